"""What every recorded table keeps to, whoever writes: no change untold, no text with a NUL."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.tables.migrations import install_triggers, remove_triggers
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.conftest import Write
from tests.journal.examples import DAY, ROWS, insert, insert_picture
from tests.journal.files import raw, rows
from tests.terminal import Terminal

REFUSED = "a text has a NUL character"


@pytest.fixture
def connection(run: Terminal, journal: Path) -> Iterator[sqlite3.Connection]:
    """A journal with kratom in grams and a picture, open as by another program."""
    with open_journal(journal, run.writer()) as opened:
        opened.add_product("kratom", unit="g")
    with raw(journal) as connection:
        insert_picture(connection)
        yield connection


def texts_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that hold a text, days and identities among them."""
    columns = connection.execute(f"PRAGMA table_info({table})")
    return [name for _, name, kind, *_ in columns if kind == "TEXT"]


@pytest.mark.parametrize("table", RECORDED_TABLES)
def test_no_text_of_any_table_takes_a_nul_from_anybody(
    connection: sqlite3.Connection, table: str
) -> None:
    texts = texts_of(connection, table)
    assert "uuid" in texts
    for column in texts:
        text = f"{ROWS[table].get(column) or DAY}\0"
        with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
            insert(connection, table, **{column: text})
    insert(connection, table)
    for column in texts:
        with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
            connection.execute(f"UPDATE {table} SET {column} = ifnull({column}, '') || char(0)")


def test_a_row_that_had_one_before_can_be_changed_elsewhere_and_healed(
    connection: sqlite3.Connection,
) -> None:
    remove_triggers(connection)
    insert(connection, "event", title="a\0b")
    install_triggers(connection)
    connection.execute("UPDATE event SET note = 'new'")
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        connection.execute("UPDATE event SET title = 'a' || char(0)")
    connection.execute("UPDATE event SET title = 'ab'")
    assert connection.execute("SELECT title, note FROM event").fetchone() == ("ab", "new")


def test_a_new_column_is_watched_from_its_first_day(connection: sqlite3.Connection) -> None:
    remove_triggers(connection)
    connection.execute("ALTER TABLE note ADD COLUMN place TEXT")
    install_triggers(connection)
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        insert(connection, "note", place="\0")
    insert(connection, "note", place="home")
    ((told,),) = connection.execute("SELECT new FROM change ORDER BY id DESC LIMIT 1").fetchall()
    assert told.endswith("place='home'")


def test_what_is_removed_is_only_what_can_be_made_again(connection: sqlite3.Connection) -> None:
    def triggers() -> set[str]:
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        return {name for (name,) in found}

    before = triggers()
    remove_triggers(connection)
    assert before - triggers() == {
        *(f"history_{table}_{how}" for table in RECORDED_TABLES for how in ("insert", "update")),
        *(f"history_{table}_delete" for table in RECORDED_TABLES),
        *(f"text_{table}_{how}" for table in RECORDED_TABLES for how in ("insert", "update")),
    }
    install_triggers(connection)
    assert triggers() == before


def test_each_change_by_another_program_is_an_entry_of_its_own(write: Write, journal: Path) -> None:
    day = date.fromisoformat(DAY)
    with write() as opened:
        opened.record("mood", day, 6)
    with raw(journal) as connection:
        connection.execute("UPDATE observation SET value = 1")
        connection.execute("DELETE FROM observation")
    told = "SELECT session, summary, open FROM batch WHERE id > 1"
    assert rows(journal, told) == [("outside", "a change made outside sidelog", 0)] * 2

    def undone(opened: Journal) -> list[float | None]:
        opened.undo()
        return [observed.value for observed in opened.observations("mood", day, day)]

    for value in (1, 6):
        with write() as opened:
            assert undone(opened) == [value]


def test_what_sidelog_seeds_is_not_in_the_history(write: Write, journal: Path) -> None:
    with write():
        pass
    assert rows(journal, "SELECT count(*) > 0 FROM measure") == [(1,)]
    assert rows(journal, "SELECT count(*) FROM change") == [(0,)]
