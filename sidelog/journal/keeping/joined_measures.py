"""Joining two measures: the values of the one become those of the other."""

from collections.abc import Mapping
from typing import NamedTuple

from sidelog.catalog.scales import Measure, Scale
from sidelog.catalog.values import check_value, say_scale, say_value
from sidelog.errors import BadDataError
from sidelog.journal.columns import Row, rows_of
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.common import row_of
from sidelog.journal.keeping.joining import (
    Change,
    Convert,
    Overlap,
    Plan,
    conversion,
    entries_by_day,
    refuse_put_away,
    refuse_unmeant,
    settle,
)
from sidelog.journal.keeping.measures import meaning
from sidelog.journal.tables.measure_rows import measure_on_scale


def plan_measures(journal: Journal, name: str, into: str, prefer: str | None = None) -> Plan:
    """What it takes that the values of one measure are those of another.

    Args:
        journal: where they are.
        name: the measure that will be no more; one of sidelog's own is put away.
        into: the measure that will have the values of both.
        prefer: whose values stand on days on which both have some; None to refuse such days.

    Raises:
        NothingMatchedError: there is no such measure.
        BadDataError: a value of the one can be none of the other, or days have values of both.
        UsageError: both are the same, or it is neither that is preferred.
    """
    refuse_unmeant(name, into, prefer)
    refuse_put_away(journal, "measure", into)
    first, second = _measure(journal, name), _measure(journal, into)
    moves = {
        version: _same_meaning(first, version, second) for version in _versions(journal, first)
    }
    rows = entries_by_day(journal, "observation", "measure_id", first.id)
    there = entries_by_day(journal, "observation", "measure_id", second.id)
    for row in (row for some in rows.values() for row in some):
        row["scale_version"], change = moves[row["scale_version"]]
        if row["value"] is not None:
            scale = second.scales[row["scale_version"]]
            row["value"] = check_value(change(row["value"]), second.measure._replace(scale=scale))
    days = sorted(rows.keys() & there.keys())
    overlaps = (_overlap(first, second, day, (rows[day], there[day])) for day in days)
    left_out = tuple(settle(overlaps, (name, into), prefer, "values"))
    gone = {change.row for change in left_out}
    moved = [row for some in rows.values() for row in some if row["id"] not in gone]
    scales = [one.scales[max(one.scales)] for one in (first, second)]
    return Plan(
        table="measure",
        first=first.id,
        second=second.id,
        name=name,
        into=into,
        stays=first.measure.built_in,
        takes_over={"tracked": 1} if first.measure.tracked and not second.measure.tracked else {},
        changes=(
            *left_out,
            *(Change("observation", row["id"], _as_value_of(second, row)) for row in moved),
        ),
        units=tuple(one.unit for one in scales) if scales[0].unit != scales[1].unit else (),
        words=tuple(map(say_scale, scales)) if scales[0].anchors != scales[1].anchors else (),
    )


class _Measure(NamedTuple):
    """A measure with the versions of its scale; the highest is in force."""

    id: int
    measure: Measure
    scales: Mapping[int, Scale]


def _measure(journal: Journal, name: str) -> _Measure:
    number = row_of(journal, "measure", name)["id"]
    rows = rows_of(journal.connection, "SELECT version FROM scale WHERE measure_id = ?", number)
    every = {
        row["version"]: measure_on_scale(journal.connection, number, row["version"]) for row in rows
    }
    scales = {version: one.scale for version, one in every.items()}
    return _Measure(number, every[max(every)], scales)


def _versions(journal: Journal, of: _Measure) -> list[int]:
    """The versions of a scale that have values, or skipped days."""
    query = "SELECT DISTINCT scale_version FROM observation WHERE measure_id = ?"
    return [version for (version,) in journal.connection.execute(query, (of.id,))]


def _same_meaning(first: _Measure, version: int, second: _Measure) -> tuple[int, Convert]:
    """The version of the second's scale on which a value of the first means the same, and how.

    Raises:
        BadDataError: there is none.
    """
    scale = first.scales[version]
    for number in sorted(second.scales, reverse=True):
        other = second.scales[number]
        if other.better is not scale.better:
            continue
        if meaning(other) == meaning(scale):
            return number, float
        between = conversion(scale.unit, other.unit)
        if between is not None:
            return number, between
    other = second.scales[max(second.scales)]
    raise BadDataError(
        f"{first.measure.name} goes {_said(scale)}, {second.measure.name} {_said(other)}.",
        hint="Only measures whose values mean the same can be joined.",
    )


def _said(scale: Scale) -> str:
    """A scale without its words: "from 0 to 4, whole numbers only, lower is better"."""
    return f"{say_scale(scale._replace(anchors=()))}, {scale.better} is better"


def _as_value_of(second: _Measure, row: Row) -> Mapping[str, object]:
    version = row["scale_version"]
    return {"measure_id": second.id, "scale_version": version, "value": row["value"]}


def _overlap(
    first: _Measure, second: _Measure, day: str, sides: tuple[list[Row], list[Row]]
) -> Overlap:
    """A day of both; what says the same, or only that it was skipped, gives way."""
    said = [{(row["at"], row["value"]) for row in side} for side in sides]
    skipped = [all(value is None for _, value in some) for some in said]
    gives_way = None
    if said[0] <= said[1] or skipped[0]:
        gives_way = 0
    elif said[1] <= said[0] or skipped[1]:
        gives_way = 1
    words = _values(first.measure, sides[0]), _values(second.measure, sides[1])
    return Overlap("observation", day, sides, gives_way, words)


def _values(measure: Measure, rows: list[Row]) -> str:
    return ", ".join(say_value(measure, row["value"]) for row in rows)
