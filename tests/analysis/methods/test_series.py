from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.methods import run
from sidelog.errors import BadDataError

numbers = st.lists(st.integers(-9, 9).map(float), min_size=3, max_size=30)
SERIES = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0]


def test_a_steady_rise_is_a_trend() -> None:
    found = run("trend.mk", {"y": [1, 2, 3, 4, 5, 6, 7, 8]}, {})
    assert (found["s"], found["tau_a"], found["tau_b"]) == (28, 1.0, 1.0)
    assert found["z"] == pytest.approx(27 / (8 * 7 * 21 / 18) ** 0.5)


def test_continuity_can_be_left_off() -> None:
    found = run("trend.mk", {"y": [1, 2, 3, 5, 4]}, {"continuity": False})
    assert found["z"] == pytest.approx(8 / (5 * 4 * 15 / 18) ** 0.5)


def test_a_constant_series_has_no_trend_and_no_tau() -> None:
    found = run("trend.mk", {"y": [2, 2, 2]}, {})
    assert (found["s"], found["tau_b"], found["z"], found["p"]) == (0, None, 0.0, 1.0)
    slope = run("theil_sen", {"y": [2, 2, 2]}, {})
    assert (slope["low"], slope["slope"], slope["high"]) == (0, 0, 0)


def test_missing_days_keep_their_place() -> None:
    data = {"y": [0, None, 2, 3]}
    found = run("trend.mk", data, {})
    assert (found["n_total"], found["n"]) == (4, 3)
    assert run("theil_sen", data, {})["slope"] == 1.0


@given(numbers, st.sampled_from([0.01, 0.05, 0.07, 0.5]))
def test_the_slope_and_its_interval_are_scipy_s(values: list[float], alpha: float) -> None:
    found = run("theil_sen", {"y": values}, {"alpha": alpha})
    expected = stats.theilslopes(values, None, alpha)
    assert found["slope"] == pytest.approx(expected.slope)
    assert found["intercept_separate"] == pytest.approx(expected.intercept)
    joint = stats.theilslopes(values, None, alpha, method="joint")
    assert found["intercept_joint"] == pytest.approx(joint.intercept)
    if len(set(values)) > 1:
        assert found["low"] == pytest.approx(min(expected.low_slope, expected.slope))
        assert found["high"] == pytest.approx(max(expected.high_slope, expected.slope))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), min_size=3, max_size=30))
def test_tau_b_is_scipy_s(pairs: list[tuple[int, int]]) -> None:
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found = run("kendall_tau_b", {"x": x, "y": y}, {"continuity": False, "exact": False})
    if found["tau_b"] is None:
        assert min(len(set(x)), len(set(y))) == 1
        return
    expected = stats.kendalltau(x, y, method="asymptotic")
    assert found["tau_b"] == pytest.approx(expected.statistic, abs=1e-12)
    assert found["p"] == pytest.approx(expected.pvalue)


@pytest.mark.parametrize("order", list(permutations([1, 2, 3, 4, 5]))[::11])
def test_few_pairs_without_ties_have_an_exact_p_by_themselves(order: tuple[int, ...]) -> None:
    data = {"x": [1, 2, 3, 4, 5], "y": list(order)}
    expected = stats.kendalltau(data["x"], data["y"], method="exact").pvalue
    assert run("kendall_tau_b", data, {})["p"] == pytest.approx(expected)
    assert run("kendall_tau_b", data, {"exact": True})["p"] == pytest.approx(expected)


def test_ties_have_no_exact_p() -> None:
    data = {"x": [1, 2, 2], "y": [1, 2, 3]}
    assert run("kendall_tau_b", data, {}) == run("kendall_tau_b", data, {"exact": False})
    with pytest.raises(BadDataError, match="without ties"):
        run("kendall_tau_b", data, {"exact": True})


def test_times_must_differ_somewhere() -> None:
    with pytest.raises(BadDataError, match='"t" are all the same'):
        run("theil_sen", {"t": [1, 1, 2], "y": [1, 2, None]}, {})


