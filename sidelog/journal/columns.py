"""Rows by column: values as the tables hold them, and the statements that write and find them.

Days are ISO text; instants are ISO text that keeps the offset of the person's clock.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import Any

Row = dict[str, Any]
"""A row by column, as its table holds it."""

_AS_IT_IS = frozenset({str, int, float, bool, bytes, type(None)})


def instant_text(instant: datetime) -> str:
    """When something was written, to the second."""
    return instant.isoformat(timespec="seconds")


def moment_text(moment: datetime) -> str:
    """When something happened: to the minute, as people say it, unless seconds were given."""
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def stored(value: object) -> object:
    """A value as the tables hold it; an instant is one at which something happened."""
    if value.__class__ in _AS_IT_IS:
        return value
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value


@contextmanager
def at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that holds off every other writer from its begin on."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def joined(*notes: str | None) -> str | None:
    """Notes on one thing as one, each on a line of its own; None where there are none."""
    return "\n".join(note for note in notes if note) or None


def insert(connection: sqlite3.Connection, table: str, columns: Mapping[str, object]) -> int:
    """Write a new row; returns its number."""
    # Most values are as the tables hold them: a call for each would take longer than the writing.
    values = [
        value if value.__class__ in _AS_IT_IS else stored(value) for value in columns.values()
    ]
    done = connection.execute(_insertion(table, tuple(columns)), values)
    return int(done.lastrowid or 0)


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"


def update(
    connection: sqlite3.Connection, table: str, row: object, columns: Mapping[str, object]
) -> int:
    """Set columns of a row; returns 1, or 0 where there is no such row."""
    settings = ", ".join(f"{name} = ?" for name in columns)
    values = (*map(stored, columns.values()), row)
    return connection.execute(f"UPDATE {table} SET {settings} WHERE id = ?", values).rowcount


def different(
    connection: sqlite3.Connection, table: str, row: int, columns: Mapping[str, object]
) -> Row:
    """Those of the columns that a row does not have so yet."""
    query = f"SELECT {', '.join(('id', *columns))} FROM {table} WHERE id = ?"
    _, *now = connection.execute(query, (row,)).fetchone()
    new = ((name, stored(value)) for name, value in columns.items())
    return {name: value for (name, value), old in zip(new, now, strict=True) if value != old}


def rows_of(connection: sqlite3.Connection, query: str, *about: object) -> list[Row]:
    """The rows that a query finds, by column."""
    cursor = connection.execute(query, about)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
