"""Tables of days by month: calendars, and months below one another.

A calendar has a month in each line and a day of it in each column, or the other way round, and is
turned into a line a day.  Below one another JANUARY 2025 stands above a header and lines of the
days 1, 2, 3; then FEBRUARY 2025, and so on.  A title may be the first name of its header, and a
header may stand below the first title alone.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.dates import MONTHS
from sidelog.exchange.table.cell.calendar import MONTH_NAMES
from sidelog.exchange.table.cell.days import is_day
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.dating.called import is_called_day
from sidelog.exchange.table.layout.corner import corner_name
from sidelog.exchange.table.rows.grid import Grid, title_of
from sidelog.exchange.table.rows.text_rows import Row, below_names

_DEEPEST = 6
"""Lines in which the days may be, or the months."""
_SHORTEST = 28
"""No month has fewer days: so many numbers from 1 on are those of its days."""
_A_WEEK = 7
"""Fewer numbers from 1 on are those of weeks."""
_FEWEST = 2
_MOST_LABELS = 2
_LEAP = 2024
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED = re.compile(r"(\d{1,2})\s*\u6708")
_ISO = re.compile(r"(?:19|20)\d\d-(\d\d)(?:-01)?")


class Month(NamedTuple):
    """A month: its number, and its year where that stands beside it."""

    number: int
    year: int | None

    def within(self, year: int | None) -> "Month":
        """The month, of that year where it has none of its own."""
        return self._replace(year=self.year or year)


def with_days_of_months(grid: Grid) -> Grid:
    """The grid with a line a day, where it is a calendar; any other as it is.

    The year is that beside a month, or the only one above them or in the name of the sheet.  Where
    there is none the days have none.
    """
    head = grid.head()
    for place, row in enumerate(head[:_DEEPEST]):
        below, year = head[place + 1 :], year_of(grid, head[: place + 1])
        if days := _months_down(row, below, year) or _days_down(row, below, year):
            rows = (Row(row.line, ["day", corner_name(row.cells[0])]), *days)
            how = f"a calendar{f' of {year}' if year else ''} of days by month"
            return grid.turned(rows.__iter__, how, title_of(head[:place]))
    return grid


def _months_down(header: Row, below: Sequence[Row], year: int | None) -> list[Row]:
    """The days of a table whose columns are days, 1 to 31, and whose lines are months."""
    texts = [cell.strip() for cell in header.cells]
    first = next((place for place, text in enumerate(texts) if text == "1"), 0)
    count = _counted(texts[first:])
    if not 0 < first <= _MOST_LABELS or count < _A_WEEK:
        return []
    found = []
    for row in below:
        labels = [month for cell in row.cells[:first] if (month := month_in(cell))]
        if labels:
            found.append((labels[0], row))
    if count < _SHORTEST and (count < len(texts) - first or not all(one.year for one, _ in found)):
        return []  # of fewer days only the years say that they are some of a month
    if len(found) < _FEWEST or len({month for month, _ in found}) < len(found):
        return []
    return [
        day_row(row.line, month.within(year), day, text)
        for month, row in sorted(found, key=lambda one: (one[0].year or 0, one[1].line))
        for day, cell in enumerate(row.cells[first : first + count], start=1)
        if (text := cell.strip())
    ]


def _days_down(header: Row, below: Sequence[Row], year: int | None) -> list[Row]:
    """The same of a table whose columns are months, and whose lines are days."""
    months = {place: month for place, cell in enumerate(header.cells) if (month := month_in(cell))}
    first = min(months, default=0)
    named = sum(map(bool, map(str.strip, header.cells[first:])))
    are_months = len(months) >= _FEWEST and len(set(months.values())) == len(months) >= named - 1
    if not 0 < first <= _MOST_LABELS or not are_months:
        return []
    count = _counted([row.text(first - 1) for row in below if len(row.cells) >= first])
    if count < _SHORTEST:
        return []
    return [
        day_row(row.line, month.within(year), day, text)
        for place, month in months.items()
        for day, row in enumerate(below[:count], start=1)
        if (text := row.text(place))
    ]


def _counted(texts: Sequence[str]) -> int:
    count = 0
    while count < min(31, len(texts)) and texts[count].lstrip("0") == str(count + 1):
        count += 1
    return count


def month_in(text: str) -> Month | None:
    """The month that a text says; None where it says none."""
    year = _YEAR.search(text)
    number = int(year[0]) if year else None
    if (iso := _ISO.fullmatch(text.strip())) and 1 <= int(iso[1]) <= len(MONTHS):
        return Month(int(iso[1]), number)
    name = fold(text.replace(year[0], "") if year else text).strip(" .,-/'\u5e74")
    if numbered := _NUMBERED.fullmatch(name):
        return Month(int(numbered[1]), number) if int(numbered[1]) <= len(MONTHS) else None
    return Month(MONTH_NAMES[name], number) if name in MONTH_NAMES else None


def year_of(grid: Grid, above: Sequence[Row]) -> int | None:
    """The one year that stands above the days or in the name of the sheet; None where none does."""
    words = [grid.what, *(cell for row in above for cell in row.cells)]
    years = {int(year) for text in words for year in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def day_row(line: int, month: Month, day: int, *cells: str) -> Row:
    """A line of a day of a month, in full where its year is known; wrong where there is none."""
    name = MONTHS[month.number - 1]
    if not 1 <= day <= monthrange(month.year or _LEAP, month.number)[1]:
        return Row(line, [], f"there is no {day} {name}")
    said = f"{month.year}-{month.number:02}-{day:02}" if month.year else f"{day} {name}"
    return Row(line, [said, *cells])


# Months below titles

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
    read = partial(_in_full, grid, headers, names, first.within(year))
    return grid.turned(read, "each day of the month that stands above it")


def _headers(rows: Iterator[Row] | Sequence[Row]) -> Mapping[int, list[str]]:
    """The names behind the first that stand beside a title, or right below one, by line."""
    found = dict[int, list[str]]()
    is_below = False
    for row in rows:
        title = _title(row)
        is_called = title or (is_below and is_called_day(row.text(0)))
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
