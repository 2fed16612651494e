"""What SQLite left of an unfinished change is never taken for that of a new file."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sidelog.errors import CannotCreateError
from sidelog.files import placing_database
from sidelog.journal.connection import JournalFile, Key
from sidelog.journal.upkeep.copies import write_copy
from sidelog.journal.upkeep.encryption.turning import turn
from sidelog.journal.upkeep.restore import replace_damaged
from tests.cli.transcripts import refusal
from tests.journal.files import is_sound, recorded
from tests.terminal import Terminal

DIE_WRITING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # so that pages reach the disk before the end
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE measure SET title = hex(zeroblob(20))")
connection.execute("UPDATE observation SET value = value + 1")
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def remains(begun: Terminal, journal: Path, given: Path) -> Path:
    """What a writer left that was killed; its journal was moved away."""
    assert begun("export", "json", "-o", str(given / "whole.json")).code == 0
    shutil.copy(journal, given / "whole.db")
    killed = subprocess.run([sys.executable, "-c", DIE_WRITING, journal], check=False)
    assert killed.returncode == -signal.SIGKILL
    journal.rename(journal.with_name("old.db"))
    remains = journal.with_name("journal.db-journal")
    assert remains.stat().st_size > 0
    remains.chmod(0o600)
    return remains


@pytest.mark.parametrize(
    "argv",
    [
        ("import", "json", "whole.json", "--apply"),
        ("restore", "whole.db", "--yes"),
        ("log", "mood=5"),
    ],
    ids=" ".join,
)
def test_no_journal_is_begun_beside_it(
    begun: Terminal, journal: Path, given: Path, remains: Path, argv: tuple[str, ...]
) -> None:
    before = remains.read_bytes()
    named = (str(given / word) if word.startswith("whole") else word for word in argv)
    said = refusal(begun(*named), 73)
    assert f"{remains} lies there: what is left of a change to another journal.db." in said.replace(
        "Not recorded: ", ""
    )
    assert not journal.exists()
    assert remains.read_bytes() == before
    remains.rename(journal.with_name("old.db-journal"))  # which is what the hint says
    assert recorded(journal.with_name("old.db")) == recorded(given / "whole.db")
    assert (
        begun(
            *argv[:1], *(str(given / word) if "whole" in word else word for word in argv[1:])
        ).code
        == 0
    )


def test_no_copy_is_put_beside_it(
    begun: Terminal, journal: Path, given: Path, remains: Path
) -> None:
    shutil.copy(given / "whole.db", journal)
    stick = given / "stick.db"
    remains.rename(stick.with_name("stick.db-journal"))
    journal.chmod(0o600)
    said = refusal(begun("backup", str(stick)), 73)
    assert "stick.db-journal lies there" in said
    assert not stick.exists()


@pytest.mark.parametrize("end", ["-journal", "-wal"])
@pytest.mark.parametrize("overwrite", [None, True])
def test_it_is_seen_until_the_file_is_in_its_place(
    given: Path, end: str, *, overwrite: bool | None
) -> None:
    place, beside = given / "new.db", given / f"new.db{end}"
    if overwrite:
        place.write_text("old")

    def put() -> None:
        with placing_database(place, overwrite=overwrite) as new:
            new.write_text("new")
            beside.write_bytes(b"\xd9\xd5")

    with pytest.raises(CannotCreateError, match="lies there"):
        put()
    assert [one.name for one in given.iterdir() if one != place] == [beside.name]
    assert place.exists() is bool(overwrite)


@pytest.mark.parametrize("content", [b"", b"\0" * 28])
def test_one_that_was_ended_harms_nothing(given: Path, content: bytes) -> None:
    (given / "new.db-journal").write_bytes(content)
    with placing_database(given / "new.db") as new:
        new.write_text("new")
    assert (given / "new.db").read_text() == "new"


def test_of_a_damaged_journal_it_is_set_aside_with_it(
    begun: Terminal, journal: Path, given: Path, remains: Path
) -> None:
    journal.write_bytes(b"\x5a" * 9000)
    journal.chmod(0o600)
    before = remains.read_bytes()
    aside = replace_damaged(JournalFile(journal), JournalFile(given / "whole.db"), begun.writer())
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == before
    assert recorded(journal) == recorded(given / "whole.db")


def test_a_journal_in_sqlites_other_mode_is_encrypted_whole(begun: Terminal, journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert begun("log", "mood=7").code == 0
    before = recorded(journal)
    key = Key(b"k" * 32, b"i" * 16)
    turn(turn(JournalFile(journal), key), None)
    assert not journal.with_name("journal.db-wal").exists()
    assert is_sound(journal)
    assert recorded(journal) == before
    for end in ("-wal", "-shm"):
        journal.with_name(f"journal.db{end}").unlink(missing_ok=True)


def test_a_copy_before_new_tables_is_not_put_beside_it(
    begun: Terminal, journal: Path, given: Path
) -> None:
    assert begun
    copy = given / "copy.db"
    copy.with_name("copy.db-wal").write_bytes(b"\x37")
    with pytest.raises(CannotCreateError, match=r"copy\.db-wal lies there"):
        write_copy(JournalFile(journal), copy, is_open=True)
