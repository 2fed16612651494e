"""Bringing an older journal to new tables: whole or not at all, and never without a copy."""

import multiprocessing
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sidelog.errors import CannotCreateError, DamagedError, StorageError
from sidelog.journal import store
from sidelog.journal.connection import JournalFile
from sidelog.journal.journal import open_journal
from sidelog.journal.tables import migrations
from sidelog.journal.tables.migrations import STEPS, VERSION, Step, migrate
from tests.journal.files import is_sound, locked_by_another_program, raw, recorded, rows
from tests.terminal import Terminal

NEXT = VERSION + 1


def add_a_column(connection: sqlite3.Connection) -> None:
    """A step as a later version may need it."""
    connection.execute("ALTER TABLE note ADD COLUMN mood REAL")


def add_another_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE visit ADD COLUMN room TEXT")


def fail_half_way(connection: sqlite3.Connection) -> None:
    add_another_column(connection)
    connection.execute("UPDATE note SET text = 'half-way'")
    raise ZeroDivisionError


def orphan_a_row(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("DELETE FROM product")


@pytest.fixture
def old(run: Terminal, journal: Path) -> Path:
    """A journal of this version with a note and a dose, for which a next version will come."""
    with open_journal(journal, run.writer()) as opened:
        opened.add_note(run.now.date(), "wash day")
        opened.take(opened.add_product("kratom"), run.now.date(), None, entered="?")
    return journal


def copy_of(path: Path) -> Path:
    return path.with_name(f"journal.before-version-{NEXT}.db")


def come(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    """Let the next version of sidelog be here, with these further steps."""
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, *steps))
    monkeypatch.setattr(store, "VERSION", VERSION + len(steps))


def note(run: Terminal, path: Path, text: str) -> None:
    with open_journal(path, run.writer()) as opened:
        opened.add_note(run.now.date(), text)


