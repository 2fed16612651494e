"""Findings one fact a line, for screen readers and for pipes that want no pictures."""

from collections.abc import Iterator

from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.periods import summarise
from sidelog.analysis.trend_sentences import trend_detail
from sidelog.analysis.wording import CAUTION
from sidelog.report.by_period import ByPeriod
from sidelog.report.chart import Chart
from sidelog.report.doses import summarise_doses
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from sidelog.report.sentences.page import happening, taken
from sidelog.report.stretches import Unit, coarse_enough, cut, label


def trends_lines(findings: Findings, today: int, *, detail: bool) -> Iterator[str]:
    """What a period shows of each measure.

    Args:
        findings: what the period shows.
        today: the current day, an ordinal.
        detail: whether the technical lines are wanted.
    """
    yield f"{basics.period(findings.first, findings.last)}."
    for one in findings.measures:
        title = one.measure.title
        yield f"{say.titled_scale(one.measure)}."
        if one.coverage.recorded:
            yield from (f"{title}: {fact}" for fact in _facts(one, today))
            yield f"{title}: {say.recorded(one.coverage, one.measure.scale.every_days)}."
        yield f"{title}: {say.verdict(one, findings.first)}."
        if detail and isinstance(one.trend, Trend):
            yield f"{title}: {trend_detail(one)}"
    yield say.caution(findings)


def depth_lines(findings: Findings, today: int, *, detail: bool) -> Iterator[str]:
    """The one measure of the findings in depth.

    Args:
        findings: what the period shows, of one measure.
        today: the current day, an ordinal.
        detail: whether the technical line is wanted.
    """
    (finding,) = findings.measures
    scale = finding.measure.scale
    yield f"{basics.period(findings.first, findings.last)}."
    yield f"{finding.measure.title}: {say.every_anchor(scale)}; {say.better(scale)}."
    yield from _facts(finding, today)
    yield from say.in_full(finding, findings.first)
    if detail and isinstance(finding.trend, Trend):
        yield trend_detail(finding)
    yield from say.how_recorded(finding)
    yield say.caution(findings)


def _facts(finding: MeasureFinding, today: int) -> Iterator[str]:
    yield say.last_entry(finding, today)
    for name, summary in say.summaries(finding):
        yield f"{name}, {say.summary(summary)}."


def period_lines(found: ByPeriod) -> Iterator[str]:
    """Measures stretch by stretch."""
    yield f"{basics.period(found.first, found.last)}."
    yield say.cut_into(found.asked, found.unit)
    for row in found.rows:
        yield f"{say.titled_scale(row.measure)}."
        for place, stretch in enumerate(found.stretches):
            summary = row.summaries[place]
            words = f"{say.values(summary)} of {row.expected[place]} expected"
            yield f"{row.measure.title}, {label(stretch, found.unit)}: {words}."


def chart_lines(chart: Chart) -> Iterator[str]:
    """A chart in words: the measure, what was taken, and what happened, stretch by stretch."""
    measure, series = chart.finding.measure, chart.finding.series
    unit = coarse_enough(chart.first, chart.last, Unit.WEEK)
    yield f"{basics.period(chart.first, chart.last)}."
    yield f"{say.titled_scale(measure)}."
    for stretch in cut(chart.first, chart.last, unit):
        when = label(stretch, unit)
        yield f"{when}, {measure.title}: {say.values(summarise(series, *stretch))}."
        if chart.doses:
            doses = summarise_doses(chart.doses, *stretch)
            yield f"{when}, {chart.doses.product.name}: {taken(doses, chart.doses.product.unit)}."
    yield from (happening(one) for one in chart.happenings)
    yield CAUTION
