"""`sidelog edit`: one entry by its name; what it becomes, what it was, and what is refused."""

import shlex
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
    snapshot("edit-help", run("edit", "--help").out)


def test_what_it_was_and_what_it_is_now_is_said(day: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        day,
        "edit o1 --value 0",
        "edit o1 --value skip",
        "edit o1 --value 10 --at 08:00",
        "edit d1 --amount 3g --at 09:00",
        "edit d1 --amount 3500mg --estimate",
        "edit d1 --measured -n 'from the new bag'",
        "edit d1 --amount '?' --at none --note none",
        "edit e1 --kind stress --on -3d --to yesterday",
        "edit e1 --to none --title 'moved house' --note NONE",
        "edit e1 --kind reduce --product kratom --title none",
        "edit n1 --on yesterday --at 23:10",
        "edit n1 --on -2d",
        "edit n1",
        "edit o1",
        "edit d1",
        "edit e1",
        "edit e1 --title none",
    )
    snapshot("edit-acknowledged", shown)


def test_as_json_it_says_what_it_was_and_what_it_is(day: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        day,
        "edit d1 --amount 3g --json",
        "edit o1 --value skip --json",
        "--json edit o1 --value 11",
        "edit o9 --value 1 --json",
    )
    snapshot("edit-json", shown)


@pytest.mark.parametrize(
    "line",
    [
        "o1 --value 6",
        "o1 --on yesterday --at 08:00",
        "d1 --amount 1/2g --estimate --at 07:00 -n 'half'",
        "e1 --kind diet --to today --title fasting --note none",
        "n1 --note other --on monday",
    ],
)
def test_one_undo_takes_an_edit_back(day: Terminal, line: str) -> None:
    taken_back_by_undo(day, "edit", *shlex.split(line))


def test_what_it_was_stays_in_the_history(day: Terminal) -> None:
    day("edit", "d1", "--amount", "3g")
    assert "amount 4 g → 3 g" in day("history", "--limit", "1").out


