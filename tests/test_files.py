"""Files of one's own: private, whole or not at all, and never over another."""

import os
import resource
import stat
from pathlib import Path

import pytest

from sidelog.errors import CannotCreateError
from sidelog.files import make_private_folder, write_private
from tests.journal.files import where_permissions_hold
from tests.processes import finish, python


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_its_owners_alone_and_holds_every_byte(tmp_path: Path) -> None:
    write_private(tmp_path / "export.csv", b"\x00\xff\r\n")
    assert (tmp_path / "export.csv").read_bytes() == b"\x00\xff\r\n"
    assert mode(tmp_path / "export.csv") == 0o600


def test_a_file_that_is_there_is_kept(given: Path) -> None:
    (given / "report.txt").write_text("precious")
    with pytest.raises(CannotCreateError, match=r"report\.txt exists already") as error:
        write_private(given / "report.txt", b"new")
    assert "--force" in error.value.hint
    assert (given / "report.txt").read_text() == "precious"
    assert os.listdir(given) == ["report.txt"]  # noqa: PTH208


def test_a_file_that_is_to_be_replaced_becomes_private(given: Path) -> None:
    (given / "report.txt").write_text("old")
    (given / "report.txt").chmod(0o644)
    write_private(given / "report.txt", b"new", overwrite=True)
    assert (given / "report.txt").read_bytes() == b"new"
    assert mode(given / "report.txt") == 0o600


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_folder_is_never_replaced(given: Path, overwrite: bool) -> None:  # noqa: FBT001
    (given / "folder").mkdir()
    with pytest.raises(CannotCreateError, match=r"folder (exists already|cannot be written)"):
        write_private(given / "folder", b"", overwrite=overwrite)
    assert os.listdir(given) == ["folder"]  # noqa: PTH208


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotCreateError, match="cannot be written: No such file") as error:
        write_private(tmp_path / "gone" / "report.txt", b"")
    assert error.value.hint == "Nothing was written."


def test_a_folder_that_may_not_be_written_to_is_said() -> None:
    with where_permissions_hold() as folder:
        folder.chmod(0o500)
        with pytest.raises(CannotCreateError, match="cannot be written: Permission denied"):
            write_private(folder / "report.txt", b"")


@pytest.mark.parametrize("is_there", [False, True])
def test_where_there_are_no_links_a_file_is_still_never_replaced_unasked(
    given: Path,
    is_there: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError  # as FAT answers

    monkeypatch.setattr(os, "link", refuse)
    path = given / "report.txt"
    if is_there:
        path.write_text("precious")
        with pytest.raises(CannotCreateError, match="exists already"):
            write_private(path, b"new")
    else:
        write_private(path, b"new")
    assert path.read_text() == ("precious" if is_there else "new")
    assert os.listdir(given) == ["report.txt"]  # noqa: PTH208


def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(given: Path) -> None:
    (given / "report.txt").write_text("old")
    ended = finish(python(FILL_UP, given / "journal.db", given / "report.txt"))
    assert ended.stdout.strip().endswith("report.txt cannot be written: File too large.")
    assert (given / "report.txt").read_text() == "old"
    assert os.listdir(given) == ["report.txt"]  # noqa: PTH208


FILL_UP = f"""
import resource, sys
from pathlib import Path
from sidelog.errors import CannotCreateError
from sidelog.files import write_private

resource.setrlimit({resource.RLIMIT_FSIZE}, (1000, 1000))
try:
    write_private(Path(sys.argv[1]), bytes(5000), overwrite=True)
except CannotCreateError as error:
    print(error)
"""


def test_folders_are_made_private_all_the_way_and_those_there_left_alone(given: Path) -> None:
    given.chmod(0o755)
    make_private_folder(given / "a" / "b")
    make_private_folder(given / "a" / "b")
    assert [mode(place) for place in (given, given / "a", given / "a" / "b")] == [
        0o755,
        0o700,
        0o700,
    ]
