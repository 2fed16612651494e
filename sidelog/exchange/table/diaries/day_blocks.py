"""Three lines a day: the day alone, when something began on it, and below each how long it was.

What stands as 4.42 is 4:42 where no part behind a point is of 60 or more, and each is over before
the next begins.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.rows.day_cells import is_day_alone
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT, _MOST_ROWS = 30, 5000
_FEWEST, _ENOUGH = 2, 8
"""So many days, and so many lengths in all, are no chance."""
_OF_A_BLOCK = 3
_LENGTH = re.compile(r"(\d{1,2})[.:]([0-5]\d)", re.ASCII)
_NAMES = ["day", "start", "duration"]


class _Block(NamedTuple):
    """A day, the line of its times, and those with their lengths, as these are written."""

    day: str
    line: int
    times: Sequence[tuple[str, str]]


def with_blocks_of_days(grid: Grid) -> Grid:
    """The grid with a line a length, where it has three lines a day; else as it is.

    Raises:
        BadDataError: most of its days are so, and one is not, or the lengths may be anything.
    """
    head = pairwise(grid.head(_LOOKED_AT))
    if sum(is_day_alone(one) and bool(_clocks(below)) for one, below in head) < _FEWEST:
        return grid
    rows = grid.head(_MOST_ROWS)
    parts = list(_parts(rows))
    blocks = [block for part in parts if (block := _block(part))]
    if len(rows) == _MOST_ROWS or len(blocks) < _FEWEST or len(blocks) * 2 <= len(parts):
        return grid
    lengths = [length for block in blocks for _, length in block.times]
    other = next((part[0] for part in parts if not _block(part)), None)
    if other or len(lengths) < _ENOUGH:
        raise _not_understood(grid, other and other.line)
    example = next((length for length in lengths if "." in length), "")
    said = f", where {example} is {example.replace('.', ':')}" if example else ""
    how = f"with three lines a day: it, times, and lengths{said}"
    return grid.turned(partial(_lines, blocks), how)


def _not_understood(grid: Grid, line: int | None) -> BadDataError:
    why = "they are too few to be sure of it" if line is None else f"that of line {line} has not"
    return BadDataError(
        f"{grid.name} has three lines for a day: it, times, and below each how long it was, such "
        f"as 4.42 for 4:42; but {why}.",
        hint="A table has a line that names its columns, such as date,start,duration, and below it "
        "a line for each time.",
    )


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    starts = [place for place, row in enumerate(rows) if is_day_alone(row)]
    starts = starts if starts[:1] == [0] else [0, *starts]
    for first, last in pairwise([*starts, len(rows)]):
        yield rows[first:last]


def _block(part: Sequence[Row]) -> _Block | None:
    """The day of some rows, with its times and their lengths; None where they are anything else."""
    if len(part) != _OF_A_BLOCK or any(row.wrong for row in part) or not is_day_alone(part[0]):
        return None
    texts = [row.texts for row in part[1:]]
    clocks, lengths = _clocks(part[1]), [_length(text) for text in texts[1]]
    if not clocks or len(clocks) != len(lengths):
        return None
    starts = [timedelta(hours=clock.hour, minutes=clock.minute) for clock in clocks]
    ends = [*starts[1:], timedelta(days=1)]
    for start, length, end in zip(starts, lengths, ends, strict=True):
        if length is None or start + length > end:
            return None
    return _Block(part[0].text(0), part[1].line, list(zip(*texts, strict=True)))


def _clocks(row: Row) -> list[time]:
    clocks = [read_clock(text) for text in row.texts]
    found = [clock for clock in clocks if clock]
    return found if len(found) == len(clocks) else []


def _length(text: str) -> timedelta | None:
    found = _LENGTH.fullmatch(text)
    return timedelta(hours=int(found[1]), minutes=int(found[2])) if found else None


def _lines(blocks: Sequence[_Block]) -> Iterator[Row]:
    yield Row(1, _NAMES)
    for block in blocks:
        for start, length in block.times:
            yield Row(block.line, [block.day, start, length.replace(".", ":")])
