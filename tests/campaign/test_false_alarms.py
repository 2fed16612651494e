"""Nothing is going on: how many journals are told of a change all the same, in a year of looks."""

import pytest

from sidelog.analysis.changes import YEAR
from sidelog.analysis.contrast import contrast, least_p
from sidelog.analysis.series import only, window
from tests.campaign.campaign import (
    CHANGED,
    RUNS,
    YEAR_OF_LOOKS,
    at_least,
    at_most,
    cells,
    end,
    say,
    stopped_on,
    told,
    told_of_now,
)
from tests.campaign.truth import FIRST, FOUR, draw, step

WEEK = 7

PROMISE = 0.05
"""Fewer than 1 journal in 20 sees a clear change within a year, however often it is looked at."""

EVERY_CELL = [(k, phi, week) for k in (1, 4) for phi in (0.0, 0.3, 0.6, 0.8) for week in (7, 5, 3)]


@pytest.mark.parametrize(
    ("k", "phi", "week"), cells([(1, 0.3, 7), (1, 0.6, 3), (4, 0.8, 7), (4, 0.3, 3)], EVERY_CELL)
)
def test_nothing_is_told_at_look_dates(k: int, phi: float, week: int) -> None:
    journals = draw([1], RUNS, FOUR[:k], step(YEAR_OF_LOOKS, 0, 0.0), phi, week)
    alarmed = sum(bool(told_of_now(one, None)) for one in journals) / RUNS
    at_most(f"false, look dates: {k} measures, correlation {phi}, {week} a week", alarmed, PROMISE)


@pytest.mark.parametrize("phi", cells([0.6], [0.3, 0.6, 0.8, 0.95]))
def test_nothing_is_told_of_what_is_entered_once_a_week(phi: float) -> None:
    journals = draw([11], RUNS, FOUR[:1], step(YEAR_OF_LOOKS + 2 * YEAR, 0, 0.0), phi)
    weekly = [
        {name: only(series, [(day - FIRST) % WEEK == 0 for day in series.days])}
        for one in journals
        for name, series in one.items()
    ]
    alarmed = sum(bool(told_of_now(one, None, WEEK)) for one in weekly) / RUNS
    at_most(f"false in three years, once a week, correlation {phi}", alarmed, PROMISE)


def test_the_harness_catches_a_test_that_takes_days_for_independent() -> None:
    half = CHANGED
    halves = [
        (
            window(one["dryness"], FIRST, FIRST + half - 1),
            window(one["dryness"], FIRST + half, last),
        )
        for one in draw([0], RUNS, FOUR[:1], step(2 * half, 0, 0.0), 0.6)
        for last in [end(one)]
    ]
    naive = sum(least_p(*both) < 0.05 for both in halves) / RUNS
    honest = sum(contrast(*both).p < 0.05 for both in halves) / RUNS
    at_least("control: false at p < .05, days taken for independent, correlation .6", naive, 0.2)
    at_most("control: false at p < .05, as shipped", honest, 0.07)


@pytest.mark.parametrize(
    ("k", "phi", "week"), cells([(1, 0.6, 7), (1, 0.3, 3), (4, 0.6, 7), (4, 0.8, 5)], EVERY_CELL)
)
def test_nothing_is_told_around_a_change_whenever_it_is_looked_at(
    k: int, phi: float, week: int
) -> None:
    taken = stopped_on(CHANGED)
    clear = either = perhaps = 0
    for journal in draw([2], RUNS, FOUR[:k], step(CHANGED + 365, 0, 0.0), phi, week):
        now = told_of_now(journal, taken)
        verdicts = {one.verdict for findings in told(journal, taken) for one in findings}
        after = any(one.is_clear for one in verdicts)
        clear += after
        perhaps += after or any(one.is_perhaps for one in verdicts)
        either += after or bool(now)
    cell = f"{k} measures, correlation {phi}, {week} a week"
    say(f"false, around a change alone: {cell}", clear / RUNS)
    say(f"perhaps or clear, around a change alone: {cell}", perhaps / RUNS)
    at_most(f"false, either question: {cell}", either / RUNS, PROMISE)
