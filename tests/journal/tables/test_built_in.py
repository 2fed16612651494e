"""A journal of this version, opened by a sidelog whose own measures are of a later edition."""

import os
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sidelog.catalog.measures import BUILT_IN, EDITION
from sidelog.catalog.scales import Better, LagWindow, Measure
from sidelog.exchange.own.csv_export import long_lines
from sidelog.journal.history.batches import changes, history
from sidelog.journal.history.describe import describe, names_of
from sidelog.journal.journal import open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import MeasureChanges, edit_measure
from sidelog.journal.tables import built_in
from sidelog.journal.upkeep.checking.check import check
from tests.journal.conftest import Write
from tests.journal.editions import NEW, WIDER, another, measures, named
from tests.journal.files import (
    is_sound,
    locked_by_another_program,
    raw,
    recorded,
    rows,
    where_permissions_hold,
)
from tests.terminal import Terminal

SUNDAY = date(2026, 11, 22)
LATER = LagWindow(7, 35, "Another source.")

Edit = Callable[[Measure], Measure]


def batches(path: Path) -> list[tuple[str, str]]:
    return rows(path, "SELECT session, kind FROM batch ORDER BY id")


def test_the_same_edition_writes_nothing(kept_before: Path) -> None:
    before = kept_before.read_bytes()
    assert list(measures(kept_before)) == [*(one.name for one in BUILT_IN), "own"]
    assert kept_before.read_bytes() == before


