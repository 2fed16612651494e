"""Measures week by week or month by month, for the terminal."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sidelog.report.by_period import ByPeriod, MeasureByPeriod
from sidelog.report.sentences import basics
from sidelog.report.sentences import findings as say
from sidelog.report.stretches import label
from sidelog.report.terminal import Look, text_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_LABEL = 12
_CELL = 12
"""Columns of a measure: its median, and of how many days."""


def show_periods(found: ByPeriod, look: Look) -> str:
    """Measures by period as text for a terminal."""
    return text_of(_parts(found, look), look)


def _parts(found: ByPeriod, look: Look) -> Iterator["RenderableType"]:
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    yield Text(basics.period(found.first, found.last), "bold")
    yield Text(say.cut_into(found.asked, found.unit), "dim")
    rows = iter(found.rows)
    beside = max((look.columns - _LABEL) // (_CELL + 1), 1)
    while band := list(islice(rows, beside)):
        yield ""
        yield _band(found, band)
        yield Text("\n".join(say.titled_scale(one.measure) for one in band), "dim")


def _band(found: ByPeriod, rows: Sequence[MeasureByPeriod]) -> "Table":
    from rich.table import Table  # noqa: PLC0415  (Rich: four bare interpreters)

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("", width=_LABEL)
    for row in rows:
        table.add_column(row.measure.title, width=_CELL, justify="right")
    for place, stretch in enumerate(found.stretches):
        cells = [_cell(row, place) for row in rows]
        table.add_row(label(stretch, found.unit), *cells)
    return table


def _cell(row: MeasureByPeriod, place: int) -> "Text":
    from rich.text import Text  # noqa: PLC0415  (Rich: four bare interpreters)

    summary = row.summaries[place]
    of = f"{summary.n}/{row.expected[place]}"
    return Text.assemble((basics.number(summary.median), "bold"), (f" {of:>5}", "dim"))
