"""The rows of the page's picture, each an SVG over the same days: measures, doses, events, dates.

A row is drawn once; paper and screen show the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from textwrap import shorten
from typing import NamedTuple

from sidelog.analysis.series import Series, window
from sidelog.analysis.summary import Summary, summarise
from sidelog.catalog.scales import Scale
from sidelog.catalog.values import say_number
from sidelog.journal.rows import DoseDay
from sidelog.period import Period, Unit
from sidelog.report.findings.amounts import Amounts
from sidelog.report.findings.drawn import Rated
from sidelog.report.findings.taken import Taken
from sidelog.report.picture import svg
from sidelog.report.picture.axes import beginnings, round_range

WIDTH = 344.0
"""A drawing in a row of the page; numbers stand to its right."""
LEFT = 92.0
"""The days begin here; words of the scale stand to the left."""
RIGHT = WIDTH - 2

LANE = 30.0
"""How high the drawing of a product is."""
DATES = 13.0
"""How high the dates are."""
NAMES = 11.0
"""How high a line of events is."""

_GAP = 4.0
_BARS = 0.44
_THINNEST, _THICKEST = 1.2, 5.0
"""Points of the bar of a single day."""
_WORDS_WIDE = 22
_LONG, _NARROW = 16, 0.86
_GUTTER = LEFT - 5
_LINE = 11.0
"""From one line of words to the next, so that they do not touch in a browser either."""
_LINES_OF_NAMES = 2

_APART = 27.0
"""Points that a date needs for itself."""
_MOST_BINS = 110
"""As many weeks as can be told apart; of a longer period several share a place."""
_WEEK = 7
_BY_DAY = 4 * _WEEK
"""Days up to which each has a place of its own: a median of few weeks is a level line."""
_DOT, _BAD_DOT = 1.8, 3.0
"""How large the dot of a day is, from its middle."""
_WANTED_STEPS = 2


class PageDays(NamedTuple):
    """The days from `first` to `last` (ordinals, inclusive), between `LEFT` and `RIGHT`."""

    first: int
    last: int

    @property
    def is_by_day(self) -> bool:
        """Whether each day has a place of its own."""
        return self.last - self.first < _BY_DAY

    @property
    def weeks(self) -> int:
        """How many weeks share a place."""
        return max(1, ceil((self.last - self.first + 1) / _WEEK / _MOST_BINS))

    def bins(self) -> list[tuple[int, int]]:
        """The first and last day of each place, counted back from the last day.

        So the latest place is whole; the earliest may be a part of one.
        """
        size = 1 if self.is_by_day else self.weeks * _WEEK
        ends = range(self.last, self.first - 1, -size)
        return [(max(end - size + 1, self.first), end) for end in ends][::-1]

    def edge(self, day: float) -> float:
        """Where a day begins, kept within the axis."""
        share = (day - self.first) / (self.last - self.first + 1)
        return LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT)

    def ticks(self) -> list[tuple[int, str]]:
        """The days, or the beginnings of weeks, months, quarters or years, as there is room."""
        room = int((RIGHT - LEFT) / _APART)
        found: list[tuple[int, str]] = []
        for unit in Unit:
            found = beginnings(self.first, self.last, unit)
            if 0 < len(found) <= room:
                return found
        return found[:: ceil(len(found) / room)]


class PageValues(NamedTuple):
    """Values from `low` at `bottom` to `high` at `top`, which is the smaller number."""

    low: float
    high: float
    top: float
    bottom: float

    def y(self, value: float) -> float:
        """How far down a value stands; beyond the ends it stays at them."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)


def page_values(series: Series, scale: Scale, top: float, bottom: float) -> PageValues:
    """The range of a measure between two heights."""
    low, high, _ = round_range(series, scale, _WANTED_STEPS)
    return PageValues(low, high, top, bottom)


def end_words(scale: Scale, axis: PageValues) -> Iterator[str]:
    """What is written at the upper and at the lower end: the value with the first of its words."""
    anchors = dict(scale.anchors)
    for value in (axis.high, axis.low):
        said = anchors.get(value, scale.unit).partition(",")[0]
        yield f"{say_number(round(value, 6))} {said}".rstrip()


def draw_measure(
    rated: Rated, axis: PageDays, steps: Sequence[int], height: float, bad: str
) -> str:
    """Bad days a week as bars, over the weekly median with the middle half of the entries.

    Of what is yes or no, the line is the share of the days of a week that were yes.  Of four weeks
    and less, it is a dot a day, large where it is a bad day.

    Args:
        rated: the measure with its entries.
        axis: the days that are drawn.
        steps: the days of the steps of what was taken, as lines through the drawing.
        height: of the drawing, in points.
        bad: what a bad day is, in words; without one there are no bars.
    """
    series, scale = rated.series, rated.measure.scale
    bars = height * _BARS if bad else -_GAP
    values = page_values(series, scale, bars + _GAP, height - 1)
    if axis.is_by_day:  # a dot at either end is whole
        values = page_values(series, scale, _BAD_DOT + 0.5, height - _BAD_DOT - 0.5)
    parts = [
        svg.path("step", (svg.vertical(axis.edge(day), 0, height) for day in steps)),
        *_scale(scale, values),
    ]
    if axis.is_by_day:
        parts += _each_day(series, scale, axis, values, bad)
    else:
        bins = [summarise(series, scale, *days) for days in axis.bins()]
        parts += _bad_days(series, scale, axis, bars, bad) if bad else ()
        parts += _medians(bins, rated, axis, values)
    return svg.picture(WIDTH, height, parts)