def test_an_edition_with_nothing_new_is_no_command(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    before = recorded(kept_before), batches(kept_before)
    edition()
    measures(kept_before)
    assert (recorded(kept_before), batches(kept_before)) == before
    again = kept_before.read_bytes()
    measures(kept_before)
    assert kept_before.read_bytes() == again


def test_a_new_measure_comes_last_and_is_not_asked(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    edition(NEW._replace(tracked=True))
    found = measures(kept_before)
    assert list(found)[-2:] == ["own", "leg-cramps"]
    assert found["leg-cramps"] == NEW._replace(tracked=False)
    assert batches(kept_before)[-1] == ("sidelog", "do")
    with open_journal(kept_before) as opened:
        assert check(opened).is_whole
    assert is_sound(kept_before)


def test_a_new_journal_has_it_before_there_is_a_history(
    journal: Path, write: Write, edition: Callable[..., None]
) -> None:
    edition(NEW, WIDER)
    with write() as kept:
        assert check(kept).is_whole
        assert kept.measures["leg-cramps"] == NEW
        assert kept.measures["shedding"] == WIDER
    assert batches(journal) == []


def test_words_windows_and_levels_that_were_corrected_come(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    words = ((0, "nothing"), (4, "everything"))
    corrected = another(
        named("itch"), anchors=words, lag=LATER, bad_from=2, every_days=3, source="anew"
    )._replace(title="Itching", question="Did you itch?")
    edition(corrected)
    assert measures(kept_before)["itch"] == corrected
    with open_journal(kept_before) as opened:
        newest = history(opened, 1)[0]
        said = describe(changes(opened, newest.id), names_of(opened))
    assert newest.summary == "measures of sidelog's own, brought up to date"
    assert said[0] == "measure itch: title Itch → Itching, question changed"
    assert "bad day from 3 → 2" in said[1]


def test_what_was_recorded_keeps_its_rhythm(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    edition(*(another(named(name), every_days=28) for name in ("shedding", "itch")))
    found = measures(kept_before)
    assert found["shedding"].scale.every_days == 1
    assert found["itch"].scale.every_days == 28


@pytest.mark.parametrize(
    ("own", "corrected"),
    [
        ({"title": "My itch"}, named("itch")._replace(title="Itching")),
        ({"question": "Well?"}, named("itch")._replace(question="Did you itch?")),
        ({"lag": LagWindow(1, 2, "mine")}, another(named("itch"), lag=LATER)),
        ({"lag": None}, another(named("itch"), lag=LATER)),
        ({"lag": LagWindow(1, 49, "mine")}, another(named("itch"), lag=LATER)),
        ({"bad_from": 1}, another(named("itch"), bad_from=2)),
        ({"bad_from": None}, another(named("itch"), bad_from=2)),
        ({"better": Better.NEITHER}, another(named("itch"), bad_from=2)),
        ({"better": Better.HIGHER}, another(named("itch"), bad_from=2)),
        ({"every_days": 9}, another(named("itch"), every_days=3)),
        ({"tracked": True}, named("itch")._replace(tracked=False, title="Itch")),
        ({"anchors": ((0, "nil"),)}, another(named("itch"), anchors=((0, "nothing"),))),
        ({"maximum": 10}, another(named("itch"), bad_from=2, lag=LATER)),
        ({"maximum": 10}, another(named("itch"), version=2, maximum=6, anchors=())),
        ({"maximum": 10}, another(named("itch"), version=3, maximum=6, anchors=())),
    ],
)
def test_what_the_person_changed_stays_theirs(
    kept_before: Path,
    write: Write,
    edition: Callable[..., None],
    own: MeasureChanges,
    corrected: Measure,
) -> None:
    with write() as kept:
        mine = edit_measure(kept, "itch", **own)
    edition(corrected)
    assert measures(kept_before)["itch"] == mine
    with open_journal(kept_before) as opened:
        assert check(opened).is_whole


def test_a_level_does_not_come_where_the_person_said_which_way_is_better(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        mine = edit_measure(kept, "weight", better=Better.LOWER)
    edition(another(named("weight"), better=Better.HIGHER, bad_from=40))
    assert measures(kept_before)["weight"] == mine


def test_the_rest_of_a_measure_that_the_person_changed_is_corrected(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        edit_measure(kept, "itch", title="My itch", every_days=9)
    edition(another(named("itch"), lag=LATER, every_days=3)._replace(title="No", question="How?"))
    found = measures(kept_before)["itch"]
    assert (found.title, found.question) == ("My itch", "How?")
    assert (found.scale.every_days, found.scale.lag) == (9, LATER)


def test_what_the_person_changed_and_took_back_is_corrected(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        edit_measure(kept, "itch", title="My itch")
    with write() as kept:
        kept.undo()
    edition(named("itch")._replace(title="Itching"))
    assert measures(kept_before)["itch"].title == "Itching"


def test_what_an_edition_set_can_be_corrected_by_the_next(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    for title in ("Itching", "Itches"):
        edition(named("itch")._replace(title=title))
        assert measures(kept_before)["itch"].title == title


def test_another_range_is_another_version_and_values_keep_theirs(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        edit_measure(kept, "shedding", every_days=3, lag=LagWindow(1, 2, "mine"))
    edition(WIDER)
    found = measures(kept_before)["shedding"].scale
    assert (found.version, found.maximum, found.anchors) == (2, 10, WIDER.scale.anchors)
    # What does not hang on the range, and was set by the person, goes with them.
    assert (found.every_days, found.lag) == (3, LagWindow(1, 2, "mine"))
    assert rows(kept_before, "SELECT scale_version, value FROM observation") == [(1, 2)]
    with write() as kept:
        kept.record("shedding", SUNDAY - timedelta(days=1), 9)
    with open_journal(kept_before) as opened:
        assert check(opened).is_whole


def test_an_export_has_the_definition_of_a_range_that_is_no_longer_in_force(
    kept_before: Path, write: Write, edition: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal(kept_before) as opened:
        lines = list(long_lines(opened, SUNDAY, SUNDAY))
    assert [line.split(",")[0] for line in lines] == ["kind", "observation"]
    edition(WIDER)
    monkeypatch.setattr("sidelog.exchange.own.csv_export.find_built_in", {"shedding": WIDER}.get)
    with write() as kept:
        kept.record("shedding", SUNDAY - timedelta(days=1), 9)
        lines = list(long_lines(kept, SUNDAY - timedelta(days=1), SUNDAY))
    kinds = [line.split(",")[0] for line in lines]
    assert kinds == ["kind", "measure", "observation", "observation"]
    assert '""maximum"": 4' in lines[1]


def test_an_earlier_edition_changes_nothing_back(
    kept_before: Path, edition: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition(named("itch")._replace(title="Itching"))
    measures(kept_before)
    monkeypatch.setattr(built_in, "EDITION", EDITION)
    monkeypatch.setattr(built_in, "BUILT_IN", BUILT_IN)
    before = kept_before.read_bytes()
    assert measures(kept_before)["itch"].title == "Itching"
    assert kept_before.read_bytes() == before


def test_a_name_of_the_persons_own_stays_what_it_is(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    mine = measures(kept_before)["own"]
    edition(NEW._replace(name="own"))
    assert measures(kept_before)["own"] == mine


def test_a_retired_measure_is_corrected_and_stays_away(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        common.retire(kept, "measure", "itch")
    edition(named("itch")._replace(title="Itching"))
    assert "itch" not in measures(kept_before)
    found = rows(kept_before, "SELECT title, retired_on FROM measure WHERE name = 'itch'")
    assert found == [("Itching", "2026-11-22")]


def test_a_number_that_the_history_means_is_not_given_again(
    kept_before: Path, write: Write, edition: Callable[..., None]
) -> None:
    with write() as kept:
        kept.undo()  # the measure of the person's own, whose row was the last one
    (used,) = rows(kept_before, "SELECT max(row_id) FROM change WHERE table_name = 'measure'")
    edition(NEW)
    measures(kept_before)
    (given,) = rows(kept_before, "SELECT id FROM measure WHERE name = 'leg-cramps'")
    assert given[0] == used[0] + 1


def test_what_another_session_wrote_meanwhile_is_not_lost(
    kept_before: Path, write: Write, edition: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition(NEW)
    seen = built_in._edition

    def slow(connection: sqlite3.Connection) -> int:
        found = seen(connection)
        monkeypatch.setattr(built_in, "_edition", seen)
        with write() as other:  # which brings the measures itself
            other.record("mood", SUNDAY, 7)
        return found

    monkeypatch.setattr(built_in, "_edition", slow)
    assert "leg-cramps" in measures(kept_before)
    assert rows(kept_before, "SELECT value FROM observation ORDER BY id") == [(2,), (7,)]
    brought = "SELECT count(*) FROM measure WHERE name = 'leg-cramps'"
    assert rows(kept_before, brought) == [(1,)]
    assert [session for session, _ in batches(kept_before)].count("sidelog") == 1


def test_a_busy_journal_is_brought_them_another_time(
    kept_before: Path, edition: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition(NEW)
    monkeypatch.setattr("sidelog.journal.connection.WAIT_SECONDS", 0)
    with locked_by_another_program(kept_before, "IMMEDIATE"):
        assert "leg-cramps" not in measures(kept_before)
    assert "leg-cramps" in measures(kept_before)


def test_a_file_that_can_only_be_read_is_left_alone(
    run: Terminal, edition: Callable[..., None]
) -> None:
    with where_permissions_hold() as folder:
        path = folder / "journal.db"
        with open_journal(path, run.writer()) as kept:
            kept.record("mood", SUNDAY, 7)
        edition(NEW)
        path.chmod(0o400)
        before = path.read_bytes()
        assert "leg-cramps" not in measures(path)
        assert path.read_bytes() == before
        assert os.listdir(folder) == ["journal.db"]  # noqa: PTH208
        path.chmod(0o600)
        assert "leg-cramps" in measures(path)


def test_a_correction_that_the_tables_refuse_keeps_nobody_out(
    kept_before: Path, edition: Callable[..., None]
) -> None:
    before = recorded(kept_before)
    edition(NEW, another(named("itch"), bad_from=9))
    assert "leg-cramps" not in measures(kept_before)
    assert recorded(kept_before) == before
    with raw(kept_before) as connection:
        assert not connection.in_transaction
