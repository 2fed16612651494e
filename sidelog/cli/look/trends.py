"""`sidelog trends`: how measures and doses went, and what may be said of it."""

from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import (
    Asked,
    Detail,
    read_words,
    refuse_without_doses,
    refuse_without_entries,
    taken_of_product,
)
from sidelog.cli.typed.options import USUAL_DAYS, From, Last, To, latest, period_of
from sidelog.journal.journal import Journal
from sidelog.period import Period, Unit
from sidelog.report.findings.answers import answers_of
from sidelog.report.findings.drawn import Trends, cut_up, rated_over, taken_over
from sidelog.report.findings.measured import measures_of_interest
from sidelog.report.render.data import pieces_data, trends_data
from sidelog.report.render.terminal_answers import show_measure, show_product
from sidelog.report.render.terminal_trends import show_pieces, show_trends
from sidelog.report.words.answers import order

trends_app = command_app()
apps = {"trends": trends_app}

_FOUR_WEEKS = 28


@trends_app.command()
def trends(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MEASURE|PRODUCT]... [PERIOD]",
            help="One is shown in full. A period such as 2w, october or last month.",
        ),
    ] = None,
    last: Last = None,
    start: From = None,
    end: To = None,
    by: Annotated[Unit | None, typer.Option(help="A line for each of these.")] = None,
    detail: Detail = False,
) -> None:
    """Show how measures and doses went over a period, and what may be said of it.

    What may be said rests on the whole record; the period decides what is drawn, by itself the
    last 12 weeks.

    Examples:

      sidelog trends 6m --by month

      sidelog trends shedding --detail

      sidelog trends kratom --by week
    """
    app = app_of(context)
    with app.read() as journal:
        asked = read_words(app, journal, words or ())
        days = _FOUR_WEEKS if by is Unit.DAY else USUAL_DAYS
        period = period_of(app, last, start, end, asked.spans, days=days) or latest(app, days)
        shown = _gather(app, journal, asked, period)
        _refuse_nothing(journal, asked, shown)
    pieces = cut_up(period, by, shown.measures, shown.products) if by else None
    if pieces:
        lines = show_pieces(shown, pieces, app.screen)
    elif len(asked.measures) + len(asked.products) != 1:
        lines = show_trends(shown, app.screen, detail=detail)
    elif shown.measures:
        lines = show_measure(shown, app.screen, detail=detail)
    else:
        lines = show_product(shown, app.screen)
    app.answer(
        lambda: pieces_data(shown, pieces) if pieces else trends_data(shown), lines, drawn=True
    )


def _gather(app: App, journal: Journal, asked: Asked, period: Period) -> Trends:
    """What was named; everything of interest where nothing was, in the order of the answers."""
    answers = answers_of(journal, app.today)
    is_named = bool(asked.measures or asked.products)
    if is_named:
        names = [one.name for one in asked.measures]
        wanted = [one.id for one in asked.products]
        products = tuple(one for one in answers.taken if one.product.id in wanted)
    else:
        names = measures_of_interest(journal, period)
        products = taken_over(answers, period)
    rated = [rated_over(journal, answers, name, period) for name in names]
    if not is_named:
        rated.sort(key=lambda one: order(one.findings))
    return Trends(answers, period, tuple(rated), products)


def _refuse_nothing(journal: Journal, asked: Asked, shown: Trends) -> None:
    """Say where there is something, if there is nothing to show.

    Raises:
        NothingMatchedError: there is nothing.
    """
    if any(one.over(shown.period).known for one in shown.products):
        return
    if asked.products and not asked.measures:
        taken = taken_of_product(journal, shown.products, asked.products[0])
        refuse_without_doses(taken, shown.period)
        return
    refuse_without_entries(journal, [one.name for one in asked.measures], shown.period)
