"""The line in a chart: a rolling median, drawn to be looked at and never tested."""

from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.analysis.stats.ranks import median

WIDTH = 7
"""Entries in a full window: one week of a daily measure, so that weekdays cancel out."""


class LinePoint(NamedTuple):
    """The height of the line on one day."""

    day: int
    value: float


def rolling_median(
    series: Series, every_days: int = 1, width: int = WIDTH
) -> tuple[float | None, ...]:
    """Median of the entries around each day of the period, as many days before as after it.

    Args:
        series: the entries and the period.
        every_days: the usual distance between entries, which stretches the window.
        width: entries in a full window.

    Returns:
        One number for each day from `series.first` to `series.last`; None where half of the
        window's entries or more are missing: fewer than 4 of 7.
    """
    reach = width * every_days // 2
    line: list[float | None] = []
    start = stop = 0
    for day in range(series.first, series.last + 1):
        while stop < len(series.days) and series.days[stop] <= day + reach:
            stop += 1
        while start < stop and series.days[start] < day - reach:
            start += 1
        enough = 2 * (stop - start) > width
        line.append(median(series.values[start:stop]) if enough else None)
    return tuple(line)


def segments(series: Series, every_days: int = 1) -> tuple[tuple[LinePoint, ...], ...]:
    """The rolling median as lines to draw, broken where over 7 days in a row have no median."""
    parts: list[list[LinePoint]] = []
    for day, value in enumerate(rolling_median(series, every_days), series.first):
        if value is None:
            continue
        if not parts or day - parts[-1][-1].day > WIDTH * every_days + 1:
            parts.append([])
        parts[-1].append(LinePoint(day, value))
    return tuple(map(tuple, parts))
