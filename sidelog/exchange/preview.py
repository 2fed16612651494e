"""What a file holds, and what importing it does: counted while its lines pass."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sidelog.catalog.text import fold
from sidelog.exchange.arrival import TABLES, Arrival, Fate, NewMeasure, NewProduct, NewScale
from sidelog.exchange.incoming import Dose, Entry, Line, LineError, Note, Observation, RegimenStep

_MOST_REASONS = 1000
_MOST_LINES = 1000
_KINDS = {kind: table.replace("_", " ") for kind, table in TABLES.items()}


@dataclass(slots=True)
class Span:
    """The first and the last day of something."""

    first: date = date.max
    last: date = date.min

    def add(self, day: date) -> None:
        """Let it reach a day."""
        if not self.first <= day <= self.last:
            self.first, self.last = min(self.first, day), max(self.last, day)


@dataclass(slots=True)
class Range:
    """How many numbers there were, the lowest and the highest."""

    count: int = 0
    lowest: float = float("inf")
    highest: float = float("-inf")

    def add(self, number: float) -> None:
        """Count a number."""
        self.count += 1
        if not self.lowest <= number <= self.highest:
            self.lowest, self.highest = min(self.lowest, number), max(self.highest, number)


@dataclass(slots=True)
class MeasureSeen:
    """What a file has of a measure."""

    values: Range = field(default_factory=Range)
    skipped: int = 0
    span: Span = field(default_factory=Span)


@dataclass(slots=True)
class ProductSeen:
    """What a file has of a product; its doses by day, and amounts by unit as the file has them."""

    name: str
    doses: int = 0
    by_day: Counter[date] = field(default_factory=Counter)
    amounts: dict[str, Range] = field(default_factory=dict)
    unknown: int = 0
    none: int = 0
    steps: int = 0
    span: Span = field(default_factory=Span)


@dataclass(slots=True)
class Reason:
    """One thing that is wrong, how often it is, and the lines of the first of them."""

    column: str
    reason: str
    count: int = 0
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Preview:
    """What a file holds, and what importing it does or would do.

    Attributes:
        lines: how many lines, or records, it has.
        days: the days that something is recorded of.
        kinds: how many entries of each kind it has; "none" for days said to be without a dose.
        measures: what it has of each measure.
        products: what it has of each product, by folded name.
        passed: what is left out on purpose, and how often.
        empty: how many cells were empty that could have held an entry.
        local: how many times were read in the zone of this machine.
        after_midnight: how many entries are of the day before that of their time.
        fates: how many entries became what.
        notes_again: how many of those that say another line's again are notes.
        beside: by product the days on which it has doses from before.
        new_measures: names of measures that the import makes.
        new_scales: names of measures that get another range.
        new_products: names of products that it makes, each with its unit.
        new_units: products that get their unit.
        wrong: how many cells or lines are left out for what is wrong with them.
        reasons: what is wrong, by column and reason.
    """

    lines: int = 0
    days: set[date] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    measures: dict[str, MeasureSeen] = field(default_factory=dict)
    products: dict[str, ProductSeen] = field(default_factory=dict)
    passed: Counter[str] = field(default_factory=Counter)
    empty: int = 0
    local: int = 0
    after_midnight: int = 0
    fates: Counter[Fate] = field(default_factory=Counter)
    notes_again: int = 0
    beside: dict[str, set[date]] = field(default_factory=dict)
    new_measures: list[str] = field(default_factory=list)
    new_scales: list[str] = field(default_factory=list)
    new_products: dict[str, str | None] = field(default_factory=dict)
    new_units: dict[str, str | None] = field(default_factory=dict)
    wrong: int = 0
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)

    @property
    def new(self) -> int:
        """How many entries are new to the journal."""
        return sum(count for fate, count in self.fates.items() if fate.is_new)

    def count(self, line: Line, arrival: Arrival) -> None:
        """Count a line, and what it does."""
        self.lines += 1
        self.empty += line.empty
        self.local += line.local
        for entry, fate in arrival.fates:
            self.fates[fate] += 1
            self.notes_again += fate is Fate.REPEATS and isinstance(entry, Note)
            if fate is Fate.BESIDE and isinstance(entry, Dose):
                self.beside.setdefault(entry.product, set()).add(entry.day)
            if fate.is_new:
                self._see(entry)
        if line.passed:
            self.passed.update(line.passed)
        if arrival.made:
            self._count_made(arrival)
        if arrival.errors:
            errors = dict.fromkeys(arrival.errors)  # a cell of two values may be wrong for both
            self.wrong += len(errors)
            for error in errors:
                self._count_error(error)

    def _count_made(self, arrival: Arrival) -> None:
        for made in arrival.made:
            match made:
                case NewMeasure(measure):
                    self.new_measures.append(measure.name)
                case NewScale(measure):
                    self.new_scales.append(measure.name)
                case NewProduct(name, unit, is_new=True):
                    self.new_products[name] = unit
                case NewProduct(name, unit) if name in self.new_products:
                    self.new_products[name] = unit
                case NewProduct(name, unit):
                    self.new_units[name] = unit

    def _see(self, entry: Entry) -> None:
        kind = _KINDS[type(entry)]
        at = getattr(entry, "at", None)
        self.after_midnight += at is not None and at.day != entry.day.day
        if isinstance(entry, Observation):
            if (seen := self.measures.get(entry.measure)) is None:
                seen = self.measures[entry.measure] = MeasureSeen()
            seen.span.add(entry.day)
            if entry.value is None:
                seen.skipped += 1
            else:
                seen.values.add(entry.value)
        elif isinstance(entry, Dose):
            self._see_dose(entry)
            kind = kind if entry.taken else "none"
        elif isinstance(entry, RegimenStep):
            step_of = self._product(entry.product, entry.day)
            step_of.steps += 1
            if entry.amount:  # else a stop
                step_of.amounts.setdefault(entry.unit or "", Range()).add(entry.amount)
        self.kinds[kind] += 1
        if not isinstance(entry, RegimenStep):  # a plan is nothing that was recorded of a day
            self.days.add(entry.day)

    def _product(self, name: str, day: date) -> ProductSeen:
        folded = fold(name)
        if (seen := self.products.get(folded)) is None:
            seen = self.products[folded] = ProductSeen(name)
        seen.span.add(day)
        return seen

    def _see_dose(self, dose: Dose) -> None:
        seen = self._product(dose.product, dose.day)
        if not dose.taken:
            seen.none += 1
            return
        seen.doses += 1
        seen.by_day[dose.day] += 1
        if dose.amount is None:
            seen.unknown += 1
        else:
            seen.amounts.setdefault(dose.unit or "", Range()).add(dose.amount)

    def _count_error(self, error: LineError) -> None:
        key = (error.column, error.reason)
        if len(self.reasons) >= _MOST_REASONS and key not in self.reasons:
            return
        reason = self.reasons.setdefault(key, Reason(*key))
        reason.count += 1
        if len(reason.lines) < _MOST_LINES:
            reason.lines.append(error.line)
