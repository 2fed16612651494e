"""A chart for a terminal: a measure, the events, and the doses under it on the same days."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

from sidelog.analysis.stats.ranks import median
from sidelog.analysis.summary import summarise
from sidelog.catalog.regimen.rules import spans
from sidelog.journal.rows import DoseDay, Happened
from sidelog.period import Unit, coarse_enough, cut
from sidelog.report.findings.drawn import Chart, Rated, days_of
from sidelog.report.findings.taken import Taken
from sidelog.report.picture.axes import TimeAxis, ValueAxis, by_place, lay_out, ticks, value_axis
from sidelog.report.picture.canvas import Canvas, Pictures, height_of
from sidelog.report.render.terminal import Screen, cell_width
from sidelog.report.words import chart as say
from sidelog.report.words import taken as took
from sidelog.report.words.basics import amount, better, capital, event_in_full, with_unit
from sidelog.report.words.screens import NO_DOSE, about_scale, heading

_WIDEST_WORDS = 24
_TICK, _WALL, _CORNER, _NO_WALL = "┤", "│", "└", " "
_BESIDE_ROWS, _ALONE_ROWS = 3, 10
_MOST_EVENT_LINES = 4


class _Line(NamedTuple):
    """The words at the left, the wall, and what is drawn."""

    words: str
    wall: str
    drawn: str


def show_chart(chart: Chart, screen: Screen) -> Iterator[str]:
    """A chart of a measure, a product, or both; in words where nothing is drawn."""
    if chart.taken and not (chart.rated or chart.taken.days):
        yield from _changes_alone(chart, chart.taken, screen)
    elif screen.pictures is Pictures.NONE:
        yield from _in_words(chart, screen)
    else:
        yield from _drawn(chart, screen)


def _drawn(chart: Chart, screen: Screen) -> Iterator[str]:
    """The heads, the measure, the events and the doses, and how they are read."""
    words = min(_WIDEST_WORDS, screen.columns // 3)
    time = lay_out(chart.period, screen.columns - words - 3)

    def put(lines: Iterable[_Line], style: str) -> Iterator[str]:
        return _put(lines, words, style, screen)

    if chart.rated:
        measure = chart.rated.measure
        title = screen.styled(screen.text(measure.title), "bold")
        yield f"{title}  {better(measure.scale)}"
    elif chart.taken:
        yield from screen.wrapped(say.product(chart.taken), "bold")
    yield from screen.wrapped(heading(chart.period), "faint")
    yield ""
    if chart.rated:
        yield from put(_measure(chart.rated, time, words, screen), "cyan")
    elif chart.taken:
        yield from put(_doses(chart.taken, time, _ALONE_ROWS, screen), "magenta")
        yield from put(_time(time), "magenta")
    yield from put(_events(chart.events, time), "bold")
    if chart.taken and chart.rated:
        yield ""
        yield from put([_Line(chart.taken.product.name, _NO_WALL, "")], "")
        yield from put(_doses(chart.taken, time, _BESIDE_ROWS, screen), "magenta")
    yield ""
    for line in say.event_key(chart):
        yield from screen.wrapped(line, hanging=2)
    for line in say.how_to_read(chart, time):
        yield from screen.wrapped(line, "faint")


def _changes_alone(chart: Chart, taken: Taken, screen: Screen) -> Iterator[str]:
    """What is known of a product of which no dose is recorded, and what else happened."""
    yield from screen.wrapped(say.product(taken), "bold")
    yield from screen.wrapped(capital(took.taken(taken, chart.period.ordinals[1])))
    yield from screen.wrapped(NO_DOSE)
    for event in chart.events:
        yield from screen.wrapped(f"{event_in_full(event)}.", hanging=2)


def _put(lines: Iterable[_Line], width: int, style: str, screen: Screen) -> Iterator[str]:
    """The lines with their words padded to the same width."""
    for words, wall, drawn in lines:
        label = screen.text(words)
        while cell_width(label) > width:
            label = label[:-1]
        space = " " * (width - cell_width(label))
        shown = screen.styled(screen.text(drawn.rstrip()), style)
        edge = wall if wall == _NO_WALL else screen.styled(screen.text(wall), "faint")
        yield f"{label}{space} {edge}{shown}".rstrip()


# The measure


def _measure(rated: Rated, time: TimeAxis, words: int, screen: Screen) -> Iterator[_Line]:
    values = value_axis(rated.series, rated.measure.scale)
    drawn = _values(rated, time, values, screen.pictures)
    for place, (label, line) in enumerate(zip(_labels(values, words), drawn, strict=True)):
        yield _Line(label, _TICK if place in values.labels else _WALL, line)
    yield from _time(time)
    recorded, skipped = set(rated.series.days), set(rated.series.skipped)
    lacking = rated.lacking()

    def mark(days: range) -> str:
        if any(day in recorded for day in days):
            return " "
        if any(day in skipped for day in days):
            return say.SKIPPED
        return " " if lacking.isdisjoint(days) else say.UNKNOWN

    missing = _marks(time, mark)
    if missing.strip():
        yield _Line(say.NO_ENTRY, _NO_WALL, missing)


def _values(rated: Rated, time: TimeAxis, values: ValueAxis, pictures: Pictures) -> list[str]:
    """The days as dots and the rolling median as a line twice as thick, open where there are gaps.

    Where whole weeks stand at one place, a dash is what their days were, and there is no line.
    """
    canvas, series = Canvas(time.columns, values.rows), rated.series
    if time.is_by_week:
        for x, shared in by_place(series.days, series.values, time.dot).items():
            for wide in range(time.width):
                canvas.dot(x + wide, values.dot(rated.at_a_place(shared)))
        return canvas.lines(pictures)
    for day, value in zip(series.days, series.values, strict=True):
        canvas.dot(time.middle(day), values.dot(value))
    for part in rated.line:
        points = [(time.middle(point.day), values.dot(point.value)) for point in part]
        for start, end in pairwise([points[0], *points]):
            _stroke(canvas, start, end)
    return canvas.lines(pictures)


def _stroke(canvas: Canvas, start: tuple[int, int], end: tuple[int, int]) -> None:
    """A line two dots thick."""
    steps = max(end[0] - start[0], abs(end[1] - start[1]), 1)
    for step in range(steps + 1):
        x = start[0] + round((end[0] - start[0]) * step / steps)
        y = start[1] + round((end[1] - start[1]) * step / steps)
        canvas.dot(x, y)
        canvas.dot(x, y - 1 if y == canvas.height - 1 else y + 1)


def _labels(values: ValueAxis, width: int) -> list[str]:
    """The words of each row; what does not fit beside its own goes on in the rows below.

    Of words that do not fit there either, the last are left out: the scale is told in full by
    `sidelog trends`.
    """
    labels = [""] * values.rows
    marked = sorted(values.labels)
    for place, end in zip(marked, [*marked[1:], values.rows], strict=True):
        words = wrap(values.labels[place], width, subsequent_indent="  ")
        room = max(end - place, 1)
        labels[place : place + room] = (words + [""] * room)[:room]
    return labels


# Time and events


def _time(time: TimeAxis) -> Iterator[_Line]:
    """The time axis: a line with a tick at each beginning, and the names under it."""
    axis, names = ["─"] * time.columns, [" "] * time.columns
    for column, name in ticks(time):
        axis[column] = "┬"
        names[column : column + len(name)] = name
    yield _Line("", _CORNER, "".join(axis))
    yield _Line("", _NO_WALL, "".join(names))


def _events(events: Sequence[Happened], time: TimeAxis) -> Iterator[_Line]:
    """The numbers of the events where they begin, with a line as long as they last.

    They take as many lines as they need to stand apart; those for which four are too few stand in
    the key alone.
    """
    lines: list[str] = []
    for number, one in enumerate(events, start=1):
        column, mark = time.column(max(one.day, time.first)), str(number)
        reach = time.column(min(one.until, time.last)) - column + 1
        for place in range(_MOST_EVENT_LINES):
            if place == len(lines):
                lines.append("")
            if not lines[place] or len(lines[place]) < column:
                lines[place] = f"{lines[place]:<{column}}{mark:─<{reach}}"
                break
    for place, line in enumerate(lines):
        yield _Line("" if place else say.EVENTS, _NO_WALL, line)


def _marks(time: TimeAxis, mark: Callable[[range], str]) -> str:
    """One mark for the days of each character; none where a day is wider than a character."""
    return "".join(mark(days) if days else " " for days in time.days_by_column())


# Doses


def _doses(taken: Taken, time: TimeAxis, rows: int, screen: Screen) -> Iterator[_Line]:
    """What was taken, as bars up to the largest daily total of the period.

    Days that share a column are drawn as their median, and with the lowest bar where it was taken
    on fewer than half of them: a single day after a stop must not vanish.  A day of which nothing
    was said has no bar, and neither has one on which none was taken: the marks under the bars tell
    them apart.
    """
    days = days_of(taken, time.period)
    highest = max((day.total for day in days.values()), default=0.0)
    canvas = Canvas(time.columns, rows if highest else 0)
    totals = [day.total for day in days.values()]
    for x, shared in by_place(days, totals, time.dot).items():
        total = median(shared)
        if max(shared) > 0:
            top = max(height_of(total, 0, highest, canvas.height + 1) - 1, 0)
            for wide in range(max(time.width - 1, 1)):
                canvas.bar(x + wide, top)
    for place, line in enumerate(canvas.lines(screen.pictures)):
        label = "" if place else amount(highest, taken.product.unit)
        yield _Line(label, _WALL if place else _TICK, line)

    def mark(some: range) -> str:
        return _dose_mark([days[day] for day in some if day in days])

    marks = _marks(time, mark)
    if marks.strip():
        yield _Line(say.AMOUNTS, _NO_WALL, marks)
    yield from _plan(taken, time)


def _plan(taken: Taken, time: TimeAxis) -> Iterator[_Line]:
    """What was planned, where each step begins, and where something else was taken.

    A step without room beside the one before it is left out: `sidelog regimen` has all.
    """
    line = ""
    for step, first, _ in spans(taken.regimen, *time.period.ordinals):
        column = time.column(first)
        if not line or len(line) < column:
            line = f"{line:<{column}}{say.plan(step.rule)}"
    if line:
        yield _Line(with_unit(say.PLAN, taken.product.unit), _NO_WALL, line[: time.columns])
    differed = {one.taken.day: one for one in taken.kept(time.period).differed}
    marks = _marks(
        time, lambda days: say.unlike([differed[one] for one in days if one in differed])
    )
    if marks.strip():
        yield _Line(say.DIFFERS, _NO_WALL, marks)


def _dose_mark(said: Sequence[DoseDay]) -> str:
    if not said:
        return say.UNKNOWN
    if any(not day.is_whole for day in said):
        return say.IN_PART
    return " " if any(day.doses for day in said) else say.NONE_TAKEN


# In words


def _in_words(chart: Chart, screen: Screen) -> Iterator[str]:
    """The measure, what was taken, and what happened, piece by piece of the calendar."""
    rated, taken, unit = chart.rated, chart.taken, coarse_enough(chart.period, Unit.WEEK)
    yield from screen.wrapped(f"{heading(chart.period)}.")
    if rated:
        yield from screen.wrapped(f"{rated.measure.title}: {about_scale(rated.measure.scale)}")
    lacking = rated.lacking() if rated else frozenset()
    for period in cut(chart.period, unit):
        if rated:
            of = summarise(rated.series, rated.measure.scale, *period.ordinals)
            first, last = period.ordinals
            if of.n or not lacking.isdisjoint(range(first, last + 1)):
                yield from screen.wrapped(say.values(rated.measure.title, period, unit, of))
        if taken and (of_piece := taken.over(period)).period.days:
            yield from screen.wrapped(say.doses(taken, period, unit, of_piece))
    if taken and taken.over(chart.period).planned:
        yield from screen.wrapped(took.COUNTS_AS_PLANNED)
    for event in chart.events:
        yield from screen.wrapped(f"{event_in_full(event)}.")
