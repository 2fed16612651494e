"""The journal as it will be when an entry arrives, and what recording the entry takes.

The rules here are the journal's own; they are asked beforehand so that each broken one can be
said with the line of the file, all of them at once, and without writing anything.
"""

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sidelog.catalog.events import check_amounts
from sidelog.catalog.events import find as find_kind
from sidelog.catalog.products import convert, fits, parse_form, parse_unit
from sidelog.catalog.regimen.rules import Rule, day_of, say_rule
from sidelog.catalog.scales import Measure, Scale
from sidelog.catalog.text import fold
from sidelog.catalog.values import LARGEST, check_value, say_number, say_scale, say_value
from sidelog.dates import say_date
from sidelog.errors import BadDataError
from sidelog.exchange.incoming import (
    Definition,
    Dose,
    Entry,
    Event,
    Note,
    Observation,
    RegimenStep,
)
from sidelog.exchange.scales import same_range
from sidelog.journal.keeping.regimens import written_steps
from sidelog.journal.rows import Product
from sidelog.journal.rules import (
    TEXTS,
    check_measure,
    check_name,
    check_rule,
    check_text,
    check_texts,
)

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal

TABLES = {
    Observation: "observation",
    Dose: "dose",
    RegimenStep: "regimen_step",
    Event: "event",
    Note: "note",
}
"""Which table an entry goes into."""

