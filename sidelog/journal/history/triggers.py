"""The triggers that write the history, whoever changes a row.

After SQLite's own undo technique (https://www.sqlite.org/undoredo.html): each insert, update and
delete leaves the row as it was and as it is.  Here both are kept as values rather than as SQL.
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


def install_history(connection: sqlite3.Connection) -> None:
    """Make the history triggers of every recorded table, from its columns as they are now.

    Every migration ends with this, so that a new column is in the history from its first day.
    """
    for table in RECORDED_TABLES:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        for statement in _triggers(table, [column[1:3] for column in columns]):
            connection.execute(statement)


def remove_history(connection: sqlite3.Connection) -> None:
    """Remove the history triggers: what a migration changes is no command of the person's."""
    installed = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'history_*'"
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
