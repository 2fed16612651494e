"""`sidelog lags`: does a measure follow a product, within the days set beforehand."""

from typing import Annotated

import typer

from sidelog.catalog.measures import LASTING
from sidelog.cli.app import app_of
from sidelog.cli.commands import command_app
from sidelog.cli.look.looking import Detail, nothing_of, read_words
from sidelog.cli.typed.options import From, Last, To, period_of, ways_said
from sidelog.errors import BadDataError, NothingMatchedError, UsageError
from sidelog.period import Period
from sidelog.report.findings.answers import answers_of
from sidelog.report.findings.links import link_findings
from sidelog.report.render.data import link_data
from sidelog.report.render.terminal_answers import show_link

lags_app = command_app()
apps = {"lags": lags_app}


@lags_app.command()
def lags(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="MEASURE PRODUCT [PERIOD]", help="Such as mood kratom; or mood kratom 6m."
        ),
    ],
    last: Last = None,
    start: From = None,
    end: To = None,
    detail: Detail = False,
    picture: Annotated[
        bool, typer.Option("--picture", help="Other lags too, to look at; nothing is tested.")
    ] = False,
) -> None:
    """Look whether a measure follows a product, in the days after a dose that were set beforehand.

    All that is recorded is looked at, unless a period is named. Refused where no journal can
    tell: after a single stop, start or taper, or where too few doses are known.

    Example:

      sidelog lags mood kratom --from 2026-05-01
    """
    app = app_of(context)
    with app.read() as journal:
        measures, products, spans = read_words(app, journal, words)
        if len(measures) != 1 or len(products) != 1:
            raise UsageError(
                "One measure is held against one product.", hint="Such as: sidelog lags mood kratom"
            )
        (asked,), (taken,) = measures, products
        if asked.name in LASTING:
            raise BadDataError(
                f"{asked.title} is not held against doses: in one published case it had not faded "
                "16 months after stopping.",
                hint=f"How it went: sidelog trends {asked.name}",
            )
        if asked.scale.lag is None:
            raise BadDataError(
                f"No lag window is set for {asked.name}.",
                hint=f"Set one before looking: sidelog measure edit {asked.name} --lag 3..28",
            )
        first = journal.first_dose(taken)
        if first is None or first > app.today:
            raise nothing_of(journal, taken, "dose")
        begun = journal.first_day(asked.name)
        if begun is None:
            raise NothingMatchedError(f"No value of {asked.title} is recorded yet.")
        asked_for = period_of(app, last, start, end, spans, first=begun)
        period = asked_for or Period(begun, app.today)
        found = link_findings(
            journal, asked, asked.scale.lag, taken, period, app.today, picture=picture
        )
        lines = show_link(
            found,
            app.today.toordinal(),
            app.screen,
            detail=detail,
            picture=picture,
            narrowed_by=" and ".join(ways_said(last, start, end, spans)),
        )
        app.answer(lambda: link_data(found, answers_of(journal, app.today)), lines, drawn=True)
