"""Findings one fact a line, for screen readers and for pipes that want no pictures."""

from collections.abc import Iterator

from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.trend_sentences import trend_detail
from sidelog.report.by_period import ByPeriod
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from sidelog.report.stretches import label


def trends_lines(findings: Findings, today: int, *, detail: bool) -> Iterator[str]:
    """What a period shows of each measure.

    Args:
        findings: what the period shows.
        today: the current day, an ordinal.
        detail: whether the technical lines are wanted.
    """
    yield f"{basics.period(findings.first, findings.last)}."
    for one in findings.measures:
        if one.coverage.recorded:
            yield f"{say.titled_scale(one.measure)}."
            facts = _row(one, findings.first, today, detail=detail)
            yield from (f"{one.measure.title}: {fact}" for fact in facts)
    if missing := say.without_entries(findings):
        yield missing
    yield say.caution(findings)


def _row(finding: MeasureFinding, first: int, today: int, *, detail: bool) -> Iterator[str]:
    yield from _facts(finding, today)
    yield f"{say.recorded(finding.coverage, finding.measure.scale.every_days)}."
    yield f"{say.verdict(finding, first)}."
    if detail and isinstance(finding.trend, Trend):
        yield trend_detail(finding)


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
    for name, summary in say.summaries(finding, today):
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
