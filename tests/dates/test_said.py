"""What sidelog says of days, times and periods; and that it reads all of it back as the same."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sidelog import dates
from sidelog.dates.days import parse_day
from sidelog.dates.periods import parse_last, parse_span
from sidelog.dates.times import parse_moment
from sidelog.errors import AmbiguousError, BadDataError, SidelogError
from sidelog.period import Period, Unit, cut
from sidelog.report.words import basics

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=BERLIN)
NIGHT = datetime(2026, 11, 23, 1, 0, tzinfo=BERLIN)
FOUR = time(4)
TODAY = date(2026, 11, 22)

naive = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - a zone is added
offsets = st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))])
nows = st.builds(lambda moment, zone: moment.replace(tzinfo=zone), naive, offsets)
everywhere = st.builds(
    lambda moment, zone: moment.replace(tzinfo=zone), naive, offsets | st.just(BERLIN)
)
starts = st.sampled_from([time(0), FOUR, time(5, 30)])
ago = st.integers(0, 15_000)
pieces = st.sampled_from(
    [
        *"0123456789-:./ tz+,()",
        *("today", "yesterday", "ago", "day", "week", "h", "min", "am", "pm", "mon", "may", "sep"),
        *("2026-11-22", "2026-02-30", "03/04", "12", "30", " ", "..", "last", "now", "at", "1900"),
        *("midnight", "counted to", "night", "the", "20th", "to", "all", "a", "in the morning"),
    ]
)
words_like_dates = st.lists(pieces, max_size=6).map("".join)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (0, "today, Sun 22 Nov 2026"),
        (1, "yesterday, Sat 21 Nov 2026"),
        (-1, "tomorrow, Mon 23 Nov 2026"),
        (6, "Mon 16 Nov 2026 (6 days ago)"),
        (-8, "Mon 30 Nov 2026 (in 8 days)"),
    ],
)
def test_a_day_is_said_with_its_distance(day: int, said: str) -> None:
    assert dates.say_day(TODAY - timedelta(days=day), TODAY) == said


def test_periods_and_moments_are_said() -> None:
    said = dates.say_span(date(2026, 9, 1), TODAY)
    assert said == "Tue 1 Sep 2026 to Sun 22 Nov 2026 (83 days)"
    assert dates.say_span(TODAY, TODAY) == "Sun 22 Nov 2026"
    assert dates.say_moment(NIGHT) == "Mon 23 Nov 2026 01:00"


@pytest.mark.parametrize(
    ("day", "moment", "now", "said"),
    [
        (TODAY, SUNDAY, SUNDAY, "today, Sun 22 Nov 2026 10:00"),
        (TODAY, None, SUNDAY, "today, Sun 22 Nov 2026"),
        (TODAY, None, NIGHT, "today until 04:00, Sun 22 Nov 2026"),
        (TODAY, SUNDAY, NIGHT, "today, Sun 22 Nov 2026 10:00"),
        (TODAY, NIGHT, NIGHT, "Mon 01:00, counted to Sun 22 Nov"),
        (TODAY, NIGHT, NIGHT.replace(year=2027), "Mon 01:00, counted to Sun 22 Nov 2026"),
    ],
)
def test_the_answer_to_an_entry_names_the_day_of_the_calendar_where_it_is_another(
    day: date, moment: datetime | None, now: datetime, said: str
) -> None:
    assert dates.say_when(day, moment, now=now, day_starts=FOUR) == said


@given(everywhere, starts, ago)
def test_every_day_is_read_back(now: datetime, start: time, days: int) -> None:
    day = dates.local_day(now, start) - timedelta(days=days)
    today = dates.local_day(now, start)
    for said in (
        day.isoformat(),
        dates.say_date(day),
        dates.say_day(day, today),
        dates.say_when(day, None, now=now, day_starts=start),
        basics.short(day.toordinal()),
    ):
        assert parse_day(said, now=now, day_starts=start) == day, said


@given(everywhere, starts, st.integers(0, 364))
def test_a_day_without_its_year_is_read_back_where_it_is_so_said(
    now: datetime, start: time, days: int
) -> None:
    today = dates.local_day(now, start)
    day = today - timedelta(days=days)
    # After midnight, the name of the day that begins may be meant: it is a year old, or to come.
    assume((day.month, day.day) != (now.month, now.day) or today == now.date())
    for say in (basics.near, basics.brief):
        said = say(day.toordinal(), today.toordinal())
        assert parse_day(said, now=now, day_starts=start) == day, said


@given(nows, starts, st.integers(0, 1_000_000))
@example(datetime(2027, 1, 1, 1, 30, tzinfo=UTC), FOUR, 20)
def test_every_moment_is_read_back(now: datetime, start: time, minutes: int) -> None:
    moment = (now - timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    day = dates.local_day(moment, start)
    for said in (
        dates.say_moment(moment),
        dates.say_when(day, moment, now=now, day_starts=start),
    ):
        assert parse_moment(said, now=now, day_starts=start) == moment, said


@given(nows, starts, ago, st.integers(0, 400))
def test_every_period_is_read_back(now: datetime, start: time, days: int, length: int) -> None:
    last = dates.local_day(now, start) - timedelta(days=days)
    period = Period(last - timedelta(days=length), last)
    for said in (
        dates.say_span(*period),
        basics.span(period),
        "..".join(map(date.isoformat, period)),
    ):
        assert parse_span(said, now=now, day_starts=start) == period, said


@given(nows, starts, ago, st.sampled_from([Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR]))
def test_the_name_of_a_piece_of_the_calendar_is_that_piece(
    now: datetime, start: time, days: int, unit: Unit
) -> None:
    today = dates.local_day(now, start)
    piece = cut(Period(today - timedelta(days=days), today), unit)[-1]
    found = parse_span(basics.piece(piece, unit), now=now, day_starts=start)
    assert found.last == piece.last
    assert piece.first in {found.first, today - timedelta(days=days)}


@given(nows, starts, st.sampled_from(dates.WEEKDAYS))
def test_a_weekday_lies_one_to_six_days_back_or_is_asked_about(
    now: datetime, start: time, name: str
) -> None:
    today = dates.local_day(now, start)
    with suppress(AmbiguousError):
        found = parse_day(name, now=now, day_starts=start)
        assert dates.WEEKDAYS[found.weekday()] == name
        assert 1 <= (today - found).days <= 6


Parse = Callable[..., date | Period]
REASONS = ("is still to come", "day that is kept")
"""Why what is offered may be refused, although it means one thing."""


def answer(parse: Parse, words: str, now: datetime, start: time) -> date | Period | SidelogError:
    """What the words are taken for, or what refuses them."""
    try:
        return parse(words, now=now, day_starts=start)
    except SidelogError as error:
        return error


@given(st.text() | words_like_dates, everywhere, starts)
@example("1900-01-01 00:00", SUNDAY, FOUR)
@example("9999-12-31T23:59", SUNDAY, FOUR)
@example("03/04 at 8", SUNDAY, FOUR)
@pytest.mark.parametrize("parse", [parse_day, parse_moment, parse_span, parse_last])
def test_any_words_give_a_past_day_moment_or_period_or_a_refusal(
    parse: Parse, words: str, now: datetime, start: time
) -> None:
    today = dates.local_day(now, start)
    found = answer(parse, words, now, start)
    if isinstance(found, Period):
        assert found.first <= found.last <= today
    elif isinstance(found, datetime):
        assert found <= now
    elif isinstance(found, date):
        assert found <= today
    else:
        assert found.message.endswith(".")


@given(words_like_dates, everywhere, starts)
@example("03/04 at 8", SUNDAY, FOUR)
@example("03/04..05/06", SUNDAY, FOUR)
@pytest.mark.parametrize("parse", [parse_day, parse_moment, parse_span, parse_last])
def test_what_is_offered_instead_means_one_thing(
    parse: Parse, words: str, now: datetime, start: time
) -> None:
    found = answer(parse, words, now, start)
    for typed in found.readings if isinstance(found, AmbiguousError) else ():
        meant = answer(parse, typed, now, start)
        if isinstance(meant, SidelogError) and ".." not in typed:  # whose other end may be wrong
            assert any(reason in meant.message for reason in REASONS)


@given(st.times(), nows, starts)
def test_what_is_offered_for_a_time_to_come_is_understood(
    clock: time, now: datetime, start: time
) -> None:
    typed = f"{clock:%H:%M}"
    try:
        parse_moment(typed, now=now, day_starts=start)
    except BadDataError as error:
        offered = error.hint.removeprefix("Say ").removesuffix(", if that is meant.")
        found = parse_moment(offered, now=now, day_starts=start)
        assert (f"{found:%H:%M}", found.date()) == (typed, now.date() - timedelta(days=1))


@given(st.times(), st.dates(date(1990, 1, 1), date(2026, 11, 1)), starts)
def test_a_time_on_a_day_named_apart_belongs_to_that_day(
    clock: time, on: date, start: time
) -> None:
    now = SUNDAY.astimezone(UTC)
    found = parse_moment(f"{clock:%H:%M}", now=now, day_starts=start, day=on)
    assert dates.local_day(found, start) == on
    assert (found.hour, found.minute) == (clock.hour, clock.minute)
