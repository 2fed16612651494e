"""The numbered steps that bring a journal's tables to this version.

Each step and its version number are one transaction: it happens whole or not at all.  Before the
first step of an existing journal the file is copied beside itself.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sidelog.errors import CannotCreateError, StorageError
from sidelog.journal import schema
from sidelog.journal.triggers import install_history

Step = Callable[[sqlite3.Connection], None]


def _first_tables(connection: sqlite3.Connection) -> None:
    from sidelog.journal.seed import seed_measures  # noqa: PLC0415  (once in a journal's life)

    run_script(connection, schema.TABLES)
    run_script(connection, schema.RULES)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    seed_measures(connection)


STEPS: tuple[Step, ...] = (_first_tables,)
"""Step n brings version n to n + 1.  A step that has been released never changes."""

VERSION = len(STEPS)


def migrate(
    connection: sqlite3.Connection, path: Path, steps: tuple[Step, ...] | None = None
) -> None:
    """Run the steps that the file at `path` still needs.

    Raises:
        CannotCreateError: the copy beside the journal cannot be made; nothing was changed.
        StorageError: a step left a row that points nowhere; the step was rolled back.
    """
    steps = STEPS if steps is None else steps
    version = _version(connection)
    if 0 < version < len(steps):
        _copy_beside(connection, path, version)
    while _version(connection) < len(steps):
        _run_next(connection, steps)


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run every statement of `script` inside the open transaction.

    `Connection.executescript` would commit the transaction first.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _run_next(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # another process may have been quicker
        if version < len(steps):
            steps[version](connection)
            install_history(connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            _check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_references(connection: sqlite3.Connection) -> None:
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    if astray is not None:
        raise StorageError(
            f"The journal has a row in {astray[0]} that belongs to nothing.",
            hint="Nothing was changed. This is a bug of ours: please report it.",
        )


def _copy_beside(connection: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.stem}.before-version-{version + 1}{path.suffix}")
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    except OSError as error:
        raise CannotCreateError(
            f"No copy of the journal could be made at {copy}: {error.strerror}.",
            hint="The journal needs new tables, and is copied before; nothing was changed.",
        ) from error
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
