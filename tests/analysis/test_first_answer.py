"""The day on which a first answer can be promised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelog.analysis import look_dates
from sidelog.analysis.changes import YEAR
from sidelog.analysis.look_dates import EVERY, NOW, Watched, before_window, longest_now, now_window
from sidelog.analysis.series import ENOUGH, Series, from_days, window
from sidelog.catalog.scales import Better
from tests.analysis.diaries import FIRST, diaries, diary, level

FIRST_LOOK = FIRST + look_dates.FIRST - 1


def first_answer(series: Series, begin: int, apart: float, today: int) -> int | None:
    watched = Watched(series, series.days[0], Better.LOWER)
    return look_dates.first_answer(watched, begin, apart, today)


@settings(max_examples=80)
@given(diaries, st.integers(1, 399), st.integers(0, 60))
def test_a_promised_day_comes_when_entries_go_on_at_their_pace(
    whole: Series, place: int, pause: int
) -> None:
    today = min(FIRST + place, whole.last)
    so_far = window(whole, FIRST, max(today - pause, FIRST))
    begin = max(FIRST, today - NOW + 1)
    pace = len(window(so_far, begin, today).days) / (today - begin + 1)
    if not pace:
        return
    apart = 1 / pace
    promised = first_answer(so_far, FIRST, apart, today)
    if promised is None:
        return
    assert (promised - FIRST_LOOK) % EVERY == 0
    assert promised > today
    since = max(so_far.days[-1], today + 1 - apart)
    coming = {
        today + ahead: 1.0
        for ahead in range(1, promised - today + 1)
        if (today + ahead - since) // apart > (today + ahead - 1 - since) // apart
    }
    values = dict(zip(so_far.days, so_far.values, strict=True)) | coming
    grown = from_days(values, FIRST, promised)
    now = now_window(grown, promised)
    assert len(now.days) >= ENOUGH
    assert len(before_window(grown, FIRST, now.first).days) >= ENOUGH


def test_who_records_too_rarely_is_promised_nothing() -> None:
    weekly = from_days({FIRST + 7 * place: 1.0 for place in range(30)}, FIRST, FIRST + 209)
    assert first_answer(weekly, FIRST, 7, weekly.last) is None


def test_of_a_weekly_measure_now_is_as_long_as_28_entries_take() -> None:
    weekly = from_days({FIRST + 7 * place: 1.0 for place in range(30)}, FIRST, FIRST + 209)
    watched = Watched(weekly, FIRST, Better.LOWER, longest_now(7))
    promised = look_dates.first_answer(watched, FIRST, 7, weekly.last)
    assert promised == FIRST_LOOK + 11 * EVERY
    assert [longest_now(days) for days in (1, 3, 7, 8, 90)] == [112, 112, 203, 112, 112]


def test_who_began_today_is_promised_the_first_look() -> None:
    series = from_days({FIRST: 1.0}, FIRST, FIRST)
    assert first_answer(series, FIRST, 1.0, FIRST) == FIRST_LOOK


def test_a_chapter_that_just_began_needs_its_own_entries() -> None:
    series = diary(level((300, 1.0)))
    assert first_answer(series, series.last - 10, 1.0, series.last) == FIRST_LOOK + 280


@pytest.mark.parametrize("apart", [3.8, 3.3, 1.0])
def test_a_day_more_than_a_year_ahead_is_not_promised(apart: float) -> None:
    series = from_days({FIRST: 1.0}, FIRST, FIRST)
    found = first_answer(series, FIRST, apart, FIRST)
    assert found is not None
    assert found - FIRST <= look_dates.FIRST + YEAR
