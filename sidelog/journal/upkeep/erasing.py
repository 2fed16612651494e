"""Erasing a measure, a product or one entry with its history, as if it had never been.

The history is append-only for everybody else.  Here its guards are taken off and put back within
one transaction; where that is rolled back, nothing of it happened.  What was recorded of something
else, and was the erased one's for a while, begins its history with what it is now.

Freed space is zeroed (`secure_delete`), and the file is written anew (VACUUM).  That reaches
neither copies of the file, nor what a disk keeps of what it no longer shows.
"""

import re
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import KeptError, UnsureError
from sidelog.journal.connection import JournalFile, reason, storage_errors
from sidelog.journal.history.literals import Value
from sidelog.journal.journal import Journal
from sidelog.journal.references import row_name
from sidelog.journal.rules import TEXTS
from sidelog.journal.store import CommitError, open_file, transaction
from sidelog.journal.tables.built_in import add_as_it_came
from sidelog.journal.upkeep.subjects import Change, Subject, changes_of

_LINKS = {"product": ("dose", "regimen_step", "event"), "measure": ("observation", "scale")}
"""The tables whose rows belong to a row of another, in the order in which they can go."""

_CALLED = {"profile": "key", "product": "name", "measure": "name"}
"""The column by which a row is called that has no reference of its own."""

_GUARDS = """
SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'
AND (tbl_name IN ('batch', 'change') OR name GLOB 'history_*')
"""

_UNSEEN = """
DELETE FROM picture WHERE sha256 NOT IN (SELECT sha256 FROM photo) AND NOT EXISTS
  (SELECT 1 FROM change WHERE table_name = 'photo' AND instr(coalesce(old, new), picture.sha256))
"""
"""Pictures that no photo has, nor could have again."""


class Erasure(NamedTuple):
    """What is erased with something.

    Attributes:
        subject: what is erased.
        entries: how many entries there are of it, by their table.
        changes: how many changes of the history go.
        names: every name that it had, its present one first.
        mentions: other rows that say one of its names, or did once, such as "n3" or "profile why";
            they stay.
        comes_back: whether it came with sidelog, so that it stays in the list, with nothing of it.
    """

    subject: Subject
    entries: Mapping[str, int]
    changes: int
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    comes_back: bool


class _Plan(NamedTuple):
    """What is to be done.

    Attributes:
        erasure: the same for a person.
        rows: the rows that go, by their table, in the order in which they can.
        gone: the changes that go, and the batches that they are of.
        first: changes that become the first of their row, and the batches that they are of.
    """

    erasure: Erasure
    rows: Mapping[str, list[int]]
    gone: Mapping[int, int]
    first: Mapping[int, int]


def look(journal: Journal, subject: Subject) -> Erasure:
    """What would be erased; nothing is changed."""
    return _plan(journal.connection, subject).erasure


def erase(file: JournalFile, subject: Subject) -> Erasure:
    """Erase something with all that belongs to it; nothing brings it back.

    Raises:
        SidelogError: the file or the disk refuses; see `store.open_file`.
        UnsureError: it is not known whether it was done.
        KeptError: it is erased, but the file could not be written anew.
    """
    with open_file(file, create=False) as connection, storage_errors(file.path):
        try:
            with transaction(connection, writing=True):
                plan = _plan(connection, subject)
                _carry_out(connection, plan)
        except CommitError as failed:
            words = f"The journal {file.path} {reason(failed.reason)[0] or 'could not be written'}."
            said = f"It is not known whether this was erased. {words}"
            raise UnsureError(said, hint="Look: sidelog history, and erase it again") from None
        try:
            connection.execute("VACUUM")
        except sqlite3.DatabaseError as error:
            words = reason(error)[0] or "could not be written anew"
            raise KeptError(
                f"the journal {file.path} {words}.",
                hint="What was erased is zeroed in the file; only, the file is as large as before.",
            ) from None
    return plan.erasure


class _Owners:
    """Which row a number meant at a change of the history: it may have been given again."""

    def __init__(
        self, connection: sqlite3.Connection, table: str, changes: Iterable[Change]
    ) -> None:
        self._since: dict[Value, list[tuple[int, str]]] = defaultdict(list)
        for change in changes:
            known, identity = self._since[change.row], str(change.identity)
            if not known or known[-1][1] != identity:  # what was there before the history, always
                known.append((change.id if known or change.old is None else 0, identity))
        for number, identity in connection.execute(f"SELECT id, uuid FROM {table}"):
            self._since[number] = self._since[number] or [(0, identity)]

    def of(self, number: Value, change: int) -> str:
        """The UUID of the row that had the number then."""
        known = self._since[number]
        place = bisect_right(known, (change, "~")) - 1
        return known[max(place, 0)][1] if known else ""


