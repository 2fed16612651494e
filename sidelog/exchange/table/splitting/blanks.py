"""Lines whose cells stand between blanks: all of a table of numbers, or the first above tabs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sidelog.exchange.table.cell.days import is_day, read_day
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.longer import kind_of
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 60
_FEWEST = 3
_NEARLY_ALL = 0.8
"""More than so many cells between blanks have to be days, times and numbers."""


def with_blanks(grid: Grid) -> Grid:
    """The grid with the header in cells where it has as many words as the other lines have cells.

    So are the lines right below it: each has as many words in front as the others have cells, what
    is left is the last, and all of them are of the kinds that stand below, with a day.
    """
    head = [row for row in grid.head(_LOOKED_AT) if not row.wrong]
    if not grid.delimiter or not head or len(head[0].cells) > 1:
        return grid
    body = [row.cells for row in head if len(row.cells) > 1]
    names, widths = head[0].cells[0].split(), {len(cells) for cells in body}
    if len(body) < _FEWEST or widths != {len(names)} or not all(map(_is_word, names)):
        return grid
    kinds = [{kind_of(cell) for cell in cells} for cells in zip(*body, strict=True)]
    what = f"{grid.what.removesuffix(')')}, first lines between blanks)"
    return replace(grid, what=what, read=partial(_apart, grid, names, kinds))


def with_all_in_blanks(grid: Grid) -> Grid:
    """The grid with its cells between blanks, where they are those of a table of numbers.

    Nothing else stands between them, all lines have as many, and nearly all are numbers.
    """
    head = [row for row in grid.head(_LOOKED_AT) if not row.wrong]
    if not grid.delimiter or any(len(row.cells) > 1 or is_day(row.cells[0]) for row in head):
        return grid
    rows = [row.cells[0].split() for row in head]
    body = rows[all(map(_is_word, rows[0])) :] if rows else []
    if len(body) < _FEWEST or len(rows[0]) == 1 or len({*map(len, rows)}) > 1:
        return grid
    numbers = [kind_of(cell) not in {None, Kind.WORD} for cells in body for cell in cells]
    if sum(numbers) <= len(numbers) * _NEARLY_ALL:
        return grid
    read = partial(_all_apart, grid)
    return replace(grid, what="a table (text, between blanks)", delimiter=" ", read=read)


def _all_apart(grid: Grid) -> Iterator[Row]:
    for row in grid.read():
        yield row._replace(cells=grid.delimiter.join(row.cells).split())


def _is_word(name: str) -> bool:
    return token(name).kind is Kind.WORD


def _apart(grid: Grid, names: Sequence[str], kinds: Sequence[set[Kind | None]]) -> Iterator[Row]:
    """The rows, those that are parted by blanks in cells up to the first that is not."""
    is_first, are_parted = True, True
    for row in grid.read():
        are_parted &= len(row.cells) == 1
        if are_parted:
            cells = [*names] if is_first else row.cells[0].split(maxsplit=len(names) - 1)
            is_first = False
            row = row._replace(cells=cells) if _fits(cells, names, kinds) else row  # noqa: PLW2901
        yield row


def _fits(cells: Sequence[str], names: Sequence[str], kinds: Sequence[set[Kind | None]]) -> bool:
    """Whether cells are the names, or are such as stand below them."""
    if [*cells] == [*names]:
        return True
    are_such = len(cells) == len(names) and any(map(read_day, cells))
    return are_such and all(kind_of(cell) in has for cell, has in zip(cells, kinds, strict=True))
