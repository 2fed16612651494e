"""Encrypted files: what they hold, that they are told apart, and that nothing half is ever left."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from sidelog.errors import (
    BadDataError,
    CannotCreateError,
    DamagedError,
    NoInputError,
    SidelogError,
    StorageError,
)
from sidelog.journal import records
from sidelog.journal.connection import JournalFile, Key, identity_of
from sidelog.journal.journal import open_journal
from sidelog.journal.store import open_aside, open_file, transaction
from sidelog.journal.upkeep.copies import keep_copy, write_copy
from sidelog.journal.upkeep.encryption import cipher, keys
from sidelog.journal.upkeep.encryption import turning as encryption
from sidelog.journal.upkeep.encryption.turning import turn
from tests.journal.files import is_sound, raw, recorded
from tests.terminal import Terminal

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
NOTE = "itchy behind the ears"


@pytest.fixture
def plain(run: Terminal, journal: Path) -> JournalFile:
    """A journal with a little of everything."""
    run("log", "mood=5", "-n", NOTE)
    run("dose", "kratom", "4g", "--at", "00:00")
    run("event", "illness", "flu")
    run("undo")
    return JournalFile(journal)


@pytest.fixture
def encrypted(plain: JournalFile) -> JournalFile:
    return turn(plain, KEY)


def held(file: JournalFile) -> list[str]:
    """Every row of an encrypted journal, as text."""
    with closing(cipher.connect(file.path, file.key)) as opened:
        tables = opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return [str(opened.execute(f"SELECT * FROM {one}").fetchall()) for (one,) in tables]


# The conversion


def test_there_and_back_nothing_is_changed(plain: JournalFile) -> None:
    before, marks = recorded(plain.path), marks_of(plain.path)
    encrypted = turn(plain, KEY)
    assert identity_of(plain.path) == KEY.identity
    assert plain.path.stat().st_mode & 0o777 == 0o600
    assert NOTE in str(held(encrypted))
    assert turn(encrypted, None) == plain
    assert (recorded(plain.path), marks_of(plain.path)) == (before, marks)
    assert is_sound(plain.path)
    names = {place.name for place in plain.path.parent.iterdir()}
    assert names - {".journal.db.checked"} == {"journal.db"}


def marks_of(path: Path) -> list[object]:
    with raw(path) as connection:
        marks = ("user_version", "application_id")
        return [connection.execute(f"PRAGMA {mark}").fetchone() for mark in marks]


def test_nobody_writes_meanwhile_and_who_does_is_waited_for(
    plain: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "WAIT_SECONDS", 0)
    before = plain.path.read_bytes()
    with closing(cipher.connect(plain.path, None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="is busy"):
            turn(plain, KEY)
    assert plain.path.read_bytes() == before
    names = {place.name for place in plain.path.parent.iterdir()}
    assert names - {".journal.db.checked"} == {"journal.db"}


def test_who_had_the_old_file_open_is_refused_and_loses_nothing_in_silence(
    plain: JournalFile,
) -> None:
    with closing(cipher.connect(plain.path, None)) as writer:
        assert writer.execute("SELECT count(*) FROM batch").fetchone()
        turn(plain, KEY)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            writer.execute("UPDATE measure SET title = 'lost'")


def test_what_is_not_like_the_old_file_does_not_take_its_place(
    plain: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain.path.read_bytes()
    export = encryption._export

    def careless(old: JournalFile, new: JournalFile) -> None:
        export(old, new)
        with closing(cipher.connect(new.path, new.key)) as written:
            written.execute("UPDATE measure SET position = position + 1 WHERE name = 'mood'")

    monkeypatch.setattr(encryption, "_export", careless)
    with pytest.raises(StorageError, match="is not like it"):
        turn(plain, KEY)
    assert plain.path.read_bytes() == before
    names = {place.name for place in plain.path.parent.iterdir()}
    assert names - {".journal.db.checked"} == {"journal.db"}


@pytest.mark.parametrize(
    "change", ["DELETE FROM note", "PRAGMA user_version = 1", "DROP TABLE note"]
)
def test_two_are_alike_only_where_all_is_alike(plain: JournalFile, change: str) -> None:
    with open_aside(plain) as one, open_aside(plain) as other:
        assert encryption.are_alike(one, other)
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute(change)
        assert not encryption.are_alike(one, other)


def test_a_link_stays_a_link_and_what_it_leads_to_is_encrypted(
    plain: JournalFile, tmp_path: Path
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(plain.path)
    place = plain.path.with_name("sidelog-6465666768696a6b.key.age")
    assert keys.key_file(link, KEY.identity) == place
    turn(JournalFile(link), KEY)
    assert link.is_symlink()
    assert identity_of(plain.path) == KEY.identity


# What an encrypted journal can do


def test_it_is_read_and_written_as_any_other(run: Terminal, encrypted: JournalFile) -> None:
    with open_journal(encrypted, run.writer("log")) as journal:
        journal.record("weight", run.now.date(), 70.5)
    with open_journal(encrypted) as journal:
        assert "mood" in journal.measures
        found = records.entries(journal, run.now.date(), run.now.date())
        assert [one.text for one in found if isinstance(one, records.Note)] == [NOTE]
        assert len(list(records.everything(journal))) > 10


def test_its_rules_are_said_in_the_same_words(encrypted: JournalFile) -> None:
    with (
        pytest.raises(BadDataError, match="The record refuses this: the history is append-only"),
        open_file(encrypted, create=False) as connection,
        transaction(connection, writing=True),
    ):
        connection.execute("DELETE FROM change")
    with (
        open_file(encrypted, create=False) as connection,
        pytest.raises(sqlite3.IntegrityError, match="constraint failed") as failed,
    ):
        connection.execute("UPDATE observation SET day = NULL")
    assert failed.value.sqlite_errorname == "SQLITE_CONSTRAINT"


def test_a_failure_while_rows_are_read_is_the_usual_one(encrypted: JournalFile) -> None:
    with closing(encrypted.connect()) as connection:
        rows = connection.execute(
            "SELECT abs(-9223372036854775807 - n) FROM (SELECT 0 n UNION SELECT 1)"
        )
        with pytest.raises(sqlite3.OperationalError, match="integer overflow"):
            list(rows)


def test_its_copies_need_the_same_key_and_those_elsewhere_bring_it(
    encrypted: JournalFile, tmp_path: Path, now: datetime
) -> None:
    name = keys.key_file(encrypted.path, KEY.identity).name
    encrypted.path.with_name(name).touch(mode=0o600)
    copy = keep_copy(encrypted, "by-hand", now)
    assert identity_of(copy) == KEY.identity
    assert held(encrypted.beside(copy)) == held(encrypted)
    assert keys.key_files(copy, KEY.identity) == [encrypted.path.with_name(name)]
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o700)
    write_copy(encrypted, stick / "mine.db")
    assert sorted(place.name for place in stick.iterdir()) == ["mine.db", name]


def test_aside_it_is_read_without_the_file_being_written(encrypted: JournalFile) -> None:
    before = encrypted.path.read_bytes()
    with open_aside(encrypted) as memory:
        assert memory.execute("SELECT text FROM note").fetchall() == [(NOTE,)]
    assert encrypted.path.read_bytes() == before


def test_no_damage_is_read_as_if_it_were_data(encrypted: JournalFile) -> None:
    whole, expected = encrypted.path.read_bytes(), held(encrypted)
    chance = Random(20261128)  # noqa: S311  (places, not secrets)
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        encrypted.path.write_bytes(damaged)
        try:
            with open_aside(encrypted) as memory:
                names = memory.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
                found = [str(memory.execute(f"SELECT * FROM {n}").fetchall()) for (n,) in names]
        except (SidelogError, sqlite3.DatabaseError):
            continue
        assert found == expected


def test_another_key_does_not_open_it(encrypted: JournalFile) -> None:
    other = encrypted._replace(key=Key(bytes(32), KEY.identity))
    with pytest.raises(DamagedError), open_file(other, create=False):
        pass


def test_a_damaged_journal_is_not_converted(plain: JournalFile) -> None:
    content = plain.path.read_bytes()
    plain.path.write_bytes(content[:5000] + bytes(20_000) + content[25_000:])
    before = plain.path.read_bytes()
    with pytest.raises(DamagedError):
        turn(plain, KEY)
    assert plain.path.read_bytes() == before


def test_a_disk_that_is_full_is_told_as_that_and_not_as_damage(
    plain: JournalFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plain.path.read_bytes()
    monkeypatch.setattr(encryption, "connect", connect_to_little_room)
    for key in (KEY, None):
        with pytest.raises(StorageError, match="could not be written: the disk is full") as failed:
            turn(plain, key)
        assert not isinstance(failed.value, DamagedError)
    assert plain.path.read_bytes() == before


def test_where_a_copy_has_no_room_it_is_the_copy_that_is_named(
    encrypted: JournalFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "connect", connect_to_little_room)
    copy = tmp_path / "copy.db"
    with pytest.raises(CannotCreateError, match=f"{copy} cannot be written: No space left"):
        write_copy(encrypted, copy, is_open=True)
    assert not copy.exists()


def connect_to_little_room(
    path: Path, key: Key | None, connect: Callable[..., Any] = cipher.connect
) -> Any:  # noqa: ANN401  (SQLCipher's, which has no types)
    """A connection to files that may not grow: SQLite says of that what it says of a full disk."""
    opened = connect(path, key)
    execute = opened.execute

    def small(statement: str, *parameters: object) -> sqlite3.Cursor:
        done = execute(statement, *parameters)
        if statement.startswith("ATTACH"):
            execute("PRAGMA new.max_page_count = 10")
        return done

    if not path.stat().st_size:
        execute("PRAGMA max_page_count = 10")
    opened.execute = small
    return opened


def test_what_is_no_file_has_no_identity(tmp_path: Path, plain: JournalFile) -> None:
    assert identity_of(tmp_path) is None
    assert identity_of(tmp_path / "nowhere") is None
    assert identity_of(plain.path) is None
    short = tmp_path / "short"
    short.touch(mode=0o600)
    short.write_text("too short")
    assert identity_of(short) is None


# The key


@drawn(st.binary(min_size=32, max_size=32), st.binary(min_size=16, max_size=16))
def test_a_key_comes_back_from_its_text_and_is_shown_nowhere(secret: bytes, name: bytes) -> None:
    key = Key(secret, name)
    assert keys.read_key(keys.key_text(key)) == key
    assert secret.hex() not in f"{key} {key!r} {JournalFile(Path('x'), key)!r}"


@drawn(st.text(max_size=120))
def test_any_other_text_is_no_key(text: str) -> None:
    assert keys.read_key(text) is None


def test_age_opens_it_with_the_passphrase_alone_and_damage_is_told() -> None:
    sealed = keys.wrap(KEY, "four cold blue chairs")
    assert sealed.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----")
    with pytest.raises(keys.WrongPassphraseError):
        keys.unwrap(sealed, "four cold blue chair")
    with pytest.raises(BadDataError):
        keys.unwrap(b"no such file", "four cold blue chairs")
    with pytest.raises(BadDataError, match="not the key of a journal"):
        keys.unwrap(keys.seal(b"x" * 2000, "p"), "p")


def test_a_key_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match="cannot be read"):
        keys.read_key_file(tmp_path / "journal.key.age")
