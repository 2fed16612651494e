"""sidelog's own measures as rows of a journal, so that the file explains itself.

They come with a new journal, and to an existing one when it is next opened by a sidelog whose
catalog is of a later edition: new ones, and words, windows and levels that were corrected.  What
the person changed stays theirs.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress

from sidelog.catalog.measures import BUILT_IN, EDITION
from sidelog.catalog.scales import Measure
from sidelog.journal.columns import Row, at_once, different, insert, rows_of, update
from sidelog.journal.history.batches import IN_EFFECT, SESSION, close_batch
from sidelog.journal.history.literals import read_row
from sidelog.journal.tables.measure_rows import MEANING, measure_columns, scale_columns

NAMESPACE = "5b9f6f5c-7d5e-5c3a-9a43-53494445534c"
"""Built-in measures have the same identity in every journal, so that two can be merged."""

_SUMMARY = "measures of sidelog's own, brought up to date"
_PREFERRED = frozenset({"version", "kind", "tracked", "built_in", "name"})
"""Columns that a correction leaves alone: what the person prefers, and what a value means."""
_TOGETHER = (
    frozenset({"lag_first", "lag_last", "lag_source", "lag_set_at"}),
    frozenset({"better", "bad_from", "bad_set_at"}),
)
"""Columns that are the person's as soon as one of them is."""
_OF_ANY_RANGE = _TOGETHER[0] | {"day_rule", "every_days"}
"""Columns of a scale that mean the same on another range."""

# A number that was ever given is not given again: the history still means the row that had it.
_NEXT_ID = """
SELECT coalesce(max(id), 0) + 1 FROM
  (SELECT id FROM {0} UNION ALL SELECT row_id FROM change WHERE table_name = '{0}')
"""
_OPEN = """
INSERT INTO batch (uuid, at, kind, session, summary)
VALUES (?, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do', ?, ?)
"""
_RECORDED = "SELECT 1 FROM observation WHERE measure_id = ? LIMIT 1"
_IN_FORCE = """
SELECT m.id AS measure, s.* FROM measure m JOIN scale s ON s.measure_id = m.id
WHERE m.name = ? AND m.built_in
ORDER BY s.version DESC LIMIT 1
"""
_BY_THE_PERSON = f"""
SELECT c.table_name, c.row_id, c.old, c.new FROM change c JOIN batch b ON b.id = c.batch_id
WHERE c.table_name IN ('measure', 'scale') AND c.old IS NOT NULL AND c.new IS NOT NULL
  AND b.session <> ? AND {IN_EFFECT}
"""

Changed = defaultdict[tuple[str, int], frozenset[str]]
"""The columns that are the person's, by table and row."""


def bring_measures(connection: sqlite3.Connection) -> None:
    """Bring an existing journal the catalog's measures, as one batch, if it has an earlier edition.

    A journal that cannot be written to now keeps what it has; it is brought them another time.
    """
    if _edition(connection) >= EDITION:
        return
    # Whatever refuses a correction, a journal that is whole can be opened.
    with suppress(sqlite3.OperationalError, sqlite3.IntegrityError), at_once(connection):
        if _edition(connection) < EDITION:  # another process may have been quicker
            _bring(connection)


def add_measures(connection: sqlite3.Connection) -> None:
    """Write the catalog's measures into a new journal, in their order."""
    for measure in BUILT_IN:
        _add(connection, measure)
    _set_edition(connection)


def is_of_this_edition(connection: sqlite3.Connection) -> bool:
    """Whether what the journal has of sidelog's own is what the catalog has."""
    return _edition(connection) == EDITION


def own_rows(table: str) -> Iterator[tuple[str, Row]]:
    """The rows of sidelog's own measures, or of their scales: their UUID, and what they say."""
    for measure in BUILT_IN:
        if table == "measure":
            yield _identity(measure.name), measure_columns(measure)
        else:
            called = f"{measure.name} {measure.scale.version}"
            yield _identity(called), scale_columns(measure.scale)


