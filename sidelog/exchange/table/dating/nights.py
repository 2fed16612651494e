"""Whose day a line of a night has, where its times stand apart: that of going to bed, or of waking.

21:59 to 6:00 beside 14 July began on it or ended on it.  Where nights of a file are one upon the
other if the day is that of their beginning, and none is if it is that of their end, it is the
latter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, pairwise

from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

ENDS = word_set("end to until stop finish wake woke waketime ended finished bis ende hasta fin")
_MOSTLY = 0.5
_MANY = 10
"""So many times as often nights have to be one upon the other in the one reading."""
_MOST_LINES = 5_000
_A_DAY = timedelta(days=1)


def by_their_ends(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Dating:
    """The dating by the times at which lines ended, where their days are seen to be of those."""
    start = dating.clock
    end = _end(dating, seen)
    if start is None or end is None:
        return dating
    lines = list(islice(_lines(dating, start, end, columns), _MOST_LINES))
    begun = _overlaps((began, began + length) for began, _, length in lines)
    ended = _overlaps((stopped - length, stopped) for _, stopped, length in lines)
    if begun <= ended * _MANY:
        return dating
    how = (
        f"the day is that of {end.name}: if it were that of {start.name}, one would begin before "
        "another is over"
    )
    return replace(dating, clock=end, begun=start, how="; ".join(filter(None, (dating.how, how))))


def _end(dating: Dating, seen: Sequence[Seen]) -> Seen | None:
    """The column of the times at which lines ended; None where it is not plain which."""
    if dating.form is not Form.TEXT or dating.day.days.clocks:
        return None
    called = [one for one in seen if tokens(one.name) & ENDS and one.place not in dating.places()]
    called = [one for one in called if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
    return called[0] if len(called) == 1 else None


def _lines(
    dating: Dating, start: Seen, end: Seen, columns: Columns
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """When each line began, if its day is of that; when it ended, if it is; and how long it was."""
    for row in columns.rows():
        if len(row.cells) != len(columns.names):
            continue
        said = read_day(row.cells[dating.day.place].strip())
        day = said and ((said.year_first if dating.year_first else None) or said.on(dating.order))
        clocks = [read_clock(row.cells[one.place].strip()) for one in (start, end)]
        if day and clocks[0] and clocks[1]:
            began, stopped = (datetime.combine(day, one) for one in clocks if one)
            yield began, stopped, (stopped - began) % _A_DAY


def _overlaps(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """How many begin before the one before them is over."""
    return sum(later[0] < earlier[1] for earlier, later in pairwise(sorted(set(spans))))
