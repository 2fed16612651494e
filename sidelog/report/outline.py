"""From the content of a report to its blocks: the order in which a clinician reads.

The first page is for one minute; what it rests on comes after it.
"""

from collections.abc import Iterator

from sidelog.analysis.periods import SPAN
from sidelog.report.change_table import change_table, fit_first_page
from sidelog.report.choices import Part
from sidelog.report.details import KEY_COLUMNS, MOST_EVENTS, details
from sidelog.report.document import Block, Document, Items, Paragraph, Picture, Section, Table
from sidelog.report.doses import DoseRecord, summarise_doses
from sidelog.report.page import Report
from sidelog.report.picture import draw
from sidelog.report.picture_layout import is_binned
from sidelog.report.picture_panel import apart_baseline
from sidelog.report.picture_words import picture_words
from sidelog.report.sentences import basics, visit
from sidelog.report.sentences import findings as say
from sidelog.report.sentences import page as words
from sidelog.report.sentences.taken import product


def outline(report: Report) -> Document:
    """Lay the report out."""
    findings = report.findings
    return Document(
        title=words.TITLE,
        period=basics.period(findings.first, findings.last),
        front=tuple(_front(report)),
        details=tuple(details(report)),
        details_title=words.DETAILS,
        foot=words.foot(report.made, report.version, report.fingerprint),
    )


def _front(report: Report) -> Iterator[Section]:
    yield Section("", tuple(_beginning(report)))
    for part, heading, blocks in (
        (Part.PICTURE, "", _picture),
        (Part.BASELINE, words.NOW, _measures),
        (Part.TAKEN, words.TAKEN, _taken),
        (Part.ELSE, words.ELSE, _else),
        (Part.CHANGES, words.CHANGES, _changes),
        (Part.FLAGS, words.FLAGS, _flags),
        (Part.QUESTIONS, words.QUESTIONS, _questions),
    ):
        made = tuple(blocks(report)) if part in report.parts else ()
        if made:
            yield Section(heading, made)


def _beginning(report: Report) -> Iterator[Block]:
    for question in report.questions:
        yield Paragraph(f"{words.QUESTION}: {question}", strong=True)
    if report.goal:
        yield Paragraph(f"{words.GOAL}: {report.goal}")
    if report.recorded:
        yield Paragraph(words.reliability(report.recorded, report.person))
    else:
        yield Paragraph(words.NOTHING_RECORDED)


def _picture(report: Report) -> Iterator[Block]:
    findings, happenings = report.findings, report.happenings
    if not report.recorded and not report.doses:
        return
    key = words.picture_key(
        planned=any(report.plans.values()), by_week=is_binned(findings.first, findings.last)
    )
    svg = draw(findings, report.doses, happenings, report.plans)
    yield Picture(svg, words.PICTURE, picture_words(report), key)
    if 0 < len(happenings) <= MOST_EVENTS:
        yield Items(tuple(map(words.event, happenings)), KEY_COLUMNS)


def _measures(report: Report) -> Iterator[Block]:
    shown, first = report.recorded, report.findings.first
    if not shown:
        return
    columns = (
        (visit.MEASURE, *(visit.title(one.measure) for one in shown)),
        (visit.DAYS_RECORDED, *(visit.covered(one.coverage) for one in shown)),
        visit.medians_of(visit.BASELINE, [apart_baseline(one) for one in shown]),
        visit.medians_of(visit.NOW, [one.recent for one in shown]),
        (visit.PAIRS, *map(visit.shift, shown)),
        (visit.WOULD_HAVE_SHOWN, *map(visit.would_have_shown, shown)),
        (visit.VERDICT, *(visit.in_words(one, first) for one in shown)),
    )
    heads, *rows = zip(*columns, strict=True)
    widths = (14.0, 13.5, 14.0, 12.0, 14.0, 11.5, 24.0)
    yield Table(visit.MEASURE_CAPTION, heads, tuple(rows), widths)
    yield Paragraph(say.caution(report.findings))


def _taken(report: Report) -> Iterator[Block]:
    if not report.doses:
        yield Paragraph(words.NOTHING_TAKEN)
        return
    is_short = report.findings.last - report.findings.first + 1 < 2 * SPAN
    rows = tuple(_taken_row(report, record, is_short=is_short) for record in report.doses)
    heads = visit.TAKEN_HEADS_SHORT if is_short else visit.TAKEN_HEADS
    widths = (15.0, 65.0, 20.0) if is_short else (15.0, 32.0, 31.0, 23.0)
    yield Table(visit.TAKEN_CAPTION, heads, rows, widths)


def _taken_row(report: Report, record: DoseRecord, *, is_short: bool) -> tuple[str, ...]:
    """What was taken at either end of the period, or all along where the ends would overlap."""
    first, last = record.first, record.last
    ends = ((first, first + SPAN - 1), (last - SPAN + 1, last))
    stretches = ((first, last),) if is_short else ends
    changes = [one for one in report.happenings if one.product == record.product.name]
    return (
        product(record),
        *(
            visit.taken_over(summarise_doses(record, *one), record.product.unit)
            for one in stretches
        ),
        ", ".join(map(words.change, changes)) or visit.NONE_RECORDED,
    )


def _else(report: Report) -> Iterator[Block]:
    if not report.happenings:
        yield Paragraph(words.NO_EVENTS)
    elif len(report.happenings) > MOST_EVENTS:
        yield Paragraph(words.events_elsewhere(len(report.happenings)))
    elif Part.PICTURE not in report.parts:  # their key stands under the picture
        yield Items(tuple(map(words.event, report.happenings)), KEY_COLUMNS)
    rows = tuple(
        (
            say.titles(look.measures),
            visit.window(look),
            visit.numbers(look),
            visit.medians(look.others),
        )
        for look in report.look_backs
    )
    if rows:
        yield Table(visit.ELSE_CAPTION, visit.ELSE_HEADS, rows, (18.0, 34.0, 10.0, 46.0))


def _changes(report: Report) -> Iterator[Block]:
    if fit_first_page(report.changes):
        yield from map(change_table, report.changes)
        return
    yield Items(
        tuple(
            visit.compared(
                one.product, len(one.changes), [row for _, rows in one.measures for row in rows]
            )
            for one in report.changes
        )
    )


def _flags(report: Report) -> Iterator[Block]:
    if report.flags:
        yield Items(tuple(map(words.flag, report.flags)))
    else:
        yield Paragraph(words.NO_FLAGS)


def _questions(report: Report) -> Iterator[Block]:
    if report.asks:
        yield Items(report.asks)
