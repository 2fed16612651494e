"""`sidelog lags`: does a measure follow a product, within the window set beforehand."""

from typing import Annotated

import typer

from sidelog.cli.amounts import find_product
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.entry import find_measure
from sidelog.cli.showing import look_of
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.report.lags_findings import LinkFindings, link_findings

lags_app = command_app()
apps = {"lags": lags_app}


@lags_app.command()
def lags(
    context: typer.Context,
    measure: Annotated[str, typer.Argument(help="The measure, such as mood.")],
    product: Annotated[list[str], typer.Argument(help="The product, such as kratom.")],
    detail: Annotated[
        bool, typer.Option("--detail", help="The method and its numbers as well.")
    ] = False,
    picture: Annotated[
        bool, typer.Option("--picture", help="Other lags too, to look at; nothing is tested.")
    ] = False,
) -> None:
    """Look whether a measure follows a product, in the lag window set beforehand.

    Refused where a journal cannot tell: a single taper, too few days, doses that are not known.

    Example:

      sidelog lags mood kratom
    """
    app = app_of(context)
    with app.read() as journal:
        asked = find_measure(journal.measures, measure.casefold())
        taken = find_product(journal, " ".join(product))
        if asked.scale.lag is None:
            raise BadDataError(
                f"No lag window is set for {asked.name}.",
                hint=f"Set one before looking: sidelog measure edit {asked.name} --lag 3..28",
            )
        if journal.first_dose(taken) is None:
            raise NothingMatchedError(f"No dose of {taken.name} is recorded.")
        findings = link_findings(journal, asked, taken, app.today, picture=picture)
    _write(app, findings, detail=detail, picture=picture)


def _write(app: App, findings: LinkFindings, *, detail: bool, picture: bool) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)
        from sidelog.report.lags_data import link_data  # noqa: PLC0415

        write_data(app, "lags", link_data(findings))
    elif app.plain:
        from sidelog.report.lags_plain import link_lines  # noqa: PLC0415

        app.out("\n".join(link_lines(findings, detail=detail, picture=picture)))
    else:
        from sidelog.report.lags_terminal import show_link  # noqa: PLC0415

        app.out(show_link(findings, look_of(app), detail=detail, picture=picture))
