"""Another program's SQLite file: read from memory, refused in a sentence where it is damaged."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal import foreign
from sidelog.journal.foreign import is_database, open_foreign


def made(script: str) -> bytes:
    """A database that a script makes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(script)
        return connection.serialize()


TEA = made("CREATE TABLE Tea (Id INTEGER, Name TEXT); INSERT INTO Tea VALUES (1, 'green')")


def test_rows_by_their_columns() -> None:
    with open_foreign(TEA, "tea.db") as database:
        assert database.tables() == {"tea": ["id", "name"]}
        assert list(database.rows("SELECT * FROM Tea WHERE name = ?", "green")) == [
            {"id": 1, "name": "green"}
        ]


def test_nothing_is_written() -> None:
    with (
        open_foreign(TEA, "tea.db") as database,
        pytest.raises(BadDataError, match="attempt to write a readonly database"),
    ):
        list(database.rows("DELETE FROM Tea"))


def test_a_file_that_had_a_log_beside_it_is_read_without_it(given: Path) -> None:
    path = given / "tea.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript("CREATE TABLE Tea (Id INTEGER); INSERT INTO Tea VALUES (7)")
    with open_foreign(path.read_bytes(), "tea.db") as database:
        assert list(database.rows("SELECT Id FROM Tea")) == [{"id": 7}]


def test_text_that_is_none_is_shown_as_such() -> None:
    odd = made("CREATE TABLE Tea (Name TEXT); INSERT INTO Tea VALUES (CAST(x'67ff' AS TEXT))")
    with open_foreign(odd, "tea.db") as database:
        assert list(database.rows("SELECT Name FROM Tea")) == [{"name": "g\ufffd"}]


@pytest.mark.parametrize("cut", [100, 1000, 5000])
def test_a_file_that_is_cut_off_is_refused(cut: int) -> None:
    with (
        pytest.raises(BadDataError, match="is a database that cannot be read"),
        open_foreign(TEA[:cut], "tea.db") as database,
    ):
        list(database.rows("SELECT * FROM Tea"))


def test_a_page_that_holds_something_else_is_refused() -> None:
    harmed = TEA[:4096] + b"\x0d" + b"\xff" * 4095
    with (
        pytest.raises(BadDataError, match="is a database that cannot be read"),
        open_foreign(harmed, "tea.db"),
    ):
        pass


def test_what_is_no_database_is_refused() -> None:
    assert not is_database(b"day,mood")
    with (
        pytest.raises(BadDataError, match=r"tea\.db is no SQLite database"),
        open_foreign(b"day,mood", "tea.db"),
    ):
        pass


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MOST_BYTES", 1000)
    with (
        pytest.raises(BadDataError, match="which no application's diary is"),
        open_foreign(TEA, "tea.db"),
    ):
        pass


def test_no_byte_of_the_schema_ends_in_another_exception() -> None:
    start = TEA.index(b"CREATE TABLE") - 60
    for place in range(start, 4096):
        for bits in (1, 0x80, 0xFF):
            harmed = bytearray(TEA)
            harmed[place] ^= bits
            with suppress(BadDataError), open_foreign(bytes(harmed), "tea.db") as database:
                database.tables()
                list(database.rows("SELECT * FROM Tea"))
