"""Days from left to right: where each stands, and where weeks, months and years begin."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sidelog.dates import MONTHS
from sidelog.report.canvas import DOTS_WIDE
from sidelog.report.stretches import Unit, cut

_WEEK = 7
_MOST_DAYS = 2
_WIDEST = 8


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A period laid over columns of dots.

    Attributes:
        first: first day, an ordinal.
        last: last day, inclusive.
        share: how many days stand at the same place: one, two, or whole weeks.
        width: how many columns of dots such a place has.
    """

    first: int
    last: int
    share: int
    width: int

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


def lay_out(first: int, last: int, columns: int) -> TimeAxis:
    """Lay a period over at most so many characters, each day as wide as any other.

    Two days share a column of dots at most; where they would have to be more, whole weeks do.

    Args:
        first: first day, an ordinal.
        last: last day, inclusive.
        columns: how many characters there are.
    """
    days = last - first + 1
    share = days_per_dot(days, columns)
    if share > _MOST_DAYS:
        share = -(-share // _WEEK) * _WEEK
    shares, width = -(-days // share), _WIDEST
    while width > 1 and shares * width > columns * DOTS_WIDE:
        width //= 2
    return TimeAxis(first, last, share, width)


def by_place(
    days: Iterable[int], values: Iterable[float], place: Callable[[int], int]
) -> dict[int, list[float]]:
    """The values of the days that stand at the same place.

    Args:
        days: ordinals.
        values: one for each of them.
        place: where a day stands.
    """
    places: dict[int, list[float]] = {}
    for day, value in zip(days, values, strict=True):
        places.setdefault(place(day), []).append(value)
    return places


def days_per_dot(days: int, columns: int) -> int:
    """How many days share a column of dots when a period is drawn in so many characters."""
    return -(-days // (columns * DOTS_WIDE))


def ticks(axis: TimeAxis) -> list[tuple[int, str]]:
    """The characters at which weeks, months, quarters or years begin, with their names.

    The shortest of them is taken whose names do not touch, and years are thinned out if need be.
    """
    named: list[tuple[int, str]] = []
    for unit in Unit:
        named = [(axis.column(day), _name(day, unit)) for day in _beginnings(axis, unit)]
        if named and _fit(named):
            return named
    while not _fit(named):
        named = named[::2]
    return named


def _beginnings(axis: TimeAxis, unit: Unit) -> list[int]:
    """The first days of the weeks, months, quarters or years that begin in the period."""
    return [first for first, _ in cut(axis.first - 1, axis.last, unit)[1:]]


def _name(ordinal: int, unit: Unit) -> str:
    """What stands at a beginning: January is named by its year."""
    day = date.fromordinal(ordinal)
    month = MONTHS[day.month - 1][:3]
    if unit is Unit.WEEK:
        return f"{day.day} {month}"
    return str(day.year) if day.month == 1 else month


def _fit(named: list[tuple[int, str]]) -> bool:
    return all(column + len(name) < following for (column, name), (following, _) in pairwise(named))
