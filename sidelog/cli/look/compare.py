"""`sidelog compare`: what may be said after a change of what is taken, against before it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from sidelog import dates
from sidelog.analysis.changes import Change
from sidelog.catalog.events import find as find_kind
from sidelog.catalog.text import fold
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import Detail, find_measure, nothing_of, say_put_away
from sidelog.cli.options import Force, From, Last, To, period_of
from sidelog.dates.periods import parse_span
from sidelog.errors import AmbiguousError, BadDataError, NothingMatchedError, UsageError
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
from sidelog.report.findings.taken import taken_of
from sidelog.report.render.data import compared_data
from sidelog.report.render.terminal_answers import show_compared
from sidelog.report.words.basics import event_name
from sidelog.report.words.taken import more_proposals, proposal

compare_app = command_app()
apps = {"compare": compare_app}

_EVER = Period(date.min, date.max)
_OFFERED = 3
_CHANGES_OF = "Its changes: sidelog compare --around"
_EVENTS = "Such as: kratom, 'reduce kratom', e3, or the title of an event; sidelog show has them."
_PERIODS = "Such as: sidelog compare mood 2026-07-01..2026-08-31 2026-10-01..2026-11-15"


@compare_app.command()
def compare(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MEASURE]... [A..B C..D]", help="Measures, or two periods."),
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
        names, spans = _understand(app, journal, words or ())
        if spans and (within or around is not None):
            raise UsageError(
                "Compare two periods, or around a change.", hint="Leave out one of both."
            )
        say_put_away(app, journal, names)
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
        about = _latest_change(app, journal, within)
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


def _understand(app: App, journal: Journal, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names of measures, and the words that are periods."""
    names: list[str] = []
    spans: list[str] = []
    for word in words:
        known = word in journal.measures or fold(word) in journal.products
        if not known and (".." in word or word[:1].isdigit() or _is_period(app, word)):
            spans.append(word)
        else:
            names.append(find_measure(journal, word, _CHANGES_OF).name)
    return names, spans


def _periods(app: App, words: Sequence[str]) -> tuple[Period, Period]:
    """Two periods, the earlier first.

    Raises:
        UsageError: there are not two, or they overlap.
    """
    if len(words) != 2:  # noqa: PLR2004  (before and after)
        raise UsageError("A comparison takes two periods.", hint=_PERIODS)
    before, after = sorted(app.understand(parse_span, word) for word in words)
    if before.touches(after):
        raise UsageError(
            f"The periods overlap: {dates.say_span(*before)}, and {dates.say_span(*after)}.",
            hint="Let the second begin after the first ends.",
        )
    return before, after


def _is_period(app: App, word: str) -> bool:
    try:
        parse_span(word, now=app.now, day_starts=app.settings.day_starts)
    except UsageError as error:
        return isinstance(error, AmbiguousError)
    return True


def _latest_change(app: App, journal: Journal, within: Period) -> Change:
    """The latest change of any product in a period.

    Raises:
        NothingMatchedError: there is none.
    """
    every = (change for taken in taken_of(journal, app.today) for change in taken.changes)
    latest = max(
        (one for one in every if _lies(one, within)), key=lambda one: one.last, default=None
    )
    if latest is None:
        raise NothingMatchedError(
            f"No change of a product is {_recorded(within)}.",
            hint="All changes: sidelog compare",
        )
    return latest


def _recorded(within: Period) -> str:
    return "recorded" if within == _EVER else f"recorded from {dates.say_span(*within)}"


def _lies(change: Change, within: Period) -> bool:
    return within.touches(Period.of(change.first, change.last))


def _meant(app: App, journal: Journal, words: str, within: Period) -> Change | Happened:
    """The change, or the event that is none, that some words mean; the latest in a period.

    Raises:
        SidelogError: they mean none, or one that is still to come.
    """
    histories = {one.product.name: one for one in taken_of(journal, app.today)}
    product = journal.products.get(fold(words))
    if product is not None:
        taken = histories.get(product.name)
        if taken is None:
            raise nothing_of(journal, product, "change")
        changes = [one for one in taken.changes if _lies(one, within)]
        if not changes:
            raise NothingMatchedError(
                f"No change of {product.name} is {_recorded(within)}.", hint=_EVENTS
            )
        return changes[-1]
    event = _event(app, journal, words.strip(), within)
    if event.day > app.today.toordinal():
        raise BadDataError(f"{_dated(event)} is still to come: there is no after yet.")
    of_product = histories[event.product].changes if event.product in histories else ()
    return next((one for one in of_product if event.day in {step.day for step in one.steps}), event)


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
        raise UsageError(f"{words[:40]!r} does not name a change or an event.", hint=_EVENTS)
    product, day_words = _product_and_day(journal.products, rest)
    alike = [one for one in events if one.kind == kind.name and product in (None, one.product)]
    found = alike
    if day_words:
        try:
            day = app.day(day_words).toordinal()
        except UsageError:  # neither a product nor a day
            raise UsageError(f"{words[:40]!r} does not name a change.", hint=_EVENTS) from None
        found = [one for one in alike if one.day <= day <= one.until]
    if not found:
        offered = "; ".join(_dated(one) for one in alike[-_OFFERED:])
        hint = f"There is: {offered}" if alike else _EVENTS
        raise NothingMatchedError(f"No such event is recorded: {words[:60]}.", hint=hint)
    begun = [one for one in found if one.day <= app.today.toordinal()]
    return (begun or found)[-1]


def _product_and_day(products: Mapping[str, Product], words: str) -> tuple[str | None, str]:
    """The product whose name the words begin with, the longest such, and the words after it."""
    text = fold(words)
    names = [name for name in products if f"{text} ".startswith(f"{name} ")]
    if not names:
        return None, words.strip()
    longest = max(names, key=len)
    return products[longest].name, text[len(longest) :].strip()


def _dated(event: Happened) -> str:
    return f"{event_name(event)} {date.fromordinal(event.day)}"
