"""What the values of a stretch of days were: shown whatever may be said of them."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.analysis.stats.ranks import median
from sidelog.catalog.scales import Scale, ScaleKind

FOUR_WEEKS = 28
"""Bad days are counted per so many days, and so every weekday counts alike."""

ENOUGH_TO_COUNT = 14
"""Entries that a number of bad days of 28 needs: projected from three, it would be noise."""


class Summary(NamedTuple):
    """The values from one day to another.

    Attributes:
        first: first day, an ordinal.
        last: last day, inclusive.
        n: number of entries.
        median: None without entries, as are the next four.
        quarter: a quarter of the entries lie at or below it.
        three_quarters: three quarters of the entries lie at or below it.
        minimum: the smallest value.
        maximum: the largest value.
        bad_days: bad days for every 28 entries; None also where the scale names none, or where
            there are too few entries.
        yes: of what is yes or no, how many entries are yes; None of all else.
    """

    first: int
    last: int
    n: int
    median: float | None = None
    quarter: float | None = None
    three_quarters: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    bad_days: float | None = None
    yes: int | None = None


def summarise(series: Series, scale: Scale, first: int, last: int) -> Summary:
    """Summarise the entries from `first` to `last` (ordinals), both inclusive.

    Their scale names the bad days.
    """
    start, stop = bisect_left(series.days, first), bisect_right(series.days, last)
    values = sorted(series.values[start:stop])
    if not values:
        return Summary(first, last, 0)
    n, half = len(values), len(values) // 2
    counts = scale.bad_from is not None and n >= ENOUGH_TO_COUNT
    return Summary(
        first=first,
        last=last,
        n=n,
        median=median(values),
        # Tukey's hinges: the medians of the lower and of the upper half, each with the middle.
        quarter=median(values[: n - half]),
        three_quarters=median(values[half:]),
        minimum=values[0],
        maximum=values[-1],
        bad_days=sum(map(scale.is_bad, values)) * FOUR_WEEKS / n if counts else None,
        yes=round(sum(values)) if scale.kind is ScaleKind.YES_NO else None,
    )


def whole(series: Series, scale: Scale) -> Summary:
    """Summarise all the entries of a series over its own period."""
    return summarise(series, scale, series.first, series.last)
