"""What goes into a report and what stays out."""

from datetime import date
from pathlib import Path

import pytest

from sidelog.errors import UsageError
from sidelog.journal.daily import open_daily
from sidelog.report.choices import Choice, Part, choose
from sidelog.report.page import Report
from tests.journal.files import raw
from tests.report.journals import write_weeks
from tests.report.visit import report_of, text_of
from tests.terminal import Terminal


@pytest.fixture
def weeks(journal: Path, run: Terminal) -> Path:
    journal.parent.mkdir(mode=0o700)
    write_weeks(journal, run.writer())
    return journal


def chosen(journal: Path, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Choice:
    with open_daily(journal) as opened:
        return choose(opened, include, exclude)


def measures(report: Report) -> list[str]:
    return [one.measure.name for one in report.recorded]


def test_everything_but_the_notes_is_usual(weeks: Path, today: date) -> None:
    report = report_of(weeks, today, 21)
    assert set(Part) - report.parts == {Part.NOTES}
    assert report.notes == ()
    assert "slept badly" not in text_of(report)
    assert "less now" not in text_of(report)


def test_naming_a_measure_shows_only_it(weeks: Path, today: date) -> None:
    assert measures(report_of(weeks, today, 21, include=("mood",))) == ["mood"]


def test_leaving_a_measure_out_keeps_the_others_of_interest(weeks: Path, today: date) -> None:
    assert measures(report_of(weeks, today, 21, exclude=("mood",))) == ["shedding"]


def test_notes_by_tag_and_by_word(weeks: Path, today: date) -> None:
    tagged = report_of(weeks, today, 21, include=("#sleep",))
    assert [note.text for note in tagged.notes] == ["slept badly #Sleep"]
    worded = report_of(weeks, today, 21, include=("note:BADLY",))
    assert worded.notes == tagged.notes
    others = report_of(weeks, today, 21, include=("notes",), exclude=("#sleep",))
    assert {note.text for note in others.notes} == {"less now", "a day with kratom in it"}
    assert "reduced kratom" in text_of(others)


def test_a_note_that_names_what_is_left_out_is_left_out(weeks: Path, today: date) -> None:
    report = report_of(weeks, today, 21, include=("notes",), exclude=("Kratom",))
    assert [note.text for note in report.notes] == ["slept badly #Sleep"]
    assert not report.doses
    assert not report.happenings
    assert "kratom" not in text_of(report).lower()


def test_only_named_products(weeks: Path, today: date, run: Terminal) -> None:
    run("dose", "tea", "1 cup")
    report = report_of(weeks, today, 21, include=("tea",))
    assert [one.product.name for one in report.doses] == ["tea"]


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        ("baseline", "Baseline and now"),
        ("taken", "What was taken"),
        ("else", "What else could explain it"),
        ("changes", "After each change"),
        ("flags", "Red flags"),
        ("words", "Each measure in words"),
        ("days", "Day by day"),
        ("method", "How this was made"),
        ("picture", "Small charts"),
    ],
)
def test_a_part_that_is_left_out_has_no_heading(
    weeks: Path, today: date, part: str, heading: str
) -> None:
    assert heading in text_of(report_of(weeks, today, 21))
    assert heading not in text_of(report_of(weeks, today, 21, exclude=(part,)))


def test_events_are_listed_where_there_is_no_picture(weeks: Path, today: date) -> None:
    assert "16 Nov 2026: Reduced" in text_of(report_of(weeks, today, 21, exclude=("picture",)))


def test_nothing_but_the_first_page(weeks: Path, today: date) -> None:
    rest = ("words", "taken", "days", "method")
    assert "Details" not in text_of(report_of(weeks, today, 21, exclude=rest))


def test_a_word_that_names_nothing_is_refused(weeks: Path) -> None:
    with pytest.raises(UsageError, match="names no part") as refused:
        chosen(weeks, ("moood",))
    assert "picture" in str(refused.value.hint)


def test_a_visit_gives_goal_and_questions(weeks: Path, today: date) -> None:
    add_visit(weeks, "2026-12-01", "Understand the hair")
    add_question(weeks, "Is a blood test useful?")
    add_question(weeks, "What about kratom?")
    shown = text_of(report_of(weeks, today, 21))
    assert "Goal: Understand the hair" in shown
    assert shown.index("Questions to ask") < shown.index("Is a blood test useful?")
    assert "What about kratom?" in shown
    left_out = report_of(weeks, today, 21, exclude=("kratom",))
    assert left_out.asks == ("Is a blood test useful?",)


def test_the_person_may_be_named_or_shortened(weeks: Path, run: Terminal) -> None:
    with raw(weeks) as file:
        file.execute("INSERT INTO profile VALUES (1, 'p1', 'name', 'Ada Lovelace')")
    full = run("report", "--preview").out
    assert "Recorded by Ada Lovelace:" in full
    short = run("report", "--preview", "--initials-only").out
    assert "Recorded by A. L.:" in short
    assert "Lovelace" not in short


def test_since_the_last_visit(weeks: Path, run: Terminal) -> None:
    refused = run("report", "--preview", "--since-visit")
    assert (refused.code, refused.out) == (1, "")
    add_visit(weeks, "2026-11-10", None)
    shown = run("report", "--preview", "--since-visit").out
    assert "Tue 10 Nov 2026 to Sun 22 Nov 2026 (13 days)" in shown
    assert run("report", "--preview", "--since-visit", "--last", "1y").code == 2


def test_the_plan_is_in_the_picture(weeks: Path, today: date) -> None:
    with raw(weeks) as file:
        file.execute(
            "INSERT INTO regimen_step VALUES (1, 'r1', 1, '2026-11-01', 3, NULL,"
            " '2026-11-01T08:00:00+01:00')"
        )
    report = report_of(weeks, today, 21)
    assert [step.amount for step in report.plans[1]] == [3]


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
