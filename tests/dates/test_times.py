"""Times: on which day they are, in which zone, and what is refused."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sidelog.dates.times import EXAMPLES, parse_moment
from sidelog.errors import AmbiguousError, BadDataError, UsageError

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=BERLIN)
FRIDAY_NIGHT = datetime(2026, 11, 27, 2, 13, tzinfo=BERLIN)
FOUR = time(4)
MONDAY = date(2026, 11, 16)


def moment(words: str, now: datetime = SUNDAY, on: date | None = None) -> datetime:
    return parse_moment(words, now=now, day_starts=FOUR, day=on)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at 9 am", "2026-11-22T09:00:00+01:00"),
        ("12 am", "2026-11-22T00:00:00+01:00"),
        ("08:30:15", "2026-11-22T08:30:15+01:00"),
        ("yesterday 12 pm", "2026-11-21T12:00:00+01:00"),
        ("yesterday, 23:10", "2026-11-21T23:10:00+01:00"),
        ("monday at 8:30pm", "2026-11-16T20:30:00+01:00"),
        ("yesterday 12 at night", "2026-11-22T00:00:00+01:00"),
        ("yesterday 7 in the evening", "2026-11-21T19:00:00+01:00"),
        ("-30min", "2026-11-22T09:30:00+01:00"),
        ("fifteen minutes ago", "2026-11-22T09:45:00+01:00"),
        ("30h", "2026-11-21T04:00:00+01:00"),
        ("2026-09-01 08:30", "2026-09-01T08:30:00+02:00"),
        ("2026-09-01 02:00", "2026-09-01T02:00:00+02:00"),
        ("2026-09-01T02:00", "2026-09-01T02:00:00+02:00"),
        ("2026-09-01t08:30:15.25", "2026-09-01T08:30:15+02:00"),
        ("2026-09-01T08:30Z", "2026-09-01T08:30:00+00:00"),
        ("2026-09-01T08:30-05:30", "2026-09-01T08:30:00-05:30"),
    ],
)
def test_moments_are_understood(words: str, expected: str) -> None:
    assert moment(words).isoformat() == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("02:00", "2026-11-17T02:00:00+01:00"),
        ("04:00", "2026-11-16T04:00:00+01:00"),
        ("midnight", "2026-11-17T00:00:00+01:00"),
        ("24:00", "2026-11-17T00:00:00+01:00"),
        ("monday 02:00", "2026-11-17T02:00:00+01:00"),
        ("tuesday 02:00", "2026-11-17T02:00:00+01:00"),
    ],
)
def test_a_day_named_apart_holds_the_night_that_follows(words: str, expected: str) -> None:
    assert moment(words, on=MONDAY).isoformat() == expected


@pytest.mark.parametrize("words", ["now", "2h ago", "tuesday 08:00", "2026-11-16T02:00"])
def test_a_moment_of_another_day_than_the_named_one_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match=r"is counted to .*, not to Mon 16 Nov 2026"):
        moment(words, on=MONDAY)


def test_a_bare_time_is_the_one_of_the_night_just_past() -> None:
    assert moment("02:00").isoformat() == "2026-11-22T02:00:00+01:00"
    in_the_night = SUNDAY.replace(hour=1, minute=30)
    assert moment("23:10", in_the_night).isoformat() == "2026-11-21T23:10:00+01:00"
    assert moment("00:30", in_the_night).isoformat() == "2026-11-22T00:30:00+01:00"


# After midnight, while the day before still lasts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("08:30", "2026-11-26 08:30"),
        ("yesterday 23:30", "2026-11-26 23:30"),
        ("last night 23:30", "2026-11-26 23:30"),
        ("last night 1:00", "2026-11-27 01:00"),
        ("today 08:30", "2026-11-26 08:30"),
        ("today 01:00", "2026-11-27 01:00"),
        ("this morning 8", "2026-11-26 08:00"),
        ("23:00 tonight", "2026-11-26 23:00"),
        ("01:00 tonight", "2026-11-27 01:00"),
        ("yesterday 01:00", "2026-11-26 01:00"),
        ("midnight", "2026-11-27 00:00"),
        ("2h ago", "2026-11-27 00:13"),
        ("thu 23:30", "2026-11-26 23:30"),
    ],
)
def test_beside_a_time_yesterday_is_the_calendars(words: str, expected: str) -> None:
    assert f"{moment(words, FRIDAY_NIGHT):%Y-%m-%d %H:%M}" == expected


def test_a_time_after_midnight_on_a_day_in_words_may_be_of_the_night_that_follows() -> None:
    with pytest.raises(AmbiguousError) as caught:
        moment("yesterday 01:00")
    assert list(caught.value.readings) == ["2026-11-21T01:00", "2026-11-22T01:00"]
    at_midnight = parse_moment("yesterday 01:00", now=SUNDAY, day_starts=time(0))
    assert at_midnight.isoformat() == "2026-11-21T01:00:00+01:00"


# Refused


@pytest.mark.parametrize(
    ("words", "now", "hint"),
    [
        ("23:10", SUNDAY, "Say yesterday 23:10, if that is meant."),
        ("8:30 pm", SUNDAY, "Say yesterday 20:30, if that is meant."),
        ("03:30", FRIDAY_NIGHT, "Say yesterday 03:30, if that is meant."),
        ("today 23:10", SUNDAY, "It is Sun 22 Nov 2026 10:00 now."),
        ("2026-11-22T10:00-01:00", SUNDAY, "It is Sun 22 Nov 2026 10:00 now."),
    ],
)
def test_what_is_still_to_come_offers_the_persons_own_time(
    words: str, now: datetime, hint: str
) -> None:
    with pytest.raises(BadDataError, match="is still to come") as caught:
        moment(words, now)
    assert caught.value.hint == hint


def test_where_the_day_was_named_it_is_not_asked_for() -> None:
    with pytest.raises(BadDataError, match="is still to come") as caught:
        moment("23:10", on=SUNDAY.date())
    assert caught.value.hint == "It is Sun 22 Nov 2026 10:00 now."


@pytest.mark.parametrize(
    "words",
    [
        *("", "hello 08:30", "am", "8 30 15", "08:30 tomorrow morning evening"),
        *("x 01:00, counted to today", "Fri x, counted to today"),
    ],
)
def test_what_is_no_moment_is_refused_with_examples(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        moment(words)
    assert caught.value.hint == EXAMPLES


@pytest.mark.parametrize("words", ["8:60", "0 am", "24:30", "2026-09-01T8", "2026-09-01T08+99:00"])
def test_times_that_no_clock_shows_are_refused(words: str) -> None:
    with pytest.raises(BadDataError):
        moment(words)


# The clocks


def test_an_hour_that_the_clocks_skip_is_refused_and_one_they_repeat_is_the_first() -> None:
    with pytest.raises(BadDataError, match="the clocks went forward") as caught:
        moment("2026-03-29 02:30")
    assert "03:30" in caught.value.hint
    assert moment("2026-10-25 02:30").isoformat() == "2026-10-25T02:30:00+02:00"


def test_a_day_that_the_calendar_skips_is_refused() -> None:
    apia = SUNDAY.astimezone(ZoneInfo("Pacific/Apia"))
    with pytest.raises(BadDataError, match="the clocks went forward"):
        moment("2011-12-30 12:00", apia)


def test_hours_ago_are_hours_that_passed_whatever_the_clocks_did() -> None:
    after_the_change = datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN)
    assert moment("3h ago", after_the_change).isoformat() == "2026-10-25T02:00:00+02:00"
