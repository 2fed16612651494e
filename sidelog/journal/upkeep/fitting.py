"""Whether a journal's tables, indices and triggers are those that sidelog makes."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
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
    made, there = _parts_of(version), _parts(connection)
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
    with closing(_made(VERSION)) as made:
        return sorted(
            table for table in tables if _columns(made, table) - _columns(connection, table)
        )


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    query = "SELECT name FROM pragma_table_info(?)"
    return {name for (name,) in connection.execute(query, (table,))}


@cache
def _parts_of(version: int) -> Mapping[tuple[str, str], bytes]:
    with closing(_made(version)) as made:
        return _parts(made)


def _made(version: int) -> sqlite3.Connection:
    """An empty journal of a version, in memory."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    for step in migrations.STEPS[:version]:
        step(made)
    migrations.install_triggers(made)
    return made


def _parts(connection: sqlite3.Connection) -> dict[tuple[str, str], bytes]:
    """The statements by which the parts were made, spaces aside: they may have been set anew."""
    return {
        (kind, name): b" ".join((sql or b"").split())
        for kind, name, sql in connection.execute(_PARTS)
    }
