"""The options that many commands have: each has one name, one meaning and one help everywhere."""

from datetime import date, timedelta
from typing import Annotated

import typer

from sidelog.cli.app import App
from sidelog.errors import UsageError
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
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Limit = Annotated[
    int, typer.Option("--limit", min=1, max=1_000_000, metavar="N", help="How many, newest first.")
]

USUAL_DAYS = 84


def period_of(
    app: App,
    last: str | None,
    start: str | None,
    end: str | None,
    *,
    days: int = USUAL_DAYS,
    first: date | None = None,
) -> Period | None:
    """The period that `--last`, `--from` and `--to` name; None where they name none.

    Where only its last day is said, it begins on `first`, or else has so many days.

    Raises:
        UsageError: a length and days are given together, or they are not understood.
    """
    from sidelog.dates.periods import (  # noqa: PLC0415  (only where one was typed)
        parse_end,
        parse_last,
        parse_span,
    )

    if last and (start or end):
        raise UsageError("--last goes without --from and --to.", hint="Such as: --last 90d")
    if last:
        return app.understand(parse_last, last)
    if start:
        return app.understand(parse_span, f"{start}..{end or 'today'}")
    if not end:
        return None
    until = app.understand(parse_end, end).last
    return Period(min(first or until - timedelta(days=days - 1), until), until)


def usual_period(
    app: App, last: str | None, start: str | None, end: str | None, days: int = USUAL_DAYS
) -> Period:
    """The period that was asked for; so many days up to today where none was.

    Raises:
        UsageError: as of `period_of`.
    """
    asked = period_of(app, last, start, end, days=days)
    return asked or Period(app.today - timedelta(days=days - 1), app.today)
