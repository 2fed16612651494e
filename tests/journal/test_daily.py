"""The quick way in: what is entered comes back as it was meant, and nothing else changes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.rows import Dosed, Entered, Observed, Outcome
from tests.journal.files import raw, rows
from tests.terminal import Terminal

Writing = Callable[[], AbstractContextManager[Journal]]

SUNDAY = date(2026, 11, 22)
SATURDAY = SUNDAY - timedelta(days=1)


@pytest.fixture
def write(run: Terminal, journal: Path) -> Writing:
    """Opens the journal for one batch, written on the fixed Sunday."""
    return lambda: open_journal(journal, run.writer())


@pytest.fixture
def opened(write: Writing) -> Iterator[Journal]:
    """A journal that is open for one batch."""
    with write() as journal:
        yield journal


def at(hour: int, minute: int = 0, day: date = SUNDAY) -> datetime:
    """A time of that day, an hour east of Greenwich."""
    return datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}+01:00")


def seen(journal: Journal, measure: str = "mood") -> list[Observed]:
    return journal.observations(measure, date.min, date.max)


# Observations


def test_a_value_is_the_days_value_and_was_not_written_late(opened: Journal) -> None:
    assert opened.record("mood", SUNDAY, 6) == Entered("o1", Outcome.NEW)
    assert seen(opened) == [Observed(SUNDAY.toordinal(), 6, momentary=False, delay=0, hour=21)]


def test_a_value_for_an_earlier_day_was_written_late_at_no_hour_of_its_day(
    opened: Journal,
) -> None:
    opened.record("mood", SATURDAY - timedelta(days=2), 6)
    assert seen(opened) == [
        Observed(SATURDAY.toordinal() - 2, 6, momentary=False, delay=3, hour=None)
    ]


def test_a_moment_has_its_own_hour_whenever_it_was_written(opened: Journal) -> None:
    opened.record("mood", SATURDAY, 6, at=at(8, 30, SATURDAY))
    opened.record("mood", SATURDAY, 4, at=at(1, 15))  # the small hours still belong to the day
    told = [(observed.delay, observed.hour) for observed in seen(opened)]
    assert sorted(told) == [(1, 8.5), (1, 25.25)]


def test_of_what_was_imported_only_its_own_time_is_known(opened: Journal) -> None:
    opened.record("mood", SUNDAY, 6, source="old.csv")
    opened.record("mood", SUNDAY, 4, at=at(8, 30), source="old.csv")
    told = [(observed.momentary, observed.delay, observed.hour) for observed in seen(opened)]
    assert sorted(told) == [(False, None, None), (True, None, 8.5)]


def test_a_value_is_read_with_its_times_from_the_index_alone(opened: Journal) -> None:
    opened.record("mood", SUNDAY, 6)
    plan = opened.connection.execute(
        f"EXPLAIN QUERY PLAN {queries.OBSERVATIONS}", (1, "", "", 1)
    ).fetchall()
    assert "COVERING INDEX observation_window" in plan[0][3]


def test_nought_is_a_value_and_a_skipped_day_has_none(opened: Journal) -> None:
    opened.record("mood", SATURDAY, 0)
    opened.record("mood", SUNDAY, None)
    assert [observed.value for observed in seen(opened)] == [0, None]
    assert opened.first_day("mood") == SATURDAY
    assert opened.last_value("mood", SUNDAY) == (SATURDAY, 0)
    assert opened.answered(SATURDAY, SUNDAY) == {SATURDAY: {"mood"}, SUNDAY: {"mood"}}


def test_a_second_value_for_the_day_replaces_the_first_and_tells_it(opened: Journal) -> None:
    opened.record("mood", SUNDAY, 6)
    assert opened.record("mood", SUNDAY, 4) == Entered("o1", Outcome.REPLACED, 6)
    assert [observed.value for observed in seen(opened)] == [4]


def test_a_skipped_day_is_replaced_by_a_value_and_back(opened: Journal) -> None:
    opened.record("mood", SUNDAY, None)
    assert opened.record("mood", SUNDAY, 0) == Entered("o1", Outcome.REPLACED, None)
    assert opened.record("mood", SUNDAY, None) == Entered("o1", Outcome.REPLACED, 0)


@pytest.mark.parametrize("value", [0, 6, None])
def test_the_same_value_again_writes_nothing(
    write: Writing, journal: Path, value: float | None
) -> None:
    with write() as opened:
        opened.record("mood", SUNDAY, value)
    before = journal.read_bytes()
    with write() as opened:
        assert opened.record("mood", SUNDAY, value) == Entered("o1", Outcome.SAME, value)
    assert journal.read_bytes() == before


def test_values_with_a_time_stand_beside_the_days_value(opened: Journal) -> None:
    opened.record("mood", SUNDAY, 5)
    opened.record("mood", SUNDAY, 3, at=at(8))
    opened.record("mood", SUNDAY, 7, at=at(20))
    assert [(o.value, o.momentary) for o in seen(opened)] == [(3, True), (5, False), (7, True)]
    assert opened.last_value("mood", SUNDAY) == (SUNDAY, 5)


def test_a_value_of_the_same_minute_replaces_and_one_with_its_own_identity_does_not(
    opened: Journal,
) -> None:
    opened.record("mood", SUNDAY, 3, at=at(8))
    assert opened.record("mood", SUNDAY, 4, at=at(8)).outcome is Outcome.REPLACED
    assert opened.record("mood", SUNDAY, 4, at=at(8), identity="a").outcome is Outcome.NEW
    assert opened.has_identity("observation", "a")
    assert not opened.has_identity("observation", "b")


def test_a_time_keeps_its_offset_and_seconds_only_where_there_are_any(
    write: Writing, journal: Path
) -> None:
    with write() as opened:
        opened.record("mood", SUNDAY, 3, at=at(8, 5))
        opened.record("mood", SUNDAY, 4, at=at(8, 5) + timedelta(seconds=9))
    assert rows(journal, "SELECT at FROM observation ORDER BY id") == [
        ("2026-11-22T08:05+01:00",),
        ("2026-11-22T08:05:09+01:00",),
    ]


def test_each_day_is_asked_for_by_itself(opened: Journal) -> None:
    for back in range(5):
        opened.record("mood", SUNDAY - timedelta(days=back), back)
    asked = opened.observations("mood", SUNDAY - timedelta(days=3), SUNDAY - timedelta(days=1))
    assert [observed.value for observed in asked] == [3, 2, 1]


def test_a_new_version_of_a_scale_leaves_the_old_values_alone_and_out(
    write: Writing, journal: Path
) -> None:
    with write() as opened:
        opened.record("mood", SATURDAY, 6)
    with raw(journal) as connection:
        connection.execute(
            "INSERT INTO scale (uuid, measure_id, version, kind, minimum, maximum, whole, anchors,"
            " better, recall, day_rule, every_days) SELECT 'v2', measure_id, 2, kind, 0, 100,"
            " whole, anchors, better, recall, day_rule, every_days FROM scale"
            " JOIN measure ON measure.id = measure_id WHERE name = 'mood'"
        )
    with write() as opened:
        assert opened.measures["mood"].scale.maximum == 100
        assert seen(opened) == []
        assert opened.first_day("mood") is None
        assert opened.last_value("mood", SUNDAY) is None
        assert opened.record("mood", SATURDAY, 6) == Entered("o1", Outcome.REPLACED, 6)
        assert [observed.value for observed in seen(opened)] == [6]


# Doses


def test_amounts_unknown_amounts_and_estimates_are_told_apart(opened: Journal) -> None:
    kratom = opened.add_product("kratom", unit="g", form="leaf powder")
    opened.take(kratom, SUNDAY, 4, entered="4g", at=at(8, 30))
    opened.take(kratom, SUNDAY, 2.5, entered="2.5 g", estimate=True)
    opened.take(kratom, SUNDAY, None, entered="?", estimate=True)
    day = SUNDAY.toordinal()
    assert set(opened.doses(kratom, SUNDAY, SUNDAY)) == {
        Dosed(day, taken=True, amount=2.5, at=None, estimate=True),
        Dosed(day, taken=True, amount=None, at=None, estimate=False),
        Dosed(day, taken=True, amount=4, at="2026-11-22T08:30+01:00", estimate=False),
    }


def test_a_day_with_none_is_said_once(opened: Journal) -> None:
    kratom = opened.add_product("kratom")
    assert opened.take_none(kratom, SUNDAY) == Entered("d1", Outcome.NEW)
    assert opened.take_none(kratom, SUNDAY) == Entered("d1", Outcome.SAME)
    assert [dosed.taken for dosed in opened.doses(kratom, SUNDAY, SUNDAY)] == [False]


def test_a_dose_replaces_the_none_that_was_said(opened: Journal) -> None:
    kratom = opened.add_product("kratom", unit="g")
    opened.take_none(kratom, SUNDAY)
    assert opened.take(kratom, SUNDAY, 4, entered="4g").outcome is Outcome.REPLACED
    assert opened.take(kratom, SUNDAY, 4, entered="4g").outcome is Outcome.NEW
    assert [dosed.taken for dosed in opened.doses(kratom, SUNDAY, SUNDAY)] == [True, True]


def test_a_day_with_doses_cannot_be_a_day_with_none(opened: Journal) -> None:
    kratom = opened.add_product("kratom", unit="g")
    first = opened.take(kratom, SUNDAY, 4, entered="4g")
    opened.take(kratom, SUNDAY, 2, entered="2g")
    with pytest.raises(BadDataError, match="kratom has 2 doses recorded for 2026-11-22") as error:
        opened.take_none(kratom, SUNDAY)
    assert error.value.hint.endswith(f"sidelog delete {first.reference}")
    assert opened.take_none(kratom, SATURDAY).outcome is Outcome.NEW


def test_a_product_without_a_unit_gets_one_with_its_first_amount(opened: Journal) -> None:
    kratom = opened.add_product("Kratom")
    assert opened.products["kratom"].unit is None
    kratom = opened.set_unit(kratom, "g")
    assert opened.products["kratom"] == kratom
    assert opened.take(kratom, SUNDAY, 4, entered="4g").outcome is Outcome.NEW


# Events, notes, days


def test_events_and_notes_are_kept_for_their_days(opened: Journal) -> None:
    kratom = opened.add_product("kratom")
    assert opened.add_event("reduce", SATURDAY, product=kratom, note="less").reference == "e1"
    assert opened.add_event("illness", SATURDAY, until=SUNDAY, title="flu").reference == "e2"
    assert opened.add_note(SUNDAY, "wash day", at=at(7)).reference == "n1"
    assert opened.span() == (SATURDAY, SUNDAY)


def test_an_empty_journal_spans_nothing(opened: Journal) -> None:
    assert opened.span() is None
    assert opened.last_value("mood", SUNDAY) is None
    assert opened.first_day("mood") is None
    assert opened.answered(SATURDAY, SUNDAY) == {}


@pytest.mark.parametrize(
    "text",
    [
        "it's \"quoted\" -- '' ; DROP TABLE note",
        "a=1,b='2',c=NULL",
        "first\nsecond\r\nthird\ttabbed",
        "shed \N{OPEN HANDS SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} u\N{COMBINING DIAERESIS}bel",
        "\N{RIGHT-TO-LEFT OVERRIDE}txet\N{POP DIRECTIONAL FORMATTING} \N{ARABIC LETTER ALEF}",
        "\x01\x1b[31mred\x7f\x85",
        " leading and trailing ",
        "x" * 100_000,
        "'" * 100_000,
    ],
)
def test_a_note_is_kept_letter_by_letter_through_undo_and_redo(
    write: Writing, journal: Path, text: str
) -> None:
    with write() as opened:
        opened.add_note(SUNDAY, text)
    with write() as opened:
        opened.undo()
    assert rows(journal, "SELECT text FROM note") == []
    with write() as opened:
        opened.redo()
    assert rows(journal, "SELECT text FROM note") == [(text,)]


def test_a_deleted_row_is_gone_and_in_the_history(write: Writing, journal: Path) -> None:
    with write() as opened:
        opened.add_note(SUNDAY, "wash day")
    with write() as opened:
        opened.delete_row("note", 1)
    assert rows(journal, "SELECT * FROM note") == []
    assert rows(journal, "SELECT new FROM change ORDER BY id DESC LIMIT 1") == [(None,)]


def test_a_row_that_comes_back_says_when_it_was_truly_written_and_its_entry_says_now(
    write: Writing, journal: Path
) -> None:
    with write() as opened:
        opened.batch.stamp_as(at(8, day=SATURDAY), SATURDAY)
        opened.record("mood", SATURDAY, 6)
    assert rows(journal, "SELECT recorded_at, recorded_on FROM observation") == [
        ("2026-11-21T08:00:00+01:00", "2026-11-21")
    ]
    assert rows(journal, "SELECT at FROM batch") == [("2026-11-22T21:00:00+01:00",)]


def test_a_journal_opened_to_read_writes_nothing(write: Writing, journal: Path) -> None:
    with write() as opened:
        opened.record("mood", SUNDAY, 6)
    with open_journal(journal) as reading, pytest.raises(RuntimeError, match="opened to be read"):
        reading.record("mood", SATURDAY, 6)
