"""The day and the moment of each line, as the columns that say them were understood."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache, partial
from typing import NamedTuple

from sidelog import dates
from sidelog.catalog.text import quoted
from sidelog.dates import WEEKDAYS
from sidelog.dates.times import parse_moment
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.days import (
    ISO_DAY,
    Said,
    iso_day,
    iso_time,
    read_clock,
    read_day,
    read_day_of_year,
)
from sidelog.exchange.table.cell.numbers import Kind, Sign, to_number
from sidelog.exchange.table.cells import When
from sidelog.exchange.table.dating.counted import Form, number_moment
from sidelog.exchange.table.dating.when import Dating, to_whole
from sidelog.exchange.table.evidence import look_at

_MIDNIGHT = time(0)
_MOST_HELD = 4096
_NO_DAYS = (date(1969, 12, 31), date(1970, 1, 1))
"""The day from which machines count seconds; west of Greenwich it is the one before."""


class _Past(NamedTuple):
    """A day in ISO before this one, around which the offset of this machine's zone is the same."""

    day: date
    written: str
    offset: timezone


class _Time(NamedTuple):
    """What stands behind such a day, as it is written in ISO: a time, and perhaps its zone."""

    clock: time
    written: str
    offset: timezone | None
    is_utc: bool


def _no_time(text: str) -> BadDataError:
    return BadDataError(
        f"{quoted(text)} is the beginning of {_NO_DAYS[-1].year}, as programs write it where no "
        "time is known"
    )


