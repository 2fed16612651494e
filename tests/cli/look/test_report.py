"""`sidelog report` as a person uses it."""

import json
import stat
from pathlib import Path

import pytest

from sidelog.cli.look import pages as command
from sidelog.report.words.answers import CAUTION
from tests.report.journals import write_demo
from tests.snapshots import Snapshots
from tests.terminal import Terminal

TEXT = ["-o", "-"]


@pytest.fixture
def year(run: Terminal, journal: Path) -> Terminal:
    """`run`, where the invented year has been recorded."""
    write_demo(journal, run.writer())
    return run


def test_the_page_as_text(year: Terminal, snapshot: Snapshots) -> None:
    shown = year("report", "--question", "Could it be the change in dose?", *TEXT)
    assert (shown.code, shown.err) == (0, "")
    assert max(map(len, shown.out.splitlines())) <= 80
    snapshot("report", shown.out)


def test_eight_lines_for_a_record(year: Terminal) -> None:
    shown = year("report", "--brief")
    assert shown.code == 0
    assert len(shown.out.splitlines()) <= 8
    assert shown.out.startswith("Health journal, ")
    assert "\nMood: better " in shown.out
    few = year("report", "--brief", "--exclude", "flags", "--exclude", "taken").out
    assert "Kratom:" not in few
    assert "Red flags" not in few
    assert "Mood" not in year("report", "--brief", "--exclude", "answers").out


def test_what_was_set_when_the_change_was_known_says_so(year: Terminal) -> None:
    said = "set on 22 Nov 2026, after the change"
    assert said not in " ".join(year("report", *TEXT).out.split())
    year("measure", "edit", "mood", "--bad", "4", "--lag", "1..3")
    shown = " ".join(year("report", *TEXT).out.split())
    assert f"a bad day is 4 or less, {said}" in shown
    assert f"lag window {said}" in shown


def test_brief_cautions_where_a_verdict_is_spoken_only(year: Terminal) -> None:
    assert CAUTION in year("report", "--brief").out
    assert CAUTION not in year("report", "--brief", "--exclude", "answers").out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--brief", "-o", "page.pdf"), "--brief shows it here and writes no file"),
        (("--preview", "-o", "page.txt"), "--preview shows it here and writes no file"),
        (("--question", " "), "A question needs words."),
    ],
)
def test_what_would_be_left_out_without_a_word_is_refused(
    run: Terminal, asked: tuple[str, ...], said: str
) -> None:
    refused = run("report", *asked)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_brief_says_how_many_lines_have_no_room(run: Terminal) -> None:
    run("log", *(f"{name}=2" for name in ("shedding", "dryness", "nails", "itch", "stress")))
    run("log", "mood=5", "sleep=5", "energy=5")
    shown = run("report", "--brief").out.splitlines()
    assert len(shown) == 8
    assert shown[-2] == "3 more, not shown here."
    for product in ("kratom", "biotin", "zinc", "iron"):
        run("dose", product, "1mg")
    shown = run("report", "--brief").out.splitlines()
    assert [line.split(":")[0] for line in shown[1:3]] == ["Biotin", "Iron"]
    assert (len(shown), shown[-2]) == (8, "7 more, not shown here.")


def test_brief_says_how_many_red_flags_have_no_room(run: Terminal) -> None:
    run("log", "shedding=4", "nails=4", "--note", "yellow eyes since Sunday")
    (flags,) = [line for line in run("report", "--brief").out.splitlines() if "Red flags" in line]
    assert flags.count("; ") == 2
    assert flags.endswith("; 1 more, not shown here.")


def test_the_same_data_give_the_same_bytes_at_any_width(year: Terminal) -> None:
    sizes = [(columns, tty) for columns in (60, 120) for tty in (0, 1)]
    pages = {year("report", *TEXT, columns=columns, tty=tty).out for columns, tty in sizes}
    assert len(pages) == 1


