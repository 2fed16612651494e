"""Doses and what may follow them: which questions are refused, and how often the rest is right."""

import numpy as np
import pytest

from sidelog.analysis.links import DoseTest, Lack, Refusal, dose_test
from sidelog.analysis.series import Series
from sidelog.analysis.verdict import OF_A_LINK
from tests.campaign.campaign import RUNS, at_least, at_most, cells, say
from tests.campaign.truth import FIRST, MEASURES, Array, as_series, hidden, kept, mean_dose, shown

FEELINGS, SKIN, HAIR = (0, 2), (3, 28), (60, 120)
DAYS = 365

ONE_WAY = {
    "a stop": np.where(np.arange(DAYS + 120) < 300, 8.0, 0.0),
    "a late stop": np.where(np.arange(DAYS + 120) < 420, 8.0, 0.0),
    "a start": np.where(np.arange(DAYS + 120) < 250, 0.0, 4.0),
    "a plain taper": 8 - 2 * np.clip((np.arange(DAYS + 120) - 180) // 40, 0, 4),
    "a slow taper": np.clip(8 - (np.arange(DAYS + 120) - 120) / 40, 0, 8),
}


def days_of(dose: Array, window: tuple[int, int]) -> Series:
    """The doses, which reach back a window before the first entry."""
    first = FIRST - window[1]
    return Series(
        first, first + len(dose) - 1, tuple(range(first, first + len(dose))), tuple(dose.tolist())
    )


def outcomes_of(
    seed: int, dose: Array, window: tuple[int, int], phi: float, effect: float, drift: float = 0.0
) -> list[DoseTest | Refusal]:
    """The dose test on many journals; the true effect is that of the middle of the window."""
    rng = np.random.default_rng([9, seed, round(10 * phi), window[1]])
    days = len(dose) - window[1]
    # Without an effect it does not matter in which days it would lie.
    middle = mean_dose(dose, *window)[-days:]
    exposure = np.concatenate([np.full(days - len(middle), middle[0]), middle])
    exposure = exposure / max(dose.max(), 1)
    state = hidden(rng, RUNS, days, phi) + effect * exposure + drift * np.arange(days) / days
    values = shown(rng, state, MEASURES["dryness"])
    known = days_of(dose, window)
    journals = as_series(values, kept(rng, RUNS, days, 6))
    return [dose_test(series, known, window) for series in journals]


def on_and_off(days: int, window: tuple[int, int]) -> Array:
    """On, off, on and off again, each for a quarter of the days."""
    whole = np.arange(days + window[1])
    return np.where(whole // (len(whole) / 4) % 2 == 0, 8.0, 0.0)


def found(outcomes: list[DoseTest | Refusal]) -> float:
    """Share in which there is a link, perhaps or clearly; a refusal finds nothing."""
    p_values = [one.p if isinstance(one, DoseTest) else 1.0 for one in outcomes]
    return float(np.mean([p < OF_A_LINK.perhaps for p in p_values]))


@pytest.mark.parametrize("window", [FEELINGS, SKIN, HAIR])
@pytest.mark.parametrize("name", ONE_WAY)
def test_what_went_one_way_only_is_refused(name: str, window: tuple[int, int]) -> None:
    dose = ONE_WAY[name][120 - window[1] :]
    outcomes = outcomes_of(1, dose, window, 0.3, 1.0)[:20]
    # Where the only step falls behind the last entry, the dose never changed.
    reasons = {Lack.ONE_WAY, Lack.SAME_DOSE}
    refused = [isinstance(one, Refusal) and one.lack in reasons for one in outcomes]
    share = say(f"refused: {name}, {window[0]} to {window[1]} days", float(np.mean(refused)), 20)
    assert share == 1


@pytest.mark.parametrize(
    ("window", "days"), cells([(SKIN, 180)], [(FEELINGS, 180), (SKIN, 180), (HAIR, 480)])
)
@pytest.mark.parametrize("phi", cells([0.3], [0.0, 0.3, 0.6]))
def test_on_and_off_again_is_answered(window: tuple[int, int], days: int, phi: float) -> None:
    dose = on_and_off(days, window)
    cell = f"on and off, {window[0]} to {window[1]} days, correlation {phi}"
    idle, drifting = (found(outcomes_of(2, dose, window, phi, 0.0, drift)) for drift in (0.0, -1.0))
    at_most(f"false links: {cell}", idle, 0.06)
    at_most(f"false links under a drift of 1 SD: {cell}", drifting, 0.06)
    power = found(outcomes_of(3, dose, window, phi, 1.0))
    if phi == 0.3 and window != HAIR:
        at_least(f"links found, 1 SD: {cell}", power, 0.75)
    else:
        say(f"links found, 1 SD: {cell}", power)
