"""The edge of the program, in this process: every end is a code and words, never a traceback."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli import commands, host
from sidelog.cli.host import Host, SystemZone
from sidelog.cli.main import entry_point, main
from tests.journal.files import rows
from tests.processes import sidelog
from tests.terminal import Stream, Terminal

Fail = Callable[[BaseException], None]

SECRET = "something private"  # noqa: S105  (a note, not a password)


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Lets every command end with this failure."""

    def arrange(error: BaseException) -> None:
        def run(*_: object) -> int:
            raise error

        monkeypatch.setattr(commands, "run", run)

    return arrange


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without a journal, as this process would see it."""
    monkeypatch.setenv("SIDELOG_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("SIDELOG_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setattr(sys, "stdin", StringIO())


# How a run ends


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), EOFError(), type("Abort", (Exception,), {})()]
)
def test_a_run_that_was_stopped_says_what_became_of_it(
    run: Terminal, fail: Fail, error: BaseException
) -> None:
    fail(error)
    answer = run("log", "mood=5")
    assert (answer.code, answer.out) == (130, "")
    assert answer.err == "\nStopped. Nothing was recorded.\n"


def test_a_file_that_cannot_be_opened_where_none_should_be_is_a_bug_of_ours(
    run: Terminal, fail: Fail
) -> None:
    fail(PermissionError(13, "Permission denied", "/some/file"))
    assert run("log", "mood=5").code == 70


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
        (OSError(28, "No space left on device"), 74, "The output cannot be written: No space left"),
    ],
)
def test_a_stream_that_fails_ends_the_run_quietly_or_in_words(
    run: Terminal, fail: Fail, given: Path, error: OSError, code: int, words: str
) -> None:
    fail(error)
    with (given / "out").open("w") as out, (given / "err").open("w") as err:
        machine = Host.real()._replace(stdout=out, stderr=err, environ=run.environ)
        assert main(["show"], machine) == code
    said = (given / "err").read_text()
    assert said.startswith(words)
    assert bool(said) is bool(words)


def test_an_unknown_option_is_told_with_where_to_look(run: Terminal) -> None:
    answer = run("log", "--colour")
    assert answer.code == 2
    assert answer.err.splitlines()[-1] == "See: sidelog log --help"


@pytest.mark.parametrize(
    "argv",
    [
        ("-n", SECRET),
        ("--note", SECRET),
        (f"--note={SECRET}",),
        (f"-n{SECRET}",),
    ],
)
def test_the_history_names_the_command_without_the_note(
    run: Terminal, journal: Path, argv: tuple[str, ...]
) -> None:
    assert run("log", "mood=5", *argv).code == 0
    ((summary,),) = rows(journal, "SELECT summary FROM batch")
    assert summary.startswith("log mood=5 ")
    assert "…" in summary
    assert SECRET not in summary


# The machine itself


@pytest.mark.usefixtures("real")
def test_the_command_ends_the_process_with_its_code_and_lets_nobody_else_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    masks: list[int] = []
    monkeypatch.setattr(os, "umask", masks.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # pytest keeps its own
    monkeypatch.setattr(sys, "argv", ["sidelog", "log", "mood=5"])
    with pytest.raises(SystemExit) as end:
        entry_point()
    assert (end.value.code, masks) == (0, [0o077])
    assert "mood 5" in capsys.readouterr().out


@pytest.mark.usefixtures("real")
def test_the_machine_is_this_one() -> None:
    machine = Host.real()
    assert abs(machine.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert machine.now().utcoffset() is not None
    assert machine.new_identity() != machine.new_identity()
    assert machine.session == str(os.getsid(0))
    assert (machine.asks, machine.draws) == (False, False)
    assert machine.environ is os.environ


def test_streams_that_were_closed_are_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    machine = Host.real()
    with machine.stdin, machine.stdout, machine.stderr:
        assert machine.stdin.read() == ""
        assert machine.stdout.write("to nobody") == 9


@pytest.mark.parametrize(
    ("said", "terminal", "columns"),
    [
        ("100", None, 100),
        ("1", None, 20),
        ("", 132, 132),
        ("0", 132, 132),
        ("wide", 0, 80),
        ("-5", None, 80),
        ("\N{SUPERSCRIPT TWO}", None, 80),
    ],
)
def test_the_width_is_what_is_said_or_the_terminals_or_80(
    monkeypatch: pytest.MonkeyPatch, said: str, terminal: int | None, columns: int
) -> None:
    def size(_: int) -> os.terminal_size:
        if terminal is None:
            raise OSError
        return os.terminal_size((terminal, 24))

    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setattr(os, "get_terminal_size", size)
    assert host._columns() == columns


def test_a_system_without_sessions_is_told_apart_by_its_shell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "getsid")
    assert host._session() == str(os.getppid())


@pytest.mark.parametrize(
    ("tty", "environ", "style"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_style_is_for_terminals_whose_owner_did_not_refuse_it(
    tty: bool,  # noqa: FBT001
    environ: dict[str, str],
    style: bool,  # noqa: FBT001
) -> None:
    machine = Host.real()._replace(draws=tty, environ=environ)
    assert machine.has_style is style


@pytest.mark.parametrize(
    ("encoding", "known"), [("utf-8", True), ("UTF8", True), ("ascii", False), (None, False)]
)
def test_braille_is_for_streams_that_can_carry_it(encoding: str | None, known: bool) -> None:  # noqa: FBT001
    out: Any = type("Out", (), {"encoding": encoding})()
    machine = Host.real()._replace(stdout=out, environ={"LANG": "en_GB.UTF-8"})
    assert machine.has_unicode is machine.can_encode is known


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({"LANG": "de_DE.utf8@euro"}, True),
        ({"LANG": "C.UTF-8"}, True),
        ({"LC_CTYPE": "UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, False),
        ({"LC_CTYPE": "POSIX", "LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.ISO-8859-1"}, False),
        ({}, False),
        # Python sets this one itself in the C locale.
        ({"LC_CTYPE": "C.UTF-8"}, False),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),
    ],
)
def test_the_locale_says_whether_a_terminal_shows_more_than_ascii(
    environ: dict[str, str],
    known: bool,  # noqa: FBT001
) -> None:
    machine = Host.real()._replace(stdout=Stream(), environ=environ, system="linux")
    assert machine.has_unicode is known
    assert machine._replace(system="win32").has_unicode


def test_in_the_c_locale_only_ascii_is_written_though_python_could_do_more(
    journal: Path,
) -> None:
    assert sidelog(journal, "log", "mood=5").returncode == 0
    plain = {"LC_ALL": "C", "LC_CTYPE": "", "LANG": ""}
    assert sidelog(journal, "chart", "mood", **plain).stdout.isascii()
    chosen = sidelog(journal, "chart", "mood", **plain, SIDELOG_PICTURES="braille").stdout
    assert not chosen.isascii()


def test_the_zone_of_the_machine_knows_summer_and_winter(monkeypatch: pytest.MonkeyPatch) -> None:
    import time  # noqa: PLC0415  (to tell the system of the zone)

    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        zone = SystemZone()
        winter, summer = datetime(2026, 1, 5, 9, tzinfo=zone), datetime(2026, 7, 5, 9, tzinfo=zone)
        assert (winter.isoformat(), summer.isoformat()) == (
            "2026-01-05T09:00:00+01:00",
            "2026-07-05T09:00:00+02:00",
        )
        assert (winter.tzname(), summer.tzname()) == ("CET", "CEST")
        assert datetime(2026, 7, 5, 7, tzinfo=UTC).astimezone(zone) == summer
        assert (zone.utcoffset(None), zone.dst(None), zone.tzname(None)) == (None, None, None)
    finally:
        monkeypatch.undo()
        time.tzset()
