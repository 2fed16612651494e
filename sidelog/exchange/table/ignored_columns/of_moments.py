"""Numbers that a program counted of the moment of each line: its hour, its weekday, its day."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number
from sidelog.exchange.table.cell.words import LASTING
from sidelog.exchange.table.column.names import split_unit, tokens, unit_word
from sidelog.exchange.table.computed.sums import number_of
from sidelog.exchange.table.dating.counted import Form, number_moment
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.ignored_columns.recorded import Only
from sidelog.exchange.table.rows.columns import Columns

_COUNTED = frozenset({Form.SERIAL, Form.SECONDS, Form.MILLISECONDS})
_HOURS, _DAYS = 24, 7
_LOOKED_AT = 1000
_ENOUGH, _MANY = 7, 20
"""So many lines agree by no chance, and of so many a few may not."""
_NEARLY_ALL = 0.95
_FEWEST_HOURS, _FEWEST_DAYS = 4, 3
_FIRSTS = frozenset({0, 1})
"""What the first day is called, and a Monday or a Sunday."""


class _Line(NamedTuple):
    """The moment of a line, without a zone, and the numbers of some columns by their places."""

    at: datetime
    numbers: dict[int, float]


def why_of_moments(seen: Sequence[Seen], dating: Dating, columns: Columns) -> dict[int, str]:
    """Why columns say no more than the moments of their lines, by their places.

    One has the hour of each, perhaps that of another zone; the days are then those of that zone.
    """
    whole = [one for one in seen if one.place not in dating.places() and _may_be_counted(one)]
    lines = _lines(whole, dating, columns) if whole else []
    if len(lines) < _ENOUGH:
        return {}
    found, apart = dict[int, str](), 0
    for one in whole if dating.has_times else ():
        hours = _hours_apart(one, lines)
        if hours is not None:
            apart = hours
            how = f"; {abs(hours)} h {'before' if hours < 0 else 'after'} the times of its line"
            found[one.place] = f"{Only.DATE}{how if hours else ''}"
    lines = [one._replace(at=one.at + timedelta(hours=apart)) for one in lines]
    is_computed = bool(found)  # so that others may be, which fewer days have to tell
    for one in whole:
        if one.place in found:
            continue
        if dating.form in _COUNTED and _counts_days(one, lines, is_computed=is_computed):
            found[one.place] = Only.COUNTS_DAYS
        elif _are_weekdays(one, lines, is_computed=is_computed):
            found[one.place] = Only.WEEKDAYS
    return found


def _may_be_counted(one: Seen) -> bool:
    numbers = one.numbers[Sign.POINT]
    has_unit = any(one.units) or split_unit(one.name)[1] or unit_word(one.name)
    is_plain = one.share(Kind.NUMBER) == 1 and not (has_unit or tokens(one.name) & LASTING)
    are_whole = numbers.whole and 0 <= numbers.low < numbers.high
    return is_plain and are_whole and len(numbers.some) >= _FEWEST_DAYS


def _lines(whole: Sequence[Seen], dating: Dating, columns: Columns) -> list[_Line]:
    found = []
    for cells in islice(columns.cells(), _LOOKED_AT):
        if at := _moment(cells, dating):
            read = ((one.place, number_of(cells[one.place], Sign.POINT)) for one in whole)
            found.append(_Line(at, {place: number for place, number in read if number is not None}))
    return found


def _moment(cells: Sequence[str], dating: Dating) -> datetime | None:
    text = cells[dating.day.place].strip()
    if dating.form in _COUNTED:
        number = to_number(text, Sign.POINT)
        try:
            return None if number is None else number_moment(dating.form, number)
        except OverflowError:
            return None
    said = read_day(text) if dating.form is Form.TEXT else None
    day = said and dating.day_of(said)
    if not said or not day:
        return None
    beside = read_clock(cells[dating.clock.place].strip()) if dating.clock else said.clock
    return datetime.combine(day, (beside or time()).replace(tzinfo=None))


def _of(one: Seen, lines: Sequence[_Line]) -> list[tuple[datetime, float]]:
    """The numbers of a column, each with the moment of its line."""
    return [(line.at, line.numbers[one.place]) for line in lines if one.place in line.numbers]


def _hours_apart(one: Seen, lines: Sequence[_Line]) -> int | None:
    """How many hours the numbers of a column are behind the hours of its lines; None where not.

    In many lines it may be an hour more in summer.
    """
    numbers = one.numbers[Sign.POINT]
    if numbers.high >= _HOURS or len(numbers.some) < _FEWEST_HOURS:
        return None
    apart = Counter(int(number - at.hour) % _HOURS for at, number in _of(one, lines))
    (hours, count), *others = apart.most_common(2)
    if others and apart.total() >= _MANY and (others[0][0] - hours) % _HOURS in {1, _HOURS - 1}:
        count += others[0][1]
    if not _is_met(count, apart.total()):
        return None
    return hours - _HOURS if hours > _HOURS / 2 else hours


def _is_met(count: int, lines: int) -> bool:
    """Whether so many of some lines agree that it is no chance."""
    fewest = lines * _NEARLY_ALL if lines >= _MANY else lines
    return lines >= _ENOUGH and count >= fewest


def _counts_days(one: Seen, lines: Sequence[_Line], *, is_computed: bool) -> bool:
    befores = Counter(at.toordinal() - int(number) for at, number in _of(one, lines))
    before, count = befores.most_common(1)[0]
    days = {line.at.date() for line in lines}
    since = min(days).toordinal() - before
    are_enough = len(days) >= (_FEWEST_DAYS if is_computed else _ENOUGH)
    return are_enough and since in _FIRSTS and _is_met(count, befores.total())


def _are_weekdays(one: Seen, lines: Sequence[_Line], *, is_computed: bool) -> bool:
    """Whether numbers are those of the weekdays, from Monday or from Sunday on."""
    if one.numbers[Sign.POINT].high > _DAYS:
        return False
    read = _of(one, lines)
    days = {at.date() for at, _ in read}
    weekdays = {day.weekday() for day in days}
    are_enough = len(weekdays) >= _FEWEST_DAYS and is_computed
    are_enough |= len(days) > _DAYS and len(weekdays) > _DAYS / 2  # which begin anew
    return are_enough and any(
        _is_met(sum((at.weekday() + day) % _DAYS + low == number for at, number in read), len(read))
        for day in _FIRSTS
        for low in _FIRSTS
    )
