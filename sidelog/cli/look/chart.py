"""`sidelog chart`: one measure drawn over time, with the doses under it on the same days."""

from typing import Annotated

import typer

from sidelog.cli.amounts import find_product
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.entry import find_measure
from sidelog.cli.envelope import write_data
from sidelog.cli.showing import From, Last, To, look_of, period_of, refuse_without_entries
from sidelog.report.chart import Chart, chart_of, doses_to_show
from sidelog.report.data_chart import chart_data
from sidelog.report.plain_chart import chart_lines
from sidelog.report.terminal_chart import show_chart

chart_app = command_app()
apps = {"chart": chart_app}

_WITHOUT = "none"


@chart_app.command()
def chart(
    context: typer.Context,
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="What to draw.")],
    product: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="PRODUCT",
            help="Whose doses to draw under it; the one with most doses if not said, or none.",
        ),
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
) -> None:
    """Draw one measure over time, with events and with the doses under it on the same days.

    Examples:

      sidelog chart shedding --with kratom --last 6m

      sidelog chart mood --with none --plain
    """
    app = app_of(context)
    first, final = period_of(app, last, start, end)
    with app.read() as journal:
        name = find_measure(journal.measures, measure.casefold()).name
        refuse_without_entries(journal, [name], first, final)
        doses = None
        if product != _WITHOUT:
            wanted = find_product(journal, product) if product else None
            doses = doses_to_show(journal, wanted, first, final)
        content = chart_of(journal, name, doses, first, final, app.today)
    _write(app, content)


def _write(app: App, content: Chart) -> None:
    if app.json:
        write_data(app, "chart", chart_data(content))
    elif app.plain:
        app.out("\n".join(chart_lines(content)))
    else:
        app.out(show_chart(content, look_of(app)))
