"""How steep is a drift: the median slope over all pairs of days, with its interval."""

from collections.abc import Sequence

from sidelog.analysis import student
from sidelog.analysis.interval import Interval
from sidelog.analysis.selection import middle_ranks, order_statistics
from sidelog.analysis.series import Series
from sidelog.analysis.slopes import Slopes
from sidelog.analysis.trend import TrendTest

DAYS_PER_MONTH = 30
"""Slopes are told per this many days."""


def theil_sen(times: Sequence[float], values: Sequence[float], half_width: float) -> Interval:
    """Median of the slopes between all pairs of points, exact for any number of them.

    Source: Theil 1950; Sen, JASA 63:1379, 1968.  The limits are the slopes at the integer ranks
    nearest to (N - w) / 2 and (N + w) / 2 + 1 of N, counted from 1, as in SciPy and R's `trend`;
    Gilbert (1987) and the US EPA (2009) interpolate between ranks instead.

    Args:
        times: when; pairs with equal times have no slope and are left out.
        values: one for each time; not all the times are equal.
        half_width: w, the quantile times the standard error of Kendall's S; 0 or more.
    """
    slopes = Slopes(times, values)
    last = slopes.size - 1
    low = max(round((slopes.size - half_width) / 2) - 1, 0)
    high = min(round((slopes.size + half_width) / 2), last)
    left, right = middle_ranks(slopes.size)
    found = order_statistics(slopes, [min(low, left), left, right, max(high, right)])
    lowest, below, above, highest = (slope[0] for slope in found)
    return Interval((below + above) / 2, lowest, highest)


def monthly_slope(series: Series, test: TrendTest) -> Interval:
    """Slope per 30 days with a 95 % interval that allows for autocorrelation.

    Args:
        series: at least 2 entries.
        test: the trend test of the same series; its standard error of S sets the interval.
    """
    half_width = student.quantile(0.975, test.inflation.degrees) * test.standard_error
    slope = theil_sen(series.days, series.values, half_width)
    return Interval(
        slope.estimate * DAYS_PER_MONTH, slope.low * DAYS_PER_MONTH, slope.high * DAYS_PER_MONTH
    )
