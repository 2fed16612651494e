"""`sidelog settings` and `sidelog where`: what is set, by what, and where things are."""

from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.settings import SETTINGS, change, find_setting

settings_app, where_app = command_app(), command_app()
apps = {"settings": settings_app, "where": where_app}


@settings_app.command()
def settings(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="One setting, such as day_starts.")] = None,
    value: Annotated[str | None, typer.Argument(help="What to set it to.")] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Take it out of the file.")] = False,
) -> None:
    """Show the settings, and change one. A flag overrules the environment, that the file.

    Examples:

      sidelog settings day_starts 04:00

      sidelog settings region US
    """
    app = app_of(context)
    if name is None:
        _show_all(app)
    elif value is None and not unset:
        chosen = app.settings.chosen[find_setting(name).name]
        app.out(chosen.value)
    else:
        settled = change(app.settings.file, name, None if unset else value)
        app.out(f"{name} is {'no longer set' if unset else settled}, in {app.settings.file}")


def _show_all(app: App) -> None:
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        data = {
            name: {"value": chosen.value, "origin": chosen.origin}
            for name, chosen in app.settings.chosen.items()
        }
        write_data(app, "settings", {"file": str(app.settings.file), "settings": data})
        return
    for setting in SETTINGS:
        chosen = app.settings.chosen[setting.name]
        app.out(f"{setting.name} = {chosen.value or '(not set)'}  [{chosen.origin}]")
        app.out(f"    {setting.explains}; {setting.variable}")
    app.say(f"The settings file is {app.settings.file}")


@where_app.command()
def where(context: typer.Context) -> None:
    """Show where the journal and the settings lie."""
    app = app_of(context)
    journal, file = app.settings.journal, app.settings.file
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "where", {"journal": str(journal), "settings": str(file)})
        return
    app.out(f"journal   {journal}" + ("" if journal.exists() else "  (not there yet)"))
    app.out(f"settings  {file}" + ("" if file.exists() else "  (not there: all as it comes)"))
