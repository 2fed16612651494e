"""Exact null distributions of U and S for small samples without ties.

Both count arrangements by a statistic, and both counts are the coefficients of a product of
polynomials 1 - q**k over another (Mann and Whitney 1947; Kendall 1970, 5.2).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class ExactP:
    """Exact p values: of a value as small, of one as large, and twice the smaller."""

    less: float
    greater: float

    @property
    def two_sided(self) -> float:
        """Twice the smaller of the two, at most 1."""
        return min(1.0, 2 * min(self.less, self.greater))


def rank_sum_counts(m: int, n: int) -> list[int]:
    """Arrangements of m and n untied values by their U, from 0 to m * n."""
    return _quotient(range(n + 1, n + m + 1), range(1, m + 1), m * n)


def score_counts(n: int) -> list[int]:
    """Orders of n untied values by their number of discordant pairs, from 0 to n (n - 1) / 2."""
    return _quotient(range(1, n + 1), [1] * n, n * (n - 1) // 2)


def exact_p(counts: Sequence[int], value: int) -> ExactP:
    """P values of a statistic that takes the values 0, 1, 2 and so on with these counts."""
    total = sum(counts)
    return ExactP(sum(counts[: value + 1]) / total, sum(counts[value:]) / total)


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
