"""What measure a column of values becomes: its range, its unit, and a name of its own.

A column comes in as a measure of the journal only where the range is seen to be the same.  One from
1 to 5 is never one from 0 to 10, so it gets a measure of its own, and its own range.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from math import floor, log10
from typing import NamedTuple
from zlib import crc32

from sidelog.catalog.scales import Better, DayRule, Measure, Scale, ScaleKind
from sidelog.catalog.text import fold
from sidelog.catalog.values import say_number
from sidelog.exchange.reader import Here
from sidelog.exchange.scales import range_scale
from sidelog.exchange.table.cell.languages import in_latin
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.column import units
from sidelog.exchange.table.column.names import last_part, tokens
from sidelog.exchange.table.column.nothing import NEVER_BELOW, may_be_below
from sidelog.exchange.table.column.ratings import better_of, is_counted, rating_ends, split_range
from sidelog.exchange.table.evidence import Numbers, Seen
from sidelog.exchange.table.mapping import measure_name
from sidelog.journal.rules import LONGEST_MEASURE_NAME, LONGEST_TITLE, RESERVED_NAMES

_TWO_MEANINGS = frozenset({"sleep"})
"""Names of which nobody knows whether hours or quality is meant."""

_FIVE, _HUNDRED = 5, 100
_SEVERAL, _A_PART = 3, 10
"""So many numbers below 0, and a tenth of all, are not mistyped, whatever they are called."""
_NEARLY_ALL = 0.8
"""The part of a wide scale that values have to reach for it to be seen that it is theirs."""
_NUMBERS = frozenset({Kind.NUMBER, Kind.LABELLED, Kind.OF})


@dataclass(frozen=True, slots=True)
class Range:
    """What the numbers of a column are, and between which ends they lie."""

    kind: ScaleKind
    low: float
    high: float | None
    whole: bool = False
    unit: str = ""
    anchors: tuple[tuple[float, str], ...] = ()
    is_said: bool = False
    """Whether the file itself says its ends, as in "Mood (1-5)"."""
    is_guess: bool = False
    """Whether its ends are taken from numbers that may be on another scale as well."""

    @property
    def suffix(self) -> str:
        """What tells a measure of this range from another of the same name."""
        if self.kind is ScaleKind.YES_NO:
            return "yes-no"
        if self.unit:
            return measure_name(self.unit.replace("%", "percent")) or "other-unit"
        if self.high is None:
            return "no-unit"
        return f"{self.low:g}-{self.high:g}".replace(".", "-").replace("-", "minus-", self.low < 0)

    def said(self) -> str:
        """The range for the person."""
        if self.kind is ScaleKind.YES_NO:
            return "no 0, yes 1"
        unit = f" {self.unit}" if self.unit else ""
        if self.high is None:
            return f"{say_number(self.low)}{unit} and up"
        return f"{say_number(self.low)} to {say_number(self.high)}{unit}"


YES_NO_RANGE = Range(ScaleKind.YES_NO, 0, 1, whole=True, anchors=((0, "no"), (1, "yes")))


def own_range(measure: Measure) -> Range:
    """The range of a measure of the journal."""
    scale = measure.scale
    return Range(scale.kind, scale.minimum, scale.maximum, scale.whole, scale.unit)


def range_of(numbers: Numbers, name: str, unit: str = "", top: float | None = None) -> Range:
    """The range of some numbers: one that the file's later numbers will be in as well.

    They may be written with their `top`, as with 10 in 4/10.
    """
    low, high, words = numbers.low, numbers.high, tokens(name)
    if top is not None and low >= 0 and high <= top:
        return Range(ScaleKind.RATING, 0, top, is_said=True)
    always = numbers.high < 0 and not words <= NEVER_BELOW  # which no plain weight is
    often = numbers.below >= _SEVERAL and numbers.below * _A_PART >= numbers.count
    if low < 0 and (always or often or may_be_below(name) or not words & NEVER_BELOW):
        lowest = -(10.0 ** (floor(log10(max(-low, 1))) + 1))
        return Range(ScaleKind.QUANTITY, lowest, None, unit=unit)
    of_a_day = unit == "h" and words & {"sleep", "asleep"}
    most = units.HOURS_OF_A_DAY if of_a_day else _HUNDRED if unit == "%" else 0
    if most and high <= most:
        return Range(ScaleKind.QUANTITY, 0, most, unit=unit)
    ends = None if unit else rating_ends(numbers, name)
    if ends and ends[1] == 1:
        return YES_NO_RANGE
    if ends:
        return Range(ScaleKind.RATING, *ends, is_guess=True)
    counted = numbers.whole and is_counted(name) and not unit
    kind = ScaleKind.COUNT if counted else ScaleKind.QUANTITY
    return Range(kind, 0, None, whole=counted, unit=unit)


def range_in_name(seen: Seen, base: str, sign: Sign) -> tuple[str, Range | None, Numbers]:
    """A name without the ends of a scale in it, that scale, and the numbers that are on it.

    One that is beyond them is mistyped; where most are, the name says something else.
    """
    base, ends = split_range(base)
    ends, is_sure = (seen.ends, True) if seen.ends else (ends, False)
    numbers, others = Numbers(), 0
    if ends is None:
        return base, None, numbers
    for text, cell, number in units.numbers_of(seen, sign):
        if cell.kind in _NUMBERS and ends[0] <= number <= ends[1]:
            numbers.add(number, seen.texts[text])
        elif cell.kind in _NUMBERS:
            others += seen.texts[text]
    if not is_sure and others > numbers.count:
        return base, None, numbers
    return base, Range(ScaleKind.RATING, *ends, is_said=True), numbers


# Which measure


class _Column(NamedTuple):
    """What the values of a column are, for which a measure is looked for."""

    range: Range
    numbers: Numbers
    better: Better

    def is_turned(self, scale: Scale) -> bool:
        """Whether the file says that the other end of a scale is the better one."""
        return Better.NEITHER not in {scale.better, self.better} and scale.better is not self.better

    def is_on(self, scale: Scale) -> bool:
        """Whether a scale has that very range, and is not turned."""
        return self.has_range_of(scale) and not self.is_turned(scale)

    def has_range_of(self, scale: Scale) -> bool:
        """Whether a scale has that very range."""
        if self.range.is_guess and scale.source != "imported":
            return False
        own = (self.range.low, self.range.high, self.range.unit)
        return own == (scale.minimum, scale.maximum, scale.unit) and self._may_be_whole(scale)

    def _may_be_whole(self, scale: Scale) -> bool:
        return self.numbers.whole or not scale.whole

    def fits(self, scale: Scale) -> bool:
        """Whether values can be on a scale at all: by their kind, their unit and their ends."""
        range_, numbers = self.range, self.numbers
        if (scale.kind is ScaleKind.YES_NO) != (range_.kind is ScaleKind.YES_NO):
            return scale.kind is ScaleKind.YES_NO and self._may_be_yes_or_no()
        has_words = range_.anchors and scale.kind is not ScaleKind.YES_NO
        if has_words and range_.anchors != scale.anchors:
            return False
        counts = scale.kind is ScaleKind.COUNT  # whose unit is what is counted
        if not counts and not units.is_same_unit(scale.unit, range_.unit):
            return False
        top = float("inf") if scale.maximum is None else scale.maximum
        return scale.minimum <= numbers.low and numbers.high <= top and self._may_be_whole(scale)

    def _may_be_yes_or_no(self) -> bool:
        """Whether numbers, too few to tell by themselves, are all those of no and yes."""
        range_, numbers = self.range, self.numbers
        is_plain = range_.kind is ScaleKind.QUANTITY and not (range_.unit or range_.is_said)
        return is_plain and numbers.whole and numbers.low >= 0 and numbers.high <= 1

    def reaches(self, scale: Scale) -> bool:
        """Whether values within a scale reach so far that it is theirs."""
        range_, numbers = self.range, self.numbers
        if range_.unit or self.has_range_of(scale):
            return True
        # Where the file says other ends, or has every step of another scale, it is another.
        if range_.is_said or (range_.kind is ScaleKind.RATING and range_.high in {6, 7}):
            return False
        top = scale.maximum or 0
        if top - scale.minimum <= _FIVE:
            return numbers.low == scale.minimum  # 0 is on few scales of so few steps
        return numbers.high >= scale.minimum + (top - scale.minimum) * _NEARLY_ALL


class Found(NamedTuple):
    """The measure of a column, which the journal has, or which is new."""

    measure: Measure
    is_new: bool = False
    is_earlier: bool = False
    """Whether it is what earlier files became, since the numbers fit."""


@dataclass(slots=True)
class Measures:
    """The measures that a file's columns become, each name once.

    Attributes:
        here: the journal.
        taken: the names that columns of the file have already.
        better: which way of a new measure is better, where the person said.
        of_other: a word before the name of what every journal has, in a file of somebody else.
    """

    here: Here
    better: Better | None = None
    taken: set[str] = field(default_factory=set)
    of_other: str = ""

    def of(self, name: str, range_: Range, numbers: Numbers, better: Better) -> Found:
        """The measure of a column: by its name without a unit, and by its values.

        The words of the column may say which way is `better`.
        """
        name = last_part(name)
        if self.of_other and any(one.built_in for one in self._called(name, measure_name(name))):
            name = f"{self.of_other} {name}"
        wanted = self._named(name, range_)
        column = _Column(range_, numbers, self.better or better)
        found = self._known(name, wanted, column) or self._free(name, wanted, column)
        self.taken.add(found.measure.name)
        return found

    def _known(self, name: str, wanted: str, column: _Column) -> Found | None:
        """A measure of the journal that is called so, and that the values are of."""
        called = [one for one in self._called(name, wanted) if one.name not in self.taken]
        called = [one for one in called if not column.is_turned(one.scale)]
        if column.range.is_guess and (made := self._imported(called, column)):
            return Found(made, is_earlier=True)
        earlier = self.here.measures.get(_ranged(wanted, column.range))
        is_of_it = earlier and earlier.name not in self.taken and earlier.title == _title(name)
        if earlier and is_of_it and column.is_on(earlier.scale):
            return Found(earlier)  # which the file has made when it was shorter
        same = (one for one in called if _is_same(one, column, name))
        return next((Found(one) for one in same), None)

    def _free(self, name: str, wanted: str, column: _Column) -> Found:
        """A new measure, by a name of which the journal has none, or one of that very range."""
        measures = self.here.measures
        names = self._names(wanted, column.range)
        free = next(
            one for one in names if one not in measures or column.is_on(measures[one].scale)
        )
        if free in measures:
            return Found(measures[free])
        return Found(_new(free, name, column, self.better), is_new=True)

    def _imported(self, called: Iterable[Measure], column: _Column) -> Measure | None:
        """What earlier files of the person became of that name, if these numbers fit it.

        Of several it is the first: so a file that comes again is what it was.
        """
        by_name = {one.name: one for one in called}
        for measure in filter(None, map(by_name.get, self.here.imported)):
            top = measure.scale.maximum
            is_of_words = bool(measure.scale.anchors) and not measure.built_in
            is_within = top is not None and top <= (column.range.high or 0)
            if is_within and not is_of_words and column.fits(measure.scale):
                return measure
        return None

    def _named(self, name: str, range_: Range) -> str:
        whole = measure_name(in_latin(name))
        found = whole[:LONGEST_MEASURE_NAME].strip("-")
        if len(whole) > LONGEST_MEASURE_NAME:  # two that begin alike stay two, in any file
            mark = f"{crc32(whole.encode()) & 0xFFFF:04x}"
            found = f"{whole[: LONGEST_MEASURE_NAME - 5].strip('-')}-{mark}"
        if not found or not found[0].isalpha():
            found = f"m-{found}".strip("-")[:LONGEST_MEASURE_NAME] if found else "measure"
        if found in RESERVED_NAMES:
            found = f"{found}-{range_.suffix}"
        return found

    def with_unit(self, name: str) -> Measure | None:
        """The measure of the journal that is called so and has a unit; None where none has."""
        called = self._called(name, measure_name(name))
        return next((one for one in called if one.scale.unit), None)

    def about_unit(self, name: str, numbers: Numbers) -> str:
        """What brings numbers without a unit in as the journal's measure of that name."""
        meant = self.with_unit(name)
        unit = units.possible_unit(numbers, meant.scale.unit) if meant else ""
        if meant is None or meant.name in self.taken or not unit:
            return ""
        longer = [number for number in numbers.some if number > units.HOURS_OF_A_DAY]
        are_few = len(longer) * 2 < len(numbers.some)  # which are a slip, or a mark
        if unit in {"min", "s"} and are_few:
            return "no unit is said: if it is in hours, say --unit h"
        of_pounds = "; if they are pounds, say --unit lb" * (unit == "kg")
        return f"no unit is said: --unit {unit} makes it {meant.name}{of_pounds}"

    def about_other(self, name: str, numbers: Numbers) -> str:
        """Why numbers are not of the measure that shorter files of the person became."""
        high = numbers.high
        for one in self._called(name, measure_name(name)):
            top, is_own = one.scale.maximum, one.scale.source == "imported"
            if is_own and top is not None and numbers.low <= top < high:
                said = f"{one.name} of the journal, {own_range(one).said()}, cannot hold"
                return f"{said} {say_number(high)}: all values are of this other measure"
        return ""

    def _called(self, name: str, wanted: str) -> Iterator[Measure]:
        """The measures of the journal that are called so."""
        names = [wanted, f"{wanted}-hours"]
        folded = fold(name)
        for measure in self.here.measures.values():
            if measure.name in names or fold(measure.title) == folded:
                yield measure

    def _names(self, wanted: str, range_: Range) -> Iterator[str]:
        """Names that are free: as it is, with its range, and counted."""
        ranged = _ranged(wanted, range_)
        is_open = wanted in _TWO_MEANINGS and wanted in self.here.measures
        counted = (f"{ranged}-{number}" for number in count(2))
        names = chain([ranged] if is_open else [wanted, ranged], counted)
        return (name for name in names if name not in self.taken)


