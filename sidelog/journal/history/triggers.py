"""The triggers that every recorded table has, made from its columns, whoever changes a row.

The history is written after SQLite's own undo technique (https://www.sqlite.org/undoredo.html):
each insert, update and delete leaves the row as it was and as it is.  Here both are kept as values
rather than as SQL.

No text holds a NUL: SQLite's quote() ends there, so that the history would lose what follows.
"""

import sqlite3
from collections.abc import Iterator

from sidelog.journal.history.literals import row_expression
from sidelog.journal.tables.schema import RECORDED_TABLES

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


def install_triggers(connection: sqlite3.Connection) -> None:
    """Make the triggers of every recorded table, from its columns as they are now.

    Every migration ends with this, so that a new column is in the history from its first day.
    """
    for table in RECORDED_TABLES:
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        columns = [row[1:3] for row in rows]
        for statement in (*_history_triggers(table, columns), *_text_triggers(table, columns)):
            connection.execute(statement)


def remove_triggers(connection: sqlite3.Connection) -> None:
    """Remove these triggers: what a migration changes is no command of the person's."""
    installed = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        " AND (name GLOB 'history_*' OR name GLOB 'text_*')"
    )
    for (name,) in installed.fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def _history_triggers(table: str, columns: list[tuple[str, str]]) -> Iterator[str]:
    old, new = row_expression("old", columns), row_expression("new", columns)
    for action, row, before, after in (
        ("insert", "new", "NULL", new),
        ("update", "new", old, new),
        ("delete", "old", old, "NULL"),
    ):
        yield _TRIGGER.format(table=table, action=action, row=row, old=before, new=after)


def _text_triggers(table: str, columns: list[tuple[str, str]]) -> Iterator[str]:
    texts = [name for name, kind in columns if kind == "TEXT"]
    new = " OR ".join(f"instr(new.{name}, char(0))" for name in texts)
    # A row that an earlier version let have one can still be changed elsewhere.
    changed = " OR ".join(
        f"(new.{name} IS NOT old.{name} AND instr(new.{name}, char(0)))" for name in texts
    )
    yield _TEXT_TRIGGER.format(table=table, action="insert", has_nul=new)
    yield _TEXT_TRIGGER.format(table=table, action="update", has_nul=changed)
