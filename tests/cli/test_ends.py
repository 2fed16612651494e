"""How a run ends that something broke off: what is said of the entry is what became of it."""

import errno
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sidelog import files
from sidelog.cli.app import App
from sidelog.cli.main import main
from sidelog.cli.stops import Stops
from sidelog.journal.connection import JournalFile
from sidelog.journal.journal import Journal
from tests.journal.files import rows
from tests.processes import environ, finish, sidelog, start
from tests.terminal import Result, Terminal

FULL = OSError(errno.ENOSPC, "No space left on device")
BUG = "This is a bug in sidelog, not something you did. Nothing was recorded."

Break = Callable[[type, str, BaseException], None]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Break:
    """`broken(App, "answer", error)` lets that method raise it."""

    def arrange(owner: type, name: str, error: BaseException) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(owner, name, fail)

    return arrange


def moods(journal: Path) -> list[float]:
    return [value for (value,) in rows(journal, "SELECT value FROM observation ORDER BY id")]


# What fails after it is recorded


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (FULL, 74, "Recorded, but the output cannot be written: No space left on device.\n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (KeyboardInterrupt(), 130, "\nRecorded. Stopped.\n"),
        (
            ZeroDivisionError(),
            70,
            "Recorded, but after that there was a bug in sidelog, nothing that you did.\n",
        ),
    ],
)
def test_an_answer_that_fails_is_one_of_what_is_recorded(
    begun: Terminal, journal: Path, broken: Break, error: BaseException, code: int, said: str
) -> None:
    broken(App, "answer", error)
    answer = begun("log", "mood=6")
    assert (answer.code, answer.out) == (code, "")
    assert answer.err[: len(said)] == said
    assert moods(journal) == [6]


@pytest.mark.parametrize(
    ("argv", "done"),
    [
        (("dose", "kratom", "1g"), "Recorded"),
        (("undo",), "Undone"),
        (("edit", "d1", "--amount", "3g"), "Changed"),
        (("delete", "o1", "--yes"), "Deleted"),
        (("settings", "region", "US"), "Written"),
    ],
)
def test_each_command_says_what_it_did(
    begun: Terminal, broken: Break, argv: tuple[str, ...], done: str
) -> None:
    broken(App, "answer", FULL)
    assert begun(*argv).err.endswith(
        f"{done}, but the output cannot be written: No space left on device.\n"
    )


@pytest.mark.parametrize(
    "argv",
    [("export", "csv", "-o"), ("report", "-o"), ("settings", "region", "US", "--journal")],
    ids=lambda argv: argv[0],
)
def test_a_file_that_is_in_its_place_is_not_denied(
    begun: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "sync_folder", fail)
    answer = begun(*argv, str(tmp_path / "out.html"))
    assert (answer.code, answer.out) == (74, "")
    assert answer.err.startswith("Written, but the disk failed after ")


# What fails before


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (FULL, 74, "Not recorded: the output cannot be written: No space left on device.\n"),
        (KeyboardInterrupt(), 130, "\nStopped. Nothing was recorded.\n"),
        (EOFError(), 130, "\nStopped. Nothing was recorded.\n"),
        (ZeroDivisionError(), 70, f"{BUG}\n"),
    ],
)
def test_what_fails_in_the_transaction_says_that_nothing_is_recorded(
    begun: Terminal, journal: Path, broken: Break, error: BaseException, code: int, said: str
) -> None:
    broken(Journal, "record", error)
    answer = begun("log", "mood=6")
    assert (answer.code, answer.out) == (code, "")
    assert answer.err[: len(said)] == said
    assert moods(journal) == [5]


