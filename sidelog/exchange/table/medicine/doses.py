"""What the columns of what was taken are, and what amounts they have."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.text import fold, quoted
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.reader import Brought, Left, Question
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.amount.amount import (
    AmountSaid,
    is_day,
    read_amount,
    read_with_words,
)
from sidelog.exchange.table.amount.combined import (
    first_of_combined,
    has_no_unit,
    is_of_liquid,
    is_of_two,
)
from sidelog.exchange.table.amount.each import doses_in
from sidelog.exchange.table.amount.how_many import in_digits
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
from sidelog.exchange.table.medicine.medicines import (
    AMOUNTS,
    COUNTED,
    HOW_MUCH,
    MOSTLY,
    PIECES,
    UNITS_TO_CHOOSE,
    parse_known,
)
from sidelog.exchange.table.product.known import is_product_word, is_route

_WHEN = DAYTIMES | word_set("late early")
_OF_ONE_SIZE = 4
"""Amounts of one unit are within so many times of each other."""
_MORE_AMOUNTS = frozenset({Kind.WORD, Kind.ABOUT, Kind.RANGE, Kind.OF})
"""What an amount may look like that is more than a number and a unit."""


class Names(NamedTuple):
    """A column of words, such as what names what was taken.

    Attributes:
        place, column: of the column.
        is_sure: whether all of its words name something taken, be they known or not.
        only: the one product that it names, of which an amount alone is.
        parts: its words that are of a part of the day, each as the product and that part.
    """

    place: int
    column: str
    is_sure: bool = True
    only: str = ""
    parts: Mapping[str, tuple[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Amounts:
    """A column of amounts.

    Attributes:
        place, column: of the column.
        product: what is taken; None where each line names it.
        unit: the unit of numbers without one; None where nothing says it.
        asked: whether its cells say only whether it was taken.
        each: the amount in its name, of which the cells say whether, or how many, were taken:
            "50 mg" of "Sertraline 50 mg".
        sign: the sign before decimals.
        names: the column that names what is taken; None where the column is of one product.
        has_zeros: whether some of them are 0.
        clock: the place of the time of each; None where that is the line's.
        clock_again: whether that is one more time of the date that a line with a time has.
        at: the time of all of them, as their column is called by it.
        of_day: the day of which they are as a whole, from that of the line: -1 is the one before;
            None where they were taken when the line says.
        asked_at: the place of whether it was taken at all; None where there is none.
        count_at: the place of how many of an amount were taken; None where it was one.
        often_at: the place of how often, or at what times, it was taken; None where that is once.
        is_count: whether it is how many were taken of what each name says: "Melatonin 3mg".
        is_drunk: whether 0 is a volume that nobody knew, of a drink that was had.
        is_open: whether a number without a unit is an amount that is not known.
    """

    place: int
    column: str
    product: str | None
    unit: str | None
    asked: bool = False
    each: str = ""
    sign: Sign = Sign.POINT
    names: Names | None = None
    has_zeros: bool = False
    clock: int | None = None
    clock_again: bool = False
    at: time | None = None
    of_day: int | None = None
    asked_at: int | None = None
    count_at: int | None = None
    often_at: int | None = None
    is_count: bool = False
    is_drunk: bool = False
    is_open: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether cells say whether it was taken, be it beside how much."""
        return self.asked or self.asked_at is not None

    def read(self, text: str, product: str) -> AmountSaid:
        """What was taken of a product, where a cell says it and no more.

        Raises:
            SidelogError: it is no amount.
        """
        found = read_amount(*_asked_of(text, product, self.sign, self.unit))
        return _of_product(found, product)

    def read_with_words(self, text: str, product: str) -> AmountSaid:
        """What was taken of a product, with the words that stand with it.

        Raises:
            SidelogError: it is no amount, or of something else.
        """
        found = _with_words_of(text, product, self.sign, self.unit)
        is_open = self.is_open and found.number and found.unit is None
        return AmountSaid(None, None, estimate=False, words=text) if is_open else found


