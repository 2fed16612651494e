"""Erasing: one product, measure or entry as if it had never been; the rest as it was."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sidelog.errors import BadDataError, KeptError, NothingMatchedError, UnsureError
from sidelog.journal.connection import JournalFile
from sidelog.journal.history.batches import history
from sidelog.journal.journal import open_journal
from sidelog.journal.references import parse_reference
from sidelog.journal.upkeep import erasing
from sidelog.journal.upkeep.checking.check import check
from sidelog.journal.upkeep.erasing import Erasure
from sidelog.journal.upkeep.subjects import find, find_one
from tests.cli import days
from tests.journal.examples import enter, insert_picture
from tests.journal.files import raw, recorded, rows
from tests.terminal import Terminal

Erase = Callable[..., Erasure]

LIVED = (
    "product add Zaubertee --unit g --usual 4g -n hush-one",
    "dose Zaubertee 4g --at 08:30 -n hush-two",
    "dose magnesium 200mg -n stays-one",
    "regimen Zaubertee 6g daily --from 2026-11-01",
    "event reduce Zaubertee 8g 4g -n hush-three",
    "event illness flu -n stays-two",
    "measure add zittern --title Zittern --range 0..4",
    "log zittern=3 mood=5 -n stays-three",
    "log zittern=2 mood=4",
    "edit d1 --note hush-four",
)


@pytest.fixture
def lived(run: Terminal) -> Terminal:
    """A journal with a product and a measure beside others."""
    return days.lived(run, [line.split() for line in LIVED])


@pytest.fixture
def erase(journal: Path) -> Erase:
    """`erase("product", "tea")` erases it."""

    def erase(table: str, name: str) -> Erasure:
        with open_journal(journal) as opened:
            if table == "entry":
                subject = find_one(opened, parse_reference(name))
            else:
                subject = find(opened, table, name)
            planned = erasing.look(opened, subject)
        done = erasing.erase(JournalFile(journal), subject)
        assert done == planned
        return done

    return erase


def whole(journal: Path) -> bool:
    with open_journal(journal) as opened:
        return check(opened).is_whole


def walked(run: Terminal) -> None:
    """Everything can be taken back, and brought back, as before."""
    before = recorded(Path(run.environ["SIDELOG_JOURNAL"]))
    assert run("undo", "99").code == 0
    assert run("redo", "99").code == 0
    assert recorded(Path(run.environ["SIDELOG_JOURNAL"])) == before


def test_nothing_of_a_product_is_left_in_any_file(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    assert b"Zaubertee" in journal.read_bytes()
    done = erase("product", "zaubertee")
    assert (done.entries, done.names) == (
        {"dose": 1, "regimen_step": 1, "event": 1},
        ("Zaubertee",),
    )
    for file in journal.parent.iterdir():
        content = file.read_bytes().lower()
        assert b"zaubertee" not in content
        assert b"hush" not in content
    for kept in (b"stays-one", b"stays-two", b"stays-three", b"zittern", b"magnesium"):
        assert kept in journal.read_bytes()
    assert whole(journal)
    walked(lived)


def test_nothing_of_a_measure_is_left_and_a_command_about_several_is_cut(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    done = erase("measure", "Zittern")
    assert (done.entries, done.comes_back) == ({"observation": 1, "scale": 1}, False)
    assert b"ittern" not in journal.read_bytes()
    with open_journal(journal) as opened:
        commands = [batch.summary for batch in history(opened, 99)]
        assert "zittern" not in opened.measures
    assert commands[1:3] == ["log …", "log …"]
    assert "dose magnesium 200mg -n …" in commands
    assert whole(journal)
    walked(lived)


def test_a_measure_of_sidelogs_own_stays_with_nothing_of_it_and_is_not_asked(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    lived("measure", "edit", "mood", "--title", "Humour", "--range", "0..100")
    lived("log", "mood=77")
    done = erase("measure", "mood")
    assert (done.entries["observation"], done.comes_back) == (1, True)
    assert b"Humour" not in journal.read_bytes()
    assert rows(journal, "SELECT title, tracked FROM measure WHERE name = 'mood'") == [("Mood", 0)]
    order = [name for (name,) in rows(journal, "SELECT name FROM measure ORDER BY position")]
    assert order.index("mood") == 3
    assert lived("log", "mood=6").code == 0
    assert whole(journal)
    walked(lived)


def test_one_of_sidelogs_own_whose_name_is_taken_does_not_come_back(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    assert lived
    with raw(journal) as connection:
        connection.execute("UPDATE measure SET name = 'humour' WHERE name = 'mood'")
        connection.execute("UPDATE measure SET name = 'mood' WHERE name = 'zittern'")
    erase("measure", "humour")
    assert rows(journal, "SELECT built_in FROM measure WHERE name IN ('mood', 'humour')") == [(0,)]


def test_what_was_undone_or_deleted_goes_too(lived: Terminal, journal: Path, erase: Erase) -> None:
    for line in ("dose Zaubertee 9g -n hush-five", "undo", "dose magnesium 100mg", "delete e1 -y"):
        assert lived(*line.split()).code == 0
    erase("product", "Zaubertee")
    assert b"hush" not in journal.read_bytes()
    assert whole(journal)
    walked(lived)


def test_what_is_no_more_can_be_erased_from_the_history(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    lived("product", "add", "Geheim")
    lived("product", "delete", "Geheim", "--yes")
    done = erase("product", "geheim")
    assert (done.changes, done.entries) == (2, {})
    assert b"Geheim" not in journal.read_bytes()
    assert whole(journal)


def test_a_number_that_was_given_again_means_what_had_it_then(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    lived("dose", "Geheim", "1g", "-n", "hush-six")
    lived("undo")
    lived("dose", "Offen", "2g", "-n", "stays-four")
    numbers = rows(
        journal, "SELECT DISTINCT row_id FROM change WHERE table_name = 'product' AND row_id > 2"
    )
    assert len(numbers) == 1  # both had it
    erase("product", "Geheim")
    content = journal.read_bytes()
    assert b"Geheim" not in content
    assert b"hush-six" not in content
    assert b"stays-four" in content
    assert rows(journal, "SELECT name FROM product WHERE id = 3") == [("Offen",)]
    assert whole(journal)
    walked(lived)


def test_an_entry_that_was_of_it_for_a_while_was_always_the_others(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    for line in (
        "dose Zaubertee 3g",
        "product add Pulver --unit g",
        "edit d3 --product Pulver",
        "undo",
        "redo",
        "edit d3 --amount 2g",
    ):
        assert lived(*line.split()).code == 0, line
    erase("product", "Zaubertee")
    assert b"aubertee" not in journal.read_bytes()
    assert whole(journal)
    walked(lived)
    changes = "SELECT old IS NULL FROM change WHERE table_name = 'dose' AND row_id = 3 ORDER BY id"
    assert rows(journal, changes)[:2] == [(1,), (0,)]
    lived("undo")
    assert rows(journal, "SELECT amount FROM dose WHERE id = 3") == [(3.0,)]


def test_it_goes_with_what_was_joined_with_it(lived: Terminal, journal: Path, erase: Erase) -> None:
    lived("product", "add", "Hexentee", "--unit", "g")
    lived("dose", "Hexentee", "1g", "--on", "yesterday")
    assert lived("product", "join", "Hexentee", "Zaubertee", "--yes").code == 0
    done = erase("product", "Zaubertee")
    assert set(done.names) == {"Zaubertee", "Hexentee"}
    assert b"exentee" not in journal.read_bytes()
    assert whole(journal)


def test_what_was_joined_with_another_is_forgotten_and_its_entries_are_the_others(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    lived("product", "add", "Hexentee", "--unit", "g")
    assert lived("product", "join", "Zaubertee", "Hexentee", "--yes").code == 0
    erase("product", "Zaubertee")
    assert b"aubertee" not in journal.read_bytes()
    assert rows(journal, "SELECT count(*) FROM dose JOIN product p ON p.id = product_id") == [(2,)]
    assert whole(journal)
    walked(lived)


def test_what_else_says_its_name_is_named_and_stays(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    lived("log", "-n", "too much ZAUBERTEE today")
    lived("log", "-n", "no Zauberteesorte")
    lived("log", "-n", "zaubertee")
    lived("delete", "n4", "-y")
    done = erase("product", "Zaubertee")
    assert done.mentions == ("n2", "n4")
    assert b"ZAUBERTEE" in journal.read_bytes()


def test_a_command_that_names_it_without_being_about_it_is_cut(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    assert lived
    with raw(journal) as connection:
        connection.execute(
            "INSERT INTO batch (uuid, at, kind, session, summary, open)"
            " VALUES ('x', '2026-11-22T21:00:00+01:00', 'do', 's', 'a Zaubertee', 0)"
        )
    erase("product", "Zaubertee")
    assert rows(journal, "SELECT summary FROM batch WHERE uuid = 'x'") == [("a …",)]


def test_an_entry_is_erased_by_its_name(lived: Terminal, journal: Path, erase: Erase) -> None:
    done = erase("entry", "d1")
    assert (done.subject.name, done.entries, done.changes, done.mentions) == ("d1", {}, 2, ())
    content = journal.read_bytes()
    assert b"hush-two" not in content
    assert b"hush-four" not in content
    assert b"hush-three" in content
    assert whole(journal)
    walked(lived)


def test_an_entry_that_was_deleted_is_erased_from_the_history(
    lived: Terminal, journal: Path, erase: Erase
) -> None:
    lived("delete", "e1", "--yes")
    assert erase("entry", "e1").changes == 2
    assert b"hush-three" not in journal.read_bytes()
    assert whole(journal)


def test_a_visit_goes_after_its_questions(lived: Terminal, journal: Path, erase: Erase) -> None:
    with open_journal(journal, lived.writer()) as opened:
        visit = enter(opened, "visit")
        enter(opened, "question", visit_id=visit)
    with pytest.raises(BadDataError, match="v1 has questions: q1"):
        erase("entry", "v1")
    erase("entry", "q1")
    erase("entry", "v1")
    assert b"Dr A" not in journal.read_bytes()


def test_a_photo_goes_with_its_picture(lived: Terminal, journal: Path, erase: Erase) -> None:
    with open_journal(journal, lived.writer()) as opened:
        insert_picture(opened.connection)
        enter(opened, "photo")
    erase("entry", "p1")
    assert rows(journal, "SELECT count(*) FROM picture") == [(0,)]


@pytest.mark.parametrize("table", ["product", "measure"])
def test_what_never_was_is_said(lived: Terminal, erase: Erase, table: str) -> None:
    assert lived
    with pytest.raises(NothingMatchedError, match=f"There is no {table} 'nothing', and never was"):
        erase(table, "nothing")


def test_an_entry_that_never_was_is_said(lived: Terminal, erase: Erase) -> None:
    assert lived
    with pytest.raises(NothingMatchedError, match="There is no note n9, and never was"):
        erase("entry", "n9")


# When the disk fails


def failing(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Let SQLite refuse a statement."""

    class Failing(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql == word:
                error = sqlite3.OperationalError("disk")
                error.sqlite_errorname = "SQLITE_FULL"
                raise error
            return super().execute(sql, *values)  # type: ignore[arg-type]

    def connect(file: JournalFile) -> sqlite3.Connection:
        return sqlite3.connect(file.path, isolation_level=None, factory=Failing)

    monkeypatch.setattr(JournalFile, "connect", connect)


def test_where_the_file_cannot_be_written_anew_it_is_erased_and_that_is_said(
    lived: Terminal, journal: Path, erase: Erase, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lived
    with monkeypatch.context() as patch:
        failing(patch, "VACUUM")
        with pytest.raises(KeptError, match="the disk is full"):
            erase("product", "Zaubertee")
    assert rows(journal, "SELECT name FROM product") == [("magnesium",)]
    assert b"Zaubertee" not in journal.read_bytes()


def test_where_a_commit_is_not_answered_that_is_said(
    lived: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lived
    before = recorded(journal)
    with open_journal(journal) as opened:
        subject = find(opened, "product", "Zaubertee")
    with monkeypatch.context() as patch:
        failing(patch, "COMMIT")
        with pytest.raises(UnsureError, match="It is not known whether this was erased"):
            erasing.erase(JournalFile(journal), subject)
    assert recorded(journal) == before
    assert whole(journal)
