"""A damaged journal made whole: a new file out of what can be read of it takes its place.

The damaged file is kept beside it.  At any moment one of the two is at the journal's path.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sidelog.errors import CannotCreateError, NothingMatchedError, StorageError
from sidelog.journal.columns import instant_text
from sidelog.journal.connection import JournalFile, set_up, storage_errors
from sidelog.journal.store import is_there
from sidelog.journal.tables import migrations
from sidelog.journal.tables.migrations import STEPS, VERSION
from sidelog.journal.tables.schema import APPLICATION_ID, RECORDED_TABLES
from sidelog.journal.upkeep.rebuild import Rebuilding
from sidelog.journal.upkeep.salvage import Outcome, find_rows
from sidelog.journal.upkeep.shapes import Shapes

_MAGIC = b"SQLite format 3\0"
_BESIDE = ("-journal", "-wal", "-shm")
_MOVED = bytes(100)
"""What the file begins with once another has its place: nobody who has it open writes to it."""


class Repaired(NamedTuple):
    """What was done.

    Attributes:
        outcome: what became of the rows.
        kept: where the damaged file is now.
    """

    outcome: Outcome
    kept: Path


def repair_journal(file: JournalFile, now: datetime, new_identity: Callable[[], str]) -> Repaired:
    """Put a whole journal in the place of a damaged one.

    Raises:
        NothingMatchedError: there is no journal.
        StorageError: it is of another program, newer, busy, or nothing of it can be read; nothing
            was changed.
        CannotCreateError: the new file, or the copy of the damaged one, cannot be written.
    """
    path = file.path
    if not is_there(path):
        raise NothingMatchedError(f"There is no journal at {path}.")
    with storage_errors(path), closing(file.connect()) as connection:
        _hold(connection)
        descriptor = os.open(path, os.O_RDWR)  # closed last: that would let go of SQLite's locks
        try:
            content = _read(descriptor)
            beside = path.with_name(f".{path.name}.sidelog-{os.getpid()}")
            kept = _free_name(path, now)
            try:
                outcome = _make_new(file, beside, connection, content, (now, new_identity))
                _write(kept, content)
                for end in _BESIDE:
                    _move_beside(path, kept, end)
                _take_the_place(beside, path, connection, descriptor)
            finally:
                for end in ("", *_BESIDE):
                    beside.with_name(beside.name + end).unlink(missing_ok=True)
        finally:
            os.close(descriptor)
    return Repaired(outcome, kept)


def _hold(connection: sqlite3.Connection) -> None:
    """Keep everybody else out, as far as the file lets itself be locked."""
    with suppress(UnicodeDecodeError):  # the names of its tables are damaged
        try:
            set_up(connection)
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            name = getattr(error, "sqlite_errorname", "")
            if not name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
                raise


def _read(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as opened:
        return opened.read()


def _make_new(
    file: JournalFile,
    path: Path,
    damaged: sqlite3.Connection,
    content: bytes,
    writer: tuple[datetime, Callable[[], str]],
) -> Outcome:
    """Write the new journal, and see that it is whole."""
    now, new_identity = writer
    version = _version(damaged, file.path)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(file.beside(path).connect()) as connection:
        set_up(connection)
        for pragma in ("journal_mode = MEMORY", "temp_store = MEMORY", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        migrations.run(connection, STEPS[:version], version)
        shapes = Shapes(connection)
        found = find_rows(damaged, b"" if file.key else content, shapes)
        if not any(found.rows[table] for table in (*RECORDED_TABLES, "change")):
            raise StorageError(
                f"Nothing of {file.path} can be read: no row of a journal is in it.",
                hint="Nothing was changed. If there is a backup: sidelog restore FILE",
            )
        outcome = Rebuilding(connection, found, shapes, instant_text(now), new_identity).rebuild()
        for place in range(version, VERSION):
            migrations.run(connection, (STEPS[place],), place + 1)
        faults = [said for (said,) in connection.execute("PRAGMA integrity_check")]
        astray = connection.execute("PRAGMA foreign_key_check").fetchall()
        if faults != ["ok"] or astray:
            raise StorageError("The journal could not be made whole.", hint="Nothing was changed.")
        connection.execute("COMMIT")
    return outcome


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables; where it cannot be read, this one.

    Raises:
        StorageError: it is newer, or another program's file.
    """
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return VERSION
    if version > VERSION and application == APPLICATION_ID:
        raise StorageError(
            f"{path} was written by a newer sidelog (its tables are version {version}, "
            f"this sidelog knows {VERSION}).",
            hint="Update sidelog; the journal was not touched.",
        )
    return version if 0 < version <= VERSION else VERSION


def _free_name(path: Path, now: datetime) -> Path:
    """Where the damaged file goes: beside it, named by the day, and by the time if need be."""
    day = path.with_name(f"{path.stem}.damaged-{now:%Y-%m-%d}{path.suffix}")
    later = path.with_name(f"{path.stem}.damaged-{now:%Y-%m-%dT%H%M%S}{path.suffix}")
    return later if os.path.lexists(day) else day


def _write(path: Path, content: bytes) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
    except FileExistsError:
        raise CannotCreateError(f"{path} exists already.", hint="Try again in a second.") from None
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise CannotCreateError(
            f"The damaged journal cannot be kept at {path}: {error.strerror}.",
            hint="Nothing was changed.",
        ) from None


def _move_beside(path: Path, kept: Path, end: str) -> None:
    """Take what SQLite left of an unfinished write with the damaged file: it is not of the new."""
    with suppress(FileNotFoundError):
        left = path.with_name(path.name + end)
        left.chmod(0o600)
        left.replace(kept.with_name(kept.name + end))


def _take_the_place(beside: Path, path: Path, damaged: sqlite3.Connection, descriptor: int) -> None:
    real = path.resolve()  # of a link, the file that it leads to
    if os.name != "posix":  # where a file that is open cannot be replaced
        damaged.close()
        os.close(os.dup(descriptor))
    with beside.open("rb+") as opened:
        os.fsync(opened.fileno())
    beside.replace(real)
    with suppress(OSError):
        os.pwrite(descriptor, _MOVED, 0)
    with _folder(real.parent) as folder:
        os.fsync(folder)


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
