"""What was taken, by its name; and how much of it, in its unit."""

from collections.abc import Iterable, Sequence

from sidelog.catalog.amounts import (
    Amount,
    by_strength,
    check_amount,
    is_amount,
)
from sidelog.catalog.products import (
    MICROGRAM,
    Dimension,
    Form,
    Unit,
    convert,
    fits,
    is_convertible,
    is_piece,
    likely_form,
    parse_form,
    parse_unit,
    say_amount,
)
from sidelog.catalog.text import fold, quote, quoted
from sidelog.catalog.values import say_number
from sidelog.cli.typed.asking import Doubts
from sidelog.cli.typed.finding import near_known, near_products
from sidelog.errors import AmbiguousError, BadDataError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.queries import has_taken, largest_taken
from sidelog.journal.rows import Product
from sidelog.journal.rules import LONGEST_PRODUCT_NAME

_MOST_PIECES = 10
"""A bare number up to here may count tablets."""
_MANY_TIMES = 5
"""An amount of so many times what is usual is asked about."""
_ENOUGH = 3
"""So many earlier doses, or days with one, tell what is usual, where the person did not."""
_FAR_TOO_MANY = 10
"""Where there are fewer, it is so many times: one dose tells less of what the next may be."""


# Products


def product_to_take(
    journal: Journal, name: str, doubts: Doubts, *, new: bool = False, amount: Amount | None = None
) -> tuple[Product, str]:
    """The product of that name, made if it is a new one; and what is said of it then.

    A name that is like one that is known may be a slip: that is asked, unless `new` says it.
    So may one that is like a name known to everybody; that is asked, or said.  Where there is
    nobody to ask, an amount that none of those can have tells that it is another.
    The unit of the `amount` is that of a new product.

    Raises:
        UsageError: it may be a slip and nothing tells, or it is not a name.
        NothingMatchedError: the answer is that it is no other product.
    """
    name = " ".join(name.split())
    known = journal.products.get(fold(name))
    if known is not None:
        return known, ""
    tidy = checked_name(name)
    near = [] if new else near_products(journal, tidy)
    unit, either = amount.unit if amount else None, _either([one.name for one in near])
    made = f"{tidy} is a new product."
    slip_of = "" if new or near else near_known(tidy)
    if near and doubts.asks:
        doubts.confirm(
            f"There is {either} already. Is {quoted(tidy)} another product?",
            otherwise=_renamed(near[0], tidy) or f"Say it with the name that it has: {either}",
        )
    elif any(_may_have(product, unit) for product in near):
        renamed = _renamed(near[0], tidy)
        raise UsageError(
            f"There is no product {quoted(tidy)}. Did you mean {either}?",
            hint=f"{renamed}{'. ' if renamed else ''}If it is another product, say so with --new.",
        )
    elif near:
        made = f"{tidy} is a new product, beside {either}. Meant {either}? sidelog undo"
    elif slip_of and doubts.asks and doubts.is_yes(f"Did you mean {slip_of}?"):
        return product_to_take(journal, slip_of, doubts, new=True, amount=amount)
    elif slip_of:
        made = f"{tidy} is a new product. Meant {slip_of}? sidelog undo"
    return journal.add_product(tidy, unit=unit.name if unit else None), made


def _renamed(near: Product, name: str) -> str:
    """What gives a product the name that it is a slip for; empty where it is for no known one."""
    if near_known(near.name) != fold(name):
        return ""
    return f"To rename that one: sidelog product edit {quote(near.name)} --name {name}"


def _may_have(product: Product, unit: Unit | None) -> bool:
    """Whether an amount of a product can be in a unit: one in grams has no capsules."""
    return not unit or not product.unit or is_convertible(unit, parse_unit(product.unit))


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)


def checked_name(name: str) -> str:
    """The name of a product, when it can be one.

    Raises:
        UsageError: it is empty, too long, holds control characters, or is an amount.
    """
    tidy = " ".join(name.split())
    # A name that is an amount is nearly always a forgotten name: `dose 4g`.
    forgotten = is_amount(tidy)
    if not tidy or len(tidy) > LONGEST_PRODUCT_NAME or not tidy.isprintable() or forgotten:
        then = quote(tidy) if forgotten else "AMOUNT"
        raise UsageError(
            f"{quoted(name)} cannot be the name of a product.",
            hint=f"The product comes first, then the amount: PRODUCT {then}",
        )
    return tidy