def _scale(scale: Scale, values: PageValues) -> Iterator[str]:
    """Both ends of a scale with their words, and from where on a day is a bad one."""
    ends = [values.y(value) for value in (values.high, values.low)]
    yield svg.path("grid", (svg.horizontal(LEFT, RIGHT, y) for y in ends))
    upper = ends[0] + max(min(6.0, ends[1] - ends[0] - _LINE), 0.0)
    for said, y in zip(end_words(scale, values), (upper, ends[1] - 0.5), strict=True):
        words = shorten(said, _WORDS_WIDE, placeholder=" …")
        # A browser may have wider letters than paper: a long line is kept within its place.
        fitted = min(_NARROW * svg.wide(words), _GUTTER) if len(words) > _LONG else None
        yield svg.text(_GUTTER, y, words, style="soft", anchor="end", width=fitted)


def _each_day(
    series: Series, scale: Scale, axis: PageDays, values: PageValues, bad: str
) -> Iterator[str]:
    """A dot a day over the whole height, with the words of a bad day beside their line."""
    if scale.bad_from is not None:
        level = values.y(scale.bad_from)
        beside = min(max(level + 3, values.top + 6 + _LINE), values.bottom + 1 - _LINE)
        yield svg.path("level", [svg.horizontal(LEFT, RIGHT, level)])
        yield svg.text(_GUTTER, beside, bad, style="soft", anchor="end")
    for style, of, radius in (("dot", False, _DOT), ("bad", True, _BAD_DOT)):
        yield svg.path(
            style,
            (
                svg.dot(axis.edge(day + 0.5), values.y(value), radius)
                for day, value in zip(series.days, series.values, strict=True)
                if scale.is_bad(value) is of
            ),
        )


def _bad_days(
    series: Series, scale: Scale, axis: PageDays, height: float, bad: str
) -> Iterator[str]:
    """A bar a week; without a bad day a mark on the line, and without an entry nothing."""
    counts = PageValues(0, _WEEK, 1, height - 1)
    yield svg.text(_GUTTER, 8, bad, style="soft", anchor="end")
    yield svg.path("grid", [svg.horizontal(LEFT, RIGHT, counts.top)])
    drawn, without = [], []
    for first, last in axis.bins():
        values = window(series, first, last).values
        left, wide = _place(axis, first, last)
        a_week = sum(map(scale.is_bad, values)) / axis.weeks
        top = counts.y(a_week)
        if a_week:
            drawn.append(svg.box(left, top, wide, counts.bottom - top))
        elif values:
            without.append(svg.box(left, counts.bottom - 0.7, wide, 0.7))
    yield svg.path("bad", drawn)
    yield svg.path("none", without)


def _medians(
    bins: Sequence[Summary], rated: Rated, axis: PageDays, values: PageValues
) -> Iterator[str]:
    """The weekly medians as stairs in their band, broken where a week lacks an entry."""
    scale = rated.measure.scale
    if not rated.is_yes_no:
        yield svg.path("half", _halves(bins, axis, values))
    if scale.bad_from is not None:
        yield svg.path("level", [svg.horizontal(LEFT, RIGHT, values.y(scale.bad_from))])
    yield svg.path("line", _stairs(bins, rated, axis, values))


def _halves(bins: Iterable[Summary], axis: PageDays, values: PageValues) -> Iterator[str]:
    for one in bins:
        if one.quarter is not None and one.three_quarters is not None:
            left, right = axis.edge(one.first), axis.edge(one.last + 1)
            top, bottom = values.y(one.three_quarters), values.y(one.quarter)
            yield svg.box(left, top - 0.8, right - left, bottom - top + 1.6)


def _stairs(
    bins: Iterable[Summary], rated: Rated, axis: PageDays, values: PageValues
) -> Iterator[str]:
    corners, lacking = list[tuple[float, float]](), rated.lacking()
    for one in bins:
        if one.median is None:
            if not lacking.isdisjoint(range(one.first, one.last + 1)):
                yield svg.polyline(corners)
                corners = []
        else:
            y = values.y(one.median if one.yes is None else one.yes / one.n)
            corners += [(axis.edge(one.first), y), (axis.edge(one.last + 1), y)]
    yield svg.polyline(corners)


