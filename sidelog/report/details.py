"""What the first page of a report rests on: words, doses, days, notes, method."""

from collections.abc import Iterator

from sidelog.analysis.findings import MeasureFinding
from sidelog.analysis.trend_sentences import trend_detail
from sidelog.report.change_table import change_table, fit_first_page
from sidelog.report.choices import Part
from sidelog.report.day_table import day_table
from sidelog.report.document import Block, Facts, Items, Paragraph, Section, Table
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.picture_layout import is_binned
from sidelog.report.sentences import findings as say
from sidelog.report.sentences import page as words
from sidelog.report.sentences import visit
from sidelog.report.sentences.taken import product, taken
from sidelog.report.stretches import Unit, coarse_enough, cut, label

_MOST_STRETCHES = 14
MOST_EVENTS = 15
"""Events that the first page has room for."""
KEY_COLUMNS = 3


def details(report: Report) -> Iterator[Section]:
    """The sections after the first page."""
    if Part.WORDS in report.parts and report.recorded:
        first = report.findings.first
        yield Section(
            words.MEASURES,
            (),
            tuple(_measure(one, first, report.made.toordinal()) for one in report.recorded),
        )
    if Part.CHANGES in report.parts and not fit_first_page(report.changes):
        yield Section(words.CHANGES, tuple(map(change_table, report.changes)))
    if Part.TAKEN in report.parts and report.doses:
        yield Section(words.DOSES, tuple(map(_doses, report.doses)))
    if Part.ELSE in report.parts and len(report.happenings) > MOST_EVENTS:
        yield Section(
            words.EVENTS, (Items(tuple(map(words.event, report.happenings)), KEY_COLUMNS),)
        )
    if Part.DAYS in report.parts:
        yield from _days(report)
    if report.notes:
        yield Section(words.NOTES, (_notes(report),))
    if Part.METHOD in report.parts:
        yield Section(words.METHOD, tuple(_method(report)))


def _measure(finding: MeasureFinding, first: int, today: int) -> Section:
    scale, covered = finding.measure.scale, finding.coverage
    recorded = f"{say.recorded(covered, scale.every_days)}; {say.longest_gap(covered)}"
    facts = [
        (words.SCALE, f"{say.every_anchor(scale)}; {say.better(scale)}"),
        (words.RECORDED, recorded),
        *((name, say.summary(one)) for name, one in say.summaries(finding, today)),
    ]
    if detail := trend_detail(finding):
        facts.append((words.TECHNICAL, detail))
    said = Paragraph(" ".join(say.in_full(finding, first)))
    return Section(finding.measure.title, (said, Facts(tuple(facts))))


def _doses(record: DoseRecord) -> Table:
    unit = coarse_enough(record.first, record.last, Unit.MONTH, _MOST_STRETCHES)
    rows = tuple(
        (label(stretch, unit), taken(summarise_doses(record, *stretch), record.product.unit))
        for stretch in cut(record.first, record.last, unit)
    )
    return Table(product(record), visit.DOSE_HEADS, rows, (16.0, 84.0))


def _days(report: Report) -> Iterator[Section]:
    by_week = is_binned(report.findings.first, report.findings.last)
    table = day_table(report, by_week=by_week)
    if table.rows:
        yield Section(words.WEEKS if by_week else words.DAYS, (table,))


def _notes(report: Report) -> Facts:
    return Facts(tuple((words.note_about(note), note.text) for note in report.notes))


def _method(report: Report) -> Iterator[Block]:
    yield from map(Paragraph, words.method(report.findings))
    yield Paragraph(say.caution(report.findings))
    yield from map(Paragraph, words.made(report.made, report.version, report.fingerprint))
