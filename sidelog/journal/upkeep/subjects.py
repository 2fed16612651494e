"""What can be erased: a measure, a product or an entry, also one that only the history knows."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import BadDataError, NothingMatchedError
from sidelog.journal.history.describe import names_of, say_row
from sidelog.journal.history.literals import Value, read_row
from sidelog.journal.journal import Journal
from sidelog.journal.references import Reference

_CHANGES = "SELECT id, batch_id, row_id, old, new FROM change WHERE table_name = ? ORDER BY id"


class Subject(NamedTuple):
    """What is to be erased: a measure or a product by its name, or an entry such as "n3".

    Attributes:
        table: where it is kept.
        identity: the UUID of its row.
        name: what it is called.
    """

    table: str
    identity: str
    name: str


class Change(NamedTuple):
    """A change of the history, its rows by column."""

    id: int
    batch: int
    row: int
    old: Mapping[str, Value] | None
    new: Mapping[str, Value] | None

    @property
    def identity(self) -> Value:
        """The UUID of the row; a number may be given again, once its row is gone."""
        return (self.new or self.old or {})["uuid"]


def find(journal: Journal, table: str, name: str) -> Subject:
    """The measure or product of a name; of one that is no more, what the history has of it.

    Raises:
        NothingMatchedError: there never was one.
    """
    there = journal.query(f"SELECT uuid, name FROM {table} ORDER BY id").fetchall()
    for identity, known in there:
        if fold(known) == fold(name):
            return Subject(table, identity, known)
    for change in changes_of(journal.connection, table):
        row = change.new or change.old or {}
        if fold(str(row["name"])) == fold(name) and row["uuid"] not in dict(there):
            return Subject(table, str(row["uuid"]), str(row["name"]))
    raise NothingMatchedError(
        f"There is no {table} {name[:50]!r}, and never was.",
        hint=f"All {table}s: sidelog {table} list",
    )


def find_one(journal: Journal, reference: Reference) -> Subject:
    """The entry that a reference names; of one that was deleted, what the history has of it.

    Raises:
        NothingMatchedError: there never was one.
        BadDataError: something belongs to it.
    """
    table = str(reference.kind)
    query = f"SELECT uuid FROM {table} WHERE id = ?"
    found = journal.query(query, reference.row).fetchone()
    if table == "visit" and found:
        asked = journal.query("SELECT id FROM question WHERE visit_id = ?", reference.row)
        if names := [f"q{number}" for (number,) in asked]:
            raise BadDataError(
                f"{reference} has questions: {', '.join(names)}.",
                hint=f"Erase them first: sidelog erase entry {' '.join(names)}",
            )
    if found:
        return Subject(table, found[0], str(reference))
    # Its number may have been given again, once it was free: what had it last is meant.
    for change in reversed(list(changes_of(journal.connection, table))):
        if change.row == reference.row:
            return Subject(table, str(change.identity), str(reference))
    raise NothingMatchedError(
        f"There is no {reference.kind.words} {reference}, and never was.",
        hint="What there is: sidelog show, and sidelog history --detail",
    )


def said_of(journal: Journal, subject: Subject) -> str:
    """What an entry says, such as "dose of kratom, 4 g, on Sun 22 Nov 2026"; empty if unknown."""
    its = [
        change
        for change in changes_of(journal.connection, subject.table)
        if change.identity == subject.identity
    ]
    row = its and (its[-1].new or its[-1].old)
    return say_row(subject.table, dict(row), names_of(journal)) if row else ""


def changes_of(connection: sqlite3.Connection, table: str) -> Iterator[Change]:
    """The changes of a table in the history, in their order."""
    for number, batch, row, old, new in connection.execute(_CHANGES, (table,)):
        yield Change(number, batch, row, old and read_row(old), new and read_row(new))
