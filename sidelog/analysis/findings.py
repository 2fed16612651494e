"""What a period shows, per measure: the one source for tables, charts and the report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sidelog.analysis import periods
from sidelog.analysis.contrast import contrast
from sidelog.analysis.coverage import Coverage, coverage
from sidelog.analysis.effects import Interval
from sidelog.analysis.gates import Shortfall, trend_shortfall
from sidelog.analysis.holm import holm
from sidelog.analysis.series import Series, from_first_entry, window
from sidelog.analysis.smallest_change import smallest_monthly_change
from sidelog.analysis.smoothing import rolling_median
from sidelog.analysis.steps import is_coarse
from sidelog.analysis.theil_sen import monthly_slope
from sidelog.analysis.trend import TrendTest, mann_kendall
from sidelog.analysis.verdict import Refusal, Tier, Verdict, judge, orient, refuse
from sidelog.catalog.scales import Measure, ScaleKind

_ENDS = 28
"""Entries at either end of a period that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Whether and how far a measure drifted over the period.

    Attributes:
        verdict: what may be said, after Holm.
        test: the Mann-Kendall test, before Holm.
        nap: P(one of the last 28 entries is above one of the first 28 of the period), for ratings;
            None for counts and quantities.
        slope: Theil-Sen slope per 30 days, for counts, quantities and 0-10 ratings; None for
            coarser ratings.
        smallest_change: the smallest difference between two stretches of 28 days that could have
            been noticed, in the measure's unit; approximate for 0-4 ratings.
    """

    verdict: Verdict
    test: TrendTest
    nap: Interval | None
    slope: Interval | None
    smallest_change: float

    @property
    def tier(self) -> Tier:
        """How much the data carry."""
        return self.verdict.tier


@dataclass(frozen=True, slots=True)
class MeasureFinding:
    """What a period shows of one measure.

    Attributes:
        measure: what was recorded, with its title, scale and which way is better.
        series: the entries of the period.  It begins with the measure's first entry if that is
            later than the period does: nobody can record before they begin.
        line: the rolling median for each day of `series`, None where there is a gap.
        coverage: how completely those days were recorded.
        last_day: the day of the period's latest entry, an ordinal; None without entries.
        last_value: its value; None without entries.
        today: the value of today; None if there is none yet.
        recent: the last 28 days of the period.
        previous: the 28 days before those.
        baseline: the 28 days from the measure's first entry of the whole record; None if it has
            none.  In a short record they overlap the recent ones.
        trend: the drift over the period, or why there is not enough to test it; both have a tier.
    """

    measure: Measure
    series: Series
    line: tuple[float | None, ...]
    coverage: Coverage
    last_day: int | None
    last_value: float | None
    today: float | None
    recent: periods.Summary
    previous: periods.Summary
    baseline: periods.Summary | None
    trend: Trend | Refusal


@dataclass(frozen=True, slots=True)
class Findings:
    """What a period shows.

    Attributes:
        first: first day of the period, an ordinal.
        last: last day of the period, inclusive.
        tests: how many measures had enough to be tested; Holm adjusts for these.
        measures: one finding for each measure, in the order given.
    """

    first: int
    last: int
    tests: int
    measures: tuple[MeasureFinding, ...]


@dataclass(frozen=True, slots=True)
class _Tested:
    """A measure's period after the gates and the test, before Holm."""

    measure: Measure
    record: Series
    series: Series
    outcome: TrendTest | Shortfall


def find(records: Iterable[tuple[Measure, Series]], first: int, last: int, today: int) -> Findings:
    """Describe and test every measure over a period.

    Args:
        records: each measure with its entries.  Only the period, the 56 days up to its end, the
            28 days from the measure's first entry on and today are looked at; whatever else there
            is may be left out.
        first: first day of the period, an ordinal.
        last: last day of the period, inclusive.
        today: the current day.
    """
    tested = [_test(measure, record, (first, last), today) for measure, record in records]
    p_values = [one.outcome.p for one in tested if isinstance(one.outcome, TrendTest)]
    adjusted = iter(holm(p_values))
    measures = tuple(
        _describe(one, last, today, _trend(one, adjusted, len(p_values))) for one in tested
    )
    return Findings(first, last, len(p_values), measures)


def _test(measure: Measure, record: Series, period: tuple[int, int], today: int) -> _Tested:
    first, last = period
    begun = from_first_entry(record)
    series = window(begun, max(first, begun.first), last)
    shortfall = trend_shortfall(series, measure.scale.every_days, today)
    return _Tested(measure, record, series, shortfall or mann_kendall(series))


def _trend(tested: _Tested, adjusted: Iterator[float], tests: int) -> Trend | Refusal:
    """What may be said of a measure; takes the next adjusted p if it was tested."""
    if isinstance(tested.outcome, Shortfall):
        return refuse(tested.outcome)
    test, series, scale = tested.outcome, tested.series, tested.measure.scale
    return Trend(
        verdict=judge(next(adjusted), tests, orient(test.score, scale.better)),
        test=test,
        nap=_nap_of_ends(series) if scale.kind is ScaleKind.RATING else None,
        slope=None if is_coarse(scale) else monthly_slope(series, test),
        smallest_change=smallest_monthly_change(series, test),
    )


def _nap_of_ends(series: Series) -> Interval:
    """First against last 28 entries; the gate for trends asks for as many as both together."""
    begin = window(series, series.first, series.days[_ENDS - 1])
    end = window(series, series.days[-_ENDS], series.last)
    return contrast(begin, end).nap


def _describe(tested: _Tested, last: int, today: int, trend: Trend | Refusal) -> MeasureFinding:
    series, record, every = tested.series, tested.record, tested.measure.scale.every_days
    return MeasureFinding(
        measure=tested.measure,
        series=series,
        line=rolling_median(series, every),
        coverage=coverage(series, every),
        last_day=series.days[-1] if series.days else None,
        last_value=series.values[-1] if series.values else None,
        today=periods.summarise(record, today, today).median,
        recent=periods.recent(record, last),
        previous=periods.previous(record, last),
        baseline=periods.baseline(record),
        trend=trend,
    )
