"""`sidelog measure`: scales of one's own, scales that change, and what is asked every day."""

import shlex
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.days import journal_of, looked_at, taken_back_by_undo
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    lines = (("measure", "add", "cramps"), ("log", "cramps=2"))
    return looked_at(tmp_path_factory.mktemp("kept"), now, lines)


def asked(run: Terminal) -> list[str]:
    """The names of the measures that are asked every day."""
    return [one["name"] for one in run("measure", "list", "--json").data if one["tracked"]]


def scale(run: Terminal, name: str) -> dict[str, object]:
    """The scale of a measure that is in force."""
    (found,) = (one for one in run("measure", "--json").data if one["name"] == name)
    return dict(found["scale"])


@pytest.mark.parametrize(
    "command", ["", "list", "track", "untrack", "add", "edit", "retire", "restore", "delete"]
)
def test_the_help_is_whole(run: Terminal, snapshot: Snapshots, command: str) -> None:
    name = "-".join(["measure", *command.split(), "help"])
    snapshot(name, run("measure", *command.split(), "--help").out)


# Shown


def test_the_measures_that_come_with_sidelog_are_listed_before_there_is_a_journal(
    run: Terminal, journal: Path, snapshot: Snapshots
) -> None:
    listed = run("measure", "list")
    snapshot("measure-list", listed.out + listed.err)
    assert run("measure") == listed
    assert not journal.exists()


def test_the_list_is_the_same_after_the_first_entry(run: Terminal) -> None:
    before = run("measure").out
    run("log", "mood=5")
    assert run("measure").out == before


def test_as_json_every_measure_has_its_scale_with_its_source(run: Terminal) -> None:
    envelope = run("measure", "list", "--json").envelope
    assert envelope["command"] == "measure list"
    assert all(one["scale"]["source"] for one in envelope["data"])
    assert asked(run) == ["shedding", "dryness", "nails", "mood"]


# Written


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "measure track itch sleep",
        "measure untrack itch",
        "measure add leg-cramps --anchor 0=none --anchor 4='kept me awake'",
        "measure add steps --range 0.. --unit steps --better higher",
        "measure add warmth --range -5..5 --better neither --anchor 5=hot --anchor -5=cold",
        "measure add sneezes --title 'Sneezing fits' --question 'How many?' --range 0..99 "
        "--unit ' ' --day-rule sum --lag 0..3 --every 7 --untracked",
        "measure edit steps --title Walking --lag 3..28 --bad 2000",
        "measure edit steps --unit km",
        "measure edit mood --range 0..20",
        "measure retire steps",
        "measure restore steps",
        "measure delete steps --yes",
        "measure list",
    )
    snapshot("measure-written", shown)


def test_as_json_every_writing_command_says_what_it_did(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "measure add leg-cramps --anchor 0=none --json",
        "measure edit leg-cramps --range 0..10 --json",
        "measure untrack leg-cramps --json",
        "measure track leg-cramps --json",
        "measure retire leg-cramps --json",
        "measure restore leg-cramps --json",
        "measure delete leg-cramps --yes --json",
        "measure delete leg-cramps --yes --json",
    )
    snapshot("measure-json", shown)


@pytest.mark.parametrize(
    "line",
    [
        "track itch sleep",
        "untrack mood",
        "add leg-cramps --lag 3..28",
        "edit mood --title Spirits --question 'How?' --better lower --day-rule median --every 2",
        "edit mood --range 0..20 --unit points --anchor 0=none --lag 1..2",
        "edit mood --bad 4",
        "retire itch",
        "restore energy",
        "delete cramps --yes",
    ],
)
def test_one_undo_takes_it_back(run: Terminal, line: str) -> None:
    run("measure", "add", "cramps")
    run("measure", "retire", "energy")
    taken_back_by_undo(run, "measure", *shlex.split(line))


