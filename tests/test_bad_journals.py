"""A journal that cannot be used, met by every command: one sentence, the right code, no change."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sidelog.journal.tables.migrations import VERSION
from tests.journal.files import locked_by_another_program, raw
from tests.terminal import Result, Terminal

WRITERS: tuple[tuple[str, ...], ...] = (
    ("log", "mood=6"),
    ("dose", "kratom", "4g"),
    ("event", "illness", "flu"),
    ("undo",),
    ("redo",),
    ("edit", "o1", "--value", "3"),
    ("delete", "o1", "--yes"),
    ("measure", "track", "itch"),
    ("product", "add", "kratom"),
    ("profile", "name", "Ada"),
)
READERS: tuple[tuple[str, ...], ...] = (
    (),
    ("show",),
    ("search", "flu"),
    ("history",),
    ("trends",),
    ("trends", "mood"),
    ("compare",),
    ("chart", "mood"),
    ("report", "--preview"),
    ("measure", "list"),
    ("product", "list"),
    ("profile",),
    ("export", "csv"),
)
COMMANDS = WRITERS + READERS


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("Dear diary, " * 200)


def another_programs(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")


def a_newer_one(path: Path) -> None:
    with raw(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def a_damaged_one(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x5a" * (len(content) - 4096))


SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (a_folder, "is a folder, not a journal."),
    "a text": (a_text, "is not a sidelog journal."),
    "another program's": (another_programs, "is an SQLite file of another program"),
    "a newer one": (a_newer_one, "was written by a newer sidelog"),
    "a damaged one": (a_damaged_one, "is damaged."),
}


@pytest.fixture
def journal(given: Path) -> Path:
    """Where the journal lies: among the files that a test may spoil."""
    return given / "journal.db"


def refused(answer: Result, code: int, words: str) -> None:
    """It said so in one sentence, perhaps with a hint, and nothing else."""
    assert (answer.code, answer.out) == (code, ""), answer.err
    assert words in answer.err.splitlines()[0]
    assert len(answer.err.splitlines()) <= 2


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("kind", SPOILT)
def test_every_command_refuses_a_file_that_is_no_journal_of_ours(
    run: Terminal, journal: Path, kind: str, argv: tuple[str, ...]
) -> None:
    spoil, words = SPOILT[kind]
    if kind in {"a newer one", "a damaged one"}:
        run("log", "mood=5")
    spoil(journal)
    before = journal.read_bytes() if journal.is_file() else sorted(journal.iterdir())
    refused(run(*argv), 74, words)
    assert (journal.read_bytes() if journal.is_file() else sorted(journal.iterdir())) == before
    names = {place.name for place in journal.parent.iterdir()}
    assert names - {".journal.db.checked"} == {"journal.db"}


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_every_command_says_when_the_journal_is_busy(
    run: Terminal, journal: Path, argv: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelog.journal.connection.WAIT_SECONDS", 0.02)
    run("log", "mood=5")
    before = journal.read_bytes()
    with locked_by_another_program(journal, "EXCLUSIVE"):
        refused(run(*argv), 74, "is busy: another program has been writing to it")
    assert journal.read_bytes() == before


@pytest.mark.parametrize("argv", READERS, ids=" ".join)
def test_reading_makes_no_journal(run: Terminal, journal: Path, argv: tuple[str, ...]) -> None:
    answer = run(*argv)
    assert answer.code in {0, 1}
    assert "Traceback" not in answer.err
    assert not journal.exists()


@pytest.mark.parametrize("argv", WRITERS[:3], ids=" ".join)
def test_a_journal_that_cannot_be_made_is_said(
    run: Terminal, given: Path, argv: tuple[str, ...]
) -> None:
    (given / "file").write_text("")
    answer = run(*argv, env={"SIDELOG_JOURNAL": str(given / "file" / "journal.db")})
    refused(answer, 73, f"There is no folder {given / 'file'}, where SIDELOG_JOURNAL says that")


# `export csv` writes its data, not an envelope, to stdout.
@pytest.mark.parametrize("argv", [c for c in COMMANDS if "export" not in c], ids=" ".join)
def test_for_programs_the_same_is_said_as_data(
    run: Terminal, journal: Path, argv: tuple[str, ...]
) -> None:
    a_folder(journal)
    answer = run(*argv, "--json")
    error = answer.envelope["error"]
    assert (answer.code, error["exit_code"]) == (74, 74)
    assert [error["message"], error["hint"]] == answer.err.splitlines()
    words = 2 if argv[:1] in {("measure",), ("product",), ("profile",)} else 1
    assert answer.envelope["command"] == (" ".join(argv[:words]) or "today")


@pytest.mark.parametrize("name", ["journal\0.db", " ", ""])
def test_a_path_that_is_none_is_refused(run: Terminal, name: str) -> None:
    answer = run("show", "--journal", name)
    assert answer.code == 2
    assert "journal cannot be" in answer.err


def test_a_journal_below_a_link_that_leads_nowhere_is_not_made(run: Terminal, given: Path) -> None:
    (given / "link").symlink_to(given / "gone")
    answer = run("log", "mood=6", env={"SIDELOG_JOURNAL": str(given / "link" / "journal.db")})
    assert answer.code == 73
    assert os.listdir(given) == ["link"]  # noqa: PTH208  (names are enough)
