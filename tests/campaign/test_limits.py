"""Known limits: the level does move, though nothing happened, and that is told."""

from collections.abc import Callable

import numpy as np
import pytest

from tests.campaign.campaign import (
    CHANGED,
    RUNS,
    YEAR_OF_LOOKS,
    at_least,
    cells,
    end,
    say,
    standing,
    stopped_on,
    told,
    told_of_now,
)
from tests.campaign.truth import MEASURES, Array, Journal, as_series, hidden, kept, shown

LONGEST = max(YEAR_OF_LOOKS, CHANGED + 365)


def slow_drift(rng: np.random.Generator, phi: float) -> Array:
    """A slow state under as much noise."""
    slow = hidden(rng, RUNS, LONGEST, phi)
    return (slow + rng.standard_normal(slow.shape)) / np.sqrt(2)


def yearly(rng: np.random.Generator) -> Array:
    """A rhythm of a year, 0.7 SD either way, which begins anywhere."""
    turn = 2 * np.pi * (np.arange(LONGEST) / 365 + rng.random((RUNS, 1)))
    return hidden(rng, RUNS, LONGEST, 0.3) + 0.7 * np.sin(turn)


def spells(rng: np.random.Generator) -> Array:
    """Bad spells of a week or two now and then."""
    bad = np.zeros((RUNS, LONGEST), dtype=bool)
    for row in bad:
        day = 0
        while day < LONGEST:
            day += int(rng.integers(20, 60))
            length = int(rng.integers(7, 15))
            row[day : day + length] = True
            day += length
    return hidden(rng, RUNS, LONGEST, 0.3) + 1.2 * bad


LIMITS: dict[str, tuple[Callable[[np.random.Generator], Array], float]] = {
    "slow drift .85 under noise": (lambda rng: slow_drift(rng, 0.85), 0.03),
    "slow drift .95 under noise": (lambda rng: slow_drift(rng, 0.95), 0.15),
    "slow drift .98 under noise": (lambda rng: slow_drift(rng, 0.98), 0.30),
    "correlation .9": (lambda rng: hidden(rng, RUNS, LONGEST, 0.9), 0.01),
    "yearly rhythm of .7 SD": (yearly, 0.20),
    "spells of a week or two": (spells, 0.01),
}
"""What the person's state does, and how often that is told at least.

If it is told more rarely, the method note promises too little and is to be rewritten.
"""


@pytest.mark.parametrize("name", cells(["slow drift .98 under noise"], list(LIMITS)))
def test_known_limits_are_still_limits(name: str) -> None:
    state, floor = LIMITS[name]
    rng = np.random.default_rng([95, len(name)])
    values = shown(rng, state(rng), MEASURES["dryness"])
    series = as_series(values, kept(rng, RUNS, LONGEST, 6))
    journals: list[Journal] = [{"dryness": one} for one in series]
    taken = stopped_on(CHANGED)
    alone = sum(bool(standing(one, end(one))["dryness"].chapters) for one in journals)
    either = sum(
        bool(told_of_now(one, taken))
        or any(found.verdict.is_clear for findings in told(one, taken) for found in findings)
        for one in journals
    )
    say(f"known limit, told, either question: {name}", either / RUNS)
    at_least(f"known limit, told at look dates: {name}", alone / RUNS, floor)
