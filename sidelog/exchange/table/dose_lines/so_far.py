"""Amounts that are each the sum of their day so far: 0, 200, 200, 400 mg of caffeine.

The last of a day is what was taken on it; at what time is not said, as each line is of when
somebody looked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, pairwise
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import to_number, token
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.computed.so_far import TODAY
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.draft import wrong_row
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.product.unnamed import is_total
from sidelog.exchange.table.rows.columns import Columns

_HOW = "each the sum of its day so far: the last of a day is its dose, of no time"
_ENOUGH, _FEW = 3, 2
"""So often a sum has to rise, and to stay as it was: doses of their own fall as often."""


class _Line(NamedTuple):
    """An amount: its line, the day that is written there, that of the person, and its moment."""

    number: int
    written: date
    day: date
    at: datetime
    amount: float


def add_so_far(doses: Doses, columns: Columns, moments: Moments) -> None:
    """Find the amounts that are sums so far: of each day the line with the last is a dose."""
    for at, one in enumerate(doses.amounts):
        is_called = is_total(one.column) or tokens(one.column) & TODAY
        if doses.are_steps or not one.product or one.is_asked or not is_called:
            continue
        lines = [*_lines(one, columns, moments)]
        days = next((days for days in _ways(lines) if _are_so_far(days, one)), None)
        if days is not None:
            before = chain.from_iterable(of_day[:-1] for of_day in days)
            doses.carried[one.place] = frozenset(line.number for line in before)
            doses.amounts[at] = replace(one, of_day=0)
            doses.say_also(one.column, _HOW)


def _lines(one: Amounts, columns: Columns, moments: Moments) -> Iterator[_Line]:
    for row in columns.rows():
        if wrong_row(row, len(columns.names)):
            continue
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
    """Whether amounts rise and stay on their days, and never fall.

    What is called no more than a total begins at 0 on most days besides: a dose may be the larger
    of a day, too.
    """
    pairs = [(was.amount, then.amount) for lines in days for was, then in pairwise(lines)]
    rises = sum(was < then for was, then in pairs)
    stays = sum(0 < was == then for was, then in pairs)
    if rises < _ENOUGH or stays < _FEW or any(was > then for was, then in pairs):
        return False
    zeros = sum(lines[0].amount == 0 for lines in days)
    return zeros * 2 > len(days) or bool(tokens(one.column) & TODAY)
