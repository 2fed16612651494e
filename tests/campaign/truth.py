"""Journals whose truth is known, many at a time: one row a journal, one column a day.

A hidden state with unit variance remembers yesterday (AR(1)); effects are added to it in standard
deviations; a coarse scale shows it; some days go missing.  A higher state is a worse one.
"""

from collections.abc import Mapping, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sidelog.analysis.series import Series, Written
from sidelog.catalog.measures import BUILT_IN
from sidelog.catalog.scales import Better, Measure, ScaleKind

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Journal = dict[str, Series]
"""The entries of each measure, by name."""

FIRST = 737794
"""The first day of every journal: 2021-01-04, a Monday."""

MEASURES: Mapping[str, Measure] = {measure.name: measure for measure in BUILT_IN}
FOUR = ("dryness", "mood", "shedding", "nails")
"""Those that the check-in asks; what goes on, goes on in the first."""

THRESHOLDS = np.array([NormalDist().inv_cdf(p) for p in (0.35, 0.65, 0.85, 0.95)])
"""Where one answer of the 0-4 rating becomes the next."""


def hidden(rng: np.random.Generator, runs: int, days: int, phi: float) -> Array:
    """The person's state from day to day."""
    state = rng.standard_normal((runs, days))
    for day in range(1, days):
        state[:, day] = phi * state[:, day - 1] + np.sqrt(1 - phi**2) * state[:, day]
    return state


def shown(rng: np.random.Generator, state: Array, measure: Measure) -> Array:
    """What is written down for a state."""
    if measure.scale.kind is ScaleKind.COUNT:
        return rng.poisson(60 * np.exp(0.35 * state)).astype(float)
    if measure.scale.maximum == 4:
        return np.searchsorted(THRESHOLDS, state).astype(float)
    way = -1 if measure.scale.better is Better.HIGHER else 1
    return np.clip(np.rint(5.5 + way * 1.8 * state), 0, 10)


def kept(rng: np.random.Generator, runs: int, days: int, week: float) -> Mask:
    """Which days have an entry when so many of a week have one; four in a row are missed."""
    share = 1 - min(week, 6.5) / 7
    ends, begins = 1 / 4, 1 / 4 * share / (1 - share)
    missing = np.empty((runs, days), dtype=bool)
    missing[:, 0] = rng.random(runs) < share
    for day in range(1, days):
        chance = np.where(missing[:, day - 1], 1 - ends, begins)
        missing[:, day] = rng.random(runs) < chance
    return ~missing


def as_series(values: Array, there: Mask, hours: Array | None = None) -> list[Series]:
    """One series a row, from its first entry to the last column."""
    last = FIRST + values.shape[1] - 1
    days = np.arange(FIRST, last + 1)
    made = []
    for place, (row, mask) in enumerate(zip(values, there, strict=True)):
        recorded = tuple(days[mask].tolist())
        written = () if hours is None else tuple(Written(0, h) for h in hours[place][mask].tolist())
        made.append(Series(recorded[0], last, recorded, tuple(row[mask].tolist()), written))
    return made


def draw(
    seed: Sequence[int],
    runs: int,
    names: Sequence[str],
    effect: Array,
    phi: float,
    week: float = 7,
) -> list[Journal]:
    """Journals whose first measure has an effect, one number a day in standard deviations."""
    rng = np.random.default_rng([*seed, round(100 * phi), round(week), len(names)])
    columns = []
    for name in names:
        state = hidden(rng, runs, len(effect), phi) + (effect if name == names[0] else 0)
        values = shown(rng, state, MEASURES[name])
        columns.append(as_series(values, kept(rng, runs, len(effect), week)))
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def step(days: int, at: int, size: float, until: int | None = None) -> Array:
    """A level that changes on a day, and goes back where that is said."""
    place = np.arange(days)
    return size * ((place >= at) & (place < (until or days)))


def mean_dose(dose: Array, first: int, last: int) -> Array:
    """The mean dose `first` to `last` days before each day, from day `last` of the record on."""
    windows = np.lib.stride_tricks.sliding_window_view(dose, last - first + 1)
    return windows[: len(dose) - last].mean(axis=1)
