"""The grammar of amounts: what a person writes for how much was taken -> a number and a unit.

One grammar for the command line, the check-in, plans and files.  What has one reading is taken;
what has two is refused with both named, and nothing is guessed.

    amount    about? sum "?"?               ~4g, 4g?
    sum       product ("+" product)*        2.5 g + 2 g
    product   quantity ("x" quantity)?      3 x 2g, 4g x3
    quantity  number unit? ("-" number unit?)?
    number    digits, a fraction, or words: 2.5, 1 1/2, half a, two and a half
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sidelog.catalog.products import Dimension, Unit, convert, is_unit, parse_unit
from sidelog.catalog.text import quoted
from sidelog.catalog.values import SKIP_WORDS, UNKNOWN_WORDS, readings, say_number
from sidelog.errors import BadDataError, UsageError

_NONE = frozenset({"none", "nothing", "no", "none taken"})
_UNKNOWN = UNKNOWN_WORDS | {"some", "not known", "amount not known"}

LEAST, MOST = 1e-9, 1e9
"""Nobody means an amount below or above these, in whatever unit."""

_MOST_OF = {Dimension.MASS: 10_000_000_000, Dimension.VOLUME: 100_000}
"""Ten kilograms and a hundred litres, in the smallest unit of each; of pieces there is no end."""

_HINT = "Write a number and its unit, such as mg, g, ml, tablets or capsules; none; or unknown."

# Patterns are strings: `re` compiles one when it is first used.  Letters may be Greek, as in µg.
_SIMPLE = r"([0-9]+(?:\.[0-9]+)?) ?([^\W\d_]*)"
_TOKENS = r"[0-9][0-9.,]*(?:e[+-]?[0-9]+)?|[.,][0-9]+|[^\W\d_]+|\S"
_SAID_BACK = r" \(an estimate[^()]*\)$"
_MOST_TOKENS = 40
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
_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "halves": 2, "thirds": 3, "quarters": 4}


class Amount(NamedTuple):
    """An amount as it was typed.

    Attributes:
        number: None where it is not known; 0 where none was taken.
        unit: None where none was typed.
        typed: the words themselves.
        estimate: whether the words say that it is one.
        worked_out: whether the number is a sum, a product or a middle, and stands nowhere in
            the words.
        is_share: whether it is a part of something that the words do not name: "half".
    """

    number: float | None
    unit: Unit | None
    typed: str
    estimate: bool = False
    worked_out: bool = False
    is_share: bool = False

    @property
    def is_none(self) -> bool:
        """Whether it says that none was taken."""
        return self.number == 0


def parse_amount(
    words: str, *, a_day: bool = False, read: Callable[[str], float] | None = None
) -> Amount:
    """Understand an amount.

    Args:
        words: as they were typed.
        a_day: whether it is what is taken a day, which may be 0; a dose may not.
        read: how digits are read, where that is known of a file: it returns a number, or raises
            a `SidelogError`.  Without it a comma begins decimals where it has one reading.

    Raises:
        UsageError: the words are no amount, have two readings, or the unit is not known.
        BadDataError: the amount is negative, 0 of a dose, or beyond what anybody means.
    """
    typed = " ".join(words.split())
    text = typed.casefold()
    if text in _NONE:
        return Amount(0, None, typed)
    if text in _UNKNOWN:
        return Amount(None, None, typed)
    if text in SKIP_WORDS:
        raise UsageError(
            f"{quoted(typed)} may be that you took none, or that you say nothing of it.",
            hint="If you took none, write none; of what you do not say, nothing is recorded.",
        )
    simple = None if read else re.fullmatch(_SIMPLE, text)
    if simple and (not simple[2] or is_unit(simple[2])):  # nearly every one
        unit = parse_unit(simple[2]) if simple[2] else None
        amount = Amount(float(simple[1]), unit, typed)
    else:
        amount = _Reading(typed, text, read or _number).amount()
    number = amount.number or 0
    if number == 0 and not a_day:
        raise BadDataError(
            f"{quoted(typed)} is no dose.", hint="For a day on which you took none, write: none"
        )
    return amount._replace(number=check_amount(number, amount.unit, typed))


def check_amount(number: float, unit: Unit | None, typed: str) -> float:
    """The amount to the 15 digits that are shown of it, when anybody can mean it.

    Raises:
        BadDataError: it is too much or too little; it is repeated as it was `typed`.
    """
    most = MOST
    if unit and unit.dimension in _MOST_OF:
        most = min(MOST, _MOST_OF[unit.dimension] / unit.size)
    if not number <= most:  # neither is what two endless numbers make
        raise BadDataError(
            f"{quoted(typed)} is more than can be meant.", hint="Look at the number and its unit."
        )
    if 0 < number < LEAST:
        raise BadDataError(
            f"{quoted(typed)} is less than can be meant.", hint="Look at the number and its unit."
        )
    return float(f"{number:.15g}")


def is_amount(words: str) -> bool:
    """Whether the words are a number, with a unit that is known or without; "7-oh" is not."""
    try:
        amount = parse_amount(words, a_day=True)
    except UsageError:
        return False
    except BadDataError:  # it is one, though nobody means it
        return True
    return amount.typed.casefold() not in _NONE | _UNKNOWN


def _number(text: str) -> float:
    """The number that digits mean.

    Raises:
        UsageError: they mean none, or two.
    """
    found = readings(text)
    if not found:
        raise UsageError(f"{quoted(text)} is not a number.", hint="Write decimals with a point.")
    if len(found) > 1:
        decimal, grouped = map(say_number, found)
        raise UsageError(
            f"{quoted(text)} could be {decimal} or {grouped}.",
            hint=f"Write {decimal} with a point, or {grouped} without the comma.",
        )
    return found[0]


class _Quantity(NamedTuple):
    """A part of an amount; `is_share` as in `Amount`."""

    number: float
    unit: Unit | None = None
    is_share: bool = False


class _Reading:
    """One reading of the words of an amount, from left to right."""

    def __init__(self, typed: str, text: str, read: Callable[[str], float]) -> None:
        text = re.sub(_SAID_BACK, "?", text)
        for sign, fraction in _SIGNS.items():
            text = text.replace(sign, f" {fraction} ")
        self._typed, self._read = typed, read
        self._tokens, self._place = list(_tokens(text)), 0
        self._estimate = self._worked_out = False

    def amount(self) -> Amount:
        """The amount that the words are.

        Raises:
            SidelogError: see `parse_amount`.
        """
        if len(self._tokens) > _MOST_TOKENS:
            raise self._no_amount()
        if self._take(*_ABOUT):
            self._take(".")  # "ca. 4g"
            self._estimate = True
        if self._peek() == "-" and _is_digits(self._peek(1)):
            raise BadDataError(f"An amount cannot be negative: {quoted(self._typed)}.", hint=_HINT)
        self._take("+")
        whole = self._sum()
        self._estimate |= self._take("?")
        if rest := " ".join(self._tokens[self._place :]):
            raise UsageError(
                f"{quoted(rest)} is more than an amount, in {quoted(self._typed)}.",
                hint="An amount ends with its unit; a time goes after --at, a day after --on.",
            )
        return Amount(
            whole.number,
            whole.unit,
            self._typed,
            estimate=self._estimate,
            worked_out=self._worked_out,
            is_share=whole.is_share and whole.unit is None,
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
        if not self._take(*_TIMES):
            return one
        other = self._range()
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
        """A number, and whether it is a share: a fraction in words and nothing else."""
        word = self._peek()
        if _is_digits(word):
            return self._digits(), False
        if word in _ARTICLES and self._peek(1) not in _PARTS:
            self._place += 1
            if not is_unit(self._peek()):
                raise self._no_amount()
            return 1, False
        if word in _COUNTS:
            self._place += 1
            if self._peek() in _PARTS:
                return _COUNTS[word] / self._part(), True
            return _COUNTS[word] + self._and_a_part(), False
        self._take(*_ARTICLES)
        return 1 / self._part(), True

    def _digits(self) -> float:
        """Digits: a number, a fraction, or a whole number and a fraction."""
        number = self._read(self._next())
        if self._take("/"):
            return self._divided(number)
        if _is_digits(self._peek()) and self._peek(1) == "/":  # "1 1/2"
            over = self._read(self._next())
            self._take("/")
            return number + self._divided(over)
        return number + self._and_a_part()

    def _divided(self, over: float) -> float:
        if not _is_digits(self._peek()):
            raise self._no_amount()
        under = self._read(self._next())
        if not under:
            raise self._no_amount()
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
        return self._tokens[place] if place < len(self._tokens) else ""

    def _next(self) -> str:
        self._place += 1
        return self._tokens[self._place - 1]

    def _take(self, *words: str) -> bool:
        if self._peek() not in words:
            return False
        self._place += 1
        return True

    def _no_amount(self) -> UsageError:
        return UsageError(f"{quoted(self._typed)} is not an amount.", hint=_HINT)


def _tokens(text: str) -> Iterator[str]:
    """The numbers, words and signs of a text; the x of "4gx3" is a word of its own."""
    for token in re.findall(_TOKENS, text):
        if token[1:] and token.endswith("x") and is_unit(token[:-1]):
            yield token[:-1]
            yield "x"
        else:
            yield token


def _is_digits(token: str) -> bool:
    return token.lstrip(".,")[:1] in _DIGITS