def add_as_it_came(connection: sqlite3.Connection, identity: str, position: int) -> None:
    """Write one of the catalog's measures, of which nothing is there, as a new journal has it.

    It is asked when the person says so.  Nothing is written where the catalog has it no longer, or
    a measure of the person's own has its name.
    """
    for measure in BUILT_IN:
        query = "SELECT 1 FROM measure WHERE name = ?"
        is_taken = connection.execute(query, (measure.name,)).fetchone()
        if _identity(measure.name) == identity and not is_taken:
            _add(connection, measure._replace(tracked=False))
            query = "UPDATE measure SET position = ? WHERE uuid = ?"
            connection.execute(query, (position, identity))


def _bring(connection: sqlite3.Connection) -> None:
    connection.execute("SAVEPOINT before")
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM batch").fetchone()
    connection.execute(_OPEN, (_identity(f"edition {EDITION}, {last}"), SESSION, _SUMMARY))
    there = {name for (name,) in connection.execute("SELECT name FROM measure")}
    changed = _changed_by_the_person(connection)
    for measure in BUILT_IN:
        if measure.name in there:
            _correct(connection, measure, changed)
        else:  # it is asked when the person says so
            _add(connection, measure._replace(tracked=False))
    close_batch(connection)
    brought = connection.execute("SELECT 1 FROM change WHERE batch_id > ?", (last,)).fetchone()
    if brought is None:  # nothing that the history should tell of
        connection.execute("ROLLBACK TO before")
    _set_edition(connection)


def _correct(connection: sqlite3.Connection, measure: Measure, changed: Changed) -> None:
    """Set what the catalog says otherwise by now, and the person did not change.

    A measure of the person's own that has the name stays what it is, and so does a range that they
    gave one of sidelog's.
    """
    for row in rows_of(connection, _IN_FORCE, measure.name):
        corrected = {("measure", row["measure"]): measure_columns(measure)}
        scale = scale_columns(measure.scale)
        if connection.execute(_RECORDED, (row["measure"],)).fetchone():
            # Whoever records daily goes on: another rhythm alone can look like a change.
            scale["every_days"] = row["every_days"]
        is_own = row["uuid"] == _identity(f"{measure.name} {row['version']}")
        if is_own and all(row[name] == scale[name] for name in MEANING):
            corrected["scale", row["id"]] = scale
        elif is_own and row["version"] < measure.scale.version:
            kept = {name: row[name] for name in changed["scale", row["id"]] & _OF_ANY_RANGE}
            _add_scale(connection, row["measure"], measure, {**scale, **kept})
        for (table, number), columns in corrected.items():
            free = columns.keys() - _PREFERRED - changed[table, number]
            new = different(connection, table, number, {name: columns[name] for name in free})
            if new:
                update(connection, table, number, new)


def _changed_by_the_person(connection: sqlite3.Connection) -> Changed:
    """The columns that a command in effect set to something else."""
    changed: Changed = defaultdict(frozenset)
    for table, row, old, new in connection.execute(_BY_THE_PERSON, (SESSION,)):
        before, after = read_row(old), read_row(new)
        names = {name for name in after if before.get(name) != after[name]}
        changed[table, row] |= names.union(*(some for some in _TOGETHER if some & names))
    return changed


def _edition(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT mark FROM catalog WHERE part = 'measures'").fetchone()
    return int(row[0]) if row else 0


def _set_edition(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT OR REPLACE INTO catalog VALUES ('measures', ?)", (str(EDITION),))


def _add(connection: sqlite3.Connection, measure: Measure) -> None:
    query = "SELECT coalesce(max(position) + 1, 0) FROM measure"
    (position,) = connection.execute(query).fetchone()
    columns = {"position": position, **measure_columns(measure)}
    row = _insert(connection, "measure", measure.name, columns)
    _add_scale(connection, row, measure, scale_columns(measure.scale))


def _add_scale(connection: sqlite3.Connection, row: int, measure: Measure, columns: Row) -> None:
    called = f"{measure.name} {measure.scale.version}"
    _insert(connection, "scale", called, {"measure_id": row, **columns})


def _insert(connection: sqlite3.Connection, table: str, called: str, columns: Row) -> int:
    (row,) = connection.execute(_NEXT_ID.format(table)).fetchone()
    return insert(connection, table, {"id": row, "uuid": _identity(called), **columns})


def _identity(called: str) -> str:
    """The UUID of a measure by its name, of its scale by the name and the version after it."""
    from uuid import UUID, uuid5  # noqa: PLC0415  (a fifth of a bare interpreter, seldom needed)

    return str(uuid5(UUID(NAMESPACE), called))
