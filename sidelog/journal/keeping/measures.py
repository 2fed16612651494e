"""Keeping measures: add and change them; and what is known of their scales."""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from sidelog.catalog.measures import LASTING
from sidelog.catalog.scales import Better, DayRule, LagWindow, Measure, Scale
from sidelog.catalog.text import fold, quote
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.columns import Row, rows_of
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.common import refuse_taken, row_of
from sidelog.journal.rules import check_measure, check_name
from sidelog.journal.tables.measure_rows import (
    MEANING,
    StoredMeasure,
    measure_columns,
    measure_on_scale,
    measures_in_force,
    scale_columns,
)

_FROM = """
SELECT m.name FROM observation o JOIN measure m ON m.id = o.measure_id
WHERE o.source LIKE ? GROUP BY m.id ORDER BY min(o.id)
"""


class MeasureChanges(TypedDict, total=False):
    """What can be changed of a measure."""

    name: str
    """Only of a measure of the person's own."""
    title: str
    question: str
    position: int
    """The place in the check-in; 1 is asked first."""
    tracked: bool
    anchors: tuple[tuple[float, str], ...]
    better: Better
    day_rule: DayRule
    lag: LagWindow | None
    bad_from: float | None
    """None: no day is a bad one."""
    every_days: int
    minimum: float
    maximum: float | None
    whole: bool
    unit: str


_OF_THE_MEASURE = frozenset({"name", "title", "question", "tracked"})


def add_measure(journal: Journal, measure: Measure) -> Measure:
    """Add a measure of the person's own, with the first version of its scale.

    Raises:
        BadDataError: its name is taken or cannot be one, or its scale cannot be used.
    """
    check_name(measure.name)
    measure = measure._replace(built_in=False, scale=measure.scale._replace(version=1))
    check_measure(measure)
    refuse_taken(journal, "measure", measure.name)
    position = journal.last_position + 1
    row = journal.batch.insert("measure", {"position": position, **measure_columns(measure)})
    journal.batch.insert("scale", {"measure_id": row, **_columns(journal, measure.scale, None)})
    # Known without reading all the others again, which would be long where a file brings many.
    journal.stored[measure.name] = StoredMeasure(row, measure_on_scale(journal.connection, row, 1))
    journal.measure_names[fold(measure.name)] = (row, measure.name, False)
    journal.last_position = position
    return measure


def edit_measure(journal: Journal, name: str, /, **changes: Unpack[MeasureChanges]) -> Measure:
    """Change a measure, and return it as it is now.

    Another range, unit or wholeness makes a new version of the scale: what was recorded stays
    on the version it was recorded on.  All else changes the version in force.  On another range
    or in another direction a bad day has no meaning until it is set anew; and on another range
    the words for values have none.

    Raises:
        NothingMatchedError: there is no such measure in use.
        BadDataError: it could not be asked or answered like that.
    """
    if row_of(journal, "measure", name)["retired_on"]:
        raise NothingMatchedError(
            f"{name} is retired.", hint=f"Bring it back first: sidelog measure restore {name}"
        )
    stored = journal.stored[name]
    if name in LASTING and changes.get("lag"):
        raise BadDataError(
            f"{name} has no lag window on purpose: in one published case it had not faded 16 "
            "months after stopping.",
            hint="It is shown, and not compared before and after a change.",
        )
    new = _changed(stored.measure, {**changes})
    if new.name != name:
        _refuse_another_name(journal, stored.measure, new.name)
    check_measure(new)
    journal.batch.update("measure", stored.id, measure_columns(new))
    columns = _columns(journal, new.scale, stored)
    if new.scale.version > stored.measure.scale.version:
        journal.batch.insert("scale", {"measure_id": stored.id, **columns})
    else:
        journal.batch.update("scale", _scale_row(journal, stored)["id"], columns)
    if "position" in changes:
        _move(journal, name, changes["position"])
    journal.forget_names()
    return journal.measures[new.name]


def measures_put_away(journal: Journal) -> dict[str, Measure]:
    """Every measure that is retired, by name."""
    retired = measures_in_force(journal.connection, retired=True)
    return {name: stored.measure for name, stored in retired.items()}


def look_at(journal: Journal, name: str) -> Measure | None:
    """Let a retired measure be looked at, in this transaction, as those in use; None: no such."""
    stored = measures_in_force(journal.connection, retired=True).get(name)
    if stored is not None:
        journal.stored[name] = stored
    return stored.measure if stored else None


