"""`sidelog privacy`: in ten lines what lies where, who can read it, and what cannot be known."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import typer

from sidelog.cli.app import App, app_of
from sidelog.cli.commands import command_app
from sidelog.cli.damage import say_plain
from sidelog.cli.upkeep.journals import say_size
from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep.belongings import (
    Glance,
    State,
    Survey,
    What,
    glance,
    plain_beside,
    state_of,
    survey,
)
from sidelog.journal.upkeep.copies import copies_folder
from sidelog.report.words.basics import counted
from sidelog.settings import Settings

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


class _Seen(NamedTuple):
    """What there is to say.

    Attributes:
        journal: the journal's file at a look.
        others: the paths that other users of this computer may read or enter, with their modes.
        around: what belongs to it.
        synced: the service that copies the journal's folder elsewhere, by the folder's name.
        plain: what is not encrypted beside a journal that is.
    """

    journal: Glance
    others: dict[str, str]
    around: Survey
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
    around = survey(place, keys=True)
    others = [place, place.parent, *(one.path for one in around.found), app.settings.file]
    seen = _Seen(
        glance(JournalFile(place)),
        _open_to_others(others),
        around,
        _synced(app.settings),
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


def _size(places: list[Path]) -> int:
    size = 0
    for place in places:
        with suppress(OSError):
            size += place.lstat().st_size
    return size


def _synced(settings: Settings) -> str:
    """The service that a folder above the journal is named after; empty where none is."""
    real = Path(os.path.realpath(settings.journal))
    for part in (*settings.journal_said.parent.parts, *real.parent.parts):
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
    yield "copies", "; ".join(_copies(app, seen)) or "none"
    names = "; the names of journals are in it" if app.settings.journals else ""
    yield "settings", f"{file}{names}" if file.exists() else "none: all defaults"
    yield "exports", "Reports, exports and backups lie where you put them; sidelog keeps no list."
    yield (
        "temporary",
        "While a file is written, beside it; what a crash leaves, the next run removes.",
    )
    yield "encryption", _encryption(seen)
    yield "who reads", _readers(seen)
    yield "network", "None: sidelog has no code for it, and sends nothing anywhere."
    yield "elsewhere", _elsewhere(seen)


def _copies(app: App, seen: _Seen) -> Iterator[str]:
    """What there is of copies and of damaged files, and what cannot be seen of them."""
    folder = copies_folder(seen.journal.path)
    of_days = "one a day, as it was after its last writing" if app.settings.copies else ""
    for what, said, where in (
        (What.COPY, of_days, folder),
        (What.DAMAGED, "kept when it was replaced", folder.parent),
    ):
        if places := seen.around.of(what):
            count = counted(len(places), what, what.many)
            sizes = ", ".join(filter(None, (count, say_size(_size(places)), said)))
            yield f"{sizes}: {where}"
    yield from (f"{path} {why}" for path, why in seen.around.passed)


def _history(look: Glance) -> str:
    if look.state is State.MISSING:
        return "none yet; it will be in the journal, with all that was changed or deleted"
    count = "" if look.changes is None else f", {counted(look.changes, 'change')}"
    return f"in the journal{count}: what was changed or deleted is in there until it is erased"


def _is_encrypted(path: Path) -> bool | None:
    """Whether a file is encrypted; None where that cannot be seen."""
    state = state_of(path)
    return None if state in {State.UNREADABLE, State.FOREIGN} else state is State.ENCRYPTED


def _key_files(seen: _Seen) -> list[Path]:
    return [*seen.around.of(What.KEY), *seen.around.needed]


def _encryption(seen: _Seen) -> str:
    if seen.plain:
        return f"On for the journal alone. {say_plain(seen.plain)}"
    state = state_of(seen.journal.path)
    if state is State.UNREADABLE:
        return "Not known: the file cannot be read."
    if state is State.FOREIGN:
        return "Not known: the file is not a journal, or its first page is damaged."
    if state is State.ENCRYPTED:
        keys = _key_files(seen)
        place = f" Its key file: {keys[0]}" if keys else ""
        return (
            "On: a lost disk or a copied file says nothing; another program of yours may read it."
            f"{place}"
        )
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
    look, around = seen.journal, seen.around
    return {
        "journal": {
            "path": str(look.path),
            "state": look.state,
            "bytes": look.bytes,
            "changes": look.changes,
        },
        "copies": {
            "folder": str(copies_folder(look.path)),
            "files": [str(one) for one in around.of(What.COPY)],
            "bytes": _size(around.of(What.COPY)),
        },
        "files": [{"path": str(one.path), "what": one.what} for one in around.found],
        "passed": [{"path": str(path), "why": why} for path, why in around.passed],
        "settings": str(app.settings.file),
        "exports": None,
        "encrypted": _is_encrypted(look.path),
        "key_files": [str(one) for one in _key_files(seen)],
        "plain": [str(one) for one in seen.plain],
        "open_to_others": seen.others,
        "network": False,
        "synced_by": seen.synced or None,
    }
