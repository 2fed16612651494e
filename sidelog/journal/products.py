"""Keeping products: change, rename, retire and restore them."""

from datetime import date
from typing import NamedTuple, TypedDict, Unpack

from sidelog.catalog.regimen.rules import in_force
from sidelog.catalog.text import fold, quote
from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import (
    called_otherwise,
    delete_unused,
    restore,
    retire,
    row_of,
)
from sidelog.journal.queries import product_of
from sidelog.journal.rows import Product
from sidelog.journal.rules import check_amount


class ProductChanges(TypedDict, total=False):
    """What can be changed of a product; None says that something is not known."""

    name: str
    form: str | None
    unit: str | None
    strength: str | None
    lot: str | None
    usual_amount: float | None
    note: str | None


_AMOUNTS = """
SELECT (SELECT count(*) FROM dose WHERE product_id = :product AND amount IS NOT NULL)
     + (SELECT count(*) FROM regimen_step WHERE product_id = :product)
     + (SELECT count(*) FROM event WHERE product_id = :product
        AND (amount_before > 0 OR amount_after > 0))
"""


class Details(NamedTuple):
    """What is known of a product beyond its doses; None for what was not said.

    Attributes:
        product: its name, form, unit, usual amount and strength.
        uuid: its identity in every copy of the journal.
        lot: the batch on the label.
        note: the person's words.
        retired_on: the day on which it was put away.
    """

    product: Product
    uuid: str
    lot: str | None
    note: str | None
    retired_on: date | None


def details_of_products(journal: Journal) -> list[Details]:
    """Every product with all that is known of it, in the order in which they were made."""
    rows = journal.connection.execute(
        "SELECT id, name, form, unit, usual_amount, retired_on IS NOT NULL, strength,"
        " uuid, lot, note, retired_on FROM product ORDER BY id"
    )
    return [
        Details(product_of(one), uuid, lot, note, date.fromisoformat(day) if day else None)
        for *one, uuid, lot, note, day in rows
    ]


def former_names(journal: Journal) -> dict[str, Product]:
    """The products that had another name once, or were joined with another, by it, folded."""
    called = called_otherwise(journal, "product")
    return {name: journal.products[fold(now)] for name, now in called.items()}


def edit_product(journal: Journal, product: str, /, **changes: Unpack[ProductChanges]) -> Product:
    """Change a product, and return it as it is now; with another name it keeps its doses.

    Raises:
        NothingMatchedError: there is no such product.
        BadDataError: the name is taken, or recorded amounts would get another meaning.
    """
    old = _product(journal, product)
    _refuse_taken_product_name(journal, old, changes.get("name", old.name))
    _refuse_another_unit(journal, old, changes)
    _refuse_usual_amount(old, changes)
    journal.batch.update("product", old.id, changes)
    journal.forget_names()
    return _product(journal, changes.get("name", old.name))


def retire_product(journal: Journal, name: str) -> None:
    """Offer a product no longer; its doses stay, and it can be restored.

    Raises:
        NothingMatchedError: there is no such product.
        BadDataError: it is taken as a rule, or is to be.
    """
    product = _product(journal, name)
    steps, today = journal.regimen(product), journal.batch.writer.today.toordinal()
    meant = [in_force(steps, today), *(one for one in steps if one.day > today)]
    if any(one is not None and not one.rule.is_stop for one in meant):
        raise BadDataError(
            f"{product.name} is taken as a rule, so that each day counts as planned.",
            hint=f"Stop it first: sidelog regimen {quote(product.name)} stop --on DAY",
        )
    retire(journal, "product", row_of(journal, "product", name))


def restore_product(journal: Journal, name: str) -> None:
    """Bring a retired product back.

    Raises:
        NothingMatchedError: there is no such product.
    """
    restore(journal, "product", row_of(journal, "product", name))


def delete_product(journal: Journal, name: str) -> None:
    """Delete a product that was never used.

    Raises:
        NothingMatchedError: there is no such product.
        BadDataError: it has doses, plans or events.
    """
    delete_unused(journal, "product", row_of(journal, "product", name))


def _product(journal: Journal, name: str) -> Product:
    return journal.products[fold(row_of(journal, "product", name)["name"])]


def _refuse_taken_product_name(journal: Journal, product: Product, name: str) -> None:
    there = journal.products.get(fold(name))
    if there is not None and there.id != product.id:
        raise BadDataError(
            f"There is a product {there.name!r} already.", hint="Give it another name."
        )


def _refuse_another_unit(journal: Journal, product: Product, changes: ProductChanges) -> None:
    unit = changes.get("unit", product.unit)
    if product.unit is None or unit == product.unit:
        return
    (amounts,) = journal.connection.execute(_AMOUNTS, {"product": product.id}).fetchone()
    if amounts:
        raise BadDataError(
            f"{product.name} has amounts in {product.unit}, which would change their meaning.",
            hint="Make a new product for the other unit, and retire this one.",
        )


def _refuse_usual_amount(product: Product, changes: ProductChanges) -> None:
    unit = changes.get("unit", product.unit)
    amount = changes.get("usual_amount", product.usual_amount)
    if amount is None:
        return
    check_amount(f"The usual amount of {product.name}", amount)
    if unit is None:
        raise BadDataError(f"The usual amount of {product.name} needs a unit.")
    if "usual_amount" not in changes and unit != product.unit:
        raise BadDataError(
            f"The usual amount of {product.name} is in {product.unit}.",
            hint=f"Say it anew in {unit}, with the unit.",
        )
