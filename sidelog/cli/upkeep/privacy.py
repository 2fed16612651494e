"""`sidelog privacy`: in ten lines what lies where, who can read it, and what cannot be known."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.damage import say_plain
from sidelog.cli.upkeep.journals import say_size
from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep.belongings import Glance, State, copies, glance, plain_beside
from sidelog.journal.upkeep.copies import copies_folder
from sidelog.report.words.basics import counted

privacy_app = command_app()
apps = {"privacy": privacy_app}

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "mobile documents": "iCloud",
    "icloud": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "cloudstorage": "a cloud service",
    "syncthing": "Syncthing",
    "pcloud": "pCloud",
}
"""How a folder is called that a service copies elsewhere, and by which."""

_OTHERS = 0o077

_UNKNOWN = frozenset({State.UNREADABLE, State.FOREIGN})
"""What does not tell whether a file is encrypted."""


class _Seen(NamedTuple):
    """What there is to say.

    Attributes:
        journal: the journal's file at a look.
        others: the paths that other users of this computer may read or enter, with their modes.
        copies: the copies, and how large they are together.
        synced: the service that copies the journal's folder elsewhere, by the folder's name.
        plain: what is not encrypted beside a journal that is.
    """

    journal: Glance
    others: dict[str, str]
    copies: list[Path]
    copied: int
    synced: str
    plain: list[Path]


@privacy_app.command()
def privacy(context: typer.Context) -> None:
    """Show what lies where, who can read it, and what sidelog cannot know.

    Example:

      sidelog privacy --json
    """
    app = app_of(context)
    place = app.settings.journal
    kept = copies(place)
    seen = _Seen(
        glance(JournalFile(place)),
        _open_to_others([place, place.parent, *kept, app.settings.file]),
        kept,
        sum(map(_size, kept)),
        _synced(place),
        plain_beside(place),
    )
    lines = (f"{head:<11}{said}" for head, said in _lines(app, seen))
    remarks = [_ERASE] if seen.journal.state is not State.MISSING else []
    app.answer(_data(app, seen), lines, remarks)


_ERASE = "One thing, or all of it, can be erased: sidelog erase --help"


def _open_to_others(places: list[Path]) -> dict[str, str]:
    """Those that others may read, where the system knows such a thing."""
    found = {}
    for place in places if os.name == "posix" else ():
        try:
            mode = place.stat().st_mode & 0o777
        except OSError:
            continue
        if mode & _OTHERS:
            found[str(place)] = f"{mode:04o}"
    return found


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        return 0


def _synced(place: Path) -> str:
    """The service that a folder above the journal is named after; empty where none is."""
    real = place.resolve()
    for part in (*place.parent.parts, *real.parent.parts):
        for name, service in _SYNCED.items():
            if part.casefold().replace("_", " ").startswith(name):
                return service
    return ""


def _lines(app: App, seen: _Seen) -> Iterator[tuple[str, str]]:
    look, file = seen.journal, app.settings.file
    state = look.state if look.state is not State.MISSING else "not there yet"
    size = f", {say_size(look.bytes)}" if look.bytes else ""
    yield "journal", f"{look.path} ({state}{size})"
    yield "history", _history(look)
    folder = copies_folder(look.path)
    count = counted(len(seen.copies), "copy", "copies")
    yield "copies", f"{count}, {say_size(seen.copied)}: {folder}" if seen.copies else "none"
    names = "; the names of journals are in it" if app.settings.journals else ""
    yield "settings", f"{file}{names}" if file.exists() else "none: all defaults"
    yield "exports", "Reports, exports and backups lie where you put them; sidelog keeps no list."
    yield (
        "temporary",
        "While a file is written, beside it; what a crash leaves, the next run removes.",
    )
    yield "encryption", _encryption(look.state, seen.plain)
    yield "who reads", _readers(seen)
    yield "network", "None: sidelog has no code for it, and sends nothing anywhere."
    yield "elsewhere", _elsewhere(seen)


def _history(look: Glance) -> str:
    if look.state is State.MISSING:
        return "none yet; it will be in the journal, with all that was changed or deleted"
    count = "" if look.changes is None else f", {counted(look.changes, 'change')}"
    return f"in the journal{count}: what was changed or deleted is in there until it is erased"


def _encryption(state: State, plain: list[Path]) -> str:
    if plain:
        return f"On for the journal alone. {say_plain(plain)}"
    if state is State.ENCRYPTED:
        return (
            "On: a lost disk or a copied file says nothing; another program of yours may read it."
        )
    if state in _UNKNOWN:
        return "Not known: the file cannot be read, or is none of sidelog's."
    return "Off: whoever has the disk, or a copy of a file, can read it. On: sidelog encrypt"


def _readers(seen: _Seen) -> str:
    if not seen.others:
        return "You alone, and whoever may do anything on this computer."
    path, mode = next(iter(seen.others.items()))
    more = f", and {len(seen.others) - 1} more" if len(seen.others) > 1 else ""
    right = "700" if Path(path).is_dir() else "600"
    return f"Others on this computer may open {path} ({mode}){more}. Close it: chmod {right}"


def _elsewhere(seen: _Seen) -> str:
    typed = "The history of your shell has what you typed, notes too."
    if seen.synced:
        return (
            f"The folder looks like one of {seen.synced}: its servers have the journal, and "
            f"earlier states of it. Another folder: sidelog settings journal PATH. {typed}"
        )
    return f"A backup of this computer may hold copies, of earlier states too. {typed}"


def _data(app: App, seen: _Seen) -> dict[str, object]:
    look = seen.journal
    return {
        "journal": {
            "path": str(look.path),
            "state": look.state,
            "bytes": look.bytes,
            "changes": look.changes,
        },
        "copies": {
            "folder": str(copies_folder(look.path)),
            "files": [str(one) for one in seen.copies],
            "bytes": seen.copied,
        },
        "settings": str(app.settings.file),
        "exports": None,
        "encrypted": None if look.state in _UNKNOWN else look.state is State.ENCRYPTED,
        "plain": [str(one) for one in seen.plain],
        "open_to_others": seen.others,
        "network": False,
        "synced_by": seen.synced or None,
    }
