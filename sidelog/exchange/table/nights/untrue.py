"""Times of the day that say nothing: those that are hardly true, and 00:00 where none is known.

The day of a person begins at 04:00, so that 1:30 is of the day before.  That is right for somebody
who is up late, and wrong where 1:30 is an afternoon, or a midnight that a program moved.  And
nobody does something at midnight so often, and not all things of one kind and none of another; nor
all things at a handful of odd minutes, some of them of the night.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice, pairwise

from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.numbers import Kind, Token, to_number, token
from sidelog.exchange.table.cell.words import OF_SLEEP, word_set
from sidelog.exchange.table.column.names import tokens
from sidelog.exchange.table.dating.called import LATER, STARTS
from sidelog.exchange.table.dating.clocks import (
    clock_of,
    clocks_of,
    has_no_afternoon,
    may_be_of_either,
)
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.when import Dating, said_of_utc
from sidelog.exchange.table.evidence import Seen
from sidelog.exchange.table.length.agreeing import CLOSE, has_lengths, is_as_long
from sidelog.exchange.table.medicine.names import is_called_medicine
from sidelog.exchange.table.nights.nights import WOKEN, is_end, moment_of
from sidelog.exchange.table.persons.whose import of_baby
from sidelog.exchange.table.product.known import is_known
from sidelog.exchange.table.rows.columns import Columns

_SEVERAL, _MANY = 5, 10
_A_THIRD, _A_FOURTH = 3, 4
"""More than a third are many; a fourth of others are few."""
_ONE, _MORNING, _EVENING = time(1), time(8), time(18)

_MIDNIGHT, _A_DAY, _AN_HOUR = time(0), timedelta(days=1), timedelta(hours=1)
_MILLISECOND = 1 / 3_600_000
"""In hours."""
_LOOKED_AT = 1000
_OFTEN = 10
"""Midnight in more than every tenth line may be no time at all."""
_FEW = 3
_TWICE = 2
_MOST_OF_A_PROGRAM, _MANY_LINES, _MANY_DAYS = 12, 100, 10
"""So few times in so many lines may be a program's, where they come on so many days."""
_NIGHT_ENDS, _LATE = time(6), time(23)
_UP_EARLY = time(4)
"""Who is at something then got up for it; before, somebody may be up at midnight as well."""
_ROUND = 5
"""Times that somebody rounds are of such minutes."""
_MOST_NAMES = 60
_ENOUGH = 10
_KINDS = word_set(
    "metric measure measurement name type kind category group item activity event source device "
    "parameter variable test field what typ art kategorie tipo categoria nombre"
)
"""Words of what tells kinds of lines apart."""
_WEIGHED = word_set(
    "growth grow weight weighing height gewicht wachstum peso crecimiento poids croissance "
    "crescita crescimento waga gewichtsmessung"
)
"""Words of kinds of lines in which somebody was weighed or measured."""
_BEGUN = STARTS | word_set("began begun onset sleep")


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
    has_ends = _has_times(one for one in seen if is_end(one.name))
    is_true = in_utc or words & (OF_SLEEP | WOKEN) or has_ends or of_baby(seen)
    if why := "" if is_true else _why_untrue(column, here.day_starts):
        return replace(dating.also(why), untimed=True)
    if dating.clock and (column.is_of_12_hours or has_no_afternoon(column)):
        return dating.also("few times are after noon: they are taken as written")
    return dating


def _why_untrue(column: Seen, day_starts: time) -> str:
    clocks = clocks_of(column.texts)
    are_of_either = all(may_be_of_either(text) for text in column.texts if clock_of(text))
    small = sum(clocks[clock] for clock in clocks if time.min < clock < day_starts)
    # Who is up at 1:30 and at 3:28 is so at some time after noon as well.
    if are_of_either and small >= _TWICE and clocks.total() >= _SEVERAL:
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
    return small * _A_THIRD > clocks.total() and late * _A_FOURTH <= small and early >= _TWICE


def _are_moved(clocks: Counter[time]) -> bool:
    """Whether all are one hour, or two by the season: midnights that a program moved by a zone."""
    return len(clocks) <= _TWICE and all(
        clock >= _ONE and not (clock.minute or clock.second) for clock in clocks
    )


def _has_times(some: Iterable[Seen]) -> bool:
    return any(one.share(Kind.CLOCK, Kind.TIME, Kind.DAY) > 1 / 2 for one in some)


# What 00:00 means


