"""Journals whose truth is known, many at a time: one row a journal, one column a day.

A hidden state with unit variance remembers yesterday (AR(1)); effects are added to it in standard
deviations; a coarse scale shows it; some days go missing.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from sidelog.analysis.series import Series

Array = NDArray[np.float64]

SHARES = (0.35, 0.30, 0.20, 0.10, 0.05)
"""How often each answer of the 0-4 rating is given when nothing is going on."""

THRESHOLDS = np.array([NormalDist().inv_cdf(p) for p in (0.35, 0.65, 0.85, 0.95)])


def hidden(rng: np.random.Generator, runs: int, days: int, phi: float) -> Array:
    """The person's state from day to day."""
    state = rng.standard_normal((runs, days))
    for day in range(1, days):
        state[:, day] = phi * state[:, day - 1] + np.sqrt(1 - phi**2) * state[:, day]
    return state


def shown(rng: np.random.Generator, state: Array, scale: str) -> Array:
    """What is written down for a state."""
    if scale == "0-4":
        return np.searchsorted(THRESHOLDS, state).astype(float)
    if scale == "0-10":
        return np.clip(np.rint(5.5 + 1.8 * state), 0, 10)
    if scale == "count":
        return rng.poisson(60 * np.exp(0.35 * state)).astype(float)
    return state


def kept(rng: np.random.Generator, state: Array, gaps: str, share: float) -> NDArray[np.bool_]:
    """Which days have an entry when a share of them goes missing, in one of four ways."""
    runs, days = state.shape
    if gaps == "burst":
        return _kept_with_bursts(rng, runs, days, share)
    if gaps == "weekend":
        weight = np.where(np.arange(days) % 7 > 4, 3.0, 1.0)
    elif gaps == "mnar":
        weight = 1 / (1 + np.exp(-1.5 * state))
    else:
        weight = np.ones(days)
    return rng.random((runs, days)) >= share * weight / weight.mean(axis=-1, keepdims=True)


def _kept_with_bursts(
    rng: np.random.Generator, runs: int, days: int, share: float
) -> NDArray[np.bool_]:
    """Missing days that come four in a row on average."""
    ends, begins = 1 / 4, 1 / 4 * share / (1 - share)
    missing = np.empty((runs, days), dtype=bool)
    missing[:, 0] = rng.random(runs) < share
    for day in range(1, days):
        chance = np.where(missing[:, day - 1], 1 - ends, begins)
        missing[:, day] = rng.random(runs) < chance
    return ~missing


def journals(values: Array, there: NDArray[np.bool_]) -> list[Series]:
    """One series a row, over the days 1 to the last column."""
    last = values.shape[1]
    days = np.arange(1, last + 1)
    return [
        Series(1, last, tuple(days[mask].tolist()), tuple(row[mask].tolist()))
        for row, mask in zip(values, there, strict=True)
    ]


def mean_dose(dose: Array, first: int, last: int) -> Array:
    """The mean dose `first` to `last` days before each day, from day `last` of the record on."""
    windows = np.lib.stride_tricks.sliding_window_view(dose, last - first + 1)
    return windows[: len(dose) - last].mean(axis=1)


def true_nap(shift: float) -> float:
    """P(a day above) + P(the same) / 2 between 0-4 ratings before and after a shift."""
    edges = [-np.inf, *THRESHOLDS, np.inf]
    moved = NormalDist(shift)
    after = np.diff([moved.cdf(edge) if np.isfinite(edge) else float(edge > 0) for edge in edges])
    below = np.concatenate([[0.0], np.cumsum(SHARES)[:-1]])
    return float((after * (below + np.array(SHARES) / 2)).sum())
