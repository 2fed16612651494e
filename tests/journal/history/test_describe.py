"""The history in plain language, and what it keeps to itself."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.catalog.measures import BUILT_IN
from sidelog.journal.entries import edit_entry
from sidelog.journal.history.batches import Change, changes, history
from sidelog.journal.history.describe import describe, names_of
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.people import say_of_person
from sidelog.journal.keeping.products import edit_product
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.conftest import Write
from tests.journal.examples import enter, insert_picture

SUNDAY = date(2026, 11, 22)
SATURDAY = SUNDAY - timedelta(days=1)
MORNING = datetime.fromisoformat("2026-11-22T08:30+01:00")

Step = Callable[[Journal], object]


def kratom(kept: Journal) -> object:
    product = kept.add_product("kratom", unit="g")
    return kept.take(product, SUNDAY, 4, entered="4g", at=MORNING, note="secret")


def photograph(kept: Journal) -> object:
    insert_picture(kept.connection)
    return enter(kept, "photo", note="secret")


def plan(kept: Journal) -> object:
    kept.add_product("kratom", unit="g")
    return enter(kept, "regimen_step", every_days=1, times=1)


def said(path: Path, skip: int = 0) -> list[str]:
    """What the latest entry of the history changed, or an earlier one."""
    with open_journal(path) as journal:
        batch = history(journal, skip + 1)[skip]
        return describe(changes(journal, batch.id), names_of(journal))


@pytest.mark.parametrize(
    ("step", "sentences"),
    [
        (lambda j: j.record("shedding", SUNDAY, 2), ["shedding, 2, on Sun 22 Nov 2026 added"]),
        (
            lambda j: j.record("shedding", SUNDAY, None),
            ["shedding, skipped, on Sun 22 Nov 2026 added"],
        ),
        (
            lambda j: j.record("mood", SUNDAY, 6, at=MORNING),
            ["mood, 6 at 08:30, on Sun 22 Nov 2026 added"],
        ),
        (lambda j: j.add_note(SUNDAY, "secret"), ["note on Sun 22 Nov 2026 added"]),
        (
            kratom,
            [
                "product kratom added",
                "dose of kratom, 4 g at 08:30, on Sun 22 Nov 2026 added",
            ],
        ),
        (
            lambda j: j.take(j.add_product("tea"), SUNDAY, None, entered="?"),
            ["product tea added", "dose of tea, amount not known, on Sun 22 Nov 2026 added"],
        ),
        (
            lambda j: j.take_none(j.add_product("tea"), SUNDAY, note="secret"),
            ["product tea added", "dose of tea, none taken, on Sun 22 Nov 2026 added"],
        ),
        (
            lambda j: j.add_event("illness", SATURDAY, until=SUNDAY, title="flu", note="secret"),
            ["event illness, flu, on Sat 21 Nov 2026 to Sun 22 Nov 2026 (2 days) added"],
        ),
        (
            lambda j: j.add_event("reduce", SUNDAY, product=j.add_product("tea")),
            ["product tea added", "event reduce tea on Sun 22 Nov 2026 added"],
        ),
        (
            lambda j: j.add_event(
                "reduce", SUNDAY, product=j.add_product("kratom", unit="g"), before=8, after=4
            ),
            [
                "product kratom added",
                "event reduce kratom, 8 g to 4 g a day, on Sun 22 Nov 2026 added",
            ],
        ),
        (
            lambda j: j.add_event("illness", SATURDAY, title="flu", ongoing=True),
            ["event illness, flu, since Sat 21 Nov 2026 added"],
        ),
        (
            plan,
            ["product kratom added", "regimen of kratom, 4 g daily, on Fri 20 Nov 2026 added"],
        ),
        (
            lambda j: enter(j, "nail_finding", note="secret"),
            ["nail finding on the left hand, digit 1, line, on Fri 20 Nov 2026 added"],
        ),
        (
            lambda j: enter(j, "visit", who="secret", goal="secret"),
            ["visit on Fri 20 Nov 2026 added"],
        ),
        (lambda j: enter(j, "question", text="secret"), ["question for a visit added"]),
        (photograph, ["photo of crown on Fri 20 Nov 2026 added"]),
        (lambda j: say_of_person(j, "name", "secret"), ["profile entry name added"]),
    ],
)
def test_an_entry_is_named_when_it_comes_and_when_it_goes(
    journal: Path, write: Write, step: Step, sentences: list[str]
) -> None:
    with write() as kept:
        step(kept)
    assert said(journal) == sentences
    with write() as kept:
        kept.undo()
    assert said(journal) == [
        f"{sentence.removesuffix('added')}removed" for sentence in reversed(sentences)
    ]
    assert said(journal, skip=1) == sentences


@pytest.mark.parametrize(
    ("step", "sentences"),
    [
        (lambda j: j.record("shedding", SUNDAY, 1), ["shedding on Sun 22 Nov 2026: 2 → 1"]),
        (
            lambda j: j.record("shedding", SUNDAY, None),
            ["shedding on Sun 22 Nov 2026: 2 → skipped"],
        ),
        (
            lambda j: edit_entry(j, "o1", day=SATURDAY),
            ["shedding on Sun 22 Nov 2026: day Sun 22 Nov 2026 → Sat 21 Nov 2026"],
        ),
        (
            lambda j: edit_entry(j, "d1", amount=5, estimate=True, note=None),
            [
                (
                    "dose of kratom on Sun 22 Nov 2026: "
                    "amount 4 g → 5 g, estimate no → yes, note removed"
                )
            ],
        ),
        (
            lambda j: edit_entry(j, "d1", amount=None, at=None, note="another secret"),
            [
                (
                    "dose of kratom on Sun 22 Nov 2026: "
                    "time 08:30 → none, amount 4 g → amount not known, note changed"
                )
            ],
        ),
        (
            lambda j: edit_entry(j, "d1", product=j.add_product("tea", unit="g")),
            ["product tea added", "dose of kratom on Sun 22 Nov 2026: product kratom → tea"],
        ),
        (
            lambda j: edit_entry(j, "d1", day=SATURDAY),
            ["dose of kratom on Sun 22 Nov 2026: day Sun 22 Nov 2026 → Sat 21 Nov 2026"],
        ),
        (
            lambda j: edit_entry(j, "e1", until=SUNDAY, title="flu", note="secret"),
            [
                (
                    "event illness on Sun 22 Nov 2026: "
                    "until none → Sun 22 Nov 2026, title none → flu, note added"
                )
            ],
        ),
        (
            lambda j: edit_entry(j, "e1", ongoing=True),
            ["event illness on Sun 22 Nov 2026: ongoing no → yes"],
        ),
        (
            lambda j: edit_entry(j, "n1", text="new secret"),
            ["note on Sun 22 Nov 2026: text changed"],
        ),
        (lambda j: common.retire(j, "measure", "itch"), ["measure itch: retired"]),
        (
            lambda j: edit_product(j, "kratom", name="kratom red", usual_amount=4),
            ["product kratom: name kratom → kratom red, usual amount none → 4 g"],
        ),
        (
            lambda j: edit_measure(j, "itch", tracked=True, title="Itching"),
            ["measure itch: title Itch → Itching, tracked no → yes"],
        ),
        (
            lambda j: edit_measure(j, "itch", maximum=10),
            ["scale 2 of itch added"],
        ),
        (lambda j: edit_measure(j, "itch", anchors=()), ["scale 1 of itch: anchors changed"]),
        (
            lambda j: edit_measure(j, "shedding", lag=None),
            [
                (
                    "scale 1 of shedding: lag window from day 60 → none, "
                    "lag window to day 120 → none, lag source removed"
                )
            ],
        ),
        (
            lambda j: edit_measure(j, "shedding", bad_from=2),
            ["scale 1 of shedding: bad day from 3 → 2"],
        ),
        (lambda j: edit_measure(j, "itch", position=1), []),
    ],
)
def test_a_change_is_said_from_what_to_what(
    journal: Path, write: Write, step: Step, sentences: list[str]
) -> None:
    with write() as kept:
        kept.record("shedding", SUNDAY, 2)
        kratom(kept)
        kept.add_event("illness", SUNDAY)
        kept.add_note(SUNDAY, "secret")
    with write() as kept:
        step(kept)
    assert said(journal) == sentences


def test_a_restored_product_and_a_changed_profile(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.add_product("kratom")
        common.retire(kept, "product", "kratom")
        say_of_person(kept, "name", "secret")
    with write() as kept:
        common.restore(kept, "product", "kratom")
        say_of_person(kept, "name", "another secret")
    assert said(journal) == ["product kratom: restored", "profile entry name: changed"]


def test_the_first_scale_goes_without_saying(journal: Path, write: Write) -> None:
    with write() as kept:
        add_measure(kept, BUILT_IN[0]._replace(name="flakes"))
    assert said(journal) == ["measure flakes added"]


def test_what_was_removed_keeps_its_name(journal: Path, write: Write) -> None:
    with write() as kept:
        kept.add_product("kratom", unit="g")
    with write() as kept:
        kept.take(kept.products["kratom"], SUNDAY, 4, entered="4g")
    for _ in range(2):
        with write() as kept:
            kept.undo()
    assert said(journal, skip=2) == ["dose of kratom, 4 g, on Sun 22 Nov 2026 added"]


def test_a_name_that_nobody_knows_is_said_to_be_removed() -> None:
    observation = Change(
        "observation",
        None,
        {"id": 1, "measure_id": 7, "day": "2026-11-22", "at": None, "value": 2.0},
    )
    dose = Change(
        "dose",
        {"id": 1, "product_id": 7, "day": "2026-11-22", "at": None, "taken": 1, "amount": 4.0},
        None,
    )
    assert describe([observation, dose], {}) == [
        "a removed measure, 2, on Sun 22 Nov 2026 added",
        "dose of a removed product, 4, on Sun 22 Nov 2026 removed",
    ]


def test_every_recorded_table_can_be_described() -> None:
    from sidelog.journal.history.describe import _SUBJECTS  # noqa: PLC0415  (a white-box test)

    assert _SUBJECTS.keys() == set(RECORDED_TABLES)


def test_amounts_keep_the_unit_that_their_product_had(
    write: Write,
) -> None:
    with write("add") as kept:
        product = kept.add_product("leaf")
    with write("take") as kept:
        kept.take(kept.set_unit(product, "g"), date(2026, 11, 22), 2, entered="2g")
    with write("undo") as kept:
        _, undone = kept.undo()
        assert "dose of leaf, 2 g, on Sun 22 Nov 2026 removed" in describe(undone, names_of(kept))
