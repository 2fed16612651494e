"""The sheets of a workbook that are of times: one table of several, and the day that one names."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.rows.grid import LOOKED_AT, held_grid
from sidelog.exchange.table.rows.header import find_columns
from sidelog.exchange.table.rows.text_rows import Row

_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = word_set(
    "week weeks day days month year quarter q kw woche wk w \u6708 \u5e74 \u9031 \u5468"
)
"""What a number behind it counts, where it is no year."""
_FORMED = word_set(
    "summary summaries chart charts graph graphs pivot average averages stats statistics total "
    "totals overview dashboard goals plan template report auswertung diagramm resumen grafico"
)
"""What is formed from other sheets, or recorded nothing."""


class Sheet(NamedTuple):
    """A sheet.

    Attributes:
        rows: those in which something stands.
        dates: the lines of what it keeps as dates, by column.
        is_dated: whether its name was added to its lines as their day.
        is_hidden: whether the person has hidden it.
    """

    name: str
    rows: Sequence[Row]
    dates: Mapping[int, Sequence[int]]
    is_dated: bool = False
    is_hidden: bool = False


def with_its_day(sheet: Sheet) -> Sheet:
    """A sheet that is called by a day, and has none in it, with that day in each of its lines."""
    cells = (cell for row in sheet.rows[:LOOKED_AT] for cell in row.cells)
    if not is_day(sheet.name) or sheet.dates or any(map(is_day, cells)):
        return sheet
    try:
        first = find_columns(held_grid(sheet.name, "", sheet.rows), None).first
    except BadDataError:  # which is said when it is read
        return sheet
    header = max((row.line for row in sheet.rows if row.line < first), default=0)
    above = {header: "day"}
    days = (sheet.name if row.line >= first else above.get(row.line, "") for row in sheet.rows)
    rows = [
        row._replace(cells=[day, *row.cells]) for day, row in zip(days, sheet.rows, strict=True)
    ]
    return sheet._replace(rows=rows, is_dated=True)


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


def is_formed(name: str) -> bool:
    """Whether a sheet is called like what is formed from others."""
    return not _FORMED.isdisjoint(_WORD.findall(fold(name)))
