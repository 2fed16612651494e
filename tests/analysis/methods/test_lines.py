import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.methods import run
from sidelog.errors import BadDataError

SERIES = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0]


def test_autocorrelation_comes_with_mean_and_deviation() -> None:
    found = run("acf", {"y": [1, 2, 3, 4]}, {"lag_max": 2})
    assert (found["mean"], found["sd"]) == (2.5, pytest.approx((5 / 3) ** 0.5))
    assert found["acf"] == pytest.approx([1, 0.25, -0.3])
    assert found["r1"] == pytest.approx(0.25)


def test_lags_are_r_s_where_none_are_asked_for() -> None:
    assert len(run("acf", {"y": [*range(100)]}, {})["acf"]) == 21
    assert len(run("acf", {"y": [1, 2, 4]}, {"lag.max": 50})["acf"]) == 3
    assert run("acf", {"y": [1, 2, 4]}, {"nlags": 0})["r1"] is None


def test_missing_days_are_allowed_where_the_topic_says_so() -> None:
    y = [1.0, None, 2.0, 4.0, 3.0]
    assert run("acf_missing", {"y": y}, {"lag_max": 1})["acf"] == pytest.approx([1, 0], abs=1e-12)
    with pytest.raises(BadDataError, match="missing value"):
        run("acf", {"y": y}, {})


@pytest.mark.parametrize("options", [{"lag_max": -1}, {"lag_max": 1001}])
def test_lags_have_bounds(options: dict[str, int]) -> None:
    with pytest.raises(BadDataError, match="highest lag"):
        run("acf", {"y": SERIES}, options)


def test_a_constant_series_has_no_autocorrelation() -> None:
    with pytest.raises(BadDataError, match="all the same"):
        run("acf", {"y": [2, 2, 2]}, {})


def test_ends_are_kept_as_they_are() -> None:
    assert run("rolling_median", {"y": SERIES}, {"k": 3})["y"] == [3, 3, 1, 4, 5, 5, 6, 5, 5]


def test_ends_can_repeat_the_first_full_median() -> None:
    found = run("rolling_median", {"y": SERIES}, {"k": 5, "endrule": "constant"})["y"]
    assert found == [3, 3, 3, 4, 4, 5, 5, 5, 5]


def test_ends_can_take_what_there_is() -> None:
    found = run("rolling_median", {"y": [1, 5, None, 2]}, {"k": 3, "endrule": "partial"})["y"]
    assert found == [3, 3, 3.5, None]


@given(st.lists(st.floats(-99, 99), min_size=1, max_size=30))
def test_a_width_of_one_changes_nothing(values: list[float]) -> None:
    for endrule in ("keep", "constant", "partial"):
        found = run("rolling_median", {"y": values}, {"k": 1, "endrule": endrule})
        assert found["y"] == values


@pytest.mark.parametrize("k", [0, 2, 11, 3.5, -3])
def test_a_width_must_be_odd_and_fit(k: float) -> None:
    with pytest.raises(BadDataError, match="must be odd, from 1 to 9"):
        run("rolling_median", {"y": SERIES}, {"k": k})
