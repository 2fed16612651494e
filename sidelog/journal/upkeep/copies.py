"""Copies of a journal: taken while others may use it, compared, and never over another file."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sidelog.errors import CannotCreateError, StorageError
from sidelog.files import make_private_folder
from sidelog.journal.connection import JournalFile, storage_errors

_COUNTERS = (slice(24, 28), slice(92, 96))
"""Where the header counts the changes of the file itself, and so differs in a copy."""


def copies_folder(path: Path) -> Path:
    """Where sidelog keeps the copies that it makes of a journal by itself."""
    return path.with_name(f"{path.stem}.copies")


def keep_copy(file: JournalFile, reason: str, now: datetime) -> Path:
    """Make a copy among those that sidelog keeps by itself, named by the time and one word.

    Raises:
        CannotCreateError: it cannot be made; nothing was changed.
        StorageError: the journal cannot be read.
    """
    folder = copies_folder(file.path)
    try:
        make_private_folder(folder)
    except OSError as error:
        raise CannotCreateError(f"{folder} cannot be made: {error.strerror}.") from None
    path = folder / f"{now:%Y-%m-%dT%H%M%S}-{reason}{file.path.suffix}"
    write_copy(file, path)
    return path


def write_copy(file: JournalFile, path: Path) -> None:
    """Copy a journal into a new file for its owner alone, and compare the two.

    Raises:
        CannotCreateError: something is at `path`, or it cannot be written; nothing is left there.
        StorageError: the journal cannot be read, or the copy is not like it.
    """
    with _new_file(path), storage_errors(file.path), closing(file.connect()) as source:
        source.execute("BEGIN")  # nobody writes until they are compared
        source.execute("SELECT 1 FROM sqlite_schema").fetchone()
        with closing(file.connect()) as reader, closing(file.beside(path).connect()) as target:
            reader.backup(target)
        if _content(file.path) != _content(path):
            raise StorageError(f"The copy {path} is not like {file.path}.", hint="Try again.")


@contextmanager
def _new_file(path: Path) -> Iterator[None]:
    """A file that was not there, with nothing in it; taken away where the block fails."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise CannotCreateError(f"{path} exists already.", hint="Give another name.") from None
    except OSError as error:
        raise CannotCreateError(f"{path} cannot be made: {error.strerror}.") from None
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _content(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    for counter in _COUNTERS:
        content[counter] = bytes(4)
    return bytes(content)
