"""Copies of a journal: taken while others may use it, compared, and never over another file.

Sidelog keeps some by itself, in a folder beside the journal: one of each day on which something
was written, as it was after the last writing of that day, and one before each large change.

A copy of the day is made anew after each writing.  So that this costs little, the copy for which it
makes room becomes it: only what differs is written.  The one made before stays until then.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from errno import ENOSPC
from io import FileIO
from itertools import count
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from sidelog.errors import CannotCreateError, KeptError, StorageError
from sidelog.files import is_file, make_private_folder, placing_database, write_private
from sidelog.journal.connection import JournalFile, storage_errors

_WHEN = "%Y-%m-%dT%H%M%S"
_DAILY, _BY_HAND = "daily", "backup"
_DAYS, _WEEKS, _BEFORE, _NEWEST = 7, 4, 10, 2
"""How many are kept of days, of weeks before those, of those before a change, and the daily ones
that are kept whatever their day: the next one is written over neither of them."""

_PIECE = 1 << 16


class Copy(NamedTuple):
    """A copy that lies in the folder of copies.

    Attributes:
        path: where it is.
        at: when it was made, by the clock of the person, to the second.
        reason: "daily", "backup" by the person's own wish, or before what, as "before-import".
        number: which it is of those of that second.
    """

    path: Path
    at: datetime
    reason: str
    number: int = 1

    @property
    def place(self) -> tuple[datetime, str, int]:
        """Its place in the order in which copies were made."""
        return self.at, self.reason, self.number


def copies_folder(path: Path) -> Path:
    """Where sidelog keeps the copies of the journal at `path`."""
    return path.with_name(f"{path.stem}.copies")


def copies_of(path: Path) -> list[Copy]:
    """The copies of the journal at `path` that lie in their folder, the newest first."""
    try:
        found = list(copies_folder(path).iterdir())
    except OSError:
        return []
    copies = (_read_name(one) for one in found if one.suffix == path.suffix and is_file(one))
    return _newest_first(filter(None, copies))


def _newest_first(copies: Iterable[Copy]) -> list[Copy]:
    return sorted(copies, key=lambda copy: copy.place, reverse=True)


def _read_name(path: Path) -> Copy | None:
    when, said = path.stem[:17], path.stem[18:]
    reason = said.rstrip("-0123456789")
    with suppress(ValueError):
        at = datetime.fromisoformat(when)  # `strptime` takes longer to import than a copy to make
        number = int(said[len(reason) + 1 :] or 1)
        return Copy(path, at, reason, number) if f"{at:{_WHEN}}" == when else None
    return None


def keep_copy(file: JournalFile, reason: str, now: datetime, *, is_open: bool = False) -> Path:
    """Make a copy in the folder of copies, named by the time and the reason.

    Args:
        file: the journal.
        reason: before what it is made, such as "before-import".
        now: the clock of the person.
        is_open: whether this process has the journal open; see `write_copy`.

    Raises:
        CannotCreateError: it cannot be made; nothing was changed.
        StorageError: the journal cannot be read.
    """
    new = _new(file.path, reason, now)
    write_copy(file, new.path, is_open=is_open)
    _thin_out(file.path, new)
    return new.path


def keep_daily_copy(file: JournalFile, pieces: Iterable[bytes], now: datetime) -> Path:
    """Make the copy of a day anew; the one that was its newest stays until the next.

    Args:
        file: the journal, which was found whole.
        pieces: its bytes; see `pieces_of`.
        now: the clock of the person.

    Raises:
        CannotCreateError: it cannot be made; the newest copy that there was is there.
        StorageError: what was written is not like the journal; the same.
    """
    new = _new(file.path, _DAILY, now)
    outlived = _outlived([new, *copies_of(file.path)])
    daily = (one.path for one in outlived if one.reason == _DAILY)
    spare = next(filter(_is_ours, daily), None)
    with placing_database(new.path, becomes=spare) as beside:
        _write(pieces, beside)
        _see_that_it_opens(file.beside(beside), new.path)
    _thin_out(file.path, new)
    return new.path


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


def _new(path: Path, reason: str, now: datetime) -> Copy:
    """A copy of the journal at `path` that is to be made, in a folder that is there.

    Raises:
        CannotCreateError: the folder cannot be made, or is none.
    """
    folder = copies_folder(path)
    try:
        if folder.is_symlink():  # whoever made it could lead a copy anywhere
            raise CannotCreateError(f"{folder} is a link.", hint="Copies go into a folder only.")
        make_private_folder(folder)
    except OSError as error:
        raise CannotCreateError(f"{folder} cannot be made: {error.strerror}.") from None
    at = now.replace(microsecond=0, tzinfo=None)
    there = (one.number for one in copies_of(path) if (one.at, one.reason) == (at, reason))
    number = max(there, default=0) + 1
    counted = f"-{number}" if number > 1 else ""
    return Copy(folder / f"{at:{_WHEN}}-{reason}{counted}{path.suffix}", at, reason, number)


def _is_ours(path: Path) -> bool:
    """Whether it is a file of no other name, which somebody might have given it to keep it."""
    with suppress(OSError):
        status = path.lstat()
        return S_ISREG(status.st_mode) and status.st_nlink == 1
    return False


def _thin_out(path: Path, made: Copy) -> None:
    """Remove the copies that newer ones stand for; never the one just made, whatever the clock."""
    for copy in _outlived(copies_of(path)):
        if copy != made:
            with suppress(OSError):  # it is there for longer
                copy.path.unlink()


def _outlived(copies: Iterable[Copy]) -> list[Copy]:
    """Those copies that sidelog made by itself, and that newer ones stand for."""
    made = [copy for copy in _newest_first(copies) if copy.reason != _BY_HAND]
    daily = [copy for copy in made if copy.reason == _DAILY]
    before = [copy for copy in made if copy.reason != _DAILY]
    days: dict[date, Copy] = {}
    weeks: dict[tuple[int, int], Copy] = {}
    for copy in daily:
        days.setdefault(copy.at.date(), copy)
    for copy in [*days.values()][_DAYS:]:
        weeks.setdefault(copy.at.isocalendar()[:2], copy)
    kept = {*daily[:_NEWEST], *[*days.values()][:_DAYS], *[*weeks.values()][:_WEEKS]}
    return [copy for copy in made if copy not in kept and copy not in before[:_BEFORE]]


@contextmanager
def held(file: JournalFile) -> Iterator[FileIO]:
    """The bytes of a journal, which nobody can change while this lasts.

    Not while this process has it open otherwise: to close the bytes drops SQLite's locks on them.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        content = FileIO(file.path)
    except OSError as error:
        raise StorageError(f"The journal {file.path} cannot be read: {error.strerror}.") from None
    with content, storage_errors(file.path), closing(file.connect()) as connection:
        _begin(connection)
        yield content