def draw_lane(
    taken: Taken,
    axis: PageDays,
    steps: Sequence[tuple[int, str]],
    highest: float,
    far: Iterable[DoseDay] = (),
) -> str:
    """What was taken of a product: the typical day of each week, with the amounts at each step.

    Four things are told apart: a known amount is a bar, one that is not wholly known an open bar,
    a said "none" a mark under the line, and of an empty place nothing was said.

    Args:
        taken: what was taken.
        axis: the days that are drawn.
        steps: days from which on an amount was meant, with that amount in words.
        highest: the amount at the top.
        far: the days that stand out, each a thin bar of its own in its week.
    """
    values = PageValues(0, highest or 1, svg.LETTERS + 1.5, LANE - 4)
    weeks = [taken.over(Period.of(*days)) for days in axis.bins()]
    parts = [
        svg.path("frame", [svg.horizontal(LEFT, RIGHT, values.bottom)]),
        svg.path("step", (svg.vertical(axis.edge(day), values.top, LANE) for day, _ in steps[1:])),
        svg.path("part", _columns(weeks, axis, values, whole=False)),
        svg.path("dose", [*_columns(weeks, axis, values, whole=True), *_single(far, axis, values)]),
        svg.path("none", _nones(weeks, axis, values.bottom)),
        *_amounts(steps, axis),
    ]
    return svg.picture(WIDTH, LANE, parts)


def _columns(
    weeks: Iterable[Amounts], axis: PageDays, values: PageValues, *, whole: bool
) -> Iterator[str]:
    """Bars of the known amounts, or open ones without any; few days make a thin bar."""
    for week in weeks:
        if not week.taken or whole is (week.typical is None):
            continue
        left, wide = _place(axis, *week.period.ordinals)
        amount = week.typical or week.highest
        top = values.top if amount is None else values.y(amount)
        yield svg.box(left, top, wide if week.typical != 0 else wide / 3, values.bottom - top)


def _single(days: Iterable[DoseDay], axis: PageDays, values: PageValues) -> Iterator[str]:
    """A bar a day, which is seen however long the period is."""
    for one in days:
        left, wide = axis.edge(one.day), axis.edge(one.day + 1) - axis.edge(one.day)
        width = min(max(wide, _THINNEST), _THICKEST)
        top = values.y(one.total)
        yield svg.box(left + (wide - width) / 2, top, width, values.bottom - top)


def _nones(weeks: Iterable[Amounts], axis: PageDays, bottom: float) -> Iterator[str]:
    for week in weeks:
        if week.none and not week.taken:
            left, wide = _place(axis, *week.period.ordinals)
            yield svg.box(left, bottom + 1, wide, 2)


def _amounts(steps: Sequence[tuple[int, str]], axis: PageDays) -> Iterator[str]:
    """The amounts over the beginning of their days; those without room are left to the details."""
    end, last = float("-inf"), RIGHT
    for place, (day, said) in enumerate(steps):
        x = min(axis.edge(day), RIGHT - svg.wide(said))
        is_last = place == len(steps) - 1
        room = last if is_last else RIGHT - svg.wide(steps[-1][1]) - 2
        if x > end and (is_last or x + svg.wide(said) < room):
            yield svg.text(x, svg.LETTERS - 1, said)
            end = x + svg.wide(said) + 1


def draw_events(events: Sequence[tuple[int, int, str]], axis: PageDays) -> str:
    """Dated events by their names, over the days; those that would touch others are left out.

    Args:
        events: the first and the last day of each, and its name.
        axis: the days that are drawn.
    """
    ends = [float("-inf")] * _LINES_OF_NAMES
    names, spans, used = [], [], 1
    for first, last, name in events:
        left, right = axis.edge(first), max(axis.edge(last + 1), axis.edge(first) + 1.2)
        x = min(left, RIGHT - svg.wide(name))
        row = next((row for row, end in enumerate(ends) if x > end), None)
        if row is None:
            continue
        ends[row], used = x + svg.wide(name) + 4, max(used, row + 1)
        # What is pushed back from the edge ends there, however wide the letters of a browser are.
        names.append((x, row, name) if x == left else (RIGHT, row, name))
        spans.append((left, right))
    height = NAMES * used + 3
    parts = [svg.path("span", (svg.box(x, height - 2.5, end - x, 2.5) for x, end in spans))]
    parts += [
        svg.text(x, svg.LETTERS - 1 + NAMES * row, name, anchor="end" if x == RIGHT else "start")
        for x, row, name in names
    ]
    return svg.picture(WIDTH, height, parts)


def draw_dates(axis: PageDays) -> str:
    """The dates under all rows."""
    ticks = [(axis.edge(day), label) for day, label in axis.ticks()]
    parts = [
        svg.path("frame", [svg.horizontal(LEFT, RIGHT, 0.5)]),
        svg.path("frame", (svg.vertical(x, 0.5, 3.5) for x, _ in ticks)),
        *(
            svg.text(min(x + 1, RIGHT - svg.wide(label) + 4), DATES - 3, label)
            for x, label in ticks
        ),
    ]
    return svg.picture(WIDTH, DATES, parts)


def _place(axis: PageDays, first: int, last: int) -> tuple[float, float]:
    """Where some days begin, and how wide they are, with a little space to the next."""
    left, right = axis.edge(first), axis.edge(last + 1)
    space = min(0.2 * (right - left), 1.2)
    return left + space / 2, max(right - left - space, 0.4)
