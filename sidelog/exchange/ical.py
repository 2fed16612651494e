"""Appointments as a calendar file: iCalendar, RFC 5545.

A calendar is often shared and kept by others, so that an appointment is marked private and says
only whom it is with; what somebody wants of it, and asks there, goes in where that is asked for.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_LONGEST = 75
"""Octets of a line, without its end."""


class Visit(NamedTuple):
    """An appointment.

    Attributes:
        identity: its UUID.
        day: when it is; no time is known of it.
        written: when it was written down.
        who: whom it is with; empty where not said.
        about: what more is said of it, line by line.
    """

    identity: str
    day: date
    written: datetime
    who: str = ""
    about: tuple[str, ...] = ()


def calendar_lines(visits: Iterable[Visit]) -> Iterator[str]:
    """The file, in lines with their ends; the same visits give the same bytes."""
    for line in _lines(visits):
        yield f"{folded(line)}\r\n"


def _lines(visits: Iterable[Visit]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sidelog//visits//EN")
    for one in visits:
        yield from _event(one)
    yield "END:VCALENDAR"


def _event(one: Visit) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.identity}"
    yield f"DTSTAMP:{one.written.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    if one.day < date.max:  # without an end it is of the one day, too
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(f'Appointment: {one.who}' if one.who else 'Appointment')}"
    if one.about:
        yield "DESCRIPTION:" + escaped("\n".join(one.about))
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT")


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a value: its line ends and separators are spelled, other control signs are gone."""
    whole = "\n".join(text.splitlines())
    for sign in ("\\", ";", ","):
        whole = whole.replace(sign, f"\\{sign}")
    shown = "".join(sign for sign in whole if sign in "\n\t" or (sign >= " " and sign != "\x7f"))
    return shown.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which parts a character."""
    pieces, room = [""], _LONGEST
    for sign in line:
        octets = len(sign.encode())
        if octets > room:
            pieces.append(" ")  # by which it is known to go on
            room = _LONGEST - 1
        pieces[-1] += sign
        room -= octets
    return "\r\n".join(pieces)
