"""Does a measure follow a dose, within the one lag window that was set before looking.

Scanning lags for the best one finds a "link" in most diaries that have none, and so does leaving
time out: an inert dose that is tapered while something else drifts looks like an effect in every
third diary.  So there is one window, a line in time always stands beside the dose, and where the
dose only ever went one way the question is refused: after a single stop, start or taper, "more
dose" and "earlier" are the same days.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from math import fsum, sqrt
from sys import float_info
from typing import NamedTuple

from sidelog.analysis.series import Series
from sidelog.analysis.stats.autocorrelation import Inflation, fit, inflate
from sidelog.analysis.stats.distributions import student_p
from sidelog.analysis.stats.ranks import midranks
from sidelog.analysis.stats.trend import centre, without_line

_TERMS = 3
"""Level, slope in time, dose."""

KNOWN = 0.5
"""Share of a window's days whose dose must be known."""

ENTRIES = 60
"""Entries with a known window of doses that the question needs."""

MONOTONE = 0.9
"""Share of the dose that a monotone function of time may explain.

Every stop, start and plain taper reaches 1.00; on and off again .27 to .49; a habit with daily
swings .19 to .80.
"""

_FEWEST_FOR_CURVE = 3
"""Fewer points always lie on a line in time and a dose."""

_FEWEST_DOSES = 7
"""Fewer known doses go one way, or stay the same, by chance."""

_ROUNDING = 1e-9


class Lack(StrEnum):
    """Why a link is not looked at."""

    ENTRIES = "too few entries"
    DOSES = "too few days with known doses"
    SAME_VALUE = "always the same value"
    SAME_DOSE = "the dose never changed"
    ONE_WAY = "the dose only ever went one way"


class Refusal(NamedTuple):
    """Why a link is not looked at.

    Attributes:
        lack: what is missing.
        have: how many entries there are of those needed, where there are too few; otherwise 0.
        usable: where there are too few, the days of the entries whose window of doses is known.
    """

    lack: Lack
    have: int = 0
    usable: tuple[int, ...] = ()


class DoseTest(NamedTuple):
    """Result of the rank regression on the mean dose of the window.

    Attributes:
        n: entries whose window of doses is known.
        coefficient: mid-ranks of the measure per unit of dose, with time held constant.
        monotone: share of the exposure's variance that the best monotone function of time explains.
        inflation: what autocorrelation does to the coefficient's variance.
        t: coefficient over its standard error.
        p: two-sided.
    """

    n: int
    coefficient: float
    monotone: float
    inflation: Inflation
    t: float
    p: float


class LagPoint(NamedTuple):
    """One lag of the exploratory curve, which has no p.

    Attributes:
        lag: days from the dose to the entry.
        n: entries with a known dose that many days before.
        correlation: with time taken out of both; None where there is nothing to correlate.
    """

    lag: int
    n: int
    correlation: float | None


def dose_test(series: Series, doses: Series, window: tuple[int, int]) -> DoseTest | Refusal:
    """Regress the mid-ranks of the values on the mean dose of the window, a level and a slope.

    The autocorrelation is that of the residuals without the dose, as the null hypothesis has it.

    Args:
        series: the measure's entries.
        doses: the total of each day with a known dose, 0 for a day with none.  Days before the
            series count: the record must reach back a whole window.
        window: first and last day of the lag window, in days after the dose.
    """
    hopeless = _without_contrast(_doses_so_far(series, doses, window))
    if hopeless:
        # More entries would not help, so this comes before their number.
        return Refusal(hopeless)
    days, values, exposures = _exposed(series, doses, window)
    if len(series.days) < ENTRIES:
        return Refusal(Lack.ENTRIES, len(series.days), tuple(days))
    if len(days) < ENTRIES:
        return Refusal(Lack.DOSES, len(days), tuple(days))
    if len(set(values)) == 1:
        return Refusal(Lack.SAME_VALUE)
    if lack := _without_contrast(exposures):
        return Refusal(lack)
    time = centre(days)
    ranks, free = without_line(time, midranks(values)), without_line(time, exposures)
    spread = _squares(free)
    coefficient = sum(x * y for x, y in zip(free, ranks, strict=True)) / spread
    unexplained = _squares([y - coefficient * x for x, y in zip(free, ranks, strict=True)])
    inflation = inflate(fit(days, ranks), days, free, _TERMS)
    error = sqrt(unexplained / (len(days) - _TERMS) / spread * inflation.factor)
    t = coefficient / max(error, float_info.min)
    p = student_p(t, inflation.degrees)
    return DoseTest(len(days), coefficient, monotone_share(exposures), inflation, t, p)


