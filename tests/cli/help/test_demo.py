"""`sidelog demo`: an invented year, its report, its answer; and one's own journal left alone."""

import json
from pathlib import Path

import pytest

from tests.cli.transcripts import refusal
from tests.journal.files import is_sound, rows
from tests.snapshots import Snapshots
from tests.terminal import Result, Terminal

JOURNAL, REPORT = "invented-journal.db", "invented-report.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the scratch files go; it is not there yet."""
    return tmp_path / "look" / "around"


@pytest.fixture
def shown(run: Terminal, folder: Path) -> Result:
    """What the demo shows."""
    return run("demo", "--folder", str(folder))


def test_it_ends_with_the_answer_on_the_screen_and_a_report_in_a_file(
    shown: Result, folder: Path, snapshot: Snapshots
) -> None:
    assert shown.code == 0
    assert (folder / REPORT).read_bytes().startswith(b"%PDF")
    assert "kratom: 8 g → 6 g → 4 g → 2 g → 0 between " in shown.out
    for title, verdict in (
        ("Mood", "better than before the kratom taper."),
        ("Hair shedding", "perhaps better "),
        ("Skin dryness", "no change seen "),
        ("Nail changes", "no change seen "),
    ):
        (line,) = [one for one in shown.out.splitlines() if one.startswith(f"  {title} ")]
        assert line.split(title)[1].strip().startswith(verdict)
    snapshot("demo-words", shown.err.replace(str(folder), "FOLDER"))


def test_the_answer_as_json(run: Terminal, folder: Path) -> None:
    answer = run("demo", "--folder", str(folder), "--json")
    envelope = json.loads(answer.out)
    assert envelope["data"]["journal"] == str(folder / JOURNAL)
    assert envelope["data"]["report"] == str(folder / REPORT)
    verdicts = {one["measure"]: one["verdict"] for one in envelope["data"]["findings"]}
    assert (envelope["command"], verdicts["mood"]) == ("demo", "better")


def test_the_year_is_plausible_and_the_same_every_time(
    run: Terminal, folder: Path, shown: Result
) -> None:
    query = (
        "SELECT day, value, NULL FROM observation UNION ALL SELECT day, amount, at FROM dose"
        " UNION ALL SELECT day, text, NULL FROM note ORDER BY 1, 3, 2"
    )
    first = rows(folder / JOURNAL, query)
    again = run("demo", "--folder", str(folder))
    assert rows(folder / JOURNAL, query) == first
    assert (again.code, again.out) == (0, shown.out)
    assert is_sound(folder / JOURNAL)
    [(days, earliest, latest)] = rows(
        folder / JOURNAL, "SELECT count(DISTINCT day), min(day), max(day) FROM observation"
    )
    assert (earliest, latest) == ("2025-11-23", "2026-11-22")
    assert 280 < days < 350  # with a gap, and days that were missed


def test_nothing_in_it_is_still_to_come(run: Terminal, folder: Path, shown: Result) -> None:
    assert shown.code == 0
    [(latest,)] = rows(folder / JOURNAL, "SELECT max(at) FROM dose")
    assert latest <= run.now.isoformat()


def test_ones_own_journal_is_not_touched(run: Terminal, journal: Path, folder: Path) -> None:
    run("log", "mood=5")
    before = journal.read_bytes()
    run("demo", "--folder", str(folder))
    assert journal.read_bytes() == before


@pytest.mark.usefixtures("shown")
def test_the_commands_that_it_names_work(run: Terminal, folder: Path) -> None:
    words = run("demo", "--folder", str(folder)).err
    named = [line.lstrip(" $") for line in words.splitlines() if "sidelog " in line[:12]]
    commands = [line.split()[1:] for line in named]
    assert [command[0] for command in commands] == ["report", "trends", "chart"]
    assert [run(*command).code for command in commands] == [0, 0, 0]


def test_files_that_are_nobodys_own_are_kept(run: Terminal, folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    (folder.parent).chmod(0o700)
    other = folder / "journal.db"
    other.touch(mode=0o600)
    run("demo", "--folder", str(folder))
    assert other.read_bytes() == b""


def test_by_itself_it_goes_where_a_browser_may_open_it(
    run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run("demo").code == 0
    (found,) = tmp_path.rglob(JOURNAL)
    assert not any(part.startswith(".") for part in found.relative_to(tmp_path).parts)


@pytest.mark.usefixtures("shown")
def test_a_report_that_cannot_be_written_ends_it_with_that_code(
    run: Terminal, folder: Path
) -> None:
    (folder / REPORT).unlink()
    (folder / REPORT).mkdir(mode=0o700)
    assert run("demo", "--folder", str(folder)).code == 73


def test_a_folder_that_cannot_be_made_is_said(run: Terminal, given: Path) -> None:
    (given / "file").write_text("")
    said = refusal(run("demo", "--folder", str(given / "file" / "in")), 73)
    assert "cannot be" in said
    assert "Not a directory." in said