def test_an_older_journal_is_copied_and_brought_to_the_new_tables(
    run: Terminal, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(old)
    come(monkeypatch, add_a_column)
    note(run, old, "later")
    assert rows(old, "PRAGMA user_version") == [(NEXT,)]
    assert rows(old, "SELECT text, mood FROM note") == [("wash day", None), ("later", None)]
    assert is_sound(old)
    assert recorded(copy_of(old)) == before
    assert rows(copy_of(old), "PRAGMA user_version") == [(VERSION,)]
    assert stat.S_IMODE(copy_of(old).stat().st_mode) == 0o600


def test_a_new_column_is_in_the_history_from_its_first_day(
    run: Terminal, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column)
    note(run, old, "later")
    with raw(old) as connection:
        connection.execute("UPDATE note SET mood = 0.1 WHERE text = 'later'")
    with open_journal(old, run.writer()) as opened:
        opened.undo()
    assert rows(old, "SELECT mood FROM note WHERE text = 'later'") == [(None,)]
    with open_journal(old, run.writer()) as opened:
        opened.redo()
    assert rows(old, "SELECT mood FROM note WHERE text = 'later'") == [(0.1,)]


def test_what_was_written_before_a_migration_can_be_undone_and_redone_after_it(
    run: Terminal, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column)
    with open_journal(old, run.writer()) as opened:
        opened.undo()
    assert rows(old, "SELECT * FROM note") == []
    with open_journal(old, run.writer()) as opened:
        opened.redo()
    assert rows(old, "SELECT text, mood FROM note") == [("wash day", None)]


def test_several_steps_are_taken_after_one_copy(
    run: Terminal, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column, add_another_column)
    note(run, old, "later")
    assert rows(old, "PRAGMA user_version") == [(VERSION + 2,)]
    assert sorted(file.name for file in old.parent.iterdir()) == [copy_of(old).name, "journal.db"]


def test_a_journal_of_this_version_is_not_copied(run: Terminal, old: Path) -> None:
    note(run, old, "later")
    assert [file.name for file in old.parent.iterdir()] == ["journal.db"]


def test_a_step_that_fails_is_rolled_back_whole_and_the_copy_goes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(old)
    come(monkeypatch, fail_half_way)
    with pytest.raises(ZeroDivisionError), open_journal(old):
        pass
    assert recorded(old) == before
    assert rows(old, "PRAGMA user_version") == [(VERSION,)]
    assert [file.name for file in old.parent.iterdir()] == ["journal.db"]


def test_a_later_step_that_fails_leaves_the_earlier_ones_done(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column, fail_half_way)
    with pytest.raises(ZeroDivisionError), open_journal(old):
        pass
    assert rows(old, "PRAGMA user_version") == [(NEXT,)]
    assert rows(old, "SELECT text, mood FROM note") == [("wash day", None)]
    assert is_sound(old)


def test_a_step_that_orphans_a_row_is_rolled_back(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(old)
    come(monkeypatch, orphan_a_row)
    with (
        pytest.raises(DamagedError, match="a row in dose belongs to nothing"),
        open_journal(old),
    ):
        pass
    assert recorded(old) == before


def test_without_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotCreateError("The disk is full.")

    monkeypatch.setattr(migrations, "write_copy", refuse)
    before = old.read_bytes()
    come(monkeypatch, add_a_column)
    with (
        pytest.raises(CannotCreateError, match="The disk is full") as error,
        open_journal(old),
    ):
        pass
    assert "nothing was changed" in error.value.hint
    assert old.read_bytes() == before


def test_a_copy_of_an_earlier_time_is_not_written_over(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of(old).touch(mode=0o600)
    come(monkeypatch, add_a_column)
    told: list[str] = []
    with open_journal(old, tell=told.append):
        pass
    second = copy_of(old).with_stem(f"{copy_of(old).stem}-2")
    assert copy_of(old).read_bytes() == b""
    assert rows(second, "PRAGMA user_version") == [(VERSION,)]
    assert told == [
        f"This sidelog keeps journals in new tables. As it was, the journal is in {second}"
    ]


def test_a_journal_of_an_earlier_version_that_may_not_be_changed_is_read(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column)
    before = old.read_bytes()
    monkeypatch.setattr(store, "_can_be_written", lambda _: False)
    with open_journal(old) as opened:
        assert opened.query("SELECT text, mood FROM note").fetchall() == [("wash day", None)]
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.iterdir()] == ["journal.db"]


def test_no_step_runs_while_another_program_writes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelog.journal.connection.WAIT_SECONDS", 0.05)
    come(monkeypatch, add_a_column)
    before = old.read_bytes()
    with (
        locked_by_another_program(old, "IMMEDIATE"),
        pytest.raises(StorageError, match="is busy"),
        open_journal(old),
    ):
        pass
    assert old.read_bytes() == before
    assert not copy_of(old).exists()


def test_a_step_that_another_process_took_meanwhile_is_not_taken_again(old: Path) -> None:
    steps = (*STEPS, add_a_column)

    overtaken: list[str] = []

    class Late(sqlite3.Connection):
        """A process that read the version, and was overtaken before it could begin."""

        def execute(self, sql: str, /, *values: Any) -> sqlite3.Cursor:  # noqa: ANN401
            if sql == "BEGIN IMMEDIATE" and not overtaken:
                overtaken.append(sql)
                with raw(old) as quicker:
                    migrate(quicker, JournalFile(old), steps)
            return super().execute(sql, *values)

    with closing(sqlite3.connect(old, isolation_level=None, factory=Late)) as connection:
        migrate(connection, JournalFile(old), steps)
    assert overtaken
    assert rows(old, "PRAGMA user_version") == [(NEXT,)]
    assert rows(copy_of(old), "PRAGMA user_version") == [(VERSION,)]


def test_a_process_killed_inside_a_step_leaves_the_older_journal(old: Path) -> None:
    before = recorded(old)
    killed = subprocess.run([sys.executable, "-c", DIE_IN_A_STEP, old], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert recorded(old) == before
    assert is_sound(old)


DIE_IN_A_STEP = """
import os, sqlite3, sys
from pathlib import Path
from sidelog.journal.connection import JournalFile
from sidelog.journal.tables import migrations

def die(connection):
    connection.execute("PRAGMA cache_size = 1")  # so that pages reach the disk before the end
    connection.execute("ALTER TABLE note ADD COLUMN mood REAL")
    connection.executemany("UPDATE measure SET title = ?", [(str(n),) for n in range(99)])
    os.kill(os.getpid(), 9)

path = Path(sys.argv[1])
connection = sqlite3.connect(path, isolation_level=None)
migrations.migrate(connection, JournalFile(path), (*migrations.STEPS, die))
"""


def test_processes_that_make_the_journal_at_once_make_one(run: Terminal, journal: Path) -> None:
    processes = multiprocessing.get_context("fork")
    ready = processes.Barrier(4)

    def enter(number: int) -> None:
        ready.wait(10)
        run.identities = count(1000 * (number + 1))  # what is random elsewhere is counted here
        note(run, journal, f"note {number}")
        os._exit(0)

    started = [processes.Process(target=enter, args=(number,)) for number in range(4)]
    for process in started:
        process.start()
    for process in started:
        process.join(20)
    assert [process.exitcode for process in started] == [0, 0, 0, 0]
    texts = sorted(text for (text,) in rows(journal, "SELECT text FROM note"))
    assert texts == ["note 0", "note 1", "note 2", "note 3"]
    assert is_sound(journal)
