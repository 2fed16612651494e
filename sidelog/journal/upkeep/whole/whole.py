"""Everything that a journal holds, a row at a time, as far as its file can be read.

Rows come in the order of their numbers, so that the same journal always reads the same, and no
more than one of them is held.  What a damaged file does not give is named, and left out.
"""

import sqlite3
from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import isfinite
from typing import Any, NamedTuple

from sidelog.journal.columns import Row
from sidelog.journal.history.literals import read_row
from sidelog.journal.journal import Journal
from sidelog.journal.upkeep.whole.layout import Column, layout, layout_of

_FIRST = -(2**63)
_MOST_TO_TRY = 1_000_000
"""How many numbers of rows are tried one by one, where nothing says which there are."""

_TOLD = ("old", "new")
"""The columns of a change that hold a row as text."""


class Lost(NamedTuple):
    """Rows that could not be read: the first number of them, and the last.

    Where nothing tells which there were, the last is the one before the first.
    """

    table: str
    first: int
    last: int


class Whole:
    """The rows of an open journal.

    Attributes:
        tables: its tables, parents before children, the history last.
        lost: what could not be read so far; a table that is not there at all at once.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.tables = layout_of(connection)
        self.lost: list[Lost] = []
        self._numbers: dict[str, Sequence[int]] = {}
        for table in layout().keys() - self.tables.keys():
            self.lost.append(Lost(table, 1, len(self._at_most(table))))
        self.lost.sort()

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table; a change has what its row was and became as rows of their own."""
        columns = tuple(self.tables[table].columns.values())
        for number, values in self._found(table):
            row = _read(table, columns, values)
            if row is None:
                self._lose(table, number)
            else:
                yield row

    def _found(self, table: str) -> Iterator[tuple[int, Sequence[Any]]]:
        """The number and the values of each row that can be read, one at a time after damage."""
        names = ", ".join(self.tables[table].columns)
        query = f"SELECT rowid, {names} FROM {table} NOT INDEXED WHERE rowid"
        after: int | None = _FIRST
        while after is not None:
            try:
                for number, *values in self._connection.execute(
                    f"{query} > ? ORDER BY 1", (after,)
                ):
                    after = number
                    yield number, values
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                known, last = len(self.lost), max(after, 0)
                one = self._next(table, f"{query} = ?", after)
                if one is None and len(self.lost) == known:
                    self.lost.append(Lost(table, last + 1, last))
                after = one and one[0]
                if one:
                    yield one
            else:
                after = None

    def _next(self, table: str, query: str, after: int) -> tuple[int, Sequence[Any]] | None:
        """The next row after one that can be read; those between are lost."""
        known = self._known(table)
        for number in known[bisect(known, after) :]:
            try:
                found = self._connection.execute(query, (number,)).fetchone()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._lose(table, number)
            else:
                if found is not None:
                    return number, found[1:]
        return None

    def _known(self, table: str) -> Sequence[int]:
        """The numbers of a table's rows, as an index has them, or else as far as it is known."""
        if table not in self._numbers:
            self._numbers[table] = self._of_an_index(table) or self._at_most(table)
        return self._numbers[table]

    def _of_an_index(self, table: str) -> Sequence[int]:
        with suppress(sqlite3.DatabaseError):
            for _, index, _, _, is_partial in self._all(f"PRAGMA index_list({table})"):
                if not is_partial:
                    with suppress(sqlite3.DatabaseError):
                        found = self._all(f"SELECT rowid FROM {table} INDEXED BY {index}")
                        return sorted(number for (number,) in found)
        return ()

    def _at_most(self, table: str) -> Sequence[int]:
        last = 0
        for query in (
            f"SELECT max(rowid) FROM {table}",
            f"SELECT max(row_id) FROM change WHERE table_name = '{table}'",
        ):
            with suppress(sqlite3.DatabaseError):
                last = max(last, self._all(query)[0][0] or 0)
        return range(1, min(last, _MOST_TO_TRY) + 1)

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()

    def _lose(self, table: str, number: int) -> None:
        last = self.lost[-1] if self.lost else None
        if last is not None and last.table == table and last.last == number - 1:
            self.lost[-1] = last._replace(last=number)
        else:
            self.lost.append(Lost(table, number, number))


def whole_of(journal: Journal) -> Whole:
    """The rows of a journal that is open to be read."""
    return Whole(journal.connection)


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether it says that the file is damaged, or that a text in it is none."""
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode" in str(error)


def _read(table: str, columns: tuple[Column, ...], values: Sequence[Any]) -> Row | None:
    """A row by column; None where a value is none that the column can have."""
    if not all(map(Column.holds, columns, values)) or not all(map(_is_finite, values)):
        return None
    row = {column.name: value for column, value in zip(columns, values, strict=True)}
    if table == "change":
        try:
            row |= {name: read_row(row[name]) for name in _TOLD if row[name] is not None}
        except ValueError:
            return None
        if not all(_is_finite(value) for name in _TOLD for value in (row[name] or {}).values()):
            return None
    return row


def _is_finite(value: object) -> bool:
    return not isinstance(value, float) or isfinite(value)
