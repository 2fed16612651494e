"""Rank-sum comparison of two independent groups: U and its variance with ties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from sidelog.analysis.ranks import midranks, tie_sizes


@dataclass(frozen=True, slots=True)
class RankSum:
    """Mann and Whitney's statistic.

    Attributes:
        u: pairs in which the second group's value is the larger; ties count one half.
        mean: of U under the null hypothesis, half the pairs.
        variance: of U under the null hypothesis for independent values, corrected for ties.
    """

    u: float
    mean: float
    variance: float

    def z(self, factor: float = 1.0) -> float:
        """U in standard errors from its mean, corrected for continuity; 0 where all values tie.

        Args:
            factor: what autocorrelation multiplies the variance by.
        """
        distance = self.u - self.mean
        shrunk = distance - 0.5 * ((distance > 0) - (distance < 0))
        return shrunk / sqrt(factor * self.variance) if self.variance else 0.0


def rank_sum(first: Sequence[float], second: Sequence[float]) -> RankSum:
    """Compare two groups by ranks.

    Source: Mann and Whitney, Ann Math Stat 18:50, 1947; Lehmann, Nonparametrics, 1975, section 1.4
    for ties.

    Args:
        first: at least one value.
        second: at least one value.
    """
    m, n = len(first), len(second)
    together = [*first, *second]
    u = sum(midranks(together)[m:]) - n * (n + 1) / 2
    return RankSum(u, m * n / 2, null_variance(m, n, tie_sizes(together)))


def null_variance(m: int, n: int, ties: Iterable[int] = ()) -> float:
    """Variance of U for m and n independent values under the null hypothesis.

    Args:
        m: size of the first group.
        n: size of the second group.
        ties: sizes of the groups of equal values; groups of one may be left out.
    """
    total = m + n
    tied = sum(size**3 - size for size in ties) / (total * (total - 1))
    return m * n / 12 * (total + 1 - tied)
