from itertools import combinations
from statistics import median as statistics_median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.stats.distributions import normal_p
from sidelog.analysis.stats.ranks import (
    continuity_corrected,
    discordant_pairs,
    kendall,
    median,
    midranks,
    null_variance,
    rank_sum,
    score_variance,
    tie_sizes,
    tied_pairs,
)
from tests.analysis.diaries import ratings, values

lists = st.lists(values, min_size=1, max_size=60)


@given(lists)
def test_the_median_is_the_library_s(numbers: list[float]) -> None:
    assert median(numbers) == statistics_median(numbers)


def test_nothing_has_no_median() -> None:
    with pytest.raises(IndexError):
        median([])


@given(lists)
def test_equal_values_share_the_mean_of_their_ranks(numbers: list[float]) -> None:
    assert midranks(numbers) == stats.rankdata(numbers).tolist()


def test_ties_are_counted_by_value() -> None:
    assert tie_sizes([2, 0, 2, 2, 1, 0]) == [3, 2, 1]
    assert tied_pairs([2, 0, 2, 2, 1, 0]) == 4


@given(lists)
def test_discordant_pairs_are_those_that_fall(numbers: list[float]) -> None:
    assert discordant_pairs(numbers) == sum(a > b for a, b in combinations(numbers, 2))


pairs = st.lists(st.tuples(ratings, values), min_size=2, max_size=40)


def test_kendall_s_example_with_ties_in_both() -> None:
    # Kendall, Rank Correlation Methods, example 4.3: S = 34, variance 203.30, tau-b 0.5528638.
    x = [1.5, 1.5, 3, 4, 6, 6, 6, 8, 9.5, 9.5, 11, 12]
    y = [2.5, 2.5, 7, 4.5, 1, 4.5, 6, 11.5, 11.5, 8.5, 8.5, 10]
    result = kendall(x, y)
    assert result.score == 34
    assert result.variance == pytest.approx(203.30, abs=0.005)
    assert result.score / result.untied == pytest.approx(0.552863836)


def test_kendall_s_example_of_tau_b() -> None:
    # Kendall 1970, example 3.1: S = 33, tau-b 0.859.
    x = [1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5]
    y = [1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10]
    assert kendall(x, y).score == 33
    assert kendall(x, y).score / kendall(x, y).untied == pytest.approx(0.859, abs=5e-4)


@given(pairs)
def test_the_score_is_its_definition(drawn: list[tuple[float, float]]) -> None:
    def sign(value: float) -> int:
        return (value > 0) - (value < 0)

    expected = sum(sign(b[0] - a[0]) * sign(b[1] - a[1]) for a, b in combinations(drawn, 2))
    assert kendall([x for x, _ in drawn], [y for _, y in drawn]).score == expected


def test_the_variance_of_two_values_is_one() -> None:
    assert score_variance(2, []) == 1.0


def test_half_a_step_of_the_score_is_one() -> None:
    assert [continuity_corrected(score) for score in (-4, 0, 6)] == [-3, 0, 5]


groups = st.lists(values, min_size=2, max_size=25)


@given(groups, groups)
def test_u_and_p_are_scipy_s(first: list[float], second: list[float]) -> None:
    result = rank_sum(first, second)
    if result.variance == 0:
        assert result.z() == 0.0
        return
    expected = stats.mannwhitneyu(second, first, method="asymptotic")
    assert result.u == expected.statistic
    assert normal_p(result.z()) == pytest.approx(min(1.0, expected.pvalue))


def test_inflation_shrinks_z() -> None:
    result = rank_sum([1, 2, 3, 4], [3, 4, 5, 6])
    assert result.z(4.0) == pytest.approx(result.z() / 2)


def test_the_variance_without_ties_is_the_textbook_s() -> None:
    assert null_variance(10, 5) == pytest.approx(10 * 5 * 16 / 12)