def _begin(connection: sqlite3.Connection) -> None:
    """Let nobody write until this connection has ended; reading the tables' names takes longer."""
    connection.execute("BEGIN")
    connection.execute("PRAGMA user_version").fetchone()


def pieces_of(content: FileIO) -> Iterator[bytes]:
    """What a file holds from its beginning, in pieces."""
    content.seek(0)
    while piece := content.read(_PIECE):
        yield piece


def write_copy(file: JournalFile, path: Path, *, is_open: bool = False) -> None:
    """Copy a journal into a new file for its owner alone, and compare the two.

    Args:
        file: the journal.
        path: where the copy goes.
        is_open: whether this process has the journal open, as before it is changed: then SQLite
            reads it, which takes longer.

    Raises:
        CannotCreateError: something is at `path`, or it cannot be written; nothing is left there.
        StorageError: the journal cannot be read, or the copy is not like it.
    """
    brought: list[Path] = []
    try:
        with placing_database(path) as beside:
            _write_compared(file, file.beside(beside), path, is_open=is_open)
            if file.key:  # before there is what needs it
                brought = bring_key(file.path, path, file.key.identity)
    except KeptError:
        raise
    except BaseException:
        for one in brought:
            one.unlink(missing_ok=True)
        raise


def _write_compared(file: JournalFile, copy: JournalFile, path: Path, *, is_open: bool) -> None:
    if is_open:
        with storage_errors(file.path), closing(file.connect()) as source:
            _begin(source)
            is_like = _copy_encrypted if file.key else _copy_plain
            if not is_like(source, copy):
                raise _unlike(path)
        return
    with held(file) as content:
        _write(pieces_of(content), copy.path)
        if not _is_like(content, copy.path):
            raise _unlike(path)
    _see_that_it_opens(copy, path)


def _unlike(path: Path) -> StorageError:
    return StorageError(f"The copy {path} is not like the journal.", hint="Try again.")


def _write(pieces: Iterable[bytes], path: Path) -> None:
    """Make a file hold pieces; where it holds them already, nothing is written."""
    at = 0
    with FileIO(path, "r+") as file:
        for piece in pieces:
            if file.read(len(piece)) != piece:
                file.seek(at)
                left = memoryview(piece)
                while left:
                    left = left[file.write(left) :]
            at += len(piece)
        file.truncate(at)


def _is_like(content: FileIO, path: Path) -> bool:
    """Whether a file holds the same bytes."""
    with FileIO(path) as copy:
        alike = all(copy.read(len(piece)) == piece for piece in pieces_of(content))
        return alike and not copy.read(1)


def _see_that_it_opens(copy: JournalFile, path: Path) -> None:
    """See that a copy is what its journal is to whoever opens it.

    Raises:
        StorageError: it is not.
    """
    try:
        with closing(copy.connect()) as opened:
            _begin(opened)
    except sqlite3.DatabaseError:
        raise _unlike(path) from None


def _copy_plain(source: sqlite3.Connection, copy: JournalFile) -> bool:
    """Write the pages of a journal to a file; whether they are there then."""
    content = source.serialize()
    copy.path.write_bytes(content)
    return copy.path.read_bytes() == content


def _copy_encrypted(source: sqlite3.Connection, copy: JournalFile) -> bool:
    """Write the rows of a journal to an encrypted file; no page is encrypted twice alike."""
    from sidelog.journal.upkeep.encryption.turning import are_alike  # noqa: PLC0415  (an extra)

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
    from sidelog.journal.upkeep.encryption.keys import (  # noqa: PLC0415
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