def with_midnights(dating: Dating, seen: Sequence[Seen], columns: Columns, here: Here) -> Dating:
    """The dating with what 00:00 means in it, where it has that often or of one kind of line."""
    column = dating.clock or dating.day
    if not dating.has_times or dating.form is not Form.TEXT or dating.whole or dating.hour:
        return dating
    if times := _of_a_program(column, dating, seen, here):
        count = f"only {len(times)} different times in {times.total():,} lines"
        how = f"{count}: they are the program's, and the lines are of the whole day"
        return replace(dating.also(how), whole=True)
    midnights = _midnights(column)
    if midnights and _are_bare(column, dating, seen, columns):
        utc = column.days.utc
        said = dating.how.replace(said_of_utc(utc), said_of_utc(max(0, utc - midnights)))
        how = f"00:00 ({midnights:,}) says that no time is known: those lines are of the whole day"
        return replace(dating, bare=True, how=said).also(how)
    often = column is dating.day and midnights * _OFTEN > column.days.clocks
    is_said = midnights and not _has_zone(column) and (often or _has_no_nights(column))
    if not is_said or here.day_starts <= time.min:
        return dating
    return dating.also(f"00:00 ({midnights:,}) is a time, still of the day before")


def _has_zone(column: Seen) -> bool:
    return bool(column.days.utc or column.days.offsets)


def _midnights(column: Seen) -> int:
    return column.days.midnights or clocks_of(column.texts)[_MIDNIGHT]


def _of_a_program(column: Seen, dating: Dating, seen: Sequence[Seen], here: Here) -> Counter[time]:
    """The times of a column, where a program made them up; none where they may be a person's.

    Who takes something may be reminded at the same odd minutes each day; others round them.
    """
    are_taken = any(is_called_medicine(one) or is_known(one.name, here) for one in seen)
    may_be = column is dating.day and not (column.many or _has_zone(column) or are_taken)
    some = dict(islice(column.texts.items(), _MANY_LINES))  # which tell of most files
    if not may_be or len(clocks_of(some)) > _MOST_OF_A_PROGRAM or _has_begun(column, seen):
        return Counter()
    clocks, on_days = clocks_of(column.texts), clocks_of(dict.fromkeys(column.texts, 1))
    often = [clock for clock, count in on_days.items() if count >= _MANY_DAYS]
    is_few = len(clocks) <= _MOST_OF_A_PROGRAM and clocks.total() >= _MANY_LINES
    is_odd = any(clock.minute % _ROUND for clock in often)
    is_of_night = any(clock < _NIGHT_ENDS for clock in often)
    return clocks if is_few and is_odd and is_of_night else Counter()


