"""Student's t distribution for any positive real number of degrees of freedom.

The degrees of freedom of an autocorrelated diary, n / inflation - terms, are not whole numbers.
"""

from math import exp, inf, lgamma, log, log1p, pi

from sidelog.analysis import normal

_PRECISION = 1e-15
_TINY = 1e-300
"""Keeps a denominator of the continued fraction from being zero."""


def two_sided_p(t: float, df: float) -> float:
    """Probability that |T| is at least |t|.

    The regularised incomplete beta function I_x(df/2, 1/2) at x = df / (df + t*t); Abramowitz and
    Stegun 1964, 26.7.1.

    Args:
        t: the statistic.
        df: degrees of freedom, any positive number.
    """
    ratio = t * t / df
    if ratio == 0:
        return 1.0
    x = 1 / (1 + ratio)
    logs = -log1p(ratio), -log1p(1 / ratio)
    if x < (df / 2 + 1) / (df / 2 + 2.5):
        return _incomplete_beta(df / 2, 0.5, x, logs)
    return 1 - _incomplete_beta(0.5, df / 2, ratio / (1 + ratio), (logs[1], logs[0]))


def quantile(p: float, df: float) -> float:
    """Value below which T lies with probability `p`, 0 < p < 1.

    Args:
        p: the probability.
        df: degrees of freedom, any positive number.
    """
    return normal.invert_tail(p, lambda t: two_sided_p(t, df) / 2, lambda t: _density(t, df))


def _density(t: float, df: float) -> float:
    log_constant = lgamma((df + 1) / 2) - lgamma(df / 2) - log(df * pi) / 2
    return exp(log_constant - (df + 1) / 2 * log1p(t * t / df))


def _incomplete_beta(a: float, b: float, x: float, logs: tuple[float, float]) -> float:
    """I_x(a, b) for x below the mean, where the fraction converges fast; `logs` of x and 1 - x."""
    log_front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * logs[0] + b * logs[1]
    return exp(log_front) / (a * _continued_fraction(a, b, x))


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Denominator of the incomplete beta's fraction (Abramowitz and Stegun 26.5.8).

    Evaluated forwards by Lentz's method (Applied Optics 15:668, 1976).
    """
    value = numerators = 1.0
    denominators = 0.0
    term = 0
    change = inf
    while abs(change - 1) > _PRECISION:
        term += 1
        coefficient = _coefficient(a, b, x, term)
        denominators = 1 / _away_from_zero(1 + coefficient * denominators)
        numerators = _away_from_zero(1 + coefficient / numerators)
        change = numerators * denominators
        value *= change
    return value


def _coefficient(a: float, b: float, x: float, term: int) -> float:
    m = term // 2
    if term % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
