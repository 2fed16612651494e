"""What the values of a stretch of days were: the descriptive part, shown whatever can be tested."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sidelog.analysis.ranks import median
from sidelog.analysis.series import Series

SPAN = 28
"""Days in a summary period: four whole weeks, so that every weekday counts alike."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Summary:
    """The values from one day to another.

    Attributes:
        first: first day, an ordinal.
        last: last day, inclusive.
        n: number of entries.
        median: None without entries, as are the next two.
        minimum: the smallest value.
        maximum: the largest value.
    """

    first: int
    last: int
    n: int
    median: float | None
    minimum: float | None
    maximum: float | None


def summarise(series: Series, first: int, last: int) -> Summary:
    """Summarise the entries from `first` to `last`, both inclusive."""
    start, stop = bisect_left(series.days, first), bisect_right(series.days, last)
    values = series.values[start:stop]
    if not values:
        return Summary(first, last, 0, None, None, None)
    return Summary(first, last, len(values), median(values), min(values), max(values))


def recent(series: Series, last: int) -> Summary:
    """Summarise the 28 days that end on `last`."""
    return summarise(series, last - SPAN + 1, last)


def previous(series: Series, last: int) -> Summary:
    """Summarise the 28 days before those that end on `last`."""
    return recent(series, last - SPAN)


def baseline(series: Series) -> Summary | None:
    """Summarise the 28 days from the first entry on; None without an entry."""
    if not series.days:
        return None
    return summarise(series, series.days[0], series.days[0] + SPAN - 1)


def by_week(series: Series) -> tuple[Summary, ...]:
    """Summarise each ISO week, Monday to Sunday, that the period touches, empty ones too."""
    monday = series.first - (series.first - 1) % _WEEK
    starts = range(monday, series.last + 1, _WEEK)
    return tuple(_clipped(series, start, start + _WEEK - 1) for start in starts)


def by_month(series: Series) -> tuple[Summary, ...]:
    """Summarise each calendar month that the period touches, empty ones too."""
    return tuple(_clipped(series, first, last) for first, last in _months(series))


def _clipped(series: Series, first: int, last: int) -> Summary:
    return summarise(series, max(first, series.first), min(last, series.last))


def _months(series: Series) -> Iterator[tuple[int, int]]:
    """First and last ordinal of each month from the period's first day to its last."""
    first = series.first
    while first <= series.last:
        day = date.fromordinal(first)
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()
        yield first, following - 1
        first = following
