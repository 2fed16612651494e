"""The body does not change, but how it is written down does: the guard, and what it costs."""

from collections.abc import Callable

import numpy as np
import pytest

from sidelog.analysis import looks
from sidelog.analysis.rhythm import rhythm_changed
from sidelog.analysis.series import Series, window
from sidelog.report.findings import answers
from tests.campaign.campaign import (
    RUNS,
    after_stopping,
    at_most,
    cells,
    end,
    say,
    standing,
    stopped_on,
)
from tests.campaign.truth import (
    FIRST,
    MEASURES,
    Array,
    Journal,
    as_series,
    draw,
    hidden,
    shown,
    step,
)

DAYS = 540
HALF = 240


def washes(runs: int, late: Array) -> list[Journal]:
    """Hairs of a wash: more, the longer the last one is ago.

    Args:
        runs: how many journals.
        late: for every day the chance that the days between washes are the longer ones.
    """
    rng = np.random.default_rng(81)
    often, seldom = [0.45, 0.35, 0.15, 0.05], [0.05, 0.15, 0.35, 0.45]
    made = []
    for _ in range(runs):
        days: list[int] = []
        counts: list[float] = []
        day = 0
        while True:
            wait = 1 + int(
                rng.choice(4, p=seldom if rng.random() < late[min(day, DAYS - 1)] else often)
            )
            day += wait
            if day > DAYS:
                break
            mean = 25 * wait**0.8
            days.append(FIRST + day - 1)
            counts.append(float(rng.poisson(rng.gamma(4, mean / 4))))
        series = Series(days[0], FIRST + DAYS - 1, tuple(days), tuple(counts))
        made.append({"hair-count": series})
    return made


def good_days_left_out(runs: int, late: Array) -> list[Journal]:
    """Every day is written down at first, and later mostly the bad ones."""
    rng = np.random.default_rng(82)
    state = hidden(rng, runs, DAYS, 0.3)
    there = rng.random(state.shape) < np.where(state > 0, 0.95, 0.95 - 0.75 * late)
    values = shown(rng, state, MEASURES["dryness"])
    return [{"dryness": one} for one in as_series(values, there)]


def hours(runs: int, late: Array) -> list[Journal]:
    """Evenings are worse than mornings, and what was written at nine is written twelve later."""
    rng = np.random.default_rng(83)
    state = hidden(rng, runs, DAYS, 0.3)
    clock = 9 + 12 * late + rng.normal(0, 1.5, state.shape)
    values = shown(rng, state + (clock - 15) / 6, MEASURES["dryness"])
    there = rng.random(state.shape) < 0.85
    return [{"dryness": one} for one in as_series(values, there, clock)]


DRIFT = np.arange(DAYS) / DAYS
STEP = (np.arange(DAYS) >= HALF).astype(float)


def told(journals: list[Journal]) -> tuple[float, float]:
    """Share of the journals told of a change: at look dates, and around a day halfway."""
    taken = stopped_on(HALF)
    now = sum(
        bool(found.chapters) for one in journals for found in standing(one, end(one)).values()
    )
    after = sum(
        found.verdict.is_clear or found.verdict.is_perhaps
        for one in journals
        for found in after_stopping(one, taken, end(one))
    )
    return now / len(journals), after / len(journals)


@pytest.mark.parametrize(
    ("name", "recorded", "late"),
    [
        ("washes get rarer", washes, DRIFT),
        ("washes get rarer at once", washes, STEP),
        ("good days are left out, more and more", good_days_left_out, DRIFT),
        ("good days are left out from one day on", good_days_left_out, STEP),
        ("the hour drifts", hours, DRIFT),
        ("the hour changes at once", hours, STEP),
    ],
)
def test_a_change_of_the_recording_is_not_told_as_one_of_the_body(
    name: str,
    recorded: Callable[[int, Array], list[Journal]],
    late: Array,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journals = recorded(RUNS, late)
    now, after = told(journals)
    at_most(f"false at look dates: {name}", now, 0.05)
    at_most(f"false around a change: {name}", after, 0.05)
    for module in (looks, answers):
        monkeypatch.setattr(module, "rhythm_changed", lambda *_: False)
    now_unguarded, after_unguarded = told(journals)
    say(f"the same without the guard, look dates: {name}", now_unguarded)
    say(f"the same without the guard, around a change: {name}", after_unguarded)
    assert max(now_unguarded, after_unguarded) > 0.1, "there was nothing to guard against"


@pytest.mark.parametrize("week", cells([7, 3], [7, 5, 3]))
def test_the_guard_leaves_steady_journals_alone(week: int) -> None:
    rng = np.random.default_rng([84, week])
    fired = timed = 0
    for journal in draw([84], RUNS, ["dryness"], step(DAYS, 0, 0.0), 0.3, week):
        series = journal["dryness"]
        parts = (series.first, FIRST + HALF - 1), (FIRST + HALF, series.last)
        before, after = (window(series, *part) for part in parts)
        fired += rhythm_changed(before, after)
        hours = rng.normal(20, 2, (1, DAYS))
        there = np.isin(np.arange(FIRST, FIRST + DAYS), series.days)
        [clocked] = as_series(np.zeros((1, DAYS)), there[np.newaxis], hours)
        before, after = (window(clocked, *part) for part in parts)
        timed += rhythm_changed(before, after)
    at_most(f"the guard fires though the recording is steady: {week} a week", fired / RUNS, 0.06)
    at_most(f"the same where hours are kept: {week} a week", timed / RUNS, 0.06)
