"""Whole records: one SQLModel class a table, whose rules they do not repeat.

For what takes whole records, beside the `Journal` that it is handed.  Records leave detached and
complete: what they belong to (`observation.scale.measure`, `dose.product`) is loaded with them.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from math import inf
from typing import Any, TypeVar

from sqlalchemy import Dialect, ForeignKeyConstraint, StaticPool, Text, create_engine, func
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, Relationship, Session, SQLModel, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from sidelog.journal.journal import Journal
from sidelog.journal.references import Kind
from sidelog.journal.tables.measure_rows import Anchors, read_anchors

Kept = TypeVar("Kept", bound=SQLModel)


class Instant(TypeDecorator[datetime]):
    """When something happened or was written, with the offset of the person's clock.

    SQLModel's own type turns instants into UTC from 0.0.45 on, which loses the person's hour.
    """

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """The instant in its own offset."""
        return None if value is None else datetime.fromisoformat(value)


class AnchorWords(TypeDecorator[Anchors]):
    """The anchor words of a scale, kept as JSON."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Anchors | None:
        """The pairs of value and words."""
        return None if value is None else read_anchors(value)


def _belongs() -> Any:  # noqa: ANN401  (what SQLModel's own Relationship returns)
    """A parent that is loaded with its children: one query for all of them."""
    return Relationship(sa_relationship_kwargs={"lazy": "selectin"})


class Row(SQLModel):
    """What every table with numbered rows has."""

    id: int = Field(default=None, primary_key=True)


class Record(Row):
    """What everything recorded has: an identity that is the same in every copy of the journal."""

    uuid: str = Field(default=None)


class Dated(Record):
    """What is recorded of a day: the day, and when it was written down."""

    day: date
    recorded_at: datetime = Field(default=None, sa_type=Instant)
    recorded_on: date = Field(default=None)


class Timed(Dated):
    """What may carry the time at which it happened."""

    at: datetime | None = Field(default=None, sa_type=Instant)


class Batch(Row, table=True):
    """One command in the history."""

    uuid: str
    at: datetime = Field(sa_type=Instant)
    kind: str
    target: int | None = Field(default=None, foreign_key="batch.id")
    session: str
    summary: str
    open: bool = True


class Change(Row, table=True):
    """One row as it was and as it became, in the text of `literals.py`."""

    batch_id: int = Field(foreign_key="batch.id")
    table_name: str
    row_id: int
    old: str | None = None
    new: str | None = None


class Measure(Record, table=True):
    """Something rated or counted."""

    name: str
    title: str
    question: str
    position: int
    tracked: bool
    built_in: bool
    retired_on: date | None = None


class Scale(Record, table=True):
    """One version of a measure's scale; the highest is in force."""

    measure_id: int = Field(foreign_key="measure.id")
    version: int
    kind: str
    minimum: float
    maximum: float | None = None
    whole: bool
    unit: str = ""
    anchors: Anchors = Field(sa_type=AnchorWords)
    better: str
    recall: str
    day_rule: str
    lag_first: int | None = None
    lag_last: int | None = None
    lag_source: str | None = None
    lag_set_at: datetime | None = Field(default=None, sa_type=Instant)
    every_days: int
    source: str = ""
    bad_from: float | None = None
    bad_set_at: datetime | None = Field(default=None, sa_type=Instant)

    measure: Measure = _belongs()


class Observation(Timed, table=True):
    """The value of a measure on a day; None where the day was skipped."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["measure_id", "scale_version"], ["scale.measure_id", "scale.version"]
        ),
    )

    measure_id: int
    scale_version: int
    value: float | None = None
    source: str | None = None

    scale: Scale = _belongs()

    @property
    def measure(self) -> Measure:
        """The measure that was observed."""
        return self.scale.measure


class Note(Timed, table=True):
    """A person's words about a day."""

    text: str
    source: str | None = None


class Product(Record, table=True):
    """What is taken; its unit and form are None until they are said."""

    name: str
    form: str | None = None
    unit: str | None = None
    strength: str | None = None
    lot: str | None = None
    usual_amount: float | None = None
    note: str | None = None
    retired_on: date | None = None


class Dose(Timed, table=True):
    """One administration, or that none was taken that day."""

    product_id: int = Field(foreign_key="product.id")
    taken: bool
    amount: float | None = None
    estimate: bool
    entered: str
    note: str | None = None
    source: str | None = None

    product: Product = _belongs()


class RegimenStep(Record, table=True):
    """A plan: this much a day from this day on."""

    __tablename__ = "regimen_step"

    product_id: int = Field(foreign_key="product.id")
    from_day: date
    daily_amount: float
    every_days: int = 1
    times: int = 1
    note: str | None = None
    recorded_at: datetime = Field(default=None, sa_type=Instant)

    product: Product = _belongs()


