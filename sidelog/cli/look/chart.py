"""`sidelog chart`: a measure or a product drawn over time, with what happened on the same days."""

from typing import Annotated

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import (
    read_words,
    refuse_without_doses,
    refuse_without_entries,
    taken_of_product,
)
from sidelog.cli.typed.finding import find_product
from sidelog.cli.typed.options import From, Last, To, latest, period_of
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
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="MEASURE|PRODUCT [PERIOD]",
            help="What to draw. A period such as 2w, october or last month.",
        ),
    ],
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

      sidelog chart shedding 6m --with kratom

      sidelog chart kratom

      sidelog chart mood --with none --plain
    """
    app = app_of(context)
    with app.read() as journal:
        measures, products, spans = read_words(app, journal, words)
        if len(measures) + len(products) != 1:
            raise UsageError(
                "One measure or product is drawn at a time.",
                hint="Such as: sidelog chart mood 2w. Doses under it: --with PRODUCT",
            )
        period = period_of(app, last, start, end, spans) or latest(app)
        answers = answers_of(journal, app.today)
        rated = None
        if measures:
            name = measures[0].name
            refuse_without_entries(journal, [name], period)
            rated = rated_over(journal, answers, name, period)
            taken = _under(journal, answers, product, period)
        elif product:
            raise UsageError(
                f"--with draws doses under a measure, and {products[0].name} is a product.",
                hint=f"Such as: sidelog chart mood --with {quote(products[0].name)}",
            )
        else:
            taken = taken_of_product(journal, answers.taken, products[0])
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
        return taken_of_product(journal, answers.taken, find_product(journal, product))
    taken = taken_over(answers, period)
    return max(taken, key=lambda one: one.over(period).taken, default=None)
