"""Copies of a journal: taken while others may use it, compared, and never over another file.

Sidelog keeps some by itself, in a folder beside the journal: one of each day on which something
was written, and one before each large change.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from errno import ENOSPC
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sidelog.errors import CannotCreateError, KeptError, StorageError
from sidelog.files import make_private_folder, placing, write_private
from sidelog.journal.connection import JournalFile, storage_errors

_WHEN = "%Y-%m-%dT%H%M%S"
_DAILY, _BY_HAND = "daily", "backup"
_DAYS, _WEEKS, _BEFORE = 7, 4, 10
"""How many are kept of the daily ones, of weeks before those, and of those before a change."""


class Copy(NamedTuple):
    """A copy that lies in the folder of copies.

    Attributes:
        path: where it is.
        at: when it was made, by the clock of the person.
        reason: "daily", "backup" by the person's own wish, or before what, as "before-import".
    """

    path: Path
    at: datetime
    reason: str


def copies_folder(path: Path) -> Path:
    """Where sidelog keeps the copies of the journal at `path`."""
    return path.with_name(f"{path.stem}.copies")


def copies_of(path: Path) -> list[Copy]:
    """The copies of the journal at `path` that lie in their folder, the newest first."""
    try:
        found = list(copies_folder(path).iterdir())
    except OSError:
        return []
    copies = (_read_name(place) for place in found if place.suffix == path.suffix)
    return sorted(filter(None, copies), key=lambda copy: (copy.at, copy.path.name), reverse=True)


def _read_name(path: Path) -> Copy | None:
    when, reason = path.stem[:17], path.stem[18:].rstrip("-0123456789")  # a free name may count
    with suppress(ValueError):
        return Copy(path, datetime.strptime(when, _WHEN), reason)  # noqa: DTZ007  (the person's clock)
    return None


def keep_copy(file: JournalFile, reason: str, now: datetime) -> Path:
    """Make a copy in the folder of copies, named by the time and the reason.

    Raises:
        CannotCreateError: it cannot be made; nothing was changed.
        StorageError: the journal cannot be read.
    """
    folder = copies_folder(file.path)
    try:
        if folder.is_symlink():  # whoever made it could lead a copy anywhere
            raise CannotCreateError(f"{folder} is a link.", hint="Copies go into a folder only.")
        make_private_folder(folder)
    except OSError as error:
        raise CannotCreateError(f"{folder} cannot be made: {error.strerror}.") from None
    path = free_name(folder / f"{now:{_WHEN}}-{reason}{file.path.suffix}")
    write_copy(file, path)
    _thin_out(file.path)
    return path


def keep_daily_copy(file: JournalFile, now: datetime) -> Path | None:
    """Make the copy of a day, unless there is one; see `keep_copy`."""
    days = (copy.at.date() for copy in copies_of(file.path) if copy.reason == _DAILY)
    return None if now.date() in days else keep_copy(file, _DAILY, now)


def backup(file: JournalFile, place: Path | None, now: datetime) -> Path:
    """Make a copy where the person says: in a folder by its day, or in a new file.

    Without a place it goes into the folder of copies, where it stays.

    Returns:
        Where it is.

    Raises:
        CannotCreateError: something is there already, or it cannot be written.
        StorageError: the journal cannot be read.
    """
    if place is None:
        return keep_copy(file, _BY_HAND, now)
    if place.is_dir():
        place = free_name(place / f"{file.path.stem}-{now:%Y-%m-%d}{file.path.suffix}")
    write_copy(file, place)
    return place


def _thin_out(path: Path) -> None:
    """Remove the copies that sidelog made by itself and that newer ones stand for."""
    copies = copies_of(path)
    daily = [copy for copy in copies if copy.reason == _DAILY]
    before = [copy for copy in copies if copy.reason not in {_DAILY, _BY_HAND}]
    weeks: dict[tuple[int, int], Copy] = {}
    for copy in daily[_DAYS:]:
        weeks.setdefault(copy.at.isocalendar()[:2], copy)
    kept = {*daily[:_DAYS], *list(weeks.values())[:_WEEKS], *before[:_BEFORE]}
    for copy in (*daily, *before):
        if copy not in kept:
            with suppress(OSError):  # it is there for longer
                copy.path.unlink()


def write_copy(file: JournalFile, path: Path) -> None:
    """Copy a journal into a new file for its owner alone, and compare the two.

    Raises:
        CannotCreateError: something is at `path`, or it cannot be written; nothing is left there.
        StorageError: the journal cannot be read, or the copy is not like it.
    """
    brought: list[Path] = []
    try:
        with placing(path) as beside, storage_errors(file.path):
            _write_compared(file, file.beside(beside), path)
            if file.key:  # before there is what needs it
                brought = bring_key(file.path, path, file.key.identity)
    except KeptError:
        raise
    except BaseException:
        for one in brought:
            one.unlink(missing_ok=True)
        raise


def _write_compared(file: JournalFile, copy: JournalFile, path: Path) -> None:
    with closing(file.connect()) as source:
        source.execute("BEGIN")  # nobody writes until they are compared
        source.execute("SELECT 1 FROM sqlite_schema").fetchone()
        is_like = _copy_encrypted if file.key else _copy_plain
        if not is_like(source, copy):
            raise StorageError(f"The copy {path} is not like {file.path}.", hint="Try again.")


def _copy_plain(source: sqlite3.Connection, copy: JournalFile) -> bool:
    """Write the pages of a journal to a file; whether they are there then."""
    content = source.serialize()
    copy.path.write_bytes(content)
    return copy.path.read_bytes() == content


def _copy_encrypted(source: sqlite3.Connection, copy: JournalFile) -> bool:
    """Write the rows of a journal to an encrypted file; no page is encrypted twice alike."""
    from sidelog.journal.upkeep.encryption import are_alike  # noqa: PLC0415  (an extra)

    with closing(copy.connect()) as target:
        target.execute("PRAGMA journal_mode = MEMORY")  # nothing is there to go back to
        target.execute("PRAGMA synchronous = OFF")  # it is synced when it is whole
        try:
            source.backup(target)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_FULL":  # of the copy, not of the journal
                raise OSError(ENOSPC, os.strerror(ENOSPC)) from None
            raise
    with closing(copy.connect()) as opened:
        return are_alike(source, opened)


def bring_key(path: Path, copy: Path, identity: bytes) -> list[Path]:
    """Put the key files of an encrypted file beside a copy of it that lies elsewhere.

    One that is there under another passphrase stays: both open the copy, and none is lost.

    Returns:
        Those that were written, and compared.

    Raises:
        CannotCreateError: one cannot be written there.
        NoInputError: one cannot be read.
    """
    # Only where encrypted.
    from sidelog.journal.upkeep.keys import (  # noqa: PLC0415
        key_file,
        key_files,
        likely_files,
        read_key_file,
    )

    there = [read_key_file(one) for one in likely_files(copy, identity)]
    place, written = key_file(copy, identity), []
    for own in key_files(path, identity):
        content = read_key_file(own)
        if content not in there:
            # One that was called after the journal is not known to be its key, and says no such.
            name = place.name if own.name.startswith("sidelog-") else own.name
            its = free_name(place.with_name(name))
            write_private(its, content)
            written.append(its)
            if its.read_bytes() != content:
                raise StorageError(f"The key file {its} is not like {own}.", hint="Try again.")
    return written


def free_name(path: Path) -> Path:
    """The path, or with -2, -3 and so on after its name where something is there already."""
    if not os.path.lexists(path):
        return path
    return next(place for place in _numbered(path) if not os.path.lexists(place))


def _numbered(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
