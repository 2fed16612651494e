"""The guided check-in: at a terminal, over a pipe, and over the days that were missed."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Result, Terminal


def answered(run: Terminal, *answers: str, argv: tuple[str, ...] = (), tty: bool = True) -> Result:
    """The check-in, with one line for each answer and then the end of the input."""
    return run("log", *argv, stdin="".join(f"{answer}\n" for answer in answers), tty=tty)


def values(journal: Path) -> dict[str, float | None]:
    """What is recorded, whatever the day."""
    query = "SELECT name, value FROM observation JOIN measure ON measure.id = measure_id"
    return dict(rows(journal, query))


# One day


def test_four_answers_and_a_note_at_a_terminal(run: Terminal, snapshot: Snapshots) -> None:
    result = answered(run, "2", "1", "0", "6", "wash day")
    assert result.code == 0
    assert result.out == (
        "today, Sun 22 Nov 2026: shedding 2, dryness 1, nails 0, mood 6, note kept\n"
    )
    snapshot("checkin-terminal", result.err)


def test_over_a_pipe_it_is_the_same_conversation(run: Terminal, snapshot: Snapshots) -> None:
    result = answered(run, "2", "1", "0", "6", "wash day", tty=False)
    assert result.code == 0
    assert result.out.endswith(": shedding 2, dryness 1, nails 0, mood 6, note kept\n")
    snapshot("checkin-pipe", result.err)


def test_enter_leaves_a_question_open_and_s_skips_it(run: Terminal, journal: Path) -> None:
    result = answered(run, "", "s", "skip", "7", "")
    assert result.out == "today, Sun 22 Nov 2026: dryness skipped, nails skipped, mood 7\n"
    assert values(journal) == {"dryness": None, "nails": None, "mood": 7}


@pytest.mark.parametrize("last", [("q",), ("quit",), ()])
def test_q_or_the_end_of_the_input_ends_it_and_keeps_the_answers(
    run: Terminal, journal: Path, last: tuple[str, ...]
) -> None:
    assert answered(run, "3", *last).out == "today, Sun 22 Nov 2026: shedding 3\n"
    assert values(journal) == {"shedding": 3}


def test_without_an_answer_nothing_is_recorded_and_no_journal_is_made(
    run: Terminal, journal: Path
) -> None:
    result = answered(run, "", "", "", "", "")
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith("Nothing recorded.\n")
    assert not journal.exists()


def test_at_a_terminal_a_wrong_answer_says_why_and_asks_again(
    run: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    result = answered(run, "9", "many", "2", "q")
    assert values(journal) == {"shedding": 2}
    snapshot("checkin-wrong-answer", result.err)


@pytest.mark.parametrize(
    ("wrong", "code", "sentence"),
    [
        ("9", 65, "shedding cannot be 9."),
        ("many", 2, "'many' is not a number for shedding."),
    ],
)
def test_over_a_pipe_a_wrong_answer_refuses_them_all(
    begun: Terminal, journal: Path, wrong: str, code: int, sentence: str
) -> None:
    with nothing_changes(journal):
        result = answered(begun, wrong, "2", tty=False)
    assert result.code == code
    assert sentence in result.err
    assert result.out == ""


def test_the_answers_are_one_command_to_undo(begun: Terminal, journal: Path) -> None:
    before = recorded(journal)
    answered(begun, "2", "1", "0", "6", "4g", "wash day")
    assert begun("undo").code == 0
    assert recorded(journal) == before


def test_what_is_recorded_already_stands_beside_the_question(
    begun: Terminal, snapshot: Snapshots
) -> None:
    begun("log", "nails=skip")
    result = answered(begun, "", "", "1", "6", "500 mg", "")
    assert result.out == (
        "today, Sun 22 Nov 2026: nails 1 (replacing skipped), mood 6 (replacing 5), "
        "kratom 0.5 g (2nd today, 4.5 g in all)\n"
    )
    snapshot("checkin-recorded-already", result.err)


def test_only_products_taken_within_a_month_are_asked_about(begun: Terminal) -> None:
    begun("dose", "tea", "1 cup", "--on", "-31d")
    begun("dose", "zinc", "10mg", "--on", "-30d")
    asked = answered(begun, "", "", "", "", "", "", "").err
    assert "kratom: how much" in asked
    assert "zinc: how much, such as 2 mg; none" in asked
    assert "tea" not in asked


def test_none_is_refused_where_there_are_doses_and_an_unfit_unit_always(
    begun: Terminal, journal: Path
) -> None:
    result = answered(begun, "", "", "", "", "none", "2 capsules", "?", "")
    assert "There are doses for that day already." in result.err
    assert "kratom is recorded in g, not in capsules." in result.err
    assert result.out == (
        "today, Sun 22 Nov 2026: kratom amount not known (2nd today, at least 4 g in all)\n"
    )
    assert len(rows(journal, "SELECT id FROM dose")) == 2


def test_s_leaves_a_product_open(begun: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        answered(begun, "", "", "", "", "s", "")


def test_a_past_day_is_asked_about_as_a_past_day(run: Terminal) -> None:
    result = answered(run, "2", "q", argv=("--on", "monday"))
    assert "How much hair did you shed that day?" in result.err
    assert result.out == "Mon 16 Nov 2026 (6 days ago): shedding 2\n"


def test_measures_that_are_not_tracked_are_not_asked(run: Terminal) -> None:
    run("measure", "track", "sleep")
    run("measure", "untrack", "nails")
    asked = answered(run, "", "", "", "", "").err
    assert "How well did you sleep last night?" in asked
    assert "nails" not in asked


def test_a_note_that_may_speak_of_danger_shows_help(run: Terminal) -> None:
    result = answered(run, "", "", "", "0", "i want to die")
    assert result.out.endswith("mood 0, note kept\n")
    assert "help-now" in result.err


# Missed days


def test_missed_days_are_walked_through_each_as_its_own_command(
    run: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    run("log", "mood=5", "--on", "friday")
    result = answered(run, "2", "q", "ignored", argv=("--missed", "--on", "thursday"))
    assert result.out == "Thu 19 Nov 2026 (3 days ago): shedding 2\n"
    again = answered(run, *["", "", "", "6", ""] * 2, argv=("--missed", "--on", "wednesday"))
    assert again.out == (
        "Wed 18 Nov 2026 (4 days ago): mood 6\nyesterday, Sat 21 Nov 2026: mood 6\n"
    )
    assert rows(journal, "SELECT count(*) FROM batch") == [(4,)]
    snapshot("checkin-missed", again.err)


def test_two_weeks_are_walked_through_by_themselves(run: Terminal, now: datetime) -> None:
    run("log", "mood=5")
    asked = answered(run, "q", argv=("--missed",)).err
    assert asked.startswith("14 days without an answer. ")
    first = now.date() - timedelta(days=14)
    assert f"Sun {first.day} Nov 2026 (14 days ago)" in asked


def test_one_missed_day_is_one_day(run: Terminal) -> None:
    run("log", "mood=5")
    asked = answered(run, "q", argv=("--missed", "--on", "yesterday")).err
    assert asked.startswith("1 day without an answer. ")


def test_where_no_day_was_missed_it_says_so(run: Terminal) -> None:
    run("log", "mood=5", "--on", "yesterday")
    said = refusal(run("log", "--missed", "--on", "yesterday"), 1)
    assert said == "Every day since Sat 21 Nov 2026 has an answer.\n"


def test_missed_looks_back_only(begun: Terminal) -> None:
    assert refusal(begun("log", "--missed", "--on", "today"), 2).startswith("--missed looks back.")
