"""A whole journal from rows that were kept elsewhere: into a new file, or into memory to be merged.

Nothing is believed of the rows: each is held against the rules of its table, and the whole as
`check` holds a journal, before anything is put in its place.  Where it is said that some of them
could not be read, what is there has to hold without them; see `_close_gaps`.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import NamedTuple

from sidelog.errors import BadDataError, CannotCreateError
from sidelog.files import make_private_folder, placing_database
from sidelog.journal.columns import Row, insert
from sidelog.journal.connection import JournalFile, set_up, storage_errors
from sidelog.journal.history.batches import SESSION, Writer, close_batch, open_batch
from sidelog.journal.history.literals import read_row, row_expression
from sidelog.journal.journal import Journal
from sidelog.journal.references import row_name
from sidelog.journal.store import is_there
from sidelog.journal.tables import migrations
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.checking.check import check
from sidelog.journal.upkeep.checking.replaying import read_history, untold
from sidelog.journal.upkeep.whole.layout import HISTORY, layout
from sidelog.journal.upkeep.whole.whole import Lost

_MOST_NAMES = 3


class RefusedError(ValueError):
    """A row that is none of its table: the column that it fails at, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


Rows = Callable[[str], Iterator[tuple[str, Row | RefusedError]]]
"""The rows of a table, each with its place in what they are read from."""


class Told(NamedTuple):
    """A journal as rows, and who takes them in.

    Attributes:
        name: what they are read from, for messages.
        rows: the rows of each table.
        lost: those that could not be read when they were written there.
        writer: who takes them in, and when.
    """

    name: str
    rows: Rows
    lost: Sequence[Lost]
    writer: Writer


class Gaps(NamedTuple):
    """What became of rows that could not be read.

    Attributes:
        brought: rows that the history tells, and that came from there.
        astray: rows that were read, and are left out because what they belong to is not there.
        has_history: whether the history came; where a part of it is missing, none of it does.
    """

    brought: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    has_history: bool = True


def take_in(file: JournalFile, told: Told) -> Gaps:
    """Make a new journal of rows; it is in its place whole, or not at all.

    Raises:
        BadDataError: they make no journal.
        CannotCreateError: it cannot be written.
    """
    try:
        make_private_folder(file.path.parent)
    except OSError as error:
        raise CannotCreateError(f"{file.path.parent} cannot be made: {error.strerror}.") from None
    is_empty = file.path.exists() and not is_there(file.path)
    if is_empty:  # whose making was broken off: SQLite takes away what is left of that
        with storage_errors(file.path), closing(file.connect()) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    with (
        placing_database(file.path, overwrite=is_empty or None) as beside,
        storage_errors(file.path),
    ):
        copy = file.beside(beside)
        with closing(copy.connect()) as connection:
            return _fill(connection, copy, told)


@contextmanager
def taken_in(file: JournalFile, told: Told) -> Iterator[tuple[sqlite3.Connection, Gaps]]:
    """The journal that rows make, in memory.

    Raises:
        BadDataError: they make none.
    """
    with closing(file.in_memory()) as connection:
        gaps = _fill(connection, file, told)
        set_up(connection)
        yield connection, gaps


def _fill(connection: sqlite3.Connection, file: JournalFile, told: Told) -> Gaps:
    name, gaps = told.name, Gaps()
    migrations.begin(connection)
    triggers = migrations.take_triggers(connection)
    for table in layout():
        connection.execute(f"DELETE FROM {table}")  # sidelog's own measures are among the rows
    for table in layout():
        for place, row in told.rows(table):
            if isinstance(row, RefusedError):
                at = f"{place}.{row.column}" if row.column else place
                raise BadDataError(f"{name}, {at}: {row.reason}.", hint="Nothing was written.")
            _insert(connection, table, row, f"{name}, {place}")
    if told.lost:
        gaps = _close_gaps(connection, told.lost, told.writer)
    for statement in triggers:
        connection.execute(statement)
    _refuse_torn(connection, file, name)
    connection.execute("COMMIT")
    return gaps


