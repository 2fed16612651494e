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
from sidelog.exchange.table.column.readings import HOURS
from sidelog.exchange.table.column.values import Values
from sidelog.exchange.table.dating.counted import Form
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.dating.when import Dating
from sidelog.exchange.table.evidence import Numbers, Seen

_MOSTLY = 0.5
_STARTS = word_set("start from begin bed bedtime asleep started tracking")
_ENDS = word_set("end to until stop finish wake woke waketime ended finished")
_LENGTHS = word_set("duration length hours minutes seconds time total elapsed hrs mins dauer")
_KINDS = word_set("type category kind activity event label name habit metric tracker stage phase")
_NOON, _MANY = 12, 8
_LONGEST = timedelta(days=2)
"""Nothing that is told by its start and its end in one line lasts so long."""


@dataclass(frozen=True, slots=True)
class Span:
    """The column of the end of each line, and the measure of how long it was.

    Attributes:
        end: the column.
        dating: how ends are read.
        values: the measure; its `read` is not used.
    """

    end: Seen
    dating: Dating
    values: Values

    def length(self, start: Moment, cells: Sequence[str], ends: Moments) -> float:
        """How long a line lasted: in hours, or in days where it says no times.

        Raises:
            BadDataError: it has no end that comes after its start.
        """
        text, end = cells[self.end.place].strip(), ends.at(cells)
        if not self.dating.has_times:
            days = (end.day - start.day).days + 1
            if days < 1:
                raise BadDataError(f"{quoted(text)} is not an end of what began on {start.day}")
            return float(days)
        if start.at is None or end.at is None:
            raise BadDataError(f"{quoted(text)} has no time, or its start has none")
        length = end.at - start.at
        if length < timedelta() and self.dating.clock is self.end:
            length += timedelta(days=1)  # over midnight
        if not timedelta() <= length < _LONGEST:
            raise BadDataError(f"{quoted(text)} is not an end of what began at {start.written}")
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
    start = dating.clock or dating.day
    counted = dating.form in {Form.SECONDS, Form.MILLISECONDS}
    begins = bool(tokens(start.name) & _STARTS) or _is_unnamed(start)
    if not begins or not (counted or dating.form is Form.TEXT):
        return None
    if any(_is_length(one) or _tells_kinds(one) for one in rest):
        return None
    ends = [one for one in seen if tokens(one.name) & _ENDS and one.place not in dating.places()]
    ends += [one for one in seen if _is_unnamed(one) and one is not start]
    by_day = [one for one in ends if one.share(Kind.DAY) > _MOSTLY]
    by_day = [one for one in by_day if bool(one.days.clocks) is dating.has_times]
    by_day = [one for one in by_day if one.texts != start.texts]
    if counted:
        by_day = [one for one in ends if _goes_on_from(start, one)]
    by_clock = [one for one in ends if one.share(Kind.CLOCK, Kind.TIME) > _MOSTLY]
    if by_day and dating.clock is None:
        end, of_end = by_day[0], replace(dating, day=by_day[0], question=None)
    elif by_clock and dating.clock and _are_of_24_hours(dating.clock, by_clock[0]):
        end, of_end = by_clock[0], replace(dating, clock=by_clock[0], question=None)
    else:
        return None
    hours, unit = Numbers(), "h" if dating.has_times else "days"
    hours.add(0.5)
    range_ = range_of(hours, "duration", unit)
    found = measures.of("duration", range_, hours, Better.NEITHER)
    how = f"{range_.said()}; from {start.name} to {end.name}"
    how += "" if dating.has_times else ", both counted"
    brought = Brought(
        end.name, f"measure {found.measure.name}" + (" (new)" if found.is_new else ""), how
    )
    return Span(
        end,
        of_end,
        Values(end.place, end.name, found.measure, found.is_new, brought, float, frozenset()),
    )


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
    lengths = one.share(Kind.CLOCK, Kind.LENGTH) > _MOSTLY and not tokens(one.name) & _ENDS
    return lengths or (of_time and one.share(Kind.NUMBER) > _MOSTLY)


def _tells_kinds(one: Seen) -> bool:
    """Whether a column tells lines of several kinds apart, whose lengths are not one measure."""
    return bool(tokens(one.name) & _KINDS) and one.share(Kind.WORD) > _MOSTLY and len(one.texts) > 1