class Moments:
    """Reads when the lines of one file are."""

    def __init__(self, dating: Dating, here: Here, missing: frozenset[str], *, ahead: bool) -> None:
        """Begin.

        Args:
            dating: which columns say when, and how.
            here: the person's now, and when their days begin.
            missing: words that mean nothing.
            ahead: whether days may lie ahead, as those of a plan do.
        """
        self._dating, self._starts = dating, here.day_starts
        self._zone, self._now = here.now.tzinfo, _pinned(here.now)
        self._today = dates.local_day(here.now, here.day_starts)
        self._missing, self._ahead = missing, ahead
        self._held: dict[tuple[str, ...], When | BadDataError] = {}
        clock = dating.clock or dating.hour
        apart = dating.apart or {}
        places = [dating.day.place, *(one.place for one in apart.values())]
        self._places = (*places, clock.place) if clock else tuple(places)
        self._minute = dating.minute.place if dating.minute else None
        self._read = self._reader()
        self._is_iso = dating.form is Form.TEXT and not dating.whole
        self._past = lru_cache(_MOST_HELD)(self._past_day)

    def at(self, cells: Sequence[str]) -> When:
        """When a line is.

        Raises:
            BadDataError: it does not say so, or it is still to come.
        """
        if self._is_iso:
            text = cells[self._places[0]].strip()
            if (timed := _timed(text[ISO_DAY:])) and (past := self._past(text[:ISO_DAY])):
                at = datetime.combine(past.day, timed.clock, timed.offset or past.offset)
                if timed.is_utc:
                    at = at.astimezone(past.offset)
                return When(dates.local_day(at, self._starts), at, past.written + timed.written)
        said = tuple([cells[place].strip() for place in self._places])
        if self._minute is not None and said[-1]:
            said = (*said[:-1], f"{said[-1]}:{cells[self._minute].strip() or '0'}")
        found = self._held.get(said)
        if found is None:
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
            try:
                found = self._read(*said)
            except BadDataError as error:
                found = error
            self._held[said] = found
        if isinstance(found, BadDataError):
            raise found.with_traceback(None)  # else it would hold every line that raised it
        return found

    def _reader(self) -> Callable[..., When]:
        match self._dating.form:
            case Form.TEXT:
                return self._text
            case Form.OF_YEAR:
                return self._of_year
            case Form.PARTS:
                return self._parts
            case _:
                return partial(self._number, self._dating.form)

    def _past_day(self, text: str) -> _Past | None:
        """The day that ten characters say; None where more has to be looked at than that."""
        day, step = iso_day(text), timedelta(days=1)
        if day is None or not _NO_DAYS[-1] + step < day < self._today - step:
            return None
        offsets = {_offset_of_day(day + n * step, self._zone) for n in (-1, 0, 1)}
        offset = offsets.pop()
        return _Past(day, day.isoformat(), offset) if offset and not offsets else None

    def _needed(self, text: str) -> None:
        if not text or look_at(text, self._missing).kind is Kind.MISSING:
            raise BadDataError("it is empty, and every line needs its day")

    def _text(self, text: str, clock: str = "") -> When:
        said = read_day(text)
        if said is None:
            self._needed(text)
            raise BadDataError(f"{quoted(text)} is not a date in full, such as 2026-09-01")
        if said.wrong:
            raise BadDataError(f"{quoted(text)}: {said.wrong}")
        day = said.year_first if self._dating.year_first and said.numbers else None
        day = day or said.on(self._dating.order)
        if day is None:
            order = f" ({self._dating.order})" if self._dating.order else ""
            raise BadDataError(f"{quoted(text)}: no such day{order}")
        if said.weekday is not None and day.weekday() != said.weekday:
            raise BadDataError(f"{quoted(text)} is not a {WEEKDAYS[said.weekday]}")
        return self._timed(day, text, said, clock)

    def _of_year(self, text: str, year: str, clock: str = "") -> When:
        self._needed(text)
        number = to_whole(year)
        day = read_day_of_year(text, number) if number else None
        if day is None:
            raise BadDataError(f"{quoted(text)} of {quoted(year)} is no day")
        return self._timed(day, text, Said(day), clock)

    def _parts(self, text: str, year: str, month: str, clock: str = "") -> When:
        numbers = [to_whole(part) for part in (year, month, text)]
        said = f"{year}-{month}-{text}"
        try:
            day = date(*(number or 0 for number in numbers))
        except (ValueError, OverflowError):
            raise BadDataError(f"{quoted(said)} is no day") from None
        return self._timed(day, said, Said(day), clock)

    def _number(self, form: Form, text: str, clock: str = "") -> When:
        self._needed(text)
        number = to_number(text, Sign.POINT)
        try:
            moment = None if number is None else number_moment(form, number)
        except (OverflowError, ValueError):
            moment = None
        if moment is None:
            raise BadDataError(f"{quoted(text)} is not one of the {form}")
        if moment.date() <= _NO_DAYS[-1]:
            raise _no_time(text)
        if form is Form.SERIAL:
            whole = moment.time() == _MIDNIGHT
            said = Said(moment.date(), clock=None if whole else moment.time())
        else:
            said = Said(moment.date(), clock=moment.time(), zone="Z")
        return self._timed(moment.date(), text, said, clock)

    def _timed(self, day: date, text: str, said: Said, clock: str) -> When:
        """The moment on a day, or the day where no time is said."""
        if day in _NO_DAYS:
            raise _no_time(text)
        at = None if self._dating.whole else said.clock
        if at is None and clock and look_at(clock, self._missing).kind is not Kind.MISSING:
            at = self._clock(clock)
        if at is None:
            if day > self._today and not self._ahead:
                raise BadDataError(f"{dates.say_date(day)} is still to come here")
            return When(day, None, day.isoformat())
        return self._moment(day, at, said.zone, text)

    def _clock(self, text: str) -> time:
        parts = text.split(":")
        if self._dating.hour:
            found = _time_of(*map(to_whole, (*parts, "0")[:2]))
        elif text.isdecimal() and len(text) in {3, 4}:  # 930, with no sign between
            found = _time_of(int(text[:-2]), int(text[-2:]))
        else:  # 9:5 is how a program writes 9:05 that thinks of no reader
            found = read_clock(text) or (
                _time_of(*map(to_whole, parts)) if len(parts) == 2 else None  # noqa: PLR2004
            )
        if found is None:
            raise BadDataError(f"{quoted(text)} is no time, such as 08:30")
        return found

    def _moment(self, day: date, clock: time, zone: str, text: str) -> When:
        written = f"{day.isoformat()}T{_written(clock)}"
        if zone == "Z":
            instant = datetime.combine(day, clock, UTC)
            offset = _offset_in_hour(day, clock.hour, self._zone)
            at = instant.astimezone(offset) if offset else _pinned(instant.astimezone(self._zone))
            written += "+00:00"
        elif zone:
            try:
                at = datetime.combine(day, clock, _timezone(zone))
            except ValueError:
                raise BadDataError(f"{quoted(text)} has an offset that no zone has") from None
            written = at.isoformat()
        elif offset := _offset_of_day(day, self._zone):
            at = datetime.combine(day, clock, offset)
        else:
            at = self._of_changed(datetime.combine(day, clock))
        if at > self._now:
            raise BadDataError(f"{dates.say_moment(at)} is still to come here")
        counted = dates.local_day(at, self._starts)
        if counted > self._today:  # east of here
            raise BadDataError(f"{dates.say_date(counted)} is still to come here")
        return When(counted, at, written)

    def _of_changed(self, plain: datetime) -> datetime:
        """A time of a day on which the clocks were changed; one that none showed is refused."""
        at = plain.replace(tzinfo=self._zone)
        # The offsets before and after a change differ only where clocks skip or repeat an hour.
        if at.utcoffset() != at.replace(fold=1).utcoffset():
            parse_moment(
                plain.isoformat(), now=self._now.astimezone(self._zone), day_starts=_MIDNIGHT
            )
        return _pinned(at)


