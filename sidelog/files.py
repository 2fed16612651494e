"""Files that only their owner can read, written whole or not at all."""

import os
from pathlib import Path

from sidelog.errors import CannotCreateError, KeptError


def make_private_folder(folder: Path) -> list[Path]:
    """Make a folder, and those above it that are missing, for their owner alone.

    Returns:
        Those that were made, the outermost first.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()][::-1]
    for place in missing:  # mkdir's own `parents` would make them open to all
        place.mkdir(mode=0o700, exist_ok=True)
    return missing


def write_private(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write a file with mode 0600: it is there whole, or as it was before.

    The bytes go into a file beside it, which then takes its place; a full disk, a crash or an
    existing file leaves nothing half-written.

    Raises:
        CannotCreateError: the file exists and is not to be overwritten, or the disk refuses;
            nothing is there that was not before.
        KeptError: it is there, and the disk failed after that.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    is_there = False
    try:
        try:
            written = _write_new(beside, content)
            _put_in_place(beside, path, written, overwrite=overwrite)
            is_there = True
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError:
        raise CannotCreateError(
            f"{path} exists already.", hint="Give another name, or --force to replace it."
        ) from None
    except OSError as error:
        left = f" {beside} is left over." if os.path.lexists(beside) else ""
        if is_there:
            words = f"The disk failed after {path} was in its place: {error.strerror}.{left}"
            raise KeptError(words, hint="Look at it, and keep a copy elsewhere.") from None
        raise CannotCreateError(
            f"{path} cannot be written: {error.strerror}.{left}", hint="Nothing was written."
        ) from None


def _write_new(path: Path, content: bytes) -> os.stat_result:
    """Write a file that must not be there yet; returns which one it is."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        return os.fstat(file.fileno())


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


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
