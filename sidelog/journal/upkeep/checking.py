"""Whether a journal is whole: its file, its rows and its history."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sidelog.journal.history.literals import read_row, row_expression
from sidelog.journal.journal import Journal
from sidelog.journal.references import row_name
from sidelog.journal.tables.schema import RECORDED_TABLES

_PRIVATE = 0o600

_OFF_SCALE = """
SELECT o.id FROM observation o
JOIN scale s ON s.measure_id = o.measure_id AND s.version = o.scale_version
WHERE o.value < s.minimum OR o.value > s.maximum OR (s.whole AND o.value <> round(o.value))
ORDER BY o.id
"""
# Built-in measures were there before there was a history.
_SEEDED = {
    "measure": "SELECT id FROM measure WHERE built_in",
    "scale": "SELECT s.id FROM scale s JOIN measure m ON m.id = s.measure_id"
    " WHERE m.built_in AND s.version = (SELECT min(version) FROM scale WHERE measure_id = m.id)",
}
_LATEST = """
(SELECT row_id, new FROM change
 WHERE id IN (SELECT max(id) FROM change WHERE table_name = '{table}' GROUP BY row_id))
"""
_UNLIKE = """
SELECT id, new, {now} FROM {table} LEFT JOIN {latest} ON row_id = id
WHERE new IS NOT {now} ORDER BY id
"""
_GONE = """
SELECT row_id FROM {latest}
WHERE new IS NOT NULL AND row_id NOT IN (SELECT id FROM {table}) ORDER BY row_id
"""


class Check(NamedTuple):
    """What was found; every part is empty when the journal is whole.

    Attributes:
        damage: what SQLite says of the file.
        astray: rows that belong to a row that is not there, such as "d3".
        off_scale: observations whose value is not on their scale.
        untold: rows that are not as the history last said.
        open_batches: numbers of batches that were never closed.
        exposed: the file's permissions where others may read it, such as "0644".
    """

    damage: tuple[str, ...]
    astray: tuple[str, ...]
    off_scale: tuple[str, ...]
    untold: tuple[str, ...]
    open_batches: tuple[int, ...]
    exposed: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not any(self)


def check(journal: Journal) -> Check:
    """Look at everything; nothing is changed."""
    connection = journal.connection
    damage = (finding for (finding,) in connection.execute("PRAGMA integrity_check"))
    astray = connection.execute("PRAGMA foreign_key_check")
    return Check(
        damage=tuple(finding for finding in damage if finding != "ok"),
        astray=tuple(row_name(table, row) for table, row, *_ in astray),
        off_scale=tuple(row_name("observation", row) for row in _column(connection, _OFF_SCALE)),
        untold=tuple(name for table in RECORDED_TABLES for name in _untold(connection, table)),
        open_batches=tuple(_column(connection, "SELECT id FROM batch WHERE open = 1")),
        exposed=_exposed(connection),
    )


def _column(connection: sqlite3.Connection, query: str) -> Iterator[int]:
    return (row[0] for row in connection.execute(query))


def _untold(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """The rows of a table that the history does not end with, those that vanished included."""
    columns = [column[1:3] for column in connection.execute(f"PRAGMA table_info({table})")]
    now, latest = row_expression(table, columns), _LATEST.format(table=table)
    seeded = frozenset(_column(connection, _SEEDED[table])) if table in _SEEDED else frozenset()
    for row, last, text in connection.execute(_UNLIKE.format(table=table, now=now, latest=latest)):
        said = read_row(last or "").items()  # without columns that came with an update
        if row not in seeded if last is None else not said <= read_row(text).items():
            yield row_name(table, row)
    for row in _column(connection, _GONE.format(table=table, latest=latest)):
        yield row_name(table, row)


def _exposed(connection: sqlite3.Connection) -> str:
    """The permissions of the journal's file, where they let others in."""
    _, _, path = connection.execute("PRAGMA database_list").fetchone()
    if os.name != "posix":
        return ""
    mode = Path(path).stat().st_mode & 0o777
    return "" if mode == _PRIVATE else f"{mode:04o}"
