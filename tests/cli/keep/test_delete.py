"""`sidelog delete`: entries by their names alone, after asking; undo brings them back."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.days import journal_of, lived, looked_at, taken_back_by_undo
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def day(run: Terminal) -> Terminal:
    """`run`, after a day with an entry of each kind."""
    return lived(run)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    return looked_at(tmp_path_factory.mktemp("kept"), now)


def test_the_help_is_whole(run: Terminal, snapshot: Snapshots) -> None:
    snapshot("delete-help", run("delete", "--help").out)


def test_what_goes_is_shown_and_how_it_comes_back(day: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(day, "delete n1 -y", "delete d1 e1 o1 --yes", "delete o2 -y --json")
    snapshot("delete-acknowledged", shown)


@pytest.mark.parametrize("names", [["o1"], ["d1"], ["e1"], ["n1"], ["o1", "o2", "d1", "e1", "n1"]])
def test_one_undo_brings_back_all_of_it(day: Terminal, names: list[str]) -> None:
    taken_back_by_undo(day, "delete", "--yes", *names)


def test_a_name_typed_twice_is_one_entry(day: Terminal) -> None:
    answer = day("delete", "o1", "O1", " o1 ", "--yes")
    assert answer.out == "Deleted: o1. Back with: sidelog undo\n"
    assert answer.err.count("mood: 5") == 1


# Asking


@pytest.mark.parametrize("answer", ["y\n", "Y\n", " yes \n", "YES"])
def test_a_yes_deletes(day: Terminal, journal: Path, answer: str) -> None:
    said = day("delete", "o1", stdin=answer, tty=True)
    assert said.out == "Deleted: o1. Back with: sidelog undo\n"
    assert said.err.endswith("  o1    mood: 5 (neither good nor bad)\nDelete this entry? [y/N] ")
    assert rows(journal, "SELECT id FROM observation") == [(2,)]


@pytest.mark.parametrize("answer", ["\n", "n\n", "no\n", "yes please\n", "o1\n", ""])
def test_anything_else_and_an_end_of_input_delete_nothing(kept: Terminal, answer: str) -> None:
    with nothing_changes(journal_of(kept)):
        said = kept("delete", "o1", "d1", stdin=answer, tty=True)
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("Delete these 2 entries? [y/N] Nothing was deleted.\n")


def test_where_nobody_can_be_asked_yes_has_to_be_said(kept: Terminal) -> None:
    with nothing_changes(journal_of(kept)):
        said = kept("delete", "o1", stdin="y\n")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("Nothing was deleted: there is nobody to ask.\nSay it with --yes.\n")


# What is refused


@pytest.mark.parametrize(
    ("names", "code", "sentence"),
    [
        (["o9"], 1, "There is no observation o9."),
        (["o1", "n9"], 1, "There is no note n9."),
        (["mood"], 2, "'mood' does not name an entry."),
        (["wash day"], 2, "'wash day' does not name an entry."),
        (["o%"], 2, "'o%' does not name an entry."),
        (["o1", "*"], 2, "'*' does not name an entry."),
        (["\x1b[31m"], 2, "'\\x1b[31m' does not name an entry."),
        (["x" * 200], 2, f"'{'x' * 40}' does not name an entry."),
        ([], 2, "Missing argument 'NAME...'."),
    ],
)
def test_a_name_that_is_no_entry_deletes_nothing(
    kept: Terminal, names: list[str], code: int, sentence: str
) -> None:
    with nothing_changes(journal_of(kept)):
        assert refusal(kept("delete", "--yes", *names), code).startswith(sentence)


def test_an_old_value_is_shown_in_the_words_of_its_own_scale(day: Terminal) -> None:
    day("measure", "edit", "mood", "--range", "0..5", "--anchor", "5=best")
    assert "mood: 5 (neither good nor bad)" in day("delete", "o1", "--yes").err


def test_where_no_journal_is_none_is_made(run: Terminal, journal: Path) -> None:
    assert refusal(run("delete", "o1", "--yes"), 1).startswith("There is no journal yet")
    assert not journal.exists()
