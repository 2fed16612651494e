"""What the first page of a report rests on: words, doses, days, notes, method."""

from collections.abc import Iterator

from sidelog.analysis.findings import MeasureFinding
from sidelog.analysis.trend_sentences import trend_detail, trend_sentences
from sidelog.report import sentences as say
from sidelog.report import visit_sentences as visit
from sidelog.report.choices import Part
from sidelog.report.day_table import day_table
from sidelog.report.document import Block, Facts, Paragraph, Section, Table
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.stretches import Unit, coarse_enough, cut, label

_MOST_STRETCHES = 14


def details(report: Report) -> Iterator[Section]:
    """The sections after the first page."""
    if Part.WORDS in report.parts:
        inner = tuple(_measure(one) for one in report.findings.measures)
        yield Section(visit.WORDS, (), inner)
    if Part.TAKEN in report.parts and report.doses:
        yield Section(visit.TAKEN_BY_TIME, tuple(map(_doses, report.doses)))
    table = day_table(report)
    if Part.DAYS in report.parts and table.rows:
        yield Section(visit.DAYS, (table,))
    if Part.NOTES in report.parts and report.notes:
        yield Section(visit.NOTES, (_notes(report),))
    if Part.METHOD in report.parts:
        yield Section(visit.METHOD, tuple(_method(report)))


def _measure(finding: MeasureFinding) -> Section:
    return Section(finding.measure.title, tuple(_measure_blocks(finding)))


def _measure_blocks(finding: MeasureFinding) -> Iterator[Block]:
    scale = finding.measure.scale
    yield Paragraph(" ".join(trend_sentences(finding)))
    pairs = [(visit.SCALE, say.full_scale(scale))]
    if finding.coverage.recorded:
        covered = say.recorded(finding.coverage, scale.every_days)
        pairs.append((visit.RECORDED, f"{covered}{say.longest_gap(finding.coverage)}"))
        pairs += [(name, f"{visit.short_span(one.first, one.last)}: {say.in_words(one)}") for name, one in say.summaries(finding)]
        pairs += [(visit.DETAIL, detail) for detail in [trend_detail(finding)] if detail]
    yield Facts(tuple(pairs))


def _doses(record: DoseRecord) -> Table:
    unit = coarse_enough(record.first, record.last, Unit.MONTH, _MOST_STRETCHES)
    rows = tuple(
        (label(stretch, unit), say.taken(summarise_doses(record, *stretch), record.product.unit))
        for stretch in cut(record.first, record.last, unit)
    )
    return Table(say.product(record), visit.DOSE_HEADS, rows, (16.0, 84.0))


def _notes(report: Report) -> Facts:
    return Facts(tuple((visit.about_note(note), note.text) for note in report.notes))


def _method(report: Report) -> Iterator[Block]:
    yield from map(Paragraph, say.method(report.findings.tests))
    yield Paragraph(say.caution(report.findings))
    yield Paragraph(say.made(report.made, report.version))
    yield Paragraph(f"{say.FINGERPRINT}: {report.fingerprint}.")
