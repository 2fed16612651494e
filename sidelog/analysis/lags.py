"""Does a measure follow a dose, within the one lag window that was set before looking.

Scanning lags for the best one finds a "link" in most diaries that have none, and so does leaving
time out: an inert dose that is tapered while something else drifts looks like an effect in every
third diary.  So there is one window, a line in time always stands beside the dose, and where dose
and time are the same thing the question is refused.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from sys import float_info

from sidelog.analysis.autocorrelation import Inflation, inflate
from sidelog.analysis.distributions import student_p
from sidelog.analysis.gates import Shortfall, dose_shortfall, dose_time_shortfall
from sidelog.analysis.ranks import midranks
from sidelog.analysis.series import Series
from sidelog.analysis.trend import centre, without_line

_TERMS = 3
"""Level, slope in time, dose."""

_KNOWN = 0.5
"""Share of a window's days whose dose must be known."""

_FEWEST_FOR_CURVE = 3
"""Fewer points always lie on a line in time and a dose."""


@dataclass(frozen=True, slots=True)
class DoseTest:
    """Result of the rank regression on the mean dose of the window.

    Attributes:
        n: entries whose window of doses is known.
        coefficient: mid-ranks of the measure per unit of dose, with time held constant.
        correlation: of the two with time taken out of both, -1 to 1; to look at, not to test.
        r2_time: share of the exposure's variance that a line in time explains.
        inflation: what autocorrelation does to the coefficient's variance.
        t: coefficient over its standard error.
        p: two-sided.
    """

    n: int
    coefficient: float
    correlation: float
    r2_time: float
    inflation: Inflation
    t: float
    p: float


@dataclass(frozen=True, slots=True)
class LagPoint:
    """One lag of the exploratory curve, which has no p.

    Attributes:
        lag: days from the dose to the entry.
        n: entries with a known dose that many days before.
        correlation: with time taken out of both; None where there is nothing to correlate.
    """

    lag: int
    n: int
    correlation: float | None


def dose_test(
    series: Series, doses: Series, window: tuple[int, int], every_days: int = 1
) -> DoseTest | Shortfall:
    """Regress the mid-ranks of the values on the mean dose of the window, a level and a slope.

    The autocorrelation is that of the residuals without the dose, as the null hypothesis has it.

    Args:
        series: the measure's entries; the period begins with the first day that could have one.
        doses: the total of each day with a known dose, 0 for a day with none.  Days before the
            series count: the record must reach back a whole window.
        window: first and last day of the lag window, in days after the dose.
        every_days: the usual distance between the measure's entries.

    Returns:
        Why it is refused, where there are too few entries or doses, or where the dose never
        changed or changed like time itself.
    """
    days, values, exposures = _exposed(series, doses, window)
    shortfall = dose_shortfall(series, values, exposures, every_days)
    if shortfall:
        return shortfall
    time = centre(days)
    free = without_line(time, exposures)
    r2_time = 1 - _squares(free) / _squares(centre(exposures))
    ranks = without_line(time, midranks(values))
    return dose_time_shortfall(r2_time) or _regress(days, ranks, free, r2_time)


def exploratory_curve(series: Series, doses: Series, lags: Sequence[int]) -> tuple[LagPoint, ...]:
    """Correlation of the values with the dose of single days, lag by lag: a picture, never a test.

    Args:
        series: the measure's entries.
        doses: the total of each day with a known dose.
        lags: days from the dose to the entry.
    """
    return tuple(_lag_point(series, doses, lag) for lag in lags)


def _exposed(
    series: Series, doses: Series, window: tuple[int, int]
) -> tuple[list[int], list[float], list[float]]:
    """The days and values with a known window, and the mean dose in it."""
    days: list[int] = []
    values: list[float] = []
    exposures: list[float] = []
    needed = _KNOWN * (window[1] - window[0] + 1)
    for day, value in zip(series.days, series.values, strict=True):
        start = bisect_left(doses.days, day - window[1])
        known = doses.values[start : bisect_right(doses.days, day - window[0])]
        if doses.first <= day - window[1] and len(known) >= needed:
            days.append(day)
            values.append(value)
            exposures.append(fsum(known) / len(known))
    return days, values, exposures


def _regress(
    days: Sequence[int], ranks: Sequence[float], free: Sequence[float], r2_time: float
) -> DoseTest:
    """Test the slope of ranks on exposures, both already free of time."""
    spread = _squares(free)
    product = sum(x * y for x, y in zip(free, ranks, strict=True))
    coefficient = product / spread
    unexplained = _squares([y - coefficient * x for x, y in zip(free, ranks, strict=True)])
    inflation = inflate(days, ranks, free, _TERMS)
    error = sqrt(unexplained / (len(days) - _TERMS) / spread * inflation.factor)
    t = coefficient / max(error, float_info.min)
    return DoseTest(
        n=len(days),
        coefficient=coefficient,
        correlation=product / (sqrt(spread * _squares(ranks)) or 1.0),
        r2_time=r2_time,
        inflation=inflation,
        t=t,
        p=student_p(t, inflation.degrees),
    )


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
