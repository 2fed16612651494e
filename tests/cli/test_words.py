"""Days, times and periods as they are typed: asked about where two are meant, the same in each."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli.commands import COMMANDS, root
from tests.cli.transcripts import refusal
from tests.journal.files import rows
from tests.terminal import Terminal

NIGHT = "2026-11-23T02:13:00+01:00"


@pytest.fixture
def awake(run: Terminal) -> Terminal:
    """`run`, at thirteen minutes past two in the night to Monday."""
    run.now = datetime.fromisoformat(NIGHT)
    return run


# Where two are meant


def test_which_day_is_meant_is_asked_on_a_terminal(run: Terminal, journal: Path) -> None:
    asked = run("log", "mood=5", "--on", "03/11/2026", tty=True, stdin="2\n")
    assert asked.err.startswith(
        "Which is meant by '03/11/2026'?\n  1  Tue 3 Nov 2026\n  2  Wed 11 Mar 2026\nWhich? "
    )
    assert asked.out.startswith("Wed 11 Mar 2026 (256 days ago): mood 5")
    assert rows(journal, "SELECT day FROM observation") == [("2026-03-11",)]


def test_of_a_day_and_a_time_each_is_asked(run: Terminal, journal: Path) -> None:
    run("log", "mood=5", "--on", "sunday", "--at", "8", tty=True, stdin="1\n2\n")
    assert rows(journal, "SELECT day, at FROM observation") == [
        ("2026-11-22", "2026-11-22T20:00+01:00")
    ]


@pytest.mark.parametrize("answer", ["\n", "3\n", "0\n", "march\n", ""])
def test_without_a_choice_nothing_is_recorded(run: Terminal, journal: Path, answer: str) -> None:
    refused = run("log", "mood=5", "--on", "03/11/2026", tty=True, stdin=answer)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith(
        "'03/11/2026' could be Tue 3 Nov 2026 or Wed 11 Mar 2026.\nSay 2026-11-03 or 2026-03-11.\n"
    )
    assert not journal.exists()


def test_which_period_is_meant_is_asked_too(begun: Terminal) -> None:
    shown = begun("show", "--last", "30", tty=True, stdin="1\n")
    assert "  1  30 days\n  2  30 weeks\n  3  30 months\nWhich? " in shown.err
    assert "Sat 24 Oct 2026 to Sat 21 Nov 2026 (29 days): nothing recorded\n" in shown.out


# The night


@pytest.mark.parametrize(
    ("typed", "said", "stored"),
    [
        (("--at", "01:00"), "Mon 01:00, counted to Sun 22 Nov", "2026-11-23T01:00"),
        (("--at", "yesterday 23:30"), "today, Sun 22 Nov 2026 23:30", "2026-11-22T23:30"),
        (("--at", "08:30"), "today, Sun 22 Nov 2026 08:30", "2026-11-22T08:30"),
        (
            ("--on", "saturday", "--at", "01:00"),
            "Sun 01:00, counted to Sat 21 Nov",
            "2026-11-22T01",
        ),
        ((), "today until 04:00, Sun 22 Nov 2026", None),
    ],
)
def test_every_answer_names_the_day_of_the_calendar_and_the_one_it_is_counted_to(
    awake: Terminal, journal: Path, typed: tuple[str, ...], said: str, stored: str | None
) -> None:
    assert awake("dose", "kratom", "1g", *typed).out.startswith(f"{said}: kratom, 1 g")
    ((at,),) = rows(journal, "SELECT at FROM dose")
    assert str(at).startswith(str(stored))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("--on", "yesterday"), "'yesterday' could be Sat 21 Nov 2026 or Sun 22 Nov 2026.\n"),
        (("--on", "2026-11-23"), "Mon 23 Nov 2026 is still to come.\nToday is Sun 22 Nov 2026, un"),
        (("--at", "03:30"), "Mon 23 Nov 2026 03:30 is still to come.\nSay yesterday 03:30, if"),
    ],
)
def test_what_the_night_leaves_open_is_not_guessed(
    awake: Terminal, typed: tuple[str, ...], sentence: str
) -> None:
    answer = awake("dose", "kratom", "1g", *typed)
    assert answer.out == ""
    assert answer.err.startswith(sentence)


def test_at_midnight_a_time_of_the_morning_is_offered_as_yesterdays(
    run: Terminal, now: datetime
) -> None:
    env, after_midnight = {"SIDELOG_DAY_STARTS": "00:00"}, now.replace(hour=0, minute=27)
    offered = run("dose", "kratom", "1g", "--at", "08:30", now=after_midnight, env=env)
    assert offered.err == (
        "Sun 22 Nov 2026 08:30 is still to come.\nSay yesterday 08:30, if that is meant.\n"
    )
    said = run("dose", "kratom", "1g", "--at", "yesterday 08:30", now=after_midnight, env=env)
    assert said.out.startswith("yesterday, Sat 21 Nov 2026 08:30: kratom, 1 g")


# One way to name a period


def options(command: Any) -> dict[str, str]:  # noqa: ANN401  (Typer vendors click)
    """The help of each long option of a command and of those below it."""
    below = (options(child) for child in getattr(command, "commands", {}).values())
    found = {name: help_ for one in below for name, help_ in one.items()}
    return found | {option: part.help for part in command.params for option in part.opts}


def test_the_same_option_is_explained_alike_everywhere() -> None:
    every = {name: options(root().get_command(None, name)) for name in COMMANDS}
    for option, but in {
        "--on": {"visit"},  # which may lie ahead, and has to be said
        "--at": {"import"},  # a column
        "--last": set(),
        "--from": {"event", "edit"},  # of a product, an amount
        "--to": {"event", "edit"},
        "--limit": set(),
    }.items():
        said = {of[option] for name, of in every.items() if option in of and name not in but}
        assert len(said) == 1, (option, said)


@pytest.mark.parametrize(
    "command",
    [
        "show",
        "trends",
        "chart mood",
        "report --preview",
        "export csv",
        "search a",
        "compare",
        "lags mood kratom",
    ],
)
def test_every_command_that_looks_takes_the_same_period(begun: Terminal, command: str) -> None:
    for typed in ("--last 2w", "--last 3 weeks", "--last week", "--from october", "--to yesterday"):
        name, _, words = typed.partition(" ")
        shown = begun(*command.split(), name, words)
        assert shown.code in {0, 1, 65}, (command, typed, shown.err)  # or there is too little
    for typed in (
        "--last 0d",
        "--to tomorrow",
        "--from today --to 2026-11-01",
        "--last 2w --to today",
    ):
        assert refusal(begun(*command.split(), *typed.split()), 2), (command, typed)
