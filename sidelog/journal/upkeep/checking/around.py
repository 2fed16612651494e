"""What lies around a journal: who may read it, how much room there is, and the copies of it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from stat import S_ISLNK
from typing import NamedTuple

from sidelog.files import SIDES
from sidelog.journal.upkeep.belongings import Survey, What, survey
from sidelog.journal.upkeep.checking.quick import seal_of
from sidelog.journal.upkeep.copies import copies_of

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
        passed: what only has a name of sidelog's, and folders that cannot be looked into; each with
            the reason.
    """

    loosened: tuple[Loosened, ...]
    free: int | None
    newest_copy: datetime | None
    leftovers: tuple[Path, ...]
    passed: tuple[tuple[Path, str], ...]


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
    seen = survey(path, keys=True)
    return Around(
        tuple(_mend(seen, folder)), free, newest, tuple(_leftovers(path, seen)), tuple(seen.passed)
    )


def mend(path: Path, folder: Path | None) -> tuple[Loosened, ...]:
    """Let the owner alone get at what sidelog made around a journal; no link is followed."""
    return tuple(_mend(survey(path), folder))


def _mend(seen: Survey, folder: Path | None) -> Iterator[Loosened]:
    if os.name != "posix":
        return
    for one in seen.found:
        yield from _mended(one.path, 0o700 if one.what is What.FOLDER else 0o600)
    if folder:
        yield from _mended(folder, 0o700)


def _mended(place: Path, right: int) -> Iterator[Loosened]:
    with suppress(OSError):
        status = place.lstat()
        mode = status.st_mode & 0o777
        if mode & 0o077 and not S_ISLNK(status.st_mode):
            mended = False
            with suppress(OSError):
                place.chmod(right)
                mended = place.lstat().st_mode & 0o077 == 0
            yield Loosened(place, f"{mode:04o}", mended)


def _leftovers(path: Path, seen: Survey) -> Iterator[Path]:
    """Temporary files of this journal; of a run that goes on, they will be gone."""
    sides = {seal_of(path), *(path.with_name(path.name + end) for end in SIDES)}
    yield from (one for one in seen.of(What.SIDE) if one not in sides)
