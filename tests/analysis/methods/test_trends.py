from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.methods import run
from sidelog.errors import BadDataError

numbers = st.lists(st.integers(-9, 9).map(float), min_size=3, max_size=30)


def test_a_steady_rise_is_a_trend() -> None:
    found = run("trend.mk", {"y": [1, 2, 3, 4, 5, 6, 7, 8]}, {})
    assert (found["trend"], found["h"], found["tau_a"]) == ("increasing", True, 1.0)
    assert (found["slope"], found["intercept"], found["s"]) == (1.0, 1.0, 28)
    assert found["z"] == pytest.approx(27 / (8 * 7 * 21 / 18) ** 0.5)


def test_a_fall_and_no_trend_have_their_words() -> None:
    assert run("trend.mk", {"y": [8, 7, 6, 5, 4, 3, 2, 1]}, {})["trend"] == "decreasing"
    found = run("trend.mk", {"y": [1, 3, 2, 4]}, {"alpha": 0.01})
    assert (found["trend"], found["h"]) == ("no trend", False)


def test_continuity_can_be_left_off() -> None:
    found = run("trend.mk", {"y": [1, 2, 3, 5, 4]}, {"continuity": False})
    assert found["z"] == pytest.approx(8 / (5 * 4 * 15 / 18) ** 0.5)


def test_a_constant_series_has_no_trend_and_no_tau() -> None:
    found = run("trend.mk", {"y": [2, 2, 2]}, {})
    assert (found["p"], found["tau_b"], found["slope"], found["ci95"]) == (1.0, None, 0.0, [0, 0])


def test_missing_days_keep_their_place() -> None:
    found = run("trend.mk", {"y": [0, None, 2, 3]}, {})
    assert (found["n_total"], found["n"], found["slope"]) == (4, 3, 1.0)


@given(numbers, st.sampled_from([0.05, 0.07, 0.5, 0.93]))
def test_the_slope_and_its_interval_are_scipy_s(values: list[float], alpha: float) -> None:
    found = run("theil_sen_ci", {"y": values}, {"alpha": alpha})
    expected = stats.theilslopes(values, None, alpha)
    assert found["slope"] == pytest.approx(expected.slope)
    assert found["intercept_separate"] == pytest.approx(expected.intercept)
    joint = stats.theilslopes(values, None, alpha, method="joint")
    assert found["intercept_joint"] == pytest.approx(joint.intercept)
    if len(set(values)) > 1:
        limits = [expected.low_slope, expected.high_slope]
        estimate = expected.slope
        assert found["conf_int"] == pytest.approx(
            [min(limits[0], estimate), max(limits[1], estimate)]
        )


def test_several_levels_are_given_at_once() -> None:
    found = run("theil_sen_ci", {"y": [3, 1, 4, 1, 5, 9, 2, 6]}, {"level": 0.9, "levels": [95]})
    assert found["conf_int"] == found["ci90"]
    assert found["low_slope"] == found["ci90"][0]
    assert "ci95" in found


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), min_size=3, max_size=30))
def test_tau_b_is_scipy_s(pairs: list[tuple[int, int]]) -> None:
    x, y = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found = run("kendall_tau_b", {"x": x, "y": y}, {"continuity": False, "exact": False})
    if found["tau_b"] is None:
        assert min(len(set(x)), len(set(y))) == 1
        return
    expected = stats.kendalltau(x, y, method="asymptotic")
    assert found["tau_b"] == pytest.approx(expected.statistic, abs=1e-12)
    assert found["p"] == found["p_asymptotic"] == pytest.approx(expected.pvalue)


@pytest.mark.parametrize("order", list(permutations([1, 2, 3, 4, 5]))[::11])
def test_few_pairs_without_ties_have_an_exact_p_by_themselves(order: tuple[int, ...]) -> None:
    data = {"x": [1, 2, 3, 4, 5], "y": list(order)}
    expected = stats.kendalltau(data["x"], data["y"], method="exact").pvalue
    assert run("kendall_tau_b", data, {})["p"] == pytest.approx(expected)
    assert run("kendall_tau_exact", data, {"exact": True})["p_exact"] == pytest.approx(expected)


def test_ties_have_no_exact_p() -> None:
    data = {"x": [1, 2, 2], "y": [1, 2, 3]}
    assert "p_exact" not in run("kendall_tau_b", data, {})
    with pytest.raises(BadDataError, match="without ties"):
        run("kendall_tau_b", data, {"exact": True})


def test_times_must_differ_somewhere() -> None:
    with pytest.raises(BadDataError, match='"t" are all the same'):
        run("theil_sen", {"t": [1, 1, 2], "y": [1, 2, None]}, {})