@lru_cache(maxsize=_MOST_HELD)
def _offset_of_day(day: date, zone: tzinfo | None) -> timezone | None:
    """The offset of a whole day; None where the clocks were changed on it."""
    try:
        after = datetime.combine(day + timedelta(days=1), _MIDNIGHT, zone)
    except OverflowError:
        return None
    clocks = (datetime.combine(day, time(hour), zone) for hour in (0, 12))
    offsets = {one.utcoffset() or timedelta() for one in (*clocks, after)}
    return timezone(offsets.pop()) if len(offsets) == 1 else None


@lru_cache(maxsize=_MOST_HELD)
def _offset_in_hour(day: date, hour: int, zone: tzinfo | None) -> timezone | None:
    """The offset throughout an hour of UTC; None where the clocks were changed in it."""
    begin = datetime.combine(day, time(hour), UTC)
    ends = (begin, begin + timedelta(minutes=59, seconds=59))
    offsets = {one.astimezone(zone).utcoffset() or timedelta() for one in ends}
    return timezone(offsets.pop()) if len(offsets) == 1 else None


_written = lru_cache(maxsize=_MOST_HELD)(time.isoformat)


@lru_cache(maxsize=_MOST_HELD)
def _timed(text: str) -> _Time | None:
    """What stands behind a day in ISO; None where it is no time, or has an offset of no zone."""
    clock, zone = iso_time(text) or (None, "")
    if clock is None:
        return None
    try:
        offset = UTC if zone == "Z" else _timezone(zone) if zone else None
    except ValueError:
        return None
    written = datetime.combine(date.min, clock, offset).isoformat()[ISO_DAY:]
    return _Time(clock, written, offset, zone == "Z")


@lru_cache(maxsize=_MOST_HELD)
def _timezone(zone: str) -> timezone:
    """The zone of an offset such as +02:00.

    Raises:
        ValueError: no zone has it.
    """
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return timezone(-offset if zone[0] == "-" else offset)


def _pinned(at: datetime) -> datetime:
    """A moment with its offset alone: those that share a zone compare by the hands of the clock."""
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()), fold=0)


def _time_of(hour: int | None, minute: int | None) -> time | None:
    """A time by its parts; None where there is none."""
    try:
        return None if hour is None or minute is None else time(hour, minute)
    except ValueError:
        return None
