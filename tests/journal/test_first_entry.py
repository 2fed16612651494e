"""The file of a new journal: made with its first entry, whole, or not at all."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sidelog.errors import BadDataError, CannotCreateError, NothingMatchedError, StorageError
from sidelog.journal.journal import open_journal
from tests.journal.files import is_sound
from tests.journal.test_store import enter, look, shedding
from tests.terminal import Terminal


def test_an_empty_file_is_no_journal_yet_and_becomes_a_private_one(
    run: Terminal, given: Path
) -> None:
    path = given / "empty.db"
    path.touch(0o644)
    with pytest.raises(NothingMatchedError, match="There is no journal yet at"):
        look(path)
    assert path.read_bytes() == b""
    enter(run, path)
    assert shedding(path) == [2]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_journal_whose_making_was_killed_half_way_is_made_again(
    run: Terminal, journal: Path
) -> None:
    killed = subprocess.run([sys.executable, "-c", DIE_WHILE_MAKING, journal], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (journal.parent / "journal.db-journal").stat().st_size > 0  # it died while writing
    assert journal.stat().st_size > 0
    enter(run, journal)
    assert shedding(journal) == [2]
    assert is_sound(journal)
    assert [file.name for file in journal.parent.iterdir()] == ["journal.db"]


DIE_WHILE_MAKING = """
import os, sys
from pathlib import Path
from sidelog.journal import store
from sidelog.journal.connection import JournalFile
from sidelog.journal.tables import migrations

def die(connection):
    connection.execute("PRAGMA cache_size = 1")  # so that pages reach the disk before the end
    first(connection)
    os.kill(os.getpid(), 9)

first = migrations.STEPS[0]
migrations.STEPS = (die,)
with store.open_file(JournalFile(Path(sys.argv[1])), create=True):
    pass
"""


def test_a_first_entry_that_is_refused_leaves_neither_file_nor_folder(
    run: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "a" / "b" / "journal.db"
    with pytest.raises(BadDataError):
        enter(run, path, 99)
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_what_somebody_else_put_there_meanwhile_stays(run: Terminal, journal: Path) -> None:
    def refused_while_another_enters() -> None:
        with open_journal(journal, run.writer()) as opened:
            opened.connection.execute("ROLLBACK")
            enter(run, journal)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refused_while_another_enters()
    assert shedding(journal) == [2]


def test_an_entry_into_a_file_that_was_taken_away_is_not_acknowledged(
    run: Terminal, journal: Path
) -> None:
    def enter_while_another_takes_it_away() -> None:
        with open_journal(journal, run.writer()) as opened:
            opened.record("shedding", run.now.date(), 2)
            journal.unlink()

    with pytest.raises(StorageError, match="was taken away while it was made") as error:
        enter_while_another_takes_it_away()
    assert error.value.hint == "Try again."
    assert not journal.exists()


def test_a_folder_where_the_file_cannot_be_made_is_taken_away_again(
    run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CannotCreateError, match="cannot be made: No space left on device"):
        enter(run, tmp_path / "new" / "journal.db")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]
