"""Columns of amounts: what they have, in which units, and whether it says only whether."""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import quote
from sidelog.errors import SidelogError
from sidelog.exchange.reader import Question
from sidelog.exchange.table.amount.amount import AmountSaid, is_day, is_of_liquid, read_with_words
from sidelog.exchange.table.amount.doses_in_cell import doses_in
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.units import TAKEN_IN, UNITS_TO_CHOOSE, parse_known
from sidelog.exchange.table.cell.numbers import (
    IU,
    UNITS_OF_SOME,
    Kind,
    Sign,
    are_units,
    to_number,
    token,
)
from sidelog.exchange.table.cell.words import DAYTIMES, MISSED, key, word_set
from sidelog.exchange.table.column.names import (
    is_given_as,
    is_in_iu,
    is_insulin,
    split_unit,
    tokens,
    words_of,
)
from sidelog.exchange.table.evidence import Place, Seen
from sidelog.exchange.table.medicine.words import AMOUNTS, HOW_MUCH, MOSTLY
from sidelog.exchange.table.product.known import has_product_word, is_route

_WHEN = DAYTIMES | word_set("late early")
_OF_ONE_SIZE = 4
"""Amounts of one unit are within so many times of each other."""
_MORE_AMOUNTS = frozenset({Kind.WORD, Kind.ABOUT, Kind.RANGE, Kind.OF})
"""What an amount may look like that is more than a number and a unit."""


def has_dose_units(one: Seen) -> bool:
    """Whether most of its amounts are in units in which a product is taken; 0 needs none."""
    units = units_of(one)
    with_unit = sum(count for unit, count in units.items() if unit in TAKEN_IN)
    return with_unit > (one.filled - one.texts.get("0", 0)) / 2


def units_of(one: Seen) -> Counter[str]:
    """How many of its amounts have each unit, "" for none: also of "2 x 200 mg", or "3+2"."""
    found = Counter(one.units)
    is_called = tokens(one.name) & AMOUNTS or has_product_word(one.name)
    usual = parse_known(one.unit or split_unit(one.name)[1])
    for written, count in one.texts.items():
        if token(written).kind in _MORE_AMOUNTS and (amount := _amount_in(written, usual)):
            is_amount = is_called or is_of_liquid(written)
            beside = words_of(amount.words)
            is_amount = is_amount or all(word in _WHEN or is_route(word) for word in beside)
            found[amount.unit or ""] += count if is_amount and amount.number is not None else 0
    return found


@lru_cache(maxsize=65536)
def _amount_in(text: str, usual: str) -> AmountSaid | None:
    first = in_digits(doses_in(text, usual)[0].text)
    if any(map(str.isdecimal, first)):
        with suppress(SidelogError):
            return read_with_words(first, Sign.POINT, None)
    return None


def says_how_much(one: Seen) -> bool:
    """Whether a column has words of how many pieces were taken, and else numbers, or none taken."""
    kinds = {text: token(text).kind for text in one.texts}
    words = [text for text, kind in kinds.items() if kind not in {Kind.MISSING, Kind.NUMBER}]
    words = [text for text in words if key(text) not in MISSED | NONE_WORDS]
    return bool(words) and all(in_digits(text) != text for text in words)


def part_of_amounts(one: Seen) -> float:
    """The part of what is known in a column that is amounts; days are amounts that were spoilt."""
    days = sum(count for text, count in one.texts.items() if is_day(text))
    known = one.filled - one.kinds[Kind.MISSING] - days
    return sum(units_of(one).values()) / known if known else 0.0


def is_yes_no(one: Seen) -> bool:
    """Whether a column says only whether something was so, in words or in numbers."""
    return one.share(Kind.YES_NO) >= MOSTLY or is_ticked(one)


def is_ticked(one: Seen) -> bool:
    """Whether numbers say only whether something was so."""
    return set(one.texts) <= {"0", "1"}


def only_unit(one: Seen) -> str:
    """The one unit written among numbers of its size, which are in it as well: 50 below "25 mg"."""
    cells = [cell for text in one.texts if (cell := token(text)).kind is Kind.NUMBER]
    units = {cell.unit for cell in cells if cell.unit}
    if len(units) != 1:
        return ""
    bare, written = (
        [to_number(cell.digits, Sign.POINT) or 0 for cell in cells if bool(cell.unit) is has_unit]
        for has_unit in (False, True)
    )
    least, most = min(written) / _OF_ONE_SIZE, max(written) * _OF_ONE_SIZE
    are_alike = bare and all(least <= number <= most for number in bare if number)
    return parse_known(units.pop()) if are_alike else ""


def unit_within(name: str) -> str:
    """The unit that a name asks for, as in "how many grams of kratom"; empty where it asks none."""
    is_asked = bool(HOW_MUCH & {*(words := words_of(name))[:-1]})
    asking = words if is_asked else words[:-1]
    asked = TAKEN_IN | ({"drink"} if is_asked else set())
    units = {parse_known(word) for word in asking if len(word) > 1} & asked
    return units.pop() if len(units) == 1 else ""


def unit_of(amount: Seen, said: str) -> str | None:
    """The unit of numbers without one: of the column's name, or the one that was said."""
    base, unit = split_unit(amount.name)
    unit = amount.unit or unit or base
    are_some = bool(amount.units[UNITS_OF_SOME]) or any(map(are_units, words_of(amount.name)))
    if is_in_iu(amount.name) and are_some:
        unit = IU
    return parse_known(unit) or unit_within(amount.name) or said or None


def first_bare(one: Seen) -> Place:
    """The first number of a column without a unit, above 0 if any; else its first cell."""
    bare = [text for text in one.texts if not token(text).unit and token(text).kind is Kind.NUMBER]
    first = next((text for text in bare if text.strip("0.,")), next(iter(bare), ""))
    return Place(first, one.lines[first]) if first else next(iter(one.first.values()))


def which_unit(column: str, place: Place) -> Question:
    """The question for the unit of a column's amounts, with the first of them."""
    number = next(iter(re.findall(r"[\d.,]+", place.text)), place.text)
    units = (IU, "ml") if is_insulin(column) or is_given_as(column) else UNITS_TO_CHOOSE
    return _ask_unit({column: f"{place}"}, {unit: f"{number} {unit}" for unit in units})


def _ask_unit(about: Mapping[str, str], choices: Mapping[str, str]) -> Question:
    of = ", and of ".join(f"{column} ({place})" for column, place in about.items())
    text = f"In which unit are the amounts of {of}?"
    return Question("unit", "--unit", text, choices, otherwise="?", about=about)


def asked_with(before: Question | None, asked: Question) -> Question:
    """What is asked where something was asked before it: of two questions for units one of both."""
    if before is None:
        return asked
    if not before.field == asked.field == "unit":
        return before
    about = {**before.about, **asked.about}
    if len(about) in {len(before.about), len(asked.about)}:  # as one of them was asked already
        return max(before, asked, key=lambda one: len(one.about))
    both = _ask_unit(about, {**asked.choices, **before.choices})
    return asked_of_one(both, [*about][-1])


def asked_of_one(question: Question, name: str) -> Question:
    """The question for a unit, with how it is said of one of several columns or products."""
    how = quote(f"{name}=UNIT")
    return question._replace(text=f"{question.text} Of one alone: --unit {how}.")
