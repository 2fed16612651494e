"""Batches: one command, one entry of the append-only history; undo and redo over them.

What is recorded goes through an `OpenBatch`; the changes themselves are written by triggers.  Undo
is a batch of its own that puts the rows of an earlier batch back as they were; redo puts them
forward again.  Nothing leaves the history.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from sidelog.errors import BadDataError, NothingMatchedError, StorageError
from sidelog.journal.columns import different, insert, instant_text, update
from sidelog.journal.history.literals import Value, read_row
from sidelog.journal.rules import check_texts
from sidelog.journal.tables.schema import RECORDED_TABLES

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal


class Writer(NamedTuple):
    """Who writes, and when: what the record needs to know and must not find out by itself.

    Attributes:
        now: the instant of writing, with its UTC offset; `today`: the person's local day then.
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
    """One row of a table as it was and as it became; None where it was not there."""

    table: str
    old: Mapping[str, Value] | None
    new: Mapping[str, Value] | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.new, self.old)


class Batch(NamedTuple):
    """One entry of the history; later ones have higher numbers.

    Attributes:
        at: when it was written, ISO text with offset.
        kind: "do", "undo" or "redo"; `target`: the batch that an undo or redo is about.
        summary: the command, by `session`.
        undone: whether its changes are taken back at present.
    """

    id: int
    at: str
    kind: str
    target: int | None
    session: str
    summary: str
    undone: bool


SESSION = "sidelog"
"""Who wrote a batch that brought sidelog's own measures."""

RESTORE = "restore "
"""How the summary of a batch begins that brought a copy back; it has no changes of its own."""


class RestoredError(NothingMatchedError):
    """What would be undone is a restore, of which the history does not hold what it changed.

    Attributes:
        batch: the restore.
    """

    def __init__(self, batch: Batch) -> None:
        super().__init__("The last thing was a restore: undo takes no entry of a copy back.")
        self.batch = batch


UNDONE = """
coalesce((SELECT r.kind FROM batch r WHERE r.target = b.id ORDER BY r.id DESC LIMIT 1), '') = 'undo'
"""
"""Of a batch b: whether its changes are taken back at present."""

IN_EFFECT = f"b.kind = 'do' AND NOT {UNDONE}"
"""Of a batch b: whether it is a command that holds; one that was undone is as if never typed."""

_BATCHES = f"""
SELECT b.id, b.at, b.kind, b.target, b.session, b.summary, {UNDONE} AS undone FROM batch b
"""
# After an undo a new command ends what can be redone; of the rest the last undone comes first.
_NEXT = {
    "undo": f"""{_BATCHES}
WHERE {IN_EFFECT} AND (b.session = :sidelog) = :own ORDER BY b.id DESC LIMIT 1
""",
    "redo": f"""{_BATCHES} JOIN batch u ON u.target = b.id AND u.kind = 'undo'
WHERE undone AND u.id > (SELECT max(id) FROM batch WHERE kind = 'do' AND session <> :sidelog)
ORDER BY u.id DESC LIMIT 1
""",
}
_USED_SINCE = f"""
SELECT 1 FROM change c
  JOIN change l ON l.table_name = c.table_name AND l.row_id = c.row_id AND l.batch_id > c.batch_id
  JOIN batch b ON b.id = l.batch_id
WHERE c.batch_id = ? AND {IN_EFFECT} LIMIT 1
"""
_LAST_SEEN = """
SELECT old FROM change WHERE table_name = ? AND row_id = ? AND new IS NULL ORDER BY id DESC LIMIT 1
"""


class OpenBatch:
    """The batch that a journal writes; nothing is in the history until a first row is."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer | None) -> None:
        self._connection = connection
        self._writer = writer
        self._written: dict[str, object] = {}
        self.is_open = False

    def stamp_as(self, now: datetime, today: date) -> None:
        """Let the rows from here on say that they were written at another time, as in `Writer`."""
        self._open()  # the batch itself is of the present
        self._writer, self._written = self.writer._replace(now=now, today=today), {}

    @property
    def writer(self) -> Writer:
        """Who writes, and when."""
        if self._writer is None:
            raise RuntimeError("this journal was opened to be read")
        return self._writer

    @property
    def written(self) -> dict[str, object]:
        """The columns that say when a row was written, and on which day of the person's."""
        if not self._written:
            today = self.writer.today.isoformat()
            self._written = {"recorded_at": self.writer.instant, "recorded_on": today}
        return self._written

    def insert(self, table: str, columns: Mapping[str, object], identity: str | None = None) -> int:
        """Write a new row, and return its number.

        Raises:
            BadDataError: a text cannot be kept, or a rule of the tables refuses the row.
        """
        check_texts(table, columns)
        self._open()
        uuid = identity or self.writer.new_identity()
        return insert(self._connection, table, {"uuid": uuid, **columns})

    def update(self, table: str, row: int, columns: Mapping[str, object]) -> bool:
        """Change a row where it differs; whether it did.  What stays leaves nothing behind."""
        changed = different(self._connection, table, row, columns)
        if changed:
            check_texts(table, changed)
            self._open()
            update(self._connection, table, row, changed)
        return bool(changed)

    def delete(self, table: str, row: int) -> None:
        """Delete one row; the history keeps what it was."""
        self._open()
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def begin(self) -> int:
        """Begin the batch although no row is written yet; returns its number."""
        self._open()
        query = "SELECT id FROM batch WHERE open = 1"
        return int(self._connection.execute(query).fetchone()[0])

    def close(self) -> None:
        """End the batch, if anything was written; the transaction is committed by its owner."""
        if self.is_open:
            close_batch(self._connection)

    def _open(self) -> None:
        if not self.is_open:
            open_batch(self._connection, self.writer)
            self.is_open = True


