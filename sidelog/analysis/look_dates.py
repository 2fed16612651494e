"""On which days now is looked at against before, and which entries are the one and the other.

Apart from what a look finds (`looks.py`), because the day of the next answer is told every day.
"""

from typing import NamedTuple

from sidelog.analysis.changes import YEAR
from sidelog.analysis.series import ENOUGH, Series, window
from sidelog.catalog.scales import Better

EVERY = 28
"""Days from one look date to the next."""

FIRST = 112
"""The day of a measure, counted from its first entry, on which it is first looked at."""

NOW = 56
"""Days that are "now", or as many as hold enough entries ..."""

LONGEST_NOW = 112
"""... up to this many; see `longest_now`."""

_WEEK = 7

BETWEEN = 28
"""Days just before now that belong to neither stretch, where enough lie before them.

Looks are so far apart; so one of them finds a change wholly between what it compares.  A few days
of the new level at the end of the old one look like autocorrelation: without this, a change of
1.5 standard deviations up and back again is told as such in 84 instead of 95 of 100 journals.
"""

MEMORY = 3 * YEAR
"""Days before today from which looks are walked through; what is older is the ground to stand on.

So a journal of fifty years costs no more than one of four.
"""


class Watched(NamedTuple):
    """A measure that is looked at.

    Attributes:
        series: its entries; they reach back as far as `reach` asks, or to its first entry.
        first: the day of its first entry, an ordinal.
        better: which way along its scale is better.
        longest: the most days that are now; see `longest_now`.
    """

    series: Series
    first: int
    better: Better
    longest: int = LONGEST_NOW


def look_dates(first: int, today: int) -> range:
    """The look dates up to today, of three years at most; `first` is the day of the first entry."""
    begin = first + FIRST - 1
    if begin < today - MEMORY:
        begin += -(-(today - MEMORY - begin) // EVERY) * EVERY
    return range(begin, today + 1, EVERY)


def longest_now(every_days: int) -> int:
    """The most days that are "now" for a measure of that rhythm.

    Of what is entered once a week as many as hold enough: with no more than `LONGEST_NOW` it would
    never be answered.  In 100 journals of three years without a change, one at most is told of one.
    Of what is entered more rarely a year before would not hold enough either.
    """
    return max(LONGEST_NOW, (ENOUGH + 1) * every_days) if every_days <= _WEEK else LONGEST_NOW


def reach(first: int, today: int, longest: int = LONGEST_NOW) -> int:
    """The earliest day whose entries the looks up to today need.

    Args:
        first: as in `look_dates`.
        today: the current day.
        longest: see `longest_now`.
    """
    dates = look_dates(first, today)
    begin = dates[0] if dates else today
    return max(first, begin - longest - YEAR)


def now_window(series: Series, day: int, longest: int = LONGEST_NOW) -> Series:
    """The entries that are "now" on a day: of 56 days, or of as many as hold enough.

    Args:
        series: the entries.
        day: the day, an ordinal.
        longest: see `longest_now`.
    """
    recent = window(series, day - longest + 1, day)
    first = day - NOW + 1
    if len(recent.days) >= ENOUGH:
        first = min(first, recent.days[-ENOUGH])
    return window(recent, first, day)


def before_window(series: Series, start: int, now: int) -> Series:
    """The entries that "now" is compared with: a year of the present chapter at most.

    Args:
        series: the entries.
        start: the first day of the chapter, an ordinal.
        now: the first day of now.
    """
    first = max(start, now - YEAR)
    apart = window(series, first, now - 1 - BETWEEN)
    return apart if len(apart.days) >= ENOUGH else window(series, first, now - 1)


def first_answer(watched: Watched, begin: int, apart: float, today: int) -> int | None:
    """The look date on which there will be enough, if entries go on coming so many days apart.

    Args:
        watched: the measure, with an entry at least.
        begin: the first day that may be compared with, an ordinal.
        apart: days from one entry to the next, 1 or more; what is overdue comes tomorrow.
        today: the current day.

    Returns:
        None where that day does not come within a year of looks.
    """
    dates = look_dates(watched.first, today)
    coming = dates[-1] + EVERY if dates else watched.first + FIRST - 1
    so_far = window(watched.series, watched.series.first, today)
    since = max(so_far.days[-1], today + 1 - apart)
    ahead = range(today + 1, coming + YEAR)
    expected = [day for day in ahead if (day - since) // apart > (day - 1 - since) // apart]
    days = (*so_far.days, *expected)
    grown = Series(so_far.first, ahead.stop, days, (0.0,) * len(days))
    for day in range(coming, coming + YEAR, EVERY):
        now = now_window(grown, day, watched.longest)
        before = window(grown, max(begin, now.first - YEAR), now.first - 1)
        # One more than needed: entries do not come evenly.
        if len(now.days) >= ENOUGH and len(before.days) > ENOUGH:
            return day
    return None
