from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sidelog.analysis.series import Series
from sidelog.analysis.stats import order
from sidelog.analysis.stats.distributions import normal_quantile
from sidelog.analysis.stats.ranks import score_variance, tie_sizes
from sidelog.analysis.stats.theil_sen import theil_sen
from tests.analysis.diaries import series, values


def slopes(times: list[float], heights: list[float]) -> list[float]:
    points = zip(times, heights, strict=True)
    return sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points, 2) if a[0] != b[0])


def test_sen_s_example() -> None:
    # Sen 1968, section 4: slope 4, interval at 93 % from 3.71 to 4.38.
    times, heights = [1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]
    half_width = normal_quantile(1 - 0.07 / 2) * score_variance(7, []) ** 0.5
    slope = theil_sen(times, heights, half_width)
    assert slope.estimate == 4
    assert slope.low == pytest.approx(3.71, abs=0.005)
    assert slope.high == pytest.approx(4.38, abs=0.005)


def test_the_epa_s_example_with_integer_ranks() -> None:
    # US EPA 530/R-09-007, example 17-6 (sodium), interval as scipy.stats.theilslopes has it.
    times = [89.6, 89.8, 90.1, 90.3, 90.6, 90.8, 91.1, 91.3, 91.6, 91.8, 92.1, 92.6, 93.1, 93.6]
    heights = [480, 450, 490, 520, 485, 510, 510, 530, 510, 560, 560, 540, 590, 550]
    half_width = normal_quantile(0.975) * score_variance(14, tie_sizes(heights)) ** 0.5
    slope = theil_sen(times, heights, half_width)
    expected = stats.theilslopes(heights, times, 0.95)
    assert slope.estimate == pytest.approx(expected.slope)
    assert (slope.low, slope.high) == pytest.approx((expected.low_slope, expected.high_slope))


@given(st.data(), st.sampled_from([2, 5, 40, 2000]))
def test_closing_in_finds_what_sorting_every_slope_finds(data: st.DataObject, sample: int) -> None:
    times = data.draw(st.lists(st.integers(0, 60).map(float), min_size=2, max_size=40))
    heights = data.draw(st.lists(values, min_size=len(times), max_size=len(times)))
    every = slopes(sorted(times), [y for _, y in sorted(zip(times, heights, strict=True))])
    if not every:
        return
    half_width = data.draw(st.floats(0, len(every)))
    low = every[max(round((len(every) - half_width) / 2) - 1, 0)]
    high = every[min(round((len(every) + half_width) / 2), len(every) - 1)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_SAMPLE", sample)
        found = theil_sen(times, heights, half_width)
    expected = (median(every), min(low, median(every)), max(high, median(every)))
    assert (found.estimate, found.low, found.high) == pytest.approx(expected)


def test_a_diary_of_a_thousand_days_is_exact() -> None:
    heights = [float((i * 7919) % 101 + i // 40) for i in range(1000)]
    times = [float(i) for i in range(1000)]
    every = slopes(times, heights)
    found = theil_sen(times, heights, 40_000)
    assert found.estimate == median(every)
    assert found.low == every[(len(every) - 40_000) // 2 - 1]
    assert found.high == every[(len(every) + 40_000) // 2]


def test_ranks_far_apart_are_found_apart() -> None:
    heights = [float((i * 7919) % 101) for i in range(200)]
    times = [float(i) for i in range(200)]
    every = slopes(times, heights)
    found = theil_sen(times, heights, len(every) * 0.99)
    assert found.low == every[round(len(every) * 0.005) - 1]
    assert found.high == every[round(len(every) * 0.995)]


@given(series(fewest=3))
def test_a_steeper_diary_has_a_steeper_slope(drawn: Series) -> None:
    before = theil_sen(drawn.days, drawn.values, 1.0)
    tilted = [v + 3 * d for v, d in zip(drawn.values, drawn.days, strict=True)]
    after = theil_sen(drawn.days, tilted, 1.0)
    assert after.estimate == pytest.approx(before.estimate + 3, abs=1e-6)
