import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import (
    Series,
    Written,
    day_value,
    from_days,
    from_memory,
    only,
    window,
)
from sidelog.catalog.scales import DayRule
from tests.analysis.diaries import series

EVENING = Written(0, 21.5)


def test_values_come_in_any_order_and_what_lies_outside_is_left_out() -> None:
    values = {7: 1.0, 3: 2.0, 5: 0.0, 12: 4.0}
    made = from_days(values, 4, 9, written={5: EVENING, 12: Written(3)}, skipped=[8, 1, 6])
    assert made == Series(4, 9, (5, 7), (0.0, 1.0), (EVENING, Written()), (6, 8))


def test_where_nothing_is_known_of_the_writing_nothing_is_kept() -> None:
    made = from_days({3: 1.0, 4: 2.0}, 1, 5)
    assert (made.written, made.delays) == ((), [None, None])


def test_an_empty_window_is_an_empty_period() -> None:
    assert window(from_days({3: 1.0}, 1, 5), 6, 2) == Series(6, 5, (), ())


@given(series(), st.integers(0, 50))
def test_a_window_of_a_window_is_the_inner_window(whole: Series, inset: int) -> None:
    outer = window(whole, whole.first - inset, whole.last)
    inner = window(outer, whole.first + inset, whole.last)
    assert inner == window(whole, whole.first + inset, whole.last)


def test_the_evening_after_is_not_yet_from_memory() -> None:
    written = {1: Written(0), 2: Written(1), 3: Written(2)}
    made = from_days({1: 1.0, 2: 1.0, 3: 1.0, 4: 1.0}, 1, 4, written=written)
    assert from_memory(made) == [False, False, True, False]


def test_entries_are_left_out_with_what_is_known_of_them() -> None:
    made = from_days({1: 5.0, 2: 6.0, 3: 7.0}, 1, 4, written={3: EVENING}, skipped=[4])
    assert only(made, [True, False, True]) == Series(
        1, 4, (1, 3), (5.0, 7.0), (Written(), EVENING), (4,)
    )
    unknown = from_days({1: 5.0, 2: 6.0}, 1, 4)
    assert only(unknown, [False, True]) == Series(1, 4, (2,), (6.0,))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (DayRule.MEAN, 2.75),
        (DayRule.MEDIAN, 2.0),
        (DayRule.MAXIMUM, 6.0),
        (DayRule.SUM, 11.0),
    ],
)
def test_the_scale_says_how_moments_form_a_day(rule: DayRule, expected: float) -> None:
    assert day_value([1.0, 3.0, 6.0, 1.0], rule) == expected


@pytest.mark.parametrize("rule", DayRule)
def test_one_moment_is_the_day(rule: DayRule) -> None:
    assert day_value([3.0], rule) == 3.0
