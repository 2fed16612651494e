"""What measure a column of values becomes: its range, its unit, and a name of its own.

A column comes in as a measure of the journal only where the range is seen to be the same.  One from
1 to 5 is never one from 0 to 10, so it gets a measure of its own, and its own range.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor, log10
from zlib import crc32

from sidelog.catalog.scales import Better, DayRule, Measure, Scale, ScaleKind
from sidelog.catalog.text import fold
from sidelog.catalog.values import say_number
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.languages import in_latin
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.column.names import last_part, tokens
from sidelog.exchange.table.column.nothing import NEVER_BELOW, may_be_below
from sidelog.exchange.table.column.ratings import better_of, ends_of, is_counted, split_range
from sidelog.exchange.table.column.units import (
    HOURS,
    are_mostly_hours,
    is_same_unit,
    possible_unit,
)
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
    whole: bool
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

    Args:
        numbers: what there is of them.
        name: what their column is called.
        unit: their unit.
        top: the top that they are written with, as 10 in 4/10.
    """
    low, high, words = numbers.low, numbers.high, tokens(name)
    if top is not None and low >= 0 and high <= top:
        return Range(ScaleKind.RATING, 0, top, whole=False, is_said=True)
    always = numbers.high < 0 and not words <= NEVER_BELOW  # which no plain weight is
    often = numbers.below >= _SEVERAL and numbers.below * _A_PART >= numbers.count
    if low < 0 and (always or often or may_be_below(name) or not words & NEVER_BELOW):
        lowest = -(10.0 ** (floor(log10(max(-low, 1))) + 1))
        return Range(ScaleKind.QUANTITY, lowest, None, whole=False, unit=unit)
    of_a_day = unit == "h" and words & {"sleep", "asleep"}
    most = 24 if of_a_day else _HUNDRED if unit == "%" else 0
    if most and high <= most:
        return Range(ScaleKind.QUANTITY, 0, most, whole=False, unit=unit)
    ends = None if unit else ends_of(numbers, name)
    if ends and ends[1] == 1:
        return YES_NO_RANGE
    if ends:
        return Range(ScaleKind.RATING, *ends, whole=False, is_guess=True)
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
    for text, count in seen.texts.items():
        cell = token(text)
        number = to_number(cell.digits, sign) if cell.kind in _NUMBERS else None
        if number is not None and ends[0] <= number <= ends[1]:
            numbers.add(number, count)
        elif number is not None:
            others += count
    if not is_sure and others > numbers.count:
        return base, None, numbers
    return base, Range(ScaleKind.RATING, *ends, whole=False, is_said=True), numbers


# Which measure


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

    def of(self, name: str, range_: Range, numbers: Numbers, better: Better) -> "Found":
        """The measure of a column.

        Args:
            name: of the column, without a unit.
            range_: of its values.
            numbers: the values.
            better: which way is better, as far as its words say.
        """
        name = last_part(name)
        if self.of_other and any(one.built_in for one in self._called(name, measure_name(name))):
            name = f"{self.of_other} {name}"
        wanted = self._named(name, range_)
        better = self.better or better
        if range_.is_guess and (made := self._imported(name, wanted, range_, numbers, better)):
            self.taken.add(made.name)
            return Found(made, is_new=False, is_earlier=True)
        earlier = self.here.measures.get(_ranged(wanted, range_))
        if (
            earlier
            and earlier.name not in self.taken
            and not _is_turned(earlier.scale, better)
            and _is_same_range(earlier.scale, range_, numbers)
        ):
            self.taken.add(earlier.name)  # which the file has made when it was shorter
            return Found(earlier, is_new=False)
        for measure in self._called(name, wanted):
            is_other = measure.name in self.taken or _is_turned(measure.scale, better)
            if not is_other and _is_same(measure, range_, numbers, name):
                self.taken.add(measure.name)
                return Found(measure, is_new=False)
        free = next(
            free
            for free in self._names(wanted, range_)
            if self._is_free(free, range_, numbers, better)
        )
        self.taken.add(free)
        if there := self.here.measures.get(free):
            return Found(there, is_new=False)
        title = " ".join(name.split())[:LONGEST_TITLE] or free
        if self.better is None and better is Better.NEITHER and range_.kind is ScaleKind.RATING:
            better = better_of(name)
        scale = _scale(range_, better)
        measure = Measure(
            free, title, f"{title.rstrip('?')}?", scale, tracked=False, built_in=False
        )
        return Found(measure, is_new=True)

    def _imported(
        self, name: str, wanted: str, range_: Range, numbers: Numbers, better: Better
    ) -> Measure | None:
        """What earlier files of the person became of that name, if these numbers fit it.

        Of several it is the first: so a file that comes again is what it was.
        """
        called = {one.name for one in self._called(name, wanted)} - self.taken
        for imported in self.here.imported:
            measure = self.here.measures.get(imported)
            if measure is None or imported not in called:
                continue
            scale = measure.scale
            is_other = bool(scale.anchors) and not measure.built_in  # numbers for words
            is_other |= _is_turned(scale, better)
            within = scale.maximum is not None and scale.maximum <= (range_.high or 0)
            if within and not is_other and _fits(scale, range_, numbers):
                return measure
        return None

    def _is_free(self, name: str, range_: Range, numbers: Numbers, better: Better) -> bool:
        """Whether the journal has no measure of that name, or one of that very range."""
        there = self.here.measures.get(name)
        return there is None or (
            _is_same_range(there.scale, range_, numbers) and not _is_turned(there.scale, better)
        )

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
        unit = possible_unit(numbers, meant.scale.unit) if meant else ""
        if meant is None or meant.name in self.taken or not unit:
            return ""
        if unit in HOURS.keys() - {"h"} and are_mostly_hours(numbers):
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
        names = [] if wanted in _TWO_MEANINGS and wanted in self.here.measures else [wanted]
        number = 1
        names.append(ranged)
        while True:
            yield from (name for name in names if name not in self.taken)
            number += 1
            names = [f"{ranged}-{number}"]


