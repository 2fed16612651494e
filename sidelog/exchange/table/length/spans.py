"""How long it was from the start to the end of a line, where no column says it.

Of lines of several kinds each kind has lengths of its own, where it has any.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from sidelog.catalog.scales import Better
from sidelog.catalog.text import quote, quoted
from sidelog.errors import BadDataError
from sidelog.exchange.moments import Moment
from sidelog.exchange.reader import Brought, Here, Left
from sidelog.exchange.table.cell.days import about_a_time, read_clock, time_between
from sidelog.exchange.table.cell.numbers import Kind
from sidelog.exchange.table.cell.words import OF_SLEEP, word_set
from sidelog.exchange.table.column.lengths import LengthReader
from sidelog.exchange.table.column.measures import Measures, range_of
from sidelog.exchange.table.column.names import has_time, tokens
from sidelog.exchange.table.column.planner import Planner
from sidelog.exchange.table.column.units import HOURS
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.by_line import is_same_again
from sidelog.exchange.table.dating.called import STARTS
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen, says
from sidelog.exchange.table.length.agreeing import (
    LENGTHS,
    has_lengths,
    length_of,
    lines_that_differ,
    unit_between,
)
from sidelog.exchange.table.length.parts import give_to_parts, give_unit, is_bare
from sidelog.exchange.table.long.named import Long, which
from sidelog.exchange.table.long.told_apart import comes_again, is_second, with_second
from sidelog.exchange.table.nights.beside_days import start_and_end
from sidelog.exchange.table.nights.nights import are_of_24_hours, bed_and_wake, end_of, is_end
from sidelog.exchange.table.rows.columns import Columns
from sidelog.exchange.table.rows.names import has_no_name

_MOSTLY = 0.5
_KINDS = word_set("type category kind activity event label name habit metric tracker stage phase")
_HAPPENED = word_set("what happened event illness disease condition diagnosis infection krankheit")
_OF_LINES, _OF_NIGHTS, _IN_BED = "duration", "sleep hours", "time in bed"
_LONGEST = timedelta(days=2)
"""Nothing that is told by its start and its end in one line lasts so long."""
_LONGEST_IN_BED = timedelta(days=1)
_LONGEST_NIGHT = timedelta(hours=16)
"""From 11:30 to 7:00 it is longer: the first is of the evening, and does not say so."""
_MOST_KINDS = 200
_FEW = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The column of the other end of each line, and the measures of how long it was.

    Attributes:
        dating: how the other end is read.
        bedtime: that of the time at which a night began, in lines without a time, or of its end.
        is_start: whether the other end is the start, since the day of a line is that of its end.
        kinds: what tells the kinds of lines apart; None where all are of one.
        values: the measure of each kind, "" where all are of one; their `read` is not used.
    """

    dating: Dating
    ends: tuple[Seen, Seen]
    bedtime: Seen | None = None
    is_start: bool = False
    called: str = _OF_LINES
    kinds: Long | None = None
    values: dict[str, Values] = field(default_factory=dict)

    @property
    def other(self) -> Seen:
        """The column of the other end: of that of which the day of a line is not."""
        return self.ends[not self.is_start]

    def of(self, cells: Sequence[str]) -> Values | None:
        """The measure of the length of a line; None where its kind has none."""
        return self.values.get(which(self.kind(cells)) if self.kinds else "")

    def kind(self, cells: Sequence[str]) -> str:
        """The kind of a line."""
        return self.kinds.said(cells) if self.kinds else ""

    def length(self, when: Moment, cells: Sequence[str], others: Moments) -> float:
        """How long a line lasted, in hours, or in days where it says no times."""
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
        longest = _LONGEST_IN_BED if self.called == _IN_BED else _LONGEST
        if not timedelta() <= length < longest:
            said = f"a start of what ended at {end.written}" if self.is_start else ""
            said = said or f"an end of what began at {start.written}"
            raise BadDataError(f"{quoted(text)} is not {said}")
        return _hours(length)


