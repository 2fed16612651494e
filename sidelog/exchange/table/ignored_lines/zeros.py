"""0 that a program wrote in lines for what it did not know, or what they do not have.

Where what nobody living has none of is 0, such as a pulse, it was not measured.  Where all other
numbers of that line are 0 as well, those of columns that are seldom 0 elsewhere mean nothing; and
so do those of a column that is 0 in all such lines, whatever else these say.

Where each line counts one thing, as a tap of one button among several does, and has the 1 of wine,
its 0 of beer says nothing of beer; and what a day had is the sum.

In a file with a column of kinds there are numbers of some of them, which are 0 in all lines of the
others: a bottle has an amount and no length, and a nap has a length and no amount.  And so it is of
what is measured, in lines whose kind says that there is none: 0 \N{DEGREE SIGN}C is no temperature
of "No weather", and neither is the 32 \N{DEGREE SIGN}F that it becomes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from sidelog.exchange.table.cell.numbers import Kind, Sign, token
from sidelog.exchange.table.cell.words import OF_SLEEP, word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.nothing import is_zero
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.computed.counters import is_called_number
from sidelog.exchange.table.dating.by_line import days_by_line
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import tells_kinds
from sidelog.exchange.table.long.listed import DENIED
from sidelog.exchange.table.medicine.names import is_called_medicine
from sidelog.exchange.table.nights.nights import WOKEN
from sidelog.exchange.table.product.known import is_product_word
from sidelog.exchange.table.rows.columns import Columns

_NUMERIC = 0.6
_SEVERAL, _OTHERS, _SELDOM = 2, 3, 0.05
"""So many lines without a measurement, and so many others, tell what a 0 means that is so seldom
there.
"""
_CHANCE = 0.01
_OF_NIGHTS = OF_SLEEP | WOKEN | word_set("awake awakening awakenings latency")


_Never = Mapping[int, frozenset[str]]
"""The texts of 0 that mean nothing, by the places of the columns of what nobody has none of."""


def without_unmeasured(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 in lines in which nothing was measured."""
    zeros = {one.place: frozenset(filter(is_zero, one.below)) for one in seen}
    never = {place: texts for place, texts in zeros.items() if texts}
    others = [one for one in seen if one.place not in never and _has_numbers(one)] if never else []
    if not others:
        return columns
    nights = {one.place for one in seen if tokens(one.name) & _OF_NIGHTS}
    columns = _without_unmeasured_lines(columns, never, [one.place for one in others], nights)
    followers = [one.place for one in others if _may_follow(one)]
    return _without_followers(columns, never, followers, nights)


def _tells_nothing(inside: int, zeros: int, numbers: int, *, of_night: bool) -> bool:
    """Whether 0 in so many lines without a measurement is none, beside zeros and numbers elsewhere.

    It is seldom there; or of what is measured of a night, which else would be 0 by chance in all.
    """
    is_seldom = zeros <= numbers * _SELDOM
    return is_seldom or (of_night and (zeros / (zeros + numbers)) ** inside < _CHANCE)


def _unmeasured(cells: Sequence[str], never: _Never) -> list[int]:
    return [at for at, texts in never.items() if cells[at].strip().casefold() in texts]


def _is_number(text: str) -> bool:
    return any(sign in "123456789" for sign in text)


def _without_followers(
    columns: Columns, never: _Never, others: Sequence[int], nights: Container[int]
) -> Columns:
    """The columns, without 0 of those that are 0 in all lines in which another was not measured."""
    lines, inside = Counter[int](), Counter[tuple[int, int]]()
    zeros, numbers = Counter[int](), Counter[int]()
    for cells in columns.cells() if others else ():
        unmeasured = _unmeasured(cells, never)
        lines.update(unmeasured)
        none = [place for place in others if is_zero(cells[place].strip())]
        zeros.update(none)
        numbers.update(place for place in others if _is_number(cells[place]))
        inside.update(product(unmeasured, none))
    followed = {
        place: at
        for (at, place), count in inside.items()
        if count == lines[at] >= _OTHERS
        and numbers[place] >= _SEVERAL
        and _tells_nothing(
            count, zeros[place] - count, numbers[place], of_night=at in nights and place in nights
        )
    }
    if not followed:
        return columns

    def nothing(cells: Sequence[str]) -> list[int]:
        unmeasured = _unmeasured(cells, never)
        return [place for place, at in followed.items() if at in unmeasured]

    unsaid = {
        place: f"nothing known where {columns.names[at]} is 0, too ({lines[at]:,})"
        for place, at in followed.items()
    }
    return columns.emptied(nothing, unsaid)


