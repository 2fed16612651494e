"""The catalog's measures as rows of a journal, so that the file explains itself."""

import sqlite3
from uuid import UUID, uuid5

from sidelog.catalog.measures import BUILT_IN
from sidelog.journal.measure_rows import measure_columns, scale_columns

NAMESPACE = UUID("5b9f6f5c-7d5e-5c3a-9a43-53494445534c")
"""Built-in measures have the same identity in every journal, so that two can be merged."""

_MEASURE = """
INSERT INTO measure (uuid, name, title, question, position, tracked, built_in)
VALUES (:uuid, :name, :title, :question, :position, :tracked, :built_in)
"""
_SCALE = """
INSERT INTO scale (uuid, measure_id, version, kind, minimum, maximum, whole, unit, anchors, better,
                   recall, day_rule, lag_first, lag_last, lag_source, every_days, source)
VALUES (:uuid, :measure_id, :version, :kind, :minimum, :maximum, :whole, :unit, :anchors, :better,
        :recall, :day_rule, :lag_first, :lag_last, :lag_source, :every_days, :source)
"""


def seed_measures(connection: sqlite3.Connection) -> None:
    """Write the built-in measures, in the catalog's order, into new tables."""
    for position, measure in enumerate(BUILT_IN):
        row = {"uuid": _identity(measure.name), "position": position, **measure_columns(measure)}
        added = connection.execute(_MEASURE, row)
        identity = _identity(f"{measure.name} {measure.scale.version}")
        scale = {"uuid": identity, "measure_id": added.lastrowid, **scale_columns(measure.scale)}
        connection.execute(_SCALE, scale)


def _identity(name: str) -> str:
    return str(uuid5(NAMESPACE, name))
