"""Copies that sidelog keeps: which stay, that they are alike, and that nothing is written over."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelog.errors import CannotCreateError, StorageError
from sidelog.files import leftovers
from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep import copies
from sidelog.journal.upkeep.checking.quick import seal_of
from sidelog.journal.upkeep.copies import (
    backup,
    copies_folder,
    copies_of,
    free_name,
    held,
    keep_copy,
    keep_daily_copy,
    pieces_of,
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


def keep_daily(file: JournalFile, now: datetime) -> Path:
    with held(file) as content:
        return keep_daily_copy(file, pieces_of(content), now)


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
    for days in (*range(37, 33, -1), *range(28, 8, -7), *range(8, -1, -1)):
        moment = now - timedelta(days=days)
        keep_daily(kept, moment)
        keep_daily(kept, moment + timedelta(minutes=1))
    daily = [one.at for one in copies_of(kept.path) if one.reason == "daily"]
    ages = [(now.date() - at.date()).days for at in daily]
    # Sunday 22 November: seven days, of which the present one has the copy before its last too,
    # then the newest of each of the four weeks before those.
    assert ages == [0, 0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]
    assert {at.minute for at in daily[1:]} == {0, 1}
    assert [at.minute for at in daily[2:]] == [1] * 10
    assert by_hand.exists()


def test_the_newest_copy_stays_whatever_befalls_the_next(kept: JournalFile, now: datetime) -> None:
    older, newest = (keep_daily(kept, now + timedelta(minutes=n)) for n in range(2))
    before = newest.read_bytes()

    def breaks_off() -> Iterator[bytes]:
        yield b"\0" * 4096
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotCreateError, match="No space left"):
        keep_daily_copy(kept, breaks_off(), now + timedelta(minutes=2))
    with pytest.raises(StorageError, match="is not like"):
        keep_daily_copy(kept, [b"no journal at all" * 99], now + timedelta(minutes=2))
    assert [one.path for one in copies_of(kept.path)] == [newest]
    assert newest.read_bytes() == before
    assert not older.exists()
    assert leftovers(newest.parent) == []


def test_a_copy_that_has_another_name_is_not_written_into(
    kept: JournalFile, now: datetime, given: Path, write: Write
) -> None:
    older, _ = (keep_daily(kept, now + timedelta(minutes=n)) for n in range(2))
    (given / "mine.db").hardlink_to(older)
    before = older.read_bytes()
    with write() as opened:
        opened.record("mood", now.date(), 2)
    third = keep_daily(kept, now + timedelta(minutes=2))
    assert (given / "mine.db").read_bytes() == before
    assert third.read_bytes() == kept.path.read_bytes()


def test_a_clock_that_was_set_back_loses_no_copy(kept: JournalFile, now: datetime) -> None:
    ahead = [keep_daily(kept, now + timedelta(hours=n)) for n in (1, 2)]
    for minutes in range(3):
        made = keep_daily(kept, now + timedelta(minutes=minutes))
        assert made.read_bytes() == kept.path.read_bytes()
        assert all(one.exists() for one in ahead)


def test_of_those_before_changes_the_newest_ten_stay(kept: JournalFile, now: datetime) -> None:
    made = [keep_copy(kept, "before-merge", now + timedelta(hours=n)) for n in range(12)]
    assert [path.exists() for path in made] == [False] * 2 + [True] * 10


def test_other_files_in_the_folder_are_no_copies_and_stay(kept: JournalFile, now: datetime) -> None:
    keep_daily(kept, now)
    other = copies_folder(kept.path) / "holiday.db"
    other.touch(mode=0o600)
    keep_daily(kept, now)
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
    for is_open, how in ((False, "_is_like"), (True, "_copy_plain")):
        monkeypatch.setattr(copies, how, lambda *_: False)
        with pytest.raises(StorageError, match="is not like"):
            write_copy(kept, given / "copy.db", is_open=is_open)
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


ON = {"SIDELOG_COPIES": "on"}


def test_the_copy_of_the_day_is_of_its_last_writing(run: Terminal, journal: Path) -> None:
    states = []
    for mood in (6, 7, 3, 4):  # within one second, as the clock of a test stands still
        assert run("log", f"mood={mood}", env=ON).code == 0
        states.append(journal.read_bytes())
    assert run("show", env=ON).code == 0
    found = copies_of(journal)
    assert [one.reason for one in found] == ["daily"] * 2
    assert [one.path.read_bytes() for one in found] == [*reversed(states[2:])]
    assert all(one.path.stat().st_mode & 0o777 == 0o600 for one in found)


def test_no_copy_is_made_of_a_damaged_journal(run: Terminal, journal: Path) -> None:
    run("log", "mood=6", "-n", "wash day", env=ON)
    (copy,) = copies_of(journal)
    before, content = copy.path.read_bytes(), bytearray(journal.read_bytes())
    content[content.rindex(b"wash day")] = ord("b")  # in the note, or in its history
    journal.write_bytes(content)
    for forgotten in (False, True):
        if forgotten:
            seal_of(journal).unlink()
        done = run("log", "mood=7", env=ON)
        assert done.code == 0
        assert f"No copy of the journal was made. The journal {journal} is damaged." in done.err
        assert run("show").code == 74
    assert [one.path.read_bytes() for one in copies_of(journal)] == [before]


def test_what_is_known_to_be_damaged_stays_so_when_it_is_written_to(
    run: Terminal, journal: Path
) -> None:
    run("log", "mood=6", env=ON)
    content = journal.read_bytes()
    journal.write_bytes(content.replace(b"log mood=6", b"log mood=5"))  # which nothing else tells
    for mood in (7, 8):
        assert run("log", f"mood={mood}", env=ON).code == 0
        assert run("show").code == 74
    assert len(copies_of(journal)) == 1


def test_what_another_run_wrote_is_copied_when_it_was_looked_at(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("log", "mood=6", env=ON)
    seal_of(journal).unlink()
    with monkeypatch.context() as patched:
        patched.setattr("sidelog.journal.upkeep.checking.quick._is_settled", lambda *_: False)
        assert run("log", "mood=7", env=ON).err == ""
    assert len(copies_of(journal)) == 1
    assert run("log", "mood=8", env=ON).err == ""
    assert copies_of(journal)[0].path.read_bytes() == journal.read_bytes()


def test_without_a_copy_what_was_recorded_is_so_all_the_same(run: Terminal, journal: Path) -> None:
    journal.with_name("journal.copies").touch(mode=0o600)
    done = run("log", "mood=6", env=ON)
    assert done.code == 0
    assert "No copy of the journal was made." in done.err
    assert "mood: 6" in run("show").out
