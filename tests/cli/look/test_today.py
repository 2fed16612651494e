"""Bare `sidelog`: today, what is missing, and what comes next."""

import shlex
from pathlib import Path

import pytest

from tests.cli.transcripts import transcript
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
    assert [run(*command).code for command in commands[:3]] == [0, 0, 0]


def test_a_day_in_its_stages(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5", "--on", "monday")
    begun = transcript(run, "log mood=6 -n 'wash day'", "dose kratom 4g --at 08:30", "")
    complete = transcript(
        run,
        "log shedding=2 dryness=1 nails=skip",
        "log weight=70 --on -2d",
        "event illness flu --from -3d --to today",
        "",
    )
    snapshot("today-stages", f"{begun}\n{complete}")


def test_a_long_note_is_one_line_of_the_terminal(run: Terminal) -> None:
    run("log", "-n", "line\n" * 100)
    for columns in (40, 80, 200):
        _, note, _ = run(columns=columns).out.splitlines()
        assert len(note) <= columns


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        (["-1d"], "1 day of the last week without an answer: sidelog log --missed\n"),
        (["-1d", "-3d"], "2 days of the last week without an answer: sidelog log --missed\n"),
        ([], ""),
    ],
)
def test_days_without_an_answer_are_counted_since_the_first_answer(
    run: Terminal, missed: list[str], said: str
) -> None:
    for day in {"-1d", "-2d", "-3d", "-4d"} - set(missed):
        run("log", "mood=5", "--on", day)
    assert run().err.removeprefix("Record it: sidelog log\n") == said


def test_days_before_the_journal_began_are_not_missed(begun: Terminal) -> None:
    assert "last week" not in begun().err


def test_as_json_the_day_is_data(begun: Terminal, journal: Path) -> None:
    data = begun("--json").data
    assert data["day"] == "2026-11-22"
    assert [entry["reference"] for entry in data["entries"]] == ["o1", "d1"]
    assert data["missing"] == ["shedding", "dryness", "nails"]
    assert data["open_days"] == 0
    journal.unlink()
    assert begun("--json").data["entries"] == []


def test_as_json_a_failure_names_the_command_today(run: Terminal, tmp_path: Path) -> None:
    envelope = run("--json", env={"SIDELOG_JOURNAL": str(tmp_path)}).envelope
    assert (envelope["command"], envelope["error"]["exit_code"]) == ("today", 74)
