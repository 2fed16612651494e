"""Opening a journal's file: private, ours, of a known version, and durable.

One file in SQLite's DELETE journal mode: a folder that is synchronised elsewhere never sees half
of it.  `synchronous = EXTRA` also syncs the folder after the commit, so that a power cut cannot
bring an acknowledged entry's rollback journal back.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sidelog.errors import BadDataError, CannotCreateError, NothingMatchedError, StorageError
from sidelog.files import make_private_folder
from sidelog.journal.tables.built_in import bring_measures
from sidelog.journal.tables.migrations import VERSION, migrate
from sidelog.journal.tables.schema import APPLICATION_ID

WAIT_SECONDS = 5
"""How long a writer waits for another writer before it says that the journal is busy."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = EXTRA",
)

_REFUSALS = {
    "SQLITE_BUSY": ("is busy: another program has been writing to it for 5 seconds", "Try again."),
    "SQLITE_READONLY": (
        "cannot be written to",
        "Check the permissions of the file and its folder, and that the disk is not read-only.",
    ),
    "SQLITE_FULL": ("could not be written: the disk is full", "Nothing was changed."),
    "SQLITE_IOERR": ("could not be read or written: the disk reports an error", ""),
    "SQLITE_CANTOPEN": ("cannot be opened", "Check the permissions of the file and its folder."),
    "SQLITE_NOTADB": (
        "is not a sidelog journal",
        "Another path can be given with --journal PATH.",
    ),
    "SQLITE_CORRUPT": ("is damaged", "Do not write to it; keep a copy, and use a backup."),
    "SQLITE_PERM": ("may not be opened", "Check the permissions of the file."),
    "SQLITE_TOOBIG": ("cannot hold anything that long", ""),
}


@contextmanager
def open_file(path: Path, *, create: bool) -> Iterator[sqlite3.Connection]:
    """Open the journal at `path`, bringing it to this version's tables; closed at the end.

    Args:
        path: where the journal lies.
        create: make the file, and its folder, when it is not there.

    Raises:
        NothingMatchedError: there is no journal, and `create` is false.
        CannotCreateError: the file or its folder cannot be made.
        StorageError: it is a folder, unreadable, damaged, busy, not a journal, or newer.
    """
    if not _is_there(path):
        if not create:
            raise NothingMatchedError(
                f"There is no journal yet at {path}.", hint="The first entry makes it: sidelog log"
            )
        _create_private_file(path)
    with storage_errors(path):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        with storage_errors(path):
            _prepare(connection, path)
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection, *, writing: bool) -> Iterator[None]:
    """Hold one transaction: committed at the end, rolled back by any exception.

    A writer takes its place at once, so that what it reads is still so when it writes.
    """
    connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _is_there(path: Path) -> bool:
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


def _create_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, in a folder of the same kind."""
    try:
        make_private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        path.chmod(0o600)  # an empty file that was there may be open to all
    except OSError as error:
        raise CannotCreateError(
            f"The journal {path} cannot be made: {error.strerror}.",
            hint="Another path can be given with --journal PATH.",
        ) from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION or _application_id(connection) != APPLICATION_ID:
        _refuse_foreign(connection, path, version)
        migrate(connection, path)
    bring_measures(connection)


def _application_id(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _refuse_foreign(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Let an empty file and an older journal of ours pass, and nothing else."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (tables or version) and _application_id(connection) != APPLICATION_ID:
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


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file at `path` into sentences.

    Raises:
        BadDataError: a rule of the record refused a row.
        StorageError: the file or the disk refuses.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_CONSTRAINT_TRIGGER":
            raise
        raise BadDataError(f"The record refuses this: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise _refusal(path, error) or error from None


def _refusal(path: Path, error: sqlite3.DatabaseError) -> StorageError | None:
    # Extended names, such as SQLITE_BUSY_SNAPSHOT, begin with the plain one.
    name = getattr(error, "sqlite_errorname", "")
    for code, (words, hint) in _REFUSALS.items():
        if name.startswith(code):
            return StorageError(f"The journal {path} {words}.", hint=hint)
    return None
