"""What is entered comes back as it was meant, whole or not at all, and nothing else changes."""

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal import queries
from sidelog.journal.entries import edit_entry
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.rows import Dosed, DoseDay, Entered, Noted, Observed, Outcome
from sidelog.period import Period
from tests.journal.conftest import Write
from tests.journal.examples import DAY, ROWS
from tests.journal.files import recorded, rows

SUNDAY = date(2026, 11, 22)
SATURDAY = SUNDAY - timedelta(days=1)


def at(hour: int, minute: int = 0, day: date = SUNDAY) -> datetime:
    """A time of that day, an hour east of Greenwich."""
    return datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}+01:00")


def seen(journal: Journal, measure: str = "mood") -> list[Observed]:
    return journal.observations(measure, date.min, date.max)


# Observations


def test_a_value_is_the_days_value_and_was_not_written_late(kept: Journal) -> None:
    assert kept.record("mood", SUNDAY, 6) == Entered("o1", Outcome.NEW)
    assert seen(kept) == [Observed(SUNDAY.toordinal(), 6, momentary=False, delay=0, hour=21)]


def test_a_value_for_an_earlier_day_was_written_late_at_no_hour_of_its_day(
    kept: Journal,
) -> None:
    kept.record("mood", SATURDAY - timedelta(days=2), 6)
    assert seen(kept) == [
        Observed(SATURDAY.toordinal() - 2, 6, momentary=False, delay=3, hour=None)
    ]


def test_a_moment_has_its_own_hour_whenever_it_was_written(kept: Journal) -> None:
    kept.record("mood", SATURDAY, 6, at=at(8, 30, SATURDAY))
    kept.record("mood", SATURDAY, 4, at=at(1, 15))  # the small hours still belong to the day
    told = [(observed.delay, observed.hour) for observed in seen(kept)]
    assert sorted(told) == [(1, 8.5), (1, 25.25)]


def test_of_what_was_imported_only_its_own_time_is_known(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6, source="old.csv")
    kept.record("mood", SUNDAY, 4, at=at(8, 30), source="old.csv")
    told = [(observed.momentary, observed.delay, observed.hour) for observed in seen(kept)]
    assert sorted(told) == [(False, None, None), (True, None, 8.5)]


def test_a_value_is_read_with_its_times_from_the_index_alone(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6)
    plan = kept.connection.execute(
        f"EXPLAIN QUERY PLAN {queries.OBSERVATIONS}", (1, "", "", 1)
    ).fetchall()
    assert "COVERING INDEX observation_window" in plan[0][3]


def test_nought_is_a_value_and_a_skipped_day_has_none(kept: Journal) -> None:
    kept.record("mood", SATURDAY, 0)
    kept.record("mood", SUNDAY, None)
    assert [observed.value for observed in seen(kept)] == [0, None]
    assert kept.first_day("mood") == SATURDAY
    assert kept.last_value("mood", SUNDAY) == (SATURDAY, 0)
    assert kept.answered(SATURDAY, SUNDAY) == {SATURDAY: {"mood"}, SUNDAY: {"mood"}}


def test_a_second_value_for_the_day_replaces_the_first_and_tells_it(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6)
    assert kept.record("mood", SUNDAY, 4) == Entered("o1", Outcome.REPLACED, 6)
    assert [observed.value for observed in seen(kept)] == [4]


def test_a_value_with_a_time_takes_the_place_of_a_skip(kept: Journal) -> None:
    kept.record("mood", SUNDAY, None)
    assert kept.record("mood", SUNDAY, 5, at=at(8)) == Entered("o1", Outcome.REPLACED, None)
    assert [(one.value, one.momentary) for one in seen(kept)] == [(5, True)]


def test_a_day_with_a_value_is_not_skipped(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 5, at=at(8))
    with pytest.raises(BadDataError, match="a value with a time is not skipped"):
        kept.record("mood", SUNDAY, None)


def test_a_skipped_day_is_replaced_by_a_value_and_back(kept: Journal) -> None:
    kept.record("mood", SUNDAY, None)
    assert kept.record("mood", SUNDAY, 0) == Entered("o1", Outcome.REPLACED, None)
    assert kept.record("mood", SUNDAY, None) == Entered("o1", Outcome.REPLACED, 0)


