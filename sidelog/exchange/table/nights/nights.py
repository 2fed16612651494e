"""Whose day a line has that went on over midnight: that of going to bed, or of waking.

A night is of the day on which it ended, as everywhere in the journal, where a line has both of its
ends in full; one that ended at 2:06 is of that day, too.  Where their times stand apart, 21:59 to
6:00 beside 14 July began on it or ended on it: as it is where no night lies upon another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, pairwise

from sidelog.exchange.table.cell.days import read_clock, read_day
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import OF_SLEEP, SLEEP, word_set
from sidelog.exchange.table.column.names import tokens, words_of
from sidelog.exchange.table.column.nothing import GIVEN
from sidelog.exchange.table.dating.called import ARRIVED, OF_PLANS, STARTS
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.dating.which import is_called_sent
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.rows.columns import Columns

_ENDS = ARRIVED | word_set(
    "end to until stop finish wake woke waketime ended finished bis ende hasta fin fim fine einde "
    "koniec konec"
)
_BEDTIMES = word_set("bed bedtime asleep bettzeit")
WOKEN = word_set("wake woke waketime wakeup aufgewacht")
_RISEN = word_set("up")
_AWAKE = word_set("awake")
"""When somebody woke, where it is a moment, and no time spent awake."""
_MOSTLY, _NEARLY_ALL, _NEARLY_EACH, _FEW = 0.5, 0.8, 0.95, 2
_NOON, _MANY_TIMES = 12, 8
_MANY = 10
"""So many times as often nights have to be one upon the other in the one reading."""
_MOST_LINES = 5_000
LONGEST = timedelta(hours=36)
"""A line that lasts about a day, as from one sleep to the next, lasts no longer."""
_SEVERAL = 3
_A_NIGHT, _HALF_A_DAY = timedelta(hours=4), timedelta(hours=12)
"""What is longer than half of it tells nothing: 7:45 AM may have been written for 7:45 PM."""


def is_end(name: str) -> bool:
    """Whether a column is called the end of what its lines are of: "to", and not "went to bed".

    The last word says so of "in bed finish".
    """
    in_order = [word for word in words_of(name) if word != "time"]
    is_last = not _ENDS.isdisjoint(in_order[-1:])
    return is_last or bool(tokens(name) & _ENDS and not tokens(name) & STARTS)


def end_of(start: Seen, ends: Sequence[Seen]) -> Seen | None:
    """The end of what began; None where there is none, or where it is not plain which.

    Of several it is the one that shares words with the start: "Cycle end time" of "Cycle start
    time" beside "Wake onset".
    """
    words = tokens(start.name) - STARTS
    alike = [one for one in ends if words and words <= tokens(one.name)]
    ends = alike if len(ends) > 1 else ends
    return ends[0] if len(ends) == 1 else None


def _spans(dating: Dating, end: Seen, columns: Columns) -> Iterator[tuple[datetime, datetime]]:
    for cells in columns.cells():
        began, ended = (moment_of(cells[one.place], dating) for one in (dating.day, end))
        if began and ended:
            yield began, ended


def moment_of(text: str, dating: Dating) -> datetime | None:
    """The moment that a cell says, by the clock on the wall; None where it says none."""
    said = read_day(text.strip())
    day = said and dating.day_of(said)
    return datetime.combine(day, said.clock) if said and day and said.clock else None


def bed_and_wake(rest: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """The columns of the times of going to bed and of waking; None where it is not plain which."""
    clocks = [one for one in rest if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
    of_sleep = [one for one in clocks if tokens(one.name) & SLEEP]
    beds = [one for one in clocks if tokens(one.name) & _BEDTIMES]
    beds = beds or [one for one in of_sleep if tokens(one.name) & STARTS]
    wakes = [one for one in clocks if tokens(one.name) & WOKEN]
    wakes = wakes or [one for one in of_sleep if is_end(one.name)]
    wakes = wakes or [one for one in clocks if tokens(one.name) & _RISEN]
    if len(beds) != 1 or len(wakes) != 1 or beds == wakes or not are_of_24_hours(*beds, *wakes):
        return None
    return beds[0], wakes[0]


def are_of_24_hours(start: Seen, end: Seen) -> bool:
    """Whether times are seen to be of a whole day, and not 11:40 for twenty to midnight."""
    if start.is_of_12_hours:
        return False
    texts = [*start.texts, *end.texts]
    read = [clock for text in texts if (clock := read_clock(text))]
    return any(clock.hour > _NOON for clock in read) or len(texts) < _MANY_TIMES


def by_their_ends(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Dating:
    """The dating by the ends of lines, where they are nights, or their days are those of ends."""
    start, end = dating.clock or dating.day, _end(dating, seen, columns)
    if end is None:
        return _by_waking(replace(dating, begun=_start(dating, seen)), seen, columns)
    if dating.clock is None:
        how = f"a night is of the day of {end.name}"
        return replace(dating.also(how), day=end, begun=start, ended=True)
    if _whose_day(dating, start, end, columns) is end:
        how = (
            f"the day is that of {end.name}: if it were that of {start.name}, one would begin "
            "before another is over"
        )
        return replace(dating.also(how), clock=end, begun=start, ended=True)
    return dating


def are_nights(seen: Sequence[Seen]) -> bool:
    """Whether a column is called as something of sleep is, and not a yes and no of single lines."""
    return any(tokens(one.name) & OF_SLEEP and one.share(Kind.YES_NO) < 1 for one in seen)


def _by_waking(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Dating:
    """The dating by the times of waking, which tell the nights apart that are under one day."""
    several = dating.day.kinds[Kind.DAY] > len(dating.day.texts) and not dating.day.many
    pair = bed_and_wake([one for one in seen if one.place not in dating.places()])
    if not several or not pair or dating.form is not Form.TEXT or dating.has_times:
        return dating
    bed, wake = pair
    of = _whose_day(dating, bed, wake, columns)
    if of is None:
        return dating
    found = dating.also(f"each is that of {of.name}; a night is of the day of {wake.name}")
    return replace(found, clock=wake, begun=bed, ended=True, day_of_start=of is bed)


def _end(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Seen | None:
    """The column of the ends of lines; None where it is not plain which, or they are no nights."""
    day, rest = dating.day, [one for one in seen if one.place not in dating.places()]
    called = [one for one in rest if is_end(one.name) and not tokens(one.name) & OF_PLANS]
    if dating.form is not Form.TEXT or not dating.has_times or is_end(day.name):
        return None
    if dating.clock:
        called = [one for one in called if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
        called = [] if day.days.clocks else called
    else:
        moments = [one for one in rest if _are_moments(one, day)]
        awake = [one for one in moments if tokens(one.name) == _AWAKE]
        called = [one for one in called if one in moments] or awake
        if not called and are_nights(seen):
            called = [one for one in moments if _ends_it(one, dating, columns)]
        if not are_nights(seen):
            called = [one for one in called if _are_rated_nights(dating, one, seen, columns)]
    return end_of(dating.clock or day, called)


def _ends_it(one: Seen, dating: Dating, columns: Columns) -> bool:
    """Whether a column has in nearly each line when a sleep was over, whatever it is called."""
    if tokens(one.name) & OF_PLANS or any(is_called_sent(of.name) for of in (one, dating.day)):
        return False
    lasting = [ended - began for began, ended in _spans(dating, one, columns)]
    fits = sum(timedelta() < length < timedelta(days=1) for length in lasting)
    long = sum(length >= _A_NIGHT for length in lasting)
    return fits >= len(lasting) * _NEARLY_EACH and long * 2 > len(lasting)


def _are_rated_nights(dating: Dating, end: Seen, seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether lines are rated, and nearly all last from an evening to the next morning."""
    if not any(tokens(one.name) & GIVEN for one in seen):
        return False
    lines = list(_spans(dating, end, columns))
    nights = sum(
        (ended.date() - began.date()).days == 1 and _A_NIGHT <= ended - began <= _HALF_A_DAY
        for began, ended in lines
    )
    return nights > max(_FEW, len(lines) * _NEARLY_ALL)


