"""One batch of writes over an open file: rows that are checked, and undone as one."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime

from sidelog.journal.history import batches
from sidelog.journal.history.batches import Writer
from sidelog.journal.rules import check_texts

Row = Mapping[str, object]
"""Columns of a row by name, as the tables hold them."""


class OpenBatch:
    """The batch that a journal writes; nothing is in the history until a first row is."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer | None) -> None:
        self._connection = connection
        self._writer = writer
        self._is_open = False

    def stamp_as(self, now: datetime, today: date) -> None:
        """Let the rows from here on say that they were written at another time.

        Args:
            now: the instant of writing, with its offset.
            today: the person's local day at that instant.
        """
        self._open()  # the batch itself is of the present
        self._writer = self.writer._replace(now=now, today=today)

    @property
    def is_open(self) -> bool:
        """Whether anything was written."""
        return self._is_open

    @property
    def writer(self) -> Writer:
        """Who writes, and when."""
        if self._writer is None:
            raise RuntimeError("this journal was opened to be read")
        return self._writer

    @property
    def written(self) -> dict[str, str]:
        """The columns that say when a row was written, and on which day of the person's."""
        return {
            "recorded_at": self.writer.instant,
            "recorded_on": self.writer.today.isoformat(),
        }

    def insert(self, table: str, columns: Row, identity: str | None = None) -> int:
        """Write a new row, and return its number.

        Raises:
            BadDataError: a text cannot be kept, or a rule of the tables refuses the row.
        """
        check_texts(table, columns)
        self._open()
        columns = {"uuid": identity or self.writer.new_identity(), **columns}
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        row = self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values())
        )
        return int(row.lastrowid or 0)

    def update(self, table: str, row: int, columns: Row) -> bool:
        """Change a row where it differs; whether it did.  What stays leaves nothing behind.

        Raises:
            BadDataError: as in `insert`.
        """
        names = ", ".join(columns)
        query = f"SELECT {names} FROM {table} WHERE id = ?"
        before = self._connection.execute(query, (row,)).fetchone()
        changed = {
            name: value
            for (name, value), old in zip(columns.items(), before, strict=True)
            if value != old
        }
        if not changed:
            return False
        check_texts(table, changed)
        self._open()
        settings = ", ".join(f"{name} = ?" for name in changed)
        self._connection.execute(
            f"UPDATE {table} SET {settings} WHERE id = ?", (*changed.values(), row)
        )
        return True

    def delete(self, table: str, row: int) -> None:
        """Delete one row; the history keeps what it was."""
        self._open()
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def close(self) -> None:
        """End the batch, if anything was written; the transaction is committed by its owner."""
        if self._is_open:
            batches.close_batch(self._connection)

    def _open(self) -> None:
        if not self._is_open:
            batches.open_batch(self._connection, self.writer)
            self._is_open = True