def _ranged(wanted: str, range_: Range) -> str:
    """A name with the range behind it."""
    room = LONGEST_MEASURE_NAME - len(range_.suffix) - 4
    return f"{wanted[:room].strip('-')}-{range_.suffix}"


def _is_same(measure: Measure, column: _Column, name: str) -> bool:
    """Whether the values of a column are seen to be on a measure's scale."""
    scale = measure.scale
    if measure.name in _TWO_MEANINGS and fold(name) != fold(measure.title):
        return False
    if not column.numbers.count or not column.fits(scale):
        return False
    return scale.kind is ScaleKind.YES_NO or scale.maximum is None or column.reaches(scale)


def _title(name: str) -> str:
    """What a measure of a column is called for the person."""
    return " ".join(name.split())[:LONGEST_TITLE]


def _new(free: str, name: str, column: _Column, said: Better | None) -> Measure:
    """A new measure for a column; a person may have `said` which way of it is better."""
    title = _title(name) or free
    better, range_ = column.better, column.range
    if said is None and better is Better.NEITHER and range_.kind is ScaleKind.RATING:
        better = better_of(name)
    rules = {ScaleKind.YES_NO: DayRule.MAXIMUM, ScaleKind.COUNT: DayRule.SUM}
    scale = range_scale(range_.low, range_.high, better)._replace(
        kind=range_.kind,
        whole=range_.whole,
        unit=range_.unit,
        anchors=range_.anchors,
        day_rule=rules.get(range_.kind, DayRule.MEAN),
    )
    return Measure(free, title, f"{title.rstrip('?')}?", scale, tracked=False, built_in=False)