_LEARNT = ("measures", "products", "values", "taken", "rules")
"""What of the journal as it will be changes with what arrives."""


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure that the journal does not have."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class NewScale:
    """Another range for a measure that the journal has: a new version of its scale."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that the journal does not have; the unit is None until an amount says it."""

    name: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The unit of a product that had none."""

    product: str
    unit: str


Step = NewMeasure | NewScale | NewProduct | NewUnit | Entry
"""One thing to write; what it needs comes before it."""


@dataclass(slots=True)
class Expected:
    """The journal as it will be.

    Attributes:
        journal: the journal as it is.
        new_measures: the scale of measures that it does not have; None to refuse them.
        measures: by name.
        products: by folded name.
        values: what a measure's value of a whole day is; None where that day is skipped.
        taken: whether a product, by folded name, was taken on a day.
        rules: what is taken of a product, by folded name, from a day on on which a step begins.
        days: the days whose values and doses were looked up in the journal.
    """

    journal: "Journal"
    new_measures: Scale | None
    measures: ChainMap[str, Measure]
    products: ChainMap[str, Product]
    values: ChainMap[tuple[str, date], float | None] = field(default_factory=ChainMap)
    taken: ChainMap[tuple[str, date], bool] = field(default_factory=ChainMap)
    rules: ChainMap[tuple[str, date], Rule] = field(default_factory=ChainMap)
    days: set[date] = field(default_factory=set)

    @classmethod
    def of(cls, journal: "Journal", new_measures: Scale | None) -> "Expected":
        """The journal as it is, before anything arrives."""
        rules = {
            (fold(product.name), day_of(step)): step.rule
            for product in journal.products.values()
            for step in written_steps(journal, product)
        }
        measures, products = ChainMap(dict(journal.measures)), ChainMap(dict(journal.products))
        return cls(journal, new_measures, measures, products, rules=ChainMap(rules))

    def trial(self) -> "Expected":
        """The same, in which changes do not count until they are confirmed."""
        return replace(self, **{name: getattr(self, name).new_child() for name in _LEARNT})

    def confirm(self, trial: "Expected") -> None:
        """Let what changed in a trial count."""
        for name in _LEARNT:
            getattr(self, name).update(getattr(trial, name).maps[0])

    def steps(self, part: Definition | Entry) -> Iterator[Step]:
        """What recording a part of a line takes; nothing where the journal has the same already.

        Raises:
            BadDataError: it cannot be recorded.
        """
        if isinstance(part, Entry):
            _check_texts(part)
        match part:
            case Definition():
                yield from self._define(part.measure)
            case Observation():
                yield from self._observe(part)
            case Dose():
                yield from self._dose(part)
            case RegimenStep():
                yield from self._regimen_step(part)
            case Event(product=str() as name):
                yield from self._change(part, name)
            case Event() | Note():
                yield part

    def _define(self, measure: Measure) -> Iterator[Step]:
        if measure.name in self.journal.put_away:
            return  # its values are there, or are refused by themselves
        there = self.measures.get(measure.name)
        if there is None:
            yield self._new_measure(measure)
        elif not same_range(there.scale, measure.scale) and (
            measure.scale.version > there.scale.version
        ):
            check_measure(measure)
            self.measures[measure.name] = measure
            yield NewScale(measure)

    def _observe(self, entry: Observation) -> Iterator[Step]:
        measure = self.measures.get(entry.measure)
        if measure is None:
            step = self._new_measure(self._measure_to_add(entry.measure))
            measure = step.measure
            yield step
        if entry.scale and not same_range(entry.scale, measure.scale):
            raise BadDataError(
                f"{measure.name} was given on a scale {say_scale(entry.scale)};",
                hint=f"here it goes {say_scale(measure.scale)}",
            )
        if entry.value is not None:
            check_value(entry.value, measure)
        if entry.at is not None or self._is_free(entry, measure):
            yield entry

    def _is_free(self, entry: Observation, measure: Measure) -> bool:
        """Whether the day has no value of the measure; the same value is there already.

        Raises:
            BadDataError: it has another.
        """
        self._look_up(entry.day)
        key = (entry.measure, entry.day)
        if key not in self.values:
            self.values[key] = entry.value
            return True
        there = self.values[key]
        if there != entry.value:
            raise BadDataError(
                f"{entry.measure} of {say_date(entry.day)} is {say_value(measure, there)} already;",
                hint="a day has one value, and only with --at it may have many",
            )
        return False

    def _measure_to_add(self, name: str) -> Measure:
        if name in self.journal.put_away:
            raise BadDataError(
                f"the measure {name} is retired;",
                hint=f"bring it back first: sidelog measure restore {name}",
            )
        if self.new_measures is None:
            raise BadDataError(
                f"there is no measure {name};", hint="--add-measures LOW..HIGH would add it"
            )
        title = name.replace("-", " ").capitalize()
        return Measure(
            name, title, f"{title} today?", self.new_measures, tracked=False, built_in=False
        )

    def _new_measure(self, measure: Measure) -> NewMeasure:
        check_name(measure.name)
        check_measure(measure)
        self.measures[measure.name] = measure
        return NewMeasure(measure)

    def _dose(self, entry: Dose) -> Iterator[Step]:
        if entry.amount is not None and entry.unit is None:
            known = self.products.get(fold(entry.product))
            unit = known.unit if known and known.unit else "mg"
            raise BadDataError(f"{entry.entered!r} has no unit; say --unit {unit}")
        yield from self._product(entry.product, entry.unit)
        product = self.products[fold(entry.product)]
        amount = None
        if entry.amount is not None:
            amount = _converted(entry.amount, entry.unit, product, entry.entered)
        if self._is_taken_or_none(entry, product):
            yield replace(entry, product=product.name, amount=amount, unit=product.unit)

    def _regimen_step(self, entry: RegimenStep) -> Iterator[Step]:
        """What a step of a regimen takes; nothing where the same begins on its day already.

        Raises:
            BadDataError: another one does, or it cannot be taken as a rule.
        """
        check_rule(entry.amount, entry.every_days, entry.times)
        amount, unit = entry.amount, entry.unit
        yield from self._product(entry.product, unit)
        product = self.products[fold(entry.product)]
        if amount:
            amount = _converted(amount, unit, product, f"{amount:g} {unit}")
        rule, key = Rule(amount, entry.every_days, entry.times), (fold(product.name), entry.day)
        there = self.rules.get(key)
        if there is None:
            self.rules[key] = rule
            yield replace(entry, product=product.name, amount=amount, unit=product.unit)
        elif there != rule:
            raise BadDataError(
                f"a step of {product.name} begins on {say_date(entry.day)} already;",
                hint=f"it is {say_rule(there, product.unit)}",
            )

    def _change(self, entry: Event, name: str) -> Iterator[Step]:
        """What an event about a product takes, with its amounts in the product's unit."""
        yield from self._product(name, entry.unit)
        product = self.products[fold(name)]
        before, after = (
            amount and _converted(amount, entry.unit, product, f"{amount:g} {entry.unit}")
            for amount in (entry.before, entry.after)
        )
        kind = find_kind(entry.kind)
        if kind is not None:
            check_amounts(kind, before, after, product.unit)
        yield replace(entry, product=product.name, before=before, after=after, unit=product.unit)

    def _is_taken_or_none(self, entry: Dose, product: Product) -> bool:
        """Whether the entry adds to its day; a "none" that was said is there already.

        Raises:
            BadDataError: the day would have both doses and "none".
        """
        self._look_up(entry.day)
        key = (fold(product.name), entry.day)
        there = self.taken.get(key)
        if there is not None and there != entry.taken:
            said = "doses" if there else "'none'"
            raise BadDataError(
                f"{product.name} has {said} on {say_date(entry.day)};",
                hint="a day has doses or none, not both",
            )
        self.taken[key] = entry.taken
        return entry.taken or there is None

    def _product(self, name: str, unit: str | None) -> Iterator[Step]:
        """Make sure of a product, and of its unit once an amount says one."""
        key = fold(name)
        known = self.products.get(key)
        if known is None:
            check_text("name of a product", name, TEXTS["product"]["name"])
            self.products[key] = Product(0, name, None, unit, None)
            yield NewProduct(name, unit)
        elif known.unit is None and unit is not None:
            _check_form(known, unit)
            self.products[key] = known._replace(unit=unit)
            yield NewUnit(known.name, unit)

    def _look_up(self, day: date) -> None:
        """Learn once what the journal has for a day, which is so whatever becomes of a trial."""
        if day in self.days:
            return
        self.days.add(day)
        for line in self.journal.lines(day, day):
            if line.kind == "observation" and line.at is None:
                self.values.maps[-1][line.name, day] = line.value
            elif line.kind == "dose":
                self.taken.maps[-1][fold(line.name), day] = bool(line.taken)


def _check_texts(entry: Entry) -> None:
    table = TABLES[type(entry)]
    row = {column: getattr(entry, column, None) for column in TEXTS[table]}
    check_texts(table, row | {"source": entry.written.source if entry.written else None})


def _check_form(product: Product, unit: str) -> None:
    if product.form and not fits(parse_unit(unit), parse_form(product.form)):
        raise BadDataError(
            f"{parse_unit(unit).plural} do not fit {product.name}, which is {product.form};",
            hint="another form is another product",
        )


def _converted(amount: float, name: str | None, product: Product, written: str) -> float:
    """An amount in the unit of that name, in the unit of the product.

    Raises:
        BadDataError: it cannot be; the amount is repeated as it was `written`.
    """
    if name is None or product.unit is None:
        raise BadDataError(f"{say_number(amount)} of {product.name} has no unit")
    unit, to = parse_unit(name), parse_unit(product.unit)
    try:
        converted = convert(amount, unit, to)
    except BadDataError:
        raise BadDataError(
            f"{product.name} is recorded in {to.plural}, not in {unit.plural};",
            hint="another form is another product, and has a name of its own",
        ) from None
    if not 0 < converted < LARGEST:
        raise BadDataError(f"{written[:40]!r} in {to.plural} is no amount that can be kept")
    return converted