@pytest.mark.parametrize("value", [0, 6, None])
def test_the_same_value_again_writes_nothing(
    write: Write, journal: Path, value: float | None
) -> None:
    with write() as kept:
        kept.record("mood", SUNDAY, value)
    before = journal.read_bytes()
    with write() as kept:
        assert kept.record("mood", SUNDAY, value) == Entered("o1", Outcome.SAME, value)
    assert journal.read_bytes() == before


def test_values_with_a_time_stand_beside_the_days_value(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 5)
    kept.record("mood", SUNDAY, 3, at=at(8))
    kept.record("mood", SUNDAY, 7, at=at(20))
    assert [(o.value, o.momentary) for o in seen(kept)] == [(3, True), (5, False), (7, True)]
    assert kept.last_value("mood", SUNDAY) == (SUNDAY, 5)


def test_a_value_of_the_same_minute_replaces_and_one_with_its_own_identity_does_not(
    kept: Journal,
) -> None:
    kept.record("mood", SUNDAY, 3, at=at(8))
    assert kept.record("mood", SUNDAY, 4, at=at(8)).outcome is Outcome.REPLACED
    assert kept.record("mood", SUNDAY, 4, at=at(8), identity="a").outcome is Outcome.NEW
    assert kept.has_identity("observation", "a")
    assert not kept.has_identity("observation", "b")


def test_a_time_keeps_its_offset_and_seconds_only_where_there_are_any(
    write: Write, journal: Path
) -> None:
    with write() as kept:
        kept.record("mood", SUNDAY, 3, at=at(8, 5))
        kept.record("mood", SUNDAY, 4, at=at(8, 5) + timedelta(seconds=9))
    assert rows(journal, "SELECT at FROM observation ORDER BY id") == [
        ("2026-11-22T08:05+01:00",),
        ("2026-11-22T08:05:09+01:00",),
    ]


def test_each_day_is_asked_for_by_itself(kept: Journal) -> None:
    for back in range(5):
        kept.record("mood", SUNDAY - timedelta(days=back), back)
    asked = kept.observations("mood", SUNDAY - timedelta(days=3), SUNDAY - timedelta(days=1))
    assert [observed.value for observed in asked] == [3, 2, 1]


def test_a_new_version_of_a_scale_leaves_the_old_values_alone_and_out(kept: Journal) -> None:
    kept.record("mood", SATURDAY, 6)
    edit_measure(kept, "mood", maximum=100)
    assert kept.measures["mood"].scale.maximum == 100
    assert seen(kept) == []
    assert kept.first_day("mood") is None
    assert kept.last_value("mood", SUNDAY) is None
    assert kept.record("mood", SATURDAY, 6) == Entered("o1", Outcome.REPLACED, 6)
    assert [observed.value for observed in seen(kept)] == [6]


def test_a_retired_measure_is_known_by_its_name_only(kept: Journal) -> None:
    assert kept.put_away == frozenset()
    common.retire(kept, "measure", "itch")
    assert kept.put_away == {"itch"}
    assert "itch" not in kept.measures


# Doses


def test_amounts_unknown_amounts_and_estimates_are_told_apart(kept: Journal) -> None:
    kratom = kept.add_product("kratom", unit="g", form="leaf powder")
    kept.take(kratom, SUNDAY, 4, entered="4g", at=at(8, 30))
    kept.take(kratom, SUNDAY, 2.5, entered="2.5 g", estimate=True)
    kept.take(kratom, SUNDAY, None, entered="?", estimate=True)
    day = SUNDAY.toordinal()
    assert set(kept.doses(kratom, SUNDAY, SUNDAY)) == {
        Dosed(day, taken=True, amount=2.5, at=None, estimate=True),
        Dosed(day, taken=True, amount=None, at=None, estimate=False),
        Dosed(day, taken=True, amount=4, at="2026-11-22T08:30+01:00", estimate=False),
    }


