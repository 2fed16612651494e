"""Several tables of one file: below one another, as some applications export them, or by sheet."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from sidelog.exchange.table.cell.days import is_day, lacks_year
from sidelog.exchange.table.layout.months import month_in
from sidelog.exchange.table.rows.grid import Grid, Part
from sidelog.exchange.table.rows.text_rows import Row, wrong_width
from sidelog.exchange.table.rows.widths import Widths, find_widths

_MOST_ROWS = 20_000
"""So far it is looked for tables: no export of several is as long as a log of every minute."""
_NUMBER = re.compile(r"[-+]?[\d.,:]+ ?%?")
_FEWEST_SHARED = 3
_MOST_HEADERS = 16
"""A file of more headers has tables of many things, and no table that grew."""
_BODY = 200
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

    Those with the same header are one table, such as of one month below another; so are those
    whose columns have the same names in another order, or some of them.
    """
    starts = list(_starts(islice(grid.read(), _MOST_ROWS)))
    first = next((place for place, one in enumerate(starts) if one.has_days), len(starts))
    starts = starts[first:]  # what is above the first table is about the whole
    if len(starts) < 2:  # noqa: PLR2004
        return []
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(starts):
        groups.setdefault(_names(one.header), []).append(place)
    are_apart = any(one.title and not month_in(one.title) for one in starts)
    groups = _with_grown(groups, are_apart=are_apart)
    return [
        Part(one.title, one.header.line, _grid_of(grid, starts, group), len(group) - 1)
        for group in groups.values()
        for one in (starts[group[0]],)
    ]


def _names(header: Row) -> tuple[str, ...]:
    return tuple(cell.strip().casefold() for cell in header.cells)


def _named(names: Sequence[str]) -> frozenset[str]:
    """The names of columns without empty ones at the end; none where others are, or two alike."""
    some = frozenset(filter(None, names))
    return some if len(some) == Row(0, list(names)).width else frozenset()


def _with_grown(
    groups: dict[tuple[str, ...], list[int]], *, are_apart: bool
) -> dict[tuple[str, ...], list[int]]:
    """Headers with the places of their tables, those together that have the same columns.

    One may have more of them than the other, unless titles say that the tables are of several
    things.
    """
    if len(groups) > _MOST_HEADERS:
        return groups
    found: dict[tuple[str, ...], list[int]] = {}
    for names, places in sorted(groups.items(), key=lambda one: -len(_named(one[0]))):
        own = _named(names)
        wider = (
            other
            for other in found
            if own == _named(other) or (own < _named(other) and not are_apart)
        )
        whole = next(wider, names) if len(own) >= _FEWEST_SHARED else names
        found.setdefault(whole, []).extend(places)
    merged = {names: sorted(places) for names, places in found.items()}
    return dict(sorted(merged.items(), key=lambda one: one[1]))


class _Reordered(NamedTuple):
    """What gives the rows below some headers, which are the same, the order of another header."""

    order: Sequence[int]
    widths: Widths

    def row(self, row: Row) -> Row:
        """A row in that order; one that is not as wide as its header is wrong."""
        wide = self.widths.as_wide(row)
        if wide.wrong or (wrong := wrong_width(wide, len(self.widths.names))):
            return Row(row.line, [], wide.wrong or wrong)
        return wide._replace(cells=[wide.cells[at] if at >= 0 else "" for at in self.order])


def _grid_of(grid: Grid, starts: Sequence[_Start], group: Sequence[int]) -> Grid:
    """A grid of one header, and of the rows below all headers of a group, in its order."""
    headers = (starts[place].header for place in group)
    header = max(headers, key=lambda row: len(_named(_names(row))))
    whole = _names(header)
    others: dict[tuple[str, ...], list[int]] = {}
    for place in group:
        if (names := _names(starts[place].header)) != whole:
            others.setdefault(names, []).append(place)
    found: dict[int, _Reordered] = {}
    for names, places in others.items():
        order = [names.index(name) if name and name in names else -1 for name in whole]
        found |= dict.fromkeys(places, _Reordered(order, _widths(grid, starts, places)))
    header = header._replace(line=starts[group[0]].header.line)
    read = partial(_rows, grid, starts, frozenset(group), found, header)
    return replace(grid, read=read, dates=_dates(grid, starts, found))


def _dates(
    grid: Grid, starts: Sequence[_Start], reordered: Mapping[int, _Reordered]
) -> dict[int, Sequence[int]]:
    """The lines in which columns have dates of the spreadsheet, by their places in that order."""
    lines = [one.line for one in starts]
    found: dict[int, list[int]] = {}
    for place, some in grid.dates.items():
        for line in some:
            other = reordered.get(bisect_right(lines, line) - 1)
            if other is None:
                found.setdefault(place, []).append(line)
            elif place in other.order:
                found.setdefault(other.order.index(place), []).append(line)
    return {place: sorted(some) for place, some in found.items()}


def _rows(
    grid: Grid,
    starts: Sequence[_Start],
    group: Collection[int],
    reordered: Mapping[int, _Reordered],
    header: Row,
) -> Iterator[Row]:
    lines = [one.line for one in starts]
    for row in grid.read():
        place = bisect_right(lines, row.line) - 1
        if row.line == header.line:
            yield header
        elif place in group and row.line > starts[place].header.line:
            yield reordered[place].row(row) if place in reordered else row


def _widths(grid: Grid, starts: Sequence[_Start], places: Collection[int]) -> Widths:
    """How wide the rows below some headers are, which are the same."""
    header = starts[min(places)].header
    names = tuple(filter(None, _names(header)))
    own = replace(grid, read=partial(_rows, grid, starts, places, {}, header))
    body = [row for row in own.head(_BODY) if row.line > header.line]
    widths, _ = find_widths(own, header.line + 1, names, body, is_open=False)
    return replace(widths, note="")


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
        is_title = bool(held) and row.width == 1
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


def _is_of_other_names(row: Row, above: tuple[str, ...]) -> bool:
    """Whether a row has the first name of the header above it, and others beside it.

    Or all names of it, or no others, wherever they stand.
    """
    names = _names(row)
    if names[:1] == above[:1] or names[0] not in above:
        return names[:1] == above[:1] and names[1:] != above[1:]
    own, others = _named(names), _named(above)
    return len(own & others) >= _FEWEST_SHARED and (own <= others or others <= own)


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
