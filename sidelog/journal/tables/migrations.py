"""The numbered steps that bring a journal's tables to this version.

Each step and its version number are one transaction: it happens whole or not at all.  A new journal
takes all of them in one, with sidelog's own measures and its first entry: where that is refused,
there is no journal.  Before the first step of an existing journal the file is copied beside itself.
None of this is in the history: what was written before can still be undone.

Every recorded table has triggers, made from its columns, whoever changes a row.  The history is
written after SQLite's own undo technique (https://www.sqlite.org/undoredo.html): each insert,
update and delete leaves the row as it was and as it is, as values rather than as SQL.  And no text
holds a NUL: SQLite's quote() ends there, so that the history would lose what follows.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sidelog.errors import CannotCreateError, DamagedError
from sidelog.journal.columns import at_once
from sidelog.journal.connection import TO_BE_SAVED, JournalFile
from sidelog.journal.history.literals import row_expression
from sidelog.journal.tables import schema
from sidelog.journal.tables.built_in import add_measures
from sidelog.journal.upkeep.copies import free_name, write_copy

# A writer that opened no batch (another program, a shell) gets one of its own.
_TRIGGER = """
CREATE TRIGGER history_{table}_{action} AFTER {action} ON {table}
BEGIN
  INSERT INTO batch (uuid, at, kind, session, summary, open)
  SELECT lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 'do',
         'outside', 'a change made outside sidelog', 0
  WHERE NOT EXISTS (SELECT 1 FROM batch WHERE open = 1);
  INSERT INTO change (batch_id, table_name, row_id, old, new)
  VALUES ((SELECT max(id) FROM batch), '{table}', {row}.id, {old}, {new});
END
"""
_TEXT_TRIGGER = """
CREATE TRIGGER text_{table}_{action} BEFORE {action} ON {table}
WHEN {has_nul}
BEGIN SELECT raise(ABORT, 'a text has a NUL character'); END
"""

Step = Callable[[sqlite3.Connection], None]


def _script(text: str) -> Step:
    """A step that runs every statement of a text: `executescript` would commit first."""

    def step(connection: sqlite3.Connection) -> None:
        statement = ""
        for line in text.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                connection.execute(statement)
                statement = ""

    return step


STEPS: tuple[Step, ...] = tuple(
    _script(text)
    for text in (schema.VERSION_1, schema.VERSION_2, schema.VERSION_3, schema.VERSION_4)
)
"""Step n brings version n to n + 1.  A step that has been released never changes."""

VERSION = len(STEPS)


def migrate(
    connection: sqlite3.Connection, file: JournalFile, steps: tuple[Step, ...] | None = None
) -> Path | None:
    """Run the steps that a file still needs, after a copy of it was made beside it.

    Returns:
        The copy; None where another process took the steps.

    Raises:
        CannotCreateError: the copy beside the journal cannot be made; nothing was changed.
        DamagedError: it is not what its version left; nothing was changed.
    """
    steps = STEPS if steps is None else steps
    first, copy = _version(connection), None
    try:
        while _version(connection) < len(steps):
            with at_once(connection):  # so that the copy is of what is changed
                version = _version(connection)  # another process may have been quicker
                if version == first:
                    _refuse_incomplete(connection, file.path, version)
                    copy = _copy_beside(file, version)
                if version < len(steps):
                    with _as_left(file.path, version):
                        run(connection, (steps[version],), version + 1)
    except BaseException:
        if copy and _version(connection) == first:  # the journal is what the copy is
            copy.unlink(missing_ok=True)
        raise
    return copy


def take_steps(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a journal in memory, read from `path`, to this version's tables.

    Raises:
        DamagedError: it is not what its version left.
    """
    version = _version(connection)
    if version < len(STEPS):
        _refuse_incomplete(connection, path, version)
        with _as_left(path, version), at_once(connection):
            run(connection, STEPS[version:], len(STEPS))


def _refuse_incomplete(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a file that lacks a table of its version, or a column of one.

    Raises:
        DamagedError: it does.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for step in STEPS[:version]:
            step(made)
        whole = _columns(made)
    there = _columns(connection)
    if lost := sorted({table for table, _ in whole - there}):
        raise _unlike(path, version, f"not whole are {', '.join(lost)}")


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    query = """SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*'"""
    return set(connection.execute(query))


@contextmanager
def _as_left(path: Path, version: int) -> Iterator[None]:
    """A block of released steps: where they fail, the file is not what its version left.

    Raises:
        DamagedError: one does.
    """
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
        if not error.sqlite_errorname.startswith(("SQLITE_ERROR", "SQLITE_CONSTRAINT")):
            raise
        raise _unlike(path, version, str(error)) from None


def _unlike(path: Path, version: int, why: str) -> DamagedError:
    return DamagedError(
        f"{path} is damaged: its tables are not those of version {version} ({why}).",
        hint=TO_BE_SAVED,
    )


def begin(connection: sqlite3.Connection) -> None:
    """Begin the transaction of a journal's first entry: it makes the tables, if nobody has."""
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == 0:
        run(connection, (*STEPS, add_measures), len(STEPS))


def run(connection: sqlite3.Connection, steps: tuple[Step, ...], version: int) -> None:
    """Take steps, which the history does not tell of, to a version."""
    remove_triggers(connection)
    for step in steps:
        step(connection)
    install_triggers(connection)
    connection.execute(f"PRAGMA user_version = {version}")
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    if astray is not None:
        raise DamagedError(
            f"The journal is damaged: a row in {astray[0]} belongs to nothing.", hint=TO_BE_SAVED
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy_beside(file: JournalFile, version: int) -> Path:
    path = file.path
    copy = free_name(path.with_name(f"{path.stem}.before-version-{version + 1}{path.suffix}"))
    try:
        write_copy(file, copy, is_open=True)
    except CannotCreateError as error:
        error.hint = "The journal needs new tables, and is copied before; nothing was changed."
        raise
    return copy


def install_triggers(connection: sqlite3.Connection) -> None:
    """Make the triggers of every recorded table, so that a new column is in the history at once."""
    for table in schema.RECORDED_TABLES:
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        for statement in _triggers(table, [row[1:3] for row in rows]):
            connection.execute(statement)


def take_triggers(connection: sqlite3.Connection) -> list[str]:
    """Remove every trigger, for who writes rows with a history of their own.

    Returns:
        The statements that make them again.
    """
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    triggers = connection.execute(query).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    return [str(sql) for _, sql in triggers]


def remove_triggers(connection: sqlite3.Connection) -> None:
    """Remove these triggers: what a migration changes is no command of the person's."""
    installed = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        " AND (name GLOB 'history_*' OR name GLOB 'text_*')"
    )
    for (name,) in installed.fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def _triggers(table: str, columns: list[tuple[str, str]]) -> Iterator[str]:
    old, new = row_expression("old", columns), row_expression("new", columns)
    for action, row, before, after in (
        ("insert", "new", "NULL", new),
        ("update", "new", old, new),
        ("delete", "old", old, "NULL"),
    ):
        yield _TRIGGER.format(table=table, action=action, row=row, old=before, new=after)
    # A row that an earlier version let have a NUL can still be changed elsewhere.
    has = "instr(new.{0}, char(0))"
    for action, has_nul in (("insert", has), ("update", f"(new.{{0}} IS NOT old.{{0}} AND {has})")):
        found = " OR ".join(has_nul.format(name) for name, kind in columns if kind == "TEXT")
        yield _TEXT_TRIGGER.format(table=table, action=action, has_nul=found)
