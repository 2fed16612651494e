"""Which columns say the time of their lines, where it stands apart from the day."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time
from functools import partial
from typing import NamedTuple

from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind, Sign, to_number, token
from sidelog.exchange.table.cell.words import LASTING, STAGES, word_set
from sidelog.exchange.table.column.lengths import (
    are_beyond_a_day,
    distance_beside,
    is_spent,
    may_last,
)
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import (
    ARRIVED,
    CLOCKS_CALLED,
    HOURS_CALLED,
    LATER,
    LEFT,
    MINUTES_CALLED,
    NIGHTS_WRITTEN,
    OF_NIGHT,
    OF_PLANS,
    in_words,
    is_asked_of_another,
    is_called_clock,
    is_called_start,
)
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.names import has_no_name

_MOST = 0.5
"""The part of a column's cells that have to be times for it to be one of times."""
_TIMES = (Kind.CLOCK, Kind.TIME)
_OF_THE_DAY = 8
"""Nobody exercises so many hours, and few write down nothing but what was earlier in the day."""
_LATE = 16
"""Nobody does anything for so many hours a day."""
_NOON = 12
"""Hardly anybody does a thing for so many hours, each of which is called an hour."""
_LONG_NAMES = (
    LASTING
    | STAGES
    | word_set(
        "sleep asleep awake hours total minutes bed spent schlaf moving mmss hhmmss "
        "pace split lap screen"
    )
)
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d", re.ASCII)
_ONE_DIGIT = re.compile(r":(\d)(?!\d)", re.ASCII)
_TWO = 2
HALF = re.compile(r"[ap]\.? ?m\.?$", re.IGNORECASE)
"""What says of which half of the day a time is."""
_LAST = frozenset("mM.")
_BEHIND_DAY = re.compile(r"(?<![\d:+T-])\d{1,2}:\d\d(?::\d\d)?$", re.ASCII)
"""A time behind its day as a person writes it: no offset, and none of ISO with its T."""
_TEN, _A_DAY = 1000, 2400
"""Ten o'clock and midnight, without a sign between their parts."""
_NOON, _EVENING, _MANY = 12, 18, 8
_OF_LINES = word_set("time uhrzeit uhr heure hora ora godzina godzinie")
_AT_WHAT_HOUR = word_set("que horas")
_WITH_SECONDS = 2
_SELDOM = 0.05
"""What so few lines have is not the time of the others."""


class Clock(NamedTuple):
    """The columns of the time: one of it, or one of the hour and perhaps one of the minute."""

    clock: Seen | None = None
    hour: Seen | None = None
    minute: Seen | None = None


def find_clock(rest: Sequence[Seen], day: int, *, several: bool, in_parts: bool = False) -> Clock:
    """The columns, among the rest, that say the time of the lines whose day stands at a place.

    Of `several` lines of a day an hour tells one from the other; and of a day that stands
    `in_parts` it is one more.
    """
    if found := next(filter(None, _may_say_time(rest, day, several=several)), None):
        return Clock(found[0])
    hour = next((one for one in rest if _is_part(one, HOURS_CALLED, 25)), None)
    if hour is None or not (several or in_parts):
        return Clock()
    minute = next((one for one in rest if _is_part(one, MINUTES_CALLED, 60)), None)
    return Clock(hour=hour, minute=minute)


