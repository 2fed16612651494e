"""Marks of Loop Habit Tracker in a table that somebody saved again: a column a habit.

What its own tables end with, and how they write days, is gone then; the codes of its marks are
there, beside numbers that it writes a thousandfold.  Who saved what the program holds has each mark
as it calls it: "Entry(timestamp=2026-05-01, value=2)".
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sidelog.catalog.values import say_number
from sidelog.exchange.applications.marks import BY_ITSELF, THOUSAND, Mark
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_SAID: Mapping[int, str] = {Mark.YES_MANUAL: "yes", Mark.NO: "no", Mark.SKIP: "skip"}
_TENTH = THOUSAND // 10
_STEP = 10
"""Who enters a number has two decimals at most: those of steps or of money end otherwise."""
_MOST_CODES = 1000
"""More numbers in one column no habit has, and no file is looked through for."""
_RARE = 0.1
_HABITS = 3

_ENTRY = re.compile(r"Entry\(timestamp=(?P<day>[^,()]+), ?value=(?P<code>-?\d+)\)")

_Codes = Counter[int]


def with_marks(columns: Columns) -> Columns:
    """The columns, with what their codes stand for where they are surely those of Loop's marks.

    A scale from 0 to 3 with -1 for nothing has 1 and 3 more often, and no column of thousands.
    """
    if columns.names[0].casefold() != "date":
        return columns
    are_entries = _are_entries(columns)
    may_be_marks = are_entries or len(columns.names) > 1 + _HABITS
    if not may_be_marks or not (found := _codes(columns)):
        return columns
    numeric = {place for place, codes in found.items() if max(codes) > Mark.SKIP}
    marks = sum((codes for place, codes in found.items() if place not in numeric), _Codes())
    if not are_entries and not _are_surely_marks(found, numeric, marks):
        return columns
    read = partial(_read, columns.grid, columns.first, {place: place in numeric for place in found})
    names = ", ".join(columns.names[place] for place in sorted(numeric))
    remarks = (
        "its numbers are the marks of Loop Habit Tracker: 2 is yes, 0 is no, -1 is nothing",
        *([f"1 is nothing: {BY_ITSELF}"] if Mark.YES_AUTO in marks else []),
        *([f"of {names} they are thousandths"] if names else []),
    )
    grid = replace(columns.grid, read=read)
    return replace(columns, grid=grid, remarks=(*columns.remarks, *remarks))


def _are_entries(columns: Columns) -> bool:
    """Whether the program itself calls them entries, as the first line has them."""
    first = next(iter(columns.rows()), None)
    return first is not None and all(map(_ENTRY.fullmatch, map(str.strip, first.cells[1:])))


def _are_surely_marks(found: Mapping[int, _Codes], numeric: Collection[int], marks: _Codes) -> bool:
    """Whether numbers are marks of enough habits, and thousandths of others."""
    if not numeric or len(found) - len(numeric) < _HABITS or not _are_marks(marks):
        return False
    return all(_are_thousands(found[place]) for place in numeric)


def _codes(columns: Columns) -> Mapping[int, _Codes]:
    """The numbers of each column but the first; none where a cell has anything else."""
    width = len(columns.names)
    found = {place: _Codes() for place in range(1, width)}
    for row in columns.rows():
        if len(row.cells) != width:
            continue
        for place, codes in found.items():
            code = _code(row.cells[place], row.cells[0])
            if code is None or len(codes) > _MOST_CODES:
                return {}
            codes[code] += 1
    return found if all(found.values()) else {}


def _are_marks(marks: _Codes) -> bool:
    """Whether codes are those of yes and no: most that say anything say yes by hand."""
    said = marks.total() - marks[Mark.UNKNOWN]
    is_known = marks.keys() <= {*Mark} and Mark.UNKNOWN in marks
    return is_known and marks[Mark.YES_MANUAL] * 2 > said and marks[Mark.SKIP] <= said * _RARE


def _are_thousands(codes: _Codes) -> bool:
    """Whether the numbers of a column are a thousandfold, and nothing is known in some lines."""
    numbers = codes.keys() - {*Mark}
    return Mark.UNKNOWN in codes and all(one >= _TENTH and one % _STEP == 0 for one in numbers)


def _read(grid: Grid, first: int, numeric: Mapping[int, bool]) -> Iterator[Row]:
    for row in grid.read():
        if row.line >= first:
            for place, cell in enumerate(row.cells):
                code = _code(cell, row.cells[0]) if place in numeric else None
                if code is not None:
                    row.cells[place] = _said(code, is_number=numeric[place])
        yield row


def _code(cell: str, day: str) -> int | None:
    """The code of a cell; None where it has none, or one of another day than its line's."""
    text = cell.strip()
    if found := _ENTRY.fullmatch(text):
        text = found["code"] if found["day"].strip() == day.strip() else ""
    return int(text) if text.removeprefix("-").isdecimal() else None


def _said(code: int, *, is_number: bool) -> str:
    """What a code stands for; of a number all but -1 and the mark of a skipped day count."""
    if is_number and code not in {Mark.UNKNOWN, Mark.SKIP}:
        return say_number(code / THOUSAND)
    return _SAID.get(code, "")