class Event(Dated, table=True):
    """Something dated that may matter, on a day or for a span."""

    kind: str
    product_id: int | None = Field(default=None, foreign_key="product.id")
    until: date | None = None
    title: str | None = None
    note: str | None = None
    source: str | None = None
    amount_before: float | None = None
    amount_after: float | None = None
    ongoing: bool = False

    product: Product | None = _belongs()


class NailFinding(Dated, table=True):
    """What was seen on one nail."""

    __tablename__ = "nail_finding"

    limb: str
    digit: int
    kind: str
    fold_mm: float | None = None
    note: str | None = None


class Visit(Record, table=True):
    """An appointment; it may lie ahead."""

    day: date
    who: str | None = None
    goal: str | None = None
    note: str | None = None
    done_on: date | None = None
    recorded_at: datetime = Field(default=None, sa_type=Instant)


class Question(Record, table=True):
    """Something to ask at a visit, the next one where none is named."""

    visit_id: int | None = Field(default=None, foreign_key="visit.id")
    position: int
    text: str
    answer: str | None = None
    recorded_at: datetime = Field(default=None, sa_type=Instant)

    visit: Visit | None = _belongs()


class Picture(SQLModel, table=True):
    """The bytes of a photo."""

    sha256: str = Field(primary_key=True)
    media: str
    bytes: bytes


class Photo(Timed, table=True):
    """A photo of a site of the body, without its bytes."""

    site: str
    sha256: str = Field(foreign_key="picture.sha256")
    note: str | None = None


class Profile(Record, table=True):
    """One thing that a report may say of the person."""

    key: str
    value: str


class Catalog(SQLModel, table=True):
    """What of sidelog's own catalog the journal has."""

    part: str = Field(primary_key=True)
    mark: str


class Merged(SQLModel, table=True):
    """What a merge took over from another copy of the journal."""

    batch_id: int = Field(primary_key=True, foreign_key="batch.id")
    part: str = Field(primary_key=True)
    uuid: str = Field(primary_key=True)
    mark: str


TABLES: tuple[type[SQLModel], ...] = (
    *(Measure, Scale, Observation, Note, Product, Dose, RegimenStep, Event),
    *(NailFinding, Visit, Question, Picture, Photo, Profile),
)
"""The classes of everything recorded, parents before children; the history is not among them."""


_OF_A_DAY: Mapping[Kind, type[Dated]] = {
    Kind(str(one.__tablename__)): one for one in (Observation, Dose, Event, Note)
}


class BorrowedConnection(SQLiteDialect_pysqlite):
    """SQLite on a connection whose transaction belongs to somebody else, `store.transaction`.

    Stock SQLAlchemy rolls back when it first connects, when a session closes and when a flush
    fails: each would throw away what the other way in has written.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: object) -> None: ...  # noqa: D102  (left as it is)
    def do_commit(self, dbapi_connection: object) -> None: ...  # noqa: D102  (left as it is)
    def do_rollback(self, dbapi_connection: object) -> None: ...  # noqa: D102  (left as it is)


registry.register("sqlite.borrowed", __name__, BorrowedConnection.__name__)


@contextmanager
def session_over(connection: sqlite3.Connection) -> Iterator[Session]:
    """A session on an open connection; its records are detached and complete when it ends.

    What it says of a failure never repeats the values, which are a person's own.

    Raises:
        sqlite3.Error: what SQLite itself says, for `store.storage_errors` to put into words.
    """
    engine = create_engine(
        "sqlite+borrowed://",
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    try:
        with Session(engine, expire_on_commit=False) as session:
            yield session
    except DBAPIError as error:
        raise error.orig or error from None


def entries(
    journal: Journal, first: date, last: date, *, kinds: Collection[Kind] = tuple(_OF_A_DAY)
) -> list[Dated]:
    """What is recorded from `first` to `last`, by day: first what has no time, then by time.

    An event that began before, and lasts into these days, is there too.
    """
    with session_over(journal.connection) as session:
        found = [
            entry for kind in kinds for entry in session.exec(_within(_OF_A_DAY[kind], first, last))
        ]
    return sorted(found, key=_place_in_time)


def everything(journal: Journal) -> Iterator[SQLModel]:
    """Every record of every table, parents before children; the history is left out."""
    return (record for table in TABLES for record in every(journal, table))


def every(journal: Journal, table: type[Kept]) -> Iterator[Kept]:
    """Every record of a table."""
    with session_over(journal.connection) as session:
        yield from session.exec(select(table).execution_options(yield_per=1000))


def _within(record: type[Dated], first: date, last: date) -> SelectOfScalar[Dated]:
    begun = select(record).where(col(record.day) <= last).order_by(col(record.id))
    if record is not Event:
        return begun.where(col(record.day) >= first)
    return begun.where(or_(Event.ongoing, func.coalesce(Event.until, Event.day) >= first))


def _place_in_time(entry: Dated) -> tuple[date, float, float]:
    at = entry.at.timestamp() if isinstance(entry, Timed) and entry.at else -inf
    place = entry.measure.position if isinstance(entry, Observation) else inf
    return (entry.day, at, place)
