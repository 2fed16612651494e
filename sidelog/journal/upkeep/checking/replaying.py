"""The history replayed against the rows as they are: each must be what the history last said.

Texts are compared as bytes: what is damaged may not be text any more.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from sidelog.journal.history.literals import read_row, row_expression
from sidelog.journal.references import row_name
from sidelog.journal.tables.built_in import is_of_this_edition, own_rows
from sidelog.journal.tables.schema import RECORDED_TABLES

_CHANGES = """
SELECT id, CAST(table_name AS BLOB), row_id, CAST(old AS BLOB), CAST(new AS BLOB)
FROM change ORDER BY id
"""
_COMMANDS = """
SELECT id, CAST(at AS BLOB), CAST(session || summary AS BLOB) FROM batch ORDER BY id
"""
_MERGED = "SELECT batch_id, part, CAST(mark AS BLOB) FROM merged ORDER BY batch_id"
_INSTANT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)")
_IDENTITY = re.compile(rb"[0-9a-f-]{32,36}")
# Built-in measures were there before there was a history.
SEEDED = {
    "measure": "SELECT id FROM measure WHERE built_in",
    "scale": "SELECT s.id FROM scale s JOIN measure m ON m.id = s.measure_id"
    " WHERE m.built_in AND s.version = (SELECT min(version) FROM scale WHERE measure_id = m.id)",
}
PREFERRED = frozenset({"tracked", "every_days", "version"})
"""Columns of sidelog's own measures that an edition leaves as they are."""
_IN_FORCE = {
    "measure": "",
    "scale": " AND version ="
    " (SELECT max(version) FROM scale o WHERE o.measure_id = scale.measure_id)",
}
"""An edition corrects the scale in force alone."""


class History(NamedTuple):
    """What the history says of every row that it tells of.

    Attributes:
        last: by table and number, the row as it was last said to be; None where it is gone.
        torn: changes that do not go on from the one before, or tell of no table of ours; and
            commands of which it cannot be read when they were typed, or what.
    """

    last: dict[tuple[bytes, int], bytes | None]
    torn: tuple[str, ...]


def read_history(connection: sqlite3.Connection) -> History:
    """The history from its beginning: each change must begin with what the one before left."""
    last: dict[tuple[bytes, int], bytes | None] = {}
    torn = []
    known = {table.encode() for table in RECORDED_TABLES}
    before_history = {table.encode() for table in SEEDED}
    for number, table, row, old, new in connection.execute(_CHANGES):
        key = table, row
        before = last.get(key)
        if (
            before != old
            and not (
                _goes_on(before, old)
                if before and old
                else key not in last and table in before_history
            )
        ) or table not in known:
            torn.append(row_name("change", number))
        last[key] = new
    return History(last, (*torn, *_unreadable(connection)))


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """The commands whose instant or words are none, and the merges that tell of none.

    What they say stands nowhere else: another letter among them is found by nothing.
    """
    for number, at, words in connection.execute(_COMMANDS):
        if not _is_instant(at) or not _is_text(words):
            yield row_name("batch", number)
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'merged'").fetchone():
        marks = {
            number
            for number, part, mark in connection.execute(_MERGED)
            if not (_is_instant(mark) if part == "batch" else _IDENTITY.fullmatch(mark))
        }
        yield from (row_name("batch", number) for number in sorted(marks))


def _is_instant(text: bytes) -> bool:
    try:
        return bool(_INSTANT.fullmatch(text) and datetime.fromisoformat(text.decode()))
    except ValueError:  # the 61st hour
        return False


def _is_text(words: bytes) -> bool:
    try:
        return "\0" not in words.decode()
    except UnicodeDecodeError:
        return False


def untold(connection: sqlite3.Connection, table: str, history: History) -> Iterator[str]:
    """The rows of a table that the history does not end with, those that vanished included."""
    columns = [column[1:3] for column in connection.execute(f"PRAGMA table_info({table})")]
    rows = f"SELECT id, CAST({row_expression(table, columns)} AS BLOB) FROM {table} ORDER BY id"
    name, there = table.encode(), set[int]()
    unsaid: list[int] = []
    for row, now in connection.execute(rows):
        there.add(row)
        last = history.last.get((name, row), b"")
        if last == b"":
            unsaid.append(row)
        elif last != now and not (last and _goes_on(last, now)):
            yield row_name(table, row)
    if unsaid:
        seeded = set(_as_they_came(connection, table))
        yield from (row_name(table, row) for row in unsaid if row not in seeded)
    for (of, row), last in history.last.items():
        if of == name and last is not None and row not in there:
            yield row_name(table, row)


def _goes_on(before: bytes, after: bytes) -> bool:
    """Whether a row is as it was, but for columns that came with an update."""
    try:
        said, now = (read_row(text.decode()) for text in (before, after))
    except ValueError:  # it is no text, or no row
        return False
    return said.items() <= now.items()


def _as_they_came(connection: sqlite3.Connection, table: str) -> Iterable[int]:
    """The rows of a table that came with the journal, and are as sidelog made them.

    Where the journal has measures of another edition, it is not known how they were.
    """
    if table not in SEEDED:
        return []
    seeded = [row for (row,) in connection.execute(SEEDED[table])]
    if not is_of_this_edition(connection):
        return seeded
    altered = set(_altered(connection, table))
    return [row for row in seeded if row not in altered]


def _altered(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    """Those of sidelog's own measures, or their scales, that are not as the catalog has them."""
    for identity, own in own_rows(table):
        columns = {name: said for name, said in own.items() if name not in PREFERRED}
        query = f"SELECT id, {', '.join(columns)} FROM {table} WHERE uuid = ?{_IN_FORCE[table]}"
        for row, *now in connection.execute(query, (identity,)):
            if now != list(columns.values()):
                yield row
