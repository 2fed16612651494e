"""Does a measure drift up or down: Mann-Kendall, adjusted for ties and autocorrelation."""

from collections.abc import Sequence
from math import sqrt

from sidelog.analysis.stats.autocorrelation import fit, inflate
from sidelog.analysis.stats.distributions import normal_p, student_p
from sidelog.analysis.stats.ranks import (
    continuity_corrected,
    discordant_pairs,
    midranks,
    score_variance,
    tie_sizes,
    tied_pairs,
)

_LINE_TERMS = 2
"""Level and slope."""

_ROUNDING = 1e-12
"""Share of the largest value."""


def trend_p(days: Sequence[int], values: Sequence[float]) -> float:
    """The two-sided p of the test whether the values drift one way over the days.

    Source: Mann, Econometrica 13:245, 1945; Kendall 1975; the variance is inflated as in
    `sidelog.analysis.stats.autocorrelation`, and referred to Student's t.

    Args:
        days: at least 2, strictly increasing.  Whether they are enough is decided elsewhere.
        values: one a day.
    """
    centred = centre(days)
    residuals = without_line(centred, midranks(values))
    inflation = inflate(fit(days, residuals), days, centred, _LINE_TERMS)
    return student_p(_z(values, inflation.factor), inflation.degrees)


def least_trend_p(values: Sequence[float]) -> float:
    """A p that `trend_p` cannot be below: the one for independent days.

    Args:
        values: in the order of time, at least 2.
    """
    return normal_p(_z(values, factor=1.0))


def _z(values: Sequence[float], factor: float) -> float:
    """The score in standard errors, corrected for continuity; 0 where all values tie."""
    error = sqrt(factor * score_variance(len(values), tie_sizes(values)))
    return continuity_corrected(trend_score(values)) / error if error else 0.0


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
