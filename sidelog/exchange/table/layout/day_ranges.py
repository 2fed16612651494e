"""Tables whose lines are each of several days, "10/1/26 - 10/3/26": from the one, to the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.days import is_day, read_day
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_FEWEST = 2
_LONGEST = 80
"""Nobody writes two days with more letters."""
_BETWEEN = re.compile(
    r"(?: +(?:-|\u2013|\u2014|->|\u2192|to|until|through|bis|hasta|a|au|tot|do) +|\u2013|\u2014)"
)
_FROM, _TO = "from", "to"
_RANGED = ", each line from one day to another)"


def with_ranges_parted(grid: Grid) -> Grid:
    """The grid with the first and the last of such days in columns of their own.

    It is as it is where a line has its day anywhere, and no range of days.
    """
    head = [row for row in grid.head(_LOOKED_AT) if not row.wrong]
    for header, first in pairwise(head[: _LOOKED_AT // 2]):
        place = next((at for at, cell in enumerate(first.cells) if _parted(cell)), None)
        if place is None:
            continue
        body = head[head.index(first) :]
        cells = [row.cells[place].strip() for row in body if len(row.cells) > place]
        filled = list(filter(None, cells))
        others = (cell for row in body for at, cell in enumerate(row.cells) if at != place)
        are_ranges = len(filled) >= _FEWEST and all(map(_parted, filled))
        if not are_ranges or any(map(is_day, others)) or len(header.cells) <= place:
            return grid
        what = f"{grid.what.removesuffix(')')}{_RANGED}"
        return replace(grid, what=what, read=partial(_rows, grid, header.line, place), dates={})
    return grid


def refuse_days_of_ranges(grid: Grid, plan: Plan) -> None:
    """Refuse what lines of several days say, where that is neither a plan nor what happened.

    Raises:
        BadDataError: they have values, which are each of one day.
    """
    is_plan = plan.events or (plan.doses and plan.doses.are_steps)
    if grid.what.endswith(_RANGED) and (plan.values or plan.long or not is_plan):
        raise BadDataError(
            f"{grid.name}: its lines are each of several days, and what they have is of one.",
            hint="Write a line for each day, such as 2026-09-01.",
        )


def _parted(text: str) -> Sequence[str]:
    """The first and the last day that a cell says; nothing where it says no range of days."""
    parts = _BETWEEN.split(text.strip()) if len(text) <= _LONGEST else []
    said = [read_day(part) for part in parts]
    is_range = len(parts) == 2 and all(one and one.clock is None for one in said)  # noqa: PLR2004
    return parts if is_range else ()


def _rows(grid: Grid, header: int, place: int) -> Iterator[Row]:
    for row in grid.read():
        if row.line < header or row.wrong or len(row.cells) <= place:
            yield row
            continue
        cell = row.cells[place]
        names = [f"{cell.strip()} {_FROM}".lstrip(), f"{cell.strip()} {_TO}".lstrip()]
        ends = names if row.line == header else (_parted(cell) or [cell, ""])
        yield row._replace(cells=[*row.cells[:place], *ends, *row.cells[place + 1 :]])
