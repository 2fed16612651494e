"""The grammar of amounts, for what is more than a number and a unit.

    amount    about? sum "?"?               ~4g, 4g?
    sum       product ("+" product)*        2.5 g + 2 g
    product   range ("x" range)?            3 x 2g, 4g x3, 4g 3x
    range     quantity ("-" quantity)?      2-3 g, 500mg to 1g
    quantity  number unit?
    number    digits, a fraction, or words: 2.5, 1 1/2, half a, two and a half
    fraction  halves, thirds, quarters, eighths: 8/2 mg is a strength, and 3/2 may be two doses

What has one reading is taken; what has two is refused with both named, and nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sidelog.catalog.products import Unit, convert, is_unit, parse_unit
from sidelog.catalog.text import quoted
from sidelog.catalog.values import COUNTS, readings, say_number
from sidelog.errors import AmbiguousError, BadDataError, UsageError

_HINT = "Write a number and its unit, such as mg, g, ml, tablets or capsules; none; or unknown."
_HINT_OF_TWO = (
    "Of a combination, write the amount of one substance, and always of the same one; of two "
    "doses, write both with a + between them."
)

# Patterns are strings: `re` compiles one when it is first used.  Letters may be Greek, as in µg.
_WORDS = r"[0-9][0-9.,]*(?:e[+-]?[0-9]+)?|[.,][0-9]+|[^\W\d_]+|\S"
_PERHAPS_THOUSANDS = r"[1-9][0-9]{0,2}\.[0-9]{2}0"
_SAID_BACK = r" \(an estimate[^()]*\)$"
_MOST_WORDS = 40
_DIGITS = frozenset("0123456789")

_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}
_ABOUT = (
    "~",
    "\N{ALMOST EQUAL TO}",
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "circa",
    "ca",
    "maybe",
    "perhaps",
    "probably",
)
_PLUS = ("+", "plus", "and", "&")
_TIMES = ("x", "\N{MULTIPLICATION SIGN}", "*", "times")
_TO = ("-", "\N{EN DASH}", "to")
_ARTICLES = ("a", "an")
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 8)})
_PARTS = {"half": 2, "third": 3, "quarter": 4, "halves": 2, "thirds": 3, "quarters": 4}


class Read(NamedTuple):
    """What the words of an amount say; its parts are those of `amounts.Amount`."""

    number: float
    unit: Unit | None
    typed: str
    estimate: bool
    worked_out: bool
    is_share: bool


def read_words(typed: str, text: str, read: Callable[[str], float] | None) -> Read:
    """The amount that words are.

    Args:
        typed: the words, to be repeated.
        text: the same, casefolded.
        read: how digits are read, where that is known of a file.

    Raises:
        UsageError: they are none, can be read in two ways, or the unit is not known.
        BadDataError: the amount is negative, or adds up what cannot be added.
    """
    return _Reading(typed, text, read).whole()


class _Quantity(NamedTuple):
    """A part of an amount; `is_share` as in `Amount`."""

    number: float
    unit: Unit | None = None
    is_share: bool = False


class _Reading:
    """One reading of the words of an amount, from left to right."""

    def __init__(self, typed: str, text: str, read: Callable[[str], float] | None) -> None:
        text = re.sub(_SAID_BACK, "?", text)
        for sign, fraction in _SIGNS.items():
            text = text.replace(sign, f" {fraction} ")
        self._typed, self._text, self._read = typed, text, read
        self._words, self._place = list(_words(text)), 0
        self._estimate = self._worked_out = False

    def whole(self) -> Read:
        """The amount that all the words are.

        Raises:
            SidelogError: see `read_words`.
        """
        if len(self._words) > _MOST_WORDS:
            raise self._no_amount()
        if self._take(*_ABOUT):
            self._take(".")  # "ca. 4g"
            self._estimate = True
        if self._peek() == "-" and _is_digits(self._peek(1)):
            raise BadDataError(f"An amount cannot be negative: {quoted(self._typed)}.", hint=_HINT)
        self._take("+")
        whole = self._sum()
        self._estimate |= self._take("?")
        if self._peek() == "/" and _is_digits(self._peek(1)):  # "8mg/2mg"
            raise self._two_amounts()
        if self._place < len(self._words):
            rest = self._text[self._words[self._place].start :]
            raise UsageError(
                f"{quoted(rest)} is more than an amount, in {quoted(self._typed)}.",
                hint="An amount ends with its unit; a time goes after --at, a day after --on.",
            )
        is_share = whole.is_share and whole.unit is None
        return Read(
            whole.number, whole.unit, self._typed, self._estimate, self._worked_out, is_share
        )

    def _sum(self) -> _Quantity:
        parts = [self._product()]
        while self._take(*_PLUS):
            parts.append(self._product())
        if len(parts) == 1:
            return parts[0]
        self._worked_out = True
        unit = next((part.unit for part in parts if part.unit), None)
        if unit is None:
            return _Quantity(sum(part.number for part in parts))
        # "2.5 + 2 g": what has no unit has the one that is written.
        return _Quantity(sum(convert(part.number, part.unit or unit, unit) for part in parts), unit)

    def _product(self) -> _Quantity:
        one = self._range()
        if one.unit and _is_digits(self._peek()) and self._peek(1) in _TIMES:  # "4g 3x"
            other = self._quantity()
            self._take(*_TIMES)
        elif self._take(*_TIMES):
            other = self._range()
        else:
            return one
        if one.unit and other.unit:
            raise UsageError(
                f"{quoted(self._typed)} has a unit on both sides.",
                hint="Write how many times, and the amount once: 3 x, then the amount.",
            )
        self._worked_out = True
        return _Quantity(one.number * other.number, one.unit or other.unit)

    def _range(self) -> _Quantity:
        low = self._quantity()
        if not self._take(*_TO):
            return low
        high = self._quantity()
        unit = high.unit or low.unit
        least = convert(low.number, low.unit, unit) if low.unit and unit else low.number
        if not least < high.number:
            raise UsageError(
                f"{quoted(self._typed)} does not go from less to more.",
                hint="A range is such as 2-3; one and a half is 1 1/2, or 1.5.",
            )
        self._estimate = self._worked_out = True
        return _Quantity((least + high.number) / 2, unit)

    def _quantity(self) -> _Quantity:
        number, is_share = self._count()
        word = self._peek()
        if not word.isalpha() or word in {*_PLUS, *_TIMES, *_TO}:
            return _Quantity(number, None, is_share)
        self._place += 1
        return _Quantity(number, parse_unit(word))

    def _count(self) -> tuple[float, bool]:
        """A number, and whether it is a share: a fraction and nothing else."""
        word = self._peek()
        if _is_digits(word):
            return self._digits()
        if word in _ARTICLES and self._peek(1) not in _PARTS:
            self._place += 1
            if not is_unit(self._peek()):
                raise self._no_amount()
            return 1, False
        if word in COUNTS:
            self._place += 1
            if self._peek() in _PARTS:
                return COUNTS[word] / self._part(), True
            return COUNTS[word] + self._and_a_part(), False
        self._take(*_ARTICLES)
        return 1 / self._part(), True

    def _digits(self) -> tuple[float, bool]:
        """Digits: a number, a fraction, or a whole number and a fraction; as in `_count`."""
        number = self._number(self._next())
        if self._take("/"):
            return self._divided(number), True
        if _is_digits(self._peek()) and self._peek(1) == "/":  # "1 1/2"
            over = self._number(self._next())
            self._take("/")
            return number + self._divided(over), False
        return number + self._and_a_part(), False

    def _number(self, digits: str) -> float:
        """The number that digits mean.

        Raises:
            UsageError: they mean none, or two.
        """
        if self._read:
            return self._read(digits)
        found = readings(digits)
        # No number that is said back ends so: "1.500" is 1.5 on some labels, 1500 on others.
        if re.fullmatch(_PERHAPS_THOUSANDS, digits):
            found = (*found, float(digits.replace(".", "")))
        if not found:
            raise UsageError(
                f"{quoted(digits)} is not a number.", hint="Write decimals with a point."
            )
        if len(found) > 1:
            whole = [self._typed.replace(digits, say_number(number)) for number in found]
            raise AmbiguousError(quoted(self._typed), dict(zip(whole, whole, strict=True)))
        return found[0]

    def _divided(self, over: float) -> float:
        if not _is_digits(self._peek()):
            raise self._no_amount()
        under = self._number(self._next())
        if not under:
            raise self._no_amount()
        if over and (over, under) not in _FRACTIONS:
            raise self._two_amounts()
        return over / under

    def _and_a_part(self) -> float:
        """The fraction of "one and a half"; 0 where none follows."""
        after = 2 if self._peek(1) in _ARTICLES else 1
        if self._peek() != "and" or self._peek(after) not in _PARTS:
            return 0
        self._place += after
        return 1 / self._part()

    def _part(self) -> int:
        """What "half" or "quarters" divides by; "of a" may follow."""
        if self._peek() not in _PARTS:
            raise self._no_amount()
        divides = _PARTS[self._next()]
        self._take("of")
        self._take(*_ARTICLES)
        return divides

    def _peek(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._words[place].text if place < len(self._words) else ""

    def _next(self) -> str:
        self._place += 1
        return self._words[self._place - 1].text

    def _take(self, *words: str) -> bool:
        if self._peek() not in words:
            return False
        self._place += 1
        return True

    def _two_amounts(self) -> UsageError:
        return UsageError(f"{quoted(self._typed)} is two amounts.", hint=_HINT_OF_TWO)

    def _no_amount(self) -> UsageError:
        return UsageError(f"{quoted(self._typed)} is not an amount.", hint=_HINT)


class _Word(NamedTuple):
    """A number, a word or a sign, and where in the text it begins."""

    text: str
    start: int


def _words(text: str) -> Iterator[_Word]:
    """The numbers, words and signs of a text; the x of "4gx3" is a word of its own."""
    for found in re.finditer(_WORDS, text):
        word = found.group()
        if word[1:] and word.endswith("x") and is_unit(word[:-1]):
            yield _Word(word[:-1], found.start())
            yield _Word("x", found.end() - 1)
        else:
            yield _Word(word, found.start())


def _is_digits(word: str) -> bool:
    return word.lstrip(".,")[:1] in _DIGITS
