"""Rank-sum comparison of two independent groups: U and its variance with ties."""

from collections.abc import Sequence
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
    ties = sum(size**3 - size for size in tie_sizes(together))
    total = m + n
    return RankSum(u, m * n / 2, m * n / 12 * (total + 1 - ties / (total * (total - 1))))
