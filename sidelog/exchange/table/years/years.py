"""Days that are written without their year: which year it is, line by line.

The year of the first line is told by weekdays, or asked.  From line to line it changes where the
days pass New Year, which is only known where they are in order.
"""

import re
from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from sidelog import dates
from sidelog.catalog.text import fold
from sidelog.errors import UsageError
from sidelog.exchange.reader import Brought, DateOrder, Here, Question, Said
from sidelog.exchange.table.cell.calendar import WEEKDAY_NAMES
from sidelog.exchange.table.cell.days import is_day, read_clock, read_without_year
from sidelog.exchange.table.dating.called import YEAR_NAMES, is_called_day, rank_of
from sidelog.exchange.table.dating.order import ask_order, day_by_day, order_told
from sidelog.exchange.table.evidence import Days, Place
from sidelog.exchange.table.mapping import Mapping
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.years.by_others import with_year_beside, with_years_of_neighbours
from sidelog.exchange.table.years.new_year import Course, Walk, in_full, passes, short

_LOOKED_AT = 200
_MOST = 0.8
"""The part of what a column has that has to be days without a year, and of weekdays to be right."""
_HALF = 0.5
"""The same part of a column that is called as days are."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BACK = 10
"""Years before this one in which a weekday is looked for."""
_OFFERED = 2
_SEVERAL = 3
_DECIMALS = re.compile(r"\d{1,2}\.\d\d?")
_DOTTED = re.compile(r"\d\. ?\d")


class Years(NamedTuple):
    """A file with its days in full, what is to be said of that, and what to be answered first."""

    columns: Columns
    brought: tuple[Brought, ...] = ()
    question: Question | None = None


@dataclass(slots=True)
class SaidYear:
    """The year that was said, which some table of the file has to make use of."""

    year: int | None
    used: bool = False

    def refuse_unused(self, file: str) -> None:
        """Refuse a year that was said of a file that has no days without theirs."""
        if self.year is not None and not self.used:
            raise UsageError(
                f"{file} makes no use of --year: its days are written with theirs.",
                hint="Leave --year out.",
            )


def with_years(
    columns: Columns, here: Here, said: Said, year: SaidYear, mapping: Mapping | None
) -> Years:
    """A file whose days have no year, with them in full; any other as it is.

    Raises:
        BadDataError: nothing tells where its days pass New Year.
        UsageError: they cannot be of the year that was said.
    """
    named = (mapping.day or mapping.at) if mapping else said.day or ""
    for by_others in (with_year_beside, with_years_of_neighbours):
        if found := by_others(columns, said.order, named):
            return Years(found[0], found[1:])
    place = place_of_days(columns, named)
    if place is None:
        return Years(columns)
    year.used = True
    column = _Column(columns, place, dates.local_day(here.now, here.day_starts), said.year)
    if isinstance(told := column.order(said.order), Question):
        return Years(columns, question=told)
    order, why = told
    walk = column.courses[order].walk(columns.grid.name, columns.names[place])
    if isinstance(first := column.year(walk, said.year), Question):
        return Years(columns, question=first)
    number, known = first
    how = "; ".join(filter(None, (why, f"{walk.says(number)}, {known}")))
    in_full = partial(
        _in_full, before=columns, place=place, order=order, year=number, direction=walk.direction
    )
    brought = Brought(columns.names[place], "the year of each day", how)
    return Years(replace(columns, in_full=in_full), (brought,))


def place_of_days(columns: Columns, named: str) -> int | None:
    """The column whose days lack their year; None where the file has days with it, or none."""
    rows = columns.head(_LOOKED_AT)
    named = fold(named)
    found = []
    for place, name in enumerate(columns.names):
        cells = filled(rows, place)
        is_named = named == fold(name)
        if not cells or (named and not is_named):
            continue
        if not is_named and all(map(read_clock, cells)):
            continue  # a bedtime is of no day, however much its name says that of a line
        whole = sum(map(is_day, cells))
        if whole * 2 >= len(cells) or (not named and fold(name).strip() in YEAR_NAMES):
            return None
        lacking = [text for text in cells if read_without_year(text)]
        is_called = is_named or is_called_day(name)
        is_likely = len(lacking) >= len(cells) * (_HALF if is_called else _MOST)
        is_day_like = is_called or (_are_days(lacking, place) and not _are_numbers(rows))
        is_meant = not whole and is_likely and is_day_like
        found.append((rank_of(name), not is_meant, place))
    _, is_other, place = min(found, default=(0, True, 0))
    return None if is_other else place


def _are_days(texts: Sequence[str], place: int) -> bool:
    """Whether a column that is not called so has days: Mar 24 may be a month, and 3/10 a rating."""
    said = [one for text in texts if (one := read_without_year(text))]
    if sum(bool(one.wrong) for one in said) > len(said) * (1 - _MOST):
        return False  # of numbers such as 7.35 and 8.03
    if any(one.numbers for one in said):
        return place == 0 and len({one.numbers[1] for one in said if one.numbers}) > 1
    return len({one.day.day for one in said if one.day}) > min(1, len(said) - 1)


def _are_numbers(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nothing but numbers such as 8.03 stands in several columns: none of them has days."""
    cells = [text for row in rows for cell in row if (text := cell.strip())]
    columns = max(map(len, rows), default=0)
    return columns >= _SEVERAL and all(map(_DECIMALS.fullmatch, cells))


