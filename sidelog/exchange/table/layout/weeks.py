"""Tables in which each line is a week, and each weekday a column: turned into a line a day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from sidelog.catalog.text import fold, quoted
from sidelog.dates import WEEKDAYS
from sidelog.errors import BadDataError
from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import is_day, lacks_year, read_day
from sidelog.exchange.table.cell.sums import is_of_sums, is_total
from sidelog.exchange.table.layout.corner import SUMMED, UNNAMED, corner_name
from sidelog.exchange.table.rows.grid import Grid, title_of
from sidelog.exchange.table.rows.text_rows import Row

_DEEPEST = 6
"""Lines in which the header may be."""
_FEWEST = 5
"""So many weekdays in a row, as those of work, are the days of a week."""
_WEEK = 7
_WEEK_OF = re.compile(
    r"(?:week|wk|w/[cb]|woche|semaine|semana|settimana)\b\s*"
    r"(?:of|beginning|commencing|starting|from|vom|ab|du|del|dal)?\s*:?\s*(?=\S)",
    re.IGNORECASE,
)


class _Week(NamedTuple):
    """Where a line has what.

    Attributes:
        header: the line that names the columns.
        start: the place of the first day of the week.
        first: that of the first weekday; what is before it is of each of its days.
        many: how many weekdays there are.
        weekday: which the first is, 0 for Monday.
        order: what 03/04/2026 means.
    """

    header: Row
    start: int
    first: int
    many: int
    weekday: int
    order: DateOrder


def with_lines_of_days(grid: Grid) -> Grid:
    """The grid with a line a day, where its lines are weeks that begin on a day; else as it is.

    What stands behind the weekdays, such as a sum, is of no day, and left out.

    Raises:
        BadDataError: its weeks do not begin on the weekday that its first column is of.
    """
    head = grid.head()
    for place, row in enumerate(head[:_DEEPEST]):
        if (run := _weekdays_in(row.cells)) and (week := _week(grid, row, head[place + 1 :], *run)):
            behind = [name for name in row.cells[week.first + week.many :] if name.strip()]
            rest = f"; {', '.join(behind)} behind them left out" if behind else ""
            title = title_of(head[:place]) or " ".join(behind)
            how = f"with weekdays as columns{rest}"
            return grid.turned(partial(_lines, grid, week), how, title)
    return grid


def _weekdays_in(cells: Sequence[str]) -> tuple[int, int] | None:
    days = [WEEKDAY_NAMES.get(fold(cell.strip())) for cell in cells]
    first = next((place for place, day in enumerate(days) if day is not None), 0)
    begin = days[first] if days else None
    if begin is None:
        return None
    count = 0
    while count < min(_WEEK, len(days) - first) and days[first + count] == (begin + count) % _WEEK:
        count += 1
    return (first, count) if first and count >= _FEWEST else None


def _week(grid: Grid, row: Row, below: Sequence[Row], first: int, count: int) -> _Week | None:
    """Where the lines below a header have what; None where none of their columns is of days."""
    weekday = WEEKDAY_NAMES[fold(row.cells[first].strip())]
    for start, name in enumerate(row.cells[:first]):
        texts = {text: one.line for one in below if (text := _without_week(one.text(start)))}
        found = {text: line for text, line in texts.items() if is_day(text) or lacks_year(text)}
        if not found or len(found) * 2 < len(texts):
            continue
        fits = [
            order for order in DateOrder if all(_begins(text, weekday, order) for text in found)
        ]
        if not fits or len({tuple(_day_in(text, order) for text in found) for order in fits}) > 1:
            others = (
                text for text in found if not any(_begins(text, weekday, one) for one in DateOrder)
            )
            wrong = next(others, next(iter(found)))
            raise BadDataError(
                f"{grid.name} has a week in each line, and {quoted(wrong)} in line {found[wrong]}, "
                f"column {name}, is not sure to be the {WEEKDAYS[weekday]} with which its columns "
                "begin.",
                hint="Write each week's first day in full, such as 2026-09-01, below the name of "
                "its column.",
            )
        return _Week(row, start, first, count, weekday, fits[0])
    return None


def _without_week(text: str) -> str:
    """The day of a cell without words for its week: that of "Week of 2 March 2026"."""
    return _WEEK_OF.sub("", text.strip(), count=1)


def _begins(text: str, weekday: int, order: DateOrder) -> bool:
    day = _day_in(text, order)
    return day is not None and day.weekday() == weekday


def _day_in(text: str, order: DateOrder) -> date | None:
    said = read_day(text)
    return said.on(order) if said else None


def _lines(grid: Grid, week: _Week) -> Iterator[Row]:
    labels = [place for place in range(week.first) if place != week.start]
    names = [week.header.cells[place] for place in labels]
    name = UNNAMED if any(names) else corner_name(week.header.cells[week.start])
    if name == UNNAMED and any(map(is_total, week.header.cells[week.first + week.many :])):
        name = SUMMED
    yield Row(week.header.line, ["day", *names, name])
    for row in grid.read():
        if row.line <= week.header.line:
            continue
        if row.wrong or len(row.cells) <= week.start:
            yield row
            continue
        if is_of_sums(row.cells[week.start]):
            yield Row(row.line, [row.cells[week.start]])
            continue
        text = _without_week(row.cells[week.start])
        begins = _day_in(text, week.order)
        if begins is None or begins.weekday() != week.weekday:
            why = f"{quoted(text)} is no {WEEKDAYS[week.weekday]}, with which its week begins"
            yield Row(row.line, [], why)
            continue
        cells = row.cells + [""] * (week.first + week.many - len(row.cells))
        before = [cells[place] for place in labels]
        for number, cell in enumerate(cells[week.first : week.first + week.many]):
            if cell.strip():  # nothing is known of a day, which may be still to come
                day = begins + timedelta(number)
                yield Row(row.line, [day.isoformat(), *before, cell])
