"""Bedtimes that lack their pm: from 11:41 to 5:30 is a night, which began at 23:41.

Where nothing says that lines are nights, they may be days from 11:41 to 17:30 as well.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import chain

from sidelog.exchange.table.cell.days import read_clock, time_between
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import LASTING, OF_SLEEP, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.reasons import TIMES_OF_NIGHTS, WAKING
from sidelog.exchange.table.dating.called import STARTS
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.nights.nights import is_end
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.text_rows import Row

_OF_NIGHTS = OF_SLEEP | TIMES_OF_NIGHTS | word_set("wakeup waking")
_FASTING = word_set("fast fasting fasted fasten ayuno jeune digiuno jejum")
_EARLIEST, _LATEST = 8, 14
"""The hours from which on, and before which, such times of going to bed are."""
_PAST_MIDNIGHT = 6
"""Those before this hour are of the night as they are written: 1:15."""
_NEARLY_ALL, _ENOUGH = 0.95, 3
_NOON, _HALF_A_DAY = 12, timedelta(hours=12)


def with_evenings(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str]
) -> tuple[Columns, Sequence[Seen]]:
    """A file whose nights begin in the evening, and said so; and what its columns have.

    Where it is not plain that they are nights, their columns are marked as lacking am and pm.
    """
    clocks = [one for one in seen if one.share(Kind.CLOCK) == 1 and not one.many]
    ends = [one for one in clocks if _is_end(one) and _are_mornings(one)]
    starts = [one for one in clocks if _is_start(one) and _are_late(one)]
    starts = [one for one in starts if ends and _are_beyond(columns, one, ends[0])]
    words = frozenset(chain.from_iterable(tokens(one.name) for one in seen))
    if not starts or words & _FASTING or _has_long_ones(seen):
        return columns, seen
    places = {one.place for one in starts}
    if words & _OF_NIGHTS:
        text = next(text for text in starts[0].texts if _evening(text) != text)
        remark = (
            f"{starts[0].name} has no pm: {text} is {_evening(text)}, since its lines are nights"
        )
        columns = columns.changed(partial(_in_evenings, places=places), remark)
    elif not any(text.startswith("0") for one in (*starts, ends[0]) for text in one.texts):
        columns = replace(columns, of_12_hours=frozenset({*places, ends[0].place}))
    else:
        return columns, seen
    return columns, look(columns, missing)


def _is_start(one: Seen) -> bool:
    return bool(tokens(one.name) & STARTS) and not tokens(one.name) & LASTING


def _is_end(one: Seen) -> bool:
    is_called = is_end(one.name) or tokens(one.name) & WAKING
    return bool(is_called) and not tokens(one.name) & (STARTS | LASTING)


def _are_mornings(one: Seen) -> bool:
    """Whether all times are of a morning, as they are written."""
    return all(clock.hour < _NOON for text in one.texts if (clock := read_clock(text)))


def _are_late(one: Seen) -> bool:
    """Whether nearly all times are of the hours at which people go to bed, without their pm."""
    hours = [clock.hour for text in one.texts if (clock := read_clock(text))]
    before = sum(hour >= _EARLIEST for hour in hours)
    late = sum(_EARLIEST <= hour < _LATEST for hour in hours)
    is_any_between = any(_PAST_MIDNIGHT <= hour < _EARLIEST for hour in hours)
    return late >= before * _NEARLY_ALL and not is_any_between


def _are_beyond(columns: Columns, start: Seen, end: Seen) -> bool:
    """Whether each line, but for those past midnight, is written as longer than half a day."""
    lengths = list(_lengths(columns, start, end))
    return len(lengths) >= _ENOUGH and min(lengths) > _HALF_A_DAY


def _lengths(columns: Columns, start: Seen, end: Seen) -> Iterator[timedelta]:
    for cells in columns.cells():
        began, ended = (read_clock(cells[one.place].strip()) for one in (start, end))
        if began and ended and began.hour >= _EARLIEST:
            yield time_between(began, ended)


def _has_long_ones(seen: Sequence[Seen]) -> bool:
    """Whether a column says that lines were as long as they are written."""
    half = _HALF_A_DAY.total_seconds() / 3600
    return any(tokens(one.name) & LASTING and one.lengths.high > half for one in seen)


def _in_evenings(row: Row, places: Collection[int]) -> Iterator[Row]:
    cells = [_evening(text) if place in places else text for place, text in enumerate(row.cells)]
    yield row._replace(cells=cells)


def _evening(text: str) -> str:
    """A time half a day later; one past midnight, and any other cell, as it is."""
    clock = read_clock(text.strip())
    if clock is None or clock.hour < _EARLIEST:
        return text
    return f"{(clock.hour + _NOON) % 24:02}:{clock.minute:02}"
