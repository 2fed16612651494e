"""Days that a table has otherwise than each in one cell of its row.

They may stand in two or three cells, once for several rows, or alone in a line above these.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from sidelog.exchange.table.cell.days import in_pieces, is_day
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_MOSTLY = 0.8
_FEWEST = 2
_FIRST_COLUMNS = 4
"""Those in one of which the day is."""
_DAY = re.compile(r"[A-Za-z]{3,9}\.? \d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d\b")


def with_whole_days(grid: Grid) -> Grid:
    """The grid, with days in one cell that a comma in them has parted: June 20, 2026.

    So are those that stand in three cells of every line, and the value that hangs on the last of
    them by another sign has a cell of its own: 2026,6,20_1150.
    """
    head = [row.cells for row in grid.sound_head()]
    for place in range(_FIRST_COLUMNS):
        pieces = [found for cells in head if (found := in_pieces(cells[place : place + 3]))]
        if 1 < len(pieces) == len(head) and not any(map(is_day, head[0])):
            first = pieces[0]
            what = f"{grid.what}; {', '.join(head[0][place : place + 3])} is {' and '.join(first)}"
            return replace(grid, read=grid.mapped(partial(_from_pieces, place)), what=what)
    for place in range(_FIRST_COLUMNS):
        parted = sum(_is_parted(cells[place : place + 2]) for cells in head)
        if parted and parted >= len(head) - 1:  # all of them but a header
            return replace(grid, read=grid.mapped(partial(_joined, place)))
    return grid


def _from_pieces(place: int, row: Row) -> Row:
    if pieces := in_pieces(row.cells[place : place + 3]):
        row.cells[place : place + 3] = pieces
    return row


def _joined(place: int, row: Row) -> Row:
    if _is_parted(row.cells[place : place + 2]):
        row.cells[place : place + 2] = [", ".join(row.cells[place : place + 2])]
    return row


def with_day_lines(grid: Grid) -> Grid:
    """The grid with a first column of days, where each stands alone in a line above those of it."""
    head = [row for row in grid.sound_head() if row.cells]
    above = sum(is_day_alone(row) > is_day_alone(below) for row, below in pairwise(head))
    others = [row for row in head if not is_day_alone(row)]
    has_days = any(is_day(cell) for row in others for cell in row.cells)
    wide = [row for row in others if row.filled > 1]
    are_below = bool(wide) and len(wide) >= len(others) * _MOSTLY and not has_days
    if above < _FEWEST or not are_below:
        return grid
    return replace(grid, read=partial(_below_days, grid))


def _below_days(grid: Grid) -> Iterator[Row]:
    day = "day"  # the name of the column, until there is one
    for row in grid.read():
        if is_day_alone(row):
            day = row.cells[0]
        else:
            yield row if row.wrong else Row(row.line, [day, *row.cells])


def is_day_alone(row: Row) -> bool:
    """Whether a row has its day, and nothing beside it."""
    return row.width == 1 and is_day(row.cells[0])


def _is_parted(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and bool(_DAY.fullmatch(cells[0]) and _YEAR.match(cells[1].strip()))


def carry(rows: Iterator[Row], place: int) -> Iterator[Row]:
    """The rows, where a cell is empty with what last stood in its column."""
    last = ""
    for row in rows:
        if len(row.cells) > place and not row.wrong:
            if row.cells[place].strip():
                last = row.cells[place]
            elif any(row.cells):
                row.cells[place] = last
        yield row


def carried_day(body: Sequence[Row], width: int) -> int | None:
    """The place of days each of which stands once, above lines that have none; else None.

    So a spreadsheet has them whose cells were joined.  Most days have such lines below them: a line
    here and there without a day is a sum.
    """
    rows = [row for row in body if len(row.cells) >= min(2, width) and any(row.cells)]
    for place in range(min(width, _FIRST_COLUMNS)):
        cells = [row.text(place) for row in rows]
        days = [cell for cell in cells if cell]
        if len(days) > 1 and cells[0] and all(map(is_day, days)) and len(set(days)) == len(days):
            others = any(is_day(cell) for row in rows for cell in row.cells[place + 1 :])
            return place if stand_once([*cells, "."]) and not others else None
    return None


def stand_once(cells: Sequence[str]) -> bool:
    """Whether most cells of a column that say something have empty ones below them."""
    said = sum(map(bool, cells))
    alone = sum(bool(one and then) for one, then in pairwise(cells))
    return said < len(cells) and alone <= said / 3
