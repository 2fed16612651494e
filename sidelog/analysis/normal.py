"""The standard normal distribution, without the import time of `statistics`."""

from collections.abc import Callable
from math import erfc, exp, inf, pi, sqrt

_PRECISION = 1e-14


def two_sided_p(z: float) -> float:
    """Probability that a standard normal deviate is at least as far from 0 as `z`."""
    return erfc(abs(z) / sqrt(2))


def quantile(p: float) -> float:
    """Value below which a standard normal deviate lies with probability `p`, 0 < p < 1."""
    return invert_tail(p, lambda z: two_sided_p(z) / 2, _density)


def invert_tail(
    p: float, upper_tail: Callable[[float], float], density: Callable[[float], float]
) -> float:
    """Quantile of a distribution that is symmetric about 0 and has its peak there.

    Newton's method on the upper tail, which is convex and falling above 0: from 0 every step stays
    below the root, so it always converges.

    Args:
        p: the probability below the quantile, 0 < p < 1.
        upper_tail: the probability above a value.
        density: the density at a value.
    """
    tail = min(p, 1 - p)
    value, step = 0.0, inf
    while step > _PRECISION * (1 + value):
        step = (upper_tail(value) - tail) / density(value)
        value += step
    return value if p > tail else -value


def _density(z: float) -> float:
    return exp(-z * z / 2) / sqrt(2 * pi)
