"""The history: one entry a command, written whoever writes, and read back as it was."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sidelog.errors import StorageError
from sidelog.journal.history.batches import Batch, Change, changes, history
from sidelog.journal.journal import open_journal
from tests.journal.conftest import Write
from tests.journal.files import raw, recorded, without_triggers

DAY = date(2026, 11, 20)


def told(path: Path, limit: int = 100) -> list[Batch]:
    """The entries of the history, newest first."""
    with open_journal(path) as opened:
        return list(history(opened, limit))


# One command, one entry


def test_a_command_is_one_entry_however_much_it_writes(write: Write, journal: Path) -> None:
    with write("log mood=6 shedding=2") as opened:
        opened.record("mood", DAY, 6)
        opened.record("shedding", DAY, 2)
        opened.add_note(DAY, "wash day")
    (batch,) = told(journal)
    assert batch.summary == "log mood=6 shedding=2"
    assert (batch.kind, batch.target, batch.session, batch.undone) == ("do", None, "s1", False)
    assert batch.at == "2026-11-22T21:00:00+01:00"


def test_the_history_is_told_newest_first_and_no_longer_than_asked(
    write: Write, journal: Path
) -> None:
    for number in range(5):
        with write(f"command {number}") as opened:
            opened.add_note(DAY, "again")
    assert [batch.summary for batch in told(journal, 2)] == ["command 4", "command 3"]


def test_undo_and_redo_are_entries_about_another(write: Write, journal: Path) -> None:
    with write("first") as opened:
        opened.record("mood", DAY, 6)
    with write("undo", session="s2") as opened:
        opened.undo()
    assert [(b.kind, b.target, b.session, b.undone) for b in told(journal)] == [
        ("undo", 1, "s2", False),
        ("do", None, "s1", True),
    ]
    with write("redo") as opened:
        opened.redo()
    assert [(b.kind, b.target, b.undone) for b in told(journal)] == [
        ("redo", 1, False),
        ("undo", 1, False),
        ("do", None, False),
    ]


def test_an_entry_tells_each_row_as_it_was_and_as_it_became(write: Write) -> None:
    with write() as opened:
        opened.record("mood", DAY, 6)
    with write() as opened:
        opened.record("mood", DAY, 4)
    with write() as opened:
        opened.batch.delete("observation", 1)
    with write() as opened:
        (removed,), (changed,), (added,) = (
            list(changes(opened, batch.id)) for batch in history(opened, 9)
        )
    assert (removed.table, removed.new) == ("observation", None)
    assert removed.old == changed.new
    assert changed.old == added.new
    assert added.old is None
    assert [row and row["value"] for row in (added.new, changed.new)] == [6, 4]


def test_a_change_reversed_twice_is_itself() -> None:
    change = Change("note", {"id": 1}, None)
    assert change.reversed() == Change("note", None, {"id": 1})
    assert change.reversed().reversed() == change


def test_the_package_never_replaces_a_row_behind_the_historys_back() -> None:
    sources = list(Path("sidelog").rglob("*.py"))
    assert sources
    # REPLACE deletes without a delete trigger, so the old row would be lost.
    replaces = re.compile(r"REPLACE INTO (\S+)", re.IGNORECASE)
    replaced = {
        table for source in sources for table in replaces.findall(source.read_text("utf-8"))
    }
    assert replaced <= {"catalog"}  # which has no history


# A history that does not fit


def tamper(path: Path, statement: str) -> None:
    """Change the file as nothing but damage would: without its triggers."""
    with raw(path) as connection:
        without_triggers(connection)
        connection.execute(statement)


def test_an_undo_that_does_not_fit_the_journal_changes_nothing(write: Write, journal: Path) -> None:
    with write() as opened:
        opened.record("mood", DAY, 6)
        opened.record("shedding", DAY, 2)
    tamper(journal, "DELETE FROM observation WHERE id = 1")
    before = recorded(journal)
    with (
        pytest.raises(StorageError, match="a row it names is not there") as error,
        write() as opened,
    ):
        opened.undo()
    assert (
        error.value.hint == "Nothing was changed. Keep a copy of the file, and report this, please."
    )
    assert recorded(journal) == before
    assert len(told(journal)) == 1


def test_a_history_of_an_unknown_table_is_never_run(write: Write, journal: Path) -> None:
    with write() as opened:
        opened.record("mood", DAY, 6)
    tamper(journal, "UPDATE change SET table_name = 'batch; DROP TABLE note'")
    with pytest.raises(StorageError, match="names an unknown table"), write() as opened:
        opened.undo()


# Nothing of it is changed or taken away


@pytest.fixture
def connection(write: Write, journal: Path) -> Iterator[sqlite3.Connection]:
    """A journal with one entry in its history, open as by another program."""
    with write() as opened:
        opened.record("mood", DAY, 6)
    with raw(journal) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET new = 'id=2'",
        "DELETE FROM change",
        "DELETE FROM batch",
        "UPDATE batch SET summary = 'something else'",
        "UPDATE batch SET open = 1",
        "UPDATE batch SET at = at",
    ],
)
def test_the_history_is_append_only(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the history is append-only"):
        connection.execute(statement)


@pytest.mark.parametrize("change", ["id = 99", "at = 'then'", "kind = 'undo', target = 1"])
def test_an_open_entry_of_the_history_keeps_what_it_is(
    connection: sqlite3.Connection, change: str
) -> None:
    connection.execute(
        "INSERT INTO batch (uuid, at, kind, session, summary) VALUES ('u', 'now', 'do', 's', '')"
    )
    with pytest.raises(sqlite3.IntegrityError, match="the history is append-only"):
        connection.execute(f"UPDATE batch SET {change} WHERE open = 1")


def test_one_entry_of_the_history_is_open_at_a_time(connection: sqlite3.Connection) -> None:
    begin = "INSERT INTO batch (uuid, at, kind, session, summary) VALUES (?, 'now', 'do', 's', '')"
    connection.execute(begin, ("first",))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute(begin, ("second",))
