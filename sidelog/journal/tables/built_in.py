"""sidelog's own measures as rows of a journal, so that the file explains itself.

They come with a new journal, and to an existing one when it is next opened: new ones, and words,
windows and levels that were corrected.  What the person changed stays theirs.
"""

import sqlite3
from contextlib import suppress
from uuid import UUID, uuid5
from zlib import crc32

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Measure
from sidelog.journal.history.literals import read_row
from sidelog.journal.measure_rows import measure_columns, scale_columns

NAMESPACE = UUID("5b9f6f5c-7d5e-5c3a-9a43-53494445534c")
"""Built-in measures have the same identity in every journal, so that two can be merged."""

SESSION = "sidelog"
"""Who wrote a batch that brought measures."""

_SUMMARY = "measures of sidelog's own, brought up to date"
_RANGE = ("minimum", "maximum", "whole", "unit")
_LAG = frozenset({"lag_first", "lag_last", "lag_source"})
_PREFERRED = frozenset({"version", "kind", "tracked", "built_in", "name"})
"""Columns that a correction leaves alone: what the person prefers, and what a value means."""

# A number that was ever given is not given again: the history still means the row that had it.
_NEXT_ID = """
SELECT coalesce(max(id), 0) + 1 FROM
  (SELECT id FROM {0} UNION ALL SELECT row_id FROM change WHERE table_name = '{0}')
"""
_OPEN = """
INSERT INTO batch (uuid, at, kind, session, summary)
VALUES (?, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do', ?, ?)
"""
_IN_FORCE = """
SELECT m.id AS measure, s.* FROM measure m JOIN scale s ON s.measure_id = m.id
WHERE m.name = ? AND m.built_in
ORDER BY s.version DESC LIMIT 1
"""
_BY_THE_PERSON = """
SELECT c.old, c.new FROM change c JOIN batch b ON b.id = c.batch_id
WHERE c.table_name = ? AND c.row_id = ? AND b.session <> ?
"""


def mark_of_measures() -> str:
    """What tells one state of the catalog's measures from another."""
    return f"{crc32(repr(BUILT_IN).encode()):08x}"


def bring_measures(connection: sqlite3.Connection) -> None:
    """Bring an existing journal the catalog's measures, as one batch, if it has not seen them.

    A journal that cannot be written to now keeps what it has; it is brought them another time.
    """
    mark = mark_of_measures()
    if _mark(connection) == mark:
        return
    with suppress(sqlite3.OperationalError):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _mark(connection) != mark:  # another process may have been quicker
                _bring(connection, mark)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def add_measures(connection: sqlite3.Connection) -> None:
    """Write the catalog's measures that the journal does not have, in its order, last.

    A measure of the person's own that has the name already stays what it is.
    """
    there = {name for (name,) in connection.execute("SELECT name FROM measure")}
    for measure in BUILT_IN:
        if measure.name not in there:
            _add(connection, measure)
    _set_mark(connection, mark_of_measures())


def _bring(connection: sqlite3.Connection, mark: str) -> None:
    connection.execute("SAVEPOINT before")
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()
    identity = str(uuid5(NAMESPACE, f"{mark} {last}"))
    connection.execute(_OPEN, (identity, SESSION, _SUMMARY))
    for measure in BUILT_IN:
        _correct(connection, measure)
    add_measures(connection)
    connection.execute("UPDATE batch SET open = 0 WHERE open = 1")
    changed = connection.execute("SELECT 1 FROM change WHERE batch_id > ?", (last,)).fetchone()
    if changed is None:  # nothing that the history should tell of
        connection.execute("ROLLBACK TO before")
        _set_mark(connection, mark)


def _correct(connection: sqlite3.Connection, measure: Measure) -> None:
    """Set what the catalog says otherwise by now, and the person did not change."""
    rows = connection.execute(_IN_FORCE, (measure.name,))
    found = rows.fetchone()
    if found is None:
        return
    names = [column[0] for column in rows.description]
    row = dict(zip(names, found, strict=True))
    _set(connection, "measure", row["measure"], measure_columns(measure))
    scale = scale_columns(measure.scale)
    if all(row[name] == scale[name] for name in _RANGE):
        _set(connection, "scale", row["id"], scale)
    elif row["version"] < measure.scale.version:
        values = {"measure_id": row["measure"], **scale}
        _insert(connection, "scale", f"{measure.name} {measure.scale.version}", values)


def _set(connection: sqlite3.Connection, table: str, row: int, columns: dict[str, object]) -> None:
    names = ", ".join(columns)
    now = connection.execute(f"SELECT {names} FROM {table} WHERE id = ?", (row,)).fetchone()
    kept = _PREFERRED | _changed_by_the_person(connection, table, row)
    different = {
        name: value
        for (name, value), old in zip(columns.items(), now, strict=True)
        if value != old and name not in kept
    }
    if different:
        settings = ", ".join(f"{name} = ?" for name in different)
        connection.execute(
            f"UPDATE {table} SET {settings} WHERE id = ?", (*different.values(), row)
        )


def _changed_by_the_person(connection: sqlite3.Connection, table: str, row: int) -> frozenset[str]:
    """The columns of a row that a command ever set to something else."""
    changed: set[str] = set()
    for old, new in connection.execute(_BY_THE_PERSON, (table, row, SESSION)):
        before, after = (read_row(text) if text else {} for text in (old, new))
        changed |= {name for name in after if before.get(name) != after[name]}
    return frozenset(changed | _LAG if changed & _LAG else changed)


def _mark(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT mark FROM catalog WHERE part = 'measures'").fetchone()
    return None if row is None else str(row[0])


def _set_mark(connection: sqlite3.Connection, mark: str) -> None:
    connection.execute("INSERT OR REPLACE INTO catalog VALUES ('measures', ?)", (mark,))


def _add(connection: sqlite3.Connection, measure: Measure) -> None:
    query = "SELECT coalesce(max(position) + 1, 0) FROM measure"
    (position,) = connection.execute(query).fetchone()
    row = _insert(
        connection, "measure", measure.name, {"position": position, **measure_columns(measure)}
    )
    scale = {"measure_id": row, **scale_columns(measure.scale)}
    _insert(connection, "scale", f"{measure.name} {measure.scale.version}", scale)


def _insert(
    connection: sqlite3.Connection, table: str, name: str, columns: dict[str, object]
) -> int:
    (row,) = connection.execute(_NEXT_ID.format(table)).fetchone()
    values = {"id": row, "uuid": str(uuid5(NAMESPACE, name)), **columns}
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
    return int(row)
