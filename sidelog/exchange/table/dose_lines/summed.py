"""How much of a product a day had in all, beside the columns of its doses one by one."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

from sidelog.catalog.products import convert, is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.errors import SidelogError
from sidelog.exchange.table.amount.named import named_doses
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.rows.columns import Columns

_LOOKED_AT = 1000
_ENOUGH, _MOSTLY, _ROUNDED = 3, 0.7, 0.01
"""So many lines, and most of those that have either, are as much as their doses."""


def leave_summed(doses: Doses, columns: Columns) -> None:
    """Leave the amounts out that are the sums of other doses of their product, in their line.

    Where most are, those beside them are so, too, whose names are not always written alike.
    """
    places = [names.place for names in doses.only_names]
    called = [
        one for one in doses.amounts if one.product and one.unit and _parts(one, doses, places)
    ]
    rows = [*islice(columns.cells(), _LOOKED_AT)] if called else []
    sums = [one for one in called if _are_sums(one, _parts(one, doses, places), places, rows)]
    for one in called if places and len(sums) * 2 > len(called) else sums:
        how = f"computed: the sum of the doses of {one.product}"
        why = how if one in sums else "a sum of doses, as those beside it"
        doses.leave(one, why)


def _parts(one: Amounts, doses: Doses, places: Sequence[int]) -> list[Amounts]:
    """The columns that may be parts of one: several of its product, or itself beside names."""
    alike = [part for part in doses.amounts if fold(part.product or "") == fold(one.product or "")]
    parts = [part for part in alike if part is not one]
    return parts if len(parts) > 1 else [one] if places else []


def _are_sums(
    one: Amounts, parts: Sequence[Amounts], places: Sequence[int], rows: Sequence[Sequence[str]]
) -> bool:
    """Whether most numbers are how much of the product the others of their line are.

    Beside 0 a part is as much as the whole: some lines have several parts, or all are names.
    """
    fit = lines = telling = 0
    for cells in rows:
        number = _number(one, cells[one.place])
        some = [_number(part, cells[part.place]) for part in parts if part is not one]
        meant = sum(some) + _summed(one, places, cells)
        lines += bool(number or meant)
        if number and abs(number - meant) <= number * _ROUNDED:
            fit += 1
            telling += not some or sum(map(bool, some)) > 1
    return telling > 1 and fit >= max(_ENOUGH, lines * _MOSTLY)


def _summed(one: Amounts, places: Sequence[int], cells: Sequence[str]) -> float:
    """How much of a product the cells of a line name, in the unit of its column."""
    pairs = (pair for place in places for pair in named_doses(cells[place]))
    return sum(_number(one, said) for name, said in pairs if fold(name) == fold(one.product or ""))


def _number(one: Amounts, text: str) -> float:
    """An amount in the unit of a column; 0 where it says none."""
    number = 0.0
    with suppress(SidelogError):
        found = one.read(text.strip(), one.product or "") if text.strip() else None
        units = found and found.unit and one.unit and (found.unit, one.unit)
        of, to = map(parse_unit, units) if units else (None, None)
        if found and found.number and of and to and is_convertible(of, to):
            number = convert(found.number, of, to)
    return number
