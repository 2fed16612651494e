"""Trying on what is to be recorded: in a journal that is thrown away, and entry by entry.

An import is rehearsed with the journal's own methods, so that it can come to no other result than
the writing itself.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import inf
from sqlite3 import Connection, IntegrityError
from typing import TYPE_CHECKING

from sidelog.errors import BadDataError
from sidelog.journal.connection import set_up, storage_errors
from sidelog.journal.history.batches import IN_EFFECT, Writer
from sidelog.journal.journal import Journal
from sidelog.journal.rows import Entered, Outcome
from sidelog.journal.tables import migrations

if TYPE_CHECKING:
    from sidelog.journal.connection import JournalFile

_DELETED = f"""
SELECT c.old FROM change c JOIN batch b ON b.id = c.batch_id
 WHERE c.new IS NULL AND c.old IS NOT NULL AND {IN_EFFECT}
"""
_AS_OTHERS = Entered("", Outcome.NEW)
_FORGET_LAST = "DELETE FROM observation WHERE id = last_insert_rowid()"
_MOMENTS = """
SELECT measure_id, strftime('%s', at) FROM observation WHERE day = ? AND id <= ? AND at IS NOT NULL
"""
_DAYS_HELD = 16
_IDENTITY = re.compile(r",uuid='([^']*)'")


@contextmanager
def scratch_journal(
    file: "JournalFile", writer: Writer, like: Journal | None = None
) -> Iterator["ScratchJournal"]:
    """A journal in memory, open for one batch, of which nothing is kept.

    Its history tells of nothing that is written to it: that would take half of the time.

    Args:
        file: where the journal lies, or would.
        writer: who writes.
        like: the journal that it begins as; None for a new one.
    """
    with closing(file.in_memory()) as memory, storage_errors(file.path):
        if like is None:
            migrations.begin(memory)
            memory.execute("COMMIT")
        else:
            like.connection.backup(memory)
        set_up(memory)
        migrations.remove_triggers(memory)
        memory.execute("DROP INDEX observation_window")  # which only a reader needs
        memory.execute("BEGIN")
        yield ScratchJournal(memory, writer, file)


class MomentsTaken:
    """What the moments had that the tables took, of one measure and one version of its scale.

    The tables ask of a moment whether there is such a day, and none ahead, whether its scale has
    the value, and whether there is such a time: each by itself.  A scale is a range, of all numbers
    or of whole ones; a time is one unless its offset is none.
    """

    def __init__(self) -> None:
        self._days = set[date]()
        self._offsets = set[timedelta | None]()
        self._low, self._high = inf, -inf
        self._are_whole = True

    def has_like(self, day: date, at: datetime, value: float) -> bool:
        """Whether all that the tables ask of a moment was taken before, so that it would be too."""
        return (
            day in self._days
            and self._low <= value <= self._high
            and at.utcoffset() in self._offsets
            and not (self._are_whole and value % 1)
        )

    def add(self, day: date, at: datetime, value: float) -> None:
        """Keep of one that was taken what it had."""
        self._days.add(day)
        self._offsets.add(at.utcoffset())
        self._low, self._high = min(self._low, value), max(self._high, value)
        self._are_whole = self._are_whole and value % 1 == 0


class ScratchJournal(Journal):
    """A journal of which nothing is kept.

    Of the moments of a day it holds the first of each measure, by which it is known that the day
    has some.  Another is written to learn whether the tables take it, and forgotten; not even that
    where they took one like it.
    """

    def __init__(self, connection: Connection, writer: Writer, file: "JournalFile") -> None:
        super().__init__(connection, writer, file)
        self._taken: dict[tuple[int, int], MomentsTaken] = {}
        self._held = set[tuple[int, date]]()
        self._now = self.batch.written

    def record(
        self,
        measure: str,
        day: date,
        value: float | None,
        *,
        at: datetime | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Record a value as any journal does."""
        if at is None or value is None or identity is None:
            return super().record(measure, day, value, at=at, source=source, identity=identity)
        scale = self._scale(measure)
        taken = self._taken.get(scale)
        is_of_now = self.batch.written is self._now  # else its day has to fit when it was written
        if taken and is_of_now and taken.has_like(day, at, value):
            return _AS_OTHERS
        done = super().record(measure, day, value, at=at, source=source, identity=identity)
        if is_of_now:
            self._taken.setdefault(scale, MomentsTaken()).add(day, at, value)
        if (scale[0], day) in self._held:
            self.query(_FORGET_LAST)
        self._held.add((scale[0], day))
        return done