class Ends:
    """Reads the starts and the ends of the lines of one file: both, or the one that a line says."""

    def __init__(self, span: Span, dating: Dating, here: Here, missing: frozenset[str]) -> None:
        """Begin; `dating` is that of the lines."""
        self.span, self._dating, self._says = span, dating, partial(says, missing=missing)
        self._moments = Moments(span.dating, here, missing, are_ends=True)

    def has_day(self, cells: Sequence[str]) -> bool:
        """Whether a line says its day."""
        return self._says(cells[self._dating.day.place].strip())

    def length(self, when: Moment, cells: Sequence[str]) -> float | None:
        """How long a line lasted; None where it says no more than one end.

        Raises:
            BadDataError: it has no end that comes after its start.
        """
        if not (self.has_day(cells) and self._says(cells[self.span.other.place].strip())):
            return None
        return self.span.length(when, cells, self._moments)

    def alone(self, cells: Sequence[str]) -> Seen | None:
        """The end that a line says where it does not say the other."""
        said = [one for one in self.span.ends if self._says(cells[one.place].strip())]
        return said[0] if len(said) == 1 else None

    def at_other(self, cells: Sequence[str], *, has_values: bool) -> Moment | None:
        """When a line is that does not say its day, and its other end; None where it is not so.

        A value beside the start of a night is of the day on which that was over, which is not said.
        """
        is_of_end = self._dating.ended and has_values
        if is_of_end or self.has_day(cells) or self.alone(cells) is not self.span.other:
            return None
        return self._moments.at(cells)


