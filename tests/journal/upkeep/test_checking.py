"""The check finds what another program did to the file, and nothing in a journal of ours."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sidelog.journal.connection import JournalFile
from sidelog.journal.entries import delete_entry, edit_entry
from sidelog.journal.journal import open_journal
from sidelog.journal.keeping.measures import edit_measure
from sidelog.journal.upkeep.checking.check import Check, check, check_file
from sidelog.journal.upkeep.checking.fitting import Part
from tests.journal.conftest import Write
from tests.journal.files import raw, without_triggers

SUNDAY = date(2026, 11, 22)
WHOLE = Check()


@pytest.fixture
def filled(journal: Path, write: Write, now: datetime) -> Path:
    """A journal in which everything has happened: adding, changing, deleting, undoing."""
    with write() as kept:
        kept.record("shedding", SUNDAY, 2)
        kept.record("mood", SUNDAY - timedelta(days=1), 6.0, at=now)
        product = kept.add_product("kratom", unit="g")
        kept.take(product, SUNDAY, 0.1, entered="0.1 g", note="it's, so=far 'fine'\nX'00'")
        kept.add_note(SUNDAY, "wash day")
    with write() as kept:
        edit_entry(kept, "o1", value=1)
        edit_measure(kept, "itch", maximum=10, tracked=True)
        delete_entry(kept, "n1")
    with write() as kept:
        kept.undo()
    return journal


def checked(path: Path) -> Check:
    with open_journal(path) as kept:
        return check(kept)


def test_a_new_journal_is_whole(journal: Path, write: Write) -> None:
    with write():
        pass
    assert checked(journal) == WHOLE


def test_a_journal_that_was_used_is_whole(filled: Path) -> None:
    assert checked(filled) == WHOLE
    assert checked(filled).is_whole


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE observation SET value = 0 WHERE id = 1", {"untold": ("o1",)}),
        (
            "UPDATE observation SET value = 9 WHERE id = 1",
            {"untold": ("o1",), "off_scale": ("o1",)},
        ),
        (
            "UPDATE observation SET value = 1.5 WHERE id = 1",
            {"untold": ("o1",), "off_scale": ("o1",)},
        ),
        ("UPDATE measure SET title = '!' WHERE name = 'itch'", {"untold": ("measure 5",)}),
        ("DELETE FROM note", {"untold": ("n1",)}),
        (
            "INSERT INTO profile (uuid, key, value) VALUES ('u', 'k', 'v')",
            {"untold": ("profile 1",)},
        ),
        (
            "INSERT INTO measure VALUES (99, 'u', 'x', 'X', 'X?', 0, 0, 0, NULL)",
            {"untold": ("measure 99",)},
        ),
        ("UPDATE dose SET product_id = 9", {"astray": ("d1",), "untold": ("d1",)}),
        ("UPDATE batch SET open = 1 WHERE id = 2", {"open_batches": (2,)}),
        ("UPDATE batch SET at = '2026-11-22T2' WHERE id = 2", {"torn": ("batch 2",)}),
        ("UPDATE batch SET at = replace(at, 'T2', 'T6') WHERE id = 2", {"torn": ("batch 2",)}),
        ("UPDATE batch SET at = replace(at, 'T', 't') WHERE id = 2", {"torn": ("batch 2",)}),
        (
            "UPDATE batch SET summary = CAST(X'6cff67' AS TEXT) WHERE id = 2",
            {"torn": ("batch 2",)},
        ),
        ("INSERT INTO merged VALUES (2, 'batch', 'u', '2026')", {"torn": ("batch 2",)}),
        ("INSERT INTO merged VALUES (2, 'row', 'u', 'u')", {"torn": ("batch 2",)}),
    ],
)
def test_what_was_done_behind_the_history_is_found(
    filled: Path, statement: str, found: dict[str, tuple[object, ...]]
) -> None:
    with raw(filled) as connection:
        without_triggers(connection)
        connection.execute(statement)
    there = checked(filled)
    assert there._replace(misfits=()) == WHOLE._replace(**found)  # type: ignore[arg-type]
    assert {(part.kind, part.state) for part in there.misfits} == {("trigger", "missing")}


def test_a_column_that_came_with_an_update_is_nothing_untold(filled: Path) -> None:
    with raw(filled) as connection:
        connection.execute("ALTER TABLE note ADD COLUMN colour TEXT DEFAULT 'blue'")
    assert checked(filled) == WHOLE._replace(misfits=(Part("table", "note", "altered"),))
    assert not checked(filled).misleads


def test_a_damaged_index_is_found(filled: Path) -> None:
    with raw(filled) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = 'CREATE INDEX note_day ON note (text)'"
            " WHERE name = 'note_day'"
        )
    assert checked(filled).damage


def test_a_number_of_the_history_that_may_be_given_again_is_found(filled: Path) -> None:
    with raw(filled) as connection:
        connection.execute("UPDATE sqlite_sequence SET name = 'bztch'")
    found = checked(filled)
    assert found == WHOLE._replace(misfits=(Part("table", "sqlite_sequence", "altered"),))
    assert not found.misleads


@pytest.mark.parametrize("form", [b"\3\1", b"\1\0", b"\1\2"])
def test_a_header_that_keeps_the_file_from_being_written_to_is_found(
    filled: Path, form: bytes
) -> None:
    content = bytearray(filled.read_bytes())
    content[18:20] = form
    filled.write_bytes(content)
    found = check_file(JournalFile(filled))
    assert found == WHOLE._replace(misfits=(Part("header", "form", "altered"),))


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_journal_of_an_earlier_version_is_whole_where_it_is(journal: Path, version: int) -> None:
    text = (Path(__file__).parents[2] / "data" / f"journal-v{version}.sql").read_text()
    journal.touch(mode=0o600)
    with raw(journal) as connection:
        connection.executescript(text)
    content = journal.read_bytes()
    assert check_file(JournalFile(journal)) == WHOLE
    assert journal.read_bytes() == content
    with raw(journal) as connection:
        connection.execute("DROP TRIGGER history_note_update")
        connection.execute("UPDATE note SET text = 'another' WHERE id = 1")
    assert check_file(JournalFile(journal)) == WHOLE._replace(untold=("n1",))
