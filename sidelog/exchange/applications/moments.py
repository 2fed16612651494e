"""When something of an application's file was: its clock times and instants -> a day and a moment.

An application writes a moment with its offset, as seconds since 1970, or as what a clock showed.
Only the first says where the person was; the others are read in the zone of this machine, and the
line says so.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from sidelog.catalog.text import quoted
from sidelog.dates import MONTHS, local_day
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Here

_LETTERS = re.ASCII | re.IGNORECASE
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?", _LETTERS)
_LONG_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,})\.?,?\s+(\d{4})", _LETTERS)
_HOURS = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?", re.ASCII)
_NOON = 12
_SIXTY = 60


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


def clock_moment(day: date, clock: time, here: Here) -> Moment:
    """What a clock showed on a day of the calendar, in the zone of this machine.

    Of an hour that the clocks repeat the first is meant; one that they skipped is an hour later,
    as a clock showed that had not been put forward yet.
    """
    said = datetime.combine(day, clock.replace(microsecond=0))
    return _local(said.isoformat(timespec="seconds"), said.replace(tzinfo=here.now.tzinfo), here)


def instant(seconds: float, here: Here) -> Moment:
    """An instant, in seconds since the beginning of 1970 in Greenwich.

    Raises:
        BadDataError: no calendar has it.
    """
    try:
        at = datetime.fromtimestamp(int(seconds), UTC)
        return _local(str(int(seconds)), at, here)
    except (OverflowError, ValueError, OSError):
        raise BadDataError(f"{seconds:g} seconds since 1970 are in no calendar") from None


def iso_moment(text: str, here: Here) -> Moment:
    """A timestamp such as 2026-08-05T09:00:00+02:00, 2026-08-05 09:00:00 +0200, or without offset.

    One that ends in Z is an instant, of which nothing says where the person was.

    Raises:
        BadDataError: it is none.
    """
    words = text.strip()
    joined = words[:-6] + words[-5:] if words[-6:-5] == " " and words[-5:-4] in "+-" else words
    try:
        said = datetime.fromisoformat(joined)
        if said.tzinfo is None:
            return clock_moment(said.date(), said.time(), here)
        if words[-1] in "Zz":
            return instant(said.timestamp(), here)
        at = _pinned(said)
        return Moment(local_day(at, here.day_starts), at, at.isoformat())
    except (ValueError, OverflowError):
        example = "2026-08-05T09:00:00+02:00"
        raise BadDataError(f"{quoted(words)} is no moment, such as {example}") from None


def _local(written: str, said: datetime, here: Here) -> Moment:
    try:
        # Through UTC, so that an hour which the clocks skipped is shown as they went on to show it.
        at = _pinned(said.astimezone(UTC).astimezone(here.now.tzinfo))
        return Moment(local_day(at, here.day_starts), at, written, local=True)
    except (OverflowError, ValueError):
        raise BadDataError(f"{quoted(written)} is at an end of the calendar") from None


def _pinned(moment: datetime) -> datetime:
    """The moment in whole seconds, with its offset fixed, as the journal keeps it."""
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset), microsecond=0)


def iso_day(text: str) -> date:
    """A date such as 2026-08-05.

    Raises:
        BadDataError: it is none.
    """
    words = text.strip()
    try:
        return date.fromisoformat(words[:10] if words[10:11] in ("T", " ") else words)
    except ValueError:
        raise BadDataError(f"{quoted(words)} is no date, such as 2026-08-05") from None


def long_day(text: str) -> date:
    """A date such as 8th Dec 2021, in English.

    Raises:
        BadDataError: it is none.
    """
    found = _LONG_DAY.fullmatch(" ".join(text.split()))
    months = [month[:3].casefold() for month in MONTHS]
    try:
        if found:
            return date(int(found[3]), months.index(found[2][:3].casefold()) + 1, int(found[1]))
    except ValueError:
        pass
    raise BadDataError(f"{quoted(text)} is no date, such as 8th Dec 2021")


def clock_time(text: str) -> time:
    """A time such as 18:52, 6:52 pm or 6.52 p.m.

    Raises:
        BadDataError: no clock shows it.
    """
    # The spaces that a phone puts before "PM" do not break.
    found = _CLOCK.fullmatch(" ".join(text.split()))
    try:
        if found:
            clock = time(int(found[1]), int(found[2]), int(found[3] or 0))
            if not found[4]:
                return clock
            if 1 <= clock.hour <= _NOON:
                half = _NOON if found[4].casefold() == "p" else 0
                return clock.replace(hour=clock.hour % _NOON + half)
    except ValueError:
        pass
    raise BadDataError(f"{quoted(text)} is no time, such as 18:52 or 6:52 pm")


def hours(text: str) -> float:
    """A span of hours and minutes such as 9:45, in hours: 9.75.

    Raises:
        BadDataError: it is none.
    """
    found = _HOURS.fullmatch(text.strip())
    if found is None or int(found[2]) >= _SIXTY or int(found[3] or 0) >= _SIXTY:
        raise BadDataError(f"{quoted(text)} is no span of hours and minutes, such as 9:45")
    minutes = int(found[1]) * _SIXTY + int(found[2]) + int(found[3] or 0) / _SIXTY
    return float(f"{minutes / _SIXTY:.15g}")
