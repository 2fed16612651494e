"""Order: medians, mid-ranks, ties and pairs out of order.  Everything else is built on these."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


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
    ordered = sorted(values)
    rank = {
        value: (bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2
        for value in set(values)
    }
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
