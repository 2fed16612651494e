"""One entry as one line of words: the same in `show` as where it is edited, found or deleted."""

from datetime import datetime

import pytest

from sidelog.cli.lines import say_line
from sidelog.journal.entries import find_entry
from sidelog.journal.journal import open_journal
from tests.cli.days import journal_of, looked_at
from tests.snapshots import Snapshots
from tests.terminal import Terminal

ALL = (
    ("log", "mood=5", "shedding=2", "nails=skip", "weight=70.25", "-n", "two\nlines"),
    ("log", "mood=7", "sleep=6", "--at", "07:05", "-n", "woke \x1b[2J \u202eup"),
    ("dose", "kratom", "4g", "--at", "08:30", "-n", "a\u202eb"),
    ("dose", "kratom", "?"),
    ("dose", "kratom capsules", "1 capsule", "--estimate"),
    ("dose", "leaf tea", "none", "-n", "no time"),
    ("event", "reduce", "kratom", "-n", "from 8 g"),
    ("event", "illness", "flu", "--from", "-2d", "--to", "yesterday", "-n", "since the morning"),
    ("event", "stress"),
    ("event", "lab", "-n", "ferritin 20"),
)
NAMES = [
    *(f"o{n}" for n in range(1, 7)),
    "d1",
    "d2",
    "d3",
    "d4",
    "e1",
    "e2",
    "e3",
    "e4",
    "n1",
    "n2",
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    """A journal with every kind of entry in each of its states."""
    return looked_at(tmp_path_factory.mktemp("full"), now, ALL)


def test_every_kind_of_entry_is_one_line(full: Terminal, snapshot: Snapshots) -> None:
    snapshot("lines", full("show", "-2d..today").out)


def test_show_has_every_name(full: Terminal) -> None:
    entries = full("show", "-2d..today", "--json").data["entries"]
    assert {entry["reference"] for entry in entries} == set(NAMES)


def test_an_entry_has_the_same_words_wherever_it_is_shown(full: Terminal) -> None:
    daily = full("show", "-2d..today").out
    before_asking = full("delete", *NAMES, stdin="n\n", tty=True).err.splitlines()
    shown = [line for line in before_asking if line.startswith("  ")]
    assert {line.split()[0] for line in shown} >= set(NAMES)
    assert all(f"{line}\n" in daily for line in shown)


def test_an_entry_has_the_same_data_by_its_name_as_in_its_day(full: Terminal) -> None:
    shown = full("show", "-2d..today", "--json").data["entries"]
    with open_journal(journal_of(full)) as journal:
        lines = [find_entry(journal, entry["reference"]).line._asdict() for entry in shown]
    assert shown == [{**line, "day": line["day"].isoformat()} for line in lines]


def test_a_value_of_a_measure_that_is_not_offered_keeps_its_number(run: Terminal) -> None:
    run("log", "mood=5", "nails=skip")
    with open_journal(journal_of(run)) as journal:
        said = [say_line(find_entry(journal, name).line, {}) for name in ("o1", "o2")]
    assert said == ["mood: 5", "nails: skipped"]


def test_an_event_of_a_kind_that_is_not_known_keeps_its_word(run: Terminal) -> None:
    with open_journal(journal_of(run), run.writer()) as journal:
        journal.add_event("eclipse", run.now.date())
    assert "  e1    eclipse\n" in run("show").out


def test_an_appointment_is_an_entry_with_a_name(run: Terminal) -> None:
    with open_journal(journal_of(run), run.writer()) as journal:
        written = journal.batch.writer.instant
        journal.batch.insert(
            "visit", {"day": "2026-12-04", "who": "Dr Ito", "recorded_at": written}
        )
    answer = run("edit", "v1", "--note", "bring the list")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith("  v1    visit: Dr Ito, bring the list\n")
