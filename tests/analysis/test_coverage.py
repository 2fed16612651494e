from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.coverage import Coverage, Weekday, coverage, expected_entries, kept_rhythm
from sidelog.analysis.series import Series, Written, from_days, window
from sidelog.period import Period
from tests.analysis.diaries import FIRST, daily, series


def test_a_fortnight_is_counted_by_its_days() -> None:
    entries = [3, 1, None, None, 2, 0, 4, 1, None, 1, 1, 1, 1, 1]
    diary = Series(
        FIRST,
        FIRST + 13,
        daily(entries).days,
        daily(entries).values,
        written=tuple(
            Written(1 if day in {FIRST, FIRST + 5} else 0) for day in daily(entries).days
        ),
        skipped=(FIRST + 2,),
    )
    weekdays = (2, 1, 1, 1, 2, 2, 2)
    assert coverage(diary) == Coverage(
        possible=14,
        expected=14,
        recorded=11,
        skipped=1,
        same_day=9,
        undated=0,
        longest_gap=Period.of(FIRST + 2, FIRST + 3),
        weekdays=tuple(Weekday(recorded, 2) for recorded in weekdays),
        before_missing=1.0,
        before_entry=pytest.approx(13 / 8),
    )


def test_the_longest_gap_may_lie_at_either_end() -> None:
    gap = coverage(from_days({FIRST + 2: 1.0}, FIRST, FIRST + 10)).longest_gap
    assert gap == Period.of(FIRST + 3, FIRST + 10)
    assert gap.days == 8


def test_of_equal_gaps_the_first_is_told() -> None:
    gap = coverage(daily([1.0, None, 1.0, None, 1.0])).longest_gap
    assert gap == Period.of(FIRST + 1, FIRST + 1)


def test_a_complete_diary_has_no_gap_and_nothing_before_one() -> None:
    found = coverage(daily([1.0, 2.0]))
    assert (found.longest_gap, found.before_missing, found.before_entry) == (None, None, 1.0)


def test_an_empty_period_has_no_rate_to_speak_of() -> None:
    found = coverage(Series(FIRST, FIRST - 1, (), ()))
    assert (found.possible, found.expected, found.same_day) == (0, 0, 0)
    assert found.weekdays == (Weekday(0, 0),) * 7


def test_what_is_due_every_few_days_is_expected_as_often() -> None:
    assert [expected_entries(days, 3) for days in (0, 1, 3, 4)] == [0, 1, 1, 2]
    assert coverage(daily([5.0, 6.0, None], every=3), 3).expected == 3


def test_more_than_expected_is_still_all() -> None:
    assert coverage(daily([1.0] * 9), 3).expected == 3


@given(series(fewest=1), st.integers(0, 20), st.integers(0, 20))
def test_weekdays_add_up_to_the_period(drawn: Series, before: int, after: int) -> None:
    found = coverage(window(drawn, drawn.first - before, drawn.last + after))
    assert sum(row.possible for row in found.weekdays) == found.possible
    assert sum(row.recorded for row in found.weekdays) == found.recorded == len(drawn.days)
    assert found.recorded + found.skipped <= found.possible


@given(series(fewest=1), st.integers(1, 20))
def test_unknown_days_change_nothing_but_coverage(drawn: Series, more: int) -> None:
    found = coverage(window(drawn, drawn.first - more, drawn.last))
    assert found.possible == coverage(drawn).possible + more
    assert found.before_entry == coverage(drawn).before_entry


def test_an_entry_is_of_the_same_day_only_where_its_writing_is_known() -> None:
    written = {1: Written(0), 2: Written(1)}
    found = coverage(from_days({1: 2.0, 2: 3.0, 3: 1.0}, 1, 3, written=written))
    assert (found.same_day, found.undated) == (1, 1)


@pytest.mark.parametrize(
    ("days", "every_days", "kept"),
    [
        ((), 7, 7),
        (range(7), 7, 7),
        (range(8), 7, 1),
        (range(0, 80, 7), 7, 7),
        (range(0, 80, 10), 7, 7),
        (range(0, 80, 3), 7, 3),
        ((*range(0, 70, 7), 71), 7, 7),
        (range(0, 80, 3), 1, 1),
    ],
)
def test_a_rhythm_is_kept_as_it_is_asked_for_or_oftener(
    days: Sequence[int], every_days: int, kept: int
) -> None:
    assert kept_rhythm(days, every_days) == kept
