"""Whether a journal's tables, indices and triggers are those that sidelog makes."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sidelog.journal.tables import migrations
from sidelog.journal.tables.migrations import VERSION

_PARTS = "SELECT type, name, CAST(sql AS BLOB) FROM sqlite_schema"


class Part(NamedTuple):
    """A part of the schema that is not as it should be.

    Attributes:
        kind: "table", "index" or "trigger"; "header" for what the file says of itself.
        name: what it is called.
        state: "missing", "foreign" or "altered".
    """

    kind: str
    name: str
    state: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name} is {self.state}"


def misfits(connection: sqlite3.Connection) -> list[Part]:
    """The parts of a journal that its version of sidelog did not make so."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = []
    if not 1 <= version <= VERSION:
        found.append(Part("header", f"version {version}", "altered"))
        version = VERSION
    made, there = _made(version).parts, _parts(connection)
    for key in made.keys() | there.keys():
        if key not in there:
            found.append(Part(*key, "missing"))
        elif key not in made:
            found.append(Part(*key, "foreign"))
        elif made[key] != there[key]:
            found.append(Part(*key, "altered"))
    return sorted(found)


def lost_columns(connection: sqlite3.Connection, tables: set[str]) -> list[str]:
    """Those of the tables that lack a column of their own, or all of them."""
    made = _made(VERSION).columns
    return sorted(
        table for table in tables if made.get(table, frozenset()) - _columns(connection, table)
    )


class _Made(NamedTuple):
    """What an empty journal has: its parts as made, and each table's columns."""

    parts: Mapping[tuple[str, str], bytes]
    columns: Mapping[str, frozenset[str]]


@cache
def _made(version: int) -> _Made:
    """What a version of sidelog makes; the steps to a version never change."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for step in migrations.STEPS[:version]:
            step(made)
        migrations.install_triggers(made)
        parts = _parts(made)
        columns = {name: _columns(made, name) for kind, name in parts if kind == "table"}
    return _Made(MappingProxyType(parts), MappingProxyType(columns))


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    query = "SELECT name FROM pragma_table_info(?)"
    return frozenset(name for (name,) in connection.execute(query, (table,)))


def _parts(connection: sqlite3.Connection) -> dict[tuple[str, str], bytes]:
    """The statements by which the parts were made, spaces aside: they may have been set anew."""
    return {
        (kind, name): b" ".join((sql or b"").split())
        for kind, name, sql in connection.execute(_PARTS)
    }
