"""Times that are of one value of their line each: "time before" of "glucose before"."""

from collections.abc import Mapping, Sequence
from datetime import time, timedelta

from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.moments import Moment, clock_moment
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.numbers import NUMBERISH, Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.product.clocks import clocks_of_one_dose

_TIMES = word_set("time t clock uhrzeit zeit heure hora ora tijd godzina at")
_LASTING = word_set(
    "sleep asleep nap bed wake work screen exercise workout moving total duration spent lap split"
)
_LATE = 16
"""Hours that no length of time has that somebody writes down of a day."""
_MOSTLY, _SEVERAL, _SHORTEST = 0.8, 2, 3


def own_clocks(rest: Sequence[Seen]) -> Mapping[int, Seen]:
    """The columns of the times of values in lines without a time, by the places of these.

    There are several of them, or one that is plainly of one thing.
    """
    clocks = [one for one in rest if one.share(Kind.TIME, Kind.CLOCK) >= _MOSTLY]
    clocks = [one for one in clocks if not tokens(one.name) & _LASTING]
    values = [one for one in rest if one.share(*NUMBERISH) >= _MOSTLY]
    found = {
        value.place: clock for value in values for clock in clocks if _is_of(clock.name, value.name)
    }
    times = {clock.place: clock.lengths.high for clock in found.values()}
    is_late = any(high >= _LATE for high in times.values())
    are_own = len(times) >= _SEVERAL or any(one.place in times for one in clocks_of_one_dose(rest))
    return found if are_own and is_late else {}


def _is_of(clock: str, value: str) -> bool:
    """Whether a time is called as a value is, but for what it is of: "tbef" beside "gbef"."""
    about, named = frozenset(words_of(clock)), frozenset(words_of(value))
    which = about - _TIMES
    if about & _TIMES and which:
        return which < named
    short, other = clock.strip().casefold(), value.strip().casefold()
    is_short = len(short) >= _SHORTEST and short[0] == "t" and short.isalpha()
    return is_short and short[1:] == other[1:]


def moment_of(line: Moment, clock: time, here: Here) -> Moment:
    """When a clock showed a time on the day of a line, or in the night behind it."""
    return clock_moment(line.day + timedelta(days=clock < here.day_starts), clock, here)


def own_moment(line: Moment, text: str, here: Here) -> Moment:
    """When a value was that has a time of its own; a `BadDataError` where there is no such time."""
    clock = read_clock(text)
    if clock is None:
        raise BadDataError(f"{quoted(text)} is no time, such as 08:30")
    return moment_of(line, clock, here)
