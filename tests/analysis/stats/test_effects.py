from itertools import product
from math import log
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import expit

from sidelog.analysis.stats import order
from sidelog.analysis.stats.autocorrelation import Inflation
from sidelog.analysis.stats.effects import (
    complement,
    hodges_lehmann,
    limit_rank,
    nap_interval,
    shares_apart,
    shift,
)
from tests.analysis.diaries import daily, values

INDEPENDENT = Inflation(1.0, 50.0)
phases = st.lists(values, min_size=1, max_size=30)
longer_phases = st.lists(values, min_size=2, max_size=25)


def test_parker_and_vannest_s_example() -> None:
    # Parker and Vannest 2009: 106 of 110 pairs.
    before, after = [4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9]
    assert nap_interval(before, after, INDEPENDENT).estimate == pytest.approx(106 / 110)


def test_parker_vannest_and_davis_s_example() -> None:
    # Parker, Vannest and Davis 2011: 38.5 of 42 pairs.
    before, after = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
    assert nap_interval(before, after, INDEPENDENT).estimate == pytest.approx(38.5 / 42)


@given(longer_phases, longer_phases)
def test_nap_and_its_variance_are_their_definitions(
    before: list[float], after: list[float]
) -> None:
    wins = np.array([[(b > a) + (b == a) / 2 for b in after] for a in before])
    nap, size = wins.mean(), wins.size
    variance = wins.mean(axis=1).var(ddof=1) / len(before)
    variance += wins.mean(axis=0).var(ddof=1) / len(after)
    inside = min(max(nap, 0.5 / size), 1 - 0.5 / size)
    odds = inside / (1 - inside)
    half_width = 2.0085591121 * max(variance, 0.5 / size**2) ** 0.5 / (inside * (1 - inside))
    expected = nap, expit(log(odds) - half_width), expit(log(odds) + half_width)
    assert nap_interval(before, after, INDEPENDENT) == pytest.approx(expected, abs=1e-9)


@given(longer_phases, longer_phases)
def test_pairs_are_above_below_or_equal(before: list[float], after: list[float]) -> None:
    earlier, later = (daily(list(some)) for some in (before, after))
    pairs = list(product(before, after))
    above = sum(b > a for a, b in pairs) / len(pairs)
    below = sum(b < a for a, b in pairs) / len(pairs)
    assert shares_apart(earlier, later) == pytest.approx((above, below))


@given(longer_phases, longer_phases)
def test_swapped_phases_give_the_rest_of_one(before: list[float], after: list[float]) -> None:
    forth, back = nap_interval(before, after, INDEPENDENT), nap_interval(after, before, INDEPENDENT)
    assert forth == pytest.approx(complement(back))


@given(longer_phases, longer_phases)
def test_a_stretched_scale_changes_nothing(before: list[float], after: list[float]) -> None:
    stretched = [v**3 + v for v in before], [v**3 + v for v in after]
    expected = nap_interval(before, after, INDEPENDENT)
    assert nap_interval(*stretched, INDEPENDENT) == expected


@given(longer_phases, longer_phases)
def test_the_interval_stays_inside_and_around(before: list[float], after: list[float]) -> None:
    interval = nap_interval(before, after, INDEPENDENT)
    assert 0 <= interval.low <= interval.high <= 1
    assert interval.low - 0.5 / (len(before) * len(after)) <= interval.estimate
    assert interval.estimate <= interval.high + 0.5 / (len(before) * len(after))


def test_the_interval_is_taken_on_the_log_odds() -> None:
    # NAP 3/4; DeLong's variance is var(1/2, 1)/2 + var(1/2, 1)/2 = 1/8; t(50) at 97.5 % is 2.00856.
    interval = nap_interval([1, 3], [2, 4], INDEPENDENT)
    half_width = 2.0085591121 * 0.125**0.5 / (0.75 * 0.25)
    odds = 3.0
    assert interval.low == pytest.approx(odds / (odds + 2.718281828459045**half_width))
    assert interval.high == pytest.approx(odds / (odds + 2.718281828459045**-half_width))


def test_phases_that_do_not_overlap_still_have_an_interval() -> None:
    interval = nap_interval([0.0] * 28, [1.0] * 28, INDEPENDENT)
    assert interval.estimate == 1.0
    assert 0.98 < interval.low < interval.high < 1


def test_inflation_widens_the_interval_of_nap() -> None:
    phases = [1, 2, 3, 4], [2, 3, 4, 5]
    inflated, plain = (
        nap_interval(*phases, Inflation(2.0, 50.0)),
        nap_interval(*phases, INDEPENDENT),
    )
    assert inflated.low < plain.low < plain.high < inflated.high


def test_a_factor_without_measure_leaves_the_whole_range() -> None:
    before, after = [0.0] * 50 + [1.0], [1.0] * 50 + [0.0]
    interval = nap_interval(before, after, Inflation(1e9, 2.0))
    assert (interval.low, interval.high) == (0.0, 1.0)


def test_hollander_and_wolfe_s_example() -> None:
    # Hollander and Wolfe 1973, page 69: .305; with the exact ranks at 95 %, -.15 to .76.
    term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    earlier = [1.15, 0.88, 0.90, 0.74, 1.21]
    found = hodges_lehmann(earlier, term, low_rank=8)
    assert found.estimate == pytest.approx(0.305)
    assert (found.low, found.high) == pytest.approx((-0.15, 0.76))


@given(phases, phases, st.data(), st.sampled_from([2, 5, 40, 2000]))
def test_closing_in_finds_what_sorting_every_difference_finds(
    before: list[float], after: list[float], data: st.DataObject, sample: int
) -> None:
    every = sorted(b - a for a, b in product(before, after))
    rank = data.draw(st.integers(0, (len(every) - 1) // 2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_SAMPLE", sample)
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


@given(phases, phases, st.integers(-50, 50))
def test_a_shifted_phase_shifts_the_shift(before: list[float], after: list[float], by: int) -> None:
    moved = hodges_lehmann(before, [value + by for value in after])
    assert moved.estimate == pytest.approx(hodges_lehmann(before, after).estimate + by, abs=1e-6)


@given(phases, phases)
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


def test_inflation_widens_the_interval_of_the_shift() -> None:
    before, after = [float(i) for i in range(30)], [float(i + 5) for i in range(30)]
    plain = shift(before, after, Inflation(1.0, 58.0))
    wide = shift(before, after, Inflation(2.0, 28.0))
    assert plain.estimate == wide.estimate == 5.0
    assert wide.low < plain.low < plain.high < wide.high
