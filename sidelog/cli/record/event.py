"""`sidelog event`: something dated that may matter, for a day, for a span, or since a day."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.amounts import Amount, parse_amount
from sidelog.catalog.events import EVENT_KINDS, OTHER_WORDS, EventKind, find, say_amounts
from sidelog.catalog.products import say_amount
from sidelog.catalog.regimen.rules import say_rule
from sidelog.catalog.text import quote, quoted
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, put_away, refuse_options, unknown_word
from sidelog.cli.help.signs import offer_signs
from sidelog.cli.record.amounts import said_of_unusual
from sidelog.cli.record.days import ENDS, days_in_words, ordered
from sidelog.cli.record.happening import Happening, Typed, happen, say_going_on
from sidelog.cli.record.line import Line, nothing_said, record_each
from sidelog.cli.typed.options import Keep, New, Note, On
from sidelog.errors import SidelogError, UsageError
from sidelog.journal.rows import Product
from sidelog.journal.rules import check_note

event_app = command_app(minus_words=True)
apps = {"event": event_app}

_EXAMPLE = "illness flu --on yesterday"
# The option that a word before a day is for; of a product --from and --to are amounts.
_OF_DAYS = {"on": "on", "since": "from", "from": "from"}
_NEAR = frozenset({"today", "yesterday", "tonight"})
_OF_A_CHANGE = {"on": "on", "since": "on"}
_APPOINTMENTS = frozenset({"visit", "appointment", "doctor"})


@event_app.command(
    epilog="Kinds with a product: "
    + ", ".join(kind.name for kind in EVENT_KINDS if kind.about_product)
    + ". Others: "
    + ", ".join(kind.name for kind in EVENT_KINDS if not kind.about_product)
    + "."
)
def event(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            help="What it was, such as reduce or illness. A single - reads lines from stdin, each "
            "of them what would follow 'sidelog event'; all are recorded or none."
        ),
    ],
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
        typer.Option(
            "--from",
            help="The first day; without --to it still goes on. Of a product, the amount before.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--to",
            help="The last day; alone it ends what still goes on. Of a product, the amount after.",
        ),
    ] = None,
    new: New = False,
    keep: Keep = None,
    note: Note = None,
) -> None:
    """Record an event.

    Examples:

      sidelog event reduce kratom 8g 6g --on 2026-09-01

      sidelog event start sertraline --to 50mg

      sidelog event illness flu --from 2026-10-02 --to 2026-10-06

      sidelog event illness --to yesterday
    """
    app = app_of(context)
    line = Line(
        [kind, *(words or [])],
        {"on": on, "from": start, "to": until, "note": note},
        {"new": new, "keep": keep is True, "replace": keep is False},
    )
    if not line.is_pipe:
        refuse_options(context, line.words)
    recorded = record_each(
        app,
        line,
        lambda one: _understand(app, one),
        lambda journal, typed, doubts: happen(journal, typed, app.today, doubts),
        example=_EXAMPLE,
    )
    _acknowledge(app, [happening for _, happening in recorded], is_pipe=line.is_pipe)
    from sidelog.cli.help.safety import after_saving  # noqa: PLC0415  (after the commit)

    texts = [text for typed, _ in recorded for text in (typed.title, typed.note)]
    after_saving(app, notes=[text for text in texts if text])


def event_kind(word: str, *more: str) -> EventKind:
    """The kind of event that a word names.

    Raises:
        UsageError: there is none; what may have been meant is offered, by the words after it too.
    """
    known = find(word)
    if known is not None:
        return known
    key = word.casefold()
    if key in _APPOINTMENTS:
        raise UsageError(
            f"There is no kind of event {quoted(word)}.",
            hint="An appointment has a command of its own: sidelog visit",
        )
    names = ", ".join(kind.name for kind in EVENT_KINDS)
    title = " ".join((word, *more))
    inside = (find(OTHER_WORDS.get(one, one)) for one in title.casefold().split()[1:])
    for meant in inside:
        if meant and not meant.about_product and not _is_near_a_kind(key):
            raise UsageError(
                f"There is no kind of event {quoted(word)}.", hint=_did_you_mean(meant, title)
            )
    if key not in OTHER_WORDS:
        raise unknown_word("kind of event", word, names.split(", "), f"Kinds: {names}.")
    meant = event_kind(OTHER_WORDS[key])
    hint = f"Did you mean {meant.name}? Kinds: {names}."
    if not meant.about_product:
        hint = _did_you_mean(meant, word)
    elif key == "taper":
        hint = "One step of it is reduce. A plan of several has a command: sidelog regimen"
    raise UsageError(f"There is no kind of event {quoted(word)}.", hint=hint)


def _is_near_a_kind(word: str) -> bool:
    from difflib import get_close_matches  # noqa: PLC0415  (only for what is not known)

    return bool(get_close_matches(word, [kind.name for kind in EVENT_KINDS], 1, 0.6))


def _did_you_mean(kind: EventKind, title: str) -> str:
    return f"Did you mean {kind.name}? Such as: sidelog event {kind.name} {quote(title)}"


def amount_a_day(words: str) -> Amount:
    """The amount of a change that was typed with --from or --to.

    Raises:
        UsageError: it is none; a day may have been meant.
    """
    try:
        return parse_amount(words, a_day=True)
    except SidelogError as error:
        hint = "Of a change, --from and --to are amounts a day; its day is --on."
        raise UsageError(error.message, hint=hint) from None


def _understand(app: App, line: Line) -> Typed:
    """What a line says.

    Raises:
        SidelogError: the kind, the days, the amounts or the note are not understood.
    """
    if not line.words:
        raise nothing_said(_EXAMPLE)
    kind = event_kind(*line.words)
    if kind.about_product:
        line = days_in_words(app, line, _OF_A_CHANGE, bare=2)  # after the product
    else:
        line = _days_at_the_end(app, line)
    words = line.words[1:]
    on, start, until, note = map(line.one, ("on", "from", "to", "note"))
    typed = Typed(
        kind,
        words,
        None,
        new=line.flags["new"],
        keeps=True if line.flags["keep"] else False if line.flags["replace"] else None,
        note=None if note is None else check_note(note),
    )
    if kind.about_product:
        if not words:
            raise UsageError(
                f"{kind.name} needs the product.", hint=f"Such as: sidelog event {kind.name} kratom"
            )
        return typed._replace(
            day=app.day(on),
            before=None if start is None else amount_a_day(start),
            after=None if until is None else amount_a_day(until),
        )
    if on and (start or until):
        raise UsageError(
            "An event has --on, or --from and --to.", hint="Give the one or the other."
        )
    if (start or until) and not kind.spans_days:
        raise UsageError(f"{kind.name} happens on one day.", hint="Give it with --on.")
    last = None if until is None else app.day(until)
    if start is None:
        return typed._replace(day=None if last else app.day(on), until=last)
    first = app.day(start)
    if last:
        ordered(first, last)
    return typed._replace(day=first, until=last, ongoing=last is None)


def _days_at_the_end(app: App, line: Line) -> Line:
    """The line with the days that its last words say: "flu since monday", "flu yesterday".

    Raises:
        UsageError: the last word is a day of the week, which may belong to what it is called.
    """
    line = days_in_words(app, line, _OF_DAYS)
    shorter = days_in_words(app, line, _OF_DAYS, bare=1)
    last = " ".join(line.words[len(shorter.words) :]).casefold()
    if last == "sun":
        return line
    if shorter.one("on") and shorter.words[-1].casefold() in ENDS:  # "flu until yesterday"
        said = {**shorter.said, "on": None, "to": shorter.one("on")}
        return shorter._replace(words=shorter.words[:-1], said=said)
    if shorter.one("on") == last and last.isalpha() and last not in _NEAR:
        title = " ".join(line.words[1:])
        raise UsageError(
            f"{quoted(last)} may be the day, or belong to what it is called.",
            hint=f"The day: --on {last}. What it is called, in quotation marks: {quote(title)}",
        )
    return shorter


def _acknowledge(app: App, happenings: Sequence[Happening], *, is_pipe: bool) -> None:
    data = [_as_data(one) for one in happenings]
    app.answer(
        data if is_pipe else data[0],
        (_line(app, one) for one in happenings),
        dict.fromkeys(line for one in happenings for line in _more(one)),
        quiet=(_line(app, one, amounts=False) for one in happenings),
    )
    for one in happenings:
        if one.product and one.made:
            offer_signs(app, one.product)


def _line(app: App, one: Happening, *, amounts: bool = True) -> str:
    when = app.when(one.day)
    if one.typed.ongoing:
        when = f"since {dates.say_date(one.day)}, still going on"
    elif one.typed.until:
        when = dates.say_span(one.day, one.typed.until)
    what = one.product.name if one.product else one.typed.title or ""
    about = f", {what}" if what else ""
    unit = one.product.unit if one.product else None
    said = say_amounts(one.before, one.after, unit) if amounts else ""
    return f"{when}: {one.typed.kind.title}{about}" + (f": {said}" if said else "")


def _more(one: Happening) -> Iterator[str]:
    """What a person should know of what was recorded."""
    if one.none_on:
        count = len(one.none_on)
        yield f"Recorded too: none taken on {count} day{'s' * (count != 1)} since."
    if one.typed.ongoing:
        yield f"When it is over: sidelog event {one.typed.kind.name} --to DAY"
    if not one.product:
        yield from (f"{say_going_on(other)} Wrong? sidelog undo" for other in one.beside)
    else:
        yield from _more_of_change(one, one.product)


def _more_of_change(one: Happening, product: Product) -> Iterator[str]:
    for kept, said in ((one.before, one.typed.before), (one.after, one.typed.after)):
        if said and said.estimate:
            yield f"Kept as {say_amount(kept, product.unit)}: a change has no mark for estimates."
    yield from said_of_unusual(one.unusual)
    if one.beside:
        there = " and ".join(f"{other.kind_title} ({other.reference})" for other in one.beside)
        yield f"That day has {there} too. Wrong? sidelog undo"
    yield from _what_holds(one, product)
    if product.retired:
        yield put_away("product", product.name)
    if one.made:
        yield one.made


def _what_holds(one: Happening, product: Product) -> Iterator[str]:
    """What a change does to what is taken as a rule, and the line that says another rule."""
    was, holds = one.was, one.holds
    line = f"  sidelog regimen {quote(product.name)}"
    if was != holds:
        if was and not was.rule.is_stop and (holds is None or holds.rule.is_stop):
            yield f"With it ends what was planned: {say_rule(was.rule, product.unit)}."
        if holds is None:
            yield "What is a rule from then on, if anything is:"
            yield f"{line} AMOUNT daily --from {one.day}"
        elif not holds.rule.is_stop:
            yield f"Planned from then on: {say_rule(holds.rule, product.unit)}."
    elif holds is None and one.after:
        yield "If it is taken every day, one line says so for all of them:"
        yield f"{line} {say_amount(one.after, product.unit)} daily --from {one.day}"
    if one.gone or was != holds:
        from sidelog.cli.record.plan.planning import said_of_others  # noqa: PLC0415  (seldom)

        yield from said_of_others(one.gone, one.kept, product)


def _as_data(one: Happening) -> dict[str, object]:
    product = one.product
    return {
        "reference": one.reference,
        "kind": one.typed.kind.name,
        "product": product.name if product else None,
        "title": one.typed.title,
        "day": one.day,
        "until": one.typed.until,
        "ongoing": one.typed.ongoing,
        "before": one.before,
        "after": one.after,
        "unit": product.unit if product else None,
        "unusual": one.unusual or None,
        "none_on": list(one.none_on),
    }
