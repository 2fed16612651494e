"""What was found whole is known by its bytes; what was changed by no writer is damage."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sidelog.journal.connection import JournalFile
from sidelog.journal.upkeep.checking.quick import damage_of, forget, seal_of
from tests.journal.files import locked_by_another_program, raw
from tests.terminal import Terminal


@pytest.fixture
def kept(run: Terminal, journal: Path) -> Path:
    run("log", "mood=5", "-n", "wash day")
    assert damage_of(JournalFile(journal)) is None
    return journal


def changed(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def test_a_whole_journal_is_remembered_for_its_owner_alone(kept: Path) -> None:
    seal = seal_of(kept)
    assert seal.name == ".journal.db.checked"
    assert seal.stat().st_mode & 0o777 == 0o600
    assert "wash" not in seal.read_text()


def test_the_same_bytes_need_no_other_look(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("sidelog.journal.upkeep.checking.check.check_file")
    assert damage_of(JournalFile(kept)) is None


def test_bytes_that_nobody_wrote_are_damage_wherever_they_are(kept: Path) -> None:
    changed(kept, b"log mood=5", b"log mood=6")
    found = damage_of(JournalFile(kept))
    assert found is not None
    assert found.is_unwritten
    assert found._replace(is_unwritten=False).is_whole


def with_free_pages(journal: Path) -> None:
    """Let a journal have more free pages than one page can list."""
    with raw(journal) as connection:
        connection.execute("CREATE TABLE more AS SELECT randomblob(6000000)")
        connection.execute("DROP TABLE more")
    assert damage_of(JournalFile(journal)) is None


def test_what_a_rollback_leaves_in_free_pages_is_no_damage(kept: Path) -> None:
    with_free_pages(kept)
    before = kept.read_bytes()
    with raw(kept) as connection:
        connection.execute("PRAGMA cache_size = 10")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE more AS SELECT randomblob(5000000)")
        connection.execute("ROLLBACK")
    assert kept.read_bytes() != before
    assert damage_of(JournalFile(kept)) is None
    changed(kept, b"log mood=5", b"log mood=6")
    assert damage_of(JournalFile(kept)) is not None


@pytest.mark.parametrize("page", [1, 2**32 - 1])
def test_a_damaged_list_of_free_pages_is_damage(kept: Path, page: int) -> None:
    with_free_pages(kept)
    content = bytearray(kept.read_bytes())
    content[32:36] = page.to_bytes(4)
    kept.write_bytes(bytes(content))
    assert damage_of(JournalFile(kept)) is not None


def test_a_disk_that_fails_at_the_look_is_no_failure_of_what_was_written(
    kept: Path, run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(place: Path) -> bool:
        raise OSError(errno.EIO, "Input/output error", str(place))

    monkeypatch.setattr(Path, "exists", fails)
    assert run("log", "mood=7").code == 0
    monkeypatch.undo()
    assert damage_of(JournalFile(kept)) is None


def test_a_file_that_holds_nothing_any_more_is_damaged_and_a_missing_one_is_not(
    kept: Path,
) -> None:
    kept.write_bytes(b"")
    found = damage_of(JournalFile(kept))
    assert found is not None
    assert found.is_unwritten
    kept.unlink()
    assert damage_of(JournalFile(kept)) is None
    kept.touch(mode=0o600)
    forget(kept)
    assert damage_of(JournalFile(kept)) is None


def test_what_was_written_since_is_looked_at_anew(kept: Path, run: Terminal) -> None:
    before = seal_of(kept).read_text()
    run("log", "mood=7")
    assert damage_of(JournalFile(kept)) is None
    assert seal_of(kept).read_text() != before


def test_what_does_not_fit_its_history_is_damage_without_any_memory(kept: Path) -> None:
    seal_of(kept).unlink()
    changed(
        kept, b"\x15wash day", b"\x15wash bay"
    ) if b"\x15wash day" in kept.read_bytes() else None
    content = bytearray(kept.read_bytes())
    content[content.rindex(b"wash day")] = ord("b")
    kept.write_bytes(bytes(content))
    found = damage_of(JournalFile(kept))
    assert found is not None
    assert found.untold == ("n1",) or found.torn
    assert not seal_of(kept).exists()


@pytest.mark.parametrize("text", ["", "nonsense", "sidelog checked 1\n1\n2\n3\n4", "é"])
def test_a_memory_that_is_none_is_made_anew(kept: Path, text: str) -> None:
    seal_of(kept).write_bytes(text.encode("latin-1"))
    assert damage_of(JournalFile(kept)) is None
    assert seal_of(kept).read_text().endswith("end")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are POSIX's")
def test_a_memory_that_is_a_pipe_is_not_waited_for(kept: Path, run: Terminal) -> None:
    seal_of(kept).unlink()
    os.mkfifo(seal_of(kept), 0o600)
    assert damage_of(JournalFile(kept)) is None
    assert run("log", "mood=6").code == run("show").code == 0
    forget(kept)
    assert seal_of(kept).is_fifo()
    assert f"{seal_of(kept)} is not a file." in run("check").err


def test_where_nothing_can_be_written_it_goes_without(
    run: Terminal, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("log", "mood=5")

    def refuse(*_: object) -> int:
        raise PermissionError

    seal_of(journal).unlink()
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        assert damage_of(JournalFile(journal)) is None
    assert not seal_of(journal).exists()


def a_text(path: Path) -> None:
    path.write_text("Dear diary, " * 200)


def another_programs(path: Path) -> None:
    path.unlink()
    with raw(path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    path.chmod(0o600)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir(mode=0o700)


@pytest.mark.parametrize("spoil", [a_text, another_programs, a_folder, Path.unlink])
def test_what_is_no_journal_is_nobodys_damage(kept: Path, spoil: Callable[[Path], None]) -> None:
    spoil(kept)
    assert damage_of(JournalFile(kept)) is None


def test_a_busy_journal_is_not_damaged(
    run: Terminal, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelog.journal.connection.WAIT_SECONDS", 0.02)
    run("log", "mood=8")
    with locked_by_another_program(kept, "EXCLUSIVE"):
        assert damage_of(JournalFile(kept)) is None


def test_a_writer_that_is_at_work_proves_nothing(kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    content[content.index(b"log mood=5")] = ord("p")
    kept.write_bytes(bytes(content))
    beside = kept.with_name("journal.db-journal")
    beside.write_bytes(b"")
    beside.chmod(0o600)
    assert damage_of(JournalFile(kept)) is None
    beside.unlink(missing_ok=True)
    assert damage_of(JournalFile(kept)) is not None
