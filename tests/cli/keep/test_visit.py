"""`sidelog visit`: what lies ahead, what is to be asked there, and what came of it."""

import shlex
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.days import journal_of, lived, looked_at, taken_back_by_undo
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal

LINES = (
    ("log", "mood=5"),
    ("visit", "add", "Dr. Berg", "--on", "2026-12-04", "--goal", "understand the shedding"),  # v1
    ("visit", "add", "Dr. Holm", "--on", "2026-11-10"),  # v2
    ("visit", "ask", "Is it the thyroid?"),  # q1
    ("visit", "ask", "Is it the season?", "--visit", "v2"),  # q2
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    return looked_at(tmp_path_factory.mktemp("kept"), now, LINES)


@pytest.fixture
def planned(run: Terminal) -> Terminal:
    return lived(run, LINES)


@pytest.mark.parametrize("command", ["", "add", "ask", "answer", "done", "list"])
def test_the_help_is_whole(run: Terminal, snapshot: Snapshots, command: str) -> None:
    name = "-".join(["visit", *command.split(), "help"])
    snapshot(name, run("visit", *command.split(), "--help").out)


def test_from_the_appointment_to_its_answers(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "visit add 'Dr. Berg' --on 2026-12-04 --goal 'understand the shedding'",
        "visit add --on tomorrow",
        "visit ask Is it the thyroid?",
        "visit ask 'Is it the season?' --visit v1",
        "visit add 'Dr. Holm' --on 2026-11-10",
        "visit ask 'Does the cream help?' --visit v3",
        "visit",
        "visit done -n 'a kind man'",
        "visit answer q3 'not yet'",
        "visit done v3",
        "visit list --plain",
        "visit list --json",
        "show 2026-11-10",
        "search berg",
        "history --limit 4",
        tty=True,
    )
    snapshot("visit", shown)


def test_where_nothing_is_kept_the_command_is_said(begun: Terminal) -> None:
    assert refusal(begun("visit"), 1) == (
        'No visit is recorded yet.\nSuch as: sidelog visit add "Dr. Berg" --on 2026-12-04\n'
    )
    assert begun("visit", "--json").data == {"visits": [], "questions": []}


def test_where_there_is_no_journal_none_is_made(run: Terminal, journal: Path) -> None:
    for line in ("visit", "visit done", "visit answer q1 no"):
        refusal(run(*shlex.split(line)), 1)
    assert not journal.exists()


@pytest.mark.parametrize(
    "line",
    [
        "add 'Dr. Berg' --on 2026-12-05",
        "ask 'What else?' --visit v1",
        "answer q1 no",
        "done -n kind",
        "done v2",
    ],
)
def test_one_undo_takes_it_back(planned: Terminal, line: str) -> None:
    taken_back_by_undo(planned, "visit", *shlex.split(line))


@pytest.mark.parametrize(
    "line",
    [
        "v1 --on 2027-01-05 --who 'Dr. Holm' --goal none --note 'bring the drops'",
        "q1 --question 'Is it iron?' --answer no --visit v2",
        "q2 --visit none",
    ],
)
def test_one_undo_takes_an_edit_back(planned: Terminal, line: str) -> None:
    taken_back_by_undo(planned, "edit", *shlex.split(line))


def test_an_edit_says_what_it_was_and_what_it_is(planned: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        planned,
        "edit v1",
        "edit q2",
        "edit v1 --on 2026-12-11 --goal 'a blood test'",
        "edit v1 --who none",
        "edit q2 --visit none",
        "edit q1 --answer no",
        "edit q1 --answer none",
        "delete v2 q2 --yes",
        "delete v1 --yes",
        "history --limit 7",
    )
    snapshot("visit-edited", shown)


def test_a_visit_is_over_once(planned: Terminal, journal: Path) -> None:
    planned("visit", "done")
    with nothing_changes(journal):
        assert planned("visit", "done", "v2").out.startswith("v2 Tue 10 Nov 2026")
    later = planned.now + timedelta(days=2)
    assert planned("visit", "done", "v2", "-n", "kind", now=later).code == 0
    assert rows(journal, "SELECT done_on, note FROM visit WHERE id = 2") == [("2026-11-22", "kind")]
    planned("visit", "done", "v2", "-n", "and clear")
    assert rows(journal, "SELECT note FROM visit WHERE id = 2") == [("kind\nand clear",)]


def test_of_two_visits_that_may_be_meant_none_is_guessed(planned: Terminal, journal: Path) -> None:
    planned("visit", "add", "Dr. Holm", "--on", "yesterday")
    with nothing_changes(journal):
        assert refusal(planned("visit", "done"), 2) == (
            "Which visit? v2 Dr. Holm on Tue 10 Nov 2026; v3 Dr. Holm on Sat 21 Nov 2026.\n"
            "Such as: sidelog visit done v3\n"
        )


def test_what_a_person_writes_is_in_no_name_of_a_command(planned: Terminal, journal: Path) -> None:
    planned("visit", "answer", "q1", "SECRET")
    planned("visit", "done", "-n", "SECRET")
    planned("edit", "v1", "--who", "SECRET", "--goal=SECRET")
    planned("edit", "q1", "--question", "SECRET", "--answer", "SECRET")
    names = [text for (text,) in rows(journal, "SELECT summary FROM batch")]
    assert len(names) == 9
    for word in ("SECRET", "Berg", "thyroid", "shedding"):
        assert not [name for name in names if word in name]
    assert "SECRET" not in planned("history", "--detail").out


@pytest.mark.parametrize(
    "line",
    ["add --on 2026-12-09 --goal '{}'", "ask '{}'", "answer q1 '{}'", "done -n '{}'"],
)
def test_words_of_danger_show_help(planned: Terminal, line: str) -> None:
    answer = planned("visit", *shlex.split(line.format("I want to kill myself")))
    assert answer.code == 0
    assert "Nobody is watching this journal." in answer.err


def test_the_names_are_completed(planned: Terminal) -> None:
    assert planned("--names", "visits").out.split() == ["v2", "v1", "q1", "q2"]


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("add", 2, "Missing option '--on'.", "sidelog visit add --help"),
        ("add X --on someday", 2, "'someday' is not understood as a day.", "Say a day"),
        ("add X --on monday", 2, "'monday' could be Mon 16 Nov 2026 or Mon 23 Nov 2026.", "Say"),
        ("add 'Dr. Berg' --on 2026-12-04", 65, "That visit is recorded already", "sidelog edit v1"),
        ("add 'a\x1bb' --on 2026-12-09", 65, "The name of whom you see is one line", ""),
        ("add X --on 2026-12-09 --goal ' '", 65, "The goal is empty.", ""),
        ("ask ''", 65, "The question is empty.", ""),
        ("ask why --visit v9", 1, "There is no visit v9.", "sidelog visit"),
        ("ask why --visit q1", 2, "q1 is a question, not a visit.", "All: sidelog visit"),
        ("ask why --visit next", 2, "'next' does not name an entry.", ""),
        ("answer q9 no", 1, "There is no question q9.", ""),
        ("answer v1 no", 2, "v1 is a visit, not a question.", "All: sidelog visit"),
        ("answer q1 ' '", 65, "The answer is empty.", ""),
        ("done v1", 65, "v1 lies ahead, on Fri 4 Dec 2026.", "sidelog edit v1 --on today"),
        ("done v9", 1, "There is no visit v9.", ""),
        ("gone", 2, "There is no visit command 'gone'.", "sidelog visit --help"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("visit", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words


def test_where_none_is_waiting_the_next_one_is_said(planned: Terminal) -> None:
    planned("visit", "done")
    assert refusal(planned("visit", "done"), 1) == (
        "No visit is waiting to be over.\nThe next one is Dr. Berg on Fri 4 Dec 2026.\n"
    )


def test_it_is_on_the_screen_of_its_day(run: Terminal) -> None:
    run("visit", "add", "Dr. Berg", "--on", "today", "--goal", "a blood test")
    assert "  Visit  Dr. Berg, a blood test\n" in run().out
    run("visit", "done")
    assert "  Visit  Dr. Berg, done, a blood test\n" in run().out
    assert "Visit" not in run(now=run.now + timedelta(days=1)).out


def test_a_question_that_was_answered_is_no_longer_to_be_asked(run: Terminal) -> None:
    run("visit", "ask", "Thyroid?")
    run("visit", "ask", "Ferritin?")
    run("visit", "answer", "q1", "no")
    assert run("visit").out.splitlines() == [
        "To ask at the next visit",
        "  q2 Ferritin?",
        "Answered",
        "  q1 Thyroid? — no",
    ]
