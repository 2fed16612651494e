"""Keeping products: a name may change, the meaning of an amount may not."""

from datetime import date
from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.entries import find_entry
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.products import ProductChanges, edit_product
from sidelog.journal.rows import Product
from tests.journal.conftest import Write
from tests.journal.examples import enter
from tests.journal.files import rows

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def kratom(kept: Journal) -> Product:
    return kept.add_product("Kratom", unit="g")


def test_a_product_keeps_its_doses_under_another_name(kept: Journal, kratom: Product) -> None:
    kept.take(kratom, SUNDAY, 4, entered="4g")
    assert edit_product(kept, "KRATOM", name="Kratom, green").name == "Kratom, green"
    dose = find_entry(kept, "d1")
    assert dose.product is not None
    assert dose.product.name == "Kratom, green"
    assert "kratom" not in kept.products


def test_everything_about_a_product_can_be_said(journal: Path, write: Write) -> None:
    changes: ProductChanges = {
        "form": "capsule",
        "unit": "capsule",
        "strength": "500 mg",
        "lot": "A 17",
        "usual_amount": 2,
        "note": "from the shop",
    }
    with write() as kept:
        kept.add_product("kratom")
        assert edit_product(kept, "kratom", **changes).usual_amount == 2
    columns = ", ".join(changes)
    assert rows(journal, f"SELECT {columns} FROM product") == [tuple(changes.values())]
    with write() as kept:
        edit_product(kept, "kratom", strength=None, note=None)
    assert rows(journal, "SELECT strength, lot, note FROM product") == [(None, "A 17", None)]


def test_an_edit_that_changes_nothing_leaves_nothing_in_the_history(
    journal: Path, write: Write
) -> None:
    with write() as kept:
        kept.add_product("kratom", unit="g")
    with write() as kept:
        edit_product(kept, "kratom", name="kratom", unit="g")
    assert rows(journal, "SELECT count(*) FROM batch") == [(1,)]


@pytest.mark.usefixtures("kratom")
@pytest.mark.parametrize(
    "changes", [{"name": " "}, {"name": "a" * 201}, {"name": "a\nb"}, {"lot": ""}, {"note": "\0"}]
)
def test_what_is_empty_or_broken_is_refused(kept: Journal, changes: ProductChanges) -> None:
    with pytest.raises(BadDataError):
        edit_product(kept, "kratom", **changes)


@pytest.mark.usefixtures("kratom")
def test_a_name_that_reads_the_same_is_taken(kept: Journal) -> None:
    kept.add_product("tea")
    with pytest.raises(BadDataError, match="a product Kratom already") as refused:
        edit_product(kept, "tea", name="krätom")
    assert "restore" not in refused.value.hint
    common.retire(kept, "product", "kratom")
    with pytest.raises(BadDataError) as refused:
        edit_product(kept, "tea", name="kratom")
    assert "sidelog product restore Kratom" in refused.value.hint
    assert edit_product(kept, "kratom", name="KRATOM").name == "KRATOM"


# Units


def test_an_amount_keeps_its_meaning(kept: Journal, kratom: Product) -> None:
    kept.take(kratom, SUNDAY, None, entered="?")
    assert edit_product(kept, "kratom", unit="mg").unit == "mg"
    kept.take(kratom, SUNDAY, 4000, entered="4000 mg")
    with pytest.raises(BadDataError, match="has amounts in mg") as refused:
        edit_product(kept, "kratom", unit="g")
    assert "Make a new product" in refused.value.hint


def test_a_planned_amount_keeps_its_meaning(kept: Journal, kratom: Product) -> None:
    enter(kept, "regimen_step", product_id=kratom.id, from_day="2026-11-19", daily_amount=0)
    assert edit_product(kept, "kratom", unit="mg").unit == "mg"
    assert edit_product(kept, "kratom", unit="g").unit == "g"
    enter(kept, "regimen_step", product_id=kratom.id)
    with pytest.raises(BadDataError, match="has amounts in g"):
        edit_product(kept, "kratom", unit=None)


def test_an_amount_of_a_change_keeps_its_meaning(kept: Journal, kratom: Product) -> None:
    kept.add_event("stop", SUNDAY, product=kratom, after=0)
    assert edit_product(kept, "kratom", unit="mg").unit == "mg"
    kept.add_event("stop", SUNDAY, product=kratom, before=4000)
    with pytest.raises(BadDataError, match="has amounts in mg"):
        edit_product(kept, "kratom", unit="g")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"usual_amount": 0}, "more than 0"),
        ({"usual_amount": float("inf")}, "more than 0"),
        ({"unit": None}, "needs a unit"),
        ({"unit": "mg"}, "is in g"),
    ],
)
@pytest.mark.usefixtures("kratom")
def test_a_usual_amount_is_an_amount_in_the_unit(
    kept: Journal, changes: ProductChanges, said: str
) -> None:
    edit_product(kept, "kratom", usual_amount=4)
    with pytest.raises(BadDataError, match=said):
        edit_product(kept, "kratom", **changes)
    assert edit_product(kept, "kratom", unit="mg", usual_amount=4000).usual_amount == 4000


# Retiring and deleting


@pytest.mark.usefixtures("kratom")
def test_a_retired_product_is_still_known_and_comes_back(kept: Journal) -> None:
    common.retire(kept, "product", "kratom")
    assert kept.connection.execute("SELECT retired_on FROM product").fetchone() == ("2026-11-22",)
    common.restore(kept, "product", "kratom")
    assert kept.connection.execute("SELECT retired_on FROM product").fetchone() == (None,)


def test_a_product_with_entries_is_not_deleted(kept: Journal, kratom: Product) -> None:
    kept.add_event("start", SUNDAY, product=kratom)
    kept.take_none(kratom, SUNDAY)
    with pytest.raises(BadDataError, match="Kratom has 2 entries") as refused:
        common.delete_unused(kept, "product", "kratom")
    assert "Retire it" in refused.value.hint


@pytest.mark.usefixtures("kratom")
def test_an_unused_product_is_deleted(kept: Journal) -> None:
    common.delete_unused(kept, "product", "kratom")
    assert kept.products == {}
