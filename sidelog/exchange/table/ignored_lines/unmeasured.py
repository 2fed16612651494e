"""Lines in which nothing was measured, and in which a program wrote 0 for all that it has.

Where what nobody living has none of is 0, such as a pulse, it was not measured.  Where all other
numbers of that line are 0 as well, those of columns that are seldom 0 elsewhere mean nothing; and
so do those of a column that is 0 in all such lines, whatever else these say.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.column.names import words_of
from sidelog.exchange.table.column.nothing import is_zero
from sidelog.exchange.table.column.ratings import is_rated
from sidelog.exchange.table.computed.counters import is_called_number
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.names import is_called_medicine
from sidelog.exchange.table.product.known import is_product_word
from sidelog.exchange.table.rows.columns import Columns

_NUMERIC = 0.6
_SEVERAL, _OTHERS, _SELDOM = 2, 3, 0.05
"""So many lines without a measurement, and so many others, tell what a 0 means that is so seldom
there.
"""


@dataclass(frozen=True, slots=True)
class _Unmeasured:
    """Lines in which nothing was measured.

    Attributes:
        never: the columns of what nobody has none of, with their texts of 0, in lower case.
        others: the other columns of numbers.
        emptied: those of them whose 0 means nothing in such a line.
    """

    never: Mapping[int, frozenset[str]]
    others: Sequence[int]
    emptied: Sequence[int] = field(default=())

    def is_one(self, cells: Sequence[str]) -> bool:
        """Whether a line is one: all its numbers are 0, and one of them cannot be."""
        is_so = any(cells[at].strip().casefold() in zeros for at, zeros in self.never.items())
        places = (*self.never, *self.others)
        return is_so and not any(_is_number(cells[place]) for place in places)

    def nothing(self, cells: Sequence[str]) -> Sequence[int]:
        """The places of what means nothing in a line."""
        return self.emptied if self.is_one(cells) else ()


def _is_number(text: str) -> bool:
    """Whether a cell has a number that is not 0."""
    return any(sign in "123456789" for sign in text)


def without_unmeasured(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 in lines in which nothing was measured.

    Args:
        columns: the file.
        seen: what its columns have.
    """
    columns = _without_unmeasured_lines(columns, seen)
    return _without_followers(columns, seen)


def _without_followers(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 of those that are 0 in all lines in which another was not measured."""
    never = {one.place: texts for one in seen if (texts := _zeros_of(one))}
    others = [one.place for one in seen if one.place not in never and _may_follow(one)]
    if not never or not others:
        return columns
    lines, inside = Counter[int](), Counter[tuple[int, int]]()
    zeros, numbers = Counter[int](), Counter[int]()
    for cells in columns.cells():
        unmeasured = [at for at, texts in never.items() if cells[at].strip().casefold() in texts]
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
        and zeros[place] - count <= numbers[place] * _SELDOM
    }
    if not followed:
        return columns

    def nothing(cells: Sequence[str]) -> list[int]:
        pairs = followed.items()
        return [place for place, at in pairs if cells[at].strip().casefold() in never[at]]

    unsaid = {
        place: f"nothing known where {columns.names[at]} is 0, too ({lines[at]:,})"
        for place, at in followed.items()
    }
    return columns.emptied(nothing, unsaid)


def _without_unmeasured_lines(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 in lines that say nothing else, one of which cannot be."""
    never = {one.place: texts for one in seen if (texts := _zeros_of(one))}
    others = [one.place for one in seen if one.place not in never and _has_numbers(one)]
    if not never or not others:
        return columns
    found = _Unmeasured(never, others)
    inside, outside, filled = Counter[int](), Counter[int](), Counter[int]()
    for cells in columns.cells():
        zeros = [place for place in others if is_zero(cells[place].strip())]
        if found.is_one(cells):
            inside.update(zeros)
        else:
            outside.update(zeros)
            filled.update(place for place in others if cells[place].strip())
    emptied = [
        place
        for place in others
        if inside[place] >= _SEVERAL
        and filled[place] >= _OTHERS
        and outside[place] <= filled[place] * _SELDOM
    ]
    if not emptied:
        return columns
    name = columns.names[min(never)]
    unsaid = {at: f"nothing known where {name} is 0, too ({inside[at]:,})" for at in emptied}
    return columns.emptied(replace(found, emptied=emptied).nothing, unsaid)


def _zeros_of(one: Seen) -> frozenset[str]:
    """The texts of 0 that mean nothing in a column."""
    return frozenset(text for text in one.below if is_zero(text))


def _may_follow(one: Seen) -> bool:
    """Whether a column has numbers, none of which a person rated, or took."""
    is_taken = is_called_medicine(one) or any(map(is_product_word, words_of(one.name)))
    return _has_numbers(one) and not (is_taken or is_rated(one.name))


def _has_numbers(one: Seen) -> bool:
    """Whether a column has numbers that are not those of its lines."""
    numbers = one.numbers[Sign.POINT]
    are_all_other = numbers.whole and len(one.texts) == one.filled > _SEVERAL
    is_of_lines = is_called_number(one) or (are_all_other and numbers.low > 0)
    return one.share(Kind.NUMBER) >= _NUMERIC and not is_of_lines
