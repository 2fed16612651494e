"""What the columns of what was taken are, and what amounts they have."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.text import fold, quote, quoted
from sidelog.errors import BadDataError
from sidelog.exchange.incoming import Dose
from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Brought, Left, Question
from sidelog.exchange.table.amount.amount import (
    AmountSaid,
    first_of_combined,
    has_no_unit,
    is_of_two,
    read_amount,
    read_with_words,
)
from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.units import COUNTED, WEIGHED
from sidelog.exchange.table.cell.numbers import IU, UNITS_OF_SOME, Kind, Sign, token
from sidelog.exchange.table.column.names import is_in_iu, is_insulin, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.known import is_product_word

_FEW = 3


class Names(NamedTuple):
    """A column of words, such as what names what was taken.

    Attributes:
        is_sure: whether all of its words name something taken, be they known or not.
        only: the one product that it names, of which an amount alone is.
        parts: its words of parts of the day: product and part.
    """

    place: int
    column: str
    is_sure: bool = True
    only: str = ""
    parts: Mapping[str, tuple[str, str]] = {}


@dataclass(slots=True, eq=False)
class Amounts:
    """A column of amounts, and the places of others (`.._at`, `clock`) that say more of them.

    Attributes:
        product: what is taken; None where each line names it.
        unit: the unit of numbers without one; None where nothing says it.
        asked: whether its cells say only whether it was taken.
        each: of "Sertraline 50 mg" 50 mg; cells say whether, or how many of it, were taken.
        sign: the sign before decimals.
        names: what names it; None where the column is of one product.
        has_zeros: whether some of them are 0.
        clock: the time of each; None where that is the line's.
        clock_again: whether that is one more time on the date of a line with a time.
        at: the time of all of them, as their column is called by it.
        of_day: of a day as a whole: -1 is the one before that of the line.
        asked_at: whether it was taken at all.
        count_at: how many of an amount were taken; None where it was one.
        often_at: how often, or at what times; None where that is once.
        is_count: whether it is how many of what each name says: "Melatonin 3mg".
        is_drunk: whether 0 is a volume that nobody knew, of a drink that was had.
        is_open: whether a number without a unit is an amount that is not known.
        units: said of what single names name.
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
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        """Whether cells say whether it was taken, be it beside how much."""
        return self.asked or self.asked_at is not None

    def read(self, text: str, product: str) -> AmountSaid:
        """What was taken of a product; raises a SidelogError where a cell says anything more."""
        found = read_amount(*_asked_of(text, product, self.sign, self._unit(product, text)))
        return _of_product(found, product)

    def read_with_words(self, text: str, product: str) -> AmountSaid:
        """The same, with the words that stand with it, which may be of nothing else."""
        found = _with_words_of(text, product, self.sign, self._unit(product, text))
        is_open = self.is_open and found.number and found.unit is None
        return AmountSaid(words=text) if is_open else found

    def _unit(self, product: str, text: str) -> str | None:
        unit = self.units.get(fold(product)) or self.unit
        if unit in WEIGHED and is_insulin(product):  # which nobody weighs
            cell = token(text)
            if cell.kind is Kind.NUMBER and not cell.unit:
                how = quote(f"{product}=IU")
                raise BadDataError(f"{quoted(text)} has no unit; say --unit {how}")
        return unit


@lru_cache(maxsize=4096)
def _with_words_of(text: str, product: str, sign: Sign, unit: str | None) -> AmountSaid:
    if has_no_unit(text) and is_of_two(product, text):
        if not unit:
            return AmountSaid(words=text)
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
    digits = in_digits(text)
    is_piece = unit in COUNTED or not digits[-1:].isdecimal()  # no half of a mg is meant
    text = digits if is_piece else text
    units = token(text).unit == UNITS_OF_SOME
    return text, sign, IU if units and is_in_iu(product) else unit


def _of_product(found: AmountSaid, product: str) -> AmountSaid:
    """An amount, not known where its strength may be two amounts: "50/100 mg"."""
    strength = first_of_combined(found.words)[1]
    is_known = not strength or is_of_two(product, strength)
    return found if is_known else AmountSaid(words=found.words)


@dataclass(slots=True)
class Doses:
    """The columns of what was taken, by their places; None of what no column says.

    Attributes:
        only_names: names without amounts beside them.
        of_lines: what each line is a dose of, where a person said it and no column does.
        action: start, stop and increase, where lines are steps.
        changes: words of which some say a change, where no column has amounts.
        often: how often, of a list of what is taken.
        end: the last day, of such a list.
        standing: whether it is taken still, of such a list.
        are_stages: whether each line is so much a day from its day on, until the next.
        needs_amounts: whether a name without an amount says nothing.
        measured: products, folded, most of whose lines have amounts.
        totals: the lines that may be of the total of their day.
        carried: the lines whose amount another line has, by the place of amounts.
        alone: those in which a total counts, since no part of it says anything, likewise.
        places: those of all columns that are accounted for; `brought` and `left` are as in `Plan`.
    """

    amounts: list[Amounts] = field(default_factory=list)
    only_names: list[Names] = field(default_factory=list)
    of_lines: str = ""
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

    def take(self, one: Seen, what: str, how: str = "") -> None:
        """Take a column for something, and say so."""
        self.places.add(one.place)
        self.brought.append(Brought(one.name, what, how))

    def add(self, amounts: Amounts, how: str) -> None:
        """Add a column of amounts of one product, and say so."""
        self.amounts.append(amounts)
        self.brought.append(Brought(amounts.column, f"doses of {amounts.product}", how))

    def count_last(self, amount: Seen, count: Seen) -> None:
        """Let a column say how many there were of each of the amounts that were added last."""
        self.amounts[-1].count_at = count.place
        self.take(count, f"how many of {amount.name}")

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


class About(NamedTuple):
    """Of what an entry is: the column that says it, the product, when, and the words about it."""

    column: str
    product: str
    when: Moment
    note: str | None


def identified(dose: Dose, when: str, identity: Callable[..., str]) -> Dose:
    """A dose with its identity: by all that it says, and when it is written to have been."""
    said = "none" if not dose.taken else "?" if dose.amount is None else repr(dose.amount)
    content = (dose.product.casefold(), when, said, dose.unit or "", dose.note or "")
    dose.identity = identity("dose", *content, day=dose.day)
    return dose


def all_said(parts: Sequence[str]) -> str:
    """What is said of a column, as far as there is something."""
    return "; ".join(filter(None, parts))


def first_of(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more
