"""A journal's file as other programs see it: raw SQLite, raw bytes, and another person's rights."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sidelog.journal.tables.schema import RECORDED_TABLES

NOBODY = 65534


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, open as another program would open it: every statement its own transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a query answers."""
    with raw(path) as connection:
        return connection.execute(sql, values).fetchall()


def without_triggers(connection: sqlite3.Connection) -> None:
    """Take every trigger out of a file, as another program could."""
    triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def recorded(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every recorded table; two journals are alike when these are equal."""
    with raw(path) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in RECORDED_TABLES
        }


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file, nor with what its rows point to."""
    faults = rows(path, "PRAGMA foreign_key_check")
    return rows(path, "PRAGMA integrity_check") == [("ok",)] and not faults


_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN " + sys.argv[2])
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked_by_another_program(path: Path, how: str) -> Iterator[None]:
    """While this lasts, another process holds an SQLite transaction of that kind."""
    command = [sys.executable, "-c", _LOCK, str(path), how]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
        other.communicate("")


@contextmanager
def where_permissions_hold() -> Iterator[Path]:
    """A folder of the one who runs the test, who for now is not root: root may do anything."""
    is_root = os.geteuid() == 0
    open_to_all = "/tmp" if is_root else None  # noqa: S108  (nobody must be able to get there)
    folder = Path(mkdtemp(prefix="sidelog-test-", dir=open_to_all))
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
            os.setegid(0)
        for place in (folder, *folder.rglob("*")):
            place.chmod(0o700)
        shutil.rmtree(folder)
