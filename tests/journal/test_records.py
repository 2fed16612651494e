"""The records and every statement of the room, held against the tables; and what they hand on."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

from sidelog import journal as room
from sidelog.errors import StorageError
from sidelog.journal.journal import Journal, open_journal
from sidelog.journal.records import (
    TABLES,
    Dose,
    Event,
    Note,
    Observation,
    Picture,
    Question,
    Scale,
    entries,
    everything,
)
from sidelog.journal.references import Kind
from sidelog.journal.tables.schema import RECORDED_TABLES
from tests.journal.conftest import Write
from tests.journal.examples import ROWS, enter, insert_picture
from tests.journal.files import rows
from tests.terminal import Terminal

SUNDAY = date(2026, 11, 22)
SATURDAY = SUNDAY - timedelta(days=1)

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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    """A journal in which nothing was recorded yet."""
    path = tmp_path_factory.mktemp("made") / "journal.db"
    with open_journal(path, Terminal(now, {}).writer()):
        return path


def tables() -> dict[str, Table]:
    return dict(SQLModel.metadata.tables)


# The classes


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


# The statements

FILLED = {
    "_OF_DAYS": ("SELECT day FROM note",),
    "_NAMED": ("name", "title"),
    "_NEXT_ID": ("measure",),
    "_VISIT": ("<", "DESC"),
}
"""What stands in the places of a statement that has some, by the name of its constant."""

NAMED = {
    "where": "o.id = ?",
    "table": "note",
    "now": "text",
    "latest": "(SELECT 1 AS row_id, '' AS new)",
}
"""What stands in the places that have a name, in any statement."""


def statements() -> Iterator[tuple[str, str]]:
    """Every statement that is a constant of the room, but for those that make the tables."""
    for module in walk_packages(room.__path__, f"{room.__name__}."):
        for name, constant in vars(import_module(module.name)).items():
            texts = constant if isinstance(constant, dict) else {"": constant}
            for key, text in texts.items():
                if isinstance(text, str) and re.match(r"\s*\(?(SELECT|INSERT|UPDATE) ", text):
                    yield f"{name} {key}", text.format(*FILLED.get(name, ()), **NAMED)


def places(statement: str) -> int:
    """How many values a statement takes; those that have a number are asked for again."""
    numbers = {int(number) for number in re.findall(r"\?(\d)", statement)}
    return max(numbers) if numbers else statement.count("?")


@pytest.mark.parametrize("statement", dict(statements()).values(), ids=dict(statements()))
def test_every_statement_fits_the_tables(made: Path, statement: str) -> None:
    names = re.findall(r":([a-z]+)", statement)
    values = dict.fromkeys(names, "") if names else ("",) * places(statement)
    start = "SELECT * FROM " if statement.strip().startswith("(") else ""
    with open_journal(made) as kept:
        kept.connection.create_function("has_words", 1, bool)
        kept.connection.execute(f"EXPLAIN {start}{statement}", values)


def test_the_statements_of_every_day_are_among_them() -> None:
    names = {name.split()[0] for name, _ in statements()}
    assert {"LINES", "DAYS_LINES", "IN_FORCE", "_NEXT", "_NAMED"} <= names
    assert len(dict(statements())) > 35


# What is handed on


def test_a_damaged_file_is_said_to_be_damaged(write: Write, journal: Path) -> None:
    with write() as kept:
        for back in range(300):
            kept.add_note(SUNDAY - timedelta(days=back), "a" * 300)
    content = bytearray(journal.read_bytes())
    content[60_000:100_000] = bytes(40_000)
    journal.write_bytes(content)
    with pytest.raises(StorageError, match="damaged"), open_journal(journal) as kept:
        list(everything(kept))


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"{SUNDAY}T{clock}+01:00")


def test_a_day_begins_with_what_has_no_time_and_goes_on_by_the_clock(kept: Journal) -> None:
    product = kept.add_product("kratom", unit="g")
    kept.add_note(SUNDAY, "at nine", at=at("09:00"))
    kept.record("mood", SUNDAY, 6)
    kept.take(product, SUNDAY, 4, entered="4g", at=at("08:00"))
    kept.record("shedding", SUNDAY, 2)
    kept.add_event("illness", SUNDAY)
    # 08:30 in another time zone: before nine all the same
    kept.record("mood", SUNDAY, 5, at=datetime.fromisoformat("2026-11-22T02:30-05:00"))
    found = entries(kept, SUNDAY, SUNDAY)
    names = [type(entry).__name__ for entry in found]
    assert names == ["Observation", "Observation", "Event", "Dose", "Observation", "Note"]
    assert [one.measure.name for one in found if isinstance(one, Observation)][:2] == [
        "shedding",
        "mood",
    ]


def test_days_come_in_their_order_and_both_ends_are_in(kept: Journal) -> None:
    for back in (2, 0, 3, 1):
        kept.add_note(SUNDAY - timedelta(days=back), str(back))
    found = entries(kept, SUNDAY - timedelta(days=2), SATURDAY)
    assert [entry.model_dump()["text"] for entry in found] == ["2", "1"]


def test_an_event_is_there_on_every_day_it_lasts(kept: Journal) -> None:
    first = SUNDAY - timedelta(days=5)
    kept.add_event("illness", first, until=SATURDAY)
    kept.add_event("stress", SATURDAY, ongoing=True)

    def there(day: date) -> list[str]:
        return [entry.model_dump()["kind"] for entry in entries(kept, day, day)]

    assert there(first) == ["illness"]
    assert there(SATURDAY) == ["illness", "stress"]
    assert there(SUNDAY) == ["stress"]


def test_entries_can_be_of_some_kinds_only(kept: Journal) -> None:
    kept.record("mood", SUNDAY, 6)
    kept.add_note(SUNDAY, "wash day")
    (note,) = entries(kept, SUNDAY, SUNDAY, kinds=[Kind.NOTE])
    assert isinstance(note, Note)


def test_days_times_and_offsets_come_back_as_they_were_written(kept: Journal) -> None:
    evening = datetime.fromisoformat("2026-11-21T23:30:15+02:00")
    kept.add_note(SATURDAY, "late", at=evening)
    (note,) = entries(kept, SATURDAY, SATURDAY)
    assert isinstance(note, Note)
    assert (note.day, note.at and note.at.isoformat()) == (SATURDAY, evening.isoformat())
    assert note.recorded_at.isoformat() == "2026-11-22T21:00:00+01:00"


def test_a_record_is_complete_after_the_journal_is_closed(write: Write) -> None:
    with write() as kept:
        kept.record("shedding", SUNDAY, 2)
        product = kept.add_product("kratom", unit="g")
        kept.take(product, SUNDAY, 4, entered="4g")
        kept.add_event("reduce", SUNDAY, product=product)
        enter(kept, "question", visit_id=enter(kept, "visit", who="Dr. Berg"))
        observation, dose, event = entries(kept, SUNDAY, SUNDAY)
        (question,) = (one for one in everything(kept) if isinstance(one, Question))
    assert isinstance(observation, Observation)
    assert (observation.measure.name, observation.scale.maximum) == ("shedding", 4)
    assert isinstance(dose, Dose)
    assert (dose.product.name, dose.taken) == ("kratom", True)
    assert isinstance(event, Event)
    assert event.product is not None
    assert event.product.name == "kratom"
    assert question.visit is not None
    assert question.visit.who == "Dr. Berg"


def test_everything_is_handed_on_parents_first_and_whole(write: Write, journal: Path) -> None:
    with write() as kept:
        kept.add_product("kratom", unit="g")
        insert_picture(kept.connection)
        for table in ROWS:
            enter(kept, table)
    with open_journal(journal) as kept:
        found = list(everything(kept))
    order = [TABLES.index(type(record)) for record in found]
    assert order == sorted(order)
    for table in TABLES:
        count = rows(journal, f"SELECT count(*) FROM {table.__tablename__}")[0][0]
        assert count == sum(isinstance(record, table) for record in found) > 0
    (picture,) = (record for record in found if isinstance(record, Picture))
    assert picture.bytes == b"\x89PNG"
    scale = next(record for record in found if isinstance(record, Scale))
    assert (scale.anchors[0], scale.whole) == ((0, "none noticed"), True)
