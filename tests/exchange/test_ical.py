"""The calendar file: RFC 5545 to the octet, and as another program reads it."""

from datetime import UTC, date, datetime, timedelta, timezone
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.exchange.ical import Visit, calendar_lines, escaped, folded

WRITTEN = datetime(2026, 11, 22, 21, 0, 5, tzinfo=timezone(timedelta(hours=1)))
BERG = Visit(
    "00000000-0000-4000-8000-000000000001",
    date(2026, 12, 4),
    WRITTEN,
    "Dr. Berg; skin, hair",
    ("stop the itch", "- Is it the \\ thyroid?\nOr not?"),
)


def text_of(*visits: Visit) -> str:
    return "".join(calendar_lines(visits))


def read(text: str) -> Any:  # noqa: ANN401  (of another program)
    """What another program makes of it; the test is skipped where that is not installed."""
    try:
        calendar = import_module("icalendar").Calendar
    except ImportError:
        pytest.skip("icalendar is not installed: pip install icalendar")
    return calendar.from_ical(text)


def test_an_appointment_is_a_private_day() -> None:
    assert text_of(BERG).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sidelog//visits//EN",
        "BEGIN:VEVENT",
        "UID:00000000-0000-4000-8000-000000000001",
        "DTSTAMP:20261122T200005Z",
        "DTSTART;VALUE=DATE:20261204",
        "DTEND;VALUE=DATE:20261205",
        "SUMMARY:Appointment: Dr. Berg\\; skin\\, hair",
        "DESCRIPTION:stop the itch\\n- Is it the \\\\ thyroid?\\nOr not?",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_was_not_said_is_not_there() -> None:
    text = text_of(BERG._replace(who="", about=(), day=date.max))
    assert "SUMMARY:Appointment\r\n" in text
    assert "DESCRIPTION" not in text
    assert "DTEND" not in text


def test_another_program_reads_it_as_it_was_meant() -> None:
    found = read(text_of(BERG, BERG._replace(identity="2", about=("ü" * 300,))))
    one, other = found.walk("VEVENT")
    assert one.decoded("dtstart") == date(2026, 12, 4)
    assert one.decoded("dtend") == date(2026, 12, 5)
    assert one.decoded("dtstamp") == WRITTEN.astimezone(UTC)
    assert str(one["summary"]) == "Appointment: Dr. Berg; skin, hair"
    assert str(one["description"]) == "\n".join(BERG.about)
    assert str(other["description"]) == "ü" * 300
    assert not found.errors


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(texts)
def test_no_line_is_longer_than_it_may_be_and_none_is_lost(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    pieces = folded(line).split("\r\n")
    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert not set(line) & set(map(chr, [*range(9), *range(10, 32), 127]))


@given(texts.filter(lambda text: not set(text) & set("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")))
def test_whatever_was_written_is_read_again(text: str) -> None:
    (event,) = read(text_of(BERG._replace(about=(text,)))).walk("VEVENT")
    lines = "\n".join(text.splitlines())
    kept = "".join(sign for sign in lines if sign in "\n\t" or (sign >= " " and sign != "\x7f"))
    assert str(event["description"]) == kept
