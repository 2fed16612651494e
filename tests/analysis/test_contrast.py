from math import isclose, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, norm
from scipy.stats import t as student

from sidelog.analysis.contrast import (
    contrast,
    least_p,
    with_missing_days,
    without_memory,
    would_show,
)
from sidelog.analysis.series import Series, Written, from_days, window
from sidelog.analysis.stats.autocorrelation import Inflation
from sidelog.analysis.stats.effects import nap_interval
from sidelog.catalog.scales import ScaleKind
from tests.analysis.diaries import FIRST, daily, scale, series

COUNT = scale(ScaleKind.COUNT, maximum=None)


def halves(whole: Series) -> tuple[Series, Series]:
    middle = whole.days[len(whole.days) // 2]
    return window(whole, whole.first, middle - 1), window(whole, middle, whole.last)


@given(series(fewest=4))
def test_it_is_mann_and_whitney_s_test_but_for_the_inflation(drawn: Series) -> None:
    assume(len(set(drawn.values)) > 1)
    before, after = halves(drawn)
    found = contrast(before, after)
    oracle = mannwhitneyu(after.values, before.values, method="asymptotic", use_continuity=True)
    independent = found.t * sqrt(found.inflation.factor)
    assert 2 * norm.sf(abs(independent)) == pytest.approx(min(oracle.pvalue, 1), abs=1e-12)
    pairs = nap_interval(before.values, after.values, found.inflation).estimate
    assert pairs == pytest.approx(oracle.statistic / found.n_before / found.n_after)
    assert found.p == pytest.approx(2 * student.sf(abs(found.t), found.inflation.degrees))
    assert found.rose == (found.t > 0)


@given(series(fewest=4))
def test_p_is_never_below_that_for_independent_days(drawn: Series) -> None:
    both = halves(drawn)
    assert least_p(*both) <= contrast(*both).p + 1e-15


@given(series(fewest=4))
def test_turned_upside_down_the_change_is_the_opposite(drawn: Series) -> None:
    upside_down = drawn._replace(values=tuple(-value for value in drawn.values))
    up, down = contrast(*halves(drawn)), contrast(*halves(upside_down))
    pairs, other = (
        nap_interval(*(half.values for half in halves(one)), found.inflation)
        for one, found in ((drawn, up), (upside_down, down))
    )
    assert (other.estimate, other.low) == pytest.approx((1 - pairs.estimate, 1 - pairs.high))
    assert (down.t, down.p) == pytest.approx((-up.t, up.p))


@given(series(fewest=4))
def test_days_without_an_entry_change_nothing(drawn: Series) -> None:
    before, after = halves(drawn)
    wider = window(before, before.first - 30, before.last)
    assert contrast(wider, after) == contrast(before, after)


def test_two_equal_stretches_differ_in_nothing() -> None:
    diary = daily([1.0, 2.0, 3.0, 2.0] * 20)
    before, after = window(diary, FIRST, FIRST + 39), window(diary, FIRST + 40, FIRST + 79)
    found = contrast(before, after)
    assert (found.n_before, found.n_after) == (40, 40)
    assert nap_interval(before.values, after.values, found.inflation).estimate == 0.5
    assert (found.t, found.p, found.rose) == (0.0, 1.0, False)


@pytest.mark.parametrize(("factor", "degrees", "alpha"), [(1.0, 78.0, 0.0012), (2.5, 30.0, 0.01)])
def test_what_would_show_is_a_power_of_four_in_five(
    factor: float, degrees: float, alpha: float
) -> None:
    before, after = daily([0.0, 2.0] * 20), daily([10.0, 12.0, 14.0, 12.0] * 10)
    inflation = Inflation(factor, degrees)
    scatter = sqrt((40 * 1 + 20 * 4) / 78)
    quantiles = student.ppf(1 - alpha / 2, degrees) + student.ppf(0.8, degrees)
    expected = 1.15 * quantiles * scatter * sqrt(factor * (1 / 40 + 1 / 40))
    found = would_show(before, after, inflation, alpha, COUNT)
    assert found == pytest.approx(expected, rel=1e-6)


def test_nothing_can_show_that_is_more_than_the_scale_has() -> None:
    before, after = halves(daily([0.0, 4.0, 4.0, 0.0] * 3))
    inflation = contrast(before, after).inflation
    assert would_show(before, after, inflation, 0.001, scale()) is None
    counted = would_show(before, after, inflation, 0.001, COUNT)
    assert counted is not None
    assert counted > 4


def test_where_nothing_scatters_nothing_is_said_of_what_would_show() -> None:
    before, after = halves(daily([0.1] * 30 + [0.3] * 30))
    inflation = contrast(before, after).inflation
    assert would_show(before, after, inflation, 0.05, scale()) is None


@given(st.lists(st.sampled_from([None, 0, 1, 2, 30]), min_size=1, max_size=40))
def test_without_memory_only_what_was_written_late_is_missing(delays: list[int | None]) -> None:
    written = {place: Written(delay) for place, delay in enumerate(delays)}
    made = from_days(dict.fromkeys(written, 1.0), 0, len(delays), written=written)
    kept = without_memory(made)
    assert kept.days == tuple(d for d, delay in enumerate(delays) if delay not in {2, 30})
    assert isclose(sum(kept.values), len(kept.days))


def test_missing_days_can_be_put_at_one_end() -> None:
    filled = with_missing_days(from_days({2: 1.0, 4: 3.0}, 1, 5), 4.0)
    assert (filled.days, filled.values) == ((1, 2, 3, 4, 5), (4.0, 1.0, 4.0, 3.0, 4.0))
