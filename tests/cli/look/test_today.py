"""Bare `sidelog`: what is recorded today, what is open, what stands, what comes next."""

import shlex
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelog.report.words.day import COMPLETE, NOTHING_DUE
from tests.cli.changes import STOPPED
from tests.cli.look.conftest import Put
from tests.cli.look.screens import fits_every_width, has_no_jargon, is_ascii_where_it_must_be
from tests.cli.transcripts import transcript
from tests.processes import environ, finish, start
from tests.snapshots import Snapshots
from tests.terminal import Terminal


def test_without_a_journal_it_says_how_to_begin_and_makes_none(
    run: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    result = run()
    assert (result.code, result.out) == (0, "")
    assert not journal.exists()
    snapshot("today-welcome", result.err.replace(str(journal), "JOURNAL"))


def test_every_command_of_the_welcome_works_as_it_stands(run: Terminal) -> None:
    lines = [line.split("   ")[0] for line in run().err.splitlines() if line.startswith("  ")]
    commands = [shlex.split(line)[1:] for line in lines]
    assert commands == [
        ["log"],
        ["log", "shedding=2", "mood=6"],
        ["dose", "kratom", "4g", "--at", "08:30"],
        ["demo"],
    ]
    assert [run(*one, tty=True, stdin="q\n").code for one in commands[:3]] == [0, 0, 0]


@pytest.mark.usefixtures("layout")
def test_a_day_in_its_stages(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5", "--on", "monday")
    begun = transcript(
        run,
        "log mood=6 -n 'a secret'",
        "dose kratom 1g --at 12:15",
        "dose kratom 1g --at 08:30",
        "",
    )
    complete = transcript(
        run,
        "log shedding=2 dryness=1 nails=skip",
        "log weight=70 --on -2d",
        "event illness flu --from -3d --to today",
        "",
    )
    snapshot("today-stages", f"{begun}\n{complete}")
    assert "a secret" not in run().out


@pytest.mark.usefixtures("layout")
@pytest.mark.parametrize("typed", [[], ["--plain"]])
def test_what_stands_is_the_first_answer(
    demo: Terminal, snapshot: Snapshots, typed: list[str]
) -> None:
    shown = demo(*typed)
    assert len(shown.out.splitlines()) <= 14
    snapshot(f"today-stands{'-plain' if typed else ''}", shown.out)


def test_the_screen_fits_every_width(year: Terminal) -> None:
    year("log", "-n", "line\n" * 100)
    year("event", "illness", "a title that goes on and on, longer than a narrow terminal is")
    fits_every_width(year)
    is_ascii_where_it_must_be(year)
    has_no_jargon(year)


@pytest.mark.parametrize(
    ("doses", "said"),
    [
        (["4g"], "4 g"),
        (["4g --at 08:30"], "4 g at 08:30"),
        (["none"], "none taken"),
        (["unknown"], "amount not known"),
        (["1g --at 19:00", "2g --at 08:00"], "3 g so far in 2 doses: 08:00 2 g, 19:00 1 g"),
        (["1g --at 09:00", "2g"], "3 g so far in 2 doses: 2 g, 09:00 1 g"),
        (["1g", "unknown"], "at least 1 g so far in 2 doses: 1 g, amount not known"),
        (
            [f"1g --at {hour:02}:00" for hour in range(8, 14)],
            "6 g so far in 6 doses, 08:00 to 13:00",
        ),
    ],
)
def test_doses_of_today_are_added_up(run: Terminal, doses: list[str], said: str) -> None:
    for dose in doses:
        assert run("dose", "kratom", *dose.split()).code == 0
    assert f"kratom  {said}\n" in run().out


def test_a_dose_after_midnight_names_its_night(run: Terminal, now: datetime) -> None:
    night = now + timedelta(hours=5)
    env = {"SIDELOG_DAY_STARTS": "04:00"}
    assert run("dose", "kratom", "1g", "--at", "01:00", now=night, env=env).code == 0
    shown = run(now=night, env=env).out
    assert shown.startswith("Sunday 22 November 2026, until 04:00\n")
    assert "1 g at Mon 01:00" in shown


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        ([], ""),
        ([1], "Open from before: Sat 21 Nov (sidelog log --missed)."),
        ([1, 3], "Open from before: Thu 19 and Sat 21 Nov (sidelog log --missed)."),
        ([1, 2, 3, 6], "Open on 4 days of the last week (sidelog log --missed)."),
    ],
)
def test_missed_days_of_the_last_week_are_named(
    run: Terminal, missed: list[int], said: str
) -> None:
    for ago in set(range(1, 22)) - set(missed):
        run("log", "mood=5", "--on", f"-{ago}d")
    assert run("--json").data["open_days"] == len(missed)
    shown = run().out
    assert (said in shown) if said else ("--missed" not in shown)