def _in_full(
    rows: Iterator[Row], before: Columns, place: int, order: DateOrder, year: int, direction: int
) -> Iterator[Row]:
    """The rows with their days in full, the year carried from line to line."""
    earlier: date | None = None
    latest = written = ""
    for row in before.in_full(rows):
        cells = row.cells
        if len(cells) <= place or not cells[place]:
            yield row
            continue
        if cells[place] != latest:  # most days have several lines, where there are many
            latest = written = cells[place]
            said = read_without_year(latest.strip())
            if said and (day := said.on(order)):
                year += passes(earlier, day, direction)
                earlier = day
                written = in_full(f"{year}-{day:%m-%d}", said)
        yield row.with_cell(place, written)


class _Column:
    """A column of days without a year, looked at once."""

    def __init__(self, columns: Columns, place: int, today: date, said: int | None) -> None:
        self.columns, self.place, self.today = columns, place, today
        self.years = {*range(today.year, today.year - _BACK, -1), said or today.year}
        self.name = columns.names[place]
        self.courses = {order: Course() for order in DateOrder}
        self.shown: list[str] = []
        self.dotted = True
        self.first: Place | None = None
        self.days = Days()
        self._look()

    def _look(self) -> None:
        beside = _weekdays_beside(self.columns, self.place)
        latest: tuple[str, str] | None = None
        for row in self.columns.rows():
            text = row.text(self.place)
            named = row.text(beside) if beside is not None else ""
            if (text, named) == latest:
                continue  # it tells no more
            latest = text, named
            if not text or (said := read_without_year(text)) is None or said.wrong:
                continue
            place = Place(text, row.line)
            self.first = self.first or place
            weekday = said.weekday
            if weekday is None:
                weekday = WEEKDAY_NAMES.get(fold(named))
            self.days.add(said._replace(weekday=None), text, row.line, 1)  # which is of a year
            self.dotted &= not said.numbers or bool(_DOTTED.search(text))
            for order, course in self.courses.items():
                if day := said.on(order):
                    course.add(day, weekday, place, self.years)
            if len(self.shown) < _OFFERED and text not in self.shown:
                self.shown.append(text)

    def order(self, said: DateOrder | None) -> tuple[DateOrder, str] | Question:
        """What 3/4 means, and how that is known; or the question."""
        if told := order_told(self.days, self.columns.grid.name, said):
            return told
        only = self.days.only
        if self.dotted and not only:
            return DateOrder.DAY_FIRST, "day-first, as days with dots are; else --dates month-first"
        right = [
            order for order in DateOrder if any(map(self._right, self.courses[order].fitting()))
        ]
        if len(right) == 1:
            return right[0], f"{right[0]}: only so its weekdays can be right"
        ordered = [order for order, course in self.courses.items() if course.fitting()]
        if len(ordered) == 1 and len(self.courses[ordered[0]].days) > 3 and not only:  # noqa: PLR2004
            return ordered[0], f"{ordered[0]}: only so its lines are in order"
        steps = {order: course.steps for order, course in self.courses.items()}
        if not only and (by_day := day_by_day(steps, self.shown)):
            return by_day
        place = self.days.either or next(iter(only.values()))
        text = f"{self.name} has days without their year: what does {place} mean?"
        return ask_order(self.days, text, read_without_year, short)

    def _right(self, walk: Walk) -> list[int]:
        """The years in which most weekdays are right and no day is still to come, latest first."""
        return [
            year
            for year, count in sorted(walk.fits.items(), reverse=True)
            if count >= walk.weekdays * _MOST and self._can_be(walk, year)
        ]

    def _can_be(self, walk: Walk, year: int) -> bool:
        """Whether the first line can be of a year: it has each day, and none is still to come."""
        leap = all(map(isleap, (year + above for above in walk.leap_years)))
        return leap and not self._is_ahead(walk, year)

    def _is_ahead(self, walk: Walk, year: int) -> bool:
        year, day = walk.reaches(year)
        return (year, day.month, day.day) > (self.today.year, self.today.month, self.today.day)

    def year(self, walk: Walk, said: int | None) -> tuple[int, str] | Question:
        """The year of the first line, and how it is known; or the question.

        Raises:
            UsageError: in the year that was said a day would be to come, or of another weekday.
        """
        if said is not None:
            if walk.last and self._is_ahead(walk, said):
                raise UsageError(
                    f"{self.columns.grid.name}: --year {said} was said, and {walk.last[-1]} "
                    "would be still to come.",
                    hint="--year is that of the first line.",
                )
            if walk.fits[said] < walk.weekdays * _MOST:
                raise UsageError(
                    f"{self.columns.grid.name}: --year {said} was said, and in it most weekdays "
                    "of the file are wrong.",
                    hint="Leave --year out.",
                )
            return said, "as was said"
        right = self._right(walk)
        if len(right) == 1:
            return right[0], "the only year in which the weekdays are right"
        titled = self._titled()
        if titled and (titled in right or not right) and self._can_be(walk, titled):
            return titled, f"as its title or name says (else --year {titled - 1})"
        latest = range(self.today.year + 1, self.today.year - _BACK, -1)
        offered = right or [year for year in latest if self._can_be(walk, year)]
        text = (
            f"{self.name} has days without their year, such as {self.first}: which year is the "
            "first line of?"
        )
        choices = {str(year): walk.says(year) for year in offered[:_OFFERED]}
        return Question("year", "--year", text, choices)

    def _titled(self) -> int | None:
        """The one year that stands above the lines, or in the name of the file or its sheet."""
        grid = self.columns.grid
        above = [row for row in grid.head(_BACK) if row.line < self.columns.first]
        words = [grid.name, grid.what, *(cell for row in above for cell in row.cells)]
        found = {year for text in words for year in _YEAR.findall(text)}
        return int(found.pop()) if len(found) == 1 else None


def _weekdays_beside(columns: Columns, place: int) -> int | None:
    rows = columns.head(_LOOKED_AT)
    others = ((at, filled(rows, at)) for at in range(len(columns.names)) if at != place)
    are = (at for at, some in others if some and all(fold(text) in WEEKDAY_NAMES for text in some))
    return next(are, None)
