"""Bringing a copy back: what it holds, what would come and go, and the change itself.

The journal's file stays the file that it is, so that whoever has it open goes on with it: every
table takes the rows of the copy, in one transaction.  Only a damaged file makes place for a new
one, and is kept beside it.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sidelog.files import SIDES, is_file, placing_database, sync_folder
from sidelog.journal.columns import rows_of
from sidelog.journal.connection import JournalFile
from sidelog.journal.history.batches import Writer, mark_restore
from sidelog.journal.store import is_there, open_aside, open_file, transaction
from sidelog.journal.tables.migrations import take_triggers
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.belongings import State, state_of
from sidelog.journal.upkeep.checking.check import refuse_damaged
from sidelog.journal.upkeep.copies import copies_of, free_name

Rows = dict[tuple[str, str], tuple[object, ...]]
"""What is recorded: table and UUID -> the row, in which a number of a row is that row's UUID."""

_TABLES = """
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid
"""
_LAST_WRITTEN = """
SELECT b.at FROM batch b WHERE EXISTS (SELECT 1 FROM change c WHERE c.batch_id = b.id)
ORDER BY b.id DESC LIMIT 1
"""

BEFORE = "before-restore"
"""Why the copy is made that a restore makes of what was there."""


class Contents(NamedTuple):
    """What a journal holds.

    Attributes:
        rows: everything recorded.
        last_day: the last day of which anything is recorded; None where nothing is.
        last_written: when something was written to it last; None where nothing ever was.
    """

    rows: Rows
    last_day: date | None
    last_written: datetime | None = None

    @property
    def entries(self) -> int:
        """How many of the rows are entries of a day."""
        return sum(table in _OF_A_DAY for table, _ in self.rows)


class Difference(NamedTuple):
    """What it means to bring a copy back, by table.

    Attributes:
        coming: rows that only the copy has.
        going: rows that only the journal has.
        changing: rows that are otherwise in the copy.
    """

    coming: Counter[str]
    going: Counter[str]
    changing: Counter[str]

    @property
    def is_none(self) -> bool:
        """Whether both hold the same."""
        return not any(self)


_OF_A_DAY = ("observation", "dose", "event", "note", "nail_finding", "photo")


def contents(file: JournalFile) -> Contents:
    """What a file holds, which is only read.

    Raises:
        DamagedError: it is a copy, and damaged.
        SidelogError: it cannot be read; see `open_aside`.
    """
    with open_aside(file) as connection:
        if file.is_other:
            refuse_damaged(connection, file)
        days = (
            connection.execute(f"SELECT max(day) FROM {table}").fetchone()[0] for table in _OF_A_DAY
        )
        last = max(filter(None, days), default=None)
        (written,) = connection.execute(_LAST_WRITTEN).fetchone() or (None,)
        return Contents(
            _rows(connection),
            last and date.fromisoformat(last),
            written and datetime.fromisoformat(written),
        )


def _rows(connection: sqlite3.Connection) -> Rows:
    identities: dict[tuple[str, object], str] = {}
    found: dict[tuple[str, str], dict[str, object]] = {}
    for table in RECORDED_TABLES:
        for row in rows_of(connection, f"SELECT * FROM {table}"):
            identity = str(row.pop("uuid"))
            identities[table, row.pop("id")] = identity
            found[table, identity] = row
    return {
        key: tuple(
            identities.get((name.removesuffix("_id"), value), value)
            if name.endswith("_id")
            else value
            for name, value in row.items()
        )
        for key, row in found.items()
    }


def difference(now: Contents, then: Contents) -> Difference:
    """What would come, go and change if the journal became what it was then."""
    there, here = then.rows.keys(), now.rows.keys()
    changing = (key for key in there & here if now.rows[key] != then.rows[key])
    return Difference(_counted(there - here), _counted(here - there), _counted(changing))


def _counted(keys: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many rows of each table, in the order of the tables."""
    return Counter(sorted((table for table, _ in keys), key=RECORDED_TABLES.index))


def restore(
    file: JournalFile,
    copy: JournalFile,
    writer: Writer,
    first: Callable[[], object] | None = None,
) -> None:
    """Make the journal what the copy is, its history included; where there is none, a new one.

    That it was restored is the last entry of its history then.

    Args:
        file: the journal.
        copy: what it becomes.
        writer: who does it, and when.
        first: called when nobody else can write any more, and nothing is changed yet.

    Raises:
        DamagedError: the journal's file is damaged; see `replace_damaged`.
        SidelogError: the copy or the journal cannot be read or written; nothing was changed.
    """
    with (
        open_aside(copy) as source,
        open_file(file, create=True) as connection,
        transaction(connection, writing=True),
    ):
        if first:
            first()
        triggers = take_triggers(connection)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for (table,) in connection.execute(_TABLES).fetchall():
            _take_rows(connection, source, table)
        for statement in triggers:
            connection.execute(statement)
        mark_restore(connection, writer, str(copy.path))


def kept_before(path: Path, at: str) -> Path | None:
    """The copy of the journal at `path` that the restore of an instant made first, if it is there.

    Where there was no journal, or a damaged one, it made none.
    """
    then = datetime.fromisoformat(at).replace(tzinfo=None, microsecond=0)
    found = (one.path for one in copies_of(path) if (one.reason, one.at) == (BEFORE, then))
    return next(found, None)


def _take_rows(connection: sqlite3.Connection, source: sqlite3.Connection, table: str) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    columns, marks = ", ".join(names), ", ".join("?" * len(names))
    connection.execute(f"DELETE FROM {table}")
    rows = source.execute(f"SELECT {columns} FROM {table} ORDER BY rowid")
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def replace_damaged(file: JournalFile, copy: JournalFile, writer: Writer) -> Path:
    """Put what the copy holds into the place of a damaged file, which is kept beside it.

    Returns:
        Where the damaged file is.

    Raises:
        SidelogError: the copy cannot be read, or the disk refuses; the damaged file is in place.
    """
    path = file.path.resolve()
    with placing_database(path, overwrite=True) as beside:
        restore(file.beside(beside), copy, writer)
        return set_aside(path, writer.today)


def set_aside(path: Path, today: date) -> Path:
    """Give a damaged file a name of its own; the one it had is for what takes its place.

    What SQLite left of an unfinished write goes with it: in the new file it would be damage.

    Returns:
        Where the damaged file is; until another takes its place, it is at `path` as well.
    """
    aside = free_name(path.with_name(f"{path.stem}.damaged-{today}{path.suffix}"))
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        path.rename(aside)
    for end in SIDES:
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    for place in (aside.with_name(aside.name + end) for end in ("", *SIDES)):
        if is_file(place):  # a link is not followed
            place.chmod(0o600)
    sync_folder(path.parent)
    return aside


def is_damaged(file: JournalFile) -> bool:
    """Whether there is a file that SQLite finds damaged, or that is none of its own."""
    return is_there(file.path) and _is_torn(file, "integrity_check")


def is_copy_damaged(path: Path) -> bool:
    """Whether a copy is seen to be damaged at a quick look: its pages, if it is not encrypted."""
    state = state_of(path)
    if state is State.OPEN:
        return _is_torn(JournalFile(path), "quick_check")  # in half the time of the other
    return state in {State.FOREIGN, State.EMPTY}


def _is_torn(file: JournalFile, look: str) -> bool:
    try:
        with closing(file.connect()) as opened:
            return bool(opened.execute(f"PRAGMA {look}(1)").fetchone() != ("ok",))
    except sqlite3.OperationalError:  # busy, or not to be read: what comes next will say so
        return False
    except sqlite3.DatabaseError:
        return True
