"""Journals that earlier versions wrote, as they were released: nothing is lost on the way here."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.errors import NothingMatchedError
from sidelog.journal.connection import JournalFile
from sidelog.journal.history.batches import SESSION, history
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping.measures import bad_set_on
from sidelog.journal.tables.migrations import VERSION, remove_triggers
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.checking.check import check
from sidelog.journal.upkeep.erasing import erase, look
from sidelog.journal.upkeep.subjects import find
from tests.journal.files import is_sound, raw, recorded, rows
from tests.terminal import Terminal

DATA = Path(__file__).parents[2] / "data"

CAME = {
    2: {"bad_from", "bad_set_at", "amount_before", "amount_after"},
    3: {"every_days", "times", "ongoing", "done_on"},
}
"""The columns that came with a version; `every_days` of a scale was always there."""


def write(path: Path, version: int) -> Path:
    """A journal as that version left it: something in every table, and a history."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with raw(path) as connection:
        connection.executescript((DATA / f"journal-v{version}.sql").read_text(encoding="utf-8"))
    path.chmod(0o600)
    assert all(recorded(path).values())
    return path


@pytest.fixture(autouse=True)
def _identities(run: Terminal) -> None:
    """Those of the files are counted from 1."""
    run.identities = count(1000)


@pytest.fixture(params=range(1, VERSION))
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def older(journal: Path, version: int) -> Path:
    """A journal of each version before this one."""
    return write(journal, version)


@pytest.fixture
def first(journal: Path) -> Path:
    """A journal of version 1."""
    return write(journal, 1)


def said(path: Path, version: int) -> dict[str, list[dict[str, Any]]]:
    """Every recorded row by column, without what came to the tables after that version."""
    came = set().union(*(names for later, names in CAME.items() if later > version))
    found: dict[str, list[dict[str, Any]]] = {}
    for table, kept in recorded(path).items():
        names = [name for _, name, *_ in rows(path, f"PRAGMA table_info({table})")]
        left_out = came - {"every_days"} if table == "scale" else came
        every = (dict(zip(names, row, strict=True)) for row in kept)
        found[table] = [
            {name: value for name, value in row.items() if name not in left_out} for row in every
        ]
    return found


def take_back_measures(run: Terminal, path: Path) -> None:
    """Open a journal, and undo what sidelog then brought of its own measures."""
    with open_journal(path, run.writer()) as kept:
        latest = history(kept, 1)
        if latest and latest[0].session == SESSION:
            kept.undo(own=True)


def walk(run: Terminal, path: Path, step: Callable[[Journal], object]) -> int:
    """Take a step as often as it can be taken, and say how often."""
    with open_journal(path, run.writer()) as kept:
        for taken in count():
            try:
                step(kept)
            except NothingMatchedError:
                assert check(kept).is_whole
                return taken
    return 0


def test_everything_is_kept_and_a_copy_lies_beside(
    run: Terminal, older: Path, version: int
) -> None:
    before = said(older, version)
    commands = rows(older, "SELECT * FROM batch ORDER BY id")
    changes = rows(older, "SELECT * FROM change ORDER BY id")
    take_back_measures(run, older)
    assert said(older, version) == before
    assert rows(older, "SELECT * FROM batch ORDER BY id")[: len(commands)] == commands
    assert rows(older, "SELECT * FROM change ORDER BY id")[: len(changes)] == changes
    copy = older.with_name(f"journal.before-version-{version + 1}.db")
    assert {file.name for file in older.parent.iterdir()} == {older.name, copy.name}
    assert rows(copy, "PRAGMA user_version") == [(version,)]
    assert said(copy, version) == before
    with open_journal(older) as kept:
        assert check(kept).is_whole
    assert is_sound(older)


def test_it_has_the_tables_of_a_new_journal(run: Terminal, older: Path, given: Path) -> None:
    new = given / "new.db"
    for path in (older, new):
        with open_journal(path, run.writer()):
            pass
    assert schema(older) == schema(new)
    measures = """
        SELECT m.name, m.uuid, s.uuid FROM measure m JOIN scale s ON s.measure_id = m.id
        WHERE m.built_in AND s.version = 1 ORDER BY m.name"""
    assert rows(older, measures) == rows(new, measures)