def open_batch(
    connection: sqlite3.Connection, writer: Writer, kind: str = "do", target: int | None = None
) -> None:
    """Begin the batch that the triggers write to."""
    written = {"at": writer.instant, "session": writer.session, "summary": writer.command}
    columns = {"uuid": writer.new_identity(), "kind": kind, "target": target, **written}
    insert(connection, "batch", columns)


def close_batch(connection: sqlite3.Connection) -> None:
    """End the open batch, if there is one."""
    connection.execute("UPDATE batch SET open = 0 WHERE open = 1")


def mark_restore(connection: sqlite3.Connection, writer: Writer, copy: str) -> None:
    """Let the history say that the journal became what a copy was: `undo` goes no further back."""
    open_batch(connection, writer._replace(command=f"{RESTORE}{copy}"))
    close_batch(connection)


def history(journal: "Journal", limit: int) -> list[Batch]:
    """The newest entries of the history, newest first."""
    rows = journal.query(f"{_BATCHES} ORDER BY b.id DESC LIMIT ?", limit)
    return [_batch(row) for row in rows]


def changes(journal: "Journal", batch_id: int) -> Iterator[Change]:
    """The changes of one batch, in the order in which they were made."""
    query = "SELECT table_name, old, new FROM change WHERE batch_id = ? ORDER BY id"
    for table, old, new in journal.query(query, batch_id):
        yield Change(table, read_row(old) if old else None, read_row(new) if new else None)


def turn(journal: "Journal", kind: str, *, own: bool = False) -> tuple[Batch, list[Change]]:
    """Take a batch back, or bring it back; returns it with the changes that did so.

    To "undo" is the latest batch in effect, of a person, or with `own` of sidelog itself; to "redo"
    the one that was undone last.

    Raises:
        NothingMatchedError: there is none; or, to redo, something was written since.
        RestoredError: to undo, and it is a restore.
        BadDataError: it is sidelog's own, and what it brought was used since.
    """
    connection = journal.connection
    found = connection.execute(_NEXT[kind], {"sidelog": SESSION, "own": own}).fetchone()
    if found is None:
        raise NothingMatchedError(f"There is nothing to {kind}.")
    batch = _batch(found)
    steps = list(changes(journal, batch.id))
    if kind == "undo" and batch.summary.startswith(RESTORE) and not steps:
        raise RestoredError(batch)
    if kind == "undo":
        steps = [step.reversed() for step in reversed(steps)]
    is_used = BadDataError(
        "What sidelog brought was used or changed since, and stays.",
        hint="A measure that you do not want: sidelog measure retire NAME",
    )
    if own and connection.execute(_USED_SINCE, (batch.id,)).fetchone():
        raise is_used
    open_batch(connection, journal.batch.writer, kind, batch.id)
    try:
        for step in steps:
            _apply(connection, step)
    except sqlite3.IntegrityError:
        if own:  # a value of a measure that it brought
            raise is_used from None
        raise
    close_batch(connection)
    return batch, steps


def _apply(connection: sqlite3.Connection, change: Change) -> None:
    table, old, new = change.table, change.old, change.new
    if table not in RECORDED_TABLES:  # its name goes into a statement
        raise StorageError(f"The history names an unknown table, {table!r}.")
    if new is None:
        number = old["id"] if old else None
        done = connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,)).rowcount
    elif old is None:
        done = 1
        insert(connection, table, {**_last_seen(connection, table, new["id"]), **new})
    else:  # what it changed, and no more: another batch may have changed the rest since
        changed = {name: value for name, value in new.items() if old.get(name) != value}
        done = update(connection, table, new["id"], changed or {"id": new["id"]})
    if done != 1:
        raise StorageError(
            "The history does not fit the journal: a row it names is not there.",
            hint="Nothing was changed. Keep a copy of the file, and report this, please.",
        )


def _last_seen(connection: sqlite3.Connection, table: str, number: Value) -> Mapping[str, Value]:
    """A removed row as it last was: with the columns that came after it was first written."""
    row = connection.execute(_LAST_SEEN, (table, number)).fetchone()
    return read_row(row[0]) if row else {}


def _batch(row: tuple[int, str, str, int | None, str, str, int]) -> Batch:
    return Batch(*row[:6], undone=bool(row[6]))
