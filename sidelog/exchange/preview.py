"""What a file holds, and what importing it does: counted while its lines pass, and in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from sidelog.catalog.products import say_amount
from sidelog.catalog.text import fold
from sidelog.catalog.values import say_number
from sidelog.exchange.arrival import Arrival, Fate, NewMeasure, NewProduct, NewScale
from sidelog.exchange.incoming import Dose, Entry, Line, LineError, Observation, RegimenStep
from sidelog.exchange.reader import Reading
from sidelog.exchange.rehearsal import TABLES

_MOST_REASONS = 1000
_MOST_LINES = 1000
_REASONS_TO_SAY = 20
_LINES_TO_SAY = 5
_COLUMNS_TO_SAY = 40
_WIDEST = 24

_KINDS = {kind: table.replace("_", " ") for kind, table in TABLES.items()}
_LISTED = frozenset({"observation", "dose", "none"})
"""Kinds that are counted by measure and by product."""
_WORDS = {
    "entry": ("entry", "entries"),
    "none": ("day without a dose", "days without a dose"),
    "regimen step": ("step of a regimen", "steps of a regimen"),
}
"""One and several, where that is not a matter of an s."""


@dataclass(slots=True)
class Span:
    """The first and the last day of something."""

    first: date = date.max
    last: date = date.min

    def add(self, day: date) -> None:
        """Let it reach a day."""
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
        self.lowest, self.highest = min(self.lowest, number), max(self.highest, number)


@dataclass(slots=True)
class MeasureSeen:
    """What a file has of a measure."""

    values: Range = field(default_factory=Range)
    skipped: int = 0
    span: Span = field(default_factory=Span)


@dataclass(slots=True)
class ProductSeen:
    """What a file has of a product; its amounts by unit, as the file writes them."""

    name: str
    doses: int = 0
    amounts: dict[str, Range] = field(default_factory=dict)
    unknown: int = 0
    none: int = 0
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
        fates: how many entries became what.
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
    fates: Counter[Fate] = field(default_factory=Counter)
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
        return self.fates[Fate.NEW] + self.fates[Fate.BESIDE]

    def count(self, line: Line, arrival: Arrival) -> None:
        """Count a line, and what it does."""
        self.lines += 1
        self.empty += line.empty
        self.local += line.local
        for entry, fate in arrival.fates:
            self.fates[fate] += 1
            if fate is Fate.BESIDE and isinstance(entry, Dose):
                self.beside.setdefault(entry.product, set()).add(entry.day)
            if fate in {Fate.NEW, Fate.BESIDE}:
                self._see(entry)
        if line.passed:
            self.passed.update(line.passed)
        self._count_made(arrival)
        self.wrong += len(arrival.errors)
        for error in arrival.errors:
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
        if not isinstance(entry, RegimenStep):  # a plan is nothing that was recorded of a day
            self.days.add(entry.day)
        is_none = isinstance(entry, Dose) and not entry.taken
        self.kinds["none" if is_none else _KINDS[type(entry)]] += 1
        match entry:
            case Observation():
                seen = self.measures.setdefault(entry.measure, MeasureSeen())
                seen.span.add(entry.day)
                if entry.value is None:
                    seen.skipped += 1
                else:
                    seen.values.add(entry.value)
            case Dose():
                self._see_dose(entry)

    def _see_dose(self, dose: Dose) -> None:
        seen = self.products.setdefault(fold(dose.product), ProductSeen(dose.product))
        seen.span.add(dose.day)
        if not dose.taken:
            seen.none += 1
            return
        seen.doses += 1
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


def preview_lines(file: str, reading: Reading, preview: Preview, zone: str) -> Iterator[str]:
    """What a file holds, what of it comes in as what, and what importing it does.

    Args:
        file: what the file is called.
        reading: as it was understood.
        preview: what was counted.
        zone: what the zone of this machine is called.
    """
    yield f"{file} is read as {reading.what}: {reading.why}."
    yield from _listed(_columns(reading))
    yield _of_all(reading, preview)
    yield from _listed([(name, _measure(seen)) for name, seen in preview.measures.items()])
    yield from _listed([(seen.name, _product(seen)) for seen in preview.products.values()])
    for kind, count in preview.kinds.items():
        if kind not in _LISTED:
            yield f"  {_count(count, kind)}"
    if preview.empty:
        them = "it" if preview.empty == 1 else "them"
        yield f"  {_count(preview.empty, 'empty cell')}: nothing is recorded for {them}"
    if preview.local:
        yield f"  {_count(preview.local, 'time')} without an offset: local time here ({zone} now)"
    for why, count in preview.passed.items():
        yield f"  left out on purpose: {count:,}, {why}"
    yield from _effects(preview)


def _of_all(reading: Reading, preview: Preview) -> str:
    said = _count(preview.lines, reading.counted)
    if preview.days:
        span = _span(Span(min(preview.days), max(preview.days)))
        said += f", {_count(len(preview.days), 'day')} ({span})"
    new = _count(preview.new, "entry")
    there = preview.fates[Fate.THERE]
    return f"{said}: {new} new to the journal, {there:,} there already"


def _columns(reading: Reading) -> list[tuple[str, str]]:
    """What comes in as what, and what does not."""
    said = [
        (one.found, f"{one.name}{f': {one.how}' if one.how else ''}") for one in reading.brought
    ]
    said += [(one.found, f"not read: {one.why}") for one in reading.left]
    if len(said) > _COLUMNS_TO_SAY:
        more = len(said) - _COLUMNS_TO_SAY
        return [*said[:_COLUMNS_TO_SAY], ("...", f"and {more:,} more; --json has all of them")]
    return said


def error_lines(preview: Preview, counted: str, *, left_out: bool = False) -> Iterator[str]:
    """What cannot be taken, or was left out, and what is wrong with it; see `Reading.counted`."""
    if preview.wrong:
        what = "was left out" if left_out else "cannot be taken, and will be left out"
        yield f"In {_count(preview.wrong, 'place')} something {what}:"
        for line in reason_lines(preview, _REASONS_TO_SAY, counted):
            yield f"  {line}"


def reason_lines(preview: Preview, most: int, counted: str = "line") -> Iterator[str]:
    """What is wrong, a line each: where, and why."""
    for reason in list(preview.reasons.values())[:most]:
        lines = ", ".join(str(line) for line in reason.lines[:_LINES_TO_SAY])
        if reason.count > _LINES_TO_SAY:
            lines += f" and {reason.count - _LINES_TO_SAY:,} more"
        column = f", column {reason.column}" if reason.column else ""
        word = _one_and_several(counted)[reason.count > 1]
        yield f"{word} {lines}{column}: {reason.reason}"
    if len(preview.reasons) > most:
        yield f"and more of the kind, in {preview.wrong:,} places in all"


def _effects(preview: Preview) -> Iterator[str]:
    if deleted := preview.fates[Fate.DELETED]:
        were = "was" if deleted == 1 else "were"
        yield f"  {deleted:,} {were} deleted by you since; not added again"
    if repeats := preview.fates[Fate.REPEATS]:
        yield f"  {_count(repeats, 'entry')} said again in another line; taken once"
    for product, days in preview.beside.items():
        yield (
            f"  {product} has other doses from before on {_count(len(days), 'day')} of these, such "
            f"as {min(days)}: they add up"
        )
    if preview.new_measures:
        yield f"  new measures: {', '.join(preview.new_measures)}"
    if preview.new_scales:
        yield f"  on a new version of their scale: {', '.join(preview.new_scales)}"
    if preview.new_products:
        yield f"  new products: {_with_units(preview.new_products)}"
    if preview.new_units:
        yield f"  products with a unit now: {_with_units(preview.new_units)}"


def _with_units(products: Mapping[str, str | None]) -> str:
    return ", ".join(f"{name} ({unit})" if unit else name for name, unit in products.items())


def _listed(said: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = min(max((len(name) for name, _ in said), default=0), _WIDEST)
    for name, words in said:
        yield f"  {name:<{width}}  {words}"


def _measure(seen: MeasureSeen) -> str:
    said = []
    if seen.values.count:
        ends = f"{say_number(seen.values.lowest)} to {say_number(seen.values.highest)}"
        said.append(f"{_count(seen.values.count, 'value')}, {ends}")
    if seen.skipped:
        said.append(f"{_count(seen.skipped, 'day')} skipped")
    return f"{', '.join(said)}, {_span(seen.span)}"


def _product(seen: ProductSeen) -> str:
    said = [_count(seen.doses, "dose")] if seen.doses else []
    for unit, amounts in seen.amounts.items():
        lowest, highest = say_number(amounts.lowest), say_amount(amounts.highest, unit or None)
        highest = highest if unit else f"{highest} without a unit"
        said.append(f"{lowest} to {highest}" if amounts.lowest < amounts.highest else highest)
    if seen.unknown:
        said.append(f"{seen.unknown:,} of an amount not known")
    if seen.none:
        said.append(f"none on {_count(seen.none, 'day')}")
    return f"{', '.join(said)}, {_span(seen.span)}"


def _span(span: Span) -> str:
    return f"{span.first}" if span.first == span.last else f"{span.first} to {span.last}"


def _one_and_several(word: str) -> tuple[str, str]:
    return _WORDS.get(word, (word, f"{word}s"))


def _count(number: int, word: str) -> str:
    one, several = _one_and_several(word)
    return f"{number:,} {one if number == 1 else several}"


def preview_data(reading: Reading, preview: Preview) -> dict[str, object]:
    """The same as data."""
    return {
        "format": reading.form,
        "read_as": reading.what,
        "because": reading.why,
        "columns": [one._asdict() for one in reading.brought],
        "columns_not_read": [one._asdict() for one in reading.left],
        "lines": preview.lines,
        "days": len(preview.days),
        "first": min(preview.days, default=None),
        "last": max(preview.days, default=None),
        "entries": dict(preview.kinds),
        "measures": [_measure_data(name, seen) for name, seen in preview.measures.items()],
        "products": [_product_data(seen) for seen in preview.products.values()],
        "empty_cells": preview.empty,
        "local_times": preview.local,
        "left_out_on_purpose": dict(preview.passed),
        "new": preview.new,
        "already_there": preview.fates[Fate.THERE],
        "deleted_since": preview.fates[Fate.DELETED],
        "repeated": preview.fates[Fate.REPEATS],
        "beside_others": {name: sorted(days) for name, days in preview.beside.items()},
        "new_measures": preview.new_measures,
        "new_scales": preview.new_scales,
        "new_products": preview.new_products,
        "new_units": preview.new_units,
        "left_out": preview.wrong,
        "errors": list(preview.reasons.values()),
    }


def _measure_data(name: str, seen: MeasureSeen) -> dict[str, object]:
    return {
        "measure": name,
        **_range_data(seen.values),
        "skipped": seen.skipped,
        **asdict(seen.span),
    }


def _product_data(seen: ProductSeen) -> dict[str, object]:
    amounts = {unit: _range_data(amounts) for unit, amounts in seen.amounts.items()}
    return {
        "product": seen.name,
        "doses": seen.doses,
        "amounts": amounts,
        "unknown": seen.unknown,
        "none": seen.none,
        **asdict(seen.span),
    }


def _range_data(numbers: Range) -> dict[str, object]:
    """A range, which has no ends where nothing was counted."""
    ends = (numbers.lowest, numbers.highest) if numbers.count else (None, None)
    return {"count": numbers.count, "lowest": ends[0], "highest": ends[1]}
