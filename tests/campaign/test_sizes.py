"""What is said to have been visible is put into the journals: it is found in about 4 of 5."""

from statistics import NormalDist

import numpy as np
import pytest

from sidelog.analysis.series import Series
from tests.campaign.campaign import (
    CHANGED,
    RUNS,
    after_stopping,
    between,
    cells,
    end,
    stopped_on,
)
from tests.campaign.truth import FIRST, MEASURES, THRESHOLDS, Array, draw, shown, step

DAYS = CHANGED + 240


def true_nap(size: float) -> float:
    """P(a later day above) + P(the same) / 2 between 0-4 ratings before and after a step."""

    def answers(moved: float) -> Array:
        edges = [0.0, *(NormalDist(moved).cdf(edge) for edge in THRESHOLDS), 1.0]
        return np.diff(edges)

    before, after = answers(0.0), answers(size)
    below = np.concatenate([[0.0], np.cumsum(before)[:-1]])
    return float((after * (below + before / 2)).sum())


def true_shift(name: str, size: float) -> float:
    """The median of the differences between days after and before a step."""
    rng = np.random.default_rng(71)
    before, after = rng.standard_normal((2, 400_000))
    later, earlier = (shown(rng, one, MEASURES[name]) for one in (after + size, before))
    return float(np.median(later - earlier))


@pytest.mark.parametrize("phi", cells([0.3], [0.0, 0.3, 0.6]))
def test_intervals_hold_the_truth_in_nineteen_of_twenty(phi: float) -> None:
    taken = stopped_on(CHANGED)
    truths = {"dryness": true_nap(0.8), "hair-count": true_shift("hair-count", 0.8)}
    hits = [0, 0]
    for place, name in enumerate(truths):
        for journal in draw([70], RUNS, [name], step(DAYS, CHANGED, 0.8), phi):
            found = after_stopping(journal, taken, end(journal))[0]
            interval = found.pairs if name == "dryness" else found.shift
            assert interval is not None
            hits[place] += interval.low <= truths[name] <= interval.high
    between(f"interval of the pairs holds the truth: correlation {phi}", hits[0] / RUNS, 0.93, 0.99)
    between(f"interval of the shift holds the truth: correlation {phi}", hits[1] / RUNS, 0.93, 0.99)


def raised(rng: np.random.Generator, series: Series, name: str, size: float) -> Series:
    """The series with its later values higher by a size; whole numbers, right on average."""
    values = np.array(series.values)
    later = np.array(series.days) >= FIRST + CHANGED
    moved = np.where(later, values + size, values)
    whole = np.floor(moved + rng.random(len(moved)))
    top = MEASURES[name].scale.maximum
    kept = np.minimum(whole, np.inf if top is None else top)
    return Series(series.first, series.last, series.days, tuple(kept.tolist()))


@pytest.mark.parametrize(
    ("name", "phi"),
    cells(
        [("dryness", 0.3), ("mood", 0.6), ("hair-count", 0.3)],
        [(name, phi) for name in ("dryness", "mood", "hair-count") for phi in (0.0, 0.3, 0.6)],
    ),
)
def test_the_printed_size_is_found_in_four_of_five(name: str, phi: float) -> None:
    taken = stopped_on(CHANGED)
    rng = np.random.default_rng([7, round(10 * phi), len(name)])
    found = said = 0
    for journal in draw([7], RUNS, [name], step(DAYS, 0, 0.0), phi):
        quiet = after_stopping(journal, taken, end(journal))[0]
        if quiet.would_show is None:
            continue
        said += 1
        louder = {name: raised(rng, journal[name], name, quiet.would_show)}
        told = after_stopping(louder, taken, end(journal))[0]
        found += told.verdict.is_clear and told.contrast is not None and told.contrast.rose
    cell = f"a change of the printed size is found: {name}, correlation {phi}"
    between(cell, found / said, 0.70, 0.92, said)