def test_what_was_said_before_stays_true_when_the_next_is_stopped(
    run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sidelog.cli.help.demo._write_report", stop)
    answer = run("demo", "--folder", str(tmp_path))
    assert answer.code == 130
    assert answer.err.startswith(f"An invented year is in {tmp_path}")
    assert answer.err.endswith("\nStopped. Nothing more was written.\n")
    assert moods(tmp_path / "invented-journal.db")


# A COMMIT that reports an error


class Doubtful(sqlite3.Connection):
    """A connection whose COMMIT fails, whatever it did.

    Attributes:
        does: whether it commits all the same.
        reason: what it says.
    """

    does = False
    reason = "SQLITE_IOERR_DIR_FSYNC"

    def execute(self, sql: str, /, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401
        """Run a statement; COMMIT fails."""
        if sql != "COMMIT":
            return super().execute(sql, *values)
        if self.does:
            super().execute(sql)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = self.reason
        raise error


Doubt = Callable[..., None]


@pytest.fixture
def doubt(monkeypatch: pytest.MonkeyPatch) -> Doubt:
    """`doubt(does=True)` lets the next connection be doubtful, and those after it `then`."""
    plain = JournalFile.connect

    def arrange(*, does: bool, reason: str = Doubtful.reason, is_gone: bool = False) -> None:
        opened: list[Path] = []

        def connect(file: JournalFile) -> sqlite3.Connection:
            opened.append(file.path)
            if len(opened) == 1:
                return sqlite3.connect(file.path, isolation_level=None, factory=Doubtful)
            if is_gone:
                raise sqlite3.OperationalError("disk I/O error")
            return plain(file)

        monkeypatch.setattr(JournalFile, "connect", connect)
        monkeypatch.setattr(Doubtful, "does", does)
        monkeypatch.setattr(Doubtful, "reason", reason)

    return arrange


def said_of(answer: Result, journal: Path) -> tuple[int, str, list[float]]:
    """The code, the first line without the path, and what is there."""
    return answer.code, answer.err.splitlines()[0].replace(str(journal), "J"), moods(journal)


def test_a_commit_that_failed_and_did_it_all_the_same_is_said_to_be_recorded(
    begun: Terminal, journal: Path, doubt: Doubt
) -> None:
    doubt(does=True)
    answer = begun("log", "mood=6", "--json")
    assert said_of(answer, journal) == (
        74,
        "Recorded, but the journal J could not be read or written: the disk reports an error.",
        [6],
    )
    assert answer.envelope["error"]["recorded"] is True


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("SQLITE_IOERR_WRITE", "could not be read or written: the disk reports an error"),
        ("SQLITE_FULL", "could not be written: the disk is full"),
        ("SQLITE_BUSY", "is busy: another program has been writing to it for 5 seconds"),
    ],
)
def test_a_commit_that_failed_is_said_not_to_be_recorded(
    begun: Terminal, journal: Path, doubt: Doubt, reason: str, words: str
) -> None:
    doubt(does=False, reason=reason)
    answer = begun("log", "mood=6", "--json")
    assert said_of(answer, journal) == (74, f"Not recorded: the journal J {words}.", [5])
    assert "recorded" not in answer.envelope["error"]


@pytest.mark.parametrize("does", [True, False])
def test_what_nobody_can_know_is_said_to_be_unknown_and_where_to_look(
    begun: Terminal, journal: Path, doubt: Doubt, *, does: bool
) -> None:
    doubt(does=does, is_gone=True)
    answer = begun("log", "mood=6", "--json")
    unknown = "It is not known whether this was recorded. "
    reason = "The journal J could not be read or written: the disk reports an error."
    assert said_of(answer, journal) == (74, unknown + reason, [6 if does else 5])
    assert answer.err.splitlines()[1] == "Look: sidelog history"
    assert answer.envelope["error"]["recorded"] is None


def test_a_first_commit_that_failed_leaves_no_journal(
    run: Terminal, journal: Path, doubt: Doubt
) -> None:
    doubt(does=False)
    assert run("log", "mood=6").err.startswith("Not recorded: ")
    assert list(journal.parent.iterdir()) == []


def test_a_commit_that_failed_for_a_reason_of_ours_is_a_bug(
    begun: Terminal, journal: Path, doubt: Doubt
) -> None:
    doubt(does=False, reason="SQLITE_MISUSE")
    answer = begun("log", "mood=6")
    assert (answer.code, answer.err.splitlines()[0]) == (70, BUG)
    assert moods(journal) == [5]


