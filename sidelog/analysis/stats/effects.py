"""How large is a difference between two phases: the non-overlap, and the shift of the values."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import floor, log, sqrt, tanh
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.analysis.stats.autocorrelation import Inflation
from sidelog.analysis.stats.distributions import student_quantile
from sidelog.analysis.stats.order import common_integers, median_and_limits
from sidelog.analysis.stats.ranks import null_variance


class Interval(NamedTuple):
    """An estimate and the interval around it, 95 % unless said otherwise.

    Attributes:
        estimate: the best single value.
        low: lower limit.
        high: upper limit.
    """

    estimate: float
    low: float
    high: float


def nap_interval(before: Sequence[float], after: Sequence[float], inflation: Inflation) -> Interval:
    """NAP, P(after > before) + P(after = before) / 2 over all pairs, with its 95 % interval.

    Source: Parker and Vannest, Behavior Therapy 40:357, 2009.  The variance is that of DeLong,
    DeLong and Clarke-Pearson (Biometrics 44, 1988) for independent days, inflated for
    autocorrelation.  Two phases that do not overlap have none to estimate it from: they are treated
    as though one pair of days were tied, so that the interval does not shrink to a point.  It is
    taken on the log odds, so that it stays between 0 and 1.

    Args:
        before: values of the earlier phase, at least 2.
        after: values of the later phase, at least 2.
        inflation: what autocorrelation does to the difference between the phases.
    """
    m, n = len(before), len(after)
    later_below, earlier_below = _shares_below(before, after), _shares_below(after, before)
    placed_before = [1 - later_below[value] for value in before]
    placed_after = [earlier_below[value] for value in after]
    nap = sum(placed_after) / n
    variance = squares_about_mean(placed_before) / (m - 1) / m
    variance += squares_about_mean(placed_after) / (n - 1) / n
    inner = min(max(nap, 0.5 / (m * n)), 1 - 0.5 / (m * n))
    error = sqrt(inflation.factor * max(variance, 0.5 / (m * n) ** 2)) / (inner * (1 - inner))
    half_width = student_quantile(0.975, inflation.degrees) * error
    centre = log(inner / (1 - inner))
    return Interval(nap, _logistic(centre - half_width), _logistic(centre + half_width))


def shares_apart(before: Series, after: Series) -> tuple[float, float]:
    """Of all pairs of an earlier and a later day, the shares with the later above, and below.

    The rest are equal.  Each needs an entry at least.
    """
    ordered, pairs = sorted(before.values), len(before.values) * len(after.values)
    above = sum(bisect_left(ordered, value) for value in after.values)
    below = sum(len(ordered) - bisect_right(ordered, value) for value in after.values)
    return above / pairs, below / pairs


def complement(nap: Interval) -> Interval:
    """The same non-overlap seen the other way: P(a later day is below an earlier day)."""
    return Interval(1 - nap.estimate, 1 - nap.high, 1 - nap.low)


def _shares_below(values: Sequence[float], others: Sequence[float]) -> dict[float, float]:
    """For each of the values, once a rating, the share of the others that lie below it."""
    ordered = sorted(others)
    twice = 2 * len(ordered)
    return {
        value: (bisect_left(ordered, value) + bisect_right(ordered, value)) / twice
        for value in set(values)
    }


def squares_about_mean(values: Sequence[float]) -> float:
    """The sum of the squared distances of the values from their mean."""
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)


def _logistic(log_odds: float) -> float:
    return (1 + tanh(log_odds / 2)) / 2


class Differences:
    """The differences after - before of all pairs, a family that is never listed whole.

    As sums of a value after and a negated value before it is the same family from either side, so
    the longer phase can be the sorted one, in which every value of the shorter is looked up.

    Attributes:
        size: number of differences.
        unit: what the keys are divided by to give the differences.
    """

    def __init__(self, before: Sequence[float], after: Sequence[float]) -> None:
        whole, self.unit = common_integers((*before, *after))
        negated = [-value for value in whole[: len(before)]]
        self._shorter, longer = sorted((negated, whole[len(before) :]), key=len)
        self._longer = sorted(longer)
        self.size = len(before) * len(after)

    def rank(self, pivot: int) -> tuple[int, int]:
        """How many differences lie below the pivot, and how many equal it."""
        below = sum(bisect_left(self._longer, pivot - value) for value in self._shorter)
        up_to = sum(bisect_right(self._longer, pivot - value) for value in self._shorter)
        return below, up_to - below

    def between(self, low: int | None, high: int | None, every: int) -> list[int]:
        """Every `every`-th of the differences strictly between the two; None is unbounded."""
        found: list[int] = []
        ahead = 0
        for value in self._shorter:
            start = 0 if low is None else bisect_right(self._longer, low - value)
            stop = len(self._longer) if high is None else bisect_left(self._longer, high - value)
            found += [value + other for other in self._longer[start + ahead : stop : every]]
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
    found = median_and_limits(differences, low_rank, differences.size - 1 - low_rank)
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
    half_width = student_quantile(0.975, inflation.degrees) * error
    return hodges_lehmann(before, after, limit_rank(m * n, half_width))
