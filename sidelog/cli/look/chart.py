"""`sidelog chart`: a measure or a product drawn over time, with what happened on the same days."""

from typing import Annotated

import typer

from sidelog.catalog.scales import Measure
from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import (
    find,
    find_product,
    refuse_without_doses,
    refuse_without_entries,
    say_put_away,
    taken_of_product,
)
from sidelog.cli.options import From, Last, To, usual_period
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.period import Period
from sidelog.report.findings.answers import Answers, answers_of
from sidelog.report.findings.drawn import Chart, events_over, rated_over, taken_over, within_record
from sidelog.report.findings.taken import Taken
from sidelog.report.render.data import chart_data
from sidelog.report.render.terminal_chart import show_chart

chart_app = command_app()
apps = {"chart": chart_app}

_WITHOUT = "none"


@chart_app.command()
def chart(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="MEASURE|PRODUCT", help="What to draw.")],
    product: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="PRODUCT",
            help="Whose doses to draw under it; the one taken most if not said, or none.",
        ),
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
) -> None:
    """Draw a measure over time, with events and with the doses under it; or a product's doses.

    By itself of the last 12 weeks.

    Examples:

      sidelog chart shedding --with kratom --last 6m

      sidelog chart kratom

      sidelog chart mood --with none --plain
    """
    app = app_of(context)
    period = usual_period(app, last, start, end)
    with app.read() as journal:
        asked, *others = find(journal, name)
        say_put_away(app, journal, [asked.name])
        if others:
            raise UsageError("One thing is drawn at a time.", hint="Doses: --with PRODUCT")
        answers = answers_of(journal, app.today)
        rated = None
        if isinstance(asked, Measure):
            refuse_without_entries(journal, [asked.name], period)
            rated = rated_over(journal, answers, asked.name, period)
            taken = _under(journal, answers, product, period)
        else:
            taken = taken_of_product(journal, answers.taken, asked)
            refuse_without_doses(taken, period)
        recorded = journal.span()
        period = within_record(period, recorded[0] if recorded else None)
        content = Chart(period, rated, taken, events_over(journal.events(), period))
    app.answer(lambda: chart_data(content), show_chart(content, app.screen), drawn=True)


def _under(journal: Journal, answers: Answers, product: str | None, period: Period) -> Taken | None:
    """What was taken of the product that was named, or else of the one taken on most days."""
    if product == _WITHOUT:
        return None
    if product:
        return taken_of_product(journal, answers.taken, find_product(journal, [product]))
    taken = taken_over(answers, period)
    return max(taken, key=lambda one: one.over(period).taken, default=None)
