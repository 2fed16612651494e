"""The years of days by what stands around them: a column beside, or the lines before and behind.

A person's own 1 Apr beside 2025-04-01T00:55 is of 2025, and their 31 Dec beside 2026-01-01T00:55
is of the year before.  Where days have their year in some lines, it goes on from there; and one
that is years off is said, as it may be a slip.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple, TypeVar

from sidelog.catalog.text import fold, quoted
from sidelog.dates.words import existing
from sidelog.exchange.reader import Brought, DateOrder
from sidelog.exchange.table.cell.days import Said, is_day, read_day, read_without_year
from sidelog.exchange.table.dating.called import is_called_day, rank_of
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Place
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row
from sidelog.exchange.table.years.new_year import in_full, passes

_LOOKED_AT = 2000
_NEARLY_ALL = 0.9
_OF_EACH_OTHER = 31
"""Days within which the lines before and behind are of each other."""
_Key = TypeVar("_Key")
_ANY_YEAR = 2024
"""One that has every day."""
_LOOKED_AT_BESIDE = 200
_APART = timedelta(days=1)


def _is_meant(name: str, named: str) -> bool:
    """Whether a column is the one that was named, or else called as days are."""
    return fold(name) == fold(named) if named else is_called_day(name)


# Of a column beside


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
    rows = columns.head(_LOOKED_AT_BESIDE)
    places = _two_places(columns.names, rows, named)
    if places is None:
        return None
    found = [_Beside(*places, one) for one in ([order] if order else DateOrder)]
    agreeing = [sum(_day_of(cells, one) is not None for cells in rows) for one in found]
    best = found[agreeing.index(max(agreeing))]
    if max(agreeing) < len(filled(rows, best.place)) * _NEARLY_ALL:
        return None
    how = f"that of {columns.names[best.other]} beside it"
    said = Brought(columns.names[best.place], "the year of each day", how)
    return columns.changed(partial(_with_year_beside, beside=best)), said


def _two_places(
    names: Sequence[str], rows: Sequence[Sequence[str]], named: str
) -> tuple[int, int] | None:
    """The column of days without a year, and the one that has them in full."""
    lacking, full = [], []
    for place, name in enumerate(names):
        cells = filled(rows, place)
        if _share_of(read_day, cells) >= _NEARLY_ALL:
            full.append((rank_of(name), place))
        if _is_meant(name, named) and not any(map(is_day, cells)):
            share = _share_of(read_without_year, cells)
            lacking += [(rank_of(name), place)] if share >= _NEARLY_ALL else []
    if not lacking or not full or not (named or min(lacking)[0] < min(full)[0]):
        return None
    return min(lacking)[1], min(full)[1]


def _share_of(read: Callable[[str], object], cells: Sequence[str]) -> float:
    return sum(read(text) is not None for text in cells) / len(cells) if cells else 0.0


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


def _with_year_beside(row: Row, beside: _Beside) -> Iterator[Row]:
    """A row with its day in full; one whose year nothing says stays as it is, and is said."""
    if day := _day_of(row.cells, beside):
        said = read_without_year(row.text(beside.place))
        time = f" {said.clock}" if said and said.clock else ""
        row = row.with_cell(beside.place, f"{day.isoformat()}{time}")
    yield row


# Of the lines around


class _Line(NamedTuple):
    """A line's day in any year, and its own year where it is written."""

    line: int
    day: date
    year: int | None


def with_years_of_neighbours(
    columns: Columns, order: DateOrder | None, named: str
) -> tuple[Columns, Brought] | None:
    """A file whose days have their year in some lines, with it in all; None for any other.

    It goes on from the line before, and on over New Year, as far as the next that is written says
    the same.  A line between two that do not agree stays as it is; but a year that is a slip, as
    the lines on both of its sides tell, is none of the two.
    """
    place = _place(columns, named)
    if place is None:
        return None
    orders = [order] if order else DateOrder
    found = [years for one in orders if (years := _years(columns, place, one))]
    years = {
        line: year
        for line, year in (found[0] if found else {}).items()
        if all(other.get(line) == year for other in found)
    }
    if not years:
        return None
    first = min(years)
    text = next(row.cells[place] for row in columns.rows() if row.line == first)
    how = f"that of the lines around it where none is written: {quoted(text)} in line {first} is "
    how += f"of {years[first]}; {len(years):,} such"
    brought = Brought(columns.names[place], "the year of each day", how)
    return columns.changed(partial(_in_full, place=place, years=years)), brought