def _start(dating: Dating, seen: Sequence[Seen]) -> Seen | None:
    """The column of the starts of lines whose days are those of their ends already."""
    if not is_end(dating.day.name) or dating.clock or dating.form is not Form.TEXT:
        return None
    called = [one for one in seen if tokens(one.name) & STARTS and _are_moments(one, dating.day)]
    return called[0] if len(called) == 1 else None


def _are_moments(one: Seen, day: Seen) -> bool:
    """Whether a column has a day with a time in nearly each line that has one in another column.

    Where a program has none the night was not measured to its end.
    """
    are_timed = all(both.days.clocks == both.kinds[Kind.DAY] for both in (one, day))
    is_known = one.kinds[Kind.DAY] == one.filled - one.kinds[Kind.MISSING]
    least = day.filled * _NEARLY_EACH
    return are_timed and is_known and day.kinds[Kind.DAY] == day.filled >= one.filled >= least


def _whose_day(dating: Dating, start: Seen, end: Seen, columns: Columns) -> Seen | None:
    """The one of two times that the day of lines is of: if of the other, far more would overlap."""
    by_start, by_end = set[tuple[datetime, datetime]](), set[tuple[datetime, datetime]]()
    for cells in islice(columns.cells(), _MOST_LINES):
        day = dating.day_in(cells[dating.day.place])
        began, ended = (read_clock(cells[one.place].strip()) for one in (start, end))
        if day and began and ended:
            first, last = datetime.combine(day, began), datetime.combine(day, ended)
            length = (last - first) % timedelta(days=1)
            if length < _HALF_A_DAY:
                by_start.add((first, first + length))
                by_end.add((last - length, last))
    if _overlaps(by_end) > _overlaps(by_start) * _MANY:
        return start
    return end if _overlaps(by_start) > _overlaps(by_end) * _MANY else None