def test_an_edit_to_what_it_is_already_writes_nothing(day: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        answer = day("edit", "o1", "--value", "5")
        assert answer.out == "Nothing changed: o1 says that already.\n"
        shown = day("edit", "o1", "--value", "5", "--json").data
        assert shown["before"] == shown["after"]


def test_by_itself_it_shows_an_entry_and_makes_no_journal(
    run: Terminal, day: Terminal, journal: Path, tmp_path: Path
) -> None:
    with nothing_changes(journal):
        shown = day("edit", "d1", "--json").data
        assert shown["before"] == shown["after"]
        assert shown["before"]["reference"] == "d1"
    nowhere = tmp_path / "nowhere.db"
    assert run("edit", "d1", "--journal", str(nowhere)).code == 66
    assert not nowhere.exists()


def test_a_name_is_read_in_any_case(day: Terminal) -> None:
    assert day("edit", " O1 ", "--value", "7").out.endswith("  o1    mood: 7\n")


def test_a_dose_goes_to_another_product_with_its_unit(day: Terminal, journal: Path) -> None:
    day("dose", "leaf tea", "1 cup")
    answer = day("edit", "d1", "--product", "LEAF tea", "--amount", "2 cups")
    assert answer.out.endswith("  d1    08:30 leaf tea: 2 cups\n")
    assert rows(journal, "SELECT amount, entered FROM dose WHERE id = 1") == [(2, "2 cups")]


def test_an_amount_without_a_unit_is_in_the_products(day: Terminal) -> None:
    assert day("edit", "d1", "--amount", "2.5").out.endswith("kratom: 2.5 g\n")


@pytest.mark.parametrize("text", ["a\x1b[2Jb\u202ec", "כאב ראש", 'it\'s "$(x)"', "x" * 200])
def test_hostile_words_are_kept_as_they_are_and_shown_without_tricks(
    day: Terminal, journal: Path, text: str
) -> None:
    shown = day("edit", "n1", "--note", text).out
    assert rows(journal, "SELECT text FROM note") == [(text,)]
    assert not {"\x1b", "\u202e"} & set(shown)


# Safety


def test_a_note_that_is_edited_into_words_of_danger_shows_help(day: Terminal) -> None:
    answer = day("edit", "n1", "--note", "I want to kill myself")
    assert answer.code == 0
    assert "Nobody is watching this journal." in answer.err


def test_an_edited_value_shows_red_flags_as_a_new_one_does(day: Terminal) -> None:
    flags = day("log", "nails=4").err
    day("log", "nails=0")
    assert flags
    assert day("edit", "o3", "--value", "4").err == flags


# Scales that changed, measures that are put away


def test_an_old_value_is_read_and_shown_on_the_scale_it_was_recorded_on(
    day: Terminal, journal: Path
) -> None:
    day("measure", "edit", "mood", "--range", "0..4", "--anchor", "0=best", "--anchor", "4=worst")
    shown = day("edit", "o1", "--value", "10").out
    assert shown.endswith("  o1    mood: 10 (best I can imagine)\n")
    assert rows(journal, "SELECT scale_version FROM observation WHERE id = 1") == [(1,)]


def test_a_new_value_is_held_to_the_new_scale(day: Terminal, journal: Path) -> None:
    day("measure", "edit", "mood", "--range", "0..4", "--anchor", "0=best", "--anchor", "4=worst")
    day("log", "mood=2", "--on", "yesterday")
    with nothing_changes(journal):
        assert "from 0 to 4" in refusal(day("edit", "o3", "--value", "5"), 65)


def test_a_value_of_a_measure_that_was_put_away_can_still_be_put_right(day: Terminal) -> None:
    day("measure", "retire", "mood")
    assert day("edit", "o1", "--value", "0").out.endswith("mood: 0 (worst I can imagine)\n")


# What is refused


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("n1 --note none", 65, "The text of this note cannot be left out.", "sidelog delete n1"),
        ("mood --value 1", 2, "'mood' does not name an entry.", "such as d3 (o observation"),
        ("'' --value 1", 2, "'' does not name an entry.", "Write a letter and a number"),
        ("o0 --value 1", 2, "'o0' does not name an entry.", "Write a letter and a number"),
        ("'$(x)' --value 1", 2, "'$(x)' does not name an entry.", "Write a letter"),
        ("o9 --value 1", 1, "There is no observation o9.", "sidelog show"),
        ("v1 --note x", 1, "There is no visit v1.", "sidelog visit"),
        ("o1 --value 11", 65, "mood cannot be 11.", "from 0 to 10, whole numbers only"),
        ("o1 --value -1", 65, "mood cannot be -1.", "from 0 to 10"),
        ("o1 --value good", 2, "'good' is not a number for mood.", "The word skip"),
        ("o1 --value skip --at 08:00", 65, "A value with a time cannot be skipped", "Delete it"),
        ("o1 --on tomorrow", 65, "Mon 23 Nov 2026 is still to come.", "Today is Sun 22 Nov"),
        ("o1 --on someday", 2, "'someday' is not understood as a day.", "Say a day as"),
        ("o1 --at 23:00", 65, "Sun 22 Nov 2026 23:00 is still to come.", "It is Sun"),
        (
            "o1 --amount 3g",
            2,
            "Only a dose or a change of a product has an amount.",
            "An observation has a --value.",
        ),
        ("o1 --note x", 2, "The observation o1 has no note.", "What can be changed of it: value"),
        ("d1 --value 3", 2, "Only an observation has a value.", "A dose has an --amount."),
        ("d1 --amount none", 2, "A dose cannot be edited into none.", "Delete it, then record"),
        ("d1 --amount -3g", 65, "An amount cannot be negative: '-3g'.", "Write a number"),
        ("d1 --amount 2,500", 2, "'2,500' could be 2.5 or 2500.", "Say 2.5 or 2500."),
        ("d1 --amount 2ml", 65, "kratom is recorded in g, not in ml.", "a name of its own"),
        ("d1 --amount '?' --estimate", 65, "An amount that is not known cannot be", ""),
        ("d1 --product krato", 2, "There is no product 'krato'.", "Did you mean kratom? All"),
        ("d1 --product '$(x)'", 2, "There is no product '$(x)'.", "sidelog product list"),
        ("d1 --at 'yesterday 10:00'", 2, "Sat 21 Nov 2026 10:00 is counted to", "Name the day"),
        ("d1 --to today", 2, "The dose d1 has no until.", "What can be changed of it"),
        ("d1 --note ''", 65, "The note is empty.", ""),
        ("e1 --at 08:00", 2, "The event e1 has no at.", "kind, product, day, until, ongoing"),
        ("e1 --kind ilness", 2, "There is no kind of event 'ilness'.", "Did you mean illness?"),
        ("e1 --kind reduce", 2, "reduce needs the product.", "Add --product."),
        ("e1 --kind lab --to today", 2, "lab happens on one day.", "Add --to none."),
        ("e1 --to 2026-11-01", 65, "It cannot end on Sun 1 Nov 2026, before it began", ""),
        ("e1 --to tomorrow", 65, "Mon 23 Nov 2026 is still to come.", ""),
        ("n1 --note ' '", 65, "The note is empty.", "Leave it out, or write something."),
        ("n1 --title x", 2, "The note n1 has no title.", "What can be changed of it: text, day"),
        ("", 2, "Missing argument 'NAME'.", "See: sidelog edit --help"),
        ("o1 --value", 2, "Option '--value' requires an argument.", "See: sidelog edit --help"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("edit", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words


def test_a_day_has_one_value_after_an_edit_too(day: Terminal, journal: Path) -> None:
    day("log", "mood=3", "--on", "yesterday")
    with nothing_changes(journal):
        words = refusal(day("edit", "o3", "--on", "today"), 65)
    assert words == (
        "mood on Sun 22 Nov 2026 is recorded already: 5 (neither good nor bad), as o1.\n"
        "Edit or delete that one: sidelog edit o1\n"
    )


def test_a_day_has_doses_or_a_none_after_an_edit_too(day: Terminal, journal: Path) -> None:
    day("dose", "kratom", "none", "--on", "yesterday")
    with nothing_changes(journal):
        assert "sidelog delete d2" in refusal(day("edit", "d1", "--on", "yesterday"), 65)
        assert "so it has no amount" in refusal(day("edit", "d2", "--amount", "3g"), 65)


def test_an_amount_of_a_product_without_a_unit_needs_the_unit_first(
    day: Terminal, journal: Path
) -> None:
    day("dose", "leaf", "?")
    with nothing_changes(journal):
        assert "'3' of what? leaf has no unit yet." in refusal(
            day("edit", "d2", "--amount", "3"), 2
        )
        assert "sidelog product edit" in refusal(day("edit", "d2", "--amount", "3g"), 65)


def test_one_wrong_word_refuses_the_whole_edit(day: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        refusal(day("edit", "d1", "--amount", "3g", "--on", "someday"), 2)