def lag_set_on(journal: Journal, measure: str) -> date | None:
    """The day on which the lag window in force was set; None if it came with the measure."""
    return _set_on(journal, measure, "lag_set_at")


def bad_set_on(journal: Journal, measure: str) -> date | None:
    """The day on which the bad day in force was set; None if it came with the measure."""
    return _set_on(journal, measure, "bad_set_at")


def _set_on(journal: Journal, measure: str, column: str) -> date | None:
    instant = _scale_row(journal, journal.stored[measure])[column]
    return datetime.fromisoformat(instant).date() if instant else None


def on_other_scales(journal: Journal, measure: str) -> tuple[int, date] | None:
    """How many values a measure has on scales no longer in force, and the day of the latest."""
    stored = journal.stored[measure]
    query = """
SELECT count(*), max(day) FROM observation
WHERE measure_id = ? AND value IS NOT NULL AND scale_version <> ?"""
    count, latest = journal.query(query, stored.id, stored.measure.scale.version).fetchone()
    return (count, date.fromisoformat(latest)) if count else None


def measure_of(journal: Journal, observation: int) -> Measure:
    """What was observed, on the version of the scale that it was recorded on."""
    query = "SELECT measure_id, scale_version FROM observation WHERE id = ?"
    return measure_on_scale(journal.connection, *journal.query(query, observation).fetchone())


def _refuse_another_name(journal: Journal, measure: Measure, name: str) -> None:
    """Refuse a name that cannot be typed or is taken, and one for a measure of sidelog's own."""
    if measure.built_in:  # red flags hang on its name, and what a page calls it
        raise BadDataError(
            f"{measure.name} came with sidelog and keeps its name.",
            hint="Its heading can be another: "
            f"sidelog measure edit {measure.name} --title {quote(name.capitalize())}",
        )
    check_name(name)
    refuse_taken(journal, "measure", name)


def _scale_row(journal: Journal, stored: StoredMeasure) -> Row:
    """The row of the version of a scale that is in force."""
    query = "SELECT * FROM scale WHERE measure_id = ? ORDER BY version DESC LIMIT 1"
    return rows_of(journal.connection, query, stored.id)[0]


def _columns(journal: Journal, scale: Scale, before: StoredMeasure | None) -> Row:
    """The columns of a scale as it is to be, with when the person set its lag window and bad day.

    What stays as it was before keeps its day.
    """
    row, then = (_scale_row(journal, before), before.measure.scale) if before else ({}, None)
    now, columns = journal.batch.writer.instant, scale_columns(scale)
    for said, set_at in (("lag", "lag_set_at"), ("bad_from", "bad_set_at")):
        value = getattr(scale, said)
        stays = then is not None and value == getattr(then, said)
        columns[set_at] = row[set_at] if stays else None if value is None else now
    return columns


def _move(journal: Journal, name: str, position: int) -> None:
    """Ask a measure at another place; those after it move along."""
    others = [stored for other, stored in journal.stored.items() if other != name]
    others.insert(max(position, 1) - 1, journal.stored[name])
    for place, stored in enumerate(others):
        journal.batch.update("measure", stored.id, {"position": place})


def _changed(measure: Measure, changes: dict[str, Any]) -> Measure:
    """The measure as the changes make it, on the next version of its scale if they need one."""
    changes.pop("position", None)
    own = {name: changes.pop(name) for name in _OF_THE_MEASURE & changes.keys()}
    scale = measure.scale._replace(**changes)
    is_another = meaning(scale) != meaning(measure.scale)
    if is_another:
        scale = scale._replace(version=scale.version + 1)
    if "anchors" not in changes and meaning(scale)[:2] != meaning(measure.scale)[:2]:
        scale = scale._replace(anchors=())
    if "bad_from" not in changes and (is_another or scale.better is not measure.scale.better):
        scale = scale._replace(bad_from=None)
    return measure._replace(scale=scale, **own)


def meaning(scale: Scale) -> tuple[object, ...]:
    """What a value on a scale means: its range, whether it is whole, its unit."""
    return tuple(getattr(scale, name) for name in MEANING)


def measures_from(journal: Journal, form: str) -> tuple[str, ...]:
    """The measures that have values of files of a form, by the first of each."""
    return tuple(name for (name,) in journal.query(_FROM, f"{form}:%"))
