import pytest

from sidelog.analysis.autocorrelation import Autocorrelation, Inflation
from sidelog.analysis.smallest_change import (
    line_scatter,
    smallest_change,
    smallest_monthly_change,
    smallest_phase_change,
)
from sidelog.analysis.trend import mann_kendall
from tests.analysis.diaries import daily


@pytest.mark.parametrize(("phi", "expected"), [(0.3, 1.4), (0.6, 2.1)])
def test_a_mood_with_a_scatter_of_two_points(phi: float, expected: float) -> None:
    factor = (1 + phi) / (1 - phi)
    assert smallest_change(2.0, factor, (28, 28)) == pytest.approx(expected, abs=0.05)


def test_a_steady_drift_is_not_scatter() -> None:
    assert line_scatter(range(5), [1.0, 3.0, 5.0, 7.0, 9.0]) == pytest.approx(0, abs=1e-12)
    assert line_scatter([0, 1, 2, 3], [1.0, -1.0, -1.0, 1.0]) == pytest.approx(2**0.5)


def test_fewer_entries_in_four_weeks_show_less() -> None:
    values = [0.0, 2.0, 1.0, 3.0, 2.0, 0.0, 3.0, 1.0] * 10
    every_day, every_third = daily(values), daily(values, every=3)
    often = smallest_monthly_change(every_day, mann_kendall(every_day))
    seldom = smallest_monthly_change(every_third, mann_kendall(every_third))
    assert seldom == pytest.approx(often * 3**0.5)


def test_a_measure_of_once_a_season_has_one_entry_a_stretch() -> None:
    seasonal = daily([0.0, 2.0, 1.0, 3.0] * 5, every=90)
    test = mann_kendall(seasonal)
    scatter = line_scatter(seasonal.days, seasonal.values)
    factor = test.inflation.autocorrelation.long_run
    assert smallest_monthly_change(seasonal, test) == smallest_change(scatter, factor, (1, 1))


def test_between_phases_the_scatter_is_about_each_mean() -> None:
    inflation = Inflation(1.0, 6.0, Autocorrelation(0.0, 1.0, 1))
    found = smallest_phase_change([0.0, 2.0, 0.0, 2.0], [10.0, 12.0, 10.0, 12.0], inflation)
    assert found == pytest.approx(1.96 * (8 / 6) ** 0.5 * 0.5**0.5)
