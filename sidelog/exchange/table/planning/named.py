"""The columns of which a person said what they are: of a whole file, or single ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sidelog.catalog.scales import Better, Measure, ScaleKind
from sidelog.exchange.reader import Here, Left, Said
from sidelog.exchange.scales import range_scale
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.said_units import give_units, units_said
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.cell.words import anchors_of
from sidelog.exchange.table.column import readings
from sidelog.exchange.table.column.lengths import LengthReader
from sidelog.exchange.table.column.measures import Found, Measures, own_range
from sidelog.exchange.table.column.names import split_unit
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.ratings import scale_said
from sidelog.exchange.table.column.signs import with_whole_thousands
from sidelog.exchange.table.column.units import (
    is_same_unit,
    is_unit_column,
    numbers_of,
    turned,
    with_unit_of,
)
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.when import Dating, find_dating
from sidelog.exchange.table.events.happened import Events
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.long.find_long import long_of
from sidelog.exchange.table.mapping import Mapping, Named, find_named, measure_name
from sidelog.exchange.table.medicine.columns_of_one import Known, add_amounts
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.medicine.find_doses import add_named
from sidelog.exchange.table.nights.untrue import with_midnights
from sidelog.exchange.table.notes import Notes
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning.begin import begin, planner_of
from sidelog.exchange.table.planning.entries import ask
from sidelog.exchange.table.planning.units import give_unit
from sidelog.exchange.table.rows.columns import Columns

_MOSTLY = 0.9
_MISTYPED = 0.1
"""The part of the numbers of a scale that may be beyond its ends by mistake."""


def plan_named(
    columns: Columns, here: Here, said: Said, mapping: Mapping, words: SaidWords
) -> Plan:
    """What the columns of a file are, as a person said it.

    Raises:
        UsageError: a column is not there, or what was said of it cannot be.
        BadDataError: the column of the day has none.
    """
    named = find_named(mapping, columns.names, columns.grid.name)
    missing = words_of_nothing(said.missing)
    looked = look(columns, missing)
    columns, seen = with_whole_thousands(columns, looked, missing, said.decimals)
    plan, seen = begin(columns, seen, missing, _dating(named, seen, columns, here, said))
    plan.is_named, plan.seen = True, seen
    give_units(seen, units_said(said.units))
    measures = Measures(here, said.better)
    planner = planner_of(NamedPlanner, measures, seen, columns, said, words)
    used, units = named.used(), list[Seen]()
    if named.measures or named.value or named.product:
        units = [one for one in seen if one.place not in used and is_unit_column(one)]
    used |= {one.place for one in units}
    _add_values(plan, named, planner, units)
    add_doses(plan, named, seen, said, planner, units)
    add_event(plan, named)
    for note in named.notes:
        plan.keep_words(Notes(note.place, note.name, is_word=False), "word for word", "notes")
    plan.question = plan.question or planner.question
    plan.left += [Left(one.name, "not named") for one in seen if one.place not in used]
    return plan


def _dating(named: Named, seen: Sequence[Seen], columns: Columns, here: Here, said: Said) -> Dating:
    """When lines are: on whole days where only a day was named, whatever times it has."""
    day, at = named.day, named.at
    of_line = next(seen[column.place] for column in (day, at) if column)
    dating = find_dating([of_line], columns, here, said.order)
    if day and at:
        return replace(dating, clock=seen[at.place], whole=True)
    return with_midnights(replace(dating, of_days=at is None), [of_line], columns, here)


def _add_values(plan: Plan, named: Named, planner: Planner, units: Sequence[Seen]) -> None:
    """Add the columns that a person said to have values, of a measure each or of named ones."""
    wide = [plan.seen[column.place] for column, _ in named.measures]
    if wide and not named.value:
        wide = give_unit(plan, [*wide, *units], planner.missing)
    known = {one.place: one for one in wide}
    for column, measure in named.measures:
        if column.place in known:
            plan.add(planner.plan(known[column.place], measure))
    if named.measure and named.value:
        name, value = (plan.seen[one.place] for one in (named.measure, named.value))
        plan.long = long_of(name, value, plan.columns, planner, units)
        if units:
            plan.bring(units[0].name, f"units of {value.name}")
        plan.brought += plan.long.brought
        plan.left += plan.long.left


def add_doses(
    plan: Plan,
    named: Named,
    seen: Sequence[Seen],
    said: Said,
    planner: Planner,
    units: Sequence[Seen],
) -> None:
    """Add the columns that a person said to have amounts of a product each, or of named ones."""
    if not (named.amounts or named.product):
        return
    doses, known = plan.doses or Doses(needs_amounts=True), Known(plan.dating, said, planner)
    before, unit = len(doses.brought), next(iter(units), None)
    names = seen[named.product.place] if named.product else None
    for column, product in named.amounts:
        one = seen[column.place]
        if names:
            add_named(doses, names, one, unit, known)
        else:
            add_amounts(doses, one, product or split_unit(column.name)[0], known)
    if names and not named.amounts:
        add_named(doses, names, None, None, known, is_sure=True)
    if doses.amounts or doses.only_names:
        plan.doses = doses
        plan.brought += doses.brought[before:]
        ask(plan, doses, said)


def add_event(plan: Plan, named: Named) -> None:
    """Add the column that a person said to have what happened."""
    if named.event:
        product = named.product.place if named.product else None
        plan.events = Events(named.event.place, named.event.name, product)
        how = "its time in the note" if plan.dating.has_times else ""
        plan.bring(named.event.name, "events", how)


@dataclass(slots=True)
class NamedPlanner(Planner):
    """Understands columns of which a person said what measures they are.

    Attributes:
        made: the measures that are new, by the names that were said.
    """

    made: dict[str, Measure] = field(default_factory=dict)

    def plan(
        self, seen: Seen, name: str = "", *, is_measured: bool = False
    ) -> tuple[Values, ...] | Left:
        """A column as the measure of that name; as its values tell where that is new."""
        wanted = measure_name(name or split_unit(seen.name)[0])
        known = self.measures.here.measures.get(wanted)
        if known and not name and _are_beyond(seen, known, self.sign(seen)[0]):
            return Planner.plan(self, seen)  # what a line calls so is on another scale
        if known is None and self.range is not None:
            self.made[wanted] = _measure(wanted, self.range, self.measures.better)
        if measure := known or self.made.get(wanted):
            return self._as(seen, measure, is_new=known is None)
        seen.unit = seen.unit or split_unit(seen.name)[1]  # which the name of the measure may lack
        if name and scale_said(seen.name).ends:  # of which the name of the measure says nothing
            found = renamed(Planner.plan(self, seen, is_measured=is_measured), wanted)
        else:
            found = Planner.plan(self, seen, name, is_measured=is_measured)
        if not isinstance(found, Left) and len(found) == 1 and found[0].is_new:
            self.made[wanted] = found[0].measure
        return found

    def _as(self, seen: Seen, measure: Measure, *, is_new: bool) -> tuple[Values, ...] | Left:
        """A column of values of a measure, read as the measure has them."""
        unit, scale = seen.unit or split_unit(seen.name)[1], measure.scale
        is_other = bool(unit and scale.unit) and not is_same_unit(unit, scale.unit)
        if is_other or seen.share(Kind.WORD) >= _MOSTLY > self.words.are_of(seen.name, seen.texts):
            for name in ("", measure.name):  # which may turn one into the other
                found = Planner.plan(self, seen, name)
                if not isinstance(found, Left) and found[0].measure.name == measure.name:
                    return found
        if is_other:
            why = f"its numbers are in {unit}, and {measure.name} is in {scale.unit}"
            return Left(seen.name, why)
        sign, why = self.sign(seen)
        parts = readings.parts_of_one(seen, scale.unit, sign)
        mixed, high = bool({*seen.units} - {"", scale.unit}), seen.numbers[sign].high
        written = with_unit_of(seen, scale.unit, sign) if mixed else None
        read: readings.Reader = readings.NumberReader(
            sign, scale.unit, None, mixed, written=written, size=parts.size, high=high
        )
        how = [why, parts.how, turned(seen, scale.unit) if mixed else ""]
        if self.words.are_of(seen.name, seen.texts):
            anchors = anchors_of(seen.texts, self.words.numbers.get)
            read, how = readings.of_said(self.words), [", ".join(f"{w} {n:g}" for n, w in anchors)]
        if scale.unit == "h" and (seen.kinds[Kind.LENGTH] or seen.kinds[Kind.CLOCK]):
            read, how = LengthReader(scale.unit), [""]
        if scale.kind is ScaleKind.YES_NO and seen.kinds[Kind.YES_NO]:
            read, how = readings.YES_OR_NO, [""]
        return (self._values(seen, Found(measure, is_new), own_range(measure), how, read),)


def _are_beyond(seen: Seen, measure: Measure, sign: Sign) -> bool:
    """Whether more numbers are beyond the ends of a measure's scale than are mistyped."""
    low, high = measure.scale.minimum, measure.scale.maximum
    if high is None or measure.scale.unit or any(seen.units):
        return False
    is_on_scale = Counter[bool]()
    for text, cell, number in numbers_of(seen, sign):
        if cell.kind is Kind.NUMBER:
            is_on_scale[low <= number <= high] += seen.texts[text]
    return is_on_scale[False] > is_on_scale.total() * _MISTYPED


def _measure(name: str, ends: tuple[float, float | None], better: Better | None) -> Measure:
    title = name.replace("-", " ").capitalize()
    scale = range_scale(*ends, better or Better.NEITHER)
    return Measure(name, title, f"{title} today?", scale, tracked=False, built_in=False)


def renamed(found: tuple[Values, ...] | Left, name: str) -> tuple[Values, ...] | Left:
    """The values of a measure as those of a new one, of that name."""
    if isinstance(found, Left) or len(found) > 1:
        return found
    (values,) = found
    measure = values.measure._replace(
        name=name, title=name.replace("-", " ").capitalize(), tracked=False, built_in=False
    )
    how = values.brought.how.replace(", as in the journal", "")
    brought = values.brought._replace(name=f"measure {name} (new)", how=how)
    return (replace(values, measure=measure, brought=brought, is_new=True),)