def _close_gaps(connection: sqlite3.Connection, lost: Sequence[Lost], writer: Writer) -> Gaps:
    """Make a journal of what is there, in which nothing tells of what is not.

    A row that the whole of the history tells comes from there.  Where that does not make it fit
    again, the history begins anew, with the rows as they are.
    """
    is_told = not any(one.table in HISTORY for one in lost)
    brought = tuple(_bring_from_history(connection, lost)) if is_told else ()
    if is_told and _fits(connection):
        return Gaps(brought)
    return Gaps(brought, tuple(_begin_anew(connection, writer)), has_history=False)


def _bring_from_history(connection: sqlite3.Connection, lost: Sequence[Lost]) -> Iterator[str]:
    for (of, number), last in read_history(connection).last.items():
        table = of.decode()
        is_lost = any(one.table == table and one.first <= number <= one.last for one in lost)
        if last and is_lost and table in RECORDED_TABLES:
            with suppress(sqlite3.Error, ValueError):  # what is not brought, the check will find
                insert(connection, table, read_row(last.decode()))
                yield row_name(table, number)


def _fits(connection: sqlite3.Connection) -> bool:
    history = read_history(connection)
    return not (
        history.torn
        or connection.execute("PRAGMA foreign_key_check").fetchone()
        or any(one for table in RECORDED_TABLES for one in untold(connection, table, history))
    )


def _begin_anew(connection: sqlite3.Connection, writer: Writer) -> Iterator[str]:
    """Let the history begin with the rows as they are; yields those that belong to none."""
    for table in ("merged", *reversed(HISTORY)):
        connection.execute(f"DELETE FROM {table}")
    bare = "SELECT rowid FROM measure WHERE id NOT IN (SELECT measure_id FROM scale)"
    for (number,) in connection.execute(bare).fetchall():
        connection.execute("DELETE FROM measure WHERE id = ?", (number,))
        yield row_name("measure", number)
    while astray := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, number in dict.fromkeys(row[:2] for row in astray):
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))
            yield row_name(table, number)
    open_batch(connection, writer._replace(session=SESSION))  # an undo would leave nothing
    for table in RECORDED_TABLES:
        columns = [column[1:3] for column in connection.execute(f"PRAGMA table_info({table})")]
        connection.execute(
            "INSERT INTO change (batch_id, table_name, row_id, old, new)"
            f" SELECT (SELECT max(id) FROM batch), ?, id, NULL, {row_expression(table, columns)}"
            f" FROM {table} ORDER BY id",
            (table,),
        )
    close_batch(connection)


def _insert(connection: sqlite3.Connection, table: str, row: Row, place: str) -> None:
    if table == "change":
        told = {one: _text(connection, row[one]) for one in ("old", "new") if row.get(one)}
        row = {**row, **told}
    try:
        insert(connection, table, row)
    except (sqlite3.IntegrityError, OverflowError):
        raise BadDataError(
            f"{place}: a rule of the journal refuses it, or its id or uuid is there twice.",
            hint="Nothing was written.",
        ) from None


def _text(connection: sqlite3.Connection, row: Row) -> str:
    """A row as the history writes it; see `literals.py`."""
    return ",".join(f"{name}={_literal(connection, value)}" for name, value in row.items())


def _literal(connection: sqlite3.Connection, value: object) -> str:
    how = "printf('%!.20g', ?)" if isinstance(value, float) else "quote(?)"
    return str(connection.execute(f"SELECT {how}", (value,)).fetchone()[0])


def _refuse_torn(connection: sqlite3.Connection, file: JournalFile, name: str) -> None:
    """Refuse rows that do not belong together.

    Raises:
        BadDataError: they do not.
    """
    found = check(Journal(connection, None, file))
    if found.is_whole:
        return
    parts = (
        (found.astray, "belongs to something that is not there"),
        (found.off_scale, "is not on its scale"),
        (found.unruly, "has a text that is not allowed"),
        (found.untold, "is not as the history says"),
        (found.torn, "does not go on from the change before it"),
        (found.open_batches, "is a command that did not end"),
    )
    said = next(((names, words) for names, words in parts if names), None)
    what = f"{', '.join(map(str, said[0][:_MOST_NAMES]))} {said[1]}" if said else "it is damaged"
    raise BadDataError(f"{name} does not fit together: {what}.", hint="Nothing was written.")
