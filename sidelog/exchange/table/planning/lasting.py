"""What happened from one day to another, and how long lines were."""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.catalog.values import UNKNOWN_WORDS
from sidelog.exchange.reader import Brought
from sidelog.exchange.reader import Said as SaidOfFile
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.events.happened import Events
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.spans import (
    find_period,
    find_span,
    give_unit_of_ends,
    last_days,
    measured,
    tells_kinds,
    why_no_start,
)
from sidelog.exchange.table.plan import Plan
from sidelog.exchange.table.rows.columns import Columns

_SELDOM = 0.1
"""Where so few lines have no value, their starts and ends are of that."""


def with_events(plan: Plan, rest: list[Seen], seen: Sequence[Seen], said: SaidOfFile) -> list[Seen]:
    """Find what happened from one day to another; returns the other columns."""
    period = None if plan.doses else find_period(plan.dating, rest, seen)
    if period is None:
        return _with_events_said(plan, rest, seen, said.happened)
    what, end = period
    plan.events = Events(what.place, what.name, None, replace(plan.dating, day=end, question=None))
    plan.brought.append(Brought(f"{what.name} + {end.name}", "events", "each with its last day"))
    plan.left = [one for one in plan.left if one.found != end.name]
    return [one for one in rest if one not in period]


def _with_events_said(
    plan: Plan, rest: list[Seen], seen: Sequence[Seen], happened: str | None
) -> list[Seen]:
    """Take first and last days, and nothing beside them, for those of what was said to happen."""
    end = last_days(plan.dating, seen)
    if plan.doses or end is None or any(one is not end for one in rest):
        return rest
    if not happened or happened in UNKNOWN_WORDS:
        return rest
    day = plan.dating.day
    ends = replace(plan.dating, day=end, question=None)
    plan.events = Events(day.place, day.name, None, ends, happened)
    how = f"{happened}, in each line, with its last day"
    plan.brought.append(Brought(f"{day.name} + {end.name}", "events", how))
    plan.left = [one for one in plan.left if one.found != end.name]
    return []


def with_span(
    plan: Plan, rest: list[Seen], seen: Sequence[Seen], columns: Columns, planner: Planner
) -> list[Seen]:
    """Find how long lines were; returns the other columns."""
    values = [seen[one.place] for one in plan.long.columns] if plan.long else []
    is_of_values = any(one.empty < one.filled * _SELDOM for one in values)
    are_doses = plan.long or not plan.dating.has_times or any(map(tells_kinds, rest))
    is_other = plan.events or is_of_values or (plan.doses and are_doses)
    dating = plan.dating
    span = None if is_other else find_span(dating, rest, seen, columns)
    plan.span = span and measured(span, dating, rest, columns, planner, plan.long)
    if plan.span is None:
        left = why_no_start(dating, rest, columns)
        plan.left += [left] if left else []
        give_unit_of_ends(dating, rest, seen, columns)
        return [one for one in rest if not left or one is not dating.begun]
    is_alone = len(plan.brought) == 1 and all(one is plan.span.other for one in rest)
    plan.brought += [one.brought for one in plan.span.values.values()]
    if is_alone and last_days(dating, seen):
        for one in plan.span.values.values():
            plan.say_of(one, "--happened says of what")
    plan.left = [one for one in plan.left if one.found != plan.span.other.name]
    if plan.span.kinds and plan.long is None:
        plan.long = plan.span.kinds
        plan.brought += plan.long.brought
    aside = plan.long.places if plan.long else set[int]()
    if plan.span.bedtime is None:  # else the times are words of the line, too
        aside = {*aside, plan.span.other.place}
    return [one for one in rest if one.place not in aside]
