"""The catalog's measures as rows of a journal, so that the file explains itself."""

import json
import sqlite3
from uuid import UUID, uuid5

from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Measure, Scale

NAMESPACE = UUID("5b9f6f5c-7d5e-5c3a-9a43-53494445534c")
"""Built-in measures have the same identity in every journal, so that two can be merged."""

_MEASURE = """
INSERT INTO measure (uuid, name, title, question, position, tracked, built_in)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_SCALE = """
INSERT INTO scale (uuid, measure_id, version, kind, minimum, maximum, whole, unit, anchors, better,
                   recall, day_rule, lag_first, lag_last, lag_source, every_days, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def seed_measures(connection: sqlite3.Connection) -> None:
    """Write the built-in measures, in the catalog's order, into new tables."""
    for position, measure in enumerate(BUILT_IN):
        identity = str(uuid5(NAMESPACE, measure.name))
        row = connection.execute(_MEASURE, measure_values(measure, identity, position))
        scale_identity = str(uuid5(NAMESPACE, f"{measure.name} {measure.scale.version}"))
        connection.execute(_SCALE, scale_values(measure.scale, scale_identity, row.lastrowid or 0))


def measure_values(measure: Measure, identity: str, position: int) -> tuple[object, ...]:
    """The columns of the measure's row, in the order of its insert."""
    return (
        identity,
        measure.name,
        measure.title,
        measure.question,
        position,
        measure.tracked,
        measure.built_in,
    )


def scale_values(scale: Scale, identity: str, measure_id: int) -> tuple[object, ...]:
    """The columns of the scale's row, in the order of its insert."""
    lag = (scale.lag.first, scale.lag.last, scale.lag.source) if scale.lag else (None, None, None)
    return (
        identity,
        measure_id,
        scale.version,
        scale.kind.value,
        scale.minimum,
        scale.maximum,
        scale.whole,
        scale.unit,
        json.dumps(scale.anchors, ensure_ascii=False),
        scale.better.value,
        scale.recall,
        scale.day_rule.value,
        *lag,
        scale.every_days,
        scale.source,
    )
