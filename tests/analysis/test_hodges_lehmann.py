from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis import selection
from sidelog.analysis.hodges_lehmann import hodges_lehmann, limit_rank, shift
from sidelog.analysis.inflation import Autocorrelation, Inflation
from tests.analysis.diaries import values

groups = st.lists(values, min_size=1, max_size=30)


def test_hollander_and_wolfe_s_example() -> None:
    # Hollander and Wolfe 1973, page 69: .305; with the exact ranks at 95 %, -.15 to .76.
    term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    earlier = [1.15, 0.88, 0.90, 0.74, 1.21]
    found = hodges_lehmann(earlier, term, low_rank=8)
    assert found.estimate == pytest.approx(0.305)
    assert (found.low, found.high) == pytest.approx((-0.15, 0.76))


@given(groups, groups, st.data(), st.sampled_from([2, 5, 40, 2000]))
def test_closing_in_finds_what_sorting_every_difference_finds(
    before: list[float], after: list[float], data: st.DataObject, sample: int
) -> None:
    every = sorted(b - a for a, b in product(before, after))
    rank = data.draw(st.integers(0, (len(every) - 1) // 2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selection, "_SAMPLE", sample)
        found = hodges_lehmann(before, after, rank)
    assert found.estimate == pytest.approx(median(every), abs=1e-9)
    assert (found.low, found.high) == (every[rank], every[-1 - rank])


def test_phases_of_a_year_are_exact() -> None:
    before = [float(i * 7919 % 101) for i in range(365)]
    after = [float(i * 6007 % 103 + 5) for i in range(365)]
    every = sorted(b - a for a, b in product(before, after))
    found = hodges_lehmann(before, after, 60_000)
    assert found.estimate == median(every)
    assert (found.low, found.high) == (every[60_000], every[-60_001])


@given(groups, groups, st.integers(-50, 50))
def test_a_shifted_phase_shifts_the_shift(before: list[float], after: list[float], by: int) -> None:
    moved = hodges_lehmann(before, [value + by for value in after])
    assert moved.estimate == pytest.approx(hodges_lehmann(before, after).estimate + by, abs=1e-6)


@given(groups, groups)
def test_swapped_phases_shift_the_other_way(before: list[float], after: list[float]) -> None:
    forth, back = hodges_lehmann(before, after), hodges_lehmann(after, before)
    assert back.estimate == -forth.estimate
    assert (back.low, back.high) == (-forth.high, -forth.low)


@given(st.lists(st.integers(-5000, 5000), min_size=10, max_size=25, unique=True))
def test_the_interval_ends_where_the_test_turns(numbers: list[int]) -> None:
    """A shift just inside the limit is not rejected at 5 %, one just outside is."""
    before, after = numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]
    pairs = len(before) * len(after)
    half_width = 1.959963984540054 * (pairs * (len(numbers) + 1) / 12) ** 0.5
    low = hodges_lehmann(before, after, limit_rank(pairs, half_width)).low

    def p(by: float) -> float:
        moved = [value - by for value in after]
        return float(stats.mannwhitneyu(moved, before, method="asymptotic").pvalue)

    assert p(low - 0.5) <= 0.05 < p(low + 0.5)


def test_inflation_widens_the_interval() -> None:
    before, after = [float(i) for i in range(30)], [float(i + 5) for i in range(30)]
    plain = shift(before, after, Inflation(1.0, 58.0, Autocorrelation(0.0, 1.0, 1)))
    wide = shift(before, after, Inflation(2.0, 28.0, Autocorrelation(0.3, 1.0, 1)))
    assert plain.estimate == wide.estimate == 5.0
    assert wide.low < plain.low < plain.high < wide.high
