"""A journal that version 1 wrote, as it was released: nothing of it is lost on the way here."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.errors import NothingMatchedError
from sidelog.journal.history.checking import check
from sidelog.journal.journal import open_journal
from sidelog.journal.measures import bad_set_on
from sidelog.journal.records import Note
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.files import is_sound, raw, recorded, rows
from tests.terminal import Terminal


@pytest.fixture
def first_version(journal: Path) -> Path:
    """A journal that version 1 wrote: something in every table, and a history."""
    written = Path(__file__).parents[1] / "data" / "journal-v1.sql"
    with raw(journal) as connection:
        connection.executescript(written.read_text(encoding="utf-8"))
    journal.chmod(0o600)
    assert all(recorded(journal).values())
    return journal


def brought_up(run: Terminal, path: Path) -> None:
    with open_journal(path, run.writer()):
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
        assert check(kept).is_whole
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
        set_on = {bad_set_on(kept, name) for name in levels}
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
        assert check(kept).is_whole
        assert walk_back(kept.redo) == taken_back
        assert check(kept).is_whole
    assert recorded(first_version) == before


def walk_back(step: Callable[[], object]) -> int:
    """How often a step can be taken."""
    for taken in count():
        try:
            step()
        except NothingMatchedError:
            return taken
    return 0
