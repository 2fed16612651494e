"""Files of one's own: private, and written whole or not at all."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sidelog import files
from sidelog.errors import CannotCreateError, KeptError, UsageError
from sidelog.files import make_private_folder, path_of, placing, read_file, write_private
from tests.journal.files import where_permissions_hold


def mode(place: Path) -> str:
    return oct(place.stat().st_mode)[-3:]


def names(folder: Path) -> list[str]:
    return [place.name for place in folder.iterdir()]


def refusing(error: int) -> Callable[..., None]:
    """A function of the system that fails."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return refuse


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_private(tmp_path / "report.txt", b"content")
    finally:
        os.umask(before)
    assert mode(tmp_path / "report.txt") == "600"


def test_the_content_is_there_byte_for_byte_and_nothing_else(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    write_private(tmp_path / "report.pdf", content)
    assert (tmp_path / "report.pdf").read_bytes() == content
    assert names(tmp_path) == ["report.pdf"]


def test_a_file_that_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    place = tmp_path / "report.txt"
    write_private(place, b"first")
    with pytest.raises(CannotCreateError, match=re.escape(f"{place} exists already.")) as refused:
        write_private(place, b"second", overwrite=False)
    assert refused.value.hint == "Give another name, or --force to replace it."
    with pytest.raises(CannotCreateError) as refused:
        write_private(place, b"second")
    assert refused.value.hint == "Give another name."
    assert place.read_bytes() == b"first"
    write_private(place, b"second", overwrite=True)
    assert place.read_bytes() == b"second"
    assert names(tmp_path) == ["report.txt"]


def test_a_file_that_becomes_another_has_lost_its_name_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, synced = tmp_path / "old.db", tmp_path / "new.db", list[Path]()
    old.write_bytes(b"old content")
    old.chmod(0o644)
    monkeypatch.setattr(files, "sync_folder", synced.append)
    with placing(new, becomes=old) as beside:
        assert synced == [tmp_path]
        assert names(tmp_path) == [beside.name]
        assert beside.read_bytes() == b"old content"
        beside.write_bytes(b"new")
    assert (names(tmp_path), mode(new), new.read_bytes()) == (["new.db"], "600", b"new")


def test_what_is_replaced_becomes_private(tmp_path: Path) -> None:
    place = tmp_path / "report.txt"
    place.touch(mode=0o644)
    write_private(place, b"mine", overwrite=True)
    assert mode(place) == "600"


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize(
    ("function", "error"), [("fsync", errno.ENOSPC), ("fsync", errno.EIO), ("open", errno.EMFILE)]
)
def test_a_disk_that_refuses_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, error: int, *, overwrite: bool
) -> None:
    other = tmp_path / "other.txt"
    write_private(other, b"before")
    place = other if overwrite else tmp_path / "report.txt"
    monkeypatch.setattr(os, function, refusing(error))
    with pytest.raises(CannotCreateError, match=re.escape(os.strerror(error))):
        write_private(place, b"after", overwrite=overwrite)
    assert names(tmp_path) == ["other.txt"]
    assert other.read_bytes() == b"before"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_disk_that_fails_after_the_file_is_in_its_place_does_not_deny_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool
) -> None:
    place = tmp_path / "report.txt"
    monkeypatch.setattr(files, "sync_folder", refusing(errno.EIO))
    with pytest.raises(KeptError) as failed:
        write_private(place, b"content", overwrite=overwrite)
    assert failed.value.message == (
        f"The disk failed after {place} was in its place: Input/output error."
    )
    assert place.read_bytes() == b"content"
    assert names(tmp_path) == ["report.txt"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_disk_that_puts_it_in_its_place_and_denies_it_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool
) -> None:
    owner, name = (Path, "replace") if overwrite else (os, "link")
    move = getattr(owner, name)

    def move_and_deny(*places: Path) -> None:
        move(*places)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(owner, name, move_and_deny)
    write_private(tmp_path / "report.txt", b"content", overwrite=overwrite)
    assert (tmp_path / "report.txt").read_bytes() == b"content"
    assert names(tmp_path) == ["report.txt"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_disk_that_does_not_put_it_in_its_place_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EIO))
    monkeypatch.setattr(Path, "replace", refusing(errno.EIO))
    with pytest.raises(CannotCreateError, match=r"cannot be written: Input/output error."):
        write_private(tmp_path / "report.txt", b"content", overwrite=overwrite)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("_put_in_place", CannotCreateError, "cannot be written: Input/output error."),
        ("sync_folder", KeptError, "was in its place: Input/output error."),
    ],
)
def test_what_is_left_over_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    error: type[CannotCreateError | KeptError],
    words: str,
) -> None:
    place, beside = tmp_path / "report.txt", tmp_path / f".report.txt.sidelog-{os.getpid()}"
    monkeypatch.setattr(files, name, refusing(errno.EIO))
    monkeypatch.setattr(Path, "unlink", refusing(errno.EIO))
    with pytest.raises(error, match=re.escape(f"{words} {beside} is left over.")):
        write_private(place, b"content")
    assert beside.read_bytes() == b"content"


def test_where_the_file_system_has_no_links_nothing_is_replaced_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    write_private(tmp_path / "report.txt", b"first")
    with pytest.raises(CannotCreateError, match="exists already"):
        write_private(tmp_path / "report.txt", b"second")
    assert (tmp_path / "report.txt").read_bytes() == b"first"
    assert names(tmp_path) == ["report.txt"]


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_place_where_no_file_can_be_is_said(tmp_path: Path, *, overwrite: bool) -> None:
    with pytest.raises(CannotCreateError, match=r"cannot be written: No such file or directory."):
        write_private(tmp_path / "missing" / "report.txt", b"", overwrite=overwrite)
    with pytest.raises(CannotCreateError, match=r"exists already|Is a directory"):
        write_private(tmp_path, b"", overwrite=overwrite)
    with pytest.raises(CannotCreateError, match="File name too long"):
        write_private(tmp_path / ("x" * 300), b"", overwrite=overwrite)
    assert names(tmp_path) == []


def test_a_folder_that_one_may_not_write_is_said() -> None:
    with where_permissions_hold() as folder:
        folder.chmod(0o500)
        with pytest.raises(CannotCreateError, match=r"Permission denied.") as refused:
            write_private(folder / "report.txt", b"")
        assert refused.value.hint == "Nothing was written."


@pytest.mark.parametrize("words", ["", "a\0b", "x\udfffy", "a" * 5_000])
def test_what_no_file_can_be_called_is_refused_wherever_it_is_typed(words: str) -> None:
    with pytest.raises(UsageError, match="is no name that a file can have"):
        path_of(words)


def test_the_home_of_somebody_who_is_not_known_is_a_name() -> None:
    assert path_of("~nobody of that name") == Path("~nobody of that name")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are POSIX's")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    with pytest.raises(OSError, match="it is not a file"):
        read_file(pipe)


def test_folders_that_are_missing_are_made_private_and_others_left(given: Path) -> None:
    given.chmod(0o755)
    make_private_folder(given / "a" / "b" / "c")
    assert [mode(given / place) for place in ("", "a", "a/b", "a/b/c")] == [
        *("755", "700", "700", "700")
    ]
    (given / "a").chmod(0o755)
    make_private_folder(given / "a")
    assert mode(given / "a") == "755"
