"""Days along one axis, and the dates that are written under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sidelog.dates import MONTHS

_WEEK = 7
_DAILY = 45
"""Up to this many days, days are dated; beyond, months."""
_MONTHLY = 900
"""Up to this many days, months are named; beyond, years."""
_APART = 27
"""Points that a label needs for itself."""


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
        """The dates to write, as many as there is room for."""
        if self.days <= _DAILY:
            return self._weeks()
        found = list(self._months() if self.days <= _MONTHLY else self._years())
        return self._with_first_year(found)

    def _weeks(self) -> list[Tick]:
        every = 1 if self.days <= _WEEK else _WEEK
        return [
            Tick(day, _day_label(day), _year(day) if day == self.first else "")
            for day in range(self.first, self.last + 1, every)
        ]

    def _months(self) -> Iterator[Tick]:
        month_width = 30.4 * self.day_width
        every = next(n for n in (1, 2, 3, 6, 12) if n * month_width >= _APART or n == 12)  # noqa: PLR2004
        for day in _month_starts(self.first, self.last):
            labelled = (day.month - 1) % every == 0
            label = MONTHS[day.month - 1][:3] if labelled else ""
            yield Tick(day.toordinal(), label, str(day.year) if label and day.month == 1 else "")

    def _years(self) -> Iterator[Tick]:
        every = max(1, round(_APART / (365.25 * self.day_width) + 0.5))
        for day in _month_starts(self.first, self.last):
            if day.month == 1:
                yield Tick(day.toordinal(), str(day.year) if day.year % every == 0 else "")

    def _with_first_year(self, ticks: list[Tick]) -> list[Tick]:
        """Write the year under the first label too, unless January follows close by."""
        labelled = [tick for tick in ticks if tick.label]
        if self.days > _MONTHLY or not labelled:
            return ticks
        first = labelled[0]
        near = any(t.year and self.edge(t.day) - self.edge(first.day) < _APART for t in labelled)
        named = Tick(first.day, first.label, first.year if near else _year(first.day))
        return [named if tick is first else tick for tick in ticks]


def _month_starts(first: int, last: int) -> Iterator[date]:
    """The first days of months that lie in the period."""
    day = date.fromordinal(first)
    if day.day > 1:
        day = _next_month(day)
    while day.toordinal() <= last:
        yield day
        day = _next_month(day)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _day_label(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _year(ordinal: int) -> str:
    return str(date.fromordinal(ordinal).year)