def test_a_day_with_none_is_said_once(kept: Journal) -> None:
    kratom = kept.add_product("kratom")
    assert kept.take_none(kratom, SUNDAY) == Entered("d1", Outcome.NEW)
    assert kept.take_none(kratom, SUNDAY) == Entered("d1", Outcome.SAME)
    assert [dosed.taken for dosed in kept.doses(kratom, SUNDAY, SUNDAY)] == [False]


def test_a_dose_replaces_the_none_that_was_said(kept: Journal) -> None:
    kratom = kept.add_product("kratom", unit="g")
    kept.take_none(kratom, SUNDAY)
    assert kept.take(kratom, SUNDAY, 4, entered="4g").outcome is Outcome.REPLACED
    assert kept.take(kratom, SUNDAY, 4, entered="4g").outcome is Outcome.NEW
    assert [dosed.taken for dosed in kept.doses(kratom, SUNDAY, SUNDAY)] == [True, True]


def test_a_day_with_doses_cannot_be_a_day_with_none(kept: Journal) -> None:
    kratom = kept.add_product("kratom", unit="g")
    kept.take(kratom, SUNDAY, 4, entered="4g")
    kept.take(kratom, SUNDAY, 2, entered="2g")
    with pytest.raises(BadDataError, match=r"Sun 22 Nov 2026 has kratom .*\(d1, d2\)") as error:
        kept.take_none(kratom, SUNDAY)
    assert error.value.hint.endswith("sidelog delete d1 d2")
    assert kept.take_none(kratom, SATURDAY).outcome is Outcome.NEW


def test_the_notes_of_a_none_and_of_what_takes_its_place_are_all_kept(kept: Journal) -> None:
    kratom = kept.add_product("kratom", unit="g")
    kept.take_none(kratom, SUNDAY, note="ran out")
    assert kept.take_none(kratom, SUNDAY, note="ran out") == Entered("d1", Outcome.SAME)
    assert kept.take_none(kratom, SUNDAY, note="shop closed") == Entered("d1", Outcome.REPLACED)
    assert kept.take_none(kratom, SUNDAY) == Entered("d1", Outcome.SAME)
    kept.take(kratom, SUNDAY, 4, entered="4g", note="found some")
    (line,) = kept.lines(SUNDAY, SUNDAY)
    assert line.text == "ran out\nshop closed\nfound some"


def test_a_day_of_doses_is_told_as_one(kept: Journal) -> None:
    kratom = kept.add_product("kratom", unit="g")
    assert kept.first_dose(kratom) is None
    kept.take_none(kratom, SATURDAY)
    kept.take(kratom, SUNDAY, 4, entered="4g", at=at(8))
    kept.take(kratom, SUNDAY, 2, entered="2g", at=at(20), estimate=True)
    kept.take(kratom, SUNDAY, None, entered="?")
    none, day = kept.dose_days(kratom, Period(SATURDAY, SUNDAY))
    assert none == DoseDay(
        SATURDAY.toordinal(), 0, 0, 0, estimated=False, earliest=None, latest=None
    )
    assert (day.total, day.doses, day.unknown, day.estimated) == (6, 3, 1, True)
    assert (day.earliest, day.latest) == ("2026-11-22T08:00+01:00", "2026-11-22T20:00+01:00")
    assert (none.is_whole, day.is_whole) == (True, False)
    assert kept.first_dose(kratom) == SATURDAY


def test_a_product_without_a_unit_gets_one_with_its_first_amount(kept: Journal) -> None:
    kratom = kept.add_product("Kratom")
    assert kept.products["kratom"].unit is None
    kratom = kept.set_unit(kratom, "g")
    assert kept.products["kratom"] == kratom
    assert kept.take(kratom, SUNDAY, 4, entered="4g").outcome is Outcome.NEW


# Events, notes, days


def test_events_and_notes_are_kept_for_their_days(kept: Journal) -> None:
    kratom = kept.add_product("kratom")
    assert kept.add_event("reduce", SATURDAY, product=kratom, note="less").reference == "e1"
    assert kept.add_event("illness", SATURDAY, until=SUNDAY, title="flu").reference == "e2"
    assert kept.add_note(SUNDAY, "wash day", at=at(7)).reference == "n1"
    assert kept.span() == (SATURDAY, SUNDAY)


