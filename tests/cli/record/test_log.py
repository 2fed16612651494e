"""`sidelog log`: a day in one line; what is recorded, what is said, what is refused."""

import shlex
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal

SUNDAY = "today, Sun 22 Nov 2026"


def days(journal: Path) -> list[Any]:
    """The days that observations are of, as the tables hold them."""
    return [day for (day,) in rows(journal, "SELECT day FROM observation ORDER BY id")]


def values(journal: Path) -> list[Any]:
    return [value for (value,) in rows(journal, "SELECT value FROM observation ORDER BY id")]


def notes(journal: Path) -> list[Any]:
    return [text for (text,) in rows(journal, "SELECT text FROM note ORDER BY id")]


def test_what_was_understood_is_said(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "log mood=5",
        "log mood=6",
        "log mood=6",
        "log mood=skip",
        "log mood=0",
        "log shedding=2 dryness=1 nails=0 -n 'wash day'",
        "log shedding=2 dryness=3",
        "log -n one -n two",
        "log 'Mood = 7' --at 08:30",
        "log mood=4 --at 'yesterday 23:10'",
        "log moisturiser=yes weight=70.25 hair-count=120 --on -2d",
        "log weight=70.25",
        "log mood=6/10, shedding:2 dryness 1 nails = 0",
        "log mood=5,shedding=3",
        "log 'shedding=more than my normal'",
        "log sleep-hours=7h30 craving=none weight 70,5",
        "log mood skip dryness=1;nails=2 --on -3d",
    )
    snapshot("log-acknowledged", shown)


def test_a_line_is_one_line_and_nothing_else(run: Terminal) -> None:
    result = run("log", "shedding=2", "dryness=1", "nails=0", "mood=6", "-n", "wash day")
    assert result.out == f"{SUNDAY}: shedding 2, dryness 1, nails 0, mood 6, note kept\n"
    assert (result.code, result.err) == (0, "")


def test_nought_is_a_value_and_skip_is_none(run: Terminal, journal: Path) -> None:
    run("log", "nails=0", "mood=skip")
    assert values(journal) == [0, None]


def test_a_value_that_is_replaced_stays_in_the_history(run: Terminal) -> None:
    run("log", "mood=5")
    assert run("log", "mood=6").out == f"{SUNDAY}: mood 6, replacing 5\n"
    assert "mood on Sun 22 Nov 2026: 5 → 6" in run("history").out


def test_the_same_value_again_writes_nothing(begun: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        assert begun("log", "mood=5").out == f"{SUNDAY}: mood 5 (neither good nor bad), as before\n"


def test_a_day_has_one_value_and_many_momentary_ones(run: Terminal, journal: Path) -> None:
    for words in ("mood=5", "mood=3 --at 08:00", "mood=7 --at 20:00", "mood=4 --at 08:00"):
        assert run("log", *words.split()).code == 0
    assert values(journal) == [5, 4, 7]


def test_a_note_with_a_time_keeps_it(run: Terminal, journal: Path) -> None:
    run("log", "-n", "woke up", "--at", "05:10")
    assert rows(journal, "SELECT day, at, text FROM note") == [
        ("2026-11-22", "2026-11-22T05:10+01:00", "woke up")
    ]


# Which day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("monday", "2026-11-16"),
        ("last sunday", "2026-11-15"),
        ("-2d", "2026-11-20"),
        ("3 days ago", "2026-11-19"),
        ("12 sep", "2026-09-12"),
        ("2026-09-01", "2026-09-01"),
    ],
)
def test_a_day_is_the_most_recent_one_that_the_words_can_mean(
    run: Terminal, journal: Path, words: str, day: str
) -> None:
    run("log", "mood=5", "--on", words)
    assert days(journal) == [day]


def test_monday_on_a_sunday_is_six_days_ago_and_says_so(run: Terminal) -> None:
    said = run("log", "mood=5", "--on", "monday").out
    assert said == "Mon 16 Nov 2026 (6 days ago): mood 5 (neither good nor bad)\n"


