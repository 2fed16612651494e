"""Whether a journal is whole: its file, its tables, its rows and its history.

Nothing here fails of damage: each probe is held by itself, and what it could not read is said.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from typing import Any, NamedTuple

from sidelog.errors import BadDataError, DamagedError, StorageError
from sidelog.journal.connection import IN_PLACE, TO_BE_SAVED, JournalFile, storage_errors
from sidelog.journal.journal import Journal
from sidelog.journal.references import row_name
from sidelog.journal.rules import TEXTS, check_measure, check_text
from sidelog.journal.store import refuse_newer
from sidelog.journal.tables.measure_rows import measure_on_scale
from sidelog.journal.tables.migrations import VERSION, take_steps
from sidelog.journal.tables.schema import APPLICATION_ID, RECORDED_TABLES
from sidelog.journal.upkeep.checking.fitting import Part, lost_columns, misfits
from sidelog.journal.upkeep.checking.replaying import read_history, untold

_OFF_SCALE = """
SELECT o.id FROM observation o
JOIN scale s ON s.measure_id = o.measure_id AND s.version = o.scale_version
WHERE o.value < s.minimum OR o.value > s.maximum OR (s.whole AND o.value <> round(o.value))
ORDER BY o.id
"""
_UNCOUNTED = """
SELECT 1 FROM (SELECT max(id) AS last FROM batch)
WHERE last > coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = 'batch'), 0)
"""
"""Whether a number that a command had may be given again."""
_OF_ITS_STATE = ("SQLITE_BUSY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY", "SQLITE_FULL")
"""What SQLite says of a file that cannot be read now, whether or not it is whole."""
_OURS = frozenset({"batch", "change", "observation"})
"""Tables by which a journal is known where the mark in its header is not."""


class Check(NamedTuple):
    """What was found; every part is empty when the journal is whole.

    Attributes:
        damage: what SQLite says of the file.
        unread: what could not be read, such as "the history".
        misfits: tables, indices and triggers that are not as sidelog makes them.
        lost: tables that lack a column, or are not there.
        astray: rows that belong to a row that is not there, such as "d3".
        off_scale: observations whose value is not on their scale.
        unruly: rows with a text or a scale that no rule allows.
        untold: rows that are not as the history last said.
        torn: parts of the history that do not go on from what was before, or cannot be read.
        open_batches: numbers of batches that were never closed.
        is_unwritten: whether its bytes changed since a check, and nobody wrote to it.
    """

    damage: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    misfits: tuple[Part, ...] = ()
    lost: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    off_scale: tuple[str, ...] = ()
    unruly: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()
    open_batches: tuple[int, ...] = ()
    is_unwritten: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not any(self)

    @property
    def misleads(self) -> bool:
        """Whether what is read from it may not be what was recorded.

        A trigger or an index that is not as it was, or one too many, changes nothing that is there.
        """
        return bool(
            self.damage
            or self.unread
            or self.lost
            or self.astray
            or self.untold
            or self.torn
            or self.is_unwritten
        )


def check(journal: Journal) -> Check:
    """Look at everything in an open journal; nothing is changed."""
    return _Probes(journal.connection, journal.connection).everything()


def check_file(file: JournalFile, *, rules: bool = True) -> Check:
    """Look at everything in a journal's file, whatever its state; nothing is changed.

    Args:
        file: the journal, which is there.
        rules: whether also at what only a rule forbids, which damages no reading.

    Raises:
        DamagedError: it is no database.
        StorageError: it is another program's or a newer sidelog's, or cannot be read now.
    """
    header = () if _is_ordinary(file) else (Part("header", "form", "altered"),)
    with (
        storage_errors(file.path, is_other=file.is_other),
        closing(file.connect()) as connection,
    ):
        with suppress(sqlite3.Error):  # each probe says by itself what it could not read
            connection.execute("BEGIN")
        _refuse_foreign(connection, file)
        with closing(_of_this_version(file, connection)) as present:
            probes = _Probes(connection, present)
            found = probes.everything() if rules else probes.reading()
    return found._replace(misfits=(*header, *found.misfits))


def _refuse_foreign(connection: sqlite3.Connection, file: JournalFile) -> None:
    """Refuse what is no journal, or one of a newer sidelog, as far as that can be read."""
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise
        return
    except UnicodeError:
        return
    if mark != APPLICATION_ID and not tables >= _OURS:
        raise StorageError(
            f"{file.path} is an SQLite file, but no sidelog journal.",
            hint=file.hint(IN_PLACE),
        )
    refuse_newer(file.path, version)


def _of_this_version(file: JournalFile, connection: sqlite3.Connection) -> sqlite3.Connection:
    """The journal itself; one of an earlier version as it will be, in memory, where it can be."""
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if not 0 < version < VERSION:
            return connection
        memory = file.in_memory()
        connection.backup(memory)
        take_steps(memory, file.path)
    except (sqlite3.Error, UnicodeError, StorageError):  # a probe says what cannot be read
        return connection
    return memory


def _is_ordinary(file: JournalFile) -> bool:
    """Whether the header lets the file be written as well as read; before SQLite locks it.

    Of a form that it does not know, SQLite reads a file all the same, and refuses to write to it.
    """
    if file.key or file.content is not None:
        return True
    with suppress(OSError), file.path.open("rb") as opened:
        return opened.read(20)[18:] in {b"\1\1", b"\2\2"}
    return True


def refuse_damaged(connection: sqlite3.Connection, file: JournalFile) -> None:
    """Refuse a file of which what is read may not be what was recorded.

    Args:
        connection: what it holds, at this version's tables.
        file: the file.

    Raises:
        DamagedError: it is so.
    """
    if _Probes(connection, connection).reading().misleads:
        raise DamagedError(f"{file.path} is damaged.", hint=file.hint(TO_BE_SAVED))


class _Probes:
    """One look at a file; what each probe finds, and which did not come to its end."""

    def __init__(self, file: sqlite3.Connection, present: sqlite3.Connection) -> None:
        """Begin.

        Args:
            file: what SQLite and the header say of it is asked here.
            present: the same, or the journal as it is with the tables of this version.
        """
        self._file, self._connection = file, present
        self._unread: list[str] = []

    def everything(self) -> Check:
        """Everything that SQLite, the rules or the history can find."""
        found = self.reading()
        return found._replace(
            off_scale=tuple(self._rows("observation", "the scales", _OFF_SCALE)),
            unruly=self._some("the rules", self._unruly),
            open_batches=self._some(
                "the history", self._column, "SELECT id FROM batch WHERE open = 1"
            ),
            unread=self._said(),
        )

    def reading(self) -> Check:
        """What would make that what is read is not what was recorded."""
        damage = self._some("the file", self._said_by_file, "PRAGMA integrity_check")
        parts = self._some("the tables", misfits, self._connection)
        tables = {part.name for part in parts if part.kind == "table" and part.state != "foreign"}
        lost = self._some("the tables", lost_columns, self._connection, tables) if tables else ()
        mark = self._some("the header", self._said_by_file, "PRAGMA application_id")
        if mark and mark != (APPLICATION_ID,):
            parts = (Part("header", "application", "altered"), *parts)
        if any(self._some("the history", self._column, _UNCOUNTED)):
            parts = (Part("table", "sqlite_sequence", "altered"), *parts)
        astray = self._some("the tables", self._astray)
        found = Check(
            damage=tuple(str(finding) for finding in damage if finding != "ok"),
            misfits=parts,
            lost=lost,
            astray=astray,
        )
        return self._replayed(found)._replace(unread=self._said())

    def _replayed(self, found: Check) -> Check:
        history = self._some("the history", lambda: [read_history(self._connection)])
        if not history:
            return found
        rows = (
            self._some(table.replace("_", " "), untold, self._connection, table, history[0])
            for table in RECORDED_TABLES
        )
        every = tuple(name for some in rows for name in some)
        return found._replace(untold=every, torn=history[0].torn)

    def _astray(self) -> Iterator[str]:
        for table, row, *_ in self._file.execute("PRAGMA foreign_key_check"):
            yield row_name(table, row)

    def _unruly(self) -> Iterator[str]:
        """The rows with a text or a scale that is refused where it is typed."""
        for table, rules in TEXTS.items():
            query = f"SELECT id, {', '.join(rules)} FROM {table} ORDER BY id"
            for row, *texts in self._connection.execute(query):
                for (column, rule), text in zip(rules.items(), texts, strict=True):
                    if isinstance(text, str) and not _is_allowed(check_text, column, text, rule):
                        yield row_name(table, row)
                        break
        scales = "SELECT id, measure_id, version FROM scale ORDER BY id"
        for row, measure, version in self._connection.execute(scales).fetchall():
            if not _is_allowed(self._check_scale, measure, version):
                yield row_name("scale", row)

    def _check_scale(self, measure: int, version: int) -> None:
        check_measure(measure_on_scale(self._connection, measure, version))

    def _rows(self, table: str, what: str, query: str) -> Iterator[str]:
        return (row_name(table, row) for row in self._some(what, self._column, query))

    def _said_by_file(self, query: str) -> Iterator[object]:
        return (row[0] for row in self._file.execute(query))

    def _column(self, query: str) -> Iterator[int]:
        return (row[0] for row in self._connection.execute(query))

    def _some(
        self, what: str, probe: Callable[..., Iterable[Any]], *about: object
    ) -> tuple[Any, ...]:
        """What a probe finds, as far as it comes."""
        found: list[Any] = []
        try:
            found.extend(probe(*about))
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith(_OF_ITS_STATE):
                raise
            self._unread.append(what)
        except Exception:  # noqa: BLE001  (a damaged row may be anything, and is no bug of ours)
            self._unread.append(what)
        return tuple(found)

    def _said(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._unread))


def _is_allowed(look: Callable[..., object], *about: object) -> bool:
    try:
        look(*about)
    except (BadDataError, ValueError, TypeError, KeyError, AttributeError):
        return False
    return True
