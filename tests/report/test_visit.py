"""What goes onto a page, what stays out of it, and which days are drawn."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sidelog.analysis.series import from_days
from sidelog.catalog.measures import find
from sidelog.errors import UsageError
from sidelog.journal.journal import open_journal
from sidelog.journal.rows import Happened
from sidelog.period import Period
from sidelog.report.findings.answers import answers_of
from sidelog.report.findings.choices import Part
from sidelog.report.findings.drawn import events_over
from sidelog.report.findings.visit import flags_recorded, visit_of
from sidelog.report.page.details import outline
from sidelog.report.page.document import Document, Items, Paragraph, Table
from sidelog.report.render import Paper
from sidelog.report.render.txt import render
from sidelog.report.words import method
from sidelog.report.words import page as words
from tests.journal.files import raw
from tests.report.conftest import Shelf
from tests.terminal import Terminal


def text_of(document: Document) -> str:
    return render(document, Paper.A4).decode()


@pytest.fixture
def weeks(shelf: Shelf, journal: Path) -> Path:
    """Three weeks, to be written to."""
    journal.touch(mode=0o600)
    journal.write_bytes(shelf.path("weeks").read_bytes())
    return journal


# Which days


def test_the_days_begin_eight_weeks_before_the_first_step(shelf: Shelf, today: date) -> None:
    visit = shelf.visit("demo")
    main = visit.answers.main
    assert main is not None
    assert visit.period.last == today
    assert (date.fromordinal(main.first) - visit.period.first).days == 56


def test_never_more_days_than_are_recorded(shelf: Shelf, today: date) -> None:
    assert shelf.visit("weeks").period == Period(today - timedelta(days=20), today)
    assert shelf.visit("empty").period == Period(today, today)


def test_at_least_twelve_weeks_and_without_a_change_half_a_year(shelf: Shelf) -> None:
    assert shelf.visit("hostile").period.days == 84
    assert shelf.visit("demo", exclude=("kratom",)).period.days == 183


def test_the_days_that_are_drawn_change_nothing_that_is_said(shelf: Shelf, today: date) -> None:
    usual = shelf.visit("demo")
    for days in (7, 60, 365):
        period = Period(today - timedelta(days=days), today)
        assert shelf.visit("demo", period=period).answers == usual.answers


def test_an_older_change_is_drawn_on_its_own_days(run: Terminal, journal: Path) -> None:
    run("dose", "tea", "8g", "--on", "2021-11-01")
    run("event", "reduce", "tea", "--to", "6g", "--on", "2022-01-10")
    run("event", "reduce", "tea", "--to", "4g", "--on", "2026-10-10")
    with open_journal(journal) as opened:
        (tea,) = answers_of(opened, run.now.date()).taken
        visit = visit_of(opened, run.now.date(), change=tea.changes[0])
    assert visit.answers.main == tea.changes[0]
    assert visit.period.first == date(2021, 11, 15)
    assert visit.period.days == 2 * 365 + 1


@pytest.mark.parametrize(
    ("years", "heading", "most"),
    [(1, words.DAYS, 54), (3, words.WEEKS, 160), (9, words.WEEKS, 110)],
)
def test_days_become_weeks_and_weeks_months(
    shelf: Shelf, today: date, years: int, heading: str, most: int
) -> None:
    period = Period(today - timedelta(days=365 * years), today)
    document = outline(shelf.visit("decade", period=period))
    (part,) = [one for one in document.details if one.heading == heading]
    assert len(part.blocks) == 3  # eight measures and four products are too wide for one sheet
    for table in part.blocks:
        assert isinstance(table, Table)
        assert sum(table.widths[1:]) <= 95
        assert most / 2 < len(table.rows) <= most


@pytest.mark.parametrize("first", [date(2000, 1, 1), date(1999, 12, 31)])
def test_days_before_the_record_are_not_drawn(shelf: Shelf, today: date, first: date) -> None:
    visit = shelf.visit("weeks", period=Period(first, today))
    assert visit.period == shelf.visit("weeks").period
    earlier = Period(first, first + timedelta(days=9))
    assert shelf.visit("weeks", period=earlier).period == earlier


def test_a_plan_from_before_the_first_rating_or_dose_is_not_drawn(
    run: Terminal, journal: Path
) -> None:
    run("regimen", "sertraline", "50", "mg", "daily", "--from", "2026-03-01")
    today = run.now.date()
    with open_journal(journal) as opened:
        assert visit_of(opened, today).period == Period(today - timedelta(days=182), today)
    run("log", "mood=5", "--on", "2026-09-28")
    with open_journal(journal) as opened:
        assert visit_of(opened, today).period == Period(date(2026, 9, 28), today)
    run("dose", "sertraline", "none", "--on", "2026-09-20")
    with open_journal(journal) as opened:
        assert visit_of(opened, today).period == Period(date(2026, 9, 20), today)
        asked = Period(date(2026, 4, 1), today)
        assert visit_of(opened, today, period=asked).period == asked


# What goes in


def test_reliability_counts_days_and_same_days(shelf: Shelf) -> None:
    of = shelf.visit("weeks").reliability
    assert of is not None
    assert (of.recorded, of.possible, of.same_day) == (18, 21, 1.0)
    assert shelf.visit("empty").reliability is None


def test_reliability_counts_from_the_beginning_of_the_period(run: Terminal, journal: Path) -> None:
    run("log", "mood=5", "--on", "2024-01-01")
    run("log", "mood=5")
    period = Period(date(2026, 1, 1), run.now.date())
    with open_journal(journal) as opened:
        of = visit_of(opened, run.now.date(), period=period).reliability
    assert of is not None
    assert (of.recorded, of.possible) == (1, period.days)


def test_red_flags_come_from_values_titles_and_notes(weeks: Path, run: Terminal) -> None:
    run("log", "shedding=4", "-n", "dark urine today")
    run("event", "illness", "a seizure at night")
    with open_journal(weeks) as journal:
        visit = visit_of(journal, run.now.date())
    assert [(one.flag.name, one.measure and one.measure.name) for one in visit.flags] == [
        ("seizure", None),
        ("liver", None),
        ("hair-loss", "shedding"),
    ]
    shown = text_of(outline(visit))
    assert "dark urine" not in shown.replace("dark urine or pale", "")  # the note itself is not
    assert words.FLAGS not in run("report", "--preview", "--exclude", "flags").out


def test_without_red_flags_nothing_denies_them(shelf: Shelf) -> None:
    assert "flag" not in text_of(shelf.document("weeks")).lower()


def test_half_a_year_above_the_normal_is_a_flag(today: date) -> None:
    shedding = find("shedding")
    assert shedding
    last = today.toordinal()
    days = {last - 184: 1.0, **dict.fromkeys(range(last - 182, last + 1), 2.0)}
    assert flags_recorded([(shedding, from_days(days, last - 184, last))], ()) == ()
    days[last - 184] = 2.0
    (found,) = flags_recorded([(shedding, from_days(days, last - 184, last))], ())
    assert found.flag.name == "shedding-lasts"
    # Four weeks without a word, and one more day.
    weekly = dict.fromkeys((*range(last - 300, last - 110, 7), last - 83, last), 2.0)
    (found,) = flags_recorded([(shedding, from_days(weekly, last - 300, last))], ())
    assert (found.days[0], found.days[-1]) == (last - 300, last - 83)
    few = dict.fromkeys((last - 365, last), 2.0)
    assert flags_recorded([(shedding, from_days(few, last - 365, last))], ()) == ()


@pytest.mark.usefixtures("weeks")
def test_the_person_is_named_as_far_as_they_chose(run: Terminal) -> None:
    run("profile", "name", "Ada Lovelace")
    run("profile", "born", "1990-02-03")
    run("profile", "gender", "female")
    run("profile", "why", "to see whether less helps my hair")
    shown = run("report", "--preview", "--named").out
    of_person = ("Name: Ada Lovelace", "Born: 1990-02-03", "Gender: female")
    for said in (*of_person, f"{words.WHY}: to see whether less"):
        assert said in shown
    short = run("report", "--preview", "--initials-only").out
    assert "Name: A. L." in short
    assert "Lovelace" not in short
    usual = run("report", "--preview").out
    assert not [said for said in of_person if said in usual]
    assert f"{words.WHY}: to see whether less" in usual
    data = run("report", "--json", "--named").data
    assert (data["name"], data["born"], data["gender"]) == ("Ada Lovelace", "1990-02-03", "female")
    assert run("report", "--json").data["name"] is None


def test_questions_open_the_page_and_the_rest_close_it(weeks: Path, run: Terminal) -> None:
    add_visit(weeks, "2026-12-01", "Understand the hair")
    add_question(weeks, "Is a blood test useful?")
    add_question(weeks, "What about kratom?")
    add_question(weeks, "And later?")
    shown = run("report", "--preview", "--question", "Is it the season?").out
    places = [
        shown.index(said)
        for said in (words.GOAL, "the hair", "season?", words.ANSWERS, words.BY_HAND, "later?")
    ]
    assert places == sorted(places)
    assert run("report", "--json").data["goal"] == "Understand the hair"
    assert "kratom?" not in run("report", "--preview", "--exclude", "kratom").out


def test_a_long_question_stands_in_full_in_the_details(shelf: Shelf) -> None:
    question = "could it be that " * 20 + "x" * 200 + "?"
    document = shelf.document("weeks", questions=(question,))
    front = render(replace(document, details=()), Paper.A4).decode()
    assert "could it be that …" in " ".join(front.split())
    assert "x" * 60 not in front
    (part,) = [one for one in document.details if one.heading == words.ASKS]
    assert part.blocks == (Items((question,)),)


def test_since_the_last_visit(weeks: Path, run: Terminal) -> None:
    refused = run("report", "--preview", "--since-visit")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        "No visit before today is recorded.\n"
        'Those that are: sidelog visit. To record one: sidelog visit add "WHO" --on DAY\n'
    )
    add_visit(weeks, "2026-11-10", None)
    add_visit(weeks, "2026-12-10", None)
    assert "10 Nov to 22 Nov 2026" in run("report", "--preview", "--since-visit").out
    assert run("report", "--preview", "--since-visit", "--last", "1y").code == 2


def test_an_event_is_told_with_its_distance(today: date) -> None:
    day = today.toordinal()
    period = Period(today - timedelta(days=99), today)
    events = [
        Happened("e1", "illness", None, day - 30, day - 25, "flu", None, None),
        Happened("e2", "unheard-of", None, day - 400, day - 390, None, None, None),
        Happened("e3", "stress", None, day - 120, day - 99, None, None, None),
    ]
    stress, flu = sorted(events_over(events, period), key=lambda one: one.day)
    assert words.event(flu, None, day) == "flu, 23 October, 4 weeks ago"
    assert words.event(stress, None, day).startswith("Stressful time, ")


# What stays out


def test_without_what_is_taken_no_product_is_named(shelf: Shelf) -> None:
    visit = shelf.visit("many")
    shown = outline(visit._replace(parts=visit.parts - {Part.TAKEN}))
    rest = [one.text for part in shown.front for one in part.blocks if isinstance(one, Paragraph)]
    assert not any("product" in one or visit.taken[0].product.name in one for one in rest)


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("answers", words.ANSWERS),
        ("picture", "A dot is a day"),
        ("taken", words.DOSES),
        ("else", words.ELSE),
        ("words", words.MEASURES),
        ("changes", words.CHANGES),
        ("days", words.DAYS),
        ("method", method.METHOD),
    ],
)
def test_a_part_that_is_left_out_has_no_heading(shelf: Shelf, part: str, heading: str) -> None:
    assert heading in text_of(shelf.document("weeks"))
    assert heading not in text_of(shelf.document("weeks", exclude=(part,)))


def test_everything_but_the_notes_is_usual(shelf: Shelf) -> None:
    visit = shelf.visit("weeks")
    assert set(Part) - visit.parts == {Part.NOTES}
    assert visit.notes == ()


def test_naming_measures_or_products_shows_only_them(shelf: Shelf) -> None:
    assert [one.measure.name for one in shelf.visit("weeks", include=("mood",)).rated] == ["mood"]
    without = shelf.visit("weeks", exclude=("mood",))
    assert [one.measure.name for one in without.rated] == ["shedding"]
    taken = shelf.visit("decade", include=("medicine a",)).taken
    assert [one.product.name for one in taken] == ["medicine A"]


def test_hiding_a_measure_changes_no_verdict_of_another(shelf: Shelf) -> None:
    everything = {one.measure.name: one.findings for one in shelf.visit("demo").rated}
    some = {one.measure.name: one.findings for one in shelf.visit("demo", exclude=("nails",)).rated}
    assert some == {name: found for name, found in everything.items() if name != "nails"}


def test_notes_by_tag_and_by_word(shelf: Shelf) -> None:
    tagged = shelf.visit("weeks", include=("#sleep",))
    assert [note.text for note in tagged.notes] == ["slept badly #Sleep"]
    assert shelf.visit("weeks", include=("note:BADLY",)).notes == tagged.notes
    others = shelf.visit("weeks", include=("notes",), exclude=("#sleep",))
    assert {note.text for note in others.notes} == {"less now", "a day with kratom in it"}
    assert "Reduced kratom: less now" in text_of(outline(others))


def test_a_word_that_names_nothing_is_refused(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="names no part") as refused:
        shelf.visit("weeks", include=("moood",))
    assert "picture" in str(refused.value.hint)


def test_the_hash_is_of_what_is_shown(shelf: Shelf) -> None:
    usual = shelf.document("weeks")
    assert usual.fingerprint in usual.foot
    assert shelf.document("weeks", exclude=("mood",)).fingerprint != usual.fingerprint


def add_visit(journal: Path, day: str, goal: str | None) -> None:
    at = "2026-11-01T08:00:00+01:00"
    with raw(journal) as file:
        file.execute(
            "INSERT INTO visit (uuid, day, goal, recorded_at) VALUES (?, ?, ?, ?)",
            (day, day, goal, at),
        )


def add_question(journal: Path, words: str) -> None:
    at = "2026-11-01T08:00:00+01:00"
    with raw(journal) as file:
        file.execute(
            "INSERT INTO question (uuid, position, text, recorded_at) VALUES (?, 1, ?, ?)",
            (words, words, at),
        )
