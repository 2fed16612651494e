"""A span of days, both ends included, and the calendar that cuts it: the one shape of a span."""

from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple, Self

MOST_LINES = 40
"""As many days, weeks, months or years as a person can take in."""


class Period(NamedTuple):
    """The days from the first to the last, both included; empty where the last comes before."""

    first: date
    last: date

    @classmethod
    def of(cls, first: int, last: int) -> Self:
        """The period between two ordinal days (`date.toordinal`)."""
        return cls(date.fromordinal(first), date.fromordinal(last))

    @property
    def ordinals(self) -> tuple[int, int]:
        """The first and the last day as ordinals."""
        return self.first.toordinal(), self.last.toordinal()

    @property
    def days(self) -> int:
        """How many days it has."""
        return max((self.last - self.first).days + 1, 0)

    def holds(self, day: date) -> bool:
        """Whether a day is one of its days."""
        return self.first <= day <= self.last

    def touches(self, other: "Period") -> bool:
        """Whether it shares a day with another."""
        return self.first <= other.last and other.first <= self.last


class Unit(StrEnum):
    """What a period is cut into, the shortest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


def cut(period: Period, unit: Unit) -> list[Period]:
    """Cut a period at the calendar's days, weeks (from Monday), months, quarters or years.

    The first and the last piece end where the period does.
    """
    edges = [period.first]
    while edges[-1] <= period.last:
        edges.append(_following(edges[-1], unit))
    day = timedelta(days=1)
    return [Period(first, min(after - day, period.last)) for first, after in pairwise(edges)]


def around(day: date, unit: Unit) -> Period:
    """The calendar's week (from Monday), month, quarter or year that a day lies in."""
    if unit is Unit.WEEK:
        first = day - timedelta(days=day.weekday())
    else:
        months = _MONTHS_OF[unit]
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, _following(first, unit) - timedelta(days=1))


def coarse_enough(period: Period, unit: Unit, most: int = MOST_LINES) -> Unit:
    """The unit asked for, or the shortest longer one that gives no more than so many pieces."""
    units = list(Unit)
    for longer in units[units.index(unit) :]:
        if len(cut(period, longer)) <= most:
            return longer
    return Unit.YEAR


def _following(day: date, unit: Unit) -> date:
    """The first day of the next day, week, month, quarter or year."""
    if unit is Unit.DAY:
        return day + timedelta(days=1)
    if unit is Unit.WEEK:
        return day + timedelta(days=7 - day.weekday())
    months = _MONTHS_OF[unit]
    quarter = (day.month - 1) // months + 1
    year, month = divmod(quarter * months, 12)
    return date(day.year + year, month + 1, 1)
