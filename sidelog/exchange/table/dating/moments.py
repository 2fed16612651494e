"""The day and the moment of each line, as the columns that say them were understood."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache, partial
from typing import NamedTuple

from sidelog import dates
from sidelog.catalog.text import quoted
from sidelog.dates import WEEKDAYS
from sidelog.errors import BadDataError
from sidelog.exchange.moments import Moment, moment_on, offset_of_day, pinned, whole_day, zone_of
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
from sidelog.exchange.table.cell.numbers import Sign, to_number
from sidelog.exchange.table.cell.zones import read_offset
from sidelog.exchange.table.dating.clocks import clock_reader, may_be_of_either, without_clock
from sidelog.exchange.table.dating.counted import Form, number_moment
from sidelog.exchange.table.dating.when import Dating, day_of_parts, to_whole, to_year
from sidelog.exchange.table.evidence import says
from sidelog.exchange.table.nights.nights import LONGEST

_MIDNIGHT, _NOON = time(0), 12
_MOST_HELD = 4096
_MIDNIGHTS = frozenset({"midnight", "mitternacht", "minuit", "medianoche"})
_HOURS_OF_MIDNIGHT = frozenset({"24", "24:0", "24:00"})
_NO_DAYS = (date(1969, 12, 31), date(1970, 1, 1))
"""The day from which machines count seconds; west of Greenwich it is the one before."""


class _Past(NamedTuple):
    """A day in ISO before this one, around which the offset of this machine's zone is the same."""

    day: date
    written: str
    offset: tzinfo


class _Time(NamedTuple):
    """What stands behind such a day, as it is written in ISO: a time, and perhaps its zone."""

    clock: time
    written: str
    offset: tzinfo | None
    is_utc: bool


class WrongTimeError(BadDataError):
    """The cell of the time is wrong, where that is not the cell of the day."""


class NoTimeError(WrongTimeError):
    """The cell of the time says no time, and nothing against the day of its line."""


def _no_time(text: str) -> BadDataError:
    return BadDataError(
        f"{quoted(text)} is the beginning of {_NO_DAYS[-1].year}, as programs write it where no "
        "time is known"
    )


