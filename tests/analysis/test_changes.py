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
    part_lapses,
    stretches,
)
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
