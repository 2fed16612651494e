"""Times as applications write them: with an offset, as an instant, or as a clock showed them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.errors import BadDataError
from sidelog.exchange.moments import (
    Moment,
    clock_moment,
    instant,
    read_date,
    read_moment,
    read_time,
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
    ],
)
def test_timestamps(text: str, day: str, at: str, local: bool) -> None:  # noqa: FBT001
    assert shown(read_moment(text, HERE)) == (day, at, local)


def test_a_time_that_no_clock_showed_is_refused() -> None:
    with pytest.raises(BadDataError, match="no 02:30 on Sun 29 Mar 2026: the clocks went forward"):
        read_moment("2026-03-29T02:30:00", HERE)


def test_what_is_written_does_not_depend_on_the_zone() -> None:
    elsewhere = replace(HERE, now=HERE.now.astimezone(UTC))
    for text in ("2026-08-05T09:00:00", "2026-08-05T09:00:00Z", "2026-08-05T09:00:00+02:00"):
        assert read_moment(text, HERE).written == read_moment(text, elsewhere).written


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01T09:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59Z", "+"],
)
def test_what_is_no_timestamp_is_refused(text: str) -> None:
    with pytest.raises(BadDataError):
        read_moment(text, HERE)


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
    zone = HERE.now.tzinfo
    if said.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != said:
        with pytest.raises(BadDataError, match="the clocks went forward"):
            clock_moment(said.date(), said.time(), HERE)
        return
    moment = clock_moment(said.date(), said.time(), HERE)
    assert moment.at is not None
    assert moment.at.replace(tzinfo=None) == said.replace(microsecond=0)
    assert moment.written == said.replace(microsecond=0).isoformat()
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
        ("noon", time(12)),
        ("14:41 PM", time(14, 41)),
        ("0:10 am", time(0, 10)),
    ],
)
def test_clocks(text: str, shows: time) -> None:
    assert read_time(text) == shows


@pytest.mark.parametrize("text", ["", "25:00", "13:00 am", "0:10 pm", "7", "12:60", "soon"])
def test_what_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(BadDataError, match="is no time, such as"):
        read_time(text)


@pytest.mark.parametrize("text", ["8th Dec 2021", "8 December 2021", "08th dec. 2021"])
def test_days_in_english(text: str) -> None:
    assert read_date(text) == date(2021, 12, 8)


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (read_date, "31st Feb 2021"),
        (read_date, "Dec 2021"),
        (read_date, "2021-02-30"),
        (read_date, "8/12/2021"),
        (read_date, ""),
    ],
)
def test_what_is_no_day_is_refused(parse: Callable[[str], date], text: str) -> None:
    with pytest.raises(BadDataError, match="is no date, such as"):
        parse(text)


def test_a_date_may_have_a_time_behind_it() -> None:
    assert read_date("2026-08-05T00:00:00") == read_date(" 2026-08-05 ") == date(2026, 8, 5)
