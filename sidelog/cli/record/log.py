"""`sidelog log`: a day's values and notes, in one line, guided, or from a pipe."""

from datetime import date
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.record.entry import save
from sidelog.cli.record.line import Line
from sidelog.cli.typed.options import At, From, Last, On, To, period_of
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
    last: Last = None,
    start: From = None,
    until: To = None,
    missed: Annotated[
        bool,
        typer.Option(
            "--missed", help="Walk through the days that were missed, of two weeks or of a period."
        ),
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Ask everything again, not only what is open.")
    ] = False,
) -> None:
    """Record how a day was. Without values, one question a line for what is open.

    A value replaces an earlier one of that day, and says so; the old one stays in the history.
    With --at it is momentary, and a day may have many.

    Examples:

      sidelog log shedding=2 dryness=1 mood=6 -n "wash day"

      sidelog log mood=skip --from monday --to yesterday
    """
    app = app_of(context)
    words, notes = values or [], note or []
    if missed and (words or notes or at):
        raise UsageError("--missed asks for each day by itself.", hint="Leave the rest out.")
    if last and not missed:
        raise UsageError("--last goes with --missed.", hint="Days: --from monday --to yesterday")
    if everything and (missed or words or notes):
        raise UsageError("--all asks about one day.", hint="Such as: sidelog log --all --on monday")
    if words or notes:
        when = {"on": on, "at": at, "from": start, "to": until}
        save(app, Line(words, {**when, "note": notes}, {}))
    elif at:
        raise UsageError("--at needs a value.", hint="Such as: sidelog log mood=5 --at 08:30")
    elif missed:
        from sidelog.cli.record.guided.checkin import check_in_missed  # noqa: PLC0415  (only when guided)

        check_in_missed(app, *_missed_days(app, on, last, start, until))
    elif start or until:
        raise UsageError(
            "--from needs a measure.", hint="Such as: sidelog log mood=skip --from -3d"
        )
    else:
        from sidelog.cli.record.guided.checkin import check_in  # noqa: PLC0415  (only when guided)
        from sidelog.cli.record.guided.first_start import first_start  # noqa: PLC0415
        from sidelog.cli.record.guided.talk import is_first_start  # noqa: PLC0415

        if not is_first_start(app) or first_start(app):
            check_in(app, app.day(on), everything=everything)


def _missed_days(
    app: App, on: str | None, last: str | None, start: str | None, until: str | None
) -> tuple[date | None, date | None]:
    """The first and the last day to look back on, as far as they were said."""
    if on and (last or start or until):
        raise UsageError("Name one day with --on, or several with --from and --to.")
    if on:
        return app.day(on), app.day(on)
    if until and not (last or start):
        return None, app.day(until)
    return period_of(app, last, start, until) or (None, None)
