"""A damaged journal made whole: a new file out of what can be read of it takes its place.

The damaged file is kept beside it.  At any moment one of the two is at the journal's path.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sidelog.errors import NothingMatchedError, StorageError
from sidelog.files import placing_database
from sidelog.journal.columns import instant_text
from sidelog.journal.connection import JournalFile, set_up, storage_errors
from sidelog.journal.store import is_there, refuse_newer
from sidelog.journal.tables import migrations
from sidelog.journal.tables.migrations import STEPS, VERSION
from sidelog.journal.tables.schema import APPLICATION_ID, RECORDED_TABLES
from sidelog.journal.upkeep.repairing.rebuild import Rebuilding
from sidelog.journal.upkeep.repairing.salvage import Outcome, find_rows
from sidelog.journal.upkeep.repairing.shapes import Shapes
from sidelog.journal.upkeep.repairing.witness import Witness, copy_witness
from sidelog.journal.upkeep.restore import set_aside


class Repaired(NamedTuple):
    """What was done.

    Attributes:
        outcome: what became of the rows.
        kept: where the damaged file is now.
    """

    outcome: Outcome
    kept: Path


class By(NamedTuple):
    """Who repairs, as the history has it.

    Attributes:
        now: the instant.
        today: the person's local day.
        new_identity: gives a new UUID.
    """

    now: datetime
    today: date
    new_identity: Callable[[], str]


class Damaged(NamedTuple):
    """What there is of a damaged journal.

    Attributes:
        connection: to it; some of it cannot be read.
        pages: the bytes of its file, as a plain one has them.
        witness: what a copy of it says.
    """

    connection: sqlite3.Connection
    pages: bytes
    witness: Witness


def repair_journal(file: JournalFile, by: By) -> Repaired:
    """Put a whole journal in the place of a damaged one.

    Raises:
        NothingMatchedError: there is no journal.
        StorageError: it is of another program, newer, busy, or nothing of it can be read; nothing
            was changed.
        CannotCreateError: the new file cannot be written; nothing was changed.
        KeptError: it was repaired, and the disk failed after that.
    """
    if not is_there(file.path):
        raise NothingMatchedError(f"There is no journal at {file.path}.")
    path = file.path.resolve()  # a link stays a link
    with storage_errors(file.path), closing(file.connect()) as connection:
        _hold(connection)
        with _bytes_of(path) as content, placing_database(path, overwrite=True) as beside:
            with _plain(file, connection, content) as (damaged, pages):
                version = _version(damaged, file.path)
                there = Damaged(damaged, pages, copy_witness(file))
                outcome = _make_new(file.beside(beside), version, there, by)
            kept = set_aside(path, by.today)
            if os.name == "nt":  # where a file that is open cannot be replaced
                connection.close()
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


@contextmanager
def _bytes_of(path: Path) -> Iterator[bytes]:
    """What a file holds; it is closed at the end, since that drops the locks that SQLite has."""
    if os.name == "nt":  # where it does not, and a file that is open cannot be replaced
        yield path.read_bytes()
        return
    with path.open("rb", buffering=0) as opened:
        yield opened.readall()


@contextmanager
def _plain(
    file: JournalFile, connection: sqlite3.Connection, content: bytes
) -> Iterator[tuple[sqlite3.Connection, bytes]]:
    """What can be read as a plain file: a connection to it, and its bytes.

    Of an encrypted file that is a copy in memory: SQLCipher ends at the first page that is damaged.
    """
    if file.key is None:
        yield connection, content
        return
    from sidelog.journal.upkeep.encryption.cipher import decrypted  # noqa: PLC0415  (an extra)

    pages = decrypted(content, file.key)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.deserialize(pages)
        yield memory, pages


def _make_new(new: JournalFile, version: int, damaged: Damaged, by: By) -> Outcome:
    """Write the new journal, and see that it is whole."""
    with closing(new.connect()) as connection:
        set_up(connection)
        for pragma in ("journal_mode = MEMORY", "temp_store = MEMORY", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        migrations.run(connection, STEPS[:version], version)
        shapes = Shapes(connection)
        found = find_rows(damaged.connection, damaged.pages, shapes)
        if not any(found.rows[table] for table in (*RECORDED_TABLES, "change")):
            raise StorageError(
                "Nothing of the journal can be read: no row of one is in its file.",
                hint="Nothing was changed. Its copies: sidelog restore",
            )
        outcome = Rebuilding(
            connection, found, shapes, damaged.witness, instant_text(by.now), by.new_identity
        ).rebuild()
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
    if application == APPLICATION_ID:
        refuse_newer(path, version)
    return version if 0 < version <= VERSION else VERSION