def _are_bare(column: Seen, dating: Dating, seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether 00:00 says that no time is known, and lines do not go on with each other there."""
    is_bare = _are_most(column, seen)
    is_bare = is_bare or (not _has_zone(column) and _is_no_time(column, dating, seen, columns))
    return is_bare and not _go_on_at_midnight(dating, seen, columns)


def _are_few_times(column: Seen, dating: Dating, columns: Columns) -> bool:
    """Whether the few 00:00 in a column of times are such: what is not known is left empty there.

    Or each ends its day, behind a time of the evening, in a file whose times go up within a day.
    """
    count = 0 if column is dating.day else _midnights(column)
    if column.empty or not 0 < count < _FEW:
        return 0 < count < _FEW
    places = (dating.day.place, column.place)
    lines = [[cells[place].strip() for place in places] for cells in columns.cells()]
    pairs = [
        (clock_of(before), clock_of(after))
        for (day, before), (next_day, after) in pairwise(lines)
        if day == next_day
    ]
    falls = [(one, after) for one, after in pairs if one and after and after <= one]
    return len(falls) == count and all(
        after == _MIDNIGHT and one >= _EVENING for one, after in falls
    )


def _are_most(column: Seen, seen: Sequence[Seen]) -> bool:
    """Whether most lines are at 00:00, and not all others are of the night about it."""
    clocks = clocks_of(column.texts)
    midnights, timed = _midnights(column), column.days.clocks or clocks.total()
    by_day = (_UP_EARLY <= clock < _LATE for clock in clocks)
    is_most = midnights >= _FEW and midnights * 2 > timed
    return is_most and any(by_day) and not _has_begun(column, seen)


def _is_no_time(column: Seen, dating: Dating, seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether 00:00 stands where no time is known."""
    if _are_to_the_second(column) and not _has_begun(column, seen):
        return True
    if not column.many:
        clocks = clocks_of(column.texts)
        count = clocks.pop(_MIDNIGHT)
        if not clocks:
            return True
        is_often = count >= _FEW and count * _OFTEN > count + clocks.total()
        is_apart = is_often and count >= max(clocks.values()) * _TWICE
        is_none = len(clocks) >= _FEW and (is_apart or _is_far_from(clocks))
        is_none = is_none and not _are_few_times(column, dating, columns)
        if is_none and not _has_begun(column, seen):
            return True
    kinds = [
        one.place
        for one in seen
        if one.place not in dating.places()
        and tokens(one.name) & _KINDS
        and one.share(Kind.WORD) > 1 / 2
        and not one.many
        and len(one.texts) <= _MOST_NAMES
    ]
    return any(_is_of_kinds(one) for one in _by_kind(column.place, kinds, columns))


def _are_to_the_second(column: Seen) -> bool:
    """Whether times are so exact that hardly one in a hundred thousand is 0:00:00 by chance.

    Who types some by hand may do so at midnight, but not more often than at any other hour.
    """
    others = clocks_of(column.texts)
    others.pop(_MIDNIGHT, None)
    odd = sum(bool(clock.second) for clock in others)
    is_apart = _midnights(column) >= max(_FEW, *others.values(), 0) * _TWICE
    return len(others) >= _FEW and odd * 2 > len(others) and is_apart


def _has_no_nights(column: Seen) -> bool:
    """Whether no line is between midnight and the morning, as far as its texts are held."""
    return not column.many and not any(map(_is_of_night, clocks_of(column.texts)))


def _is_of_night(clock: time) -> bool:
    return _MIDNIGHT < clock < _NIGHT_ENDS


def _is_far_from(clocks: Iterable[time]) -> bool:
    """Whether midnight is far from all other times of a file, however seldom it is.

    Who is never up at night does nothing at 00:00 to the minute; but who rounds may do it after
    23:30, and what is of whole hours may be of every sixth.
    """
    others = list(clocks)
    if any(map(_is_of_night, others)) or not any(clock.minute for clock in others):
        return False
    is_rounded = not any(clock.minute % _ROUND or clock.second for clock in others)
    return not is_rounded or max(others) < _LATE


def _has_begun(column: Seen, seen: Iterable[Seen]) -> bool:
    """Whether a column may have the beginnings of something that has its end beside it."""
    ends = (one for one in seen if tokens(one.name) & LATER and one is not column)
    return bool(tokens(column.name) & _BEGUN) or _has_times(ends)


def _by_kind(
    place: int, kinds: Sequence[int], columns: Columns
) -> Iterable[tuple[Counter[str], Counter[str]]]:
    """How often each word of some columns has a time, and how often 00:00."""
    counted = {kind: (Counter[str](), Counter[str]()) for kind in kinds}
    for cells in columns.cells() if kinds else ():
        clock = clock_of(cells[place].strip())
        for kind, (timed, midnight) in counted.items():
            word = cells[kind].strip()
            timed[word] += clock is not None
            midnight[word] += clock == _MIDNIGHT
    return counted.values()


def _is_of_kinds(counted: tuple[Counter[str], Counter[str]]) -> bool:
    """Whether some kinds of lines are at 00:00 as a rule, and the others never.

    Of a kind in which somebody is weighed once is enough: that is of a day, and seldom at night.
    """
    timed, midnight = counted
    bare = {word for word, count in midnight.items() if count}
    others = sum(count for word, count in timed.items() if word not in bare)
    are_weighed = all(tokens(word) & _WEIGHED for word in bare)
    enough, least = (_FEW, 1) if are_weighed else (_ENOUGH, _TWICE)
    return others >= enough and all(
        midnight[word] >= least and midnight[word] * _TWICE >= timed[word] for word in bare
    )


def _go_on_at_midnight(dating: Dating, seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether most lines last until the next one, and most before one of 00:00 until midnight.

    So midnight is a time, at which a pump, a shift or a part of a night begins anew.
    """
    used = dating.places()
    lengths = [one for one in seen if one.place not in used and has_lengths(one)]
    return any(_goes_on(one, dating, columns) for one in lengths)


def _goes_on(one: Seen, dating: Dating, columns: Columns) -> bool:
    """The same, by one column of lengths."""
    lines = list(islice(_lengths(one, dating, columns), _LOOKED_AT))
    if lines and lines[0][0] > lines[-1][0]:
        lines.reverse()
    ended, count, agreeing = list[bool](), 0, 0
    for (began, cell), (next_, _) in pairwise(lines):
        midnight = datetime.combine(began + _A_DAY, _MIDNIGHT)
        is_so = _lasts(cell, next_ - began, one)
        count += 1
        agreeing += is_so or _lasts(cell, midnight - began, one)
        if next_.time() == _MIDNIGHT != began.time():
            ended.append(is_so)
    is_midnight = sum(ended) >= max(_TWICE, len(ended) / 2)
    return is_midnight and agreeing * 2 > count


def _lasts(cell: Token, length: timedelta, one: Seen) -> bool:
    """Whether a cell is so long, in any unit of time, or in milliseconds."""
    hours, number = length / _AN_HOUR, to_number(cell.digits, one.sign)
    if number is not None and abs(number * _MILLISECOND - hours) <= CLOSE:
        return True
    return is_as_long(cell, hours, one)


def _lengths(one: Seen, dating: Dating, columns: Columns) -> Iterator[tuple[datetime, Token]]:
    """The moment at which each line began, and how long it was."""
    places = [said.place for said in (dating.day, dating.clock) if said]
    for cells in columns.cells():
        began = moment_of(" ".join(cells[place] for place in places), dating)
        if began and (text := cells[one.place].strip()):
            yield began, token(text)
