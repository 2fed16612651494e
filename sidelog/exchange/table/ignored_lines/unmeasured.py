"""Lines in which nothing was measured, and in which a program wrote 0 for all that it has.

Where what nobody living has none of is 0, such as a pulse, it was not measured.  Where all other
numbers of that line are 0 as well, those of columns that are seldom 0 elsewhere mean nothing; and
so do those of a column that is 0 in all such lines, whatever else these say.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
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


_Never = Mapping[int, frozenset[str]]
"""The texts of 0 that mean nothing, by the places of the columns of what nobody has none of."""


def without_unmeasured(columns: Columns, seen: Sequence[Seen]) -> Columns:
    """The columns, without 0 in lines in which nothing was measured."""
    zeros = {one.place: frozenset(filter(is_zero, one.below)) for one in seen}
    never = {place: texts for place, texts in zeros.items() if texts}
    others = [one for one in seen if one.place not in never and _has_numbers(one)] if never else []
    if not others:
        return columns
    columns = _without_unmeasured_lines(columns, never, [one.place for one in others])
    return _without_followers(columns, never, [one.place for one in others if _may_follow(one)])


def _unmeasured(cells: Sequence[str], never: _Never) -> list[int]:
    return [at for at, texts in never.items() if cells[at].strip().casefold() in texts]


def _is_number(text: str) -> bool:
    return any(sign in "123456789" for sign in text)


def _without_followers(columns: Columns, never: _Never, others: Sequence[int]) -> Columns:
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
        and zeros[place] - count <= numbers[place] * _SELDOM
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


def _without_unmeasured_lines(columns: Columns, never: _Never, others: Sequence[int]) -> Columns:
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
        and outside[place] <= filled[place] * _SELDOM
    ]
    if not emptied:
        return columns
    name = columns.names[min(never)]
    unsaid = {at: f"nothing known where {name} is 0, too ({inside[at]:,})" for at in emptied}
    return columns.emptied(lambda cells: emptied if is_one(cells) else (), unsaid)


def _may_follow(one: Seen) -> bool:
    """Whether the numbers of a column are nothing that a person rated, or took."""
    is_taken = is_called_medicine(one) or any(map(is_product_word, words_of(one.name)))
    return not (is_taken or is_rated(one.name))


def _has_numbers(one: Seen) -> bool:
    """Whether a column has numbers that are not those of its lines."""
    numbers = one.numbers[Sign.POINT]
    are_all_other = numbers.whole and len(one.texts) == one.filled > _SEVERAL
    is_of_lines = is_called_number(one) or (are_all_other and numbers.low > 0)
    return one.share(Kind.NUMBER) >= _NUMERIC and not is_of_lines
