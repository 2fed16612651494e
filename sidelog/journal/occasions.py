"""What a report reads beside values, doses and events: notes, plans, visits and their questions.

With the standard library's sqlite3, as all that must be quick.
"""

import sqlite3
from datetime import date
from typing import NamedTuple

# An event's note counts for the day on which it began.
_NOTES = """
SELECT day, '' AS about, NULL AS product, text, 1 AS part, id
  FROM note WHERE day BETWEEN :first AND :last
UNION ALL
SELECT e.day, e.kind, p.name, e.note, 2, e.id
  FROM event e LEFT JOIN product p ON p.id = e.product_id
 WHERE e.note IS NOT NULL AND e.day BETWEEN :first AND :last
UNION ALL
SELECT d.day, 'dose', p.name, d.note, 3, d.id FROM dose d JOIN product p ON p.id = d.product_id
 WHERE d.note IS NOT NULL AND d.day BETWEEN :first AND :last
ORDER BY 1, 5, 6
"""
_VISIT = """
SELECT id, day, who, goal FROM visit WHERE day {} ? ORDER BY day {}, id LIMIT 1
"""
_QUESTIONS = """
SELECT text FROM question WHERE answer IS NULL AND (visit_id IS NULL OR visit_id = ?)
 ORDER BY visit_id IS NULL, position, id
"""


class Noted(NamedTuple):
    """One note, of a day, of an event or of a dose.

    Attributes:
        day: the day it is about, an ordinal.
        about: the kind of event, or "dose"; empty for a note of the day.
        product: the product of the event or dose; None where there is none.
        text: the person's words, exactly.
    """

    day: int
    about: str
    product: str | None
    text: str


class Appointment(NamedTuple):
    """A visit: its row, its day, who it is with, and what the person wants of it."""

    id: int
    day: date
    who: str | None
    goal: str | None


class Occasions:
    """The part of a reading journal that knows notes, plans, and what is to be asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def notes(self, first: date, last: date) -> list[Noted]:
        """The notes of a period, by day: of the day, of events, of doses."""
        span = {"first": first.isoformat(), "last": last.isoformat()}
        rows = self._connection.execute(_NOTES, span)
        return [
            Noted(_ordinal(day), about, product, text) for day, about, product, text, *_ in rows
        ]

    def visit_before(self, day: date) -> Appointment | None:
        """The latest visit before a day."""
        return self._visit("<", "DESC", day)

    def visit_from(self, day: date) -> Appointment | None:
        """The next visit, on a day or after it."""
        return self._visit(">=", "ASC", day)

    def open_questions(self, visit: Appointment | None) -> list[str]:
        """What is still to be asked: at a visit, then at whichever is next."""
        rows = self._connection.execute(_QUESTIONS, (visit.id if visit else None,))
        return [text for (text,) in rows]

    def said_of_person(self, key: str) -> str | None:
        """One thing that a report may say of the person; None where it was not said."""
        query = "SELECT value FROM profile WHERE key = ?"
        row = self._connection.execute(query, (key,)).fetchone()
        return str(row[0]) if row else None

    def _visit(self, where: str, order: str, day: date) -> Appointment | None:
        query = _VISIT.format(where, order)
        row = self._connection.execute(query, (day.isoformat(),)).fetchone()
        return Appointment(row[0], date.fromisoformat(row[1]), *row[2:]) if row else None


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
