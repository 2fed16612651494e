"""Days that lack their year, or their month, and have it in a column beside them.

A person's own 1 Apr beside 2025-04-01T00:55 is of 2025, and their 31 Dec beside 2026-01-01T00:55
is of the year before.  A 3 beside January is the third of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.dates import MONTHS
from sidelog.dates.words import existing
from sidelog.exchange.reader import Brought, DateOrder
from sidelog.exchange.table.cell.calendar import read_month
from sidelog.exchange.table.cell.days import is_day, read_day, read_without_year
from sidelog.exchange.table.cell.sums import is_of_sums
from sidelog.exchange.table.dating.called import (
    DAYS_CALLED,
    MONTHS_CALLED,
    YEAR_NAMES,
    is_called_day,
    rank_of,
)
from sidelog.exchange.table.layout.months import Month, month_in
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 200
_NEARLY_ALL = 0.9
"""The part of the lines in which both have to be there, and to be of one night at most apart."""
_APART = timedelta(days=1)


class _Beside(NamedTuple):
    """A column of days without a year, the one beside it, and what 3/4 means in both."""

    place: int
    other: int
    order: DateOrder


def with_year_beside(
    columns: Columns, order: DateOrder | None, named: str
) -> tuple[Columns, Brought] | None:
    """A file with its days in full, by the moments beside them; None where it has no such two.

    Where no column of the day was `named`, that without a year has to be called as days are, and
    more so than that of the moments.
    """
    rows = columns.head(_LOOKED_AT)
    places = _places(columns.names, rows, named)
    if places is None:
        return None
    found = [_Beside(*places, one) for one in ([order] if order else DateOrder)]
    best = max(found, key=lambda one: _agreeing(rows, one))
    if _agreeing(rows, best) < len(filled(rows, best.place)) * _NEARLY_ALL:
        return None
    how = f"that of {columns.names[best.other]} beside it"
    said = Brought(columns.names[best.place], "the year of each day", how)
    return columns.changed(partial(_in_full, beside=best)), said


def with_month_beside(columns: Columns) -> Columns:
    """A file with the month of its days behind them, where it stands in a column of its own.

    It is in words, perhaps with its year; or in numbers, where no column has the year.  Where it
    stands once, it is that of the lines below as well.
    """
    rows = columns.head(_LOOKED_AT)
    cells = [filled(rows, place) for place in range(len(columns.names))]
    called = {fold(name) for name in columns.names}
    has_year = bool(called & YEAR_NAMES)
    if has_year and called & MONTHS_CALLED and called & DAYS_CALLED:
        return columns
    months = [
        place
        for place, (name, some) in enumerate(zip(columns.names, cells, strict=True))
        if some
        and all(_month(text) or is_of_sums(text) for text in some)
        and (not some[0].isdecimal() or (fold(name) in MONTHS_CALLED and not has_year))
    ]
    days = _most_called_so(
        {
            place: name
            for place, (name, some) in enumerate(zip(columns.names, cells, strict=True))
            if some and place not in months and is_called_day(name) and all(map(_is_of_month, some))
        }
    )
    if len(months) != 1 or len(days) != 1 or any(some and is_day(some[0]) for some in cells):
        return columns
    read = partial(_with_months, columns.grid, columns.first, months[0], days[0])
    month, day = columns.names[months[0]], columns.names[days[0]]
    remarks = (*columns.remarks, f"{month} and {day} are read together")
    aside = columns.aside | {months[0]}
    return replace(columns, grid=replace(columns.grid, read=read), remarks=remarks, aside=aside)


def _most_called_so(days: Mapping[int, str]) -> list[int]:
    """The places of those columns called days most plainly: no bedtime beside Day."""
    least = min(map(rank_of, days.values()), default=0)
    return [place for place, name in days.items() if rank_of(name) == least]


def _with_months(grid: Grid, first: int, month: int, day: int) -> Iterator[Row]:
    latest: Month | None = None
    for row in grid.read():
        if row.line >= first and len(row.cells) > max(month, day):
            above, text = row.cells[month].strip(), row.cells[day].strip()
            latest = _after(latest, _month(above)) if _month(above) else latest
            if is_of_sums(above) and not text:
                row.cells[day] = above
            elif latest and _is_of_month(text):
                row.cells[day] = f"{text} {MONTHS[latest.number - 1]} {latest.year or ''}".strip()
        yield row


def _month(text: str) -> Month | None:
    """The month of a cell, with its year where that is said; None where it is none."""
    number = read_month(text)
    return Month(number, None) if number else month_in(text)


def _after(before: Month | None, month: Month | None) -> Month | None:
    """A month, with the year of the one before it where it has none, and is not of the next."""
    if before and month and not month.year and month.number >= before.number:
        return month._replace(year=before.year)
    return month


def _is_of_month(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31  # noqa: PLR2004


def _places(
    names: Sequence[str], rows: Sequence[Sequence[str]], named: str
) -> tuple[int, int] | None:
    """The column of days without a year, and the one that has them in full."""
    lacking, full = [], []
    for place, name in enumerate(names):
        cells = filled(rows, place)
        if _share_of(read_day, cells) >= _NEARLY_ALL:
            full.append((rank_of(name), place))
        is_meant = fold(name) == fold(named) if named else is_called_day(name)
        if is_meant and not any(map(is_day, cells)):
            share = _share_of(read_without_year, cells)
            lacking += [(rank_of(name), place)] if share >= _NEARLY_ALL else []
    if not lacking or not full or not (named or min(lacking)[0] < min(full)[0]):
        return None
    return min(lacking)[1], min(full)[1]


def _share_of(read: Callable[[str], object], cells: Sequence[str]) -> float:
    """The part of some cells that can be read so; 0 where there are none."""
    return sum(read(text) is not None for text in cells) / len(cells) if cells else 0.0


def _agreeing(rows: Sequence[Sequence[str]], beside: _Beside) -> int:
    """In how many rows both columns are of the same day, or of two that touch."""
    return sum(_day_of(cells, beside) is not None for cells in rows)


def _day_of(cells: Sequence[str], beside: _Beside) -> date | None:
    """The day of a row in full; None where what stands beside it is of another time."""
    if len(cells) <= max(beside.place, beside.other):
        return None
    said = read_without_year(cells[beside.place].strip())
    then = read_day(cells[beside.other].strip())
    near = then and then.on(beside.order)
    if said is None or near is None or (day := said.on(beside.order)) is None:
        return None
    years = (existing(near.year + n, day.month, day.day) for n in (0, -1, 1))
    return next((one for one in years if one and abs(one - near) <= _APART), None)


def _in_full(row: Row, beside: _Beside) -> Iterator[Row]:
    """A row with its day in full; one whose year nothing says stays as it is, and is said."""
    if day := _day_of(row.cells, beside):
        said = read_without_year(row.text(beside.place))
        time = f" {said.clock}" if said and said.clock else ""
        row = row.with_cell(beside.place, f"{day.isoformat()}{time}")
    yield row
