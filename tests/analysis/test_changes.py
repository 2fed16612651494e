from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.analysis.changes import (
    LAPSE,
    STEPS_APART,
    WITHDRAWAL,
    YEAR,
    Change,
    Direction,
    Step,
    Stretches,
    group,
    is_same,
    part_lapses,
    steps_of,
    stretches,
)
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.catalog.scales import LagWindow
from tests.analysis.diaries import FIRST

LESS, MORE = Direction.LESS, Direction.MORE
SKIN = LagWindow(3, 28, "")
FEELING = LagWindow(0, 2, "")

steps = st.lists(
    st.builds(Step, st.integers(FIRST, FIRST + 700), st.sampled_from(Direction)), max_size=12
)
lags = st.sampled_from([FEELING, SKIN, LagWindow(60, 120, "")])


def on(*days: int, direction: Direction = LESS) -> list[Step]:
    return [Step(FIRST + day, direction) for day in days]


def grouped(drawn: Sequence[Step]) -> tuple[Change, ...]:
    return group("kratom", "g", drawn)


def test_a_short_return_after_a_stop_is_a_lapse() -> None:
    stop, again = Step(FIRST, Direction.LESS, 4, 0), Step(FIRST + 40, Direction.MORE, 0, 3)
    stopped_again = Step(FIRST + 40 + LAPSE, Direction.LESS, 3, 0)
    left, days = part_lapses([stop, again, stopped_again])
    assert left == [stop]
    assert days == list(range(FIRST + 40, FIRST + 40 + LAPSE))
    longer = stopped_again._replace(day=stopped_again.day + 1)
    assert part_lapses([stop, again, longer]) == ([stop, again, longer], [])
    same_day = stopped_again._replace(day=again.day)
    assert part_lapses([stop, again, same_day]) == ([stop], [again.day])
    reduced = stop._replace(after=1)
    assert part_lapses([reduced, again, stopped_again])[0] == [reduced, again, stopped_again]
    more = Step(FIRST + 41, Direction.LESS, 3, 1)
    assert part_lapses([stop, again, more]) == ([stop, again, more], [])


def test_a_taper_is_one_change_from_its_first_step_to_its_last() -> None:
    amounts = [8.0, 6.0, 4.0, 2.0, 0.0]
    taper = [
        Step(FIRST + 28 * place, LESS, before, after)
        for place, (before, after) in enumerate(pairwise(amounts))
    ]
    [change] = grouped(taper[::-1])
    assert (change.product, change.unit, change.direction) == ("kratom", "g", LESS)
    assert (change.first, change.last) == (FIRST, FIRST + 84)
    assert (change.before, change.after, change.stopped) == (8.0, 0.0, True)


def test_steps_more_than_eight_weeks_apart_are_two_changes() -> None:
    assert len(grouped(on(0, 56))) == 1
    assert len(grouped(on(0, 57))) == 2


def test_who_goes_up_in_between_has_made_three_changes() -> None:
    found = grouped([*on(0, 40), *on(20, direction=MORE)])
    assert [one.direction for one in found] == [LESS, MORE, LESS]
    assert not found[0].stopped


@given(steps)
def test_every_step_is_in_exactly_one_change(drawn: list[Step]) -> None:
    found = grouped(drawn)
    together = [step for change in found for step in change.steps]
    assert together == sorted(drawn, key=lambda step: step.day)
    for change in found:
        assert {step.direction for step in change.steps} == {change.direction}
        assert all(b.day - a.day <= STEPS_APART for a, b in pairwise(change.steps))
    for one, following in pairwise(found):
        apart = following.first - one.last
        assert one.direction is not following.direction or apart > STEPS_APART


def test_a_product_comes_back_with_the_first_step_of_a_change() -> None:
    start, more = on(0, 20, direction=MORE)
    assert grouped([start._replace(again=True), more])[0].again
    assert not grouped([start, more._replace(again=True)])[0].again


@pytest.mark.parametrize(
    ("direction", "lag", "days"),
    [(LESS, FEELING, WITHDRAWAL), (MORE, FEELING, 2), (LESS, SKIN, 28), (MORE, SKIN, 28)],
)
def test_two_weeks_after_a_reduction_withdrawal_may_show(
    direction: Direction, lag: LagWindow, days: int
) -> None:
    [change] = grouped(on(0, 10, direction=direction))
    assert change.settled(lag) == FIRST + 10 + days


def test_the_days_around_a_taper() -> None:
    changes = grouped(on(500, 530))
    assert stretches(changes, 0, SKIN, FIRST, FIRST + 700) == Stretches(
        before=(FIRST + 500 - YEAR, FIRST + 499),
        during=(FIRST + 500, FIRST + 558),
        after=(FIRST + 559, FIRST + 700),
    )


def test_what_could_not_settle_has_no_days_after() -> None:
    found = stretches(grouped(on(100)), 0, SKIN, FIRST, FIRST + 110)
    assert found.during == (FIRST + 100, FIRST + 110)
    assert found.after == (FIRST + 129, FIRST + 110)


