"""What belongs to a journal on the disk, and what can be seen of it without a key or a repair.

Whatever sidelog writes of a journal lies beside it under a name that says so.  `survey` is the one
list of it: what is said, set right or erased goes by that.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sidelog.errors import StorageError
from sidelog.files import SIDES, is_file
from sidelog.journal.connection import PLAIN, JournalFile, identity_of, reason
from sidelog.journal.queries import day_or_none
from sidelog.journal.store import is_there
from sidelog.journal.tables.schema import APPLICATION_ID
from sidelog.journal.upkeep.checking.quick import seal_of
from sidelog.journal.upkeep.copies import copies_folder
from sidelog.journal.upkeep.encryption.keys import key_files, needed_by

_APPLICATION = slice(68, 72)
"""Where the header says whose file it is."""

_SIDE = rf"(?:{'|'.join(SIDES)})"
_BEGUN = re.compile(rf"\.(.+)\.sidelog-\d+{_SIDE}?")
"""What a file is called while it is written, and so where a run was killed; see `files`."""
_AGAIN = r"(?:-\d+)?"
"""How a name goes on where there was one like it."""

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


class What(StrEnum):
    """What something that belongs to a journal is, in the order in which it may go.

    The key is first: without it an encrypted file is noise, whatever a disk keeps of it.
    """

    KEY = "key"
    JOURNAL = "journal"
    SIDE = "side file"
    COPY = "copy"
    DAMAGED = "damaged file"
    FOLDER = "folder of copies"
    LINK = "link"

    @property
    def many(self) -> str:
        """The same of several."""
        return "copies" if self is What.COPY else ""


class Belonging(NamedTuple):
    """A file or a folder that belongs to a journal, and what it is."""

    path: Path
    what: What


class Survey(NamedTuple):
    """What lies around a journal under the names that sidelog gives.

    Attributes:
        found: what sidelog made, in the order in which it may go.
        passed: what only has such a name, and is left alone; and the folders that cannot be looked
            into.  Each with the reason, to go on in a sentence.
        needed: those of them that are key files, and that another file may need.
    """

    found: list[Belonging]
    passed: list[tuple[Path, str]]
    needed: list[Path]

    def of(self, *kinds: What) -> list[Path]:
        """The paths of what is one of some kinds."""
        return [one.path for one in self.found if one.what in kinds]


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
        if not is_there(path):
            return State.EMPTY if path.exists() else State.MISSING
        with path.open("rb") as opened:
            begins = opened.read(100)
    except Exception:  # noqa: BLE001  (whatever is wrong with it, this only looks)
        return State.UNREADABLE
    if begins.startswith(PLAIN):
        is_ours = begins[_APPLICATION] == APPLICATION_ID.to_bytes(4, "big")
        return State.OPEN if is_ours else State.FOREIGN
    return State.ENCRYPTED if key_files(path, begins[:16]) else State.FOREIGN


def refuse_strange(path: Path) -> None:
    """Refuse a file of which it cannot be seen that it is a journal.

    Raises:
        StorageError: it is none, or it cannot be read.
    """
    state = state_of(path)
    if state is State.UNREADABLE:
        is_there(path)  # says why it cannot be reached
        try:
            path.open("rb").close()
        except OSError as error:
            raise StorageError(f"{path} cannot be read: {error.strerror}.") from None
    if state in {State.UNREADABLE, State.FOREIGN}:
        raise StorageError(f"{path} is not a sidelog journal, or its first page is damaged.")


def survey(path: Path, *, keys: bool = False) -> Survey:
    """Everything on the disk that sidelog made for the journal at `path`, which is no link.

    Args:
        path: the journal.
        keys: whether its key files too.  The beginnings of its files tell which they are: so not
            while one of them is open in this process, which would lose SQLite's locks on it.
    """
    seen = Survey([], [], [])
    folder = copies_folder(path)
    _look_into(path.parent, {folder.name, *_fixed(path)}, _kinds_beside(path), seen)
    if Belonging(folder, What.FOLDER) in seen.found:
        _look_into(folder, set(), _kinds_inside(path), seen)
    for key, other in _keys_of(path, seen.found) if keys else ():
        if other:
            seen.needed.append(key)
            seen.passed.append((key, f"may be needed by {other}"))
        else:
            _sort_in(key, What.KEY, seen)
    order = list(What)
    seen.found.sort(key=lambda one: (order.index(one.what), one.path))
    seen.passed.sort()
    return seen


def plain_beside(path: Path) -> list[Path]:
    """What lies plain beside an encrypted journal: copies, and damaged files that were kept."""
    if state_of(path) is not State.ENCRYPTED:
        return []
    return [one for one in survey(path).of(What.COPY, What.DAMAGED) if _is_plain(one)]


def _is_plain(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as opened:
        return opened.read(len(PLAIN)) == PLAIN
    return False


def _look_into(
    place: Path, names: set[str], kind_of: Callable[[str], What | None], seen: Survey
) -> None:
    """Find what is of a kind in a folder, of which some names are known without a look."""
    try:
        names = names | {one.name for one in place.iterdir()}
    except FileNotFoundError:
        return
    except OSError as error:
        seen.passed.append((place, f"cannot be looked into: {error.strerror}"))
    for one, what in ((place / name, kind_of(name)) for name in names):
        if what is not None and os.path.lexists(one):
            _sort_in(one, what, seen)


def _sort_in(place: Path, what: What, seen: Survey) -> None:
    if wrong := _wrong_with(place, what):
        seen.passed.append((place, wrong))
    else:
        seen.found.append(Belonging(place, what))


def _keys_of(path: Path, found: Iterable[Belonging]) -> Iterator[tuple[Path, Path | None]]:
    """The key files of what was found, each with another file that may need it too."""
    kinds = (What.JOURNAL, What.COPY, What.DAMAGED)
    own = [one.path for one in found if one.what in kinds or _BEGUN.fullmatch(one.path.name)]
    identities = dict.fromkeys(filter(None, map(identity_of, own)))
    # And one that was called after the journal, whatever became of what it opened.
    every = (one for each in (*identities, b"") for one in key_files(path, each))
    for key in dict.fromkeys(every):
        yield key, next(iter(needed_by(key, own)), None)


def _wrong_with(place: Path, what: What) -> str:
    """Why something is nothing of sidelog's, whatever it is called; empty where it is."""
    if place.is_symlink():
        return "is a link"
    if what is What.FOLDER:
        return "" if place.is_dir() else "is not a folder"
    return "" if is_file(place) else "is not a file"