def test_what_is_asked_can_be_chosen(run: Terminal) -> None:
    run("measure", "track", "itch", "energy")
    run("measure", "untrack", "nails", "shedding")
    run("measure", "add", "cramps")
    run("measure", "add", "sneezes", "--untracked")
    assert asked(run) == ["dryness", "mood", "itch", "energy", "cramps"]


def test_a_measure_of_ones_own_is_logged_and_shown_as_those_that_came(run: Terminal) -> None:
    run("measure", "add", "leg-cramps", "--anchor", "4=kept me awake")
    assert run("log", "leg-cramps=4").out.endswith("leg-cramps 4 (kept me awake)\n")
    refusal(run("log", "leg-cramps=2.5"), 65)
    run("measure", "add", "walked", "--range", "0..", "--unit", "km")
    assert run("log", "walked=2.5").out.endswith("walked 2.5 km\n")


# Scales that change


def test_old_values_keep_their_version_and_trends_begin_anew(run: Terminal, journal: Path) -> None:
    run("log", "mood=9", "--on", "yesterday")
    answer = run("measure", "edit", "mood", "--range", "0..20", "--bad", "6")
    assert answer.err == (
        "This is version 2 of the scale; trends begin anew with it.\n"
        "Its words are gone with the old range. "
        "To set new ones: sidelog measure edit mood --anchor 0=none\n"
    )
    run("log", "mood=18")
    assert rows(journal, "SELECT value, scale_version FROM observation ORDER BY id") == [
        (9, 1),
        (18, 2),
    ]
    (mood,) = run("trends", "mood", "--json").data["measures"]
    assert [one["value"] for one in mood["days"]] == [18]


@pytest.mark.parametrize(
    ("change", "version"),
    [
        ("--title Spirits", 1),
        ("--question 'And?'", 1),
        ("--better lower", 1),
        ("--day-rule median", 1),
        ("--every 3", 1),
        ("--lag 0..7", 1),
        ("--anchor 0=low --anchor 10=high", 1),
        ("--range 0..10", 1),
        ("--bad 4", 1),
        ("--range 1..10 --anchor 1=low", 2),
        ("--range 0.. --anchor 0=low", 2),
        ("--unit points", 2),
    ],
)
def test_only_another_meaning_of_a_value_is_another_version(
    run: Terminal, change: str, version: int
) -> None:
    answer = run("measure", "edit", "mood", *shlex.split(change))
    assert answer.code == 0
    assert scale(run, "mood")["version"] == version
    assert ("version" in answer.err) == (version == 2)


def test_a_lag_window_is_stamped_when_it_is_set_and_not_when_something_else_is(
    run: Terminal, journal: Path, now: datetime
) -> None:
    run("log", "mood=5")
    run("measure", "edit", "mood", "--lag", "0..7")
    stamp = "SELECT lag_first, lag_last, lag_set_at FROM scale WHERE lag_source LIKE '%person'"
    set_once = rows(journal, stamp)
    assert set_once == [(0, 7, "2026-11-22T21:00:00+01:00")]
    run("measure", "edit", "mood", "--title", "Spirits", now=now + timedelta(days=1))
    run("measure", "edit", "mood", "--lag", "0..7", now=now + timedelta(days=1))
    assert rows(journal, stamp) == set_once
    run("measure", "edit", "mood", "--lag", "1..7", now=now + timedelta(days=1))
    assert rows(journal, stamp) == [(1, 7, "2026-11-23T21:00:00+01:00")]


def test_bad_days_are_stamped_when_they_are_set_and_listed(
    run: Terminal, journal: Path, now: datetime
) -> None:
    run("log", "mood=5")
    stamp = (
        "SELECT bad_from, bad_set_at FROM scale JOIN measure ON measure.id = measure_id"
        " WHERE name = 'mood'"
    )
    assert rows(journal, stamp) == [(3, None)]
    assert "a bad day is 3 or less" in run("measure").out
    run("measure", "edit", "mood", "--bad", "4", now=now + timedelta(days=1))
    run("measure", "edit", "mood", "--title", "Spirits", now=now + timedelta(days=2))
    assert rows(journal, stamp) == [(4, "2026-11-23T21:00:00+01:00")]
    assert "a bad day is" not in run("measure", "edit", "mood", "--bad", "none").out
    assert rows(journal, stamp) == [(None, None)]


