"""One measure in depth, for the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sidelog.analysis.findings import Findings, MeasureFinding, Trend
from sidelog.analysis.trend_sentences import trend_detail
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from sidelog.report.sparkline import sparkline
from sidelog.report.terminal import Look, text_of
from sidelog.report.time_axis import days_per_dot

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_PICTURE_ROWS = 4
_WIDEST_PICTURE = 92
_INDENT = 2


def show_depth(findings: Findings, look: Look, today: int, *, detail: bool) -> str:
    """The one measure of the findings as text for a terminal.

    Args:
        findings: what a period shows, of one measure.
        look: what the terminal can show.
        today: the current day, an ordinal.
        detail: whether the technical line is wanted.
    """
    return text_of(_parts(findings, look, today, detail=detail), look)


def _parts(
    findings: Findings, look: Look, today: int, *, detail: bool
) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    (finding,) = findings.measures
    scale = finding.measure.scale
    yield Text.assemble((finding.measure.title, "bold"), f"  {say.better(scale)}")
    yield Text(basics.period(findings.first, findings.last), "dim")
    yield _indented(say.anchor_lines(scale), "dim")
    yield from _picture(findings, finding, look)
    yield ""
    yield Text(say.last_entry(finding, today))
    yield _summaries(finding, today)
    yield from _section(say.MAY_BE_SAID, _verdict(finding, findings.first, detail=detail))
    yield from _section(say.HOW_RECORDED, say.how_recorded(finding))
    yield ""
    yield Text(say.caution(findings), "dim")


def _picture(findings: Findings, finding: MeasureFinding, look: Look) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    period, scale = (findings.first, findings.last), finding.measure.scale
    days = period[1] - period[0] + 1
    share = days_per_dot(days, min(look.columns - _INDENT, _WIDEST_PICTURE))
    columns = -(-days // (2 * share))
    lines = sparkline(
        finding.series, scale, period, columns, rows=_PICTURE_ROWS, unicode=look.unicode
    )
    yield ""
    yield _indented(lines, "cyan")
    yield Text(say.pictures(share), "dim")


def _summaries(finding: MeasureFinding, today: int) -> "Table":
    from rich.table import Table  # noqa: PLC0415  (Rich: four bare interpreters)

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("")
    for head in say.SUMMARY_HEADS:
        table.add_column(head, justify="right")
    table.add_column(say.SUMMARY_DAYS, style="dim")
    for name, summary in say.summaries(finding, today):
        numbers = (summary.median, summary.minimum, summary.maximum)
        cells = [str(summary.n), *map(basics.number, numbers)]
        table.add_row(name, *cells, basics.span(summary.first, summary.last))
    return table


def _verdict(finding: MeasureFinding, first: int, *, detail: bool) -> Iterator[str]:
    yield from say.in_full(finding, first)
    if detail and isinstance(finding.trend, Trend):
        yield trend_detail(finding)


def _section(heading: str, lines: Iterator[str]) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    yield ""
    yield Text(heading, "bold")
    yield _indented(lines, "")


def _indented(lines: "Iterator[str] | list[str]", style: str) -> "RenderableType":
    from rich.padding import Padding  # noqa: PLC0415  (Rich: four bare interpreters)
    from rich.text import Text  # noqa: PLC0415

    return Padding(Text("\n".join(lines), style), (0, 0, 0, _INDENT))
