from math import comb, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.stats.distributions import (
    exact_p,
    exact_quantile,
    normal_p,
    normal_quantile,
    rank_sum_counts,
    score_counts,
    student_p,
    student_quantile,
)

DEGREES = [0.5, 1.0, 2.0, 2.5, 3.7, 10.0, 33.3, 142.9, 1234.5, 3650.0, 20000.0]


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("t", [0.0, 1e-3, 0.1, 0.5, 1.0, -1.96, 2.5, 5.0, 10.0, 40.0])
def test_p_is_scipy_s(t: float, df: float) -> None:
    assert student_p(t, df) == pytest.approx(2 * stats.t.sf(abs(t), df), rel=1e-10)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("p", [0.001, 0.025, 0.4, 0.5, 0.6, 0.9, 0.975, 0.995, 0.9999])
def test_the_quantile_is_scipy_s(p: float, df: float) -> None:
    assert student_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("p", [1e-10, 0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999999])
def test_the_normal_quantile_is_scipy_s(p: float) -> None:
    assert normal_quantile(p) == pytest.approx(stats.norm.ppf(p), rel=1e-12, abs=1e-12)


@given(st.floats(-30, 30))
def test_the_normal_p_is_scipy_s(z: float) -> None:
    assert normal_p(z) == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-10)


@given(st.floats(0.01, 0.99), st.floats(1, 5000))
def test_quantile_and_p_undo_each_other(p: float, df: float) -> None:
    assert student_p(student_quantile(p, df), df) == pytest.approx(2 * min(p, 1 - p))


def test_a_huge_t_has_no_chance() -> None:
    assert student_p(1e200, 3.0) == 0.0


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
    assert min(1, 2 * min(found)) == pytest.approx(expected.pvalue)
    less = stats.mannwhitneyu(x, y, method="exact", alternative="less")
    assert found[0] == pytest.approx(less.pvalue)


def test_hollander_and_wolfe_s_exact_p_and_quantile() -> None:
    # Hollander and Wolfe 1973, page 69: U = 35 of 10 and 5, P = .1272; the limits of their
    # interval are the 9th differences from either end.
    counts = rank_sum_counts(10, 5)
    assert exact_p(counts, 35)[1] == pytest.approx(0.1272, abs=5e-5)
    assert exact_quantile(counts, 0.025) == 9


def test_every_order_has_its_discordant_pairs() -> None:
    assert score_counts(4) == [1, 3, 5, 6, 5, 3, 1]
    assert sum(score_counts(9)) == factorial(9)


def test_kendall_s_exact_p_is_r_s() -> None:
    # R, cor.test(x, y, method = "kendall", exact = TRUE), of 7 pairs: T = 9, p = 0.772619.
    assert 2 * min(exact_p(score_counts(7), 21 - 9)) == pytest.approx(0.77261904762)
