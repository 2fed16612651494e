"""The history: one entry a command, written whoever writes, and read back as it was."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from sidelog.errors import StorageError
from sidelog.journal.history.batches import Batch, Change
from sidelog.journal.history.describe import changes, history
from sidelog.journal.history.literals import read_row, row_expression
from sidelog.journal.journal import Journal, open_journal
from tests.journal.files import raw, recorded, rows
from tests.terminal import Terminal

Write = Callable[..., AbstractContextManager[Journal]]

DAY = date(2026, 11, 20)


@pytest.fixture
def write(run: Terminal, journal: Path) -> Write:
    """Opens the journal for one batch, by the command and session that are told."""
    return lambda command="test", session="s1": open_journal(
        journal, run.writer(command, session=session)
    )


def history(path: Path, limit: int = 100) -> list[Batch]:
    with open_journal(path) as opened:
        return list(history(opened, limit))


# One command, one entry


def test_a_command_is_one_entry_however_much_it_writes(write: Write, journal: Path) -> None:
    with write("log mood=6 shedding=2") as opened:
        opened.record("mood", DAY, 6)
        opened.record("shedding", DAY, 2)
        opened.add_note(DAY, "wash day")
    (batch,) = history(journal)
    assert batch.summary == "log mood=6 shedding=2"
    assert (batch.kind, batch.target, batch.session, batch.undone) == ("do", None, "s1", False)
    assert batch.at == "2026-11-22T21:00:00+01:00"


def test_a_command_that_changes_nothing_is_no_entry(write: Write, journal: Path) -> None:
    with write():
        pass
    assert history(journal) == []


def test_the_history_is_told_newest_first_and_no_longer_than_asked(
    write: Write, journal: Path
) -> None:
    for number in range(5):
        with write(f"command {number}") as opened:
            opened.add_note(DAY, "again")
    assert [batch.summary for batch in history(journal, 2)] == ["command 4", "command 3"]


def test_undo_and_redo_are_entries_about_another(write: Write, journal: Path) -> None:
    with write("first") as opened:
        opened.record("mood", DAY, 6)
    with write("undo", session="s2") as opened:
        opened.undo()
    assert [(b.kind, b.target, b.session, b.undone) for b in history(journal)] == [
        ("undo", 1, "s2", False),
        ("do", None, "s1", True),
    ]
    with write("redo") as opened:
        opened.redo()
    assert [(b.kind, b.target, b.undone) for b in history(journal)] == [
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
        opened.delete_row("observation", 1)
    with write() as opened:
        told = [
            (_value(c.old), _value(c.new))
            for b in history(opened, 9)
            for c in changes(opened, b.id)
        ]
    assert told == [(4, None), (6, 4), (None, 6)]


def _value(row: object) -> object:
    return row["value"] if isinstance(row, dict) else None


def test_a_change_reversed_twice_is_itself() -> None:
    change = Change("note", {"id": 1}, None)
    assert change.reversed() == Change("note", None, {"id": 1})
    assert change.reversed().reversed() == change


# Whoever writes


def test_each_change_by_another_program_is_an_entry_of_its_own(write: Write, journal: Path) -> None:
    with write() as opened:
        opened.record("mood", DAY, 6)
    with raw(journal) as connection:
        connection.execute("UPDATE observation SET value = 1")
        connection.execute("DELETE FROM observation")
    outside = history(journal)[:2]
    assert {(b.session, b.summary) for b in outside} == {
        ("outside", "a change made outside sidelog")
    }
    with write() as opened:
        opened.undo()
        assert [observed.value for observed in opened.observations("mood", DAY, DAY)] == [1]
    with write() as opened:
        opened.undo()
        assert [observed.value for observed in opened.observations("mood", DAY, DAY)] == [6]


def test_what_sidelog_seeds_is_not_in_the_history(write: Write, journal: Path) -> None:
    with write():
        pass
    assert rows(journal, "SELECT count(*) > 0 FROM measure") == [(1,)]
    assert rows(journal, "SELECT count(*) FROM change") == [(0,)]


def test_the_package_never_replaces_a_row_behind_the_historys_back() -> None:
    sources = list(Path("sidelog").rglob("*.py"))
    assert sources
    for source in sources:
        # OR REPLACE deletes without a delete trigger, so the old row would be lost.
        assert "OR REPLACE" not in source.read_text("utf-8").upper(), source


# A history that does not fit


def tamper(path: Path, statement: str) -> None:
    """Change the file as nothing but damage would: without its triggers."""
    with raw(path) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
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
    assert len(history(journal)) == 1


def test_a_history_of_an_unknown_table_is_never_run(write: Write, journal: Path) -> None:
    with write() as opened:
        opened.record("mood", DAY, 6)
    tamper(journal, "UPDATE change SET table_name = 'batch; DROP TABLE note'")
    with pytest.raises(StorageError, match="names an unknown table"), write() as opened:
        opened.undo()


# A row as text and back

NAMES = {"a": "INTEGER", "b_2": "REAL", "c": "TEXT", "d": "BLOB"}
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
VALUES = st.tuples(
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False),
    st.none() | TEXTS | st.sampled_from(["NULL", "'", "''", "a=1,b='2'", "1", "1.5", "X'00'"]),
    st.none() | st.binary(),
)


@examples(VALUES)
def test_a_row_comes_back_from_the_history_value_by_value_and_bit_by_bit(
    values: tuple[int | None, float | None, str | None, bytes | None],
) -> None:
    with sqlite3.connect(":memory:") as connection:
        kinds = ", ".join(f"{name} {kind}" for name, kind in NAMES.items())
        connection.execute(f"CREATE TABLE kept ({kinds}) STRICT")
        connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", values)
        written = row_expression("kept", NAMES.items())
        ((text,),) = connection.execute(f"SELECT {written} FROM kept").fetchall()
    # SQLite knows no -0.0, and adding 0.0 makes it 0.0.
    kept = [value + 0.0 if isinstance(value, float) else value for value in values]
    assert repr(list(read_row(text).items())) == repr(list(zip(NAMES, kept, strict=True)))


@pytest.mark.parametrize("text", ["a", "a=", "a='open", "a=1,,b=2", "=1", "a=1 b=2'"])
def test_text_that_is_no_row_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a row of the history|could not convert"):
        read_row(text)


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