def monotone_share(values: Sequence[float]) -> float:
    """Share of the variance that the best monotone function of time explains, either way.

    By pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk 1972).

    Args:
        values: in the order of time, not all equal.
    """
    unexplained = (
        _squares([value - line for value, line in zip(way, _pooled(way), strict=True)])
        for way in (values, [-value for value in values])
    )
    return 1 - min(unexplained) / _squares(centre(values))


def exploratory_curve(series: Series, doses: Series, lags: Sequence[int]) -> tuple[LagPoint, ...]:
    """Correlation of the values with the dose of single days, lag by lag: a picture, never a test.

    Args:
        series: the measure's entries.
        doses: the total of each day with a known dose.
        lags: days from the dose to the entry.
    """
    return tuple(_lag_point(series, doses, lag) for lag in lags)


def _doses_so_far(series: Series, doses: Series, window: tuple[int, int]) -> Sequence[float]:
    """The known doses from the first entry's window up to the last entry."""
    if not series.days:
        return ()
    start = bisect_left(doses.days, series.days[0] - window[1])
    return doses.values[start : bisect_right(doses.days, series.days[-1])]


def _without_contrast(doses: Sequence[float]) -> Lack | None:
    """What keeps such doses, in the order of time, from being told from time.

    None where nothing does, or too few are known.
    """
    if len(doses) < _FEWEST_DOSES:
        return None
    if max(doses) - min(doses) <= _ROUNDING * max(doses):
        return Lack.SAME_DOSE
    return Lack.ONE_WAY if monotone_share(doses) > MONOTONE else None


def _exposed(
    series: Series, doses: Series, window: tuple[int, int]
) -> tuple[list[int], list[float], list[float]]:
    """The days and values with a known window, and the mean dose in it."""
    days: list[int] = []
    values: list[float] = []
    exposures: list[float] = []
    needed = KNOWN * (window[1] - window[0] + 1)
    for day, value in zip(series.days, series.values, strict=True):
        start = bisect_left(doses.days, day - window[1])
        known = doses.values[start : bisect_right(doses.days, day - window[0])]
        if doses.first <= day - window[1] and len(known) >= needed:
            days.append(day)
            values.append(value)
            exposures.append(fsum(known) / len(known))
    return days, values, exposures


def _pooled(values: Sequence[float]) -> list[float]:
    """The rising function of time that lies nearest to the values."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean, size = (mean * size + before * count) / (size + count), size + count
        blocks.append((mean, size))
    return [mean for mean, size in blocks for _ in range(size)]


def _lag_point(series: Series, doses: Series, lag: int) -> LagPoint:
    days, values, exposures = _exposed(series, doses, (lag, lag))
    if len(days) <= _FEWEST_FOR_CURVE:
        return LagPoint(lag, len(days), None)
    time = centre(days)
    ranks, free = without_line(time, midranks(values)), without_line(time, exposures)
    product = sum(x * y for x, y in zip(free, ranks, strict=True))
    spread = sqrt(_squares(free) * _squares(ranks))
    return LagPoint(lag, len(days), product / spread if spread else None)


def _squares(values: Sequence[float]) -> float:
    return sum(value * value for value in values)