# Amounts


def in_units_of(
    journal: Journal, product: Product, *amounts: Amount | None
) -> tuple[Product, list[float | None]]:
    """Amounts in the product's unit, which the first of them that has one decides.

    Raises:
        SidelogError: see `amount_in`.
    """
    for amount in amounts:
        if amount and amount.unit and product.unit is None:
            amount_in(product, amount)  # refuses a unit that does not fit
            product = journal.set_unit(product, amount.unit.name)
    return product, [None if amount is None else amount_in(product, amount) for amount in amounts]


def amount_in(product: Product, amount: Amount) -> float | None:
    """The amount of a product in its unit, None where it is not known, 0 for none.

    Raises:
        UsageError: neither the amount nor the product says a unit, "half" says not of what, or
            nothing says how much is in one tablet.
        AmbiguousError: "half" may be of one, or of what is usual; "2" of what is in mg, tablets.
        BadDataError: the unit does not fit the product, or nobody can mean so much of it.
    """
    if amount.number is None or amount.is_none:
        return amount.number
    own = parse_unit(product.unit) if product.unit else None
    unit = amount.unit or own
    if unit is None:
        raise UsageError(
            f"{quoted(amount.typed)} of what? {product.name} has no unit yet.",
            hint="Write the unit with it, as the label says it: "
            f"mg, {MICROGRAM}, g, ml, tablets, capsules.",
        )
    if own is None:
        check_form(product, unit)
        return amount.number
    if amount.is_share:
        _refuse_share(product, own, amount)
    elif amount.unit is None:
        _refuse_count(product, own, amount)
    if is_convertible(unit, own):
        number = convert(amount.number, unit, own)
    else:
        number = _by_strength(product, amount.number, unit, own)
    return check_amount(number, own, amount.typed)


def is_by_strength(product: Product, amount: Amount) -> bool:
    """Whether an amount of a product is in its unit only by what its label says of one."""
    unit = parse_unit(product.unit) if product.unit else None
    return bool(unit and amount.unit and not is_convertible(amount.unit, unit))


def _by_strength(product: Product, number: float, unit: Unit, own: Unit) -> float:
    """An amount in the product's unit, by its strength.

    Raises:
        UsageError: its strength does not say how much is in one.
        BadDataError: it is an amount of another product.
    """
    form, piece = _form_of(product, own)
    found = by_strength(product.strength or "", number, unit, own, piece)
    if found is not None:
        return found
    may_be_capsule = not product.form and form.name == "tablet" and unit.name == "capsule"
    if (fits(unit, form) or may_be_capsule) and not (is_piece(unit) and is_piece(own)):
        one, amount = (own, unit) if is_piece(own) else (unit, own)
        raise UsageError(
            f"{product.name} is recorded in {own.plural}, and how much is in one {one.name} "
            "is not known.",
            hint=f"Say it in {own.plural}; or say once how much that is: sidelog product edit "
            f'{quote(product.name)} --strength "AMOUNT {amount.name} a {one.name}"',
        )
    raise BadDataError(
        f"{product.name} is recorded in {own.plural}, not in {unit.plural}.",
        hint=_as_another_product(product, own, number, unit),
    )


def _form_of(product: Product, own: Unit) -> tuple[Form, Unit | None]:
    """The form of a product, or that which is likely; and what one of it is called."""
    form = parse_form(product.form) if product.form else likely_form(own, product.name)
    return form, parse_unit(form.units[0]) if form.units else None


def _refuse_count(product: Product, own: Unit, amount: Amount) -> None:
    """Refuse "2" where it is less than is in one tablet, and may be two of them.

    Raises:
        AmbiguousError: it may.
    """
    number, (_, piece) = amount.number or 0, _form_of(product, own)
    if not product.strength or piece is None or not is_piece(piece) or number > _MOST_PIECES:
        return
    one = by_strength(product.strength, 1, piece, own, piece)
    if one and number < one:
        whole = number * one
        bare, pieces = (say_amount(number, one.name) for one in (own, piece))
        said = f"{pieces}, {say_amount(whole, own.name)}"
        raise AmbiguousError(quoted(amount.typed), {bare: bare, pieces: said})


