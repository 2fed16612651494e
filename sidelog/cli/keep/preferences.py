"""`sidelog settings` and `sidelog where`: what is set, by what, and where things are."""

from collections.abc import Iterator, Sequence
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
        lines = (line for one in SETTINGS for line in _lines(app, one))
        app.answer(_data(app, SETTINGS), lines, [f"The settings file is {app.settings.file}"])
    elif value is None and not unset:
        setting = find_setting(name)
        app.answer(_data(app, [setting]), [app.settings.chosen[setting.name].value], as_is=True)
    else:
        _change(app, find_setting(name), value)


def _change(app: App, setting: Setting, words: str | None) -> None:
    file = settings_file(app.host.environ)
    if setting.name == "region" and words:
        from sidelog.catalog.helplines import region_of  # noqa: PLC0415  (for a country's name)

        words = region_of(words) or words
    with app.putting():
        value = change(file, setting.name, words)
    changed = {"value": value, "origin": "default" if words is None else "file"}
    app.answer(
        {"file": str(file), "settings": {setting.name: changed}},
        [f"{setting.name} is {value or 'no longer set'}, in {file}"],
    )
    if app.host.environ.get(setting.variable):
        app.say(f"{setting.variable} is set, and overrules the file.")


def _data(app: App, settings: Sequence[Setting]) -> dict[str, object]:
    chosen = [app.settings.chosen[setting.name] for setting in settings]
    data = {one.setting.name: {"value": one.value, "origin": one.origin} for one in chosen}
    return {"file": str(app.settings.file), "settings": data}


def _lines(app: App, setting: Setting) -> Iterator[str]:
    chosen = app.settings.chosen[setting.name]
    yield f"{setting.name} = {chosen.value or '(not set)'}  [{chosen.origin}]"
    yield f"    {setting.explains}"
    yield f"    environment: {setting.variable}"


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
        folder = journal.parent
        try:
            made = make_private_folder(folder)
        except OSError as error:
            raise CannotCreateError(f"{folder} cannot be made: {error.strerror}.") from None
        if not folder.is_dir():
            raise CannotCreateError(f"{folder} is not a folder.", hint="Name a file in a folder.")
        app.say(f"Made, for you alone: {folder}" if made else f"{folder} is there already.")
    lines = (
        f"journal   {journal}" + ("" if journal.exists() else "  (not there yet)"),
        f"settings  {file}" + ("" if file.exists() else "  (not there: all defaults)"),
    )
    app.answer({"journal": str(journal), "settings": str(file)}, lines, as_is=True)