def _without_unmeasured_lines(
    columns: Columns, never: _Never, others: Sequence[int], nights: Container[int]
) -> Columns:
    """The columns, without 0 in lines that say nothing else, one of which cannot be."""
    places = (*never, *others)

    def is_one(cells: Sequence[str]) -> bool:
        is_so = bool(_unmeasured(cells, never))
        return is_so and not any(_is_number(cells[place]) for place in places)

    inside, outside, filled = Counter[int](), Counter[int](), Counter[int]()
    for cells in columns.cells():
        zeros = [place for place in others if is_zero(cells[place].strip())]
        if is_one(cells):
            inside.update(zeros)
        else:
            outside.update(zeros)
            filled.update(place for place in others if cells[place].strip())
    emptied = [
        place
        for place in others
        if inside[place] >= _SEVERAL
        and filled[place] >= _OTHERS
        and _tells_nothing(
            inside[place],
            outside[place],
            filled[place] - outside[place],
            of_night=place in nights,
        )
    ]
    if not emptied:
        return columns
    name = columns.names[min(never)]
    unsaid = {at: f"nothing known where {name} is 0, too ({inside[at]:,})" for at in emptied}
    return columns.emptied(lambda cells: emptied if is_one(cells) else (), unsaid)


def _may_follow(one: Seen) -> bool:
    is_taken = is_called_medicine(one) or any(map(is_product_word, words_of(one.name)))
    return not (is_taken or is_rated(one.name))


def _has_numbers(one: Seen) -> bool:
    """Whether a column has numbers that are not those of its lines."""
    numbers = one.numbers[Sign.POINT]
    are_all_other = numbers.whole and len(one.texts) == one.filled > _SEVERAL
    is_of_lines = is_called_number(one) or (are_all_other and numbers.low > 0)
    return one.share(Kind.NUMBER) >= _NUMERIC and not is_of_lines


# Taps of one button among several

_FEWEST = 5
"""Fewer lines may have one number each by chance."""
_UNSAID = "0 beside a count of another is no value"


def without_other_taps(columns: Columns, seen: Sequence[Seen], dating: Dating) -> Columns:
    """The columns, without the 0 of what a line does not count, where each counts one thing.

    On some day there are several lines, each at its time.
    """
    places = [one.place for one in seen if one.place not in dating.places() and _may_count(one)]
    are_several = any(count > 1 for _, count in days_by_line(dating).values())
    # Where words say what lines are of, such as exercises, the numbers are of these.
    are_named = any(one.kinds[Kind.WORD] > (one.filled + one.empty) / 2 for one in seen)
    is_so = len(places) >= _SEVERAL and dating.has_times and are_several and not are_named
    if not is_so:
        return columns
    counts = [sum(not is_zero(cells[at].strip()) for at in places) for cells in columns.cells()]
    if {*counts} != {1} or len(counts) < _FEWEST:
        return columns

    def other(cells: Sequence[str]) -> list[int]:
        return [place for place in places if is_zero(cells[place].strip())]

    columns = columns.emptied(other, dict.fromkeys(places, _UNSAID))
    return replace(columns, tallied=frozenset(places))


def _may_count(one: Seen) -> bool:
    """Whether each line has a whole number, be it 0."""
    numbers = one.numbers[Sign.POINT]
    is_whole = one.share(Kind.NUMBER) == 1 and numbers.whole and not one.empty
    return is_whole and numbers.low == 0 < numbers.high and not is_called_number(one)


def count_from_zero(seen: Sequence[Seen], columns: Columns) -> None:
    """Let the numbers of what is counted begin with 0, though no line has one.

    And go on to 2, as those of a day do: else 1 in every line would be yes, and no count.
    """
    for place in columns.tallied:
        for numbers in seen[place].numbers.values():
            numbers.add(0.0, 0)
            numbers.add(2.0, 0)


# Lines of several kinds

_ENOUGH = 3
_MOST_KINDS, _SHOWN = 60, 3
_MOSTLY = 0.5
_MEASURED = word_set(
    "temperature temp temperatur temperatuur temperatura air luftdruck luchtdruk barometer "
    "barometric atmospheric atmospherique atmosferica atmosferico atmosfericzne humidity "
    "luftfeuchtigkeit luftfeuchte humidite humedad umidita umidade luchtvochtigheid wilgotnosc "
    "wind viento vento vent wiatr"
)
"""What there is always some of: a line without any of it is one of which nobody knew it."""
_FAHRENHEIT = "\N{DEGREE SIGN}F"
_FREEZING = re.compile(r"32(?:[.,]0+)?(?: ?\N{DEGREE SIGN} ?[Ff])?")
"""0 \N{DEGREE SIGN}C, as it is in Fahrenheit."""


@dataclass(slots=True)
class _Numbers:
    """A column of numbers: how many lines of each kind have 0, and how many another number."""

    seen: Seen
    zero: str = "0"
    """What its 0 has become."""
    zeros: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)

    def is_zero(self, text: str) -> bool:
        """Whether a cell has 0, or what that has become."""
        return bool(is_zero(text) or (self.zero != "0" and _FREEZING.fullmatch(text)))

    @property
    def is_of_kinds(self) -> bool:
        """Whether it is 0 in all lines of some kinds, and in no line of the others."""
        is_apart = bool(self.others) and not self.others.keys() & self.zeros.keys()
        return is_apart and self.zeros.total() >= _ENOUGH

    def of_none(self) -> Counter[str]:
        """The kinds that say there is none, whose lines all have 0; elsewhere 0 is seldom."""
        none = Counter[str]()
        for kind, count in self.zeros.items():
            if count >= _ENOUGH and kind not in self.others and _is_none(kind):
                none[kind] = count
        elsewhere = self.zeros.total() - none.total()
        return none if not elsewhere or elsewhere < self.others.total() else Counter()


