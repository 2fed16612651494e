"""Whether it was recorded at another rhythm later on, which alone can look like a change."""

from itertools import pairwise

from sidelog.analysis.contrast import MEANS, least_p
from sidelog.analysis.series import Series
from sidelog.analysis.stats.autocorrelation import fit, inflate
from sidelog.analysis.stats.distributions import student_p
from sidelog.analysis.stats.ranks import midranks, rank_sum
from sidelog.analysis.stats.trend import centre, least_trend_p, trend_p

RHYTHM = 0.05
"""Below this p a change is not told, because the rhythm of recording may have changed ..."""

RHYTHM_SURELY = 0.001
"""... and below this one what was recorded before is not compared with what comes later."""

_FEWEST = 10


def rhythm_changed(before: Series, after: Series, level: float = RHYTHM) -> bool:
    """Whether the entries came at another rhythm, or at another hour, later on.

    Rarer washes, or good days no longer written down, look like a change of the body.  The days
    between entries, and the hours of the entries where hours are kept, are tested for a drift
    over both stretches and for a step from the one to the other, which hides in a trend's
    autocorrelation.

    Args:
        before: the earlier stretch.
        after: the later stretch.
        level: the level of all the tests together.
    """
    pairs = [(take(before), take(after)) for take in (_gaps, _hours)]
    drifts = [both for both in pairs if len(both[0].days) + len(both[1].days) >= _FEWEST]
    steps = [both for both in pairs if min(len(one.days) for one in both) >= _FEWEST]
    share = level / max(len(drifts) + len(steps), 1)
    return any(_drifts(*both, share) for both in drifts) or any(
        _steps(*both, share) for both in steps
    )


def _drifts(before: Series, after: Series, level: float) -> bool:
    """Whether there is a trend over both."""
    values = before.values + after.values
    return least_trend_p(values) < level and trend_p(before.days + after.days, values) < level


def _steps(before: Series, after: Series, level: float) -> bool:
    """Whether there is a step between them.

    Its autocorrelation is that of the earlier stretch alone: the rhythm may change in the midst
    of the later one, which would look like autocorrelation.
    """
    if least_p(before, after) >= level:
        return False
    m, n = len(before.days), len(after.days)
    model = fit(before.days, centre(midranks(before.values)))
    weights = [-1 / m] * m + [1 / n] * n
    inflation = inflate(model, (*before.days, *after.days), weights, MEANS)
    t = rank_sum(before.values, after.values).z(inflation.factor)
    return student_p(t, inflation.degrees) < level


def _gaps(series: Series) -> Series:
    """The days since the entry before."""
    gaps = tuple(float(b - a) for a, b in pairwise(series.days))
    return Series(series.first, series.last, series.days[1:], gaps)


def _hours(series: Series) -> Series:
    """The hours of the entries whose hours are kept."""
    kept = [
        (day, written.hour)
        for day, written in zip(series.days, series.written, strict=False)
        if written.hour is not None
    ]
    days, hours = tuple(day for day, _ in kept), tuple(hour for _, hour in kept)
    return Series(series.first, series.last, days, hours)
