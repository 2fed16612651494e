"""Two stretches of days against each other: the one comparison behind everything said of change."""

from math import sqrt
from typing import NamedTuple

from sidelog.analysis.series import Series, from_memory, only
from sidelog.analysis.stats.autocorrelation import Inflation, fit, inflate
from sidelog.analysis.stats.distributions import normal_p, student_p, student_quantile
from sidelog.analysis.stats.effects import squares_about_mean
from sidelog.analysis.stats.ranks import midranks, rank_sum
from sidelog.catalog.scales import Scale

MEANS = 2
"""A mean for each stretch."""

_POWER = 0.8
_POWER_MARGIN = 1.15
"""The plain formula promised 4 of 5 and found 65-75 %: the scatter is estimated, and ranks are."""


class Contrast(NamedTuple):
    """What the comparison of two stretches found.

    Attributes:
        n_before: entries in the earlier stretch.
        n_after: entries in the later stretch.
        inflation: what autocorrelation does to the variance.
        t: Mann and Whitney's z with the inflated variance.
        p: two-sided.
    """

    n_before: int
    n_after: int
    inflation: Inflation
    t: float
    p: float

    @property
    def rose(self) -> bool:
        """Whether the later days are the higher ones."""
        return self.t > 0


def contrast(before: Series, after: Series) -> Contrast:
    """Compare an earlier with a later stretch.

    Sources are named in `effects`, `ranks` and `autocorrelation`, whose parts are put together.

    Args:
        before: at least 2 entries.
        after: at least 2 entries, all later than those before.
    """
    m, n = len(before.days), len(after.days)
    ranks = midranks((*before.values, *after.values))
    mean_before, mean_after = sum(ranks[:m]) / m, sum(ranks[m:]) / n
    residuals = [rank - mean_before for rank in ranks[:m]]
    residuals += [rank - mean_after for rank in ranks[m:]]
    days, weights = (*before.days, *after.days), [-1 / m] * m + [1 / n] * n
    inflation = inflate(fit(days, residuals), days, weights, MEANS)
    t = rank_sum(before.values, after.values).z(inflation.factor)
    return Contrast(m, n, inflation, t, student_p(t, inflation.degrees))


def least_p(before: Series, after: Series) -> float:
    """A p that the contrast's own cannot be below: the one for independent days.

    The inflation is at least 1 and Student's tails are the heavier ones, so where this is not
    small the contrast need not be made.
    """
    return normal_p(rank_sum(before.values, after.values).z())


def would_show(
    before: Series, after: Series, inflation: Inflation, alpha: float, scale: Scale
) -> float | None:
    """The change that about 4 of 5 journals like this one would have shown, in the scale's unit.

    1.15 (t(1 - alpha / 2) + t(0.8)) s sqrt(f (1 / m + 1 / n)), s the scatter about the two means.

    Args:
        before: the earlier stretch.
        after: the later stretch; at least 3 entries in both together.
        inflation: of their contrast.
        alpha: the level at which a change is clear, after Holm and the boundary.
        scale: what they are on.

    Returns:
        None where that is more than the scale has: no change could have been shown reliably.
        None also where nothing scattered: such days say nothing of what others would have shown.
    """
    if all(len(set(one.values)) == 1 for one in (before, after)):
        return None
    squares = sum(squares_about_mean(one.values) for one in (before, after))
    m, n = len(before.values), len(after.values)
    scatter = sqrt(squares / (m + n - MEANS))
    quantiles = student_quantile(1 - alpha / 2, inflation.degrees)
    quantiles += student_quantile(_POWER, inflation.degrees)
    size = _POWER_MARGIN * quantiles * scatter * sqrt(inflation.factor * (1 / m + 1 / n))
    if scale.maximum is not None and size > scale.maximum - scale.minimum:
        return None
    return size


def with_missing_days(series: Series, value: float) -> Series:
    """The series with every day that has no entry at a value: a bound, and never shown as data."""
    recorded = dict(zip(series.days, series.values, strict=True))
    days = tuple(range(series.first, series.last + 1))
    return Series(series.first, series.last, days, tuple(recorded.get(day, value) for day in days))


def without_memory(series: Series) -> Series:
    """The entries without those that were written down later than the day after."""
    return only(series, [not late for late in from_memory(series)])
