"""Findings as a table for the terminal: for each measure its numbers, then what may be said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.trend_sentences import trend_detail
from sidelog.analysis.verdict import Tier
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from sidelog.report.sparkline import sparkline
from sidelog.report.terminal import Look, text_of
from sidelog.report.time_axis import days_per_dot

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

Cell = tuple[str, str]
"""The two lines of one cell: what matters, and what it rests on."""

_TITLE, _PICTURE = ("measure", "scale"), ("day by day", "")
_NUMBERS: tuple[Cell, ...] = (
    ("baseline", "n"),
    ("before", "n"),
    ("last 4w", "n"),
    ("last", "day"),
    ("recorded", "same day"),
)
_NARROW = 76
"""Below this width what was recorded is said in the words, not in a column."""
_TITLE_WIDTHS = (16, 22)
_PICTURE_WIDTHS = (10, 42)
_EMPHASIS = {Tier.CLEAR: "bold", Tier.POSSIBLE: "bold"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide the columns are.

    Attributes:
        title: the measure's.
        picture: the picture's.
        numbers: those of the numbers.
    """

    title: int
    picture: int
    numbers: tuple[int, ...]


def show_trends(findings: Findings, look: Look, today: int, *, detail: bool) -> str:
    """Findings as text for a terminal.

    Args:
        findings: what a period shows, of one measure at least.
        look: what the terminal can show.
        today: the current day, an ordinal.
        detail: whether the technical lines are wanted.
    """
    return text_of(_parts(findings, look, today, detail=detail), look)


def _parts(
    findings: Findings, look: Look, today: int, *, detail: bool
) -> Iterator["RenderableType"]:
    from rich.rule import Rule  # noqa: PLC0415  (Rich: four bare interpreters)
    from rich.text import Text  # noqa: PLC0415

    recorded = [one for one in findings.measures if one.coverage.recorded]
    narrow = look.columns < _NARROW
    numbers = [_numbers(one, today)[: -1 if narrow else None] for one in recorded]
    layout = _fit(recorded, numbers, look)
    period = (findings.first, findings.last)
    yield from _head(period, layout)
    if look.boxes:
        yield Rule(style="dim")
    for one, cells in zip(recorded, numbers, strict=True):
        scale = one.measure.scale
        picture = sparkline(one.series, scale, period, layout.picture, unicode=look.unicode)
        title = (one.measure.title, say.scale_range(scale))
        yield _row(layout, title, "\n".join(picture), cells, style="bold")
        yield _words(one, findings.first, narrow=narrow, detail=detail)
        yield ""
    if missing := say.without_entries(findings):
        yield Text(f"{missing}\n")
    yield Text(say.caution(findings), "dim")


def _head(period: tuple[int, int], layout: _Layout) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    days = days_per_dot(period[1] - period[0] + 1, layout.picture)
    yield Text(basics.period(*period), "bold")
    yield Text(f"{say.MEDIANS} {say.pictures(days)}", "dim")
    yield ""
    heads = _NUMBERS[: len(layout.numbers)]
    yield _row(layout, _TITLE, "\n".join(_PICTURE), heads, style="dim")


def _numbers(finding: MeasureFinding, today: int) -> tuple[Cell, ...]:
    covered = finding.coverage
    return (
        *((basics.number(one.median), f"n {one.n}") for _, one in say.summaries(finding, today)),
        (basics.number(finding.last_value), basics.day_in_short(finding.last_day, today)),
        (basics.percent(covered.rate), basics.percent(covered.same_day_rate)),
    )


def _fit(
    recorded: Sequence[MeasureFinding], numbers: Sequence[Sequence[Cell]], look: Look
) -> _Layout:
    """Give the picture what the numbers leave, and no more than it has days for."""
    columns = list(zip(_NUMBERS, *numbers, strict=False))
    widths = tuple(max(len(line) for cell in column for line in cell) for column in columns)
    left = look.columns - sum(widths) - len(widths) - 1
    longest = min(max(len(one.measure.title) for one in recorded), _TITLE_WIDTHS[1])
    title = max(min(longest, left - _PICTURE_WIDTHS[0]), min(longest, _TITLE_WIDTHS[0]))
    picture = min(max(left - title, _PICTURE_WIDTHS[0]), _PICTURE_WIDTHS[1])
    return _Layout(title, picture, widths)


def _row(
    layout: _Layout, title: Cell, picture: str, numbers: Sequence[Cell], *, style: str
) -> "Table":
    from rich.table import Table  # noqa: PLC0415  (Rich: four bare interpreters)

    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=layout.title)
    table.add_column(width=layout.picture, no_wrap=True, style="dim" if style == "dim" else "cyan")
    for width in layout.numbers:
        table.add_column(width=width, justify="right", no_wrap=True)
    table.add_row(_lines(title, style), picture, *(_lines(cell, style) for cell in numbers))
    return table


def _lines(cell: Cell, style: str) -> "RenderableType":
    """A cell's first line, and its second in less ink."""
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    return Text.assemble((cell[0], style), "\n", (cell[1], "dim"))


def _words(finding: MeasureFinding, first: int, *, narrow: bool, detail: bool) -> "RenderableType":
    """What may be said of a measure, and its scale."""
    from rich.padding import Padding  # noqa: PLC0415  (Rich: four bare interpreters)
    from rich.text import Text  # noqa: PLC0415

    scale = finding.measure.scale
    words = Text(f"{basics.sentence(say.medians(finding))} ")
    words.append(
        basics.sentence(say.verdict(finding, first)), _EMPHASIS.get(finding.trend.tier, "")
    )
    if narrow:
        words.append(f" {basics.sentence(say.recorded(finding.coverage, scale.every_days))}")
    words.append(f"\n{say.scale_ends(scale)}", "dim")
    if detail and isinstance(finding.trend, Trend):
        words.append(f"\n{trend_detail(finding)}", "dim")
    return Padding(words, (0, 0, 0, 2))
