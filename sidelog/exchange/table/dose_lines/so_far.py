"""Amounts that are each the sum of their day so far: 0, 200, 200, 400 mg of caffeine.

The last of a day is what was taken on it; at what time is not said, as each line is of when
somebody looked.
"""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise

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

_Line = tuple[str, int, float]
"""When a line is, which it is, and its amount."""


def add_so_far(doses: Doses, columns: Columns, moments: Moments) -> None:
    """Find the amounts that are sums so far: of each day the line with the last is one of a dose.

    Args:
        doses: the columns of what was taken; those found are changed in it.
        columns: the file.
        moments: when its lines are.
    """
    for at, one in enumerate(doses.amounts):
        is_called = is_total(one.column) or tokens(one.column) & TODAY
        if doses.are_steps or not one.product or one.is_asked or not is_called:
            continue
        days = _days(one, columns, moments)
        if _are_so_far(days, one):
            before = chain.from_iterable(lines[:-1] for lines in days)
            doses.carried[one.place] = frozenset(line for _, line, _ in before)
            doses.amounts[at] = replace(one, of_day=0)
            doses.say_also(one.column, _HOW)


def _days(one: Amounts, columns: Columns, moments: Moments) -> list[list[_Line]]:
    """The amounts of each day, in the order of their times; none of a line without a time."""
    days = defaultdict[date, list[_Line]](list)
    for row in columns.rows():
        if wrong_row(row, len(columns.names)):
            continue
        number = to_number(token(row.cells[one.place].strip()).digits, one.sign)
        with suppress(BadDataError):
            when = moments.at(row.cells)
            if number is not None and when.at:
                days[when.day].append((when.at.isoformat(), row.line, number))
    return [sorted(lines) for lines in days.values()]


def _are_so_far(days: Sequence[Sequence[_Line]], one: Amounts) -> bool:
    """Whether amounts rise and stay on their days, and never fall.

    What is called no more than a total begins at 0 on most days besides: a dose may be the larger
    of a day, too.
    """
    pairs = [(first[-1], then[-1]) for lines in days for first, then in pairwise(lines)]
    rises = sum(first < then for first, then in pairs)
    stays = sum(0 < first == then for first, then in pairs)
    if rises < _ENOUGH or stays < _FEW or rises + sum(a == b for a, b in pairs) < len(pairs):
        return False
    zeros = sum(lines[0][-1] == 0 for lines in days)
    return zeros * 2 > len(days) or bool(tokens(one.column) & TODAY)