class Moments:
    """Reads when the lines of one file are."""

    def __init__(
        self,
        dating: Dating,
        here: Here,
        missing: frozenset[str],
        *,
        ahead: bool = False,
        are_ends: bool = False,
    ) -> None:
        """Begin; days of a plan may lie `ahead`, and times that `are_ends` be of the day after."""
        self._dating, self._here, self._now = dating, here, pinned(here.now)
        self._today = dates.local_day(here.now, here.day_starts)
        self._missing, self._ahead, self._are_ends = missing, ahead, are_ends
        self._held: dict[tuple[str, ...], Moment | BadDataError] = {}
        clock = dating.clock or dating.hour
        places = dating.places_of_day
        self._places = (*places, clock.place) if clock else places
        self._lack_halves = dating.lacks_halves
        self._read_clock = clock_reader(dating.clock) if dating.clock else _whole_hours
        self._minute = dating.minute.place if dating.minute else None
        readers: dict[Form, Callable[..., Moment]] = {
            Form.TEXT: self._text,
            Form.OF_YEAR: self._of_year,
            Form.PARTS: self._parts,
        }
        self._read = readers.get(dating.form, partial(self._number, dating.form))
        self._zone = "Z" if dating.in_utc else ""
        is_bare = dating.whole or dating.bare or dating.untimed
        is_plain = not (is_bare or dating.of_days or dating.in_utc)
        self._is_iso = dating.form is Form.TEXT and is_plain and not self._lack_halves
        self._past = lru_cache(_MOST_HELD)(self._past_day)
        self._beside_day = lru_cache(_MOST_HELD)(self._time_beside)
        self._has_clock = dating.clock is not None and dating.minute is None

    def column_of(self, error: BadDataError) -> str:
        """The column of the cell that an error of `at` is about."""
        clock = self._dating.clock or self._dating.hour
        wrong = clock if isinstance(error, WrongTimeError) else None
        return (wrong or self._dating.day).name

    def at(self, cells: Sequence[str]) -> Moment:
        """When a line is; a `BadDataError` where it does not say so, or is still to come."""
        found = self._at(cells)
        column = self._dating.offset
        offset = column and read_offset(cells[column.place].strip())
        if offset and found.at:
            at = found.at.astimezone(zone_of(offset))
            day = dates.local_day(at, self._here.day_starts)
            found = found._replace(day=day, at=at, local=False)
        if self._dating.until:
            return self._through(found, cells[self._dating.until.place].strip())
        return self._on_end(found, cells) if self._dating.ended else found

    def _at(self, cells: Sequence[str]) -> Moment:
        if self._is_iso:
            text = cells[self._places[0]].strip()
            behind = text[ISO_DAY:]
            if self._has_clock and not behind:
                timed = self._beside_day(cells[self._places[-1]].strip())
            else:
                timed = _time_behind(behind)
            if timed and (past := self._past(text[:ISO_DAY])):
                at = datetime.combine(past.day, timed.clock, timed.offset or past.offset)
                if timed.is_utc:
                    at = at.astimezone(past.offset)
                day, local = dates.local_day(at, self._here.day_starts), timed.offset is None
                return Moment(day, at, past.written + timed.written, local)
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

    def day_of(self, cells: Sequence[str]) -> Moment:
        """The day of a line whose time cannot be read; a `BadDataError` as of `at`."""
        texts = [cells[place].strip() for place in self._places]
        is_apart = len(texts) > 1
        found = self._read(*texts[:-1]) if is_apart else self._read(without_clock(texts[0]))
        return self._on_end(found, cells) if self._dating.ended else found

    def planned(self, cells: Sequence[str]) -> Moment | None:
        """The day for which a line was planned, as a whole; None where it says none before now."""
        planned = self._dating.planned
        with suppress(BadDataError):
            return self._text(cells[planned.place].strip()) if planned else None
        return None

    def _on_end(self, found: Moment, cells: Sequence[str]) -> Moment:
        """What ended at a moment, on its day of the calendar; on the next where it began before."""
        begun = self._dating.begun if self._dating.day_of_start else None
        began = begun and read_clock(cells[begun.place].strip())
        if began:
            day, is_over = found.day, began.hour >= _NOON
            if found.at:
                day, is_over = found.at.date(), found.at.time() < began
            day += timedelta(days=is_over)
            found = self._moment(day, found.at.time(), "") if found.at else whole_day(day)
        return found._replace(day=found.at.date()) if found.at else found

    def _through(self, begun: Moment, until: str) -> Moment:
        """The day that a line goes through: that of its middle, where it is open 12 h on."""
        if begun.at is None:
            return begun
        half = timedelta(hours=12)
        with suppress(BadDataError):
            end = self._text(until).at if says(until, self._missing) else None
            if end and timedelta() < end - begun.at <= LONGEST:
                half = (end - begun.at) / 2
        return whole_day(min((begun.at + half).date(), self._today))  # of which it has most

    def _past_day(self, text: str) -> _Past | None:
        """The day that ten characters say; None where more has to be looked at than that."""
        day, step = iso_day(text), timedelta(days=1)
        if day is None or not _NO_DAYS[-1] + step < day < self._today - step:
            return None
        zone = self._here.now.tzinfo
        offsets = {offset_of_day(day + n * step, zone) for n in (-1, 0, 1)}
        offset = offsets.pop()
        return _Past(day, day.isoformat(), offset) if offset and not offsets else None

    def _time_beside(self, text: str) -> _Time | None:
        """What a cell of times says; None where more has to be looked at than that."""
        clock = None if read_day(text) or not says(text, self._missing) else self._read_clock(text)
        if clock is None:
            return None
        clock = clock.replace(microsecond=0)
        return _Time(clock, f"T{clock.isoformat()}", None, is_utc=False)

    def _needed(self, text: str, part: str = "it") -> None:
        if not says(text, self._missing):
            raise BadDataError(f"{part} is empty, and every line needs its day")

    def _text(self, text: str, clock: str = "") -> Moment:
        said = read_day(text)
        if said is None:
            self._needed(text)
            raise BadDataError(f"{quoted(text)} is not a date in full, such as 2026-09-01")
        if said.wrong:
            raise BadDataError(f"{quoted(text)}: {said.wrong}")
        day = self._dating.day_of(said)
        if day is None and self._dating.order is None:  # each of its column has one reading
            day = said.only
        if day is None:
            order = f" ({self._dating.order})" if self._dating.order else ""
            raise BadDataError(f"{quoted(text)}: no such day{order}")
        if said.weekday is not None and day.weekday() != said.weekday:
            raise BadDataError(f"{quoted(text)} is not a {WEEKDAYS[said.weekday]}")
        return self._timed(day, text, said, clock)

    def _of_year(self, text: str, year: str, clock: str = "") -> Moment:
        self._needed(text)
        self._needed(year, "its year")
        number = to_year(year)
        day = read_day_of_year(text, number) if number else None
        if day is None:
            raise BadDataError(f"{quoted(text)} of {quoted(year)} is no day")
        return self._timed(day, text, Said(day), clock)

    def _parts(self, text: str, year: str, month: str, clock: str = "") -> Moment:
        for part, name in ((text, "it"), (month, "its month"), (year, "its year")):
            self._needed(part, name)
        said = f"{year}-{month}-{text}"
        day = day_of_parts(year, month, text)
        if day is None:
            raise BadDataError(f"{quoted(said)} is no day")
        return self._timed(day, said, Said(day), clock)

    def _number(self, form: Form, text: str, clock: str = "") -> Moment:
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

    def _timed(self, day: date, text: str, said: Said, clock: str) -> Moment:
        """The moment on a day, or the day where no time is said."""
        if day in _NO_DAYS:
            raise _no_time(text)
        is_bare = self._dating.bare and (said.clock or read_clock(clock)) == _MIDNIGHT
        is_bare |= self._dating.untimed
        if said.clock is not None and not (self._dating.whole or is_bare):
            if not self._dating.clock:
                self._check_half(text)
            found = self._moment(day, said.clock, said.zone)
        elif says(clock, self._missing) and not is_bare:
            found = self._beside(day, clock, said.zone)
        elif day > self._today and not self._ahead:
            raise BadDataError(f"{dates.say_date(day)} is still to come here")
        elif self._dating.untimed:  # by which two lines of a day that are alike are told apart
            return whole_day(day)._replace(written=f"{text} {clock}".rstrip())
        else:
            return whole_day(day)
        return whole_day(found.day) if self._dating.of_days else found

    def _beside(self, day: date, text: str, zone: str) -> Moment:
        """The moment of a time in a cell of its own; it may say its day once more."""
        said = read_day(text)
        if said is None or said.clock is None:
            return self._moment(day, self._clock(text), zone)
        self._check_half(text)
        again = said.on(self._dating.order)
        found = self._moment(again, said.clock, said.zone) if again else None
        days = {day, day + timedelta(days=self._are_ends)}
        if found is None or found.at is None or days.isdisjoint({found.day, found.at.date()}):
            raise WrongTimeError(f"{quoted(text)} is not on the day that the line says, {day}")
        return found

    def _clock(self, text: str) -> time:
        found = self._read_clock(text)
        if self._dating.clock:
            self._check_half(text)
        if found is None:
            is_either = text.casefold() in _MIDNIGHTS or text in _HOURS_OF_MIDNIGHT
            why = "may begin its day or end it" if is_either else "is no time, such as 08:30"
            raise NoTimeError(f"{quoted(text)} {why}")
        return found

    def _check_half(self, text: str) -> None:
        if self._lack_halves and may_be_of_either(text):
            raise NoTimeError(f"{quoted(text)} says neither am nor pm, as others do")

    def _moment(self, day: date, clock: time, zone: str) -> Moment:
        zone = zone or self._zone
        found = moment_on(day, clock, zone, self._here)
        if zone == "Z":  # an identity has it as it would be written with an offset
            written = datetime.combine(day, clock).isoformat()
            found = found._replace(written=f"{written}+00:00", local=False)
        if found.at and found.at > self._now:
            raise BadDataError(f"{dates.say_moment(found.at)} is still to come here")
        if found.day > self._today:  # east of here
            raise BadDataError(f"{dates.say_date(found.day)} is still to come here")
        return found


@lru_cache(maxsize=_MOST_HELD)
def _time_behind(text: str) -> _Time | None:
    """What stands behind a day in ISO; None where it is no time, or has an offset of no zone."""
    clock, zone = iso_time(text) or (None, "")
    if clock is None:
        return None
    try:
        offset = UTC if zone == "Z" else zone_of(zone) if zone else None
    except BadDataError:
        return None
    written = datetime.combine(date.min, clock, offset).isoformat()[ISO_DAY:]
    return _Time(clock, written, offset, zone == "Z")


def _whole_hours(text: str) -> time | None:
    """A time by its hour and perhaps its minute, as the columns of these have them."""
    hour, minute = map(to_whole, (*text.split(":"), "0")[:2])
    try:
        return None if hour is None or minute is None else time(hour, minute)
    except ValueError:
        return None
