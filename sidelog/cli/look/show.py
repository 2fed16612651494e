"""`sidelog show` and `search`: the record itself, with the names by which it can be changed."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import chain, groupby
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, refuse_options
from sidelog.cli.lines import show_line
from sidelog.cli.look.planned import Planned, beside_doses, by_plan, planned_over
from sidelog.cli.typed.finding import find_either
from sidelog.cli.typed.options import From, Last, Limit, To, latest, period_of, ways_said
from sidelog.dates.words import EVERYTHING, NotUnderstoodError
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.measures import measures_put_away
from sidelog.journal.rows import DayLine
from sidelog.journal.search import Named
from sidelog.journal.search import search as find_words
from sidelog.period import Period

show_app, search_app = command_app(minus_words=True), command_app()
apps = {"show": show_app, "search": search_app}

_BY_ITSELF = 7
_NAME = r"[a-z][1-9][0-9]*"


@show_app.command()
def show(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DAY|PERIOD|NAME]",
            help="Such as monday, 2w, last month, 2026-09..2026-10, all; or an entry, such as d3.",
        ),
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
    full: Annotated[bool, typer.Option("--full", help="Show long notes whole.")] = False,
) -> None:
    """Show what is recorded.

    By itself, of the last seven days. The name before each line, such as d3, is what edit and
    delete take.
    """
    app = app_of(context)
    refuse_options(context, words or ())
    typed = " ".join(words or ()).casefold()
    named = typed.split() if re.fullmatch(rf"{_NAME}( {_NAME})*", typed) else []
    spans = [typed] if typed else []
    ways_said(last, start, end, spans)  # refuses two
    period = None
    if not named and typed not in EVERYTHING:
        with _perhaps_a_name(app, typed):
            asked = period_of(app, last, start, end, spans, first=date.min)
        period = asked or latest(app, _BY_ITSELF)
    with app.read() as journal:
        measures = {**measures_put_away(journal), **journal.measures}
        span = None if named else _within_record(journal, period)
        lines = journal.lines(*span) if span else _entries(journal, named)
        planned = planned_over(journal, span, app.today.toordinal()) if span else []
    if span and not lines and not planned:
        raise NothingMatchedError(f"Nothing is recorded for {dates.say_span(*span)}.")
    lines.sort(key=_when)
    if lines or span is None or span.days > 1:
        beside = beside_doses(planned, lines)
        shown = _days(app, lines, measures, span, full=full, beside=beside)
    else:
        shown = iter([dates.say_date(span.first)])
    if span:
        width = max(app.host.columns, 40)
        plans = by_plan(planned, span, app.today.toordinal())
        shown = chain(shown, (textwrap.fill(one, width, subsequent_indent="  ") for one in plans))
    app.answer(partial(_data, lines, span, planned), shown)


@contextmanager
def _perhaps_a_name(app: App, typed: str) -> Iterator[None]:
    """Say of words that are no period, but what a measure or a product is called, where that is.

    Raises:
        UsageError: they are so.
    """
    try:
        yield
    except NotUnderstoodError:
        with app.read() as journal:
            found = find_either(journal, typed)
        if found is None:
            raise
        raise UsageError(
            f"{found.name} is no period: show takes days.",
            hint=f"How it went: sidelog trends {quote(found.name)}",
        ) from None


def _data(
    lines: Sequence[DayLine], span: Period | None, planned: Sequence[Planned]
) -> dict[str, object]:
    from sidelog.report.render.json import planned_data  # noqa: PLC0415  (only for machines)

    first, last = span or (lines[0].day, lines[-1].day)
    plans = [planned_data(of.product, of.steps, of.kept) for of in planned]
    return {"first": first, "last": last, "entries": lines, "planned": plans}


def _within_record(journal: Journal, period: Period | None) -> Period:
    """The days that are asked for; those before anything is recorded left out, if none was named.

    Raises:
        NothingMatchedError: nothing is recorded at all.
    """
    if period and period.first > date.min:
        return period
    first, last = journal.span() or _without_days(journal)
    until = period.last if period else last
    return Period(min(first, until), until)


def _without_days(journal: Journal) -> Period:
    from sidelog.cli.look.looking import recorded_span  # noqa: PLC0415  (seldom)

    return recorded_span(journal)


def _entries(journal: Journal, named: Iterable[str]) -> list[DayLine]:
    from sidelog.journal.entries import find_entry  # noqa: PLC0415  (seldom)

    return [find_entry(journal, name).line for name in dict.fromkeys(named)]


def _days(
    app: App,
    lines: list[DayLine],
    measures: Mapping[str, Measure],
    span: Period | None,
    *,
    full: bool,
    beside: Mapping[str, str],
) -> Iterator[str]:
    """Each day with what is recorded of it; a stretch of the span without anything is one line."""
    expected = span.first if span else date.max
    for day, entries in groupby(lines, key=lambda line: line.day):
        yield from _gap(expected, day - timedelta(days=1))
        yield dates.say_date(day)
        for line in entries:
            said = beside.get(line.reference, "")
            yield from show_line(app, line, measures, full=full, beside=said)
            expected = max(expected, _day_after(line))
    if span:
        yield from _gap(expected, min(span.last, app.today - timedelta(days=1)))


def _when(line: DayLine) -> tuple[date, int, str]:
    """What orders entries: the day, then its own values, what has a time, and the rest."""
    timed = line.kind != "event" and line.at
    place = 1 if timed else 0 if line.kind == "observation" else 2
    return line.day, place, (line.at or "") if timed else ""


def _day_after(line: DayLine) -> date:
    """The first day of which a line no longer says anything; none yet of what goes on."""
    if line.ongoing:
        return date.max
    last = date.fromisoformat(line.at) if line.kind == "event" and line.at else line.day
    return last + timedelta(days=1)


def _gap(first: date, last: date) -> Iterator[str]:
    if first <= last:
        yield f"{dates.say_span(first, last)}: nothing recorded"


@search_app.command()
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    last: Last = None,
    start: From = None,
    end: To = None,
    limit: Limit = 50,
) -> None:
    """Find words in notes, events, doses, products and measures.

    Newest first, of the whole record or of a period. Case and accents make no difference;
    nothing is a wildcard.
    """
    app = app_of(context)
    begins, ends = period_of(app, last, start, end, first=date.min) or (None, None)
    with app.read() as journal:
        found = find_words(journal, " ".join(words), first=begins, last=ends, limit=limit + 1)
        measures = {**measures_put_away(journal), **journal.measures}
    if not found:
        raise NothingMatchedError(f"Nothing has the words {' '.join(words)!r}.")
    shown = found[:limit]
    is_more = len(found) > limit
    app.answer(
        {"found": shown, "more": is_more},
        _found(app, shown, measures),
        [f"There is more; show it with --limit {limit * 2}."] if is_more else [],
    )


def _found(
    app: App, found: Iterable[DayLine | Named], measures: Mapping[str, Measure]
) -> Iterator[str]:
    """What was found, each day once above what is of it."""
    for day, some in groupby(found, key=lambda one: None if isinstance(one, Named) else one.day):
        if day:
            yield dates.say_date(day)
        for one in some:
            if isinstance(one, Named):
                yield f"{one.kind.capitalize()} {one.name}"
            else:
                yield from show_line(app, one, measures)
