"""The file that an import reads: opened, and known by what is in it rather than by its name."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BufferedIOBase, BytesIO
from pathlib import Path

from sidelog.errors import NoInputError


@dataclass(frozen=True, slots=True)
class Source:
    """What is read.

    Attributes:
        name: what it is called in messages.
        file: its bytes, from the beginning.
        digest: a short hash of them.  The journal keeps it instead of the name, which may say
            more than its owner wants to keep.
    """

    name: str
    file: BufferedIOBase
    digest: str


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open a file to import.

    Raises:
        NoInputError: it is missing, a folder, or cannot be read.
    """
    with ExitStack() as opened:
        try:
            source = source_of(path.name, opened.enter_context(path.open("rb")))
        except FileNotFoundError:
            raise NoInputError(f"There is no file {path}.") from None
        except IsADirectoryError:
            raise NoInputError(f"{path} is a folder, not a file.") from None
        except OSError as error:
            raise NoInputError(f"{path} cannot be read: {error.strerror}.") from None
        yield source


def source_of(name: str, stream: BufferedIOBase) -> Source:
    """Know a stream by its content; one that cannot be read twice is held in memory."""
    file = stream if stream.seekable() else BytesIO(stream.read())
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return Source(name, file, digest[:12])