def _may_say_time(rest: Sequence[Seen], day: int, *, several: bool) -> Iterator[Sequence[Seen]]:
    """The columns that may say the time, in one way after another, the plainest first."""
    clocks = [
        one
        for one in rest
        if one.filled > (one.filled + one.empty) * _SELDOM
        and not tokens(one.name) & _LONG_NAMES
        and _are_times(one)
        and (several or not one.is_of_12_hours)
    ]
    if any(map(_has_halves, clocks)):
        clocks = [one for one in clocks if _has_halves(one) or not _is_how_long(one)]
    distance = distance_beside(rest)
    clocks = [one for one in clocks if not are_beyond_a_day(one, distance)]
    called = [one for one in rest if _is_called_time(one)]
    yield [one for one in clocks if one in called]
    # Of several, such as those of a night, nobody knows which is the line's.
    named = [one for one in clocks if _is_time_of_line(one)]
    named = [one for one in named if not tokens(one.name) & OF_PLANS] or named
    named = _of_ways(named) if several else named
    yield named if len(named) == 1 else []
    hours = [one for one in clocks if is_called_clock(one.name)]  # "Hour" of 9:39 and 21:40
    yield [one for one in hours if one.lengths.high >= _NOON]
    yield [one for one in called if _are_numbers(one)]
    if several:
        yield [one for one in called if _hours_of_one(one) or _are_whole_hours(one)]
        starts = [one for one in rest if one.share(*_TIMES) == 1 and not one.empty]
        starts = [one for one in starts if is_called_start(one.name)]
        yield starts if len(starts) == 1 else []  # each line of several is then
    unnamed = [one for one in clocks if has_no_name(one.name)]
    if several or _are_alone(unnamed, rest, day):
        yield [one for one in unnamed if abs(one.place - day) == 1 or len(unnamed) == 1]


def _are_alone(clocks: Sequence[Seen], rest: Sequence[Seen], day: int) -> bool:
    """Whether the one column of times stands beside the day, and nothing in the file has a name.

    Nothing lasts so long as some of its times are late, each line has one, and some are of the
    day: those of the night alone may be of going to bed.
    """
    is_one = len(clocks) == 1 and all(has_no_name(one.name) for one in rest)
    return is_one and all(
        abs(one.place - day) == 1
        and not one.empty
        and one.share(*_TIMES) == 1
        and (one.lengths.high >= _LATE or _has_halves(one))
        and any(
            _OF_THE_DAY <= clock.hour < _EVENING for clock in map(read_clock, one.texts) if clock
        )
        for one in clocks
    )


def _is_called_time(one: Seen) -> bool:
    return in_words(one.name) in CLOCKS_CALLED


def _of_ways(named: list[Seen]) -> list[Seen]:
    """Of the times at which somebody left and arrived the first, at which each line began."""
    left = [one for one in named if tokens(one.name) & LEFT]
    others = [one for one in named if one not in left]
    are_ends = all(tokens(one.name) & ARRIVED for one in others)
    return left if left and are_ends else named


def _has_halves(one: Seen) -> bool:
    """Whether times are those of am and pm, beside which others without them are lengths."""
    return one.share(Kind.TIME) >= _MOST


def _is_how_long(one: Seen) -> bool:
    """Whether times may be lengths: all are to the second, and of a few hours."""
    to_seconds = all(text.count(":") == _WITH_SECONDS for text in one.texts)
    return to_seconds and one.share(Kind.CLOCK) == 1 and one.lengths.high < _OF_THE_DAY


def _are_times(one: Seen) -> bool:
    """Whether most of a column are times; of one that is called so, 9h and 8h30 are, and noon."""
    if one.share(*_TIMES) >= _MOST or _are_dotted(one):
        return True
    if not _is_called_time(one) or set(one.units) - {"", "h"}:
        return False
    clocks = {text: clock for text in one.texts if (clock := read_clock(text))}
    times = sum(one.texts[text] for text in clocks)
    lengths = sum(one.texts[text] for text in one.texts if text not in clocks and _is_long(text))
    return (
        one.share(*_TIMES, *NUMBERISH) > 0
        and times >= (one.filled - one.kinds[Kind.MISSING]) * _MOST
        and any(clock.hour >= _OF_THE_DAY for clock in clocks.values())
        and lengths <= one.filled * _SELDOM
    )


def _is_long(text: str) -> bool:
    """Whether a cell is a length of time, and no slip: 18h100 has too many minutes for either."""
    minutes = text.casefold().partition("h")[2].strip(" min.")
    is_slip = minutes.isdecimal() and int(minutes) >= 60  # noqa: PLR2004
    return token(text).kind is Kind.LENGTH and not is_slip


def _are_numbers(one: Seen) -> bool:
    """Whether a column has times such as 930 and 2017, without a sign between their parts."""
    high = one.numbers[Sign.POINT].high
    written_so = any(text[:1] == "0" and len(text) == 4 for text in one.texts)  # noqa: PLR2004
    are_plain = written_so or high >= _TEN
    return one.share(Kind.NUMBER) == 1 and may_be_times(one) and high < _A_DAY and are_plain


