"""Whose day a line has that went on over midnight: that of going to bed, or of waking.

A night is of the day on which it ended, as everywhere in the journal, where a line has both of its
ends in full and fewer nights share a day so.  Where their times stand apart, 21:59 to 6:00 beside
14 July began on it or ended on it: it ended where nights would else be one upon the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice, pairwise

from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import OF_PLANS
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

STARTS = word_set("start from begin bed bedtime asleep started tracking von beginn desde debut")
_ENDS = word_set("end to until stop finish wake woke waketime ended finished bis ende hasta fin")
_OF_SLEEP = word_set(
    "sleep asleep sleeping deepsleep slept rem snore snoring nap naps bed bedtime wake woke "
    "schlaf sommeil sueno sonno slaap"
)
_MOSTLY = 0.5
_MANY = 10
"""So many times as often nights have to be one upon the other in the one reading."""
_MOST_LINES = 5_000
_A_DAY = timedelta(days=1)


def is_end(name: str) -> bool:
    """Whether a column is called the end of what its lines are of: "to", and not "went to bed"."""
    return bool(tokens(name) & _ENDS and not tokens(name) & STARTS)


def by_their_ends(dating: Dating, seen: Sequence[Seen], columns: Columns, starts: time) -> Dating:
    """The dating by the ends of lines, where they are nights, or their days are those of ends.

    Args:
        dating: that by their starts.
        seen: all columns.
        columns: the file.
        starts: when the person's days begin.
    """
    start, end = dating.clock or dating.day, _end(dating, seen)
    if end is None:
        return replace(dating, begun=_start(dating, seen))
    if dating.clock is None:
        if _count_days(end, dating, starts) < _count_days(start, dating, starts):
            return dating
        how = f"a night is of the day of {end.name}"
        return replace(dating, day=end, begun=start, how=_said(dating.how, how))
    lines = list(islice(_lines(dating, start, end, columns), _MOST_LINES))
    begun = _overlaps((began, began + length) for began, _, length in lines)
    ended = _overlaps((stopped - length, stopped) for _, stopped, length in lines)
    if begun <= ended * _MANY:
        return dating
    how = (
        f"the day is that of {end.name}: if it were that of {start.name}, one would begin before "
        "another is over"
    )
    return replace(dating, clock=end, begun=start, how=_said(dating.how, how))


def _count_days(one: Seen, dating: Dating, starts: time) -> int:
    """How many days the moments of a column are of."""
    begin = timedelta(hours=starts.hour, minutes=starts.minute)
    days = set()
    for said in map(read_day, one.texts):
        if said and said.clock and (day := dating.day_of(said)):
            days.add((datetime.combine(day, said.clock) - begin).date())
    return len(days)


def _said(*hows: str) -> str:
    return "; ".join(filter(None, hows))


def _end(dating: Dating, seen: Sequence[Seen]) -> Seen | None:
    """The column of the ends of lines; None where it is not plain which, or they are no nights."""
    day, rest = dating.day, [one for one in seen if one.place not in dating.places()]
    called = [one for one in rest if is_end(one.name) and not tokens(one.name) & OF_PLANS]
    if dating.form is not Form.TEXT or not dating.has_times or is_end(day.name):
        return None
    if dating.clock:
        called = [one for one in called if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
        called = [] if day.days.clocks else called
    else:
        of_sleep = any(tokens(one.name) & _OF_SLEEP for one in seen)
        called = [one for one in called if of_sleep and _are_moments(one, day)]
    return called[0] if len(called) == 1 else None


def _start(dating: Dating, seen: Sequence[Seen]) -> Seen | None:
    """The column of the starts of lines whose days are those of their ends already."""
    if not is_end(dating.day.name) or dating.clock or dating.form is not Form.TEXT:
        return None
    called = [one for one in seen if tokens(one.name) & STARTS and _are_moments(one, dating.day)]
    return called[0] if len(called) == 1 else None


def _are_moments(one: Seen, day: Seen) -> bool:
    """Whether a column has a day with a time in each line that has one in another column."""
    return all(both.days.clocks == both.kinds[Kind.DAY] == day.filled for both in (one, day))


def _lines(
    dating: Dating, start: Seen, end: Seen, columns: Columns
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """When each line began, if its day is of that; when it ended, if it is; and how long it was."""
    for row in columns.rows():
        if len(row.cells) != len(columns.names):
            continue
        said = read_day(row.cells[dating.day.place].strip())
        day = said and dating.day_of(said)
        clocks = [read_clock(row.cells[one.place].strip()) for one in (start, end)]
        if day and clocks[0] and clocks[1]:
            began, stopped = (datetime.combine(day, one) for one in clocks if one)
            yield began, stopped, (stopped - began) % _A_DAY


def _overlaps(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """How many begin before the one before them is over."""
    return sum(later[0] < earlier[1] for earlier, later in pairwise(sorted(set(spans))))
