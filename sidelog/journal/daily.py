"""What is asked of a journal every day, with the standard library's sqlite3 alone.

Importing SQLModel costs 36 times a bare interpreter, sqlite3 less than half of one; a person logs
every day and restores once a year.  The rules are the tables' own (`schema.py`), so this way in
cannot forget one.  `journal.py` serves everything else, over the same connection.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from sidelog.catalog.events import check_amounts
from sidelog.catalog.events import find as find_kind
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal import batches
from sidelog.journal.batches import Batch, Change, Writer
from sidelog.journal.instants import moment_text
from sidelog.journal.reading import Reader
from sidelog.journal.rows import Entered, Outcome, Product
from sidelog.journal.store import open_file, storage_errors, transaction

_LONGEST_SAYING = 200


class DailyJournal(Reader):
    """A journal open for one transaction: a read, or one batch of writes that happens whole.

    Made by `open_daily`.
    """

    def __init__(self, connection: sqlite3.Connection, writer: Writer | None) -> None:
        super().__init__(connection)
        self._writer = writer
        self._batch_is_open = False

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
        """Record a measure's value, or with None that the day is skipped.

        Without a time it is the day's value and replaces an earlier one.  With a time it is
        momentary and replaces only one of the same minute, unless `identity` says that it is a
        row of its own (an import).

        Raises:
            BadDataError: the value is off the scale in force (the tables refuse it).
        """
        stored = self._measures[measure]
        instant = _moment(at)
        old = None if identity else self._observation(stored.id, day, instant)
        if old and old[1] == value and old[2] == stored.measure.scale.version:
            return Entered(f"o{old[0]}", Outcome.SAME, value)
        columns = {
            "measure_id": stored.id,
            "scale_version": stored.measure.scale.version,
            "day": day.isoformat(),
            "at": instant,
            "value": value,
            "source": source,
        }
        if old:
            self._update("observation", old[0], {**columns, **self._stamp()})
            return Entered(f"o{old[0]}", Outcome.REPLACED, old[1])
        row = self._insert("observation", {**columns, **self._stamp()}, identity)
        return Entered(f"o{row}", Outcome.NEW)

    def add_note(
        self,
        day: date,
        text: str,
        *,
        at: datetime | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Keep a note for a day, exactly as it is."""
        columns = {"day": day.isoformat(), "at": _moment(at), "text": text, "source": source}
        row = self._insert("note", {**columns, **self._stamp()}, identity)
        return Entered(f"n{row}", Outcome.NEW)

    def add_product(
        self, name: str, *, unit: str | None = None, form: str | None = None
    ) -> Product:
        """Add a product; its unit may be said later, with the first amount."""
        row = self._insert("product", {"name": name, "unit": unit, "form": form})
        self._forget_names()
        return Product(row, name, form, unit, None)

    def set_unit(self, product: Product, unit: str) -> Product:
        """Say the unit of a product that had none."""
        self._update("product", product.id, {"unit": unit})
        self._forget_names()
        return Product(product.id, product.name, product.form, unit, product.usual_amount)

    def take(
        self,
        product: Product,
        day: date,
        amount: float | None,
        *,
        entered: str,
        at: datetime | None = None,
        estimate: bool = False,
        note: str | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Record a dose: `amount` in the product's unit, None where it is not known.

        A "none" that was said for the day is replaced by it.
        """
        none = self._dose_rows(product.id, day, taken=False)
        for row in none:
            self.delete_row("dose", row)
        columns = {
            "product_id": product.id,
            "day": day.isoformat(),
            "at": _moment(at),
            "taken": 1,
            "amount": amount,
            "estimate": int(estimate and amount is not None),
            "entered": entered,
            "note": note,
            "source": source,
        }
        row = self._insert("dose", {**columns, **self._stamp()}, identity)
        return Entered(f"d{row}", Outcome.REPLACED if none else Outcome.NEW)

    def take_none(
        self,
        product: Product,
        day: date,
        *,
        note: str | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Record that nothing of a product was taken on a day.

        Raises:
            BadDataError: doses are recorded for that day.
        """
        taken = self._dose_rows(product.id, day, taken=True)
        if taken:
            raise BadDataError(
                f"{product.name} has {len(taken)} dose{'s' * (len(taken) > 1)} recorded for "
                f"{day.isoformat()}, so the day cannot be a day with none.",
                hint=f"Remove first what is wrong: sidelog delete d{taken[0]}",
            )
        none = self._dose_rows(product.id, day, taken=False)
        if none:
            return Entered(f"d{none[0]}", Outcome.SAME)
        columns = {
            "product_id": product.id,
            "day": day.isoformat(),
            "taken": 0,
            "estimate": 0,
            "entered": "none",
            "note": note,
            "source": source,
        }
        row = self._insert("dose", {**columns, **self._stamp()}, identity)
        return Entered(f"d{row}", Outcome.NEW)

    def add_event(
        self,
        kind: str,
        day: date,
        *,
        until: date | None = None,
        product: Product | None = None,
        title: str | None = None,
        before: float | None = None,
        after: float | None = None,
        note: str | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Record something dated, for a day or, with `until`, for a span.

        A change of a product may say how much a day it was `before` and is `after`, in the
        product's unit.

        Raises:
            BadDataError: the amounts contradict the kind of change.
        """
        known = find_kind(kind)
        if known is not None:
            check_amounts(known, before, after, product.unit if product else None)
        columns = {
            "kind": kind,
            "product_id": product.id if product else None,
            "day": day.isoformat(),
            "until": until.isoformat() if until else None,
            "title": title,
            "amount_before": before,
            "amount_after": after,
            "note": note,
            "source": source,
        }
        row = self._insert("event", {**columns, **self._stamp()}, identity)
        return Entered(f"e{row}", Outcome.NEW)

    def say_of_person(self, key: str, value: str) -> None:
        """Keep one thing that a report may say of the person, in place of what was said before.

        Args:
            key: what it is, such as "name".
            value: one line of at most 200 characters.

        Raises:
            BadDataError: it is empty, longer, or holds control characters.
        """
        if not value.strip() or len(value) > _LONGEST_SAYING or not value.isprintable():
            raise BadDataError(
                f"What stands for {key} is one line of 1 to {_LONGEST_SAYING} characters."
            )
        row = self._profile_row(key)
        if row is None:
            self._insert("profile", {"key": key, "value": value})
        elif value != self.said_of_person(key):
            self._update("profile", row, {"value": value})

    def forget_of_person(self, key: str) -> None:
        """Let a report no longer say one thing of the person; the history keeps it, as all else.

        Raises:
            NothingMatchedError: it was not said.
        """
        row = self._profile_row(key)
        if row is None:
            raise NothingMatchedError(f"Nothing was said for {key}.")
        self.delete_row("profile", row)

    def undo(self) -> tuple[Batch, list[Change]]:
        """Take back the latest batch in effect.

        Raises:
            NothingMatchedError: there is none.
        """
        self._forget_names()
        return batches.undo_batch(self._connection, self._writing())

    def redo(self) -> tuple[Batch, list[Change]]:
        """Bring back the batch that was undone last.

        Raises:
            NothingMatchedError: there is none, or something was written since.
        """
        self._forget_names()
        return batches.redo_batch(self._connection, self._writing())

    def stamp_as(self, now: datetime, today: date) -> None:
        """Let the rows from here on say that they were written at another time than this batch.

        For what was truly recorded then: a journal's own export coming back.

        Args:
            now: the instant of writing, with its offset.
            today: the person's local day at that instant.
        """
        self._ensure_batch()  # the batch itself is of the present
        self._writer = self._writing()._replace(now=now, today=today)

    def delete_row(self, table: str, row: int) -> None:
        """Delete one row; the history keeps what it was."""
        self._ensure_batch()
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def has_identity(self, table: str, identity: str) -> bool:
        """Whether a row with this UUID is in a table."""
        row = self._connection.execute(f"SELECT 1 FROM {table} WHERE uuid = ?", (identity,))
        return row.fetchone() is not None

    def finish(self) -> None:
        """End the batch, if anything was written; the transaction is committed by its owner."""
        if self._batch_is_open:
            batches.close_batch(self._connection)

    def _writing(self) -> Writer:
        if self._writer is None:
            raise RuntimeError("this journal was opened to be read")
        return self._writer

    def _ensure_batch(self) -> None:
        if not self._batch_is_open:
            batches.open_batch(self._connection, self._writing())
            self._batch_is_open = True

    def _stamp(self) -> dict[str, str]:
        writer = self._writing()
        return {"recorded_at": writer.instant, "recorded_on": writer.today.isoformat()}

    def _insert(self, table: str, columns: dict[str, object], identity: str | None = None) -> int:
        self._ensure_batch()
        columns = {"uuid": identity or self._writing().new_identity(), **columns}
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        row = self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values())
        )
        return int(row.lastrowid or 0)

    def _update(self, table: str, row: int, columns: dict[str, object]) -> None:
        self._ensure_batch()
        settings = ", ".join(f"{name} = ?" for name in columns)
        self._connection.execute(
            f"UPDATE {table} SET {settings} WHERE id = ?", (*columns.values(), row)
        )

    def _observation(
        self, measure_id: int, day: date, instant: str | None
    ) -> tuple[int, float | None, int] | None:
        row: tuple[int, float | None, int] | None = self._connection.execute(
            "SELECT id, value, scale_version FROM observation"
            " WHERE measure_id = ? AND day = ? AND at IS ?",
            (measure_id, day.isoformat(), instant),
        ).fetchone()
        return row

    def _profile_row(self, key: str) -> int | None:
        row = self._connection.execute("SELECT id FROM profile WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else None

    def _dose_rows(self, product_id: int, day: date, *, taken: bool) -> list[int]:
        rows = self._connection.execute(
            "SELECT id FROM dose WHERE product_id = ? AND day = ? AND taken = ? ORDER BY id",
            (product_id, day.isoformat(), taken),
        )
        return [row for (row,) in rows]


WayIn = TypeVar("WayIn", bound=DailyJournal)


def open_daily(path: Path, writer: Writer | None = None) -> AbstractContextManager[DailyJournal]:
    """Open a journal for what is asked every day; see `open_as`."""
    return open_as(DailyJournal, path, writer)


@contextmanager
def open_as(way_in: type[WayIn], path: Path, writer: Writer | None) -> Iterator[WayIn]:
    """Open a journal for one transaction; leaving the block commits it, an exception undoes it.

    Args:
        way_in: the daily journal, or one that can do more.
        path: where the journal lies; it is made when there is a writer and it is not there.
        writer: who writes; None to read only.

    Raises:
        SidelogError: the file or the disk refuses; see `store.open_file`.
    """
    writing = writer is not None
    with (
        open_file(path, create=writing) as connection,
        storage_errors(path),
        transaction(connection, writing=writing),
    ):
        journal = way_in(connection, writer)
        yield journal
        journal.finish()


def _moment(at: datetime | None) -> str | None:
    return None if at is None else moment_text(at)
