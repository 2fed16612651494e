"""After an entry is saved: help first, red flags once, and nothing that it does not call for."""

from pathlib import Path

import pytest

from tests.cli.transcripts import transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal

HELP = "This again, at any time: sidelog help-now\n"


def test_what_is_said_after_saving(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "log mood=2 -n 'i want to die. my urine is dark'",
        "log shedding=4 nails=4",
        "log shedding=4 -n 'no seizure today'",
        "log itch=3 -n 'belly pain since noon'",
        "log mood=0",
    )
    snapshot("safety", shown)


@pytest.mark.parametrize(
    "line",
    [
        ("log", "-n", "I want to die"),
        ("log", "mood=1", "-n", "a good day", "-n", "thinking of suicide"),
        ("dose", "kratom", "4g", "-n", "want to overdose"),
        ("event", "other", "I", "want", "to", "die"),
        ("event", "stress", "-n", "better off dead"),
    ],
)
def test_words_of_self_harm_are_saved_and_then_help_comes(
    run: Terminal, journal: Path, line: tuple[str, ...]
) -> None:
    result = run(*line)
    assert result.code == 0
    assert HELP in result.err
    assert "Nobody is watching this journal." in result.err
    saved = "SELECT count(*) FROM batch"
    assert rows(journal, saved) == [(1,)]


def test_help_comes_before_any_other_flag(run: Terminal) -> None:
    said = run("log", "-n", "had a seizure and want to die").err
    assert said.index("This again") < said.index("A seizure needs help at once")


def test_help_is_of_the_region_that_is_set(run: Terminal) -> None:
    said = run("log", "-n", "i want to die", env={"SIDELOG_REGION": "GB"}).err
    assert "Samaritans: 116 123" in said
    assert "988" not in said


def test_lines_from_a_pipe_are_looked_at_too(run: Terminal) -> None:
    assert HELP in run("log", "-", stdin="mood=5\n-n 'i want to die' --on yesterday\n").err


def test_for_programs_help_goes_to_the_person_and_the_data_stay_data(run: Terminal) -> None:
    result = run("log", "-n", "i want to die", "--json")
    assert result.data[0]["notes"] == 1
    assert HELP in result.err


def test_a_flag_is_said_once_however_often_it_is_called_for(run: Terminal) -> None:
    said = run("log", "shedding=4", "-n", "bald patch", "-n", "hair in clumps").err
    assert (
        said.count("Sudden hair loss, bald patches or hair in clumps should be seen by a doctor.")
        == 1
    )


def test_a_refused_entry_says_nothing_of_what_was_not_saved(run: Terminal) -> None:
    assert "A seizure" not in run("log", "mood=11", "-n", "had a seizure").err


@pytest.mark.parametrize(
    "line",
    [
        ("log", "shedding=3", "nails=3", "mood=5"),
        ("log", "shedding=0", "-n", "wash day, nothing special"),
        ("log", "shedding=skip"),
        ("event", "illness", "flu"),
    ],
)
def test_an_ordinary_entry_is_left_alone(run: Terminal, line: tuple[str, ...]) -> None:
    assert run(*line).err == ""


def test_nothing_said_is_advice_on_doses_or_on_stopping(run: Terminal) -> None:
    said = run("log", "-n", "withdrawal, valium, beer, vomiting everything, cold turkey").err
    assert said
    for word in ("taper", "reduce your", "stop taking", "take less", "dose"):
        assert word not in said.lower()
