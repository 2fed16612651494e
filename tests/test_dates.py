"""A person's words for days, times and periods."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sidelog import dates
from sidelog.errors import BadDataError, SidelogError, UsageError

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=BERLIN)
FOUR = time(4)
TODAY = date(2026, 11, 22)

nows = st.datetimes(
    min_value=datetime(1950, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, BERLIN, timezone(timedelta(hours=-9, minutes=-30))]),
)
starts = st.sampled_from([time(0), FOUR, time(5, 30)])
words_like_dates = st.lists(
    st.sampled_from(
        [
            *"0123456789-:./ tz+",
            *(
                "today",
                "yesterday",
                "ago",
                "day",
                "week",
                "h",
                "min",
                "am",
                "pm",
                "mon",
                "may",
                "sep",
            ),
            *(
                "2026-11-22",
                "2026-02-30",
                "03/04",
                "12",
                "30",
                " ",
                "..",
                "last",
                "now",
                "at",
                "1900",
            ),
        ]
    ),
    max_size=6,
).map("".join)


def day(words: str, now: datetime = SUNDAY, *, allow_future: bool = False) -> date:
    return dates.parse_day(words, now=now, day_starts=FOUR, allow_future=allow_future)


def moment(words: str, now: datetime = SUNDAY, on: date | None = None) -> datetime:
    return dates.parse_moment(words, now=now, day_starts=FOUR, day=on)


def span(words: str) -> tuple[str, str]:
    first, last = dates.parse_span(words, now=SUNDAY, day_starts=FOUR)
    return first.isoformat(), last.isoformat()


def test_a_day_lasts_until_the_next_one_starts() -> None:
    assert dates.local_day(SUNDAY.replace(hour=3, minute=59), FOUR) == date(2026, 11, 21)
    assert dates.local_day(SUNDAY.replace(hour=4), FOUR) == TODAY


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-09-01", "2026-09-01"),
        ("2026-9-1", "2026-09-01"),
        (" Today ", "2026-11-22"),
        ("YESTERDAY", "2026-11-21"),
        ("-2d", "2026-11-20"),
        ("2d ago", "2026-11-20"),
        ("2 days ago", "2026-11-20"),
        ("0 days ago", "2026-11-22"),
        ("3w ago", "2026-11-01"),
        ("1 month ago", "2026-10-22"),
        ("2 years ago", "2024-11-22"),
        ("monday", "2026-11-16"),
        ("tues", "2026-11-17"),
        ("sunday", "2026-11-15"),
        ("12 sep", "2026-09-12"),
        ("sep 12", "2026-09-12"),
        ("Sept. 12th, 2025", "2025-09-12"),
        ("12. September 2025", "2025-09-12"),
        ("22 nov", "2026-11-22"),
        ("23 nov", "2025-11-23"),
        ("29 feb", "2024-02-29"),
    ],
)
def test_days_are_understood(words: str, expected: str) -> None:
    assert day(words).isoformat() == expected


def test_the_night_is_still_yesterday() -> None:
    night = SUNDAY.replace(hour=2)
    assert day("today", night) == date(2026, 11, 21)
    assert day("yesterday", night) == date(2026, 11, 20)


def test_a_month_ends_where_the_calendar_ends_it() -> None:
    at_the_end_of_march = datetime(2026, 3, 31, 12, tzinfo=UTC)
    assert day("1 month ago", at_the_end_of_march) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "words",
    ["", "may", "may be tired", "mo", "su", "12w", "12 sepia", "3 days", "ago", "20260901", "8:30"],
)
def test_what_is_no_day_is_refused_with_examples(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        day(words)
    assert "2026-09-01" in caught.value.hint


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("03/04/2026", "Say 3 April 2026 or 4 March 2026."),
        ("3/4", "Say 3 April or 4 March."),
        ("3.4.26", "Say 3 April or 4 March."),
        ("25-12-2025", "Say 25 December 2025."),
        ("45/99", dates._DAYS),
    ],
)
def test_numeric_dates_are_refused_with_their_readings(words: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        day(words)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "words",
    ["2026-02-30", "2026-13-01", "30 feb", "31 june 2025", "0226-09-01", "9999 months ago"],
)
def test_days_that_do_not_exist_are_refused(words: str) -> None:
    with pytest.raises(BadDataError):
        day(words)


@pytest.mark.parametrize("words", ["tomorrow", "2026-11-23", "1 jan 2027"])
def test_days_to_come_are_refused_by_name_unless_asked_for(words: str) -> None:
    with pytest.raises(BadDataError, match=r"\w{3} \d+ \w{3} 202\d is still to come"):
        day(words)
    assert day(words, allow_future=True) > TODAY


@pytest.mark.parametrize("words", ["friday", "12 dec"])
def test_where_the_future_is_allowed_either_side_of_today_is_ambiguous(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        day(words, allow_future=True)
    past, ahead = caught.value.hint.removeprefix("Say ").removesuffix(".").split(" or ")
    assert date.fromisoformat(past) < TODAY < date.fromisoformat(ahead)


@pytest.mark.parametrize("words", ["٢٠٢٦-٠٩-٠١", "1² sep", "２ days ago"])  # noqa: RUF001
def test_digits_of_other_scripts_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="no date is written in"):
        day(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("08:30", "2026-11-22T08:30:00+01:00"),
        ("at 9 am", "2026-11-22T09:00:00+01:00"),
        ("12 am", "2026-11-22T00:00:00+01:00"),
        ("now", "2026-11-22T10:00:00+01:00"),
        ("2h ago", "2026-11-22T08:00:00+01:00"),
        ("30 min ago", "2026-11-22T09:30:00+01:00"),
        ("yesterday 12 pm", "2026-11-21T12:00:00+01:00"),
        ("yesterday, 23:10", "2026-11-21T23:10:00+01:00"),
        ("monday at 8:30pm", "2026-11-16T20:30:00+01:00"),
        ("monday 02:00", "2026-11-17T02:00:00+01:00"),
        ("2026-09-01 08:30", "2026-09-01T08:30:00+02:00"),
        ("2026-09-01T02:00", "2026-09-01T02:00:00+02:00"),
        ("2026-09-01t08:30:15.25", "2026-09-01T08:30:15+02:00"),
        ("2026-09-01T08:30Z", "2026-09-01T08:30:00+00:00"),
        ("2026-09-01T08:30-05:30", "2026-09-01T08:30:00-05:30"),
    ],
)
def test_moments_are_understood(words: str, expected: str) -> None:
    assert moment(words).isoformat() == expected


def test_a_named_day_holds_the_night_that_follows() -> None:
    monday = date(2026, 11, 16)
    assert moment("02:00", on=monday).isoformat() == "2026-11-17T02:00:00+01:00"
    assert moment("04:00", on=monday).isoformat() == "2026-11-16T04:00:00+01:00"


@pytest.mark.parametrize("words", ["now", "2h ago", "tuesday 08:00", "2026-11-16T02:00"])
def test_a_moment_of_another_day_than_the_named_one_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="does not belong to Mon 16 Nov 2026"):
        moment(words, on=date(2026, 11, 16))


def test_a_bare_time_is_the_one_of_the_night_just_past() -> None:
    assert moment("02:00").isoformat() == "2026-11-22T02:00:00+01:00"
    in_the_night = SUNDAY.replace(hour=1, minute=30)
    assert moment("23:10", in_the_night).isoformat() == "2026-11-21T23:10:00+01:00"
    assert moment("00:30", in_the_night).isoformat() == "2026-11-22T00:30:00+01:00"


@pytest.mark.parametrize("words", ["10:01", "23:10", "today 02:00", "2026-11-22T10:00-01:00"])
def test_moments_to_come_are_refused(words: str) -> None:
    with pytest.raises(BadDataError, match="is still to come"):
        moment(words)


@pytest.mark.parametrize("words", ["8", "", "hello 08:30", "1000000 h ago", "3m ago", "03/04 8:30"])
def test_what_is_no_moment_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        moment(words)


@pytest.mark.parametrize(
    "words", ["25:00", "24:00", "8:60", "0 am", "13 pm", "2026-09-01T8", "2026-09-01T08:30+99:00"]
)
def test_times_that_no_clock_shows_are_refused(words: str) -> None:
    with pytest.raises(BadDataError):
        moment(words)


def test_an_hour_that_the_clocks_skip_is_refused_and_one_they_repeat_is_the_first() -> None:
    with pytest.raises(BadDataError, match="the clocks went forward") as caught:
        moment("2026-03-28 02:30")
    assert "03:30" in caught.value.hint
    assert moment("2026-10-24 02:30").isoformat() == "2026-10-25T02:30:00+02:00"


def test_a_day_that_the_calendar_skips_is_refused() -> None:
    apia = SUNDAY.astimezone(ZoneInfo("Pacific/Apia"))
    with pytest.raises(BadDataError, match="the clocks went forward"):
        moment("2011-12-30 12:00", apia)


def test_hours_ago_are_hours_that_passed_whatever_the_clocks_did() -> None:
    after_the_change = datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN)
    assert moment("3h ago", after_the_change).isoformat() == "2026-10-25T02:00:00+02:00"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-09-01..2026-10-15", ("2026-09-01", "2026-10-15")),
        ("2026-09-01 .. yesterday", ("2026-09-01", "2026-11-21")),
        ("2026-09-01..", ("2026-09-01", "2026-11-22")),
        ("monday", ("2026-11-16", "2026-11-16")),
        ("2026-09", ("2026-09-01", "2026-09-30")),
        ("2026-01..2026-03", ("2026-01-01", "2026-03-31")),
        ("2026-02 .. 2026-02", ("2026-02-01", "2026-02-28")),
        ("2025..2026", ("2025-01-01", "2026-11-22")),
        ("2026-10..", ("2026-10-01", "2026-11-22")),
        ("2026-09-15..2026-11", ("2026-09-15", "2026-11-22")),
        ("last month..today", ("2026-10-01", "2026-11-22")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2026-11", ("2026-11-01", "2026-11-22")),
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2026", ("2026-01-01", "2026-11-22")),
        ("this week", ("2026-11-16", "2026-11-22")),
        ("last week", ("2026-11-09", "2026-11-15")),
        ("last month", ("2026-10-01", "2026-10-31")),
        ("last year", ("2025-01-01", "2025-12-31")),
        ("1d", ("2026-11-22", "2026-11-22")),
        ("12w", ("2026-08-31", "2026-11-22")),
        ("6m", ("2026-05-23", "2026-11-22")),
        ("last 2 years", ("2024-11-23", "2026-11-22")),
    ],
)
def test_periods_are_understood(words: str, expected: tuple[str, str]) -> None:
    assert span(words) == expected


@pytest.mark.parametrize("words", ["xyz", "", "..2026-09-01", "a..b", "2026-9"])
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        span(words)


@pytest.mark.parametrize(
    "words",
    [
        "0w",
        "2026-13",
        "1234",
        "2027",
        "99999w",
        "yesterday..monday",
        "monday..2027-01-01",
        "2026-03..2026-01",
        "2026-12..",
        "2026..2027",
    ],
)
def test_periods_that_cannot_be_are_refused(words: str) -> None:
    with pytest.raises(BadDataError):
        span(words)


def test_a_length_counts_today() -> None:
    first, last = dates.parse_last("90d", now=SUNDAY, day_starts=FOUR)
    assert (last, (last - first).days) == (TODAY, 89)
    with pytest.raises(UsageError, match="not understood as a length"):
        dates.parse_last("last week", now=SUNDAY, day_starts=FOUR)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (0, "today, Sun 22 Nov 2026"),
        (1, "yesterday, Sat 21 Nov 2026"),
        (-1, "tomorrow, Mon 23 Nov 2026"),
        (6, "Mon 16 Nov 2026 (6 days ago)"),
        (-8, "Mon 30 Nov 2026 (in 8 days)"),
    ],
)
def test_a_day_is_said_with_its_distance(ago: int, said: str) -> None:
    assert dates.say_day(TODAY - timedelta(days=ago), TODAY) == said


def test_periods_and_moments_are_said() -> None:
    first = date(2026, 9, 1)
    assert dates.say_span(first, TODAY) == "Tue 1 Sep 2026 to Sun 22 Nov 2026 (83 days)"
    assert dates.say_span(TODAY, TODAY) == "Sun 22 Nov 2026"
    assert dates.say_moment(SUNDAY, day_starts=FOUR) == "Sun 22 Nov 2026 10:00"
    night = SUNDAY.replace(hour=2)
    assert dates.say_moment(night, day_starts=FOUR) == (
        "Sun 22 Nov 2026 02:00 (the night of Sat 21 Nov 2026)"
    )


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_every_iso_day_comes_back(written: date) -> None:
    assert day(written.isoformat()) == written


@given(nows, starts, st.sampled_from(dates.WEEKDAYS))
def test_a_weekday_lies_one_to_seven_days_back(now: datetime, start: time, name: str) -> None:
    found = dates.parse_day(name, now=now, day_starts=start)
    assert dates.WEEKDAYS[found.weekday()] == name
    assert 1 <= (dates.local_day(now, start) - found).days <= 7


@given(st.one_of(st.text(), words_like_dates), nows, starts)
@example("1900-01-01 00:00", SUNDAY, FOUR)
@example("9999-12-31T23:59", SUNDAY, FOUR)
def test_any_words_give_a_past_day_and_moment_and_period_or_a_refusal(
    words: str, now: datetime, start: time
) -> None:
    today = dates.local_day(now, start)
    for parse in (dates.parse_day, dates.parse_moment, dates.parse_span, dates.parse_last):
        try:
            found = parse(words, now=now, day_starts=start)
        except SidelogError:
            continue
        if isinstance(found, tuple):
            assert found[0] <= found[1] <= today
        else:
            assert found <= (now if isinstance(found, datetime) else today)


@given(st.times(), st.dates(date(1990, 1, 1), date(2026, 11, 1)), starts)
def test_a_time_on_a_day_belongs_to_that_day(clock: time, on: date, start: time) -> None:
    now = SUNDAY.astimezone(UTC)
    found = dates.parse_moment(f"{clock:%H:%M}", now=now, day_starts=start, day=on)
    assert dates.local_day(found, start) == on
    assert (found.hour, found.minute) == (clock.hour, clock.minute)
