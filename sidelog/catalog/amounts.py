"""What a person writes for how much was taken -> a number and a unit.

One reading for the command line, the check-in, plans and files.  What is more than a number and a
unit is taken apart by the grammar in `amount_words`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from sidelog.catalog.products import (
    Dimension,
    Unit,
    convert,
    is_convertible,
    is_unit,
    parse_unit,
)
from sidelog.catalog.text import quoted
from sidelog.catalog.values import SKIP_WORDS, UNKNOWN_WORDS
from sidelog.errors import BadDataError, SidelogError, UsageError

NONE_WORDS = frozenset({"none", "nothing", "no", "none taken"})
UNKNOWN_AMOUNTS = UNKNOWN_WORDS | {"some", "not known", "amount not known"}

LEAST, MOST = 1e-9, 1e9
"""Nobody means an amount below or above these, in whatever unit."""

_MOST_OF = {Dimension.MASS: 10_000_000_000, Dimension.VOLUME: 100_000}
"""Ten kilograms and a hundred litres, in the smallest unit of each; of pieces there is no end."""

# A string: `re` compiles it when it is first used.  Letters may be Greek, as in µg; and decimals
# that end in 0 may be thousands.
_SIMPLE = r"([0-9]+(?:\.[0-9]*[1-9])?) ?([^\W\d_]*)"
_STRENGTH = (
    r"([0-9.,]+ ?[^\W\d_]+) ?(?:/|per\b|in\b)? ?(?:(?:an?|one|each)\b)? ?([0-9.,]*) ?([^\W\d_]*)"
)


class Amount(NamedTuple):
    """An amount as it was typed.

    Attributes:
        number: None where it is not known; 0 where none was taken.
        unit: None where none was typed.
        typed: the words themselves.
        estimate: whether the words say that it is one.
        worked_out: whether the number is a sum, a product or a middle, and stands nowhere in
            the words.
        is_share: whether it is a part of something that the words do not name: "half", "1/2".
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
    if text in NONE_WORDS:
        return Amount(0, None, typed)
    if text in UNKNOWN_AMOUNTS:
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
        from sidelog.catalog.amount_words import read_words  # noqa: PLC0415  (few need it)

        amount = Amount(*read_words(typed, text, read))
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
    return amount.typed.casefold() not in NONE_WORDS | UNKNOWN_AMOUNTS


def by_strength(
    strength: str, number: float, unit: Unit, to: Unit, piece: Unit | None
) -> float | None:
    """An amount in another unit, by what a label says of one; None where it does not say that.

    Args:
        strength: as the label says it: "50 mg a tablet", "50 mg each", "10 mg / 5 ml".
        number: the amount: 2, of tablets.
        unit: its unit.
        to: the other unit: mg, of which it is 100 then.
        piece: what one is, where the label does not name it.
    """
    label = re.fullmatch(_STRENGTH, " ".join(strength.casefold().split()))
    if label is None:
        return None
    try:
        holds, each = parse_amount(label[1]), parse_amount(f"{label[2] or 1} {label[3]}")
    except SidelogError:
        return None
    inner, outer = (holds.number or 0, holds.unit), (each.number or 0, each.unit or piece)
    for (has, having), (gives, giving) in ((outer, inner), (inner, outer)):
        if having and giving and is_convertible(unit, having) and is_convertible(giving, to):
            return convert(number, unit, having) * convert(gives, giving, to) / has
    return None
