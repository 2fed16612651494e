"""Hours and minutes that are lengths of time by what stands beside them, where no name says so.

0:00 and 0:30 of several activities are, the one longer today and the other tomorrow; what is the
difference of a start and an end; and what is a part of a night, longer and shorter with it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.cell.words import SLEEP, word_set
from sidelog.exchange.table.column.lengths import (
    WAKING,
    are_exact,
    are_times,
    is_length_by_name,
    may_last,
)
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import LATER, NIGHTS_WRITTEN, STARTS
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.nights.nights import WOKEN, bed_and_wake, is_end
from sidelog.exchange.table.rows.columns import Columns

_MOSTLY, _NEARLY_ALL = 0.6, 0.9
_FEW, _MOST = 2, 20
"""Of more columns of times each pair would take too long, and they are no bed and wake times."""
_A_DAY, _A_MINUTE = 24.0, 1 / 60
_WHOLE = SLEEP | word_set("total bed")
_WITH_IT, _STEPS = 0.7, 3
"""Of so many steps so many go the same way, where one is a part of the other."""
_AN_HOUR, _EARLY = 1, 2
"""Nobody gets up at such hours, again and again."""
_OF_SEVERAL = "0:00 among them, and no order with others: lengths, and no times of the day"


def find_lasting(rest: Sequence[Seen], seen: Sequence[Seen], columns: Columns) -> None:
    """Note of columns of hours and minutes that they are lengths, and how that is known."""
    clocks = [one for one in seen if one.share(Kind.CLOCK) >= _MOSTLY]
    if len(clocks) > _MOST:
        return
    ends = [one for one in clocks if _is_called_time(one)]
    plain = [one for one in rest if one in clocks and one not in ends and not one.kinds[Kind.TIME]]
    _last_between(plain, ends, columns)
    several = [one for one in plain if may_last(one)]
    for pair in combinations(several, 2):
        if not all(one.lasting for one in pair) and _are_in_no_order(pair, columns):
            for one in pair:
                one.lasting = one.lasting or _OF_SEVERAL
    beside_times = any(map(are_times, rest))
    for one in rest:
        if not is_length_by_name(one, beside_times=beside_times):
            _last_in_nights(one, clocks, columns)
    whole = _whole_of(clocks, beside_times=beside_times)
    for one in rest if whole else ():
        is_open = one in clocks and one is not whole and not (one.lasting or one.kinds[Kind.TIME])
        if whole and is_open and not is_length_by_name(one) and _is_part(one, whole, columns):
            one.lasting = f"never longer than {whole.name}, so a length"


def _last_between(plain: Sequence[Seen], ends: Sequence[Seen], columns: Columns) -> None:
    """Note of columns that they are how long it was from the time of one to that of another."""
    for one in plain:
        for start, end in combinations(ends, 2):
            pair = (start, end) if _is_between(one, start, end, columns) else (end, start)
            if _is_between(one, *pair, columns):
                one.lasting = f"from {pair[0].name} to {pair[1].name}"
                _leave_nothing(one, columns, pair[0])


def _last_in_nights(one: Seen, clocks: Sequence[Seen], columns: Columns) -> None:
    """Note of a column that it is how long somebody slept between going to bed and waking.

    As a length it fits into each night, and as a time of the day some night would not have it.
    """
    is_time = one not in clocks or one.kinds[Kind.TIME] or not tokens(one.name) & SLEEP
    pair = None if is_time else bed_and_wake([other for other in clocks if other is not one])
    if pair is None or one.lasting:
        return
    bed, wake = pair
    nights = [
        (length, (length - began) % _A_DAY, (ended - began) % _A_DAY)
        for length, began, ended in _hours_of((one, bed, wake), columns)
    ]
    fits = all(0 < length <= night for length, _, night in nights)
    if fits and len(nights) >= _STEPS and any(after > night for _, after, night in nights):
        one.lasting = f"never longer than from {bed.name} to {wake.name}, so a length"


def _whole_of(clocks: Sequence[Seen], *, beside_times: bool) -> Seen | None:
    """The column that says how long nights were, in all or in bed; None where none does."""
    wholes = [one for one in clocks if tokens(one.name) & _WHOLE]
    wholes = [one for one in wholes if is_length_by_name(one, beside_times=beside_times)]
    return max(wholes, key=lambda one: one.lengths.high, default=None)


def _is_part(one: Seen, whole: Seen, columns: Columns) -> bool:
    """Whether a column has a part of each night, and no time of the day.

    What is called as waking is short, as that is not so early; what may be called anything is of
    sleep or to the second, and longer in longer nights.  A later bedtime makes them shorter.
    """
    words = tokens(one.name)
    may_be = _may_be_awake(one) if _is_called_time(one) else bool(words & SLEEP) or are_exact(one)
    if not may_be:
        return False
    lines = list(_hours_of((one, whole), columns))
    steps = [(a - b, c - d) for (a, c), (b, d) in pairwise(lines) if a != b and c != d]
    with_it = sum((part > 0) == (all_of_it > 0) for part, all_of_it in steps)
    is_with_it = _is_called_time(one) or with_it >= len(steps) * _WITH_IT
    return is_with_it and len(steps) >= _STEPS and all(part <= long for part, long in lines)


def _may_be_awake(one: Seen) -> bool:
    """Whether a column called as waking has how long that was: most too early for its time."""
    is_of_it = tokens(one.name) & WOKEN and not tokens(one.name) & (STARTS | LATER)
    hours = {text: token(text).hours for text in one.texts}
    early = sum(one.texts[text] for text in hours if hours[text] < _EARLY)
    return bool(is_of_it) and early > one.filled / 2 and min(hours.values()) < _AN_HOUR


def _is_called_time(one: Seen) -> bool:
    """Whether a column is called as a time of the day that begins or ends something."""
    words = tokens(one.name)
    is_called = bool(words & (WAKING | STARTS | LATER)) or is_end(one.name)
    return is_called or any(sign in one.name for sign in NIGHTS_WRITTEN)


def _are_in_no_order(pair: Sequence[Seen], columns: Columns) -> bool:
    """Whether of two columns now the one has more, and now the other."""
    found = set[bool]()
    for one, other in _hours_of(pair, columns):
        found |= {one > other} if one != other else set()
        if len(found) > 1:
            return True
    return False


def _is_between(one: Seen, start: Seen, end: Seen, columns: Columns) -> bool:
    """Whether a column says how long it was from the one to the other, in nearly all lines."""
    lines = [hours for hours in _hours_of((one, start, end), columns) if any(hours)]
    right = sum(
        abs((ended - began - length + _A_DAY / 2) % _A_DAY - _A_DAY / 2) <= _A_MINUTE
        for length, began, ended in lines
    )
    return right >= max(_FEW, len(lines) * _NEARLY_ALL)


def _leave_nothing(one: Seen, columns: Columns, start: Seen) -> None:
    """Take 0:00 for nothing known where nothing began: all three are 0:00 in each such line."""
    lines = [hours for hours in _hours_of((one, start), columns) if not hours[0]]
    if lines and not any(map(any, lines)):
        clocks = {text: token(text) for text in one.texts}
        zeros = {text for text, it in clocks.items() if it.kind is Kind.CLOCK and not it.hours}
        one.below |= zeros
        one.kinds[Kind.CLOCK] -= len(lines)
        one.kinds[Kind.MISSING] += len(lines)


def _hours_of(some: Sequence[Seen], columns: Columns) -> Iterator[tuple[float, ...]]:
    """The hours of some columns in each line that has all of them."""
    for cells in columns.cells():
        clocks = [token(cells[one.place].strip()) for one in some]
        if all(clock.kind is Kind.CLOCK for clock in clocks):
            yield tuple(clock.hours for clock in clocks)
