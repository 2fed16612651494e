"""What a regimen plans for each day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.regimen.rules import (
    RegimenStep,
    Rule,
    Told,
    day_of,
    holding,
    in_force,
    say_rule,
    spans,
)

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


# Changes that were told


def more(day: int, amount: float | None, reference: str = "e1") -> Told:
    return Told(day, is_more=True, amount=amount, reference=reference)


def less(day: int, amount: float | None) -> Told:
    return more(day, amount)._replace(is_more=False)


@pytest.mark.parametrize(
    ("told", "held"),
    [
        (less(105, 2.0), {104: 8, 105: 2, 109: 2, 110: 3, 120: 0}),
        (less(119, 0.0), {118: 3, 119: 0, 120: 0}),
        (more(130, 4.0), {129: 0, 130: 4, 500: 4}),
        # What holds already, and what comes before the plan, is no step; nor is one of its days.
        (less(111, 3.0), {110: 3, 119: 3}),
        (more(99, 8.0), {99: None, 100: 8}),
        (less(110, 1.0), {110: 3}),
        # Without an amount it ends what holds, but where a step of those days is that change.
        (less(104, None), {104: 8, 110: 3}),
        (more(104, None), {104: 8}),
        (more(112, None), {111: 3, 112: None, 120: 0}),
        (more(128, None), {127: 0, 128: None}),
        (more(98, None), {99: None, 100: 8}),
    ],
)
def test_what_holds_with_a_change_that_was_told(told: Told, held: dict[int, float | None]) -> None:
    steps = holding(STEPS, [told])
    for day, amount in held.items():
        step = in_force(steps, day)
        assert (step and step.rule.a_day) == amount, day


def test_of_what_was_told_on_a_day_the_later_one_holds() -> None:
    told = [more(130, 4.0), more(130, 5.0, "e2"), less(140, None)]
    assert holding(STEPS, [*told, more(145, None)])[3:] == [
        RegimenStep(130, Rule(5.0), "e2", until=139)
    ]
    assert holding((), told) == []


_AMOUNTS = st.integers(0, 3).map(float)


@given(
    st.dictionaries(st.integers(1, 60), _AMOUNTS, min_size=1, max_size=5),
    st.dictionaries(st.integers(1, 60), _AMOUNTS, max_size=5),
)
def test_a_change_with_an_amount_holds_as_if_it_were_written(
    written: dict[int, float], told: dict[int, float]
) -> None:
    steps = [RegimenStep(day, Rule(amount)) for day, amount in sorted(written.items())]
    events = [more(day, amount) for day, amount in sorted(told.items())]
    begun = {day: amount for day, amount in told.items() if day >= steps[0].day}
    both = [RegimenStep(day, Rule(amount)) for day, amount in sorted((begun | written).items())]
    for day in range(1, 65):
        holds, same = in_force(holding(steps, events), day), in_force(both, day)
        assert (holds and holds.rule) == (same and same.rule)
