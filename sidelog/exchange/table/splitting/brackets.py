"""Commas within brackets that nobody put between quotation marks: "Entry(day=1 May, value=2)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_FEWEST = 2
_NEARLY_ALL = 0.9


def with_brackets(grid: Grid) -> Grid:
    """The grid with cells parted within brackets as one, where its lines fit its header then."""
    head = [row.cells for row in grid.head(_LOOKED_AT) if not row.wrong]
    if not grid.delimiter or len(head) <= _FEWEST:
        return grid
    width, body = len(head[0]), head[1:]
    fit = sum(len(cells) > width == len(_whole(cells, grid.delimiter)) for cells in body)
    if fit < len(body) * _NEARLY_ALL or _whole(head[0], grid.delimiter) != head[0]:
        return grid
    what = f"{grid.what.removesuffix(')')}, those within brackets in cells)"
    return replace(grid, what=what, read=partial(_read, grid, width))


def _read(grid: Grid, width: int) -> Iterator[Row]:
    for row in grid.read():
        cells = _whole(row.cells, grid.delimiter) if len(row.cells) > width else row.cells
        yield row._replace(cells=cells) if len(cells) == width else row


def _whole(cells: Sequence[str], delimiter: str) -> list[str]:
    """Cells, those together between which a bracket is open."""
    whole, is_open = list[str](), False
    for cell in cells:
        if is_open:
            whole[-1] += f"{delimiter}{cell}"
        else:
            whole.append(cell)
        is_open = whole[-1].count("(") > whole[-1].count(")")
    return whole
