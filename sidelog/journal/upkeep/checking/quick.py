"""Whether a journal's file is as it was when all of it was last found whole: quick to say.

After a look at everything that found nothing, a small file beside the journal remembers the length
and a checksum of its bytes.  The same bytes need no other look.  Where they differ, and the header
still counts as many changes as then, nobody wrote to the file: it was damaged.

Pages that are free are left out of the checksum: SQLite writes to them, and where it goes back it
neither restores them nor counts that.
"""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from io import FileIO
from pathlib import Path
from sqlite3 import Error
from typing import TYPE_CHECKING, NamedTuple, Self

from sidelog.errors import SidelogError, StorageError
from sidelog.files import beside_name, is_file, take_away_leftovers
from sidelog.journal.connection import PLAIN, JournalFile
from sidelog.journal.store import is_there
from sidelog.journal.tables.migrations import VERSION
from sidelog.journal.upkeep.copies import held, pieces_of

if TYPE_CHECKING:
    from sidelog.journal.journal import Journal
    from sidelog.journal.upkeep.checking.check import Check

_FORM = "sidelog checked 3"
_DAMAGED = "damaged"
"""Instead of a checksum: no bytes are like it."""
_LAST_BATCH = "SELECT uuid FROM batch ORDER BY id DESC LIMIT 1"
_COUNTED = ((24, 28), (92, 96))
"""Where the header counts changes, and says at which of them its other parts were right."""


class _Seal(NamedTuple):
    """What is remembered of a file.

    Attributes:
        size: its length in bytes.
        crc: a checksum of them, but for those of free pages.
        counted: its changes, as its header counts them.
        inode: which file it is: another in its place has a count of its own.
        batch: the identity of the last entry of its history.
    """

    size: str
    crc: str
    counted: str
    inode: str
    batch: str = ""

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read a file; not while this process holds a lock on it, which closing it would drop."""
        with FileIO(path) as content:
            read = _Read(content)
            for _ in read:
                pass
            return cls(*read.seal)

    def is_of_same_writer(self, other: Self) -> bool:
        """Whether nobody wrote from the one to the other, nor put another file in its place."""
        return (self.counted, self.inode, self.batch) == (other.counted, other.inode, other.batch)

    def is_like(self, other: Self) -> bool:
        """Whether the bytes are the same."""
        return (self.size, self.crc) == (other.size, other.crc)


class _Read:
    """The bytes of a file in pieces, of which a seal is made while somebody reads them."""

    def __init__(self, content: FileIO) -> None:
        self._pieces = pieces_of(content)
        self._inode = os.fstat(content.fileno()).st_ino
        self._page, self._free = _free_pages(content.fileno())
        self._crc = self._size = 0
        self._head = b""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._head = self._head or piece[:100]
            self._crc = zlib.crc32(self._in_use(piece), self._crc)
            self._size += len(piece)
            yield piece

    def _in_use(self, piece: bytes) -> bytes | bytearray:
        """The piece that follows, with zeros in its free pages; it begins where a page does."""
        if not self._free:
            return piece
        kept, first = bytearray(piece), self._size // self._page + 1
        for number in range(first, first + len(piece) // self._page):
            if number in self._free:
                at = (number - first) * self._page
                kept[at : at + self._page] = bytes(self._page)
        return kept

    @property
    def seal(self) -> tuple[str, str, str, str]:
        """The seal, when all of it was read."""
        counted = b"".join(self._head[first:last] for first, last in _COUNTED)
        return str(self._size), f"{self._crc:08x}", counted.hex(), str(self._inode)


def _free_pages(number: int) -> tuple[int, set[int]]:
    """How long the pages of an open file are, and the numbers of those that are free.

    The pages that list them are not: they are restored as all others are.
    """
    head, found = os.pread(number, 100, 0), set[int]()
    if len(head) < 100 or not head.startswith(PLAIN):  # noqa: PLR2004  (the length of a header)
        return 1, found
    page = int.from_bytes(head[16:18])
    page = page if page > 1 else 1 << 16  # which two bytes cannot say
    listing, left = int.from_bytes(head[32:36]), int.from_bytes(head[36:40])
    while listing and left > 0:  # a damaged list may turn in a circle
        listed = os.pread(number, page, (listing - 1) * page)
        if len(listed) < page:
            break
        count = min(int.from_bytes(listed[4:8]), page // 4 - 2)
        found.update(struct.unpack_from(f">{count}I", listed, 8))
        listing, left = int.from_bytes(listed[:4]), left - count - 1
    return page, found


class Known(Enum):
    """What is known of a journal without a look at all of it."""

    WHOLE = "its bytes are those that were found whole"
    DAMAGED = "its bytes changed since they were found whole, and nobody wrote to it"
    UNKNOWN = "somebody wrote to it since"


def seal_of(path: Path) -> Path:
    """The file that remembers a journal that was whole; it holds nothing of what is recorded."""
    return path.with_name(f".{path.name}.checked")


def damage_of(file: JournalFile) -> "Check | None":
    """What would make a page of the journal untrue; None where nothing is known to.

    A file that is missing or no journal is nobody's damage: opening it says what it is.  One that
    holds nothing any more is.
    """
    path = file.path
    try:
        if file.content is not None:  # it is refused as a journal
            return None
        if not is_there(path):
            return _emptied(path)
        before = path.stat()
        now = _Seal.of(path)
    except (OSError, StorageError):
        return None
    remembered = _remembered(path)
    if (remembered and remembered.is_like(now)) or _is_older(path):
        return None
    with suppress(SidelogError):
        return _looked_at(file, now, remembered, before)
    return None


def _emptied(path: Path) -> "Check | None":
    from sidelog.journal.upkeep.checking.check import Check  # noqa: PLC0415  (seldom)

    return Check(is_unwritten=True) if path.exists() and _remembered(path) else None


def _is_older(path: Path) -> bool:
    """Whether an earlier version wrote it: it cannot be like the tables of this one yet.

    Opening it brings it up to date; it is looked at from then on.
    """
    with path.open("rb") as opened:
        header = opened.read(64)
    return header.startswith(b"SQLite format 3\0") and 0 < int.from_bytes(header[60:]) < VERSION


def _looked_at(
    file: JournalFile, now: _Seal, remembered: _Seal | None, before: os.stat_result
) -> "Check | None":
    """What a look at everything finds; a file that is whole is remembered."""
    from sidelog.journal.upkeep.checking.check import check_file  # noqa: PLC0415  (not for known bytes)

    path, found = file.path, check_file(file, rules=False)
    now = now._replace(batch=_last_batch(file))
    if not _is_settled(path, before):  # somebody writes, and the bytes may be half of it
        return found if found.misleads else None
    if remembered and _tells(file, remembered, now):
        found = found._replace(is_unwritten=True)
    if found.misleads:
        return found
    _remember(path, now)
    return None


def known_of(file: JournalFile) -> Known:
    """What is known of a journal by its bytes."""
    remembered = _remembered(file.path)
    if remembered is None:
        return Known.UNKNOWN
    try:
        before = file.path.stat()
        now = _Seal.of(file.path)
    except OSError:
        return Known.UNKNOWN
    if remembered.is_like(now):
        return Known.WHOLE
    same = _tells(file, remembered, now._replace(batch=_last_batch(file)))
    return Known.DAMAGED if same and _is_settled(file.path, before) else Known.UNKNOWN


def _tells(file: JournalFile, remembered: _Seal, now: _Seal) -> bool:
    """Whether other bytes tell of damage, since nobody wrote to the file.

    Of an encrypted one they do not: which of its pages are free is not seen from here, and each
    page has a seal of its own, that a look at everything asks for.
    """
    return file.key is None and remembered.is_of_same_writer(now)


def forget(path: Path) -> None:
    """Remember nothing of a journal that is to be put in another's place."""
    if is_file(seal_of(path)):
        with suppress(OSError):
            seal_of(path).unlink()


