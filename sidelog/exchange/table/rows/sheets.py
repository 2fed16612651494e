"""The sheets of a workbook that are of times: one table of several, and the day that one names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.rows.grid import Grid, held_grid
from sidelog.exchange.table.rows.header import find_columns
from sidelog.exchange.table.rows.text_rows import Row

_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = word_set(
    "week weeks day days month year quarter q kw woche wk w \u6708 \u5e74 \u9031 \u5468"
)
"""What a number behind it counts, where it is no year."""
_MOST_NAMED = 3
_LOOKED_AT = 60


class Sheet(NamedTuple):
    """A sheet.

    Attributes:
        name: what it is called.
        rows: those in which something stands.
        dates: the lines of what it keeps as dates, by column.
        is_dated: whether its name was added to its lines as their day.
    """

    name: str
    rows: Sequence[Row]
    dates: Mapping[int, Sequence[int]]
    is_dated: bool = False


def with_its_day(sheet: Sheet) -> Sheet:
    """A sheet that is called by a day, and has none in it, with that day in each of its lines."""
    cells = (cell for row in sheet.rows[:_LOOKED_AT] for cell in row.cells)
    if not is_day(sheet.name) or sheet.dates or any(map(is_day, cells)):
        return sheet
    try:
        first = find_columns(held_grid(sheet.name, "", sheet.rows), None).first
    except BadDataError:  # which is said when it is read
        return sheet
    header = max((row.line for row in sheet.rows if row.line < first), default=0)
    above = {header: "day"}
    rows = [
        row._replace(
            cells=[sheet.name if row.line >= first else above.get(row.line, ""), *row.cells]
        )
        for row in sheet.rows
    ]
    return sheet._replace(rows=rows, is_dated=True)


def one_table(grid: Grid, others: Iterable[Sheet]) -> tuple[Grid, tuple[str, ...]]:
    """A sheet with those below it whose columns are the same, and the names of these.

    Lines are counted on from one to the next.

    Args:
        grid: the first.
        others: those that may go on with it, by their names.
    """
    try:
        columns = find_columns(grid, None)
    except BadDataError:  # which is said when it is read
        return grid, ()
    names = [name.casefold() for name in columns.names]
    rows = list(columns.grid.read())
    dates = {place: list(lines) for place, lines in columns.grid.dates.items()}
    joined = []
    for other in others:
        try:
            below = find_columns(held_grid(grid.name, "", other.rows, other.dates), None)
        except BadDataError:
            continue
        if [name.casefold() for name in below.names] != names or not below.first:
            continue
        before = rows[-1].line
        rows += [
            row._replace(line=row.line + before)
            for row in below.grid.read()
            if row.line >= below.first
        ]
        for place, lines in below.grid.dates.items():
            dates.setdefault(place, []).extend(
                line + before for line in lines if line >= below.first
            )
        joined.append(other.name)
    if not joined:
        return grid, ()
    whole = held_grid(grid.name, _said(columns.grid.what, joined), rows, dates)
    return replace(whole, beside=grid.beside), tuple(joined)


def _said(what: str, joined: Sequence[str]) -> str:
    some = ", ".join(joined[:_MOST_NAMED])
    more = f" and {len(joined) - _MOST_NAMED:,} more" if len(joined) > _MOST_NAMED else ""
    return f"{what}, with {some}{more} below it, lines counted on"


def are_of_times(one: str, other: str) -> bool:
    """Whether names of two sheets tell nothing but times apart: "Jan" and "Feb", or two days.

    Those of "Left arm" and "Right arm" tell more.
    """
    if is_day(one) and is_day(other):
        return True
    words, others = (_WORD.findall(fold(name)) for name in (one, other))
    shared = set(words) & set(others)
    apart = [word for word in (*words, *others) if word not in shared]
    is_counted = bool(shared & _COUNTED)
    return bool(apart) and all(
        word in MONTH_NAMES
        or word in _COUNTED
        or _YEAR.fullmatch(word)
        or (is_counted and word.isdecimal())
        for word in apart
    )
