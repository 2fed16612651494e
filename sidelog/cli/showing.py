"""What the commands that show a period share: which days are meant, and what can be drawn."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

import typer

from sidelog import dates
from sidelog.cli.app import App
from sidelog.errors import NothingMatchedError, UsageError
from sidelog.journal.reading import Reader
from sidelog.report.gathering import has_entry
from sidelog.report.sentences.findings import titles
from sidelog.report.terminal import Look

Last = Annotated[str | None, typer.Option(help="How far back: 12w, 90d, 6m, 1y; 12w if not said.")]
From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day instead.")]
To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="The last day, if not today.")]

_USUAL_DAYS = 84


def period_of(app: App, last: str | None, start: str | None, end: str | None) -> dates.Span:
    """The period that was asked for; the twelve weeks up to today where none was.

    Args:
        app: the run.
        last: a length such as "90d".
        start: the words for its first day.
        end: the words for its last day.

    Raises:
        UsageError: a length and days are given together, or the words are not understood.
        BadDataError: the period runs backwards or is still to come.
    """
    day_starts = app.settings.day_starts
    if last and (start or end):
        raise UsageError("--last goes without --from and --to.", hint="Such as: --last 90d")
    if start:
        words = f"{start}..{end or 'today'}"
        return dates.parse_span(words, now=app.now, day_starts=day_starts)
    if last:
        return dates.parse_last(last, now=app.now, day_starts=day_starts)
    until = app.day(end)
    return until - timedelta(days=_USUAL_DAYS - 1), until


def refuse_without_entries(journal: Reader, named: Sequence[str], first: date, last: date) -> None:
    """Say where the entries are, if there are none in a period.

    Args:
        journal: where they are looked for.
        named: names of the measures that were asked for; none for all that there are.
        first: first day of the period.
        last: last day of the period, inclusive.

    Raises:
        NothingMatchedError: none of the measures has an entry in the period.
    """
    names = named or list(journal.measures)
    if any(has_entry(journal, name, first, last) for name in names):
        return
    what = f"Nothing{_of(journal, named)} is recorded"
    begun = [day for name in names if (day := journal.first_day(name))]
    if not begun:
        earlier = sum(kept[0] for name in names if (kept := journal.on_other_scales(name)))
        hint = "Begin with: sidelog log"
        if earlier:
            values = "1 value" if earlier == 1 else f"{earlier} values"
            hint = f"What is on an earlier scale is not mixed in: {values}."
        raise NothingMatchedError(f"{what} yet.", hint=hint)
    newest = [found[0] for name in names if (found := journal.last_value(name, last))]
    where = f"--to {max(newest)}" if newest else f"--from {min(begun)}"
    raise NothingMatchedError(
        f"{what} from {dates.say_span(first, last)}.", hint=f"There are entries with {where}"
    )


def _of(journal: Reader, named: Sequence[str]) -> str:
    return f" of {titles(journal.measures[name] for name in named)}" if named else ""


def look_of(app: App) -> Look:
    """What stdout can show."""
    return Look(
        columns=app.host.columns,
        boxes=app.host.draws,
        colour=app.host.has_colour,
        unicode=app.host.has_unicode,
    )
