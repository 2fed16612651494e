"""`sidelog report` as a person sees it; the journal is the year of `tests.report.year`."""

import stat
from pathlib import Path

import pytest

from tests.report.year import put_year
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture
def year(run: Terminal, journal: Path) -> Terminal:
    """`run`, where a year has been recorded."""
    put_year(journal, run.writer())
    return run


def test_the_page(year: Terminal, snapshot: Snapshots) -> None:
    shown = year("report", "--last", "6m", "--question", "Could it go back to the change in dose?")
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= 80
    snapshot("report-6m", shown.out)


def test_the_page_of_twelve_weeks(year: Terminal, snapshot: Snapshots) -> None:
    snapshot("report-12w", year("report").out)


def test_an_empty_journal_is_a_page_that_says_so(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5")
    run("undo")
    snapshot("report-empty", run("report").out)


def test_one_single_day(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5", "shedding=4", "-n", "a note of my own")
    run("dose", "kratom", "?")
    shown = run("report", "--last", "1d").out
    assert "a note of my own" not in shown
    snapshot("report-one-day", shown)


def test_the_same_data_give_the_same_bytes_at_any_width(year: Terminal) -> None:
    pages = {
        year("report", columns=columns, tty=tty).out for columns in (60, 120) for tty in (0, 1)
    }
    assert len(pages) == 1


def test_a_file_is_private_and_holds_the_page(year: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    shown = year("report", "-o", str(file))
    assert (shown.code, shown.out) == (0, "")
    assert str(file) in shown.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8") == year("report").out


def test_a_file_that_is_there_is_kept(year: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    year("report", "-o", str(file))
    before = file.read_bytes()
    refused = year("report", "--last", "1y", "-o", str(file))
    assert (refused.code, file.read_bytes()) == (73, before)
    assert "--force" in refused.err
    assert year("report", "--last", "1y", "-o", str(file), "--force").code == 0
    assert file.read_bytes() != before


def test_another_form_is_refused_before_anything_is_read(run: Terminal) -> None:
    refused = run("report", "-o", "page.docx")
    assert (refused.code, refused.out) == (2, "")
    assert "-o page.txt" in refused.err


def test_questions_stand_first_in_their_order(year: Terminal) -> None:
    shown = year("report", "--question", "Is it the dose?", "--question", "Is it the season?").out
    assert shown.index("Question: Is it the dose?") < shown.index("Question: Is it the season?")
    assert shown.index("Is it the season?") < shown.index("Period:")


def test_a_long_question_stays_within_the_page(year: Terminal) -> None:
    shown = year("report", "--question", "why " * 200 + "x" * 300).out
    assert max(map(len, shown.splitlines())) <= 80


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("report")
    assert (shown.code, shown.out) == (1, "")
    assert "sidelog log" in shown.err


def test_the_content_as_data(year: Terminal) -> None:
    data = year("report", "--last", "6m", "--question", "Is it the dose?", "--json").data
    assert data["questions"] == ["Is it the dose?"]
    assert [one["product"] for one in data["doses"]] == ["kratom", "vitamin D"]
    assert [one["flag"] for one in data["red_flags"]] == ["hair-loss"]
    assert data["lag_windows"][0]["measures"] == ["shedding", "hair-count"]
    assert f"Short hash of these data: {data['fingerprint']}." in year("report", "--last", "6m").out


def test_a_file_is_named_as_data(year: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    assert year("report", "-o", str(file), "--json").data["file"] == str(file)


def test_signs_that_cannot_be_seen_are_shown(run: Terminal) -> None:
    run("log", "mood=5")
    run("event", "illness", "flu\x1b[31m and \u202efever\nfor days")
    for typed in (["report", "--question", "is it\x1b[2J bad?"], ["chart", "mood", "--plain"]):
        shown = run(*typed).out
        assert "flu[U+001B][31m and [U+202E]fever for days" in " ".join(shown.split())
        assert "\x1b" not in shown
