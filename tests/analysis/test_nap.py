import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.inflation import Autocorrelation, Inflation
from sidelog.analysis.nap import complement, nap_interval, placements
from tests.analysis.diaries import values

INDEPENDENT = Inflation(1.0, 50.0, Autocorrelation(0.0, 1.0, 1))
groups = st.lists(values, min_size=2, max_size=25)


def test_parker_and_vannest_s_example() -> None:
    # Parker and Vannest 2009: 106 of 110 pairs.
    before, after = [4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9]
    assert placements(before, after).nap == pytest.approx(106 / 110)


def test_parker_vannest_and_davis_s_example() -> None:
    # Parker, Vannest and Davis 2011: 38.5 of 42 pairs.
    before, after = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
    assert placements(before, after).nap == pytest.approx(38.5 / 42)


@given(groups, groups)
def test_nap_is_its_definition(before: list[float], after: list[float]) -> None:
    wins = sum((b > a) + (b == a) / 2 for a in before for b in after)
    assert placements(before, after).nap == pytest.approx(wins / (len(before) * len(after)))


@given(groups, groups)
def test_swapped_phases_give_the_rest_of_one(before: list[float], after: list[float]) -> None:
    assert placements(before, after).nap + placements(after, before).nap == pytest.approx(1)


@given(groups, groups)
def test_a_stretched_scale_changes_nothing(before: list[float], after: list[float]) -> None:
    stretched = placements([v**3 + v for v in before], [v**3 + v for v in after])
    assert stretched == placements(before, after)


@given(groups, groups)
def test_the_interval_stays_inside_and_around(before: list[float], after: list[float]) -> None:
    interval = nap_interval(placements(before, after), INDEPENDENT)
    assert 0 <= interval.low <= interval.high <= 1
    assert interval.low - 0.5 / (len(before) * len(after)) <= interval.estimate
    assert interval.estimate <= interval.high + 0.5 / (len(before) * len(after))


def test_the_interval_is_taken_on_the_log_odds() -> None:
    # NAP 3/4; DeLong's variance is var(1/2, 1)/2 + var(1/2, 1)/2 = 1/8; t(50) at 97.5 % is 2.00856.
    interval = nap_interval(placements([1, 3], [2, 4]), INDEPENDENT)
    half_width = 2.0085591121 * 0.125**0.5 / (0.75 * 0.25)
    odds = 3.0
    assert interval.low == pytest.approx(odds / (odds + 2.718281828459045**half_width))
    assert interval.high == pytest.approx(odds / (odds + 2.718281828459045**-half_width))


def test_phases_that_do_not_overlap_still_have_an_interval() -> None:
    interval = nap_interval(placements([0.0] * 28, [1.0] * 28), INDEPENDENT)
    assert interval.estimate == 1.0
    assert 0.98 < interval.low < interval.high < 1


def test_inflation_widens_the_interval() -> None:
    placed = placements([1, 2, 3, 4], [2, 3, 4, 5])
    inflated = nap_interval(placed, Inflation(2.0, 50.0, INDEPENDENT.autocorrelation))
    plain = nap_interval(placed, INDEPENDENT)
    assert inflated.low < plain.low < plain.high < inflated.high


def test_a_factor_without_measure_leaves_the_whole_range() -> None:
    placed = placements([0.0] * 50 + [1.0], [1.0] * 50 + [0.0])
    interval = nap_interval(placed, Inflation(1e9, 2.0, INDEPENDENT.autocorrelation))
    assert (interval.low, interval.high) == (0.0, 1.0)


def test_the_complement_turns_the_interval_around() -> None:
    turned = complement(nap_interval(placements([1, 2, 3, 4], [2, 3, 4, 5]), INDEPENDENT))
    other = nap_interval(placements([2, 3, 4, 5], [1, 2, 3, 4]), INDEPENDENT)
    assert turned.estimate == pytest.approx(other.estimate)
    assert (turned.low, turned.high) == pytest.approx((other.low, other.high))
