"""How much was taken: the words after a product's name, and the product itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sidelog.catalog.products import Unit, convert, fits, is_unit, parse_form, parse_unit
from sidelog.catalog.text import fold, quote
from sidelog.errors import BadDataError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product

NONE_WORDS = frozenset({"none", "nothing", "no"})
UNKNOWN_WORDS = frozenset({"?", "unknown", "some"})

_AMOUNT = re.compile(r"(?P<number>[+-]?(?:\d+/\d+|\d+\.?\d*|\.\d+))\s*(?P<unit>[^\W\d_].*)?")
_BETWEEN = frozenset({"from", "to", "→"})
_EXAMPLES = "Such as 4g, '2 capsules', '1/2 tablet', none, or unknown."
_MOST = 1e9


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as it was typed.

    Attributes:
        number: None where it is not known; 0 where none was taken.
        unit: None where none was typed.
        typed: the words themselves.
    """

    number: float | None
    unit: Unit | None
    typed: str

    @property
    def is_none(self) -> bool:
        """Whether it says that none was taken."""
        return self.number == 0


def parse_amount(words: str, *, a_day: bool = False) -> Amount:
    """Understand an amount.

    Args:
        words: as they were typed.
        a_day: whether it is what is taken a day, which may be 0; a dose may not.

    Raises:
        UsageError: the words are no amount, or the unit is not known.
        BadDataError: the amount is negative, 0 of a dose, or beyond what anybody takes.
    """
    typed = " ".join(words.split())
    if typed.casefold() in NONE_WORDS:
        return Amount(0, None, typed)
    if typed.casefold() in UNKNOWN_WORDS:
        return Amount(None, None, typed)
    match = _AMOUNT.fullmatch(typed) if typed.isascii() or "µ" in typed or "μ" in typed else None
    if match is None:
        hint = "Write decimals with a point, such as 2.5." if "," in typed else _EXAMPLES
        raise UsageError(f"{words!r} is not an amount.", hint=hint)
    number = _number(match["number"], typed)
    if number == 0 and not a_day:
        raise BadDataError(
            f"{typed!r} is no dose.", hint="For a day on which you took none, write: none"
        )
    return Amount(number, parse_unit(match["unit"]) if match["unit"] else None, typed)


def _number(text: str, typed: str) -> float:
    whole, slash, parts = text.partition("/")
    if slash and float(parts) == 0:
        raise UsageError(f"{typed!r} is not an amount.", hint=_EXAMPLES)
    number = float(whole) / float(parts) if slash else float(text)
    if number < 0:
        raise BadDataError(f"An amount cannot be negative: {typed!r}.", hint=_EXAMPLES)
    if not number <= _MOST:  # neither is what two endless numbers make
        raise BadDataError(f"{typed!r} is more than can be meant.", hint=_EXAMPLES)
    return number


def find_product(journal: Journal, name: str) -> Product:
    """The product of that name, whatever its case and accents.

    Raises:
        UsageError: there is none; the nearest names are offered.
    """
    product = journal.products.get(fold(name))
    if product is None:
        near = near_products(journal, name)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UsageError(
            f"There is no product {name!r}.", hint=f"{hint}All products: sidelog product list"
        )
    return product


def product_to_take(journal: Journal, name: str, *, new: bool) -> tuple[Product, bool]:
    """The product of that name, made if it is a new one; returns whether it was made.

    A name that is nearly one that is known is taken for a slip, unless `new` says otherwise.

    Raises:
        UsageError: it may be a slip, or it is not a name.
    """
    name = " ".join(name.split())
    known = journal.products.get(fold(name))
    if known is not None:
        return known, False
    near = near_products(journal, name)
    if near and not new:
        raise UsageError(
            f"There is no product {name!r}. Did you mean {' or '.join(near)}?",
            hint="If it is another product, say so with --new.",
        )
    return journal.add_product(checked_name(name)), True


def near_products(journal: Journal, name: str) -> list[str]:
    """The names of products that a slip may have meant."""
    near = get_close_matches(fold(name), list(journal.products), n=3, cutoff=0.75)
    return [journal.products[key].name for key in near]


