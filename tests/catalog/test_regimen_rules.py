"""What a regimen plans for each day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.regimen.rules import RegimenStep, Rule, day_of, in_force, say_rule, spans

STEPS = (
    RegimenStep(100, Rule(8.0)),
    RegimenStep(110, Rule(6.0, 2)),
    RegimenStep(120, Rule(0.0)),
)


@pytest.mark.parametrize(("day", "place"), [(99, None), (100, 0), (109, 0), (110, 1), (500, 2)])
def test_the_step_that_holds_on_a_day(day: int, place: int | None) -> None:
    assert in_force(STEPS, day) == (None if place is None else STEPS[place])


def test_on_days_off_nothing_is_planned() -> None:
    assert [STEPS[1].planned(day) for day in range(110, 115)] == [6, 0, 6, 0, 6]
    assert STEPS[2].planned(130) == 0
    assert (STEPS[1].rule.a_day, STEPS[1].rule.is_stop, STEPS[2].rule.is_stop) == (3, False, True)
    assert day_of(RegimenStep(739676, Rule(1.0))) == date(2026, 3, 1)


def test_the_days_on_which_each_step_holds() -> None:
    assert list(spans(STEPS, 105, 130)) == [
        (STEPS[0], 105, 109),
        (STEPS[1], 110, 119),
        (STEPS[2], 120, 130),
    ]
    assert list(spans(STEPS, 1, 99)) == []
    assert list(spans((), 1, 99)) == []


def test_what_was_ended_otherwise_holds_no_longer() -> None:
    ended = (RegimenStep(100, Rule(8.0), until=104), STEPS[2])
    assert in_force(ended, 104) is ended[0]
    assert in_force(ended, 105) is None
    assert in_force(ended, 120) is STEPS[2]
    assert list(spans(ended, 90, 121)) == [(ended[0], 100, 104), (STEPS[2], 120, 121)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(50.0), "50 mg daily"),
        (Rule(50.0, 1, 2), "50 mg daily in 2 doses"),
        (Rule(10.0, 2), "10 mg every other day"),
        (Rule(5.0, 3), "5 mg every 3 days"),
        (Rule(10.0, 7), "10 mg once a week"),
        (Rule(10.0, 28), "10 mg every 4 weeks"),
        (Rule(0.0), "stop"),
    ],
)
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    assert say_rule(rule, "mg") == words


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6, unique=True), st.integers(1, 300))
def test_every_day_from_the_first_step_on_belongs_to_one_step(days: list[int], first: int) -> None:
    steps = [RegimenStep(day, Rule(1.0)) for day in sorted(days)]
    covered = [day for _, begin, end in spans(steps, first, 310) for day in range(begin, end + 1)]
    assert covered == list(range(max(first, steps[0].day), 311))
