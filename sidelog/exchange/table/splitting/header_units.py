"""Cells that name what was taken with a number, whose unit the header has: Tramadol 50 of mg."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sidelog.exchange.table.amount.named import parted
from sidelog.exchange.table.cell.numbers import IU
from sidelog.exchange.table.column.names import split_unit
from sidelog.exchange.table.medicine.medicines import parse_known
from sidelog.exchange.table.product.known import MEDICINES, is_taken_by_name
from sidelog.exchange.table.product.unnamed import is_part_of_day, plain_words
from sidelog.exchange.table.rows.columns import Columns, filled
from sidelog.exchange.table.rows.text_rows import Row

_NAMED = re.compile(r"([^\W\d_][^\d]*) \d+(?:[.,]\d+)?")
_LOOKED_AT, _LONGEST, _MOSTLY = 1000, 200, 0.6
_UNITS = frozenset({"mg", "\N{MICRO SIGN}g", IU, "g", "ml", "drop"})
"""Of tablets a number behind a name may as well be of the mg that each of them has."""
_OF_FOOD = frozenset({"g", "ml"})


def with_units_of_headers(columns: Columns) -> Columns:
    """The columns, with the unit of a header behind the numbers of the names below it.

    It is so where a header is called a medicine or a part of the day, and most of its cells are
    such names; in g or ml, in which food is as well, some of them are known to be taken.
    """
    rows = columns.head(_LOOKED_AT)
    units = {
        place: split_unit(name)
        for place, name in enumerate(columns.names)
        if _has_unit_of(name, filled(rows, place))
    }
    if not units:
        return columns
    names = [*columns.names]
    for place, (base, _) in units.items():
        names[place] = base if base not in names else names[place]
    some = ", ".join(columns.names[place] for place in units)
    remark = f"the unit of {some} is that of the numbers behind the names in it"
    in_full = columns.in_full
    behind = {place: unit for place, (_, unit) in units.items()}
    return replace(
        columns,
        names=tuple(names),
        in_full=lambda rows: _with_units(in_full(rows), behind),
        remarks=(*columns.remarks, remark),
    )


def _has_unit_of(name: str, texts: Sequence[str]) -> bool:
    """Whether a header has the unit of the numbers behind the names in its cells."""
    base, unit = split_unit(name)
    known = parse_known(unit)
    is_called = is_part_of_day(base) or bool(plain_words(base) & MEDICINES)
    if known not in _UNITS or not is_called:
        return False
    named = [found for text in texts for part in _parts(text) if (found := _NAMED.fullmatch(part))]
    some = sum(bool(_in_unit(text, unit)) for text in texts)
    is_sure = known not in _OF_FOOD or any(is_taken_by_name(found[1]) for found in named)
    return bool(some) and some >= len(texts) * _MOSTLY and is_sure


def _parts(text: str) -> list[str]:
    return parted(" ".join(text.split())) if len(text) <= _LONGEST else []


def _in_unit(text: str, unit: str) -> str:
    """The names of a cell, each with its number in a unit; empty where it has anything else."""
    parts = _parts(text)
    return ", ".join(f"{part} {unit}" for part in parts if all(map(_NAMED.fullmatch, parts)))


def _with_units(rows: Iterator[Row], units: Mapping[int, str]) -> Iterator[Row]:
    for row in rows:
        cells = [
            (_in_unit(cell, units[place]) or cell) if place in units else cell
            for place, cell in enumerate(row.cells)
        ]
        yield row._replace(cells=cells)
