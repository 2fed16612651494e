"""What lies around a journal: who may read it, how much room there is, and the copies of it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sidelog.journal.upkeep.copies import copies_folder, copies_of

LEAST_FREE = 20_000_000
"""Bytes of free room below which it is said; a journal of ten years has thirteen million."""


class Loosened(NamedTuple):
    """A place that others could get at: its permissions, and whether they were set right."""

    path: Path
    mode: str
    mended: bool


class Around(NamedTuple):
    """What was found around a journal; none of it is a fault of the record.

    Attributes:
        loosened: what others could get at.
        free: bytes that are free where it lies; None where that is not known.
        newest_copy: when the newest copy was made; None where there is none.
        leftovers: files that runs left that were broken off.
    """

    loosened: tuple[Loosened, ...]
    free: int | None
    newest_copy: datetime | None
    leftovers: tuple[Path, ...]


def look_around(path: Path, folder: Path | None) -> Around:
    """Look at what lies around a journal; loosened permissions are set right.

    Args:
        path: the journal.
        folder: its folder, where sidelog made it; None where it is the person's own.
    """
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        free = None
    newest = max((copy.at for copy in copies_of(path)), default=None)
    return Around(mend(path, folder), free, newest, tuple(_leftovers(path)))


def mend(path: Path, folder: Path | None) -> tuple[Loosened, ...]:
    """Let the owner alone get at a journal, its copies and the folders that sidelog made."""
    if os.name != "posix":
        return ()
    copies = copies_folder(path)
    places = [(path, 0o600), (copies, 0o700), *((one, 0o600) for one in _files(copies))]
    places += [(folder, 0o700)] if folder else []
    return tuple(one for place, mode in places for one in _mended(place, mode))


def _mended(place: Path, right: int) -> Iterator[Loosened]:
    with suppress(OSError):
        mode = place.stat().st_mode & 0o777
        if mode & 0o077:
            mended = False
            with suppress(OSError):
                place.chmod(right)
                mended = place.stat().st_mode & 0o077 == 0
            yield Loosened(place, f"{mode:04o}", mended)


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(one for one in folder.iterdir() if one.is_file())


def _leftovers(path: Path) -> Iterator[Path]:
    """Temporary files of this journal; of a run that goes on, they will be gone."""
    for one in _files(path.parent):
        if one.name.startswith((f".{path.name}.sidelog-", f".{path.name}.checked.")):
            yield one
