"""Chances: the normal and Student's t distribution, and the exact counts of small samples.

The degrees of freedom of an autocorrelated diary, n / inflation - terms, are not whole numbers, so
Student's t takes any positive one.  `statistics` has the normal distribution only, and is slow to
import.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, count
from math import erfc, exp, inf, lgamma, log, log1p, pi, sqrt

_LAST_STEP = 1e-8
"""Newton's method squares its error: after a step as small as this, what is left is rounding."""

_PRECISION = 1e-15

_TINY = 1e-300
"""Takes the place of a denominator of 0 in the continued fraction."""


def normal_p(z: float) -> float:
    """Probability that a standard normal deviate is at least as far from 0 as `z`."""
    return erfc(abs(z) / sqrt(2))


def normal_quantile(p: float) -> float:
    """Value below which a standard normal deviate lies with probability `p`, 0 < p < 1."""
    return _invert_tail(p, lambda z: normal_p(z) / 2, _normal_density, start=0.0)


def _invert_tail(
    p: float,
    upper_tail: Callable[[float], float],
    density: Callable[[float], float],
    start: float,
) -> float:
    """Quantile of a distribution that is symmetric about 0 and has its peak there.

    Newton's method on the upper tail, which is convex and falling above 0: from a start below the
    root every step stays below it, so it always converges.

    Args:
        p: the probability below the quantile, 0 < p < 1.
        upper_tail: the probability above a value.
        density: the density at a value.
        start: from 0 to the absolute value of the quantile.
    """
    tail = min(p, 1 - p)
    value, step = start, inf
    while step > _LAST_STEP * (1 + value):
        step = (upper_tail(value) - tail) / density(value)
        value += step
    return value if p > tail else -value


def _normal_density(z: float) -> float:
    return exp(-z * z / 2) / sqrt(2 * pi)


def student_p(t: float, degrees: float) -> float:
    """Probability that |T| is at least |t|.

    The regularised incomplete beta function I_x(df/2, 1/2) at x = df / (df + t*t), df being the
    degrees of freedom; Abramowitz and Stegun 1964, 26.7.1.

    Args:
        t: the statistic.
        degrees: degrees of freedom, any positive number.
    """
    ratio = t * t / degrees
    if ratio == 0:
        return 1.0
    x = 1 / (1 + ratio)
    logs = -log1p(ratio), -log1p(1 / ratio)
    if x < (degrees / 2 + 1) / (degrees / 2 + 2.5):
        return _incomplete_beta(degrees / 2, 0.5, x, logs)
    return 1 - _incomplete_beta(0.5, degrees / 2, ratio / (1 + ratio), (logs[1], logs[0]))


def student_quantile(p: float, degrees: float) -> float:
    """Value below which T of so many degrees of freedom lies with probability `p`, 0 < p < 1."""
    return _invert_tail(
        p,
        lambda t: student_p(t, degrees) / 2,
        lambda t: _student_density(t, degrees),
        start=abs(normal_quantile(p)),  # which is nearer to 0, as the tails of t are longer
    )


def _student_density(t: float, degrees: float) -> float:
    log_constant = lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - log(degrees * pi) / 2
    return exp(log_constant - (degrees + 1) / 2 * log1p(t * t / degrees))


def _incomplete_beta(a: float, b: float, x: float, logs: tuple[float, float]) -> float:
    """I_x(a, b) for x below the mean, where the fraction converges fast; `logs` of x and 1 - x."""
    log_front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * logs[0] + b * logs[1]
    return exp(log_front) / (a * _continued_fraction(a, b, x))


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Denominator of the incomplete beta's fraction (Abramowitz and Stegun 26.5.8).

    Evaluated forwards by Lentz's method (Applied Optics 15:668, 1976).
    """
    value = numerators = 1.0
    denominators = change = 0.0
    terms = count(1)
    while abs(change - 1) > _PRECISION:
        term = next(terms)
        m, place = term // 2, a + term
        if term % 2:
            coefficient = -(a + m) * (a + b + m) * x / ((place - 1) * place)
        else:
            coefficient = m * (b - m) * x / ((place - 1) * place)
        denominators = 1 / (1 + coefficient * denominators or _TINY)
        numerators = 1 + coefficient / numerators or _TINY
        change = numerators * denominators
        value *= change
    return value


def rank_sum_counts(m: int, n: int) -> list[int]:
    """Arrangements of m and n untied values by their U, from 0 to m * n."""
    return _quotient(range(n + 1, n + m + 1), range(1, m + 1), m * n)


def score_counts(n: int) -> list[int]:
    """Orders of n untied values by their number of discordant pairs, from 0 to n (n - 1) / 2."""
    return _quotient(range(1, n + 1), [1] * n, n * (n - 1) // 2)


def exact_p(counts: Sequence[int], value: int) -> tuple[float, float]:
    """P of a value as small, and of one as large, where 0, 1, 2 and so on have these counts."""
    total = sum(counts)
    return sum(counts[: value + 1]) / total, sum(counts[value:]) / total


def exact_quantile(counts: Sequence[int], p: float) -> int:
    """The smallest value with at least probability `p` at or below it."""
    return bisect_left(list(accumulate(counts)), p * sum(counts))


def _quotient(factors: Iterable[int], divisors: Iterable[int], degree: int) -> list[int]:
    """Coefficients of the product of (1 - q**k) over `factors`, divided by that over `divisors`."""
    coefficients = [1] + [0] * degree
    for k in factors:
        for power in range(degree, k - 1, -1):
            coefficients[power] -= coefficients[power - k]
    for k in divisors:
        for power in range(k, degree + 1):
            coefficients[power] += coefficients[power - k]
    return coefficients
