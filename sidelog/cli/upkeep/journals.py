"""`sidelog journals`: the journals that have a name, for who keeps one for each of several people.

The names are kept in the settings file.  No file is ever touched here.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from sidelog.catalog.text import quote
from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app, list_by_itself
from sidelog.dates import say_date
from sidelog.errors import CannotCreateError, ConfigurationError, UsageError
from sidelog.files import make_private_folder, path_of
from sidelog.journal.connection import JournalFile
from sidelog.journal.store import is_there
from sidelog.journal.upkeep.belongings import Glance, State, glance
from sidelog.naming import known_name, name_of, renamed, with_name, without_name
from sidelog.report.words.basics import counted
from sidelog.settings import (
    Settings,
    change_journals,
    default_journal,
    load,
    settings_file,
)

journals_app = command_app()
apps = {"journals": journals_app}

Name = Annotated[str, typer.Argument(help="Its name, one word.")]
Names = Mapping[str, Path]


@journals_app.callback(invoke_without_command=True)
def journals(context: typer.Context) -> None:
    """List the journals that have a name, and give them names.

    With a name, a journal is used wherever --journal stands, or by SIDELOG_JOURNAL. The name is
    said before anything is asked, and with what was recorded.

    Examples:

      sidelog journals add anna

      sidelog log mood=6 --journal anna

      sidelog journals rename anna aunt
    """
    list_by_itself(context)


@journals_app.command("list")
def list_journals(context: typer.Context) -> None:
    """Show every journal with its name, what is in it, and where it lies."""
    app = app_of(context)
    settings = _settings(app)
    named, used = settings.journals, settings.journal
    usual = Path(default_journal())
    unnamed = (path for path in dict.fromkeys((used, usual)) if not name_of(path, named))
    every = [*named.items(), *(("", path) for path in unnamed if path == used or path.exists())]
    looks = [(name, glance(JournalFile(path))) for name, path in every]
    data = [_data(name, look, used) for name, look in looks]
    lines = (line for name, look in looks for line in _lines(name, look, used))
    remarks = [] if named else ["A name for one: sidelog journals add NAME PATH"]
    app.answer(data, lines, remarks)


def _settings(app: App) -> Settings:
    """The settings; also where the journal that they name is not known, which is looked up here."""
    try:
        return app.settings
    except (ConfigurationError, UsageError) as error:
        app.say(error.message)
        return load({**app.host.environ, "SIDELOG_JOURNAL": default_journal()}, {})


def _data(name: str, look: Glance, used: Path) -> dict[str, object]:
    return {
        "name": name or None,
        "path": str(look.path),
        "state": look.state,
        "entries": look.entries,
        "last_day": look.last_day,
        "bytes": look.bytes,
        "in_use": look.path == used,
    }


def _lines(name: str, look: Glance, used: Path) -> Iterator[str]:
    yield f"{name or '(no name)'}{'  [in use]' if look.path == used else ''}"
    yield f"  {look.path}"
    yield f"  {_said(look)}"


def _said(look: Glance) -> str:
    """What is to be seen of a journal, in words."""
    if look.state is State.MISSING:
        is_away = not look.path.parent.is_dir()
        return "missing: its folder is not there" if is_away else "not there yet, or no more"
    if look.state is State.EMPTY:
        return "empty: the first entry begins it"
    size = say_size(look.bytes)
    if look.entries is None:
        check = "" if look.state is State.ENCRYPTED else "; look: sidelog check --journal PATH"
        return f"{look.state}, {size}{check}"
    last = f", the last of {say_date(look.last_day)}" if look.last_day else ""
    return f"{counted(look.entries, 'entry', 'entries')}{last}; {size}, {look.state}"


def say_size(size: int) -> str:
    """How large a file is, such as "340 kB"."""
    large = 1_000_000
    return f"{size / large:.1f} MB" if size >= large else f"{max(round(size / 1000), 1)} kB"


@journals_app.command()
def add(
    context: typer.Context,
    name: Name,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="Its file; without it, a new one is made later."),
    ] = None,
) -> None:
    """Give a journal a name; without a path, a new journal that its first entry makes."""
    app = app_of(context)

    def changed(known: Names) -> Names:
        place = path_of(path).absolute() if path else _free(known)
        is_there(place)  # refuses a folder
        if path and not place.parent.is_dir():
            raise CannotCreateError(
                f"There is no folder {place.parent}.",
                hint=f"To make it: sidelog where --new --journal {quote(str(place))}",
            )
        return with_name(known, name, place)

    place = _change(app, changed)[name]
    if path is None:
        try:
            make_private_folder(place.parent)
        except OSError as error:
            words = f"{place.parent} cannot be made: {error.strerror}."
            raise CannotCreateError(
                words, hint=f"Say a path: sidelog journals add {name} PATH"
            ) from None
    new = "" if place.exists() else ", which its first entry makes"
    app.answer(
        {"name": name, "path": str(place)},
        [f"{name} is {place}{new}", f"Its first look: sidelog --journal {name}"],
    )


def _free(known: Names) -> Path:
    """A new file beside the usual journal; a name of a person is none for a file."""
    usual = Path(default_journal())
    number = 2
    while True:
        place = usual.with_name(f"{usual.stem}-{number}{usual.suffix}")
        if not place.exists() and not name_of(place, known):
            return place
        number += 1


@journals_app.command()
def forget(context: typer.Context, name: Name) -> None:
    """Take a name away; the journal itself stays where it is, as it is."""
    app = app_of(context)
    named = _settings(app).journals
    path = named.get(known_name(name, named))
    _change(app, lambda known: without_name(known, name))
    lines = [f"The name {name} is taken away. The file is as it was: {path}"]
    app.answer({"name": name, "path": str(path)}, lines)


@journals_app.command()
def rename(
    context: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument(help="What it is called from here on.")],
) -> None:
    """Give a journal another name; the journal itself stays where it is, as it is."""
    app = app_of(context)
    place = _change(app, lambda known: renamed(known, name, new))[new]
    app.answer({"name": new, "path": str(place)}, [f"{name} is called {new} now: {place}"])


def _change(app: App, changed: Callable[[Names], Names]) -> Names:
    with app.putting():
        return change_journals(settings_file(app.host.environ), changed)