def _as_another_product(product: Product, own: Unit, number: float, unit: Unit) -> str:
    """What to type for an amount of another form, which has a name of its own."""
    if unit.dimension is not Dimension.COUNTED:
        return f"Say it in {own.plural}; another form is another product, with a name of its own."
    form = "tea" if unit.name == "cup" else unit.plural
    name = quote(f"{product.name.removesuffix(f' {own.plural}')} {form}")
    said = say_amount(number, unit.name)
    return f"Another form is another product: sidelog dose {name} {said} --new"


def _refuse_share(product: Product, unit: Unit, amount: Amount) -> None:
    """Refuse "half" where it may be half a gram or half of what is usually taken.

    Raises:
        AmbiguousError: it may.
        UsageError: nothing was said to be usual, and half a gram may not be meant.
    """
    usual = product.usual_amount
    if unit.dimension is Dimension.COUNTED and unit.name != "IU" and usual in {None, 1}:
        return
    share = amount.number or 0
    of_one = say_amount(share, unit.name)
    if usual:
        of_usual = say_amount(share * usual, unit.name)
        part = f"{of_usual}, a part of your usual {say_amount(usual, unit.name)}"
        raise AmbiguousError(quoted(amount.typed), {of_one: of_one, of_usual: part})
    raise UsageError(
        f"{quoted(amount.typed)} does not say of what; it could be {of_one}.",
        hint="Write the number and the unit, or what it is a part of: of a tablet, for one.",
    )


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


def ask_if_unusual(
    journal: Journal,
    product: Product,
    numbers: Iterable[float | None],
    doubts: Doubts,
    *,
    a_day: bool = False,
) -> str:
    """What is unusual of the most of some amounts, asked about where there is somebody to ask.

    Args:
        journal: where the product is.
        product: what is taken.
        numbers: the amounts, in its unit.
        doubts: what is asked about.
        a_day: whether each is what is taken a day, and not a dose.

    Returns:
        Such as "10 times your usual 50 mg"; empty where nothing is.

    Raises:
        NothingMatchedError: the answer is that it is not meant.
    """
    most = max((number or 0 for number in numbers), default=0)
    strange = _unusual(journal, product, most, a_day=a_day) if most else ""
    if strange and doubts.asks:
        said = say_amount(most, product.unit)
        each = " a day" if a_day else ""
        doubts.confirm(f"{said} of {product.name}{each} is {strange}. Record it?")
    return strange


def said_of_unusual(strange: str) -> list[str]:
    """What a person is told of an amount beside what was recorded, where something is unusual."""
    return [f"That is {strange}. Wrong? sidelog undo"] if strange else []


def _unusual(journal: Journal, product: Product, number: float, *, a_day: bool) -> str:
    """What is unusual of an amount; empty where nothing is.

    Unusual is what is five times the most that is usual or planned, or more.  Where nothing was
    said to be usual, the largest dose so far counts too; where it alone is known, and there are
    fewer than three doses, it is ten times.  An amount `a_day` is compared with the largest day
    planned, and the largest so far: what is usual is a dose.
    """
    said = 0.0 if a_day else product.usual_amount or 0.0
    if not said and has_taken(journal, product, number / _MANY_TIMES):
        return ""
    rules = [step.rule for step in journal.regimen(product)]
    planned = max((rule.amount / (1 if a_day else rule.times) for rule in rules), default=0.0)
    count, largest = (0, 0.0) if said else largest_taken(journal, product, a_day=a_day)
    many = _MANY_TIMES if said or planned or count >= _ENOUGH else _FAR_TOO_MANY
    which = "largest day" if a_day else "largest dose"
    usual, words = max(
        (largest, f"the {which} so far,"), (planned, f"the {which} planned,"), (said, "your usual")
    )
    if not usual or number < many * usual:
        return ""
    times = number / usual
    about = say_number(round(times, 1 if times < 10 else None))  # noqa: PLR2004
    return f"{about} times {words} {say_amount(usual, product.unit)}"
