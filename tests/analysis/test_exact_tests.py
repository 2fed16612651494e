from math import comb, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.exact_tests import (
    exact_p,
    exact_quantile,
    rank_sum_counts,
    score_counts,
)


@given(st.integers(1, 12), st.integers(1, 12))
def test_every_arrangement_has_its_u(m: int, n: int) -> None:
    counts = rank_sum_counts(m, n)
    assert len(counts) == m * n + 1
    assert sum(counts) == comb(m + n, m)
    assert counts == counts[::-1]


@given(st.lists(st.integers(-99, 99), min_size=4, max_size=16, unique=True), st.integers(1, 3))
def test_exact_p_is_scipy_s(numbers: list[int], size: int) -> None:
    x, y = numbers[:size], numbers[size:]
    expected = stats.mannwhitneyu(x, y, method="exact")
    found = exact_p(rank_sum_counts(len(x), len(y)), int(expected.statistic))
    assert found.two_sided == pytest.approx(expected.pvalue)
    less = stats.mannwhitneyu(x, y, method="exact", alternative="less")
    assert found.less == pytest.approx(less.pvalue)


def test_hollander_and_wolfe_s_exact_p_and_quantile() -> None:
    # Hollander and Wolfe 1973, page 69: U = 35 of 10 and 5, P = .1272; the limits of their
    # interval are the 9th differences from either end.
    counts = rank_sum_counts(10, 5)
    assert exact_p(counts, 35).greater == pytest.approx(0.1272, abs=5e-5)
    assert exact_quantile(counts, 0.025) == 9


def test_every_order_has_its_discordant_pairs() -> None:
    assert score_counts(4) == [1, 3, 5, 6, 5, 3, 1]
    assert sum(score_counts(9)) == factorial(9)


def test_kendall_s_exact_p_is_r_s() -> None:
    # R, cor.test(x, y, method = "kendall", exact = TRUE), of 7 pairs: T = 9, p = 0.772619.
    assert exact_p(score_counts(7), 21 - 9).two_sided == pytest.approx(0.77261904762)