def _plan(connection: sqlite3.Connection, subject: Subject) -> _Plan:
    own = list(changes_of(connection, subject.table))
    owners = _Owners(connection, subject.table, own)
    there = dict(connection.execute(f"SELECT uuid, id FROM {subject.table}"))
    linked = {table: list(changes_of(connection, table)) for table in _LINKS.get(subject.table, ())}
    link = f"{subject.table}_id"
    erased = _joined_into(subject.identity, link, own, linked, owners, there)
    rows: dict[str, list[int]] = {}
    gone: dict[int, int] = {}
    first: dict[int, int] = {}
    about: dict[int, int | None] = dict(connection.execute("SELECT id, target FROM batch"))

    def is_erased(change: Change, row: Mapping[str, Value] | None) -> bool:
        return row is not None and owners.of(row[link], change.id) in erased

    numbers = [there[one] for one in erased if one in there]
    for table, changes in linked.items():
        marks = ", ".join("?" * len(numbers))
        query = f"SELECT uuid, id FROM {table} WHERE {link} IN ({marks}) ORDER BY id"
        now = dict(connection.execute(query, numbers))
        rows[table] = list(now.values())
        for identity, some in _by_row(changes).items():
            goes, begins = (some, None) if identity in now else _unpick(some, about, is_erased)
            gone |= {one.id: one.batch for one in goes}
            first |= {begins.id: begins.batch} if begins else {}
    rows[subject.table] = numbers
    gone |= {one.id: one.batch for one in own if one.identity in erased}
    names = tuple(dict.fromkeys((subject.name, *_names(own, erased))))
    return _Plan(
        Erasure(
            subject,
            {table: len(some) for table, some in rows.items() if some and table != subject.table},
            len(gone),
            names if subject.table in _LINKS else (),
            tuple(_mentions(connection, names, gone, rows)) if subject.table in _LINKS else (),
            _is_own(connection, subject),
        ),
        rows,
        gone,
        first,
    )


def _joined_into(
    identity: str,
    link: str,
    own: list[Change],
    linked: Mapping[str, list[Change]],
    owners: _Owners,
    there: Mapping[str, int],
) -> set[str]:
    """The UUIDs of what is erased: the one, and those that were joined with it."""
    ended = {(str(one.identity), one.batch) for one in own if one.new is None}
    moves = set()
    for one in (one for some in linked.values() for one in some):
        if one.old and one.new and one.old[link] != one.new[link]:
            before, after = (owners.of(row[link], one.id) for row in (one.old, one.new))
            if (before, one.batch) in ended and before not in there:
                moves.add((before, after))
    erased = {identity}
    while more := {before for before, after in moves if after in erased} - erased:
        erased |= more
    return erased


def _by_row(changes: Iterable[Change]) -> Mapping[Value, list[Change]]:
    by_row: dict[Value, list[Change]] = defaultdict(list)
    for one in changes:
        by_row[one.identity].append(one)
    return by_row


def _unpick(
    changes: list[Change],
    about: Mapping[int, int | None],
    is_erased: Callable[[Change, Mapping[str, Value] | None], bool],
) -> tuple[list[Change], Change | None]:
    """What goes of the history of a row that was the erased one's for a while, and is no more.

    It goes up to the last change that tells of that, which becomes the row's first, as if it had
    been written so to begin with.  That has to be one of a command: what an undo or a redo did is
    found by what it is about, and so goes, or stands for it.

    Args:
        changes: the history of the row.
        about: which batch an undo or a redo is about; None of a command.
        is_erased: whether a row belonged to the erased one at a change.

    Returns:
        The changes that go, and the one that becomes the first, if any.
    """
    gone: list[Change] = []
    while True:
        told = [one for one in changes if is_erased(one, one.old) or is_erased(one, one.new)]
        if not told:
            return gone, None
        last = told[-1]
        command = about[last.batch]
        if command is None:
            break
        is_in_effect = any(one.batch == command and one.new == last.new for one in changes)
        kin = [one for one in changes if command in {one.batch, about[one.batch]}]
        gone += [one for one in kin if one.batch != command or not is_in_effect]
        changes = [one for one in changes if one not in gone]
    gone += changes[: changes.index(last)]
    if last.new is None or is_erased(last, last.new):
        return [*gone, last], None
    return gone, last


