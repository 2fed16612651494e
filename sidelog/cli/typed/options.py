"""The options that many commands have: each has one name, one meaning and one help everywhere."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Annotated

import typer

from sidelog.cli.app import App
from sidelog.errors import SidelogError, UsageError
from sidelog.period import Period

On = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day: yesterday, monday, '12 sep', 2026-09-12."),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="TIME", help="The time: 08:30, '2h ago', 'yesterday 23:10'."),
]
Last = Annotated[
    str | None,
    typer.Option(
        "--last",
        metavar="LENGTH",
        help="How far back: 90d, 12w, 6m, 1y; or week, month, year: the last whole one.",
    ),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DAY", help="The first day: monday, '12 sep', 2026-09-12."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="DAY", help="The last day; today if not said."),
]
Keep = Annotated[
    bool | None,
    typer.Option("--keep/--replace", help="Whether later steps stay, or are taken away."),
]
Note = Annotated[
    str | None, typer.Option("--note", "-n", metavar="WORDS", help="A note, in your own words.")
]
New = Annotated[
    bool, typer.Option("--new", help="It is a new product, though its name is like another.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
Passphrase = Annotated[
    bool, typer.Option("--passphrase", help="Under a passphrase, which is asked for: FILE.age.")
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Even where the journal is damaged; that is said on it.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Unrelated = Annotated[bool, typer.Option("--unrelated", help="The two may have nothing in common.")]
Limit = Annotated[
    int, typer.Option("--limit", min=1, max=1_000_000, metavar="N", help="How many, newest first.")
]

USUAL_DAYS = 84


def period_of(
    app: App,
    last: str | None,
    start: str | None,
    end: str | None,
    spans: Sequence[str] = (),
    *,
    days: int = USUAL_DAYS,
    first: date | None = None,
) -> Period | None:
    """The period that words, or `--last`, or `--from` and `--to` name; None where they name none.

    Where only its last day is said, it begins on `first`, or else has so many days.

    Raises:
        UsageError: it is said in two ways, or not understood.
    """
    from sidelog.dates.periods import (  # noqa: PLC0415  (only where one was typed)
        parse_end,
        parse_last,
        parse_span,
        parse_start,
    )

    ways_said(last, start, end, spans)  # refuses two
    for span in spans:
        return app.understand(parse_span, span)
    if last:
        return app.understand(parse_last, last)
    if not (start or end):
        return None
    with _of_option("--to"):
        until = app.understand(parse_end, end or "today").last
    if not start:
        return Period(min(first or until - timedelta(days=days - 1), until), until)
    with _of_option("--from"):
        return app.understand(parse_start, start, last=until)


def ways_said(
    last: str | None, start: str | None, end: str | None, spans: Sequence[str]
) -> list[str]:
    """What of a command line chose the period: words, or the names of options.

    Raises:
        UsageError: it is said in two ways.
    """
    options = {"--last": last, "--from": start, "--to": end}
    said = [*spans, *(name for name, words in options.items() if words)]
    if len(said) > 1 and said != ["--from", "--to"]:
        raise UsageError(
            f"The period is said twice: {' and '.join(said)}.", hint="Say it in one way."
        )
    return said


@contextmanager
def _of_option(name: str) -> Iterator[None]:
    """Say of which option it is that its words are refused."""
    try:
        yield
    except SidelogError as error:
        error.message = f"{name}: {error.message}"
        raise


def latest(app: App, days: int = USUAL_DAYS) -> Period:
    """So many days up to today."""
    return Period(app.today - timedelta(days=days - 1), app.today)
