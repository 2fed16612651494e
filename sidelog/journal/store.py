"""Opening a journal's file: private, ours, of a known version, and durable.

One file in SQLite's DELETE journal mode: a folder that is synchronised elsewhere never sees half
of it.  `synchronous = EXTRA` also syncs the folder after the commit, so that a power cut cannot
bring an acknowledged entry's rollback journal back.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sidelog.errors import (
    CannotCreateError,
    KeptError,
    NothingMatchedError,
    StorageError,
    UnsureError,
)
from sidelog.files import make_private_folder
from sidelog.journal.connection import JournalFile, reason, set_up, storage_errors
from sidelog.journal.tables import migrations
from sidelog.journal.tables.built_in import bring_measures
from sidelog.journal.tables.migrations import VERSION
from sidelog.journal.tables.schema import APPLICATION_ID


class CommitError(Exception):
    """COMMIT did not say that it was done; the file may hold that batch all the same."""

    def __init__(self, identity: str | None, reason: sqlite3.DatabaseError) -> None:
        super().__init__(str(reason))
        self.identity = identity
        self.reason = reason


@contextmanager
def open_file(file: JournalFile, *, create: bool) -> Iterator[sqlite3.Connection]:
    """Open a journal, bringing it to this version's tables; closed at the end.

    A new journal is made, with its folder, by its first entry (`create`): it comes with a
    transaction that makes the tables, and is taken away again where that is not committed.

    Raises:
        NothingMatchedError: there is no journal, and `create` is false.
        CannotCreateError: the file or its folder cannot be made.
        StorageError: it is a folder, unreadable, damaged, busy, not a journal, or newer.
        KeptError: the transaction was committed, and the disk failed after that.
        UnsureError: the disk failed while it was committed, and since.
    """
    path, made = file.path, list[Path]()
    if not is_there(path):
        if not create:
            raise NothingMatchedError(
                f"There is no journal yet at {path}.", hint="The first entry makes it: sidelog log"
            )
        made = _create_private_file(file)
    try:
        with _found_out(file), storage_errors(path), closing(file.connect()) as connection:
            is_new = _prepare(connection, file)
            yield connection
            if is_new:
                _refuse_taken_away(file, connection)
    except BaseException:
        _take_away(made, file)
        raise


@contextmanager
def transaction(connection: sqlite3.Connection, *, writing: bool) -> Iterator[None]:
    """Hold one transaction: committed at the end, rolled back by any exception.

    A writer takes its place at once, so that what it reads is still so when it writes.

    Raises:
        CommitError: it was not said to be committed; `open_file` finds out.
    """
    if not connection.in_transaction:  # the one of a new journal has begun
        connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    try:
        yield
        _commit(connection, writing=writing)
    finally:
        if connection.in_transaction:
            with suppress(sqlite3.Error):  # if it cannot be now, it is when it is next opened
                connection.execute("ROLLBACK")


def _commit(connection: sqlite3.Connection, *, writing: bool) -> None:
    identity = _last_batch(connection) if writing else None
    try:
        connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise CommitError(identity, error) from None


def _last_batch(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT uuid FROM batch ORDER BY id DESC LIMIT 1").fetchone()
    return row and str(row[0])


@contextmanager
def _found_out(file: JournalFile) -> Iterator[None]:
    """Say what became of a transaction of which COMMIT did not: the next command will find it so.

    Raises:
        KeptError: it is in the file.
        StorageError: it is not; UnsureError where the file cannot be read.
    """
    try:
        yield
    except CommitError as failed:
        words = f"The journal {file.path} {reason(failed.reason)[0] or 'could not be written'}."
        try:
            is_kept = failed.identity is not None and _holds(file, failed.identity)
        except sqlite3.Error:
            said = f"It is not known whether this was recorded. {words}"
            raise UnsureError(said, hint="Look: sidelog history") from None
        if is_kept:
            raise KeptError(words, hint="Look at it: sidelog history") from None
        with storage_errors(file.path):
            raise failed.reason from None


def _holds(file: JournalFile, identity: str) -> bool:
    """Whether a batch is in the file, opened anew."""
    if not file.path.exists():
        return False
    with closing(file.connect()) as opened:
        if opened.execute("PRAGMA user_version").fetchone() == (0,):
            return False  # the tables were not committed either
        found = opened.execute("SELECT 1 FROM batch WHERE uuid = ?", (identity,)).fetchone()
        return found is not None


def is_there(path: Path) -> bool:
    """Whether a file is there that holds anything.

    Raises:
        StorageError: something else is there, or it cannot be reached.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise StorageError(f"{path} cannot be reached: {error.strerror}.") from error
    if stat.S_ISDIR(status.st_mode):
        raise StorageError(f"{path} is a folder, not a journal.", hint="Name a file in it.")
    if not stat.S_ISREG(status.st_mode):  # a device would take an entry and keep nothing
        raise StorageError(f"{path} is not a file.", hint="A journal is kept in a file.")
    return status.st_size > 0


def _refuse_taken_away(file: JournalFile, connection: sqlite3.Connection) -> None:
    """See that the new file is the one at `path`: who was refused may have removed an empty one."""
    with suppress(sqlite3.Error):  # it is committed, whatever the disk says since
        first = _last_batch(connection)
        if first and not _holds(file, first):
            raise StorageError(
                f"The journal {file.path} was taken away while it was made.", hint="Try again."
            )


def _create_private_file(file: JournalFile) -> list[Path]:
    """Make an empty file for its owner alone; what is new is returned, folders first."""
    path, made = file.path, list[Path]()
    try:
        made += make_private_folder(path.parent)
        is_new = not path.exists()
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        made += [path.resolve()] if is_new else []
        path.chmod(0o600)  # an empty file that was there may be open to all
    except OSError as error:
        _take_away(made, file)
        raise CannotCreateError(
            f"The journal {path} cannot be made: {error.strerror}.",
            hint="Another path can be given with --journal PATH.",
        ) from error
    return made


def _take_away(made: list[Path], file: JournalFile) -> None:
    """Remove what was made for a first entry that was not recorded, unless somebody else's was."""
    with suppress(sqlite3.Error, OSError):
        for place in reversed(made):
            if place.is_dir():
                place.rmdir()  # not where anything lies in it
                continue
            with closing(file.beside(place).connect()) as opened:
                if _is_unused(opened, place):
                    place.unlink()


def _is_unused(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether a new file holds nothing, and nobody else is about to write the first entry."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        is_full = error.sqlite_errorcode == sqlite3.SQLITE_FULL  # nobody can write
        return is_full and path.stat().st_size == 0
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _prepare(connection: sqlite3.Connection, file: JournalFile) -> bool:
    """Make the journal ready; True where it is new, and in the transaction of its first entry."""
    set_up(connection)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    is_ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    if version != VERSION or not is_ours:
        _refuse_foreign(connection, file.path, version, is_ours=is_ours)
        if version == 0:
            migrations.begin(connection)
            return True
        migrations.migrate(connection, file)
    bring_measures(connection)
    return False


def _refuse_foreign(
    connection: sqlite3.Connection, path: Path, version: int, *, is_ours: bool
) -> None:
    """Let an empty file and an older journal of ours pass, and nothing else."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if (tables or version) and not is_ours:
        raise StorageError(
            f"{path} is an SQLite file of another program, not a sidelog journal.",
            hint="Another path can be given with --journal PATH.",
        )
    if version > VERSION:
        raise StorageError(
            f"{path} was written by a newer sidelog (its tables are version {version}, "
            f"this sidelog knows {VERSION}).",
            hint="Update sidelog; the journal was not touched.",
        )
