"""What is read: a file or stdin, known by what is in it rather than by its name."""

import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from io import BufferedIOBase, BytesIO, UnsupportedOperation
from stat import S_ISREG
from typing import IO, Any, Self, TextIO

from sidelog.errors import BadDataError, NoInputError
from sidelog.files import path_of

_MOST_HELD = 500_000_000
"""Bytes of what is no file on the disk, and so is held in memory."""
_BEGIN = 1 << 16
_BOMB_RATIO, _SMALL = 200, 50_000_000
"""No export of an application is packed so much smaller than it is; a small one harms nobody."""
_UNDER_A_PASSWORD = 1
_WAYS_OF_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those of applications; the others fail in ways of their own where they are damaged."""
_NOT_UNPACKED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Source:
    """What is read.

    Attributes:
        name: what it is called in messages.
        file: its bytes, which can be read again from the beginning.
        digest: a short hash of them.  The journal keeps it instead of the name, which may say
            more than its owner wants to keep.
        begins: the first of its bytes, enough to tell what it is.
    """

    name: str
    file: BufferedIOBase
    digest: str
    begins: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Read how it begins."""
        object.__setattr__(self, "begins", self.rewound().read(_BEGIN))

    @classmethod
    def of(cls, name: str, file: BufferedIOBase) -> Self:
        """What is read from a file that can be read again from the beginning."""
        return cls(name, file, hashlib.file_digest(file, "sha256").hexdigest()[:12])

    def rewound(self) -> BufferedIOBase:
        """Its bytes, from the beginning."""
        self.file.seek(0)
        return self.file

    def archive(self) -> "Archive | None":
        """What is packed in it; None where it is no zip archive.

        Raises:
            BadDataError: it is one, and damaged or cut off.
        """
        if not self.begins.startswith(b"PK\x03\x04"):
            return None
        try:
            return Archive(self.name, zipfile.ZipFile(self.rewound()))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise BadDataError(
                f"{self.name} begins as a zip archive, and the list of its files, which stands at "
                "the end, cannot be read.",
                hint="It may be cut off: export it again, or copy it again.",
            ) from None

    def json(self) -> Any:  # noqa: ANN401  (whatever it holds)
        """What it says as JSON.

        Raises:
            BadDataError: it is none.
        """
        return read_json(self.rewound().read(), self.name)


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip archive: its members are read as they are unpacked, never written anywhere."""

    name: str
    packed: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        """The paths of the files in it."""
        return [one.filename for one in self.packed.infolist() if not one.is_dir()]

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The bytes of one of its files.

        Raises:
            BadDataError: it is damaged, under a password, or would unpack to far more than any
                export is.
        """
        packed = self.packed.getinfo(name)
        if packed.flag_bits & _UNDER_A_PASSWORD:
            raise BadDataError(
                f"{name[:80]!r} in {self.name} is under a password.",
                hint="Unpack it, and import what was in it.",
            )
        if packed.compress_type not in _WAYS_OF_PACKING:
            raise self._not_unpacked(name, f"it is packed in way {packed.compress_type}")
        if packed.file_size > _SMALL and packed.file_size > packed.compress_size * _BOMB_RATIO:
            raise BadDataError(
                f"{self.name} holds {name[:80]!r}, which would unpack to "
                f"{packed.file_size:,} bytes out of {packed.compress_size:,}.",
                hint="No application's export is like that; nothing was unpacked.",
            )
        try:
            member = self.packed.open(packed)
        except (*_NOT_UNPACKED, struct.error, OSError, ValueError):
            raise self._not_unpacked(name) from None
        try:
            with member:
                yield member
        except _NOT_UNPACKED:
            raise self._not_unpacked(name) from None

    def _not_unpacked(self, name: str, why: str = "it is damaged") -> BadDataError:
        return BadDataError(
            f"{name[:80]!r} in {self.name} cannot be unpacked: {why}.",
            hint="It may be cut off: export it again, or copy it again.",
        )


def read_json(content: bytes, name: str) -> Any:  # noqa: ANN401  (whatever it holds)
    """What bytes say as JSON.

    Raises:
        BadDataError: they say none; the error names the line and the column.
    """
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadDataError(f"{name}, line {line}: it is no text in UTF-8.") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadDataError(
            f"{name}, {place}: it is not JSON ({error.msg}).",
            hint="It may be cut off: export it again.",
        ) from None
    except RecursionError:
        raise BadDataError(f"{name} nests deeper than any export does.") from None


@contextmanager
def open_source(words: str, stdin: TextIO) -> Iterator[Source]:
    """Open a file to import.

    Args:
        words: its path, or - for stdin.
        stdin: read where that was said.

    Raises:
        NoInputError: it is missing, no file, or cannot be read; or there is no end of it.
        UsageError: no file can have that name.
    """
    if words == "-":
        # Bytes, where there are bytes: what is no text has to be told from what is.
        stream = getattr(stdin, "buffer", None)
        yield _source("stdin", stream or BytesIO(stdin.read().encode(errors="surrogatepass")))
        return
    path = path_of(words)
    with ExitStack() as opened:
        try:
            if path.exists() and not path.is_dir() and not path.is_file():
                raise NoInputError(  # to open it might wait for ever
                    f"{path} is not a file: it may have no end.",
                    hint="What a program writes is read by - for the path.",
                )
            source = _source(path.name, opened.enter_context(path.open("rb")))
        except FileNotFoundError:
            raise NoInputError(f"There is no file {path}.") from None
        except IsADirectoryError:
            raise NoInputError(f"{path} is a folder, not a file.") from None
        except OSError as error:
            raise NoInputError(f"{path} cannot be read: {error.strerror}.") from None
        yield source


def _source(name: str, stream: BufferedIOBase) -> Source:
    """A stream; one that is no file is held in memory.

    Raises:
        NoInputError: it is too long for that.
    """
    file = stream if _is_file(stream) else BytesIO(stream.read(_MOST_HELD + 1))
    if isinstance(file, BytesIO) and file.getbuffer().nbytes > _MOST_HELD:
        raise NoInputError(
            f"From {name} came more than {_MOST_HELD // 1_000_000} MB, and no end.",
            hint="Write it to a file, and import that.",
        )
    return Source.of(name, file)


def _is_file(stream: BufferedIOBase) -> bool:
    """Whether a stream is a file: it has an end, and can be read twice."""
    if isinstance(stream, BytesIO):
        return True
    with suppress(OSError, UnsupportedOperation):
        return S_ISREG(os.fstat(stream.fileno()).st_mode)
    return False
