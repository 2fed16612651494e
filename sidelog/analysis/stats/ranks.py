"""Ranks: medians, mid-ranks, ties, Kendall's score and the rank sum.

Every test of the journal is one of ranks, because a rating is an order and not a distance.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import sqrt
from typing import NamedTuple

_FEWEST_FOR_TWO_WAY_TIES = 3


def median(values: Iterable[float]) -> float:
    """Middle of the values in order; the mean of the two middle ones when they are even in number.

    Raises:
        IndexError: there are no values.
    """
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def midranks(values: Sequence[float]) -> list[float]:
    """Rank of each value from 1 to n; equal values share the mean of their ranks."""
    sizes = Counter(values)
    rank: dict[float, float] = {}
    below = 0
    for value in sorted(sizes):
        rank[value] = below + (sizes[value] + 1) / 2
        below += sizes[value]
    return [rank[value] for value in values]


def tie_sizes(values: Iterable[Hashable]) -> list[int]:
    """How often each distinct value occurs, in the order of first occurrence."""
    return list(Counter(values).values())


def tied_pairs(values: Iterable[Hashable]) -> int:
    """Number of pairs i < j with equal values."""
    return sum(size * (size - 1) // 2 for size in tie_sizes(values))


def discordant_pairs(values: Iterable[float]) -> int:
    """Number of pairs i < j with value i > value j.

    Inserting each value into a sorted list costs O(n log n) comparisons; the moves inside the list
    are one block copy each, which for a diary's length is quicker than any tree in Python.
    """
    seen: list[float] = []
    count = 0
    for value in values:
        place = bisect_right(seen, value)
        count += len(seen) - place
        seen.insert(place, value)
    return count


class Kendall(NamedTuple):
    """Rank correlation of paired values.

    Attributes:
        n: number of pairs (x, y).
        score: S, concordant minus discordant pairs of pairs.
        variance: variance of S under independence, corrected for ties in x and in y.
        untied: D, the geometric mean of the pairs of pairs untied in x and those untied in y.
    """

    n: int
    score: int
    variance: float
    untied: float


def kendall(x: Sequence[float], y: Sequence[float]) -> Kendall:
    """Rank correlation of x and y, the two values of each of n pairs, in O(n log n).

    Source: Kendall, Rank Correlation Methods, 4th edition 1970, chapters 3 and 4; the counting is
    Knight's (JASA 61:436, 1966).
    """
    ordered = sorted(zip(x, y, strict=True))
    pairs = len(ordered) * (len(ordered) - 1) // 2
    tied_x, tied_y, tied_both = tied_pairs(x), tied_pairs(y), tied_pairs(ordered)
    discordant = discordant_pairs([pair[1] for pair in ordered])
    return Kendall(
        n=len(ordered),
        score=pairs - tied_x - tied_y + tied_both - 2 * discordant,
        variance=score_variance(len(ordered), tie_sizes(y), tie_sizes(x)),
        untied=sqrt((pairs - tied_x) * (pairs - tied_y)),
    )


def score_variance(n: int, ties: Iterable[int], other_ties: Iterable[int] = ()) -> float:
    """Variance of S under independence (Kendall 1970, 4.3).

    Args:
        n: number of values.
        ties: sizes of the groups of equal values in one variable; groups of one may be left out.
        other_ties: the same for the other variable; empty for days, which are all different.
    """
    a, b = list(ties), list(other_ties)
    variance = (_cubic(n) - sum(map(_cubic, a)) - sum(map(_cubic, b))) / 18
    if n >= _FEWEST_FOR_TWO_WAY_TIES:
        variance += _threes(a) * _threes(b) / (9 * n * (n - 1) * (n - 2))
        variance += _twos(a) * _twos(b) / (2 * n * (n - 1))
    return variance


def continuity_corrected(score: float) -> float:
    """One unit nearer to 0: S moves in steps of 2, so half a step."""
    return score - (score > 0) + (score < 0)


def _cubic(size: int) -> int:
    return size * (size - 1) * (2 * size + 5)


def _twos(sizes: Sequence[int]) -> int:
    return sum(size * (size - 1) for size in sizes)


def _threes(sizes: Sequence[int]) -> int:
    return sum(size * (size - 1) * (size - 2) for size in sizes)


class RankSum(NamedTuple):
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
    """Compare two groups by ranks, each of at least one value.

    Source: Mann and Whitney, Ann Math Stat 18:50, 1947; Lehmann, Nonparametrics, 1975, section 1.4
    for ties.
    """
    m, n = len(first), len(second)
    ordered = sorted(first)
    twice_u = sum(
        size * (bisect_left(ordered, value) + bisect_right(ordered, value))
        for value, size in Counter(second).items()
    )
    return RankSum(twice_u / 2, m * n / 2, null_variance(m, n, tie_sizes([*first, *second])))


def null_variance(m: int, n: int, ties: Iterable[int] = ()) -> float:
    """Variance of U for m and n independent values under the null hypothesis.

    The ties are the sizes of the groups of equal values; groups of one may be left out.
    """
    total = m + n
    tied = sum(size**3 - size for size in ties if size > 1) / (total * (total - 1))
    return m * n / 12 * (total + 1 - tied)
