"""Bringing an older journal to new tables: whole or not at all, and never without a copy."""

import multiprocessing
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.errors import CannotCreateError, NothingMatchedError, StorageError
from sidelog.journal import migrations, store
from sidelog.journal.daily import open_daily
from sidelog.journal.journal import open_journal
from sidelog.journal.migrations import STEPS, VERSION, Step, migrate
from sidelog.journal.records import Note
from sidelog.journal.schema import RECORDED_TABLES
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
    with open_daily(journal, run.writer()) as opened:
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
    with open_daily(path, run.writer()) as opened:
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
    with open_daily(old, run.writer()) as opened:
        opened.undo()
    assert rows(old, "SELECT mood FROM note WHERE text = 'later'") == [(None,)]
    with open_daily(old, run.writer()) as opened:
        opened.redo()
    assert rows(old, "SELECT mood FROM note WHERE text = 'later'") == [(0.1,)]


def test_what_was_written_before_a_migration_can_be_undone_and_redone_after_it(
    run: Terminal, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column)
    with open_daily(old, run.writer()) as opened:
        opened.undo()
    assert rows(old, "SELECT * FROM note") == []
    with open_daily(old, run.writer()) as opened:
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


def test_a_step_that_fails_is_rolled_back_whole_and_the_copy_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(old)
    come(monkeypatch, fail_half_way)
    with pytest.raises(ZeroDivisionError), open_daily(old):
        pass
    assert recorded(old) == before
    assert rows(old, "PRAGMA user_version") == [(VERSION,)]
    assert recorded(copy_of(old)) == before


def test_a_later_step_that_fails_leaves_the_earlier_ones_done(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(monkeypatch, add_a_column, fail_half_way)
    with pytest.raises(ZeroDivisionError), open_daily(old):
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
        pytest.raises(StorageError, match="a row in dose that belongs to nothing"),
        open_daily(old),
    ):
        pass
    assert recorded(old) == before


def test_without_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_of(old).mkdir(mode=0o700)
    before = old.read_bytes()
    come(monkeypatch, add_a_column)
    with pytest.raises(CannotCreateError, match="No copy of the journal") as error, open_daily(old):
        pass
    assert "nothing was changed" in error.value.hint
    assert old.read_bytes() == before