def _ranged(wanted: str, range_: Range) -> str:
    """A name with the range behind it."""
    room = LONGEST_MEASURE_NAME - len(range_.suffix) - 4
    return f"{wanted[:room].strip('-')}-{range_.suffix}"


@dataclass(frozen=True, slots=True)
class Found:
    """The measure of a column.

    Attributes:
        measure: the measure.
        is_new: whether the journal does not have it.
        is_earlier: whether it is taken for what earlier files became, since its numbers fit.
    """

    measure: Measure
    is_new: bool
    is_earlier: bool = False


def _is_turned(scale: Scale, better: Better) -> bool:
    """Whether the file says that the other end of a scale is the better one."""
    return Better.NEITHER not in {scale.better, better} and scale.better is not better


def _is_same(measure: Measure, range_: Range, numbers: Numbers, name: str) -> bool:
    """Whether the values of a column are seen to be on a measure's scale."""
    scale = measure.scale
    if measure.name in _TWO_MEANINGS and fold(name) != fold(measure.title):
        return False
    if not numbers.count or not _fits(scale, range_, numbers):
        return False
    if scale.kind is ScaleKind.YES_NO or scale.maximum is None:
        return True
    return _has_same_ends(scale, range_, numbers)


def _fits(scale: Scale, range_: Range, numbers: Numbers) -> bool:
    """Whether values can be on a scale at all: by their kind, their unit and their ends."""
    if (scale.kind is ScaleKind.YES_NO) != (range_.kind is ScaleKind.YES_NO):
        return scale.kind is ScaleKind.YES_NO and _may_be_yes_or_no(range_, numbers)
    if range_.anchors and range_.anchors != scale.anchors and scale.kind is not ScaleKind.YES_NO:
        return False  # words of its own
    counts = scale.kind is ScaleKind.COUNT  # whose unit is what is counted
    if not counts and not is_same_unit(scale.unit, range_.unit):
        return False
    within = numbers.low >= scale.minimum and (
        scale.maximum is None or numbers.high <= scale.maximum
    )
    return within and (numbers.whole or not scale.whole)


def _may_be_yes_or_no(range_: Range, numbers: Numbers) -> bool:
    """Whether numbers, too few to tell by themselves, are all those of no and yes."""
    is_plain = range_.kind is ScaleKind.QUANTITY and not (range_.unit or range_.is_said)
    return is_plain and numbers.whole and numbers.low >= 0 and numbers.high <= 1


def _has_same_ends(scale: Scale, range_: Range, numbers: Numbers) -> bool:
    """Whether values within a scale reach so far that it is theirs."""
    if range_.unit or _is_same_range(scale, range_, numbers):
        return True
    # Where the file says other ends, or has every step of another scale, it is another.
    if range_.is_said or (range_.kind is ScaleKind.RATING and range_.high in {6, 7}):
        return False
    top = scale.maximum or 0
    if top - scale.minimum <= _FIVE:
        return numbers.low == scale.minimum  # 0 is on few scales of so few steps
    return numbers.high >= scale.minimum + (top - scale.minimum) * _NEARLY_ALL


def _is_same_range(scale: Scale, range_: Range, numbers: Numbers) -> bool:
    if range_.is_guess and scale.source != "imported":
        return False
    ends = (scale.minimum, scale.maximum, scale.unit)
    return ends == (range_.low, range_.high, range_.unit) and (numbers.whole or not scale.whole)


def _scale(range_: Range, better: Better) -> Scale:
    rule = DayRule.MAXIMUM if range_.kind is ScaleKind.YES_NO else DayRule.MEAN
    return Scale(
        version=1,
        kind=range_.kind,
        minimum=range_.low,
        maximum=range_.high,
        whole=range_.whole,
        unit=range_.unit,
        anchors=range_.anchors,
        better=better,
        recall="",
        day_rule=DayRule.SUM if range_.kind is ScaleKind.COUNT else rule,
        lag=None,
        every_days=1,
        source="imported",
    )
