"""A measure and its scale, from the rows that hold them and into them."""

import json
import sqlite3
from typing import NamedTuple

from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale, ScaleKind

Anchors = tuple[tuple[float, str], ...]
"""(value, words) pairs in ascending order of value."""


class StoredMeasure(NamedTuple):
    """A measure with the number of its row."""

    id: int
    measure: Measure


_MEASURES = """
SELECT m.id, m.name, m.title, m.question, m.tracked, m.built_in,
       s.version, s.kind, s.minimum, s.maximum, s.whole, s.unit, s.anchors, s.better, s.recall,
       s.day_rule, s.lag_first, s.lag_last, s.lag_source, s.every_days, s.source, s.bad_from
FROM measure m JOIN scale s ON s.measure_id = m.id
"""
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


def measure_columns(measure: Measure) -> dict[str, object]:
    """The columns of a measure's row that the measure itself says."""
    return {
        "name": measure.name,
        "title": measure.title,
        "question": measure.question,
        "tracked": int(measure.tracked),
        "built_in": int(measure.built_in),
    }


def scale_columns(scale: Scale) -> dict[str, object]:
    """The columns of a scale's row that the scale itself says."""
    return {
        "version": scale.version,
        "kind": scale.kind.value,
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "whole": int(scale.whole),
        "unit": scale.unit,
        "anchors": anchors_text(scale.anchors),
        "better": scale.better.value,
        "recall": scale.recall,
        "day_rule": scale.day_rule.value,
        "lag_first": scale.lag.first if scale.lag else None,
        "lag_last": scale.lag.last if scale.lag else None,
        "lag_source": scale.lag.source if scale.lag else None,
        "every_days": scale.every_days,
        "source": scale.source,
        "bad_from": scale.bad_from,
    }


def anchors_text(anchors: Anchors) -> str:
    """The anchor words as the JSON that the tables hold."""
    return json.dumps(anchors, ensure_ascii=False)


def read_anchors(text: str) -> Anchors:
    """The anchor words from the JSON that the tables hold."""
    return tuple((value, words) for value, words in json.loads(text))


def _stored(row: tuple) -> StoredMeasure:  # type: ignore[type-arg]  # sqlite3 rows are untyped
    number, name, title, question, tracked, built_in, *scale = row
    measure = Measure(name, title, question, _scale(*scale), bool(tracked), bool(built_in))
    return StoredMeasure(number, measure)


def _scale(
    version: int,
    kind: str,
    minimum: float,
    maximum: float | None,
    whole: int,
    unit: str,
    anchors: str,
    better: str,
    recall: str,
    day_rule: str,
    lag_first: int | None,
    lag_last: int | None,
    lag_source: str | None,
    every_days: int,
    source: str,
    bad_from: float | None,
) -> Scale:
    lag = None
    if lag_first is not None and lag_last is not None:
        lag = LagWindow(lag_first, lag_last, lag_source or "")
    return Scale(
        version=version,
        kind=ScaleKind(kind),
        minimum=minimum,
        maximum=maximum,
        whole=bool(whole),
        unit=unit,
        anchors=read_anchors(anchors),
        better=Better(better),
        recall=recall,
        day_rule=DayRule(day_rule),
        lag=lag,
        every_days=every_days,
        source=source,
        bad_from=bad_from,
    )
