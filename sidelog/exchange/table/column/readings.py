"""How one cell of a column of values is read, once it is known what the column is."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import quoted
from sidelog.catalog.values import LARGEST, say_short
from sidelog.errors import BadDataError
from sidelog.exchange.table.cell.numbers import Kind, Sign, among_numbers, read_number, token
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.cell.words import (
    NO,
    YES,
    WordScale,
    key,
    scale_of,
    scale_of_most,
    word_set,
)
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.column.units import are_of_one_kind, converted, numbers_of, other_unit
from sidelog.exchange.table.evidence import Numbers, Place, Seen


class Kept(str):
    """What a cell says that is no value, and is kept in the person's words."""

    __slots__ = ()


class Reader(Protocol):
    """Reads the cells of a column of values."""

    def __call__(self, text: str) -> float:
        """The value of a cell.

        Raises:
            BadDataError: it has none.
        """

    def keeps(self, text: str) -> bool:
        """Whether a cell that has no value is kept in a note, as it is."""


def numbers_read(seen: Seen, read: Reader) -> Numbers:
    """The values of all cells of a column that have one."""
    found = Numbers()
    for text, count in seen.texts.items():
        with suppress(BadDataError):
            found.add(read(text), count)
    return found


# What is said in words beside values

_SKIPPED = frozenset({"skip", "skipped"})
"""Words for a day that was skipped; a single letter may mean anything in a file."""
_METERS = frozenset({"hi", "lo"})
"""What a meter shows beyond what it measures."""
_NO_NUMBERS = frozenset({Kind.BOUND, Kind.RANGE, Kind.ABOUT})
_TOUCHING = re.compile(r"\d[^\W\d_\u2e80-\U0010ffff]|[^\W\d_\u2e80-\U0010ffff]\d")
"""A letter beside a digit, as in 12o; signs of which one is a word stand so without a space."""
_NUMBERED = re.compile(r"[^\W\d_]{4,}\d{1,2}")
"""A word with its number, as in "test1"."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_AT_LEAST = re.compile(r"[\d.,]+ ?\+")
_OF_TWO_CELLS = re.compile(r".+ h .+ min")
"""What two cells say together, as in "7 h ? min"; it stands in none."""


def is_skipped(text: str) -> bool:
    """Whether a cell says that a day was skipped."""
    return text.casefold() in _SKIPPED


def is_remark(text: str) -> bool:
    """Whether a cell says something other than a number, and no number that was mistyped.

    So do bounds, ranges and words.
    """
    kind, low = token(text).kind, text.casefold()
    if _OF_TWO_CELLS.fullmatch(text):
        return False
    if kind is not Kind.WORD:
        return kind in _NO_NUMBERS
    if low in _METERS or _AT_LEAST.fullmatch(text):
        return True
    if is_skipped(text) or low in NONE_WORDS:  # which may be 0
        return False
    words = _WORD.findall(text)
    is_mistyped = _TOUCHING.search(text) and not _NUMBERED.fullmatch(text)
    return bool(words) and (len(words) > 1 or not is_mistyped)


# Numbers

_NUMBERS = frozenset({Kind.NUMBER, Kind.LABELLED})
_PERCENT = word_set("percent percentage pct prozent")
_MORE_THAN_ONE = word_set(
    "fat bodyfat korperfett korperfettanteil fettanteil grasa grasse muscle muskelanteil water "
    "wasseranteil korperwasser bone spo2 o2 oxygen saturation ox efficiency effizienz humidity "
    "luftfeuchtigkeit battery hct hematocrit haematocrit hamatokrit hba1c a1c deep rem light core "
    "sauerstoffsattigung sattigung sauerstoff saturacion oxigeno oxygene wasser muskeln humedad "
    "recovery adherence compliance completion schlafeffizienz"
)
"""Of what nobody has less than one percent in all of a file."""
_FRACTION = re.compile(r"[.,]\d+")
_TWO_DIGITS = 10


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Reads numbers.

    Attributes:
        unit: the unit of the column; empty where it has none.
        top: the top of numbers such as 4/10.
        needs_unit: whether a number without a unit may be in any of several.
        has_others: whether some of these are of other things, as bottles are beside millilitres.
        written: the numbers of the column that have its unit, where no name says it.
        size: what each is multiplied with, such as parts of one that are called percent.
        strays: the cells of which nobody knows whether they begin with decimals.
        high: the highest of the column.
    """

    sign: Sign
    unit: str
    top: float | None
    needs_unit: bool = False
    has_others: bool = False
    written: Numbers | None = None
    size: float = 1
    strays: frozenset[str] = frozenset()
    high: float = 0

    def __call__(self, text: str) -> float:
        """The number of a cell, in the unit of the column."""
        cell = among_numbers(text, self.high)
        if text in self.strays:
            raise BadDataError(f"{quoted(text)} begins with a point, and the others are whole")
        if cell.kind is Kind.OF and self.top is not None:
            if float(cell.top) != self.top:
                raise BadDataError(f"{quoted(text)} is of {cell.top}, not of {self.top:g}")
        elif cell.kind not in _NUMBERS:
            reason = "is not a number; if it means that nothing is known, say --missing"
            raise BadDataError(f"{quoted(text)} {reason}")
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
            found = converted(number, unit, self.unit, self.written)
            if found is None:
                raise BadDataError(f"{quoted(text)} is in {unit}, and the column in {self.unit}")
            return found
        if not unit and self.written and (other := other_unit(number, self.unit, self.written)):
            raise BadDataError(f"{quoted(text)} has no unit, and may be in {other}")
        return number

    def keeps(self, text: str) -> bool:
        """Whether a cell is a remark, or an amount of something else that is in no such unit."""
        cell = token(text)
        if cell.kind not in _NUMBERS:
            return is_remark(text)
        return not are_of_one_kind({self.unit, cell.unit}) if cell.unit else self.has_others


