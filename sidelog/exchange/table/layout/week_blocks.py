"""Weeks below one another, each with its weekdays across and what was recorded down.

The first day of a week stands in the corner of its header, or alone in the line above that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.layout.weeks import day_in, weekdays_in, without_week
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_MOST_ROWS = 5000
"""A century of weeks has as many headers."""


class _Block(NamedTuple):
    """A week: its first day, where the weekdays begin, how many they are, and its rows."""

    begins: date
    first: int
    many: int
    rows: Sequence[Row]


def with_weeks_down(grid: Grid) -> Grid:
    """The grid with a line a day, where it has weeks below one another; else as it is."""
    if not any(weekdays_in(row.cells) for row in grid.head(_LOOKED_AT)):
        return grid
    rows = grid.head(_MOST_ROWS)
    fits = [blocks for order in DateOrder if (blocks := _blocks(rows, order))]
    days = {tuple(block.begins for block in blocks) for blocks in fits}
    if len(rows) == _MOST_ROWS or len(days) != 1:
        return grid
    what = f"{grid.what.removesuffix(')')}, with weekdays as columns and what is recorded as lines)"
    return replace(grid, what=what, read=partial(_lines, fits[0]), dates={})


def _blocks(rows: Sequence[Row], order: DateOrder) -> list[_Block]:
    """The weeks, with their days in an order; none where a header does not say its day so."""
    found = list[_Block]()
    headers = [(place, run) for place, row in enumerate(rows) if (run := weekdays_in(row.cells))]
    ends = [place for place, _ in headers[1:]] + [len(rows)]
    for (place, (first, many)), end in zip(headers, ends, strict=True):
        above = rows[place - 1] if place else None
        begins = _begins(rows[place], above, order)
        weekday = WEEKDAY_NAMES[fold(rows[place].cells[first].strip())]
        below = [row for row in rows[place + 1 : end] if not _is_title(row)]
        names = [row.cells[0].strip() for row in below if not row.wrong]
        are_plain = all(names) and len(names) == len({*names}) == len(below)
        if begins is None or begins.weekday() != weekday or not are_plain:
            return []
        found.append(_Block(begins, first, many, below))
    follow = all(block.begins < after.begins for block, after in pairwise(found))
    return found if follow else []


def _begins(header: Row, above: Row | None, order: DateOrder) -> date | None:
    """The first day of a week: of the corner of its header, or of the line above it."""
    day = day_in(without_week(header.cells[0]), order)
    if day is None and above and _is_title(above):
        day = day_in(without_week(above.cells[0]), order)
    return day


def _is_title(row: Row) -> bool:
    """Whether nothing stands in a row but its first cell."""
    return not any(map(str.strip, row.cells[1:]))


def _lines(blocks: Sequence[_Block]) -> Iterator[Row]:
    """A header, and below it the days of each week on which something was recorded."""
    names = [*dict.fromkeys(row.cells[0].strip() for block in blocks for row in block.rows)]
    yield Row(1, ["day", *names])
    line = 1
    for block in blocks:
        for number in range(block.many):
            line += 1
            said = {
                row.cells[0].strip(): row.cells[block.first + number]
                for row in block.rows
                if len(row.cells) > block.first + number
            }
            day = block.begins + timedelta(number)
            if any(map(str.strip, said.values())):
                yield Row(line, [day.isoformat(), *(said.get(name, "") for name in names)])