def test_without_a_name_it_is_a_pdf_with_a_neutral_one(
    year: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = year("report")
    file = tmp_path / "health-journal-2026-11-22.pdf"
    assert (shown.code, shown.out) == (0, "")
    assert file.name in shown.err
    assert file.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert year("report").code == 73


def test_where_no_pdf_can_be_made_it_is_a_web_page(
    year: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    assert "web page" in year("report").err
    assert (tmp_path / "health-journal-2026-11-22.html").exists()

    def missing(_: str) -> None:
        raise ImportError("none", name="typst")

    monkeypatch.setattr(command, "renderer", missing)
    refused = year("report", "-o", "page.pdf")
    assert refused.code == 2
    assert "typst" in refused.err
    assert "-o page.html" in refused.err


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".PDF", b"%PDF"), (".html", b"<!DOCTYPE"), (".md", b"# Health"), (".json", b"{")],
)
def test_the_end_of_the_name_chooses_the_form(
    year: Terminal, tmp_path: Path, suffix: str, begins: bytes
) -> None:
    file = tmp_path / f"page{suffix}"
    assert year("report", "--paper", "letter", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(begins)


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


def test_without_a_journal_it_says_how_to_begin(run: Terminal) -> None:
    shown = run("report")
    assert (shown.code, shown.out) == (1, "")
    assert "sidelog log" in shown.err


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (("--last", "30d"), "24 Oct to 22 Nov 2026"),
        (("--from", "2026-10-01", "--to", "2026-10-31"), "1 Oct to 31 Oct 2026"),
        (("--from", "2026-11-01"), "1 Nov to 22 Nov 2026"),
        (("--to", "2026-10-31"), "2 May to 31 Oct 2026"),
    ],
)
def test_the_days_may_be_named(year: Terminal, asked: tuple[str, ...], days: str) -> None:
    assert days in year("report", *asked, *TEXT).out


def test_days_are_named_in_one_way_only(year: Terminal) -> None:
    assert year("report", "--last", "30d", "--to", "2026-10-31").code == 2


def test_the_content_as_data(year: Terminal, tmp_path: Path) -> None:
    data = year("report", "--question", "Is it the dose?", "--json").data
    file = tmp_path / "page.json"
    year("report", "--question", "Is it the dose?", "-o", str(file))
    assert json.loads(file.read_text("utf-8")) == data
    assert data["questions"] == ["Is it the dose?"]
    mood = next(one for one in data["findings"] if one["measure"] == "mood")
    assert list(mood)[:19] == [
        *("measure", "question", "product", "change", "before", "during", "now", "verdict"),
        *("pairs", "shift", "p", "p_adjusted", "would_show", "since", "as_of", "next_look"),
        *("reason", "earliest", "sentence"),
    ]
    assert list(mood["change"]) == ["first", "last", "from", "to", "unit", "steps"]
    assert list(mood["before"]) == ["first", "last", "entries", "median", "bad_days_per_28"]
    (kratom,) = data["taken"]
    assert (kratom["product"], kratom["unit"], kratom["now"]) == ("kratom", "g", 0)
    assert [one["name"] for one in data["flags"]] == ["hair-loss"]
    hidden = ("flags", "answers", "taken", "else", "questions")
    asked = [word for part in hidden for word in ("--exclude", part)]
    without = year("report", *asked, "--json").data
    names = ("flags", "findings", "taken", "events", "questions")
    assert {without[name] for name in names} == {None}


def test_a_file_is_named_as_data(year: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    data = year("report", "-o", str(file), "--json").data
    assert data["file"] == str(file)
    assert data["fingerprint"] in file.read_text("utf-8")


def test_a_flag_from_a_note_is_said_before_the_page_is_given_away(
    year: Terminal, tmp_path: Path
) -> None:
    assert "red flag" not in year("report", "-o", str(tmp_path / "one.txt")).err
    year("log", "-n", "dark urine")
    assert "--exclude flags" in year("report", "-o", str(tmp_path / "two.txt")).err


def test_signs_that_cannot_be_seen_are_shown(run: Terminal) -> None:
    run("event", "illness", "flu", "-n", "\x1b[31m and \u202efever\nfor days")
    shown = run("report", "--include", "notes", "--question", "is it\x1b[2J bad?", *TEXT).out
    assert "[U+001B][31m and [right-to-left override]fever for days" in " ".join(shown.split())
    assert "\x1b" not in shown


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
    year: Terminal,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, noted = tmp_path / "page.txt", tmp_path / "noted"
    viewer = tmp_path_factory.mktemp("viewer") / "viewer"
    viewer.write_text(f'#!/bin/sh\necho noise >&2\necho "$1" > {noted}\n')
    viewer.chmod(0o700)
    noted.touch(0o600)
    monkeypatch.setattr("sidelog.cli.look.pages.which", lambda _: str(viewer))
    assert "No program" not in year("report", "-o", str(page), "--open").err
    assert noted.read_text() == f"{page}\n"


@pytest.mark.parametrize("viewer", [None, "/bin/false", "/nowhere/viewer"])
def test_where_nothing_opens_a_file_it_is_said_where_it_is(
    year: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, viewer: str | None
) -> None:
    monkeypatch.setattr("sidelog.cli.look.pages.which", lambda _: viewer)
    shown = year("report", "-o", str(tmp_path / "page.txt"), "--open")
    assert shown.err.endswith(f"No program here could open it. It is at {tmp_path / 'page.txt'}\n")


def test_a_preview_writes_nothing(year: Terminal, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("[!.]*"))
    assert year("report", "--preview").out == year("report", *TEXT).out
    assert set(tmp_path.rglob("[!.]*")) == before
