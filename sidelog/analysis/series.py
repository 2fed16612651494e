"""One measure's values by day: the only shape in which numbers enter the mathematics."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from sidelog.analysis.ranks import median
from sidelog.catalog.scales import DayRule


@dataclass(frozen=True, slots=True)
class Series:
    """The daily values of one measure over a period.

    A day of the period that is in neither `days` nor `skipped` is unknown: nobody said anything
    about it.  It is never a zero.

    Attributes:
        first: first day of the period, as a proleptic Gregorian ordinal (`date.toordinal`).
        last: last day of the period, inclusive; at least `first` - 1 (an empty period).
        days: the recorded days, strictly increasing ordinals within the period.
        values: the day's value for each of `days`, finite.
        late: the recorded days that were written down on a later day.
        skipped: the days that the person chose to skip, increasing.
        undated: the recorded days of which it is not known when they were written down.
    """

    first: int
    last: int
    days: tuple[int, ...]
    values: tuple[float, ...]
    late: frozenset[int] = frozenset()
    skipped: tuple[int, ...] = ()
    undated: frozenset[int] = frozenset()


def from_days(
    values: Mapping[int, float],
    first: int,
    last: int,
    *,
    late: Collection[int] = (),
    skipped: Collection[int] = (),
    undated: Collection[int] = (),
) -> Series:
    """Make the series of a period from values by day, whatever order they come in.

    Args:
        values: the day's value by ordinal day.
        first: first day of the period; what lies before it is left out.
        last: last day of the period, inclusive; what lies after it is left out.
        late: the recorded days that were written down on a later day.
        skipped: the days that the person chose to skip.
        undated: the recorded days of which it is not known when they were written down.
    """
    days = tuple(sorted(values))
    whole = Series(
        first,
        last,
        days,
        tuple(values[day] for day in days),
        frozenset(late),
        tuple(sorted(skipped)),
        frozenset(undated),
    )
    return window(whole, first, last)


def window(series: Series, first: int, last: int) -> Series:
    """Cut out the days from `first` to `last`, both inclusive, which become the new period.

    The period is empty where `last` comes before `first`.
    """
    last = max(last, first - 1)
    start, stop = bisect_left(series.days, first), bisect_right(series.days, last)
    skip_start, skip_stop = bisect_left(series.skipped, first), bisect_right(series.skipped, last)
    days = series.days[start:stop]
    return Series(
        first,
        last,
        days,
        series.values[start:stop],
        series.late.intersection(days),
        series.skipped[skip_start:skip_stop],
        series.undated.intersection(days),
    )


def from_first_entry(series: Series) -> Series:
    """Let the period begin with the first entry: nobody can record before they begin."""
    return window(series, series.days[0], series.last) if series.days else series


def day_value(values: Sequence[float], rule: DayRule) -> float:
    """Form a day's value from its momentary observations.

    Args:
        values: the observations of one day, at least one.
        rule: how the measure's scale says that they form the day's value.
    """
    if rule is DayRule.MEDIAN:
        return median(values)
    if rule is DayRule.MAXIMUM:
        return max(values)
    total = fsum(values)
    return total / len(values) if rule is DayRule.MEAN else total
