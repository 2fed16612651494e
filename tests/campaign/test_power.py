"""Something is going on: how many journals are told of it, and go on being told while it lasts."""

import pytest

from sidelog.analysis.look_dates import look_dates
from sidelog.analysis.verdict import Verdict
from tests.campaign.campaign import (
    CHANGED,
    RUNS,
    YEAR_OF_LOOKS,
    after_stopping,
    at_least,
    cells,
    end,
    say,
    standing,
    stopped_on,
)
from tests.campaign.truth import FIRST, FOUR, Journal, draw, step

CHANGES = 200
"""Place of the day on which the level changes."""


def found_worse(journal: Journal) -> bool:
    """Whether the first measure was told to be worse, and not before it was."""
    chapters = standing(journal, end(journal))[FOUR[0]].chapters
    return any(one.verdict is Verdict.WORSE and one.found >= FIRST + CHANGES for one in chapters)


@pytest.mark.parametrize(
    ("k", "phi", "week", "floor"),
    cells(
        [(1, 0.3, 7, 0.90), (1, 0.6, 3, 0.60), (4, 0.6, 7, 0.60), (4, 0.3, 3, 0.80)],
        [
            (1, 0.3, 7, 0.90),
            (1, 0.6, 7, 0.80),
            (4, 0.3, 7, 0.90),
            (4, 0.6, 7, 0.60),
            (1, 0.3, 3, 0.85),
            (1, 0.6, 3, 0.60),
            (4, 0.3, 3, 0.80),
            (4, 0.6, 3, 0.40),
        ],
    ),
)
def test_a_step_is_found_at_look_dates(k: int, phi: float, week: int, floor: float) -> None:
    journals = draw([3], RUNS, FOUR[:k], step(YEAR_OF_LOOKS, CHANGES, 1.5), phi, week)
    found = sum(map(found_worse, journals)) / RUNS
    cell = f"1 of {k}, correlation {phi}, {week} a week"
    at_least(f"found, look dates, step of 1.5 SD: {cell}", found, floor)


@pytest.mark.parametrize(
    ("k", "phi", "week"),
    cells(
        [(1, 0.3, 7), (4, 0.6, 7)],
        [(k, phi, week) for k in (1, 4) for phi in (0.3, 0.6) for week in (7, 5, 3)],
    ),
)
def test_a_step_is_found_around_a_change(k: int, phi: float, week: int) -> None:
    taken = stopped_on(CHANGED)
    journals = draw([4], RUNS, FOUR[:k], step(CHANGED + 365, CHANGED, 1.5), phi, week)
    cell = f"1 of {k}, correlation {phi}, {week} a week"
    for days, floor in ((120, 0.4 if phi == 0.6 else 0.7), (240, 0.5 if phi == 0.6 else 0.8)):
        first = [after_stopping(one, taken, FIRST + CHANGED + days)[0] for one in journals]
        found = sum(one.verdict is Verdict.WORSE for one in first) / RUNS
        at_least(f"found {days} days after a change, step of 1.5 SD: {cell}", found, floor)


@pytest.mark.parametrize("phi", cells([0.6], [0.0, 0.3, 0.6, 0.8]))
def test_a_jump_is_found_and_said_as_long_as_it_lasts(phi: float) -> None:
    journals = draw([5], RUNS, FOUR[:1], step(YEAR_OF_LOOKS, CHANGES, 4.0), phi)
    found = lost = looks = 0
    for journal in journals:
        first = None
        for day in look_dates(journal[FOUR[0]].days[0], end(journal)):
            now = standing(journal, day)[FOUR[0]]
            if now.verdict is Verdict.WORSE and day >= FIRST + CHANGES and first is None:
                first = day
            if first is not None:
                looks += 1
                lost += not (now.lasts and now.verdict is Verdict.WORSE)
        found += first is not None
    at_least(f"found, step of 4 SD: correlation {phi}", found / RUNS, 0.95 if phi < 0.8 else 0.7)
    assert say(f"no longer said at a later look: correlation {phi}", lost / looks, looks) == 0


@pytest.mark.parametrize(("phi", "floor"), cells([(0.3, 0.85)], [(0.3, 0.85), (0.6, 0.6)]))
def test_up_and_back_again_are_told_as_such(phi: float, floor: float) -> None:
    told = 0
    for journal in draw([6], RUNS, FOUR[:1], step(YEAR_OF_LOOKS, 150, 2.0, 300), phi):
        chapters = standing(journal, end(journal))[FOUR[0]].chapters
        story = [(one.verdict, one.back) for one in chapters]
        told += story == [(Verdict.WORSE, False), (Verdict.BETTER, True)]
    at_least(f"up by 2 SD and back, both told: correlation {phi}", told / RUNS, floor)
