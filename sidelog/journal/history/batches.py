"""Batches: one command, one entry of the append-only history; undo and redo over them.

The changes themselves are written by triggers.  Undo is a batch of its own that puts the rows of
an earlier batch back as they were; redo puts them forward again.  Nothing leaves the history.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from sidelog.errors import BadDataError, NothingMatchedError, StorageError
from sidelog.journal.history.literals import Value, read_row
from sidelog.journal.instants import instant_text
from sidelog.journal.tables.built_in import SESSION
from sidelog.journal.tables.schema import RECORDED_TABLES


class Writer(NamedTuple):
    """Who writes, and when: what the record needs to know and must not find out by itself.

    Attributes:
        now: the instant of writing, with its UTC offset.
        today: the person's local day at that instant.
        session: a label of the terminal or program; equal for one sitting.
        command: what was typed, without the text of notes.
        new_identity: makes the UUID of a new row.
    """

    now: datetime
    today: date
    session: str
    command: str
    new_identity: Callable[[], str]

    @property
    def instant(self) -> str:
        """The instant of writing as the tables hold it."""
        return instant_text(self.now)


class Change(NamedTuple):
    """One row as it was and as it became; None where it was not there.

    Attributes:
        table: the table of the row.
        old: its columns before.
        new: its columns after.
    """

    table: str
    old: Mapping[str, Value] | None
    new: Mapping[str, Value] | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.new, self.old)


class Batch(NamedTuple):
    """One entry of the history.

    Attributes:
        id: its number; later ones are higher.
        at: when it was written, ISO text with offset.
        kind: "do", "undo" or "redo".
        target: the batch that an undo or redo is about.
        session: who wrote it.
        summary: the command.
        undone: whether its changes are taken back at present.
    """

    id: int
    at: str
    kind: str
    target: int | None
    session: str
    summary: str
    undone: bool


_COLUMNS = """
SELECT b.id, b.at, b.kind, b.target, b.session, b.summary,
       coalesce((SELECT r.kind FROM batch r WHERE r.target = b.id ORDER BY r.id DESC LIMIT 1), '')
         = 'undo' AS undone
FROM batch b
"""
_LATEST_IN_EFFECT = (
    _COLUMNS
    + """
WHERE b.kind = 'do' AND NOT undone AND (b.session = :sidelog) = :own ORDER BY b.id DESC LIMIT 1
"""
)
_USED_SINCE = """
SELECT 1 FROM change c
  JOIN change l ON l.table_name = c.table_name AND l.row_id = c.row_id AND l.batch_id > c.batch_id
  JOIN batch b ON b.id = l.batch_id
WHERE c.batch_id = ? AND b.kind = 'do'
  AND coalesce((SELECT r.kind FROM batch r WHERE r.target = b.id ORDER BY r.id DESC LIMIT 1), '')
      <> 'undo'
LIMIT 1
"""
# A new command after an undo ends what can be redone; of the rest the last undone comes first.
_FIRST_TO_REDO = (
    _COLUMNS
    + """
WHERE undone AND b.id IN (
  SELECT u.target FROM batch u
  WHERE u.kind = 'undo'
    AND u.id > (SELECT max(id) FROM batch WHERE kind = 'do' AND session <> :sidelog))
