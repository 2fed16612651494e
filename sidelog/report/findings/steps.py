"""The steps by which what is taken of a product changed: by events, a regimen and the doses."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from sidelog.analysis.changes import Direction, Step, is_same, steps_of
from sidelog.analysis.summary import FOUR_WEEKS
from sidelog.catalog.events import EVENT_KINDS, Exposure
from sidelog.catalog.regimen.rules import SAME_CHANGE, RegimenStep
from sidelog.journal.rows import DoseDay, Happened
from sidelog.report.findings.amounts import typical, within

_DAY = attrgetter("day")
_WAYS = {Exposure.UP: Direction.MORE, Exposure.DOWN: Direction.LESS}
_DIRECTIONS = {one.name: _WAYS[one.exposure] for one in EVENT_KINDS if one.exposure in _WAYS}
"""Which way each kind of event takes the amount, where it does."""

_RESTART = "restart"
_BEGINNINGS = frozenset({"start", _RESTART})

_JUST_BEFORE = 7
"""Doses so few days before a start belong to it; earlier ones make it a return.

Nor is a rule a start that was stated for days before the record began, or for so few days after:
what was taken until then is not known.
"""


def changes_by_product(events: Sequence[Happened], today: date) -> dict[str, list[Happened]]:
    """The events that change what is taken, up to today, in the order of their days."""
    found: dict[str, list[Happened]] = {}
    for event in sorted(events, key=_DAY):
        if event.kind in _DIRECTIONS and event.product and event.day <= today.toordinal():
            found.setdefault(event.product, []).append(event)
    return found


def steps_by_all(
    events: Sequence[Happened],
    regimen: Sequence[RegimenStep],
    days: Sequence[DoseDay],
    kept_since: int,
) -> list[Step]:
    """The steps of a product; the doses around each say what neither event nor regimen does.

    Args:
        events: those that change it, in the order of their days.
        regimen: its steps that have begun.
        days: that are known of it.
        kept_since: the day from which on the journal was kept, an ordinal.
    """
    planned = list(_planned_steps(regimen, events, days, kept_since))
    twice = [[is_same(one, _as_told(event)) for one in planned] for event in events]
    alone = [
        event
        for event, same in zip(events, twice, strict=True)
        if not any(same) and not (regimen and _is_a_step(event, regimen[0].day))
    ]
    edges = sorted({one.day for one in alone} | {one.day for one in planned})
    for event in alone:
        place = edges.index(event.day)
        earlier = edges[place - 1] if place else event.day - FOUR_WEEKS
        later = edges[place + 1] if place + 1 < len(edges) else event.day + FOUR_WEEKS
        before = typical(days, max(earlier, event.day - FOUR_WEEKS), event.day - 1)
        after = typical(days, event.day, min(later, event.day + FOUR_WEEKS) - 1)
        taken_before = place > 0 or _taken_before(days, event.day)
        planned.append(_step(event, before, after, taken_before=taken_before))
    return sorted(planned, key=_DAY)


def _is_a_step(event: Happened, first: int) -> bool:
    """Whether a change is among the steps of a regimen that begins on a day."""
    return event.day >= first and _as_told(event).after is not None


def _planned_steps(
    regimen: Sequence[RegimenStep],
    events: Sequence[Happened],
    days: Sequence[DoseDay],
    kept_since: int,
) -> Iterator[Step]:
    """The steps of a regimen; where none holds before one, doses and events say what was taken.

    What begins with doses in the days just before its first step began with these.  Where it was
    stated for days before anything was recorded, nothing says that none was taken until then:
    unless a start was told, its first step is no change.
    """

    def before(step: RegimenStep) -> float | None:
        said = (one.before for one in events if one.day == step.day and one.before is not None)
        if (told_before := next(said, None)) is not None:
            return told_before
        told = [one for one in events if one.day < step.day - SAME_CHANGE]
        since = max([step.day - FOUR_WEEKS, *(one.day for one in told)])
        found = typical(days, since, step.day - 1)
        return found if found is not None or not told else _as_told(told[-1]).after

    if not regimen:
        return
    first = regimen[0].day
    just_before = [one.day for one in within(days, first - _JUST_BEFORE, first - 1) if one.doses]
    is_not_known = first - kept_since < _JUST_BEFORE
    told = [one for one in events if one.day <= first + SAME_CHANGE]
    starts = [one.day for one in told if one.kind in _BEGINNINGS]
    told_before = len(starts) < len(told) or any(one < first - SAME_CHANGE for one in starts)
    is_not_known = is_not_known and not starts
    taken_before = is_not_known or told_before or _taken_before(days, first)
    for step in steps_of(regimen, before, taken_before=taken_before):
        begins = step.day == first and step.before == 0
        yield step._replace(day=min(just_before, default=first)) if begins else step


def _taken_before(days: Sequence[DoseDay], day: int) -> bool:
    """Whether it was taken before a beginning, and not only in the days just before it."""
    return any(one.doses for one in days[: bisect_left(days, day - _JUST_BEFORE, key=_DAY)])


def _as_told(event: Happened) -> Step:
    """A change with the amounts that the person said."""
    after = 0.0 if event.kind == "stop" else event.after
    return Step(event.day, _DIRECTIONS[event.kind], event.before, after)


def _step(
    event: Happened, before: float | None, after: float | None, *, taken_before: bool
) -> Step:
    """A step with the amounts that the person said, or else those that the doses show.

    Nothing was taken before a start, unless one of the two says otherwise.
    """
    told = _as_told(event)
    before = before if told.before is None else told.before
    after = after if told.after is None else told.after
    again = False
    if event.kind in _BEGINNINGS and not before:
        before = 0.0
        again = taken_before or event.kind == _RESTART
    return told._replace(before=before, after=after, again=again)
