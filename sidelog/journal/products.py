"""Keeping products: change, rename, retire and restore them."""

from math import isfinite
from typing import TypedDict, Unpack

from sidelog.catalog.text import fold
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.keeping import Keeper
from sidelog.journal.rows import Product


class ProductChanges(TypedDict, total=False):
    """What can be changed of a product; None says that something is not known."""

    name: str
    form: str | None
    unit: str | None
    strength: str | None
    lot: str | None
    usual_amount: float | None
    note: str | None


_LONGEST_NAME = 200
_AMOUNTS = """
SELECT (SELECT count(*) FROM dose WHERE product_id = :product AND amount IS NOT NULL)
     + (SELECT count(*) FROM regimen_step WHERE product_id = :product)
     + (SELECT count(*) FROM event WHERE product_id = :product
        AND (amount_before > 0 OR amount_after > 0))
"""
_ENTRIES = """
SELECT (SELECT count(*) FROM dose WHERE product_id = :product)
     + (SELECT count(*) FROM regimen_step WHERE product_id = :product)
     + (SELECT count(*) FROM event WHERE product_id = :product)
"""


class ProductKeeper(Keeper):
    """The part of a journal that keeps its products."""

    def edit_product(self, product: str, /, **changes: Unpack[ProductChanges]) -> Product:
        """Change a product, and return it as it is now; with another name it keeps its doses.

        Raises:
            NothingMatchedError: there is no such product.
            BadDataError: the name is taken, or recorded amounts would get another meaning.
        """
        old = self._product(product)
        _refuse_empty(old, changes)
        self._refuse_taken_product_name(old, changes.get("name", old.name))
        self._refuse_another_unit(old, changes)
        _refuse_usual_amount(old, changes)
        self._set("product", old.id, changes)
        return self._product(changes.get("name", old.name))

    def retire_product(self, name: str) -> None:
        """Offer a product no longer; its doses stay, and it can be restored.

        Raises:
            NothingMatchedError: there is no such product.
        """
        self._retire("product", self._product(name).id)

    def restore_product(self, name: str) -> None:
        """Bring a retired product back.

        Raises:
            NothingMatchedError: there is no such product.
        """
        self._restore("product", self._product(name).id)

    def delete_product(self, name: str) -> None:
        """Delete a product that was never used.

        Raises:
            NothingMatchedError: there is no such product.
            BadDataError: it has doses, plans or events.
        """
        product = self._product(name)
        self._refuse_with(product.name, self._count(_ENTRIES, product))
        self.delete_row("product", product.id)
        self._forget_names()

    def _product(self, name: str) -> Product:
        product = self.products.get(fold(name))
        if product is None:
            raise NothingMatchedError(
                f"There is no product {name[:50]!r}.", hint="All products: sidelog product list"
            )
        return product

    def _count(self, query: str, product: Product) -> int:
        return int(self._connection.execute(query, {"product": product.id}).fetchone()[0])

    def _refuse_taken_product_name(self, product: Product, name: str) -> None:
        there = self.products.get(fold(name))
        if there is not None and there.id != product.id:
            raise BadDataError(
                f"There is a product {there.name!r} already.", hint="Give it another name."
            )

    def _refuse_another_unit(self, product: Product, changes: ProductChanges) -> None:
        unit = changes.get("unit", product.unit)
        if product.unit is not None and unit != product.unit and self._count(_AMOUNTS, product):
            raise BadDataError(
                f"{product.name} has amounts in {product.unit}, which would change their meaning.",
                hint="Make a new product for the other unit, and retire this one.",
            )


def _refuse_empty(product: Product, changes: ProductChanges) -> None:
    name = changes.get("name", product.name)
    if len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadDataError(f"A product's name has 1 to {_LONGEST_NAME} characters, in one line.")
    for field, value in changes.items():
        if isinstance(value, str) and (not value.strip() or "\0" in value):
            raise BadDataError(f"The {field.replace('_', ' ')} of {product.name} is empty.")


def _refuse_usual_amount(product: Product, changes: ProductChanges) -> None:
    unit = changes.get("unit", product.unit)
    amount = changes.get("usual_amount", product.usual_amount)
    if amount is None:
        return
    if not (isfinite(amount) and amount > 0):
        raise BadDataError(f"The usual amount of {product.name} is more than 0.")
    if unit is None:
        raise BadDataError(f"The usual amount of {product.name} needs a unit.")
    if "usual_amount" not in changes and unit != product.unit:
        raise BadDataError(
            f"The usual amount of {product.name} is in {product.unit}.",
            hint=f"Say it anew in {unit}, with the unit.",
        )
