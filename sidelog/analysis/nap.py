"""Non-overlap of all pairs: how often is a later day above an earlier one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt, tanh

from sidelog.analysis import student
from sidelog.analysis.inflation import Inflation
from sidelog.analysis.interval import Interval


@dataclass(frozen=True, slots=True)
class Placements:
    """Where each day stands among the days of the other phase; a tie counts one half.

    Attributes:
        before: for each earlier day, the share of the later days that lie above it.
        after: for each later day, the share of the earlier days that lie below it.
    """

    before: tuple[float, ...]
    after: tuple[float, ...]

    @property
    def nap(self) -> float:
        """P(after > before) + P(after = before) / 2 over all pairs."""
        return sum(self.after) / len(self.after)

    @property
    def variance(self) -> float:
        """Of NAP, for independent days (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988).

        Two phases that do not overlap have none to estimate it from.  They are treated as though
        one pair of days were tied, so that the interval does not shrink to a point.
        """
        sizes = len(self.before) * len(self.after)
        between = _variance(self.before) / len(self.before)
        between += _variance(self.after) / len(self.after)
        return max(between, 0.5 / sizes**2)


def placements(before: Sequence[float], after: Sequence[float]) -> Placements:
    """Place the days of two phases among each other in O(n log n); neither is empty."""
    earlier, later = sorted(before), sorted(after)
    return Placements(
        before=tuple(1 - _share_below(later, value) for value in before),
        after=tuple(_share_below(earlier, value) for value in after),
    )


def nap_interval(placed: Placements, inflation: Inflation) -> Interval:
    """NAP with a 95 % interval that allows for autocorrelation.

    Source: Parker and Vannest, Behavior Therapy 40:357, 2009, for NAP; the interval is taken on
    the log odds, so that it stays between 0 and 1.

    Args:
        placed: at least 2 days in each phase.
        inflation: what autocorrelation does to the difference between the phases.
    """
    half_pair = 0.5 / (len(placed.before) * len(placed.after))
    inner = min(max(placed.nap, half_pair), 1 - half_pair)
    error = sqrt(inflation.factor * placed.variance) / (inner * (1 - inner))
    half_width = student.quantile(0.975, inflation.degrees) * error
    centre = log(inner / (1 - inner))
    return Interval(placed.nap, _logistic(centre - half_width), _logistic(centre + half_width))


def complement(nap: Interval) -> Interval:
    """The same non-overlap seen the other way: P(a later day is below an earlier day)."""
    return Interval(1 - nap.estimate, 1 - nap.high, 1 - nap.low)


def _share_below(ordered: Sequence[float], value: float) -> float:
    return (bisect_left(ordered, value) + bisect_right(ordered, value)) / (2 * len(ordered))


def _variance(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)


def _logistic(log_odds: float) -> float:
    return (1 + tanh(log_odds / 2)) / 2
