"""Copies that sidelog keeps: which stay, that they are alike, and that nothing is written over."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelog.errors import CannotCreateError, StorageError
from sidelog.files import leftovers
from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep import copies
from sidelog.journal.upkeep.copies import (
    backup,
    copies_folder,
    copies_of,
    free_name,
    keep_copy,
    keep_daily_copy,
    write_copy,
)
from tests.journal.conftest import Write
from tests.journal.files import locked_by_another_program, recorded
from tests.terminal import Terminal


@pytest.fixture
def kept(journal: Path, write: Write, now: datetime) -> JournalFile:
    with write() as opened:
        opened.record("mood", now.date(), 6)
    return JournalFile(journal)


def test_a_copy_has_every_row_and_is_named_by_when_and_why(
    kept: JournalFile, now: datetime
) -> None:
    path = keep_copy(kept, "before-import", now)
    assert path.name == "2026-11-22T210000-before-import.db"
    assert path.parent == copies_folder(kept.path)
    assert recorded(path) == recorded(kept.path)
    again = keep_copy(kept, "before-import", now)
    assert again.name == "2026-11-22T210000-before-import-2.db"
    assert [one.reason for one in copies_of(kept.path)] == ["before-import"] * 2


def test_a_day_has_one_copy_and_old_ones_make_room(kept: JournalFile, now: datetime) -> None:
    by_hand = backup(kept, None, now - timedelta(days=99))
    for days in range(60):
        moment = now - timedelta(days=59 - days)
        assert keep_daily_copy(kept, moment)
        assert keep_daily_copy(kept, moment + timedelta(minutes=1)) is None
    daily = [one.at.date() for one in copies_of(kept.path) if one.reason == "daily"]
    ages = [(now.date() - day).days for day in daily]
    # Sunday 22 November: seven days, then the newest of each of the four weeks before those.
    assert ages == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
    assert by_hand.exists()


def test_of_those_before_changes_the_newest_ten_stay(kept: JournalFile, now: datetime) -> None:
    made = [keep_copy(kept, "before-merge", now + timedelta(hours=n)) for n in range(12)]
    assert [path.exists() for path in made] == [False] * 2 + [True] * 10


def test_other_files_in_the_folder_are_no_copies_and_stay(kept: JournalFile, now: datetime) -> None:
    keep_copy(kept, "daily", now)
    other = copies_folder(kept.path) / "holiday.db"
    other.touch(mode=0o600)
    keep_copy(kept, "daily", now)
    assert other.exists()
    assert other not in [one.path for one in copies_of(kept.path)]


def test_a_backup_goes_where_it_is_wanted_and_over_nothing(
    kept: JournalFile, now: datetime, given: Path
) -> None:
    assert backup(kept, given, now) == given / "journal-2026-11-22.db"
    assert backup(kept, given, now) == given / "journal-2026-11-22-2.db"
    assert backup(kept, given / "mine.db", now) == given / "mine.db"
    with pytest.raises(CannotCreateError, match=r"mine\.db exists already"):
        backup(kept, given / "mine.db", now)
    link = given / "link.db"
    link.symlink_to(given / "nowhere.db")
    with pytest.raises(CannotCreateError, match=r"link\.db exists already"):
        backup(kept, link, now)
    assert not (given / "nowhere.db").exists()


def test_no_copy_goes_through_a_link(kept: JournalFile, now: datetime, given: Path) -> None:
    copies_folder(kept.path).symlink_to(given)
    with pytest.raises(CannotCreateError, match="is a link"):
        keep_copy(kept, "daily", now)
    assert list(given.iterdir()) == []


def test_a_folder_of_copies_that_is_a_file_is_said(kept: JournalFile, now: datetime) -> None:
    copies_folder(kept.path).touch(mode=0o600)
    with pytest.raises(CannotCreateError, match=r"journal\.copies"):
        keep_copy(kept, "daily", now)


def test_a_copy_that_is_not_like_the_journal_is_taken_away(
    kept: JournalFile, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "_copy_plain", lambda *_: False)
    with pytest.raises(StorageError, match="is not like"):
        write_copy(kept, given / "copy.db")
    assert list(given.iterdir()) == []


def test_while_another_program_writes_the_copy_is_of_before_or_is_refused(
    kept: JournalFile, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(kept.path)
    with locked_by_another_program(kept.path, "IMMEDIATE"):
        write_copy(kept, given / "copy.db")
    assert recorded(given / "copy.db") == before
    monkeypatch.setattr("sidelog.journal.connection.WAIT_SECONDS", 0.05)
    with (
        locked_by_another_program(kept.path, "EXCLUSIVE"),
        pytest.raises(StorageError, match="is busy"),
    ):
        write_copy(kept, given / "second.db")
    assert not (given / "second.db").exists()


def test_what_a_killed_run_left_is_taken_away_by_the_next(kept: JournalFile, given: Path) -> None:
    ended = 2**22 + 1  # above every process number that Linux gives
    left = [given / f".copy.db.sidelog-{ended}", given / f".copy.db.sidelog-{ended}-journal"]
    others = [given / f".copy.db.sidelog-{os.getpid()}x", given / ".copy.db.sidelog-"]
    for place in (*left, *others):
        place.touch()
    assert sorted(leftovers(given)) == sorted(left)
    write_copy(kept, given / "copy.db")
    assert sorted(place.name for place in given.iterdir()) == sorted(
        ["copy.db", *(place.name for place in others)]
    )


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    assert free_name(tmp_path / "a.db") == tmp_path / "a.db"
    for name in ("a.db", "a-2.db"):
        (tmp_path / name).touch(mode=0o600)
    assert free_name(tmp_path / "a.db") == tmp_path / "a-3.db"


def test_once_a_day_a_copy_is_kept_of_what_was_written(run: Terminal, journal: Path) -> None:
    on = {"env": {"SIDELOG_COPIES": "on"}}
    assert run("log", "mood=6", **on).code == 0
    assert [one.reason for one in copies_of(journal)] == ["daily"]
    first = copies_of(journal)[0].path.read_bytes()
    assert run("log", "mood=7", **on).code == 0
    assert run("show", **on).code == 0
    assert [one.path.read_bytes() for one in copies_of(journal)] == [first]


def test_without_a_copy_what_was_recorded_is_so_all_the_same(run: Terminal, journal: Path) -> None:
    journal.with_name("journal.copies").touch(mode=0o600)
    done = run("log", "mood=6", env={"SIDELOG_COPIES": "on"})
    assert done.code == 0
    assert "No copy of the journal was made." in done.err
    assert "mood: 6" in run("show").out
