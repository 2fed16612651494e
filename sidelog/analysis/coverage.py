"""What was recorded of what could have been, and where the gaps are.

Nothing is ever filled in; how much is missing, and when, is shown instead.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.period import Period

_WEEK = 7


class Weekday(NamedTuple):
    """One row of the weekday table: `recorded` of `possible` such days; Monday is row 0."""

    recorded: int
    possible: int


class Coverage(NamedTuple):
    """How completely a period was recorded.

    Attributes:
        possible: days of the period.
        expected: entries that the schedule asks for: every day, or every few days.
        recorded: days with an entry.
        skipped: days that the person chose to skip.
        same_day: entries written down on the day itself, as far as that is known.
        undated: entries of which it is not known when they were written down.
        longest_gap: the longest run of days without an entry, the first of equals; None without.
        weekdays: seven rows, Monday first.
        before_missing: mean value of the entries whose next day has none; None without any.
        before_entry: mean value of the entries whose next day has one; None without any.
    """

    possible: int
    expected: int
    recorded: int
    skipped: int
    same_day: int
    undated: int
    longest_gap: Period | None
    weekdays: tuple[Weekday, ...]
    before_missing: float | None
    before_entry: float | None


def coverage(series: Series, every_days: int = 1) -> Coverage:
    """Describe how completely a series covers its period, if entries are due every so many days."""
    possible = series.last - series.first + 1
    recorded = len(series.days)
    missing, entry = _values_by_next_day(series)
    return Coverage(
        possible=possible,
        expected=expected_entries(possible, every_days),
        recorded=recorded,
        skipped=len(series.skipped),
        same_day=series.delays.count(0),
        undated=series.delays.count(None),
        longest_gap=max(_gaps(series), key=lambda gap: gap.days, default=None),
        weekdays=_weekdays(series),
        before_missing=_mean(missing),
        before_entry=_mean(entry),
    )


def expected_entries(days: int, every_days: int) -> int:
    """How many entries a schedule asks for in that many days, rounded up."""
    return -(-days // every_days)


def kept_rhythm(days: Sequence[int], every_days: int) -> int:
    """Days from one entry to the next, as somebody keeps it: fewer than asked for, never more.

    So a measure of every week that is entered daily is treated as a daily one.

    Args:
        days: of the entries, in order.
        every_days: what the measure asks for.
    """
    gaps = sorted(then - one for one, then in pairwise(days))
    return every_days if len(gaps) < _WEEK else min(every_days, gaps[len(gaps) // 2])


def _gaps(series: Series) -> Iterator[Period]:
    edges = (series.first - 1, *series.days, series.last + 1)
    for before, after in pairwise(edges):
        if after - before > 1:
            yield Period.of(before + 1, after - 1)


def _weekdays(series: Series) -> tuple[Weekday, ...]:
    recorded = [0] * _WEEK
    for day in series.days:
        recorded[_weekday(day)] += 1
    weeks, rest = divmod(series.last - series.first + 1, _WEEK)
    begin = _weekday(series.first)
    return tuple(
        Weekday(count, weeks + ((row - begin) % _WEEK < rest)) for row, count in enumerate(recorded)
    )


def _weekday(day: int) -> int:
    """0 for Monday: day 1 of the calendar was one."""
    return (day - 1) % _WEEK


def _values_by_next_day(series: Series) -> tuple[list[float], list[float]]:
    """Values before a day without an entry, and before one with; the period's end is neither."""
    recorded = set(series.days)
    missing: list[float] = []
    entry: list[float] = []
    for day, value in zip(series.days, series.values, strict=True):
        if day < series.last:
            (entry if day + 1 in recorded else missing).append(value)
    return missing, entry


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
