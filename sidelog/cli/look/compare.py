"""`sidelog compare`: each measure before, during and after a change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.events import EventKind, find
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.entry import find_measure
from sidelog.cli.notes import shortened
from sidelog.cli.showing import look_of
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.journal.reading import Reader
from sidelog.journal.references import Kind, parse_reference
from sidelog.journal.rows import Happened
from sidelog.report.compare_findings import ChangeFindings
from sidelog.report.compare_gathering import ChangeReader, is_change
from sidelog.report.sentences.compare import dated

compare_app = command_app()
apps = {"compare": compare_app}

_LONGEST_TITLE = 60
_OFFERED = 3
_EVENTS = "An event is named e3, or 'reduce kratom 2026-09-01'; sidelog show has them."
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
        typer.Option(metavar="EVENT", help="Such as e3 or 'reduce kratom'; the latest change."),
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="The methods and their numbers as well.")
    ] = False,
) -> None:
    """Compare measures before and after a change, with its lag windows between.

    Examples:

      sidelog compare

      sidelog compare mood --around 'stop kratom' --detail

      sidelog compare 2026-07-01..2026-08-31 2026-10-01..2026-11-15
    """
    app = app_of(context)
    with app.read() as journal:
        names, spans = _understand(journal.measures, words or ())
        events = journal.events() if app.json else [_shown(one) for one in journal.events()]
        reader = ChangeReader(journal, events, names, app.today)
        if spans:
            findings = reader.between(*_periods(app, spans, around))
        else:
            findings = reader.around(_event(app, journal, events, around))
    _write(app, findings, detail=detail)


def _understand(
    measures: Mapping[str, Measure], words: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The names of measures, and the words that are periods: those that begin like a date."""
    names: list[str] = []
    spans: list[str] = []
    for word in words:
        if word not in measures and (".." in word or word[:1].isdigit()):
            spans.append(word)
        else:
            names.append(find_measure(measures, word.casefold()).name)
    return names, spans


def _periods(app: App, words: Sequence[str], around: str | None) -> tuple[dates.Span, dates.Span]:
    """Two periods, the earlier first.

    Raises:
        UsageError: there are not two, or an event is named too.
        BadDataError: they overlap.
    """
    if around is not None:
        raise UsageError("Compare around an event, or two periods.", hint="Leave out one of both.")
    if len(words) != 2:  # noqa: PLR2004  (before and after)
        raise UsageError("A comparison takes two periods.", hint=_PERIODS)
    clock = app.settings.day_starts
    before, after = sorted(dates.parse_span(word, now=app.now, day_starts=clock) for word in words)
    if after[0] <= before[1]:
        raise BadDataError(
            f"The periods overlap: {dates.say_span(*before)}, and {dates.say_span(*after)}.",
            hint="Let the second begin after the first ends.",
        )
    return before, after


def _event(app: App, journal: Reader, events: Sequence[Happened], words: str | None) -> Happened:
    """The event that was named, or the latest change.

    Raises:
        SidelogError: the words name none, or one that is still to come.
    """
    if words is None:
        found = _latest([event for event in events if is_change(event)], app)
        if found is None:
            raise NothingMatchedError(
                "No change of a product is recorded.",
                hint=f"Record one with: sidelog event. Or name two periods. {_PERIODS}",
            )
        return found
    if re.fullmatch(r"[A-Za-z][0-9]+", words.strip()):
        return _referred(app, events, words)
    return _described(app, journal, events, words)


def _latest(events: Sequence[Happened], app: App) -> Happened | None:
    begun = [event for event in events if event.day <= app.today.toordinal()]
    return begun[-1] if begun else None


def _referred(app: App, events: Sequence[Happened], words: str) -> Happened:
    reference = parse_reference(words)
    if reference.kind is not Kind.EVENT:
        raise UsageError(f"{reference} is a {reference.kind.words}, not an event.", hint=_EVENTS)
    for event in events:
        if event.reference == str(reference):
            if event.day > app.today.toordinal():
                raise BadDataError(f"{dated(event)} is still to come: there is no after yet.")
            return event
    raise NothingMatchedError(f"There is no event {reference}.", hint=_EVENTS)


def _described(app: App, journal: Reader, events: Sequence[Happened], words: str) -> Happened:
    """The event of a kind, of a product and of a day; the latest where the day is left open."""
    first, _, rest = words.strip().partition(" ")
    kind = find(first)
    if kind is None:
        raise UsageError(f"{words[:40]!r} does not name an event.", hint=_EVENTS)
    product, day_words = _product_and_day(journal, rest) if kind.about_product else (None, rest)
    day = _day(app, day_words, words) if day_words.strip() else None
    alike = list(_alike(events, kind, product))
    found = _latest([one for one in alike if day is None or one.day <= day <= one.until], app)
    if found is None:
        raise NothingMatchedError(f"No such event is recorded: {words[:60]}.", hint=_offer(alike))
    return found


def _day(app: App, day_words: str, words: str) -> int:
    try:
        return app.day(day_words.strip()).toordinal()
    except UsageError:  # neither a product nor a day
        raise UsageError(f"{words[:40]!r} does not name an event.", hint=_EVENTS) from None


def _product_and_day(journal: Reader, words: str) -> tuple[str | None, str]:
    """The product whose name the words begin with, the longest such, and the words after it."""
    text = fold(words)
    names = [name for name in journal.products if f"{text} ".startswith(f"{name} ")]
    if not names:
        return None, words
    longest = max(names, key=len)
    return journal.products[longest].name, text[len(longest) :]


def _alike(events: Sequence[Happened], kind: EventKind, product: str | None) -> Iterator[Happened]:
    for event in events:
        if event.kind == kind.name and product in (None, event.product):
            yield event


def _offer(events: Sequence[Happened]) -> str:
    """The latest events that could have been meant."""
    if not events:
        return _EVENTS
    return f"There is: {'; '.join(dated(event) for event in events[-_OFFERED:])}"


def _shown(event: Happened) -> Happened:
    """An event whose title is fit for a terminal."""
    return event._replace(title=event.title and shortened(event.title, _LONGEST_TITLE))


def _write(app: App, findings: ChangeFindings, *, detail: bool) -> None:
    today = app.today.toordinal()
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)
        from sidelog.report.compare_data import change_data  # noqa: PLC0415

        write_data(app, "compare", change_data(findings))
    elif app.plain:
        from sidelog.report.compare_plain import change_lines  # noqa: PLC0415

        app.out("\n".join(change_lines(findings, today, detail=detail)))
    else:
        from sidelog.report.compare_terminal import show_change  # noqa: PLC0415

        app.out(show_change(findings, look_of(app), today, detail=detail))