def test_autocorrelation_comes_with_mean_and_deviation() -> None:
    found = run("acf", {"y": [1, 2, 3, 4]}, {"lags": 2})
    assert (found["mean"], found["sd"]) == (2.5, pytest.approx((5 / 3) ** 0.5))
    assert found["acf"] == pytest.approx([1, 0.25, -0.3])


def test_lags_are_r_s_where_none_are_asked_for() -> None:
    assert len(run("acf", {"y": [*range(100)]}, {})["acf"]) == 21
    assert len(run("acf", {"y": [1, 2, 4]}, {"lags": 50})["acf"]) == 3
    assert run("acf", {"y": [1, 2, 4]}, {"lags": 0})["acf"] == [pytest.approx(1)]


LH = [
    2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2,
    1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4,
    2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9,
]  # fmt: skip


def test_luteinizing_hormone() -> None:
    # R, acf(lh): 1.000 0.576 0.182 -0.145 -0.175
    expected = (1.0, 0.575524475524475, 0.181818181818182, -0.144755244755245, -0.174825174825175)
    assert run("acf", {"y": LH}, {"lags": 4})["acf"] == pytest.approx(list(expected))


def test_a_lag_without_a_pair_has_no_autocorrelation() -> None:
    assert run("acf", {"y": [1, None, 3]}, {"lags": 1})["acf"] == [pytest.approx(1), None]


@given(st.lists(st.integers(-9, 9), min_size=3, max_size=40).filter(lambda v: len(set(v)) > 1))
def test_autocorrelation_stays_within_one_and_begins_with_one(y: list[int]) -> None:
    found = run("acf", {"y": y}, {"lags": len(y) - 1})["acf"]
    assert found[0] == pytest.approx(1)
    assert all(abs(value) <= 1 + 1e-9 for value in found)


def test_a_missing_day_leaves_out_its_pairs_and_is_not_allowed_in_a_pair() -> None:
    # The deviations -1.5, -.5, 1.5 and .5 have variance 1.25; lag 1 has (-.75 + .75) / (2 + 1).
    y = [1.0, None, 2.0, 4.0, 3.0]
    expected = [1.0, 0.0, 0.5 / 4 / 1.25, -2.25 / 4 / 1.25, -0.75 / 5 / 1.25]
    assert run("acf", {"y": y}, {"lags": 4})["acf"] == pytest.approx(expected)
    with pytest.raises(BadDataError, match="missing value"):
        run("kendall_tau_b", {"x": y, "y": y}, {})


@pytest.mark.parametrize("options", [{"lags": -1}, {"lags": 1001}])
def test_lags_have_bounds(options: dict[str, int]) -> None:
    with pytest.raises(BadDataError, match="highest lag"):
        run("acf", {"y": SERIES}, options)


def test_a_constant_series_has_no_autocorrelation() -> None:
    with pytest.raises(BadDataError, match="all the same"):
        run("acf", {"y": [2, 2, 2]}, {})


def test_ends_take_what_there_is() -> None:
    found = run("rolling_median", {"y": [1, 5, None, 2]}, {"k": 3})
    assert found["medians"] == [3, 3, 3.5, None]


def test_ends_can_be_kept_as_they_are() -> None:
    found = run("rolling_median", {"y": SERIES}, {"k": 3, "ends": "keep"})
    assert found["medians"] == [3, 3, 1, 4, 5, 5, 6, 5, 5]


@given(st.lists(st.floats(-99, 99), min_size=1, max_size=30))
def test_a_width_of_one_changes_nothing(values: list[float]) -> None:
    for ends in ("median", "keep"):
        found = run("rolling_median", {"y": values}, {"k": 1, "ends": ends})
        assert found["medians"] == values


@pytest.mark.parametrize("k", [0, 2, 11, 3.5, -3])
def test_a_width_must_be_odd_and_fit(k: float) -> None:
    with pytest.raises(BadDataError, match="must be odd, from 1 to 9"):
        run("rolling_median", {"y": SERIES}, {"k": k})