@lru_cache(maxsize=4096)
def _with_words_of(text: str, product: str, sign: Sign, unit: str | None) -> AmountSaid:
    """What `Amounts.read_with_words` says."""
    if has_no_unit(text) and is_of_two(product, text):
        if not unit:
            return AmountSaid(None, None, estimate=False, words=text)
        text = f"{text} {unit}"
    found = _of_product(read_with_words(*_asked_of(text, product, sign, unit)), product)
    others = {*words_of(found.words)} - {*words_of(product), "of"}
    if not others:
        return found._replace(words="")
    if any(map(is_product_word, others)):
        raise BadDataError(f"{quoted(text)}: another name stands in it")
    return found


def _asked_of(
    text: str, product: str, sign: Sign, unit: str | None
) -> tuple[str, Sign, str | None]:
    """A cell with its number in digits, the sign before decimals, and the usual unit."""
    digits = in_digits(text)
    is_piece = unit in COUNTED or not digits[-1:].isdecimal()  # no half of a mg is meant
    text = digits if is_piece else text
    units = token(text).unit == UNITS_OF_SOME
    return text, sign, IU if units and is_in_iu(product) else unit


def _of_product(found: AmountSaid, product: str) -> AmountSaid:
    """An amount, not known where its strength may be two amounts: "50/100 mg"."""
    strength = first_of_combined(found.words)[1]
    is_known = not strength or is_of_two(product, strength)
    return found if is_known else AmountSaid(None, None, estimate=False, words=found.words)


@dataclass(slots=True)
class Doses:
    """The columns of what was taken.

    Attributes:
        amounts: those of amounts.
        of_lines: what each line is a dose of, where a person said it and no column does.
        only_names: those that name what was taken, without a column of amounts beside them.
        unit: the place of the unit; None where there is none.
        action: the place of start, stop and increase; None where lines are doses.
        changes: where no column has amounts, that of words some of which say a change.
        often, end: of a list of what is taken, the places of how often, and of the last day.
        standing: of a list, the place of whether it is taken still.
        are_stages: whether each line is what is taken a day from its day on, until the next.
        needs_amounts: whether a line that names something says nothing without an amount.
        measured: the products, folded, most of whose lines say how much was taken.
        totals: the numbers of the lines that may be of the total of their day.
        carried: the numbers of the lines whose amount another line has, by place of amounts.
        alone: of a total of other amounts, by its place, the numbers of the lines in which it
            counts, since none of these says anything.
        places: all columns that are accounted for.
        brought, left, question: as in `Plan`.
    """

    amounts: list[Amounts] = field(default_factory=list)
    of_lines: str = ""
    only_names: list[Names] = field(default_factory=list)
    unit: int | None = None
    action: int | None = None
    changes: Names | None = None
    often: int | None = None
    end: int | None = None
    standing: int | None = None
    are_stages: bool = False
    needs_amounts: bool = False
    measured: frozenset[str] = frozenset()
    totals: frozenset[int] = frozenset()
    carried: dict[int, frozenset[int]] = field(default_factory=dict)
    alone: dict[int, frozenset[int]] = field(default_factory=dict)
    places: set[int] = field(default_factory=set)
    brought: list[Brought] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    question: Question | None = None

    def say_also(self, column: str, how: str) -> None:
        """Say more of how a column is read."""
        self.brought = [one.also(how) if one.found == column else one for one in self.brought]

    def leave(self, one: Amounts, why: str) -> None:
        """Leave a column of amounts out, whose doses others have."""
        self.amounts = [amounts for amounts in self.amounts if amounts is not one]
        self.brought = [brought for brought in self.brought if brought.found != one.column]
        self.left.append(Left(one.column, why))
        self.places.add(one.place)

    @property
    def are_steps(self) -> bool:
        """Whether lines are steps of regimens."""
        return not self.action is self.end is self.often is None or self.are_stages

    @property
    def parted(self) -> frozenset[str]:
        """The products, folded, with several columns, each of a part of the day."""
        counted = Counter(fold(one.product) for one in self.amounts if one.product)
        return frozenset(product for product, count in counted.items() if count > 1)

    @property
    def may_have_zeros(self) -> bool:
        """Whether a 0 may stand beside a dose of its day."""
        return any(one.has_zeros for one in self.amounts) or bool(self.none_in_lines)

    @property
    def none_in_lines(self) -> frozenset[str]:
        """The products, folded, of which "none" may be of a part of the day, or of one line."""
        asked = (fold(one.product) for one in self.amounts if one.product and one.is_asked)
        named = [fold(one.only) for one in self.only_names if one.only]
        of_parts = named if len(named) > 1 else ()  # columns such as AM and PM
        return self.parted.union(asked, of_parts)

    @property
    def has_slots(self) -> bool:
        """Whether a line may name several things that were taken, each in columns of its own."""
        return len({one.names.place for one in self.amounts if one.names}) > 1

    @property
    def is_log(self) -> bool:
        """Whether each line names what was taken."""
        return bool(self.only_names) or any(one.names for one in self.amounts)


