"""`sidelog product`: what is taken: its form, unit and strength."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from sidelog import dates
from sidelog.catalog.amounts import parse_amount
from sidelog.catalog.products import FORMS, parse_form, parse_unit, say_amount
from sidelog.catalog.text import fold, quote
from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app, list_by_itself
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.keep.common import Prefer, join_after_asking, keep_alike, say_changes
from sidelog.cli.record.amounts import (
    amount_in,
    ask_if_unusual,
    check_form,
    checked_name,
    said_of_unusual,
)
from sidelog.cli.typed.asking import Doubts
from sidelog.cli.typed.finding import find_product
from sidelog.cli.typed.options import Note, Yes
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.keeping.products import (
    Details,
    ProductChanges,
    details_of_products,
    edit_product,
)
from sidelog.journal.rows import Product

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal
    from sidelog.journal.keeping.joining import Plan

product_app = command_app()
apps = {"product": product_app}

Name = Annotated[str, typer.Argument(help="The product, such as kratom.")]
Form = Annotated[
    str | None, typer.Option(help=f"What it is: {', '.join(form.name for form in FORMS)}.")
]
Unit = Annotated[str | None, typer.Option(help="The unit of its doses: g, mg, capsule, ml.")]
Strength = Annotated[str | None, typer.Option(help="As the label says it: '500 mg a capsule'.")]
Lot = Annotated[str | None, typer.Option(help="The batch on the label.")]
Usual = Annotated[str | None, typer.Option(help="The amount when none is typed, such as 4g.")]


@product_app.callback(invoke_without_command=True)
def product(context: typer.Context) -> None:
    """List, add and change products. Another form is another product."""
    list_by_itself(context)


@product_app.command("list")
def list_products(context: typer.Context) -> None:
    """Show every product."""
    app = app_of(context)
    with app.read() as journal:
        products = details_of_products(journal)
    if not (products or app.json):
        raise NothingMatchedError(
            "There are no products yet.", hint="Such as: sidelog dose kratom 4g"
        )
    app.answer([_data(one) for one in products], map(_line, products))


def _data(details: Details) -> dict[str, object]:
    """A product as data: its columns, in the order of its table."""
    one = details.product
    return {
        "id": one.id,
        "uuid": details.uuid,
        "name": one.name,
        "form": one.form,
        "unit": one.unit,
        "strength": details.product.strength,
        "lot": details.lot,
        "usual_amount": one.usual_amount,
        "note": details.note,
        "retired_on": details.retired_on,
    }


def _line(details: Details) -> str:
    said = _basics(details.product)
    said += [f"lot {details.lot}"] if details.lot else []
    said += [f"put away on {dates.say_date(details.retired_on)}"] if details.retired_on else []
    note = f" — {details.note}" if details.note else ""
    return f"{details.product.name}: {', '.join(said)}{note}"


def _basics(product: Product) -> list[str]:
    unit = f"in {parse_unit(product.unit).plural}" if product.unit else "unit not said"
    said = [product.form or "form not said", unit]
    if product.usual_amount:
        said.append(f"usually {say_amount(product.usual_amount, product.unit)}")
    if product.strength:
        said.append(product.strength)
    return said


@product_app.command()
def add(
    context: typer.Context,
    name: Name,
    form: Form = None,
    unit: Unit = None,
    strength: Strength = None,
    lot: Lot = None,
    usual: Usual = None,
    note: Note = None,
) -> None:
    """Add a product; a first dose would add it too.

    Example:

      sidelog product add "kratom capsules" --form capsule --unit capsule --strength "500 mg each"
    """
    app = app_of(context)
    tidy = checked_name(name)
    with app.write() as journal:
        known = journal.products.get(fold(tidy))
        if known:
            raise BadDataError(
                f"There is a product {known.name!r} already.",
                hint=f"Change it: sidelog product edit {quote(known.name)}",
            )
        product = journal.add_product(tidy)
        changes = _changes(
            product, form=form, unit=unit, strength=strength, lot=lot, usual=usual, note=note
        )
        product = edit_product(journal, product.name, **changes) if changes else product
    app.answer(product, [f"{product.name}: {', '.join(_basics(product))}"])
    offer_signs(app, product)


@product_app.command()
def edit(
    context: typer.Context,
    name: Name,
    rename: Annotated[str | None, typer.Option("--name", help="Another name for it.")] = None,
    form: Form = None,
    unit: Unit = None,
    strength: Strength = None,
    lot: Lot = None,
    usual: Usual = None,
    note: Note = None,
) -> None:
    """Change a product; its doses stay.

    Example:

      sidelog product edit kratom --form leaf-powder --usual 4g
    """
    app = app_of(context)
    doubts = Doubts(app)

    def record() -> tuple[Product, dict[str, str], dict[str, str], str]:
        with app.write(begins=False) as journal:
            product = find_product(journal, name)
            changes = _changes(
                product, form=form, unit=unit, strength=strength, lot=lot, usual=usual, note=note
            )
            if rename is not None:
                changes["name"] = checked_name(rename)
            if not changes:
                raise UsageError(f"What is to change of {name}?", hint="Such as --form or --usual.")
            now = product._replace(unit=changes.get("unit", product.unit))
            strange = ask_if_unusual(journal, now, [changes.get("usual_amount")], doubts)
            before = _facts(journal, product)
            product = edit_product(journal, product.name, **changes)
            return product, before, _facts(journal, product), strange

    product, before, after, strange = doubts.settle(record)
    say_changes(app, product, before, after, said_of_unusual(strange))


def _facts(journal: "Journal", product: Product) -> dict[str, str]:
    """What can be changed of a product, in words; empty ones where nothing is set."""
    known = next(one for one in details_of_products(journal) if one.product.id == product.id)
    usual = product.usual_amount
    return {
        "name": product.name,
        "form": product.form or "",
        "unit": product.unit or "",
        "strength": product.strength or "",
        "lot": known.lot or "",
        "usual amount": say_amount(usual, product.unit) if usual else "",
        "note": known.note or "",
    }


def _changes(product: Product, **typed: str | None) -> ProductChanges:
    """What was typed, by what it is called, checked against the units of the form."""
    said = {name: words for name, words in typed.items() if words is not None}
    changes: ProductChanges = {}
    if "unit" in said:
        changes["unit"] = parse_unit(said.pop("unit")).name
    if "form" in said:
        changes["form"] = parse_form(said.pop("form")).name
    product = product._replace(
        unit=changes.get("unit", product.unit),
        form=changes.get("form", product.form),
        strength=said.get("strength", product.strength),
    )
    if product.form and product.unit:
        check_form(product, parse_unit(product.unit))
    if "usual" in said:
        changes |= _usual(product, said.pop("usual"))
    return cast("ProductChanges", changes | said)


def _usual(product: Product, words: str) -> ProductChanges:
    amount = parse_amount(words)
    number = amount_in(product, amount)
    if not number:
        raise UsageError(
            "The usual amount is a number with a unit.", hint="Write both as the label has them."
        )
    if product.unit is None and amount.unit is not None:
        return {"usual_amount": number, "unit": amount.unit.name}
    return {"usual_amount": number}


@product_app.command()
def join(
    context: typer.Context,
    name: Name,
    into: Annotated[str, typer.Argument(help="The one that has them all.")],
    prefer: Prefer = None,
    both: Annotated[
        bool, typer.Option("--both", help="On days that both have, both were taken: they add up.")
    ] = False,
    yes: Yes = False,
) -> None:
    """Let the doses, plans and events of one product be those of another.

    Example:

      sidelog product join "kratom powder" kratom
    """
    from sidelog.journal.keeping.joined_products import plan_products  # noqa: PLC0415  (seldom)

    if prefer is not None and both:
        raise UsageError("--prefer goes without --both.")

    def plan(journal: "Journal") -> "Plan":
        return plan_products(journal, _find(journal, name), _find(journal, into), prefer, both=both)

    join_after_asking(app_of(context), plan, yes=yes)


@product_app.command()
def signs(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Such as kratom.")],
) -> None:
    """Show the signs that are known of a product, how well, and where that was read.

    Works without a journal. That a sign is known does not say what causes yours.
    """
    from sidelog.cli.help.signs import show_signs  # noqa: PLC0415  (seldom)

    show_signs(app_of(context), " ".join(name))


def _find(journal: "Journal", name: str) -> str:
    return find_product(journal, name).name


keep_alike(product_app, "product", _find)
