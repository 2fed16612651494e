"""`sidelog trends`: what a period shows, measure by measure."""

from typing import Annotated

import typer

from sidelog.analysis.findings import Findings
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.entry import find_measure
from sidelog.cli.envelope import write_data
from sidelog.cli.showing import From, Last, To, look_of, period_of, refuse_without_entries
from sidelog.report.by_period import ByPeriod, by_period
from sidelog.report.data import by_period_data, findings_data
from sidelog.report.gathering import findings_for, measures_of_interest
from sidelog.report.plain_trends import depth_lines, period_lines, trends_lines
from sidelog.report.stretches import Unit
from sidelog.report.terminal_depth import show_depth
from sidelog.report.terminal_periods import show_periods
from sidelog.report.terminal_trends import show_trends

trends_app = command_app()
apps = {"trends": trends_app}


@trends_app.command()
def trends(
    context: typer.Context,
    measures: Annotated[
        list[str] | None, typer.Argument(metavar="[MEASURE]...", help="One is shown in depth.")
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
    by: Annotated[
        Unit | None, typer.Option(help="A line for each week, month, quarter or year.")
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="The method and its numbers as well.")
    ] = False,
) -> None:
    """Show how measures went over a period, and what may be said of it.

    Without names: those that the check-in asks, and any other with an entry in the period.

    Examples:

      sidelog trends --last 6m --by month

      sidelog trends shedding --detail
    """
    app = app_of(context)
    first, final = period_of(app, last, start, end)
    with app.read() as journal:
        typed = (find_measure(journal.measures, name.casefold()) for name in measures or ())
        named = list(dict.fromkeys(measure.name for measure in typed))
        names = named or measures_of_interest(journal, first, final)
        refuse_without_entries(journal, named, first, final)
        found = (
            by_period(journal, names, first, final, by)
            if by
            else findings_for(journal, names, first, final, app.today)
        )
    if isinstance(found, ByPeriod):
        _write_periods(app, found)
    else:
        _write_findings(app, found, in_depth=len(named) == 1, detail=detail)


def _write_findings(app: App, findings: Findings, *, in_depth: bool, detail: bool) -> None:
    today = app.today.toordinal()
    if app.json:
        write_data(app, "trends", findings_data(findings))
    elif app.plain:
        lines = depth_lines if in_depth else trends_lines
        app.out("\n".join(lines(findings, today, detail=detail)))
    else:
        show = show_depth if in_depth else show_trends
        app.out(show(findings, look_of(app), today, detail=detail))


def _write_periods(app: App, found: ByPeriod) -> None:
    if app.json:
        write_data(app, "trends", by_period_data(found))
    elif app.plain:
        app.out("\n".join(period_lines(found)))
    else:
        app.out(show_periods(found, look_of(app)))
