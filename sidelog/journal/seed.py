"""The catalog's measures as rows of a journal, so that the file explains itself."""

import sqlite3
from uuid import UUID, uuid5

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Measure
from sidelog.journal.measure_rows import measure_columns, scale_columns

NAMESPACE = UUID("5b9f6f5c-7d5e-5c3a-9a43-53494445534c")
"""Built-in measures have the same identity in every journal, so that two can be merged."""

# A number that was ever given is not given again: the history still means the row that had it.
_NEXT_ID = """
SELECT coalesce(max(id), 0) + 1 FROM
  (SELECT id FROM {0} UNION ALL SELECT row_id FROM change WHERE table_name = '{0}')
"""


def add_built_in_measures(connection: sqlite3.Connection) -> None:
    """Write the built-in measures that the journal does not have, in the catalog's order, last.

    A measure of the person's own that has the name already stays what it is.
    """
    there = {name for (name,) in connection.execute("SELECT name FROM measure")}
    for measure in BUILT_IN:
        if measure.name not in there:
            _add(connection, measure)


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
