"""Text in which tabs align the cells below their names, so that their number varies by line."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.catalog.text import quoted
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_WIDTHS = (8, 4)
"""How many letters apart the stops of a tab are, in most editors and in others."""
_FEWEST_NAMES = 3
_FEWEST_ROWS = 5
_MOSTLY, _SELDOM = 0.8, 0.05


def with_tab_stops(grid: Grid) -> Grid:
    """The grid with each cell below its name; as it is where a tab is a step to the next column.

    So it is read where most lines have not as many cells as the header, and nearly all cells begin
    right below a name, or behind what is longer than its column is wide.  A line in which one
    stands otherwise is wrong.
    """
    head = [row for row in grid.head(_LOOKED_AT) if not row.wrong]
    place = next((n for n, row in enumerate(head) if _names_columns(row)), len(head))
    body = head[place + 1 :]
    if grid.delimiter != "\t" or len(body) < _FEWEST_ROWS:
        return grid
    header = head[place]
    if sum(len(row.cells) == len(header.cells) for row in body) * 2 > len(body):
        return grid
    for width in _WIDTHS:
        begins = [begin for begin, _ in _placed(header.cells, width)]
        exact = [begin in begins for row in body for begin, _ in _placed(row.cells, width)]
        wrong = sum(bool(_aligned(row, begins, width).wrong) for row in body)
        if sum(exact) >= len(exact) * _MOSTLY and wrong <= max(1, len(body) * _SELDOM):
            what = f"{grid.what.removesuffix(')')}, each cell below its name)"
            read = partial(_below_names, grid, header.line, begins, width)
            return replace(grid, what=what, read=read)
    return grid


def _below_names(grid: Grid, first: int, begins: Sequence[int], width: int) -> Iterator[Row]:
    """The rows, from the header on with a cell for each of its names."""
    for row in grid.read():
        yield row if row.line < first or row.wrong else _aligned(row, begins, width)


def _aligned(row: Row, begins: Sequence[int], width: int) -> Row:
    cells = [""] * len(begins)
    end = 0
    for begin, text in _placed(row.cells, width):
        column = bisect_right(begins, begin) - 1
        is_pushed = end > begins[column]  # by what is longer than its column is wide
        if column < 0 or cells[column] or (begin != begins[column] and not is_pushed):
            return Row(row.line, [], f"{quoted(text)} does not stand below one of the names")
        cells[column] = text
        end = begin + len(text)
    return Row(row.line, cells)


def _placed(cells: Sequence[str], width: int) -> Iterator[tuple[int, str]]:
    """The cells in which something stands, each with how many letters are before it."""
    begin = 0
    for cell in cells:
        if cell.strip():
            yield begin, cell
        begin = ((begin + len(cell)) // width + 1) * width


def _names_columns(row: Row) -> bool:
    """Whether a row has several cells, and all are words."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return len(cells) >= _FEWEST_NAMES and all(token(cell).kind is Kind.WORD for cell in cells)
