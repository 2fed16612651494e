"""The guided check-in: what is open, forth and back, and kept whatever ends it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.record.guided.answers import answered, interrupt_after
from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Result, Terminal


@pytest.fixture
def kept(run: Terminal) -> Terminal:
    """`run`, with a journal that has a note."""
    assert run("log", "-n", "hello", "--on", "-20d").code == 0
    return run


def values(journal: Path) -> dict[str, float | None]:
    """What is recorded, whatever the day."""
    query = "SELECT name, value FROM observation JOIN measure ON measure.id = measure_id"
    return dict(rows(journal, query))


# One day


def test_four_answers_and_a_note(kept: Terminal, snapshot: Snapshots) -> None:
    result = answered(kept, "2", "1", "0", "6", "wash day")
    assert result.code == 0
    assert result.out == (
        "today, Sun 22 Nov 2026: shedding 2, dryness 1, nails 0, mood 6, note kept\n"
    )
    snapshot("checkin", result.err)


@pytest.mark.parametrize("argv", [(), ("--missed",), ("--all",)])
def test_where_nobody_can_be_asked_it_says_what_to_type(
    begun: Terminal, journal: Path, argv: tuple[str, ...]
) -> None:
    with nothing_changes(journal):
        said = refusal(begun("log", *argv, stdin="mood=5\n"), 2)
    assert said.splitlines() == [
        "There is nobody to ask: this is not a terminal.",
        "Type the values: sidelog log mood=6. Lines from a pipe: sidelog log -",
    ]


def test_enter_leaves_a_question_open_and_s_skips_it(kept: Terminal, journal: Path) -> None:
    result = answered(kept, "", "s", "skip", "7", "")
    assert result.out == "today, Sun 22 Nov 2026: dryness skipped, nails skipped, mood 7\n"
    assert values(journal) == {"dryness": None, "nails": None, "mood": 7}


@pytest.mark.parametrize("last", [("q",), ("quit",), ()])
def test_q_or_the_end_of_the_input_ends_it_and_keeps_the_answers(
    kept: Terminal, journal: Path, last: tuple[str, ...]
) -> None:
    assert answered(kept, "3", *last).out == "today, Sun 22 Nov 2026: shedding 3\n"
    assert values(journal) == {"shedding": 3}


def test_b_goes_back_and_enter_keeps_what_was_answered(kept: Terminal, journal: Path) -> None:
    result = answered(kept, "b", "3", "1", "b", "b", "", "2", "q")
    assert values(journal) == {"shedding": 3, "dryness": 2}
    assert result.err.count("How much hair did you shed today?") == 3
    assert "  shedding, now 3, Enter keeps it: " in result.err
    assert "  dryness, now 1, Enter keeps it: " in result.err


def test_without_an_answer_nothing_is_recorded(kept: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        result = answered(kept, "", "", "", "", "")
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith("Nothing recorded.\n")


def test_a_wrong_answer_says_why_and_asks_again(
    kept: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    result = answered(kept, "9", "many", "2", "q")
    assert values(journal) == {"shedding": 2}
    snapshot("checkin-wrong-answer", result.err)


def test_the_answers_are_one_command_to_undo(begun: Terminal, journal: Path) -> None:
    before = recorded(journal)
    answered(begun, "2", "1", "0", "wash day")
    assert begun("undo").code == 0
    assert recorded(journal) == before


def test_only_what_is_open_is_asked(begun: Terminal) -> None:
    result = answered(begun, "2", "1", "0", "")
    assert result.out == "today, Sun 22 Nov 2026: shedding 2, dryness 1, nails 0\n"
    assert "mood" not in result.err
    assert "kratom" not in result.err


def test_with_all_everything_is_asked_and_enter_keeps_it(
    begun: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    begun("log", "nails=skip")
    begun("event", "stress")
    result = answered(begun, "", "", "1", "", "500 mg", "", argv=("--all",))
    assert result.out == (
        "today, Sun 22 Nov 2026: nails 1 (replacing skipped), "
        "kratom 0.5 g (2nd today,\n  4.5 g in all)\n"
    )
    assert values(journal) == {"mood": 5, "nails": 1}
    snapshot("checkin-all", result.err)


def test_an_event_is_no_value_of_the_measure_of_that_name(run: Terminal) -> None:
    run("event", "stress")
    run("measure", "track", "stress")
    for name in ("shedding", "dryness", "nails", "mood"):
        run("measure", "untrack", name)
    assert "  stress: " in answered(run, "", "", argv=("--all",)).err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "Nothing is open. All questions again: sidelog log --all\n"),
        (
            ("--on", "yesterday"),
            "Nothing is due. All questions again: sidelog log --all\n",
        ),
    ],
)
def test_where_nothing_is_open_nothing_is_asked(
    run: Terminal, argv: tuple[str, ...], said: str
) -> None:
    for name in ("shedding", "dryness", "mood"):
        run("measure", "untrack", name)
    run("log", "nails=1")
    assert answered(run, argv=argv) == Result(0, "", said)


def test_a_past_day_is_asked_about_as_a_past_day(kept: Terminal) -> None:
    result = answered(kept, "2", "q", argv=("--on", "monday"))
    assert "How much hair did you shed that day?" in result.err
    assert result.out == "Mon 16 Nov 2026 (6 days ago): shedding 2\n"


def test_after_midnight_the_day_that_was_lived_is_asked_about(
    kept: Terminal, now: datetime
) -> None:
    night = now + timedelta(hours=3, minutes=30)
    result = kept("log", stdin="2\nq\n", tty=True, now=night)
    assert result.err.startswith("\ntoday until 04:00, Sun 22 Nov 2026\n")
    assert result.out == "today until 04:00, Sun 22 Nov 2026: shedding 2\n"


def test_measures_that_are_not_tracked_are_not_asked(kept: Terminal) -> None:
    kept("measure", "track", "sleep")
    kept("measure", "untrack", "nails")
    asked = answered(kept, "", "", "", "", "").err
    assert "How well did you sleep last night?" in asked
    assert "nails" not in asked


def test_a_note_that_may_speak_of_danger_shows_help(kept: Terminal) -> None:
    result = answered(kept, "", "", "", "0", "i want to die")
    assert result.out.endswith("mood 0, note kept\n")
    assert "help-now" in result.err


def test_a_note_can_be_gone_back_to_and_left_out(kept: Terminal, journal: Path) -> None:
    answered(kept, "2", "", "", "", "b", "", "s")
    assert rows(journal, "SELECT text FROM note") == [("hello",)]


def test_as_json_it_is_one_envelope(begun: Terminal) -> None:
    result = answered(begun, "2", "q", argv=("--json",))
    (data,) = result.data
    assert (data["day"], data["notes"], data["doses"]) == ("2026-11-22", 0, [])
    assert data["values"][0] == {
        "reference": "o2",
        "measure": "shedding",
        "value": 2.0,
        "outcome": "new",
        "before": None,
    }


def test_as_json_a_dose_is_there_too(run: Terminal) -> None:
    run("product", "add", "sertraline", "--unit", "mg", "--usual", "50mg")
    for name in ("shedding", "dryness", "nails", "mood"):
        run("measure", "untrack", name)
    (data,) = answered(run, "y", "a note", argv=("--json",)).data
    assert data["notes"] == 1
    assert data["doses"] == [
        {
            "reference": "d1",
            "product": "sertraline",
            "taken": True,
            "amount": 50.0,
            "unit": "mg",
            "outcome": "new",
        }
    ]


def test_of_what_was_only_skipped_nothing_is_given_back(kept: Terminal) -> None:
    result = kept("log", "mood=skip", tty=True)
    assert (result.out, result.err) == ("today, Sun 22 Nov 2026: mood skipped\n", "")


# Interrupted


def test_an_interrupt_keeps_what_was_answered_and_says_so(
    kept: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after(monkeypatch, "2", "1")
    result = kept("log", tty=True)
    assert result.code == 130
    assert result.out == "today, Sun 22 Nov 2026: shedding 2, dryness 1\n"
    assert result.err.endswith("Stopped. What you answered is kept.\n")
    assert values(journal) == {"shedding": 2, "dryness": 1}
    assert kept("undo").code == 0
    assert values(journal) == {}


def test_an_interrupt_before_an_answer_says_that_nothing_is_recorded(
    kept: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt_after(monkeypatch)
    with nothing_changes(journal):
        result = kept("log", tty=True)
    assert result.code == 130
    assert result.err.endswith("Stopped. Nothing was answered, so nothing is recorded.\n")


# Without numbers


def test_quiet_shows_no_value(begun: Terminal, run: Terminal) -> None:
    assert run("settings", "quiet", "on").code == 0
    run("log", "nails=1")
    result = answered(begun, "2", "", "", "", "1g", "", argv=("--all",))
    assert result.out == "today, Sun 22 Nov 2026: shedding, kratom kept\n"
    assert "  mood, kept, Enter keeps it: " in result.err
    assert "kratom: kept. An amount is one more dose" in result.err
    assert "so far" not in result.err
