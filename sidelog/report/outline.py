"""From the content of a report to its blocks: the order in which a clinician reads.

The first page is for one minute; what it rests on comes after it.
"""

from collections.abc import Iterator, Sequence

from sidelog.analysis.findings import MeasureFinding
from sidelog.analysis.periods import SPAN
from sidelog.report import sentences as say
from sidelog.report import visit_sentences as visit
from sidelog.report.changes import ProductChanges
from sidelog.report.choices import Part
from sidelog.report.details import details
from sidelog.report.document import (
    Block,
    Document,
    Items,
    Paragraph,
    Picture,
    Section,
    Table,
)
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.phase_bands import phase_bands
from sidelog.report.picture import draw
from sidelog.report.picture_layout import BINNED_FROM
from sidelog.report.picture_words import picture_words


def outline(report: Report) -> Document:
    """Lay the report out."""
    findings = report.findings
    return Document(
        title=say.TITLE,
        period=say.period(findings.first, findings.last),
        front=tuple(_front(report)),
        details=tuple(details(report)),
        details_title=visit.DETAILS,
        foot=visit.foot(report.fingerprint, report.version, report.made.toordinal()),
    )


def _front(report: Report) -> Iterator[Section]:
    yield Section("", tuple(_beginning(report)))
    for part, heading, blocks in (
        (Part.PICTURE, "", _picture),
        (Part.BASELINE, visit.BASELINE, _measures),
        (Part.TAKEN, visit.TAKEN, _taken),
        (Part.ELSE, visit.ELSE, _else),
        (Part.CHANGES, visit.CHANGES, _changes),
        (Part.FLAGS, visit.FLAGS, _flags),
        (Part.QUESTIONS, visit.QUESTIONS, _questions),
    ):
        made = tuple(blocks(report)) if part in report.parts else ()
        if made:
            yield Section(heading, made)


def _beginning(report: Report) -> Iterator[Block]:
    for question in report.questions:
        yield Paragraph(f"{visit.QUESTION}: {question}", strong=True)
    if report.goal:
        yield Paragraph(f"{visit.GOAL}: {report.goal}")
    covered = [one.coverage for one in _recorded(report)]
    by = visit.recorded_by(report.person)
    yield Paragraph(f"{by}: {visit.overall(covered)}." if covered else visit.NOTHING)


def _recorded(report: Report) -> list[MeasureFinding]:
    return [one for one in report.findings.measures if one.series.days]


def _picture(report: Report) -> Iterator[Block]:
    findings, happenings = report.findings, report.happenings
    if not _recorded(report) and not report.doses:
        return
    binned = findings.last - findings.first >= BINNED_FROM
    key = visit.picture_key(planned=any(report.plans.values()), binned=binned)
    svg = draw(findings, report.doses, happenings, report.plans)
    yield Picture(svg, picture_words(report), key)
    shown = [one for one in happenings if one.until >= findings.first]
    if shown:
        yield Items(tuple(map(visit.numbered, shown)), columns=3)


def _measures(report: Report) -> Iterator[Block]:
    shown, first = _recorded(report), report.findings.first
    if not shown:
        return
    rows = tuple(
        (
            visit.title(one.measure),
            visit.covered(one.coverage),
            visit.median_of(one.baseline),
            visit.median_of(one.recent),
            visit.shift(one),
            visit.would_have_shown(one),
            visit.in_words(one, first),
        )
        for one in shown
    )
    heads = (
        visit.MEASURE,
        visit.DAYS_RECORDED,
        visit.median_head(visit.BASELINE_MEDIAN, (one.baseline for one in shown)),
        visit.median_head(visit.NOW_MEDIAN, (one.recent for one in shown)),
        visit.PAIRS,
        visit.WOULD_HAVE_SHOWN,
        visit.VERDICT,
    )
    widths = (14.5, 14.5, 11.0, 11.0, 15.0, 13.0, 25.0)
    yield Table(visit.MEASURE_CAPTION, heads, rows, widths)
    yield Paragraph(say.caution(report.findings))


def _taken(report: Report) -> Iterator[Block]:
    if not report.doses:
        yield Paragraph(say.NOTHING_TAKEN)
        return
    rows = tuple(_taken_row(report, record) for record in report.doses)
    yield Table(visit.TAKEN_CAPTION, visit.TAKEN_HEADS, rows, (16.0, 29.0, 24.0, 31.0))


def _taken_row(report: Report, record: DoseRecord) -> tuple[str, ...]:
    begin = summarise_doses(record, record.first, min(record.first + SPAN - 1, record.last))
    end = summarise_doses(record, max(record.last - SPAN + 1, record.first), record.last)
    changes = [one for one in report.happenings if one.product == record.product.name]
    said = ", ".join(f"{one.number} {one.kind.lower()}" for one in changes)
    unit = record.product.unit
    return (
        say.product(record),
        visit.taken_short(begin, unit),
        visit.taken_short(end, unit),
        said or "none recorded",
    )


def _else(report: Report) -> Iterator[Block]:
    others = [one for one in report.happenings if one.product is None]
    if not report.happenings:
        yield Paragraph(say.NO_EVENTS)
    elif others and Part.PICTURE not in report.parts:
        yield Items(tuple(map(visit.numbered, report.happenings)), columns=3)
    rows = tuple(
        (
            ", ".join(one.title for one in look.measures),
            visit.window(look),
            visit.events_then(look.happenings),
            visit.other_medians(look.others),
        )
        for look in report.look_backs
    )
    if rows:
        yield Table(visit.ELSE_CAPTION, visit.ELSE_HEADS, rows, (16.0, 38.0, 14.0, 40.0))


def _changes(report: Report) -> Iterator[Block]:
    for one in report.changes:
        if one.measures:
            yield _change_table(one)


def _change_table(changes: ProductChanges) -> Table:
    heads = ("Change", *(measure.title for measure, _ in changes.measures))
    rows = tuple(
        (visit.change(change), *(visit.outcome(rows[place]) for _, rows in changes.measures))
        for place, change in enumerate(changes.changes)
    )
    widths = (22.0, *(18.0 for _ in changes.measures))
    return Table(visit.changes_caption(changes.product), heads, rows, widths)


def _flags(report: Report) -> Iterator[Block]:
    if not report.flags:
        yield Paragraph(say.NO_FLAGS)
        return
    yield Items(tuple(say.flag(one.flag, one.measure, one.days) for one in report.flags))


def _questions(report: Report) -> Iterator[Block]:
    if report.asks:
        yield Items(report.asks)
