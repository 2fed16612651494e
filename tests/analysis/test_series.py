import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import Series, day_value, from_days, from_first_entry, window
from sidelog.catalog.scales import DayRule
from tests.analysis.diaries import series


def test_values_come_in_any_order_and_what_lies_outside_is_left_out() -> None:
    made = from_days({7: 1.0, 3: 2.0, 5: 0.0, 12: 4.0}, 4, 9, late=[5, 12], skipped=[8, 1, 6])
    assert made == Series(4, 9, (5, 7), (0.0, 1.0), frozenset({5}), (6, 8))


def test_an_empty_window_is_an_empty_period() -> None:
    assert window(from_days({3: 1.0}, 1, 5), 6, 5) == Series(6, 5, (), ())


@given(series(), st.integers(0, 50))
def test_a_window_of_a_window_is_the_inner_window(whole: Series, inset: int) -> None:
    outer = window(whole, whole.first - inset, whole.last)
    inner = window(outer, whole.first + inset, whole.last)
    assert inner == window(whole, whole.first + inset, whole.last)


def test_days_before_the_first_entry_are_none_on_which_anything_could_be_missed() -> None:
    late_start = from_days({5: 1.0, 7: 2.0}, 1, 9, skipped=[3])
    assert from_first_entry(late_start) == Series(5, 9, (5, 7), (1.0, 2.0))
    nothing = Series(1, 9, (), ())
    assert from_first_entry(nothing) == nothing


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
