"""The one picture of the report, as SVG: measures over what was taken, on one time axis.

It is drawn once; paper and screen show the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence

from sidelog.analysis.findings import Findings, MeasureFinding
from sidelog.journal.occasions import Planned
from sidelog.report import svg
from sidelog.report.doses import DoseRecord
from sidelog.report.happenings import Happening
from sidelog.report.phase_bands import phase_bands
from sidelog.report.picture_events import ROW, draw_bands, draw_marks, place_marks, rows_of
from sidelog.report.picture_lane import draw_lane
from sidelog.report.picture_layout import (
    GAP,
    LANE,
    LEFT,
    RIGHT,
    SMALL,
    TITLE,
    WIDTH,
    Frame,
    plot_height,
)
from sidelog.report.picture_panel import draw_panel
from sidelog.report.picture_time import TimeAxis

_PHASES = 10.0
"""Height of the names of the phases."""
_DATES, _YEARS = 12.0, 7.5
"""Height of the dates under the axis, and of the years under those."""

Plans = Mapping[int, Sequence[Planned]]
"""What was planned, by the product's number."""


def draw(
    findings: Findings,
    doses: Sequence[DoseRecord],
    happenings: Sequence[Happening],
    plans: Plans | None = None,
) -> str:
    """Draw the picture of a period.

    Args:
        findings: what it shows, per measure; measures without entries are left out.
        doses: what was taken, per product.
        happenings: its events, numbered.
        plans: what was planned.
    """
    axis = TimeAxis(findings.first, findings.last, LEFT, RIGHT)
    measures = [one for one in findings.measures if one.series.days]
    marks = place_marks(happenings, axis)
    bands = phase_bands(doses, happenings, findings.last)
    top = ROW * rows_of(marks)
    frames = _frames(axis, measures, doses, top + (_PHASES if bands else 0) + GAP)
    bottom = (frames[-1].bottom if frames else top + GAP) + GAP
    panels, lanes = frames[: len(measures)], frames[len(measures) :]
    years = _YEARS if any(tick.year for tick in axis.ticks()) else 0
    parts = [
        *draw_bands(bands, axis, top + 1, bottom),
        *_dates(axis, frames, bottom),
        *draw_marks(marks, axis, 0.5, frames),
        *(
            part
            for one, frame in zip(measures, panels, strict=True)
            for part in draw_panel(one, frame)
        ),
        *(
            part
            for record, frame in zip(doses, lanes, strict=True)
            for part in draw_lane(record, (plans or {}).get(record.product.id, ()), frame)
        ),
    ]
    return svg.picture(WIDTH, bottom + _DATES + years, parts)


def _frames(
    axis: TimeAxis, measures: Sequence[MeasureFinding], doses: Sequence[DoseRecord], top: float
) -> list[Frame]:
    """The plots from top to bottom, each with room for its title."""
    frames = []
    heights = [plot_height(len(measures), len(doses))] * len(measures) + [LANE] * len(doses)
    for height in heights:
        frames.append(Frame(axis, top + TITLE, top + TITLE + height))
        top += TITLE + height + GAP
    return frames


def _dates(axis: TimeAxis, frames: Sequence[Frame], bottom: float) -> Iterator[str]:
    """The dates under the axis, with their lines through the plots, not through the titles."""
    ticks = axis.ticks()
    places = [axis.edge(tick.day) for tick in ticks]
    lines = (svg.vertical(x, one.top, one.bottom) for one in frames for x in places)
    yield svg.path("grid", lines)
    yield svg.path("frame", [svg.horizontal(LEFT, RIGHT, bottom)])
    yield svg.path("frame", (svg.vertical(x, bottom, bottom + 3.5) for x in places))
    for tick, x in zip(ticks, places, strict=True):
        yield svg.text(x, bottom + 10, tick.label, SMALL)
        if tick.year:
            yield svg.text(x, bottom + 17.5, tick.year, SMALL, style="soft")
