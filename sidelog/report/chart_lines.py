"""The parts of a chart as lines of characters, all on one time axis."""

from collections.abc import Sequence
from itertools import pairwise

from sidelog.analysis.findings import MeasureFinding
from sidelog.analysis.ranks import median
from sidelog.analysis.smoothing import segments
from sidelog.report.canvas import Canvas, height_of
from sidelog.report.doses import DoseDay, DoseRecord
from sidelog.report.happenings import Happening
from sidelog.report.time_axis import TimeAxis, by_place, ticks
from sidelog.report.value_axis import ValueAxis

SKIPPED, UNKNOWN, IN_PART, NONE_TAKEN = "s", "·", "?", "0"
DOSE_ROWS = 3
_MOST_EVENT_LINES = 4


def value_lines(
    finding: MeasureFinding, time: TimeAxis, values: ValueAxis, *, unicode: bool
) -> list[str]:
    """The days as dots and the rolling median as a line twice as thick, open where there are gaps.

    Where whole weeks stand at one place, a dash is the median of their days, and there is no line.
    """
    canvas = Canvas(time.columns, values.rows)
    series = finding.series
    if time.is_by_week:
        for x, shared in by_place(series.days, series.values, time.dot).items():
            for wide in range(time.width):
                canvas.dot(x + wide, values.dot(median(shared)))
    else:
        for day, value in zip(series.days, series.values, strict=True):
            canvas.dot(time.middle(day), values.dot(value))
        _draw_line(canvas, finding, time, values)
    return canvas.lines(unicode=unicode)


def _draw_line(canvas: Canvas, finding: MeasureFinding, time: TimeAxis, values: ValueAxis) -> None:
    for part in segments(finding.series, finding.measure.scale.every_days):
        points = [(time.middle(point.day), values.dot(point.value)) for point in part]
        for start, end in pairwise([points[0], *points]):
            _stroke(canvas, start, end)


def _stroke(canvas: Canvas, start: tuple[int, int], end: tuple[int, int]) -> None:
    """A line two dots thick."""
    steps = max(end[0] - start[0], abs(end[1] - start[1]), 1)
    for step in range(steps + 1):
        x = start[0] + round((end[0] - start[0]) * step / steps)
        y = start[1] + round((end[1] - start[1]) * step / steps)
        canvas.dot(x, y)
        canvas.dot(x, y - 1 if y == canvas.height - 1 else y + 1)


def missing_line(finding: MeasureFinding, time: TimeAxis) -> str:
    """Where nothing is drawn, why: a mark where no day of a character has an entry."""
    recorded, skipped = set(finding.series.days), set(finding.series.skipped)
    marks = []
    for days in time.days_by_column():
        if not days or any(day in recorded for day in days):
            marks.append(" ")
        else:
            marks.append(SKIPPED if any(day in skipped for day in days) else UNKNOWN)
    return "".join(marks)


def tick_lines(time: TimeAxis) -> tuple[str, str]:
    """The time axis: a line with a tick at each beginning, and the names under it."""
    axis, names = ["─"] * time.columns, [" "] * time.columns
    for column, name in ticks(time):
        axis[column] = "┬"
        names[column : column + len(name)] = name
    return "".join(axis), "".join(names)


def event_lines(happenings: Sequence[Happening], time: TimeAxis) -> list[str]:
    """The numbers of the events where they begin, with a line as long as they last.

    They take as many lines as they need to stand apart; those for which four are too few stand in
    the key alone.
    """
    lines: list[str] = []
    for one in happenings:
        column, mark = time.column(max(one.day, time.first)), str(one.number)
        reach = time.column(min(one.until, time.last)) - column + 1
        for place in range(_MOST_EVENT_LINES):
            if place == len(lines):
                lines.append("")
            if not lines[place] or len(lines[place]) < column:
                lines[place] = f"{lines[place]:<{column}}{mark:─<{reach}}"
                break
    return lines


def dose_lines(record: DoseRecord, time: TimeAxis, *, unicode: bool) -> list[str]:
    """What was taken, as bars up to the largest daily total of the period.

    Days that share a column are drawn as their median; a day of which nothing was said has no bar,
    and neither has one on which none was taken: `dose_marks` tells them apart.
    """
    canvas = Canvas(time.columns, DOSE_ROWS)
    highest = highest_total(record)
    days, totals = [day.day for day in record.days], [day.total for day in record.days]
    for x, shared in by_place(days, totals, time.dot).items():
        if (total := median(shared)) > 0:
            top = max(height_of(total, 0, highest, canvas.height + 1) - 1, 0)
            for wide in range(max(time.width - 1, 1)):
                canvas.bar(x + wide, top)
    return canvas.lines(unicode=unicode)


def highest_total(record: DoseRecord) -> float:
    """The largest daily total that is known."""
    return max((day.total for day in record.days), default=0.0)


def dose_marks(record: DoseRecord, time: TimeAxis) -> str:
    """Under the bars: an amount that is not known, none taken, or nothing recorded."""
    by_day = {day.day: day for day in record.days}
    marks = []
    for days in time.days_by_column():
        said = [by_day[day] for day in days if day in by_day]
        marks.append(_dose_mark(said) if days else " ")
    return "".join(marks)


def _dose_mark(said: Sequence[DoseDay]) -> str:
    if not said:
        return UNKNOWN
    if any(not day.is_whole for day in said):
        return IN_PART
    return " " if any(day.doses for day in said) else NONE_TAKEN
