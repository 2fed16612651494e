"""Text in Markdown whose headings say days: of the table below each, or of the months of a list.

##### 2017, April 3 stands above a table, and ## September 2024 above a list of Friday, 20/9.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.dates import MONTHS
from sidelog.dates.words import existing
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import (
    Said,
    is_day,
    lacks_year,
    read_clock,
    read_day,
    read_without_year,
)
from sidelog.exchange.table.diaries.diary import PARTING, day_in_front
from sidelog.exchange.table.layout.months import Month, month_in
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row, below_names

_FEWEST = 2
_HEADING = re.compile(r"(#{1,6}) ?(.*[^#\s])[#\s]*")
_TAG = re.compile(r"</?\w+>")
_NO_DAY = "no day stands above it"
_EARLY, _LATE = 6, 18
"""A time before the one, below a time after the other, is of the night that followed."""
_A_YEAR = 12


class _Heading(NamedTuple):
    level: int
    text: str


def with_days_of_headings(grid: Grid) -> Grid:
    """The grid with the day of each line in full, where headings say it, or its month and year."""
    texts = [grid.text(row) for row in grid.sound_head()]
    headings = [heading.text for text in texts if (heading := _heading(text))]
    if sum(bool(_day_in(text)) for text in headings) >= _FEWEST and _has_tables(texts):
        names = _all_names(grid)
        what = "tables in Markdown, each of the day in the heading above it; a time of the night "
        what += "below one of the evening is of the day after"
        return replace(grid, what=what, delimiter="", read=partial(_of_tables, grid, names))
    lines = [day_in_front(text.strip(PARTING))[0] for text in texts if not _heading(text)]
    has_months = any((month := month_in(text)) and month.year for text in headings)
    if has_months and sum(map(lacks_year, lines)) >= _FEWEST and not any(map(is_day, lines)):
        return replace(grid, read=partial(_of_lists, grid, _order(grid)))
    return grid


def _heading(text: str) -> _Heading | None:
    found = _HEADING.fullmatch(text)
    return _Heading(len(found[1]), found[2].strip()) if found else None


# Tables


def _day_in(heading: str) -> str:
    day = day_in_front(heading)[0]
    return day if is_day(day) else ""


def _has_tables(texts: Sequence[str]) -> bool:
    rows = [_cells(text) for text in texts if _is_row(text)]
    return len(rows) > _FEWEST and not any(is_day(cell) for cells in rows for cell in cells)


def _is_row(text: str) -> bool:
    return text.startswith("|")


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text[1:].removesuffix("|").split("|")]


def _all_names(grid: Grid) -> list[str]:
    """The names in the headers of all tables: each is the first row below a heading."""
    names = dict[str, None]()
    is_first = False
    for row in grid.read():
        text = grid.text(row)
        if _heading(text):
            is_first = True
        elif _is_row(text):
            names |= dict.fromkeys(_cells(text)) if is_first else {}
            is_first = False
    return list(names)


def _of_tables(grid: Grid, names: Sequence[str]) -> Iterator[Row]:
    """One header, and below it the rows of all tables, each with its day in front."""
    here: list[str] | None = None
    heading, day = _Heading(0, ""), ""
    latest = 0
    yield Row(0, ["day", *names])
    for row in grid.read():
        text = grid.text(row)
        if found := _heading(text):
            if (own := _day_in(found.text)) or found.level <= heading.level:
                heading, day, latest = found, own, 0
            here = None
        elif row.wrong or not _is_row(text):
            if not _TAG.fullmatch(text):
                yield Row(row.line, [], row.wrong or f"{quoted(text)} stands in no table")
        elif here is None:
            here = _cells(text)
        else:
            hour = next((clock.hour for cell in _cells(text) if (clock := read_clock(cell))), -1)
            if latest >= _LATE and 0 <= hour < _EARLY:
                day, latest = _after(day), 0
            latest = max(latest, hour)
            yield _placed(Row(row.line, _cells(text)), day, here, names)


def _after(day: str) -> str:
    said = read_day(day)
    return f"{said.day + timedelta(days=1)}" if said and said.day else day


def _placed(row: Row, day: str, here: Sequence[str], names: Sequence[str]) -> Row:
    cells = row.cells
    if not day or any(cells[len(here) :]):
        wrong = f"it has {len(cells)} cells, and its header {len(here)}" if day else _NO_DAY
        return Row(row.line, [], wrong)
    return Row(row.line, [day, *below_names(names, here, cells)])


# Lists


def _order(grid: Grid) -> DateOrder:
    """What 3/4 means in a list: as most days are of the month in the heading above them."""
    right = dict.fromkeys(DateOrder, 0)
    for _, _, said, month in _items(grid):
        for order in DateOrder:
            day = said.on(order) if said else None
            right[order] += bool(day and month and day.month == month.number)
    return max(right, key=lambda order: right[order])


def _items(grid: Grid) -> Iterator[tuple[Row, str, Said | None, Month | None]]:
    """The lines that are no headings, each with its text, its day without a year, and its month."""
    month: Month | None = None
    for row in grid.read():
        text = grid.text(row)
        if heading := _heading(text):
            month = month_in(heading.text) or month
        else:
            day = day_in_front(text.strip(PARTING))[0]
            yield row, text, None if is_day(day) else read_without_year(day), month


def _of_lists(grid: Grid, order: DateOrder) -> Iterator[Row]:
    """The lines below the first month, each day of which is in full; one of no such day is wrong.

    So is a line without a day below that.
    """
    wrong = _NO_DAY
    for row, text, said, month in _items(grid):
        day, rest = day_in_front(text.strip(PARTING))
        if said and month:
            full = _in_month(said, month, order)
            name = f"{MONTHS[month.number - 1]} {month.year or ''}".strip()
            wrong = "" if full else f"{quoted(day)}: there is no such day in {name}"
            text = f"{full} {rest}"  # noqa: PLW2901
        elif day:
            wrong = ""
        if month or day:
            yield Row(row.line, [], wrong) if wrong else row._replace(cells=[text])


def _in_month(said: Said, month: Month, order: DateOrder) -> date | None:
    """A day with the year of its heading; None where it is of another month, or weekday.

    One of the month before or behind is of that, where it is of the weekday that stands with it.
    """
    day = said.on(order)
    if day is None or month.year is None:
        return None
    apart = (day.month - month.number + 1) % _A_YEAR - 1
    year = month.year + (month.number - 1 + apart) // _A_YEAR
    found = existing(year, day.month, day.day)
    is_of_weekday = found is not None and said.weekday in {None, found.weekday()}
    is_near = apart == 0 or (apart in {-1, 1} and said.weekday is not None)
    return found if is_of_weekday and is_near else None
