"""The sheets of a workbook that are one table: of each month or year one, with the same columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
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


class Sheet(NamedTuple):
    """A sheet: its name, its rows, and the lines of what it keeps as dates, by column."""

    name: str
    rows: Sequence[Row]
    dates: Mapping[int, Sequence[int]]


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
    """Whether names of two sheets tell nothing but times apart: "Jan" and "Feb", "Mood 2023".

    Those of "Left arm" and "Right arm" tell more.
    """
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
