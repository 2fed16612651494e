"""Times that are hardly true: lines are of the days that are written, and no time is kept.

The day of a person begins at 04:00, so that 1:30 is of the day before.  That is right for somebody
who is up late, and wrong where 1:30 is an afternoon, or a midnight that a program moved.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import OF_SLEEP
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.clocks import (
    clock_of,
    clocks_of,
    has_no_afternoon,
    may_be_of_either,
)
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.nights.nights import WOKEN, is_end
from sidelog.exchange.table.persons.babies import of_baby

_FEW, _SEVERAL, _MANY = 2, 5, 10
_OFTEN, _SELDOM = 3, 4
"""More than a third are many; a fourth of others are few."""
_ONE, _MORNING, _EVENING = time(1), time(8), time(18)


def without_untrue(dating: Dating, seen: Sequence[Seen], here: Here) -> Dating:
    """The dating without its times, where they are hardly true; and what is said of them.

    Nights are true where they are written, and so is whatever has its end beside it.
    """
    column = dating.clock or dating.day
    words = set[str]().union(*(tokens(one.name) for one in seen))
    is_counted = dating.form is Form.SERIAL or dating.form.is_instant
    if not dating.has_times or dating.hour or is_counted or column.many:
        return dating
    in_utc = dating.in_utc or column.days.utc or dating.day.days.utc
    is_true = in_utc or words & (OF_SLEEP | WOKEN) or _have_ends(seen) or of_baby(seen)
    if why := "" if is_true else _why_untrue(column, here.day_starts):
        return replace(dating.also(why), untimed=True)
    if dating.clock and (column.is_of_12_hours or has_no_afternoon(column)):
        return dating.also("few times are after noon: they are taken as written")
    return dating


def _why_untrue(column: Seen, day_starts: time) -> str:
    """Why times are hardly true; empty where they may be."""
    clocks = clocks_of(column.texts)
    are_of_either = all(may_be_of_either(text) for text in column.texts if clock_of(text))
    small = sum(clocks[clock] for clock in clocks if time.min < clock < day_starts)
    # Who is up at 1:30 and at 3:28 is so at some time after noon as well.
    if are_of_either and small >= _FEW and clocks.total() >= _SEVERAL:
        return (
            "a clock of 12 hours without am or pm: its times are not kept, and the days are as "
            "written"
        )
    if small < _MANY or not (_is_of_mornings(clocks, small, day_starts) or _are_moved(clocks)):
        return ""
    return (
        f"{small:,} of {clocks.total():,} times are between 00:00 and {day_starts:%H:%M}: hardly "
        "true, so the days are as written and no times are kept"
    )


def _is_of_mornings(clocks: Counter[time], small: int, day_starts: time) -> bool:
    """Whether more than a third are after midnight, and few of the evenings before it.

    Who is up so late is asleep for hours from then on, so that no times are between.
    """
    late = sum(clocks[clock] for clock in clocks if clock >= _EVENING)
    early = sum(clocks[clock] for clock in clocks if day_starts <= clock < _MORNING)
    return small * _OFTEN > clocks.total() and late * _SELDOM <= small and early >= _FEW


def _are_moved(clocks: Counter[time]) -> bool:
    """Whether all are one hour, or two by the season: midnights that a program moved by a zone."""
    return len(clocks) <= _FEW and all(
        clock >= _ONE and not (clock.minute or clock.second) for clock in clocks
    )


def _have_ends(seen: Sequence[Seen]) -> bool:
    """Whether lines have a time at which they ended."""
    ends = (one for one in seen if is_end(one.name))
    return any(one.share(Kind.CLOCK, Kind.TIME, Kind.DAY) > 1 / 2 for one in ends)