def may_be_times(one: Seen) -> bool:
    """Whether numbers may be hours and minutes: 930 is half past nine, or so many minutes."""
    numbers = one.numbers[Sign.POINT]
    return (
        numbers.count + one.kinds[Kind.MISSING] + one.kinds[Kind.CLOCK] == one.filled
        and numbers.whole
        and not one.many
        and 0 <= numbers.low <= numbers.high <= _A_DAY
        and all(number % 100 < 60 for number in numbers.some)  # noqa: PLR2004
    )


def _are_dotted(one: Seen) -> bool:
    """Whether a column that is called the time has times with a point, as 8.30 and 14.05.

    One at least is written as no number is, with a 0 in front, or is of an afternoon.
    """
    texts = [text for text in one.texts if token(text).kind is not Kind.MISSING]
    return (
        _is_called_time(one)
        and all(map(_DOTTED.fullmatch, texts))
        and any(text[0] == "0" or int(text.partition(".")[0]) > _NOON for text in texts)
    )


def _hours_of_one(one: Seen) -> int:
    """How many hours 1 is among times: 1 of 14.8, which is 14:48, and 24 of 0.5, a part of the day.

    It is 0 where numbers are neither, such as 9.30, or a length.
    """
    numbers = one.numbers[Sign.POINT]
    if one.share(Kind.NUMBER) < 1 or numbers.low < 0 or numbers.whole:
        return 0
    if 1 / 2 < numbers.high < 1 and set(one.units) == {""}:
        return 24
    hundredths = [round(number * 100, 6) for number in numbers.some]
    is_so = any(number % 100 >= 60 or number % 1 for number in hundredths)  # noqa: PLR2004
    return int(is_so and _LATE <= numbers.high < 24)  # noqa: PLR2004


def _are_whole_hours(one: Seen) -> bool:
    """Whether times are hours alone, of 24 a day, as the later ones tell: 7 and 19."""
    numbers = one.numbers[Sign.POINT]
    return (
        one.share(Kind.NUMBER) == 1
        and set(one.units) == {""}
        and numbers.whole
        and 0 <= numbers.low <= 12 < numbers.high < 24  # noqa: PLR2004
    )


def _hours_of(text: str, one: int) -> time | None:
    """The time of such a number, to the minute; None where there is none."""
    number = to_number(text, Sign.POINT)
    if number is None or not 0 <= number * one < 24:  # noqa: PLR2004
        return None
    hour, minute = divmod(min(round(number * one * 60), 24 * 60 - 1), 60)
    return time(hour, minute)


def _is_time_of_line(one: Seen) -> bool:
    """Whether a column of times is that of its lines, by the words of its name."""
    words = tokens(one.name)
    if one.lengths.high >= _LATE:  # else "screentime" may be how long
        stems = {word.removesuffix("time") for word in words if word.endswith("time")}
        words = words | stems | {"time"} if stems and not stems & _LONG_NAMES else words
    if any(sign in one.name for sign in NIGHTS_WRITTEN) or is_asked_of_another(one.name):
        return False
    if may_last(one) or is_spent(one, tokens(one.name)):
        return False
    is_called = words & _OF_LINES or words >= _AT_WHAT_HOUR
    return bool(is_called) and not words & (LATER | OF_NIGHT)


def _is_part(one: Seen, names: frozenset[str], end: int) -> bool:
    """Whether a column has a part of a time, in numbers below `end`."""
    numbers = one.numbers[Sign.POINT]
    is_named = in_words(one.name) in names
    return (
        is_named and numbers.count > 0 and numbers.whole and 0 <= numbers.low <= numbers.high < end
    )


