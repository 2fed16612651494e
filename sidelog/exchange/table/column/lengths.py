"""Lengths of time: how the cells of a column are read as hours, and whether 18:34 is of minutes."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.catalog.values import say_short
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign, read_number, token, usual_unit
from sidelog.exchange.table.cell.words import DISTANCES, OF_SLEEP
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.units import HOURS, HOURS_OF_A_DAY
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
        """The hours of a cell.

        Raises:
            BadDataError: it is no length of time.
        """
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


def lengths_of(seen: Seen, read: LengthReader) -> Numbers:
    """The lengths of a column, in hours; those that it has in many texts only as they are shown."""
    found = Numbers()
    found.include(seen.lengths, 1 / 60 if read.of_seconds else 1)
    for text, count in seen.texts.items():
        with suppress(BadDataError):
            found.add(read(text), count)
    return found


def first_length(seen: Seen, read: LengthReader) -> str:
    """The first cell that is not in hours as it is, and what it becomes; empty where none is."""
    firsts = [seen.first[kind] for kind in (Kind.CLOCK, Kind.LENGTH) if kind in seen.first]
    firsts = [place for place in firsts if place.text not in seen.below]
    others = (
        Place(text, line)
        for text, line in seen.lines.items()
        if (token(text).unit or read.unit) != "h"
    )
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
        as_hours, as_minutes = (
            abs(log(_middle(short) / size / _middle(long))) for size in (1.0, 60.0)
        )
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


def _middle(numbers: Numbers) -> float:
    return sqrt(numbers.low * numbers.high)