@pytest.mark.parametrize("change", ["--range 0..20", "--better lower"])
def test_bad_days_that_lost_their_meaning_are_said_to_be_gone(run: Terminal, change: str) -> None:
    answer = run("measure", "edit", "mood", *shlex.split(change))
    assert answer.err.endswith(
        "Its bad days are no longer set. To set them: sidelog measure edit mood --bad 3\n"
    )
    assert scale(run, "mood")["bad_from"] is None


# Put away, taken back, deleted


def test_what_was_put_away_is_not_offered_and_comes_back_in_words_that_work(
    run: Terminal, journal: Path
) -> None:
    run("log", "itch=2")
    said = run("measure", "retire", "itch").out
    assert said == "itch is put away. Back with: sidelog measure restore itch\n"
    assert "Itch" not in run("measure").out
    assert "itch: 2" in run("show").out
    for line in ("edit itch --title x", "track itch", "untrack itch"):
        with nothing_changes(journal):
            words = refusal(run("measure", *line.split()), 1)
        assert words == "itch is put away.\nBack with: sidelog measure restore itch\n"
    assert run(*said.split("sidelog ")[1].split()).out == "itch is back in use.\n"
    assert run("log", "itch=3").code == 0


def test_the_name_of_what_was_put_away_stays_taken(run: Terminal) -> None:
    run("measure", "add", "cramps")
    run("measure", "retire", "cramps")
    words = refusal(run("measure", "add", "cramps"), 65)
    assert "It is retired; bring it back: sidelog measure restore cramps" in words


@pytest.mark.parametrize(
    ("answer", "code"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1)]
)
def test_deleting_asks_first(run: Terminal, answer: str, code: int) -> None:
    run("measure", "add", "cramps")
    said = run("measure", "delete", "cramps", stdin=answer, tty=True)
    assert said.code == code
    assert said.err.startswith("Delete the measure cramps? [y/N] ")
    assert ("cramps" in asked(run)) == bool(code)


def test_where_nobody_can_be_asked_yes_has_to_be_said(run: Terminal, journal: Path) -> None:
    run("measure", "add", "cramps")
    with nothing_changes(journal):
        words = refusal(run("measure", "delete", "cramps", stdin="y\n"), 2)
    assert words == "Nothing was deleted: there is nobody to ask.\nSay it with --yes.\n"


