"""Where things stand in a drawing, in points: days from left to right, values from the bottom."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.catalog.scales import Scale
from sidelog.catalog.values import say_number
from sidelog.period import Unit
from sidelog.report.picture.axes import beginnings, round_range

WIDTH = 344.0
"""A drawing in a row of the page; numbers stand to its right."""
LEFT = 92.0
"""The days begin here; words of the scale stand to the left."""
RIGHT = WIDTH - 2

_APART = 27.0
"""Points that a date needs for itself."""
_MOST_BINS = 110
"""As many weeks as can be told apart; of a longer period several share a place."""
_WEEK = 7
_WANTED_STEPS = 2


class PageDays(NamedTuple):
    """The days from `first` to `last` (ordinals, inclusive), between `LEFT` and `RIGHT`."""

    first: int
    last: int

    @property
    def weeks(self) -> int:
        """How many weeks share a place."""
        return max(1, ceil((self.last - self.first + 1) / _WEEK / _MOST_BINS))

    def bins(self) -> list[tuple[int, int]]:
        """The first and last day of each place, counted back from the last day.

        So the latest place is whole; the earliest may be a part of one.
        """
        size = self.weeks * _WEEK
        ends = range(self.last, self.first - 1, -size)
        return [(max(end - size + 1, self.first), end) for end in ends][::-1]

    def edge(self, day: float) -> float:
        """Where a day begins, kept within the axis."""
        share = (day - self.first) / (self.last - self.first + 1)
        return LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT)

    def ticks(self) -> list[tuple[int, str]]:
        """The days, or the beginnings of weeks, months, quarters or years, as there is room."""
        room = int((RIGHT - LEFT) / _APART)
        found: list[tuple[int, str]] = []
        for unit in Unit:
            found = beginnings(self.first, self.last, unit)
            if 0 < len(found) <= room:
                return found
        return found[:: ceil(len(found) / room)]


class PageValues(NamedTuple):
    """Values from `low` at `bottom` to `high` at `top`, which is the smaller number."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """How far down a value stands; beyond the ends it stays at them."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)


def page_values(series: Series, scale: Scale, top: float, bottom: float) -> PageValues:
    """The range of a measure between two heights."""
    low, high, _ = round_range(series, scale, _WANTED_STEPS)
    return PageValues(low, high, top, bottom)


def end_words(scale: Scale, axis: PageValues) -> Iterator[str]:
    """What is written at the upper and at the lower end: the value with the first of its words."""
    anchors = dict(scale.anchors)
    for value in (axis.high, axis.low):
        said = anchors.get(value, scale.unit).partition(",")[0]
        yield f"{say_number(round(value, 6))} {said}".rstrip()
