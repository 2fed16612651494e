"""0 in lines of another kind, where a program writes it for all that a line does not have.

So it is in a file with a column of kinds whose numbers are each of some of them, and 0 in all lines
of the others: a bottle has an amount and no length, and a nap has a length and no amount.  And so
it is of what is measured, in lines whose kind says that there is none: 0 \N{DEGREE SIGN}C is no
temperature of "No weather", and neither is the 32 \N{DEGREE SIGN}F that it becomes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sidelog.exchange.table.cell.numbers import Kind, Sign, token
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import split_unit, tokens, words_of
from sidelog.exchange.table.column.nothing import is_zero
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import tells_kinds
from sidelog.exchange.table.long.listed import DENIED
from sidelog.exchange.table.rows.columns import Columns

_SEVERAL = 3
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
        return is_apart and self.zeros.total() >= _SEVERAL

    def of_none(self) -> Counter[str]:
        """The kinds that say there is none, whose lines all have 0; elsewhere 0 is seldom."""
        none = Counter[str]()
        for kind, count in self.zeros.items():
            if count >= _SEVERAL and kind not in self.others and _is_none(kind):
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
