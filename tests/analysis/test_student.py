import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis import normal, student

DEGREES = [0.5, 1.0, 2.0, 2.5, 3.7, 10.0, 33.3, 142.9, 1234.5, 3650.0, 20000.0]


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("t", [0.0, 1e-3, 0.1, 0.5, 1.0, -1.96, 2.5, 5.0, 10.0, 40.0])
def test_p_is_scipy_s(t: float, df: float) -> None:
    assert student.two_sided_p(t, df) == pytest.approx(2 * stats.t.sf(abs(t), df), rel=1e-10)


@pytest.mark.parametrize("df", DEGREES)
@pytest.mark.parametrize("p", [0.001, 0.025, 0.4, 0.5, 0.6, 0.9, 0.975, 0.995, 0.9999])
def test_the_quantile_is_scipy_s(p: float, df: float) -> None:
    assert student.quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("p", [1e-10, 0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999999])
def test_the_normal_quantile_is_scipy_s(p: float) -> None:
    assert normal.quantile(p) == pytest.approx(stats.norm.ppf(p), rel=1e-12, abs=1e-12)


@given(st.floats(-30, 30))
def test_the_normal_p_is_scipy_s(z: float) -> None:
    assert normal.two_sided_p(z) == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-10)


@given(st.floats(0.01, 0.99), st.floats(1, 5000))
def test_quantile_and_p_undo_each_other(p: float, df: float) -> None:
    assert student.two_sided_p(student.quantile(p, df), df) == pytest.approx(2 * min(p, 1 - p))


def test_a_huge_t_has_no_chance() -> None:
    assert student.two_sided_p(1e200, 3.0) == 0.0
