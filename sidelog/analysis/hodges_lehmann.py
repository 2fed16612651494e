"""How far did the values move: the median of all differences between two groups."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import floor, sqrt

from sidelog.analysis import student
from sidelog.analysis.exact import common_integers
from sidelog.analysis.inflation import Inflation
from sidelog.analysis.interval import Interval
from sidelog.analysis.mann_whitney import null_variance
from sidelog.analysis.selection import middle_ranks, order_statistics


class Differences:
    """The differences after - before of all pairs, a family that is never listed whole.

    Attributes:
        size: number of differences.
        unit: what the keys are divided by to give the differences.
    """

    def __init__(self, before: Sequence[float], after: Sequence[float]) -> None:
        whole, self.unit = common_integers((*before, *after))
        self._before, self._after = whole[: len(before)], sorted(whole[len(before) :])
        self.size = len(before) * len(after)

    def rank(self, pivot: int) -> tuple[int, int]:
        """How many differences lie below the pivot, and how many equal it."""
        below = sum(bisect_left(self._after, value + pivot) for value in self._before)
        up_to = sum(bisect_right(self._after, value + pivot) for value in self._before)
        return below, up_to - below

    def between(self, low: int | None, high: int | None, every: int) -> list[int]:
        """Every `every`-th of the differences strictly between the two; None is unbounded."""
        found: list[int] = []
        ahead = 0
        for value in self._before:
            start = 0 if low is None else bisect_right(self._after, value + low)
            stop = len(self._after) if high is None else bisect_left(self._after, value + high)
            found += [later - value for later in self._after[start + ahead : stop : every]]
            ahead = (ahead - max(stop - start, 0)) % every
        return found


def hodges_lehmann(before: Sequence[float], after: Sequence[float], low_rank: int = 0) -> Interval:
    """Median of the differences after - before of all pairs, exact for any number of them.

    Source: Hodges and Lehmann, Ann Math Stat 34:598, 1963.

    Args:
        before: at least one value.
        after: at least one value.
        low_rank: rank of the difference that is the lower limit, from 0, the smallest, to the
            middle; the upper limit has the same rank from the other end.
    """
    differences = Differences(before, after)
    left, right = middle_ranks(differences.size)
    low, high = min(low_rank, left), max(differences.size - 1 - low_rank, right)
    found = order_statistics(differences, [low, left, right, high])
    lowest, below, above, highest = (key / differences.unit for key in found)
    return Interval((below + above) / 2, lowest, highest)


def limit_rank(pairs: int, half_width: float) -> int:
    """Rank of the difference at which Mann and Whitney's test, with continuity, turns.

    Args:
        pairs: number of differences.
        half_width: the quantile times the standard error of U.
    """
    return max(0, floor(pairs / 2 - 0.5 - half_width))


def shift(before: Sequence[float], after: Sequence[float], inflation: Inflation) -> Interval:
    """Hodges and Lehmann's shift with a 95 % interval that allows for autocorrelation.

    The standard error leaves ties out, which can only widen the interval.

    Args:
        before: values of the earlier phase, at least one.
        after: values of the later phase, at least one.
        inflation: what autocorrelation does to the difference between the phases.
    """
    m, n = len(before), len(after)
    error = sqrt(null_variance(m, n) * inflation.factor)
    half_width = student.quantile(0.975, inflation.degrees) * error
    return hodges_lehmann(before, after, limit_rank(m * n, half_width))