def schema(path: Path) -> list[tuple[str, ...]]:
    """Every table, index and trigger by its name, with its words, however they are spaced."""
    found = rows(path, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    return [(kind, name, " ".join((sql or "").split())) for kind, name, sql in found]


@pytest.mark.parametrize("version", [1, 2], indirect=True)
def test_what_is_new_in_the_tables_says_what_was_so_before(older: Path) -> None:
    with open_journal(older):
        pass
    assert set(rows(older, "SELECT every_days, times FROM regimen_step")) == {(1, 1)}
    assert set(rows(older, "SELECT ongoing FROM event")) == {(0,)}
    assert set(rows(older, "SELECT done_on FROM visit")) == {(None,)}


def test_all_of_it_can_be_undone_and_redone(run: Terminal, older: Path) -> None:
    walk(run, older, Journal.redo)
    before = recorded(older)
    taken_back = walk(run, older, Journal.undo)
    assert taken_back > 20
    empty = recorded(older)
    assert {table for table in RECORDED_TABLES if empty[table]} == {"measure", "scale"}
    assert walk(run, older, Journal.redo) == taken_back
    assert recorded(older) == before
    assert is_sound(older)


def test_a_text_that_ends_in_a_nul_comes_along_and_can_be_healed(
    run: Terminal, older: Path
) -> None:
    with raw(older) as connection:
        remove_triggers(connection)
        connection.execute("UPDATE event SET title = 'flu' || char(0) WHERE id = 2")
    with open_journal(older, run.writer()) as kept:
        kept.batch.update("event", 2, {"title": "flu"})
    assert rows(older, "SELECT title FROM event WHERE id = 2") == [("flu",)]


# One of this version, as it was released


@pytest.fixture
def present(journal: Path) -> Path:
    """A journal as this version writes it, from its golden file: a change here needs a version."""
    return write(journal, VERSION)


def test_one_of_this_version_stays_as_it_is(present: Path, given: Path, run: Terminal) -> None:
    before = present.read_bytes()
    with open_journal(present) as kept:
        assert check(kept).is_whole
    assert present.read_bytes() == before
    assert [place.name for place in present.parent.iterdir()] == [present.name]
    with open_journal(given / "new.db", run.writer()):
        pass
    assert schema(present) == schema(given / "new.db")
    assert rows(present, "SELECT max(times), max(every_days) FROM regimen_step") == [(2, 2)]
    assert rows(present, "SELECT max(ongoing) FROM event") == [(1,)]


def test_all_of_one_of_this_version_can_be_undone_and_redone(run: Terminal, present: Path) -> None:
    walk(run, present, Journal.redo)
    before = recorded(present)
    taken_back = walk(run, present, Journal.undo)
    assert taken_back > 20
    assert {name for name, kept in recorded(present).items() if kept} == {"measure", "scale"}
    assert walk(run, present, Journal.redo) == taken_back
    assert recorded(present) == before


@pytest.mark.parametrize("table", ["product", "measure"])
def test_anything_of_it_can_be_erased_and_the_rest_is_as_before(
    run: Terminal, present: Path, table: str
) -> None:
    names = [name for (name,) in rows(present, f"SELECT name FROM {table} ORDER BY id DESC")]
    for name in names:
        with open_journal(present) as opened:
            subject = find(opened, table, name)
            belongs = look(opened, subject).names
        erase(JournalFile(present), subject)
        every = [summary for (summary,) in rows(present, "SELECT summary FROM batch")]
        assert not [one for one in every for called in belongs if called in one.split()]
        taken_back = walk(run, present, Journal.undo)
        assert walk(run, present, Journal.redo) >= taken_back
        assert is_sound(present)
    kept = recorded(present)
    assert not (kept["dose"] if table == "product" else kept["observation"])
    assert (kept["note"], kept["visit"]) != ([], [])


# What came with version 2


def test_scales_that_are_as_they_came_receive_their_bad_days(run: Terminal, first: Path) -> None:
    take_back_measures(run, first)
    with open_journal(first) as kept:
        levels = {name: measure.scale.bad_from for name, measure in kept.measures.items()}
        set_on = {bad_set_on(kept, name) for name in levels}
    named = {measure.name: measure.scale.bad_from for measure in BUILT_IN if measure.name in levels}
    # The person had turned stress round and back, and given energy another range; sleep is on its
    # own range again.  What they added themselves names no bad day.
    assert levels == named | {"stress": None, "energy": None, "flakes": None}
    assert set_on == {None}


def test_a_measure_of_ones_own_keeps_the_name_that_a_later_one_has(
    run: Terminal, first: Path
) -> None:
    with raw(first) as connection:
        connection.execute("UPDATE measure SET name = 'darkening' WHERE name = 'flakes'")
    with open_journal(first, run.writer()):
        pass
    query = "SELECT title, built_in FROM measure WHERE name = 'darkening'"
    assert rows(first, query) == [("Flakes", 0)]


def test_a_measure_that_comes_takes_no_number_that_the_history_means(
    run: Terminal, first: Path
) -> None:
    with raw(first) as connection:
        connection.execute("DELETE FROM observation WHERE measure_id = 18")
        connection.execute("DELETE FROM scale WHERE measure_id = 18")
        connection.execute("DELETE FROM measure WHERE id = 18")
    with open_journal(first, run.writer()):
        pass
    assert rows(first, "SELECT min(id) FROM measure WHERE id >= 18") == [(19,)]
