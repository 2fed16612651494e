"""One entry: found by its name, changed as far as the record lets it, deleted."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.errors import BadDataError, NothingMatchedError, SidelogError, UsageError
from sidelog.journal.entries import FIELDS, EntryChanges, delete_entry, edit_entry, find_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.references import Kind
from sidelog.journal.rows import Product
from tests.journal.conftest import Write
from tests.journal.examples import enter, insert_picture
from tests.journal.files import raw, recorded, rows

SUNDAY = date(2026, 11, 22)
SATURDAY = SUNDAY - timedelta(days=1)
MONDAY = SUNDAY + timedelta(days=1)


def at(clock: str, day: date = SUNDAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}+01:00")


@pytest.fixture
def kratom(kept: Journal) -> Product:
    return kept.add_product("kratom", unit="g")


def edited(kept: Journal, reference: str, **changes: object) -> dict[str, object]:
    """The columns of an entry after an edit."""
    return edit_entry(kept, reference, **changes).after.row  # type: ignore[arg-type]


def refused(kept: Journal, reference: str, **changes: object) -> SidelogError:
    """What is said to an edit that is refused."""
    with pytest.raises(SidelogError) as caught:
        edit_entry(kept, reference, **changes)  # type: ignore[arg-type]
    return caught.value


# Finding and deleting


@pytest.mark.parametrize(
    ("reference", "name", "text"),
    [
        ("o1", "shedding", ""),
        ("d1", "kratom", "strong"),
        ("e1", "reduce", "kratom less, 8 g to 4 g a day"),
        ("n1", "", "wash day"),
        ("v1", "Dr A", "to know"),
        ("q1", "", "Why?"),
        ("f1", "left hand, digit 1", "line"),
        ("p1", "crown", ""),
        ("r1", "kratom", ""),
    ],
)
def test_every_kind_of_entry_is_found_by_its_name(
    kept: Journal, kratom: Product, reference: str, name: str, text: str
) -> None:
    kept.record("shedding", SUNDAY, 2)
    kept.take(kratom, SUNDAY, 4, entered="4g", note="strong")
    insert_picture(kept.connection)
    for table in ("event", "note", "visit", "question", "nail_finding", "photo", "regimen_step"):
        enter(kept, table)
    found = find_entry(kept, reference)
    assert (str(found.reference), found.line.reference) == (reference, reference)
    assert (found.row["id"], found.line.name, found.line.text) == (1, name, text)
    assert found.product == (kratom if reference[0] in "der" else None)
    assert found.day == found.line.day
    assert delete_entry(kept, reference) == found
    for step in (find_entry, delete_entry, edit_entry):
        with pytest.raises(NothingMatchedError, match=f"There is no .* {reference}") as error:
            step(kept, reference)
        shown_by = {"v": "visit", "q": "visit", "r": "regimen"}.get(reference[0], "show")
        assert f"sidelog {shown_by}" in error.value.hint


def test_what_was_found_stays_as_it_was(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6)
    found = find_entry(kept, "o1")
    kept.record("mood", SUNDAY, 7)
    assert (found.row["value"], find_entry(kept, "o1").row["value"]) == (6, 7)


def test_a_visit_with_questions_is_not_deleted(kept: Journal) -> None:
    enter(kept, "visit")
    enter(kept, "question", visit_id=1)
    with pytest.raises(BadDataError, match=r"v1 has questions \(q1\)"):
        delete_entry(kept, "v1")
    delete_entry(kept, "q1")
    delete_entry(kept, "v1")


# What an edit is


def test_an_edit_hands_back_before_and_after(kept: Journal) -> None:
    kept.record("shedding", SUNDAY, 2)
    change = edit_entry(kept, "o1", value=1)
    assert (change.before.line.value, change.after.line.value) == (2, 1)
    assert change.after == find_entry(kept, "o1")


def test_an_edited_entry_says_that_it_was_written_now(
    journal: Path, write: Write, now: datetime
) -> None:
    with write(now=now - timedelta(days=3)) as kept:
        kept.add_note(date(2026, 11, 10), "wash day")
    with write() as kept:
        edit_entry(kept, "n1", text="wash day, new shampoo")
    (note,) = rows(journal, "SELECT day, recorded_at, recorded_on FROM note")
    assert note == ("2026-11-10", "2026-11-22T21:00:00+01:00", "2026-11-22")
    (change,) = rows(journal, "SELECT old FROM change WHERE old IS NOT NULL")
    assert "recorded_on='2026-11-19'" in change[0]


def test_an_edit_that_changes_nothing_leaves_nothing_in_the_history(
    journal: Path, write: Write, now: datetime
) -> None:
    with write() as kept:
        kept.record("shedding", SUNDAY, 2)
        product = kept.add_product("kratom", unit="g")
        kept.take(product, SUNDAY, 4, entered="four")
    before = recorded(journal)
    with write(now=now + timedelta(hours=1)) as kept:
        edit_entry(kept, "o1", value=2, day=SUNDAY)
        edit_entry(kept, "d1", amount=4)
    assert recorded(journal) == before
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


def test_an_edit_is_undone_like_any_command(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.record("shedding", SUNDAY, 2)
    before = recorded(journal)
    with write() as kept:
        edit_entry(kept, "o1", value=1, day=SATURDAY)
    with write() as kept:
        kept.undo()
    assert recorded(journal) == before


def test_a_field_that_does_not_fit_is_refused_with_those_that_do(kept: Journal) -> None:
    kept.record("shedding", SUNDAY, 2)
    said = refused(kept, "o1", amount=3)
    assert isinstance(said, UsageError)
    assert said.message == "The observation o1 has no amount."
    assert said.hint == "What can be changed of it: value, day, at."


def test_every_kind_of_entry_has_fields_and_every_field_is_declared() -> None:
    assert FIELDS.keys() == set(Kind)
    assert {field for fields in FIELDS.values() for field in fields} == set(
        EntryChanges.__annotations__
    )


# Observations


@pytest.mark.parametrize("value", [5, -1, 1.5, float("nan"), float("inf")])
def test_a_value_off_its_scale_is_refused_with_the_scale_and_its_words(
    kept: Journal, value: float
) -> None:
    kept.record("shedding", SUNDAY, 2)
    said = refused(kept, "o1", value=value)
    assert isinstance(said, BadDataError)
    assert "0 none noticed" in said.hint
    assert find_entry(kept, "o1").row["value"] == 2


def test_a_value_is_held_against_the_scale_it_was_recorded_on(kept: Journal) -> None:
    kept.record("shedding", SUNDAY, 2)
    edit_measure(kept, "shedding", maximum=10)
    assert "from 0 to 4" in refused(kept, "o1", value=7).hint
    assert edited(kept, "o1", value=3)["scale_version"] == 1


def test_a_value_can_become_a_skipped_day_and_back(kept: Journal) -> None:
    kept.record("shedding", SUNDAY, 2)
    assert edited(kept, "o1", value=None)["value"] is None
    assert edited(kept, "o1", value=0)["value"] == 0


def test_a_value_with_a_time_cannot_be_skipped(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 2, at=at("08:30"))
    assert "only a whole day" in refused(kept, "o1", value=None).message


def test_a_day_that_has_a_value_is_not_taken_by_another(kept: Journal) -> None:
    kept.record("shedding", SATURDAY, 1)
    kept.record("shedding", SUNDAY, 2)
    said = refused(kept, "o2", day=SATURDAY)
    assert isinstance(said, BadDataError)
    assert said.message == (
        "shedding on Sat 21 Nov 2026 is recorded already: 1 (some, my normal), as o1."
    )


def test_a_minute_that_has_a_value_is_not_taken_by_another(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 5, at=at("08:30"))
    kept.record("mood", SUNDAY, 6, at=at("09:30"))
    assert "o1" in refused(kept, "o2", at=at("08:30")).message
    assert edited(kept, "o2", at=at("08:31"))["at"] == "2026-11-22T08:31+01:00"


def test_a_time_moves_along_with_its_day(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 5, at=at("08:30"))
    assert edited(kept, "o1", day=SATURDAY)["at"] == "2026-11-21T08:30+01:00"
    night = at("01:00", SUNDAY)
    assert edited(kept, "o1", day=SATURDAY, at=night)["at"] == "2026-11-22T01:00+01:00"
    assert edited(kept, "o1", at=None)["at"] is None


@pytest.mark.parametrize(
    ("reference", "changes"),
    [("o1", {"day": MONDAY}), ("n1", {"day": MONDAY}), ("e1", {"until": MONDAY})],
)
def test_a_day_ahead_is_refused(kept: Journal, reference: str, changes: dict[str, object]) -> None:
    kept.record("shedding", SUNDAY, 2)
    kept.add_note(SUNDAY, "wash day")
    kept.add_event("illness", SUNDAY)
    assert "Mon 23 Nov 2026 lies ahead" in refused(kept, reference, **changes).message


# Doses


def test_a_new_amount_is_said_anew(kept: Journal, kratom: Product) -> None:
    kept.take(kratom, SUNDAY, 4, entered="4g", estimate=True)
    after = edited(kept, "d1", amount=5)
    assert (after["amount"], after["entered"], after["estimate"]) == (5, "5 g", True)
    after = edited(kept, "d1", amount=6, entered="6000 mg", estimate=False)
    assert (after["entered"], after["estimate"]) == ("6000 mg", False)


def test_an_amount_can_become_unknown_and_is_then_no_estimate(
    kept: Journal, kratom: Product
) -> None:
    kept.take(kratom, SUNDAY, 4, entered="4g", estimate=True)
    after = edited(kept, "d1", amount=None)
    assert (after["amount"], after["entered"], after["estimate"]) == (
        None,
        "amount not known",
        False,
    )
    assert "cannot be an estimate" in refused(kept, "d1", estimate=True).message


@pytest.mark.parametrize("amount", [0, -1, 1e15, float("nan")])
def test_an_amount_is_more_than_nothing(kept: Journal, kratom: Product, amount: float) -> None:
    kept.take(kratom, SUNDAY, 4, entered="4g")
    assert "more than 0" in refused(kept, "d1", amount=amount).message


def test_an_amount_needs_the_unit_of_its_product(kept: Journal) -> None:
    kept.take(kept.add_product("tea"), SUNDAY, None, entered="?")
    assert "an amount needs one" in refused(kept, "d1", amount=2).message


def test_a_dose_can_be_of_another_product_in_the_same_unit(kept: Journal, kratom: Product) -> None:
    kept.take(kratom, SUNDAY, 4, entered="4g")
    red = kept.add_product("kratom red", unit="g")
    after = edit_entry(kept, "d1", product=red).after
    assert (after.product, after.line.name) == (red, "kratom red")
    assert (after.row["amount"], after.row["entered"]) == (4, "4g")
    assert "The product of this dose" in refused(kept, "d1", product=None).message


def test_another_unit_needs_another_amount(kept: Journal, kratom: Product) -> None:
    kept.take(kratom, SUNDAY, 4, entered="4g")
    capsules = kept.add_product("capsules", unit="capsule")
    said = refused(kept, "d1", product=capsules)
    assert said.message == "The amount is in g, and capsules is recorded in capsule."
    after = edited(kept, "d1", product=capsules, amount=2)
    assert (after["amount"], after["entered"]) == (2, "2 capsules")
    leaves = kept.add_product("leaves")
    assert "no unit yet" in refused(kept, "d1", product=leaves).message


def test_a_said_none_has_neither_amount_nor_time(kept: Journal, kratom: Product) -> None:
    kept.take_none(kratom, SUNDAY)
    for changes in ({"amount": 4}, {"at": at("08:30")}, {"estimate": True}):
        said = refused(kept, "d1", **changes)
        assert "says that no kratom was taken" in said.message
    assert edited(kept, "d1", note="a rest day")["note"] == "a rest day"


def test_a_day_has_doses_or_none(kept: Journal, kratom: Product) -> None:
    kept.take_none(kratom, SATURDAY)
    kept.take(kratom, SUNDAY, 4, entered="4g")
    assert "(d2)" in refused(kept, "d1", day=SUNDAY).message
    assert "(d1)" in refused(kept, "d2", day=SATURDAY).message
    kept.take_none(kratom, SATURDAY - timedelta(days=1))
    assert "(d1)" in refused(kept, "d3", day=SATURDAY).message


# Events, notes and the others


def test_every_part_of_an_event_can_be_changed(kept: Journal, kratom: Product) -> None:
    kept.add_event("illness", SUNDAY)
    changes: EntryChanges = {
        "kind": "reduce",
        "product": kratom,
        "day": SATURDAY,
        "until": SUNDAY,
        "title": "less",
        "note": "from 8 g",
    }
    after = edit_entry(kept, "e1", **changes).after
    assert (after.product, after.day, after.line.name) == (kratom, SATURDAY, "reduce")
    assert (after.line.at, after.line.text) == ("2026-11-22", "kratom less — from 8 g")
    left = edit_entry(kept, "e1", product=None, until=None, title=None, note=None).after
    assert (left.product, left.line.at, left.line.text) == (None, None, "")


def test_an_event_goes_on_or_has_a_last_day(kept: Journal) -> None:
    kept.add_event("illness", SATURDAY, until=SUNDAY)
    after = edited(kept, "e1", ongoing=True)
    assert (after["ongoing"], after["until"]) == (1, None)
    after = edited(kept, "e1", until=SUNDAY)
    assert (after["ongoing"], after["until"]) == (0, "2026-11-22")
    said = refused(kept, "e1", until=SATURDAY, ongoing=True)
    assert said.message == "e1 cannot still go on and have a last day."
    assert edited(kept, "e1", until=SATURDAY, ongoing=False)["until"] == "2026-11-21"


def test_the_amounts_of_a_change_follow_its_kind_and_its_unit(
    kept: Journal, kratom: Product
) -> None:
    kept.add_event("reduce", SUNDAY, product=kratom, before=8, after=6)
    milligrams, unitless = kept.add_product("tablets", unit="mg"), kept.add_product("tea")
    for changes, said in (
        ({"amount_after": 9.0}, "reduce goes down, and 8 g to 9 g a day does not"),
        ({"kind": "stop"}, "stop goes to none"),
        ({"kind": "illness", "product": None}, "illness has no amounts"),
        ({"product": milligrams}, "The amount is in g, and tablets is recorded in mg"),
        ({"product": milligrams, "amount_before": 9.0}, "The amount is in g"),
        ({"product": unitless, "amount_before": 9.0, "amount_after": 3.0}, "has no unit yet"),
    ):
        with pytest.raises(BadDataError, match=said):
            edit_entry(kept, "e1", **changes)  # type: ignore[arg-type]
    after = edited(kept, "e1", product=milligrams, amount_before=9.0, amount_after=None)
    assert after["product_id"] == milligrams.id
    (event,) = kept.events()
    assert (event.product, event.before, event.after) == ("tablets", 9.0, None)
    edit_entry(kept, "e1", kind="illness", product=None, amount_before=None)


def test_an_event_cannot_end_before_it_begins(kept: Journal) -> None:
    kept.add_event("illness", SUNDAY)
    assert "before it began" in refused(kept, "e1", until=SATURDAY).message


@pytest.mark.parametrize("text", ["", "  \n", None, "nul \0"])
def test_a_note_keeps_words(kept: Journal, text: str | None) -> None:
    kept.add_note(SUNDAY, "wash day")
    said = refused(kept, "n1", text=text)
    assert isinstance(said, BadDataError)
    assert "wash" not in said.message


def test_a_visit_may_lie_ahead(kept: Journal) -> None:
    enter(kept, "visit", done_on=None)
    after = edit_entry(kept, "v1", day=MONDAY, who="Dr. Berg", done_on=SUNDAY, goal=None).after
    assert (after.day, after.line.name) == (MONDAY, "Dr. Berg")
    assert (after.row["done_on"], after.row["goal"]) == ("2026-11-22", None)


@pytest.mark.usefixtures("kratom")
def test_words_of_every_other_kind_can_be_changed(kept: Journal) -> None:
    insert_picture(kept.connection)
    for table in ("nail_finding", "photo", "regimen_step", "question"):
        enter(kept, table)
    for reference in ("f1", "p1", "r1"):
        assert edited(kept, reference, note="with the doctor")["note"] == "with the doctor"
    after = edited(kept, "q1", text="Is it the thyroid?", answer="No.")
    assert (after["text"], after["answer"]) == ("Is it the thyroid?", "No.")


def test_a_note_keeps_its_identity_and_source(kept: Journal) -> None:
    kept.add_note(SUNDAY, "wash day", source="daylio")
    before, after = edit_entry(kept, "n1", text="hair wash day")
    assert (after.row["uuid"], after.row["source"]) == (before.row["uuid"], "daylio")


def test_what_an_earlier_version_let_in_can_be_changed_elsewhere(
    write: Write, journal: Path
) -> None:
    with write() as kept:
        kept.add_event("illness", SUNDAY)
    with raw(journal) as connection:
        connection.execute("UPDATE event SET title = ?", ("two\nlines",))
    with write() as kept:
        assert edited(kept, "e1", note="better")["title"] == "two\nlines"
