"""Lines at the head of a text that begin with #: comments, whatever commas they have."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_SIGN = "#"


def with_comments_whole(grid: Grid) -> Grid:
    """The grid with each comment at its head as one cell, so that none is taken for the header.

    The last of them names the columns where days stand right below it.
    """
    head = grid.head(_LOOKED_AT)
    comments = list(takewhile(_is_comment, head))
    below = head[len(comments) : len(comments) + 1]
    if comments and below and any(map(is_day, below[0].cells)):
        comments.pop()
    if not grid.delimiter or all(len(row.cells) == 1 for row in comments):
        return grid
    return replace(grid, read=partial(_with_whole, grid, comments))


def _with_whole(grid: Grid, comments: Sequence[Row]) -> Iterator[Row]:
    last = comments[-1].line
    for row in grid.read():
        cells = [grid.delimiter.join(row.cells)] if row.line <= last else row.cells
        yield row._replace(cells=cells)


def _is_comment(row: Row) -> bool:
    return bool(row.cells) and row.cells[0].startswith(_SIGN)