class AlreadyThereError(BadDataError):
    """A row of this identity is in the journal."""


@contextmanager
def attempt(journal: Journal) -> Iterator[None]:
    """A block whose writing counts as a whole: an exception takes back what it wrote before.

    Raises:
        AlreadyThereError, BadDataError: as `Refusals`.
    """
    connection, was_open = journal.connection, journal.batch.is_open
    connection.execute("SAVEPOINT attempt")
    try:
        with Refusals():
            yield
    except BaseException:
        if connection.in_transaction:  # else a full disk has taken back all of it
            connection.execute("ROLLBACK TO attempt")
            connection.execute("RELEASE attempt")
        journal.batch.is_open = was_open
        journal.forget_names()
        raise
    connection.execute("RELEASE attempt")


class Refusals:
    """A block in which one row at most is written: whole by itself, or refused.

    Raises:
        AlreadyThereError: a row of its identity is there.
        BadDataError: a rule of the record refused it.
    """

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Say of what the tables refused what it means."""
        if isinstance(error, IntegrityError):
            if str(error).endswith(".uuid"):
                raise AlreadyThereError("It is there already.") from None
            raise BadDataError(f"The record refuses this: {error}.") from None


class Earlier:
    """What a journal had before an import began: rows of it are told from those that came since."""

    def __init__(self, journal: Journal, form: str) -> None:
        """Begin, before anything is written; `form` is the format of the file that comes in."""
        self._journal, self._form = journal, form
        self._last: dict[str, int] = {}
        self._days: dict[str, frozenset[str]] = {}
        self._moments_of = lru_cache(_DAYS_HELD)(self._find_moments)

    def last_row(self, table: str) -> int:
        """The number of the last row that was there; 0 where none was."""
        if table not in self._last:
            query = f"SELECT coalesce(max(id), 0) FROM {table}"
            # Asked before the first row of the table is written.
            self._last[table] = int(self._journal.query(query).fetchone()[0])
        return self._last[table]

    def has_row(self, table: str, row: int) -> bool:
        """Whether a row was there."""
        return row <= self.last_row(table)

    def has_day(self, table: str, day: date) -> bool:
        """Whether a row of a day was there."""
        return bool(self.last_row(table)) and day.isoformat() in self._days_of(table)

    def has_moment(self, day: date, measure_id: int, at: datetime) -> bool:
        """Whether an observation of a measure at an instant was there."""
        if not self.has_day("observation", day):
            return False
        return (measure_id, int(at.timestamp())) in self._moments_of(day)

    def _find_moments(self, day: date) -> frozenset[tuple[int, int]]:
        """The measures and instants of a day: each of its lines asks, and most have others."""
        rows = self._journal.query(_MOMENTS, day, self.last_row("observation"))
        return frozenset((measure_id, int(at)) for measure_id, at in rows)

    def has_identity(self, table: str, identity: str) -> bool:
        """Whether a row with this UUID was there."""
        if not self.last_row(table):
            return False
        return self._journal.has_identity(table, identity)

    def rows_of(
        self, table: str, day: date, *, elsewhere: bool = False, **columns: object
    ) -> list[int]:
        """The rows that were there of a day with these columns, moments by their instant.

        With `elsewhere` those alone that no file of this format brought.
        """
        if not self.has_day(table, day):
            return []
        wanted = " AND ".join(
            f"strftime('%s', {name}) IS strftime('%s', ?)" if name == "at" else f"{name} IS ?"
            for name in columns
        )
        # The bound keeps it from going through what the file itself has brought.
        query = f"SELECT id, source FROM {table} WHERE day = ? AND {wanted} AND id <= ?"
        rows = self._journal.query(query, day, *columns.values(), self.last_row(table))
        return [
            row
            for row, source in rows
            if not (elsewhere and (source or "").startswith(f"{self._form}:"))
        ]

    def _days_of(self, table: str) -> frozenset[str]:
        if table not in self._days:
            query = f"SELECT DISTINCT day FROM {table} WHERE id <= ?"
            rows = self._journal.query(query, self._last[table])
            self._days[table] = frozenset(day for (day,) in rows)
        return self._days[table]


def deleted_identities(journal: Journal) -> set[str]:
    """The UUIDs of rows that a command removed, and that nobody brought back."""
    found = (_IDENTITY.search(old) for (old,) in journal.query(_DELETED))
    return {match[1] for match in found if match}
