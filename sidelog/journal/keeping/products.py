"""Keeping products: change and rename them; and what is known of them beyond their doses."""

from datetime import date
from typing import NamedTuple, TypedDict, Unpack

from sidelog.catalog.products import convert, is_convertible, parse_unit
from sidelog.catalog.text import fold
from sidelog.catalog.values import LARGEST, say_number
from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.common import called_otherwise, refuse_taken, row_of
from sidelog.journal.queries import day_or_none, product_of
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
SELECT (SELECT count(*) FROM dose WHERE product_id = ?1 AND amount IS NOT NULL)
     + (SELECT count(*) FROM regimen_step WHERE product_id = ?1 AND daily_amount > 0)
     + (SELECT count(*) FROM event WHERE product_id = ?1
        AND (amount_before > 0 OR amount_after > 0))
"""


_NOT_MADE = """
WITH imported AS MATERIALIZED (
  SELECT c.row_id, c.new FROM batch b JOIN change c ON c.batch_id = b.id
  WHERE b.summary LIKE 'import %' AND instr(b.summary, ?)
    AND c.table_name = 'product' AND c.old IS NULL
)
SELECT name FROM product p WHERE NOT EXISTS
  (SELECT 1 FROM imported WHERE row_id = p.id AND instr(new, p.uuid))
"""


class Details(NamedTuple):
    """What is known of a product beyond its doses, as its label says it; None: not said."""

    product: Product
    uuid: str
    lot: str | None
    note: str | None
    retired_on: date | None


def details_of_products(journal: Journal) -> list[Details]:
    """Every product with all that is known of it, in the order in which they were made."""
    rows = journal.query(
        "SELECT id, name, form, unit, usual_amount, retired_on IS NOT NULL, strength,"
        " uuid, lot, note, retired_on FROM product ORDER BY id"
    )
    return [
        Details(product_of(one), uuid, lot, note, day_or_none(day))
        for *one, uuid, lot, note, day in rows
    ]


def not_made_by(journal: Journal, file: str) -> dict[str, Product]:
    """The products that no import of a file of that name made, by their folded names."""
    names = [fold(name) for (name,) in journal.query(_NOT_MADE, file)]
    return {name: journal.products[name] for name in names}


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
    refuse_taken(journal, "product", changes.get("name", old.name), old.id)
    _refuse_another_unit(journal, old, changes)
    _refuse_usual_amount(old, changes)
    journal.batch.update("product", old.id, changes)
    journal.forget_names()
    return _product(journal, changes.get("name", old.name))


def _product(journal: Journal, name: str) -> Product:
    return journal.products[fold(row_of(journal, "product", name)["name"])]


def _refuse_another_unit(journal: Journal, product: Product, changes: ProductChanges) -> None:
    unit = changes.get("unit", product.unit)
    if product.unit is None or unit == product.unit:
        return
    (amounts,) = journal.query(_AMOUNTS, product.id).fetchone()
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


def in_unit_of(amount: float, name: str | None, product: Product, written: str) -> float:
    """An amount in the unit of that name, in the unit of the product.

    Raises:
        BadDataError: it cannot be; the amount is repeated as it was `written`.
    """
    if name is None or product.unit is None:
        raise BadDataError(f"{say_number(amount)} of {product.name} has no unit")
    if name == product.unit:
        return amount
    unit, to = parse_unit(name), parse_unit(product.unit)
    if not is_convertible(unit, to):
        raise BadDataError(
            f"{product.name} is recorded in {to.plural}, not in {unit.plural};",
            hint="another form is another product, and has a name of its own",
        )
    converted = convert(amount, unit, to)
    if not 0 < converted < LARGEST:
        raise BadDataError(f"{written[:40]!r} in {to.plural} is no amount that can be kept")
    return converted
