"""The units of numbers: those that a person said, and those in columns of their own."""

from sidelog.catalog.products import parse_unit
from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Brought, Left
from sidelog.exchange.table.cell.numbers import Kind, usual_unit
from sidelog.exchange.table.column.measures import is_same_unit
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.units import (
    HOURS,
    UNITS,
    ends_of,
    give,
    is_unit_column,
    own_unit,
    said_unit,
    says_unit,
)
from sidelog.exchange.table.day_value.several import values_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.plan import Plan

_VALUE = frozenset({"value"})


def unit_said(words: str | None) -> str:
    """The unit that a person said, by its usual name; empty where none was, or it is open.

    Raises:
        UsageError: no unit is called that.
    """
    if not words or words in UNKNOWN_WORDS:
        return ""
    return usual_unit(words) or parse_unit(words).name


def has_unit(plan: Plan, words: str | None) -> bool:
    """Whether some values are in a unit that a person said, or were turned from it into hours."""
    unit = unit_said(words)
    units = {one.measure.scale.unit for one in values_of(plan)}
    return any(is_same_unit(unit, one) or HOURS.keys() >= {unit, one} for one in units if unit)


def give_unit(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Give the unit that a column says to the one column of numbers; returns the others."""
    unit = next((one for one in rest if is_unit_column(one)), None)
    if unit is None:
        return _give_beside(plan, rest)
    rest = [one for one in rest if one is not unit]
    if not any(map(said_unit, unit.texts)):
        plan.left.append(Left(unit.name, f"it says no unit: {next(iter(unit.texts))[:40]}"))
        return rest
    numeric = [one for one in rest if one.share(Kind.NUMBER) > 1 / 2]
    namesake = [one for one in numeric if tokens(one.name) == tokens(unit.name) - UNITS]
    beside = [one for one in numeric if one.place == unit.place - 1]
    called = [one for one in numeric if tokens(one.name) == _VALUE]
    of = next(iter(namesake or beside or called or (numeric if len(numeric) == 1 else [])), None)
    first = next(iter(unit.texts))
    said = usual_unit(first) or (first if ends_of(first) else "")
    if of is None:
        plan.left.append(Left(unit.name, "units, and it is not plain of which numbers"))
    elif len(unit.texts) == 1 and (own := own_unit(of.name)) and own != said:
        plan.left.append(Left(unit.name, f"{of.name} says its own unit, {own}"))
    elif len(unit.texts) == 1 and said:
        give(of, said)
        plan.brought.append(Brought(unit.name, f"unit of {of.name}", said))
    else:  # numbers whose unit changes from line to line are not of one measure
        plan.left.append(Left(unit.name, f"units of {of.name}"))
        plan.left.append(Left(of.name, f"its unit changes: {unit.name}"))
        rest = [one for one in rest if one is not of]
    return rest


def _give_beside(plan: Plan, rest: list[Seen]) -> list[Seen]:
    """Give the unit that stands in every line behind numbers to these; returns the others."""
    numbers = (one for one in rest if one.share(Kind.NUMBER) == 1 and not {*one.units} - {""})
    bare = {one.place: one for one in numbers if not split_unit(one.name)[1]}
    for unit in rest:
        said = usual_unit(next(iter(unit.texts), "")) if says_unit(unit) else ""
        if said and (of := bare.get(unit.place - 1)):
            give(of, said)
            plan.brought.append(Brought(unit.name, f"unit of {of.name}", said))
            return [one for one in rest if one is not unit]
    return rest