@pytest.mark.parametrize(
    ("starts", "day", "said"),
    [
        (None, "2026-11-21", "today until 04:00, Sat 21 Nov 2026: "),
        ("00:00", "2026-11-22", "today, Sun 22 Nov 2026: "),
    ],
)
def test_at_two_in_the_night_it_is_said_which_day_an_entry_went_to(
    run: Terminal, journal: Path, now: datetime, starts: str | None, day: str, said: str
) -> None:
    env = {"SIDELOG_DAY_STARTS": starts} if starts else {}
    assert run("log", "mood=5", now=now.replace(hour=2), env=env).out.startswith(said)
    assert days(journal) == [day]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("mood 5 two days ago", [("2026-11-20", 5)]),
        ("mood 5 20 nov", [("2026-11-20", 5)]),
        ("mood four shedding none noticed", [("2026-11-22", 4), ("2026-11-22", 0)]),
        (
            "shedding more than my normal mood 5 yesterday",
            [("2026-11-21", 2), ("2026-11-21", 5)],
        ),
    ],
)
def test_words_need_neither_signs_nor_quotation_marks(
    run: Terminal, journal: Path, words: str, kept: list[tuple[str, float]]
) -> None:
    assert run("log", *words.split()).code == 0
    assert rows(journal, "SELECT day, value FROM observation ORDER BY id") == kept


def test_a_time_of_the_night_is_counted_to_the_evening_before(run: Terminal, journal: Path) -> None:
    said = run("log", "mood=5", "--on", "saturday", "--at", "02:00").out
    assert said.startswith("Sun 02:00, counted to Sat 21 Nov: mood 5")
    assert rows(journal, "SELECT day, at FROM observation") == [
        ("2026-11-21", "2026-11-22T02:00+01:00")
    ]


@pytest.mark.parametrize("offset", [-10, 0, 13])
def test_in_another_time_zone_the_earlier_days_do_not_move(
    run: Terminal, journal: Path, now: datetime, offset: int
) -> None:
    run("log", "mood=5", "--at", "08:30")
    run("log", "mood=6", "--on", "yesterday")
    before = rows(journal, "SELECT day, at, value FROM observation")
    elsewhere = now.astimezone(timezone(timedelta(hours=offset)))
    shown = run("show", "2026-11-21..2026-11-22", now=elsewhere + timedelta(days=1)).out
    assert shown == (
        "Sat 21 Nov 2026\n  o2    mood: 6\n"
        "Sun 22 Nov 2026\n  o1    08:30 mood: 5 (neither good nor bad)\n"
    )
    run("log", "mood=7", now=elsewhere + timedelta(days=1))
    assert rows(journal, "SELECT day, at, value FROM observation")[:2] == before


def test_a_time_travels_with_the_offset_of_where_it_was(
    run: Terminal, journal: Path, now: datetime
) -> None:
    tokyo = now.astimezone(timezone(timedelta(hours=9)))
    run("log", "mood=5", "--at", "04:30", now=tokyo)
    assert rows(journal, "SELECT day, at FROM observation") == [
        ("2026-11-23", "2026-11-23T04:30+09:00")
    ]


# As JSON


def test_as_json_it_says_what_was_recorded_and_what_was_before(
    run: Terminal, snapshot: Snapshots
) -> None:
    shown = transcript(
        run,
        "log mood=5 --json",
        "log mood=6 nails=skip -n 'a note' --json --on yesterday",
        "--json log mood=7 --at 08:30",
        "log mood=6 --json",
        "log moon=6 --json",
    )
    snapshot("log-json", shown)


