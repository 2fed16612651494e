"""`sidelog log`: a day's values and notes, in one line, guided, or from a pipe."""

from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.record.entry import parse_entry, parse_lines, save
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
    on: Annotated[
        str | None, typer.Option(help="The day: yesterday, monday, -2d, 2026-09-01.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(help="The time, for a momentary value: 08:30, '2h ago'. A day may have many."),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", help="The first of many days that are skipped.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="The last of them; today where it is not said.")
    ] = None,
    missed: Annotated[
        bool,
        typer.Option(
            "--missed", help="Walk through the days without an answer, of two weeks or since --on."
        ),
    ] = False,
) -> None:
    """Record how a day was. Without values: one question a line.

    A value replaces an earlier one of that day, and says so; the old one stays in the history.

    Examples:

      sidelog log shedding=2 dryness=1 mood=6 -n "wash day"

      sidelog log mood=skip --from monday --to yesterday
    """
    app = app_of(context)
    words, notes, when = values or [], note or [], (on, at, start, until)
    if missed and (words or notes or at or start or until):
        raise UsageError("--missed asks for each day by itself.", hint="Leave the rest out.")
    if "-" in words:
        from sidelog.cli.record import pipe  # noqa: PLC0415  (only for a pipe)

        beside = [word for word in words if word != "-"]
        pipe.refuse_beside(*beside, *notes, *when, example="mood=5 --on yesterday")
        save(app, parse_lines(app, app.host.stdin), pipe.located)
    elif words or notes:
        save(app, [parse_entry(app, words, notes, when)])
    elif start or until:
        raise UsageError(
            "--from needs a measure.", hint="Such as: sidelog log mood=skip --from -3d"
        )
    else:
        _guided(app, on=on, at=at, missed=missed)


def _guided(app: App, *, on: str | None, at: str | None, missed: bool) -> None:
    from sidelog.cli.record.checkin import check_in, check_in_missed  # noqa: PLC0415  (only when guided)

    if missed:
        check_in_missed(app, since=on)
    elif at:
        raise UsageError("--at needs a value.", hint="Such as: sidelog log mood=5 --at 08:30")
    else:
        check_in(app, app.day(on))
