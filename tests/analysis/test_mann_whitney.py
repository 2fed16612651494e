import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis import normal
from sidelog.analysis.mann_whitney import null_variance, rank_sum
from tests.analysis.diaries import values

groups = st.lists(values, min_size=2, max_size=25)


@given(groups, groups)
def test_u_and_p_are_scipy_s(first: list[float], second: list[float]) -> None:
    result = rank_sum(first, second)
    if result.variance == 0:
        assert result.z() == 0.0
        return
    expected = stats.mannwhitneyu(second, first, method="asymptotic")
    assert result.u == expected.statistic
    assert normal.two_sided_p(result.z()) == pytest.approx(min(1.0, expected.pvalue))


def test_inflation_shrinks_z() -> None:
    result = rank_sum([1, 2, 3, 4], [3, 4, 5, 6])
    assert result.z(4.0) == pytest.approx(result.z() / 2)


def test_the_variance_without_ties_is_the_textbook_s() -> None:
    assert null_variance(10, 5) == pytest.approx(10 * 5 * 16 / 12)
