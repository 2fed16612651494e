"""`merge`: two copies of the journal, as a person brings them together."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from sidelog.journal.upkeep.copies import copies_folder
from tests.cli.transcripts import nothing_changes, refusal
from tests.journal.files import recorded, rows
from tests.terminal import Result, Terminal


@pytest.fixture
def stick(begun: Terminal, journal: Path) -> Path:
    """A copy of the journal, on a stick."""
    assert begun("log", "-n", "before").code == 0
    path = journal.with_name("stick.db")
    shutil.copy(journal, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def there(run: Terminal, stick: Path) -> Callable[..., Result]:
    """Types a line about the journal on the stick, ten minutes later."""

    def typed(*argv: str) -> Result:
        later = run.now + timedelta(minutes=10)
        answer = run(*argv, "--journal", str(stick), now=later)
        assert answer.code == 0, answer.err
        return answer

    return typed


Typed = Callable[..., Result]


def test_it_shows_first_and_writes_nothing(
    run: Terminal, stick: Path, journal: Path, there: Typed
) -> None:
    there("log", "shedding=2")
    there("delete", "n1", "--yes")
    with nothing_changes(journal), nothing_changes(stick):
        answer = run("merge", str(stick))
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "New here: 1",
        "  shedding, 2, on Sun 22 Nov 2026 added",
        "No longer here (deleted there, or something else in its place): 1",
        "  note on Sun 22 Nov 2026 removed",
        "Nothing is merged yet. To merge:",
        f"  sidelog merge {stick} --apply",
    ]


def test_it_is_one_step_with_a_copy_before_and_the_way_back(
    run: Terminal, stick: Path, journal: Path, there: Typed
) -> None:
    there("log", "shedding=2")
    before = recorded(journal)
    with nothing_changes(stick):
        answer = run("merge", str(stick), "--apply", env={"SIDELOG_COPIES": "on"})
    assert answer.code == 0
    assert "One undo takes all of it back: sidelog undo" in answer.err
    assert f"sidelog merge {journal} --journal {stick}" in answer.err
    (copy,) = copies_folder(journal).glob("*before-merge*")
    assert str(copy) in answer.err
    assert recorded(copy) == before
    assert "shedding, 2" in run("history", "--limit", "1").out
    assert run("undo").out.startswith("Undone: merge")
    assert recorded(journal) == before
    run("redo")
    answer = run("merge", str(stick), "--apply")
    assert answer.out == "There is nothing to merge: what the other copy says is here.\n"
    assert answer.err == ""


def test_without_copies_none_is_made(
    run: Terminal, stick: Path, journal: Path, there: Typed
) -> None:
    there("log", "shedding=2")
    without = {"SIDELOG_COPIES": "off"}
    assert "As it was before" not in run("merge", str(stick), "--apply", env=without).err
    assert not [*copies_folder(journal).glob("*before-merge*")]


def in_conflict(run: Terminal, there: Typed) -> None:
    run("log", "dryness=1", "mood=6")
    there("log", "dryness=3")
    there("edit", "n1", "--note", "changed there")
    run("delete", "n1", "--yes")
    run("dose", "zinc", "15mg")
    there("dose", "zinc", "2 capsules")
    run("profile", "name", "Ada")
    there("profile", "name", "Ida")


def test_conflicts_are_shown_with_both_sides(run: Terminal, stick: Path, there: Typed) -> None:
    in_conflict(run, there)
    answer = run("merge", str(stick), "--prefer", "newer")
    said = answer.out.splitlines()
    first = said.index("Said otherwise on both sides: 4")
    assert said[first + 1 : first + 17] == [
        "  Note on Sun 22 Nov 2026",
        "    here: deleted (written Sun 22 Nov 2026 21:00)",
        "    there: note on Sun 22 Nov 2026: changed there (written later, Sun 22 Nov 2026 21:10)",
        "    What is there would stand.",
        "  Two products are called zinc; one gets another name",
        "    here: unit mg (written Sun 22 Nov 2026 21:00)",
        "    there: unit capsule (written Sun 22 Nov 2026 21:10)",
        "    What is here would keep the name.",
        "  Dryness on Sun 22 Nov 2026",
        "    here: 1 (written Sun 22 Nov 2026 21:00)",
        "    there: 3 (written later, Sun 22 Nov 2026 21:10)",
        "    What is there would stand.",
        "  Profile entry name",
        "    here: Ada (written Sun 22 Nov 2026 21:00)",
        "    there: Ida (written later, Sun 22 Nov 2026 21:10)",
        "    What is there would stand.",
    ]


def test_conflicts_are_refused_where_nobody_decides(
    run: Terminal, stick: Path, journal: Path, there: Typed
) -> None:
    in_conflict(run, there)
    assert "With --prefer mine, theirs or newer" in run("merge", str(stick)).out
    with nothing_changes(journal):
        said = refusal(run("merge", str(stick), "--apply"), 2)
    assert "there are 4 conflicts" in said
    assert "--prefer newer" in said
    assert not copies_folder(journal).exists() or not [
        *copies_folder(journal).glob("*before-merge*")
    ]


def test_a_person_is_asked_in_each(run: Terminal, stick: Path, journal: Path, there: Typed) -> None:
    run("log", "dryness=1")
    there("log", "dryness=3")
    run("profile", "name", "Ada")
    there("profile", "name", "Ida")
    for typed in ("2\nq\n", "2\n"):  # or the input ends
        with nothing_changes(journal):
            answer = run("merge", str(stick), "--apply", tty=True, stdin=typed)
            assert answer.code == 1
    assert "2 of 2. Profile entry name" in answer.err
    answer = run("merge", str(stick), "--apply", tty=True, stdin="2\n1\n")
    assert answer.code == 0
    assert "What is there stands." in answer.out
    assert rows(journal, "SELECT value FROM profile") == [("Ada",)]
    assert rows(journal, "SELECT value FROM observation WHERE value IN (1, 3)") == [(3.0,)]


def test_a_slip_asks_again_and_loses_no_answer(
    run: Terminal, stick: Path, journal: Path, there: Typed
) -> None:
    in_conflict(run, there)
    typed = "1\nher\n?\n2\nthere\n\n"
    answer = run("merge", str(stick), "--apply", tty=True, stdin=typed)
    assert answer.code == 0, answer.err
    assert answer.err.count("1 for here, 2 for there.") == 6
    assert "her is none of these." in answer.err
    assert answer.err.count("  1: what is here stands.") == 2
    assert answer.out.count("What is there stands.") == 1
    assert answer.out.count("What is there keeps the name.") == 1
    assert "Left open. What is here stands." in answer.out
    assert rows(journal, "SELECT value FROM profile") == [("Ada",)]
    assert rows(journal, "SELECT value FROM observation WHERE value IN (1, 3)") == [(3.0,)]


def the_same_dose(run: Terminal, there: Typed) -> None:
    run("dose", "kratom", "6g")
    there("dose", "kratom", "6g")


DOSES = "SELECT count(*) FROM dose WHERE amount = 6"


def test_the_same_dose_on_both_sides_is_shown_and_kept_as_two(
    run: Terminal, stick: Path, journal: Path, there: Typed
) -> None:
    the_same_dose(run, there)
    said = run("merge", str(stick)).out.splitlines()
    assert said == [
        "The same on both sides: one, or two? 1",
        "  Dose of kratom, 6 g, on Sun 22 Nov 2026",
        "    here: written Sun 22 Nov 2026 21:00",
        "    there: written later, Sun 22 Nov 2026 21:10",
        "    Both would be kept, as two.",
        "Nothing is merged yet. To merge:",
        f"  sidelog merge {stick} --apply",
        "With --prefer mine, theirs or newer, what is the same is kept once.",
    ]
    assert run("merge", str(stick), "--json").data["conflicts"][0]["kind"] == "same"
    done = run("merge", str(stick), "--apply")  # nobody has to be asked
    assert done.code == 0
    assert "    Both are kept, as two." in done.out
    assert rows(journal, DOSES) == [(2,)]
    assert "nothing to merge" in run("merge", str(stick)).out


@pytest.mark.parametrize(
    ("more", "typed", "doses"),
    [
        (["--prefer", "newer"], None, 1),
        (["--prefer", "mine"], None, 1),
        ([], "1\n", 1),
        ([], "2\n", 2),
        ([], "?\n\n", 2),
    ],
)
def test_one_dose_or_two_is_what_a_person_says(
    run: Terminal,
    stick: Path,
    journal: Path,
    there: Typed,
    more: list[str],
    typed: str | None,
    doses: int,
) -> None:
    the_same_dose(run, there)
    answer = run("merge", str(stick), "--apply", *more, tty=typed is not None, stdin=typed or "")
    assert answer.code == 0, answer.err
    assert ("The same on both sides: dose of kratom" in answer.err) == (typed is not None)
    assert rows(journal, DOSES) == [(doses,)]
    assert "nothing to merge" in run("merge", str(stick), "--apply").out


def test_what_was_entered_on_both_sides_is_not_said_to_go(
    run: Terminal, stick: Path, there: Typed
) -> None:
    run("log", "sleep=2", "-n", "wash day")
    there("log", "sleep=2", "-n", "wash day")
    said = run("merge", str(stick)).out
    assert said.splitlines()[:3] == [
        "Entered on both sides, the same; kept once: 2",
        "  sleep, 2, on Sun 22 Nov 2026",
        "  note on Sun 22 Nov 2026: wash day",
    ]
    assert "No longer here" not in said


def test_as_data(run: Terminal, stick: Path, there: Typed) -> None:
    run("log", "dryness=1")
    there("log", "dryness=3", "shedding=1")
    shown = run("merge", str(stick), "--json").data
    assert shown["coming"] == ["shedding, 1, on Sun 22 Nov 2026 added"]
    assert shown["conflicts"] == [
        {
            "kind": "otherwise",
            "what": "dryness on Sun 22 Nov 2026",
            "here": "1",
            "there": "3",
            "newer": "theirs",
            "left": False,
            "stands": None,
        }
    ]
    assert shown["to_apply"] == f"sidelog merge {stick} --apply"
    done = run("merge", str(stick), "--json", "--apply", "--prefer", "mine").data
    assert (done["applied"], done["conflicts"][0]["stands"]) == (True, "mine")


def test_many_entries_are_counted(run: Terminal, stick: Path, there: Typed) -> None:
    for n in range(12):
        there("log", "-n", f"note {n}")
    said = run("merge", str(stick)).out
    assert "New here: 12" in said
    assert "and 5 more: --detail" in said
    assert run("merge", str(stick), "--detail").out.count("added") == 12


def test_what_cannot_be_merged(run: Terminal, stick: Path, journal: Path, given: Path) -> None:
    assert "is this journal" in refusal(run("merge", str(journal)), 2)
    assert "There is no file" in refusal(run("merge", str(given / "none.db")), 66)
    text = given / "text.db"
    text.write_text("no journal at all, but words" * 100)
    assert refusal(run("merge", str(text)), 74)
    run("log", "mood=1", "--journal", str(stick.with_name("another.db")))
    said = refusal(run("merge", str(stick.with_name("another.db"))), 65)
    assert "--unrelated" in said
    shown = run("merge", str(stick.with_name("another.db")), "--unrelated").out
    assert "--unrelated --apply" in shown


def test_without_a_journal_there_is_nothing_to_merge_into(run: Terminal, given: Path) -> None:
    (given / "other.db").touch()
    assert "There is no journal yet" in refusal(run("merge", str(given / "other.db")), 1)
