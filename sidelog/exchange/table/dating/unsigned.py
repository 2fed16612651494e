"""Times of the day without a sign between their parts: 245 is 2:45 where a column asks for a time.

45 may be a quarter to one, and 22 ten at night: they stay as they are.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise

from sidelog.catalog.text import fold
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.reasons import TIMES_OF_NIGHTS
from sidelog.exchange.table.dating.called import NIGHTS_WRITTEN, is_asked_when
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name
from sidelog.exchange.table.rows.text_rows import Row

_OF_NIGHTS = word_set("bed wake waking woke wakeup rise risen up sleep sleeping lights")
_LASTING = word_set("total duration spent in asleep awake length elapsed to after hours minutes")
_AN_HOUR, _A_DAY, _MORNING = 100, 2400, 400
"""1:00, midnight and the first hour of a waking day, written without a colon."""
_ROUND, _HOURS, _OTHERS = 25, 3, 2
_MANY, _SOME, _SURE, _TELLING = 20, 8, 6, 6
"""So many numbers that may be times are so by no chance: of others two in five are not."""
_HIGH, _LOW = (80, 250), (30, 150)
"""The two pressures of blood, in mmHg."""
_UNSIGNED = re.compile(r"(\d{1,2})(\d\d)(?:\.0)?", re.ASCII)


def with_signs(
    columns: Columns, seen: Sequence[Seen], missing: frozenset[str]
) -> tuple[Columns, Sequence[Seen]]:
    """A file with such times as others are written, and said so; and what its columns have."""
    places = {one.place for one in seen if _are_times(one)} or _beside_day(seen, columns)
    if not places:
        return columns, seen
    texts = (text for one in seen if one.place in places for text in one.texts)
    example = next(text for text in texts if _signed(text) != text)
    remark = f"times without a sign in them: {example} is {_signed(example)}"
    signed = columns.changed(partial(_with_signs, places=places), remark)
    seen = look(signed, missing)
    for one in seen:
        one.is_unsigned = one.place in places
    return signed, seen


def _with_signs(row: Row, places: Collection[int]) -> Iterator[Row]:
    cells = [_signed(text) if place in places else text for place, text in enumerate(row.cells)]
    yield row._replace(cells=cells)


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
    return {one.place} if are_so and _are_in_order(one, day, columns) else set()


def _are_pressures(others: Sequence[Seen]) -> bool:
    """Whether the first two columns of numbers may be pressures of blood: these have a time."""
    high, low = (one.numbers[Sign.POINT] for one in others[:2])
    are_so = all(
        least <= numbers.low <= numbers.high <= most
        for numbers, (least, most) in zip((high, low), (_HIGH, _LOW), strict=True)
    )
    return are_so and high.low > low.low and high.high > low.high


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


def _are_in_order(one: Seen, day: Seen, columns: Columns) -> bool:
    """Whether the numbers of the lines of one day only rise, or only fall; some day has several."""
    steps = set[bool]()
    for (on, before), (again, number) in pairwise(
        (cells[day.place].strip(), to_number(cells[one.place].strip(), Sign.POINT) or 0)
        for cells in columns.cells()
    ):
        if on == again and before != number:
            steps.add(number > before)
    return len(steps) == 1


def _are_times(one: Seen) -> bool:
    """Whether numbers such as 2330 and 45 are times of the day, by a name that asks for one."""
    words, name = tokens(one.name), fold(one.name).replace("_", " ").strip()
    is_asked = is_asked_when(one.name) or bool(words & TIMES_OF_NIGHTS)
    is_named = bool({"time", "times"} & words and words & _OF_NIGHTS) or {"wake", "up"} <= words
    is_named |= any(sign in name for sign in NIGHTS_WRITTEN)
    if not is_asked and (not is_named or words & _LASTING or split_unit(one.name)[1]):
        return False
    return may_be_times(one) and any(_signed(text) != text for text in one.texts)


def may_be_times(one: Seen) -> bool:
    """Whether numbers may be hours and minutes: 930 is half past nine, or so many minutes."""
    numbers = one.numbers[Sign.POINT]
    return (
        numbers.count + one.kinds[Kind.MISSING] + one.kinds[Kind.CLOCK] == one.filled
        and numbers.whole
        and not one.many
        and 0 <= numbers.low <= numbers.high <= _A_DAY
        and all(number % _AN_HOUR < 60 for number in numbers.some)  # noqa: PLR2004
    )