def has_dose_units(one: Seen) -> bool:
    """Whether most of its amounts are in units in which a product is taken; 0 needs none."""
    units = units_of(one)
    with_unit = sum(count for unit, count in units.items() if unit in PIECES | {"g", "ml"})
    return with_unit > (one.filled - one.texts.get("0", 0)) / 2


def units_of(one: Seen) -> Counter[str]:
    """How many of its amounts have each unit, "" for none: also of "2 x 200 mg" and "3+2".

    Words may stand with them of its route, or of when it was; any others where the name of the
    column says that it has amounts.
    """
    found = Counter(one.units)
    is_called = tokens(one.name) & AMOUNTS or any(map(is_product_word, words_of(one.name)))
    usual = parse_known(one.unit or split_unit(one.name)[1])
    for written, count in one.texts.items():
        if token(written).kind in _MORE_AMOUNTS and (amount := _amount_in(written, usual)):
            is_amount = is_called or is_of_liquid(written)
            is_amount = is_amount or all(map(_is_beside, words_of(amount.words)))
            found[amount.unit or ""] += count if is_amount and amount.number is not None else 0
    return found


@lru_cache(maxsize=65536)
def _amount_in(text: str, usual: str) -> AmountSaid | None:
    """The first amount that a cell says; None where it is none."""
    first = in_digits(doses_in(text, usual)[0].text)
    if any(map(str.isdecimal, first)):
        with suppress(SidelogError):
            return read_with_words(first, Sign.POINT, None)
    return None


def _is_beside(word: str) -> bool:
    """Whether a word may stand with an amount of whatever is taken: how, or when it was."""
    return word in _WHEN or is_route(word)


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


def all_said(parts: Sequence[str]) -> str:
    """What is said of a column, as far as there is something."""
    return "; ".join(filter(None, parts))


def only_unit(one: Seen) -> str:
    """The one unit that is written among numbers of its size, which the others are in as well.

    So 50 is 50 mg below "25 mg", and 2 is not.
    """
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
    asked = PIECES | {"g", "ml"} | ({"drink"} if is_asked else set())
    units = {parse_known(word) for word in asking if len(word) > 1} & asked
    return units.pop() if len(units) == 1 else ""


def unit_of(amount: Seen, said: SaidOfFile) -> str | None:
    """The unit of numbers without one: of the column's name, or as was said."""
    base, unit = split_unit(amount.name)
    unit = amount.unit or unit or base
    are_some = bool(amount.units[UNITS_OF_SOME]) or any(map(are_units, words_of(amount.name)))
    if is_in_iu(amount.name) and are_some:
        unit = IU
    return parse_known(unit) or unit_within(amount.name) or parse_known(said.unit or "") or None


def first_bare(one: Seen) -> Place:
    """The first number of a column without a unit; its first cell, where it has none."""
    bare = (text for text in one.texts if not token(text).unit and token(text).kind is Kind.NUMBER)
    first = next(bare, "")
    return Place(first, one.lines[first]) if first else next(iter(one.first.values()))


def which_unit(column: str, place: Place) -> Question:
    """The question for the unit of a column's amounts, with the first of them."""
    number = next(iter(re.findall(r"[\d.,]+", place.text)), place.text)
    units = (IU, "ml") if is_insulin(column) or is_given_as(column) else UNITS_TO_CHOOSE
    return Question(
        "unit",
        "--unit",
        f"In which unit are the amounts of {column} ({place})?",
        {unit: f"{number} {unit}" for unit in units},
        otherwise="?",
    )
