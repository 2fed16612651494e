"""The journal, open for one transaction: what is recorded and asked every day.

With the standard library's sqlite3 alone: importing SQLModel costs 36 times a bare interpreter,
sqlite3 less than half of one.  What is asked seldom are functions that take a `Journal`: in
`entries.py`, in `search.py` and in `keeping/`.  Whole records are in `records.py`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sidelog.catalog import events
from sidelog.catalog.regimen.rules import RegimenStep, holding
from sidelog.catalog.scales import Measure
from sidelog.catalog.text import fold
from sidelog.dates import say_date
from sidelog.errors import BadDataError
from sidelog.journal import queries
from sidelog.journal.columns import Row, joined, stored
from sidelog.journal.connection import JournalFile, storage_errors
from sidelog.journal.history import batches
from sidelog.journal.history.batches import Batch, Change, OpenBatch, Writer
from sidelog.journal.keeping.regimens import told_changes, with_plan, written_steps
from sidelog.journal.queries import ordinal
from sidelog.journal.references import row_name
from sidelog.journal.rows import (
    DayLine,
    Dosed,
    DoseDay,
    Entered,
    Happened,
    Noted,
    Observed,
    Outcome,
    Product,
)
from sidelog.journal.store import (
    Tell,
    inode_of,
    is_there,
    open_file,
    refuse_replaced,
    transaction,
)
from sidelog.journal.tables.measure_rows import StoredMeasure, measures_in_force
from sidelog.period import Period


class Journal:
    """A journal open for one transaction: a read, or one batch of writes that happens whole.

    Its `connection`, its `file` to open anew, and its `batch` to write with, are for this room.
    """

    def __init__(
        self, connection: sqlite3.Connection, writer: Writer | None, file: JournalFile
    ) -> None:
        self.connection = connection
        self.file = file
        self.batch = OpenBatch(connection, writer)

    def query(self, query: str, *about: object) -> sqlite3.Cursor:
        """What the tables answer, for this room; about days and instants as they are."""
        return self.connection.execute(query, tuple(map(stored, about)))

    # What is asked

    @cached_property
    def stored(self) -> dict[str, StoredMeasure]:
        """The measures in force with their rows, for this room."""
        return measures_in_force(self.connection)

    @property
    def measures(self) -> dict[str, Measure]:
        """Every measure that is not retired, by name, in the order of the check-in."""
        return {name: one.measure for name, one in self.stored.items()}

    @cached_property
    def put_away(self) -> frozenset[str]:
        """The names of the measures that are retired."""
        rows = self.query("SELECT name FROM measure WHERE retired_on IS NOT NULL")
        return frozenset(name for (name,) in rows)

    @cached_property
    def measure_names(self) -> dict[str, tuple[int, str, bool]]:
        """The row and name of each measure, and whether it is retired, by folded name; for here."""
        rows = self.query("SELECT id, name, retired_on IS NOT NULL FROM measure")
        return {fold(name): (row, name, bool(retired)) for row, name, retired in rows}

    @cached_property
    def last_position(self) -> int:
        """The place of the last measure in the check-in, retired ones among them; for here."""
        return int(self._one("SELECT coalesce(max(position), -1) FROM measure"))

    @cached_property
    def products(self) -> dict[str, Product]:
        """Every product by its folded name, those in use first."""
        products = map(queries.product_of, self.query(queries.PRODUCTS))
        return {fold(one.name): one for one in products}

    def observations(self, measure: str, first: date, last: date) -> list[Observed]:
        """A measure's observations on its scale in force, by day; both days inclusive."""
        number, version = self._scale(measure)
        rows = self.query(queries.OBSERVATIONS, number, first, last, version)
        return [queries.observed(row) for row in rows]

    def first_day(self, measure: str) -> date | None:
        """The first day on which the measure has a value on its scale in force."""
        return queries.day_or_none(self._one(queries.FIRST_DAY, *self._scale(measure)))

    def last_value(self, measure: str, until: date) -> tuple[date, float] | None:
        """The newest recorded value up to a day: of several that day, the one of the whole day."""
        row = self.query(queries.LAST_VALUE, *self._scale(measure), until).fetchone()
        return (date.fromisoformat(row[0]), row[1]) if row else None

    def doses(self, product: Product, first: date, last: date) -> list[Dosed]:
        """A product's doses and said "none"s, by day and time; both days inclusive."""
        rows = self.query(queries.DOSES, product.id, first, last)
        return [
            Dosed(ordinal(day), bool(taken), amount, at, bool(estimate))
            for day, taken, amount, at, estimate in rows
        ]

    def dose_days(self, product: Product, period: Period) -> list[DoseDay]:
        """What was taken on each day of which something was said, or else planned, up to today."""
        return with_plan(self.said_days(product, period), self.regimen(product), period)

    def said_days(self, product: Product, period: Period) -> list[DoseDay]:
        """What was taken of a product on each day of which something was said."""
        rows = self.query(queries.DOSE_DAYS, product.id, period.first, period.last)
        return [
            DoseDay(ordinal(day), total, doses, unknown, bool(estimated), first, last)
            for day, total, doses, unknown, estimated, first, last in rows
        ]

    def regimen(self, product: Product) -> list[RegimenStep]:
        """What is taken of a product as a rule: steps, written or told; some may lie ahead."""
        written = written_steps(self, product)
        return holding(written, told_changes(self, product)) if written else []

    def first_dose(self, product: Product) -> date | None:
        """The first day of which a dose of a product, a none or a regimen is recorded."""
        return queries.day_or_none(self._one(queries.FIRST_DOSE, product.id, product.id))

    def events(self) -> list[Happened]:
        """Every event, in the order of their days."""
        events = ((Happened(*row), row) for row in self.query(queries.EVENTS))
        return [
            one._replace(day=ordinal(row[3]), until=ordinal(row[4]), ongoing=bool(one.ongoing))
            for one, row in events
        ]

    def lines(self, first: date, last: date) -> list[DayLine]:
        """Everything recorded from `first` to `last`, by day; an event once, on its first day."""
        return [queries.line_of(row) for row in self.query(queries.DAYS_LINES, first, last)]

    def notes(self, first: date, last: date) -> list[Noted]:
        """The notes of a period, by day: of the day, of events, of doses."""
        rows = self.query(queries.NOTES, first, last)
        return [Noted(ordinal(day), *said) for day, *said, _, _ in rows]

    def answered(self, first: date, last: date) -> dict[date, set[str]]:
        """Which measures were recorded or skipped, by day, from `first` to `last`."""
        days: dict[date, set[str]] = {}
        for day, name in self.query(queries.ANSWERED, first, last):
            days.setdefault(date.fromisoformat(day), set()).add(name)
        return days

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of which anything was observed or taken."""
        first, last = map(queries.day_or_none, self.query(queries.SPAN).fetchone())
        return (first, last) if first and last else None

    def kept_since(self) -> date | None:
        """The first day that was rated or of which a dose was said, or on which a regimen was.

        Of days before it nobody was asked anything: a regimen or an event may tell of them.
        """
        return queries.day_or_none(self._one(queries.KEPT_SINCE))

    def has_identity(self, table: str, identity: str) -> bool:
        """Whether a row with this UUID is in a table."""
        return bool(self._one(f"SELECT count(*) FROM {table} WHERE uuid = ?", identity))

    def _scale(self, measure: str) -> tuple[int, int]:
        """The row of a measure, and the version of its scale in force."""
        there = self.stored[measure]
        return there.id, there.measure.scale.version

    def _one(self, query: str, *about: object) -> Any:  # noqa: ANN401  (a column of any type)
        return self.query(query, *about).fetchone()[0]

    # What is recorded

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
        row of its own (an import).  The first value of a day takes the place of a skip.

        Raises:
            BadDataError: the value is off the scale in force (the tables refuse it), or a day is
                to be skipped that has a value with a time.
        """
        number, version = self._scale(measure)
        old = None if identity else queries.replaced_by(self, number, day, at, value)
        if old and old[1:] == (value, version):
            return Entered(f"o{old[0]}", Outcome.SAME, value)
        columns = {"measure_id": number, "scale_version": version, "at": at, "value": value}
        if old:
            written = {"source": source, **self.batch.written}
            self.batch.update("observation", old[0], {**columns, **written})
            return Entered(f"o{old[0]}", Outcome.REPLACED, old[1])
        return self._enter("observation", day, columns, source, identity)

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
        return self._enter("note", day, {"at": at, "text": text}, source, identity)

    def add_product(
        self, name: str, *, unit: str | None = None, form: str | None = None
    ) -> Product:
        """Add a product; its unit may be said later, with the first amount."""
        row = self.batch.insert("product", {"name": name, "unit": unit, "form": form})
        self.forget_names()
        return Product(row, name, form, unit, None)

    def set_unit(self, product: Product, unit: str) -> Product:
        """Say the unit of a product that had none."""
        self.batch.update("product", product.id, {"unit": unit})
        self.forget_names()
        return product._replace(unit=unit)

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

        A "none" that was said for the day is replaced by it; the note of the none stays with it.
        """
        none = queries.none_of_day(self, product.id, day)
        if none:
            note = joined(none.note, note)
            self.batch.delete("dose", none.row)
        columns: Row = {"product_id": product.id, "at": at, "taken": 1, "amount": amount}
        columns |= {"estimate": estimate and amount is not None, "entered": entered, "note": note}
        done = self._enter("dose", day, columns, source, identity)
        return done._replace(outcome=Outcome.REPLACED) if none else done

    def take_none(
        self,
        product: Product,
        day: date,
        *,
        note: str | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Record that nothing of a product was taken on a day; said again, its note is added.

        Raises:
            BadDataError: doses are recorded for that day.
        """
        there = queries.doses_of_day(self, product.id, day)
        names = [f"d{one.row}" for one in there if one.taken]
        if names:
            raise BadDataError(
                f"{say_date(day)} has {product.name} recorded already ({', '.join(names)}), and a "
                "day has doses or none, not both.",
                hint=f"If they are wrong, delete them first: sidelog delete {' '.join(names)}",
            )
        for none in there:
            noted = {"note": joined(none.note, note)}
            changed = note != none.note and self.batch.update("dose", none.row, noted)
            return Entered(f"d{none.row}", Outcome.REPLACED if changed else Outcome.SAME)
        columns = {"product_id": product.id, "taken": 0, "estimate": 0, "entered": "none"}
        return self._enter("dose", day, {**columns, "note": note}, source, identity)

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
        ongoing: bool = False,
        note: str | None = None,
        source: str | None = None,
        identity: str | None = None,
    ) -> Entered:
        """Record something dated: for a day, with `until` for a span, or since a day, `ongoing`.

        A change of a product may say how much a day it was `before` and is `after`, in the
        product's unit.

        Raises:
            BadDataError: the amounts contradict the kind of change.
        """
        known = events.find(kind)
        if known is not None:
            events.check_amounts(known, before, after, product.unit if product else None)
        columns = {
            "kind": kind,
            "product_id": product.id if product else None,
            "until": until,
            "title": title,
            "amount_before": before,
            "amount_after": after,
            "ongoing": ongoing,
            "note": note,
        }
        return self._enter("event", day, columns, source, identity)

    def _enter(
        self, table: str, day: date, columns: Row, source: str | None, identity: str | None
    ) -> Entered:
        """Write a new entry of a day."""
        row = {"day": day, **columns, "source": source, **self.batch.written}
        number = self.batch.insert(table, row, identity)
        return Entered(row_name(table, number), Outcome.NEW)

    def undo(self, *, own: bool = False) -> tuple[Batch, list[Change]]:
        """Take back the latest batch in effect of a person; with `own`, of sidelog itself.

        Raises:
            SidelogError: it cannot be done; see `batches.turn`.
        """
        self.forget_names()
        return batches.turn(self, "undo", own=own)

    def redo(self) -> tuple[Batch, list[Change]]:
        """Bring back the batch that was undone last; it raises as `undo` does."""
        self.forget_names()
        return batches.turn(self, "redo")

    def forget_names(self) -> None:
        """Read measures and products again when they are next asked for: they have changed."""
        for name in ("stored", "put_away", "measure_names", "last_position", "products"):
            self.__dict__.pop(name, None)


@contextmanager
def open_journal(
    place: Path | JournalFile, writer: Writer | None = None, tell: Tell | None = None
) -> Iterator[Journal]:
    """Open a journal for one transaction; leaving the block commits it, an exception undoes it.

    Without a writer it is only read; with one it is made where it is not there.  What it does to
    a journal of an earlier version it tells.  A path is that of one that is not encrypted.

    Raises:
        SidelogError: the file or the disk refuses; see `store.open_file`.
    """
    file = place if isinstance(place, JournalFile) else JournalFile(place)
    writing = writer is not None
    inode = inode_of(file.path) if writing and is_there(file.path) else None
    with (
        open_file(file, create=writing, tell=tell) as connection,
        storage_errors(file.path),
        transaction(connection, writing=writing),
    ):
        refuse_replaced(file.path, inode)
        journal = Journal(connection, writer, file)
        yield journal
        journal.batch.close()
