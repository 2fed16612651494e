"""One measure's values by day: the only shape in which numbers enter the mathematics."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from sidelog.analysis.stats.ranks import median
from sidelog.catalog.scales import DayRule

ENOUGH = 28
"""Entries that either stretch needs, however many weeks they took.

Never a share of the calendar, and never the estimated effective sample: refusing journals whose
estimate is small keeps the underestimates, and raises the error of what remains.
"""

WRITTEN_LATER = 1
"""An entry written down more days later than this is from memory, and not of the evening after."""


class Written(NamedTuple):
    """When an entry was written down.

    Attributes:
        delay: days from the day it is about to the day on which it was written; None where that
            is not known, because it was imported.
        hour: the hour of the day, such as 21.5, where hours are kept; otherwise None.
    """

    delay: int | None = None
    hour: float | None = None


_UNKNOWN = Written()


class Series(NamedTuple):
    """The daily values of one measure over a period.

    A day of the period that is in neither `days` nor `skipped` is unknown: nobody said anything
    about it.  It is never a zero.

    Attributes:
        first: first day of the period, as a proleptic Gregorian ordinal (`date.toordinal`).
        last: last day of the period, inclusive; at least `first` - 1 (an empty period).
        days: the recorded days, strictly increasing ordinals within the period.
        values: the day's value for each of `days`, finite.
        written: when each was written down; empty where nothing is known of any.
        skipped: the days that the person chose to skip, increasing.
    """

    first: int
    last: int
    days: tuple[int, ...]
    values: tuple[float, ...]
    written: tuple[Written, ...] = ()
    skipped: tuple[int, ...] = ()

    @property
    def delays(self) -> list[int | None]:
        """For each recorded day, how many days later it was written down; None if not known."""
        return [one.delay for one in self.written] or [None] * len(self.days)


def from_days(
    values: Mapping[int, float],
    first: int,
    last: int,
    *,
    written: Mapping[int, Written] | None = None,
    skipped: Collection[int] = (),
) -> Series:
    """Make the series of a period from values by day, whatever order they come in.

    Args:
        values: the day's value by ordinal day.
        first: first day of the period; what lies before it is left out.
        last: last day of the period, inclusive; what lies after it is left out.
        written: when they were written down; a day that is not there is not known.
        skipped: the days that the person chose to skip.
    """
    days = tuple(sorted(values))
    whole = Series(
        first,
        last,
        days,
        tuple(values[day] for day in days),
        tuple(written.get(day, _UNKNOWN) for day in days) if written else (),
        tuple(sorted(skipped)),
    )
    return window(whole, first, last)


def window(series: Series, first: int, last: int) -> Series:
    """Cut out the days from `first` to `last`, both inclusive, which become the new period.

    The period is empty where `last` comes before `first`.
    """
    last = max(last, first - 1)
    start, stop = bisect_left(series.days, first), bisect_right(series.days, last)
    skip_start, skip_stop = bisect_left(series.skipped, first), bisect_right(series.skipped, last)
    return Series(
        first,
        last,
        series.days[start:stop],
        series.values[start:stop],
        series.written[start:stop],
        series.skipped[skip_start:skip_stop],
    )


def only(series: Series, kept: Sequence[bool]) -> Series:
    """The series over the same period, with those entries of which `kept` says that they stay."""
    places = [place for place, keep in enumerate(kept) if keep]
    return Series(
        series.first,
        series.last,
        tuple(series.days[place] for place in places),
        tuple(series.values[place] for place in places),
        tuple(series.written[place] for place in places) if series.written else (),
        series.skipped,
    )


def from_memory(series: Series) -> list[bool]:
    """For each entry, whether it was written down later than the day after."""
    return [delay is not None and delay > WRITTEN_LATER for delay in series.delays]


def day_value(values: Sequence[float], rule: DayRule) -> float:
    """Form a day's value from its momentary observations, at least one, by its scale's rule."""
    if rule is DayRule.MEDIAN:
        return median(values)
    if rule is DayRule.MAXIMUM:
        return max(values)
    total = fsum(values)
    return total / len(values) if rule is DayRule.MEAN else total