def test_an_event_that_goes_on_is_there_on_every_later_day(kept: Journal) -> None:
    kept.add_event("illness", SATURDAY, ongoing=True, title="flu")
    kept.add_event("illness", SATURDAY - timedelta(days=3), until=SATURDAY)
    assert [line.reference for line in kept.lines(SUNDAY, SUNDAY)] == ["e1"]
    ended, going_on = kept.events()
    assert (ended.ongoing, going_on.ongoing) == (False, True)
    assert (ended.until, going_on.until) == (SATURDAY.toordinal(), date.max.toordinal())
    assert kept.span() == (SATURDAY - timedelta(days=3), SATURDAY)


def test_every_note_is_told_with_what_it_is_about(kept: Journal) -> None:
    kratom = kept.add_product("kratom", unit="g")
    kept.take(kratom, SUNDAY, 4, entered="4g", note="strong")
    kept.add_event("reduce", SATURDAY, product=kratom, note="less")
    kept.add_event("illness", SATURDAY)
    kept.add_note(SUNDAY, "wash day")
    saturday, sunday = SATURDAY.toordinal(), SUNDAY.toordinal()
    assert kept.notes(SATURDAY, SUNDAY) == [
        Noted(saturday, "reduce", "kratom", "less"),
        Noted(sunday, "", None, "wash day"),
        Noted(sunday, "dose", "kratom", "strong"),
    ]
    assert kept.notes(SUNDAY, SUNDAY) == kept.notes(SATURDAY, SUNDAY)[1:]


def test_a_kind_of_event_that_nobody_knows_stays_what_it_is(kept: Journal) -> None:
    kept.add_event("moon", SATURDAY)
    edit_entry(kept, "e1", title="full")
    (event,) = kept.events()
    assert (event.kind_title, event.about, event.is_change) == ("moon", "full", False)
    assert event.touches(SATURDAY.toordinal(), SUNDAY.toordinal())
    assert not event.touches(SUNDAY.toordinal(), SUNDAY.toordinal())


def test_an_empty_journal_spans_nothing(kept: Journal) -> None:
    assert kept.span() is None
    assert kept.last_value("mood", SUNDAY) is None
    assert kept.first_day("mood") is None
    assert kept.answered(SATURDAY, SUNDAY) == {}


# One transaction


def test_whatever_writes_is_in_one_batch(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.record("mood", SUNDAY, 6)
        edit_entry(kept, "o1", value=7)
        edit_measure(kept, "itch", tracked=True)
    assert rows(journal, "SELECT count(*), sum(open) FROM batch") == [(1, 0)]
    with write() as kept:
        kept.undo()
        assert kept.lines(SUNDAY, SUNDAY) == []
        assert not kept.measures["itch"].tracked


def test_an_exception_takes_back_what_was_written(journal: Path, write: Write) -> None:
    with write():
        pass
    before = recorded(journal)

    def write_and_stop() -> None:
        with write() as kept:
            kept.record("mood", SUNDAY, 6)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert recorded(journal) == before


def test_a_refused_row_does_not_end_the_transaction(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.record("mood", SUNDAY, 6)
        with pytest.raises(sqlite3.IntegrityError):
            kept.add_event("illness", SUNDAY, until=SATURDAY)
        kept.record("shedding", SUNDAY, 2)
    assert rows(journal, "SELECT count(*) FROM observation") == [(2,)]
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


def test_what_a_trigger_refuses_is_said_in_words(write: Write) -> None:
    with write() as kept:
        kept.take_none(kept.add_product("kratom", unit="g"), date.fromisoformat(DAY))
    with pytest.raises(BadDataError, match="doses or none, not both"), write() as kept:
        kept.batch.insert("dose", ROWS["dose"])


def test_reading_makes_no_batch_and_cannot_write(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.record("mood", SUNDAY, 6)
    before = journal.read_bytes()
    with open_journal(journal) as kept:
        assert kept.lines(SUNDAY, SUNDAY)
        with pytest.raises(RuntimeError, match="opened to be read"):
            kept.record("mood", SATURDAY, 6)
    assert journal.read_bytes() == before
