from itertools import combinations
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.kendall import continuity_corrected, kendall, score_variance
from tests.analysis.diaries import ratings, values

pairs = st.lists(st.tuples(ratings, values), min_size=2, max_size=40)


def test_kendall_s_example_with_ties_in_both() -> None:
    # Kendall, Rank Correlation Methods, example 4.3: S = 34, variance 203.30, tau-b 0.5528638.
    x = [1.5, 1.5, 3, 4, 6, 6, 6, 8, 9.5, 9.5, 11, 12]
    y = [2.5, 2.5, 7, 4.5, 1, 4.5, 6, 11.5, 11.5, 8.5, 8.5, 10]
    result = kendall(x, y)
    assert result.score == 34
    assert result.variance == pytest.approx(203.30, abs=0.005)
    assert result.tau_b == pytest.approx(0.552863836)


def test_kendall_s_example_of_tau_b() -> None:
    # Kendall 1970, example 3.1: S = 33, tau-b 0.859.
    x = [1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5]
    y = [1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10]
    assert kendall(x, y).score == 33
    assert kendall(x, y).tau_b == pytest.approx(0.859, abs=5e-4)


@given(pairs)
def test_the_score_is_its_definition(drawn: list[tuple[float, float]]) -> None:
    def sign(value: float) -> int:
        return (value > 0) - (value < 0)

    expected = sum(sign(b[0] - a[0]) * sign(b[1] - a[1]) for a, b in combinations(drawn, 2))
    assert kendall([x for x, _ in drawn], [y for _, y in drawn]).score == expected


@given(pairs)
def test_tau_b_is_scipy_s(drawn: list[tuple[float, float]]) -> None:
    x, y = [x for x, _ in drawn], [y for _, y in drawn]
    result = kendall(x, y)
    if result.untied == 0:
        assert isnan(result.tau_b)
    else:
        assert result.tau_b == pytest.approx(stats.kendalltau(x, y).statistic, abs=1e-12)


def test_tau_a_counts_every_pair() -> None:
    assert kendall([1, 2, 3], [1, 1, 2]).tau_a == pytest.approx(2 / 3)
    assert isnan(kendall([1], [1]).tau_a)


def test_the_variance_of_two_values_is_one() -> None:
    assert score_variance(2, []) == 1.0


def test_half_a_step_of_the_score_is_one() -> None:
    assert [continuity_corrected(score) for score in (-4, 0, 6)] == [-3, 0, 5]
