"""How one cell of a column of values is read, once it is known what the column is."""

from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from sidelog.catalog.products import convert, is_convertible, is_unit, parse_unit
from sidelog.catalog.text import quoted
from sidelog.catalog.values import LARGEST, say_short
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign, Token, read_number, to_number, token
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.cell.words import NO, YES, WordScale, key, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.units import HOURS, other_unit
from sidelog.exchange.table.evidence import Numbers, Place, Seen


class Kept(str):
    """What a cell says that is no value, and is kept in the person's words."""

    __slots__ = ()


_PERCENT = word_set("percent percentage pct prozent")
_MORE_THAN_ONE = word_set(
    "fat bodyfat korperfett korperfettanteil fettanteil grasa grasse muscle muskelanteil water "
    "wasseranteil korperwasser bone spo2 o2 oxygen saturation ox efficiency effizienz humidity "
    "luftfeuchtigkeit battery hct hematocrit haematocrit hamatokrit hba1c a1c deep rem light core "
    "sauerstoffsattigung sattigung sauerstoff saturacion oxigeno oxygene wasser muskeln humedad "
    "recovery adherence compliance completion schlafeffizienz"
)
"""Of what nobody has less than one percent in all of a file."""
_METERS = frozenset({"hi", "lo"})
"""What a meter shows beyond what it measures."""


def is_bound(text: str) -> bool:
    """Whether a cell says no more than that a number is higher or lower than another."""
    return token(text).kind is Kind.BOUND or text.casefold() in _METERS


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Reads numbers.

    Attributes:
        sign: the sign before decimals.
        unit: the unit of the column; empty where it has none.
        top: the top of numbers such as 4/10.
        needs_unit: whether a number without a unit may be in any of several.
        written: the numbers of the column that have its unit, where no name says it.
        size: what each is multiplied with, such as parts of one that are called percent.
    """

    sign: Sign
    unit: str
    top: float | None
    needs_unit: bool = False
    written: Numbers | None = None
    size: float = 1

    def __call__(self, text: str) -> float | Kept:
        """The number of a cell, in the unit of the column.

        Raises:
            BadDataError: it is none.
        """
        cell = token(text)
        if is_bound(text):
            return Kept(text)
        if cell.kind is Kind.OF and self.top is not None:
            if float(cell.top) != self.top:
                raise BadDataError(f"{quoted(text)} is of {cell.top}, not of {self.top:g}")
        elif cell.kind not in {Kind.NUMBER, Kind.LABELLED}:
            raise BadDataError(_no_number(text, cell))
        elif not cell.unit and self.needs_unit:
            raise BadDataError(f"{quoted(text)} has no unit, and the column has several")
        number = read_number(cell.digits, self.sign)
        if number is None:
            raise BadDataError(
                f"{quoted(text)} is no number, where a {self.sign} begins the decimals"
            )
        number = self._in_unit(number, text, cell.unit)
        if self.size != 1:
            number = float(f"{number * self.size:.15g}")
        if abs(number) >= LARGEST:
            raise BadDataError(f"{quoted(text)} is larger than any number that is kept")
        return number

    def _in_unit(self, number: float, text: str, unit: str) -> float:
        if unit and unit != self.unit:
            return _converted(number, text, unit, self.unit)
        if not unit and self.written and (other := other_unit(number, self.unit, self.written)):
            raise BadDataError(f"{quoted(text)} has no unit, and may be in {other}")
        return number


class Parts(NamedTuple):
    """What numbers are multiplied with, since they are parts, and what is said of it."""

    size: float = 1
    how: str = ""

    def of(self, numbers: Numbers) -> Numbers:
        """The numbers that parts become."""
        if self.size == 1:
            return numbers
        found = Numbers()
        found.include(numbers, self.size)
        return found


def parts_of_one(seen: Seen, unit: str, sign: Sign) -> Parts:
    """Parts of one that are called percent: 0.21 where nobody has less than one percent."""
    words, numbers = tokens(seen.name), seen.numbers[sign]
    is_percent = unit == "%" or bool(words & _PERCENT)
    are_parts = 0 <= numbers.low <= numbers.high <= 1 and not numbers.whole
    if not (is_percent and are_parts) or any(seen.units):
        return Parts()
    if not words & _MORE_THAN_ONE:
        return Parts(how=f"none is above 1 %: {seen.first[Kind.NUMBER]}" if unit == "%" else "")
    read = {text: to_number(token(text).digits, sign) for text in seen.texts}
    first, part = next((text, part) for text, part in read.items() if part)
    said = f"{Place(first, seen.lines[first])} is {say_short(part * 100)}"
    return Parts(100, f"parts of one become percent: {said}")


@dataclass(frozen=True, slots=True)
class LengthReader:
    """Reads lengths of time as hours; `unit` is that of a bare number, `sign` begins decimals.

    With `of_seconds` 18:34 is of minutes and seconds.
    """

    unit: str
    sign: Sign = Sign.POINT
    of_seconds: bool = False

    def is_in_hours(self, text: str) -> bool:
        """Whether a number is of hours."""
        return (token(text).unit or self.unit) == "h"

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
    others = (Place(text, line) for text, line in seen.lines.items() if not read.is_in_hours(text))
    for place in chain(firsts, others):
        with suppress(BadDataError):
            return f"{place} is {say_short(read(place.text))}"
    return ""


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads words that have a place on a scale."""

    scale: WordScale

    def __call__(self, text: str) -> float:
        """The value of a word.

        Raises:
            BadDataError: it has none.
        """
        value = self.scale.value(key(text))
        if value is None:
            raise BadDataError(f"{quoted(text)} has no place among the other words")
        return float(value)


@dataclass(frozen=True, slots=True)
class SaidReader:
    """Reads words whose numbers a person said, and numbers among them."""

    words: SaidWords

    def __call__(self, text: str) -> float:
        """The number of a cell.

        Raises:
            BadDataError: it has none.
        """
        number = self.words.number(text)
        if number is None:
            raise BadDataError(f"{quoted(text)} is none of the words that were said, and no number")
        return number


def read_yes_no(text: str) -> float:
    """1 for yes, 0 for no.

    Raises:
        BadDataError: it is neither.
    """
    word = text.casefold()
    if word in YES or word in NO:
        return float(word in YES)
    raise BadDataError(f"{quoted(text)} is neither yes nor no")


def _converted(number: float, text: str, unit: str, to: str) -> float:
    """A number in another unit of the same kind.

    Raises:
        BadDataError: it cannot be.
    """
    if unit in HOURS and to in HOURS:
        return float(f"{number * HOURS[unit] / HOURS[to]:.15g}")
    if is_unit(unit) and is_unit(to) and is_convertible(parse_unit(unit), parse_unit(to)):
        return convert(number, parse_unit(unit), parse_unit(to))
    raise BadDataError(f"{quoted(text)} is in {unit}, and the column in {to}")


def _no_number(text: str, cell: Token) -> str:
    if cell.kind is Kind.RANGE:
        return f"{quoted(text)} is a range, and a value is one number"
    if cell.kind is Kind.ABOUT:
        return f"{quoted(text)} is about a number, and a value is a number"
    return f"{quoted(text)} is not a number; if it means that nothing is known, say --missing"


_SKIPPED = frozenset({"skip", "skipped"})
"""Words for a day that was skipped; a single letter may mean anything in a file."""


def is_skipped(text: str) -> bool:
    """Whether a cell says that a day was skipped."""
    return text.casefold() in _SKIPPED
