"""Everything that can still be read of a damaged journal: its rows, and what its indices know.

SQLite reads what it can, around what it cannot; then the pages of the file are read themselves.
Nothing is decided here: where two rows have one number, both are found.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from sidelog.journal.history.literals import Value
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.repairing.pages import Pages
from sidelog.journal.upkeep.repairing.shapes import TABLES, Columns, Shapes

_FURTHER = 4096
"""How far rows can be numbered beyond the last one that is read: more than a page has."""
_ATTEMPTS = 20_000
"""How often a table is asked at most: every row of some bad pages, one by one."""


class Known(NamedTuple):
    """What the indices of a table know of its rows, without them.

    Attributes:
        rows: columns by the number of the row.
        is_whole: whether an index that has every row could be read to its end.
    """

    rows: Mapping[int, Mapping[str, Value]]
    is_whole: bool

    def has(self, number: int) -> bool | None:
        """Whether there is a row of that number; None where that cannot be told."""
        return True if number in self.rows else False if self.is_whole else None


class Found(NamedTuple):
    """What was found.

    Attributes:
        rows: by table and number, each as it was found: as SQLite reads it first.
        whole: tables of which SQLite read every row, and the pages have no other.
        known: what the indices know, by table.
    """

    rows: Mapping[str, Mapping[int, list[Columns]]]
    whole: frozenset[str]
    known: Mapping[str, Known]

    def is_counted(self, table: str) -> bool:
        """Whether it is known which rows a table had."""
        return table in self.whole or self.known[table].is_whole

    def misses_unknown_rows(self, lost_changes: list[int]) -> bool:
        """Whether rows may have been there that neither the history nor any index tells of."""
        is_told = not lost_changes and self.is_counted("change")
        return not is_told and not all(map(self.is_counted, RECORDED_TABLES))


class Outcome(NamedTuple):
    """What became of a journal; rows by their names, such as "o12".

    Attributes:
        read: how many rows were read as they were.
        rebuilt: rows that the history, an index or a copy proves.
        disputed: rows as they were found, of which the history tells otherwise, and nothing says
            which of the two is right.
        doubtful: rows as the history last tells of them, where later changes were lost.
        lost: rows that were there, and could not be got back.
        changes: how many changes of the history were lost.
        unsure: whether more may have been there, of which nothing tells any more.
    """

    read: int
    rebuilt: tuple[str, ...]
    disputed: tuple[str, ...]
    doubtful: tuple[str, ...]
    lost: tuple[str, ...]
    changes: int
    unsure: bool


def find_rows(connection: sqlite3.Connection, content: bytes, shapes: Shapes) -> Found:
    """Read everything that can be read.

    Args:
        connection: to the damaged file; what cannot be read through it is left out.
        content: the bytes of that file.
        shapes: of the tables as the file has them.
    """
    rows = {table: defaultdict[int, list[Columns]](list) for table in TABLES}
    whole = {table for table in TABLES if _read_table(connection, table, shapes, rows)}
    for number, values in (cell for leaf in Pages(content).leaves() for cell in leaf.cells):
        found = shapes.whose(number, values)
        if found is not None:
            table, row = found
            versions = rows[table][number]
            if row not in versions:
                versions.append(row)
                whole.discard(table)
    known = {table: _known(connection, table) for table in TABLES}
    return Found(rows, frozenset(whole), known)


def _read_table(
    connection: sqlite3.Connection,
    table: str,
    shapes: Shapes,
    rows: Mapping[str, Mapping[int, list[Columns]]],
) -> bool:
    """Add the rows of a table as SQLite reads them; whether those are all of them."""
    scan = _Scan(connection, table)
    is_whole, last = True, None
    for number, values in scan.rows():
        is_whole &= last is None or number > last
        last = number
        row = shapes.fit(table, number, values)
        if row is None:  # a page of another table is where one of this was
            is_whole = False
        elif row not in rows[table][number]:
            rows[table][number].append(row)
    return is_whole and scan.is_whole


class _Scan:
    """One table, read around what cannot be read."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._select = f"SELECT rowid, * FROM {table}"
        self._attempts = _ATTEMPTS
        self.is_whole = True

    def rows(self) -> Iterator[tuple[int, Columns]]:
        """Every row that can be reached, from both ends and in between."""
        if not self._is_known():  # to ask for each row is as vain
            self.is_whole = False
            return
        last, first = None, None
        for row in self._read(self._select):
            last = row[0]
            yield row
        if self.is_whole:
            return
        for row in self._read(f"{self._select} ORDER BY rowid DESC"):
            first = row[0]
            yield row
        start = last + 1 if last is not None else 1
        end = first - 1 if first is not None else start + _FURTHER
        yield from self._between(start, end)

    def _is_known(self) -> bool:
        """Whether SQLite still knows the table."""
        try:
            self._connection.execute(f"{self._select} LIMIT 0")
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return False
        return True

    def _between(self, start: int, end: int) -> Iterator[tuple[int, Columns]]:
        waiting = [(start, end)]
        while waiting and self._attempts:
            start, end = waiting.pop()
            if start > end:
                continue
            self._attempts -= 1
            failed = _Failure()
            query = f"{self._select} WHERE rowid BETWEEN {start} AND {end} ORDER BY rowid"
            for row in self._read(query, failed):
                start = row[0] + 1
                yield row
            if failed.has_failed and start < end:
                middle = (start + end) // 2
                waiting += [(middle + 1, end), (start, middle)]

    def _read(self, query: str, failed: "_Failure | None" = None) -> Iterator[tuple[int, Columns]]:
        last, way = None, -1 if query.endswith("DESC") else 1
        try:
            for row in self._connection.execute(query):
                number = int(row[0])
                if last is not None and (number - last) * way <= 0:
                    self.is_whole = False  # the pages of a damaged table may lead round in a ring
                    return
                last = number
                yield number, tuple(row[1:])
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            self.is_whole = False
            if failed is not None:
                failed.has_failed = True


