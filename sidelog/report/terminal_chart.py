"""A chart for the terminal: the measure, the events, and the doses under it on the same days."""

from collections.abc import Iterator, Sequence
from textwrap import fill, wrap
from typing import TYPE_CHECKING

from sidelog.analysis.wording import CAUTION
from sidelog.report import chart_lines as draw
from sidelog.report.chart import Chart
from sidelog.report.doses import DoseRecord
from sidelog.report.sentences import basics
from sidelog.report.sentences import chart as say
from sidelog.report.sentences.findings import better
from sidelog.report.terminal import Look, text_of
from sidelog.report.time_axis import TimeAxis, lay_out
from sidelog.report.value_axis import ValueAxis, value_axis

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_WIDEST_WORDS = 24
_TICK, _WALL, _CORNER, _NO_WALL = "┤", "│", "└", " "

Line = tuple[str, str, str]
"""The words at the left, the wall, and what is drawn."""


def show_chart(chart: Chart, look: Look) -> str:
    """A chart as text for a terminal."""
    return text_of(_parts(chart, look), look)


def _parts(chart: Chart, look: Look) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    measure = chart.finding.measure
    words = min(_WIDEST_WORDS, look.columns // 3)
    time = lay_out(chart.first, chart.last, look.columns - words - 3)
    yield Text.assemble((measure.title, "bold"), f"  {better(measure.scale)}")
    yield Text(basics.period(chart.first, chart.last), "dim")
    yield ""
    yield from (_line(line, words, "cyan") for line in _measure(chart, time, words, look))
    if chart.happenings:
        events = draw.event_lines(chart.happenings, time)
        yield from (_line(line, words, "bold") for line in _beside(say.EVENTS, events))
    if chart.doses:
        yield ""
        yield from (_line(line, words, "magenta") for line in _doses(chart.doses, time, look))
    yield ""
    for line in say.event_key(chart):
        yield Text(fill(line, look.columns, subsequent_indent="  "))
    yield Text("\n".join((*say.how_to_read(chart, time), CAUTION)), "dim")


def _measure(chart: Chart, time: TimeAxis, words: int, look: Look) -> Iterator[Line]:
    values = value_axis(chart.finding.series, chart.finding.measure.scale)
    drawn = draw.value_lines(chart.finding, time, values, unicode=look.unicode)
    for place, (label, line) in enumerate(zip(_labels(values, words), drawn, strict=True)):
        yield label, _TICK if place in values.labels else _WALL, line
    axis, names = draw.tick_lines(time)
    yield "", _CORNER, axis
    yield "", _NO_WALL, names
    missing = draw.missing_line(chart.finding, time)
    if missing.strip():
        yield say.NO_ENTRY, _NO_WALL, missing


def _labels(values: ValueAxis, width: int) -> list[str]:
    """The words of each row; what does not fit beside its own goes on in the rows below."""
    labels = [""] * values.rows
    marked = sorted(values.labels)
    for place, end in zip(marked, [*marked[1:], values.rows], strict=True):
        words = wrap(values.labels[place], width, subsequent_indent="  ")
        room = max(end - place, 1)
        if len(words) > room:
            words[room - 1] = f"{words[room - 1][: width - 1]}…"
        labels[place : place + room] = (words + [""] * room)[:room]
    return labels


def _doses(record: DoseRecord, time: TimeAxis, look: Look) -> Iterator[Line]:
    lines = draw.dose_lines(record, time, unicode=look.unicode)
    highest = basics.amount(draw.highest_total(record), record.product.unit)
    yield record.product.name, _NO_WALL, ""
    for place, line in enumerate(lines):
        yield highest if place == 0 else "", _WALL if place else _TICK, line
    marks = draw.dose_marks(record, time)
    if marks.strip():
        yield say.AMOUNTS, _NO_WALL, marks


def _beside(words: str, lines: Sequence[str]) -> Iterator[Line]:
    for place, line in enumerate(lines):
        yield "" if place else words, _NO_WALL, line


def _line(line: Line, width: int, style: str) -> "Text":
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415  (Rich: four interpreters)
    from rich.text import Text  # noqa: PLC0415

    words, wall, drawn = line
    if cell_len(words) > width:
        words = f"{set_cell_size(words, width - 1)}…"
    return Text.assemble(
        (set_cell_size(words, width), ""), " ", (wall, "dim"), (drawn, style), no_wrap=True
    )
