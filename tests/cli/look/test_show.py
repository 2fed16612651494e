"""`sidelog show`: the record itself, day by day, gaps as gaps."""

import shlex
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli import days
from tests.cli.transcripts import refusal, transcript
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def lived(run: Terminal) -> Terminal:
    """`run`, where three weeks have a little of everything."""
    lines = (
        "log shedding=2 nails=skip",
        "log mood=3 --at 07:45",
        "log weight=70.5 moisturiser=yes --on yesterday",
        "dose kratom unknown --at 'yesterday 23:10' -n 'from the old bag'",
        "dose kratom none --on -3d",
        "dose 'kratom capsules' 2 capsules --estimate --on -3d",
        "event reduce kratom --on -12d -n 'from 8 g to 4 g'",
        "event illness flu --from -9d --to -7d -n 'in bed'",
        "log mood=4 --on -8d",
        "log -n 'first line\n\n\tthird \x1b[31mred' --on -3d",
        "log -n 'woke up' --at 05:10",
    )
    return days.lived(run, [*days.BEGUN, *map(shlex.split, lines)])


def test_each_day_shows_what_is_recorded_of_it(lived: Terminal, snapshot: Snapshots) -> None:
    snapshot("show-days", transcript(lived, "show", "show 2w", "show yesterday"))


@pytest.mark.parametrize("columns", [40, 200])
def test_long_lines_fit_the_terminal(begun: Terminal, columns: int, snapshot: Snapshots) -> None:
    begun(
        "log", "-n", "The hairbrush was full again after only two days, as it was in spring. " * 3
    )
    shown = begun("show", "today", columns=columns).out
    assert max(map(len, shown.splitlines())) <= columns
    snapshot(f"show-{columns}-columns", shown)


def test_however_narrow_the_terminal_is_something_is_shown(begun: Terminal) -> None:
    assert "mood" in begun("show", columns=1).out


def test_at_a_terminal_it_is_the_same_text(lived: Terminal) -> None:
    assert lived("show", tty=True).out == lived("show").out
    assert "\x1b" not in lived("show", tty=True).out


def test_as_json_everything_is_there(lived: Terminal) -> None:
    data = lived("show", "2w", "--json").data
    assert (data["first"], data["last"]) == ("2026-11-09", "2026-11-22")
    entries = {entry["reference"]: entry for entry in data["entries"]}
    assert len(entries) == len(data["entries"]) == 15
    assert entries["d2"] == {
        "day": "2026-11-21",
        "reference": "d2",
        "kind": "dose",
        "name": "kratom",
        "at": "2026-11-21T23:10+01:00",
        "value": None,
        "text": "from the old bag",
        "taken": True,
        "estimate": False,
        "unit": "g",
        "scale": None,
        "before": None,
        "after": None,
        "ongoing": False,
        "every_days": None,
        "times": None,
    }
    assert data["planned"] == []
    assert (entries["o3"]["scale"], entries["o3"]["unit"]) == (1, None)
    assert entries["n1"]["text"] == "first line\n\n\tthird \x1b[31mred"
    assert (entries["d3"]["taken"], entries["d4"]["estimate"]) == (False, True)
    assert entries["o3"]["value"] is None


def test_as_json_an_empty_period_is_a_failure_too(begun: Terminal) -> None:
    shown = begun("show", "2025", "--json")
    assert (shown.code, shown.envelope["error"]["exit_code"]) == (1, 1)


def test_entries_of_a_day_stand_in_the_order_of_their_times(run: Terminal) -> None:
    for hour in ("20:00", "08:00"):
        run("dose", "kratom", "1g", "--at", hour)
    run("log", "mood=3", "--at", "12:00")
    run("log", "shedding=1", "-n", "a note")
    said = [line["reference"] for line in run("show", "today", "--json").data["entries"]]
    assert said == ["o2", "d2", "o1", "d1", "n1"]


def test_a_time_after_midnight_is_named_by_its_weekday(run: Terminal, now: datetime) -> None:
    night, env = now + timedelta(hours=5), {"SIDELOG_DAY_STARTS": "04:00"}
    run("dose", "kratom", "1g", "--at", "01:00", now=night, env=env)
    run("dose", "kratom", "1g", "--at", "22:00", "--on", "2026-11-22", now=night, env=env)
    assert run("show", "today", now=night, env=env).out == (
        "Sun 22 Nov 2026\n  d2    22:00 kratom: 1 g\n  d1    Mon 01:00 kratom: 1 g\n"
    )


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("-2d", "2026-11-20", "2026-11-20"),
        ("monday", "2026-11-16", "2026-11-16"),
        ("2w", "2026-11-09", "2026-11-22"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2026", "2026-01-01", "2026-11-22"),
        ("2026-09-01..2026-09-03", "2026-09-01", "2026-09-03"),
        ("-3d..", "2026-11-19", "2026-11-22"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("2026-09..2026-10", "2026-09-01", "2026-10-31"),
    ],
)
def test_a_period_is_understood(begun: Terminal, period: str, first: str, last: str) -> None:
    for day in ("2026-09-02", "2026-10-15", "monday", "-2d"):
        begun("log", "-n", "something", "--on", day)
    data = begun("show", period, "--json").data
    assert (data["first"], data["last"]) == (first, last)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("all", "2026-09-02", "2026-11-22"),
        ("october", "2026-10-01", "2026-10-31"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("2026-10..2026-11", "2026-10-01", "2026-11-22"),
        ("--last 2w", "2026-11-09", "2026-11-22"),
        ("--from 2026-10-01 --to 2026-10-31", "2026-10-01", "2026-10-31"),
        ("--from october", "2026-10-01", "2026-11-22"),
        ("--to october", "2026-09-02", "2026-10-31"),
    ],
)
def test_a_period_is_named_as_elsewhere(begun: Terminal, typed: str, first: str, last: str) -> None:
    for day in ("2026-09-02", "2026-10-15", "monday", "-2d"):
        begun("log", "-n", "something", "--on", day)
    data = begun("show", *typed.split(), "--json").data
    assert (data["first"], data["last"]) == (first, last)