def without_zeros_of_kinds(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 in lines of kinds that have no such number.

    One column alone tells nothing: of a kind it may well be 0 each time.
    """
    kinds = (one for one in seen if tells_kinds(one) and not tokens(one.name) & {"name"})
    kind = next((one for one in kinds if not one.many and len(one.texts) <= _MOST_KINDS), None)
    numbers = [_Numbers(one) for one in seen if _may_be_of_kinds(one)] if kind else []
    if kind is None or len(numbers) < 2:  # noqa: PLR2004
        return columns
    for cells in columns.cells():
        _count(numbers, cells, cells[kind.place].strip())
    of_kinds = [one for one in numbers if one.is_of_kinds]
    # Of what nobody has 0 of it is known, and said, already.
    emptied = [one for one in of_kinds if not one.seen.below]
    if not emptied or not _are_of_several(of_kinds):
        return columns
    places = frozenset(one.seen.place for one in emptied)
    return replace(_without(columns, kind, emptied), of_kinds=places)


def without_zeros_of_none(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 of what was measured in lines whose kind says that there is none."""
    groups = _beside_kinds(seen)
    for cells in columns.cells() if groups else ():
        for place, numbers in groups.items():
            _count(numbers, cells, cells[place].strip())
    for place, numbers in groups.items():
        found = ((one, one.of_none()) for one in numbers)
        none = [replace(one, zeros=kinds) for one, kinds in found if kinds]
        columns = _without(columns, seen[place], none) if none else columns
    return columns


def _beside_kinds(seen: Sequence[Seen]) -> Mapping[int, Sequence[_Numbers]]:
    """The columns of what is measured that are 0 in some lines, by the place of their kinds.

    It begins with the same word, as "Weather type" does, or stands beside what is measured.
    """
    kinds = {
        one.place: one
        for one in seen
        if not one.many and len(one.texts) <= _MOST_KINDS
        if one.share(Kind.WORD) > _MOSTLY and any(map(_is_none, one.texts))
    }
    by_word = {_first_word(one): place for place, one in reversed(kinds.items())}
    groups = defaultdict[int, list[_Numbers]](list)
    for one in seen if kinds else ():
        numbers = _Numbers(one, "32" if split_unit(one.name)[1] == _FAHRENHEIT else "0")
        has_zeros = not one.below and any(map(numbers.is_zero, one.texts))
        if not has_zeros or not tokens(one.name) & _MEASURED or one.share(Kind.NUMBER) < 1:
            continue
        beside = (by_word.get(_first_word(one)), one.place - 1, one.place + 1)
        place = next((place for place in beside if place in kinds), None)
        if place is not None:
            groups[place].append(numbers)
    return groups


def _first_word(one: Seen) -> str:
    return next(iter(words_of(one.name)), one.name)


def _is_none(kind: str) -> bool:
    """Whether a kind says that there is none: "No weather", and "n/a", which may not apply."""
    return bool(DENIED & {*words_of(kind)[:1]}) or token(kind).kind is Kind.MISSING


def _without(columns: Columns, kind: Seen, emptied: Sequence[_Numbers]) -> Columns:
    """The columns, without 0 in numbers where lines are of the kinds in which these are 0."""
    has_none = {one.seen.place: one.zeros.keys() for one in emptied}
    unsaid = {one.seen.place: _said(one, kind.name) for one in emptied}

    def other(cells: Sequence[str]) -> list[int]:
        said = cells[kind.place].strip()
        return [place for place, kinds in has_none.items() if said in kinds]

    return columns.emptied(other, unsaid)


def _may_be_of_kinds(one: Seen) -> bool:
    """Whether a column has numbers, some of them 0, and is not of what somebody rates."""
    numbers = one.numbers[Sign.POINT]
    has_zeros = any(map(is_zero, one.texts))
    are_amounts = one.share(Kind.NUMBER, Kind.MISSING) == 1 and numbers.low >= 0
    return are_amounts and has_zeros and not one.many and not is_rated(one.name)


def _count(numbers: Sequence[_Numbers], cells: Sequence[str], kind: str) -> None:
    for one in numbers:
        if one.is_zero(text := cells[one.seen.place].strip()):
            one.zeros[kind] += 1
        elif text:
            one.others[kind] += 1


def _are_of_several(numbers: Sequence[_Numbers]) -> bool:
    """Whether a column has its numbers in none of the kinds in which another has its own."""
    few = min((one.others.keys() for one in numbers), key=len)
    return any(not few & one.others.keys() for one in numbers)


def _said(one: _Numbers, kind: str) -> str:
    which = ", ".join([*one.zeros][:_SHOWN])
    which += f" and {len(one.zeros) - _SHOWN:,} more" if len(one.zeros) > _SHOWN else ""
    return f"{one.zero} ({one.zeros.total():,}) is nothing where {kind} says {which}"
