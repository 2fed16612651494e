"""`sidelog log`: a day's values and notes, in one line, guided, or from a pipe."""

from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.options import At, On
from sidelog.cli.record.entry import Entry, parse_entry, parse_lines, save
from sidelog.errors import UsageError

log_app = command_app()
apps = {"log": log_app}


@log_app.command(no_args_is_help=False)
def log(
    context: typer.Context,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MEASURE=VALUE]...",
            help="What to record, such as shedding=2 or mood=skip. A single - reads lines from "
            "stdin, each of them what would follow 'sidelog log'; all are recorded or none.",
        ),
    ] = None,
    note: Annotated[
        list[str] | None, typer.Option("--note", "-n", help="A note for the day.")
    ] = None,
    on: On = None,
    at: At = None,
    missed: Annotated[
        bool,
        typer.Option(
            "--missed", help="Walk through the days without an answer, of two weeks or since --on."
        ),
    ] = False,
) -> None:
    """Record how a day was. Without values: one question a line.

    A value replaces an earlier one of that day, and says so; the old one stays in the history.
    With --at it is momentary, and a day may have many.

    Examples:

      sidelog log shedding=2 dryness=1 mood=6 -n "wash day"

      sidelog log mood=skip --on yesterday
    """
    app = app_of(context)
    words = values or []
    if missed and (words or note or at):
        raise UsageError("--missed asks for each day by itself.", hint="Leave the values out.")
    if "-" in words:
        _from_stdin(app, words, note=note, on=on, at=at)
    elif words or note:
        save(app, [parse_entry(app, words, notes=note or [], on=on, at=at)])
    else:
        _guided(app, on=on, at=at, missed=missed)


def _from_stdin(
    app: App, words: list[str], *, note: list[str] | None, on: str | None, at: str | None
) -> None:
    if words != ["-"] or note or on or at:
        raise UsageError(
            "With - every line says its own values, notes and day.",
            hint="Such as: mood=5 --on yesterday",
        )
    entries: list[Entry] = parse_lines(app, app.host.stdin)
    save(app, entries)


def _guided(app: App, *, on: str | None, at: str | None, missed: bool) -> None:
    from sidelog.cli.record.checkin import check_in, check_in_missed  # noqa: PLC0415  (only when guided)

    if missed:
        check_in_missed(app, since=on)
    elif at:
        raise UsageError("--at needs a value.", hint="Such as: sidelog log mood=5 --at 08:30")
    else:
        check_in(app, app.day(on))
