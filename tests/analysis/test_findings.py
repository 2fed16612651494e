import time
from dataclasses import replace

import pytest

from sidelog.analysis.contrast import contrast
from sidelog.analysis.coverage import coverage
from sidelog.analysis.findings import Trend, find
from sidelog.analysis.gates import Reason
from sidelog.analysis.holm import holm
from sidelog.analysis.periods import Summary
from sidelog.analysis.series import Series, window
from sidelog.analysis.smoothing import rolling_median
from sidelog.analysis.trend import mann_kendall
from sidelog.analysis.verdict import Direction, Refusal, Tier
from sidelog.catalog.scales import Better, Measure, ScaleKind
from tests.analysis.diaries import FIRST, daily, measure, scale

DRYNESS = measure(scale())
MOOD = measure(scale(maximum=10.0, better=Better.HIGHER), "mood", "Mood")
HAIR = measure(scale(ScaleKind.COUNT, None), "hair", "Hair in the drain")
SORE = measure(scale(ScaleKind.YES_NO, 1.0), "sore", "Soreness")
WEIGHT = measure(scale(ScaleKind.QUANTITY, None, Better.NEITHER), "weight", "Weight")

DAYS = 120
LAST = FIRST + DAYS - 1


def wobbling(slope: float, top: float) -> Series:
    """A steady drift with ups and downs that repeat nothing."""
    return daily(
        [min(top, max(0.0, round(1 + slope * i + 1.3 * (i * i % 7 - 3) / 3))) for i in range(DAYS)]
    )


def trend_of(one: Measure, record: Series) -> Trend:
    (found,) = find([(one, record)], FIRST, LAST, LAST).measures
    assert isinstance(found.trend, Trend)
    return found.trend


def test_a_finding_gathers_what_the_parts_compute() -> None:
    record = wobbling(0.02, 4.0)
    (found,) = find([(DRYNESS, record)], FIRST, LAST, LAST).measures
    assert found.series == record
    assert found.coverage == coverage(record)
    assert found.line == rolling_median(record)
    assert (found.last_day, found.last_value, found.today) == (LAST, *record.values[-1:] * 2)
    assert found.recent.n == found.previous.n == 28
    assert found.baseline is not None
    assert found.baseline.first == FIRST
    assert isinstance(found.trend, Trend)
    assert found.trend.test == mann_kendall(record)


def test_only_the_period_is_tested_but_the_baseline_is_the_record_s() -> None:
    record = wobbling(0.02, 4.0)
    begin = FIRST + 30
    (found,) = find([(DRYNESS, record)], begin, LAST, LAST).measures
    assert isinstance(found.trend, Trend)
    assert found.trend.test == mann_kendall(window(record, begin, LAST))
    assert found.coverage.possible == 90
    assert found.baseline == Summary(FIRST, FIRST + 27, 28, *summary_of(record, 28))


