"""`sidelog help-now`: whom to turn to, offline, with no journal."""

from typing import Annotated

import typer

from sidelog.catalog.helplines import NOBODY_WATCHES, Helpline, for_region, regions
from sidelog.cli.app import App, app_of
from sidelog.errors import ConfigurationError

help_app = typer.Typer()
apps = {"help-now": help_app}


@help_app.command()
def help_now(
    context: typer.Context,
    region: Annotated[
        str | None, typer.Option(help="Two letters of a country, such as US or GB.")
    ] = None,
) -> None:
    """Show whom to turn to when you, or somebody with you, may be in danger."""
    app = app_of(context)
    lines = for_region(_region(app) if region is None else region)
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "help-now", {"nobody_watches": " ".join(NOBODY_WATCHES), "lines": lines})
        return
    for line in _said(lines):
        app.out(line)
    if region is None and not _region(app):
        app.say(f"For your country: sidelog help-now --region XX ({', '.join(regions())})")


def say_help(app: App, because: str) -> None:
    """Say on stderr whom to turn to, after an entry that may speak of danger."""
    app.say("")
    app.say(because)
    app.say("sidelog only matches words and may be wrong. If it is not: you are not alone.")
    for line in _said(for_region(_region(app))):
        app.say(line)
    app.say("This again, at any time: sidelog help-now")


def _region(app: App) -> str:
    """The region of the settings; a broken settings file must not stand before help."""
    try:
        return app.settings.region
    except ConfigurationError:
        return ""


def _said(lines: tuple[Helpline, ...]) -> list[str]:
    said = []
    for line in lines:
        said.append(f"{line.name}: {line.contact} ({', '.join(line.ways)})")
        said.append(f"    {line.words}")
        said.append(f"    {line.source.said}")
    return [*said, "", *NOBODY_WATCHES]
