"""How large a change would have to be for this journal to notice it."""

from collections.abc import Sequence
from math import sqrt

from sidelog.analysis.autocorrelation import Inflation
from sidelog.analysis.periods import SPAN
from sidelog.analysis.series import Series
from sidelog.analysis.trend import TrendTest, centre, without_line

_NORMAL_95 = 1.96


def smallest_change(scatter: float, factor: float, sizes: tuple[float, float]) -> float:
    """Minimal detectable change between two means, at 95 % (MDC95).

    1.96 * s * sqrt(f * (1/m + 1/n)), which is 1.96 * s * sqrt(2 * f / w) for two means of w days.

    Args:
        scatter: s, the standard deviation of single days, in the measure's unit.
        factor: f, what autocorrelation multiplies the variance of a mean by.
        sizes: m and n, the entries behind either mean.
    """
    return _NORMAL_95 * scatter * sqrt(factor * (1 / sizes[0] + 1 / sizes[1]))


def smallest_monthly_change(series: Series, test: TrendTest) -> float:
    """MDC95 between two stretches of 28 days, in the measure's unit.

    For 0-4 ratings the figure is only approximate: steps that coarse are not a length.

    Args:
        series: at least 3 entries.
        test: the trend test of the same series, for its autocorrelation.
    """
    model = test.inflation.autocorrelation
    scatter = line_scatter(series.days, series.values)
    entries = max(1.0, SPAN / model.spacing)
    return smallest_change(scatter, model.long_run, (entries, entries))


def line_scatter(days: Sequence[int], values: Sequence[float]) -> float:
    """Standard deviation of the values about their straight line in time."""
    residuals = without_line(centre(days), values)
    return sqrt(sum(e * e for e in residuals) / (len(residuals) - 2))


def smallest_phase_change(
    before: Sequence[float], after: Sequence[float], inflation: Inflation
) -> float:
    """MDC95 between two phases, in the measure's unit.

    Args:
        before: values of the earlier phase.
        after: values of the later phase; at least 3 values in both together.
        inflation: what autocorrelation does to the difference between the phases.
    """
    residuals = [*centre(before), *centre(after)]
    scatter = sqrt(sum(e * e for e in residuals) / (len(residuals) - 2))
    return smallest_change(scatter, inflation.factor, (len(before), len(after)))
