"""What a journal's tables are, as the tables themselves say it.

Whatever takes a journal as a whole goes by this, so that a new table or column is not forgotten.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from typing import NamedTuple

from sidelog.journal.tables import migrations
from sidelog.journal.tables.schema import RECORDED_TABLES

HISTORY = ("batch", "change")
"""The tables of the history, in the order in which they are written back."""

PARENTS = {"measure_id": "measure", "product_id": "product", "visit_id": "visit"}
"""Columns that hold the number of a row of another recorded table."""

DAYS = frozenset({"day", "until", "from_day", "recorded_on", "retired_on", "done_on"})
"""Columns that hold a day, as ISO text."""
INSTANTS = frozenset({"at", "recorded_at", "lag_set_at", "bad_set_at"})
"""Columns that hold an instant with its offset, as ISO text."""

_KINDS: Mapping[str, type] = {"INTEGER": int, "REAL": float, "TEXT": str, "BLOB": bytes}
_AMONG = re.compile(r"\b(\w+) IN \(([^()]+)\)")
_LINE = re.compile(r"^\s*(?:CREATE TABLE )?(\w+)\b.*?-- *(.+)$", re.MULTILINE)


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        kind: the type of its values: int, float, str or bytes.
        needed: whether it may not be NULL.
        given: whether a row may leave it out, because it has a default or may be NULL.
        among: the values that it may have; empty where they are not listed.
        about: what the table's own comment says of it.
    """

    name: str
    kind: type
    needed: bool
    given: bool
    among: tuple[str | int, ...] = ()
    about: str = ""

    def holds(self, value: object) -> bool:
        """Whether a value is one that this column can have."""
        return not self.needed if value is None else type(value) is self.kind


class Table(NamedTuple):
    """One table: its columns by name, and what its own comment says of it."""

    columns: Mapping[str, Column]
    about: str = ""


@cache
def layout() -> Mapping[str, Table]:
    """The tables of this version by name, parents before children, the history last."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.begin(connection)
        return layout_of(connection)


def layout_of(connection: sqlite3.Connection) -> Mapping[str, Table]:
    """The tables of an open journal by name, parents before children, the history last."""
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    texts = dict(connection.execute(query).fetchall())
    known = ("picture", *RECORDED_TABLES)  # a photo belongs to its picture
    others = sorted(texts.keys() - {*known, *HISTORY})
    order = [name for name in (*known, *others, *HISTORY) if name in texts]
    return {name: _table(connection, name, texts[name]) for name in order}


def _table(connection: sqlite3.Connection, name: str, text: str) -> Table:
    about = dict(_LINE.findall(text))
    among = {one: tuple(_values(listed)) for one, listed in _AMONG.findall(text)}
    found = connection.execute(f"PRAGMA table_info({name})").fetchall()
    columns = {
        column: Column(
            column,
            _KINDS[kind],
            bool(needed or is_key),
            (not needed and not is_key) or default is not None,
            among.get(column, ()),
            about.get(column, ""),
        )
        for _, column, kind, needed, default, is_key in found
    }
    return Table(columns, about.get(name, ""))


def _values(listed: str) -> Iterator[str | int]:
    for value in listed.split(", "):
        yield value[1:-1] if value.startswith("'") else int(value)
