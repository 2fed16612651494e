"""Times as applications write them: with an offset, as an instant, or as a clock showed them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.errors import BadDataError
from sidelog.exchange.applications.moments import (
    Moment,
    clock_moment,
    clock_time,
    hours,
    instant,
    iso_day,
    iso_moment,
    long_day,
    whole_day,
)
from tests.exchange.readers.reading import HERE


def shown(moment: Moment) -> tuple[str, str, bool]:
    """The day, the time with its offset, and whether that is this machine's."""
    assert moment.at is not None
    return moment.day.isoformat(), moment.at.isoformat(), moment.local


@pytest.mark.parametrize(
    ("text", "day", "at", "local"),
    [
        ("2026-08-05 09:00:00 +0200", "2026-08-05", "2026-08-05T09:00:00+02:00", False),
        ("2026-08-05T09:00:00.250-05:30", "2026-08-05", "2026-08-05T09:00:00-05:30", False),
        ("2026-08-05T03:59:00+09:00", "2026-08-04", "2026-08-05T03:59:00+09:00", False),
        ("2026-08-05T09:00:00.000", "2026-08-05", "2026-08-05T09:00:00+02:00", True),
        ("2026-01-05T23:30:00Z", "2026-01-05", "2026-01-06T00:30:00+01:00", True),
        (" 2026-08-05 09:00 ", "2026-08-05", "2026-08-05T09:00:00+02:00", True),
        ("2026-10-25T02:30:00", "2026-10-24", "2026-10-25T02:30:00+02:00", True),  # shown twice
        ("2026-03-29T02:30:00", "2026-03-28", "2026-03-29T03:30:00+02:00", True),  # never shown
    ],
)
def test_timestamps(text: str, day: str, at: str, local: bool) -> None:  # noqa: FBT001
    assert shown(iso_moment(text, HERE)) == (day, at, local)


def test_what_is_written_does_not_depend_on_the_zone() -> None:
    elsewhere = replace(HERE, now=HERE.now.astimezone(UTC))
    for text in ("2026-08-05T09:00:00", "2026-08-05T09:00:00Z", "2026-08-05T09:00:00+02:00"):
        assert iso_moment(text, HERE).written == iso_moment(text, elsewhere).written


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01T09:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59Z", "+"],
)
def test_what_is_no_timestamp_is_refused(text: str) -> None:
    with pytest.raises(BadDataError):
        iso_moment(text, HERE)


@given(st.floats())
def test_any_number_is_an_instant_or_refused(seconds: float) -> None:
    try:
        moment = instant(seconds, HERE)
    except BadDataError:
        return
    assert moment.at is not None
    assert moment.at.timestamp() == int(seconds)
    assert moment.local


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001  (a clock has no zone)
def test_a_clock_is_kept_as_it_was(said: datetime) -> None:
    moment = clock_moment(said.date(), said.time(), HERE)
    assert moment.written == said.replace(microsecond=0).isoformat()
    assert moment.at is not None
    assert abs((moment.at.replace(tzinfo=None) - said).total_seconds()) <= 3601
    assert 0 <= (moment.at.date() - moment.day).days <= 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_an_end_of_the_calendar_is_refused_or_kept(day: date) -> None:
    assert whole_day(day).at is None
    with pytest.raises(BadDataError, match="end of the calendar"):
        clock_moment(date.min, time(0), HERE)


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("18:52", time(18, 52)),
        ("6:52 pm", time(18, 52)),
        ("12:05 a.m.", time(0, 5)),
        ("12:05PM", time(12, 5)),
        ("7.30", time(7, 30)),
        ("10:00\u202fPM", time(22, 0)),
        ("10:00\u00a0p.\u00a0m.", time(22, 0)),
        ("23:59:58", time(23, 59, 58)),
    ],
)
def test_clocks(text: str, shows: time) -> None:
    assert clock_time(text) == shows


@pytest.mark.parametrize("text", ["", "25:00", "13:00 pm", "0:10 am", "7", "12:60", "noon"])
def test_what_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(BadDataError, match="is no time, such as"):
        clock_time(text)


@pytest.mark.parametrize("text", ["8th Dec 2021", "8 December 2021", "08th dec. 2021"])
def test_days_in_english(text: str) -> None:
    assert long_day(text) == date(2021, 12, 8)


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (long_day, "31st Feb 2021"),
        (long_day, "8. Dez. 2021"),
        (long_day, "Dec 2021"),
        (iso_day, "2021-02-30"),
        (iso_day, "8/12/2021"),
        (iso_day, ""),
    ],
)
def test_what_is_no_day_is_refused(parse: Callable[[str], date], text: str) -> None:
    with pytest.raises(BadDataError, match="is no date, such as"):
        parse(text)


def test_a_date_may_have_a_time_behind_it() -> None:
    assert iso_day("2026-08-05T00:00:00") == iso_day(" 2026-08-05 ") == date(2026, 8, 5)


@pytest.mark.parametrize(
    ("text", "long"), [("9:45", 9.75), ("0:00", 0), ("100:30", 100.5), ("7:00:36", 7.01)]
)
def test_spans(text: str, long: float) -> None:
    assert hours(text) == long


@pytest.mark.parametrize("text", ["9", "9:5", "9:60", "-1:00", "9:00:61", ""])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(BadDataError, match="is no span of hours and minutes"):
        hours(text)
