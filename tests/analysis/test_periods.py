from datetime import date
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.periods import (
    Summary,
    baseline,
    by_month,
    by_week,
    previous,
    recent,
    summarise,
)
from sidelog.analysis.series import Series
from tests.analysis.diaries import FIRST, daily, series


def test_four_weeks_back_and_the_four_before() -> None:
    diary = daily([float(i) for i in range(60)])
    last = FIRST + 59
    assert recent(diary, last) == Summary(last - 27, last, 28, 45.5, 32.0, 59.0)
    assert previous(diary, last) == Summary(last - 55, last - 28, 28, 17.5, 4.0, 31.0)


def test_the_baseline_begins_with_the_first_entry() -> None:
    diary = daily([None, None, 3.0, 1.0, *[2.0] * 40])
    assert baseline(diary) == Summary(FIRST + 2, FIRST + 29, 28, 2.0, 1.0, 3.0)


def test_nothing_recorded_has_no_baseline_and_an_empty_summary() -> None:
    diary = daily([None] * 5)
    assert baseline(diary) is None
    assert summarise(diary, FIRST, FIRST + 4) == Summary(FIRST, FIRST + 4, 0, None, None, None)


def test_weeks_begin_on_monday_and_are_cut_to_the_period() -> None:
    wednesday = FIRST + 2
    diary = daily([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], first=wednesday)
    assert by_week(diary) == (
        Summary(wednesday, FIRST + 6, 5, 3.0, 1.0, 5.0),
        Summary(FIRST + 7, FIRST + 7, 1, 6.0, 6.0, 6.0),
    )


def test_months_follow_the_calendar_over_the_turn_of_a_year() -> None:
    first, last = date(2023, 12, 30), date(2024, 3, 1)
    diary = Series(first.toordinal(), last.toordinal(), (last.toordinal(),), (2.0,))
    spans = [
        (date.fromordinal(month.first), date.fromordinal(month.last), month.n)
        for month in by_month(diary)
    ]
    assert spans == [
        (date(2023, 12, 30), date(2023, 12, 31), 0),
        (date(2024, 1, 1), date(2024, 1, 31), 0),
        (date(2024, 2, 1), date(2024, 2, 29), 0),
        (date(2024, 3, 1), date(2024, 3, 1), 1),
    ]


@given(series(fewest=1))
def test_weeks_and_months_share_out_the_entries(drawn: Series) -> None:
    for parts in (by_week(drawn), by_month(drawn)):
        assert sum(part.n for part in parts) == len(drawn.days)
        assert parts[0].first == drawn.first
        assert parts[-1].last == drawn.last
        for part in parts:
            assert date.fromordinal(part.first) <= date.fromordinal(part.last)


@given(series(fewest=1), st.integers(0, 100))
def test_a_summary_is_of_the_days_asked_for(drawn: Series, inset: int) -> None:
    first, last = drawn.first + inset, drawn.last - inset
    inside = [v for d, v in zip(drawn.days, drawn.values, strict=True) if first <= d <= last]
    found = summarise(drawn, first, last)
    assert found.n == len(inside)
    assert found.median == (median(inside) if inside else None)