def without_strays(seen: Seen, sign: Sign) -> tuple[Numbers, frozenset[str]]:
    """The numbers of a column without stray points, and the cells that have one.

    So has .118 among whole numbers of two digits and more, where it may be 118.
    """
    strays = frozenset(text for text in seen.texts if _FRACTION.fullmatch(text))
    others = Numbers()
    for text, _, number in numbers_of(seen, sign) if strays and not seen.many else ():
        if text not in strays:
            others.add(number, seen.texts[text])
    are_stray = others.whole and others.low >= _TWO_DIGITS and others.count > len(strays)
    return (others, strays) if are_stray else (seen.numbers[sign], frozenset())


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
    first, part = next((text, part) for text, _, part in numbers_of(seen, sign) if part)
    said = f"{Place(first, seen.lines[first])} is {say_short(part * 100)}"
    return Parts(100, f"parts of one become percent: {said}")


def grams_as_kilograms(seen: Seen, sign: Sign) -> Parts:
    """Grams of what the journal has in kilograms."""
    first = seen.first[Kind.NUMBER]
    number = next(number for text, _, number in numbers_of(seen, sign) if text == first.text)
    return Parts(0.001, f"g become kg: {first} is {say_short(number / 1000)}")


# What is written otherwise than as a number

_PRESSURE = re.compile(r"(\d{2,3}) ?[/\u2013-] ?(\d{2,3})(?: ?mm ?hg)?", re.IGNORECASE)
_SYSTOLIC, _DIASTOLIC = range(60, 261), range(30, 161)
_PRESSURES = word_set("bp pressure blutdruck rr tension presion")
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads words, or signs, that stand for values; where one has none, `why_not` is said of it.

    What is of a kind that is `kept` is kept in a note then.
    """

    value: Callable[[str], float | None]
    why_not: str
    kept: frozenset[Kind] = frozenset()

    def __call__(self, text: str) -> float:
        """The value of a cell."""
        value = self.value(text)
        if value is None:
            raise BadDataError(f"{quoted(text)} {self.why_not}")
        return float(value)

    def keeps(self, text: str) -> bool:
        """Whether a cell is of what is kept; a day that was skipped is skipped."""
        is_of_it = token(text).kind in self.kept and not is_skipped(text)
        return is_of_it and self.value(text) is None


def _yes_or_no(text: str) -> float | None:
    word = text.casefold()
    return float(word in YES) if word in YES or word in NO else None


YES_OR_NO = WordReader(
    _yes_or_no, "is neither yes nor no", frozenset({*Kind} - {Kind.YES_NO, Kind.MISSING})
)


def of_scale(scale: WordScale) -> WordReader:
    """What reads words that have a place on a scale."""
    return WordReader(
        lambda text: scale.value(key(text)),
        "has no place among the other words",
        frozenset({Kind.WORD, Kind.YES_NO}),
    )


def of_said(words: SaidWords) -> WordReader:
    """What reads words whose numbers a person said, and numbers among them."""
    return WordReader(words.number, "is none of the words that were said, and no number")


def of_pressures(which: int) -> WordReader:
    """What reads one of two numbers such as 120/80, of which 0 is the first."""

    def value(text: str) -> float | None:
        pair = _pressure(text)
        return pair and pair[which]

    return WordReader(value, "is no blood pressure, such as 120/80")


def are_pressures(seen: Seen, name: str) -> bool:
    """Whether cells are a systolic and a diastolic number each.

    Where their name says so, those that are no blood pressure are mistyped.
    """
    if seen.share(Kind.OF, Kind.RANGE) < _MOSTLY or not seen.kinds[Kind.OF]:
        return False
    count = sum(count for text, count in seen.texts.items() if _pressure(text))
    return count >= seen.texts.total() * _MOSTLY or bool(tokens(name) & _PRESSURES)


def _pressure(text: str) -> tuple[int, int] | None:
    """The two numbers of a cell that is a blood pressure that somebody has."""
    found = _PRESSURE.fullmatch(text)
    systolic, diastolic = map(int, found.groups()) if found else (0, 0)
    is_one = systolic in _SYSTOLIC and diastolic in _DIASTOLIC and systolic > diastolic
    return (systolic, diastolic) if is_one else None


def scale_told(words: Mapping[str, int], also: Iterable[str]) -> WordScale | None:
    """The scale of a column's words, none of which is another once it is a number; else None.

    Columns of the same name may have `also` other words.
    """
    often = {word: count for word, count in words.items() if not is_skipped(word)}
    scale = scale_of(words) or scale_of([*words, *also]) or scale_of_most(often)
    return scale if scale and scale.parts_pictures(map(key, words)) else None
