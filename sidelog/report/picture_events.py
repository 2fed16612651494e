"""Dated events in the picture: numbered marks above all panels, and phases shaded behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sidelog.report import svg
from sidelog.report.happenings import Happening
from sidelog.report.phase_bands import Band
from sidelog.report.picture_layout import SMALL, Frame
from sidelog.report.picture_time import TimeAxis

_RADIUS = 4.3
_APART = 2 * _RADIUS + 0.6
ROW = 2 * _RADIUS + 2.4
"""Height of a row of marks."""
MOST_ROWS = 4
_LETTER = 3.4
"""About the width of a letter of a phase's name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event's number, and the row in which it stands so that no two touch."""

    happening: Happening
    x: float
    row: int


def place_marks(happenings: Sequence[Happening], axis: TimeAxis) -> tuple[Mark, ...]:
    """Put each mark in the first row where it has room; the last row takes the rest."""
    ends = [float("-inf")] * MOST_ROWS
    marks = []
    for happening in happenings:
        if axis.shows(happening.day, happening.until):
            x = axis.middle(max(happening.day, axis.first))
            free = (row for row in range(MOST_ROWS) if x - ends[row] >= _APART)
            row = next(free, MOST_ROWS - 1)
            ends[row] = x
            marks.append(Mark(happening, x, row))
    return tuple(marks)


def rows_of(marks: Sequence[Mark]) -> int:
    """How many rows they take."""
    return max((mark.row for mark in marks), default=-1) + 1


def draw_marks(
    marks: Sequence[Mark], axis: TimeAxis, top: float, frames: Sequence[Frame]
) -> Iterator[str]:
    """Draw the marks from `top` on, each with its line through the plots; spans have a bar."""
    middles = [(mark, top + _RADIUS + ROW * mark.row) for mark in marks]
    lines = (svg.vertical(mark.x, one.top, one.bottom) for one in frames for mark in marks)
    yield svg.path("event", lines)
    yield svg.path("span", (step for mark, y in middles for step in _span(mark, axis, y)))
    for mark, y in middles:
        yield svg.circle(mark.x, y, _RADIUS)
        number = str(mark.happening.number)
        size = SMALL if len(number) < 3 else SMALL - 1.5  # noqa: PLR2004
        yield svg.text(mark.x, y + size * 0.34, number, size, style="on-ink", anchor="middle")


def _span(mark: Mark, axis: TimeAxis, y: float) -> Iterator[str]:
    if mark.happening.until > mark.happening.day:
        end = axis.edge(mark.happening.until + 1)
        yield svg.box(mark.x, y - 1.1, max(end - mark.x, 0), 2.2)


def draw_bands(bands: Sequence[Band], axis: TimeAxis, top: float, bottom: float) -> Iterator[str]:
    """Shade the phases from `top` to `bottom`, darker where nothing was meant to be taken."""
    for band in bands:
        if axis.shows(band.first, band.last):
            left, right = axis.edge(band.first), axis.edge(band.last + 1)
            style = "off" if band.stopped else "less"
            yield svg.path(style, [svg.box(left, top, right - left, bottom - top)])
            if right - left > _LETTER * len(band.words):
                middle = (left + right) / 2
                yield svg.text(middle, top + 7, band.words, SMALL, style="soft", anchor="middle")
