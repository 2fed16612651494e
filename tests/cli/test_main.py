"""The one edge: arguments in, an exit code out; pipes, signals, streams, and never a traceback."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import sidelog
from sidelog.cli import commands
from sidelog.cli.commands import COMMANDS, a_line_each
from sidelog.errors import ExitCode
from tests.cli.transcripts import nothing_changes, refusal
from tests.processes import SIDELOG, environ, finish, start
from tests.processes import sidelog as in_a_process
from tests.snapshots import Snapshots
from tests.terminal import Terminal

MINE = (
    *("log", "dose", "event", "show", "undo", "redo", "history"),
    *("settings", "where", "completion", "help-now", "demo"),
)


# Help and version


@pytest.mark.parametrize("command", MINE)
def test_the_help_of_a_command(run: Terminal, command: str, snapshot: Snapshots) -> None:
    result = run(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert run(command, "-h").out == result.out
    snapshot(f"help-{command}", result.out)


def test_the_help_names_every_command_in_a_whole_line(run: Terminal) -> None:
    shown = run("--help").out
    listed = [line.split() for line in shown.partition("Commands:\n")[2].splitlines()]
    assert [words[0] for words in listed] == list(COMMANDS)
    assert all(words[-1].endswith(".") and "..." not in words[-1] for words in listed)
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_every_help_fits_the_terminal(run: Terminal, columns: int) -> None:
    for command in COMMANDS:
        shown = run(command, "--help", columns=columns).out
        assert max(map(len, shown.splitlines())) <= min(columns, 80), command
        assert all(option in shown for option in ("--journal NAME|PATH", "--json ", "--plain "))


def test_each_example_is_a_line_of_its_own() -> None:
    apart = "Do it.\n\nExamples:\n\n  sidelog one\n\n  sidelog two\n\nMore."
    assert a_line_each(apart) == apart
    assert a_line_each(apart.replace("one\n\n", "one\n").replace(":\n\n", ":\n")) == apart


@pytest.mark.parametrize("argv", [("--version",), ("-V",), ("--version", "--plain")])
def test_the_version_is_shown(run: Terminal, argv: tuple[str, ...]) -> None:
    assert run(*argv).out == f"sidelog {sidelog.__version__}\n"


@pytest.mark.parametrize(
    ("argv", "command"),
    [
        (("--version",), "version"),
        (("where",), "where"),
        (("completion", "bash"), "completion"),
        (("measure",), "measure list"),
        (("settings",), "settings"),
        (("learn",), "learn"),
        (("help",), "help"),
        (("log", "--help"), "log"),
    ],
)
def test_as_json_each_answer_is_data_by_the_name_of_its_command(
    run: Terminal, argv: tuple[str, ...], command: str
) -> None:
    assert run(*argv, "--json").envelope["command"] == command


# What is not understood


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("lgo",), "There is no command 'lgo'.\nDid you mean log? All commands: sidelog --help\n"),
        (("xyzzy",), "There is no command 'xyzzy'.\nAll commands: sidelog --help\n"),
        (
            ("kratom", "4g"),
            (
                "There is no command 'kratom'.\n"
                "What was taken: sidelog dose kratom 4g. How it was: sidelog log kratom 4g\n"
            ),
        ),
        (("xyzzy", ""), "There is no command 'xyzzy'.\nAll commands: sidelog --help\n"),
        (("--colour",), "There is no option '--colour'.\nSee: sidelog --help\n"),
        (("undo", "1", "2"), "Got unexpected extra arguments (2).\nSee: sidelog undo --help\n"),
        (
            ("log", "--journal"),
            "Option '--journal' requires an argument.\nSee: sidelog log --help\n",
        ),
        (("--journal",), "Option '--journal' requires an argument.\nSee: sidelog --help\n"),
    ],
)
def test_what_is_not_understood_is_said_with_where_to_look(
    run: Terminal, argv: tuple[str, ...], words: str
) -> None:
    assert refusal(run(*argv), 2) == words


@pytest.mark.parametrize(
    "argv",
    [("x",), ("log", "x"), ("log", "x=5"), ("log", "mood=x"), ("log", "mood=5", "--on", "x")],
)
def test_a_very_long_word_is_refused_in_a_short_sentence(
    run: Terminal, argv: tuple[str, ...]
) -> None:
    said = refusal(run(*(word.replace("x", "x" * 100_000) for word in argv)), 2)
    assert len(said) < 1_300


def test_as_json_a_failure_is_data_and_a_sentence(run: Terminal) -> None:
    result = run("lgo", "--json")
    assert result.code == 2
    assert result.envelope == {
        "sidelog": 1,
        "command": "lgo",
        "error": {
            "message": "There is no command 'lgo'.",
            "hint": "Did you mean log? All commands: sidelog --help",
            "exit_code": 2,
        },
    }
    assert result.err.startswith("There is no command 'lgo'.")


def test_the_shared_options_may_stand_before_a_command_and_after_it(
    run: Terminal, journal: Path
) -> None:
    other = str(journal.with_name("other.db"))
    run("--journal", other, "log", "mood=5")
    before, after = (
        run("--json", "--journal", other, "show"),
        run("show", "--json", "--journal", other),
    )
    assert before.envelope == after.envelope
    assert before.envelope["command"] == "show"


# Any words


words = st.one_of(
    st.sampled_from(
        [
            *("mood=5", "mood=skip", "nails=0", "mood=", "=5", "shedding=2.0", "-", "--", "1e999"),
            *("kratom", "4g", "-4g", "none", "?", "1/0", "2 capsules", "zinc", "5mg", "\udcff"),
            *("illness", "reduce", "flu", "2w", "today..yesterday", "2026", "1", "0", "99", "٤"),
            *("region", "US", "day_starts", "04:00", "--json", "--plain", "--full", "--new"),
            *("--estimate", "--missed", "--unset", "--detail", "--version", "\u202e"),
        ]
    ),
    st.text(max_size=12),
)
days = st.sampled_from(["today", "monday", "-2d", "2026-09-01", "2026-02-30", "tomorrow", "1/2/26"])
moments = st.sampled_from(["08:30", "now", "2h ago", "yesterday 23:10", "-1d 8 pm", "24:00"])
options = st.one_of(
    st.tuples(st.sampled_from(["--on", "--from", "--to"]), days),
    st.tuples(st.just("--at"), moments),
    st.tuples(st.sampled_from(["-n", "--note", "--last"]), words),
)
lines = st.lists(st.one_of(words.map(lambda word: (word,)), options), max_size=4).map(
    lambda parts: [word for part in parts for word in part]
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["log", "dose", "event", "show", "undo", "redo", "history", "settings"]),
    lines,
    st.text(max_size=20),
)
@example("dose", [f"1/{'9' * 5000}g"], "")
@example("dose", ["kratom", "1" * 5000], "")
@example("log", ["mood=" + "9" * 5000], "")
@example("undo", ["9" * 5000], "")
def test_no_words_whatever_are_a_bug_of_ours(
    run: Terminal, command: str, words: list[str], stdin: str
) -> None:
    result = run(command, *words, stdin=stdin)
    assert result.code in {0, 1, 2, 65, 78}, result.err
    assert "bug" not in result.err
    assert "\x1b" not in result.err


# A bug of ours


def test_our_own_bug_is_confessed_without_a_word_of_the_journal(
    begun: Terminal, monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    def fail(*_: object) -> int:
        raise ZeroDivisionError("secret mood=5")

    monkeypatch.setattr(commands, "run", fail)
    with nothing_changes(journal):
        result = begun("log", "-n", "secret")
    first, second, version, place = result.err.splitlines()
    assert (result.code, result.out) == (ExitCode.BUG, "")
    assert first == "This is a bug in sidelog, not something you did. Nothing was recorded."
    assert second == "Please report these lines; they hold nothing of your journal:"
    assert version.startswith(f"  sidelog {sidelog.__version__}, Python 3.")
    assert place.startswith("  ZeroDivisionError at cli/test_main.py:")
    assert "secret" not in result.err


# Interrupted


def test_an_interrupt_is_said_and_records_nothing(
    begun: Terminal, monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run", stop)
    with nothing_changes(journal):
        result = begun("log", "mood=5")
    assert result.code == ExitCode.INTERRUPTED
    assert result.err == "\nStopped. Nothing was recorded.\n"


# Streams that are closed, full, or read by nobody


@contextmanager
def a_reader_that_left() -> Iterator[int]:
    """The writing end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        yield writing
    finally:
        os.close(writing)