ORDER BY b.id LIMIT 1
"""
)


def open_batch(
    connection: sqlite3.Connection, writer: Writer, kind: str = "do", target: int | None = None
) -> int:
    """Begin the batch that the triggers write to; returns its number."""
    row = connection.execute(
        "INSERT INTO batch (uuid, at, kind, target, session, summary) VALUES (?, ?, ?, ?, ?, ?)",
        (writer.new_identity(), writer.instant, kind, target, writer.session, writer.command),
    )
    return int(row.lastrowid or 0)


def close_batch(connection: sqlite3.Connection) -> None:
    """End the open batch, if there is one."""
    connection.execute("UPDATE batch SET open = 0 WHERE open = 1")


def latest_batches(connection: sqlite3.Connection, limit: int) -> list[Batch]:
    """The newest entries of the history, newest first."""
    rows = connection.execute(_COLUMNS + "ORDER BY b.id DESC LIMIT ?", (limit,))
    return [_batch(row) for row in rows]


def changes_of(connection: sqlite3.Connection, batch_id: int) -> Iterator[Change]:
    """The changes of one batch, in the order in which they were made."""
    rows = connection.execute(
        "SELECT table_name, old, new FROM change WHERE batch_id = ? ORDER BY id", (batch_id,)
    )
    for table, old, new in rows:
        yield Change(table, read_row(old) if old else None, read_row(new) if new else None)


def next_to_undo(connection: sqlite3.Connection, *, own: bool = False) -> Batch:
    """The latest batch of a person that is in effect; with `own`, of sidelog itself.

    Raises:
        NothingMatchedError: there is none.
    """
    row = connection.execute(_LATEST_IN_EFFECT, {"sidelog": SESSION, "own": own}).fetchone()
    if row is None:
        raise NothingMatchedError("There is nothing to undo.")
    return _batch(row)


def next_to_redo(connection: sqlite3.Connection) -> Batch:
    """The batch that was undone last, unless something was written since.

    Raises:
        NothingMatchedError: there is none.
    """
    row = connection.execute(_FIRST_TO_REDO, {"sidelog": SESSION}).fetchone()
    if row is None:
        raise NothingMatchedError("There is nothing to redo.")
    return _batch(row)


def undo_batch(
    connection: sqlite3.Connection, writer: Writer, *, own: bool = False
) -> tuple[Batch, list[Change]]:
    """Take back the batch that `next_to_undo` names; returns it with the changes that did so.

    Raises:
        NothingMatchedError: there is none.
        BadDataError: it is sidelog's own, and what it brought was used since.
    """
    batch = next_to_undo(connection, own=own)
    changes = [change.reversed() for change in changes_of(connection, batch.id)][::-1]
    if own and connection.execute(_USED_SINCE, (batch.id,)).fetchone():
        raise _used_since()
    try:
        _apply_as(connection, writer, "undo", batch, changes)
    except sqlite3.IntegrityError:
        if own:  # a value of a measure that it brought
            raise _used_since() from None
        raise
    return batch, changes


def _used_since() -> BadDataError:
    return BadDataError(
        "What sidelog brought was used or changed since, and stays.",
        hint="A measure that you do not want: sidelog measure retire NAME",
    )


def redo_batch(connection: sqlite3.Connection, writer: Writer) -> tuple[Batch, list[Change]]:
    """Bring back the batch that was undone last; returns it with its changes."""
    batch = next_to_redo(connection)
    changes = list(changes_of(connection, batch.id))
    _apply_as(connection, writer, "redo", batch, changes)
    return batch, changes


def _apply_as(
    connection: sqlite3.Connection, writer: Writer, kind: str, batch: Batch, changes: list[Change]
) -> None:
    open_batch(connection, writer, kind, batch.id)
    for change in changes:
        _apply(connection, change)
    close_batch(connection)


def _apply(connection: sqlite3.Connection, change: Change) -> None:
    if change.table not in RECORDED_TABLES:  # its name goes into a statement
        raise StorageError(f"The history names an unknown table, {change.table!r}.")
    if change.new is None and change.old is not None:
        done = connection.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.old["id"],))
    elif change.old is None and change.new is not None:
        row = {**_last_seen(connection, change.table, change.new["id"]), **change.new}
        done = connection.execute(_insert(change.table, row), tuple(row.values()))
    else:
        done = _update(connection, change)
    if done.rowcount != 1:
        raise StorageError(
            "The history does not fit the journal: a row it names is not there.",
            hint="Nothing was changed. Keep a copy of the file, and report this, please.",
        )


def _last_seen(connection: sqlite3.Connection, table: str, number: Value) -> Mapping[str, Value]:
    """A removed row as it last was: with the columns that came after it was first written."""
    row = connection.execute(
        "SELECT old FROM change WHERE table_name = ? AND row_id = ? AND new IS NULL"
        " ORDER BY id DESC LIMIT 1",
        (table, number),
    ).fetchone()
    return read_row(row[0]) if row else {}


def _insert(table: str, row: Mapping[str, Value]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"


def _update(connection: sqlite3.Connection, change: Change) -> sqlite3.Cursor:
    """Set what the change changed, and no more: another batch may have changed the rest since."""
    old, new = change.old or {}, change.new or {}
    row = {name: value for name, value in new.items() if old.get(name) != value} or {
        "id": new["id"]
    }
    settings = ", ".join(f"{name} = ?" for name in row)
    return connection.execute(
        f"UPDATE {change.table} SET {settings} WHERE id = ?", (*row.values(), new["id"])
    )


def _batch(row: tuple[int, str, str, int | None, str, str, int]) -> Batch:
    return Batch(*row[:6], undone=bool(row[6]))