class _Failure:
    """Whether a query came to something that it could not read."""

    has_failed = False


def _known(connection: sqlite3.Connection, table: str) -> Known:
    rows = defaultdict[int, dict[str, Value]](dict)
    is_whole = False
    for name, only in _indices(connection, table):
        with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            is_whole |= _read_index(connection, table, name, only, rows) and not only
    return Known(rows, is_whole)


def _indices(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """The indices of a table, each with the condition on the rows that are in it."""
    query = (
        "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?"
    )
    with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
        found = connection.execute(query, (table,)).fetchall()
        return [(str(name), str(sql).partition(" WHERE ")[2]) for name, sql in found]
    return []


def _read_index(
    connection: sqlite3.Connection,
    table: str,
    name: str,
    only: str,
    rows: Mapping[int, dict[str, Value]],
) -> bool:
    """Add what an index knows, from both its ends; whether that is all of it."""
    parts = connection.execute(f"SELECT name FROM pragma_index_info('{name}')").fetchall()
    columns = [str(column) for (column,) in parts]
    for order in ("", " DESC"):
        by = ", ".join(f"{column}{order}" for column in [*columns, "rowid"])
        where = f" WHERE {only}" if only else ""
        query = f"SELECT rowid, {', '.join(columns)} FROM {table} INDEXED BY {name}{where}"
        is_whole, last = True, None
        try:
            for number, *values in connection.execute(f"{query} ORDER BY {by}"):
                rows[number].update(zip(columns, values, strict=True))
                key = tuple((value is not None, value) for value in (*values, number))
                if last is not None and not (
                    _is_after(last, key) if order else _is_after(key, last)
                ):
                    is_whole = False  # its pages may lead round in a ring
                    break
                last = key
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            is_whole = False
        if is_whole:
            return True
    return False


def _is_after(key: tuple[tuple[bool, Value], ...], last: tuple[tuple[bool, Value], ...]) -> bool:
    """Whether a key of an index comes after another, as it does in an index that is whole."""
    try:
        return key > last
    except TypeError:  # another index's page
        return False
