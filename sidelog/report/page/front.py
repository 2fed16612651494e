"""The first page: what a tired clinician reads in one minute, on one sheet.

What does not fit goes to the details, by rule and before anything is set, so that every form says
the same; the letters never shrink.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from math import floor
from typing import NamedTuple

from sidelog.catalog.scales import ScaleKind
from sidelog.period import Period
from sidelog.report.findings.choices import Part
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.finding import said_first
from sidelog.report.findings.taken import Taken
from sidelog.report.findings.visit import Visit
from sidelog.report.page import document as page
from sidelog.report.page.room import height_of, words_of
from sidelog.report.picture.panels import PageDays, draw_dates, draw_events, draw_lane, draw_measure
from sidelog.report.words import answers as say
from sidelog.report.words import page as words
from sidelog.report.words import taken as say_taken
from sidelog.report.words.basics import capital, span
from sidelog.report.words.sheets import sheet

_MOST_QUESTIONS = 3
MOST_ASKED = 2 * _MOST_QUESTIONS
"""Questions that open the page, and as many again that close it."""

MOST_WORDS = 260
"""With the head and the foot; they take a minute."""

_ROOM = 681.0
"""Points between head and foot of the lower of the two papers."""
_NO_CELLS = ("",) * 4
_BLANK_LINES = 3
_LEAST, _MOST = 34.0, 130.0
"""Points of a row of the picture: few rows are high, so that the sheet is used."""


class Extent(NamedTuple):
    """How much of each kind stands on the first page at most; the rest stands in the details.

    Attributes:
        measures: answered in a sentence.
        rows: drawn, with their numbers and their answer in few words.
        products: answered and drawn.
        events: listed.
        flags: in the box.
        named: whether the events have their names in the picture too.
        height: of the drawing of a measure, in points.
    """

    measures: int
    rows: int
    products: int
    events: int
    flags: int
    named: bool = True
    height: float = _LEAST


_BESIDE = ((3, 6, 4, True), (3, 4, 3, True), (2, 3, 3, True), (2, 2, 2, False))
"""Products, events and flags beside the measures: they give way first, and never to nothing."""
_BESIDE_FEW = ((1, 3, 3, False), (1, 2, 2, False), (1, 1, 2, False))
"""The same where there are few measures at most."""
_EVENTS_BESIDE_ROWS = ((False, 6), (False, 2), (False, 1))
"""Whether the picture names the events and how many are listed, where rows need the words."""
_FEW, _MOST_MEASURES = 2, 8
_FEW_VALUES = 6


def front(visit: Visit) -> tuple[tuple[page.Section, ...], Extent]:
    """The first page, and how much of each kind it holds.

    As many measures as fit are answered; of the others as many as still fit are drawn.
    """
    rows, most_words = _Rows(visit), MOST_WORDS - _head_and_foot(visit)
    most = min(len(visit.rated), _MOST_MEASURES)
    every = (*_BESIDE, *_BESIDE_FEW)
    least = Extent(0, 0, *every[-1])

    def fits(extent: Extent) -> bool:
        sections = tuple(_sections(visit, extent, rows))
        return words_of(sections) <= most_words and height_of(sections) <= _ROOM

    extents = (
        Extent(measures, measures, *beside)
        for measures in range(most, -1, -1)
        for beside in (_BESIDE if measures > _FEW else every)
    )
    extent = next(filter(fits, extents), least)
    drawn = (
        extent._replace(rows=count, named=named, events=min(events, extent.events))
        for count in range(most, extent.rows, -1)
        for named, events in ((extent.named, extent.events), *_EVENTS_BESIDE_ROWS)
    )
    extent = next(filter(fits, drawn), extent)
    left = max(_ROOM - height_of(tuple(_sections(visit, extent, rows))), 0.0)
    height = min(_LEAST + floor(left / max(extent.rows, 1)), _MOST)
    extent = extent._replace(height=height)
    return tuple(_sections(visit, extent, rows)), extent


def _head_and_foot(visit: Visit) -> int:
    """The words above and below the sections."""
    of = visit.reliability
    head = (words.TITLE, span(visit.period), words.reliability(of) if of else "")
    foot = (sheet.foot(visit.made.toordinal(), "", "a fingerprint"), words.OVERLEAF)
    return words_of((*head, *sheet.person(visit.person), *foot))


def in_order(rated: Sequence[Rated]) -> list[Rated]:
    """The measures as they are read: worse, better, perhaps, no change seen, too early."""
    return sorted(rated, key=lambda one: say.order(one.findings))


def _sections(visit: Visit, extent: Extent, rows: "_Rows") -> Iterator[page.Section]:
    for part, heading, blocks in (
        (Part.FLAGS, "", _flags(visit, extent)),
        (Part.QUESTIONS, "", _asked(visit)),
        (Part.ANSWERS, words.ANSWERS, _answers(visit, extent)),
        (Part.PICTURE, "", _picture(visit, extent, rows)),
        (Part.ELSE, words.ELSE, _else(visit, extent)),
        (Part.QUESTIONS, words.BY_HAND, _by_hand(visit)),
    ):
        made = tuple(blocks) if part in visit.parts else ()
        if made:
            yield page.Section(heading, made)


def _flags(visit: Visit, extent: Extent) -> Iterator[page.Block]:
    if visit.flags:
        shown = [words.flag(one) for one in visit.flags[: extent.flags]]
        rest = len(visit.flags) - len(shown)
        yield page.Boxed(words.FLAGS, (*shown, *([words.more(rest)] if rest else [])))


def _asked(visit: Visit) -> Iterator[page.Block]:
    said = ((words.WHY, visit.why), (words.GOAL, visit.goal))
    pairs = [(label, words.in_short(text)) for label, text in said if text]
    if visit.questions:
        asked = map(words.in_short, visit.questions[:_MOST_QUESTIONS])
        pairs.append((words.ASKS, "\n".join(asked)))
    if pairs:
        yield page.Facts(tuple(pairs))


def _answers(visit: Visit, extent: Extent) -> Iterator[page.Block]:
    today = visit.answers.today
    every = visit.taken if Part.TAKEN in visit.parts else ()
    taken, others = every[: extent.products], every[extent.products :]
    lines = [(capital(one.product.name), say_taken.taken(one, today, visit.asked)) for one in taken]
    ordered, drawn = in_order(visit.rated), _drawn(visit, extent)
    lines += _answer_lines(ordered[: extent.measures], today)
    rated = [*ordered[: extent.measures], *filter(drawn.__contains__, ordered[extent.measures :])]
    caution = say.caution(one for each in rated for one in each.findings)
    rest = [one for one in ordered if one not in rated]
    clear = sum(any(each.verdict.is_clear for each in one.findings) for one in rest)
    labels = [(one.measure.title, say.label(one.findings, today)) for one in rest]
    left = words.in_details(labels, [one.product.name for one in others], clear)
    if lines:
        yield page.Answers(tuple(lines), caution)
    shown = [one for each in rated if (one := said_first(each.findings)) and one.verdict.is_spoken]
    if limits := " ".join(words.from_memory(shown)):
        yield page.Paragraph(limits)
    if left:
        yield page.Paragraph(left)
    if not visit.rated:
        yield page.Paragraph(words.NOTHING_RATED)


def _answer_lines(rated: Iterable[Rated], today: int) -> Iterator[tuple[str, str]]:
    """The answers; the change that several are about is named in the first of them."""
    named = ""
    for one in rated:
        said = said_first(one.findings)
        if is_measured_rarely(one):
            yield one.measure.title, words.single_values(one.series, one.measure.scale)
            continue
        yield one.measure.title, say.line(one.findings, today, named)
        named = say.called(said) if said and said.change else named


def is_measured_rarely(one: Rated) -> bool:
    """Whether it is a quantity, such as a laboratory value, of a few days only."""
    few = 0 < len(one.series.days) <= _FEW_VALUES
    return one.measure.scale.kind is ScaleKind.QUANTITY and few


def _picture(visit: Visit, extent: Extent, rows: "_Rows") -> Iterator[page.Block]:
    rated = _drawn(visit, extent)
    some = visit.taken[: extent.products] if Part.TAKEN in visit.parts else ()
    taken = [one for one in some if _has_amounts(one, visit.period)]
    if rated or taken:
        measures = [rows.measure(one.measure.name, extent.height) for one in rated]
        lanes = [rows.lane(one.product.name) for one in taken]
        drawn = (*(rows.events if extent.named else ()), *measures, *lanes, rows.dates)
        heads = (*words.STRETCHES, words.ANSWER)
        filled = [any(column) for column in zip(*(row.cells for row in drawn), strict=True)]
        named = (head if is_filled else "" for head, is_filled in zip(heads, filled, strict=True))
        caption = words.picture(rated, by_day=rows.by_day)
        yield page.Panels(caption, ("", *named), drawn)


def _drawn(visit: Visit, extent: Extent) -> list[Rated]:
    """The measures that are drawn."""
    shown = in_order(visit.rated)[: extent.rows] if Part.PICTURE in visit.parts else ()
    return [one for one in shown if one.series.days and not is_measured_rarely(one)]


def _has_amounts(taken: Taken, period: Period) -> bool:
    """Whether there is anything to draw of a product: doses in the period, or amounts of steps."""
    steps = [step for change in taken.changes for step in change.steps]
    meant = any(step.before or step.after for step in steps)
    return meant or taken.over(period).known > 0


class _Rows:
    """The rows of the picture, each drawn once however often the page is tried."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._axis = PageDays(*visit.period.ordinals)
        self.by_day = self._axis.is_by_day
        self.measure = cache(self._measure)
        self.lane = cache(self._lane)

    @cached_property
    def events(self) -> tuple[page.Panel, ...]:
        """The names of the events, where there are any."""
        named = [one for one in self._visit.events if not one.is_change]
        if not named or Part.ELSE not in self._visit.parts:
            return ()
        events = [(one.day, one.until, words.event_name(one)) for one in named]
        drawing = draw_events(events, self._axis)
        return (page.Panel("", drawing, words.events_words(named), _NO_CELLS),)

    @cached_property
    def dates(self) -> page.Panel:
        """The dates under all rows."""
        said = words.dates_words(self._visit.period)
        return page.Panel("", draw_dates(self._axis), said, _NO_CELLS)

    def _measure(self, name: str, height: float) -> page.Panel:
        one = next(each for each in self._visit.rated if each.measure.name == name)
        measure, shown, change = one.measure, said_first(one.findings), self._visit.answers.main
        label = say.label(one.findings, self._visit.answers.today)
        stretches = (shown.before, shown.during, shown.of_now) if shown else (None, None, None)
        cells = [words.summary_cell(one) for one in stretches]
        if shown and shown.before and change and shown.change is None and cells[0]:
            cells[0] += words.until(shown.before.last)
        steps = [step.day for step in change.steps] if change else []
        within = [day for day in steps if self._axis.first <= day <= self._axis.last]
        bad = words.bad_days_a_week(measure)
        return page.Panel(
            name=measure.title,
            svg=draw_measure(one, self._axis, within, height, bad),
            words=words.measure_words(one, change, self._visit.answers.today, label),
            cells=(*cells, label),
        )

    def _lane(self, product: str) -> page.Panel:
        one = next(each for each in self._visit.taken if each.product.name == product)
        steps = list(_steps(one, self._axis))
        within = one.over(self._visit.period)
        highest = max(within.highest or 0.0, *(to for _, to in steps), 0.0)
        far = () if self.by_day else one.far_above(self._visit.period)
        said = [(day, words.short_amount(to, one.product.unit)) for day, to in steps]
        return page.Panel(
            name=words.lane_name(one.product, said_none=within.none > 0, stands_out=bool(far)),
            svg=draw_lane(one, self._axis, said, highest, [day.taken for day in far]),
            words=words.lane_words(one, self._visit.period),
            cells=(*words.amount_cells(one, self._visit.answers.main), ""),
        )


