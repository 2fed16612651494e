"""`sidelog trends`: what a period shows, measure by measure."""

from typing import Annotated

import typer

from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.cli.showing import From, Last, To, look_of, period_of
from sidelog.report.gathering import findings_for

trends_app = command_app()
apps = {"trends": trends_app}


@trends_app.command()
def trends(
    context: typer.Context,
    measures: Annotated[
        list[str] | None, typer.Argument(metavar="[MEASURE]...", help="One shows it in depth.")
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
) -> None:
    """Show how measures went over a period, and what may be said of it."""
    app = app_of(context)
    first, final = period_of(app, last, start, end)
    with app.read() as journal:
        findings = findings_for(journal, measures or None, first, final, app.today)
    from sidelog.report.trends_table import trends_table  # noqa: PLC0415  (Rich)

    app.out(trends_table(findings, look_of(app), app.today.toordinal()))
