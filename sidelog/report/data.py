"""Findings for machines: the same numbers as in tables and pages, days as ISO dates."""

from collections.abc import Sequence
from datetime import date

from sidelog.analysis.coverage import Coverage
from sidelog.analysis.effects import Interval
from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.gates import Shortfall
from sidelog.analysis.periods import Summary
from sidelog.analysis.series import Series
from sidelog.analysis.trend_sentences import trend_detail
from sidelog.analysis.verdict import Refusal
from sidelog.catalog.scales import Measure
from sidelog.report.by_period import ByPeriod
from sidelog.report.sentences.findings import caution, in_full
from sidelog.report.stretches import label

Data = dict[str, object]


def findings_data(findings: Findings) -> Data:
    """What a period shows."""
    return {
        "first": iso(findings.first),
        "last": iso(findings.last),
        "tests": findings.tests,
        "measures": [_finding(one, findings.first) for one in findings.measures],
        "caution": caution(findings),
    }


def by_period_data(found: ByPeriod) -> Data:
    """What each week, month, quarter or year of a period shows."""
    return {
        "first": iso(found.first),
        "last": iso(found.last),
        "by": found.unit,
        "asked": found.asked,
        "periods": [
            {
                "label": label(stretch, found.unit),
                "first": iso(stretch[0]),
                "last": iso(stretch[1]),
                "measures": {
                    row.measure.name: {
                        **_values(row.summaries[place]),
                        "expected": row.expected[place],
                    }
                    for row in found.rows
                },
            }
            for place, stretch in enumerate(found.stretches)
        ],
    }


def iso(ordinal: int | None) -> str | None:
    """An ordinal day as an ISO date."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def measure_data(measure: Measure) -> Data:
    """A measure and its scale."""
    scale = measure.scale
    return {
        "name": measure.name,
        "title": measure.title,
        "scale_version": scale.version,
        "kind": scale.kind,
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "unit": scale.unit,
        "anchors": [{"value": value, "words": words} for value, words in scale.anchors],
        "better": scale.better,
        "every_days": scale.every_days,
    }


def _late(series: Series, day: int) -> bool | None:
    return None if day in series.undated else day in series.late


def series_data(series: Series) -> list[Data]:
    """The recorded and the skipped days of a series; a day that is not there is unknown."""
    recorded: list[Data] = [
        {"day": iso(day), "value": value, "late": _late(series, day)}
        for day, value in zip(series.days, series.values, strict=True)
    ]
    skipped: list[Data] = [{"day": iso(day), "value": None} for day in series.skipped]
    return sorted(recorded + skipped, key=lambda entry: str(entry["day"]))


def _finding(finding: MeasureFinding, first: int) -> Data:
    return {
        "measure": measure_data(finding.measure),
        "last_day": iso(finding.last_day),
        "last_value": finding.last_value,
        "today": finding.today,
        "baseline": None if finding.baseline is None else summary_data(finding.baseline),
        "before": summary_data(finding.previous),
        "recent": summary_data(finding.recent),
        "coverage": coverage_data(finding.coverage),
        "trend": _trend(finding.trend),
        "sentences": tuple(in_full(finding, first)),
        "detail": trend_detail(finding),
        "days": series_data(finding.series),
    }


def summary_data(summary: Summary) -> Data:
    """Some days, and what their values were."""
    return {"first": iso(summary.first), "last": iso(summary.last), **_values(summary)}


def _values(summary: Summary) -> Data:
    return {
        "n": summary.n,
        "median": summary.median,
        "minimum": summary.minimum,
        "maximum": summary.maximum,
    }


def coverage_data(coverage: Coverage) -> Data:
    """How completely some days were recorded."""
    gap = coverage.longest_gap
    return {
        "possible": coverage.possible,
        "expected": coverage.expected,
        "recorded": coverage.recorded,
        "skipped": coverage.skipped,
        "unknown": coverage.unknown,
        "rate": coverage.rate,
        "same_day": coverage.same_day,
        "same_day_rate": coverage.same_day_rate,
        "longest_gap": gap and {"first": iso(gap.first), "last": iso(gap.last), "days": gap.days},
        "weekdays": [[one.recorded, one.possible] for one in coverage.weekdays],
    }


def _trend(trend: Trend | Refusal) -> Data:
    if isinstance(trend, Refusal):
        return {"tier": trend.tier, "missing": shortfall_data(trend.shortfall)}
    return {
        "tier": trend.tier,
        "direction": trend.verdict.direction,
        "method": "Mann-Kendall, tie- and autocorrelation-adjusted",
        "n": trend.test.n,
        "p": trend.test.p,
        "p_adjusted": trend.verdict.p_adjusted,
        "inflation": trend.test.inflation.factor,
        "nap": interval_data(trend.nap),
        "slope_per_30_days": interval_data(trend.slope),
        "smallest_change": trend.smallest_change,
    }


def shortfall_data(shortfall: Shortfall) -> Data:
    """What there is too little of, and when there will be enough."""
    wait = shortfall.wait
    return {
        "reason": shortfall.reason,
        "have": shortfall.have,
        "need": shortfall.need,
        "days_more": wait and wait.days,
        "earliest_day": wait and iso(wait.until),
    }


def interval_data(interval: Interval | None) -> Sequence[float] | None:
    """An estimate with its limits: estimate, low, high."""
    return None if interval is None else (interval.estimate, interval.low, interval.high)
