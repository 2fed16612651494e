"""The plan of a file whose columns a person named: what each is was said, how it is read, seen."""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.exchange.reader import Brought, Here, Left, Said
from sidelog.exchange.table.cell.missing import words_of_nothing
from sidelog.exchange.table.cell.said_units import give_units, units_said
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.column.signs import with_whole_thousands
from sidelog.exchange.table.column.units import is_unit_column
from sidelog.exchange.table.dating.when import Dating, find_dating
from sidelog.exchange.table.events.happened import Events
from sidelog.exchange.table.evidence import Seen, look
from sidelog.exchange.table.long.find_long import long_of
from sidelog.exchange.table.mapping import Mapping, Named, find_named
from sidelog.exchange.table.nights.untrue import with_midnights
from sidelog.exchange.table.notes import Notes
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.planning.begin import begin
from sidelog.exchange.table.planning.named import (
    NamedPlanner,
    add_doses,
    add_values,
    planner_of_named,
)
from sidelog.exchange.table.rows.columns import Columns


def plan_named(
    columns: Columns, here: Here, said: Said, mapping: Mapping, words: SaidWords
) -> Plan:
    """What the columns of a file are, as a person said it.

    Raises:
        UsageError: a column is not there, or what was said of it cannot be.
        BadDataError: the column of the day has none.
    """
    named = find_named(mapping, columns.names, columns.grid.name)
    missing = words_of_nothing(said.missing)
    columns, all_seen = with_whole_thousands(
        columns, look(columns, missing), missing, said.decimals
    )
    dating = _dating(named, all_seen, columns, here, said)
    plan, seen = begin(columns, all_seen, missing, dating)
    plan.is_named, plan.seen = True, seen
    give_units(seen, units_said(said.units))
    planner = planner_of_named(seen, columns, here, said, words)
    used = named.used()
    if named.measures or named.value or named.product:
        units = [one for one in seen if one.place not in used and is_unit_column(one)]
    else:
        units = []
    used |= {one.place for one in units}
    add_values(plan, named, seen, planner, units)
    if named.measure and named.value:
        _add_long(plan, seen[named.measure.place], seen[named.value.place], planner, units)
    add_doses(plan, named, seen, said, planner, units)
    if named.event:
        product = named.product.place if named.product else None
        plan.events = Events(named.event.place, named.event.name, product)
        plan.brought.append(Brought(named.event.name, "events"))
    for note in named.notes:
        plan.notes.append(Notes(note.place, note.name, is_word=False))
        plan.brought.append(Brought(note.name, "notes", "word for word"))
    plan.question = plan.question or planner.question
    plan.left += [Left(one.name, "not named") for one in seen if one.place not in used]
    return plan


def _dating(named: Named, seen: Sequence[Seen], columns: Columns, here: Here, said: Said) -> Dating:
    """When lines are: on whole days where only a day was named, whatever times it has."""
    day, at = named.day, named.at
    of_line = next(seen[column.place] for column in (day, at) if column)
    dating = find_dating([of_line], columns, here, said.order)
    if day and at:
        return replace(dating, clock=seen[at.place], whole=True)
    return with_midnights(replace(dating, of_days=at is None), [of_line], columns, here)


def _add_long(
    plan: Plan, name: Seen, value: Seen, planner: NamedPlanner, units: Sequence[Seen]
) -> None:
    plan.long = long_of(name, value, plan.columns, planner, units)
    if units:
        plan.brought.append(Brought(units[0].name, f"units of {value.name}"))
    plan.brought += plan.long.brought
    plan.left += plan.long.left
