"""Joining two measures: the values of the one become those of the other."""

from collections.abc import Mapping

from sidelog.catalog.scales import Measure, Scale
from sidelog.catalog.values import check_value, say_scale, say_value
from sidelog.errors import BadDataError
from sidelog.journal.columns import Row
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import joining
from sidelog.journal.keeping.joining import Change, Convert, Overlap, Plan
from sidelog.journal.keeping.measures import meaning
from sidelog.journal.tables.measure_rows import measure_on_scale


def plan_measures(journal: Journal, name: str, into: str, prefer: str | None = None) -> Plan:
    """What it takes that the values of one measure are those of another.

    The first will be no more, or put away where it came with sidelog.  Days with values of both are
    refused, unless it is said whose stand (`prefer`).

    Raises:
        SidelogError: see `find_both`.
        BadDataError: a value of the one can be none of the other, or days have values of both.
    """
    both = joining.find_both(journal, "measure", name, into, prefer)
    first, second = (_on_each_scale(journal, row["id"]) for row in both)
    rows, there = (joining.entries_by_day(journal, "observation", "measure", row) for row in both)
    used = sorted({row["scale_version"] for some in rows.values() for row in some})
    moves = {version: _same_meaning(first[version], second) for version in used}
    for row in (row for some in rows.values() for row in some):
        row["scale_version"], change = moves[row["scale_version"]]
        if row["value"] is not None:
            row["value"] = check_value(change(row["value"]), second[row["scale_version"]])
    now = first[max(first)], second[max(second)]
    overlaps = (_overlap(now, day, sides) for day, sides in joining.days_of_both(rows, there))
    left_out = tuple(joining.settle(overlaps, both, prefer, "values"))
    gone = {change.row for change in left_out}
    moved = [row for some in rows.values() for row in some if row["id"] not in gone]
    scales = [one.scale for one in now]
    return Plan(
        "measure",
        *both,
        takes_over={"tracked": 1} if now[0].tracked and not now[1].tracked else {},
        changes=(*left_out, *(_as_value_of(both[1], row) for row in moved)),
        units=tuple(one.unit for one in scales) if scales[0].unit != scales[1].unit else (),
        words=tuple(map(say_scale, scales)) if scales[0].anchors != scales[1].anchors else (),
    )


def _on_each_scale(journal: Journal, number: int) -> dict[int, Measure]:
    """A measure on each version of its scale; the highest is in force."""
    query = "SELECT version FROM scale WHERE measure_id = ?"
    versions = journal.query(query, number).fetchall()
    return {
        version: measure_on_scale(journal.connection, number, version) for (version,) in versions
    }


def _same_meaning(first: Measure, second: Mapping[int, Measure]) -> tuple[int, Convert]:
    """The version of the second's scale on which a value of the first means the same, and how."""
    scale = first.scale
    for number in sorted(second, reverse=True):
        other = second[number].scale
        if other.better is not scale.better:
            continue
        if meaning(other) == meaning(scale):
            return number, float
        between = joining.conversion(scale.unit, other.unit)
        if between is not None:
            return number, between
    last = second[max(second)]
    raise BadDataError(
        f"{first.name} goes {_said(scale)}, {last.name} {_said(last.scale)}.",
        hint="Only measures whose values mean the same can be joined.",
    )


def _said(scale: Scale) -> str:
    """A scale without its words: "from 0 to 4, whole numbers only, lower is better"."""
    return f"{say_scale(scale._replace(anchors=()))}, {scale.better} is better"


def _as_value_of(second: Row, row: Row) -> Change:
    columns = {name: row[name] for name in ("scale_version", "value")}
    return Change("observation", row["id"], {"measure_id": second["id"], **columns})


def _overlap(now: tuple[Measure, Measure], day: str, sides: tuple[list[Row], list[Row]]) -> Overlap:
    """A day of both; what says the same, or only that it was skipped, gives way."""
    said = [{(row["at"], row["value"]) for row in side} for side in sides]
    skipped = [all(value is None for _, value in some) for some in said]
    gives_way = None
    if said[0] <= said[1] or skipped[0]:
        gives_way = 0
    elif said[1] <= said[0] or skipped[1]:
        gives_way = 1
    words = _values(now[0], sides[0]), _values(now[1], sides[1])
    return Overlap("observation", day, sides, gives_way, words)


def _values(measure: Measure, rows: list[Row]) -> str:
    return ", ".join(say_value(measure, row["value"]) for row in rows)
