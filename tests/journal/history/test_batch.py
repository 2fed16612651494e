"""Rows that are written, changed and deleted as one batch, and what leaves nothing behind."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal, open_journal
from tests.journal.conftest import Write
from tests.journal.examples import ROWS, enter
from tests.journal.files import rows

MORNING = datetime.fromisoformat("2026-11-21T08:00+01:00")


def test_a_row_is_written_with_a_number_and_an_identity_of_its_own(kept: Journal) -> None:
    first = enter(kept, "note")
    assert (first, enter(kept, "note")) == (1, 2)
    assert kept.batch.insert("visit", ROWS["visit"], identity="from elsewhere") == 1
    identities = [uuid for (uuid,) in kept.connection.execute("SELECT uuid FROM note")]
    assert len(set(identities)) == 2
    assert kept.has_identity("visit", "from elsewhere")
    assert not kept.has_identity("note", "from elsewhere")


def test_only_what_differs_is_changed(write: Write, journal: Path) -> None:
    with write() as kept:
        enter(kept, "visit")
    with write() as kept:
        assert kept.batch.update("visit", 1, {"who": "Dr B", "goal": "to know"})
        assert not kept.batch.update("visit", 1, {"who": "Dr B", "note": None})
    assert rows(journal, "SELECT who, goal FROM visit") == [("Dr B", "to know")]
    assert rows(journal, "SELECT count(*) FROM change") == [(2,)]


def test_a_deleted_row_is_gone_and_in_the_history(write: Write, journal: Path) -> None:
    with write() as kept:
        enter(kept, "note")
    with write() as kept:
        kept.batch.delete("note", 1)
    assert rows(journal, "SELECT * FROM note") == []
    assert rows(journal, "SELECT new FROM change ORDER BY id DESC LIMIT 1") == [(None,)]


def test_a_batch_that_writes_nothing_is_no_entry_of_the_history(
    write: Write, journal: Path
) -> None:
    with write() as kept:
        enter(kept, "note")
    before = journal.read_bytes()
    with write() as kept:
        kept.batch.update("note", 1, {"text": ROWS["note"]["text"]})
    assert journal.read_bytes() == before


def test_what_a_row_may_not_say_is_refused_and_opens_no_batch(write: Write, journal: Path) -> None:
    with write() as kept:
        enter(kept, "note")
    for refused in ({"text": " "}, {"source": "a\nb"}):
        with write() as kept:
            with pytest.raises(BadDataError):
                enter(kept, "note", **refused)
            with pytest.raises(BadDataError):
                kept.batch.update("note", 1, refused)
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]
    assert rows(journal, "SELECT text, source FROM note") == [(ROWS["note"]["text"], None)]


def test_what_the_tables_refuse_leaves_the_rest_of_the_batch(write: Write, journal: Path) -> None:
    with write() as kept:
        enter(kept, "note")
        with pytest.raises(sqlite3.IntegrityError):
            enter(kept, "nail_finding", digit=6)
        enter(kept, "note")
    assert rows(journal, "SELECT count(*) FROM note") == [(2,)]
    assert rows(journal, "SELECT count(*), sum(open) FROM batch") == [(1, 0)]


def test_a_row_can_say_that_it_was_written_earlier_and_its_entry_says_now(
    write: Write, journal: Path
) -> None:
    with write() as kept:
        kept.batch.stamp_as(MORNING, MORNING.date())
        kept.record("mood", date(2026, 11, 21), 6)
    assert rows(journal, "SELECT recorded_at, recorded_on FROM observation") == [
        ("2026-11-21T08:00:00+01:00", "2026-11-21")
    ]
    assert rows(journal, "SELECT at FROM batch") == [("2026-11-22T21:00:00+01:00",)]


def test_a_journal_that_is_read_has_nobody_who_writes(write: Write, journal: Path) -> None:
    with write():
        pass
    with open_journal(journal) as kept, pytest.raises(RuntimeError, match="opened to be read"):
        enter(kept, "note")
