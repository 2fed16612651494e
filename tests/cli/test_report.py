"""`sidelog report` as a person sees it; the journal is the year of `tests.report.year`."""

import stat
from pathlib import Path

import pytest

from tests.report.year import put_year
from tests.snapshots import Snapshots
from tests.terminal import Terminal

TEXT = ["-o", "-"]


@pytest.fixture
def year(run: Terminal, journal: Path) -> Terminal:
    """`run`, where a year has been recorded."""
    put_year(journal, run.writer())
    return run


def test_the_page(year: Terminal, snapshot: Snapshots) -> None:
    shown = year("report", "--last", "6m", "--question", "Could it be the change in dose?", *TEXT)
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= 80
    snapshot("report-6m", shown.out)


def test_the_page_of_twelve_weeks(year: Terminal, snapshot: Snapshots) -> None:
    snapshot("report-12w", year("report", *TEXT).out)


def test_an_empty_journal_is_a_page_that_says_so(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5")
    run("undo")
    snapshot("report-empty", run("report", *TEXT).out)


def test_one_single_day(run: Terminal, snapshot: Snapshots) -> None:
    run("log", "mood=5", "shedding=4", "-n", "a note of my own")
    run("dose", "kratom", "?")
    shown = run("report", "--last", "1d", *TEXT).out
    assert "a note of my own" not in shown
    snapshot("report-one-day", shown)


def test_the_same_data_give_the_same_bytes_at_any_width(year: Terminal) -> None:
    pages = {
        year("report", *TEXT, columns=columns, tty=tty).out
        for columns in (60, 120)
        for tty in (0, 1)
    }
    assert len(pages) == 1


def test_a_file_is_private_and_holds_the_page(year: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    shown = year("report", "-o", str(file))
    assert (shown.code, shown.out) == (0, "")
    assert str(file) in shown.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8") == year("report", *TEXT).out


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
    assert "-o page.pdf" in refused.err


def test_questions_stand_first_in_their_order(year: Terminal) -> None:
    asked = ["--question", "Is it the dose?", "--question", "Is it the season?"]
    shown = year("report", *asked, *TEXT).out
    assert shown.index("Question: Is it the dose?") < shown.index("Question: Is it the season?")
    assert shown.index("Is it the season?") < shown.index("Recorded by the person")


def test_a_long_question_stays_within_the_page(year: Terminal) -> None:
    shown = year("report", "--question", "why " * 200 + "x" * 300, *TEXT).out
    assert max(map(len, shown.splitlines())) <= 80


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("report")
    assert (shown.code, shown.out) == (1, "")
    assert "sidelog log" in shown.err


def test_the_content_as_data(year: Terminal) -> None:
    data = year("report", "--question", "Is it the dose?", "--json").data
    assert data["questions"] == ["Is it the dose?"]
    assert [one["product"] for one in data["doses"]] == ["kratom", "vitamin D"]
    assert [one["flag"] for one in data["red_flags"]] == ["hair-loss"]
    assert data["lag_windows"][0]["measures"] == ["shedding", "hair-count"]
    assert f"Short hash of these data: {data['fingerprint']}." in year("report", "--preview").out


def test_a_file_is_named_as_data(year: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    assert year("report", "-o", str(file), "--json").data["file"] == str(file)


def test_signs_that_cannot_be_seen_are_shown(run: Terminal) -> None:
    run("log", "mood=5")
    run("event", "illness", "flu\x1b[31m and \u202efever\nfor days")
    for typed in (
        ["report", "--question", "is it\x1b[2J bad?", *TEXT],
        ["chart", "mood", "--plain"],
    ):
        shown = run(*typed).out
        assert "flu[U+001B][31m and [U+202E]fever for days" in " ".join(shown.split())
        assert "\x1b" not in shown


def test_without_a_name_it_is_a_pdf_with_a_neutral_one(
    year: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = year("report", "--last", "6m")
    file = tmp_path / "health-journal-2026-11-22.pdf"
    assert (shown.code, shown.out) == (0, "")
    assert file.name in shown.err
    assert file.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert year("report").code == 73


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE"), (".md", b"# Health")]
)
def test_the_end_of_the_name_chooses_the_form(
    year: Terminal, tmp_path: Path, suffix: str, begins: bytes
) -> None:
    files = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for file in files:
        assert year("report", "--paper", "letter", "-o", str(file)).code == 0
    one, other = (file.read_bytes() for file in files)
    assert one.startswith(begins)
    assert one == other


def test_a_place_that_cannot_be_written_is_said(year: Terminal, tmp_path: Path) -> None:
    refused = year("report", "-o", str(tmp_path / "nowhere" / "page.html"))
    assert refused.code == 73
    assert "cannot be written" in refused.err


def test_a_full_disk_leaves_no_half_file(
    year: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sidelog.files.os.fsync", full)
    refused = year("report", "-o", str(tmp_path / "page.html"))
    assert refused.code == 73
    assert "No space left" in refused.err
    assert not list(tmp_path.glob("*page*"))


def test_the_file_is_opened_when_asked(
    year: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    year("report", "-o", str(tmp_path / "page.txt"), "--open")
    assert opened == [str(tmp_path / "page.txt")]


def test_a_preview_writes_nothing(year: Terminal, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert year("report", "--preview").out == year("report", *TEXT).out
    assert set(tmp_path.rglob("*")) == before
