"""`sidelog event`: something dated that may matter, for a day or a span."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.events import EVENT_KINDS, EventKind, find
from sidelog.cli.amounts import product_to_take
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, unknown_word
from sidelog.cli.notes import checked_note, visible
from sidelog.errors import BadDataError, UsageError
from sidelog.journal.rows import Product

event_app = command_app()
apps = {"event": event_app}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it was typed."""

    kind: EventKind
    product: str | None
    title: str | None
    day: date
    until: date | None
    note: str | None


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
        typer.Argument(metavar="[PRODUCT|TITLE]", help="The product, or what to call it."),
    ] = None,
    on: Annotated[
        str | None, typer.Option(help="The day: yesterday, monday, -2d, 2026-09-01.")
    ] = None,
    start: Annotated[str | None, typer.Option("--from", help="The first day of a span.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last day of a span.")] = None,
    new: Annotated[
        bool, typer.Option("--new", help="It is a new product, though its name is like another.")
    ] = False,
    note: Annotated[str | None, typer.Option("--note", "-n", help="A note on it.")] = None,
) -> None:
    """Record an event.

    Examples:

      sidelog event reduce kratom --on 2026-09-01 -n "from 8 g to 4 g"

      sidelog event illness flu --from 2026-10-02 --to 2026-10-06
    """
    app = app_of(context)
    happening = _understand(app, kind, " ".join(words or []), (on, start, until), note)
    with app.write() as journal:
        product, made = None, False
        if happening.product:
            product, made = product_to_take(journal, happening.product, new=new)
        entered = journal.add_event(
            happening.kind.name,
            happening.day,
            until=happening.until,
            product=product,
            title=happening.title,
            note=happening.note,
        )
    _acknowledge(app, happening, product, entered.reference)
    if made and not app.json:
        app.say(f"{happening.product} is a new product.")
    from sidelog.cli.safety import after_saving  # noqa: PLC0415  (after the commit)

    after_saving(app, notes=[text for text in (happening.title, happening.note) if text])


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


def _understand(
    app: App, kind: str, words: str, days: tuple[str | None, ...], note: str | None
) -> Happening:
    known = event_kind(kind)
    if known.about_product and not words:
        raise UsageError(
            f"{known.name} needs the product.", hint=f"Such as: sidelog event {known.name} kratom"
        )
    first, last = _span(app, known, *days)
    return Happening(
        kind=known,
        product=words if known.about_product else None,
        title=checked_note(words) if words and not known.about_product else None,
        day=first,
        until=last,
        note=checked_note(note) if note is not None else None,
    )


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


def _acknowledge(app: App, happening: Happening, product: Product | None, reference: str) -> None:
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
            },
        )
        return
    when = dates.say_day(happening.day, app.today)
    if happening.until:
        when = dates.say_span(happening.day, happening.until)
    what = product.name if product else visible(happening.title or "")
    app.out(f"{when}: {happening.kind.title}" + (f", {what}" if what else ""))
