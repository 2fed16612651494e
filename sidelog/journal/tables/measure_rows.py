"""A measure and its scale, from the rows that hold them and into them."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind
from sidelog.journal.columns import Row

Anchors = tuple[tuple[float, str], ...]
"""(value, words) pairs in ascending order of value."""


MEANING = ("minimum", "maximum", "whole", "unit")
"""The columns of a scale that say what a value means; another meaning is another version."""


class StoredMeasure(NamedTuple):
    """A measure with the number of its row."""

    id: int
    measure: Measure


# A table has a column for each part of these, but three for the lag window.
_MEASURE = tuple(name for name in Measure._fields if name != "scale")
_SCALE = tuple(name for name in Scale._fields if name != "lag")
_LAG = ("lag_first", "lag_last", "lag_source")
_COLUMNS = ", ".join([*(f"m.{one}" for one in _MEASURE), *(f"s.{one}" for one in _SCALE + _LAG)])
_MEASURES = f"SELECT m.id, {_COLUMNS} FROM measure m JOIN scale s ON s.measure_id = m.id"
# The highest version of a scale is the one in force.
IN_FORCE = f"""{_MEASURES}
WHERE (m.retired_on IS NOT NULL) = ?
  AND s.version = (SELECT max(version) FROM scale WHERE measure_id = m.id)
ORDER BY m.position, m.id
"""
ON_SCALE = f"{_MEASURES} WHERE m.id = ? AND s.version = ?"


def measures_in_force(
    connection: sqlite3.Connection, *, retired: bool = False
) -> dict[str, StoredMeasure]:
    """Every measure that is not retired, or that is, by name, in the order of the check-in."""
    stored = (_stored(row) for row in connection.execute(IN_FORCE, (retired,)))
    return {entry.measure.name: entry for entry in stored}


def measure_on_scale(connection: sqlite3.Connection, measure_id: int, version: int) -> Measure:
    """A measure with one version of its scale, whether or not that is the one in force."""
    return _stored(connection.execute(ON_SCALE, (measure_id, version)).fetchone()).measure


def measure_columns(measure: Measure) -> Row:
    """The columns of a measure's row that the measure itself says."""
    return {name: getattr(measure, name) for name in _MEASURE}


def scale_columns(scale: Scale) -> Row:
    """The columns of a scale's row that the scale itself says."""
    columns = {name: getattr(scale, name) for name in _SCALE}
    lag = dict(zip(_LAG, scale.lag or (None, None, None), strict=True))
    return {**columns, **lag, "anchors": json.dumps(scale.anchors, ensure_ascii=False)}


def read_anchors(text: str) -> Anchors:
    """The anchor words from the JSON that the tables hold."""
    return tuple((value, words) for value, words in json.loads(text))


def _stored(row: Sequence[Any]) -> StoredMeasure:
    number, name, title, question, tracked, built_in, *parts, first, last, source = row
    lag = None if first is None or last is None else LagWindow(first, last, source or "")
    columns = dict(zip(_SCALE, parts, strict=True))
    read = {name: read(columns[name]) for name, read in _READ.items()}
    scale = Scale(**{**columns, **read, "lag": lag})
    measure = Measure(name, title, question, scale, bool(tracked), bool(built_in))
    return StoredMeasure(number, measure)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "kind": ScaleKind,
    "whole": bool,
    "anchors": read_anchors,
    "better": Better,
    "day_rule": DayRule,
}
