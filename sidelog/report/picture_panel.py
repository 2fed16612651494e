"""One measure in the picture: days as faint points, line, medians, scale words."""

from collections.abc import Iterator
from textwrap import wrap

from sidelog.analysis.findings import MeasureFinding
from sidelog.analysis.periods import Summary, by_week
from sidelog.analysis.smoothing import segments
from sidelog.report import svg
from sidelog.report.picture_layout import LEFT, LETTERS, RIGHT, SMALL, Frame, is_binned
from sidelog.report.picture_values import ValueAxis, label_of, value_axis
from sidelog.report.sentences import basics
from sidelog.report.sentences import page as words

_WORDS_WIDE = 25
"""Letters of scale words on a line."""
_WORDS_LINES = 2
_LEADING = 7.0
_TITLE_WIDE = 48


def draw_panel(finding: MeasureFinding, frame: Frame) -> Iterator[str]:
    """Draw one measure; its title stands above the frame."""
    values = value_axis(finding.measure.scale, finding.series.values, frame.top, frame.bottom)
    yield _title(finding, frame)
    yield svg.path("grid", (svg.horizontal(LEFT, RIGHT, values.y(line)) for line in values.lines))
    yield from _scale_words(finding, values)
    yield svg.path("reference", _baseline(finding, values))
    yield svg.path("raw", _points(finding, frame, values), width=_point_width(frame))
    yield svg.path("line", _line(finding, frame, values), width=_line_width(frame))
    yield from _medians(finding, values)


def _title(finding: MeasureFinding, frame: Frame) -> str:
    scale = finding.measure.scale
    about = words.scale_note(scale)
    title = svg.clipped(finding.measure.title, _TITLE_WIDE)
    return svg.text(0, frame.top - 4.5, title, LETTERS, bold=True, after=about)


def _scale_words(finding: MeasureFinding, values: ValueAxis) -> Iterator[str]:
    """What is written at the two ends: at the top it goes down, at the bottom it goes up."""
    scale = finding.measure.scale
    for value, down in ((values.high, True), (values.low, False)):
        number, anchor = label_of(value, scale)
        base = values.y(value) + (4.2 if down else 1.2)
        if not scale.anchors:
            yield svg.text(LEFT - 4, base, f"{number} {anchor}".rstrip(), SMALL, anchor="end")
            continue
        lines = wrap(anchor, _WORDS_WIDE, max_lines=_WORDS_LINES, placeholder=" …")
        start = base if down else base - _LEADING * max(len(lines) - 1, 0)
        yield svg.text(LEFT - 4, base, number, SMALL, anchor="end")
        for row, line in enumerate(lines):
            y = start + _LEADING * row
            yield svg.text(LEFT - 13, y, line, SMALL - 0.4, style="soft", anchor="end")


def _point_width(frame: Frame) -> float:
    """Points grow with the days, so that they show beside the line."""
    return min(max(0.25 * frame.axis.day_width, 1.7), 4.0)


def _line_width(frame: Frame) -> float:
    return 0.7 if is_binned(frame.axis.first, frame.axis.last) else 1.15


def _points(finding: MeasureFinding, frame: Frame, values: ValueAxis) -> Iterator[str]:
    """Every recorded day, or where days are too narrow the median of every week."""
    series, axis = finding.series, frame.axis
    if not is_binned(axis.first, axis.last):
        for day, value in zip(series.days, series.values, strict=True):
            yield svg.dot(axis.middle(day), values.y(value))
        return
    for week in by_week(series):
        if week.median is not None:
            yield svg.dot(axis.middle((week.first + week.last) / 2), values.y(week.median))


def _line(finding: MeasureFinding, frame: Frame, values: ValueAxis) -> Iterator[str]:
    """The rolling median, broken at gaps; past two years one point a week."""
    every = 7 if is_binned(frame.axis.first, frame.axis.last) else 1
    for segment in segments(finding.series, finding.measure.scale.every_days):
        kept = [point for point in segment if point.day % every == 0] or [segment[0]]
        yield svg.polyline((frame.axis.middle(p.day), values.y(p.value)) for p in kept)


def _baseline(finding: MeasureFinding, values: ValueAxis) -> Iterator[str]:
    """The median of the baseline, all along: what now is compared with."""
    baseline = apart_baseline(finding)
    if baseline is not None and baseline.median is not None:
        yield svg.horizontal(LEFT, RIGHT, values.y(baseline.median))


def _medians(finding: MeasureFinding, values: ValueAxis) -> Iterator[str]:
    """The medians as numbers beside their heights, moved apart where they would touch."""
    baseline, now = apart_baseline(finding), finding.recent.median
    if now is None:
        return
    at_now = values.y(now) + 2.4
    yield svg.text(RIGHT + 5, at_now, f"now {basics.number(now)}", SMALL + 1, bold=True)
    if baseline is None or baseline.median is None:
        return
    at_first = values.y(baseline.median) + 2.4
    if abs(at_first - at_now) < LETTERS:
        at_first = _beside(at_now, values, above=baseline.median > now)
    said = f"baseline {basics.number(baseline.median)}"
    yield svg.text(RIGHT + 5, at_first, said, SMALL, style="soft")


def _beside(y: float, values: ValueAxis, *, above: bool) -> float:
    """A line above or below a line of text, whichever stays beside the plot."""
    up, down = y - LETTERS, y + LETTERS
    if above:
        return up if up > values.top - LETTERS / 2 else down
    return down if down < values.bottom + LETTERS else up


def apart_baseline(finding: MeasureFinding) -> Summary | None:
    """The baseline, if it ended before the last four weeks: no day is held against itself."""
    baseline = finding.baseline
    return baseline if baseline and baseline.last < finding.recent.first else None
