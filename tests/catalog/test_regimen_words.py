"""The words of a regimen, and the steps that they mean: each row by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.amounts import Amount
from sidelog.catalog.regimen.rules import RegimenStep, Rule, say_rule
from sidelog.catalog.regimen.stages import Laid, parse_stages
from sidelog.catalog.regimen.words import Hold, parse_plan
from sidelog.errors import BadDataError, SidelogError, UsageError

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
    ("words", "first", "every_days"),
    [
        ("10 mg every monday", "2026-03-02", 7),
        ("10 mg mondays", "2026-03-02", 7),
        ("10mg on tuesdays", "2026-03-03", 7),
        ("10 mg wed", "2026-03-04", 7),
        ("10 mg on thursday evenings", "2026-03-05", 7),
        ("10 mg once a week on friday", "2026-03-06", 7),
        ("10 mg weekly on sat", "2026-03-07", 7),
        ("10 mg sundays", "2026-03-01", 7),
        ("10 mg every other monday", "2026-03-02", 14),
        ("10 mg every 3 weeks on tuesdays", "2026-03-03", 21),
        ("10 mg every monday from 2026-03-03", "2026-03-09", 7),
    ],
)
def test_a_weekday_is_every_so_many_weeks_from_the_first_such_day_on(
    words: str, first: str, every_days: int
) -> None:
    begin = date.fromisoformat(first).toordinal()
    assert laid(words).steps == (RegimenStep(begin, Rule(10, every_days)),)


def test_a_step_on_a_weekday_begins_where_the_one_before_it_ends() -> None:
    assert said("8g for a day, 4g every monday") == "1.3. 8 g daily; 2.3. 4 g once a week"
    with pytest.raises(BadDataError, match="'4g' cannot begin on 2026-03-16"):
        laid("8g for 2 weeks, 4g every monday")


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
        ("10 mg 3 times a week", "several days of a week cannot be one yet"),
        ("10 mg on mondays and thursdays", "several days of a week cannot be one yet"),
        ("5g mon/wed/fri", "several days of a week cannot be one yet"),
        ("5g mon, wed and fri for 2 weeks, stop", "several days of a week cannot be one yet"),
        ("5 g every monday, wednesday", "several days of a week cannot be one yet"),
        ("5 g every monday to friday", "several days of a week cannot be one yet"),
        ("5 g monday to friday", "several days of a week cannot be one yet"),
        ("10 mg on weekdays", "several days of a week cannot be one yet"),
        ("10 mg every workday", "several days of a week cannot be one yet"),
        ("10 mg on weekend mornings", "several days of a week cannot be one yet"),
        ("10 mg on Mon., Wed.", "several days of a week cannot be one yet"),
        ("10 mg mon, 5 mg thu", "several days of a week cannot be one yet"),
        ("10 mg 3x/week", "several days of a week cannot be one yet"),
        ("10 mg 5 days a week", "several days of a week cannot be one yet"),
        ("10 mg daily except sundays", "several days of a week cannot be one yet"),
        ("10 mg 5 days on 2 days off", "Days on and days off in turn"),
        ("10 mg on the 1st of every month", "not equally long"),
        ("10 mg daily at 8:00", "no time of the day"),
        ("10 mg every monday at 8 pm", "no time of the day"),
        ("10 mg on monday", "on that day of every week, or from it on"),
        ("10 mg every 3 days on mondays", "says twice how often"),
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
        ("hold", "How long it is held is not said"),
        ("hold on", "'on' is not a length"),
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
        ("8g, stop every 2 weeks from 2026-03-05", None, "5.3. 8 g daily; 19.3. stop"),
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
        (
            "8g, 6g, 4g every 2 weeks from 2026-03-05",
            None,
            "how often '4g' is taken, or how long each",
        ),
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


def test_a_hold_among_the_steps_lets_the_one_before_it_last_longer() -> None:
    words = "8g for 2 weeks, hold 1 week, 6g for 10 days, hold for 4 days, stop"
    assert said(words) == "1.3. 8 g daily; 22.3. 6 g daily; 5.4. stop"
    steps = laid("8g, hold 1 week, 6g, stop", every="2w").steps
    assert [one.day - FIRST.toordinal() for one in steps] == [0, 21, 35]
    with pytest.raises(UsageError, match="How long '8g' lasts before the hold is not said"):
        parse_stages("8g, hold 1 week, 6g")
