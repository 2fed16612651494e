"""Several tables of one file: below one another, as some applications export them, or by sheet."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.rows.grid import Grid, Part
from sidelog.exchange.table.rows.text_rows import Row

_MOST_ROWS = 20_000
"""So far it is looked for tables: no export of several is as long as a log of every minute."""
_NUMBER = re.compile(r"[-+]?[\d.,:]+ ?%?")
_LOOKED_AT = 3
"""A title, a header and a row."""


class _Start(NamedTuple):
    """Where a table begins: the line of its title or header, and its header."""

    line: int
    title: str
    header: Row
    has_days: bool


def parts_of(grid: Grid) -> list[Part]:
    """The tables of a file, those of other sheets after its own; none where it has not several."""
    if not grid.tables:
        return _parts_below(grid)
    found: list[Part] = []
    for part in grid.tables:
        below = _parts_below(part.grid)
        found += [
            one._replace(title=f"{part.title}, {one.title or f'line {one.line}'}") for one in below
        ] or [part]
    return found


def _parts_below(grid: Grid) -> list[Part]:
    """The tables that stand below one another; none where there are not several.

    Those with the same header are one table, such as of one month below another.
    """
    starts = list(_starts(islice(grid.read(), _MOST_ROWS)))
    first = next((place for place, one in enumerate(starts) if one.has_days), len(starts))
    starts = starts[first:]  # what is above the first table is about the whole
    if len(starts) < 2:  # noqa: PLR2004
        return []
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(starts):
        groups.setdefault(_names(one.header), []).append(place)
    return [
        Part(one.title, one.header.line, _grid_of(grid, starts, group), len(group) - 1)
        for group in groups.values()
        for one in (starts[group[0]],)
    ]


def _names(header: Row) -> tuple[str, ...]:
    return tuple(cell.strip().casefold() for cell in header.cells)


def _grid_of(grid: Grid, starts: Sequence[_Start], group: Sequence[int]) -> Grid:
    """A grid of one header, and of the rows below all headers of a group."""
    lines = [one.line for one in starts]
    first = starts[group[0]].header.line

    def rows() -> Iterator[Row]:
        for row in grid.read():
            place = bisect_right(lines, row.line) - 1
            if row.line == first or (place in group and row.line > starts[place].header.line):
                yield row

    return replace(grid, read=rows)


def _starts(rows: Iterator[Row]) -> Iterator[_Start]:
    """Where tables begin: after an empty line, with a header or with a title alone in its line.

    One whose first column is named as that of the first, and another otherwise, needs no empty
    line. What has a title below those of other tables is no part of them, whatever it is.
    """
    held: list[Row] = []
    end, are_titled = -1, False
    above: tuple[str, ...] = ()
    while True:
        held += islice(rows, _LOOKED_AT - len(held))
        if not held:
            return
        row = held.pop(0)
        if not row.cells or row.cells[0][:1].isdigit():
            end = _end(row)
            continue
        is_apart, end = row.line > end + 1 or _is_of_other_names(row, above), _end(row)
        is_title = bool(held) and _is_title(row)
        header = held[0] if is_title else row
        if not is_apart or not (_is_header(header) or (is_title and are_titled)):
            continue
        below = held[1:2] if is_title else held[:1]
        if not is_title and _is_among(row, below, above):
            continue
        has_days = any(is_day(cell) or lacks_year(cell) for row in below for cell in row.cells)
        are_titled |= is_title and has_days
        if is_title or has_days:
            above = _names(header)
            title = row.cells[0].strip() if is_title else ""
            yield _Start(row.line, title, header, has_days)
        if is_title:
            end = _end(held.pop(0))


def _end(row: Row) -> int:
    """The line in which a row ends: a cell may have several."""
    return row.line + sum(cell.count("\n") for cell in row.cells)


def _is_title(row: Row) -> bool:
    """Whether its first cell alone says something."""
    return bool(row.cells[0].strip()) and not any(map(str.strip, row.cells[1:]))


def _is_of_other_names(row: Row, above: tuple[str, ...]) -> bool:
    """Whether a row has the first name of the header above it, and others beside it."""
    return (names := _names(row))[:1] == above[:1] and names[1:] != above[1:]


def _is_among(row: Row, below: Sequence[Row], above: tuple[str, ...]) -> bool:
    """Whether words stand among the lines of a table, as what is below them has its columns.

    A header leaves no several of its own without a name.
    """
    named = _names(row)
    unnamed = [
        place
        for line in below
        for place, (cell, name) in enumerate(zip(line.cells, above, strict=False))
        if cell.strip() and name and not "".join(named[place : place + 1])
    ]
    return len(unnamed) > 1


def _is_header(row: Row) -> bool:
    """Whether a row names columns: it has several words, and no day and no number."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return len(cells) > 1 and not any(_NUMBER.fullmatch(cell) or is_day(cell) for cell in cells)
