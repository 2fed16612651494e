"""The columns of which a person said what they are, of a whole file or single ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sidelog.catalog.scales import Better, Measure, ScaleKind
from sidelog.exchange.reader import Here, Left, Said
from sidelog.exchange.scales import range_scale
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.cell.said_units import unit_said, units_said
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.cell.words import anchors_of
from sidelog.exchange.table.column.lengths import LengthReader
from sidelog.exchange.table.column.measures import Found, Measures, own_range
from sidelog.exchange.table.column.names import split_unit
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.ratings import scale_said
from sidelog.exchange.table.column.readings import (
    YES_OR_NO,
    NumberReader,
    Reader,
    of_said,
    parts_of_one,
)
from sidelog.exchange.table.column.units import is_same_unit, turned, with_unit_of
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.mapping import Named, measure_name
from sidelog.exchange.table.medicine.columns_of_one import Known, add_amounts
from sidelog.exchange.table.medicine.doses import Doses
from sidelog.exchange.table.medicine.find_doses import add_named
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning.begin import usual_sign
from sidelog.exchange.table.planning.taken import ask
from sidelog.exchange.table.planning.units import give_unit
from sidelog.exchange.table.rows.columns import Columns

_MOSTLY = 0.9
_MISTYPED = 0.1
"""The part of the numbers of a scale that may be beyond its ends by mistake."""


def planner_of_named(
    seen: Sequence[Seen], columns: Columns, here: Here, said: Said, words: SaidWords
) -> "NamedPlanner":
    """What understands columns of which a person said what measures they are."""
    return NamedPlanner(
        Measures(here, said.better),
        words_of_nothing(said.missing),
        said.decimals,
        usual_sign(seen),
        columns.grid.delimiter == ";",
        unit_said(said.unit),
        units_said(said.units),
        range=said.range,
        words=words,
    )


def add_values(
    plan: Plan,
    named: Named,
    seen: Sequence[Seen],
    planner: Planner,
    units: Sequence[Seen],
) -> None:
    """Add the columns that a person said to have values of a measure each."""
    wide = [seen[column.place] for column, _ in named.measures]
    if wide and not named.value:
        wide = give_unit(plan, [*wide, *units], planner.missing)
    known = {one.place: one for one in wide}
    for column, measure in named.measures:
        if column.place not in known:
            continue
        found = planner.plan(known[column.place], measure)
        if isinstance(found, Left):
            plan.left.append(found)
        else:
            plan.values += found
            plan.brought += [values.brought for values in found]


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
    before = len(doses.brought)
    for column, product in named.amounts:
        if named.product:
            unit = next(iter(units), None)
            add_named(doses, seen[named.product.place], seen[column.place], unit, known)
        else:
            of = product or split_unit(column.name)[0]
            add_amounts(doses, seen[column.place], of, known)
    if named.product and not named.amounts:
        add_named(doses, seen[named.product.place], None, None, known, is_sure=True)
    if doses.amounts or doses.only_names:
        plan.doses = doses
        plan.brought += doses.brought[before:]
        ask(plan, doses, said)


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
        parts = parts_of_one(seen, scale.unit, sign)
        mixed, high = bool({*seen.units} - {"", scale.unit}), seen.numbers[sign].high
        written = with_unit_of(seen, scale.unit, sign) if mixed else None
        read: Reader = NumberReader(
            sign, scale.unit, None, mixed, written=written, size=parts.size, high=high
        )
        how = [why, parts.how, turned(seen, scale.unit) if mixed else ""]
        if self.words.are_of(seen.name, seen.texts):
            anchors = anchors_of(seen.texts, self.words.numbers.get)
            read, how = of_said(self.words), [", ".join(f"{w} {n:g}" for n, w in anchors)]
        if scale.unit == "h" and (seen.kinds[Kind.LENGTH] or seen.kinds[Kind.CLOCK]):
            read, how = LengthReader(scale.unit), [""]
        if scale.kind is ScaleKind.YES_NO and seen.kinds[Kind.YES_NO]:
            read, how = YES_OR_NO, [""]
        return (self._values(seen, Found(measure, is_new), own_range(measure), how, read),)


def _are_beyond(seen: Seen, measure: Measure, sign: Sign) -> bool:
    """Whether more numbers are beyond the ends of a measure's scale than are mistyped."""
    low, high = measure.scale.minimum, measure.scale.maximum
    if high is None or measure.scale.unit or any(seen.units):
        return False
    count = beyond = 0
    for text, many in seen.texts.items():
        cell = token(text)
        number = to_number(cell.digits, sign) if cell.kind is Kind.NUMBER else None
        if number is not None:
            count += many
            beyond += 0 if low <= number <= high else many
    return beyond > count * _MISTYPED


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
