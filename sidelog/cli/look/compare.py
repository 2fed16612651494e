"""`sidelog compare`: what may be said after a change of what is taken, against before it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

import typer

from sidelog import dates
from sidelog.analysis.changes import Change, Direction
from sidelog.catalog.events import find as find_kind
from sidelog.catalog.text import fold, quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import Detail, nothing_of, read_words
from sidelog.cli.typed.finding import did_you_mean, leading, refuse_product
from sidelog.cli.typed.options import Force, From, Last, To, period_of
from sidelog.dates.periods import parse_span
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.references import Kind, parse_reference
from sidelog.journal.rows import Happened, Product
from sidelog.period import Period
from sidelog.report.findings.compared import (
    Compared,
    around_change,
    around_event,
    between,
    latest_proposals,
)
from sidelog.report.findings.taken import Taken, taken_of
from sidelog.report.render.data import compared_data
from sidelog.report.render.terminal_answers import show_compared
from sidelog.report.words.answers import before_what
from sidelog.report.words.basics import event_name
from sidelog.report.words.taken import more_proposals, proposal

compare_app = command_app()
apps = {"compare": compare_app}

_EVER = Period(date.min, date.max)
_OFFERED = 3
_EVENTS = (
    "Such as: kratom, 'reduce kratom', e3, or the title of an event. Changes: sidelog compare; "
    "events: sidelog show all"
)
_PERIODS = "Such as: sidelog compare mood 2026-07-01..2026-08-31 2026-10-01..2026-11-15"


@compare_app.command()
def compare(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MEASURE]... [PERIOD PERIOD]", help="Measures, and maybe two periods."
        ),
    ] = None,
    around: Annotated[
        str | None,
        typer.Option(metavar="CHANGE", help="A product, 'reduce kratom', e3, an event's title."),
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
    detail: Detail = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="A page of it, as of sidelog report."),
    ] = None,
    force: Force = False,
) -> None:
    """Compare measures before and after a change of what is taken, or two periods.

    By itself: every change so far, and the answers to the latest. With a period: to the latest
    of that period.

    Examples:

      sidelog compare

      sidelog compare mood --around 'stop kratom' --detail

      sidelog compare 2026-07-01..2026-08-31 2026-10-01..2026-11-15
    """
    app = app_of(context)
    within = period_of(app, last, start, end, first=date.min)
    with app.read() as journal:
        measures, products, spans = read_words(app, journal, words or ())
        if products:
            raise refuse_product(products[0], "Its changes: sidelog compare --around")
        names = [one.name for one in measures]
        if spans and (within or around is not None):
            raise UsageError(
                "Compare two periods, or around a change.", hint="Leave out one of both."
            )
        shown = _gather(app, journal, names, spans, around, within)
        if output is not None:
            from sidelog.cli.look.report import write_page_about  # noqa: PLC0415  (only for pages)

            if shown.change is None:
                raise UsageError(
                    "A page is about a change of a product.", hint="Such as: --around kratom"
                )
            about = shown.change if around is not None or within else None
            write_page_about(app, journal, about, names, output, force=force)
            return
    every = around is None and not spans and within is None
    lines = show_compared(shown, app.screen, every_change=every, detail=detail)
    app.answer(lambda: compared_data(shown), lines, drawn=True)


def _gather(
    app: App,
    journal: Journal,
    names: list[str],
    spans: list[str],
    around: str | None,
    within: Period | None,
) -> Compared:
    if spans:
        return between(journal, app.today, _periods(app, spans), names)
    about: Change | Happened | None = None
    if around is not None:
        about = _meant(app, journal, around, within or _EVER)
    elif within:
        about = _latest_change(taken_of(journal, app.today), within)
    if isinstance(about, Happened):
        return around_event(journal, app.today, about, names)
    shown = around_change(journal, app.today, about, names)
    if shown is None:
        raise _no_change(app, journal)
    return shown


def _no_change(app: App, journal: Journal) -> NothingMatchedError:
    """That no change is recorded; with the latest of each product that the doses show."""
    shown = latest_proposals(taken_of(journal, app.today))
    hint = f"Record one with: sidelog event. Or name two periods. {_PERIODS}"
    if shown:
        lines = [" ".join(proposal(one, app.today.toordinal())) for one in shown[:_OFFERED]]
        if (left := len(shown) - _OFFERED) > 0:
            lines.append(more_proposals(left))
        hint = "\n".join(lines)
    return NothingMatchedError("No change of a product is recorded.", hint=hint)


def _periods(app: App, words: Sequence[str]) -> tuple[Period, Period]:
    """Two periods, the earlier first.

    Raises:
        UsageError: there are not two, or they overlap.
    """
    if len(words) != 2:  # noqa: PLR2004  (before and after)
        raise UsageError(
            f"A comparison takes two periods; said is {' and '.join(words)}.",
            hint=f"{_PERIODS}; or, for a change: sidelog compare --around kratom",
        )
    before, after = sorted(app.understand(parse_span, word) for word in words)
    if before.touches(after):
        raise UsageError(
            f"The periods overlap: {dates.say_span(*before)}, and {dates.say_span(*after)}.",
            hint="Let the second begin after the first ends.",
        )
    return before, after


def _latest_change(
    every: Iterable[Taken], within: Period, product: Product | None = None
) -> Change:
    """The latest change of a product, or of any, in a period.

    Raises:
        NothingMatchedError: there is none.
    """
    changes = [
        change
        for taken in every
        if product is None or taken.product.id == product.id
        for change in taken.changes
        if within.touches(Period.of(change.first, change.last))
    ]
    if not changes:
        name = product.name if product else "a product"
        raise NothingMatchedError(
            f"No change of {name} is {_recorded(within)}.", hint="All changes: sidelog compare"
        )
    return max(changes, key=lambda one: one.last)


def _recorded(within: Period) -> str:
    return "recorded" if within == _EVER else f"recorded from {dates.say_span(*within)}"


def _meant(app: App, journal: Journal, words: str, within: Period) -> Change | Happened:
    """The change, or the event that is none, that some words mean; the latest in a period.

    Raises:
        SidelogError: they mean none, or one that is still to come.
    """
    every = taken_of(journal, app.today)
    product = journal.products.get(fold(words))
    if product is not None:
        of = next((one for one in every if one.product.id == product.id), None)
        if of is None:
            raise nothing_of(journal, product, "change")
        if of.regimen and not of.changes:
            raise _not_known_before(of)
        return _latest_change(every, within, product)
    called = [one for of in every for one in of.changes if _is_called(one, words, within)]
    if called:
        if len(called) > 1:
            app.say(f"The latest of {len(called)} changes that are called so.")
        return max(called, key=lambda one: one.last)
    event = _event(app, journal, words.strip(), within)
    if event.day > app.today.toordinal():
        raise BadDataError(f"{_dated(event)} is still to come: there is no after yet.")
    changes = (one for of in every if of.product.name == event.product for one in of.changes)
    return next((one for one in changes if event.day in {step.day for step in one.steps}), event)


def _not_known_before(taken: Taken) -> NothingMatchedError:
    """That a first rule is not known to be a change, and what to say if it is one."""
    name, first = taken.product.name, date.fromordinal(taken.regimen[0].day)
    return NothingMatchedError(
        f"What was taken of {name} before {dates.say_date(first)} is not known.",
        hint=f"If it was begun then: sidelog event start {quote(name)} --on {first}",
    )


def _is_called(change: Change, words: str, within: Period) -> bool:
    """Whether words name a change of a period, as screens do or by the command that tells it."""
    if not within.touches(Period.of(change.first, change.last)):
        return False
    product, said = fold(change.product), fold(words)
    bare = " ".join(said.replace(product, " ").split()).removeprefix("the ")
    last = change._replace(steps=change.steps[-1:])
    names = {fold(before_what(one)).removeprefix("the ") for one in (change, last)}
    kind = find_kind(bare)
    told = kind is not None and kind.name in _kinds(change)
    return product in said and (told or said.removeprefix("the ") in names)


def _kinds(change: Change) -> set[str]:
    """The kinds of events that tell of a change."""
    if change.direction is Direction.MORE:
        return {"start", "restart"} if change.before == 0 else {"increase"}
    stops = {"stop"} if change.stopped else set()
    return stops | ({"reduce"} if len(change.steps) > 1 or not stops else set())


def _event(app: App, journal: Journal, words: str, within: Period) -> Happened:
    """The event that some words name: by its reference, its title, or its kind."""
    events = [one for one in journal.events() if within.touches(Period.of(one.day, one.until))]
    if re.fullmatch(r"[A-Za-z][0-9]+", words):
        reference = parse_reference(words)
        if reference.kind is not Kind.EVENT:
            raise UsageError(
                f"{reference} is a {reference.kind.words}, not an event.", hint=_EVENTS
            )
        found = [one for one in events if one.reference == str(reference)]
        if not found:
            raise NothingMatchedError(f"There is no event {reference}.", hint=_EVENTS)
        return found[0]
    titled = [one for one in events if one.title and fold(words) in fold(one.title)]
    return titled[-1] if titled else _described(app, journal, events, words)


def _described(app: App, journal: Journal, events: Sequence[Happened], words: str) -> Happened:
    """The event of a kind, of a product and of a day; the latest where the day is left open."""
    first, _, rest = words.partition(" ")
    kind = find_kind(first)
    if kind is None:
        raise UsageError(
            f"{words[:40]!r} does not name a change or an event.",
            hint=f"{did_you_mean(journal, words, 'product')}{_EVENTS}",
        )
    product, day_words = leading(rest.split(), lambda run: journal.products.get(fold(run)))
    alike = [
        one
        for one in events
        if one.kind == kind.name and (not product or product.name == one.product)
    ]
    found = alike
    if day_words:
        try:
            day = app.day(" ".join(day_words)).toordinal()
        except UsageError:  # neither a product nor a day
            raise UsageError(f"{words[:40]!r} does not name a change.", hint=_EVENTS) from None
        found = [one for one in alike if one.day <= day <= one.until]
    if not found:
        offered = "; ".join(_dated(one) for one in alike[-_OFFERED:])
        hint = f"There is: {offered}" if alike else _EVENTS
        raise NothingMatchedError(f"No such event is recorded: {words[:60]}.", hint=hint)
    begun = [one for one in found if one.day <= app.today.toordinal()]
    return (begun or found)[-1]


def _dated(event: Happened) -> str:
    return f"{event_name(event)} {date.fromordinal(event.day)}"
