"""Missed days: only what was due, the last three days first, each its own command."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.days import lived
from tests.cli.record.guided.answers import answered, interrupt_after
from tests.cli.transcripts import refusal
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def daily(run: Terminal) -> Terminal:
    """`run`, with a mood on each of three weeks' days but five of them."""
    untracked = [("measure", "untrack", name) for name in ("shedding", "dryness", "nails")]
    logged = [("log", "mood=5", "--on", f"-{ago}d") for ago in set(range(1, 22)) - {1, 3, 6, 9, 20}]
    return lived(run, [*untracked, *logged])


def test_missed_days_are_walked_through_the_latest_first(
    daily: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    before = rows(journal, "SELECT count(*) FROM batch")[0][0]
    result = answered(daily, "6", "", "", "", "y", "4", "", "q", argv=("--missed",))
    assert result.out == (
        "yesterday, Sat 21 Nov 2026: mood 6\nMon 16 Nov 2026 (6 days ago): mood 4\n"
    )
    assert rows(journal, "SELECT count(*) FROM batch") == [(before + 2,)]
    snapshot("checkin-missed", result.err)


def test_older_days_are_asked_only_with_a_yes(daily: Terminal) -> None:
    asked = answered(daily, "6", "", "5", "", "", argv=("--missed",)).err
    assert "\n2 older days, from memory? y goes on, Enter ends it: " in asked
    assert "16 Nov" not in asked


def test_where_every_missed_day_is_older_that_is_asked_first(
    run: Terminal, daily: Terminal
) -> None:
    for ago in (1, 3):
        daily("log", "mood=skip", "--on", f"-{ago}d")
    asked = answered(run, "", argv=("--missed",)).err
    assert asked.endswith("\n2 older days, from memory? y goes on, Enter ends it: ")


def test_older_days_that_are_named_are_asked_and_are_from_memory(daily: Terminal) -> None:
    asked = answered(daily, "q", argv=("--missed", "--on", "-9d")).err
    assert "\nFri 13 Nov 2026 (9 days ago), from memory\n" in asked
    assert "y goes on" not in asked


def test_one_key_leaves_the_rest_of_a_day_open(daily: Terminal, journal: Path) -> None:
    daily("measure", "track", "shedding")
    result = answered(daily, "d", "2", "d", argv=("--missed", "--last", "4d"))
    assert result.out == "Thu 19 Nov 2026 (3 days ago): shedding 2\n"
    assert "d leaves the rest of a day open, and goes on to the next.\n" in result.err
    assert rows(journal, "SELECT count(*) FROM observation WHERE day > '2026-11-18'") == [(2,)]


def test_an_interrupt_between_the_days_keeps_what_was_answered(
    daily: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after(monkeypatch, "6", "", "d")
    result = daily("log", "--missed", tty=True)
    assert (result.code, result.out) == (130, "yesterday, Sat 21 Nov 2026: mood 6\n")
    assert result.err.endswith("Stopped. What you answered is kept.\n")


def test_the_end_of_the_input_is_no_yes(daily: Terminal) -> None:
    result = answered(daily, "6", "", "5", "", argv=("--missed",))
    assert (result.code, result.out.count("mood")) == (0, 2)


@pytest.mark.parametrize(
    ("argv", "days"),
    [
        (("--from", "-21d"), "5 days are open"),
        (("--from", "-7d", "--to", "-4d"), "1 day is open"),
        (("--on", "-3d"), "1 day is open"),
        (("--last", "1w"), "3 days are open"),
        (("--to", "-4d"), "2 days are open"),
    ],
)
def test_the_days_to_look_back_on_can_be_named(
    daily: Terminal, argv: tuple[str, ...], days: str
) -> None:
    asked = answered(daily, "q", argv=("--missed", *argv)).err
    assert asked.startswith(f"{days}, the latest first. Leave open what you do not remember.\n")


def test_days_before_the_first_entry_are_not_missed(run: Terminal) -> None:
    run("log", "mood=5")
    said = refusal(answered(run, argv=("--missed",)), 1)
    assert said == "No day counts as missed.\nTo fill one in: sidelog log --on DAY\n"
    said = refusal(answered(run, argv=("--missed", "--from", "-3d")), 1)
    assert said == (
        "No day since Thu 19 Nov 2026 counts as missed.\nTo fill one in: sidelog log --on DAY\n"
    )


def test_who_writes_on_three_days_of_a_week_has_missed_none(run: Terminal, now: datetime) -> None:
    for ago in range(1, 22):
        if (now.date() - timedelta(days=ago)).weekday() in {0, 2, 4}:
            run("log", "mood=5", "--on", f"-{ago}d")
    assert answered(run, argv=("--missed",)).code == 1


def test_a_missed_dose_is_asked_alone(run: Terminal) -> None:
    for ago in range(1, 11):
        run("log", "mood=5", "--on", f"-{ago}d")
        if ago != 4:
            run("dose", "kratom", "2g", "--on", f"-{ago}d")
    result = answered(run, "y", "3g", "", argv=("--missed",))
    assert result.out == "Wed 18 Nov 2026 (4 days ago): kratom 3 g (1st that day)\n"
    assert "mood" not in result.err


def test_a_missed_week_of_nails_is_asked_where_it_was_due(run: Terminal) -> None:
    for name in ("shedding", "dryness", "mood"):
        run("measure", "untrack", name)
    run("log", "nails=1", "--on", "-20d")
    result = answered(run, "y", "1", "", argv=("--missed",))
    assert result.out == "Mon 9 Nov 2026 (13 days ago): nails 1\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--missed", "--from", "today"), "--missed looks back."),
        (("--missed", "mood=5"), "--missed asks for each day by itself."),
        (("--from", "-3d"), "--from needs a measure."),
        (("--missed", "--on", "-3d", "--to", "-1d"), "Name one day with --on, or several"),
        (("--all", "--missed"), "--all asks about one day."),
        (("--at", "08:30"), "--at needs a value."),
    ],
)
def test_what_cannot_be_asked_is_refused(begun: Terminal, argv: tuple[str, ...], said: str) -> None:
    assert refusal(answered(begun, argv=argv), 2).startswith(said)
