"""Another program's SQLite file: its rows are read from memory, and nothing is written to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sidelog.errors import BadDataError
from sidelog.journal.connection import PLAIN

MOST_BYTES = 200_000_000
"""A file is held in memory whole; no application's diary is larger."""

# In what SQLite says of a damaged schema may stand bytes of it, which are no text.
_REFUSED = (sqlite3.Error, UnicodeDecodeError)
_PAGE_SIZE, _PAGES = slice(16, 18), slice(28, 32)
_VERSIONS = slice(18, 20)
_ROLLBACK = b"\1\1"
"""What a file says at these bytes that has no log beside it."""

Tables = dict[str, list[str]]
"""The columns of each table of a file, in lower case."""


def is_database(begins: bytes) -> bool:
    """Whether a file that begins so is one of SQLite's."""
    return begins.startswith(PLAIN)


class Foreign:
    """An open file of another program."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        """Hold the connection; `name` is what the file is called in messages."""
        self._name, self._connection = name, connection

    def tables(self) -> Tables:
        """The tables, each with its columns, all in lower case.

        Raises:
            BadDataError: the file is damaged.
        """
        listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = [str(row["name"]) for row in self.rows(listed)]
        columns = "SELECT name FROM pragma_table_info(?)"
        return {
            name.casefold(): [str(row["name"]).casefold() for row in self.rows(columns, name)]
            for name in names
        }

    def rows(self, query: str, *values: str) -> Iterator[dict[str, Any]]:
        """What a query finds, a row at a time, by column in lower case.

        Raises:
            BadDataError: the file is damaged.
        """
        try:
            cursor = self._connection.execute(query, values)
            names = [column[0].casefold() for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))
        except _REFUSED as error:
            raise damaged(self._name, error) from None


@contextmanager
def open_foreign(content: bytes, name: str) -> Iterator[Foreign]:
    """Open the bytes of a file.

    Raises:
        BadDataError: they are no SQLite file, too many, or damaged.
    """
    if not content.startswith(PLAIN):
        raise BadDataError(f"{name} is no SQLite database.")
    if len(content) > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        raise BadDataError(f"{name} is larger than {most}, which no application's diary is.")
    size, pages = int.from_bytes(content[_PAGE_SIZE]), int.from_bytes(content[_PAGES])
    if len(content) < size * pages:
        raise damaged(name, "it is cut off")
    # What says that a log lies beside it would keep the bytes from being opened.
    content = content[: _VERSIONS.start] + _ROLLBACK + content[_VERSIONS.stop :]
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.deserialize(content)
            connection.execute("PRAGMA query_only = ON")
            checked = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if checked != "ok":
                raise damaged(name, checked)
            connection.text_factory = _text
        except _REFUSED as error:
            raise damaged(name, error) from None
        yield Foreign(name, connection)


def _text(content: bytes) -> str:
    return content.decode(errors="replace")


def damaged(name: str, why: object) -> BadDataError:
    """The error where a file of another program cannot be read."""
    if isinstance(why, UnicodeDecodeError):
        why = "its schema is damaged"
    return BadDataError(
        f"{name} is a database that cannot be read: {why}.",
        hint="It may be damaged or cut off: export it again, or copy it again.",
    )
