"""Hours and minutes that are lengths of time by what stands beside them, where no name says so.

0:00 and 0:30 of several activities are, the one longer today and the other tomorrow; and what is
the difference of a start and an end.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.column.lengths import may_last
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.reasons import WAKING
from sidelog.exchange.table.dating.clocks import LATER, NIGHTS_WRITTEN, STARTS
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.nights.nights import is_end
from sidelog.exchange.table.rows.columns import Columns

_MOSTLY, _NEARLY_ALL = 0.6, 0.9
_FEW, _MOST = 2, 20
"""Of more columns of times each pair would take too long, and they are no bed and wake times."""
_A_DAY, _A_MINUTE = 24.0, 1 / 60
_OF_SEVERAL = "0:00 among them, and no order with others: lengths, and no times of the day"


def find_lasting(rest: Sequence[Seen], seen: Sequence[Seen], columns: Columns) -> None:
    """Note of columns of hours and minutes that they are lengths, and how that is known.

    Args:
        rest: those that may be.
        seen: all columns.
        columns: the file.
    """
    clocks = [one for one in seen if one.share(Kind.CLOCK) >= _MOSTLY]
    if len(clocks) > _MOST:
        return
    ends = [one for one in clocks if _is_called_time(one)]
    plain = [one for one in rest if one in clocks and one not in ends and not one.kinds[Kind.TIME]]
    for one in plain:
        for start, end in combinations(ends, 2):
            pair = (start, end) if _is_between(one, start, end, columns) else (end, start)
            if _is_between(one, *pair, columns):
                one.lasting = f"from {pair[0].name} to {pair[1].name}"
                _leave_nothing(one, columns, pair[0])
    several = [one for one in plain if may_last(one)]
    for pair in combinations(several, 2):
        if _are_in_no_order(pair, columns):
            for one in pair:
                one.lasting = one.lasting or _OF_SEVERAL


def _is_called_time(one: Seen) -> bool:
    """Whether a column is called as a time of the day that begins or ends something."""
    words = tokens(one.name)
    is_called = bool(words & (WAKING | STARTS | LATER)) or is_end(one.name)
    return is_called or any(sign in one.name for sign in NIGHTS_WRITTEN)


def _are_in_no_order(pair: Sequence[Seen], columns: Columns) -> bool:
    """Whether of two columns now the one has more, and now the other."""
    lines = [hours for hours, _ in _hours_of(pair, columns)]
    return any(one < other for one, other in lines) and any(one > other for one, other in lines)


def _is_between(one: Seen, start: Seen, end: Seen, columns: Columns) -> bool:
    """Whether a column says how long it was from the one to the other, in nearly all lines."""
    lines = [hours for hours, _ in _hours_of((one, start, end), columns) if any(hours)]
    right = sum(
        abs((ended - began - length + _A_DAY / 2) % _A_DAY - _A_DAY / 2) <= _A_MINUTE
        for length, began, ended in lines
    )
    return right >= max(_FEW, len(lines) * _NEARLY_ALL)


def _leave_nothing(one: Seen, columns: Columns, start: Seen) -> None:
    """Take 0:00 for nothing known where nothing began: all three are 0:00 in each such line."""
    both = list(_hours_of((one, start), columns))
    none = [texts[0] for hours, texts in both if not hours[0]]
    if none and all(not any(hours) for hours, _ in both if not hours[0]):
        one.below |= frozenset(none)
        one.kinds[Kind.CLOCK] -= len(none)
        one.kinds[Kind.MISSING] += len(none)


def _hours_of(
    some: Sequence[Seen], columns: Columns
) -> Iterator[tuple[tuple[float, ...], tuple[str, ...]]]:
    """The hours of some columns in each line that has all of them, and how they are written."""
    for cells in columns.cells():
        texts = tuple(cells[one.place].strip() for one in some)
        clocks = [token(text) for text in texts]
        if all(clock.kind is Kind.CLOCK for clock in clocks):
            yield tuple(clock.hours for clock in clocks), texts
