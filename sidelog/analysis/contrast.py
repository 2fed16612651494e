"""Two stretches of days against each other: non-overlap, its interval, and a test."""

from dataclasses import dataclass

from sidelog.analysis.autocorrelation import Inflation, inflate
from sidelog.analysis.distributions import student_p
from sidelog.analysis.effects import Interval, nap_interval, placements
from sidelog.analysis.ranks import midranks, rank_sum
from sidelog.analysis.series import Series

_PHASE_TERMS = 2
"""A mean for each phase."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What the comparison of two phases found.

    Attributes:
        n_before: entries in the earlier phase.
        n_after: entries in the later phase.
        nap: P(a later day is above an earlier day), ties counted half, with its interval.
        inflation: what autocorrelation does to the variance.
        t: Mann and Whitney's z with the inflated variance.
        p: two-sided.
    """

    n_before: int
    n_after: int
    nap: Interval
    inflation: Inflation
    t: float
    p: float


def contrast(before: Series, after: Series) -> Contrast:
    """Compare an earlier with a later phase.

    Sources are named in `nap`, `mann_whitney` and `inflation`, whose parts are put together here.

    Args:
        before: at least 2 entries.
        after: at least 2 entries, all later than those before.
    """
    inflation = phase_inflation(before, after)
    t = rank_sum(before.values, after.values).z(inflation.factor)
    return Contrast(
        n_before=len(before.days),
        n_after=len(after.days),
        nap=nap_interval(placements(before.values, after.values), inflation),
        inflation=inflation,
        t=t,
        p=student_p(t, inflation.degrees),
    )


def phase_inflation(before: Series, after: Series) -> Inflation:
    """What autocorrelation does to the difference between the mean ranks of two phases."""
    m, n = len(before.days), len(after.days)
    ranks = midranks((*before.values, *after.values))
    mean_before, mean_after = sum(ranks[:m]) / m, sum(ranks[m:]) / n
    residuals = [rank - mean_before for rank in ranks[:m]]
    residuals += [rank - mean_after for rank in ranks[m:]]
    weights = [-1 / m] * m + [1 / n] * n
    return inflate((*before.days, *after.days), residuals, weights, _PHASE_TERMS)
