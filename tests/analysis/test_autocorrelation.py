import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.autocorrelation import autocorrelation

LH = [
    2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2,
    1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4,
    2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9,
]  # fmt: skip


def test_luteinizing_hormone() -> None:
    # R, acf(lh): 1.000 0.576 0.182 -0.145 -0.175
    expected = (1.0, 0.575524475524475, 0.181818181818182, -0.144755244755245, -0.174825174825175)
    assert autocorrelation(LH, 4) == pytest.approx(expected)


def test_a_missing_day_leaves_out_its_pairs() -> None:
    # The deviations -1.5, -.5, 1.5 and .5 have variance 1.25; lag 1 has (-.75 + .75) / (2 + 1).
    found = autocorrelation([1.0, None, 2.0, 4.0, 3.0], 4)
    assert found == pytest.approx((1.0, 0.0, 0.5 / 4 / 1.25, -2.25 / 4 / 1.25, -0.75 / 5 / 1.25))


def test_a_lag_without_a_pair_has_no_autocorrelation() -> None:
    assert autocorrelation([1.0, None, 3.0], 1)[1] is None


@given(st.lists(st.integers(-9, 9), min_size=3, max_size=40).filter(lambda v: len(set(v)) > 1))
def test_it_stays_within_one_and_begins_with_one(numbers: list[int]) -> None:
    found = autocorrelation(numbers, len(numbers) - 1)
    assert found[0] == pytest.approx(1)
    assert all(value is not None and abs(value) <= 1 + 1e-9 for value in found)
