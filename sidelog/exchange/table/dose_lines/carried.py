"""Amounts of lines whose dose is that of another line: carried on, or summed over the day.

A file of the level of a weekly medicine has a line a day, each with the amount of the injection
before it.  Only the line of the day of the injection is one of a dose.  And where each line has the
sum of its day so far, such as 0, 200, 200, 400 mg of caffeine, the last of a day is what was taken
on it; at what time is not said, as each line is of when somebody looked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import chain, pairwise
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.exchange.table.amount.units import COUNTED
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number, token
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.computed.so_far import TODAY
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.draft import readable
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.product.column_names import is_called_total
from sidelog.exchange.table.rows.columns import Columns

_TAKEN = (
    *("dos", "taken", "took", "intake", "administ", "applied", "given", "patch", "pflaster"),
    *("einnahm", "genommen", "prise", "toma", "ingesta", "assunz", "dawk", "davk", "aplica"),
    *("\u7528\u836f", "\u670d\u836f"),
)
_INJECTED = (
    *("inject", "injek", "inyec", "iniez", "injec", "injet", "zastrzyk", "spritz", "piqure"),
    *("shot", "jab", "infus", "\u6ce8\u5c04"),
)
"""How the words begin by which a day is called that of a dose, or of an injection."""
_NOT_INJECTED = COUNTED - {"injection", "patch"} | {"g"}
_FEW = 2
"""So many lines of another day repeat a dose by no chance."""
_SO_FAR = "each the sum of its day so far: the last of a day is its dose, of no time"
_RISES, _STAYS = 3, 2
"""So often a sum has to rise, and to stay as it was: doses of their own fall as often."""


class _Carrying(NamedTuple):
    """A line of an amount: its number, its day, and that of the dose; with the words of both."""

    line: int
    day: date
    of: date
    said: str
    amount: str


def add_carried(
    doses: Doses, rest: Sequence[Seen], columns: Columns, dating: Dating, moments: Moments
) -> None:
    """Find the lines whose amounts were taken on another day, which a column of them says."""
    days = [one for one in rest if one.place not in doses.places]
    days.sort(key=lambda one: -one.share(Kind.DAY))
    is_only = len(doses.amounts) == 1
    for one in doses.amounts if not doses.are_steps else ():
        for day in days if one.place not in doses.carried else ():
            if not _is_called_so(day, one, is_only=is_only):
                continue
            lines = [*_lines(one, day, columns, dating, moments)]
            if carried := _carried(lines):
                doses.carried[one.place] = carried
                _say(doses, one, day, lines)
                break


def _is_called_so(day: Seen, one: Amounts, *, is_only: bool) -> bool:
    """Whether a column has days or numbers, and is called by a dose, or by what was taken."""
    if day.share(Kind.DAY) < 1 and day.share(Kind.NUMBER) < 1:
        return False
    words, product = tokens(day.name), tokens(one.product or "")
    if words & product:
        return True
    is_any = is_only or not tokens(one.column) & product
    begins = _TAKEN if one.unit in _NOT_INJECTED else _TAKEN + _INJECTED
    return is_any and any(word.startswith(begins) for word in words)


def _lines(
    one: Amounts, day: Seen, columns: Columns, dating: Dating, moments: Moments
) -> Iterator[_Carrying]:
    for row in readable(columns):
        name = row.cells[one.names.place].strip() if one.names else ""
        amount, said = row.cells[one.place].strip(), row.cells[day.place].strip()
        with suppress(BadDataError):
            when = moments.at(row.cells) if amount else None
            own = when and (when.at.date() if when.at else when.day)
            if own and (of := _day_of_dose(said, own, dating)):
                key = name + said if read_day(said) else f"{name}{of}"
                yield _Carrying(row.line, own, of, key, amount)


def _day_of_dose(said: str, own: date, dating: Dating) -> date | None:
    if found := read_day(said):
        return dating.day_of(found)
    days = to_number(token(said).digits, Sign.POINT)
    is_whole = days is not None and days in range(own.toordinal())
    return own - timedelta(days=int(days or 0)) if is_whole else None


def _carried(lines: Sequence[_Carrying]) -> frozenset[int]:
    """The lines whose amount is carried on, as days of doses tell that are in order; or none."""
    in_order = sorted(lines, key=lambda one: (one.day, one.of))
    first = {one.said: one for one in reversed(in_order)}
    taken = {one.line for one in first.values() if one.of == one.day}
    carried = frozenset(one.line for one in lines) - taken
    is_carried = (
        sum(one.of < one.day for one in lines) >= _FEW
        and len(taken) * 2 > len(first)
        and all(one.of <= one.day for one in lines)
        and [one.of for one in in_order] == sorted(one.of for one in lines)
        and all(one.amount == first[one.said].amount for one in lines)
    )
    return carried if is_carried else frozenset()


def _say(doses: Doses, one: Amounts, day: Seen, lines: Sequence[_Carrying]) -> None:
    how = f"taken on the days that {day.name} says; no dose in the lines that repeat it"
    without = {one.said for one in lines} - {one.said for one in lines if one.of == one.day}
    how += f"; {len(without):,} left out, whose day has no line" if without else ""
    doses.say_also(f"{one.names.column} + {one.column}" if one.names else one.column, how)
    if day.place not in doses.places and day.share(Kind.DAY) == 1:
        doses.take(day, f"days of the doses of {one.column}")


class _Line(NamedTuple):
    """An amount: its line, the day that is written there, that of the person, and its moment."""

    number: int
    written: date
    day: date
    at: datetime
    amount: float


def add_so_far(doses: Doses, columns: Columns, moments: Moments) -> None:
    """Find the amounts that are sums so far: of each day the line with the last is a dose."""
    for one in doses.amounts:
        is_called = is_called_total(one.column) or tokens(one.column) & TODAY
        if doses.are_steps or not one.product or one.is_asked or not is_called:
            continue
        lines = [*_amounts_by_time(one, columns, moments)]
        days = next((days for days in _ways(lines) if _are_so_far(days, one)), None)
        if days is not None:
            before = chain.from_iterable(of_day[:-1] for of_day in days)
            doses.carried[one.place] = frozenset(line.number for line in before)
            one.of_day = 0
            doses.say_also(one.column, _SO_FAR)


def _amounts_by_time(one: Amounts, columns: Columns, moments: Moments) -> Iterator[_Line]:
    for row in readable(columns):
        number = to_number(token(row.cells[one.place].strip()).digits, one.sign)
        with suppress(BadDataError):
            when = moments.at(row.cells)
            if number is not None and when.at:
                yield _Line(row.line, when.at.date(), when.day, when.at, number)


def _ways(lines: Sequence[_Line]) -> Iterator[list[list[_Line]]]:
    """The amounts of each day, as they may follow one another.

    They do as they stand, the latest last or first, whatever time is a slip, such as 2:47 for
    14:47; or by their times, where what is after midnight is of the day before.
    """
    yield _by_day(lines, lambda one: one.written)
    yield _by_day(lines[::-1], lambda one: one.written)
    yield _by_day(sorted(lines, key=lambda one: one.at), lambda one: one.day)


def _by_day(lines: Iterable[_Line], day_of: Callable[[_Line], date]) -> list[list[_Line]]:
    days = defaultdict[date, list[_Line]](list)
    for one in lines:
        days[day_of(one)].append(one)
    return [*days.values()]


def _are_so_far(days: Sequence[Sequence[_Line]], one: Amounts) -> bool:
    """Whether amounts rise and stay on their days, and never fall; totals begin at 0 besides."""
    pairs = [(was.amount, then.amount) for lines in days for was, then in pairwise(lines)]
    rises = sum(was < then for was, then in pairs)
    stays = sum(0 < was == then for was, then in pairs)
    if rises < _RISES or stays < _STAYS or any(was > then for was, then in pairs):
        return False
    zeros = sum(lines[0].amount == 0 for lines in days)
    return zeros * 2 > len(days) or bool(tokens(one.column) & TODAY)
