"""Finding, listing, deleting and handing on: the whole way in."""

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from sidelog.errors import BadDataError, NothingMatchedError, StorageError
from sidelog.journal.entries import delete_entry, edit_entry, find_entry
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.records import (
    TABLES,
    Dose,
    Event,
    NailFinding,
    Note,
    Observation,
    Product,
    Profile,
    Question,
    Visit,
)
from sidelog.journal.references import Kind
from tests.journal.conftest import Whole
from tests.journal.files import recorded, rows

SUNDAY = date(2026, 11, 22)
SATURDAY = SUNDAY - timedelta(days=1)


def at(clock: str, day: date = SUNDAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}+01:00")


# One transaction with the daily way


def test_both_ways_write_one_batch(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        kept.record("mood", SUNDAY, 6)
        kept.add(Note(day=SUNDAY, text="wash day"))
        edit_entry(kept, "o1", value=7)
    assert rows(journal, "SELECT count(*), sum(open) FROM batch") == [(1, 0)]
    with whole() as kept:
        kept.undo()
        assert kept.entries(SUNDAY, SUNDAY) == []


def test_reading_makes_no_batch(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        kept.record("mood", SUNDAY, 6)
    with open_journal(journal) as kept:
        find_entry(kept, "o1")
        list(kept.everything())
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


def test_an_exception_takes_back_what_both_ways_wrote(journal: Path, whole: Whole) -> None:
    with whole():
        pass
    before = recorded(journal)
    with pytest.raises(KeyboardInterrupt):
        _write_and_stop(whole)
    assert recorded(journal) == before


def _write_and_stop(whole: Whole) -> None:
    with whole() as kept:
        kept.record("mood", SUNDAY, 6)
        kept.add(Note(day=SUNDAY, text="wash day"))
        raise KeyboardInterrupt


def test_a_refused_row_does_not_end_the_transaction(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        kept.record("mood", SUNDAY, 6)
        with pytest.raises(sqlite3.IntegrityError):
            kept.add(Note(day=SUNDAY, text=" "))
        kept.record("shedding", SUNDAY, 2)
    assert rows(journal, "SELECT count(*) FROM observation") == [(2,)]
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


def test_what_a_trigger_refuses_is_said_in_words(whole: Whole) -> None:
    with whole() as kept:
        product = kept.add_product("kratom", unit="g")
        kept.take_none(product, SUNDAY)
    dose = Dose(product_id=product.id, day=SUNDAY, taken=True, estimate=False, entered="?")
    with pytest.raises(BadDataError, match="doses or none, not both"), whole() as kept:
        kept.add(dose)


def test_a_journal_that_is_read_only_is_not_written(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        kept.record("mood", SUNDAY, 6)
    with open_journal(journal) as kept, pytest.raises(RuntimeError, match="to be read"):
        edit_entry(kept, "o1", value=7)


def test_a_damaged_file_is_said_to_be_damaged(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        for back in range(300):
            kept.add_note(SUNDAY - timedelta(days=back), "a" * 300)
    content = bytearray(journal.read_bytes())
    content[60_000:100_000] = bytes(40_000)
    journal.write_bytes(content)
    with pytest.raises(StorageError, match="damaged"), open_journal(journal) as kept:
        list(kept.everything())


def test_records_stay_as_they_were_when_they_were_read(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6)
    read = find_entry(kept, "o1")
    kept.record("mood", SUNDAY, 7)
    assert read.model_dump()["value"] == 6
    assert find_entry(kept, "o1").model_dump()["value"] == 7


# Entries


def test_a_day_begins_with_what_has_no_time_and_goes_on_by_the_clock(kept: Journal) -> None:
    product = kept.add_product("kratom", unit="g")
    kept.add_note(SUNDAY, "at nine", at=at("09:00"))
    kept.record("mood", SUNDAY, 6)
    kept.take(product, SUNDAY, 4, entered="4g", at=at("08:00"))
    kept.record("shedding", SUNDAY, 2)
    kept.add_event("illness", SUNDAY)
    # 08:30 in another time zone: before nine all the same
    kept.record("mood", SUNDAY, 5, at=datetime.fromisoformat("2026-11-22T02:30-05:00"))
    found = [type(entry).__name__ for entry in kept.entries(SUNDAY, SUNDAY)]
    assert found == ["Observation", "Observation", "Event", "Dose", "Observation", "Note"]
    first, second, *_ = kept.entries(SUNDAY, SUNDAY)
    assert isinstance(first, Observation)
    assert isinstance(second, Observation)
    assert (first.measure.name, second.measure.name) == ("shedding", "mood")


def test_days_come_in_their_order_and_both_ends_are_in(kept: Journal) -> None:
    for back in (2, 0, 3, 1):
        kept.add_note(SUNDAY - timedelta(days=back), str(back))
    found = kept.entries(SUNDAY - timedelta(days=2), SATURDAY)
    assert [entry.model_dump()["text"] for entry in found] == ["2", "1"]


def test_an_event_is_there_on_every_day_it_lasts(kept: Journal) -> None:
    first = SUNDAY - timedelta(days=5)
    kept.add_event("illness", first, until=SATURDAY)
    assert len(kept.entries(SATURDAY, SUNDAY)) == 1
    assert len(kept.entries(first, first)) == 1
    assert kept.entries(SUNDAY, SUNDAY) == []


def test_entries_can_be_of_some_kinds_only(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6)
    kept.add_note(SUNDAY, "wash day")
    kept.add(NailFinding(day=SUNDAY, limb="left hand", digit=1, kind="ridge"))
    assert [type(e) for e in kept.entries(SUNDAY, SUNDAY, kinds=[Kind.NOTE])] == [Note]
    found = kept.entries(SUNDAY, SUNDAY, kinds=[Kind.NAIL_FINDING])
    assert [type(entry) for entry in found] == [NailFinding]


# Finding and deleting


def test_nothing_found_says_where_names_are(kept: Journal) -> None:
    kept.add_note(SUNDAY, "wash day")
    with pytest.raises(NothingMatchedError, match="There is no note n2") as refused:
        find_entry(kept, "n2")
    assert "sidelog show" in refused.value.hint


def test_delete_takes_one_entry_and_hands_it_back(kept: Journal) -> None:
    kept.add_note(SUNDAY, "first")
    kept.add_note(SUNDAY, "second")
    assert delete_entry(kept, "n1").model_dump()["text"] == "first"
    (left,) = kept.entries(SUNDAY, SUNDAY)
    assert left.model_dump()["text"] == "second"


def test_deleting_what_is_not_there_changes_nothing(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        kept.add_note(SUNDAY, "first")
    with pytest.raises(NothingMatchedError), whole() as kept:
        delete_entry(kept, "n9")
    assert rows(journal, "SELECT count(*) FROM note") == [(1,)]


def test_a_visit_with_questions_is_not_deleted(kept: Journal) -> None:
    visit = kept.add(Visit(day=SUNDAY))
    kept.add(Question(visit_id=visit.id, position=1, text="Why?"))
    with pytest.raises(BadDataError, match=r"v1 has questions \(q1\)"):
        delete_entry(kept, "v1")
    delete_entry(kept, "q1")
    delete_entry(kept, "v1")


# Adding and handing on


def test_an_added_record_says_when_it_was_written_unless_it_says_so_itself(kept: Journal) -> None:
    earlier = datetime.fromisoformat("2025-01-01T10:00:00+02:00")
    added = kept.add(Note(day=SATURDAY, text="now"))
    merged = kept.add(
        Note(
            uuid="u" * 36,
            day=date(2025, 1, 1),
            text="then",
            recorded_at=earlier,
            recorded_on=date(2025, 1, 1),
        )
    )
    assert added.recorded_on == SUNDAY
    assert (merged.uuid, merged.recorded_at) == ("u" * 36, earlier)
    assert merged.recorded_at.isoformat() == earlier.isoformat()


def test_an_added_product_is_known_at_once(kept: Journal) -> None:
    assert kept.products == {}
    kept.add(Product(name="kratom", unit="g"))
    assert kept.products["kratom"].unit == "g"


def test_a_failure_does_not_repeat_what_a_person_wrote(kept: Journal) -> None:
    with pytest.raises(StatementError) as failed:
        kept.add(Note(day="secret", text="secret"))  # type: ignore[arg-type]
    assert "secret" not in str(failed.value)


def test_the_records_of_one_table_come_in_the_order_they_were_made(kept: Journal) -> None:
    kept.add(Visit(day=SUNDAY, who="first"))
    kept.add(Visit(day=SATURDAY, who="second"))
    assert [visit.who for visit in kept.all_of(Visit)] == ["first", "second"]


def test_everything_is_handed_on_parents_first_and_counted(journal: Path, whole: Whole) -> None:
    with whole() as kept:
        kept.record("mood", SUNDAY, 6)
        kept.add_event("illness", SUNDAY, title="flu")
        kept.add(Profile(key="name", value="A."))
    with open_journal(journal) as kept:
        found = list(kept.everything())
        counts = kept.counts()
    order = [TABLES.index(type(record)) for record in found]
    assert order == sorted(order)
    assert (counts["observation"], counts["event"], counts["profile"]) == (1, 1, 1)
    assert sum(counts.values()) == len(found)
    assert [record.title for record in found if isinstance(record, Event)] == ["flu"]