def _names(own: Iterable[Change], erased: set[str]) -> Iterator[str]:
    for one in own:
        if one.identity in erased:
            yield from (str(row["name"]) for row in (one.new, one.old) if row and "name" in row)


def _is_own(connection: sqlite3.Connection, subject: Subject) -> bool:
    """Whether it is a measure that came with sidelog."""
    if subject.table != "measure":
        return False
    query = "SELECT built_in FROM measure WHERE uuid = ?"
    row = connection.execute(query, (subject.identity,)).fetchone()
    return row is not None and row[0] == 1


def _mentions(
    connection: sqlite3.Connection,
    names: Iterable[str],
    gone: Mapping[int, int],
    rows: Mapping[str, list[int]],
) -> Iterator[str]:
    """The rows that say one of the names, or did once, and are not erased."""
    says = _Says(names)
    found = set()
    called: dict[tuple[str, int], str] = {}
    for table, columns in _written().items():
        query = f"SELECT id, {_CALLED.get(table, 'id')}, {', '.join(columns)} FROM {table}"
        query += " WHERE built_in = 0" if table == "measure" else ""
        for number, name, *texts in connection.execute(query):
            called[table, number] = f"{table} {name}" if table in _CALLED else ""
            is_gone = number in rows.get(table, ())
            if not is_gone and any(text and says(text) for text in texts):
                found.add((table, number))
    for number, table, row, text in connection.execute(
        "SELECT id, table_name, row_id, coalesce(old, '') || ' ' || coalesce(new, '') FROM change"
    ):
        if number not in gone and table in _written() and says(text):
            found.add((table, row))
    return (called.get(one) or row_name(*one) for one in sorted(found))


def _written() -> Mapping[str, Iterable[str]]:
    """The columns with a person's words, by table; those of scales are sidelog's, as a rule."""
    return {table: columns for table, columns in TEXTS.items() if table != "scale"}


class _Says:
    """Whether a text has one of some names in it, as a word of its own."""

    def __init__(self, names: Iterable[str]) -> None:
        words = "|".join(re.escape(fold(name)) for name in names)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    def __call__(self, text: str) -> bool:
        return self._pattern.search(fold(text)) is not None


def _carry_out(connection: sqlite3.Connection, plan: _Plan) -> None:
    guards = connection.execute(_GUARDS).fetchall()
    for name, _ in guards:
        connection.execute(f'DROP TRIGGER "{name}"')
    subject = plan.erasure.subject
    place = None
    if plan.erasure.comes_back:
        query = "SELECT position FROM measure WHERE uuid = ?"
        (place,) = connection.execute(query, (subject.identity,)).fetchone()
    for table, numbers in plan.rows.items():
        for number in numbers:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
    for number in plan.first:
        connection.execute("UPDATE change SET old = NULL WHERE id = ?", (number,))
    for number in plan.gone:
        connection.execute("DELETE FROM change WHERE id = ?", (number,))
    if subject.table == "photo":
        connection.execute(_UNSEEN)
    if place is not None:
        add_as_it_came(connection, subject.identity, place)
    touched = {*plan.gone.values(), *plan.first.values()}
    _clear_batches(connection, touched, _Says(plan.erasure.names or (subject.name,)))
    for _, statement in guards:
        connection.execute(statement)


def _clear_batches(connection: sqlite3.Connection, touched: set[int], says: _Says) -> None:
    """Take away the batches of which nothing is left; of others, what was typed may tell of it."""
    for number in sorted(touched, reverse=True):  # an undo comes after what it is about
        connection.execute(
            "DELETE FROM batch WHERE id = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM change WHERE batch_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM batch WHERE target = ?1)",
            (number,),
        )
    for number, summary in connection.execute("SELECT id, summary FROM batch").fetchall():
        if number in touched or says(summary):
            first, *more = summary.split(" ", 1)
            kept = f"{first} …" if more else first
            if kept != summary:
                connection.execute("UPDATE batch SET summary = ? WHERE id = ?", (kept, number))
