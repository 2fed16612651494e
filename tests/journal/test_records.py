"""The records, held against the tables of a fresh journal."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

from sidelog.journal import measure_rows, queries
from sidelog.journal.history import batches, describe
from sidelog.journal.journal import open_journal
from sidelog.journal.records import TABLES, Dose, Note, Observation, Picture, Question, Scale, Visit
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.conftest import Whole
from tests.journal.files import rows

# What SQLAlchemy calls a type -> what a STRICT table calls it.
STORED_AS = {
    "VARCHAR": "TEXT",
    "TEXT": "TEXT",
    "DATE": "TEXT",
    "FLOAT": "REAL",
    "BOOLEAN": "INTEGER",
    "INTEGER": "INTEGER",
    "BLOB": "BLOB",
}


@pytest.fixture
def made(journal: Path, whole: Whole) -> Path:
    """A journal in which nothing was recorded yet."""
    with whole():
        return journal


def tables() -> dict[str, Table]:
    return dict(SQLModel.metadata.tables)


def test_every_table_has_its_records(made: Path) -> None:
    found = rows(
        made, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    assert {name for (name,) in found} == tables().keys()


def test_everything_recorded_is_handed_on_with_the_pictures() -> None:
    assert {str(table.__tablename__) for table in TABLES} == {*RECORDED_TABLES, "picture"}


@pytest.mark.parametrize("name", tables())
def test_the_columns_of_records_are_the_columns_of_their_table(made: Path, name: str) -> None:
    stored = {
        column: (kind, not needed and not key, bool(key))
        for _, column, kind, needed, _, key in rows(made, f"PRAGMA table_info({name})")
    }
    columns = {
        column.name: (STORED_AS[str(column.type)], bool(column.nullable), column.primary_key)
        for column in tables()[name].columns
    }
    assert columns == stored


@pytest.mark.parametrize("name", tables())
def test_records_belong_where_their_table_says(made: Path, name: str) -> None:
    stored = {
        (column, parent, of)
        for _, _, parent, column, of, *_ in rows(made, f"PRAGMA foreign_key_list({name})")
    }
    belongs = {
        (key.parent.name, key.column.table.name, key.column.name)
        for key in tables()[name].foreign_keys
    }
    assert belongs == stored


@pytest.mark.parametrize(
    ("module", "constant"),
    [
        (module, name)
        for module in (batches, describe, measure_rows, queries)
        for name, text in vars(module).items()
        if isinstance(text, str) and "SELECT" in text
    ],
)
def test_every_statement_of_the_daily_way_fits_the_tables(
    made: Path, module: object, constant: str
) -> None:
    statement = getattr(module, constant)
    if constant in {"_COLUMNS", "_MEASURES"}:  # the beginnings of others
        return
    values = (
        {"first": "", "last": "", "day": ""} if ":" in statement else ("",) * statement.count("?")
    )
    with open_journal(made) as journal:
        journal.connection.execute(f"EXPLAIN {statement}", values)


def test_days_times_and_offsets_come_back_as_they_were_written(made: Path, whole: Whole) -> None:
    evening = datetime(2026, 11, 21, 23, 30, 15, tzinfo=timezone(timedelta(hours=2)))
    with whole() as kept:
        added = kept.add(Note(day=date(2026, 11, 21), at=evening, text="late"))
    assert (added.day, added.at) == (date(2026, 11, 21), evening)
    assert added.at is not None
    assert added.at.utcoffset() == timedelta(hours=2)
    assert rows(made, "SELECT day, at, recorded_at FROM note") == [
        ("2026-11-21", "2026-11-21T23:30:15+02:00", "2026-11-22T21:00:00+01:00")
    ]


def test_a_time_on_the_minute_is_kept_as_the_daily_way_keeps_it(made: Path, whole: Whole) -> None:
    morning = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=-5)))
    with whole() as kept:
        kept.add(Note(day=date(2026, 11, 22), at=morning, text="by record"))
        kept.add_note(date(2026, 11, 22), "by the daily way", at=morning)
    assert rows(made, "SELECT DISTINCT at FROM note") == [("2026-11-22T08:30-05:00",)]


def test_anchor_words_are_pairs_and_stored_readably(made: Path, whole: Whole) -> None:
    with open_journal(made) as kept:
        scale = kept.all_of(Scale)[0]
    assert scale.anchors[0][1] == "none noticed"
    assert scale.whole is True
    with whole() as kept:
        anchors = ((0.0, "größer"), (1.5, "ß"))
        again = scale.model_dump(exclude={"id", "uuid"}) | {"version": 2, "anchors": anchors}
        assert kept.add(Scale(**again)).anchors == anchors
    assert rows(made, "SELECT anchors FROM scale WHERE version = 2") == [
        ('[[0.0, "größer"], [1.5, "ß"]]',)
    ]


def test_a_record_is_complete_after_the_journal_is_closed(whole: Whole) -> None:
    day = date(2026, 11, 22)
    with whole() as kept:
        kept.record("shedding", day, 2)
        product = kept.add_product("kratom", unit="g")
        kept.take(product, day, 4, entered="4g")
        kept.add_event("reduce", day, product=product)
        visit = kept.add(Visit(day=date(2027, 1, 1), who="Dr. Berg"))
        question = kept.add(Question(visit_id=visit.id, position=1, text="Why?"))
        observation, dose, event = kept.entries(day, day)
    assert isinstance(observation, Observation)
    assert (observation.measure.name, observation.scale.maximum) == ("shedding", 4)
    assert isinstance(dose, Dose)
    assert (dose.product.name, dose.taken) == ("kratom", True)
    assert event.model_dump()["kind"] == "reduce"
    assert question.visit is not None
    assert question.visit.who == "Dr. Berg"


def test_a_picture_keeps_its_bytes(made: Path, whole: Whole) -> None:
    with whole() as kept, kept._session() as session:
        session.add(Picture(sha256="0" * 64, media="image/png", bytes=b"\x89PNG"))
    with open_journal(made) as kept:
        (picture,) = [record for record in kept.everything() if isinstance(record, Picture)]
    assert picture.bytes == b"\x89PNG"
