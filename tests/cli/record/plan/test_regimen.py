"""What is taken as a rule, as a person says it and as it is said back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.terminal import Result, Terminal


@pytest.fixture
def say(run: Terminal) -> Terminal:
    """A journal in which kratom is in grams, and 8 g a day since September."""
    assert run("regimen", "kratom", "8g", "daily", "--from", "2026-09-01").code == 0
    return run


def refusal(result: Result, code: int) -> str:
    assert (result.code, result.out) == (code, "")
    return result.err


# Said once


def test_a_rule_is_said_back_with_its_day_and_weekday(run: Terminal) -> None:
    said = run("regimen", "sertraline", "50mg", "daily", "--from", "2026-03-01")
    assert said.out == "From Sun 1 Mar 2026 (266 days ago): sertraline, 50 mg daily\n"
    assert said.err.splitlines()[-3:] == [
        "sertraline is a new product.",
        "A day of which you say nothing counts as planned. One that differs:",
        "  sidelog dose sertraline none --on DAY",
    ]
    again = run("regimen", "sertraline", "50mg", "daily", "--from", "2026-03-01")
    assert again.out.endswith("sertraline, 50 mg daily, as before\n")
    assert again.err == ""


def test_a_second_rule_begins_today_unless_a_day_is_said(say: Terminal) -> None:
    assert say("regimen", "kratom", "6g").out == (
        "From today, Sun 22 Nov 2026: kratom, 6 g daily\n"
    )
    assert say("regimen", "kratom", "7g").out == (
        "From today, Sun 22 Nov 2026: kratom, 7 g daily, replacing 6 g daily\n"
    )


def test_since_when_the_first_rule_holds_has_to_be_said(run: Terminal) -> None:
    said = refusal(run("regimen", "sertraline", "50mg", "daily"), 2)
    assert "Since when is sertraline taken?" in said
    assert run("regimen", "kratom", "6g from 2026-10-01").out.startswith("From Thu 1 Oct 2026")
    assert run("regimen", "zinc", "20 mg since friday").out.startswith("From Fri 20 Nov 2026")


def test_a_weekday_is_said_back_with_its_first_day(say: Terminal) -> None:
    words = ["5g", "once", "a", "week", "on", "monday"]
    assert say("regimen", "kratom", *words).out == (
        "From tomorrow, Mon 23 Nov 2026: kratom, 5 g once a week\n"
    )
    edited = say("edit", "r1", "--amount", "5g every other tuesday").out.splitlines()
    assert edited[2:] == ["is now Tue 1 Sep 2026", "  r1    regimen: kratom, 5 g every 2 weeks"]


def test_a_whole_taper_in_a_line(say: Terminal) -> None:
    plan = "6g, 4g, 2g, stop"
    said = say("regimen", "kratom", plan, "--every", "2w", "--from", "2026-12-01")
    assert said.out.splitlines() == [
        "kratom:",
        "  r2    from Tue 1 Dec 2026: 6 g daily",
        "  r3    from Tue 15 Dec 2026: 4 g daily",
        "  r4    from Tue 29 Dec 2026: 2 g daily",
        "  r5    from Tue 12 Jan 2027: stop",
    ]
    assert said.err == ""


def test_what_is_rounded_and_what_is_shorter_is_said(say: Terminal) -> None:
    words = ["reduce", "by", "10%", "of", "the", "current", "every", "4", "weeks", "to", "5.5", "g"]
    said = say("regimen", "kratom", *words, "--from", "2026-12-01")
    assert [line.rsplit(": ", 1)[1] for line in said.out.splitlines()[1:]] == [
        "7.2 g daily",
        "6.48 g daily",
        "5.83 g daily",
        "5.5 g daily",
    ]
    assert said.err.splitlines() == [
        "1 amount is rounded, such as 5.832 g to 5.83 g. Another way: ..., rounded to AMOUNT",
        "The last step goes less far than the others, to the amount that you said.",
    ]


def test_amounts_are_in_the_unit_of_the_product(say: Terminal) -> None:
    assert say("regimen", "kratom", "6500mg", "daily").out.endswith("kratom, 6.5 g daily\n")
    said = refusal(say("regimen", "kratom", "2", "capsules", "daily"), 65)
    assert "kratom is recorded in g" in said


def test_much_more_than_was_planned_is_asked_about(say: Terminal) -> None:
    said = say("regimen", "kratom", "800g", "daily", "--from", "2026-12-01")
    assert "100 times the largest day planned, 8 g. Wrong? sidelog undo" in said.err
    asked = say("regimen", "kratom", "9000g", "daily", stdin="n\n", tty=True)
    assert asked.code == 1
    assert "9000 g of kratom a day is" in asked.err


def test_a_slip_in_the_name_is_asked_about(say: Terminal) -> None:
    assert "Did you mean kratom" in refusal(say("regimen", "kraton", "6g", "--from", "today"), 2)
    assert say("regimen", "kraton", "6g", "--from", "today", "--new").code == 0


def test_nobody_stops_what_is_not_known(run: Terminal, say: Terminal) -> None:
    assert "There is no product" in refusal(run("regimen", "tea", "stop", "--on", "today"), 2)
    assert say("regimen", "kratom", "stop", "--on", "2026-11-01").out == (
        "From Sun 1 Nov 2026 (21 days ago): kratom, stop\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["kratom", "as", "needed"], 2, "as needed is no rule"),
        (["kratom", "6g", "--from", "today", "--on", "today"], 2, "The first day is said twice"),
        (["kratom", "6g", "--from", "friday"], 2, "could be"),
        (["kratom", "6g", "--dialy"], 2, "There is no option"),
        (["kratom", "--every", "2w"], 2, "What is taken is not said"),
        (["--from", "today"], 2, "What is taken is not said"),
        (["kratom", "6g", "--csv", "x.csv"], 2, "A file says the steps itself"),
        (["kratom", "30", "x", "5g"], 65, "1 to 24 doses a day"),
        (["stop", "kratom"], 2, "stop is said after the product."),
        (["kratom", "6g", "since", "march"], 2, "Say the first day, such as 2026-03-01."),
        (["kratom", "hold", "2w", "--keep"], 2, "A hold only postpones"),
        (["kratom", "hold", "2w"], 1, "no later step"),
        (["kratom", "6g", "-n", " "], 65, "The note is empty"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    say: Terminal, words: list[str], code: int, reason: str
) -> None:
    assert reason in refusal(say("regimen", *words), code)
    assert len(say("regimen", "kratom", "--json").data["steps"]) == 1


def test_help_for_a_note_that_may_speak_of_danger_comes_after_it_is_kept(say: Terminal) -> None:
    said = say("regimen", "kratom", "6g", "-n", "I want to die")
    assert said.out.startswith("From today")
    assert "help-now" in said.err or "emergency" in said.err.lower()


# Later steps


@pytest.fixture
def planned(say: Terminal) -> Terminal:
    plan = ("regimen", "kratom", "6g, stop", "--every", "4w", "--from", "2026-12-01")
    assert say(*plan).code == 0
    return say


def test_whether_later_steps_stay_is_asked(planned: Terminal) -> None:
    said = refusal(planned("regimen", "kratom", "7g"), 2)
    assert "After that there is already: 6 g daily from Tue 1 Dec 2026, stop from Tue 29 " in said
    kept = planned("regimen", "kratom", "7g", "--keep")
    assert "After that, as before: 6 g daily from Tue 1 Dec 2026, stop from" in kept.err
    asked = planned("regimen", "kratom", "5g", stdin="n\n", tty=True)
    assert "Does that stay? [Y/n]" in asked.err
    assert "No longer planned: 6 g daily from Tue 1 Dec 2026, stop" in " ".join(asked.err.split())
    assert [one["amount"] for one in planned("regimen", "kratom", "--json").data["steps"]] == [8, 5]


def test_a_stop_takes_the_place_of_what_was_to_come(planned: Terminal) -> None:
    said = planned("regimen", "kratom", "stop", "--on", "2026-11-25")
    assert "No longer planned: 6 g daily from Tue 1 Dec 2026, stop from" in said.err
    # But not of what has been taken since.
    past = refusal(planned("regimen", "kratom", "stop", "--on", "2026-08-01"), 2)
    assert "--keep" in past
    assert planned("regimen", "kratom", "4g", "--replace").code == 0


def test_a_hold_names_each_step_with_both_its_days(planned: Terminal) -> None:
    assert planned("regimen", "kratom", "hold", "10", "days").out.splitlines() == [
        "kratom: 8 g daily goes on.",
        "  r2    from Fri 11 Dec 2026: 6 g daily (was Tue 1 Dec 2026)",
        "  r3    from Fri 8 Jan 2027: stop (was Tue 29 Dec 2026)",
    ]
    assert planned("regimen", "tea", "2", "cups", "--from", "2026-12-24").code == 0
    assert planned("regimen", "tea", "hold", "2w").out.splitlines() == [
        "tea:",
        "  r4    from Thu 7 Jan 2027: 2 cups daily (was Thu 24 Dec 2026)",
    ]
    assert [planned("undo").code for _ in range(3)] == [0, 0, 0]
    data = planned("regimen", "kratom", "hold", "2w", "--json").data
    assert [(one["was"], one["from"]) for one in data["moved"]] == [
        ("2026-12-01", "2026-12-15"),
        ("2026-12-29", "2027-01-12"),
    ]


# What there is


def test_what_holds_now_and_what_comes_next(planned: Terminal) -> None:
    assert planned("regimen", "tea", "2", "cups", "--from", "2026-12-24").code == 0
    assert planned("regimen", "zinc", "10mg", "--from", "2026-01-01").code == 0
    assert planned("regimen", "zinc", "stop", "--on", "2026-02-01").code == 0
    assert planned("regimen").out.splitlines() == [
        "kratom: 8 g daily since Tue 1 Sep 2026",
        "  next 6 g daily: Tue 1 Dec 2026 (in 9 days); 1 more after that",
        "tea: not yet",
        "  next 2 cups daily: Thu 24 Dec 2026 (in 32 days)",
        "zinc: stopped on Sun 1 Feb 2026",
    ]
    data = planned("regimen", "--json").data
    assert [(one["product"], len(one["steps"])) for one in data] == [
        ("kratom", 3),
        ("tea", 1),
        ("zinc", 2),
    ]


def test_the_steps_of_a_product_and_the_days_that_differed(planned: Terminal) -> None:
    for day in range(1, 17):
        assert planned("dose", "kratom", "7g", "--on", f"2026-10-{day:02}").code == 0
    assert planned("dose", "kratom", "none", "--on", "2026-11-01").code == 0
    lines = planned("regimen", "kratom").out.splitlines()
    assert lines[:5] == [
        "kratom",
        "  r1    from Tue 1 Sep 2026: 8 g daily, now",
        "  r2    from Tue 1 Dec 2026: 6 g daily, in 9 days",
        "  r3    from Tue 29 Dec 2026: stop, in 37 days",
        "As planned on 66 of 83 days (nothing noted); none on 1; another amount on 16.",
    ]
    assert lines[-2:] == [
        "  Sun 1 Nov 2026: none (planned 8 g)",
        "  3 earlier days not listed here.",
    ]
    assert len(lines) == 5 + 15
    kept = planned("regimen", "kratom", "--json").data["kept"]
    assert (kept["days"], kept["as_planned"], len(kept["differed"])) == (83, 66, 17)


def test_where_nothing_is_taken_as_a_rule_the_next_command_is_said(run: Terminal) -> None:
    assert run("dose", "tea", "1", "cup").code == 0
    assert "sidelog regimen NAME AMOUNT daily --from DAY" in refusal(run("regimen"), 1)
    assert "tea has no regimen" in refusal(run("regimen", "tea"), 1)
    assert "There is no product" in refusal(run("regimen", "coffee"), 2)


def test_as_json_a_plan_is_data(say: Terminal) -> None:
    said = say("regimen", "kratom", "3", "x", "2g", "--from", "2026-12-01", "--json").data
    assert said["steps"] == [
        {
            "reference": "r2",
            "from": "2026-12-01",
            "amount": 6.0,
            "every_days": 1,
            "times": 3,
            "begun": False,
            "outcome": "new",
        }
    ]
    assert (said["product"], said["unit"], said["replaced"], said["kept"]) == (
        "kratom",
        "g",
        [],
        [],
    )


# Files


@pytest.fixture
def file(given: Path) -> Path:
    return given / "plan.csv"


def test_the_steps_of_a_file(say: Terminal, file: Path) -> None:
    file.write_text("amount,day\nstop,2026-12-29\n6 g every other day,2026-12-15\n7,2026-12-01\n")
    assert say("regimen", "kratom", "--csv", str(file)).out.splitlines() == [
        "kratom:",
        "  r2    from Tue 1 Dec 2026: 7 g daily",
        "  r3    from Tue 15 Dec 2026: 6 g every other day",
        "  r4    from Tue 29 Dec 2026: stop",
    ]
    stdin = "day;amount\n2027-01-05;1 g\n"
    assert say("regimen", "kratom", "--csv", "-", stdin=stdin).out.endswith("1 g daily\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("day,amount\n2026-12-01,6g\nsoon,4g\n", "plan.csv, line 3, column day: 'soon' is not"),
        ("day,amount\n2026-12-01,6g\n2026-12-15,\n", "line 3, column amount: How much is taken"),
        ("day,amount\n2026-12-01,6 capsules\n", "line 2, column amount: kratom is recorded in g"),
        (
            "day,amount\n2026-12-01,6g for a week\n",
            "line 2, column amount: '6g for a week' is more",
        ),
        ("day,amount\n2026-12-01,6g\n2026-12-01,5g\n", "line 3, column day: 2026-12-01 is in a"),
        ("day,amount\n2026-12-01\n", "line 2: it has not two cells"),
        ("2026-12-01,6g\n", "Write a line above it, such as: day,amount\n"),
        ("day,dose\n2026-12-01,6g\n", "names other columns: day, dose"),
    ],
)
def test_a_bad_line_is_named_and_nothing_of_the_file_is_written(
    say: Terminal, file: Path, content: str, reason: str
) -> None:
    file.write_text(content)
    assert reason in refusal(say("regimen", "kratom", "--csv", str(file)), 65)
    assert len(say("regimen", "kratom", "--json").data["steps"]) == 1


def test_a_file_that_is_not_there(say: Terminal, given: Path) -> None:
    assert "There is no file" in refusal(say("regimen", "kratom", "--csv", str(given / "no")), 66)


# Afterwards


def test_a_step_is_edited_and_deleted_by_its_name(planned: Terminal) -> None:
    edited = planned("edit", "r2", "--amount", "5g twice a day", "--on", "2026-12-03")
    assert edited.out.splitlines() == [
        "was Tue 1 Dec 2026",
        "  r2    regimen: kratom, 6 g daily",
        "is now Thu 3 Dec 2026",
        "  r2    regimen: kratom, 10 g daily in 2 doses",
    ]
    # An amount alone leaves how often as it is.
    assert "5 g daily in 2 doses" in planned("edit", "r2", "--amount", "5g").out
    assert "r2    regimen: kratom, stop" in planned("edit", "r2", "--amount", "none").out
    assert "is more than one step" in refusal(planned("edit", "r2", "--amount", "5g, 4g"), 2)
    assert "another step begins" in refusal(planned("edit", "r2", "--on", "2026-12-29"), 65)
    assert planned("delete", "r3", "--yes").code == 0
    assert len(planned("regimen", "kratom", "--json").data["steps"]) == 2
    history = planned("history", "--limit", "1").out
    assert "regimen of kratom, stop, on Tue 29 Dec 2026 removed" in history


def test_a_plan_lies_ahead_and_is_no_finding(run: Terminal, now: datetime) -> None:
    assert run("regimen", "tea", "2", "cups", "--from", "2026-12-24").code == 0
    assert "No dose of tea" in refusal(run("trends", "tea"), 1)
    assert "Nothing is recorded" in refusal(run("show"), 1)
    christmas = now + timedelta(days=40)
    assert "2 cups daily since 24 December" in run("trends", "tea", now=christmas).out


def test_what_is_taken_as_a_rule_is_not_put_away(planned: Terminal) -> None:
    said = refusal(planned("product", "retire", "kratom"), 65)
    assert "Stop it first: sidelog regimen kratom stop --on DAY" in said
    assert planned("regimen", "kratom", "stop", "--on", "today").code == 0
    assert planned("product", "retire", "kratom").code == 0
    assert planned("regimen").out == "kratom: stopped on Sun 22 Nov 2026, put away\n"
    again = planned("regimen", "kratom", "2g", "--from", "2026-11-23")
    assert again.err == "kratom is put away. Back with: sidelog product restore kratom\n"


def test_nothing_follows_what_is_only_planned(run: Terminal) -> None:
    assert run("log", "mood=5").code == 0
    assert run("regimen", "tea", "2", "cups", "--from", "2026-12-24").code == 0
    assert "No dose of tea is recorded" in refusal(run("lags", "mood", "tea"), 1)
