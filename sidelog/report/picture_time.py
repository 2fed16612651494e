"""Days along one axis, and the dates that are written under it."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from sidelog.dates import MONTHS
from sidelog.report.stretches import Unit, cut

_APART = 26.0
"""Points that a date needs for itself."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis.

    Attributes:
        day: where its line stands: the day's beginning.
        label: what is written there; empty for a line alone.
        year: the year, where it is written beneath; empty elsewhere.
    """

    day: int
    label: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from left to right.

    Attributes:
        first: first day, an ordinal.
        last: last day, inclusive.
        left: where the first day begins.
        right: where the last day ends.
    """

    first: int
    last: int
    left: float
    right: float

    @property
    def days(self) -> int:
        """How many days there are."""
        return self.last - self.first + 1

    @property
    def day_width(self) -> float:
        """How wide one day is."""
        return (self.right - self.left) / self.days

    def edge(self, day: int) -> float:
        """Where a day begins, kept within the axis."""
        place = self.left + (day - self.first) * self.day_width
        return min(max(place, self.left), self.right)

    def middle(self, day: float) -> float:
        """The middle of a day."""
        return self.left + (day - self.first + 0.5) * self.day_width

    def shows(self, first: int, last: int) -> bool:
        """Whether any of these days is on the axis."""
        return first <= self.last and last >= self.first

    def ticks(self) -> list[Tick]:
        """The beginnings of weeks, months, quarters or years: the shortest that have room."""
        for unit in Unit:
            days = [first for first, _ in cut(self.first - 1, self.last, unit)[1:]]
            if len(days) * _APART <= self.right - self.left:
                break
        thinned = days[:: ceil(len(days) * _APART / (self.right - self.left))] if days else []
        ticks = [Tick(day, *_labels(day, unit)) for day in thinned]
        return _with_first_year(ticks or [Tick(self.first, *_labels(self.first, Unit.WEEK))])


def _labels(ordinal: int, unit: Unit) -> tuple[str, str]:
    """What stands at a beginning, and under it the year where one begins."""
    day = date.fromordinal(ordinal)
    month = MONTHS[day.month - 1][:3]
    if unit is Unit.YEAR:
        return str(day.year), ""
    if unit is Unit.WEEK:
        return f"{day.day} {month}", str(day.year) if (day.month, day.day) <= (1, 7) else ""
    return month, str(day.year) if day.month == 1 else ""


def _with_first_year(ticks: list[Tick]) -> list[Tick]:
    """The ticks with the year under the first one too, unless another begins right after it."""
    first = ticks[0]
    year = str(date.fromordinal(first.day).year)
    if first.label == year or any(tick.year for tick in ticks[:2]):
        return ticks
    return [Tick(first.day, first.label, year), *ticks[1:]]
