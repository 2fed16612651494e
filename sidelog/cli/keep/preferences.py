"""`sidelog settings` and `sidelog where`: what is set, by what, and where things are."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.errors import CannotCreateError, UsageError
from sidelog.files import make_private_folder
from sidelog.settings import SETTINGS, Setting, change, find_setting, settings_file

settings_app, where_app = command_app(), command_app()
apps = {"settings": settings_app, "where": where_app}


@settings_app.command()
def settings(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="One setting, such as day_starts.")] = None,
    value: Annotated[str | None, typer.Argument(help="What to set it to.")] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Take it out of the file.")] = False,
) -> None:
    """Show the settings, and change one.

    A flag overrules the environment, which overrules the settings file.

    Examples:

      sidelog settings day_starts 04:00

      sidelog settings region US
    """
    app = app_of(context)
    if unset and (name is None or value is not None):
        raise UsageError(
            "--unset takes the name of one setting.",
            hint="Such as: sidelog settings region --unset",
        )
    if name is None:
        _show_all(app)
    elif value is None and not unset:
        _show_one(app, find_setting(name))
    else:
        _change(app, find_setting(name), value)


def _show_one(app: App, setting: Setting) -> None:
    if app.json:
        _write_as_data(app, [setting])
    else:
        app.out(app.settings.chosen[setting.name].value)


def _change(app: App, setting: Setting, words: str | None) -> None:
    file = settings_file(app.host.environ)
    if setting.name == "region" and words:
        from sidelog.catalog.helplines import region_of  # noqa: PLC0415  (for a country's name)

        words = region_of(words) or words
    with app.putting():
        value = change(file, setting.name, words)
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        changed = {"value": value, "origin": "default" if words is None else "file"}
        write_data(app, "settings", {"file": str(file), "settings": {setting.name: changed}})
    else:
        app.out(f"{setting.name} is {value or 'no longer set'}, in {file}")
    if app.host.environ.get(setting.variable):
        app.say(f"{setting.variable} is set, and overrules the file.")


def _write_as_data(app: App, settings: Sequence[Setting]) -> None:
    from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

    chosen = [app.settings.chosen[setting.name] for setting in settings]
    data = {one.setting.name: {"value": one.value, "origin": one.origin} for one in chosen}
    write_data(app, "settings", {"file": str(app.settings.file), "settings": data})


def _show_all(app: App) -> None:
    if app.json:
        _write_as_data(app, SETTINGS)
        return
    for setting in SETTINGS:
        chosen = app.settings.chosen[setting.name]
        app.out(f"{setting.name} = {chosen.value or '(not set)'}  [{chosen.origin}]")
        app.out(f"    {setting.explains}")
        app.out(f"    environment: {setting.variable}")
    app.say(f"The settings file is {app.settings.file}")


@where_app.command()
def where(
    context: typer.Context,
    new: Annotated[
        bool, typer.Option("--new", help="Make the folder that the journal is to lie in.")
    ] = False,
) -> None:
    """Show where the journal and the settings lie.

    The first entry makes the journal. Where you chose the path, its folder has to be there, so that
    no new journal begins while a disk is not connected.

    Example:

      sidelog where --new --journal ~/health/journal.db
    """
    app = app_of(context)
    journal, file = app.settings.journal, app.settings.file
    if new:
        _make_folder(app, journal.parent)
    if app.json:
        from sidelog.cli.envelope import write_data  # noqa: PLC0415  (only for machines)

        write_data(app, "where", {"journal": str(journal), "settings": str(file)})
        return
    app.out(f"journal   {journal}" + ("" if journal.exists() else "  (not there yet)"))
    app.out(f"settings  {file}" + ("" if file.exists() else "  (not there: all defaults)"))


def _make_folder(app: App, folder: Path) -> None:
    try:
        made = make_private_folder(folder)
    except OSError as error:
        raise CannotCreateError(f"{folder} cannot be made: {error.strerror}.") from None
    if not folder.is_dir():
        raise CannotCreateError(f"{folder} is not a folder.", hint="Name a file in a folder.")
    app.say(f"Made, for you alone: {folder}" if made else f"{folder} is there already.")
