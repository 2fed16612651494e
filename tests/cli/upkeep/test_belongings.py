"""What belongs to a journal: one list for all who speak of it, of what is sidelog's alone."""

import os
from pathlib import Path
from typing import Any

import pytest

from sidelog.cli.stops import Stops
from sidelog.cli.upkeep import afterwards
from sidelog.errors import StorageError
from sidelog.journal.store import inode_of, refuse_replaced
from sidelog.journal.upkeep.copies import keep_daily_copy
from tests.journal.files import where_permissions_hold
from tests.terminal import Terminal, journal_environ

MADE = (
    "journal.key.age",
    "journal.db",
    "journal.db-journal",
    ".journal.db.checked",
    ".journal.db.sidelog-1",
    "..journal.db.checked.sidelog-1",
    ".journal.before-version-4.db.sidelog-1-journal",
    "journal.before-version-4.db",
    "journal.before-version-4-2.db",
    "journal.copies/2026-11-21T210000-daily.db",
    "journal.copies/2026-11-21T210000-before-import-2.db",
    "journal.copies/.2026-11-22T210000-daily.db.sidelog-1",
    "journal.damaged-2026-11-20.db",
    "journal.damaged-2026-11-20-2.db",
    "journal.damaged-2026-11-20-2.db-journal",
)
OTHERS = (
    "journal.db.txt",
    "journal-2.db",
    ".journal.db.swp",
    "journal.before-lunch.db",
    "journal.damaged-shoes.db",
    "journal.sqlite",
    "journal.damaged-2026-11-20.sqlite",
    "my journal.damaged-2026-11-20.db",
)


@pytest.fixture
def made(begun: Terminal, journal: Path) -> list[Path]:
    """Everything that sidelog may write of a journal, and others of much the same name."""
    assert begun
    journal.with_name("journal.copies").mkdir(mode=0o700)
    for name in (*MADE, *OTHERS):
        (journal.parent / name).touch(mode=0o600)
    return [journal.parent / name for name in MADE]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_the_same_list_is_shown_set_right_and_erased(
    begun: Terminal, journal: Path, made: list[Path]
) -> None:
    everything = {*made, journal.with_name("journal.copies")}
    shown = begun("privacy", "--json").data["files"]
    assert {Path(one["path"]) for one in shown} == everything
    for place in everything:
        place.chmod(0o740)
    mended = begun("check", "--json").data["loosened"]
    assert {Path(one["path"]) for one in mended} == everything
    erased = begun("erase", "--word", "ERASE", "--json")
    assert erased.code == 0, erased.err
    left = {place.name for place in journal.parent.iterdir()}
    assert left == set(OTHERS)


def test_what_may_hold_what_was_erased_is_named_and_goes_where_that_is_said(
    begun: Terminal, journal: Path, made: list[Path]
) -> None:
    asked = begun("erase", "product", "kratom").err
    assert "5 copies and 3 damaged files of the journal may hold it still. To erase" in asked
    folders = f"{journal.parent} and {journal.with_name('journal.copies')}"
    done = begun("erase", "measure", "mood", "--word", "ERASE")
    said = f"5 copies and 3 damaged files may hold it still, in {folders}. To erase them: sidelog"
    assert said in done.err
    done = begun("erase", "product", "kratom", "--copies", "--word", "ERASE")
    said = "With it, and with what else is in there: 5 copies and 3 damaged files.\n"
    assert said in done.err
    kept = [place for place in made if place.exists()]
    assert not [place for place in kept if "damaged" in place.name or "copies" in str(place)]
    assert journal in kept


def test_a_damaged_file_is_said_and_goes_with_the_copies(begun: Terminal, journal: Path) -> None:
    damaged = journal.with_name("journal.damaged-2026-11-20.db")
    damaged.write_bytes(bytes(5000))
    damaged.chmod(0o600)
    assert (
        f"1 damaged file, 5 kB, kept when it was replaced: {journal.parent}\n"
        in begun("privacy").out
    )
    gone = begun("erase", "copies", "--word", "ERASE")
    assert f"  {damaged}\n" in gone.err
    assert gone.out == "Erased: damaged file.\n"
    assert not damaged.exists()