def remember(file: JournalFile, batch: str | None = None, *, is_whole: bool = True) -> None:
    """Remember the journal, which was found whole, or damaged: so that writing does not hide it."""
    with suppress(SidelogError), remembering(file, batch, is_whole=is_whole) as pieces:
        for _ in pieces:
            pass


@contextmanager
def remembering(
    file: JournalFile, batch: str | None = None, *, is_whole: bool = True
) -> Iterator[Iterable[bytes]]:
    """The bytes of a journal, in pieces; it is remembered when all of them were read.

    Nobody can write to it meanwhile.

    Args:
        file: the journal.
        batch: the identity of the last entry of its history, where that is known.
        is_whole: whether it was found whole.

    Raises:
        StorageError: it cannot be read.
    """
    batch = _last_batch(file) if batch is None else batch
    with held(file) as content:
        before, read = os.fstat(content.fileno()), _Read(content)
        yield read
        seal = _Seal(*read.seal, batch)
        if seal.size == str(before.st_size) and _is_settled(file.path, before):
            _remember(file.path, seal if is_whole else seal._replace(crc=_DAMAGED))


def batch_of(journal: "Journal") -> str:
    """The identity of the last entry of a journal's history; empty where there is none."""
    row = journal.connection.execute(_LAST_BATCH).fetchone()
    return str(row[0]) if row else ""


def _is_settled(path: Path, before: os.stat_result) -> bool:
    """Whether the file is as it was when it was read, and no writer left anything undone."""
    try:
        after = path.stat()
        rolls_back = path.with_name(f"{path.name}-journal").exists()
    except OSError:
        return False
    same = (before.st_ino, before.st_size, before.st_mtime_ns)
    return same == (after.st_ino, after.st_size, after.st_mtime_ns) and not rolls_back


def _last_batch(file: JournalFile) -> str:
    with suppress(Error, UnicodeError), closing(file.connect()) as connection:
        row = connection.execute(_LAST_BATCH).fetchone()
        return str(row[0]) if row else ""
    return ""


def _remembered(path: Path) -> _Seal | None:
    if not is_file(seal_of(path)):  # a pipe would be waited for, and a link may lead anywhere
        return None
    try:
        form, *parts = seal_of(path).read_text(encoding="ascii").split("\n")
        return _Seal(*parts[:-1]) if form == _FORM and parts[-1] == "end" else None
    except (OSError, ValueError, TypeError, IndexError):  # there is none, or it is none
        return None


def _remember(path: Path, seal: _Seal) -> None:
    """Write it where that can be; it is worth no waiting for the disk."""
    place = seal_of(path)
    if os.path.lexists(place) and not is_file(place):  # it is nothing of ours
        return
    beside = beside_name(place)
    with suppress(OSError):
        take_away_leftovers(path.parent)
        try:
            number = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(number, "w", encoding="ascii") as file:
                file.write("\n".join((_FORM, *seal, "end")))
            beside.replace(place)
        finally:
            with suppress(OSError):
                beside.unlink()
