"""Lengths without a unit that are one together whose unit is known: asleep, and awake, of all."""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.names import unit_word
from sidelog.exchange.table.column.units import give, own_unit
from sidelog.exchange.table.computed.sums import number_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_LOOKED_AT, _FEWEST, _MOST_COLUMNS, _MOST_PARTS = 500, 4, 10, 4
_ALL_BUT_FEW = 0.95
_TELLING = 20
"""Smaller numbers may agree by chance."""
_ROUNDED, _NEEDED = 1, 5
"""So much less or more the parts may be together, each of them rounded; none is always so small."""


def is_bare(one: Seen) -> bool:
    """Whether a column of numbers has no unit, in its name or in its cells."""
    named = own_unit(one.name) or unit_word(one.name)
    return one.share(Kind.NUMBER) > 1 / 2 and not (named or one.unit or any(one.units))


def give_unit(one: Seen, unit: str, why: str) -> None:
    """Give a column of lengths its unit, and say how that is known."""
    give(one, unit)
    one.unsaid = "; ".join(filter(None, (f"in {unit}: {why}", one.unsaid)))


def give_to_parts(total: Seen, unit: str, rest: Sequence[Seen], columns: Columns) -> None:
    """Give the columns that are a length together its unit, and those that are one of them."""
    bare = [one for one in rest if one is not total and is_bare(one)]
    parts = next(_parts_of(total, bare, columns), ()) if len(bare) <= _MOST_COLUMNS else ()
    for one in parts:
        others = " and ".join(other.name for other in parts if other is not one)
        give_unit(one, unit, f"with {others} it is {total.name}")
    for one in parts:
        give_to_parts(one, unit, rest, columns)


def _parts_of(total: Seen, some: Sequence[Seen], columns: Columns) -> Iterator[tuple[Seen, ...]]:
    """Those of some columns that are another together in nearly all lines."""
    each = (total, *some)
    lines = [
        [number_of(cells[one.place], one.sign) for one in each]
        for cells in islice(columns.cells(), _LOOKED_AT)
    ]
    known = [line for line in lines if (line[0] or 0) >= _TELLING]
    for count in range(2, _MOST_PARTS + 1):
        for places in combinations(range(1, len(each)), count):
            full = [line for line in known if None not in [line[at] for at in places]]
            sums = ((line[0], sum(line[at] or 0 for at in places)) for line in full)
            agreeing = sum(abs((meant or 0) - found) <= _ROUNDED for meant, found in sums)
            are_needed = all(any((line[at] or 0) > _NEEDED for line in full) for at in places)
            if are_needed and agreeing >= max(_FEWEST, len(full) * _ALL_BUT_FEW):
                yield tuple(each[at] for at in places)
