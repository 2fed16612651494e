"""Kendall's score S, its variance under independence with ties, and the two taus."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import nan, sqrt

from sidelog.analysis.ranks import discordant_pairs, tie_sizes, tied_pairs

_FEWEST_FOR_TWO_WAY_TIES = 3


@dataclass(frozen=True, slots=True)
class Kendall:
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

    @property
    def tau_a(self) -> float:
        """S over all pairs; not a number for fewer than two."""
        return self.score / (self.n * (self.n - 1) / 2) if self.n > 1 else nan

    @property
    def tau_b(self) -> float:
        """S over the untied pairs; not a number where x or y is constant."""
        return self.score / self.untied if self.untied else nan


def kendall(x: Sequence[float], y: Sequence[float]) -> Kendall:
    """Rank correlation of x and y in O(n log n).

    Source: Kendall, Rank Correlation Methods, 4th edition 1970, chapters 3 and 4; the counting is
    Knight's (JASA 61:436, 1966).

    Args:
        x: n values.
        y: n values, the partners of those in `x`.
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
