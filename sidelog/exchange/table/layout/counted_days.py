"""Tables whose days are counted, Day 1 and Day 2, below a title that says the date of one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from sidelog.catalog.text import fold, quoted
from sidelog.dates import say_date
from sidelog.errors import BadDataError
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import is_day, read_day
from sidelog.exchange.table.cell.sums import is_of_sums
from sidelog.exchange.table.dating.called import MONTHS_CALLED, YEAR_NAMES, is_called_day
from sidelog.exchange.table.rows.grid import Grid, title_of
from sidelog.exchange.table.rows.text_rows import Row

_DEEPEST = 6
"""Lines in which the title may be."""
_FIRST_COLUMNS = 3
_FEWEST, _MOSTLY = 2, 0.8
_LONGEST = 9
"""Nobody writes a date, its weekday and its time with more words."""
_WORD = r"(?:day|tag|d\u00eda|dia|jour|giorno|dag|d)"
_COUNTED = re.compile(rf"({_WORD} ?#?)?(\d{{1,4}})", re.IGNORECASE)
_SAYS_NUMBER = re.compile(rf"\b{_WORD} ?#?(\d{{1,4}})\b", re.IGNORECASE)
_SAYS_START = re.compile(
    r"\b(?:start(?:ed|ing|s)?|began|beginn|begonnen|gestartet|inicio|d[e\u00e9]but|inizio)\b",
    re.IGNORECASE,
)


def with_days_counted(grid: Grid, order: DateOrder | None) -> Grid:
    """The grid with the date of each counted day, where a title says that of one; else as it is.

    Raises:
        BadDataError: the title can be read in two ways.
    """
    head = grid.head()
    for number, title in enumerate(head[:_DEEPEST]):
        text = title_of([title])
        said = _SAYS_NUMBER.search(text)
        is_title = said or _SAYS_START.search(text)
        words = _date_in(_SAYS_NUMBER.sub(" ", text)) if is_title else ""
        if not words:
            continue
        body = head[number + 1 :]
        while body and sum(map(bool, body[0].cells)) < 2:  # noqa: PLR2004  (more of the title)
            body = body[1:]
        place = _counted(body)
        if place is None:
            continue
        has_zero = any(_number(row, place) == 0 for row in body)
        since = int(said[1]) if said else int(not has_zero)
        first = _date(words, order, f"{grid.name}, line {title.line}")
        how = f"Day {since} is {say_date(first)}, by the title in line {title.line}"
        read = partial(_in_full, grid, body[0].line, place, first - timedelta(since))
        return grid.turned(read, how)
    return grid


def _date_in(text: str) -> str:
    """The one date among the words of a text; empty where there is none, or are several."""
    words = text.replace("=", " ").split()
    found = []
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST), start, -1)
        said = (" ".join(words[start:end]).strip(" .,:;()") for end in ends)
        day = next(((end, one) for end, one in zip(ends, said, strict=False) if is_day(one)), None)
        if day:
            found.append(day[1])
        start = day[0] if day else start + 1
    return found[0] if len(found) == 1 else ""


def _counted(rows: Sequence[Row]) -> int | None:
    """The column of counted days below a header; None where there is none, or days have dates."""
    if not rows or any(is_day(cell) for row in rows for cell in row.cells):
        return None
    are_apart = any(fold(name) in YEAR_NAMES | MONTHS_CALLED for name in rows[0].cells)
    for place, name in enumerate(rows[0].cells[:_FIRST_COLUMNS]):
        cells = [row.text(place) for row in rows[1:]]
        filled = [cell for cell in cells if cell and not is_of_sums(cell)]
        found = [one for cell in filled if (one := _COUNTED.fullmatch(cell))]
        are_called = all(one[1] for one in found) or (is_called_day(name) and not are_apart)
        if len(found) >= max(_FEWEST, len(filled) * _MOSTLY) and are_called:
            return place
    return None


def _number(row: Row, place: int) -> int | None:
    found = _COUNTED.fullmatch(row.text(place))
    return int(found[2]) if found else None


def _date(words: str, order: DateOrder | None, where: str) -> date:
    """The date that a title says; refused where it may be one of two."""
    said = read_day(words)
    days = {day for one in ([order] if order else DateOrder) if said and (day := said.on(one))}
    if said and said.weekday is not None:
        days = {day for day in days if day.weekday() == said.weekday}
    if len(days) != 1:
        raise BadDataError(
            f"{where}: it is not sure which day {quoted(words)} is, from which days are counted.",
            hint="Write it as 2026-09-01, or say --dates.",
        )
    return days.pop()


def _in_full(grid: Grid, header: int, place: int, zero: date) -> Iterator[Row]:
    for row in grid.read():
        number = _number(row, place) if row.line > header else None
        if number is not None:
            yield row.with_cell(place, (zero + timedelta(number)).isoformat())
        elif row.line >= header:
            yield row