def _place(columns: Columns, named: str) -> int | None:
    """The column called as days are, nearly all of which are some, with a year and without."""
    rows = columns.head(_LOOKED_AT)
    found = []
    for place, name in enumerate(columns.names):
        if not _is_meant(name, named):
            continue
        cells = filled(rows, place)
        whole = sum(map(is_day, cells))
        lacking = sum(not is_day(text) and read_without_year(text) is not None for text in cells)
        is_one = whole and lacking and whole + lacking >= len(cells) * _NEARLY_ALL
        found.append((rank_of(name), not is_one, place))
    _, is_other, place = min(found, default=(0, True, 0))
    return None if is_other else place


def _years(columns: Columns, place: int, order: DateOrder) -> Mapping[int, int]:
    """The years of the lines that have none, by line; none where days are not of that order."""
    lines = []
    for row in columns.rows():
        text = row.text(place)
        whole = read_day(text)
        said = whole or read_without_year(text)
        day = said.on(order) if said else None
        if day:
            in_any = date(_ANY_YEAR, day.month, day.day)
            lines.append(_Line(row.line, in_any, day.year if whole else None))
        elif whole and not whole.wrong:
            return {}
    dated = [(line, line.day.replace(year=line.year)) for line in lines if line.year]
    if not dated:
        return {}
    days = [day for _, day in dated]
    ahead = sum((day < then) - (day > then) for day, then in pairwise(days))
    slips = {*_lone_years(dated)}
    return _carried([line for line in lines if line not in slips], -1 if ahead < 0 else 1)


def _carried(lines: Sequence[_Line], direction: int) -> Mapping[int, int]:
    """The years of the lines without one, the days going in a direction.

    Those above the first that is written are gone through from there, backwards.
    """
    written = [place for place, line in enumerate(lines) if line.year]
    found, _ = _walked(lines[written[0] :: -1], -direction)
    for begin, end in pairwise([*written, len(lines)]):
        after, reached = _walked(lines[begin : end + 1], direction)
        if end == len(lines) or reached == lines[end].year:
            found |= after
    return found


def _walked(lines: Sequence[_Line], direction: int) -> tuple[dict[int, int], int]:
    """The years of the lines behind a first one that has its own, and the one that is reached."""
    year, found = lines[0].year or 0, dict[int, int]()
    for before, line in pairwise(lines):
        year += passes(before.day, line.day, direction)
        if line.year is None:
            found[line.line] = year
    return found, year


def _in_full(row: Row, place: int, years: Mapping[int, int]) -> Iterator[Row]:
    said = read_without_year(row.text(place)) if row.line in years else None
    written = said and _written(said, years[row.line])
    yield row.with_cell(place, written) if written else row


def _written(said: Said, year: int) -> str:
    """A day with its year, its numbers in their order; empty where that year has none such."""
    if said.numbers:
        day = f"{said.numbers[0]}/{said.numbers[1]}/{year}"
    elif said.day and existing(year, said.day.month, said.day.day):
        day = f"{year}-{said.day:%m-%d}"
    else:
        return ""
    return in_full(day, said)


# A year that is a slip


def said_of_lone_year(dating: Dating) -> str:
    """What is said of the one day that is years off where lines go on; empty where none is."""
    if dating.form is not Form.TEXT:
        return ""
    lone = _lone_years([(text, day) for text in dating.day.texts if (day := dating.day_in(text))])
    if len(lone) != 1:
        return ""
    place = Place(lone[0], dating.day.lines[lone[0]])
    return f"{place} has another year than the lines around it: is it right? It is not corrected"


def _lone_years(days: Sequence[tuple[_Key, date]]) -> list[_Key]:
    """Those of some lines with their days whose year alone is another than that of both beside."""
    return [
        line
        for (_, before), (line, day), (_, after) in zip(days, days[1:], days[2:], strict=False)
        if _is_off(before, day, after)
    ]


def _is_off(before: date, day: date, after: date) -> bool:
    """Whether a day is between two others in a year of theirs, and in its own far from both."""
    first, last = min(before, after), max(before, after)
    if (last - first).days > _OF_EACH_OTHER or first <= day <= last:
        return False
    years = {first.year, last.year} - {day.year}
    meant = (existing(year, day.month, day.day) for year in years)
    return any(one and first <= one <= last for one in meant)
