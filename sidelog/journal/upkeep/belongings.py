"""What belongs to a journal on the disk, and what can be seen of it without a key or a repair."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sidelog.errors import StorageError
from sidelog.journal.connection import PLAIN, JournalFile, reason
from sidelog.journal.queries import day_or_none
from sidelog.journal.store import is_there
from sidelog.journal.tables.schema import APPLICATION_ID
from sidelog.journal.upkeep.copies import copies_folder

_APPLICATION = slice(68, 72)
"""Where the header says whose file it is."""
_COPY = re.compile(r"\.?\d{4}-\d{2}-\d{2}T\d{6}-.*")
"""What the copies are called that sidelog keeps, and one that it had only begun."""
_SIDE = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file while it is written, by the end of its name."""

_ENTRIES = """
SELECT (SELECT count(*) FROM observation) + (SELECT count(*) FROM dose)
     + (SELECT count(*) FROM event) + (SELECT count(*) FROM note),
       (SELECT max(day) FROM (SELECT max(day) AS day FROM observation UNION ALL
        SELECT max(day) FROM dose UNION ALL SELECT max(day) FROM event UNION ALL
        SELECT max(day) FROM note)),
       (SELECT count(*) FROM change)
"""


class State(StrEnum):
    """What a file is, as far as it can be seen."""

    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "not a journal"
    OPEN = "not encrypted"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"


class Glance(NamedTuple):
    """What is to be seen of a journal's file at a look.

    Attributes:
        entries: how many values, doses, events and notes it has; None where that is not seen.
        last_day: the latest day of one.
        changes: how many changes its history has.
        bytes: how large the file is.
    """

    path: Path
    state: State
    entries: int | None = None
    last_day: date | None = None
    changes: int | None = None
    bytes: int = 0


class Belonging(NamedTuple):
    """A file or a folder that belongs to a journal, and what it is in a word."""

    path: Path
    what: str


def glance(file: JournalFile) -> Glance:
    """Look at a journal's file; nothing is changed, and nothing of it is refused."""
    path = file.path
    state = state_of(path)
    if state in {State.MISSING, State.EMPTY}:
        return Glance(path, state)
    size = 0
    with suppress(OSError):
        size = path.stat().st_size
    if state is not State.OPEN:
        return Glance(path, state, bytes=size)
    try:
        with closing(file.connect()) as connection:
            entries, last, changes = connection.execute(_ENTRIES).fetchone()
    except sqlite3.Error:
        return Glance(path, State.UNREADABLE, bytes=size)
    return Glance(path, state, entries, day_or_none(last), changes, size)


def state_of(path: Path) -> State:
    """What a file is; its beginning is read, so no connection to it may be open in this process."""
    try:
        if not path.exists():
            return State.MISSING
        if not is_there(path):
            return State.EMPTY
        with path.open("rb") as opened:
            begins = opened.read(100)
    except Exception:  # noqa: BLE001  (whatever is wrong with it, this only looks)
        return State.UNREADABLE
    if begins.startswith(PLAIN):
        is_ours = begins[_APPLICATION] == APPLICATION_ID.to_bytes(4, "big")
        return State.OPEN if is_ours else State.FOREIGN
    return State.ENCRYPTED if key_of(path).exists() else State.FOREIGN


def key_of(path: Path) -> Path:
    """Where the key of an encrypted journal lies, wrapped by a passphrase."""
    real = path.resolve()
    return real.with_name(f"{real.stem}.key.age")


def belongings(path: Path) -> list[Belonging]:
    """Everything on the disk that sidelog made for a journal, in the order in which it may go.

    The key is first: without it an encrypted file is noise, whatever a disk keeps of it.
    """
    real = path.resolve()
    found = [
        Belonging(key_of(path), "key"),
        Belonging(real, "journal"),
        *(Belonging(real.with_name(real.name + end), "side file") for end in _SIDE),
        *(Belonging(one, "side file") for one in _hidden(real)),
        *(Belonging(one, "copy") for one in copies(path)),
        Belonging(copies_folder(real), "folder of copies"),
    ]
    if path.is_symlink():
        found.append(Belonging(path, "link"))
    return [one for one in found if os.path.lexists(one.path)]


def copies(path: Path) -> list[Path]:
    """The copies that sidelog keeps of a journal, and those that it made before an update."""
    real = path.resolve()
    before = real.parent.glob(f"{_literal(real.stem)}.before-version-*{_literal(real.suffix)}")
    folder = copies_folder(real)
    inside = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    kept = (one for one in inside if _COPY.match(one.name) and not one.is_symlink())
    return sorted([*before, *kept])


def plain_beside(path: Path) -> list[Path]:
    """What lies plain beside an encrypted journal: copies, and damaged files that were kept."""
    if state_of(path) is not State.ENCRYPTED:
        return []
    real = path.resolve()
    damaged = real.parent.glob(f"{_literal(real.stem)}.damaged-*{_literal(real.suffix)}")
    return [one for one in (*copies(path), *sorted(damaged)) if _is_plain(one)]


def _is_plain(path: Path) -> bool:
    with suppress(OSError):
        if path.is_file():  # reading a pipe would wait for ever
            with path.open("rb") as opened:
                return opened.read(len(PLAIN)) == PLAIN
    return False


def _hidden(path: Path) -> Iterator[Path]:
    """What sidelog keeps beside a journal under a hidden name: half-written files, and marks."""
    with suppress(OSError):
        yield from sorted(path.parent.glob(f".{_literal(path.name)}.*"))
        yield from sorted(path.parent.glob(f".{_literal(path.name)}-*"))


def _literal(name: str) -> str:
    """A name as a pattern that means itself."""
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in name)


def refuse_busy(file: JournalFile) -> None:
    """See that no other program writes to a journal.

    Raises:
        StorageError: one does.
    """
    if state_of(file.path) is not State.OPEN:
        return
    try:
        with closing(file.connect()) as connection:
            connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        words, hint = reason(error)
        if "busy" in words:  # what is wrong with it otherwise is no reason to keep it
            raise StorageError(f"The journal {file.path} {words}.", hint=hint) from None


def remove(found: list[Belonging]) -> tuple[list[Belonging], list[tuple[Belonging, str]]]:
    """Remove what was found; returns what is gone, and what is not, each with the reason."""
    gone, left = [], []
    for one in found:
        try:
            if one.path.is_dir() and not one.path.is_symlink():
                one.path.rmdir()  # not where anything else lies in it
            else:
                one.path.unlink(missing_ok=True)
        except OSError as error:
            left.append((one, error.strerror or "it is refused"))
        else:
            gone.append(one)
    return gone, left
