"""Whose a row is that was found without its table: told by its columns alone.

Each table has a shape: how many columns, of which types, which of them are days, instants or words
of a known few.  No row of one table has the shape of another.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from typing import NamedTuple

from sidelog.journal.history.literals import Value
from sidelog.journal.tables import migrations
from sidelog.journal.tables.migrations import STEPS
from sidelog.journal.tables.schema import RECORDED_TABLES

HISTORY_TABLES = ("batch", "change")
OTHER_TABLES = ("picture", "catalog", "merged")
TABLES = (*HISTORY_TABLES, *RECORDED_TABLES, *OTHER_TABLES)
"""Every table of a journal, parents before children but for a photo and its picture."""

Columns = tuple[Value, ...]
"""The values of a row, in the order of its table's columns."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_DAYS = frozenset({"day", "until", "from_day", "recorded_on", "retired_on", "done_on"})
_INSTANTS = frozenset({"at", "recorded_at"})
_KINDS = frozenset({"do", "undo", "redo"})
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "INTEGER": int,
    "REAL": (float, int),  # a page keeps a whole number as one
    "TEXT": str,
    "BLOB": bytes,
}


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        needed: whether it cannot be NULL.
        default: what a row that is older than the column has.
    """

    name: str
    type: str
    needed: bool
    default: Value


class Shapes:
    """The shapes of a journal's tables, of whichever version they are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.columns = {table: tuple(_columns(connection, table)) for table in TABLES}
        with closing(sqlite3.connect(":memory:")) as first:
            migrations.run(first, STEPS[:1], 1)
            # A row stays as short as its table was when it was written.
            self._least = {table: len(list(_columns(first, table))) for table in TABLES}
        self._latest = TABLES[0]

    def names(self, table: str) -> list[str]:
        """What the columns of a table are called."""
        return [column.name for column in self.columns[table]]

    def whose(self, number: int, values: Columns) -> tuple[str, Columns] | None:
        """The table that a row is of, and the row as that has it; None where it is of none."""
        for table in (self._latest, *TABLES):  # the one before was of the same, mostly
            row = self.fit(table, number, values)
            if row is not None:
                self._latest = table
                return table, row
        return None

    def fit(self, table: str, number: int, values: Columns) -> Columns | None:
        """The row as a table has it; None where it cannot be of it."""
        columns = self.columns[table]
        missing = len(columns) - len(values)
        if missing < 0 or len(values) < self._least[table] or not columns:
            return None
        if columns[0].name == "id":
            if values[0] not in {None, number}:
                return None
            values = (number, *values[1:])
        if missing:
            values = (*values, *(column.default for column in columns[-missing:]))
        row = []
        for column, value in zip(columns, values, strict=True):
            if value is None:
                if column.needed:
                    return None
            elif not isinstance(value, _TYPES[column.type]) or not _is_like(column.name, value):
                return None
            row.append(float(value) if column.type == "REAL" and value is not None else value)
        found = tuple(row)
        return found if _is_of(table, found) else None


def _columns(connection: sqlite3.Connection, table: str) -> Iterator[Column]:
    for _, name, kind, needed, default, key in connection.execute(f"PRAGMA table_info({table})"):
        literal = connection.execute(f"SELECT {default}").fetchone()[0] if default else None
        yield Column(name, kind, bool(needed or key), literal)


def _is_like(name: str, value: Value) -> bool:
    if name in _DAYS:
        return isinstance(value, str) and _DAY.fullmatch(value) is not None
    if name in _INSTANTS:
        return isinstance(value, str) and _INSTANT.match(value) is not None
    return True


def _is_of(table: str, row: Columns) -> bool:
    if table == "batch":
        return row[3] in _KINDS
    if table == "change":
        return row[2] in RECORDED_TABLES and bool(row[4] or row[5])
    if table == "picture":
        return isinstance(row[2], bytes) and sha256(row[2]).hexdigest() == row[0]
    if table == "merged":
        return row[1] in {"batch", "row", "same"}
    return table != "catalog" or row[0] == "measures"