def checked_name(name: str) -> str:
    """The name of a product, when it can be one.

    Raises:
        UsageError: it is empty, too long, holds control characters, or is an amount.
    """
    tidy = " ".join(name.split())
    # A name that is an amount is nearly always a forgotten name: `dose 4g`.
    if not tidy or len(tidy) > 200 or not tidy.isprintable() or _is_amount(tidy):  # noqa: PLR2004  (the tables)
        raise UsageError(
            f"{name[:40]!r} cannot be the name of a product.",
            hint="The product comes first: sidelog dose kratom 4g",
        )
    return tidy


def split_amounts(words: list[str]) -> tuple[str, list[str]]:
    """The name that stands first, and the amounts that follow it: "kratom", ["8 g", "6g"].

    An amount may be two words, "8" and "g", and "to" may stand between two amounts.  A name that
    ends like an amount is typed as one word, in quotation marks.
    """
    name, amounts = list(words), list[str]()
    while len(name) > 1:
        if len(name) > 2 and is_unit(name[-1]) and _AMOUNT.fullmatch(name[-2]):  # noqa: PLR2004  (the name, and these)
            unit = name.pop()
            amounts.insert(0, f"{name.pop()} {unit}")
        elif _AMOUNT.fullmatch(name[-1]) or name[-1].casefold() in NONE_WORDS | UNKNOWN_WORDS:
            amounts.insert(0, name.pop())
        elif amounts and name[-1].casefold() in _BETWEEN:
            name.pop()
        else:
            break
    return " ".join(name), amounts


def _is_amount(words: str) -> bool:
    """Whether the words are a number, with a unit or without; "7-oh" and "5-htp" are not."""
    match = _AMOUNT.fullmatch(words)
    return match is not None and (match["unit"] is None or is_unit(match["unit"]))


def in_units_of(journal: Journal, product: Product, amount: Amount) -> tuple[Product, float | None]:
    """The amount in the product's unit, which a first amount decides.

    Raises:
        SidelogError: see `amount_in`.
    """
    number = amount_in(product, amount)
    if product.unit is None and amount.unit is not None:
        product = journal.set_unit(product, amount.unit.name)
    return product, number


def amount_in(product: Product, amount: Amount) -> float | None:
    """The amount as a dose of a product, in its unit; None where it is not known.

    Raises:
        UsageError: neither the amount nor the product says a unit.
        BadDataError: the unit does not fit the product.
    """
    if amount.number is None or amount.is_none or product.unit is not None:
        return _converted(product, amount)
    if amount.unit is None:
        raise UsageError(
            f"{amount.typed!r} of what? {product.name} has no unit yet.",
            hint=f"Say it once: sidelog dose {quote(product.name)} {amount.typed}g",
        )
    check_form(product, amount.unit)
    return amount.number


def _converted(product: Product, amount: Amount) -> float | None:
    if amount.unit is None or amount.number is None or product.unit is None:
        return amount.number
    unit = parse_unit(product.unit)
    try:
        return convert(amount.number, amount.unit, unit)
    except BadDataError:
        raise BadDataError(
            f"{product.name} is recorded in {unit.plural}, not in {amount.unit.plural}.",
            hint="Another form is another product: give it a name of its own.",
        ) from None


def amounts_in_units_of(
    journal: Journal, product: Product, amounts: Sequence[Amount | None]
) -> tuple[Product, list[float | None]]:
    """Several amounts in the product's unit, which the first of them that has one decides.

    Raises:
        SidelogError: see `amount_in`.
    """
    for amount in amounts:
        if amount and amount.unit and product.unit is None:
            product, _ = in_units_of(journal, product, amount)
    return product, [None if amount is None else amount_in(product, amount) for amount in amounts]


def check_form(product: Product, unit: Unit) -> None:
    """See whether doses of a product can be given in a unit.

    Raises:
        BadDataError: its form has no such unit.
    """
    if product.form and not fits(unit, parse_form(product.form)):
        raise BadDataError(
            f"{unit.plural} do not fit {product.name}, which is recorded as {product.form}.",
            hint=f"Units that fit: {', '.join(parse_form(product.form).units)}.",
        )