# Signals


@pytest.fixture
def arrive(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets an interrupt arrive at the `stops` that listened last."""
    handlers: dict[int, Callable[[], None]] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    return lambda: handlers[signal.SIGINT]()  # noqa: PLW0108  (it is there once one listens)


def test_a_signal_before_the_run_has_begun_ends_it(
    capsys: pytest.CaptureFixture[str], arrive: Callable[[], None]
) -> None:
    stops = Stops()
    stops.listen()
    arrive()
    assert main(["log", "mood=6"], stops=stops) == 130
    assert capsys.readouterr().err == "\nStopped. Nothing was recorded.\n"


def test_only_one_signal_strikes_and_none_after_something_is_kept(
    arrive: Callable[[], None],
) -> None:
    stops = Stops()
    stops.listen()
    stops.release()
    with pytest.raises(KeyboardInterrupt):
        arrive()
    arrive()
    stops = Stops()
    stops.listen()
    stops.kept()
    arrive()
    with pytest.raises(KeyboardInterrupt):
        stops.finish()
    assert stops.interrupted("undo") == "Undone. Stopped."


# Real signals, at a moment that is known


STRUCK = """
import os, sys
from sidelog.cli.main import entry_point
from sidelog.journal import search, store
from sidelog.journal.journal import Journal

number, moment = int(sys.argv.pop(1)), sys.argv.pop(1)
strike = lambda: os.kill(os.getpid(), number)
record, commit, fold = Journal.record, store._commit, search.fold

def struck_record(*words, **more):
    if moment == "in the transaction":
        strike()
    return record(*words, **more)

def struck_commit(connection, *, writing):
    if moment == "before COMMIT":
        strike()
    commit(connection, writing=writing)
    if moment == "after COMMIT":
        strike()
        strike()

folded = []

def struck_fold(text):
    folded.append(text)
    if moment == "where SQLite calls us" and len(folded) == 2:  # the first are the words typed
        strike()
    return fold(text)

Journal.record, store._commit, search.fold = struck_record, struck_commit, struck_fold
entry_point()
"""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def struck(journal: Path, name: str, moment: str, *argv: str, ignored: bool = False) -> Result:
    """What a command answers that a signal arrives at; it may have been started to ignore it."""
    number = getattr(signal, name)

    def ignore() -> None:
        # Whatever these tests were started to ignore themselves, as `nohup` does.
        signal.signal(number, signal.SIG_IGN if ignored else signal.SIG_DFL)

    line = (sys.executable, "-c", STRUCK, str(number.value), moment, *argv)
    done = finish(start(line, environ(journal), ignore))
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_in_the_transaction_undoes_it(journal: Path, name: str) -> None:
    answer = struck(journal, name, "in the transaction", "log", "mood=6")
    assert (answer.code, answer.out) == (130, "")
    assert answer.err == "\nStopped. Nothing was recorded.\n"
    assert list(journal.parent.iterdir()) == []


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("moment", ["before COMMIT", "after COMMIT"])
def test_a_signal_from_then_on_waits_for_the_answer(journal: Path, name: str, moment: str) -> None:
    answer = struck(journal, name, moment, "log", "mood=6")
    assert answer.code == 130
    assert "mood 6" in answer.out
    assert answer.err == f"A new journal was made: {journal}\n\nRecorded. Stopped.\n"
    assert moods(journal) == [6]


def test_a_signal_that_strikes_where_sqlite_calls_us_is_no_bug(journal: Path) -> None:
    assert sidelog(journal, "log", "-n", "itchy").returncode == 0
    answer = struck(journal, "SIGINT", "where SQLite calls us", "search", "itchy")
    assert (answer.code, answer.err) == (130, "\nStopped. Nothing was recorded.\n")


def test_a_signal_that_the_program_was_started_to_ignore_is_ignored(journal: Path) -> None:
    answer = struck(journal, "SIGHUP", "in the transaction", "log", "mood=6", ignored=True)
    assert answer.code == 0
    assert moods(journal) == [6]