def test_before_the_record_nothing_is_shown_and_nothing_called_empty(begun: Terminal) -> None:
    assert refusal(begun("show", "--to", "2026-11-01"), 1) == (
        "Nothing is recorded for Sun 1 Nov 2026.\n"
    )


def test_of_an_empty_journal_there_is_nothing_to_show(begun: Terminal) -> None:
    begun("delete", "o1", "d1", "--yes")
    assert refusal(begun("show", "all"), 1) == (
        "Nothing is recorded yet.\nBegin with: sidelog log\n"
    )
    begun("visit", "add", "Dr Adler", "--on", "2026-12-10")
    assert refusal(begun("show", "all"), 1) == (
        "Only visits are recorded yet.\nThose: sidelog visit. To begin with the days: sidelog log\n"
    )


def test_entries_are_shown_by_their_names(lived: Terminal) -> None:
    assert lived("show", "D3", "n1", "d3").out == (
        "Thu 19 Nov 2026\n  d3    kratom: none taken\n"
        f"  n1    “first line\n\n{' ' * 16}third [U+001B][31mred”\n"
    )
    data = lived("show", "d1", "e1", "--json").data
    assert (data["first"], data["last"]) == ("2026-11-10", "2026-11-22")


def test_the_days_of_an_illness_are_not_days_without_a_record(begun: Terminal) -> None:
    begun("event", "illness", "flu", "--from", "2026-10-02", "--to", "2026-10-06")
    begun("log", "mood=4", "--on", "2026-10-04")
    assert begun("show", "2026-10-03..2026-10-08").out == (
        "Fri 2 Oct 2026\n"
        "  e1    Illness or fever: flu (until Tue 6 Oct 2026)\n"
        "Sun 4 Oct 2026\n"
        "  o2    mood: 4\n"
        "Wed 7 Oct 2026 to Thu 8 Oct 2026 (2 days): nothing recorded\n"
    )


def test_a_day_that_is_not_over_is_not_called_empty(run: Terminal) -> None:
    run("log", "mood=5", "--on", "yesterday")
    assert run("show", "-1d..").out == "Sat 21 Nov 2026\n  o1    mood: 5 (neither good nor bad)\n"


def test_a_retired_measure_is_still_shown(begun: Terminal) -> None:
    begun("measure", "retire", "mood")
    assert "o1    mood: 5" in begun("show").out


def test_where_nothing_is_recorded_it_says_so(begun: Terminal) -> None:
    assert refusal(begun("show", "-2d"), 1) == "Nothing is recorded for Fri 20 Nov 2026.\n"


def test_without_a_journal_it_says_how_to_begin_one(run: Terminal, journal: Path) -> None:
    said = refusal(run("show"), 1)
    assert said == (
        f"There is no journal yet at {journal}.\nThe first entry makes it: sidelog log\n"
    )


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("d9", 1, "There is no dose d9."),
        ("z9", 2, "'z9' does not name an entry."),
        ("03/04/2026", 2, "'03/04/2026' could be Fri 3 Apr 2026 or Wed 4 Mar 2026."),
        ("31/02/2026", 2, "There is no day 2026-02-31 in the calendar."),
        ("tomorrow", 2, "Mon 23 Nov 2026 is still to come."),
        ("2030", 2, "Tue 1 Jan 2030 is still to come."),
        ("today..yesterday", 2, "A period cannot begin on Sun 22 Nov 2026 and end on Sat 21"),
        ("0d", 2, "A period has at least one day."),
        ("--ful", 2, "There is no option '--ful'."),
        ("--last 0d", 2, "A period has at least one day."),
        ("--last 30", 2, "'30' could be 30 days, 30 weeks or 30 months."),
        ("monday --last 2w", 2, "The period is said twice: monday and --last."),
        ("d1 --last 2w", 2, "The period is said twice: d1 and --last."),
    ],
)
def test_what_is_no_period_is_refused_in_a_sentence(
    begun: Terminal, line: str, code: int, sentence: str
) -> None:
    assert refusal(begun("show", *line.split()), code).startswith(sentence)


def test_a_value_on_an_earlier_scale_is_not_given_the_words_of_the_new_one(run: Terminal) -> None:
    run("log", "mood=10")
    run("measure", "edit", "mood", "--range", "0..20")
    assert "mood: 10 on an earlier scale\n" in run("show").out


def test_trends_say_that_values_on_an_earlier_scale_are_not_mixed_in(run: Terminal) -> None:
    run("log", "mood=10")
    run("measure", "edit", "mood", "--range", "0..20")
    assert "an earlier scale is not mixed in: 1 value" in run("trends", "mood").err
