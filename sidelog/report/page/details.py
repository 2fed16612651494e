"""A page laid out, and what its first page rests on: measures, changes, doses, days, notes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from sidelog.analysis.changes import Change
from sidelog.analysis.summary import summarise
from sidelog.period import Period, Unit, coarse_enough, cut
from sidelog.report.findings.choices import Part
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.finding import Finding
from sidelog.report.findings.taken import Taken
from sidelog.report.findings.visit import Visit
from sidelog.report.page.document import (
    Block,
    Document,
    Facts,
    Items,
    Paragraph,
    Section,
    Table,
    with_foot,
)
from sidelog.report.page.front import MOST_ASKED, Extent, front, in_order
from sidelog.report.words import answers as say
from sidelog.report.words import evidence, method
from sidelog.report.words import page as words
from sidelog.report.words import taken as say_taken
from sidelog.report.words.basics import (
    anchors,
    better,
    capital,
    event_in_full,
    number,
    piece,
    span,
    with_unit,
)
from sidelog.report.words.evidence import how_recorded, sizes
from sidelog.report.words.screens import amount_of_piece
from sidelog.report.words.sheets import sheet

_MOST_MONTHS = 26
_MOST_DIFFERED = 24
"""Days on which something else was taken than planned: so many are listed, the latest."""
_MOST_SIDE_BY_SIDE = 5
"""Measures in a table of the steps of a change, so that their names have room."""
_BY_DAY = 2 * 366
_MOST_WEEKS = 4 * 53
_TWO_YEARS = 2 * 365


def outline(visit: Visit) -> Document:
    """Lay a page out, with its details."""
    first_page, extent = front(visit)
    rest = tuple(details(visit, extent))
    document = Document(
        title=words.TITLE,
        period=span(visit.period),
        person=sheet.person(visit.person),
        reliability=words.reliability(visit.reliability) if visit.reliability else "",
        front=first_page,
        details=rest,
        details_title=words.DETAILS,
        overleaf=words.OVERLEAF if rest else "",
        foot="",
        fingerprint="",
        found=visit,
    )
    return with_foot(document)


def details(visit: Visit, extent: Extent) -> Iterator[Section]:
    """The sections after the first page, of which the extent says how much it holds."""
    for part, heading, blocks, inner in (
        (Part.FLAGS, words.FLAGS, _flags(visit, extent), ()),
        (Part.QUESTIONS, words.ASKS, _questions(visit), ()),
        (Part.WORDS, words.MEASURES, (), _measures(visit)),
        (Part.CHANGES, words.CHANGES, _changes(visit), ()),
        (Part.TAKEN, words.DOSES, _doses(visit, extent), ()),
        (Part.ELSE, words.EVERY_EVENT, _events(visit, extent), ()),
        (Part.DAYS, words.DAYS if _by_day(visit.period) else words.WEEKS, _days(visit), ()),
        (Part.NOTES, words.NOTES, _notes(visit), ()),
        (Part.METHOD, method.METHOD, _method(visit), ()),
    ):
        made, parts = tuple(blocks), tuple(inner)
        if part in visit.parts and (made or parts):
            yield Section(heading, made, parts)


def _flags(visit: Visit, extent: Extent) -> Iterator[Block]:
    if len(visit.flags) > extent.flags:
        yield Items(tuple(map(words.flag, visit.flags)))


def _questions(visit: Visit) -> Iterator[Block]:
    """All that is asked, where the first page has no room for it."""
    said = [*filter(None, (visit.why, visit.goal)), *visit.questions]
    if len(visit.questions) > MOST_ASKED or any(words.is_cut(words.in_short(one)) for one in said):
        yield Items(tuple(said))


def _measures(visit: Visit) -> Iterator[Section]:
    today = visit.answers.today
    for one in in_order(visit.rated):
        said = Paragraph(capital(say.answer(one.findings, today)))
        scale = one.measure.scale
        bad = [_level(one)] if one.findings and evidence.level(one.findings[0]) else []
        facts = [
            (words.SCALE, "; ".join((anchors(scale), better(scale), *bad))),
            (words.COVERED, " ".join(how_recorded(one, detail=True))),
        ]
        for finding in one.findings:
            facts += _about(finding, today, one.lag_set_on)
        yield Section(one.measure.title, (said, Facts(tuple(facts))))


def _level(one: Rated) -> str:
    """From where on a day is a bad one, and whether that was set when the change was known."""
    finding = one.findings[0]
    late = words.set_after(one.bad_set_on, finding.change)
    return ", ".join(filter(None, (evidence.level(finding), late)))


def _about(finding: Finding, today: int, lag_set_on: date | None) -> Iterator[tuple[str, str]]:
    """What a finding rests on, as far as there is any."""
    days = words.COMPARED if finding.contrast else words.SHOWN
    late = words.set_after(lag_set_on, finding.change)
    window = f"{words.WINDOW} {late}" if late else ""
    compared = (evidence.compared_days(finding), sizes(finding), window)
    for label, said in (
        (days, "; ".join(filter(None, compared))),
        (words.IN_PAIRS, evidence.in_pairs(finding)),
        (words.COULD_SHOW, evidence.could_have_shown(finding)),
        (words.LATER, evidence.memory(finding.memory) if finding.memory else ""),
        (words.MISSING, evidence.missing_days(finding)),
        (words.STORY, " ".join((*evidence.story(finding, today), evidence.look(finding, today)))),
        (words.TECHNICAL, evidence.technical(finding)),
    ):
        if said:
            yield label, said


def _changes(visit: Visit) -> Iterator[Block]:
    """Every change that reaches into the period, step by step: facts, and no test."""
    first, last = visit.period.ordinals
    recorded = [one for one in in_order(visit.rated) if one.series.days]
    for one in visit.taken if visit.rated else ():
        ends = [first, *(change.last for change in one.changes)]
        begins = [*(change.first for change in one.changes[1:]), last + 1]
        for change, earlier, later in zip(one.changes, ends, begins, strict=False):
            if change.last < first or change.first > last:
                continue
            edges = [max(earlier, first), *(step.day for step in change.steps), later]
            parts = [
                (place, Period.of(max(begin, first), min(end - 1, last)))
                for place, (begin, end) in enumerate(pairwise(edges))
                if max(begin, first) <= min(end - 1, last)
            ]
            said = f"{capital(change.product)}: {say_taken.changed(change, visit.answers.today)}."
            for place in range(0, max(len(recorded), 1), _MOST_SIDE_BY_SIDE):
                measures = recorded[place : place + _MOST_SIDE_BY_SIDE]
                yield _stretches(change, parts, measures, f"{said} {words.stretches(measures)}")


def _stretches(
    change: Change, parts: Sequence[tuple[int, Period]], measures: Sequence[Rated], caption: str
) -> Table:
    """A row for each stretch of a change, by its place, as far as it lies in the period."""
    rows = tuple(
        (
            words.stretch_name(place, change),
            span(days),
            *(
                words.stretch_cell(summarise(one.series, one.measure.scale, *days.ordinals))
                for one in measures
            ),
        )
        for place, days in parts
    )
    heads = (words.STEP, words.WHEN, *(one.measure.title for one in measures))
    widths = (14.0, 20.0, *(11.0 for _ in measures))
    return Table(caption, heads, rows, widths)


def _doses(visit: Visit, extent: Extent) -> Iterator[Block]:
    today = visit.answers.today
    for place, one in enumerate(visit.taken):
        if place >= extent.products:
            said = say_taken.taken(one, today, visit.asked)
            yield Paragraph(f"{capital(one.product.name)}: {said}")
        if one.over(visit.period).known:
            yield _months(one, visit.period)
        if one.regimen:
            yield from _plan(one, visit.period)


def _plan(one: Taken, period: Period) -> Iterator[Block]:
    """What was planned in a period, how it was kept, and the latest days that differed."""
    kept = one.kept(period)
    if kept.days:
        unit = one.product.unit
        counts = f" {say_taken.COUNTS_AS_PLANNED}" if kept.silent else ""
        yield Paragraph(f"{say_taken.over_days(one.product, one.regimen, period, kept)}{counts}")
        listed = [say_taken.differed(day, unit) for day in kept.differed[-_MOST_DIFFERED:]]
        if (earlier := len(kept.differed) - len(listed)) > 0:
            listed.append(say_taken.more_days(earlier))
        if listed:
            yield Items(tuple(listed))


def _months(one: Taken, period: Period) -> Table:
    recorded = one.over(period).period
    unit = coarse_enough(recorded, Unit.MONTH, _MOST_MONTHS)
    rows = tuple(
        (piece(part, unit), *words.month_cells(one.over(part), one.product.unit))
        for part in cut(recorded, unit)
    )
    caption = capital(one.product.name)
    return Table(caption, words.MONTH_HEADS, rows, (14.0, 26.0, 16.0, 14.0, 14.0, 20.0))


def _events(visit: Visit, extent: Extent) -> Iterator[Block]:
    cut = any(words.is_cut(words.event_name(one)) for one in visit.events)
    if len(visit.events) > extent.events or cut:
        yield Items(tuple(map(event_in_full, visit.events)))


def _notes(visit: Visit) -> Iterator[Block]:
    if visit.notes:
        yield Facts(tuple(map(words.note, visit.notes)))


def _method(visit: Visit) -> Iterator[Block]:
    yield Items(method.PLAIN)
    yield Paragraph(method.PROMISE, strong=True)
    begun = min(visit.answers.begun.values(), default=visit.made)
    season = (method.SEASON,) if (visit.made - begun).days < _TWO_YEARS else ()
    yield Items((*method.LIMITS, *season))
    yield Items(method.EXACT)


# The day table

_MEASURE, _PRODUCT, _SHEET = 15.0, 26.0, 95.0
"""How wide columns are, and how wide all of them may be together, the first apart."""

_Column = Callable[[Period], str]
"""What a measure or a product has in a week; empty where nothing is recorded."""

_Titled = tuple[str, float, _Column]
"""The head of a column, its width, and what stands in it."""


def _by_day(period: Period) -> bool:
    """Whether days are listed: past two years it is weeks."""
    return period.days <= _BY_DAY


def _days(visit: Visit) -> Iterator[Block]:
    """A row a week from Monday, its seven days in a cell: so a year is on one sheet of paper.

    Past two years a week is one value, and past four years a row is a month or more.  What is too
    wide for one sheet is more tables.
    """
    rated = [one for one in in_order(visit.rated) if one.series.days]
    taken = visit.taken if Part.TAKEN in visit.parts else ()
    by_day = _by_day(visit.period)
    columns = [
        (one.measure.title, _MEASURE, (_values if by_day else _medians)(one)) for one in rated
    ]
    of_days = _totals if by_day else _typical
    columns += [
        (with_unit(one.product.name, one.product.unit), _PRODUCT, of_days(one)) for one in taken
    ]
    unit = coarse_enough(visit.period, Unit.WEEK, _MOST_WEEKS)
    parts = cut(visit.period, unit)
    for some in _fitting(columns):
        heads, widths, texts = zip(*some, strict=True)
        cells = [(part, [text(part) for text in texts]) for part in parts]
        rows = tuple((piece(part, unit), *row) for part, row in cells if any(row))
        caption = words.DAYS_CAPTION if by_day else words.rows_of(unit, rated)
        if by_day and any(one.over(visit.period).planned for one in taken):
            caption = f"{caption} {words.DAYS_AS_PLANNED}"
        if rows:
            yield Table(caption, (words.WEEK, *heads), rows, (_MEASURE, *widths), small=True)


def _fitting(columns: Sequence[_Titled]) -> Iterator[list[_Titled]]:
    """The columns in runs, each of which a sheet has room for."""
    run: list[_Titled] = []
    for column in columns:
        if run and sum(width for _, width, _ in run) + column[1] > _SHEET:
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _values(one: Rated) -> _Column:
    said = dict.fromkeys(one.series.skipped, words.SKIPPED)
    for day, value, delay in zip(
        one.series.days, one.series.values, one.series.delays, strict=True
    ):
        said[day] = f"{number(value)}{words.LATE if delay else ''}"
    return lambda week: _in_a_row(week, said)


def _totals(one: Taken) -> _Column:
    said = {day.day: words.day_total(day) for day in one.days}
    by_plan = {day.day: day.total for day in one.days if day.planned}

    def text(week: Period) -> str:
        first, last = week.ordinals
        planned = {by_plan.get(day) for day in range(first, last + 1)}
        total = planned.pop()
        if planned or total is None:
            return _in_a_row(week, said)
        return say_taken.week_as_planned(total)

    return text


def _in_a_row(week: Period, said: dict[int, str]) -> str:
    first, last = week.ordinals
    cells = [said.get(day, words.NO_DAY) for day in range(first, last + 1)]
    return " ".join(cells) if any(day in said for day in range(first, last + 1)) else ""


def _medians(one: Rated) -> _Column:
    scale = one.measure.scale
    return lambda week: words.stretch_cell(summarise(one.series, scale, *week.ordinals))


def _typical(one: Taken) -> _Column:
    return lambda week: amount_of_piece(one.over(week), one.product.unit, nothing="")