def summary_of(record: Series, n: int) -> tuple[float, float, float]:
    ordered = sorted(record.values[:n])
    return (ordered[n // 2 - 1] + ordered[n // 2]) / 2, ordered[0], ordered[-1]


def test_days_before_the_first_entry_are_nobody_s_fault() -> None:
    record = daily([None] * 20 + [1.0] * 100)
    (found,) = find([(DRYNESS, record)], FIRST, LAST, LAST).measures
    assert (found.coverage.possible, found.coverage.rate) == (100, 1.0)


def test_a_measure_without_entries_is_told_with_its_reason() -> None:
    (found,) = find([(DRYNESS, daily([None] * DAYS))], FIRST, LAST, LAST).measures
    assert isinstance(found.trend, Refusal)
    assert found.trend.shortfall.reason is Reason.ENTRIES
    assert (found.last_day, found.last_value, found.today, found.baseline) == (None,) * 4
    assert found.coverage.recorded == 0


def test_entries_only_after_the_period_leave_it_empty() -> None:
    record = Series(FIRST, LAST, (LAST,), (2.0,))
    (found,) = find([(DRYNESS, record)], FIRST, FIRST + 50, LAST).measures
    assert (found.coverage.possible, found.today, found.line) == (0, 2.0, ())


def test_a_period_that_is_over_is_not_waited_for() -> None:
    record = daily([1.0] * 30)
    (over,) = find([(DRYNESS, record)], FIRST, FIRST + 29, LAST).measures
    (open_,) = find([(DRYNESS, record)], FIRST, FIRST + 29, FIRST + 29).measures
    assert (over.trend.tier, open_.trend.tier) == (Tier.NOT_ENOUGH, Tier.TOO_EARLY)


def test_coarse_ratings_have_pairs_and_no_slope() -> None:
    record = wobbling(0.02, 4.0)
    trend = trend_of(DRYNESS, record)
    assert trend.slope is None
    ends = window(record, FIRST, FIRST + 27), window(record, LAST - 27, LAST)
    assert trend.nap == contrast(*ends).nap


def test_fine_ratings_have_both() -> None:
    trend = trend_of(MOOD, wobbling(0.05, 10.0))
    assert trend.slope is not None
    assert trend.nap is not None
    assert 0 < trend.slope.low <= trend.slope.estimate <= trend.slope.high


@pytest.mark.parametrize("one", [HAIR, WEIGHT])
def test_counts_and_quantities_have_a_slope_and_no_pairs(one: Measure) -> None:
    trend = trend_of(one, wobbling(0.05, 99.0))
    assert trend.slope is not None
    assert trend.nap is None


def test_yes_or_no_has_too_few_levels_for_a_trend() -> None:
    (found,) = find([(SORE, daily([0.0, 1.0] * 60))], FIRST, LAST, LAST).measures
    assert isinstance(found.trend, Refusal)
    assert found.trend.shortfall.reason is Reason.LEVELS


def test_the_direction_is_the_person_s() -> None:
    assert trend_of(DRYNESS, wobbling(0.02, 4.0)).verdict.direction is Direction.WORSE
    assert trend_of(MOOD, wobbling(0.05, 10.0)).verdict.direction is Direction.BETTER
    assert trend_of(WEIGHT, wobbling(0.05, 99.0)).verdict.direction is Direction.HIGHER


def test_holm_adjusts_for_those_that_were_tested() -> None:
    records = [
        (DRYNESS, wobbling(0.004, 4.0)),
        (MOOD, daily([1.0] * 20)),
        (HAIR, wobbling(0.01, 99.0)),
        (WEIGHT, wobbling(0.02, 99.0)),
    ]
    found = find(records, FIRST, LAST, LAST)
    trends = [one.trend for one in found.measures if isinstance(one.trend, Trend)]
    assert found.tests == len(trends) == 3
    expected = holm([trend.test.p for trend in trends])
    assert tuple(trend.verdict.p_adjusted for trend in trends) == expected
    assert {trend.verdict.tests for trend in trends} == {3}


def test_the_days_between_may_be_left_out_of_a_record() -> None:
    whole = daily([float(i * i % 5) for i in range(1000)])
    last = FIRST + 999
    kept = [
        (day, value)
        for day, value in zip(whole.days, whole.values, strict=True)
        if day < FIRST + 28 or day > last - 90
    ]
    part = replace(whole, days=tuple(d for d, _ in kept), values=tuple(v for _, v in kept))
    first = last - 89
    assert find([(DRYNESS, part)], first, last, last) == find([(DRYNESS, whole)], first, last, last)


def test_six_measures_of_ninety_days_are_quick() -> None:
    record = daily([float(i * i % 11) for i in range(90)])
    records = [(one, record) for one in (DRYNESS, DRYNESS, DRYNESS, DRYNESS, MOOD, HAIR)]
    took = []
    for _ in range(5):
        begin = time.process_time()
        find(records, FIRST, FIRST + 89, FIRST + 89)
        took.append(time.process_time() - begin)
    # Seven thousandths of a second here; the rest is for slower machines.
    assert min(took) < 0.05
