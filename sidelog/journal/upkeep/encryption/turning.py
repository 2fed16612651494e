"""Encrypting a journal and its copies, and the way back: compared, and in its place whole or not.

A journal is written anew beside itself while nobody else can write to it, held against the old
one row by row, and takes its place.  Killed at any moment, the one or the other is there.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path

from sidelog.errors import DamagedError, SidelogError, StorageError
from sidelog.files import placing_database
from sidelog.journal.connection import (
    TO_BE_SAVED,
    JournalFile,
    Key,
    identity_of,
    storage_errors,
)
from sidelog.journal.upkeep.belongings import What, survey
from sidelog.journal.upkeep.checking.quick import forget
from sidelog.journal.upkeep.encryption.cipher import connect, quoted

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_MARKS = ("user_version", "application_id")


def turn(file: JournalFile, key: Key | None) -> JournalFile:
    """Encrypt a journal's file with a key, or with None make it a plain one, in its place.

    Raises:
        CannotCreateError: it cannot be written beside itself; nothing was changed.
        StorageError: it is damaged or busy, or the new one is not like it; nothing was changed.
        KeptError: it was done, and the disk failed after that.
    """
    path = file.path.resolve()  # a link stays a link
    with storage_errors(file.path), closing(connect(path, file.key)) as holder:
        holder.execute("PRAGMA journal_mode = DELETE")  # nothing is left beside it
        holder.execute("BEGIN IMMEDIATE")  # nobody writes to the old one until the new one is there
        forget(file.path)
        with placing_database(path, overwrite=True) as new:
            _export(JournalFile(path, file.key), JournalFile(new, key))
            with closing(connect(new, key)) as written:
                _refuse_unlike(holder, written, file.path)
            if os.name == "nt":  # where a file that is open cannot be replaced
                holder.close()
    return file._replace(key=key)


def turn_copies(
    file: JournalFile, copies: Iterable[Path], key: Key | None
) -> tuple[int, list[tuple[Path, str]]]:
    """Do the same with copies of a journal.

    Args:
        file: the journal, with the key of its encrypted copies.
        copies: which ones.
        key: what they are encrypted with; None for plain ones.

    Returns:
        How many were, and those that could not be, with what was in the way.
    """
    done, refused = 0, list[tuple[Path, str]]()
    for path in copies:
        try:
            turn(JournalFile(path, None if key else file.key), key)
            done += 1
        except SidelogError as error:
            refused.append((path, error.message))
    return done, refused


def copies_beside(path: Path) -> dict[bytes | None, list[Path]]:
    """The copies that sidelog made of a journal, by the identity of what they are encrypted with.

    Those that are plain are under None.
    """
    found: dict[bytes | None, list[Path]] = {None: []}
    for place in survey(path).of(What.COPY):
        if place.suffix == path.suffix and not place.name.startswith("."):
            found.setdefault(identity_of(place), []).append(place)
    return found


def with_other_names(paths: Iterable[Path]) -> list[Path]:
    """Those files that have another name on this disk; to be asked before they are written anew.

    The one that takes the place of such a file has its name alone.
    """
    found = []
    for path in paths:
        with suppress(OSError):
            found += [path] if path.stat().st_nlink > 1 else []
    return found


def _export(old: JournalFile, new: JournalFile) -> None:
    with closing(connect(old.path, old.key)) as source:
        marks = {mark: _mark(source, mark) for mark in _MARKS}
        source.execute(f"ATTACH ? AS new KEY {quoted(new.key)}", (str(new.path),))
        # It is synced as a whole later, and a journal of its own could be left over.
        source.execute("PRAGMA new.journal_mode = OFF")
        source.execute("PRAGMA new.synchronous = OFF")
        try:
            source.execute("SELECT sqlcipher_export('new')").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_ERROR":  # which is all it says of odd rows
                raise
            raise DamagedError(
                f"{old.path} cannot be read whole: it is damaged.", hint=TO_BE_SAVED
            ) from None
        for mark, number in marks.items():  # which are not exported
            source.execute(f"PRAGMA new.{mark} = {number}")


def _mark(connection: sqlite3.Connection, mark: str) -> int:
    return int(connection.execute(f"PRAGMA {mark}").fetchone()[0])


def _refuse_unlike(old: sqlite3.Connection, new: sqlite3.Connection, path: Path) -> None:
    faults = new.execute("PRAGMA integrity_check").fetchall()
    if faults != [("ok",)] or not are_alike(old, new):
        raise StorageError(
            f"What was written anew of {path} is not like it.",
            hint="Nothing was changed. Look it through: sidelog check",
        )


def are_alike(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether two journals hold the same tables, with the same rows in the same order."""
    if any(_mark(one, mark) != _mark(other, mark) for mark in _MARKS):
        return False
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    names = [name for (name,) in one.execute(tables)]
    return all(
        row == counterpart and list(map(type, row)) == list(map(type, counterpart))
        for query in (_SCHEMA, *(f'SELECT * FROM "{name}" ORDER BY 1' for name in names))
        for row, counterpart in zip_longest(one.execute(query), other.execute(query), fillvalue=())
    )
