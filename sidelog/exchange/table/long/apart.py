"""The names of a file whose values are of several things, as the units of their lines tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from sidelog.catalog.products import is_piece, is_unit, parse_unit
from sidelog.exchange.table.cell.numbers import Kind, token
from sidelog.exchange.table.column.units import has_others, own_unit
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.long.named import Long, as_written, which
from sidelog.exchange.table.rows.columns import Columns

_Key = tuple[str, int]
_Ways = dict[str, Counter[str]]


def find_apart(long: Long, groups: Mapping[_Key, Seen], columns: Columns) -> frozenset[str]:
    """Find the names that are of several things, and return them as they are looked up.

    A name that is written in several ways is, where some of these have a unit and others have none;
    and one in several units of which none becomes another, and of which each comes again.
    """
    written = _written(long, groups, columns)
    by_writing = {key[0] for key, ways in written.items() if len({*map(any, ways.values())}) > 1}
    of_each: dict[_Key, Counter[str]] = defaultdict(Counter)
    for (name, place), ways in written.items():
        for way, units in ways.items():
            of_each[way if name in by_writing else name, place].update(units)
    by_unit = {key[0] for key, units in of_each.items() if _are_of_several(units)}
    long.by_writing, long.by_unit = frozenset(by_writing), frozenset(by_unit)
    return long.by_writing | long.by_unit


def _written(long: Long, groups: Mapping[_Key, Seen], columns: Columns) -> dict[_Key, _Ways]:
    """The units of the numbers of each name that is written in several ways, or has several units.

    They are by how it is written.
    """
    several = {
        key
        for key, seen in groups.items()
        if key[0] not in long.given and (len(long.ways[key[0]]) > 1 or len(seen.units) > 1)
    }
    found: dict[_Key, _Ways] = defaultdict(lambda: defaultdict(Counter))
    for cells in columns.cells() if several else ():
        name = long.said(cells)
        for column in long.columns:
            key = (which(name), column.place)
            if key in several and token(cells[column.place].strip()).kind is Kind.NUMBER:
                unit = column.any_unit(cells) or own_unit(name) or column.unit
                found[key][as_written(name)][unit] += 1
    return found


def _are_of_several(units: Counter[str]) -> bool:
    """Whether numbers are in several units of things measured, of which none becomes another."""
    first, *others = [unit for unit in units if unit] or [""]
    return (
        has_others(first, others)
        and all(units[unit] > 1 for unit in (first, *others))
        and not any(is_unit(unit) and is_piece(parse_unit(unit)) for unit in (first, *others))
    )
