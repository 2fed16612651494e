"""Files that only their owner can read, written whole or not at all."""

import os
from pathlib import Path

from sidelog.errors import CannotCreateError


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):  # mkdir's own `parents` would make them open to all
        place.mkdir(mode=0o700, exist_ok=True)


def write_private(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write a file with mode 0600: it is there whole, or as it was before.

    The bytes go into a file beside it, which then takes its place; a full disk, a crash or an
    existing file leaves nothing half-written.

    Raises:
        CannotCreateError: the file exists and is not to be overwritten, or the disk refuses.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            _write_new(beside, content)
            _put_in_place(beside, path, overwrite=overwrite)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError:
        raise CannotCreateError(
            f"{path} exists already.", hint="Give another name, or --force to replace it."
        ) from None
    except OSError as error:
        raise CannotCreateError(
            f"{path} cannot be written: {error.strerror}.", hint="Nothing was written."
        ) from None


def _write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(beside: Path, path: Path, *, overwrite: bool) -> None:
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


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
