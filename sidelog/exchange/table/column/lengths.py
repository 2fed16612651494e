"""Lengths of time: which hours and minutes are some, and how the cells of a column become hours."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.catalog.values import say_short
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign, read_number, token, usual_unit
from sidelog.exchange.table.cell.words import (
    DISTANCES,
    DOINGS,
    LASTING,
    OF_SLEEP,
    SLEEP,
    STAGES,
    word_set,
)
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.readings import is_remark, numbers_read
from sidelog.exchange.table.column.units import HOURS, HOURS_OF_A_DAY, numbers_of
from sidelog.exchange.table.evidence import Numbers, Place, Seen

_KILOMETRES = {"km": 1.0, "mi": 1.609, "m": 0.001}
_SLOWEST, _FASTEST = 1.5, 60.0
"""Kilometres an hour, of who walks, runs, swims or rides."""
_OFTEN = 0.1
"""One of many that is beyond a day may be mistyped."""
_NEAR, _FAR = log(5), log(12)
"""By so much lengths with seconds may differ from those without, and by so much they do not."""
_MORNING = re.compile(r"(\d{1,2})(:[0-5]\d:[0-5]\d) ?AM", re.IGNORECASE)
"""A spreadsheet may show a length among others so: 1:25:00 AM is 1:25."""
_FEW, _SELDOM = 2, 0.1
"""So many cells at least are 0:00, and such a part of all: no bedtime is so often midnight."""
_SHORT, _LONG = 3, 16
"""Some are shorter, as no time of getting up is beside 0:00 for none, and none is longer."""
_MOSTLY = 0.6
_TOO_LONG, _EARLY = 20, 4
"""A night begins after the one, or before the other."""
_BEFORE_DAY, _LATE = 5, 16
"""Nobody does anything so early each day, and for so long."""
_TO_SECONDS = 2
TIMES_OF_DAY = "times of the day, which are no values"
_ASLEEP = SLEEP | word_set("awake bed acordado acordada despierto eveille sveglio cama bett letto")
_SAID_LONG = word_set("time in spent total tempo temps tiempo horas heures ore")
_LENGTHS = LASTING | _ASLEEP | STAGES
_LENGTHS |= word_set(
    "hours total spent nap worked work exercise workout screen value profundo "
    "profunda profond profondo tiefschlaf leichtschlaf leve ligero leger leggero diepe"
)
TIMES_OF_NIGHTS = word_set(
    "bedtime waketime wakeuptime risetime schlafenszeit bettzeit zubettgehzeit aufstehzeit "
    "aufwachzeit"
)
_TIMES = TIMES_OF_NIGHTS | word_set(
    "time wake woke start end begin finish at from to von bis desde hasta alarm slot hora heure "
    "ora uhrzeit que"
)
WAKING = word_set(
    "wake woke wakeup waketime bedtime bed go2bed up rise rose alarm lights fell went got"
)
_HAPPENED = word_set("fell woke went got")
"""Words of when something was: she fell asleep at 23:40, and in 0:10."""
_SPENT = word_set("total duration spent in asleep awake length elapsed")


class Distance(NamedTuple):
    """The longest of the distances beside lengths of time, in kilometres; None for no unit."""

    farthest: float | None


def distance_beside(seen: Sequence[Seen]) -> Distance | None:
    """The distances of a file, which tell how long somebody was under way; None for none."""
    for one in seen:
        base, unit = split_unit(one.name)
        unit = unit or usual_unit(base) or next(iter(one.units), "")
        size, numbers = _KILOMETRES.get(unit), one.numbers[Sign.POINT]
        is_one = bool(tokens(base) & DISTANCES) or unit in {"km", "mi"}
        if is_one and "/" not in unit and numbers.count > one.filled / 2:
            return Distance(size and numbers.high * size)
    return None


@dataclass(frozen=True, slots=True)
class LengthReader:
    """Reads lengths of time as hours; `unit` is that of a bare number, `sign` begins decimals.

    With `of_seconds` 18:34 is of minutes and seconds.
    """

    unit: str
    sign: Sign = Sign.POINT
    of_seconds: bool = False

    def __call__(self, text: str) -> float:
        """The hours of a cell."""
        shown = _MORNING.fullmatch(text)
        cell = token(f"{int(shown[1]) % 12}{shown[2]}" if shown else text)
        if cell.kind in {Kind.LENGTH, Kind.CLOCK}:
            is_short = self.of_seconds and text.count(":") == 1
            return float(f"{cell.hours / 60:.15g}") if is_short else cell.hours
        if cell.kind is Kind.ABOUT and "?" in text:
            raise BadDataError(f"{quoted(text)} says a part only; where a part is none, write 0")
        size = HOURS.get("min" if cell.unit == "m" else cell.unit or self.unit)
        number = read_number(cell.digits, self.sign) if cell.kind is Kind.NUMBER else None
        if number is None or size is None:
            raise BadDataError(f"{quoted(text)} is no length of time, such as 7:45")
        return float(f"{number * size:.15g}")

    def keeps(self, text: str) -> bool:
        """Whether a cell is a remark."""
        return is_remark(text)


def as_hours(
    seen: Seen, unit: str, sign: Sign, beside: Distance | None
) -> tuple[LengthReader, Numbers, list[str]]:
    """How the lengths of a column become hours, those that they become, and what is said of it."""
    how = ["", seen.lasting]
    of_seconds = not unit and are_of_minutes(seen, beside)
    if seen.units[""] and not unit and seen.lengths.count:
        unit = _unit_of_numbers_alone(seen)
        how.append(f"a number alone is in {unit}: {seen.first[Kind.NUMBER]}")
    of_seconds |= unit == "min" and seen.lengths.high > HOURS_OF_A_DAY
    read = LengthReader(unit, sign, of_seconds)
    numbers = numbers_read(seen, read)
    numbers.include(seen.lengths, 1 / 60 if of_seconds else 1)
    if first := _first_turned(seen, read):
        parts = "minutes and seconds" if of_seconds else "hours and minutes"
        how[0] = f"{parts} become hours: {first}"
    return read, numbers, how


def _unit_of_numbers_alone(seen: Seen) -> str:
    """The unit of numbers beside hours and minutes: of under an hour some write the minutes."""
    numbers = numbers_of(seen, Sign.POINT)
    alone = [number for _, cell, number in numbers if cell.kind is Kind.NUMBER and not cell.unit]
    return "min" if max(alone, default=0) > HOURS_OF_A_DAY else "h"


def _first_turned(seen: Seen, read: LengthReader) -> str:
    """The first cell that is not in hours as it is, and what it becomes; empty where none is."""
    firsts = [seen.first[kind] for kind in (Kind.CLOCK, Kind.LENGTH) if kind in seen.first]
    firsts = [place for place in firsts if place.text not in seen.below]
    lines = seen.lines.items()
    others = (Place(*one) for one in lines if (token(one[0]).unit or read.unit) != "h")
    for place in chain(firsts, others):
        with suppress(BadDataError):
            return f"{place} is {say_short(read(place.text))}"
    return ""


def are_of_minutes(seen: Seen, beside: Distance | None) -> bool:
    """Whether 18:34 is of minutes and seconds in a column of which nothing says it.

    It is where others with seconds are as long then, and far from it as hours: 26:42 beside
    1:06:06.  So it is where nobody is under way so long: for more than a day, or so slowly.
    """
    short, long = Numbers(), Numbers()
    for text in seen.texts:
        cell = token(text)
        if cell.kind is Kind.CLOCK and cell.hours > 0:
            (short if text.count(":") == 1 else long).add(cell.hours)
    if not short.count:
        return False
    if long.count:
        apart = sqrt(short.low * short.high / (long.low * long.high))
        as_hours, as_minutes = abs(log(apart)), abs(log(apart / 60))
        if as_minutes < _NEAR and as_hours > _FAR:
            return True
    if beside is None or tokens(seen.name) & OF_SLEEP:  # nobody walks or runs asleep
        return False
    if beside.farthest is None:
        return short.high > HOURS_OF_A_DAY
    fastest = beside.farthest / (short.high / 60)
    return fastest <= _FASTEST and beside.farthest / short.low < _SLOWEST


def are_beyond_a_day(seen: Seen, beside: Distance | None) -> bool:
    """Whether cells such as 26:42 are no times of a day, and are of minutes and seconds."""
    if seen.lengths.high <= HOURS_OF_A_DAY or not are_of_minutes(seen, beside):
        return False
    beyond = sum(count for text, count in seen.texts.items() if token(text).hours > HOURS_OF_A_DAY)
    return beyond >= seen.filled * _OFTEN


def may_last(seen: Seen) -> bool:
    """Whether times may be lengths: some are 0:00 and some short, and none is of an evening."""
    hours = {text: cell.hours for text in seen.texts if (cell := token(text)).kind is Kind.CLOCK}
    none = sum(seen.texts[text] for text, length in hours.items() if length == 0)
    some = [length for length in hours.values() if length]
    is_often = none >= max(_FEW, seen.filled * _SELDOM)
    return is_often and bool(some) and min(some) < _SHORT and max(some) < _LONG


# Whether they are lengths by what their column is called


def is_length_by_name(
    seen: Seen, name: str = "", *, beside_times: bool = False, beside_halves: bool = False
) -> bool:
    """Whether 7:45 is a length of time, and no time of the day, by what its column is called or of.

    Another column may have times of the day, such as when somebody woke, or such with am and pm.
    """
    words = tokens(name or seen.name)
    if _are_round_midnight(seen, words):
        return False
    if beside_halves and _has_hour_0(seen) and not words & (WAKING | _ASLEEP):
        return True
    if words & _HAPPENED and "in" not in words:
        return False
    if is_spent(seen, words) or _are_of_sleeps(seen, words):
        return True
    if words & _LENGTHS <= _ASLEEP and not words & _SAID_LONG:
        # Who writes 23:30 for sleep, or 0:40 beside a time of waking, means when.
        is_when = beside_times or words & _TIMES or seen.lengths.high >= _TOO_LONG
        return bool(words & _ASLEEP) and not is_when
    return bool(words & _LENGTHS) and (not words & _TIMES or bool(words & _SPENT))


def are_exact(one: Seen) -> bool:
    """Whether most cells have seconds that are not 0, as no time that somebody writes down."""
    exact = (text for text in one.texts if text.count(":") == _TO_SECONDS and text[-2:] != "00")
    return sum(one.texts[text] for text in exact) > one.filled / 2


def _are_of_sleeps(seen: Seen, words: frozenset[str]) -> bool:
    """Whether what is called sleep was timed to the second: some short, and none at a bedtime."""
    are_short = seen.lengths.low < 1 and seen.lengths.high < _LATE
    return bool(words & SLEEP) and not words & WAKING and are_short and are_exact(seen)


def is_spent(seen: Seen, words: frozenset[str]) -> bool:
    """Whether 3:10 is how long something was done: of "screen time", and of no "screen start"."""
    is_of_doing = bool(words & DOINGS) and words & (_TIMES | WAKING) <= _SAID_LONG
    are_so_long = seen.lengths.low < _BEFORE_DAY and seen.lengths.high < _LATE
    return is_of_doing and are_so_long and not seen.kinds[Kind.TIME]


def _are_round_midnight(seen: Seen, words: frozenset[str]) -> bool:
    """Whether all are of late evenings or the hours behind them, as no lengths are.

    Where all are of evenings, their name has to be of sleep: somebody may fast so long each day.
    """
    late = [hours for hours in seen.lengths.some if _TOO_LONG <= hours < HOURS_OF_A_DAY]
    early = [hours for hours in seen.lengths.some if 0 < hours < _EARLY]
    are_all = len(late) + len(early) == len(seen.lengths.some)
    return bool(late) and are_all and bool(early or words & _ASLEEP) and not words & LASTING


def _has_hour_0(seen: Seen) -> bool:
    """Whether a column has 0:52, which is 12:52 AM to whoever writes times with am and pm."""
    return seen.share(Kind.CLOCK) == 1 and any(text.startswith("0:") for text in seen.texts)


def have_halves(seen: Iterable[Seen]) -> bool:
    """Whether some column has times with am and pm."""
    return any(one.share(Kind.TIME) > _MOSTLY for one in seen)


def are_times(seen: Seen) -> bool:
    """Whether a column has times of the day, by its name and by what it has."""
    clocks = seen.share(Kind.CLOCK, Kind.TIME) > _MOSTLY
    return clocks and not tokens(seen.name) & _LENGTHS and bool(tokens(seen.name) & WAKING)


def no_length(seen: Seen) -> str:
    """Why hours and minutes are taken for no length of time."""
    first = seen.first[Kind.CLOCK]
    if seen.is_of_12_hours:
        return f"no am or pm: {first} may be of the morning or of the evening"
    is_late = _TOO_LONG <= seen.lengths.high < HOURS_OF_A_DAY
    if tokens(seen.name) & (_TIMES | WAKING) or is_late:
        return TIMES_OF_DAY
    return (
        f"{first} may be a time of the day or a length of time; of a length its name would say so"
    )
