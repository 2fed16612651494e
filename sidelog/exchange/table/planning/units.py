"""The units of numbers: those that a person said, and those in columns of their own."""

from collections.abc import Mapping, Sequence

from sidelog.exchange.table.cell.numbers import Kind, usual_unit
from sidelog.exchange.table.cell.said_units import unit_said
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.units import (
    HOURS,
    UNITS,
    UnitBeside,
    converted,
    ends_of,
    give,
    is_same_unit,
    is_unit_column,
    own_unit,
    said_unit,
    says_unit,
)
from sidelog.exchange.table.day_value.several import values_of
from sidelog.exchange.table.evidence import Seen, chunks, finish
from sidelog.exchange.table.medicine.words import AMOUNTS
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.rows.columns import Columns

_VALUE = frozenset({"value"})
_MOST_UNITS = 4


def has_unit(plan: Plan, words: str | None) -> bool:
    """Whether some values are in a unit that a person said, or were turned from it."""
    unit = unit_said(words)
    units = {one.measure.scale.unit for one in values_of(plan)}
    turned = [HOURS.keys(), {"g", "kg"}]
    return any(
        is_same_unit(unit, one) or any({unit, one} <= both for both in turned)
        for one in units
        if unit
    )


def give_unit(plan: Plan, rest: list[Seen], missing: frozenset[str]) -> list[Seen]:
    """Give the units that columns say to the columns of their numbers; returns the others."""
    units = [one for one in rest if is_unit_column(one)]
    if not units:
        return _give_beside(plan, rest)
    rest = [one for one in rest if one not in units]
    given = set[int]()
    for unit in units:
        if not any(map(said_unit, unit.texts)):
            plan.leave(unit.name, f"it says no unit: {next(iter(unit.texts))[:40]}")
            continue
        numeric = [one for one in rest if one.share(Kind.NUMBER) > 1 / 2 and one.place not in given]
        of = _of_which(unit, numeric, plan.columns, is_only=len(units) == 1)
        if of is None:
            plan.leave(unit.name, "units, and it is not plain of which numbers")
            continue
        given.add(of.place)
        at = rest.index(of)
        rest[at : at + 1] = _in_units(plan, of, unit, missing)
    return rest


def _of_which(
    unit: Seen, numeric: Sequence[Seen], columns: Columns, *, is_only: bool
) -> Seen | None:
    """The column of numbers that a column of units is of; None where it is not plain."""
    namesake = [one for one in numeric if tokens(one.name) == tokens(unit.name) - UNITS]
    found = namesake or _in_the_same_lines(unit, numeric, columns)
    found = found or [one for one in numeric if one.place == unit.place - 1]
    if not found and is_only:
        called = [one for one in numeric if tokens(one.name) == _VALUE]
        found = called or (list(numeric) if len(numeric) == 1 else [])
    return next(iter(found), None)


def _in_the_same_lines(unit: Seen, numeric: Sequence[Seen], columns: Columns) -> list[Seen]:
    """The one column that has numbers in just the lines that have a unit, and others have none."""
    may_be = {one.place for one in numeric if one.filled == unit.filled} if unit.empty else set()
    for cells in columns.cells() if may_be else ():
        has_unit = bool(cells[unit.place].strip())
        may_be = {place for place in may_be if bool(cells[place].strip()) == has_unit}
    return [one for one in numeric if one.place in may_be] if len(may_be) == 1 else []


def _in_units(plan: Plan, of: Seen, unit: Seen, missing: frozenset[str]) -> list[Seen]:
    """A column of numbers in the unit that another says of it, or in each of several."""
    first = next(iter(unit.texts))
    said = usual_unit(first) or (first if ends_of(first) else "")
    if len(unit.texts) == 1 and (own := own_unit(of.name)) and own != said:
        plan.leave(unit.name, f"{of.name} says its own unit, {own}")
        return [of]
    if len(unit.texts) == 1 and said:
        give(of, said)
        plan.bring(unit.name, f"unit of {of.name}", said)
        return [of]
    parts = _of_each(plan, of, unit, missing)
    if not parts and tokens(of.name) & AMOUNTS and not plan.is_named:
        of.unit_beside = UnitBeside(unit.place, are_many=True)
        plan.bring(unit.name, f"units of {of.name}", "each behind its amount")
        return [of]
    if not parts:  # numbers whose unit changes from line to line are not of one measure
        plan.leave(unit.name, f"units of {of.name}")
        plan.leave(of.name, f"its unit changes: {unit.name}")
        return []
    how = ", ".join(unit.texts)
    how += "; each is a measure of its own" if len(parts) > 1 else ""
    plan.bring(unit.name, f"units of {of.name}", how)
    return parts


def _of_each(plan: Plan, of: Seen, unit: Seen, missing: frozenset[str]) -> list[Seen]:
    """The numbers with the units beside them, where one can be in that of another; else by unit."""
    units = {usual_unit(text) for text in unit.texts}
    if "" in units or split_unit(of.name)[1] or any(of.units.keys() - {""}):
        return []
    first, *others = units
    if all(converted(1, one, first) is not None for one in others):
        beside = {of.name: UnitBeside(unit.place)}
    elif plan.is_named or len(units) > _MOST_UNITS:
        return []
    else:
        usual = {usual_unit(text): text for text in unit.texts}
        beside = {f"{of.name} ({text})": UnitBeside(unit.place, one) for one, text in usual.items()}
        beside[of.name] = UnitBeside(unit.place, "")  # of which no unit is said
    return _looked_at(of, beside, plan.columns, missing)


def _looked_at(
    of: Seen, beside: Mapping[str, UnitBeside], columns: Columns, missing: frozenset[str]
) -> list[Seen]:
    """What a column has in each of some units, or in all with these behind its numbers."""
    parts: list[Seen] = []
    for name, of_unit in beside.items():
        part = Seen(of.place, name)
        part.unit_beside, part.unit = of_unit, of_unit.only or ""
        parts.append(part)
    for rows in chunks(columns.rows(), len(columns.names)):
        lines = [row.line for row in rows]
        for part, of_unit in zip(parts, beside.values(), strict=True):
            part.add([of_unit.text(row.cells, of.place) or "" for row in rows], lines, missing)
    finish(parts, missing)
    return [part for part in parts if part.filled]


def _give_beside(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Give the unit that stands in every line behind numbers to these; returns the others."""
    numbers = (one for one in rest if one.share(Kind.NUMBER) == 1 and not {*one.units} - {""})
    bare = {one.place: one for one in numbers if not split_unit(one.name)[1]}
    for unit in rest:
        said = usual_unit(next(iter(unit.texts), "")) if says_unit(unit) else ""
        if said and (of := bare.get(unit.place - 1)):
            give(of, said)
            plan.bring(unit.name, f"unit of {of.name}", said)
            return [one for one in rest if one is not unit]
    return rest
