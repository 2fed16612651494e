"""The journal that was said: refused where it leads nowhere, and said again in each command."""

import re
from collections.abc import Mapping
from pathlib import Path

from sidelog import settings
from sidelog.catalog.text import quote
from sidelog.errors import CannotCreateError, NoInputError
from sidelog.files import real_place
from sidelog.journal.store import is_there

_SAID = {"flag": "--journal", "environment": "SIDELOG_JOURNAL", "file": "the settings file"}


def refuse_nowhere(chosen: settings.Chosen, environ: Mapping[str, str], *, begins: bool) -> None:
    """Refuse a journal in a folder that is missing, and one to be read that is not where was typed.

    A disk may not be connected, or a path misspelt; a journal that began anew there would look as
    if everything were lost.
    """
    path, said = real_place(Path(chosen.value)), _SAID[chosen.origin]
    if path.parent.is_dir():
        if chosen.origin == "flag" and not begins:
            raise NoInputError(
                f"There is no journal at {path}.", hint=f"Check the path.{_another(environ)}"
            )
        return
    message = f"There is no folder {path.parent}, where {said} says that the journal lies."
    if begins:
        flag = f" --journal {quote(str(path))}" if chosen.origin == "flag" else ""
        make = f"sidelog where --new{flag}"
        raise CannotCreateError(message, hint=f"Check the path. To make the folder: {make}")
    raise NoInputError(message, hint=f"Check the path.{_another(environ)}")


_ABOUT_NONE = "settings|journals|learn|help-now|demo"


def about_journal(line: str, said: str) -> str:
    """A line with commands to type, each about the journal that was said by --journal."""
    # As a word of its own: a copy lies in a folder that is called after its journal.
    itself = "|".join(map(re.escape, (said, quote(said))))
    if "--journal" in line or re.search(rf"(?<!\S)(?:{itself})(?=[.,;:]?(?:\s|$))", line):
        return line
    from sidelog.cli.commands import COMMANDS  # noqa: PLC0415  (it knows this module)

    names = "|".join(map(re.escape, COMMANDS))
    command = rf"(?<![\w-])sidelog (?!(?:{_ABOUT_NONE})\b)(?=(?:{names})\b)"
    return re.sub(command, lambda _: f"sidelog --journal {quote(said)} ", line)


def _another(environ: Mapping[str, str]) -> str:
    """Where a journal is that can be meant instead."""
    places = (settings.load(environ, {}).journal, Path(settings.default_journal()))
    found = next((place for place in places if is_there(place)), None)
    return f" There is one at {found}" if found else ""
