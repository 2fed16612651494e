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
from sidelog.cli.look.looking import Detail, find_measure, say_put_away
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.references import Kind, parse_reference
from sidelog.journal.rows import Happened, Product
from sidelog.period import Period
from sidelog.report.findings.compared import Compared, around_change, around_event, between
from sidelog.report.findings.proposals import latest_proposals
from sidelog.report.findings.taken import taken_of
from sidelog.report.render.terminal_answers import show_compared
from sidelog.report.words.screens import event_name
from sidelog.report.words.taken import more_proposals, proposal

compare_app = command_app()
apps = {"compare": compare_app}

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
    detail: Detail = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="A page of it, as of sidelog report."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Compare measures before and after a change of what is taken, or two periods.

    By itself: every change so far, and the answers to the latest.

    Examples:

      sidelog compare

      sidelog compare mood --around 'stop kratom' --detail

      sidelog compare 2026-07-01..2026-08-31 2026-10-01..2026-11-15
    """
    app = app_of(context)
    with app.read() as journal:
        names, spans = _understand(journal, words or ())
        say_put_away(app, journal, names)
        shown = _gather(app, journal, names, spans, around)
        if output is not None:
            from sidelog.cli.look.report import write_page_about  # noqa: PLC0415  (only for pages)

            if shown.change is None:
                raise UsageError(
                    "A page is about a change of a product.", hint="Such as: --around kratom"
                )
            about = shown.change if around is not None else None
            write_page_about(app, journal, about, names, output, force=force)
            return
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)
        from sidelog.report.render.data import compared_data  # noqa: PLC0415

        write_data(app, "compare", compared_data(shown))
    else:
        every = around is None and not spans
        app.show(show_compared(shown, app.screen, every_change=every, detail=detail))


def _gather(
    app: App, journal: Journal, names: list[str], spans: list[str], around: str | None
) -> Compared:
    if spans:
        return between(journal, app.today, _periods(app, spans, around), names)
    about = None if around is None else _meant(app, journal, around)
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


def _understand(journal: Journal, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names of measures, and the words that are periods: those that begin like a date."""
    names: list[str] = []
    spans: list[str] = []
    for word in words:
        if word not in journal.measures and (".." in word or word[:1].isdigit()):
            spans.append(word)
        else:
            names.append(find_measure(journal, word, _CHANGES_OF).name)
    return names, spans


def _periods(app: App, words: Sequence[str], around: str | None) -> tuple[Period, Period]:
    """Two periods, the earlier first.

    Raises:
        UsageError: there are not two, or a change is named too.
        BadDataError: they overlap.
    """
    if around is not None:
        raise UsageError("Compare around a change, or two periods.", hint="Leave out one of both.")
    if len(words) != 2:  # noqa: PLR2004  (before and after)
        raise UsageError("A comparison takes two periods.", hint=_PERIODS)
    clock = app.settings.day_starts
    before, after = sorted(dates.parse_span(word, now=app.now, day_starts=clock) for word in words)
    if before.touches(after):
        raise BadDataError(
            f"The periods overlap: {dates.say_span(*before)}, and {dates.say_span(*after)}.",
            hint="Let the second begin after the first ends.",
        )
    return before, after


def _meant(app: App, journal: Journal, words: str) -> Change | Happened:
    """The change, or the event that is none, that some words mean.

    Raises:
        SidelogError: they mean none, or one that is still to come.
    """
    histories = {one.product.name: one for one in taken_of(journal, app.today)}
    product = journal.products.get(fold(words))
    if product is not None:
        taken = histories.get(product.name)
        if taken is None or not taken.changes:
            raise NothingMatchedError(f"No change of {product.name} is recorded.", hint=_EVENTS)
        return taken.changes[-1]
    event = _event(app, journal, words.strip())
    if event.day > app.today.toordinal():
        raise BadDataError(f"{_dated(event)} is still to come: there is no after yet.")
    changes = histories[event.product].changes if event.product in histories else ()
    return next((one for one in changes if event.day in {step.day for step in one.steps}), event)


def _event(app: App, journal: Journal, words: str) -> Happened:
    """The event that some words name: by its reference, its title, or its kind."""
    events = journal.events()
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