def clock_reader(one: Seen) -> Callable[[str], time | None]:
    """What reads the times of a column."""
    if hours := _hours_of_one(one):
        return partial(_hours_of, one=hours)
    if _are_dotted(one):
        return lambda text: read_clock(text.replace(".", ":"))
    # Beside am and pm a 7 may be of the evening, and beside 930 a 19 may be minutes.
    is_unsigned = any(text.isdecimal() and len(text) > _TWO for text in one.texts)
    is_unsigned |= one.is_unsigned
    least = 24 if is_unsigned else 13 if any(map(HALF.search, one.texts)) else 1
    return partial(_clock, least_hour=least)


def _clock(text: str, least_hour: int) -> time | None:
    if not text.isdecimal():  # 9:5 is how a program writes 9:05 that thinks of no reader
        return read_clock(_ONE_DIGIT.sub(r":0\1", text))
    if len(text) <= _TWO:
        return read_clock(f"{text}:00") if int(text) >= least_hour else None
    return read_clock(f"{text[:-2]}:{text[-2:]}")  # 930, with no sign between


def how_written(clock: Seen) -> str:
    """What is said of times that are numbers, or have a point."""
    one = _hours_of_one(clock) or int(_are_whole_hours(clock))
    if not one and _are_dotted(clock):
        text = max((one for one in clock.texts if "." in one), key=len)
        return f"times have a point: {text} is {text.replace('.', ':')}"
    if not one:
        return ""
    read = {text: _hours_of(text, one) for text in sorted(clock.texts, key=len, reverse=True)}
    example = next((f"{text} is {at:%H:%M}" for text, at in read.items() if at and at.hour), "")
    return f"times are {'hours' if one == 1 else 'parts of the day'}: {example}"


# Of a time, whether it says of which half of the day it is


def lack_halves(one: Seen) -> bool:
    """Whether some times say neither am nor pm, where most of others that may be of both do.

    Where some say am, others that do not are no mornings for that.  Where more are of 24 hours, as
    14:00 is, so are all that say nothing.
    """
    ends = {text: HALF.search(text) for text in one.texts if text[-1:] in _LAST}
    said = {text: half[0] for text, half in ends.items() if half}
    if not said:
        return False
    count = sum(one.texts[text] for text in said)
    either = sum(one.texts[text] for text in one.texts if may_be_of_either(text))
    of_24 = sum(one.texts[text] for text in one.texts if _is_of_24(text))
    are_most = count * 2 > one.filled or any(half[0] in "aA" for half in said.values())
    return count > either > 0 and count > of_24 and are_most


def may_be_of_either(text: str) -> bool:
    """Whether a time may be of the morning or the evening: "1:05", and not "01:05" or "13:05"."""
    text = _clock_of(text)
    clock = None if HALF.search(text) or text.startswith("0") else read_clock(text)
    return clock is not None and 0 < clock.hour <= _NOON and text[:1].isdecimal()


def without_clock(text: str) -> str:
    """A day without the time behind it."""
    return _BEHIND_DAY.sub("", text).rstrip(" ,T")


def _is_of_24(text: str) -> bool:
    """Whether a time is written as nobody writes one of 12 hours: "01:05", "0:05", "13:05"."""
    text = _clock_of(text)
    clock = None if HALF.search(text) else read_clock(text)
    return clock is not None and (text.startswith("0") or clock.hour > _NOON)


def _clock_of(text: str) -> str:
    found = _BEHIND_DAY.search(text)
    return found[0] if found else text


def clock_of(text: str) -> time | None:
    """The time that a cell says, alone or behind its day."""
    clock = read_clock(text)
    if clock is None and (said := read_day(text)):
        clock = said.clock
    return clock


def clocks_of(texts: Mapping[str, int]) -> Counter[time]:
    """The times that texts say, with how often each is there."""
    clocks = Counter[time]()
    for text, count in texts.items():
        if (clock := clock_of(text)) is not None:
            clocks[clock] += count
    return clocks


def has_no_afternoon(clock: Seen) -> bool:
    """Whether times may lack their am and pm: few are after 12:59, and none begins with 0."""
    clocks = [read_clock(text) for text in clock.texts if not text.startswith("0")]
    hours = [one.hour for one in clocks if one]
    later = sum(hour > _NOON for hour in hours)
    whole = len(hours) == len(clock.texts) >= _MANY and max(hours) < _EVENING
    return whole and later <= len(hours) / _MANY