def test_no_step_runs_while_another_program_writes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.05)
    come(monkeypatch, add_a_column)
    before = old.read_bytes()
    with (
        locked_by_another_program(old, "IMMEDIATE"),
        pytest.raises(StorageError, match="is busy"),
        open_daily(old),
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
                    migrate(quicker, old, steps)
            return super().execute(sql, *values)

    with closing(sqlite3.connect(old, isolation_level=None, factory=Late)) as connection:
        migrate(connection, old, steps)
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
from sidelog.journal import migrations

def die(connection):
    connection.execute("PRAGMA cache_size = 1")  # so that pages reach the disk before the end
    connection.execute("ALTER TABLE note ADD COLUMN mood REAL")
    connection.executemany("UPDATE measure SET title = ?", [(str(n),) for n in range(99)])
    os.kill(os.getpid(), 9)

path = Path(sys.argv[1])
connection = sqlite3.connect(path, isolation_level=None)
migrations.migrate(connection, path, (*migrations.STEPS, die))
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


# From version 1, as it was released


@pytest.fixture
def first_version(journal: Path) -> Path:
    """A journal that version 1 wrote: something in every table, and a history."""
    written = Path(__file__).parents[1] / "data" / "journal-v1.sql"
    journal.parent.mkdir(mode=0o700)
    with raw(journal) as connection:
        connection.executescript(written.read_text(encoding="utf-8"))
    journal.chmod(0o600)
    assert all(recorded(journal).values())
    return journal


def brought_up(run: Terminal, path: Path) -> None:
    with open_daily(path, run.writer()):
        pass


def as_in_version_1(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every recorded row by column, without what version 2 brought."""
    came = {"bad_from", "bad_set_at", "amount_before", "amount_after"}
    found: dict[str, list[dict[str, Any]]] = {}
    for table in RECORDED_TABLES:
        columns = [name for _, name, *_ in rows(path, f"PRAGMA table_info({table})")]
        found[table] = [
            {name: value for name, value in zip(columns, row, strict=True) if name not in came}
            for row in recorded(path)[table]
        ]
    return found


def test_version_1_keeps_everything_and_receives_the_new_measure_last(
    run: Terminal, first_version: Path
) -> None:
    before = as_in_version_1(first_version)
    commands = rows(first_version, "SELECT * FROM batch")
    changes = rows(first_version, "SELECT * FROM change")
    brought_up(run, first_version)
    after = as_in_version_1(first_version)
    measure, scale = after["measure"].pop(), after["scale"].pop()
    assert after == before
    assert (measure["name"], measure["tracked"], scale["lag_first"]) == ("darkening", 0, None)
    assert measure["position"] == 1 + max(row["position"] for row in before["measure"])
    assert rows(first_version, "SELECT * FROM batch") == commands
    assert rows(first_version, "SELECT * FROM change") == changes
    copy = first_version.with_name("journal.before-version-2.db")
    assert rows(copy, "PRAGMA user_version") == [(1,)]
    assert as_in_version_1(copy) == before
    with open_journal(first_version) as kept:
        assert kept.check().is_whole
        assert is_sound(first_version)


def test_the_new_measure_is_the_same_in_old_and_new_journals(
    run: Terminal, first_version: Path
) -> None:
    brought_up(run, first_version)
    new = first_version.with_name("new.db")
    brought_up(run, new)
    query = """
        SELECT m.name, m.uuid, s.uuid FROM measure m JOIN scale s ON s.measure_id = m.id
        WHERE m.built_in AND s.version = 1 ORDER BY m.name"""
    assert rows(first_version, query) == rows(new, query)


def test_a_measure_of_ones_own_of_that_name_stays_what_it_is(
    run: Terminal, first_version: Path
) -> None:
    with raw(first_version) as connection:
        connection.execute("UPDATE measure SET name = 'darkening' WHERE name = 'flakes'")
    brought_up(run, first_version)
    query = "SELECT title, built_in FROM measure WHERE name = 'darkening'"
    assert rows(first_version, query) == [("Flakes", 0)]


def test_the_new_measure_takes_no_number_that_the_history_means(
    run: Terminal, first_version: Path
) -> None:
    with raw(first_version) as connection:
        connection.execute("DELETE FROM observation WHERE measure_id = 18")
        connection.execute("DELETE FROM scale WHERE measure_id = 18")
        connection.execute("DELETE FROM measure WHERE id = 18")
    brought_up(run, first_version)
    assert rows(first_version, "SELECT id FROM measure WHERE name = 'darkening'") == [(19,)]


def test_scales_that_are_as_they_came_receive_their_bad_days(
    run: Terminal, first_version: Path
) -> None:
    brought_up(run, first_version)
    with open_journal(first_version) as kept:
        levels = {name: measure.scale.bad_from for name, measure in kept.measures.items()}
        set_on = {kept.bad_set_on(name) for name in levels}
    named = {measure.name: measure.scale.bad_from for measure in BUILT_IN}
    # The person had turned stress round and back, and given energy another range; sleep is on its
    # own range again.  What they added themselves names no bad day.
    assert levels == named | {"stress": None, "energy": None, "flakes": None}
    assert set_on == {None}


def test_all_of_version_1_can_be_undone_and_redone(run: Terminal, first_version: Path) -> None:
    run.identities = count(1000)  # those of the file are counted from 1
    with open_journal(first_version, run.writer()) as kept:
        assert walk_back(kept.redo) == 1
    before = recorded(first_version)
    with open_journal(first_version, run.writer()) as kept:
        taken_back = walk_back(kept.undo)
        assert kept.all_of(Note) == []
    assert taken_back > 20
    with open_journal(first_version, run.writer()) as kept:
        assert kept.check().is_whole
        assert walk_back(kept.redo) == taken_back
        assert kept.check().is_whole
    assert recorded(first_version) == before


def walk_back(step: Callable[[], object]) -> int:
    """How often a step can be taken."""
    for taken in count():
        try:
            step()
        except NothingMatchedError:
            return taken
    return 0
