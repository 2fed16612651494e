"""A whole journal from rows that were kept elsewhere: into a new file, or into memory to be merged.

Nothing is believed of the rows: each is held against the rules of its table, and the whole as
`check` holds a journal, before anything is put in its place.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from sidelog.errors import BadDataError, CannotCreateError
from sidelog.files import make_private_folder, placing_database
from sidelog.journal.columns import Row, insert
from sidelog.journal.connection import JournalFile, set_up, storage_errors
from sidelog.journal.journal import Journal
from sidelog.journal.store import is_there
from sidelog.journal.tables import migrations
from sidelog.journal.upkeep.checking import check
from sidelog.journal.upkeep.layout import layout

_MOST_NAMES = 3


class RefusedError(ValueError):
    """A row that is none of its table: the column that it fails at, and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


Rows = Callable[[str], Iterator[tuple[str, Row | RefusedError]]]
"""The rows of a table, each with its place in what they are read from."""


def take_in(file: JournalFile, name: str, rows: Rows) -> None:
    """Make a new journal of rows; it is in its place whole, or not at all.

    Raises:
        BadDataError: they make no journal; `name` is what they are read from.
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
            _fill(connection, copy, name, rows)


@contextmanager
def taken_in(file: JournalFile, name: str, rows: Rows) -> Iterator[sqlite3.Connection]:
    """The journal that rows make, in memory.

    Raises:
        BadDataError: they make none; `name` is what they are read from.
    """
    with closing(file.in_memory()) as connection:
        _fill(connection, file, name, rows)
        set_up(connection)
        yield connection


def _fill(connection: sqlite3.Connection, file: JournalFile, name: str, rows: Rows) -> None:
    migrations.begin(connection)
    triggers = migrations.take_triggers(connection)
    for table in layout():
        connection.execute(f"DELETE FROM {table}")  # sidelog's own measures are among the rows
    for table in layout():
        for place, row in rows(table):
            if isinstance(row, RefusedError):
                at = f"{place}.{row.column}" if row.column else place
                raise BadDataError(f"{name}, {at}: {row.reason}.", hint="Nothing was written.")
            _insert(connection, table, row, f"{name}, {place}")
    for statement in triggers:
        connection.execute(statement)
    _refuse_torn(connection, file, name)
    connection.execute("COMMIT")


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
