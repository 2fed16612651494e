"""`sidelog profile`: what a report may say of the person, which is nothing until they say it."""

import shlex
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.days import journal_of, looked_at, taken_back_by_undo
from tests.cli.transcripts import nothing_changes, refusal, transcript
from tests.journal.files import rows
from tests.snapshots import Snapshots
from tests.terminal import Terminal


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Terminal:
    lines = (("profile", "name", "Ada L."),)
    return looked_at(tmp_path_factory.mktemp("kept"), now, lines)


@pytest.mark.parametrize("command", ["", "name", "born", "gender", "why"])
def test_the_help_is_whole(run: Terminal, snapshot: Snapshots, command: str) -> None:
    name = "-".join(["profile", *command.split(), "help"])
    snapshot(name, run("profile", *command.split(), "--help").out)


def test_what_was_said_is_shown_replaced_and_forgotten(run: Terminal, snapshot: Snapshots) -> None:
    shown = transcript(
        run,
        "profile name 'Ada L.'",
        "profile",
        "profile born 1990-02-03",
        "profile born '3 Feb 1990'",
        "profile gender female",
        "profile why to see whether the taper helps my hair",
        "profile --json",
        "profile name --forget",
        "profile name --forget",
        "profile born 1991-02-03 --json",
        "history --limit 3",
    )
    snapshot("profile", shown)


@pytest.mark.parametrize(
    "line",
    ["name Grace", "name --forget", "born 1990-02-03", "gender male", "why 'it itches'"],
)
def test_one_undo_takes_it_back(run: Terminal, line: str) -> None:
    run("profile", "name", "Ada L.")
    taken_back_by_undo(run, "profile", *shlex.split(line))


def test_what_is_said_already_writes_nothing(run: Terminal, journal: Path) -> None:
    run("profile", "name", "Ada L.")
    with nothing_changes(journal):
        assert run("profile", "name", "Ada", "L.").code == 0


@pytest.mark.parametrize("options", [["--journal", "{}"], []])
def test_what_is_said_of_a_person_is_in_no_name_of_a_command(
    run: Terminal, journal: Path, options: list[str]
) -> None:
    run(*(option.format(journal) for option in options), "profile", "name", "Ada", "Lovelace")
    assert not [text for (text,) in rows(journal, "SELECT summary FROM batch") if "Ada" in text]
    assert "Ada" not in run("undo").out


def test_a_question_that_speaks_of_danger_shows_help(run: Terminal) -> None:
    answer = run("profile", "why", "I want to kill myself")
    assert answer.code == 0
    assert "Nobody is watching this journal." in answer.err


def test_a_report_names_the_person_only_where_they_chose_it(begun: Terminal) -> None:
    nobody = begun("report", "--preview", "--named")
    assert nobody.err == 'You did not say your name yet: sidelog profile name "Ada L."\n'
    begun("profile", "name", "Ada L.")
    without = begun("report", "--preview")
    assert "Ada L." not in without.out
    assert without.err == "Your name is not on it; with it: --named\n"
    assert "Ada L." in begun("report", "--preview", "--named").out
    begun("profile", "name", "--forget")
    assert "Ada L." not in begun("report", "--preview", "--named").out


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".json", ".pdf"])
def test_the_name_is_on_the_page_and_not_in_its_name(
    begun: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.chdir(tmp_path)
    begun("profile", "name", "Ada Lovelace")
    named = begun("report", "--named", "-o", f"page{suffix}")
    assert named.code == 0, named.err
    if suffix != ".pdf":
        assert "Ada Lovelace" in (tmp_path / f"page{suffix}").read_text(encoding="utf-8")
    assert begun("report", "--named").code == 0
    assert not [path for path in tmp_path.rglob("*") if "Ada" in path.name]


@pytest.mark.parametrize(
    ("line", "code", "sentence", "hint"),
    [
        ("name", 2, "Say what stands for name, or --forget.", "See: sidelog profile name --help"),
        ("name Ada --forget", 2, "Say what stands for name, or --forget.", "profile name --help"),
        ("name ''", 65, "The name is empty.", ""),
        ("name '  '", 65, "The name is empty.", ""),
        ("name 'a\x1bb'", 65, "The name is one line, and has U+001B at place 2.", ""),
        ("why 'a\nb'", 65, "The why is one line, and has U+000A at place 2.", ""),
        (f"why {'x' * 201}", 65, "The why has 201 characters; 200 are kept at most.", ""),
        ("name caf\udce9", 65, "The name is not valid text at place 4.", ""),
        ("born tomorrow", 2, "'tomorrow' does not say the year.", "Such as 1990-02-03."),
        ("born '3 Feb'", 2, "'3 Feb' does not say the year.", "Such as 1990-02-03."),
        ("born 2026-11-23", 65, "Mon 23 Nov 2026 is still to come.", ""),
        ("born 1990-02-30", 65, "There is no day 1990-02-30 in the calendar.", ""),
        ("born 03/04/1990", 2, "'03/04/1990' could be", "Say 1990-"),
        ("born --forget", 1, "Nothing was said for born.", ""),
        ("address x", 2, "There is no profile command 'address'.", "profile --help"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    kept: Terminal, line: str, code: int, sentence: str, hint: str
) -> None:
    with nothing_changes(journal_of(kept)):
        words = refusal(kept("profile", *shlex.split(line)), code)
    assert words.startswith(sentence)
    assert hint in words


def test_where_there_is_no_journal_nothing_is_forgotten_and_none_is_made(
    run: Terminal, journal: Path
) -> None:
    refusal(run("profile", "name", "--forget"), 1)
    assert not journal.exists()
