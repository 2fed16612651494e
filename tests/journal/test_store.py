"""Opening a journal: what is refused, in which words, and that nothing of it is changed."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sidelog.errors import (
    BadDataError,
    CannotCreateError,
    NothingMatchedError,
    SidelogError,
    StorageError,
)
from sidelog.journal import connection as connections
from sidelog.journal import store
from sidelog.journal.connection import TO_BE_SAVED, JournalFile
from sidelog.journal.journal import open_journal
from sidelog.journal.tables.migrations import VERSION
from sidelog.journal.tables.schema import APPLICATION_ID
from tests.journal.files import (
    is_sound,
    locked_by_another_program,
    raw,
    rows,
    where_permissions_hold,
)
from tests.terminal import Terminal

Refused = Callable[[Path], SidelogError]


@pytest.fixture
def kept(run: Terminal, journal: Path) -> Path:
    """A journal with one entry."""
    enter(run, journal)
    return journal


@pytest.fixture
def refused(run: Terminal) -> Refused:
    """What opening a file raises, to read and to write alike; the file stays as it was."""

    def refuse(path: Path) -> SidelogError:
        before = content(path)
        with pytest.raises(SidelogError) as reading:
            look(path)
        with pytest.raises(SidelogError) as writing:
            enter(run, path)
        assert writing.value.message == reading.value.message
        assert type(writing.value) is type(reading.value)
        assert content(path) == before
        return writing.value

    return refuse


def enter(run: Terminal, path: Path, value: float = 2) -> None:
    with open_journal(path, run.writer()) as journal:
        journal.record("shedding", run.now.date(), value)


def look(path: Path) -> int:
    with open_journal(path) as journal:
        return len(journal.measures)


def content(path: Path) -> bytes:
    return path.read_bytes() if os.path.isfile(path) else b""  # noqa: PTH113  (any path at all)


def shedding(path: Path) -> list[float]:
    return [value for (value,) in rows(path, "SELECT value FROM observation ORDER BY id")]


# What a journal is made of


def test_the_first_entry_makes_a_journal_of_this_version(kept: Path) -> None:
    assert rows(kept, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(kept, "PRAGMA user_version") == [(VERSION,)]
    assert kept.read_bytes().startswith(b"SQLite format 3\0")
    assert is_sound(kept)


def test_a_new_journal_is_its_owners_alone_however_deep_it_lies(
    run: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "a" / "b" / "journal.db"
    enter(run, path)
    modes = [stat.S_IMODE(place.stat().st_mode) for place in (path, *path.parents[:2])]
    assert modes == [0o600, 0o700, 0o700]


def test_a_folder_that_is_there_keeps_its_permissions(run: Terminal, given: Path) -> None:
    given.chmod(0o755)
    enter(run, given / "journal.db")
    assert stat.S_IMODE(given.stat().st_mode) == 0o755
    assert stat.S_IMODE((given / "journal.db").stat().st_mode) == 0o600


def test_what_is_acknowledged_is_synced_and_what_is_deleted_is_wiped(kept: Path) -> None:
    with store.open_file(JournalFile(kept), create=False) as connection:
        asked = ("synchronous", "secure_delete", "foreign_keys", "trusted_schema", "busy_timeout")
        said = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
        assert said == [3, 1, 1, 0, 5000]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_journal_is_one_file(kept: Path) -> None:
    assert [file.name for file in kept.parent.iterdir()] == ["journal.db"]


# What is not there, or not a file


def test_reading_makes_no_journal(journal: Path) -> None:
    with pytest.raises(NothingMatchedError, match="There is no journal yet at"):
        look(journal)
    assert not journal.exists()


def test_a_folder_is_no_journal(tmp_path: Path, refused: Refused) -> None:
    error = refused(tmp_path)
    assert error.message == f"{tmp_path} is a folder, not a journal."
    assert isinstance(error, StorageError)


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_would_keep_nothing_so_it_is_refused(device: str, refused: Refused) -> None:
    assert refused(Path(device)).message == f"{device} is not a file."


def test_a_pipe_is_refused_and_not_waited_for(given: Path, refused: Refused) -> None:
    os.mkfifo(given / "pipe")
    assert refused(given / "pipe").message.endswith("pipe is not a file.")


def test_a_place_below_a_file_cannot_hold_a_journal(run: Terminal, given: Path) -> None:
    (given / "file").write_text("")
    with pytest.raises(CannotCreateError, match="cannot be made: Not a directory"):
        enter(run, given / "file" / "journal.db")
    with pytest.raises(CannotCreateError, match="cannot be made: Not a directory"):
        enter(run, given / "file" / "folder" / "journal.db")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path, refused: Refused) -> None:
    assert refused(tmp_path / ("j" * 300)).message.endswith(
        "cannot be reached: File name too long."
    )


def test_links_that_lead_round_in_a_circle_are_refused(given: Path, refused: Refused) -> None:
    (given / "a").symlink_to(given / "b")
    (given / "b").symlink_to(given / "a")
    assert "cannot be reached: Too many levels of symbolic links" in refused(given / "a").message


def test_a_link_into_a_folder_that_is_gone_is_refused(run: Terminal, given: Path) -> None:
    (given / "link").symlink_to(given / "gone" / "journal.db")
    with pytest.raises(CannotCreateError, match="cannot be made: No such file or directory"):
        enter(run, given / "link")


def test_a_link_to_a_journal_is_that_journal(run: Terminal, kept: Path, given: Path) -> None:
    (given / "link").symlink_to(kept)
    enter(run, given / "link", 3)
    assert shedding(kept) == [3]
    assert (given / "link").is_symlink()


# What permissions forbid


def test_a_journal_that_may_not_be_read_is_refused(run: Terminal) -> None:
    with where_permissions_hold() as folder:
        enter(run, folder / "journal.db")
        (folder / "journal.db").chmod(0)
        for attempt in (
            lambda: look(folder / "journal.db"),
            lambda: enter(run, folder / "journal.db"),
        ):
            with pytest.raises(StorageError, match="cannot be opened") as error:
                attempt()
            assert error.value.hint == "Check the permissions of the file and its folder."


def test_a_folder_that_may_not_be_entered_is_refused(run: Terminal) -> None:
    with where_permissions_hold() as folder:
        enter(run, folder / "shut" / "journal.db")
        (folder / "shut").chmod(0)
        with pytest.raises(StorageError, match="cannot be reached: Permission denied"):
            look(folder / "shut" / "journal.db")


def test_a_folder_that_may_not_be_written_to_gets_no_journal(run: Terminal) -> None:
    with where_permissions_hold() as folder:
        folder.chmod(0o500)
        with pytest.raises(CannotCreateError, match="cannot be made: Permission denied"):
            enter(run, folder / "journal.db")
        with pytest.raises(CannotCreateError, match="cannot be made: Permission denied"):
            enter(run, folder / "new" / "journal.db")


@pytest.mark.parametrize(("of_the_file", "of_the_folder"), [(0o400, 0o700), (0o600, 0o500)])
def test_a_journal_that_may_only_be_read_is_read_and_not_written(
    run: Terminal, of_the_file: int, of_the_folder: int
) -> None:
    with where_permissions_hold() as folder:
        path = folder / "journal.db"
        enter(run, path, 2)
        path.chmod(of_the_file)
        folder.chmod(of_the_folder)
        with pytest.raises(StorageError, match="cannot be written to"):
            enter(run, path, 3)
        assert look(path) > 0
        assert shedding(path) == [2]


# What is not a journal of ours


def test_a_file_of_text_is_not_a_journal(given: Path, refused: Refused) -> None:
    (given / "diary.txt").write_text("Dear diary, " * 200)
    error = refused(given / "diary.txt")
    assert error.message == f"The journal {given / 'diary.txt'} is not a sidelog journal."
    assert error.hint == "Another path can be given with --journal PATH."


@pytest.mark.parametrize("version", [0, VERSION, VERSION + 1])
@pytest.mark.parametrize("application", [0, 0x47504B47])
def test_the_sqlite_file_of_another_program_is_not_a_journal(
    given: Path, refused: Refused, version: int, application: int
) -> None:
    with raw(given / "other.db") as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {application}")
    message = refused(given / "other.db").message
    assert message.endswith("is an SQLite file of another program, not a sidelog journal.")


@pytest.mark.parametrize("version", [-1, VERSION, VERSION + 1])
def test_an_sqlite_file_without_tables_but_with_a_version_is_another_programs(
    given: Path, refused: Refused, version: int
) -> None:
    with raw(given / "other.db") as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    assert "of another program" in refused(given / "other.db").message


def test_a_journal_of_a_newer_sidelog_is_not_touched(kept: Path, refused: Refused) -> None:
    with raw(kept) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    error = refused(kept)
    assert error.message == (
        f"{kept} was written by a newer sidelog (its tables are version {VERSION + 1}, "
        f"this sidelog knows {VERSION})."
    )
    assert error.hint == "Update sidelog; the journal was not touched."
    assert [file.name for file in kept.parent.iterdir()] == ["journal.db"]


# What is damaged, or was left half-made


def test_a_damaged_page_is_said_to_be_damage(kept: Path, refused: Refused) -> None:
    size = rows(kept, "PRAGMA page_size")[0][0]
    content = bytearray(kept.read_bytes())
    content[size:] = b"\x5a" * (len(content) - size)
    kept.write_bytes(bytes(content))
    error = refused(kept)
    assert error.message == f"The journal {kept} is damaged."
    assert error.hint == TO_BE_SAVED


def test_a_journal_that_was_cut_short_is_said_to_be_damaged(kept: Path, refused: Refused) -> None:
    content = kept.read_bytes()
    kept.write_bytes(content[: len(content) // 2])
    assert refused(kept).message == f"The journal {kept} is damaged."


# What others do at the same time


def test_a_journal_that_stays_locked_is_said_to_be_busy_after_the_wait(
    run: Terminal, kept: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.05)
    with locked_by_another_program(kept, "EXCLUSIVE"):
        error = refused(kept)
    assert error.message == (
        f"The journal {kept} is busy: another program has been writing to it for 5 seconds."
    )
    assert error.hint == "Try again."
    enter(run, kept, 3)
    assert shedding(kept) == [3]


def test_a_writer_waits_for_another_writer_and_a_reader_need_not(
    run: Terminal, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.05)
    with locked_by_another_program(kept, "IMMEDIATE"):
        assert look(kept) > 0
        with pytest.raises(StorageError, match="is busy"):
            enter(run, kept, 3)
    assert shedding(kept) == [2]


def test_the_wait_is_five_seconds() -> None:
    assert connections.WAIT_SECONDS == 5


# What becomes of a transaction


def test_an_error_inside_the_block_undoes_all_of_it(run: Terminal, kept: Path) -> None:
    def fail() -> None:
        with open_journal(kept, run.writer()) as opened:
            opened.record("dryness", run.now.date(), 1)
            raise KeyboardInterrupt

    before = kept.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        fail()
    assert kept.read_bytes() == before


def test_a_rule_of_the_tables_is_told_as_bad_data(run: Terminal, kept: Path) -> None:
    with pytest.raises(BadDataError, match="The record refuses this: the value is off its scale"):
        enter(run, kept, 5)
    assert shedding(kept) == [2]


def test_a_fault_of_ours_is_not_put_on_the_file(kept: Path) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        connections.storage_errors(kept),
    ):
        raw_query(kept, "SELECT * FROM nonsense")


def test_a_broken_constraint_that_no_rule_words_is_a_fault_of_ours(kept: Path) -> None:
    statement = "UPDATE observation SET day = 'never'"
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"), connections.storage_errors(kept):
        raw_query(kept, statement)


def raw_query(path: Path, statement: str) -> None:
    with raw(path) as connection:
        connection.execute(statement)


def test_who_waited_while_the_journal_was_written_anew_writes_to_nothing_without_a_name(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("log", "mood=6")
    begun = store.transaction

    @contextmanager
    def after_another(connection: sqlite3.Connection, *, writing: bool) -> Iterator[None]:
        anew = journal.with_name("anew.db")
        shutil.copy(journal, anew)
        anew.replace(journal)
        with begun(connection, writing=writing):
            yield

    monkeypatch.setattr("sidelog.journal.journal.transaction", after_another)
    refused = run("log", "mood=7")
    assert refused.code == 74
    assert "was written anew by another command just now." in refused.err
    monkeypatch.undo()
    assert "mood: 6" in run("show").out