@pytest.fixture
def long_journal(journal: Path) -> Path:
    """A journal that shows more than a pipe holds."""
    for _ in range(3):
        assert in_a_process(journal, "log", "-n", "itchy all day, " * 8_000).returncode == 0
    return journal


def test_a_reader_that_left_early_is_no_failure(long_journal: Path) -> None:
    with a_reader_that_left() as nobody:
        done = subprocess.run(
            (*SIDELOG, "show", "--full"),
            env=environ(long_journal),
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_failure_that_nobody_hears_of_is_one_all_the_same(journal: Path) -> None:
    with a_reader_that_left() as nobody:
        done = subprocess.run(
            (*SIDELOG, "lgo"), env=environ(journal), stdout=nobody, stderr=nobody, check=False
        )
    assert done.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_an_entry_whose_acknowledgement_cannot_be_written_is_kept(journal: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            (*SIDELOG, "log", "mood=5"),
            env=environ(journal),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == ExitCode.STORAGE
    assert done.stderr.endswith(
        b"Recorded, but the output cannot be written: No space left on device.\n"
    )
    assert "mood" in in_a_process(journal, "show").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_words_about_an_entry_that_cannot_be_written_leave_it_kept(journal: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            (*SIDELOG, "log", "mood=5", "-n", "I want to die"),
            env=environ(journal),
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert done.returncode == ExitCode.STORAGE
    assert "mood" in in_a_process(journal, "show").stdout


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_is_closed_is_no_failure(journal: Path, closed: int) -> None:
    done = finish(start((*SIDELOG, "log", "mood=5"), environ(journal), lambda: os.close(closed)))
    assert done.returncode == 0
    assert "mood" in in_a_process(journal, "show").stdout


# Where a journal lies


def test_a_path_that_is_not_text_is_a_path_all_the_same(run: Terminal, tmp_path: Path) -> None:
    place = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.db")
    assert run("log", "mood=5", "--journal", place).code == 0
    assert "caf?.db" in run("history", "--journal", place).out


def test_a_first_entry_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    def let_everybody_read() -> None:
        os.umask(0)

    usual = tmp_path / "data" / "sidelog" / "journal.db"
    places = environ(usual, SIDELOG_JOURNAL="", XDG_DATA_HOME=str(tmp_path / "data"))
    done = finish(start((*SIDELOG, "log", "mood=5"), places, let_everybody_read))
    assert done.returncode == 0
    assert [oct(place.stat().st_mode)[-3:] for place in (usual.parent, usual)] == ["700", "600"]


def test_the_clock_is_read_once_a_command(run: Terminal, now: datetime, journal: Path) -> None:
    run("log", "mood=5", now=now.replace(hour=23, minute=59, second=59))
    assert run("history", "--json").data[0]["at"] == "2026-11-22T23:59:59+01:00"
    assert journal.exists()