def test_a_persons_own_file_called_as_the_folder_of_copies_stays(
    begun: Terminal, journal: Path
) -> None:
    mine = journal.with_name("journal.copies")
    mine.write_text("mine")
    mine.chmod(0o600)
    assert f"copies     {mine} is not a folder\n" in begun("privacy").out
    answer = begun("erase", "--word", "ERASE")
    assert answer.code == 0
    assert f"Left as it is: {mine} is not a folder.\n" in answer.err
    assert mine.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_what_cannot_be_looked_into_is_said(run: Terminal) -> None:
    with where_permissions_hold() as home:
        journal, folder = home / "journal.db", home / "journal.copies"
        run = Terminal(run.now, {**run.environ, **journal_environ(journal, home / "c.toml")})
        assert run("log", "mood=5").code == run("backup").code == 0
        folder.chmod(0)
        why = f"{folder} cannot be looked into: Permission denied"
        assert f"copies     {why}\n" in run("privacy").out
        checked = run("check")
        assert f"Left as it is: {why}.\n" in checked.err
        assert "There is no copy" not in checked.err
        assert (run("restore").code, run("restore").err.splitlines()[0]) == (74, f"{why}.")
        erased = run("erase", "--word", "ERASE")
        assert erased.code == 74
        assert f"Left as it is: {why}.\n" in erased.err
        assert f"Erased was only: journal and side file. {folder} is left: " in erased.err


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_journal_that_cannot_be_read_is_not_said_to_be_none(run: Terminal) -> None:
    with where_permissions_hold() as home:
        journal = home / "journal.db"
        run = Terminal(run.now, {**run.environ, **journal_environ(journal, home / "c.toml")})
        run("log", "mood=5")
        journal.chmod(0)
        erased = run("erase", "--word", "ERASE")
        assert erased.code == 74
        assert erased.err.startswith(f"{journal} cannot be read: Permission denied.\n")
        assert "encryption Not known: the file cannot be read.\n" in run("privacy").out
        assert run("privacy", "--json").data["encrypted"] is None


def test_of_a_file_that_is_none_it_is_not_said_that_it_is_plain(run: Terminal, given: Path) -> None:
    (given / "letter.txt").write_text("Dear Anna, " * 99)
    said = run("privacy", "--journal", str(given / "letter.txt")).out
    assert (
        "encryption Not known: the file is not a journal, or its first page is damaged.\n" in said
    )


def test_a_profile_that_mentions_what_is_erased_is_named(begun: Terminal) -> None:
    begun("profile", "why", "does kratom hurt")
    begun("profile", "name", "Ada")
    begun("product", "add", "kratom extract")
    begun("log", "-n", "kratom again")
    data = begun("erase", "product", "kratom", "--word", "ERASE", "--json").data
    assert data["mentions"] == ["n1", "product kratom extract", "profile why"]


# Erased while another run writes


def test_what_is_erased_before_it_is_copied_leaves_nothing(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def finish(stops: Stops) -> None:  # the answer was said
        monkeypatch.undo()
        assert run("erase", "--word", "ERASE").code == 0
        stops.finish()

    monkeypatch.setattr(Stops, "finish", finish)
    done = run("log", "mood=6", env={"SIDELOG_COPIES": "on"})
    assert (done.code, done.err) == (0, "")
    assert list(journal.parent.iterdir()) == []


def test_what_is_erased_while_it_is_copied_leaves_no_copy(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(*about: Any) -> Path:  # noqa: ANN401  (as `keep_daily_copy`)
        journal.unlink()
        return keep_daily_copy(*about)

    monkeypatch.setattr(afterwards, "keep_daily_copy", keep)
    assert run("log", "mood=6", env={"SIDELOG_COPIES": "on"}).code == 0
    assert list(journal.with_name("journal.copies").iterdir()) == []


def test_who_waited_for_it_to_be_erased_is_told(journal: Path, run: Terminal) -> None:
    run("log", "mood=5")
    inode = inode_of(journal)
    journal.unlink()
    with pytest.raises(StorageError, match="was taken away by another command just now"):
        refuse_replaced(journal, inode)
