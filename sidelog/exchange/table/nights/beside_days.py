"""Nights that have their days in one column, and in others the moments of their starts and ends."""

from collections.abc import Sequence
from dataclasses import replace

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.words import OF_SLEEP, SLEEP, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import OF_PLANS, STARTS
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.medicine.names import is_called_medicine
from sidelog.exchange.table.nights.nights import are_nights, end_of, has_moments, is_end
from sidelog.exchange.table.product.known import is_known
from sidelog.exchange.table.rows.columns import Columns

_SELDOM = 100
"""One of so many may have another day beside it."""
_OF_DAYS = word_set(
    "steps distance calories activity active readiness water alcohol caffeine coffee tea drinks "
    "beer wine exercise workout workouts weight mood stress"
)
"""Words of what a day has, and no night."""


def at_their_ends(
    dating: Dating, seen: Sequence[Seen], columns: Columns, here: Here, missing: frozenset[str]
) -> Dating:
    """The dating by the moments at which nights ended, where its days are theirs in nearly all.

    Lines that tell of the day as well, of steps or of what was taken, are of that.
    """
    if dating.form is not Form.TEXT or dating.has_times or not are_nights(seen):
        return dating
    if any(_tells_of_day(one, here) for one in seen):
        return dating
    ends = start_and_end(dating.day, seen)
    if ends is None:
        return dating
    start, end = ends
    found = replace(dating, day=end, begun=start, ended=True, whole=False)
    days, moments = (Moments(one, here, missing) for one in (dating, found))
    try:
        others = sum(days.at(cells).day != moments.at(cells).day for cells in columns.cells())
    except BadDataError:
        return dating
    if others * _SELDOM > dating.day.filled:
        return dating
    how = f"a night is of the day of {end.name}"
    if others:
        lines = f"{others} line{'s' * (others != 1)}"
        how += f"; in {lines} {dating.day.name} says another day"
    return found.also(how)


def _tells_of_day(one: Seen, here: Here) -> bool:
    words = tokens(one.name)
    is_of_day = bool(words & _OF_DAYS) and not words & OF_SLEEP
    return is_of_day or is_called_medicine(one) or is_known(one.name, here)


def start_and_end(day: Seen, seen: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """The columns of the moments at which lines began and ended, in each of them; else None."""
    moments = [one for one in seen if one is not day and not tokens(one.name) & OF_PLANS]
    moments = [one for one in moments if one.filled == day.filled and has_moments(one)]
    moments = [one for one in moments if not one.many]
    ends = [one for one in moments if is_end(one.name)]
    starts = [one for one in moments if one not in ends and tokens(one.name) & (STARTS | SLEEP)]
    end = end_of(starts[0], ends) if len(starts) == 1 else None
    return (starts[0], end) if end else None
