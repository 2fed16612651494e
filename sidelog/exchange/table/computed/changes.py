"""Columns that are the change of another, from the line before or the first, or by a constant."""

from collections.abc import Collection, Sequence
from itertools import islice, pairwise

from sidelog.catalog.products import is_unit
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import DAYTIMES, word_set
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.nothing import may_be_below
from sidelog.exchange.table.column.ratings import is_rated, may_be_rated, split_range
from sidelog.exchange.table.computed.sums import (
    LOOKED_AT,
    MOST,
    NUMERIC,
    number_of,
    numbers_of,
)
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.medicines import AMOUNTS
from sidelog.exchange.table.medicine.names import is_called_medicine
from sidelog.exchange.table.product.known import is_medicine, is_product_word
from sidelog.exchange.table.rows.columns import Columns

DIFFERENCES = word_set(
    "net netto rest remaining remainder difference diff delta differenz unterschied restant reste "
    "restante diferencia diferenca differenza differenca verschil roznica"
)
_LOST = word_set("loss lost verlust abnahme perte perdida perda perdita afname utrata")
"""Words of a change that is above 0 where the other falls."""
NEAR = 6
"""So many columns on each side are looked at."""
_VARIED = 5
"""So many different numbers are no chance."""
_ROUNDED, _ROUNDED_PART, _MOSTLY = 0.0051, 0.000051, 0.8
_WHOLES = (1, 100)
"""A part may be written in percent."""
_MANY, _FINEST = 20, 6
"""So many lines with the same difference are no chance, to so many decimals."""
_OF_BODIES = frozenset({"kg", "lb"})


def why_changes(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """Of which column each is the change; the others are left out already."""
    numeric = [one for one in seen if one.share(Kind.NUMBER) >= NUMERIC]
    found = dict[int, str]()
    for at, one in enumerate(numeric if len(numeric) <= MOST else ()):
        is_called = tokens(one.name) & (DIFFERENCES | _LOST) or may_be_below(one.name)
        if one.place in others or not is_called:
            continue
        near = [of for of in numeric[max(0, at - NEAR) : at + NEAR] if of is not one]
        if why := change_of(columns, one, [of for of in near if of.place not in found]):
            found[one.place] = why
    return found


def why_apart(columns: Columns, seen: Sequence[Seen], others: Collection[int]) -> dict[int, str]:
    """Which columns are another beside them, less or more by the same in all lines, by place.

    Of what may be taken two amounts may well go down together.
    """
    numeric = [one for one in seen if one.place not in others and _may_be_apart(one)]
    found = dict[int, str]()
    for at, one in enumerate(numeric):
        for of in numeric[max(0, at - NEAR) : at]:
            if of.place not in found and _spread(of) == _spread(one):
                by = _distance(columns, of, one)
                way = "less" if by < 0 else "and"
                why = f"computed: {of.name.strip()} {way} {abs(by):g}, in every line"
                found |= {one.place: why} if by else {}
    return found


def _may_be_apart(one: Seen) -> bool:
    """Whether a column has many numbers, and none of what was taken, or of how something was."""
    unit, words = split_unit(one.name)[1], tokens(one.name)
    may_be_taken = bool(words & (AMOUNTS | DAYTIMES)) or is_called_medicine(one)
    may_be_taken |= is_medicine(one.name) or any(map(is_product_word, words))
    may_be_taken |= is_unit(unit) and unit not in _OF_BODIES
    numbers = one.numbers[one.sign]
    is_rating = is_rated(one.name) or split_range(one.name)[1] is not None
    is_rating |= numbers.whole and may_be_rated(numbers)
    is_number = one.share(Kind.NUMBER) == 1 and one.filled >= _MANY
    return is_number and not (may_be_taken or is_rating)


def _spread(one: Seen) -> tuple[int, float]:
    numbers = one.numbers[one.sign]
    return one.filled, round(numbers.high - numbers.low, _FINEST)


def _distance(columns: Columns, of: Seen, one: Seen) -> float:
    """By how much a column is more than another in all lines; 0 where that is not the same.

    Nor is it where both go but one way, as two amounts do that are tapered.
    """
    found, numbers = set[float](), list[float]()
    for cells in columns.cells():
        more, less = number_of(cells[one.place], one.sign), number_of(cells[of.place], of.sign)
        if more is None and less is None:
            continue
        if more is None or less is None or len(found) > 1:
            return 0.0
        found.add(round(more - less, _FINEST))
        numbers.append(more)
    ways = {before < number for before, number in pairwise(numbers) if before != number}
    are_varied = len({*numbers}) >= _VARIED and len(ways) > 1
    return found.pop() if len(found) == 1 and are_varied else 0.0


def change_of(columns: Columns, one: Seen, near: Sequence[Seen]) -> str:
    """Of which column numbers are the change from the line before or from the first; or empty.

    A few may not be, where a line was copied.
    """
    read = numbers_of(list(islice(columns.cells(), LOOKED_AT)), (one, *near))
    numbers = read[one.place]
    if len({*numbers}) < _VARIED:
        return ""
    for of in near:
        pairs = zip(numbers, read[of.place], strict=True)
        lines = [(said, other) for said, other in pairs if other is not None]
        if sum(said is not None for said, _ in lines) < len(numbers) - numbers.count(None):
            continue  # some were entered
        for some in (lines, lines[::-1]):
            before = [other for _, other in some]
            if _is_step(some, before):
                return f"computed: the change of {of.name} from the line before"
            if any(_is_step(some, before, of_whole) for of_whole in _WHOLES):
                return f"computed: the change of {of.name} from the line before, as a part of it"
            if any(before[:1]) and _is_step(some, before[:1] * len(before)):
                return f"computed: the change of {of.name} from the first line"
    return ""


def _is_step(
    lines: Sequence[tuple[float | None, float]], before: Sequence[float], of_whole: float = 0.0
) -> bool:
    """Whether most numbers are how far those beside them are from those before, up or down.

    Or they are parts of a whole of that size.
    """
    steps = zip(lines[1:], before, strict=False)
    told = [
        (said, (other - least) * of_whole / (least or 1) if of_whole else other - least)
        for (said, other), least in steps
        if said is not None
    ]
    telling = list(filter(any, told)) if of_whole else told  # small numbers are all near 0
    close = _ROUNDED_PART * of_whole or _ROUNDED
    fit = max(sum(abs(said - way * step) <= close for said, step in telling) for way in (1, -1))
    return len({step for _, step in told}) >= _VARIED and fit >= len(telling) * _MOSTLY
