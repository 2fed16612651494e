"""`sidelog dose`: what was taken, how much of it and when; or that nothing was."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.products import FORMS, say_amount
from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, refuse_options
from sidelog.cli.notes import checked_note
from sidelog.cli.options import At, On
from sidelog.cli.record.amounts import Amount, in_units_of, parse_amount, product_to_take
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Entered, Outcome, Product

dose_app = command_app(minus_words=True)
apps = {"dose": dose_app}


@dataclass(frozen=True, slots=True)
class Taken:
    """A dose as it was recorded.

    Attributes:
        product: with the unit that it has now.
        made: whether the product is new.
        amount: in the product's unit; None where it is not known, 0 where none was taken.
        entered: what became of it.
        estimate: whether the amount is an estimate.
    """

    product: Product
    made: bool
    amount: float | None
    entered: Entered
    estimate: bool = False


@dose_app.command()
def dose(
    context: typer.Context,
    product: Annotated[str, typer.Argument(help="What was taken, such as kratom.")],
    amount: Annotated[
        list[str] | None,
        typer.Argument(help="4g, '2 capsules', none for a day without, or unknown (or '?')."),
    ] = None,
    on: On = None,
    at: At = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="The amount is an estimate, not measured.")
    ] = False,
    new: Annotated[
        bool, typer.Option("--new", help="It is a new product, though its name is like another.")
    ] = False,
    note: Annotated[str | None, typer.Option("--note", "-n", help="A note on this dose.")] = None,
) -> None:
    """Record a dose. Different forms are different products, and are never converted.

    Examples:

      sidelog dose kratom 4g --at 08:30

      sidelog dose "kratom capsules" 2 capsules --estimate

      sidelog dose kratom none --on monday
    """
    app = app_of(context)
    refuse_options(context, [product, *(amount or [])])
    said = parse_amount(" ".join(amount)) if amount else None
    day = app.day(on) if on else None
    moment = app.moment(at, day)
    if day is None:
        day = dates.local_day(moment, app.settings.day_starts) if moment else app.today
    kept = checked_note(note) if note is not None else None
    with app.write() as journal:
        taken = take(
            journal, product, said, day=day, at=moment, estimate=estimate, new=new, note=kept
        )
    _acknowledge(app, taken, day, moment)
    if kept:
        from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

        after_saving(app, notes=[kept])


def take(
    journal: Journal,
    name: str,
    amount: Amount | None,
    *,
    day: date,
    at: datetime | None = None,
    estimate: bool = False,
    new: bool = False,
    note: str | None = None,
) -> Taken:
    """Record one dose, or that none was taken; without an amount, the product's usual one.

    Raises:
        SidelogError: the product, the amount or its unit cannot be meant.
    """
    product, made = product_to_take(journal, name, new=new)
    amount = amount or _usual(product)
    if amount.is_none:
        if at or estimate:
            raise UsageError("A day without a dose has no time and no estimate.")
        return Taken(product, made, 0, journal.take_none(product, day, note=note))
    product, number = in_units_of(journal, product, amount)
    estimate = estimate and number is not None
    entered = journal.take(
        product, day, number, entered=amount.typed, at=at, estimate=estimate, note=note
    )
    return Taken(product, made, number, entered, estimate=estimate)


def _usual(product: Product) -> Amount:
    if product.usual_amount is None or product.unit is None:
        raise UsageError(
            f"How much {product.name}?",
            hint=f"Such as: sidelog dose {quote(product.name)} 4g; or none, or unknown.",
        )
    return parse_amount(say_amount(product.usual_amount, product.unit))


def _acknowledge(app: App, taken: Taken, day: date, at: datetime | None) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "dose", {**_as_data(taken), "day": day, "at": at})
        return
    when = app.when(day, at)
    about = " (an estimate)" if taken.estimate else ""
    app.out(f"{when}: {taken.product.name}, {say_taken(taken)}{about}")
    if taken.made:
        name = taken.product.name
        app.say(f"{name} is a new product. Say what it is, such as:")
        app.say(f"  sidelog product edit {quote(name)} --form {_likely_form(taken)}")


def _likely_form(taken: Taken) -> str:
    """The first form whose doses are usually given in the product's unit."""
    forms = (form.name for form in FORMS if form.units[:1] == (taken.product.unit,))
    return next(forms, "other")


def say_taken(taken: Taken) -> str:
    """What was recorded, in words."""
    said = "none taken" if taken.amount == 0 else say_amount(taken.amount, taken.product.unit)
    if taken.entered.outcome is Outcome.REPLACED:
        return f"{said}, replacing 'none taken'"
    return f"{said}, as before" if taken.entered.outcome is Outcome.SAME else said


def _as_data(taken: Taken) -> dict[str, object]:
    return {
        "reference": taken.entered.reference,
        "product": taken.product.name,
        "new_product": taken.made,
        "taken": taken.amount != 0,
        "amount": taken.amount or None,
        "unit": taken.product.unit,
        "estimate": taken.estimate,
        "outcome": taken.entered.outcome,
    }
