"""Files that only their owner can read, written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from sidelog.errors import CannotCreateError, KeptError, UsageError

FREE_ROOM = " Delete something else on that disk, and type it again."
"""What is said, after another sentence, where a disk is full."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
SIDES = ("-journal", "-wal", "-shm")
"""How the names of what SQLite lays beside a database end."""

_MARK = ".sidelog-"
"""In the name of a file that is being written, before the number of the process."""


def path_of(words: str) -> Path:
    """The path that was typed, with the home folder for its ~.

    Raises:
        UsageError: no file can have that name, or it is that of a folder which is not there.
    """
    path = Path(words)
    with suppress(RuntimeError):  # the home of somebody who is not known here
        path = path.expanduser()
    is_refused = not words
    try:
        path.lstat()
    except ValueError:  # a NUL, or a sign that is none in any name
        is_refused = True
    except OSError as error:
        is_refused |= error.errno == errno.ENAMETOOLONG
    if is_refused:
        raise UsageError(f"{words!r} is no name that a file can have.")
    if words.endswith(("/", os.sep)) and not path.is_dir():  # a file of that name is not meant
        raise UsageError(f"There is no folder {path}.", hint="Is its disk there? Or make it first.")
    return path


def on_same_disk(one: Path, other: Path) -> bool:
    """Whether two files lie on one disk, as far as the system tells."""
    with suppress(OSError):
        return one.stat().st_dev == other.stat().st_dev
    return False


def real_place(path: Path) -> Path:
    """The file that a path leads to: itself, unless it is a link.

    A link that leads nowhere but to itself stays what it is; whoever opens it says so.
    """
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114  (raises nothing)


def is_file(place: Path) -> bool:
    """Whether a file is there, and not a link to one, a pipe or a folder."""
    try:
        return S_ISREG(place.lstat().st_mode)
    except OSError:
        return False


def read_file(path: Path) -> bytes:
    """What a file holds; something else in its place is not read: a pipe would be waited for.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    if not S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    return path.read_bytes()


def make_private_folder(folder: Path) -> list[Path]:
    """Make a folder, and those above it that are missing, for their owner alone.

    Returns:
        Those that were made, the outermost first.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()][::-1]
    for place in missing:  # mkdir's own `parents` would make them open to all
        place.mkdir(mode=0o700, exist_ok=True)
    return missing


def write_private(path: Path, content: bytes, *, overwrite: bool | None = None) -> None:
    """Write a file with mode 0600: it is there whole, or as it was before.

    Raises:
        SidelogError: see `placing`.
    """
    with placing(path, overwrite=overwrite) as beside:
        beside.write_bytes(content)


@contextmanager
def placing(
    path: Path, *, overwrite: bool | None = None, becomes: Path | None = None
) -> Iterator[Path]:
    """A new file for its owner alone, which takes its place at `path` when the block has ended.

    It is written beside that place; a full disk, a crash or an existing file leaves nothing
    half-written.  What earlier runs left there that were killed is taken away.

    Args:
        path: its place.
        overwrite: whether it may take the place of what is there; None where nobody can ask for it.
        becomes: a file of that folder that becomes it, to be changed where it differs; it is gone
            then, whatever happens.

    Raises:
        CannotCreateError: the file exists and is not to be overwritten, or the disk refuses;
            nothing is there that was not before.
        KeptError: it is there, and the disk failed after that.
    """
    beside = beside_name(path)
    is_there = False
    try:
        try:
            take_away_leftovers(path.parent)
            if becomes:
                becomes.rename(beside)
                sync_folder(path.parent)  # a power cut is to leave no half of it by its old name
                beside.chmod(0o600)
            else:
                os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            yield beside
            _put_in_place(beside, path, _synced(beside), overwrite=bool(overwrite))
            is_there = True
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(path.parent)
    except FileExistsError:
        force = "" if overwrite is None else ", or --force to replace it"
        raise CannotCreateError(
            f"{path} exists already.", hint=f"Give another name{force}."
        ) from None
    except OSError as error:
        left = f" {beside} is left over." if os.path.lexists(beside) else ""
        if is_there:
            words = f"The disk failed after {path} was in its place: {error.strerror}.{left}"
            raise KeptError(words, hint="Look at it, and keep a copy elsewhere.") from None
        raise CannotCreateError(
            f"{path} cannot be written: {error.strerror}.{left}",
            hint=f"Nothing was written.{FREE_ROOM if error.errno in _FULL else ''}",
        ) from None


