"""Exact order statistics of millions of implicit values, without making the values.

The slopes between all pairs of days, or the differences between all pairs of a day before and a
day after, number n * (n - 1) / 2 and m * n.  Both families can count how many lie below a pivot
in O(n log n), and can list an evenly spread part of those in a bracket.  That is enough to close
in on a rank: each round leaves about a tenth, until the rest is small enough to sort.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import isqrt
from typing import Generic, NamedTuple, Protocol, TypeVar

Key = TypeVar("Key", int, tuple[float, int, int])

_SAMPLE = 2000
"""Values looked at in each round.  More make fewer rounds, each of them slower."""


def common_integers(values: Iterable[float]) -> tuple[list[int], int]:
    """Write values over their common denominator, without any rounding.

    Args:
        values: finite numbers.

    Returns:
        The numerators, and the denominator: a power of two, 1 if all the values are whole.
    """
    ratios = [value.as_integer_ratio() for value in values]
    denominator = max((ratio[1] for ratio in ratios), default=1)
    return [numerator * (denominator // part) for numerator, part in ratios], denominator


class Family(Protocol[Key]):
    """Many values that are never listed whole, known by exact keys that sort as the values do."""

    size: int

    def rank(self, pivot: Key) -> tuple[int, int]:
        """How many values lie below the pivot, and how many equal it."""

    def between(self, low: Key | None, high: Key | None, every: int) -> list[Key]:
        """Every `every`-th of the values strictly between the two; None is unbounded."""


class _Bracket(NamedTuple, Generic[Key]):
    """The values strictly between `low` and `high`: those with ranks `start` to `stop` - 1."""

    low: Key | None
    high: Key | None
    start: int
    stop: int


def order_statistics(family: Family[Key], ranks: Sequence[int]) -> list[Key]:
    """The values at the given ranks.

    Args:
        family: the values.
        ranks: in increasing order, each from 0 (the smallest) to `family.size` - 1.
    """
    return _search(family, _Bracket(None, None, 0, family.size), ranks)


def median_and_limits(family: Family[Key], low: int, high: int) -> list[Key]:
    """The values at a low rank, at the two middle ones, which are one if odd, and at a high rank.

    Args:
        family: the values, at least one.
        low: a rank from 0, the smallest; the middle one where that is lower.
        high: a rank to `family.size` - 1; the middle one where that is higher.
    """
    left, right = (family.size - 1) // 2, family.size // 2
    return order_statistics(family, [min(low, left), left, right, max(high, right)])


def _search(family: Family[Key], bracket: _Bracket[Key], ranks: Sequence[int]) -> list[Key]:
    if not ranks:
        return []
    total = bracket.stop - bracket.start
    every = max(1, total // _SAMPLE)
    if every > 1 and 2 * (ranks[-1] - ranks[0]) > total:  # too far apart to close in on together
        half = len(ranks) // 2
        return _search(family, bracket, ranks[:half]) + _search(family, bracket, ranks[half:])
    values = sorted(family.between(bracket.low, bracket.high, every))
    if every == 1:
        return [values[rank - bracket.start] for rank in ranks]
    # Two of the values that very likely have all the ranks between them divide the bracket.
    scale, margin = len(values) / total, isqrt(len(values))
    low = int((ranks[0] - bracket.start) * scale) - margin
    high = int((ranks[-1] - bracket.start) * scale) + margin
    pivots = values[max(low, 0)], values[min(high, len(values) - 1)]
    return _narrow(family, bracket, ranks, pivots)


def _narrow(
    family: Family[Key], bracket: _Bracket[Key], ranks: Sequence[int], pivots: tuple[Key, Key]
) -> list[Key]:
    """Share the ranks out to the parts into which the pivots divide the bracket."""
    found: list[Key] = []
    for pivot in pivots:
        below, equal = family.rank(pivot)
        first, last = bisect_left(ranks, below), bisect_left(ranks, below + equal)
        left = _Bracket(bracket.low, pivot, bracket.start, below)
        found += _search(family, left, ranks[:first]) + [pivot] * (last - first)
        ranks = ranks[last:]
        bracket = _Bracket(pivot, bracket.high, below + equal, bracket.stop)
    return found + _search(family, bracket, ranks)