def test_a_missed_dose_is_named_with_its_product(run: Terminal) -> None:
    for ago in set(range(1, 12)):
        run("log", "mood=5", "--on", f"-{ago}d")
        if ago != 4:
            run("dose", "kratom", "2g", "--on", f"-{ago}d")
    assert "Open from before: kratom on Wed 18 Nov (sidelog log --missed)." in run().out
    assert run("--json").data["missed"] == [
        {"day": "2026-11-18", "measures": [], "products": ["kratom"]}
    ]


def test_who_writes_on_three_days_of_a_week_has_missed_nothing(
    run: Terminal, now: datetime
) -> None:
    for ago in range(1, 22):
        if (now.date() - timedelta(days=ago)).weekday() in {0, 2, 4}:
            run("log", "mood=5", "--on", f"-{ago}d")
    assert run("--json").data["open_days"] == 0


def test_days_before_the_journal_began_are_not_missed(begun: Terminal) -> None:
    assert begun("--json").data["open_days"] == 0


def test_a_count_on_wash_days_is_not_open_on_the_day_after(run: Terminal) -> None:
    for name in ("shedding", "dryness", "nails", "mood"):
        run("measure", "untrack", name)
    run("measure", "track", "hair-count")
    run("log", "hair-count=80", "--on", "-2d")
    assert (run("--json").data["missing"], run("--json").data["open_days"]) == ([], 0)
    run("log", "hair-count=80", "--on", "-4d")
    run("delete", "o1", "--yes")
    assert run("--json").data["missing"] == ["hair-count"]


def test_where_nothing_is_due_nothing_is_said_to_be_written_down(run: Terminal) -> None:
    for name in ("shedding", "dryness", "nails", "mood"):
        run("measure", "untrack", name)
    run("measure", "track", "hair-count")
    run("log", "hair-count=80", "--on", "yesterday")
    assert NOTHING_DUE in run().out
    run("log", "hair-count=90")
    assert COMPLETE in run().out


def test_what_is_taken_daily_is_open_until_it_is_said(run: Terminal) -> None:
    for back in range(1, 5):
        run("dose", "magnesium oil", "1ml", "--on", f"-{back}d")
    assert run("--json").data["missing_products"] == ["magnesium oil"]
    assert "Open: Hair shedding, Skin dryness, Nail changes, Mood, magnesium oil.\n" in run().out
    assert run().out.endswith("  sidelog log  the 5 still open\n")
    run("log", "shedding=1", "dryness=1", "nails=1", "mood=5")
    assert COMPLETE not in run().out
    run("dose", "magnesium oil", "none")
    assert run("--json").data["missing_products"] == []
    assert COMPLETE in run().out


def test_beside_the_total_stands_what_is_usual_or_was_taken_the_day_before(run: Terminal) -> None:
    run("dose", "kratom", "3g", "--on", "yesterday")
    run("dose", "kratom", "2g")
    run("dose", "zinc", "none", "--on", "yesterday")
    run("dose", "zinc", "5mg")
    run("product", "add", "sertraline", "--unit", "mg", "--usual", "50mg")
    run("dose", "sertraline")
    run("product", "add", "iron", "--unit", "mg", "--usual", "14mg")
    run("dose", "iron", "28mg")
    shown = run().out
    assert "kratom      2 g (yesterday 3 g)\n" in shown
    assert "zinc        5 mg (yesterday none)\n" in shown
    assert "sertraline  50 mg, as usual\n" in shown
    assert "iron        28 mg (usually 14 mg)\n" in shown


def test_an_event_is_not_the_measure_of_its_name(run: Terminal) -> None:
    run("measure", "track", "stress")
    run("event", "stress", "-n", "work")
    assert "stress" in run("--json").data["missing"]


@pytest.mark.parametrize(
    ("env", "said"), [({}, "50 mg planned"), ({"SIDELOG_QUIET": "on"}, "planned")]
)
def test_what_stands_by_its_plan_is_shown_and_not_open(
    run: Terminal, env: dict[str, str], said: str
) -> None:
    run("regimen", "sertraline", "50mg", "daily", "--from", "-9d")
    assert f"  sertraline  {said}\n" in run(env=env).out
    assert run("--json").data["missing_products"] == []
    run("dose", "sertraline", "25mg")
    assert "sertraline  25 mg (planned 50 mg)\n" in run().out


def test_quiet_shows_no_amounts_of_a_change(run: Terminal) -> None:
    run("event", "reduce", "kratom", "8g", "6g")
    shown = run(env={"SIDELOG_QUIET": "on"}).out
    assert "Event  kept\n" in shown
    assert "8 g" not in shown


def test_quiet_shows_neither_values_nor_answers(told: Put) -> None:
    run = told(STOPPED)
    run("settings", "quiet", "on")
    run("product", "edit", "kratom", "--usual", "4g")
    run("dose", "kratom", "4g")
    shown = run().out
    assert "Mood" in shown
    assert "kept" in shown
    assert not any(sign.isdigit() for sign in shown.split("\n", 1)[1].split("sidelog")[0])
    assert "worse" not in shown


