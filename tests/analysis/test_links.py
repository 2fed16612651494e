from collections.abc import Sequence
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.links import (
    ENTRIES,
    DoseTest,
    Lack,
    LagPoint,
    Refusal,
    dose_test,
    exploratory_curve,
    monotone_share,
)
from sidelog.analysis.series import Series, window
from sidelog.analysis.stats.ranks import midranks
from tests.analysis.diaries import FIRST, daily
from tests.analysis.diaries import values as any_values

WINDOW = (3, 9)


def on_and_off(days: int) -> list[float]:
    """Thirty days on, thirty off."""
    return [4.0 if i // 30 % 2 == 0 else 0.0 for i in range(days)]


def following(doses: Sequence[float], delay: int, drift: float = 0.0) -> Series:
    """Ratings that are one higher some days after a dose, with ups and downs of their own."""
    wobble = [0.0, 1.0, 1.0, 0.0, 2.0, 0.0, 1.0]
    return daily(
        [
            wobble[i * i % 7] + (doses[i - delay] > 0 if i >= delay else 0) + drift * i
            for i in range(len(doses))
        ]
    )


def answered(outcome: DoseTest | Refusal) -> DoseTest:
    assert isinstance(outcome, DoseTest)
    return outcome


def refused(series: Series, doses: Series) -> Refusal:
    outcome = dose_test(series, doses, WINDOW)
    assert isinstance(outcome, Refusal)
    return outcome


# How much of the dose is time


def rising_fit(values: Sequence[float]) -> list[float]:
    """The rising function nearest to the values, by the max-min formula of Barlow and others."""
    places = range(len(values))
    return [
        max(min(fmean(values[a : b + 1]) for b in places[i:]) for a in range(i + 1)) for i in places
    ]


@given(st.lists(any_values, min_size=2, max_size=12).filter(lambda drawn: len(set(drawn)) > 1))
def test_the_share_is_that_of_the_nearest_monotone_function(drawn: list[float]) -> None:
    up = np.square(np.subtract(drawn, rising_fit(drawn))).sum()
    down = np.square(np.add(drawn, rising_fit([-value for value in drawn]))).sum()
    total = np.square(np.subtract(drawn, np.mean(drawn))).sum()
    assert monotone_share(drawn) == pytest.approx(1 - min(up, down) / total, abs=1e-9)


@given(st.lists(any_values, min_size=2, max_size=40).filter(lambda drawn: len(set(drawn)) > 1))
def test_what_only_goes_one_way_is_all_time(drawn: list[float]) -> None:
    assert monotone_share(sorted(drawn)) == monotone_share(sorted(drawn, reverse=True)) == 1


@given(st.lists(any_values, min_size=2, max_size=30).filter(lambda drawn: len(set(drawn)) > 1))
def test_backwards_or_upside_down_the_share_is_the_same(drawn: list[float]) -> None:
    share = monotone_share(drawn)
    assert 0 <= share <= 1
    assert monotone_share([-value for value in drawn]) == pytest.approx(share)
    assert monotone_share(drawn[::-1]) == pytest.approx(share)


@pytest.mark.parametrize(
    "doses",
    [
        [8.0] * 120 + [0.0] * 120,
        [0.0] * 200 + [4.0] * 40,
        [8.0] * 60 + [6.0] * 40 + [4.0] * 40 + [2.0] * 40 + [0.0] * 60,
        [8 - i / 30 for i in range(240)],
    ],
    ids=["stop", "start", "taper", "steady taper"],
)
def test_a_dose_that_only_went_one_way_is_refused(doses: list[float]) -> None:
    assert refused(following(doses, 6), daily(doses)) == Refusal(Lack.ONE_WAY)


def test_one_lapse_in_a_stop_does_not_make_it_a_test() -> None:
    doses = [8.0] * 120 + [0.0] * 120
    doses[180] = 8.0
    assert refused(following(doses, 6), daily(doses)).lack is Lack.ONE_WAY


# What else is refused


def test_a_handful_of_entries_is_refused_with_how_many_there_are() -> None:
    doses = on_and_off(240)
    few = window(following(doses, 6), FIRST + 100, FIRST + 98 + ENTRIES)
    found = refused(few, daily(doses))
    assert found == Refusal(Lack.ENTRIES, ENTRIES - 1, few.days)


def test_what_more_entries_cannot_mend_comes_before_their_number() -> None:
    same, falling = [4.0] * 20, [8.0] * 10 + [4.0] * 10
    assert refused(following(same, 6), daily(same)) == Refusal(Lack.SAME_DOSE)
    assert refused(following(falling, 6), daily(falling)) == Refusal(Lack.ONE_WAY)
    # A handful of doses is no habit yet, and without an entry there is nothing to ask.
    assert refused(following(same[:6], 6), daily(same[:6])).lack is Lack.ENTRIES
    assert refused(daily([None] * 20), daily(same)).lack is Lack.ENTRIES


def test_the_same_dose_in_every_window_is_refused_though_others_differ() -> None:
    doses = [float(i % 2) for i in range(240)]
    series = following(doses, 6)
    assert isinstance(dose_test(series, daily(doses), (3, 9)), DoseTest)
    assert dose_test(series, daily(doses), (3, 8)) == Refusal(Lack.SAME_DOSE)


def test_the_same_rating_or_the_same_dose_every_day_shows_nothing() -> None:
    doses = on_and_off(240)
    assert refused(daily([2.0] * 240), daily(doses)) == Refusal(Lack.SAME_VALUE)
    # A mean of 0.3 a day is not exactly 0.3.
    steady = daily([0.3] * 240)
    assert refused(following(doses, 6), steady) == Refusal(Lack.SAME_DOSE)


def test_a_dose_record_that_begins_too_late_is_no_history() -> None:
    doses = [float(i * i % 11) for i in range(120)]
    late = window(daily(doses), FIRST + 60, FIRST + 119)
    found = refused(following(doses, 6), late)
    assert found == Refusal(Lack.DOSES, 51, tuple(range(FIRST + 69, FIRST + 120)))


def test_a_window_with_half_of_its_doses_known_counts() -> None:
    doses = on_and_off(240)
    some: list[float | None] = [None if i % 7 in {1, 3, 5} else d for i, d in enumerate(doses)]
    few: list[float | None] = [d if i % 7 in {1, 3, 5} else None for i, d in enumerate(doses)]
    assert answered(dose_test(following(doses, 6), daily(some), WINDOW)).n == 231
    assert refused(following(doses, 6), daily(few)) == Refusal(Lack.DOSES, 0)


# What is answered


def test_it_is_the_regression_of_the_ranks_on_the_dose_and_a_line_in_time() -> None:
    doses = on_and_off(240)
    series = following(doses, 6)
    found = answered(dose_test(series, daily(doses), WINDOW))
    exposure = np.array([np.mean(doses[i - 9 : i - 2]) for i in range(9, 240)])
    ranks = np.array(midranks(series.values[9:]))
    design = np.column_stack([np.ones(231), np.arange(231), exposure])
    fitted, [squares], *_ = np.linalg.lstsq(design, ranks, rcond=None)
    variance = np.linalg.inv(design.T @ design)[2, 2] * squares / (231 - 3)
    assert found.n == 231
    assert found.coefficient == pytest.approx(fitted[2])
    independent = fitted[2] / np.sqrt(variance)
    assert found.t * np.sqrt(found.inflation.factor) == pytest.approx(independent)


def test_what_follows_the_dose_is_seen() -> None:
    doses = on_and_off(240)
    found = answered(dose_test(following(doses, 6), daily(doses), WINDOW))
    assert found.coefficient > 0
    assert found.p < 0.01
    assert 0.2 < found.monotone < 0.5


def test_what_does_not_follow_it_is_not() -> None:
    doses, idle = on_and_off(240), [0.0] * 240
    assert answered(dose_test(following(idle, 6), daily(doses), WINDOW)).p > 0.05
    drifting = following(idle, 6, 0.01)
    assert answered(dose_test(drifting, daily(doses), WINDOW)).p > 0.05


def test_the_dose_s_unit_changes_only_the_coefficient() -> None:
    doses = on_and_off(240)
    grams = answered(dose_test(following(doses, 6), daily(doses), WINDOW))
    milligrams = daily([1000 * dose for dose in doses])
    scaled = answered(dose_test(following(doses, 6), milligrams, WINDOW))
    assert scaled.coefficient == pytest.approx(grams.coefficient / 1000)
    assert (scaled.p, scaled.monotone) == pytest.approx((grams.p, grams.monotone))


def test_an_unknown_dose_is_not_a_zero() -> None:
    doses = on_and_off(240)
    unknown: list[float | None] = [None if i % 5 == 0 else dose for i, dose in enumerate(doses)]
    zero = [0.0 if i % 5 == 0 else dose for i, dose in enumerate(doses)]
    series = following(doses, 6)
    gaps, filled = (answered(dose_test(series, daily(one), WINDOW)) for one in (unknown, zero))
    assert gaps.coefficient != pytest.approx(filled.coefficient)


def test_a_perfect_link_has_no_chance() -> None:
    doses = daily([float(i % 3) for i in range(201)])
    assert answered(dose_test(doses, doses, (0, 0))).p < 1e-12


def test_what_is_all_time_has_nothing_left_for_the_dose() -> None:
    doses = daily(on_and_off(240))
    found = answered(dose_test(daily([float(i) for i in range(240)]), doses, WINDOW))
    assert (found.coefficient, found.t, found.p) == (0.0, 0.0, 1.0)


@given(st.lists(st.integers(0, 4), min_size=80, max_size=100), st.permutations(range(80)))
def test_stretching_the_scale_changes_nothing(ratings: list[int], order: list[int]) -> None:
    doses = daily([float(order[i % 80] % 5) for i in range(len(ratings))])
    plain = dose_test(daily([float(v) for v in ratings]), doses, WINDOW)
    assert dose_test(daily([float(v**3 + v) for v in ratings]), doses, WINDOW) == plain


# Other lags, to look at


def test_the_curve_peaks_at_the_true_lag() -> None:
    doses = [float(i * i % 11) for i in range(200)]
    delayed = daily([doses[i - 5] if i >= 5 else 0.0 for i in range(200)])
    curve = exploratory_curve(delayed, daily(doses), range(11))
    assert [point.lag for point in curve] == list(range(11))
    assert curve[5].n == 195
    best = max(curve, key=lambda point: point.correlation or 0.0)
    assert best.lag == 5
    assert best.correlation == pytest.approx(1, abs=0.05)


def test_a_curve_without_anything_to_hold_together_is_empty() -> None:
    doses = daily([1.0, 2.0, 3.0, 4.0, 5.0, 4.0])
    assert exploratory_curve(daily([1.0] * 6), doses, [0]) == (LagPoint(0, 6, None),)
    assert exploratory_curve(daily([1.0, 2.0] * 3), doses, [4]) == (LagPoint(4, 2, None),)
    same = daily([2.0] * 6)
    assert exploratory_curve(doses, same, [0]) == (LagPoint(0, 6, None),)
