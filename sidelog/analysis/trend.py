"""Does a measure drift up or down: Mann-Kendall, adjusted for ties and autocorrelation."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from sidelog.analysis.autocorrelation import Inflation, inflate
from sidelog.analysis.distributions import normal_p, student_p
from sidelog.analysis.ranks import (
    continuity_corrected,
    discordant_pairs,
    midranks,
    score_variance,
    tie_sizes,
    tied_pairs,
)
from sidelog.analysis.series import Series

_LINE_TERMS = 2
"""Level and slope."""

_ROUNDING = 1e-12
"""Share of the largest value."""


class TrendTest(NamedTuple):
    """Result of the adjusted Mann-Kendall test.

    Attributes:
        n: number of entries.
        score: Kendall's S of the values in time order: rises minus falls.
        variance: of S, corrected for ties, as though the days were independent.
        inflation: what autocorrelation does to that variance.
        t: (S - sign S) / sqrt(factor * variance).
        p: two-sided.
    """

    n: int
    score: int
    variance: float
    inflation: Inflation
    t: float
    p: float


def mann_kendall(series: Series) -> TrendTest:
    """Test whether the values drift one way over the days.

    Source: Mann, Econometrica 13:245, 1945; Kendall 1975; the variance is inflated as in
    `sidelog.analysis.autocorrelation`, and referred to Student's t.

    Args:
        series: at least 2 entries.  Whether they are enough to speak of is decided elsewhere.
    """
    n = len(series.days)
    score = trend_score(series.values)
    variance = score_variance(n, tie_sizes(series.values))
    centred = centre(series.days)
    residuals = without_line(centred, midranks(series.values))
    inflation = inflate(series.days, residuals, centred, _LINE_TERMS)
    error = sqrt(inflation.factor * variance)
    t = continuity_corrected(score) / error if error else 0.0
    return TrendTest(n, score, variance, inflation, t, student_p(t, inflation.degrees))


def least_trend_p(values: Sequence[float]) -> float:
    """A p that the trend test's own cannot be below: the one for independent days.

    Args:
        values: in the order of time, at least 2.
    """
    variance = score_variance(len(values), tie_sizes(values))
    z = continuity_corrected(trend_score(values)) / sqrt(variance) if variance else 0.0
    return normal_p(z)


def trend_score(values: Sequence[float]) -> int:
    """Kendall's S of values in time order: pairs that rise minus pairs that fall."""
    pairs = len(values) * (len(values) - 1) // 2
    return pairs - tied_pairs(values) - 2 * discordant_pairs(values)


def centre(values: Sequence[float]) -> list[float]:
    """The values less their mean."""
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def without_line(centred_days: Sequence[float], values: Sequence[float]) -> list[float]:
    """Residuals of the values from their least-squares line in time.

    Where they lie on the line but for rounding, the residuals are exactly 0: noise of the last
    digit must not be mistaken for ups and downs.

    Args:
        centred_days: the days less their mean, not all 0.
        values: one a day.
    """
    centred = centre(values)
    slope = sum(d * v for d, v in zip(centred_days, centred, strict=True))
    slope /= sum(d * d for d in centred_days)
    residuals = [v - slope * d for d, v in zip(centred_days, centred, strict=True)]
    rounding = _ROUNDING * max(map(abs, values))
    return residuals if max(map(abs, residuals)) > rounding else [0.0] * len(residuals)