def find_span(
    dating: Dating, rest: Sequence[Seen], seen: Sequence[Seen], columns: Columns
) -> Span | None:
    """The end of each line; None where there is none, or some column says how long it was."""
    pair = None if dating.has_times else bed_and_wake(rest)
    others = [one for one in rest if one not in (pair or ()) and not has_time(one.name)]
    if pair and not any(map(has_lengths, others)):
        return Span(dating, pair, bedtime=pair[0], called=_OF_NIGHTS)
    if dating.begun:
        return _begun(dating, dating.begun, rest, columns)
    start = dating.clock or dating.day
    begins = bool(tokens(start.name) & STARTS) or has_no_name(start.name)
    if not begins or dating.form is not Form.TEXT or any(map(has_lengths, rest)):
        return None
    ends = _ends(dating, seen)
    by_day = [one for one in ends if one.share(Kind.DAY) > _MOSTLY]
    by_day = [one for one in by_day if bool(one.days.clocks) is dating.has_times]
    by_day = [one for one in by_day if not is_same_again(one, dating)]
    ends += [one for one in seen if has_no_name(one.name) and one.place not in dating.places()]
    by_clock = [one for one in ends if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
    if by_day and (dating.clock is None or are_of_24_hours(dating.clock, dating.clock)):
        end, of_end = by_day[0], replace(dating, day=by_day[0], clock=None, question=None)
    elif by_clock and dating.clock and are_of_24_hours(dating.clock, by_clock[0]):
        end, of_end = by_clock[0], replace(dating, clock=by_clock[0], question=None)
    else:
        return None
    return Span(of_end, (start, end))


def why_no_start(dating: Dating, rest: Sequence[Seen], columns: Columns) -> Left | None:
    """Why the starts of lines that stand at their ends are left, where a column has their lengths.

    None where none has; where they are times apart from their days, they are words of the lines.
    """
    begun = dating.begun
    if begun is None or begun not in rest or dating.clock:
        return None
    length = _length_beside(dating, rest, columns)
    if length is None:
        return None
    why = f"when its lines began, and {length.name} says how long each was"
    if others := lines_that_differ(length, (begun, dating.day), dating, columns):
        first = f"line {others[0]}"
        of = first if len(others) == 1 else f"{len(others):,} lines, such as {first},"
        why += f"; in {of} it says another length (--note {quote(begun.name)} keeps the starts)"
    return Left(begun.name, why)


def give_unit_of_ends(
    dating: Dating, rest: Sequence[Seen], seen: Sequence[Seen], columns: Columns
) -> None:
    """Give lengths without a unit the one in which they are the time between two ends."""
    ends = _start_and_end(dating, seen)
    for one in rest if ends else ():
        if not (ends and has_lengths(one) and is_bare(one)):
            continue
        if unit := unit_between(one, ends, dating, columns):
            give_unit(one, unit, f"from {ends[0].name} to {ends[1].name}")
            give_to_parts(one, unit, rest, columns)


def _start_and_end(dating: Dating, seen: Sequence[Seen]) -> tuple[Seen, Seen] | None:
    """The columns of the starts and of the ends of lines, be their days in a third one."""
    start = dating.begun or dating.clock or dating.day
    end = dating.clock or dating.day if dating.begun else end_of(start, _ends(dating, seen))
    if not dating.has_times and dating.form is Form.TEXT:
        return start_and_end(dating.day, seen)
    return (start, end) if end else None


def _length_beside(dating: Dating, rest: Sequence[Seen], columns: Columns) -> Seen | None:
    """The column of lengths of lines whose days are those of their ends; None where none is.

    Of moments it is one that has the time from the start to the end in most lines, and no part of
    it, as the minutes asleep are of a night.
    """
    lengths = [one for one in rest if one is not dating.begun and has_lengths(one)]
    if dating.begun and dating.clock is None:
        return length_of((dating.begun, dating.day), dating, lengths, columns)
    return next(iter(lengths), None)


def _begun(dating: Dating, begun: Seen, rest: Sequence[Seen], columns: Columns) -> Span | None:
    """How long lines were whose days are those of their ends."""
    if _length_beside(dating, rest, columns):
        return None
    ends = (begun, dating.clock or dating.day)
    if dating.clock:
        called = _OF_NIGHTS if bed_and_wake(ends) else _OF_LINES
        return Span(dating, ends, bedtime=begun, called=called)
    called = _IN_BED if any(map(has_lengths, rest)) and _are_nights(rest) else _OF_LINES
    return Span(replace(dating, day=begun), ends, is_start=True, called=called)


def _are_nights(rest: Sequence[Seen]) -> bool:
    """Whether lines have parts of a night, and no column that is called the time in bed."""
    words = [tokens(one.name) for one in rest]
    return any(some & OF_SLEEP for some in words) and not any("bed" in some for some in words)


def _ends(dating: Dating, seen: Sequence[Seen]) -> list[Seen]:
    return [one for one in seen if is_end(one.name) and one.place not in dating.places()]


def tells_what_happened(one: Seen) -> bool:
    """Whether a column says in words what happened in each line."""
    return one.share(Kind.WORD) == 1 and bool(tokens(one.name) & _HAPPENED)


def last_days(dating: Dating, seen: Sequence[Seen]) -> Seen | None:
    """The column of the last days, in a table of first and last days; None in any other."""
    begins = bool(tokens(dating.day.name) & STARTS)
    if dating.has_times or dating.form is not Form.TEXT or not begins:
        return None
    ends = [one for one in _ends(dating, seen) if one.kinds[Kind.DAY] and not one.days.clocks]
    return next((one for one in ends if one.share(Kind.DAY, Kind.WORD) == 1), None)


def _measure_of(span: Span, measures: Measures, kind: str = "") -> Values:
    """The measure of the lengths of all lines, or of those of one kind."""
    name = f"{kind} {span.called}".strip()
    unit, hours = "h" if span.bedtime or span.dating.has_times else "days", Numbers()
    hours.add(0.5)
    range_ = range_of(hours, name, unit)
    found = measures.of(name, range_, hours, Better.NEITHER)
    start, end = span.ends
    how = f"{range_.said()}; from {start.name} to {end.name}"
    how += ", both counted" if unit == "days" else ""
    if about := about_a_time(text for one in span.ends for text in one.texts):
        how += f"; {about}"
    are_open = any(one.empty or one.kinds[Kind.MISSING] for one in span.ends)
    if are_open and not (kind or span.bedtime):
        how += "; where a line says one of them alone, that is kept, without a length"
    becomes = f"measure {found.measure.name}" + (" (new)" if found.is_new else "")
    other = span.other
    brought = Brought(name if kind else other.name, becomes, how)
    read = LengthReader("h")  # which no cell is read by
    return Values(other.place, other.name, found.measure, found.is_new, brought, read, frozenset())


def _of_night(start: str, end: str) -> float:
    """How long a night was, in hours, from one time to the next other."""
    if not start:
        raise BadDataError(f"{quoted(end)} has no time of going to bed beside it")
    began, ended = read_clock(start), read_clock(end)
    if began is None or ended is None:
        raise BadDataError(f"{quoted(end if began else start)} is no time, such as 08:30")
    length = time_between(began, ended)
    if length > _LONGEST_NIGHT:
        raise BadDataError(f"{quoted(end)} is not the end of a night that began at {start}")
    return _hours(length)


def _hours(length: timedelta) -> float:
    return float(f"{length.total_seconds() / 3600:.15g}")


def tells_kinds(one: Seen) -> bool:
    """Whether a column tells lines of several kinds apart, whose lengths are not one measure."""
    return bool(tokens(one.name) & _KINDS) and one.share(Kind.WORD) > _MOSTLY and len(one.texts) > 1


# Of several kinds


def measured(
    span: Span,
    dating: Dating,
    rest: Sequence[Seen],
    columns: Columns,
    planner: Planner,
    long: Long | None,
) -> Span | None:
    """A span with its measures; None where its lengths are of none.

    They are of a kind where most of its lines end after they start.
    """
    told = [one for one in rest if tells_kinds(one)]
    are_nights = span.called == _OF_NIGHTS
    if long is None and (are_nights or span.called == _IN_BED or not told):
        span.values[""] = _measure_of(span, planner.measures)
        return span
    kinds = long or _kinds_among(told, rest, columns)
    if kinds is None or kinds.is_word or are_nights:
        return None
    if any(one.unit in HOURS or tokens(one.name) & LENGTHS for one in kinds.columns):
        return None
    if not {one.place for one in told} <= kinds.places | {kinds.beside}:
        return None
    last = _which_last(replace(span, kinds=kinds), dating, columns, planner)
    if not any(last.values()):
        return None
    for name in (name for name, lasts in last.items() if lasts):
        span.values[which(name)] = _measure_of(span, planner.measures, name)
    others = [name for name, lasts in last.items() if not lasts]
    if long is None and others:
        how = f"where it says {', '.join(others[:_FEW])}, which have no lengths"
        kinds.brought.append(Brought(kinds.name_column, "notes of the day", how))
    return replace(span, kinds=kinds)


def _kinds_among(told: Sequence[Seen], rest: Sequence[Seen], columns: Columns) -> Long | None:
    """What tells kinds apart in lines without values; None where it is not plain which column."""
    first = [one for one in told if not is_second(one)]
    if len(first) != 1 or not comes_again(first[0]):
        return None
    kinds = Long(first[0].place, first[0].name, (), is_word=False, is_event=True)
    kinds.places.add(first[0].place)
    with_second(kinds, rest, columns)
    return kinds


def _which_last(span: Span, dating: Dating, columns: Columns, planner: Planner) -> dict[str, bool]:
    """The kinds of lines as written first, and whether most lines of each have a length."""
    here, missing = planner.measures.here, planner.missing
    starts, ends = (Moments(one, here, missing) for one in (dating, span.dating))
    called: dict[str, str] = {}
    lines, lasting = Counter[str](), Counter[str]()
    for cells in columns.cells():
        key = which(name := span.kind(cells))
        if not name or (key not in called and len(called) >= _MOST_KINDS):
            continue
        called.setdefault(key, name)
        lines[key] += 1
        if cells[span.other.place].strip():
            with suppress(BadDataError):
                lasting[key] += span.length(starts.at(cells), cells, ends) > 0
    return {name: lasting[key] > lines[key] / 2 for key, name in called.items()}
