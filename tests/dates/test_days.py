"""Days: what is understood, what is reckoned from which today, and what is refused."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from sidelog.dates import local_day
from sidelog.dates.days import EXAMPLES, parse_day
from sidelog.errors import AmbiguousError, BadDataError, SidelogError, UsageError

SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
FRIDAY_NIGHT = datetime(2026, 11, 27, 0, 27, tzinfo=ZoneInfo("Europe/Berlin"))
FOUR = time(4)
TODAY = date(2026, 11, 22)


def day(words: str, now: datetime = SUNDAY, *, allow_future: bool = False) -> date:
    return parse_day(words, now=now, day_starts=FOUR, allow_future=allow_future)


def readings(words: str, now: datetime, *, allow_future: bool = False) -> list[str]:
    """The only day that the words can mean, or each of them."""
    try:
        return [day(words, now, allow_future=allow_future).isoformat()]
    except AmbiguousError as error:
        return list(error.readings)


def test_a_day_lasts_until_the_next_one_starts() -> None:
    assert local_day(SUNDAY.replace(hour=3, minute=59), FOUR) == date(2026, 11, 21)
    assert local_day(SUNDAY.replace(hour=4), FOUR) == TODAY


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-9-1", "2026-09-01"),
        (" Today ", "2026-11-22"),
        ("YESTERDAY", "2026-11-21"),
        ("0 days ago", "2026-11-22"),
        ("a fortnight ago", "2026-11-08"),
        ("twelve days ago", "2026-11-10"),
        ("2 years ago", "2024-11-22"),
        ("tues", "2026-11-17"),
        ("last sunday", "2026-11-15"),
        ("2026 sep 12", "2026-09-12"),
        ("20 nov 25", "2025-11-20"),
        ("fri the 20th", "2026-11-20"),
        ("20 Nov 2026 (fri)", "2026-11-20"),
        ("the 22nd", "2026-11-22"),
    ],
)
def test_days_are_understood(words: str, expected: str) -> None:
    assert day(words).isoformat() == expected


def test_a_month_ends_where_the_calendar_ends_it() -> None:
    at_the_end_of_march = datetime(2026, 3, 31, 12, tzinfo=UTC)
    assert day("1 month ago", at_the_end_of_march) == date(2026, 2, 28)
    assert day("the 30th", datetime(2026, 3, 1, 12, tzinfo=UTC)) == date(2026, 1, 30)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "mo",
        "su",
        "12 sepia",
        "ago",
        "8:30",
        "nov nov",
        "1/2/3/4",
        "9999",
    ],
)
def test_what_is_no_day_is_refused_with_examples(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        day(words)
    assert caught.value.hint == EXAMPLES


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("12w", "Say 12w ago."),
        ("3 days", "Say 3 days ago."),
        ("6m", "Say 6 months ago."),
        ("03/04/2026", "Say 2026-04-03 or 2026-03-04."),
        ("3.4.26", "Say 2026-04-03 or 2026-03-04."),
        ("03.04.26", "Say 2026-04-03, 2026-03-04 or 2003-04-26."),
        ("fri 12 sep", "Leave out what is not meant."),
        ("yesterday, 20 nov", "Leave out what is not meant."),
    ],
)
def test_a_refusal_says_what_would_be_right(words: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        day(words)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "words",
    ["2026-13-01", "31 june 2025", "0226-09-01", "9999 months ago", "99999 weeks ago", "the 0th"],
)
def test_days_that_do_not_exist_are_refused(words: str) -> None:
    with pytest.raises(BadDataError):
        day(words)


@pytest.mark.parametrize("words", ["٢٠٢٦-٠٩-٠١", "1² sep", "２ days ago"])  # noqa: RUF001
def test_digits_of_other_scripts_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="no date is written in"):
        day(words)


# After midnight, while the day before still lasts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", ["2026-11-26"]),
        ("tonight", ["2026-11-26"]),
        ("today until 04:00, Thu 26 Nov 2026", ["2026-11-26"]),
        ("yesterday, Wed 25 Nov 2026", ["2026-11-25"]),
        ("2026-11-26", ["2026-11-26"]),
        ("monday", ["2026-11-23"]),
        ("the 20th", ["2026-11-20"]),
        ("yesterday", ["2026-11-25", "2026-11-26"]),
        ("last night", ["2026-11-25", "2026-11-26"]),
        ("2 days ago", ["2026-11-24", "2026-11-25"]),
        ("thursday", ["2026-11-26", "2026-11-19"]),
        ("27 nov", ["2025-11-27", "2026-11-27"]),
    ],
)
def test_what_the_two_todays_would_read_differently_is_not_guessed(
    words: str, expected: list[str]
) -> None:
    assert readings(words, FRIDAY_NIGHT) == expected


@pytest.mark.parametrize("words", ["tomorrow", "2026-11-27", "today, Fri 27 Nov 2026"])
def test_the_day_of_the_calendar_has_not_begun(words: str) -> None:
    with pytest.raises(BadDataError, match="Fri 27 Nov 2026 is still to come") as caught:
        day(words, FRIDAY_NIGHT)
    assert caught.value.hint == "Today is Thu 26 Nov 2026, until 04:00."


def test_last_night_is_of_two_days_where_days_start_in_the_midst_of_it() -> None:
    with pytest.raises(AmbiguousError, match="Sat 21 Nov 2026 or Sun 22 Nov 2026"):
        parse_day("last night", now=SUNDAY, day_starts=time(0))


# Days to come


@pytest.mark.parametrize("words", ["tomorrow", "2026-11-23", "1 jan 2027", "in 3 days"])
def test_days_to_come_are_refused_by_name_unless_asked_for(words: str) -> None:
    with pytest.raises(BadDataError, match=r"\w{3} \d+ \w{3} 202\d is still to come"):
        day(words)
    assert day(words, allow_future=True) > TODAY


@pytest.mark.parametrize("words", ["friday", "12 dec", "the 20th"])
def test_where_the_future_is_allowed_either_side_of_today_is_ambiguous(words: str) -> None:
    past, ahead = readings(words, SUNDAY, allow_future=True)
    assert date.fromisoformat(past) < TODAY < date.fromisoformat(ahead)


def test_next_monday_is_the_next_one_or_that_of_the_next_week() -> None:
    on_tuesday = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert readings("next monday", on_tuesday, allow_future=True) == ["2026-11-30"]
    assert readings("next friday", on_tuesday, allow_future=True) == ["2026-11-27", "2026-12-04"]


def test_however_it_is_refused_it_is_in_a_sentence() -> None:
    for words in ("30 feb", "45/99", "13/13", "32nd", "\x1b[31m", "x" * 100):
        with pytest.raises(SidelogError) as caught:
            day(words)
        assert caught.value.message.endswith(".")
        assert len(caught.value.message) < 100
        assert "\x1b" not in caught.value.message


def test_a_date_of_the_next_weeks_is_not_put_a_year_back() -> None:
    assert readings("1 dec", SUNDAY) == ["2025-12-01", "2026-12-01"]
    assert readings("23 nov", SUNDAY) == ["2025-11-23", "2026-11-23"]
    assert readings("24 dec", SUNDAY) == ["2025-12-24"]
    assert readings("5 jan", SUNDAY) == ["2026-01-05"]
    assert readings("22 nov", SUNDAY, allow_future=True) == ["2026-11-22"]
