"""An event that still goes on: since a day, until it is said to be over."""

import shlex
from pathlib import Path

import pytest

from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import recorded, rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal

EVENTS = "SELECT day, until, ongoing, note FROM event ORDER BY id"


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "event illness flu --from -5d",
        "show today",
        "event illness --to yesterday",
        "show yesterday",
        "event stress --from monday --json",
        "event stress --to today --json",
        "event illness cold --from -2d",
        "edit e3 --to yesterday",
        "edit e3 --to open",
        "edit e3 --to none",
    )
    snapshot("event-open", shown)


def test_a_day_of_its_own_is_one_day(run: Terminal, journal: Path) -> None:
    run("event", "illness", "flu")
    run("event", "illness", "flu", "--on", "yesterday")
    assert rows(journal, EVENTS) == [("2026-11-22", None, 0, None), ("2026-11-21", None, 0, None)]


def test_the_end_is_one_command_to_undo_and_adds_its_note(run: Terminal, journal: Path) -> None:
    run("event", "illness", "flu", "--from", "-5d", "-n", "fever")
    before = recorded(journal)
    run("event", "illness", "Flu", "--to", "yesterday", "-n", "well again")
    assert rows(journal, EVENTS) == [("2026-11-17", "2026-11-21", 0, "fever\nwell again")]
    run("undo")
    assert recorded(journal) == before


def test_of_several_the_name_says_which_is_over(run: Terminal, journal: Path) -> None:
    run("event", "illness", "flu", "--from", "-5d")
    run("event", "illness", "gout", "--from", "-4d")
    with nothing_changes(journal):
        said = refusal(run("event", "illness", "--to", "today"), 2)
    assert said == (
        "More than one illness is still going on: e1 flu, e2 gout.\n"
        "End one by its name: sidelog edit e1 --to 2026-11-22\n"
    )
    assert run("event", "illness", "gout", "--to", "today").code == 0
    assert run(*said.splitlines()[1].split("sidelog ")[1].split()).code == 0
    assert [row[2] for row in rows(journal, EVENTS)] == [0, 0]


def test_what_still_goes_on_is_said_and_asked_about(run: Terminal, journal: Path) -> None:
    run("event", "illness", "flu", "--from", "-5d")
    goes_on = "Illness or fever, flu (e1) still goes on since Tue 17 Nov 2026."
    with nothing_changes(journal):
        asked = run("event", "illness", "Flu", "--from", "-5d", stdin="\n", tty=True)
    assert goes_on in " ".join(asked.err.split())
    assert f"{goes_on} Wrong? sidelog undo" in run("event", "illness", "flu").err
    assert "goes on" not in run("event", "illness", "gout").err


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("20 nov to 22 nov", ("2026-11-20", "2026-11-22")),
        ("from 20 to 22 nov", ("2026-11-20", "2026-11-22")),
        ("nov 20-22", ("2026-11-20", "2026-11-22")),
        ("Friday to yesterday", ("2026-11-20", "2026-11-21")),
        ("last week", ("2026-11-09", "2026-11-15")),
        ("this week", ("2026-11-16", "2026-11-22")),
        ("last 2 weeks", ("2026-11-09", "2026-11-22")),
        ("in october", ("2026-10-01", "2026-10-31")),
        ("20 nov", ("2026-11-20", None)),
        ("2026-11-20", ("2026-11-20", None)),
    ],
)
def test_the_days_may_be_the_last_words(
    run: Terminal, journal: Path, words: str, span: tuple[str, str | None]
) -> None:
    assert run("event", "illness", "flu", *words.split()).code == 0
    assert rows(journal, "SELECT title, day, until FROM event") == [("flu", *span)]


@pytest.mark.parametrize("title", ["march", "covid 19", "flu sun", "5-7 bad days", "all"])
def test_what_may_be_no_day_belongs_to_the_name(run: Terminal, journal: Path, title: str) -> None:
    run("event", "other", *title.split())
    assert rows(journal, "SELECT title, day FROM event") == [(title, "2026-11-22")]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("illness black friday", "'friday' may be the day, or belong to what it is called."),
        ("illness flu last october", "'last october' could be"),
        ("lab iron last week", "lab happens on one day."),
    ],
)
def test_days_of_two_readings_or_too_many_are_refused(
    run: Terminal, line: str, sentence: str
) -> None:
    assert refusal(run("event", *line.split()), 2).startswith(sentence)


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("stress --to today", 2, "No stress is recorded as still going on."),
        ("illness gout --to today", 2, "No illness is recorded as still going on with the name"),
        ("illness --to -9d", 65, "It cannot begin on Tue 17 Nov 2026 and end on Fri 13 Nov 2026."),
        ("illness --to tomorrow", 65, "Mon 23 Nov 2026 is still to come."),
        ("lab iron --from yesterday", 2, "lab happens on one day."),
    ],
)
def test_what_cannot_be_the_end_is_refused_and_changes_nothing(
    run: Terminal, journal: Path, line: str, code: int, sentence: str
) -> None:
    run("event", "illness", "flu", "--from", "-5d")
    with nothing_changes(journal):
        assert refusal(run("event", *shlex.split(line)), code).startswith(sentence)


def test_what_goes_on_cannot_become_a_thing_of_one_day(run: Terminal, journal: Path) -> None:
    run("event", "illness", "flu", "--from", "-5d")
    with nothing_changes(journal):
        said = refusal(run("edit", "e1", "--kind", "lab"), 2)
    assert said == "lab happens on one day.\nAdd --to none.\n"
    assert run("edit", "e1", "--kind", "lab", "--to", "none").code == 0


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("quit kratom", "Did you mean stop? Kinds: start, stop, reduce"),
        ("relapse kratom", "Did you mean restart?"),
        ("taper kratom", "One step of it is reduce. A plan of several has a command: sidelog"),
        ("flu", "Did you mean illness? Such as: sidelog event illness flu"),
        ("bad flu", 'Did you mean illness? Such as: sidelog event illness "bad flu"'),
        ("new shampoo", 'Did you mean shampoo? Such as: sidelog event shampoo "new shampoo"'),
        ("period", "Did you mean other? Such as: sidelog event other period"),
        ("visit dermatologist", "An appointment has a command of its own: sidelog visit"),
        ("ilness flu", "Did you mean illness? Kinds:"),
        ("xyzzy", "Kinds: start, stop"),
    ],
)
def test_other_words_for_a_kind_lead_to_it(run: Terminal, line: str, hint: str) -> None:
    said = refusal(run("event", *line.split()), 2)
    assert said.startswith(f"There is no kind of event '{line.split(maxsplit=1)[0]}'.\n{hint}")


def test_an_event_is_no_value_of_a_measure_of_the_same_name(run: Terminal) -> None:
    run("measure", "track", "stress")
    run("event", "stress")
    asked = run("log", stdin="\n" * 9, tty=True).err
    assert "  stress: " in asked
    assert "stress, now" not in asked
    assert "Stress" in run().out.split("ot yet")[-1]


def test_what_goes_on_ends_with_the_day_after_until(run: Terminal) -> None:
    run("event", "illness", "flu", "--from", "-3d")
    assert run("event", "illness", "flu", "until", "yesterday").out == (
        "Thu 19 Nov 2026 to Sat 21 Nov 2026 (3 days): Illness or fever, flu\n"
    )
