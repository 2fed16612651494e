"""Sidelog among other programs: pipes that close, disks that fill, keys that interrupt."""

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.journal.files import is_sound, locked_by_another_program, rows
from tests.processes import SIDELOG, environ, finish, sidelog, start

Shell = Callable[..., CompletedProcess[str]]


@pytest.fixture
def shell(journal: Path) -> Shell:
    """Runs a line of shell in which `sidelog` is the command."""
    function = f'sidelog() {{ "{sys.executable}" -c "{SIDELOG[2]}" "$@"; }}'

    def run(line: str, **more: str) -> CompletedProcess[str]:
        command = ("bash", "-c", f"set -o pipefail; {function}; {line}")
        return finish(start(command, environ(journal, **more)))

    return run


def test_help_into_a_pipe_that_closes_is_no_failure(shell: Shell) -> None:
    answer = shell("sidelog --help | head -n 1")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Usage: sidelog")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["show", "trends", "--help", "--version"])
def test_output_that_cannot_be_written_is_a_failure_in_words(
    shell: Shell, command: str, unbuffered: str
) -> None:
    shell("sidelog log mood=5")
    plain = {"PYTHONUNBUFFERED": unbuffered, "PYTHONIOENCODING": "", "PYTHONUTF8": "0"}
    answer = shell(f"sidelog {command} > /dev/full", **plain)
    assert answer.returncode == 74
    assert "The output cannot be written: No space left on device." in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "Exception ignored" not in answer.stderr


def test_a_terminal_that_knows_only_ascii_is_answered(shell: Shell) -> None:
    shell("sidelog log mood=5 -n 'Übelkeit'")
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for command in ("", "show", "trends", "history", "search ubelkeit"):
        answer = shell(f"sidelog {command}", **plain)
        assert answer.returncode == 0, answer.stderr
        assert answer.stdout.isascii()


def test_words_that_are_not_text_are_refused_in_words(shell: Shell, journal: Path) -> None:
    for line in (r"sidelog log mood=5 -n $'\xff'", r"printf 'mood=5\xff\n' | sidelog log -"):
        answer = shell(line)
        assert answer.returncode in {2, 65}, answer.stderr
        assert "Traceback" not in answer.stderr
    assert not journal.exists() or rows(journal, "SELECT * FROM observation") == []


def test_an_interrupted_wait_says_so_and_records_nothing(journal: Path) -> None:
    assert sidelog(journal, "log", "mood=5").returncode == 0
    with locked_by_another_program(journal, "EXCLUSIVE"):
        waiting = start((*SIDELOG, "log", "mood=6"), environ(journal))
        time.sleep(1)
        waiting.send_signal(signal.SIGINT)  # SQLite answers it when its wait is over
    answer = finish(waiting)
    assert answer.returncode == 130
    assert answer.stderr == "\nStopped. Nothing was recorded.\n"
    assert is_sound(journal)
    assert rows(journal, "SELECT value FROM observation") == [(5.0,)]


def test_an_interrupted_check_in_says_so(journal: Path) -> None:
    said, code = in_a_terminal(journal, b"\x03", "log")
    assert code == 130
    assert "Stopped. Nothing was " in said  # recorded, or answered where it had begun to ask
    assert "Traceback" not in said


def in_a_terminal(journal: Path, typed: bytes, *argv: str) -> tuple[str, int]:
    """What a command shows in a real terminal after it has asked and been answered."""
    process, terminal = pty.fork()
    if not process:
        os.execve(SIDELOG[0], [*SIDELOG, *argv], environ(journal, TERM="xterm"))  # noqa: S606
    shown = os.read(terminal, 4096)
    os.write(terminal, typed)
    with suppress(OSError):  # Linux answers so when the other side has ended
        for _ in range(100):
            if select.select([terminal], [], [], 2)[0]:
                shown += os.read(terminal, 4096)
            else:  # a signal that came just before a read is noticed at the next key
                os.write(terminal, b"\x03")
    os.close(terminal)  # which hangs up on whoever is still there
    _, status = os.waitpid(process, 0)
    return shown.decode(), os.waitstatus_to_exitcode(status)


def test_a_real_terminal_is_asked_and_answered(journal: Path) -> None:
    assert sidelog(journal, "log", "-n", "the first start is over").returncode == 0
    said, code = in_a_terminal(journal, b"2\n1\n0\n6\n\n\n", "log")
    assert code == 0, said
    answers = dict(
        rows(journal, "SELECT name, value FROM observation JOIN measure m ON m.id = measure_id")
    )
    assert answers == {"shedding": 2, "dryness": 1, "nails": 0, "mood": 6}


@pytest.mark.parametrize(
    ("columns", "most"), [("100", 100), ("", 80), ("0", 80), ("many", 80), ("-5", 80)]
)
def test_a_page_is_as_wide_as_is_said_and_else_80(shell: Shell, columns: str, most: int) -> None:
    shell("sidelog log mood=5")
    for command in ("", "show", "trends", "report --preview"):
        answer = shell(f"sidelog {command}", COLUMNS=columns)
        assert answer.returncode == 0, answer.stderr
        assert max(len(line) for line in answer.stdout.splitlines()) <= most, command


def test_a_width_of_nothing_is_no_failure(shell: Shell) -> None:
    shell("sidelog log mood=5")
    for command in ("", "show", "trends", "report --preview", "chart mood"):
        assert shell(f"sidelog {command}", COLUMNS="1").returncode == 0
