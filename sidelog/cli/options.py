"""The options that many commands have: each has one name, one meaning and one help everywhere."""

from typing import Annotated

import typer

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
    typer.Option("--from", metavar="DAY", help="The first day, or its month or year: 2026-09."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="DAY", help="The last day, or its month or year; else today."),
]
Limit = Annotated[
    int, typer.Option("--limit", min=1, max=1_000_000, metavar="N", help="How many, newest first.")
]