# What is refused


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("mod=5", 2, "There is no measure 'mod'.", "Did you mean mood? "),
        ("shed=2", 2, "There is no measure 'shed'.", "Did you mean shedding? "),
        ("mood=5 --from monday --at 8:00", 2, "From a day to another only skip can", "mood=skip"),
        ("mood=5 --from monday", 2, "mood is a value of one day.", "From a day to another: skip"),
        ("mood=skip --to monday", 2, "It is not said when the days begin.", "Give --from"),
        ("--from monday", 2, "--from needs a measure.", "log mood=skip --from"),
        ("mood=skip --from today", 1, "Every day has an answer for mood already: Sun 22 Nov", ""),
        ("xyzzy=2", 2, "There is no measure 'xyzzy'.", "All measures: sidelog measure list"),
        (
            "mood",
            2,
            "'mood' does not say what to record.",
            "Write measure=value, such as mood=6; a time",
        ),
        ("mood=", 2, "'mood=' does not say what to record.", "Write measure=value"),
        ("=5", 2, "'=5' does not say what to record.", "Write measure=value"),
        ("mood is 5", 2, "'mood' does not say what to record.", "Write measure=value"),
        ("mood=5 08:30", 2, "'08:30' does not say what to record.", "a time goes after --at"),
        ("'felt bad: tired'", 2, "'felt bad: tired' does not say what", "A note goes after -n"),
        ("mood=5 note=hello", 2, "There is no measure 'note'.", 'A note goes after -n: -n "words"'),
        ("kratom=4g", 2, "kratom is a product, not a measure.", "of it: sidelog dose kratom"),
        ("hair=1", 2, "There is no measure 'hair'.", "mean shedding or hair-count or hair-washed?"),
        ("mood=?", 2, "'?' is not a number for mood.", "What you do not know stays open: leave mo"),
        ("mood=good", 2, "'good' is not a number for mood.", "Mood goes from 0 to 10"),
        ("mood=nan", 2, "'nan' is not a number for mood.", "Mood goes from 0 to 10"),
        ("mood=५", 2, "'५' is not a number for mood.", "Mood goes from 0 to 10"),
        (
            "mood=11",
            65,
            "mood cannot be 11.",
            "Mood goes from 0 to 10, whole numbers only: 0 worst",
        ),
        ("mood=-1", 65, "mood cannot be -1.", "Mood goes from 0 to 10"),
        ("mood=5.5", 65, "mood cannot be 5.5.", "Mood goes from 0 to 10, whole numbers only"),
        ("nails=5", 65, "nails cannot be 5.", "Nail changes goes from 0 to 4"),
        ("weight=-1", 65, "weight cannot be -1.", "Body weight goes from 0 kg up."),
        ("weight=1e300", 65, "weight cannot be 1000", "Body weight goes from 0 kg up."),
        ("mood=5 mood=6", 2, "mood is given twice.", "A day has one value; with --at"),
        ("mood=skip --at 08:00", 2, "A moment cannot be skipped.", "Leave --at out."),
        ("mood=5 --on tomorrow", 65, "Mon 23 Nov 2026 is still to come.", "Today is Sun 22 Nov"),
        ("mood=5 --on 2027-01-01", 65, "Fri 1 Jan 2027 is still to come.", "Today is Sun 22 Nov"),
        ("mood=5 --at 23:00", 65, "Sun 22 Nov 2026 23:00 is still to come.", "Say yesterday"),
        ("mood=5 --on 2026-02-30", 65, "There is no day 2026-02-30 in the calendar.", ""),
        ("mood=5 --on '30 feb'", 65, "February has no day 30.", ""),
        (
            "mood=5 --on 03/04/2026",
            2,
            "'03/04/2026' could be Fri 3 Apr 2026 or Wed 4 Mar 2026.",
            "Say 2026-04-03 or 2026-03-04.",
        ),
        ("mood=5 --on sunday", 2, "'sunday' could be Sun 22 Nov 2026 or Sun 15 Nov 2026.", ""),
        ("mood=5 --on someday", 2, "'someday' is not understood as a day.", "Say a day as "),
        ("mood=5 --at 25:00", 65, "There is no such time on a clock.", "Say a time as "),
        ("mood=5 --at 8", 2, "'8' could be Sun 22 Nov 2026 08:00 or", "Say 2026-11-22T08:00"),
        ("mood=5 --on monday --at 'sunday 08:00'", 2, "Sun 22 Nov 2026 08:00 is counted", "Name"),
        ("-n ''", 65, "The note is empty.", "Leave it out, or write something."),
        ("mood=5 -n '  '", 65, "The note is empty.", "Leave it out"),
        ("--at 08:00", 2, "--at needs a value.", "Such as: sidelog log mood=5 --at 08:30"),
        ("mood=5 --last 3d", 2, "--last goes with --missed.", "--from monday --to yesterday"),
        ("--missed --on monday --last 3d", 2, "Name one day with --on, or several", ""),
        ("mood=5 --missed", 2, "--missed asks for each day by itself.", "Leave the rest out."),
        ("- mood=5", 2, "With - every line says its own words, notes and day.", "Such as: mood=5"),
        ("- --on monday", 2, "With - every line says its own words", "Such as: mood=5 --on"),
        ("mood=5 --on", 2, "Option '--on' requires an argument.", "See: sidelog log --help"),
        ("mood=5 --onn", 2, "There is no option '--onn'.", "See: sidelog log --help"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_a_sentence_and_changes_nothing(
    begun: Terminal, journal: Path, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal):
        words = refusal(begun("log", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words


def test_a_measure_that_was_put_away_is_said_to_be(begun: Terminal) -> None:
    begun("measure", "retire", "nails")
    said = refusal(begun("log", "nails=1"), 1)
    assert said == "nails is put away.\nBack with: sidelog measure restore nails\n"


def test_one_wrong_word_refuses_the_whole_line(begun: Terminal, journal: Path) -> None:
    with nothing_changes(journal):
        refusal(begun("log", "shedding=2", "mood=11", "-n", "a note"), 65)


def test_a_refused_first_line_leaves_nothing_recorded(run: Terminal, journal: Path) -> None:
    refusal(run("log", "mood=11"), 65)
    assert run("show").code == 1
    assert not journal.exists() or days(journal) == []