# What is refused


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("track moon", 2, "There is no measure 'moon'.", "Did you mean mood? All measures: "),
        ("track itch moon", 2, "There is no measure 'moon'.", "sidelog measure list"),
        ("untrack '$(x)'", 2, "There is no measure '$(x)'.", "sidelog measure list"),
        ("track", 2, "Missing argument 'NAME...'.", "See: sidelog measure track --help"),
        ("add mood", 65, "There is a measure mood already.", "Give it another name."),
        ("add 2nd", 65, "'2nd' cannot be the name of a measure.", "letters from a to z"),
        ("add 'leg cramps'", 65, "'leg cramps' cannot be the name", "letters from a to z"),
        ("add none", 65, "'none' cannot be the name of a measure.", "means something else"),
        ("add ''", 65, "'' cannot be the name of a measure.", "letters from a to z"),
        (f"add {'x' * 200}", 65, f"'{'x' * 50}' cannot be the name of a measure.", "1 to 40"),
        ("add כאב", 65, "'כאב' cannot be the name of a measure.", "1 to 40"),
        ("add m --range 4..0", 2, "'4..0' is not a range.", "Such as 0..4, 0..10, or 0.. ."),
        ("add m --range 4..4", 2, "'4..4' is not a range.", "Such as 0..4"),
        ("add m --range 0-4", 2, "'0-4' is not a range.", "Such as 0..4"),
        ("add m --range 0...4", 2, "'0...4' is not a range.", "Such as 0..4"),
        ("add m --range ..4", 2, "'..4' is not a range.", "Such as 0..4"),
        ("add m --range 0,5..4", 2, "'0,5..4' is not a range.", "Such as 0..4"),
        ("add m --range nan..4", 2, "'nan..4' is not a range.", "Such as 0..4"),
        (f"add m --range 0..{'9' * 16}", 65, "The scale of m has an end that is not a usable", ""),
        ("add m --anchor 0", 2, "'0' gives no words to a value.", "Such as --anchor 0=none"),
        ("add m --anchor 0=", 2, "'0=' gives no words to a value.", "Such as --anchor 0=none"),
        ("add m --anchor low=0", 2, "'low=0' gives no words to a value.", "--anchor 0=none"),
        ("add m --anchor nan=x", 2, "'nan=x' gives no words to a value.", "--anchor 0=none"),
        ("add m --anchor 5=x", 65, "An anchor is off its scale: m cannot be 5.", "of its own"),
        ("add m --anchor 0=a --anchor 0=b", 65, "The anchors of m are not in order.", "lowest"),
        ("add m --lag 3-28", 2, "'3-28' is not a lag window.", "Days from..to, such as 3..28."),
        ("add m --lag 28..3", 2, "'28..3' is not a lag window.", "such as 3..28."),
        ("add m --lag -1..3", 2, "'-1..3' is not a lag window.", "such as 3..28."),
        ("add m --lag ²..3", 2, "'²..3' is not a lag window.", "such as 3..28."),
        ("add m --lag 0..99999999999999999999", 2, "'0..99999999999999999999' is not", "3..28"),
        ("add m --bad 5", 65, "A bad day is off its scale: m cannot be 5.", "goes from 0 to 4"),
        (
            "add m --bad three",
            2,
            "'three' is no value of a scale.",
            "Such as --bad 3, or --bad none",
        ),
        (
            "edit weight --bad 80",
            65,
            "Of weight neither way is better, so no day",
            "--better lower",
        ),
        ("add m --every 0", 2, "Invalid value for '--every': 0 is not in the range", "add --help"),
        ("add m --better up", 2, "Invalid value for '--better': 'up' is not one of", "add --help"),
        ("add m --day-rule first", 2, "Invalid value for '--day-rule': 'first' is not one", ""),
        (f"add m --title {'x' * 61}", 65, "The title of m has 61 characters; 60 are kept", ""),
        ("add m --question ' '", 65, "The question of m is empty.", ""),
        ("edit mood", 2, "What is to change of mood?", "Such as --title or --anchor."),
        ("edit moon", 2, "There is no measure 'moon'.", "Did you mean mood?"),
        ("edit mood --title ''", 65, "The title of mood is empty.", ""),
        ("edit mood --range 0..4 --anchor 5=x", 65, "An anchor is off its scale", "of its"),
        ("retire moon", 2, "There is no measure 'moon'.", "Did you mean mood?"),
        ("restore moon", 2, "There is no measure 'moon'.", "Did you mean mood?"),
        ("delete moon --yes", 2, "There is no measure 'moon'.", "Did you mean mood?"),
        ("delete itch --yes", 65, "itch came with sidelog and cannot be deleted.", "retire itch"),
        ("delete cramps --yes", 65, "cramps has 1 entry, which would be lost", "Retire it: "),
        ("remove mood", 2, "There is no measure command 'remove'.", "measure delete NAME"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("measure", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words


@pytest.mark.parametrize("option", ["title", "question", "unit", "anchor"])
def test_words_that_a_table_cannot_show_are_refused(kept: Terminal, option: str) -> None:
    said = f"The {option} of a measure is one line, without control characters.\n"
    with nothing_changes(journal_of(kept)):
        for words in ("0=\x1b[31mred", "0=two\nlines", "0=\u202eback", "0=\udcff"):
            assert refusal(kept("measure", "add", "m", f"--{option}", words), 65) == said
        assert refusal(kept("measure", "edit", "mood", f"--{option}", "0=\x07"), 65) == said
