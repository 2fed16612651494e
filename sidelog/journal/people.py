"""The person and their appointments: what a report may say of them, and what is to be asked."""

from datetime import date
from typing import NamedTuple

from sidelog.errors import NothingMatchedError
from sidelog.journal.journal import Journal
from sidelog.journal.rules import TEXTS, check_text

_VISIT = """
SELECT id, day, who, goal FROM visit WHERE day {} ? ORDER BY day {}, id LIMIT 1
"""
_QUESTIONS = """
SELECT text FROM question WHERE answer IS NULL AND (visit_id IS NULL OR visit_id = ?)
 ORDER BY visit_id IS NULL, position, id
"""


class Appointment(NamedTuple):
    """A visit: its row, its day, who it is with, and what the person wants of it."""

    id: int
    day: date
    who: str | None
    goal: str | None


def visit_before(journal: Journal, day: date) -> Appointment | None:
    """The latest visit before a day."""
    return _visit(journal, "<", "DESC", day)


def visit_from(journal: Journal, day: date) -> Appointment | None:
    """The next visit, on a day or after it."""
    return _visit(journal, ">=", "ASC", day)


def open_questions(journal: Journal, visit: Appointment | None) -> list[str]:
    """What is still to be asked: at a visit, then at whichever is next."""
    rows = journal.connection.execute(_QUESTIONS, (visit.id if visit else None,))
    return [text for (text,) in rows]


def said_of_person(journal: Journal, key: str) -> str | None:
    """One thing that a report may say of the person; None where it was not said."""
    query = "SELECT value FROM profile WHERE key = ?"
    row = journal.connection.execute(query, (key,)).fetchone()
    return str(row[0]) if row else None


def say_of_person(journal: Journal, key: str, value: str) -> None:
    """Keep one thing that a report may say of the person, in place of what was said before.

    Args:
        journal: open for writing.
        key: what it is, such as "name".
        value: one line.

    Raises:
        BadDataError: it cannot be kept as a line.
    """
    check_text(key, value, TEXTS["profile"]["value"])
    row = _profile_row(journal, key)
    if row is None:
        journal.batch.insert("profile", {"key": key, "value": value})
    else:
        journal.batch.update("profile", row, {"value": value})


def forget_of_person(journal: Journal, key: str) -> None:
    """Let a report no longer say one thing of the person; the history keeps it, as all else.

    Raises:
        NothingMatchedError: it was not said.
    """
    row = _profile_row(journal, key)
    if row is None:
        raise NothingMatchedError(f"Nothing was said for {key}.")
    journal.batch.delete("profile", row)


def _profile_row(journal: Journal, key: str) -> int | None:
    row = journal.connection.execute("SELECT id FROM profile WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def _visit(journal: Journal, where: str, order: str, day: date) -> Appointment | None:
    query = _VISIT.format(where, order)
    row = journal.connection.execute(query, (day.isoformat(),)).fetchone()
    return Appointment(row[0], date.fromisoformat(row[1]), *row[2:]) if row else None
