import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.holm import holm


def test_the_smallest_is_multiplied_most() -> None:
    # 4 * .005, 3 * .01, 2 * .02, and .03 may not fall below the one before it.
    assert holm([0.01, 0.02, 0.03, 0.005]) == pytest.approx((0.03, 0.04, 0.04, 0.02))


def test_no_test_needs_no_adjustment() -> None:
    assert holm([]) == ()
    assert holm([0.04]) == (0.04,)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_adjusting_never_makes_p_smaller_nor_changes_the_order(p_values: list[float]) -> None:
    adjusted = holm(p_values)
    assert all(p <= q <= 1 for p, q in zip(p_values, adjusted, strict=True))
    pairs = sorted(zip(p_values, adjusted, strict=True))
    assert [q for _, q in pairs] == sorted(adjusted)
