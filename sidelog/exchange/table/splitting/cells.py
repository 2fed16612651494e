"""Cells that a text parts otherwise than by its delimiter: blanks, brackets and comments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from sidelog.exchange.table.cell.days import is_day, read_day
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.longer import kind_of
from sidelog.exchange.table.rows.text_rows import Row

_FEWEST = 3
_FIT = 0.9
"""So many lines fit the header, where what is within brackets is one cell."""
_NUMERIC = 0.8
"""More than so many cells between blanks have to be days, times and numbers."""
_COMMENT = "#"


def with_brackets(grid: Grid) -> Grid:
    """The grid with cells that a comma has parted within brackets: "Entry(day=1 May, value=2)".

    Nobody put them between quotation marks, and its lines fit its header then.
    """
    head = [row.cells for row in grid.sound_head()]
    if not grid.delimiter or len(head) < _FEWEST:
        return grid
    width, body = len(head[0]), head[1:]
    fit = sum(len(cells) > width == len(_whole(cells, grid.delimiter)) for cells in body)
    if fit < len(body) * _FIT or _whole(head[0], grid.delimiter) != head[0]:
        return grid

    def change(row: Row) -> Row:
        cells = _whole(row.cells, grid.delimiter) if len(row.cells) > width else row.cells
        return row._replace(cells=cells) if len(cells) == width else row

    return grid.turned(grid.mapped(change), "those within brackets in cells")


def _whole(cells: Sequence[str], delimiter: str) -> list[str]:
    whole, is_open = list[str](), False
    for cell in cells:
        if is_open:
            whole[-1] += f"{delimiter}{cell}"
        else:
            whole.append(cell)
        is_open = whole[-1].count("(") > whole[-1].count(")")
    return whole


def with_comments_whole(grid: Grid) -> Grid:
    """The grid with each comment at its head as one cell, so that none is taken for the header.

    The last of them names the columns where days stand right below it.
    """
    head = grid.head()
    comments = list(takewhile(_is_comment, head))
    below = head[len(comments) : len(comments) + 1]
    if comments and below and any(map(is_day, below[0].cells)):
        comments.pop()
    if not grid.delimiter or all(len(row.cells) == 1 for row in comments):
        return grid
    last = comments[-1].line

    def change(row: Row) -> Row:
        return row._replace(cells=[grid.text(row)]) if row.line <= last else row

    return replace(grid, read=grid.mapped(change))


def _is_comment(row: Row) -> bool:
    return bool(row.cells) and row.cells[0].startswith(_COMMENT)


def with_blanks(grid: Grid) -> Grid:
    """The grid with the header in cells where it has as many words as the other lines have cells.

    So are the lines right below it: each has as many words in front as the others have cells, what
    is left is the last, and all of them are of the kinds that stand below, with a day.
    """
    head = grid.sound_head()
    if not grid.delimiter or not head or len(head[0].cells) > 1:
        return grid
    body = [row.cells for row in head if len(row.cells) > 1]
    names, widths = head[0].cells[0].split(), {len(cells) for cells in body}
    if len(body) < _FEWEST or widths != {len(names)} or not all(map(_is_word, names)):
        return grid
    kinds = [{kind_of(cell) for cell in cells} for cells in zip(*body, strict=True)]
    return grid.turned(partial(_apart, grid, names, kinds), "first lines between blanks")


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


def with_all_in_blanks(grid: Grid) -> Grid:
    """The grid with its cells between blanks, where they are those of a table of numbers.

    Nothing else stands between them, all lines have as many, and nearly all are numbers.
    """
    head = grid.sound_head()
    if not grid.delimiter or any(len(row.cells) > 1 or is_day(row.cells[0]) for row in head):
        return grid
    rows = [row.cells[0].split() for row in head]
    body = rows[all(map(_is_word, rows[0])) :] if rows else []
    if len(body) < _FEWEST or len(rows[0]) == 1 or len({*map(len, rows)}) > 1:
        return grid
    numbers = [kind_of(cell) not in {None, Kind.WORD} for cells in body for cell in cells]
    if sum(numbers) <= len(numbers) * _NUMERIC:
        return grid
    read = grid.mapped(lambda row: row._replace(cells=grid.text(row).split()))
    return replace(grid, what="a table (text, between blanks)", delimiter=" ", read=read)


def _is_word(name: str) -> bool:
    return token(name).kind is Kind.WORD
