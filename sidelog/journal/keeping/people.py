"""The person and their appointments: what a report may say of them, and what is to be asked."""

from datetime import date
from typing import NamedTuple

from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.journal import Journal
from sidelog.journal.queries import day_or_none
from sidelog.journal.references import Kind, Reference
from sidelog.journal.rules import TEXTS, check_text

_VISITS = "SELECT id, day, who, goal, note, done_on FROM visit"
_QUESTIONS = "SELECT id, visit_id, text, answer FROM question"
# What nobody answered at an earlier visit is still to be asked.
_OPEN = f"""
{_QUESTIONS} WHERE answer IS NULL
  AND (visit_id IS NULL OR visit_id IN (SELECT id FROM visit WHERE day <= ?2 OR done_on <= ?2))
ORDER BY visit_id IS NOT ?1, visit_id IS NOT NULL, position, id
"""


class Appointment(NamedTuple):
    """A visit, which may lie ahead; `done_on` is the day on which it was said to be over."""

    id: int
    day: date
    who: str | None
    goal: str | None
    note: str | None
    done_on: date | None

    @property
    def reference(self) -> str:
        """Its short name, such as "v1"."""
        return str(Reference(Kind.VISIT, self.id))

    def is_over(self, today: date) -> bool:
        """Whether it lies before today, or is said to be over."""
        return self.day < today or self.done_on is not None


class Asked(NamedTuple):
    """Something to ask at a visit, by its row; None is whichever is next."""

    id: int
    visit: int | None
    text: str
    answer: str | None

    @property
    def reference(self) -> str:
        """Its short name, such as "q1"."""
        return str(Reference(Kind.QUESTION, self.id))


def visits(journal: Journal) -> list[Appointment]:
    """Every visit, by day."""
    rows = journal.query(f"{_VISITS} ORDER BY day, id")
    return [
        Appointment(number, date.fromisoformat(day), who, goal, note, day_or_none(done))
        for number, day, who, goal, note, done in rows
    ]


def visit_before(journal: Journal, today: date) -> Appointment | None:
    """The latest visit that is over."""
    over = [one for one in visits(journal) if one.day <= today and one.is_over(today)]
    return over[-1] if over else None


def visit_from(journal: Journal, today: date) -> Appointment | None:
    """The next visit, on a day or after it."""
    return next((one for one in visits(journal) if not one.is_over(today)), None)


def add_visit(
    journal: Journal, day: date, *, who: str | None = None, goal: str | None = None
) -> Appointment:
    """Keep an appointment, which may lie ahead.

    Raises:
        BadDataError: it is kept already, or a text cannot be kept.
    """
    for there in visits(journal):
        if (there.day, there.who) == (day, who):
            raise BadDataError(
                f"That visit is recorded already, as {there.reference}.",
                hint=f"Change it: sidelog edit {there.reference} --goal WORDS",
            )
    now = journal.batch.writer.instant
    columns = {"day": day, "who": who, "goal": goal, "recorded_at": now}
    return Appointment(journal.batch.insert("visit", columns), day, who, goal, None, None)


def questions(journal: Journal) -> list[Asked]:
    """Every question, in the order in which they were written."""
    rows = journal.query(f"{_QUESTIONS} ORDER BY position, id")
    return [Asked(*row) for row in rows]


def open_questions(journal: Journal, visit: Appointment | None, today: date) -> list[Asked]:
    """What is still to be asked at the next visit: its own, those of no visit, those left over."""
    row, day = (visit.id, visit.day) if visit else (None, today)
    return [Asked(*row) for row in journal.query(_OPEN, row, day)]


def ask(journal: Journal, text: str, visit: Appointment | None = None) -> Asked:
    """Keep a question for a visit; without one, for whichever is next."""
    query = "SELECT coalesce(max(position), 0) + 1 FROM question"
    (position,) = journal.query(query).fetchone()
    number, now = visit.id if visit else None, journal.batch.writer.instant
    columns = {"visit_id": number, "position": position, "text": text, "recorded_at": now}
    return Asked(journal.batch.insert("question", columns), number, text, None)


def said_of_person(journal: Journal, key: str) -> str | None:
    """One thing that a report may say of the person, such as "name"; None where it was not said."""
    _, value = _said(journal, key)
    return value


def say_of_person(journal: Journal, key: str, value: str) -> None:
    """Keep one thing that a report may say of the person, in place of what was said before."""
    check_text(key, value, TEXTS["profile"]["value"])
    row, _ = _said(journal, key)
    if row is None:
        journal.batch.insert("profile", {"key": key, "value": value})
    else:
        journal.batch.update("profile", row, {"value": value})


def forget_of_person(journal: Journal, key: str) -> None:
    """Let a report no longer say one thing of the person; the history keeps it, as all else."""
    row, _ = _said(journal, key)
    if row is None:
        raise NothingMatchedError(f"Nothing was said for {key}.")
    journal.batch.delete("profile", row)


def _said(journal: Journal, key: str) -> tuple[int | None, str | None]:
    query = "SELECT id, value FROM profile WHERE key = ?"
    return journal.query(query, key).fetchone() or (None, None)
