"""What was taken of one product, in the picture: each day's total under the same dates.

Four things are told apart: a known amount is a bar, one that is not known in full an open bar, a
said "none" a mark under the line, and of an empty place nothing was said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from sidelog.catalog.products import say_amount
from sidelog.journal.occasions import Planned
from sidelog.report import svg
from sidelog.report.doses import DoseDay, DoseRecord
from sidelog.report.picture_layout import LEFT, LETTERS, RIGHT, SMALL, Frame, is_binned
from sidelog.report.picture_time import TimeAxis
from sidelog.report.picture_values import ValueAxis, recorded_axis
from sidelog.report.sentences import page as words

_TITLE_WIDE = 48
_NONE_HEIGHT = 2.6
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Bar:
    """A day, or a week's mean day: `first` to `last` are ordinals."""

    first: int
    last: int
    total: float
    is_whole: bool
    taken: bool


def draw_lane(record: DoseRecord, plan: Sequence[Planned], frame: Frame) -> Iterator[str]:
    """Draw one product; its title stands above the frame."""
    bars = _weeks(record) if is_binned(frame.axis.first, frame.axis.last) else _days(record)
    highest = max([bar.total for bar in bars] + [step.amount for step in plan], default=0.0)
    values = recorded_axis(0, highest or 1, frame.top, frame.bottom)
    yield _title(record, frame)
    yield svg.path("grid", (svg.horizontal(LEFT, RIGHT, y) for y in (frame.top, frame.bottom)))
    yield from _amounts(record, values)
    yield svg.path("unknown", _drawn(bars, frame, values, whole=False))
    yield svg.path("dose", _drawn(bars, frame, values, whole=True))
    yield svg.path("none", _nones(bars, frame))
    yield svg.path("plan", _steps(plan, frame.axis, values))


def _title(record: DoseRecord, frame: Frame) -> str:
    about = words.lane_note(record, by_week=is_binned(frame.axis.first, frame.axis.last))
    title = svg.clipped(record.product.name, _TITLE_WIDE)
    return svg.text(0, frame.top - 4.5, title, LETTERS, bold=True, after=about)


def _amounts(record: DoseRecord, values: ValueAxis) -> Iterator[str]:
    for value in (values.high, values.low):
        said = say_amount(round(value, 6), record.product.unit)
        base = values.y(value) + (4.2 if value else 1.2)
        yield svg.text(LEFT - 4, base, said, SMALL, anchor="end")


def _days(record: DoseRecord) -> list[_Bar]:
    return [_Bar(day.day, day.day, day.total, day.is_whole, bool(day.doses)) for day in record.days]


def _weeks(record: DoseRecord) -> list[_Bar]:
    """The mean of the days of which something was said, week by week."""
    by_week: dict[int, list[DoseDay]] = {}
    for day in record.days:
        by_week.setdefault(day.day - (day.day - 1) % _WEEK, []).append(day)
    return [
        _Bar(
            first=monday,
            last=monday + _WEEK - 1,
            total=fsum(day.total for day in days) / len(days),
            is_whole=all(day.is_whole for day in days),
            taken=any(day.doses for day in days),
        )
        for monday, days in by_week.items()
    ]


def _drawn(bars: Sequence[_Bar], frame: Frame, values: ValueAxis, *, whole: bool) -> Iterator[str]:
    """Bars up to the known part; an open one of full height where a part is not known."""
    for bar in bars:
        if bar.taken and not whole and not bar.is_whole:
            yield _column(bar, frame.axis, frame.top, frame.bottom)
        if bar.taken and whole and bar.total:
            yield _column(bar, frame.axis, values.y(bar.total), frame.bottom)


def _nones(bars: Sequence[_Bar], frame: Frame) -> Iterator[str]:
    for bar in bars:
        if not bar.taken:
            yield _column(bar, frame.axis, frame.bottom + 1, frame.bottom + 1 + _NONE_HEIGHT)


def _column(bar: _Bar, axis: TimeAxis, top: float, bottom: float) -> str:
    left, right = axis.edge(bar.first), axis.edge(bar.last + 1)
    space = min(0.2 * (right - left), 2.0)
    return svg.box(left + space / 2, top, max(right - left - space, 0.3), bottom - top)


def _steps(plan: Sequence[Planned], axis: TimeAxis, values: ValueAxis) -> Iterator[str]:
    """The plan as stairs; a step holds until the next one, the last to the end."""
    changes = [*(step.day for step in plan), axis.last + 1]
    corners = []
    for step, (day, end) in zip(plan, pairwise(changes), strict=True):
        if axis.shows(day, end - 1):
            y = values.y(step.amount)
            corners += [(axis.edge(day), y), (axis.edge(end), y)]
    yield svg.polyline(corners)
