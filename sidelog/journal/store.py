"""Opening a journal's file: private, ours, of a known version, and durable.

One file in SQLite's DELETE journal mode: a folder that is synchronised elsewhere never sees half
of it.  `synchronous = EXTRA` also syncs the folder after the commit, so that a power cut cannot
bring an acknowledged entry's rollback journal back.
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sidelog.errors import (
    CannotCreateError,
    DamagedError,
    KeptError,
    NoInputError,
    NothingMatchedError,
    ReplacedError,
    StorageError,
    UnsureError,
)
from sidelog.files import make_private_folder, refuse_remains
from sidelog.journal.connection import (
    IN_PLACE,
    TO_BE_SAVED,
    JournalFile,
    reason,
    set_up,
    storage_errors,
)
from sidelog.journal.tables import migrations
from sidelog.journal.tables.built_in import bring_measures
from sidelog.journal.tables.migrations import VERSION
from sidelog.journal.tables.schema import APPLICATION_ID

Tell = Callable[[str], None]
"""Says a sentence to the person, beside what the command answers."""


class CommitError(Exception):
    """COMMIT did not say that it was done; the file may hold that batch all the same."""

    def __init__(self, identity: str | None, reason: sqlite3.DatabaseError) -> None:
        super().__init__(str(reason))
        self.identity = identity
        self.reason = reason


@contextmanager
def open_file(
    file: JournalFile, *, create: bool, tell: Tell | None = None
) -> Iterator[sqlite3.Connection]:
    """Open a journal, bringing it to this version's tables, of which it tells; closed at the end.

    One of an earlier version that can only be read is read from memory.

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
    if file.content is not None:  # what is written to it would be in memory alone
        raise StorageError(
            f"{path} is a backup under a passphrase: nothing can be recorded in it.",
            hint=f"To bring it back: sidelog restore {path}",
        )
    if not is_there(path):
        if not create:
            raise NothingMatchedError(
                f"There is no journal yet at {path}.", hint="The first entry makes it: sidelog log"
            )
        made = _create_private_file(file)
    try:
        with _found_out(file), storage_errors(path), closing(file.connect()) as connection:
            version = _version_of_ours(connection, file)
            if version < VERSION and not create and not _can_be_written(path):
                with open_aside(file) as older:
                    yield older
                return
            _prepare(connection, file, version, tell)
            yield connection
            if version == 0:
                _refuse_taken_away(file, connection)
    except BaseException:
        _take_away(made, file)
        raise


@contextmanager
def open_aside(file: JournalFile) -> Iterator[sqlite3.Connection]:
    """What a file holds, in memory, at this version's tables: the file itself is only read.

    Raises:
        NoInputError: there is no such file, or nothing in it.
        StorageError: it cannot be read, is damaged, not a journal, or newer.
    """
    if not is_there(file.path):
        raise NoInputError(f"There is no journal at {file.path}.", hint="Check the path.")
    with closing(file.in_memory()) as memory, storage_errors(file.path, is_other=file.is_other):
        with closing(file.connect()) as opened:
            opened.execute("BEGIN")  # `backup` itself would wait for a writer without end
            version = _version_of_ours(opened, file)
            opened.backup(memory)
        if version == 0:
            raise NoInputError(f"There is no journal in {file.path}.", hint="Check the path.")
        set_up(memory)
        migrations.take_steps(memory, file.path)
        yield memory


def inode_of(path: Path) -> int | None:
    """Which file is at a path; None where none is."""
    with suppress(OSError):
        return path.stat().st_ino
    return None


def refuse_replaced(path: Path, inode: int | None) -> None:
    """Refuse to write to a file that another run has put another in the place of.

    Encrypting and repairing do; whoever waited for them would write to a file without a name.

    Raises:
        ReplacedError: the file at the path is not the one that it was before it was opened.
    """
    if inode is not None and inode_of(path) != inode:
        raise replaced(path)


def replaced(path: Path) -> ReplacedError:
    """That another command put another file in the place of a journal's, or took it away."""
    became = "taken away" if inode_of(path) is None else "written anew"
    return ReplacedError(
        f"The journal {path} was {became} by another command just now.", hint="Try again."
    )


def _can_be_written(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


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
    if not writing:  # the COMMIT of a read fails where it met damage; it is rolled back
        return
    identity = _last_batch(connection)
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
    """Make an empty file for its owner alone; what is new is returned, folders first.

    Raises:
        CannotCreateError: it cannot be made, or what is left of another would be taken for it.
    """
    path, made = file.path, list[Path]()
    is_new = not path.exists()
    if is_new:
        refuse_remains(path)
    try:
        made += make_private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        made += [path.resolve()] if is_new else []
        path.chmod(0o600)  # an empty file that was there may be open to all
    except OSError as error:
        _take_away(made, file)
        raise CannotCreateError(
            f"The journal {path} cannot be made: {error.strerror}.",
            hint=IN_PLACE,
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


def _prepare(
    connection: sqlite3.Connection, file: JournalFile, version: int, tell: Tell | None
) -> None:
    """Make the journal ready; a new one is in the transaction of its first entry from here on."""
    set_up(connection)
    if version == 0:
        migrations.begin(connection)
        return
    if version < VERSION:
        copy = migrations.migrate(connection, file)
        if copy and tell:
            tell(f"This sidelog keeps journals in new tables. As it was, the journal is in {copy}")
    bring_measures(connection)


def _version_of_ours(connection: sqlite3.Connection, file: JournalFile) -> int:
    """The version of a journal's tables; 0 of a file with nothing in it.

    Raises:
        StorageError: it is another program's file, or of a version that is not known.
    """
    path = file.path
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (program,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if (tables or version) and program != APPLICATION_ID:
        raise StorageError(
            f"{path} is an SQLite file of another program, not a sidelog journal.",
            hint=file.hint(IN_PLACE),
        )
    refuse_newer(path, version)
    if version < bool(tables):
        raise DamagedError(
            f"{path} is damaged: it says that its tables are version {version}, which none are.",
            hint=file.hint(TO_BE_SAVED),
        )
    return int(version)


def refuse_newer(path: Path, version: int) -> None:
    """Refuse a journal whose tables this sidelog does not know yet.

    Raises:
        StorageError: its version is newer than this one's.
    """
    if version > VERSION:
        raise StorageError(
            f"{path} was written by a newer sidelog (its tables are version {version}, "
            f"this sidelog knows {VERSION}).",
            hint="Update sidelog; the journal was not touched.",
        )
