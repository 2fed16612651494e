"""Times that are written in short: without the sign between their parts, or without their pm.

245 is 2:45 where a column asks for a time; 45 may be a quarter to one, and 22 ten at night: they
stay as they are.  From 11:41 to 5:30 is a night, which began at 23:41; where nothing says that
lines are nights, they may be days from 11:41 to 17:30 as well.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import chain, pairwise

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import read_clock, time_between
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number
from sidelog.exchange.table.cell.words import LASTING, OF_SLEEP, word_set
from sidelog.exchange.table.column.lengths import TIMES_OF_NIGHTS, WAKING
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.dating.called import NIGHTS_WRITTEN, STARTS, is_asked_when
from sidelog.exchange.table.dating.clocks import may_be_times
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.nights.nights import is_end
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name
from sidelog.exchange.table.rows.text_rows import Row

_NAMED = word_set("bed wake waking woke wakeup rise risen up sleep sleeping lights")
_LENGTHS = word_set("total duration spent in asleep awake length elapsed to after hours minutes")
_AN_HOUR, _MORNING = 100, 400
"""1:00 and the first hour of a waking day, written without a colon."""
_ROUND, _HOURS, _OTHERS = 25, 3, 2
_MANY, _SOME, _SURE, _TELLING = 20, 8, 6, 6
"""So many numbers that may be times are so by no chance: of others two in five are not."""
_HIGH, _LOW = (80, 250), (30, 150)
"""The two pressures of blood, in mmHg."""
_UNSIGNED = re.compile(r"(\d{1,2})(\d\d)(?:\.0)?", re.ASCII)
_OF_NIGHTS = OF_SLEEP | TIMES_OF_NIGHTS | word_set("wakeup waking")
_BY_DAY = word_set("nap naps siesta")
_FASTING = word_set("fast fasting fasted fasten ayuno jeune digiuno jejum")
_EARLIEST, _LATEST = 8, 14
"""The hours from which on, and before which, such times of going to bed are."""
_PAST_MIDNIGHT = 6
"""Those before this hour are of the night as they are written: 1:15."""
_NEARLY_ALL, _ENOUGH = 0.95, 3
_NOON = 12


def _rewritten(row: Row, places: Collection[int], write: Callable[[str], str]) -> Iterator[Row]:
    cells = [write(text) if place in places else text for place, text in enumerate(row.cells)]
    yield row._replace(cells=cells)


# Without a sign


def with_signs(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str]
) -> tuple[Columns, Sequence[Seen]]:
    """A file with such times as others are written, and said so; and what its columns have."""
    places = {one.place for one in seen if _are_unsigned(one)} or _beside_day(seen, columns)
    if not places:
        return columns, seen
    texts = (text for one in seen if one.place in places for text in one.texts)
    example = next(text for text in texts if _signed(text) != text)
    remark = f"times without a sign in them: {example} is {_signed(example)}"
    signed = columns.changed(partial(_rewritten, places=places, write=_signed), remark)
    seen = look(signed, missing)
    for one in seen:
        one.is_unsigned = one.place in places
    return signed, seen


def _signed(text: str) -> str:
    """A time of three or four digits with a sign; any other cell as it is."""
    found = _UNSIGNED.fullmatch(text.strip())
    signed = f"{found[1]}:{found[2]}" if found else ""
    return signed if read_clock(signed) else text


def _beside_day(seen: Sequence[Seen], columns: Columns) -> set[int]:
    """The place of the times beside the days of a file that names no column; none elsewhere.

    All of many numbers are hours and minutes, those of one day are in one order, and there are
    columns of other numbers behind them.
    """
    if not all(has_no_name(one.name) for one in seen):
        return set()
    day = next((one for one in seen if one.share(Kind.DAY) == 1), None)
    if day is None or day.days.clocks or day.place + 1 >= len(seen):
        return set()
    one = seen[day.place + 1]
    others = [other for other in seen if other is not one and other.share(Kind.NUMBER) == 1]
    are_so = len(others) >= _OTHERS and one.filled == day.filled
    are_so = are_so and _read_as_times(one, _SURE if _are_pressures(others) else _SOME)
    return {one.place} if are_so and _are_sorted(one, day, columns) else set()


def _are_pressures(others: Sequence[Seen]) -> bool:
    """Whether the first two columns of numbers may be pressures of blood: these have a time."""
    high, low = (one.numbers[Sign.POINT] for one in others[:2])
    are_high = _HIGH[0] <= high.low <= high.high <= _HIGH[1]
    are_low = _LOW[0] <= low.low <= low.high <= _LOW[1]
    return are_high and are_low and high.low > low.low and high.high > low.high


def _read_as_times(one: Seen, some: int) -> bool:
    """Whether numbers are hours and minutes by chance as good as never.

    Round ones, such as 750, do not tell it, nor do those of two hours: 801 to 859 may be anything.
    Of a few, but `some`, each is another, and of the waking day.
    """
    if one.share(Kind.NUMBER) < 1 or set(one.units) != {""} or not may_be_times(one):
        return False
    numbers = one.numbers[Sign.POINT]
    telling = [number for number in numbers.some if number % _ROUND]
    hours = {number // _AN_HOUR for number in numbers.some}
    if len(telling) < max(_TELLING, len(numbers.some) / 2) or len(hours) < _HOURS:
        return False
    are_apart = len(one.texts) == one.filled and numbers.low >= _MORNING
    return one.filled >= _MANY or (are_apart and one.filled >= some)


def _are_sorted(one: Seen, day: Seen, columns: Columns) -> bool:
    """Whether the numbers of the lines of one day only rise, or only fall; some day has several."""
    steps = set[bool]()
    for (on, before), (again, number) in pairwise(
        (cells[day.place].strip(), to_number(cells[one.place].strip(), Sign.POINT) or 0)
        for cells in columns.cells()
    ):
        if on == again and before != number:
            steps.add(number > before)
    return len(steps) == 1


def _are_unsigned(one: Seen) -> bool:
    """Whether numbers such as 2330 and 45 are times of the day, by a name that asks for one."""
    words, name = tokens(one.name), fold(one.name).replace("_", " ").strip()
    is_asked = is_asked_when(one.name) or bool(words & TIMES_OF_NIGHTS)
    is_named = bool({"time", "times"} & words and words & _NAMED) or {"wake", "up"} <= words
    is_named |= any(sign in name for sign in NIGHTS_WRITTEN)
    if not is_asked and (not is_named or words & _LENGTHS or split_unit(one.name)[1]):
        return False
    return may_be_times(one) and any(_signed(text) != text for text in one.texts)


# Without their pm


def with_evenings(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str]
) -> tuple[Columns, Sequence[Seen]]:
    """A file whose nights begin in the evening, and said so; and what its columns have.

    Where it is not plain that they are nights, their columns are marked as lacking am and pm.
    """
    clocks = [one for one in seen if one.share(Kind.CLOCK) == 1 and not one.many]
    ends = [one for one in clocks if _is_end(one) and _are_mornings(one)]
    starts = [one for one in clocks if tokens(one.name) & STARTS and _are_late(one)]
    starts = [one for one in starts if not tokens(one.name) & (LASTING | _BY_DAY)]
    starts = [one for one in starts if ends and _are_beyond(columns, one, ends[0])]
    words = frozenset(chain.from_iterable(tokens(one.name) for one in seen))
    are_said = any(tokens(one.name) & LASTING and one.lengths.high > _NOON for one in seen)
    if not starts or words & _FASTING or are_said:  # to be as long as they are written
        return columns, seen
    places = {one.place for one in starts}
    if words & _OF_NIGHTS:
        text = next(text for text in starts[0].texts if _evening(text) != text)
        remark = (
            f"{starts[0].name} has no pm: {text} is {_evening(text)}, since its lines are nights"
        )
        columns = columns.changed(partial(_rewritten, places=places, write=_evening), remark)
    elif not any(text.startswith("0") for one in (*starts, ends[0]) for text in one.texts):
        columns = replace(columns, of_12_hours=frozenset({*places, ends[0].place}))
    else:
        return columns, seen
    return columns, look(columns, missing)


def _is_end(one: Seen) -> bool:
    is_called = is_end(one.name) or tokens(one.name) & WAKING
    return bool(is_called) and not tokens(one.name) & (STARTS | LASTING)


def _are_mornings(one: Seen) -> bool:
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
    places = (start.place, end.place)
    lines = ([read_clock(cells[place].strip()) for place in places] for cells in columns.cells())
    lengths = [
        time_between(began, ended)
        for began, ended in lines
        if began and ended and began.hour >= _EARLIEST
    ]
    return len(lengths) >= _ENOUGH and min(lengths) > timedelta(hours=_NOON)


def _evening(text: str) -> str:
    """A time half a day later; one past midnight, and any other cell, as it is."""
    clock = read_clock(text.strip())
    if clock is None or clock.hour < _EARLIEST:
        return text
    return f"{(clock.hour + _NOON) % 24:02}:{clock.minute:02}"
