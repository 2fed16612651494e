"""Tables of months below one another, each with a title that says its month: days in full.

JANUARY 2025 stands above a header and lines of the days 1, 2, 3; then FEBRUARY 2025, and so on.  A
title may be the first name of its header, and a header may stand below the first title alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.dating.called import is_called_day
from sidelog.exchange.table.layout.months import Month, day_row, month_in, year_of
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row, below_names

_DEEPEST = 6
"""Lines in which the first title may be."""
_SHORT_YEAR = re.compile(r"([^\W\d]{3,}\.?) ?[-/]? ?['\N{RIGHT SINGLE QUOTATION MARK}]?(\d\d)")
_DAY = re.compile(r"0?([1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?", re.IGNORECASE)


def with_days_of_titles(grid: Grid) -> Grid:
    """The grid with its days in full, where they are numbers below titles of months; else as it is.

    The year is that of a title, or of the month before it, or the only one above the first.
    """
    head = grid.head()
    place = next((n for n, row in enumerate(head[:_DEEPEST]) if _title(row)), len(head))
    headers = _headers(head[place:])
    below = [row for row in head[place:] if not _title(row) and row.line not in headers]
    days = sum(_day(row) > 0 for row in below)
    has_days = any(is_day(cell) for row in below for cell in row.cells)
    if not headers or not days or days * 2 < len(below) or has_days:
        return grid
    headers = _headers(grid.read())
    names = [*dict.fromkeys(name for names in headers.values() for name in names)]
    if any(len(set(one)) < len(one) for one in headers.values()):
        return grid  # it is not plain which columns are the same
    first = next(month for row in head if (month := _title(row)))
    year = year_of(grid, head[: place + 1])
    read = partial(_in_full, grid, headers, names, first._replace(year=first.year or year))
    return grid.turned(read, "each day of the month that stands above it")


def _headers(rows: Iterator[Row] | Sequence[Row]) -> Mapping[int, list[str]]:
    """The names behind the first that stand beside a title, or right below one, by line."""
    found = dict[int, list[str]]()
    is_below = False
    for row in rows:
        title = _title(row)
        is_called = title or (is_below and is_called_day(row.cells[0]))
        if is_called and (names := _names(row)):
            found[row.line] = names
        is_below = title is not None and row.line not in found
    return found


def _in_full(
    grid: Grid, headers: Mapping[int, Sequence[str]], names: Sequence[str], first: Month
) -> Iterator[Row]:
    """The rows: one header, and below it each day in full; titles are of no day."""
    month: Month | None = None
    here: Sequence[str] = names
    top = min(headers)
    for row in grid.read():
        if title := _title(row):
            month = _after(month, title) if month else first
        if row.line in headers:
            here = headers[row.line]
        if row.line == top:
            yield Row(row.line, ["day", *names])
        elif month is None:
            yield row
        elif not title and row.line not in headers:
            yield _placed(row, month, here, names)


def _after(before: Month, title: Month) -> Month:
    """The month of a title, with the year of the one before it where it is the next of that."""
    is_next = title.number - before.number in {0, 1}
    return title if title.year or not is_next else title._replace(year=before.year)


def _placed(row: Row, month: Month, here: Sequence[str], names: Sequence[str]) -> Row:
    """A row with its day in full, each cell below its name; another than of a day keeps its words.

    Those above it are `here`, and `names` are of all columns.
    """
    if row.wrong or row.width > len(here) + 1:
        wrong = f"it has {len(row.cells)} cells, and its header {len(here) + 1}"
        return Row(row.line, [], row.wrong or wrong)
    behind, day = below_names(names, here, row.cells[1:]), _day(row)
    return day_row(row.line, month, day, *behind) if day else Row(row.line, [row.text(0), *behind])


def _title(row: Row) -> Month | None:
    """The month with which a row begins, where nothing stands behind it, or names."""
    text = row.text(0)
    short = _SHORT_YEAR.fullmatch(text)
    month = month_in(f"{short[1]} 20{short[2]}" if short else text)
    return month if month and (_names(row) or row.width <= 1) else None


def _names(row: Row) -> list[str]:
    cells = row.texts[1:]
    return cells if all(token(cell).kind is Kind.WORD for cell in cells) else []


def _day(row: Row) -> int:
    found = _DAY.fullmatch(row.text(0))
    return int(found[1]) if found else 0
