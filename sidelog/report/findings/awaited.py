"""When a first answer can come, known from how often something is recorded: cheap enough for `log`.

What is said of a measure, and the day of its next answer, rest on this.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sidelog.analysis import look_dates
from sidelog.analysis.coverage import kept_rhythm
from sidelog.analysis.look_dates import Watched, longest_now
from sidelog.journal.journal import Journal
from sidelog.period import Period
from sidelog.report.findings.measured import series_of

_PACE_DAYS = 56
_OF_LATE = 28
_KNOWN = 14
"""Times between two entries that tell how rarely somebody writes something down."""


class Ahead(NamedTuple):
    """How far a measure has come.

    Attributes:
        measure: its name.
        title: its title.
        entries: its days: all of them until the first answer, else those of the last four weeks.
        first_answer: the day of the first answer; None where that has been, or where none comes
            at the present pace.
    """

    measure: str
    title: str
    entries: int
    first_answer: date | None


def ahead_of(journal: Journal, names: Sequence[str], today: date) -> Ahead | None:
    """The measure, of some, whose first answer comes next; None where none of them has an entry."""
    found = [_ahead(journal, name, today) for name in dict.fromkeys(names)]
    some = [one for one in found if one is not None]
    return min(some, key=lambda one: one.first_answer or date.max, default=None)


def _ahead(journal: Journal, name: str, today: date) -> Ahead | None:
    begun, measure, day = journal.first_day(name), journal.measures[name], today.toordinal()
    if begun is None or begun > today:
        return None
    if day < begun.toordinal() + look_dates.FIRST - 1:
        series = series_of(journal, name, Period(begun, today))
        scale = measure.scale
        watched = Watched(series, series.first, scale.better, longest_now(scale.every_days))
        answer = first_answer(watched, series.first, day, scale.every_days)
        if answer is not None:
            return Ahead(name, measure.title, len(series.days), date.fromordinal(answer))
    lately = series_of(journal, name, Period.of(day - _OF_LATE + 1, day))
    return Ahead(name, measure.title, len(lately.days), None)


def first_answer(watched: Watched, begin: int, today: int, every_days: int) -> int | None:
    """The earliest look date on which now can be held against before.

    It counts on entries as far apart as a quarter of them are at most, so that a day that is missed
    moves it only where too few can come by then; the mean pace of a few days would move it by
    weeks, forth and back.

    Args:
        watched: the measure.
        begin: the first day that may be compared with, an ordinal.
        today: the current day.
        every_days: days from one entry to the next, by the measure's rhythm; who is new to it is
            believed to keep to it.

    Returns:
        None where it is no longer written down, or enough entries do not come within a year.
    """
    days = watched.series.days
    if not days or today - days[-1] >= _PACE_DAYS:
        return None
    gaps = sorted(then - one for one, then in pairwise(days))
    apart = gaps[len(gaps) // 4] if gaps else every_days
    if len(gaps) < _KNOWN:
        apart = min(apart, every_days)
    return look_dates.first_answer(watched, begin, apart, today)


def pace(days: Sequence[int], begin: int, today: int, every_days: int = 1) -> float:
    """Entries a day of the last eight weeks; 0 where none were made.

    An entry counts until the next is due, so that the first of a weekly measure is no daily one;
    and the day on which the next is due is not over.

    Args:
        days: of the entries up to today, in order (ordinals).
        begin: the first day on which one could be made.
        today: the current day.
        every_days: days from one entry to the next, by the measure's rhythm.
    """
    first = max(begin, today - _PACE_DAYS + 1)
    entries = days[bisect_left(days, first) :]
    if not entries:
        return 0.0
    apart = kept_rhythm(entries, every_days)
    until = max(today - (apart > 1), entries[-1] + apart - 1)
    return len(entries) / max(until - first + 1, 1)
