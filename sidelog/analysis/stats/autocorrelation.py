"""How much autocorrelation inflates the variance: the one engine behind all three tests.

Bad days come in runs.  A diary of n days therefore says less than n independent days would, and a
test that ignores this finds a "trend" in every fourth diary that has none.  The statistic's
variance is multiplied by a factor that is fitted to the diary's own residual ranks.

Sources: the bias of r (Marriott and Pope, Biometrika 41:390, 1954); effective sample size (Dawdy
and Matalas 1964); variance correction on ranks (Hamed and Rao, J Hydrol 204:182, 1998).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from sidelog.analysis.stats.ranks import median

_LAGS = 3
"""Multiples of the usual gap at which the autocorrelation is estimated."""

_FEWEST_PAIRS = 10
"""Below this many pairs of entries at a lag, its autocorrelation is taken as 0."""

_MEAN_PARAMETERS = 2
"""Parameters that every test takes out of the mean: a line in time, or a mean for each phase."""

_LARGEST_PHI = 0.98
_FEWEST_DEGREES = 2.0


class Autocorrelation(NamedTuple):
    """The fitted model rho(k) = amplitude * phi ** (k / spacing) for k > 0 days, rho(0) = 1.

    An AR(1) process seen through coarse ratings has this form with an amplitude below 1.

    Attributes:
        phi: correlation from one usual gap to the next, 0 to 0.98.
        amplitude: the share of the variance that is carried on, 0 to 1.
        spacing: the usual (median) gap between entries, in days.
    """

    phi: float
    amplitude: float
    spacing: int


class Inflation(NamedTuple):
    """What autocorrelation does to one statistic.

    Attributes:
        factor: what its variance under independence is multiplied by; at least 1.
        degrees: degrees of freedom of its Student t, max(2, n / factor - terms); not whole.
    """

    factor: float
    degrees: float


def inflate(
    model: Autocorrelation, days: Sequence[int], contrast: Sequence[float], terms: int
) -> Inflation:
    """Work out what autocorrelation does to the variance of a linear statistic.

    The factor is the variance of sum(c * v) under the model over that under independence.  Its
    double sum of c[i] * c[j] * rho(days[j] - days[i]) is exact and takes O(n): because rho is a
    power, what all earlier days contribute is carried from one entry to the next.

    Args:
        model: as `fit` finds it.
        days: the recorded days, strictly increasing; gaps keep their place in the calendar.
        contrast: the statistic's weight c for each day, not all 0.
        terms: parameters of the full model, taken from the degrees of freedom.
    """
    decay = model.phi ** (1 / model.spacing)  # from one day to the next
    carried = cross = 0.0
    last = days[0]
    for day, weight in zip(days, contrast, strict=True):
        carried *= decay ** (day - last)
        cross += weight * carried
        carried += weight
        last = day
    factor = max(1.0, 1 + 2 * model.amplitude * cross / sum(c * c for c in contrast))
    return Inflation(factor, max(_FEWEST_DEGREES, len(days) / factor - terms))


def fit(days: Sequence[int], residuals: Sequence[float]) -> Autocorrelation:
    """Fit rho(k) = a * phi ** (k / g) to the residuals' autocorrelation at g, 2g and 3g days.

    Where the first autocorrelation cannot be told from none (at most 1 / sqrt(n)), it alone is
    used, and never below 0.  Without the gap g as the unit, diaries kept every few days (hair on
    wash days) gave twice the false alarms.

    Args:
        days: the recorded days, strictly increasing.
        residuals: mid-ranks of the values with the null model taken out, one a day.
    """
    n = len(days)
    if n <= 2 + _MEAN_PARAMETERS:
        return Autocorrelation(0.0, 1.0, 1)
    spacing = max(1, round(median(b - a for a, b in pairwise(days))))
    r1, r2, r3 = (_unbiased(r, n) for r in _correlations(days, residuals, spacing))
    if r1 <= 1 / sqrt(n):
        return Autocorrelation(max(r1, 0.0), 1.0, spacing)
    decay = (r2 + r3) / (r1 + r2) if r1 + r2 > 0 else r1
    phi = min(max(decay, r1), _LARGEST_PHI)
    return Autocorrelation(phi, min(1.0, r1 / phi), spacing)


def _correlations(days: Sequence[int], residuals: Sequence[float], spacing: int) -> list[float]:
    """Autocorrelation at 1, 2 and 3 times the spacing, from the pairs of days that are there.

    Each pair counts for the multiple of the spacing that it is nearest to, halves for the larger
    one; the sum is scaled to the biased denominator of a diary without gaps.
    """
    value_on = dict(zip(days, residuals, strict=True))
    products: list[list[float]] = [[] for _ in range(_LAGS + 2)]
    for gap in range(1, (_LAGS + 1) * spacing):
        products[(2 * gap + spacing) // (2 * spacing)] += [
            value * later
            for day, value in value_on.items()
            if (later := value_on.get(day + gap)) is not None
        ]
    variance = sum(value * value for value in residuals) / len(residuals)
    length = (days[-1] - days[0]) / spacing + 1
    return [
        sum(products[lag]) / len(products[lag]) / variance * (1 - lag / length)
        if len(products[lag]) >= _FEWEST_PAIRS and variance > 0
        else 0.0
        for lag in range(1, _LAGS + 1)
    ]


def _unbiased(r: float, n: int) -> float:
    """Undo the bias of r that comes from the fitted mean (Marriott and Pope 1954)."""
    return (n * r + _MEAN_PARAMETERS) / (n - 2 - _MEAN_PARAMETERS)
