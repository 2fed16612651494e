"""The words of a regimen, and the steps that they mean: each row by hand."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sidelog.catalog.amounts import Amount
from sidelog.catalog.regimen.rules import RegimenStep, Rule, say_rule
from sidelog.catalog.regimen.stages import Laid, parse_stages
from sidelog.catalog.regimen.words import Hold, parse_plan
from sidelog.errors import SidelogError, UsageError

FIRST = date(2026, 3, 1)


def number(amount: Amount) -> float:
    """The amount as it stands: the product has the unit that was typed."""
    return float(amount.number or 0)


def on_day(words: str) -> date:
    return date.fromisoformat(words.removeprefix("since "))


def laid(words: str, every: str | None = None, before: float | None = None) -> Laid:
    """A plan from 1 March on, where so much a day was taken until then."""
    plan = parse_plan(words, every)
    assert not isinstance(plan, Hold)
    rule = None if before is None else Rule(before)
    return plan.lay_out(FIRST, rule, number, on_day)


def said(words: str, every: str | None = None, before: float | None = None) -> str:
    """The steps of a plan in short: "1.3. 8 g daily; 15.3. stop"."""
    plan = parse_plan(words, every)
    assert not isinstance(plan, Hold)
    unit = next((one.unit.name for one in plan.amounts if one.unit), None)
    days = ((date.fromordinal(one.day), one.rule) for one in laid(words, every, before).steps)
    return "; ".join(f"{day.day}.{day.month}. {say_rule(rule, unit)}" for day, rule in days)


# One rule


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("50 mg daily", Rule(50)),
        ("50mg", Rule(50)),
        ("50MG a day", Rule(50)),
        ("50 mg per day", Rule(50)),
        ("50mg/day", Rule(50)),
        ("50mg/d", Rule(50)),
        ("50 mg every day", Rule(50)),
        ("50 mg once a day", Rule(50)),
        ("50mg once daily", Rule(50)),
        ("50 mg every 24 hours", Rule(50)),
        ("50 mg every morning", Rule(50)),
        ("50 mg in the evening", Rule(50)),
        ("50 mg at bedtime", Rule(50)),
        ("50 mg nightly", Rule(50)),
        ("take 50 mg daily", Rule(50)),
        ("start with 50 mg daily", Rule(50)),
        ("restart at 50 mg", Rule(50)),
        ("reduce to 6 g", Rule(6)),
        ("go down to 6 g", Rule(6)),
        ("25 mg twice a day", Rule(50, 1, 2)),
        ("25mg 2x a day", Rule(50, 1, 2)),
        ("25mg 2x/day", Rule(50, 1, 2)),
        ("25mg two times daily", Rule(50, 1, 2)),
        ("25 mg three times a day", Rule(75, 1, 3)),
        ("25mg every 12 hours", Rule(50, 1, 2)),
        ("25mg every 8h", Rule(75, 1, 3)),
        ("25 mg morning and evening", Rule(50, 1, 2)),
        ("6 g a day in 3 doses", Rule(6, 1, 3)),
        ("6 g in three parts daily", Rule(6, 1, 3)),
        ("3 x 2g", Rule(6, 1, 3)),
        ("3 x 2 g a day", Rule(6, 1, 3)),
        ("2g x3", Rule(6, 1, 3)),
        ("3 doses of 2 g", Rule(6, 1, 3)),
        ("2 x 25 mg twice a day", Rule(100, 1, 2)),
        ("1-0-1 tablets", Rule(2, 1, 2)),
        ("1-0-0-2 daily", Rule(3, 1, 2)),
        ("½-0-1 tablets", Rule(1.5, 1, 2)),
        ("10 mg every other day", Rule(10, 2)),
        ("10 mg every second day", Rule(10, 2)),
        ("10mg on alternate days", Rule(10, 2)),
        ("5 mg every 3 days", Rule(5, 3)),
        ("5 mg every third day", Rule(5, 3)),
        ("5 mg every ten days", Rule(5, 10)),
        ("10 mg once a week", Rule(10, 7)),
        ("10 mg weekly", Rule(10, 7)),
        ("10mg every week", Rule(10, 7)),
        ("10 mg once every 2 weeks", Rule(10, 14)),
        ("10 mg fortnightly", Rule(10, 14)),
        ("25 mg twice a day every other day", Rule(50, 2, 2)),
        ("half a tablet daily", Rule(0.5)),
        ("1 1/2 tablets daily", Rule(1.5)),
        ("1,5 g daily", Rule(1.5)),
        ("stop", Rule(0)),
        ("none", Rule(0)),
        ("0 g", Rule(0)),
        ("0", Rule(0)),
    ],
)
def test_one_rule(words: str, rule: Rule) -> None:
    assert laid(words).steps == (RegimenStep(FIRST.toordinal(), rule),)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "How much is taken is not said"),
        (" , ", "How much is taken is not said"),
        ("daily", "'daily' does not say how much"),
        ("as needed", "as needed is no rule"),
        ("4 g when needed", "as needed is no rule"),
        ("10 mg a week", "on one day of it, or be the sum of all"),
        ("10 mg per week", "on one day of it, or be the sum of all"),
        ("10 mg 3 times a week", "knows no days of the week"),
        ("10 mg on mondays and thursdays", "knows no days of the week"),
        ("10 mg every monday", "knows no days of the week"),
        ("10 mg on weekdays", "knows no days of the week"),
        ("10 mg monthly", "not equally long"),
        ("10 mg once a month", "not equally long"),
        ("5 mg every 2 months", "not equally long"),
        ("~6 g daily", "'~6 g' is not one amount"),
        ("4-5 g daily", "'4-5 g' is not one amount"),
        ("one to two tablets daily", "is not one amount"),
        ("? daily", "'?' is not one amount"),
        ("half daily", "'half' is not one amount"),
        ("8 g twice a day in 3 doses", "says twice how often"),
        ("8 g twice a day three times a day", "says twice how often"),
        ("kratom", "is not an amount"),
        ("6 g every", "is more than an amount"),
        ("hold", "is not an amount"),
    ],
)
def test_what_is_no_rule_is_refused_with_its_reason(words: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason.replace("?", r"\?")):
        laid(words)


@given(
    st.decimals(min_value="0.01", max_value=1000, places=2),
    st.integers(1, 366),
    st.integers(1, 24),
    st.sampled_from(["mg", "g", "tablet", "IU"]),
)
def test_what_is_said_of_a_rule_reads_back(
    amount: float, every_days: int, times: int, unit: str
) -> None:
    rule = Rule(float(amount), every_days, times)
    [step] = laid(say_rule(rule, unit)).steps
    assert step.rule == rule


# Several steps


@pytest.mark.parametrize(
    ("words", "every", "steps"),
    [
        (
            "8g for 2 weeks, 6g for 10 days, 4g",
            None,
            "1.3. 8 g daily; 15.3. 6 g daily; 25.3. 4 g daily",
        ),
        (
            "8g for 2 weeks then 6g for ten days and then stop",
            None,
            "1.3. 8 g daily; 15.3. 6 g daily; 25.3. stop",
        ),
        ("8g → 6g → stop", "2w", "1.3. 8 g daily; 15.3. 6 g daily; 29.3. stop"),
        ("8g, 6g, stop", "2 weeks", "1.3. 8 g daily; 15.3. 6 g daily; 29.3. stop"),
        ("8g,6g,stop", "a fortnight", "1.3. 8 g daily; 15.3. 6 g daily; 29.3. stop"),
        ("8g 6g stop", "14d", "1.3. 8 g daily; 15.3. 6 g daily; 29.3. stop"),
        ("8, 6, 4 g", "10 days", "1.3. 8 g daily; 11.3. 6 g daily; 21.3. 4 g daily"),
        ("8 6 4 g", "1 month", "1.3. 8 g daily; 1.4. 6 g daily; 1.5. 4 g daily"),
        ("8g, 6g, 2 weeks each", None, "1.3. 8 g daily; 15.3. 6 g daily"),
        ("8g, 6g, every 2 weeks", None, "1.3. 8 g daily; 15.3. 6 g daily"),
        ("1,5 g, 1 g", "1w", "1.3. 1.5 g daily; 8.3. 1 g daily"),
        (
            "8g for a week, 4g every other day",
            "2w",
            "1.3. 8 g daily; 8.3. 4 g every other day",
        ),
        ("8g for a week, 4g weekly", None, "1.3. 8 g daily; 8.3. 4 g once a week"),
        (
            "8g daily for a week, 4g every other day for 2 weeks, stop",
            None,
            "1.3. 8 g daily; 8.3. 4 g every other day; 22.3. stop",
        ),
        (
            "6g from 2026-03-10, 4g since 2026-04-01, stop on 2026-05-01",
            None,
            "10.3. 6 g daily; 1.4. 4 g daily; 1.5. stop",
        ),
        ("6g for 3 weeks, 4g from 2026-03-22", None, "1.3. 6 g daily; 22.3. 4 g daily"),
        ("500 mg three times a day for 7 days", None, "1.3. 1500 mg daily in 3 doses; 8.3. stop"),
    ],
)
def test_steps_one_by_one(words: str, every: str | None, steps: str) -> None:
    assert said(words, every) == steps


@pytest.mark.parametrize(
    ("words", "every", "reason"),
    [
        ("8g, 6g, 4g every 2 weeks", None, "how often '4g' is taken, or how long each step lasts"),
        ("8g, 6g, 4g", None, "How long '8g' lasts is not said"),
        ("50 mg daily", "2w", "where there are several"),
        ("8g, 6g, every 2 weeks", "2w", "is said twice"),
        ("8g, 6mg, 4", "2w", "'4' has no unit"),
        ("8g for 99 years, 6g", None, "is not a length"),
        ("8g for 0 weeks, 6g", None, "not how long a step can last"),
        ("8g for 4000 days, 6g", None, "not how long a step can last"),
        ("6g from 2026-03-10, 4g from 2026-03-10", None, "cannot begin on 2026-03-10"),
        ("6g for 2 weeks, 4g from 2026-03-20", None, "lasts until 2026-03-15"),
        (", ".join(["8g", "6g"] * 101), "1d", "That is 202 steps"),
        ("8g, 6g", "soon", "is not a length"),
        ("hold 2 weeks", "2w", "A hold has no --every"),
    ],
)
def test_steps_that_contradict_or_lack_something(
    words: str, every: str | None, reason: str
) -> None:
    with pytest.raises(SidelogError, match=reason):
        laid(words, every)


def test_what_comes_after_the_last_step_has_to_be_said_where_something_was_taken() -> None:
    with pytest.raises(UsageError, match="What comes after '5g' is not said"):
        laid("5g for 2 weeks", before=8)
    assert said("5g for 2 weeks", before=0) == "1.3. 5 g daily; 15.3. stop"


def test_of_amounts_with_several_units_each_has_its_own() -> None:
    stages = parse_stages("1 g, 500 mg").stages
    assert [one.amount.unit and one.amount.unit.name for one in stages] == ["g", "mg"]


# Courses


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
    found = plan.lay_out(FIRST, Rule(50, 1, 2), number, on_day)
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
