"""When something of a file was: its days, clock times and instants -> a day and a moment.

A file writes a moment with its offset, as an instant, or as what a clock showed.  Only the first
says where the person was; the others are read in the zone of this machine.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.dates import local_day, say_date
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.days import read_clock, read_day

_NOT_KNOWN = frozenset({date(1969, 12, 31), date(1970, 1, 1)})
"""The days of the first moment that most programs can count."""
_FIRST_YEARS = frozenset({1, 1899, 1900})
"""Those of the first days that programs count: small numbers are shown as one of them."""
_MIDNIGHT = time(0)
_MOST_HELD = 4096
_POINT = re.compile(r"^\s*(\d{1,2})\.(?=\d)", re.ASCII)


class Moment(NamedTuple):
    """When something was.

    Attributes:
        day: the person's day that it belongs to.
        at: the time, with the offset in force there and then; None where it is of the whole day.
        written: the same as the file has it, so that the zone of the machine that reads it makes
            no difference to an identity.
        local: whether the offset is this machine's, because the file says none.
    """

    day: date
    at: datetime | None
    written: str
    local: bool = False


def whole_day(day: date) -> Moment:
    """A day without a time."""
    return Moment(day, None, day.isoformat())


def check_known(day: date) -> None:
    """See to it that something may have been recorded on a day.

    Raises:
        BadDataError: it stands for none, or nobody alive recorded anything on it.
    """
    if day in _NOT_KNOWN or day.year in _FIRST_YEARS:
        raise BadDataError(f"{say_date(day)} is what programs write where no day is known")
    if day.year <= max(_FIRST_YEARS):
        raise BadDataError(f"{say_date(day)}: is {day.year} a typing error?")


def moment_on(day: date, clock: time, zone: str, here: Here) -> Moment:
    """The moment of a time on a day of the calendar.

    Args:
        day: the day.
        clock: the time.
        zone: "Z", or an offset such as "+02:00"; empty where it is this machine's.
        here: whose zone and whose days they are.

    Raises:
        BadDataError: there is no such moment.
    """
    if not zone:
        return clock_moment(day, clock, here)
    if zone == "Z":
        return instant(datetime.combine(day, clock, UTC).timestamp(), here)
    at = datetime.combine(day, clock, zone_of(zone))
    return _of_days(at, at.isoformat(), here)


def clock_moment(day: date, clock: time, here: Here) -> Moment:
    """What a clock showed on a day of the calendar, in the zone of this machine.

    Of an hour that the clocks repeat the first is meant.

    Raises:
        BadDataError: the clocks skipped it.
    """
    said, zone = datetime.combine(day, clock.replace(microsecond=0)), here.now.tzinfo
    offset = offset_of_day(day, zone)
    at = datetime.combine(day, said.time(), offset) if offset else _of_changed(said, zone)
    return _of_days(at, said.isoformat(), here, local=True)


def instant(seconds: float, here: Here) -> Moment:
    """An instant, in seconds since the beginning of 1970 in Greenwich.

    Raises:
        BadDataError: no calendar has it.
    """
    try:
        at = datetime.fromtimestamp(int(seconds), UTC).astimezone(here.now.tzinfo)
    except (OverflowError, ValueError, OSError):
        raise BadDataError(f"{seconds:g} seconds since 1970 are in no calendar") from None
    return _of_days(pinned(at), str(int(seconds)), here, local=True)


@lru_cache(maxsize=256)
def zone_of(offset: str) -> tzinfo | None:
    """The zone of an offset such as "+02:00".

    Raises:
        BadDataError: no zone has it.
    """
    try:
        return datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo
    except ValueError:
        raise BadDataError(f"{quoted(offset)} is an offset that no zone has") from None


def _of_days(at: datetime, written: str, here: Here, *, local: bool = False) -> Moment:
    try:
        return Moment(local_day(at, here.day_starts), at, written, local)
    except OverflowError:
        raise BadDataError(f"{quoted(written)} is at an end of the calendar") from None


def _of_changed(said: datetime, zone: tzinfo | None) -> datetime:
    """What a clock showed on a day on which it was changed.

    Raises:
        BadDataError: it skipped that time.
    """
    at = said.replace(tzinfo=zone)
    # The offset before a change is the smaller one only where clocks skip an hour.
    before, after = at.utcoffset() or timedelta(), at.replace(fold=1).utcoffset() or timedelta()
    if before < after:
        raise BadDataError(
            f"There was no {said:%H:%M} on {say_date(said.date())}: the clocks went forward."
        )
    return pinned(at)


@lru_cache(maxsize=_MOST_HELD)
def offset_of_day(day: date, zone: tzinfo | None) -> timezone | None:
    """The offset of a whole day; None where the clocks were changed on it."""
    try:
        after = datetime.combine(day + timedelta(days=1), _MIDNIGHT, zone)
    except OverflowError:
        return None
    clocks = (datetime.combine(day, time(hour), zone) for hour in (0, 12))
    offsets = {one.utcoffset() or timedelta() for one in (*clocks, after)}
    return timezone(offsets.pop()) if len(offsets) == 1 else None


def pinned(moment: datetime) -> datetime:
    """The moment in whole seconds, with its offset fixed, as the journal keeps it.

    Those that share a zone would compare by the hands of the clock.
    """
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset), microsecond=0, fold=0)


# What applications write


def read_moment(text: str, here: Here) -> Moment:
    """A timestamp such as 2026-08-05T09:00:00+02:00, 2026-08-05 09:00:00 +0200, or without offset.

    One that ends in Z is an instant, of which nothing says where the person was.

    Raises:
        BadDataError: it is none.
    """
    said = read_day(text.strip())
    if said is None or said.day is None or said.clock is None:
        raise BadDataError(f"{quoted(text)} is no moment, such as 2026-08-05T09:00:00+02:00")
    return moment_on(said.day, said.clock, said.zone, here)


def read_date(text: str) -> date:
    """The day of a date such as 2026-08-05 or 8th Dec 2021, which has one reading.

    Raises:
        BadDataError: it is none.
    """
    said = read_day(text.strip())
    if said is None or said.day is None:
        raise BadDataError(f"{quoted(text)} is no date, such as 2026-08-05")
    return said.day


def read_time(text: str) -> time:
    """A time such as 18:52, 6:52 pm or 6.52 p.m.

    Raises:
        BadDataError: no clock shows it.
    """
    found = read_clock(_POINT.sub(r"\1:", text))
    if found is None:
        raise BadDataError(f"{quoted(text)} is no time, such as 18:52 or 6:52 pm")
    return found
