"""A connection to a journal's file, and what SQLite says of it put into sentences."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sidelog.errors import BadDataError, DamagedError, StorageError
from sidelog.files import FREE_ROOM

WAIT_SECONDS = 5
"""How long a writer waits for another writer before it says that the journal is busy."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = EXTRA",
)

TO_BE_SAVED = "What of it can be saved: sidelog check. Its copies: sidelog restore"
"""What is said of a journal's file that is damaged."""

IN_PLACE = "Another path can be given with --journal PATH."
"""What is said of a file in the journal's place that is none."""

ANOTHER = "Nothing was changed. Look at the path, or take another copy of it."
"""What is said of any other file that is damaged, or no journal."""

_OF_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")

_REFUSALS = {
    "SQLITE_BUSY": ("is busy: another program has been writing to it for 5 seconds", "Try again."),
    "SQLITE_READONLY": (
        "cannot be written to",
        "Check the permissions of the file and its folder, and that the disk is not read-only.",
    ),
    "SQLITE_FULL": ("could not be written: the disk is full", f"Nothing was changed.{FREE_ROOM}"),
    "SQLITE_IOERR": (
        "could not be read or written: the disk reports an error",
        "It may be full, or your share of it, or broken.",
    ),
    "SQLITE_CANTOPEN": ("cannot be opened", "Check the permissions of the file and its folder."),
    "SQLITE_NOTADB": ("is not a sidelog journal", IN_PLACE),
    "SQLITE_CORRUPT": ("is damaged", TO_BE_SAVED),
    "SQLITE_PERM": ("may not be opened", "Check the permissions of the file."),
    "SQLITE_TOOBIG": ("cannot hold anything that long", ""),
}


PLAIN = b"SQLite format 3\0"
"""What every file of SQLite's begins with that is not encrypted."""


class Key(NamedTuple):
    """What opens an encrypted journal, its copies and its backups.

    Attributes:
        secret: 32 random bytes.
        identity: 16 random bytes that the files begin with, by which their key is found.
    """

    secret: bytes
    identity: bytes

    def __repr__(self) -> str:
        """Nothing of the secret, wherever it is shown."""
        return f"Key({self.identity.hex()})"


class JournalFile(NamedTuple):
    """Where a journal lies, and what opens it; every connection to it is made here.

    Attributes:
        path: the file.
        key: what opens it; None where it is plain.
        content: what it holds, where that was under a passphrase; the file itself is not looked at.
        is_other: whether it is another file than the journal, as a copy of it.
    """

    path: Path
    key: Key | None = None
    content: bytes | None = None
    is_other: bool = False

    def connect(self) -> sqlite3.Connection:
        """A new connection, whose transactions are begun and ended by whoever asked for it.

        Raises:
            ConfigurationError: it is encrypted, and the library for that is not installed.
        """
        if self.content is None:
            return self._connect(self.path)
        connection = self._connect(":memory:")
        connection.deserialize(self.content)
        return connection

    def in_memory(self) -> sqlite3.Connection:
        """A connection that holds in memory what `backup` brings it from this file."""
        return self._connect(":memory:")

    def _connect(self, place: Path | str) -> sqlite3.Connection:
        if self.key is None:
            return sqlite3.connect(place, timeout=WAIT_SECONDS, isolation_level=None)
        from sidelog.journal.upkeep.encryption.cipher import connect  # noqa: PLC0415  (an extra)

        return connect(place, self.key)

    def beside(self, path: Path) -> "JournalFile":
        """Another file that is opened as this one is: a copy of it."""
        return self._replace(path=path, content=None)

    def hint(self, own: str) -> str:
        """What can be done about the file: what is said of the journal, where it is that."""
        return ANOTHER if self.is_other else own


def identity_of(path: Path) -> bytes | None:
    """What the key of an encrypted file is found by; None where the file is not encrypted.

    Of any other file that is not SQLite's too: whether there is a key for it tells them apart.
    Not while the file is open as a journal: closing it here would drop SQLite's locks on it.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would wait for ever
            return None
        with path.open("rb", buffering=0) as file:
            begins = file.read(len(PLAIN))
    except OSError:  # whoever opens it says why
        return None
    return None if begins == PLAIN or len(begins) < len(PLAIN) else begins


def set_up(connection: sqlite3.Connection) -> None:
    """Let a connection keep the rules of the record, and what it wrote on disk."""
    for pragma in _PRAGMAS:
        connection.execute(pragma)


@contextmanager
def storage_errors(path: Path, *, is_other: bool = False) -> Iterator[None]:
    """Turn what SQLite says of the file at `path` into sentences; see `JournalFile.is_other`.

    Raises:
        BadDataError: a rule of the record refused a row.
        DamagedError: the file is damaged, or none of SQLite's.
        StorageError: the file or the disk refuses.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_CONSTRAINT_TRIGGER":
            raise
        raise BadDataError(f"The record refuses this: {error}.") from error
    except sqlite3.DatabaseError as error:
        words, hint = reason(error)
        if not words:
            raise
        name = getattr(error, "sqlite_errorname", "")
        is_damage = name.startswith(_OF_DAMAGE)
        kind = DamagedError if is_damage else StorageError
        whose = "" if is_other else "The journal "
        said = ANOTHER if is_other and is_damage else hint
        raise kind(f"{whose}{path} {words}.", hint=said) from None


def reason(error: sqlite3.DatabaseError) -> tuple[str, str]:
    """What is wrong with the file, and what would be right; empty where the fault is ours."""
    # Extended names, such as SQLITE_BUSY_SNAPSHOT, begin with the plain one.
    name = getattr(error, "sqlite_errorname", "")
    return next((said for code, said in _REFUSALS.items() if name.startswith(code)), ("", ""))
