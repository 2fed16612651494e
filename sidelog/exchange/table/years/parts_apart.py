"""Days in parts: in several columns, once where they change, or as six digits.

The month may stand beside its day, a 3 beside January being the third of it; and the year beside
Feb 27, or the month beside 14, may be empty where it is that of the line above.  240301 is 1 March
2024 where all lines say so, and none says otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.dates import MONTHS
from sidelog.dates.words import existing
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.calendar import read_month
from sidelog.exchange.table.cell.days import is_day, read_day_of_year
from sidelog.exchange.table.cell.sums import is_of_sums
from sidelog.exchange.table.dating.called import (
    DAYS_CALLED,
    MONTHS_CALLED,
    YEAR_NAMES,
    is_called_day,
    rank_of,
)
from sidelog.exchange.table.dating.order import is_sorted
from sidelog.exchange.table.dating.when import day_of_parts, parts_of_days, to_year
from sidelog.exchange.table.layout.months import Month, month_in
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.day_cells import stand_once
from sidelog.exchange.table.rows.grid import Grid
from sidelog.exchange.table.rows.text_rows import Row

_LOOKED_AT = 1000
_MONTHS_LOOKED_AT = 200
_DIGITS = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
_ORDERS = {"yymmdd": (0, 1, 2), "ddmmyy": (2, 1, 0), "mmddyy": (2, 0, 1)}
"""Where the year, the month and the day stand, by how people call it."""
_DAYS_LOOKED_AT = 400
_FEWEST = 3
_FAR = 14
"""Lines go on from day to day where two that follow each other are at most so many apart."""
_NEARLY_ALL = 0.9


# A month beside


def with_month_beside(columns: Columns) -> Columns:
    """A file with the month of its days behind them, where it stands in a column of its own.

    It is in words, perhaps with its year; or in numbers, where no column has the year.  Where it
    stands once, it is that of the lines below as well.
    """
    rows = columns.head(_MONTHS_LOOKED_AT)
    called = {fold(name) for name in columns.names}
    has_year = bool(called & YEAR_NAMES)
    if has_year and called & MONTHS_CALLED and called & DAYS_CALLED:
        return columns
    texts = {at: some for at in range(len(columns.names)) if (some := filled(rows, at))}
    months = [
        at
        for at, some in texts.items()
        if all(_month(text) or is_of_sums(text) for text in some)
        and (not some[0].isdecimal() or (fold(columns.names[at]) in MONTHS_CALLED and not has_year))
    ]
    ranks = {
        at: rank_of(columns.names[at])
        for at, some in texts.items()
        if at not in months and is_called_day(columns.names[at]) and all(map(_is_of_month, some))
    }
    # No bedtime beside Day.
    days = [at for at, rank in ranks.items() if rank == min(ranks.values())]
    if len(months) != 1 or len(days) != 1 or any(is_day(some[0]) for some in texts.values()):
        return columns
    read = partial(_with_months, columns.grid, columns.first, months[0], days[0])
    month, day = columns.names[months[0]], columns.names[days[0]]
    remarks = (*columns.remarks, f"{month} and {day} are read together")
    aside = columns.aside | {months[0]}
    return replace(columns, grid=replace(columns.grid, read=read), remarks=remarks, aside=aside)


def _with_months(grid: Grid, first: int, months: int, days: int) -> Iterator[Row]:
    latest: Month | None = None
    for row in grid.read():
        if row.line >= first and len(row.cells) > max(months, days):
            above, text = row.text(months), row.text(days)
            if month := _month(above):
                goes_on = latest and not month.year and month.number >= latest.number
                latest = month._replace(year=latest.year) if latest and goes_on else month
            if is_of_sums(above) and not text:
                row.cells[days] = above
            elif latest and _is_of_month(text):
                row.cells[days] = f"{text} {MONTHS[latest.number - 1]} {latest.year or ''}".strip()
        yield row


def _month(text: str) -> Month | None:
    number = read_month(text)
    return Month(number, None) if number else month_in(text)


def _is_of_month(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31  # noqa: PLR2004


# What is that of the line above


class _Parts(NamedTuple):
    """The columns of the parts of days, the year in front; some are filled once, on a change."""

    places: tuple[int, ...]
    once: tuple[int, ...] = ()

    def day(self, row: Row) -> date | None:
        """The day of a row that has all parts; None where it has none."""
        year, *rest = map(row.text, self.places)
        if len(rest) > 1:
            return day_of_parts(year, *rest)
        number = to_year(year)
        return read_day_of_year(rest[0], number) if number else None

    def read(self, grid: Grid, first: int) -> Iterator[Row]:
        """The rows, with the parts that stand above them where they have none."""
        above = dict[int, str]()
        for row in grid.read():
            is_line = row.line >= first and not row.wrong and any(map(str.strip, row.cells))
            yield self._filled(row, above) if is_line and self._has_day(row) else row

    def _has_day(self, row: Row) -> bool:
        """Whether a row is of a day, and no sum; one without its day and month has them itself."""
        if any(map(is_of_sums, row.cells)):
            return False
        day = self.places[-1]
        return day in self.once or bool(row.text(day))

    def _filled(self, row: Row, above: dict[int, str]) -> Row:
        cells = row.cells + [""] * (max(self.places) + 1 - len(row.cells))
        for number, place in enumerate(self.places, 1):
            text = cells[place].strip()
            if text and text != above.get(place):
                for other in self.places[number:]:
                    above.pop(other, None)  # of another month, or of another year
            if text:
                above[place] = text
            elif place in self.once:
                cells[place] = above.get(place, "")
        return row._replace(cells=cells)


def with_parts_above(columns: Columns) -> Columns:
    """A file with the parts of its days in every line, an empty one being that of the line above.

    So it is where the days that this makes go on in one order: else a year was forgotten.
    """
    rows = columns.head(_LOOKED_AT)
    parts = _parts_of(columns.names, rows)
    if parts is None or not parts.once or not _go_on(columns, parts):
        return columns
    *others, last = [columns.names[place] for place in parts.once]
    said = f"{', '.join(others)} or {last}" if others else last
    remark = f"an empty {said} is that of the line above it"
    grid = replace(columns.grid, read=partial(parts.read, columns.grid, columns.first))
    return replace(columns, grid=grid, remarks=(*columns.remarks, remark))


def _parts_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> _Parts | None:
    """The columns of the parts of days, where the first line has them all."""
    places = parts_of_days(names, partial(filled, rows))
    cells = [[row[at].strip() if at < len(row) else "" for row in rows] for at in places]
    if not places or not all(texts and texts[0] for texts in cells):
        return None
    once = [at for at, texts in zip(places, cells, strict=True) if stand_once(texts)]
    if len(places) > 2:  # noqa: PLR2004  (below a month that stands once, days may)
        once = [*places[places.index(once[0]) :]] if once else []
    else:
        once = [at for at in once if at != places[-1]]
    return _Parts(places, tuple(once))


def _go_on(columns: Columns, parts: _Parts) -> bool:
    """Whether all days are in one order, be it backwards, with what is empty told from above."""
    rows = parts.read(columns.grid, columns.first)
    days = (parts.day(row) for row in rows if row.line >= columns.first)
    return is_sorted([day for day in days if day])


# Six digits


def with_six_digits(columns: Columns, here: Here) -> Columns:
    """A file with its days in full, where they are six digits that can be read in one way."""
    rows = columns.head(_DAYS_LOOKED_AT)
    for place, name in enumerate(columns.names):
        texts = filled(rows, place) if is_called_day(name) else []
        if len(texts) < _FEWEST or not all(map(_DIGITS.fullmatch, texts)):
            continue
        if how := _order_of(texts, here.now.date()):
            remark = f"{name} is written as {how}: {texts[0]} is {_of_digits(texts[0], how)}"
            return columns.changed(partial(_in_iso, place=place, how=how), remark)
    return columns


def _order_of(texts: Sequence[str], today: date) -> str:
    """The one order in which all are days until today; empty where none is, or several are."""
    found = {how: [_of_digits(text, how) for text in texts] for how in _ORDERS}
    real = {how: [one for one in days if one and one <= today] for how, days in found.items()}
    whole = {how: days for how, days in real.items() if len(days) == len(texts)}
    if len(whole) > 1:
        whole = {how: days for how, days in whole.items() if _are_near(days)}
    return next(iter(whole)) if len(whole) == 1 else ""


def _are_near(days: Sequence[date]) -> bool:
    steps = [(after - before).days for before, after in pairwise(days)]
    near = max(sum(0 <= sign * step <= _FAR for step in steps) for sign in (1, -1))
    return near >= len(steps) * _NEARLY_ALL


def _of_digits(text: str, how: str) -> date | None:
    found = _DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(found[place + 1]) for place in _ORDERS[how])
    return existing(2000 + year, month, day)


def _in_iso(row: Row, place: int, how: str) -> Iterator[Row]:
    day = _of_digits(row.text(place), how)
    yield row.with_cell(place, day.isoformat()) if day else row
