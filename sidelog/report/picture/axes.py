"""Days from left to right and values from the bottom up: where each stands, and its words."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.catalog.scales import Scale, ScaleKind
from sidelog.dates import MONTHS
from sidelog.period import Period, Unit, cut
from sidelog.report.picture.canvas import DOTS_HIGH, DOTS_WIDE, height_of
from sidelog.report.words.basics import value

_WEEK = 7
_MOST_DAYS = 2
_WIDEST = 8
_FEW_LEVELS = 5
_ROWS = 11
"""A character for each level of a 0-10 scale."""
_MOST_STEPS = 4


# Days


class TimeAxis(NamedTuple):
    """A period laid over columns of dots.

    Attributes:
        period: its days.
        share: how many days stand at the same place: one, two, or whole weeks.
        width: how many columns of dots such a place has.
    """

    period: Period
    share: int
    width: int

    @property
    def first(self) -> int:
        """The first day, an ordinal."""
        return self.period.first.toordinal()

    @property
    def last(self) -> int:
        """The last day, inclusive."""
        return self.period.last.toordinal()

    @property
    def is_by_week(self) -> bool:
        """Whether a place is one week or several."""
        return self.share >= _WEEK

    @property
    def columns(self) -> int:
        """How many characters the period takes."""
        return (self.dot(self.last) + self.width - 1) // DOTS_WIDE + 1

    def dot(self, day: int) -> int:
        """The first column of dots of a day's place."""
        return (day - self.first) // self.share * self.width

    def middle(self, day: int) -> int:
        """The column of dots in the middle of a day's place."""
        return self.dot(day) + (self.width - 1) // 2

    def column(self, day: int) -> int:
        """The character in which a day's place begins."""
        return self.dot(day) // DOTS_WIDE

    def days_by_column(self) -> list[range]:
        """The days whose place begins in each character; none where a place is wider than one."""
        days: list[list[int]] = [[] for _ in range(self.columns)]
        for day in range(self.first, self.last + 1):
            days[self.column(day)].append(day)
        return [range(some[0], some[-1] + 1) if some else range(0) for some in days]


def lay_out(period: Period, columns: int) -> TimeAxis:
    """Lay a period of a day or more over at most so many characters, each day as wide as any other.

    Two days share a column of dots at most; where they would have to be more, whole weeks do.
    """
    share = -(-period.days // (columns * DOTS_WIDE))
    if share > _MOST_DAYS:
        share = -(-share // _WEEK) * _WEEK
    shares, width = -(-period.days // share), _WIDEST
    while width > 1 and shares * width > columns * DOTS_WIDE:
        width //= 2
    return TimeAxis(period, share, width)


def by_place(
    days: Iterable[int], values: Iterable[float], place: Callable[[int], int]
) -> dict[int, list[float]]:
    """The values, one for each of the days, by the place at which their days stand."""
    places: dict[int, list[float]] = {}
    for day, of_day in zip(days, values, strict=True):
        places.setdefault(place(day), []).append(of_day)
    return places


def ticks(axis: TimeAxis) -> list[tuple[int, str]]:
    """The characters at which weeks, months, quarters or years begin, with their names.

    The shortest of them is taken whose names do not touch, and years are thinned out if need be.
    """
    named: list[tuple[int, str]] = []
    for unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        named = [(axis.column(day), name) for day, name in beginnings(axis.first, axis.last, unit)]
        if named and _fit(named):
            return named
    while not _fit(named):
        named = named[::2]
    return named


def beginnings(first: int, last: int, unit: Unit) -> list[tuple[int, str]]:
    """The days (ordinals) from `first` to `last` on which a piece of the calendar begins, named."""
    before = Period.of(first - 1, last)
    days = [piece.first for piece in cut(before, unit)[1:]]
    return [(day.toordinal(), _name(day, unit)) for day in days]


def _name(day: date, unit: Unit) -> str:
    """What stands at a beginning: January is named by its year."""
    month = MONTHS[day.month - 1][:3]
    if unit in {Unit.DAY, Unit.WEEK}:
        return f"{day.day} {month}"
    return str(day.year) if day.month == 1 else month


def _fit(named: list[tuple[int, str]]) -> bool:
    return all(column + len(name) < following for (column, name), (following, _) in pairwise(named))


# Values


class ValueAxis(NamedTuple):
    """The range of a drawing.

    Attributes:
        low: the value at the lower edge.
        high: the value at the upper edge.
        rows: how many characters high it is.
        labels: the words beside a row, by row from the top.
    """

    low: float
    high: float
    rows: int
    labels: dict[int, str]

    def dot(self, of: float) -> int:
        """How many dots from the bottom a value stands."""
        return height_of(of, self.low, self.high, self.rows * DOTS_HIGH)

    def row(self, of: float) -> int:
        """The row of characters that a value stands in, from the top."""
        return self.rows - 1 - self.dot(of) // DOTS_HIGH


def value_axis(series: Series, scale: Scale) -> ValueAxis:
    """The axis of a measure: its whole scale with every anchor, or round numbers."""
    low, high, step = round_range(series, scale, _MOST_STEPS)
    if scale.maximum is None:
        marked = [low + step * place for place in range(round((high - low) / step) + 1)]
    else:
        marked = sorted({low, high, *(anchor for anchor, _ in scale.anchors)})
    # A scale of few levels gets two characters for each, so that every anchor has room.
    few = scale.maximum is not None and scale.whole and high - low <= _FEW_LEVELS
    rows = 2 * round(high - low) + 1 if few else _ROWS
    axis = ValueAxis(low, high, rows, {})
    return axis._replace(labels={axis.row(one): value(scale, one) for one in marked})


def round_range(series: Series, scale: Scale, steps: int) -> tuple[float, float, float]:
    """The range of a drawing and the step of its marks, of which there are few.

    Both ends of a scale that has two, and otherwise round numbers around what was recorded.
    """
    low, high = drawn_range(series, scale)
    step = _round_step((high - low) / steps)
    if scale.maximum is not None:
        return low, high, step
    low, high = floor(low / step) * step, ceil(high / step) * step
    return low, max(high, low + step), step


def drawn_range(series: Series, scale: Scale) -> tuple[float, float]:
    """The lowest and the highest value that a drawing has to hold.

    A scale with two ends is drawn from end to end, a count from its lower end to its highest
    value, and a quantity, whose zero means nothing, from its lowest value to its highest.
    """
    if scale.maximum is not None:
        return scale.minimum, scale.maximum
    highest = max(series.values, default=scale.minimum)
    if scale.kind is ScaleKind.QUANTITY:
        return min(series.values, default=scale.minimum), highest
    return scale.minimum, highest


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20 ... (or a tenth, a hundredth) that is at least that."""
    if rough <= 0:
        return 1.0
    power = 10.0 ** floor(log10(rough))
    return next(power * part for part in (1, 2, 5, 10) if power * part >= rough)
