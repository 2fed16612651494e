"""A regimen whose steps are worked out, each row by hand."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sidelog.catalog.regimen.rules import Rule
from sidelog.catalog.regimen.words import Hold, parse_plan
from sidelog.errors import SidelogError, UsageError
from tests.catalog.test_regimen_words import FIRST, laid, number


@pytest.mark.parametrize(
    ("words", "before", "amounts"),
    [
        ("from 8 g by 0.5 g every 2 weeks to 6 g", None, [8, 7.5, 7, 6.5, 6]),
        ("8g by 0.5g every 2w to 6g", None, [8, 7.5, 7, 6.5, 6]),
        ("by 0.5 g every 2 weeks down to 6g", 8, [7.5, 7, 6.5, 6]),
        ("reduce by 0.5 g every 2 weeks until 7 g, then stop", 8, [7.5, 7, 0]),
        ("reduce 0.5g every 2 weeks to 7g", 8, [7.5, 7]),
        ("reduce by 1 g a fortnight to 6 g", 8, [7, 6]),
        ("reduce by 1 g every other week to 6 g", 8, [7, 6]),
        ("reduce by 1 g each fortnight in two steps", 8, [7, 6]),
        ("reduce by 3 g every 2 weeks to none", 8, [5, 2, 0]),
        ("reduce by 10% of the first every 2 weeks to 4.8 g", 8, [7.2, 6.4, 5.6, 4.8]),
        ("reduce by 10 per cent of the starting dose every 2 weeks, 2 times", 8, [7.2, 6.4]),
        ("reduce by 10% of the current every 2 weeks to 6 g", 8, [7.2, 6.48, 6]),
        ("reduce by 10% of what is taken every 2 weeks in 2 steps", 8, [7.2, 6.48]),
        ("reduce by 10%", 8, [7.2]),
        ("cut 25%", 8, [6]),
        ("reduce by 2 g", 8, [6]),
        ("increase by 25 mg every 2 weeks to 100 mg", 50, [75, 100]),
        ("from 25 mg daily by 25 mg every 2 weeks to 75 mg", None, [25, 50, 75]),
        ("from 8 g to 2 g in 3 steps every 2 weeks", None, [8, 6, 4, 2]),
        ("from 1 g to 0.7 g in 3 steps every 2 weeks", None, [1, 0.9, 0.8, 0.7]),
    ],
)
def test_a_course(words: str, before: float | None, amounts: list[float]) -> None:
    steps = laid(words, before=before).steps
    assert [one.rule.amount for one in steps] == amounts
    days = [one.day - FIRST.toordinal() for one in steps]
    assert days == [14 * place for place in range(len(steps))]


def test_every_amount_of_a_course_is_known_before_it_is_laid_out() -> None:
    plan = parse_plan("from 8 g by 500 mg every 2 weeks to 2 g, rounded to 0.5 g")
    assert not isinstance(plan, Hold)
    assert [one.typed for one in plan.amounts] == ["8 g", "500 mg", "2 g", "0.5 g"]


def test_a_course_by_the_month_keeps_its_day() -> None:
    steps = parse_plan("from 4 g by 1 g every month to 1 g")
    assert not isinstance(steps, Hold)
    found = steps.lay_out(date(2026, 1, 31), None, number, date.fromisoformat).steps
    assert [str(date.fromordinal(one.day)) for one in found] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]


def test_a_course_goes_on_in_as_many_doses() -> None:
    plan = parse_plan("reduce by 10 mg every week to 30 mg")
    assert not isinstance(plan, Hold)
    found = plan.lay_out(FIRST, Rule(50, 1, 2), number, date.fromisoformat)
    assert [one.rule for one in found.steps] == [Rule(40, 1, 2), Rule(30, 1, 2)]


def test_what_is_rounded_is_said() -> None:
    found = laid("reduce by 10% of the current every 4 weeks in 4 steps", before=50)
    assert [one.rule.amount for one in found.steps] == [45, 40.5, 36.5, 32.8]
    assert found.rounded == ((36.45, 36.5), (32.805, 32.8))
    # Each is worked out from the exact one before it, so that rounding does not add up.
    by_half = "reduce by 10% of the current every 4 weeks to 5 g, rounded to the nearest 0.5 g"
    assert [one.rule.amount for one in laid(by_half, before=8).steps] == [7, 6.5, 6, 5]
    assert laid("from 8 g by 0.5 g every 2 weeks to 2 g").rounded == ()


@pytest.mark.parametrize(
    ("words", "shorter"),
    [
        ("reduce by 3 g every 2 weeks to 1 g", True),
        ("reduce by 3.5 g every 2 weeks to 1 g", False),
        ("reduce by 10% of the current every 2 weeks to 6 g", True),
        ("reduce by 3 g every 2 weeks in 2 steps", False),
    ],
)
def test_a_last_step_that_is_shorter_is_said(words: str, *, shorter: bool) -> None:
    assert laid(words, before=8).last_is_shorter is shorter


@pytest.mark.parametrize(
    ("words", "before", "reason"),
    [
        (
            "reduce by 10% every 4 weeks to 4 g",
            8,
            "of the current amount, or each time of the first",
        ),
        ("reduce by 10% every 4 weeks", 8, "Where it ends is not said"),
        ("reduce by 3 g every 2 weeks", 8, "Where it ends is not said"),
        ("by 10% of the current every 4 weeks in 4 steps", 8, "less or more is not said"),
        ("by 1 g every week to 6 g", None, "From how much is not said"),
        ("by 1 g every week to 6 g", 0, "From how much is not said"),
        ("reduce by 1 g to 6 g", 8, "How long each step lasts is not said"),
        ("reduce by 1 g, then stop", 8, "How long each step lasts is not said"),
        ("reduce by 1 g to 9 g every week", 8, "does not become less"),
        ("increase by 1 g to 6 g every week", 8, "does not become more"),
        ("by 1 g every week to 8 g", 8, "does not become less"),
        ("reduce by 10% of the current every 2 weeks to none", 8, "never comes to none"),
        ("reduce by 1 g every week in 20 steps", 8, "After 8 of these steps nothing is left"),
        ("reduce by 0.01 g every day to 1 g", 8, "more than 200 steps"),
        ("reduce by 0.01 g every day to 7 g, rounded to 1 g", 8, "would be the same"),
        ("from 8 g in 6 steps every 2w", None, "How much each step is, is not said"),
        ("from 8 g to 2 g by 1 g in 6 steps every 2w", None, "follows from the number of steps"),
        ("from 8 g from 6 g by 1 g every week to 2 g", None, "says something twice"),
        ("from 8 g twice a day by 1 g every week to 2g", None, "of what is taken a day"),
        ("reduce by 100%", 8, "not how much a step can be"),
        ("reduce by 0%", 8, "not how much a step can be"),
        ("reduce by 10%, rounded to 0 g", 8, "cannot be rounded to nothing"),
    ],
)
def test_courses_that_lack_something_or_cannot_be(
    words: str, before: float | None, reason: str
) -> None:
    with pytest.raises(SidelogError, match=reason):
        laid(words, before=before)


def test_how_long_each_step_of_a_course_lasts_is_said_once() -> None:
    assert len(laid("reduce by 1 g to 6 g", "2w", before=8).steps) == 2
    with pytest.raises(UsageError, match="is said twice"):
        laid("reduce by 1 g every week to 6 g", "2w", before=8)


@given(st.integers(2, 40), st.integers(1, 10), st.integers(0, 30), st.integers(1, 60))
def test_a_course_comes_to_its_end_in_equal_steps(start: int, by: int, to: int, apart: int) -> None:
    assume(start != to and abs(start - to) <= 199 * by)
    steps = laid(f"from {start} g by {by} g every {apart} days to {to} g").steps
    amounts = [one.rule.amount for one in steps]
    assert (amounts[0], amounts[-1]) == (start, to)
    assert {abs(one - then) for one, then in pairwise(amounts[:-1])} <= {by}
    assert 0 < abs(amounts[-1] - amounts[-2]) <= by
    assert {then.day - one.day for one, then in pairwise(steps)} == {apart}
