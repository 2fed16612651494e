from itertools import combinations
from math import cos, floor, fsum, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.series import Series
from sidelog.analysis.stats.autocorrelation import (
    Autocorrelation,
    _correlations,
    fit,
    inflate,
)
from tests.analysis.diaries import FIRST, series

models = st.builds(
    Autocorrelation, phi=st.floats(0, 0.98), amplitude=st.floats(0, 1), spacing=st.integers(1, 5)
)


def correlation(model: Autocorrelation, lag: int) -> float:
    return model.amplitude * model.phi ** (lag / model.spacing) if lag else 1.0


@given(series(), models, st.data())
def test_the_factor_is_the_double_sum(
    drawn: Series, model: Autocorrelation, data: st.DataObject
) -> None:
    weight = st.floats(-5, 5).map(lambda value: round(value, 2))
    n = len(drawn.days)
    c = data.draw(st.lists(weight, min_size=n, max_size=n).filter(any))
    total = fsum(
        a * b * correlation(model, abs(s - t))
        for a, s in zip(c, drawn.days, strict=True)
        for b, t in zip(c, drawn.days, strict=True)
    )
    expected = max(1.0, total / fsum(a * a for a in c))
    assert inflate(model, drawn.days, c, terms=2).factor == pytest.approx(expected)


def correlations_pair_by_pair(diary: Series, spacing: int) -> list[float]:
    """What `_correlations` is to find, in the plainest way."""
    variance = sum(value**2 for value in diary.values) / len(diary.values)
    length = (diary.days[-1] - diary.days[0]) / spacing + 1
    found = []
    for lag in (1, 2, 3):
        products = [
            a * b
            for (s, a), (t, b) in combinations(zip(diary.days, diary.values, strict=True), 2)
            if floor((t - s) / spacing + 0.5) == lag
        ]
        enough = len(products) >= 10 and variance > 0
        biased = (1 - lag / length) / variance if enough else 0.0
        found.append(biased * sum(products) / max(len(products), 1))
    return found


@given(series(most=150), st.integers(1, 9))
def test_white_box_every_pair_counts_at_its_nearest_lag(drawn: Series, spacing: int) -> None:
    found = _correlations(drawn.days, drawn.values, spacing)
    assert found == pytest.approx(correlations_pair_by_pair(drawn, spacing), abs=1e-12)


@given(series())
def test_inflation_never_narrows_and_leaves_degrees_of_freedom(drawn: Series) -> None:
    middle = sum(drawn.values) / len(drawn.values)
    contrast = [day - FIRST + 1.0 for day in drawn.days]
    model = fit(drawn.days, [v - middle for v in drawn.values])
    assert 0 <= model.phi <= 0.98
    assert 0 <= model.amplitude <= 1
    result = inflate(model, drawn.days, contrast, terms=2)
    assert result.factor >= 1
    assert 2 <= result.degrees <= max(2, len(drawn.days) - 2)


def test_runs_are_seen_at_the_usual_gap() -> None:
    blocks = [1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0] * 10
    days = range(FIRST, FIRST + 3 * len(blocks), 3)
    model = fit(days, blocks)
    assert model.spacing == 3
    # Of 79 neighbours 60 are alike and 19 are not: 41 / 79, times 79 / 80 for the biased
    # denominator, then the correction (80 r + 2) / 76.
    r1 = (80 * 41 / 80 + 2) / 76
    assert model.phi == pytest.approx(r1)
    assert model.amplitude == 1.0


def test_noise_through_coarse_ratings_lowers_the_amplitude() -> None:
    slow = [1.0] * 12 + [-1.0] * 12
    noisy = [v + (1.5 if i % 2 else -1.5) for i, v in enumerate(slow * 5)]
    jittered = [v if i % 5 else -v for i, v in enumerate(slow * 5)]
    assert fit(range(120), noisy).phi == 0.0
    assert 0 < fit(range(120), jittered).amplitude < 1


def test_a_first_correlation_that_is_hardly_there_stands_alone() -> None:
    values = [1.0, 1.0, -1.0, -1.0] * 10
    model = fit(range(40), values)
    assert model.amplitude == 1.0
    assert 0 <= model.phi <= 1 / sqrt(40)


def test_later_correlations_that_cancel_the_first_leave_it_alone() -> None:
    # A rhythm of 4.5 days: r1 is cos 80 degrees, r2 is cos 160, and their ratio means nothing.
    model = fit(range(180), [cos(2 * pi * i / 4.5) for i in range(180)])
    assert model.phi == pytest.approx(cos(2 * pi / 4.5), abs=0.03)
    assert model.amplitude == 1.0


def test_a_handful_of_days_has_no_autocorrelation() -> None:
    assert fit([1, 2, 3, 4], [1.0, 1.0, -1.0, -1.0]) == Autocorrelation(0.0, 1.0, 1)


def test_constant_residuals_have_no_autocorrelation() -> None:
    # Nothing is known of it, so what the bias correction adds, 2 / (n - 4), is all there is.
    assert fit(range(60), [0.0] * 60).phi == pytest.approx(2 / 56)
