"""Everything that a journal holds, as far as its file can be read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sidelog.journal.upkeep.whole.whole import Lost, Whole
from tests.journal.files import raw, without_triggers
from tests.terminal import Terminal


@pytest.fixture
def notes(run: Terminal, given: Path) -> Path:
    """A journal with four hundred notes, that a test may spoil."""
    journal = given / "journal.db"
    assert run("log", "mood=5", env={"SIDELOG_JOURNAL": str(journal)}).code == 0
    with raw(journal) as connection:
        without_triggers(connection)
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO note (uuid, day, text, recorded_at, recorded_on) VALUES (?, ?, ?, ?, ?)",
            [
                (f"uuid-{n}", "2026-11-20", f"the {n} note", "2026-11-22T21:00+01:00", "2026-11-22")
                for n in range(1, 401)
            ],
        )
        connection.execute("COMMIT")
    return journal


def read(journal: Path, table: str) -> tuple[list[int], list[Lost]]:
    with closing(sqlite3.connect(journal, isolation_level=None)) as connection:
        whole = Whole(connection)
        return [row["id"] for row in whole.rows(table)], whole.lost


def test_a_whole_table_is_read_whole(notes: Path) -> None:
    assert read(notes, "note") == (list(range(1, 401)), [])


def test_a_text_that_is_none_is_left_out(notes: Path) -> None:
    with raw(notes) as connection:
        connection.execute("UPDATE note SET text = CAST(x'61ff' AS TEXT) WHERE id IN (7, 8, 400)")
    there, lost = read(notes, "note")
    assert lost == [Lost("note", 7, 8), Lost("note", 400, 400)]
    assert there == [n for n in range(1, 400) if n not in {7, 8}]


def test_a_change_that_tells_of_no_row_is_left_out(notes: Path) -> None:
    with raw(notes) as connection:
        for new in ("nonsense", "id=1,value=Inf"):
            connection.execute(
                "INSERT INTO change (batch_id, table_name, row_id, new) VALUES (1, 'note', 1, ?)",
                (new,),
            )
    assert read(notes, "change") == ([1], [Lost("change", 2, 3)])


@pytest.mark.parametrize("is_last_known", [True, False])
def test_without_any_index_each_number_is_tried(notes: Path, *, is_last_known: bool) -> None:
    with raw(notes) as connection:
        connection.execute(
            "INSERT INTO change (batch_id, table_name, row_id, new)"
            " VALUES (1, 'note', 400, 'id=400')"
        )
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        indices = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'note'"
        pages = [page for (page,) in connection.execute(indices)]
    content = bytearray(notes.read_bytes())
    words = b"the 200 note" if is_last_known else b"the 400 note"
    pages.append(content.rindex(words) // size + 1)
    for page in pages:
        content[(page - 1) * size : page * size] = bytes(size)
    notes.write_bytes(bytes(content))
    there, lost = read(notes, "note")
    gone = {n for one in lost for n in range(one.first, one.last + 1)}
    assert gone
    assert sorted({*there, *gone}) == list(range(1, 401))
    assert not gone.intersection(there)


def test_what_is_no_damage_is_not_hidden(notes: Path) -> None:
    connection = sqlite3.connect(notes, isolation_level=None)
    whole = Whole(connection)
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        list(whole.rows("note"))
