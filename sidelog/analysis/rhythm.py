"""Whether it was recorded at another rhythm later on, which alone can look like a change."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from sidelog.analysis.autocorrelation import fit, inflate
from sidelog.analysis.contrast import MEANS, least_p
from sidelog.analysis.distributions import student_p
from sidelog.analysis.ranks import midranks, rank_sum
from sidelog.analysis.series import Series
from sidelog.analysis.trend import centre, least_trend_p, trend_p

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
    tests = [test for take in (_gaps, _hours) for test in _tests(take(before), take(after))]
    share = level / max(len(tests), 1)
    return any(test(share) < share for test in tests)


def _tests(before: Series, after: Series) -> Iterator[Callable[[float], float]]:
    """The tests for which enough is known; each takes the level below which its p matters."""
    if len(before.days) + len(after.days) >= _FEWEST:
        yield partial(_drift, before, after)
    if min(len(before.days), len(after.days)) >= _FEWEST:
        yield partial(_step, before, after)


def _drift(before: Series, after: Series, level: float) -> float:
    """The p of a trend over both, or where that is not below the level, a bound of it."""
    values = before.values + after.values
    least = least_trend_p(values)
    return least if least >= level else trend_p(before.days + after.days, values)


def _step(before: Series, after: Series, level: float) -> float:
    """The p of a step between them, or where that is not below the level, a bound of it.

    Its autocorrelation is that of the earlier stretch alone: the rhythm may change in the midst
    of the later one, which would look like autocorrelation.
    """
    least = least_p(before, after)
    if least >= level:
        return least
    m, n = len(before.days), len(after.days)
    model = fit(before.days, centre(midranks(before.values)))
    weights = [-1 / m] * m + [1 / n] * n
    inflation = inflate(model, (*before.days, *after.days), weights, MEANS)
    t = rank_sum(before.values, after.values).z(inflation.factor)
    return student_p(t, inflation.degrees)


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
