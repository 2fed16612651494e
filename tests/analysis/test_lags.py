import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.gates import Reason, Shortfall
from sidelog.analysis.lags import DoseTest, LagPoint, dose_test, exploratory_curve
from sidelog.analysis.series import Series, window
from tests.analysis.diaries import FIRST, daily

WINDOW = (3, 9)


def on_and_off(days: int) -> list[float]:
    """Thirty days on, thirty off."""
    return [4.0 if i // 30 % 2 == 0 else 0.0 for i in range(days)]


def following(doses: list[float], delay: int, drift: float = 0.0) -> Series:
    """Ratings that are one higher some days after a dose, with ups and downs of their own."""
    wobble = [0.0, 1.0, 1.0, 0.0, 2.0, 0.0, 1.0]
    return daily(
        [
            wobble[i * i % 7] + (doses[i - delay] > 0 if i >= delay else 0) + drift * i
            for i in range(len(doses))
        ]
    )


def answered(outcome: DoseTest | Shortfall) -> DoseTest:
    assert isinstance(outcome, DoseTest)
    return outcome


def test_what_follows_the_dose_is_seen() -> None:
    doses = on_and_off(240)
    found = answered(dose_test(following(doses, 6), daily(doses), WINDOW))
    assert found.n == 231
    assert found.coefficient > 0
    assert found.correlation > 0.3
    assert found.p < 0.01
    assert found.r2_time < 0.1


def test_what_does_not_follow_it_is_not() -> None:
    doses = on_and_off(240)
    assert answered(dose_test(following([0.0] * 240, 6), daily(doses), WINDOW)).p > 0.05


def test_a_drift_alone_is_not_taken_for_the_dose() -> None:
    doses = on_and_off(240)
    assert answered(dose_test(following([0.0] * 240, 6, 0.01), daily(doses), WINDOW)).p > 0.05


def test_the_dose_s_unit_changes_only_the_coefficient() -> None:
    doses = on_and_off(240)
    grams = answered(dose_test(following(doses, 6), daily(doses), WINDOW))
    milligrams = [1000 * dose for dose in doses]
    scaled = answered(dose_test(following(doses, 6), daily(milligrams), WINDOW))
    assert scaled.coefficient == pytest.approx(grams.coefficient / 1000)
    assert (scaled.p, scaled.correlation) == pytest.approx((grams.p, grams.correlation))


def test_a_steady_taper_is_time_itself() -> None:
    doses = [8 - i / 30 for i in range(240)]
    found = dose_test(following(doses, 6), daily(doses), WINDOW)
    assert isinstance(found, Shortfall)
    assert found.reason is Reason.DOSE_IS_TIME


def test_the_same_dose_every_day_shows_nothing() -> None:
    found = dose_test(following([0.3] * 240, 6), daily([0.3] * 240), WINDOW)
    assert isinstance(found, Shortfall)
    assert found.reason is Reason.DOSE_CONSTANT


def test_a_dose_record_that_begins_too_late_is_no_history() -> None:
    doses = on_and_off(120)
    late = window(daily(doses), FIRST + 60, FIRST + 119)
    found = dose_test(following(doses, 6), late, WINDOW)
    assert found == Shortfall(Reason.DOSE_HISTORY, 51, 60)


def test_a_window_with_half_of_its_doses_known_counts() -> None:
    doses = on_and_off(240)
    some: list[float | None] = [None if i % 7 in {1, 3, 5} else d for i, d in enumerate(doses)]
    few: list[float | None] = [d if i % 7 in {1, 3, 5} else None for i, d in enumerate(doses)]
    assert answered(dose_test(following(doses, 6), daily(some), WINDOW)).n == 231
    assert dose_test(following(doses, 6), daily(few), WINDOW) == Shortfall(
        Reason.DOSE_HISTORY, 0, 60
    )


def test_an_unknown_dose_is_not_a_zero() -> None:
    doses = on_and_off(240)
    unknown: list[float | None] = [None if i % 5 == 0 else dose for i, dose in enumerate(doses)]
    zero = [0.0 if i % 5 == 0 else dose for i, dose in enumerate(doses)]
    series = following(doses, 6)
    gaps, filled = dose_test(series, daily(unknown), WINDOW), dose_test(series, daily(zero), WINDOW)
    assert answered(gaps).coefficient != pytest.approx(answered(filled).coefficient)


def test_a_perfect_link_has_no_chance() -> None:
    doses = [float(i % 3) for i in range(201)]
    found = answered(dose_test(daily(doses), daily(doses), (0, 0)))
    assert found.correlation == pytest.approx(1)
    assert found.p < 1e-12


def test_what_is_all_time_has_nothing_left_for_the_dose() -> None:
    doses = daily(on_and_off(240))
    found = answered(dose_test(daily([float(i) for i in range(240)]), doses, WINDOW))
    assert (found.coefficient, found.correlation, found.t, found.p) == (0.0, 0.0, 0.0, 1.0)


@given(st.lists(st.integers(0, 4), min_size=80, max_size=100), st.permutations(range(80)))
def test_stretching_the_scale_changes_nothing(ratings: list[int], order: list[int]) -> None:
    doses = daily([float(order[i % 80] % 5) for i in range(len(ratings))])
    plain = dose_test(daily([float(v) for v in ratings]), doses, WINDOW)
    assert dose_test(daily([float(v**3 + v) for v in ratings]), doses, WINDOW) == plain


def test_the_curve_peaks_at_the_true_lag_and_has_no_p() -> None:
    doses = [float(i * i % 11) for i in range(200)]
    delayed = daily([doses[i - 5] if i >= 5 else 0.0 for i in range(200)])
    curve = exploratory_curve(delayed, daily(doses), range(11))
    assert [point.lag for point in curve] == list(range(11))
    assert curve[5].n == 195
    best = max(curve, key=lambda point: point.correlation or 0.0)
    assert best.lag == 5
    assert best.correlation is not None
    assert best.correlation > 0.95


def test_a_curve_without_anything_to_hold_together_is_empty() -> None:
    doses = daily([1.0, 2.0, 3.0, 4.0, 5.0, 4.0])
    assert exploratory_curve(daily([1.0] * 6), doses, [0]) == (LagPoint(0, 6, None),)
    assert exploratory_curve(daily([1.0, 2.0] * 3), doses, [4]) == (LagPoint(4, 2, None),)
    same = daily([2.0] * 6)
    assert exploratory_curve(doses, same, [0]) == (LagPoint(0, 6, None),)