def _overlaps(spans: Iterable[tuple[datetime, datetime]]) -> int:
    """How many begin before the one before them is over."""
    return sum(later[0] < earlier[1] for earlier, later in pairwise(sorted(spans)))


def with_day_long(dating: Dating, seen: Sequence[Seen], columns: Columns) -> Dating:
    """The dating by the middles of lines, where they last about a day, and each follows another.

    Such a line is of the day that it goes through: from 22:10 on the 3rd to 4:40 on the 5th of the
    4th, and from 0:33 to 23:50 on the 23rd of that.  Of several in one each is of its own waking.
    """
    is_start = bool(tokens(dating.day.name) & STARTS) and not is_end(dating.day.name)
    if dating.form is not Form.TEXT or not dating.has_times or dating.clock or not is_start:
        return dating
    end = end_of(dating.day, [one for one in seen if is_end(one.name) and has_moments(one)])
    spans = islice(_spans(dating, end, columns), _MOST_LINES) if end else ()
    if not _are_day_long(sorted({*spans})):
        return dating
    if dating.day.kinds[Kind.DAY] > len(dating.day.texts) and (sleep := _sleep_within(seen)):
        onset, wake = sleep
        how = f"each sleep is of the day of {wake.name}"
        return replace(dating.also(how), day=wake, begun=onset, ended=True)
    return replace(dating.also("each is of the day that it goes through"), until=end)


def _sleep_within(seen: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """The columns of the moments of falling asleep and of waking; None where there are no two."""
    moments = [one for one in seen if has_moments(one)]
    onsets = [one for one in moments if tokens(one.name) & SLEEP]
    wakes = [one for one in moments if tokens(one.name) & WOKEN]
    return (onsets[0], wakes[0]) if len(onsets) == len(wakes) == 1 else None


def has_moments(one: Seen) -> bool:
    """Whether a column has days with a time, wherever it says anything."""
    return 0 < one.days.clocks == one.kinds[Kind.DAY] == one.filled - one.kinds[Kind.MISSING]


def _are_day_long(spans: Sequence[tuple[datetime, datetime]]) -> bool:
    """Whether most last about a day, and most begin when the one before them is over.

    After a gap of a day or more, for which nothing was said, nothing can be told of that.
    """
    lasting = sum(_HALF_A_DAY <= ended - began <= LONGEST for began, ended in spans)
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    near = [gap for gap in gaps if gap < _HALF_A_DAY]
    is_so = len(spans) >= _SEVERAL and lasting >= len(spans) * _NEARLY_ALL
    return is_so and near.count(timedelta(0)) * 2 > len(near)
