"""`sidelog show`: the record itself, day by day, with the names by which it can be changed."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated

import typer

from sidelog import dates
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import visible
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, refuse_options
from sidelog.cli.lines import say_line
from sidelog.cli.look.planned import beside_doses, by_plan, planned_over
from sidelog.errors import NothingMatchedError
from sidelog.journal.measures import measures_put_away
from sidelog.journal.rows import DayLine
from sidelog.period import Period

show_app = command_app(minus_words=True)
apps = {"show": show_app}

_BY_ITSELF = "7d"
_LONGEST_LINE = 2_000
"""A longer note is cut in a table of days; `--full` shows it whole."""


@show_app.command()
def show(
    context: typer.Context,
    period: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DAY|FROM..TO]", help="Such as monday, -2d, 2026-09 or 2w."),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show long notes whole.")] = False,
) -> None:
    """Show what is recorded.

    By itself, of the last seven days. The name before each line, such as d3, is what edit and
    delete take.
    """
    app = app_of(context)
    refuse_options(context, period or ())
    words = " ".join(period or (_BY_ITSELF,))
    span = dates.parse_span(words, now=app.now, day_starts=app.settings.day_starts)
    with app.read() as journal:
        measures = {**measures_put_away(journal), **journal.measures}
        lines = journal.lines(*span)
        planned = planned_over(journal, span, app.today.toordinal())
    if not lines and not planned:
        raise NothingMatchedError(f"Nothing is recorded for {dates.say_span(*span)}.")
    lines.sort(key=_when)
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)
        from sidelog.report.render.json import planned_data  # noqa: PLC0415

        plans = [planned_data(of.product, of.steps, of.kept) for of in planned]
        days = {"first": span.first, "last": span.last}
        write_data(app, "show", {**days, "entries": lines, "planned": plans})
        return
    beside = beside_doses(planned, lines)
    if lines or span.days > 1:
        for text in _days(app, lines, measures, span, full=full, beside=beside):
            app.out(text)
    else:
        app.out(dates.say_date(span.first))
    for text in by_plan(planned, span, app.today.toordinal()):
        app.out(text)


def _days(
    app: App,
    lines: list[DayLine],
    measures: Mapping[str, Measure],
    span: Period,
    *,
    full: bool,
    beside: Mapping[str, str],
) -> Iterator[str]:
    """Each day with what is recorded of it; a stretch without anything is one line."""
    expected = span.first
    for day, entries in groupby(lines, key=lambda line: line.day):
        yield from _gap(expected, day - timedelta(days=1))
        yield dates.say_date(day)
        for line in entries:
            said = beside.get(line.reference, "")
            yield from show_line(app, line, measures, full=full, beside=said)
            expected = max(expected, _last_day(line) + timedelta(days=1))
    yield from _gap(expected, min(span.last, app.today - timedelta(days=1)))


def _when(line: DayLine) -> tuple[date, int, str]:
    """What orders entries: the day, then its own values, what has a time, and the rest."""
    timed = line.kind != "event" and line.at
    place = 1 if timed else 0 if line.kind == "observation" else 2
    return line.day, place, (line.at or "") if timed else ""


def _last_day(line: DayLine) -> date:
    return date.fromisoformat(line.at) if line.kind == "event" and line.at else line.day


def _gap(first: date, last: date) -> Iterator[str]:
    if first <= last:
        yield f"{dates.say_span(first, last)}: nothing recorded"


def show_line(
    app: App,
    line: DayLine,
    measures: Mapping[str, Measure],
    *,
    full: bool = False,
    beside: str = "",
) -> list[str]:
    """One recorded thing, its name before it and `beside` behind it, wrapped to the terminal."""
    text = visible(say_line(line, measures))
    if len(text) > _LONGEST_LINE and not full:
        text = f"{text[:_LONGEST_LINE]}… ({len(line.text):,} characters; all of it: --full)"
    width = max(app.host.columns, 40)
    text = f"{text} ({beside})" if beside else text
    head, indent = f"  {line.reference:<6}", " " * 8
    wrapped = [
        piece
        for paragraph in text.split("\n")
        for piece in textwrap.wrap(paragraph, width - len(indent)) or [""]
    ]
    lines = (f"{head if n == 0 else indent}{piece}" for n, piece in enumerate(wrapped))
    return [line.rstrip() for line in lines]
