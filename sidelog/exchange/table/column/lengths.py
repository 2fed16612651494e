"""Lengths of time: how the cells of a column are read as hours, and whether times are lengths."""

from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from sidelog.catalog.text import quoted
from sidelog.catalog.values import say_short
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign, read_number, token
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.evidence import Numbers, Place, Seen

_FEW, _SELDOM = 2, 0.1
"""So many cells at least are 0:00, and such a part of all: no bedtime is so often midnight."""
_SHORT, _LONG = 3, 16
"""Some are shorter, as no time of getting up is beside 0:00 for none, and none is longer."""


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
        cell = token(text)
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


def may_last(seen: Seen) -> bool:
    """Whether times may be lengths: some are 0:00 and some short, and none is of an evening."""
    hours = {text: cell.hours for text in seen.texts if (cell := token(text)).kind is Kind.CLOCK}
    none = sum(seen.texts[text] for text, length in hours.items() if length == 0)
    some = [length for length in hours.values() if length]
    is_often = none >= max(_FEW, seen.filled * _SELDOM)
    return is_often and bool(some) and min(some) < _SHORT and max(some) < _LONG
