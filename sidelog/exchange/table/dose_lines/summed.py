"""How much of a product a day had in all, beside the columns of its doses one by one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.products import convert, is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.errors import BadDataError, SidelogError
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.amount.amount import AmountSaid
from sidelog.exchange.table.amount.columns import unit_within
from sidelog.exchange.table.amount.named import named_doses, unit_in
from sidelog.exchange.table.amount.units import parse_known
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.column.names import split_unit
from sidelog.exchange.table.computed.sums import OF_LINE
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.draft import readable
from sidelog.exchange.table.evidence import Seen, says
from sidelog.exchange.table.medicine.columns_of_one import OF_OTHERS
from sidelog.exchange.table.medicine.doses import Amounts, Doses
from sidelog.exchange.table.medicine.words import MOSTLY
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.product.column_names import is_called_total
from sidelog.exchange.table.product.strengths import is_zero
from sidelog.exchange.table.rows.columns import Columns

_LOOKED_AT = 1000
_WHERE_ALONE = "a total of the others, taken only where none of them says anything"
_SUM_OF_LINES = "of a sum of the lines above it"
_FEW = 2
"""Of what is called a total so many lines show that it is, and of so many it is at least."""
_AS_MUCH = 2
"""What is more than so many times what any other line has is no amount of one day."""
_ENOUGH, _MOSTLY, _ROUNDED = 3, 0.7, 0.01
"""So many lines, and most of those that have either, are as much as their doses."""


def leave_summed(doses: Doses, rest: Sequence[Seen], columns: Columns) -> list[Amounts]:
    """Leave the amounts out that are the sums of other doses of their product, in their line.

    Where most are, those beside them are so, too, whose names are not always written alike.  A
    column that is called a total, and names no product, may be that of the only one that is named.
    Returns those that are.
    """
    places = [names.place for names in doses.only_names]
    called = [
        one for one in doses.amounts if one.product and one.unit and _parts(one, doses, places)
    ]
    free = [one for one in rest if one.place not in doses.places and is_called_total(one.name)]
    totals = [one for one in free if places and one.share(Kind.NUMBER, Kind.MISSING) > MOSTLY]
    rows = [*islice(columns.cells(), _LOOKED_AT)] if called or totals else []
    sums = [one for one in called if _are_sums(one, _parts(one, doses, places), places, rows)]
    of_names = [*_of_only_product(totals, places, rows)]
    left = [*sums, *(one for one in of_names if _are_sums(one, [one], places, rows))]
    for one in left:
        doses.leave(one, f"{OF_LINE} the doses of {one.product}")
    for one in called if places and len(sums) * 2 > len(called) else ():
        if one not in sums:
            doses.leave(one, "a sum of doses, as those beside it")
    return left


def _of_only_product(
    totals: Sequence[Seen], places: Sequence[int], rows: Sequence[Sequence[str]]
) -> Iterator[Amounts]:
    """Totals as amounts of the one product that is named with amounts, all in one unit."""
    pairs = (pair for cells in rows for at in places for pair in named_doses(cells[at]))
    found = [(name, unit) for name, amount in pairs if (unit := unit_in(amount, name))]
    if len({(fold(name), unit) for name, unit in found}) == 1:
        name, unit = found[0]
        for one in totals:
            own = parse_known(split_unit(one.name)[1]) or unit
            yield Amounts(one.place, one.name, name, own, sign=one.sign)


def add_wholes(
    doses: Doses, summed: Sequence[Amounts], plan: Plan, moments: Moments, missing: frozenset[str]
) -> None:
    """Take totals that were left out for what was taken where no part of them says anything."""
    if doses.are_steps:
        return
    names = [one.place for one in doses.only_names]
    left = {one.found: one.why for one in (*plan.left, *doses.left)}
    own = {one.column for one in summed}
    wholes = [*summed, *_wholes(doses, {n: why for n, why in left.items() if n not in own}, plan)]
    used = {at for at, name in enumerate(plan.columns.names) if name in left}
    used |= plan.dating.places().keys()
    for one in wholes:
        parts = {*names, *(part.place for part in _alike(one, doses))}
        alone = _Alone(one.place, parts, used | parts, missing)
        if not (found := alone.found(plan.columns)):
            continue
        sums = _sums_of_lines(_amounts_by_line(one, doses, plan.columns), found)
        if lines := alone.lines(found, plan.columns, moments) - sums:
            doses.alone[one.place] = lines
            doses.amounts.append(replace(one, of_day=0, has_zeros=True))
            doses.left = [other for other in doses.left if other.found != one.column]
            plan.left = [other for other in plan.left if other.found != one.column]
            how = f"{_WHERE_ALONE}; not that {_SUM_OF_LINES}, in line " if sums else _WHERE_ALONE
            how += " and ".join(map(str, sorted(sums)[:_FEW])) + " and others" * (len(sums) > _FEW)
            doses.brought.append(Brought(one.column, f"doses of {one.product}", how))


def _amounts_by_line(one: Amounts, doses: Doses, columns: Columns) -> dict[int, float]:
    names = [named.place for named in doses.only_names]
    parts, found = _alike(one, doses), dict[int, float]()
    for row in readable(columns):
        of_parts = [_number(part, row.cells[part.place], one.unit) for part in parts]
        some = sum(of_parts) + _summed(one, names, row.cells)
        found[row.line] = _number(one, row.cells[one.place]) or some
    return {line: number for line, number in found.items() if number}


def _sums_of_lines(amounts: Mapping[int, float], alone: Collection[int]) -> frozenset[int]:
    """The lines, of those with a total alone, that have a sum of the lines above, or far more."""
    found = _far_above(amounts, alone)
    since, above = list[float](), list[float]()
    for line, number in amounts.items():
        sums = [sum(some) for some in (since, above) if len(some) >= _FEW]
        is_sum = any(abs(number - one) <= one * _ROUNDED for one in sums)
        if line in found or (line in alone and is_sum):
            found.add(line)
            since = []
        else:
            since.append(number)
            above.append(number)
    return frozenset(found)


def _far_above(amounts: Mapping[int, float], alone: Collection[int]) -> set[int]:
    """The lines with a total alone, by far the fewest, that is far more than any other line has."""
    found = set[int]()
    by_size = sorted(amounts, key=amounts.__getitem__, reverse=True)
    for count, (line, other) in enumerate(pairwise(by_size), 1):
        if line not in alone or count * 2 > len(by_size):
            break
        if amounts[line] > amounts[other] * _AS_MUCH:
            found = {*by_size[:count]}
    return found


class _Alone(NamedTuple):
    """Looks for the lines in which a total stands without its parts.

    Attributes:
        place: of the total.
        parts: the places of its parts.
        used: those, and the places of what is computed, or says when a line is.
        missing: words that mean that nothing is known.
    """

    place: int
    parts: Collection[int]
    used: Collection[int]
    missing: frozenset[str]

    def found(self, columns: Columns) -> dict[int, Sequence[str]]:
        """The lines with the total alone, by their numbers."""
        return {row.line: row.cells for row in readable(columns) if self._is_alone(row.cells)}

    def lines(
        self, found: Mapping[int, Sequence[str]], columns: Columns, moments: Moments
    ) -> frozenset[int]:
        """The numbers of those lines on whose day no other line has a part."""
        days = {line: day for line, cells in found.items() if (day := _day(cells, moments))}
        rows = (row.cells for row in readable(columns) if self._has_part(row.cells))
        of_parts = {_day(cells, moments) for cells in rows}
        return frozenset(line for line, day in days.items() if day not in of_parts)

    def _is_alone(self, cells: Sequence[str]) -> bool:
        """Whether a line has the total alone; 0 of a line that says nothing may be computed."""
        text = cells[self.place].strip()
        if not self._says(text) or self._has_part(cells):
            return False
        is_none = is_zero(text) or text.casefold() in NONE_WORDS
        others = (cell for at, cell in enumerate(cells) if at not in self.used)
        return not is_none or any(map(self._says, others))

    def _has_part(self, cells: Sequence[str]) -> bool:
        return any(self._says(cells[at]) for at in self.parts)

    def _says(self, text: str) -> bool:
        return says(text.strip(), self.missing)


def _day(cells: Sequence[str], moments: Moments) -> date | None:
    with suppress(BadDataError):
        return moments.at(cells).day
    return None


def _wholes(doses: Doses, left: Mapping[str, str], plan: Plan) -> Iterator[Amounts]:
    """The totals among columns that were left out, each as amounts of the product of its parts."""
    products = {fold(one.product): one.product for one in doses.amounts if one.product}
    for place, name in enumerate(plan.columns.names):
        why = left.get(name, "")
        is_whole = why == OF_OTHERS or why.startswith(OF_LINE)
        said = [product for product in products if product in fold(name)]
        of = max(said, key=len) if said else min(products) if len(products) == 1 else ""
        if not is_whole or not of:
            continue
        one = Amounts(place, name, products[of], None)
        parts = _alike(one, doses)
        rows = [*islice(plan.columns.cells(), _LOOKED_AT)]
        unit = parse_known(split_unit(name)[1]) or unit_within(name) or _unit(parts, rows)
        one = replace(one, unit=unit, sign=parts[0].sign)
        if len(parts) > 1 and unit and _is_whole(one, parts, rows):
            yield one


def _unit(parts: Sequence[Amounts], rows: Sequence[Sequence[str]]) -> str:
    units = {part.unit for part in parts if part.unit}
    units = units or {unit_in(cells[part.place]) for cells in rows for part in parts} - {""}
    return units.pop() if len(units) == 1 else ""


def _is_whole(one: Amounts, parts: Sequence[Amounts], rows: Sequence[Sequence[str]]) -> bool:
    fit = lines = 0
    for cells in rows:
        meant = sum(_number(part, cells[part.place], one.unit) for part in parts)
        lines += bool(meant)
        fit += bool(meant) and abs(_number(one, cells[one.place]) - meant) <= meant * _ROUNDED
    return fit >= max(_FEW, lines * _MOSTLY)


def _alike(one: Amounts, doses: Doses) -> list[Amounts]:
    alike = (part for part in doses.amounts if fold(part.product or "") == fold(one.product or ""))
    return [part for part in alike if part.place != one.place]


def _parts(one: Amounts, doses: Doses, places: Sequence[int]) -> list[Amounts]:
    """The columns that may be parts of one: several of its product, or itself beside names."""
    parts = _alike(one, doses)
    return parts if len(parts) > 1 else [one] if places else []


def _are_sums(
    one: Amounts, parts: Sequence[Amounts], places: Sequence[int], rows: Sequence[Sequence[str]]
) -> bool:
    """Whether most numbers are as much as the others of their line, some of which are several."""
    fit = lines = telling = 0
    for cells in rows:
        number = _number(one, cells[one.place])
        some = [_number(part, cells[part.place], one.unit) for part in parts if part is not one]
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


def _number(one: Amounts, text: str, unit: str | None = None) -> float:
    """An amount in a unit, be it that of its column; 0 where it says none."""
    unit, text = unit or one.unit, text.strip()
    amounts = one if one.unit else replace(one, unit=unit)
    with suppress(SidelogError):
        found = amounts.read(text, one.product or "") if text else AmountSaid()
        if found.number and found.unit and unit:
            of, to = parse_unit(found.unit), parse_unit(unit)
            return convert(found.number, of, to) if is_convertible(of, to) else 0.0
    return 0.0
