import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.contrast import contrast
from sidelog.analysis.methods import run
from sidelog.analysis.stats.effects import nap_interval
from sidelog.errors import BadDataError
from tests.analysis.diaries import FIRST, daily

ratings = st.lists(st.integers(0, 4).map(float), min_size=2, max_size=20)
SIDES = ["two-sided", "less", "greater"]


def test_pairs_are_counted_as_nap_is_taught() -> None:
    # Parker, Vannest and Davis 2011: 42 pairs, NAP .9167.
    data = {"A": [20, 20, 26, 25, 22, 23], "B": [28, 25, 24, 27, 30, 30, 29]}
    found = run("nap", data, {"improvement": "increase"})
    assert (found["pairs"], found["above"], found["below"], found["ties"]) == (42, 38, 3, 1)
    assert found["nap"] == pytest.approx(0.9166666666666666)
    assert found["tau"] == pytest.approx(2 * 0.9166666666666666 - 1)


@given(ratings, ratings)
def test_a_decrease_is_the_rest_of_one(a: list[float], b: list[float]) -> None:
    up = run("nap", {"A": a, "B": b}, {})
    down = run("nap", {"A": a, "B": b}, {"improvement": "decrease"})
    assert up["nap"] == pytest.approx(1 - down["nap"])
    assert up["above"] == down["below"]


def test_one_day_has_no_interval() -> None:
    found = run("nap", {"A": [1], "B": [2, 3]}, {})
    assert (found["nap"], found["low"], found["high"]) == (1.0, None, None)


def test_days_in_a_row_have_the_interval_of_the_findings() -> None:
    before, after = [3, 2, 4, 3, 2, 3, 4], [1, 2, 1, 0, 1, 2, 1, 1]
    found = contrast(daily(before), daily(after, first=FIRST + len(before)))
    expected = nap_interval(before, after, found.inflation)
    shown = run("nap", {"A": before, "B": after}, {})
    assert (shown["low"], shown["high"]) == pytest.approx((expected.low, expected.high))


@given(ratings, ratings, st.sampled_from(SIDES))
def test_the_rank_sum_is_scipy_s(x: list[float], y: list[float], side: str) -> None:
    if len(set(x) | set(y)) == 1:
        return
    for continuity in (False, True):
        expected = stats.mannwhitneyu(
            x, y, use_continuity=continuity, alternative=side, method="asymptotic"
        )
        options = {"alternative": side, "continuity": continuity, "exact": False}
        found = run("mann_whitney", {"x": x, "y": y}, options)
        assert found["u"] == expected.statistic
        assert found["p"] == pytest.approx(min(1.0, expected.pvalue))


@pytest.mark.parametrize("side", SIDES)
def test_small_groups_without_ties_are_exact_by_themselves(side: str) -> None:
    x, y = [1.1, 2.2, 5.5, 7.7], [3.3, 4.4, 6.6, 8.8, 9.9]
    expected = stats.mannwhitneyu(x, y, alternative=side, method="exact").pvalue
    found = run("mann_whitney", {"x": x, "y": y}, {"alternative": side})
    assert found["p"] == pytest.approx(expected)


def test_an_exact_p_that_cannot_be_had_is_refused() -> None:
    with pytest.raises(BadDataError, match="without ties"):
        run("mann_whitney", {"x": [1, 2], "y": [2, 3]}, {"exact": True})


def test_groups_that_all_tie_tell_nothing() -> None:
    found = run("mann_whitney", {"x": [1, 1], "y": [1, 1]}, {})
    assert (found["u"], found["p"]) == (2.0, 1.0)


def test_the_shift_of_hollander_and_wolfe_s_example() -> None:
    # Hollander and Wolfe 1973, page 69: .305, P = .1272, interval -.15 to .76.
    x = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    y = [1.15, 0.88, 0.90, 0.74, 1.21]
    found = run("hodges_lehmann", {"x": x, "y": y}, {"alternative": "greater"})
    assert (found["u"], found["hl"]) == (35.0, pytest.approx(0.305))
    assert (found["low"], found["high"]) == pytest.approx((-0.15, 0.76))
    assert found["p"] == pytest.approx(0.1272, abs=5e-5)


def test_the_normal_interval_follows_the_continuity_of_its_test() -> None:
    x, y = [float(i * 7 % 31) + i / 100 for i in range(30)], [float(i) for i in range(30)]
    plain = run("hodges_lehmann", {"x": x, "y": y}, {"exact": False, "continuity": False})
    corrected = run("hodges_lehmann", {"x": x, "y": y}, {"exact": False})
    assert corrected["low"] < plain["low"]
    assert corrected["hl"] == plain["hl"]


def test_a_level_too_high_for_the_sample_takes_the_extremes() -> None:
    found = run("hodges_lehmann", {"x": [1.5, 2.5], "y": [0.0, 7.0]}, {"alpha": 0.01})
    assert (found["low"], found["high"]) == (-5.5, 2.5)