def test_a_change_is_bounded_by_its_neighbours() -> None:
    changes = grouped([*on(100, 300), *on(200, direction=MORE)])
    assert stretches(changes, 1, SKIN, FIRST, FIRST + 700) == Stretches(
        before=(FIRST + 129, FIRST + 199),
        during=(FIRST + 200, FIRST + 228),
        after=(FIRST + 229, FIRST + 299),
    )


@given(steps.filter(bool), lags, st.integers(0, 800))
def test_no_day_is_in_two_stretches(drawn: list[Step], lag: LagWindow, later: int) -> None:
    today = max(step.day for step in drawn) + later
    changes = grouped(drawn)
    every = [stretches(changes, place, lag, FIRST, today) for place in range(len(changes))]
    for found in every:
        days = [set(range(first, last + 1)) for first, last in _parts(found)]
        assert sum(map(len, days)) == len(set().union(*days))
        assert all(FIRST <= day <= today for some in days for day in some)
    for one, following in pairwise(every):
        assert one.after[1] < following.during[0]
        assert following.before[0] > one.during[1]


def _parts(found: Stretches) -> tuple[tuple[int, int], ...]:
    return found.before, found.during, found.after


# Of a regimen

TAPER = [
    RegimenStep(FIRST, Rule(8.0)),
    RegimenStep(FIRST + 14, Rule(8.0)),
    RegimenStep(FIRST + 28, Rule(8.0, 2)),
    RegimenStep(FIRST + 42, Rule(0.0)),
    RegimenStep(FIRST + 90, Rule(2.0)),
]


def of_regimen(
    regimen: Sequence[RegimenStep], before: float | None, *, taken: bool = False
) -> list[tuple[int, Direction, float | None, float | None, bool]]:
    found = steps_of(regimen, lambda _: before, taken_before=taken)
    return [(one.day - FIRST, one.direction, one.before, one.after, one.again) for one in found]


def test_the_steps_of_a_regimen_are_changes_where_they_change_how_much() -> None:
    assert of_regimen(TAPER, None) == [
        (0, MORE, 0.0, 8.0, False),
        (28, LESS, 8.0, 4.0, False),  # a day on average: every other day
        (42, LESS, 4.0, 0.0, False),
        (90, MORE, 0.0, 2.0, True),
    ]
    every = [one.every for one in steps_of(TAPER, lambda _: None, taken_before=False)]
    assert every == [(1, 1), (1, 2), (2, 1), (1, 1)]
    (_, reduced, _) = group("kratom", "g", steps_of(TAPER, lambda _: None, taken_before=False))
    assert (reduced.every, reduced.before, reduced.after) == ((1, 1), 8.0, 0.0)


@pytest.mark.parametrize(
    ("before", "taken", "first"),
    [
        (8.0, True, None),
        (6.5, True, None),  # doses swing, and a rule is round
        (5.9, True, (MORE, 5.9, False)),
        (12.0, True, (LESS, 12.0, False)),
        (0.0, True, (MORE, 0.0, True)),
        (0.0, False, (MORE, 0.0, False)),
        (None, False, (MORE, 0.0, False)),
        (None, True, None),
    ],
)
def test_what_was_taken_before_a_regimen_says_what_it_begins(
    before: float | None, first: tuple[Direction, float | None, bool] | None, *, taken: bool
) -> None:
    found = list(steps_of(TAPER[:1], lambda _: before, taken_before=taken))
    assert [(one.direction, one.before, one.again) for one in found] == ([first] if first else [])


def test_a_stop_that_begins_a_regimen_ends_what_was_taken_before() -> None:
    stop = [RegimenStep(FIRST, Rule(0.0))]
    assert of_regimen(stop, None) == [(0, LESS, None, 0.0, False)]
    assert of_regimen(stop, 4.0, taken=True) == [(0, LESS, 4.0, 0.0, False)]
    assert of_regimen(stop, 0.0, taken=True) == []


def test_after_a_change_that_was_told_otherwise_doses_say_what_was_taken() -> None:
    ended = [RegimenStep(FIRST, Rule(8.0), until=FIRST + 20), RegimenStep(FIRST + 40, Rule(6.0))]
    assert of_regimen(ended, 2.0)[1] == (40, MORE, 2.0, 6.0, False)
    # Where they do not either, it is less than was planned before.
    assert of_regimen(ended, None)[1:] == [(40, LESS, None, 6.0, False)]


@pytest.mark.parametrize(
    ("told", "same"),
    [
        (Step(FIRST + 7, LESS, 8, 6), True),
        (Step(FIRST - 7, LESS), True),
        (Step(FIRST, LESS, None, 6), True),
        (Step(FIRST + 8, LESS, 8, 6), False),
        (Step(FIRST, MORE), False),
        (Step(FIRST, LESS, 8, 5), False),
        (Step(FIRST, LESS, 7, 6), False),
    ],
)
def test_the_same_change_said_twice_is_one(told: Step, *, same: bool) -> None:
    assert is_same(Step(FIRST, LESS, 8, 6), told) is same
