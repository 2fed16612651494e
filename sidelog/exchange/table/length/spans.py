"""How long it was from the start to the end of a line, where no column says it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sidelog.catalog.scales import Better
from sidelog.catalog.text import quoted
from sidelog.errors import BadDataError
from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Brought
from sidelog.exchange.table.cell.days import read_clock
from sidelog.exchange.table.cell.numbers import Kind, Sign
from sidelog.exchange.table.cell.words import word_set
from sidelog.exchange.table.column.measures import Measures, range_of
from sidelog.exchange.table.column.names import split_unit, tokens
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.by_line import are_ends, is_same_again
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.nights import STARTS, is_end
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen

_MOSTLY = 0.5
_LENGTHS = word_set("duration length hours minutes seconds time total elapsed hrs mins dauer")
_KINDS = word_set("type category kind activity event label name habit metric tracker stage phase")
_BEDTIMES = word_set("bed bedtime asleep bettzeit")
_WAKING = word_set("wake woke waketime wakeup aufgewacht")
_HAPPENED = word_set("what happened event illness disease condition diagnosis infection krankheit")
_NOON, _MANY = 12, 8
_LONGEST = timedelta(days=2)
"""Nothing that is told by its start and its end in one line lasts so long."""
_LONGEST_NIGHT = timedelta(hours=16)
"""From 11:30 to 7:00 it is longer: the first is of the evening, and does not say so."""


@dataclass(frozen=True, slots=True)
class Span:
    """The column of the other end of each line, and the measure of how long it was.

    Attributes:
        other: the column: that of the end of a line whose day is of its start, or the start's.
        dating: how it is read.
        values: the measure; its `read` is not used.
        bedtime: that of the time at which a night began, in lines without a time, or of its end.
        is_start: whether `other` has the starts.
    """

    other: Seen
    dating: Dating
    values: Values
    bedtime: Seen | None = None
    is_start: bool = False

    def length(self, when: Moment, cells: Sequence[str], others: Moments) -> float:
        """How long a line lasted: in hours, or in days where it says no times.

        Raises:
            BadDataError: it has no end that comes after its start.
        """
        text = cells[self.other.place].strip()
        if self.bedtime:
            return _of_night(cells[self.bedtime.place].strip(), text)
        other = others.at(cells)
        start, end = (other, when) if self.is_start else (when, other)
        if not self.dating.has_times:
            days = (end.day - start.day).days + 1
            if days < 1:
                raise BadDataError(f"{quoted(text)} is not an end of what began on {start.day}")
            return float(days)
        if start.at is None or end.at is None:
            raise BadDataError(f"{quoted(text)} has no time, or its start has none")
        length = end.at - start.at
        if length < timedelta() and self.dating.clock is self.other:
            length += timedelta(days=1)  # over midnight
        if not timedelta() <= length < _LONGEST:
            said = f"a start of what ended at {end.written}" if self.is_start else ""
            said = said or f"an end of what began at {start.written}"
            raise BadDataError(f"{quoted(text)} is not {said}")
        return float(f"{length.total_seconds() / 3600:.15g}")


def find_span(
    dating: Dating, rest: Sequence[Seen], seen: Sequence[Seen], measures: Measures
) -> Span | None:
    """The end of each line; None where there is none, or something else says how long it was.

    Args:
        dating: the columns that say when.
        rest: those that may be values.
        seen: all columns.
        measures: the names that are taken.
    """
    if pair := _night(dating, rest):
        found = _measured(dating, pair, measures, ("sleep hours", "h"))
        return replace(found, bedtime=pair[0])
    if dating.begun:
        return _begun(dating, dating.begun, rest, measures)
    start = dating.clock or dating.day
    counted = dating.form in {Form.SECONDS, Form.MILLISECONDS}
    begins = bool(tokens(start.name) & STARTS) or _is_unnamed(start)
    if not begins or not (counted or dating.form is Form.TEXT):
        return None
    if _is_said(rest):
        return None
    ends = _ends(dating, seen)
    ends += [one for one in seen if _is_unnamed(one) and one.place not in dating.places()]
    by_day = [one for one in ends if one.share(Kind.DAY) > _MOSTLY]
    by_day = [one for one in by_day if bool(one.days.clocks) is dating.has_times]
    by_day = [
        one
        for one in by_day
        if not is_same_again(one, dating) and (not _is_unnamed(one) or are_ends(one, dating))
    ]
    if counted:
        by_day = [one for one in ends if _goes_on_from(start, one)]
    by_clock = [one for one in ends if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
    if by_day and dating.clock is None:
        end, of_end = by_day[0], replace(dating, day=by_day[0], question=None)
    elif by_clock and dating.clock and _are_of_24_hours(dating.clock, by_clock[0]):
        end, of_end = by_clock[0], replace(dating, clock=by_clock[0], question=None)
    else:
        return None
    unit = "h" if dating.has_times else "days"
    return _measured(of_end, (start, end), measures, ("duration", unit))


def _begun(dating: Dating, begun: Seen, rest: Sequence[Seen], measures: Measures) -> Span | None:
    """How long lines were whose days are those of their ends."""
    if _is_said([one for one in rest if one is not begun]):
        return None
    ends, called = (begun, dating.clock or dating.day), ("duration", "h")
    if dating.clock:
        return replace(_measured(dating, ends, measures, called), bedtime=begun)
    return _measured(replace(dating, day=begun), ends, measures, called, is_start=True)


def _is_said(rest: Sequence[Seen]) -> bool:
    """Whether a column says how long it was, or of what kind, each of which has its own lengths."""
    return any(_is_length(one) or _tells_kinds(one) for one in rest)


def _ends(dating: Dating, seen: Sequence[Seen]) -> list[Seen]:
    """The columns that are called ends."""
    return [one for one in seen if is_end(one.name) and one.place not in dating.places()]


def find_period(
    dating: Dating, rest: Sequence[Seen], seen: Sequence[Seen]
) -> tuple[Seen, Seen] | None:
    """The columns of what happened and of its last day, in a table of its first and last days."""
    begins = bool(tokens(dating.day.name) & STARTS)
    if dating.has_times or dating.form is not Form.TEXT or not begins:
        return None
    ends = [one for one in _ends(dating, seen) if one.kinds[Kind.DAY] and not one.days.clocks]
    ends = [one for one in ends if one.share(Kind.DAY, Kind.WORD) == 1]
    words = [one for one in rest if one.share(Kind.WORD) == 1 and tokens(one.name) & _HAPPENED]
    return (words[0], ends[0]) if words and ends else None


def _measured(
    dating: Dating,
    columns: tuple[Seen, Seen],
    measures: Measures,
    called: tuple[str, str],
    *,
    is_start: bool = False,
) -> Span:
    """A span from one column to another as a measure, called by a name and a unit."""
    (start, end), (name, unit), hours = columns, called, Numbers()
    hours.add(0.5)
    range_ = range_of(hours, name, unit)
    found = measures.of(name, range_, hours, Better.NEITHER)
    how = f"{range_.said()}; from {start.name} to {end.name}"
    how += ", both counted" if unit == "days" else ""
    other = start if is_start else end
    becomes = f"measure {found.measure.name}" + (" (new)" if found.is_new else "")
    brought = Brought(other.name, becomes, how)
    made = Values(other.place, other.name, found.measure, found.is_new, brought, float, frozenset())
    return Span(other, dating, made, is_start=is_start)


def _night(dating: Dating, rest: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """The columns of bedtimes and of waking, where a line has no time and no length of sleep."""
    clocks = [one for one in rest if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
    beds = [one for one in clocks if tokens(one.name) & _BEDTIMES]
    wakes = [one for one in clocks if tokens(one.name) & _WAKING]
    if dating.has_times or len(beds) != 1 or len(wakes) != 1 or beds == wakes:
        return None
    is_said = any(_is_length(one) for one in rest if one not in (*beds, *wakes))
    if is_said or not _are_of_24_hours(beds[0], wakes[0]):
        return None
    return beds[0], wakes[0]


def _of_night(start: str, end: str) -> float:
    """How long a night was, in hours, from one time to the next other.

    Raises:
        BadDataError: one of them is no time, or nobody sleeps so long.
    """
    if not start:
        raise BadDataError(f"{quoted(end)} has no time of going to bed beside it")
    clocks = [read_clock(text) for text in (start, end)]
    if None in clocks:
        text = start if clocks[0] is None else end
        raise BadDataError(f"{quoted(text)} is no time, such as 08:30")
    began, ended = (timedelta(hours=one.hour, minutes=one.minute) for one in clocks if one)
    length = (ended - began) % timedelta(days=1)
    if length > _LONGEST_NIGHT:
        raise BadDataError(f"{quoted(end)} is not the end of a night that began at {start}")
    return float(f"{length.total_seconds() / 3600:.15g}")


def _is_unnamed(one: Seen) -> bool:
    return one.name == f"column {one.place + 1}"


def _goes_on_from(start: Seen, end: Seen) -> bool:
    """Whether moments that a machine counts end what those of another column began."""
    first, last = (one.numbers[Sign.POINT] for one in (start, end))
    return end.share(Kind.NUMBER) == 1 and first.low < last.low <= first.high < last.high


def _are_of_24_hours(start: Seen, end: Seen) -> bool:
    """Whether times are seen to be of a whole day, and not 11:40 for twenty to midnight."""
    texts = [*start.texts, *end.texts]
    read = [clock for text in texts if (clock := read_clock(text))]
    return any(clock.hour > _NOON for clock in read) or len(texts) < _MANY


def _is_length(one: Seen) -> bool:
    """Whether a column of numbers says how long something was."""
    of_time = split_unit(one.name)[1] in HOURS or bool(tokens(one.name) & _LENGTHS)
    lengths = one.share(Kind.CLOCK, Kind.LENGTH) > _MOSTLY and not is_end(one.name)
    return lengths or (of_time and one.share(Kind.NUMBER) > _MOSTLY)


def _tells_kinds(one: Seen) -> bool:
    """Whether a column tells lines of several kinds apart, whose lengths are not one measure."""
    return bool(tokens(one.name) & _KINDS) and one.share(Kind.WORD) > _MOSTLY and len(one.texts) > 1