def _fixed(path: Path) -> Iterator[str]:
    """The names beside a journal that can be told without a look into its folder."""
    yield from (path.name, seal_of(path).name, *(path.name + end for end in SIDES))


def _kinds_beside(path: Path) -> Callable[[str], What | None]:
    """What a name in the folder of a journal means."""
    stem, suffix = re.escape(path.stem), re.escape(path.suffix)
    fixed = dict.fromkeys(_fixed(path), What.SIDE)
    fixed |= {path.name: What.JOURNAL, copies_folder(path).name: What.FOLDER}
    before = re.compile(rf"{stem}\.before-version-\d+{_AGAIN}{suffix}{_SIDE}?")
    damaged = re.compile(rf"{stem}\.damaged-\d{{4}}-\d\d-\d\d{_AGAIN}{suffix}{_SIDE}?")

    def kind_of(name: str) -> What | None:
        if (begun := _BEGUN.fullmatch(name)) and kind_of(begun[1]):
            return What.SIDE
        if before.fullmatch(name):
            return What.COPY
        return What.DAMAGED if damaged.fullmatch(name) else fixed.get(name)

    return kind_of


def _kinds_inside(path: Path) -> Callable[[str], What | None]:
    """What a name in the folder of copies means."""
    suffix = re.escape(path.suffix)
    copy = re.compile(rf"\d{{4}}-\d\d-\d\dT\d{{6}}-[a-z0-9-]+{suffix}{_SIDE}?")

    def kind_of(name: str) -> What | None:
        begun = _BEGUN.fullmatch(name)
        return What.COPY if copy.fullmatch(begun[1] if begun else name) else None

    return kind_of


@contextmanager
def alone(file: JournalFile) -> Iterator[None]:
    """A block in which no other program writes to a journal that is not encrypted.

    Raises:
        StorageError: one does.
    """
    if state_of(file.path) is not State.OPEN:
        yield
        return
    with closing(file.connect()) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            words, hint = reason(error)
            if "busy" in words:  # what is wrong with it otherwise is no reason to keep it
                raise StorageError(f"The journal {file.path} {words}.", hint=hint) from None
        if os.name == "nt":  # where a file that is open cannot be removed
            connection.close()
        yield


def remove(found: Iterable[Belonging]) -> tuple[list[Belonging], list[tuple[Belonging, str]]]:
    """Remove what was found; returns what is gone, and what is not, each with the reason."""
    gone, left = [], []
    for one in found:
        try:
            if one.what is What.FOLDER:
                one.path.rmdir()  # not where anything else lies in it
            else:
                one.path.unlink(missing_ok=True)
        except OSError as error:
            left.append((one, error.strerror or "it is refused"))
        else:
            gone.append(one)
    return gone, left