def _steps(one: Taken, axis: PageDays) -> Iterator[tuple[int, float]]:
    """The amounts that were meant, each with the day it begins; the first holds from the left."""
    steps = [step for change in one.changes for step in change.steps if step.day <= axis.last]
    shown = [step for step in steps if step.day > axis.first]
    earlier = steps[: len(steps) - len(shown)]
    begin = earlier[-1].after if earlier else one.on(axis.first)
    if begin is not None:
        yield axis.first, begin
    yield from ((step.day, step.after) for step in shown if step.after is not None)


def _else(visit: Visit, extent: Extent) -> Iterator[page.Block]:
    change, today = visit.answers.main, visit.answers.today
    origin = change.first if change else today
    lanes = {one.product.name for one in visit.taken[: extent.products]}
    others = [one for one in visit.events if not (one.is_change and one.product in lanes)]
    nearest = sorted(others, key=lambda one: abs(one.day - origin))[: extent.events]
    said = [words.event(one, change, today) for one in others if one in nearest]
    if len(others) > len(said):
        said.append(words.more(len(others) - len(said)))
    parts = [page.Section(words.RECORDED, (page.Items(tuple(said or [words.NOTHING_ELSE])),))]
    if visit.missing:
        missing = page.Paragraph(words.missing(visit.missing))
        parts.append(page.Section(words.NOT_RECORDED, (missing,)))
    yield page.Columns(tuple(parts))


def _by_hand(visit: Visit) -> Iterator[page.Block]:
    more = visit.questions[_MOST_QUESTIONS:]
    if more:
        yield page.Items(tuple(map(words.in_short, more[:_MOST_QUESTIONS])))
    yield page.Lines(_BLANK_LINES)
