"""`sidelog event`: something dated that may matter, for a day or a span."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.events import EVENT_KINDS, EventKind, Exposure, find, say_amounts
from sidelog.catalog.text import fold
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, unknown_word
from sidelog.cli.notes import checked_note, visible
from sidelog.cli.options import On
from sidelog.cli.record.amounts import (
    Amount,
    amounts_in_units_of,
    parse_amount,
    product_to_take,
    split_amounts,
)
from sidelog.errors import BadDataError, SidelogError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Product

event_app = command_app()
apps = {"event": event_app}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is recorded.

    Attributes:
        kind: what it was.
        day: its first day.
        until: its last day, if it spans days.
        title: what the person called it.
        product: what a change is about, with the unit that it has now.
        made: whether that product is new.
        before: how much a day it was before a change, in the product's unit.
        after: how much a day it is from then on.
    """

    kind: EventKind
    day: date
    until: date | None = None
    title: str | None = None
    product: Product | None = None
    made: bool = False
    before: float | None = None
    after: float | None = None


@event_app.command(
    epilog="Kinds with a product: "
    + ", ".join(kind.name for kind in EVENT_KINDS if kind.about_product)
    + ". Others: "
    + ", ".join(kind.name for kind in EVENT_KINDS if not kind.about_product)
    + "."
)
def event(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="What it was, such as reduce or illness.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PRODUCT [AMOUNT..]|TITLE]",
            help="The product, and its amounts a day; or what to call it.",
        ),
    ] = None,
    on: On = None,
    start: Annotated[
        str | None,
        typer.Option("--from", help="The first day of a span; of a product, the amount before."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", help="The last day of a span; of a product, the amount after."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="It is a new product, though its name is like another.")
    ] = False,
    note: Annotated[str | None, typer.Option("--note", "-n", help="A note on it.")] = None,
) -> None:
    """Record an event.

    Examples:

      sidelog event reduce kratom 8g 6g --on 2026-09-01

      sidelog event start sertraline --to 50mg

      sidelog event illness flu --from 2026-10-02 --to 2026-10-06
    """
    app = app_of(context)
    known = event_kind(kind)
    said = words or []
    kept = checked_note(note) if note is not None else None
    happening: Happening
    if known.about_product:
        change = _Change(known, app.day(on), said, start, until)
        with app.write() as journal:
            happening = change.read(journal, new=new)
            reference = _record(journal, happening, kept)
    else:
        happening = _occasion(app, known, " ".join(said), (on, start, until))
        with app.write() as journal:
            reference = _record(journal, happening, kept)
    _acknowledge(app, happening, reference)
    from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

    after_saving(app, notes=[text for text in (happening.title, kept) if text])


def event_kind(word: str) -> EventKind:
    """The kind of event that a word names.

    Raises:
        UsageError: there is none; the nearest are offered.
    """
    known = find(word)
    if known is None:
        names = [kind.name for kind in EVENT_KINDS]
        raise unknown_word("kind of event", word, names, f"Kinds: {', '.join(names)}.")
    return known


def amount_a_day(words: str) -> Amount:
    """The amount of a change that was typed with --from or --to.

    Raises:
        UsageError: it is none; a day may have been meant.
    """
    try:
        return parse_amount(words, a_day=True)
    except SidelogError as error:
        hint = "Of a change, --from and --to are amounts a day, such as 6g; its day is --on."
        raise UsageError(error.message, hint=hint) from None


class _Change:
    """A change of what is taken, as it was typed."""

    def __init__(
        self, kind: EventKind, day: date, words: list[str], start: str | None, until: str | None
    ) -> None:
        if not words:
            raise UsageError(
                f"{kind.name} needs the product.", hint=f"Such as: sidelog event {kind.name} kratom"
            )
        self._kind, self._day, self._words = kind, day, words
        self._before = None if start is None else amount_a_day(start)
        self._after = None if until is None else amount_a_day(until)

    def read(self, journal: Journal, *, new: bool) -> Happening:
        """Understand it in the light of the products that there are.

        Raises:
            SidelogError: the product or its amounts cannot be meant.
        """
        name = " ".join(self._words)
        before, after = self._before, self._after
        if fold(name) not in journal.products:
            name, typed = split_amounts(self._words)
            if typed:
                before, after = self._said_after_the_name(typed)
        product, made = product_to_take(journal, name, new=new)
        product, amounts = amounts_in_units_of(journal, product, (before, after))
        return Happening(
            self._kind,
            self._day,
            product=product,
            made=made,
            before=amounts[0],
            after=amounts[1],
        )

    def _said_after_the_name(self, typed: list[str]) -> tuple[Amount | None, Amount | None]:
        """The amounts before and after; one alone is where a change goes, or what a stop ended."""
        if self._before or self._after or len(typed) > 2:  # noqa: PLR2004  (before and after)
            raise UsageError(
                "A change has an amount before and an amount after, each said once.",
                hint=f"Such as: sidelog event {self._kind.name} kratom --from 8g --to 6g",
            )
        try:
            amounts = [parse_amount(words, a_day=True) for words in typed]
        except UsageError as error:
            hint = f"{error.hint} What belongs to a name is typed with it in quotation marks."
            raise UsageError(error.message, hint=hint) from None
        if len(amounts) > 1:
            return amounts[0], amounts[1]
        ends = self._kind.from_or_to_none and self._kind.exposure is Exposure.DOWN
        return (amounts[0], None) if ends else (None, amounts[0])


def _occasion(
    app: App, kind: EventKind, title: str, days: tuple[str | None, str | None, str | None]
) -> Happening:
    """What happened, and is about no product."""
    first, last = _span(app, kind, *days)
    return Happening(kind, first, last, checked_note(title) if title else None)


def _span(
    app: App, kind: EventKind, on: str | None, start: str | None, until: str | None
) -> tuple[date, date | None]:
    if on and (start or until):
        raise UsageError(
            "An event has --on, or --from and --to.", hint="Give the one or the other."
        )
    first = app.day(on or start)
    if until is None:
        return first, None
    if not kind.spans_days:
        raise UsageError(f"{kind.name} happens on one day.", hint="Give it with --on.")
    last = app.day(until)
    if last < first:
        raise BadDataError(
            f"An event cannot begin on {dates.say_date(first)} and end on {dates.say_date(last)}.",
            hint="--from is the earlier day.",
        )
    return first, last


def _record(journal: Journal, happening: Happening, note: str | None) -> str:
    entered = journal.add_event(
        happening.kind.name,
        happening.day,
        until=happening.until,
        product=happening.product,
        title=happening.title,
        before=happening.before,
        after=happening.after,
        note=note,
    )
    return entered.reference


def _acknowledge(app: App, happening: Happening, reference: str) -> None:
    product = happening.product
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(
            app,
            "event",
            {
                "reference": reference,
                "kind": happening.kind.name,
                "product": product.name if product else None,
                "title": happening.title,
                "day": happening.day,
                "until": happening.until,
                "before": happening.before,
                "after": happening.after,
                "unit": product.unit if product else None,
            },
        )
        return
    when = app.when(happening.day)
    if happening.until:
        when = dates.say_span(happening.day, happening.until)
    what = product.name if product else visible(happening.title or "")
    amounts = say_amounts(happening.before, happening.after, product.unit if product else None)
    said = (
        happening.kind.title + (f", {what}" if what else "") + (f": {amounts}" if amounts else "")
    )
    app.out(f"{when}: {said}")
    if product and happening.made:
        app.say(f"{product.name} is a new product.")