def test_who_was_long_away_is_not_asked_for_what_is_lost(run: Terminal, now: datetime) -> None:
    run("log", "mood=5", now=now - timedelta(days=33))
    shown = run().out
    assert "33 days since the last entry" in shown
    assert "--missed" not in shown
    assert shown.count("sidelog log") == 1


def test_after_a_missed_week_the_days_can_be_filled(run: Terminal, now: datetime) -> None:
    for ago in range(9, 20):
        run("log", "mood=5", now=now - timedelta(days=ago))
    shown = " ".join(run().out.split())
    assert "9 days since the last entry (Fri 13 Nov 2026). All of it is kept." in shown
    assert "The days between: sidelog log --missed" in shown
    assert "Open from before" not in shown


def test_where_waiting_brings_no_answer_none_is_said(run: Terminal, now: datetime) -> None:
    run("log", "mood=5", now=now - timedelta(days=400))
    assert run("--json").data["stands"] is None


def test_a_value_on_an_earlier_scale_is_a_number_alone(run: Terminal) -> None:
    run("log", "mood=10", "--at", "08:00")
    run("measure", "edit", "mood", "--range", "0..20")
    assert "Mood  08:00 10\n" in run().out


def test_more_measures_than_a_screen_bears_are_counted(run: Terminal) -> None:
    names = ["mood", "shedding", "dryness", "nails", "itch", "sleep", "stress", "energy", "craving"]
    run("log", *(f"{name}=1" for name in names))
    assert "9 measures" in run().out


def test_as_json_the_day_is_data(told: Put, journal: Path) -> None:
    run = told(STOPPED)
    data = run("--json").data
    assert data["day"] == "2026-11-22"
    assert {entry["kind"] for entry in data["entries"]} == {"observation", "dose"}
    assert data["stands"].startswith("Stress: worse than before stopping kratom. ")
    assert {one["measure"] for one in data["findings"]} == {
        "dryness",
        "mood",
        "shedding",
        "stress",
    }
    assert data["taken"][0]["product"] == "vitamin D"
    journal.unlink()
    assert run("--json").data["entries"] == []


def test_as_json_a_failure_names_the_command_today(run: Terminal, tmp_path: Path) -> None:
    envelope = run("--json", env={"SIDELOG_JOURNAL": str(tmp_path)}).envelope
    assert (envelope["command"], envelope["error"]["exit_code"]) == ("today", 74)


def test_the_journal_may_be_named_before_anything_else(begun: Terminal, journal: Path) -> None:
    other = journal.parent / "other.db"
    journal.rename(other)
    assert "Mood" in begun("--journal", str(other)).out


@pytest.mark.usefixtures("begun")
def test_it_comes_without_typer_and_rich(journal: Path) -> None:
    program = (
        "import sys; from sidelog.cli.main import main; main([]); "
        "print(sorted({'typer', 'rich'} & set(sys.modules)))"
    )
    done = finish(start((sys.executable, "-c", program), environ(journal)))
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_appointment_of_the_week_is_said_with_what_is_to_be_asked(run: Terminal) -> None:
    run("visit", "add", "Dr. Berg", "--on", "2026-11-24")
    run("visit", "ask", "Is it the thyroid?")
    run("log", "mood=5")
    shown = " ".join(run().out.split())
    assert "Dr. Berg: Tue 24 Nov 2026 (in 2 days), 1 question to ask (sidelog visit)." in shown
    run("edit", "v1", "--on", "2026-12-24")
    assert "Dr. Berg" not in run().out


@pytest.mark.parametrize(
    ("day", "is_asked"), [("2026-11-21", True), ("2026-11-08", True), ("2026-11-07", False)]
)
def test_a_visit_is_asked_about_until_it_is_done_or_two_weeks_are_over(
    run: Terminal, day: str, *, is_asked: bool
) -> None:
    run("visit", "add", "Dr. Berg", "--on", day)
    run("log", "mood=5")
    assert ("How was it at Dr. Berg's? sidelog visit done" in run().out) is is_asked
    run("visit", "done")
    assert "How was it" not in run().out


def test_of_several_visits_that_are_not_done_each_is_named(run: Terminal) -> None:
    run("visit", "add", "Dr. Berg", "--on", "2026-11-09")
    run("visit", "add", "--on", "2026-11-20")
    run("log", "mood=5")
    shown = run().out.splitlines()
    assert "How was it at Dr. Berg's on 9 November? sidelog visit done v1" in shown
    assert "How was it at the visit on 20 November? sidelog visit done v2" in shown
    run("visit", "done", "v2")
    assert "How was it at Dr. Berg's? sidelog visit done" in run().out


def test_days_of_washing_are_no_first_answer(run: Terminal) -> None:
    run("regimen", "finasteride", "1mg", "daily", "--from", "2026-08-19")
    for day in ("-14d", "today"):
        run("log", "hair-washed=yes", "hair-count=84", "--on", day)
    said = run().out
    assert "Hair washed: too" not in said
    assert "compared with those before from about 22 May 2027." in " ".join(said.split())