@contextmanager
def placing_database(
    path: Path, *, overwrite: bool | None = None, becomes: Path | None = None
) -> Iterator[Path]:
    """`placing` for a database; never beside what SQLite would write into the new one.

    Whoever replaces a damaged one sets that aside within the block.

    Raises:
        CannotCreateError: see `placing` and `refuse_remains`.
        KeptError: see `placing`.
    """
    with placing(path, overwrite=overwrite, becomes=becomes) as beside:
        yield beside
        refuse_remains(path)


def refuse_remains(path: Path) -> None:
    """Refuse to put a database where an unfinished change of another lies beside its place.

    SQLite knows such a change by its name alone: it would write its pages into the new database.

    Raises:
        CannotCreateError: there is one.
    """
    for place in (path.with_name(path.name + end) for end in SIDES[:2]):
        if _is_unfinished(place):
            raise CannotCreateError(
                f"{place} lies there: what is left of a change to another {path.name}. A new file "
                "would be damaged by it.",
                hint="Bring it to where that file is now, with its name, or take it away.",
            )


def _is_unfinished(place: Path) -> bool:
    """Whether SQLite would go by a file beside a database; one that begins with 0 was ended."""
    if not is_file(place):
        return os.path.lexists(place)
    try:
        with place.open("rb") as opened:
            return opened.read(1) not in {b"", b"\0"}
    except OSError:
        return True


def beside_name(path: Path) -> Path:
    """Where a file is written before it takes its place; a later run knows it by its name."""
    return path.with_name(f".{path.name}{_MARK}{os.getpid()}")


def take_away_leftovers(folder: Path) -> list[Path]:
    """Remove what runs that were killed had begun to write in a folder.

    Returns:
        What was removed.
    """
    removed = []
    for place in leftovers(folder):
        with suppress(OSError):
            place.unlink()
            removed.append(place)
    return removed


def leftovers(folder: Path) -> list[Path]:
    """The files of a folder that a run began to write, which has ended since."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _MARK in entry.name]
    except OSError:
        return []
    begun = (name.rpartition(_MARK)[::2] for name in names if name.startswith("."))
    return [
        folder / f"{name}{_MARK}{run}"
        for name, run in begun
        if run.removesuffix("-journal").isdecimal() and not _runs(int(run.removesuffix("-journal")))
    ]


def _runs(number: int) -> bool:
    """Whether a process of that number runs, as far as this one can tell."""
    if number == os.getpid() or os.name != "posix":  # elsewhere a signal would end it
        return True
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return True


def _synced(path: Path) -> os.stat_result:
    """Bring a file to the disk; returns which one it is."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _put_in_place(beside: Path, path: Path, written: os.stat_result, *, overwrite: bool) -> None:
    try:
        _move(beside, path, overwrite=overwrite)
    except OSError:
        if not _is_at(path, written):  # a disk may do what it says that it did not
            raise


def _move(beside: Path, path: Path, *, overwrite: bool) -> None:
    if not overwrite:
        try:
            os.link(beside, path)  # unlike a rename, this refuses to replace what is there
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if path.exists():
                raise FileExistsError from None
        else:
            return
    beside.replace(path)


def _is_at(path: Path, written: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), written)
    except OSError:
        return False


def sync_folder(folder: Path) -> None:
    """Bring to the disk what a folder says of its files."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
