"""The whole way in: the records themselves, to find, change, search, check and hand on.

What is asked every day is answered by `daily.py`, which this builds on: the same connection, the
same transaction, the same batch.  Only this way in pays for importing SQLModel.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from datetime import date
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TypeVar, Unpack

from sqlalchemy import Engine, func
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from sidelog.catalog.scales import Measure
from sidelog.catalog.values import check_value, say_value
from sidelog.dates import say_date
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.batches import Writer
from sidelog.journal.checking import Check, check
from sidelog.journal.daily import open_as
from sidelog.journal.editing import (
    Columns,
    Edited,
    EntryChanges,
    changed_columns,
    refuse_unkeepable,
)
from sidelog.journal.instants import moment_text
from sidelog.journal.measure_rows import measure_on_scale
from sidelog.journal.measures import MeasureKeeper
from sidelog.journal.products import ProductKeeper
from sidelog.journal.records import (
    TABLES,
    Dated,
    Dose,
    Event,
    Observation,
    Question,
    Record,
    Timed,
    Visit,
)
from sidelog.journal.references import Kind, Reference, parse_reference
from sidelog.journal.search import has_words, search
from sidelog.journal.sessions import engine_over, session_over

AnyRecord = TypeVar("AnyRecord", bound=Record)

ENTRIES = (Kind.OBSERVATION, Kind.DOSE, Kind.EVENT, Kind.NOTE)
"""The kinds of entries that the days are made of."""

_RECORDS = {str(table.__tablename__): table for table in TABLES if issubclass(table, Record)}
_OF_A_DAY = {str(table.__tablename__): table for table in TABLES if issubclass(table, Dated)}


class Journal(MeasureKeeper, ProductKeeper):
    """A journal open for one transaction, with its records; made by `open_journal`.

    Records are detached and complete, and stay as they were when they were read.
    """

    def entries(self, first: date, last: date, *, kinds: Collection[Kind] = ENTRIES) -> list[Dated]:
        """What is recorded from `first` to `last`, by day: first what has no time, then by time.

        Args:
            first: the first day; an event that began before and lasts into it is there too.
            last: the last day, inclusive.
            kinds: which kinds of entries, of those that are recorded of a day.
        """
        with self._session() as session:
            found = [
                entry
                for kind in kinds
                for entry in session.exec(_within(_OF_A_DAY[kind], first, last))
            ]
        return sorted(found, key=_place_in_time)

    def find(self, reference: str) -> Record:
        """The record of that short name, such as "o12".

        Raises:
            UsageError: it is not of that form.
            NothingMatchedError: nothing has that name.
        """
        return self._find(parse_reference(reference))

    def search(
        self,
        words: str,
        *,
        first: date | None = None,
        last: date | None = None,
        limit: int | None = None,
    ) -> list[Record]:
        """The records in which every word occurs, newest first, and then what has no day.

        Args:
            words: separated by spaces; case and accents make no difference, nothing is a wildcard.
            first: leave out what is before, and what has no day.
            last: leave out what is after, and what has no day.
            limit: stop after so many.

        Raises:
            UsageError: there is no word.
        """
        self._connection.create_function("has_words", 1, has_words(words), deterministic=True)
        with self._session() as session:
            return search(session, first, last, limit)

    def measure_of(self, observation: Observation) -> Measure:
        """What was observed, on the version of the scale that it was recorded on."""
        return measure_on_scale(self._connection, observation.measure_id, observation.scale_version)

    def edit(self, reference: str, **changes: Unpack[EntryChanges]) -> Edited:
        """Change an entry; it then says that it was written now, and the history keeps the old.

        Raises:
            UsageError: it is no reference, or a field does not fit the kind of entry.
            NothingMatchedError: nothing has that name.
            BadDataError: the changed entry would break a rule of the record.
        """
        named = parse_reference(reference)
        before = self._find(named)
        old = before.model_dump()
        new = {**old, **changed_columns(named, before, changes)}
        if new == old:
            return Edited(before, before)
        refuse_unkeepable(named.kind, new, self._writing().today)
        self._refuse_off_scale_or_taken(before, new)
        self._rewrite(before, new)
        return Edited(before, self._find(named))

    def delete(self, reference: str) -> Record:
        """Delete one entry and return it as it was; the history keeps it.

        Raises:
            UsageError: it is no reference.
            NothingMatchedError: nothing has that name.
            BadDataError: something else belongs to it.
        """
        named = parse_reference(reference)
        record = self._find(named)
        if isinstance(record, Visit):
            self._refuse_with_questions(named)
        self.delete_row(named.kind, named.row)
        return record

    def add(self, record: AnyRecord) -> AnyRecord:
        """Add a record; its identity and when it was written are filled in where they are not said.

        The caller has checked it: what breaks a rule of the tables is a bug there.
        """
        filled = {"uuid": self._writing().new_identity(), **self._written()}
        for name, value in filled.items():
            if getattr(record, name, value) is None:
                setattr(record, name, value)
        self._ensure_batch()
        with self._session() as session:
            session.add(record)
        self._forget_names()
        return self._get(type(record), record.id)

    def all_of(self, table: type[AnyRecord]) -> list[AnyRecord]:
        """Every record of one table, in the order in which they were made."""
        with self._session() as session:
            return list(session.exec(select(table).order_by(col(table.id))))

    def everything(self) -> Iterator[SQLModel]:
        """Every record of every table, parents before children; the history is left out."""
        for table in TABLES:
            with self._session() as session:
                yield from session.exec(select(table).execution_options(yield_per=1000))

    def counts(self) -> dict[str, int]:
        """How many rows each table has, by its name."""
        with self._session() as session:
            return {
                str(table.__tablename__): session.exec(
                    select(func.count()).select_from(table)
                ).one()
                for table in TABLES
            }

    def check(self) -> Check:
        """Whether the file, its rows and its history are whole; see `checking.Check`."""
        return check(self._connection)

    @cached_property
    def _engine(self) -> Engine:
        return engine_over(self._connection)

    def _session(self) -> AbstractContextManager[Session]:
        return session_over(self._engine)

    def _get(self, table: type[AnyRecord], row: int) -> AnyRecord:
        with self._session() as session:
            return session.exec(_with_number(table, row)).one()

    def _find(self, reference: Reference) -> Record:
        with self._session() as session:
            record = session.get(_RECORDS[reference.kind], reference.row)
        if record is None:
            raise NothingMatchedError(
                f"There is no {reference.kind.words} {reference}.",
                hint="Every entry stands with its name in: sidelog show",
            )
        return record

    def _written(self) -> Columns:
        """When and on which day this is written, as records have it."""
        writer = self._writing()
        return {"recorded_at": writer.now, "recorded_on": writer.today}

    def _rewrite(self, record: Record, columns: Columns) -> None:
        written = {name: now for name, now in self._written().items() if name in columns}
        self._ensure_batch()
        with self._session() as session:
            row = session.exec(_with_number(type(record), record.id)).one()
            for name, value in (columns | written).items():
                setattr(row, name, value)

    def _refuse_off_scale_or_taken(self, record: Record, columns: Columns) -> None:
        if isinstance(record, Observation):
            self._refuse_observation(record, columns)
        if isinstance(record, Dose):
            self._refuse_dose(record, columns)

    def _refuse_observation(self, record: Observation, columns: Columns) -> None:
        """Refuse a value off its own scale, and a second one for the same day or minute."""
        measure = self.measure_of(record)
        if columns["value"] is not None:
            check_value(columns["value"], measure)
        day, at = columns["day"], columns["at"]
        there = self._observation(record.measure_id, day, moment_text(at) if at else None)
        if there and there[0] != record.id:
            raise BadDataError(
                f"{measure.name} on {say_date(day)} is recorded already: "
                f"{say_value(measure, there[1])}, as o{there[0]}.",
                hint=f"Edit or delete that one: sidelog edit o{there[0]}",
            )

    def _refuse_dose(self, record: Dose, columns: Columns) -> None:
        """Refuse a day that has both doses and "none", or "none" twice."""
        product_id, day = columns["product_id"], columns["day"]
        there = self._dose_rows(product_id, day, taken=not record.taken)
        if not record.taken:
            there += self._dose_rows(product_id, day, taken=False)
        others = [f"d{row}" for row in there if row != record.id]
        if others:
            raise BadDataError(
                f"{say_date(day)} has doses or a none of that product already "
                f"({', '.join(others)}), and a day has one or the other.",
                hint=f"Delete what is wrong: sidelog delete {others[0]}",
            )

    def _refuse_with_questions(self, visit: Reference) -> None:
        with self._session() as session:
            questions = session.exec(select(Question).where(Question.visit_id == visit.row)).all()
        if questions:
            names = ", ".join(f"q{question.id}" for question in questions)
            raise BadDataError(
                f"{visit} has questions ({names}), which would be left without their visit.",
                hint="Delete the questions first.",
            )


def open_journal(path: Path, writer: Writer | None = None) -> AbstractContextManager[Journal]:
    """Open a journal with its records; see `daily.open_as`."""
    return open_as(Journal, path, writer)


def _with_number(table: type[AnyRecord], row: int) -> SelectOfScalar[AnyRecord]:
    return select(table).where(table.id == row)


def _within(record: type[Dated], first: date, last: date) -> SelectOfScalar[Dated]:
    end = func.coalesce(Event.until, Event.day) if record is Event else col(record.day)
    return select(record).where(col(record.day) <= last, end >= first).order_by(col(record.id))


def _place_in_time(entry: Dated) -> tuple[date, float, float]:
    at = entry.at.timestamp() if isinstance(entry, Timed) and entry.at else -inf
    place = entry.measure.position if isinstance(entry, Observation) else inf
    return (entry.day, at, place)
