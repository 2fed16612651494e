"""One side of a merge: its rows by their identity, and by which batch each of them became so.

Two copies of a journal have rows, batches and measures of the same UUIDs, and numbers of their own.
So here a row is known by its UUID, and so is what it belongs to.
"""

import re
import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from sidelog.journal.columns import Row, rows_of
from sidelog.journal.history.batches import SESSION, UNDONE
from sidelog.journal.history.literals import read_row
from sidelog.journal.tables.schema import RECORDED_TABLES

PARENTS: Mapping[str, str] = {"measure_id": "measure", "product_id": "product", "visit_id": "visit"}
"""The columns that hold the number of another row, and the table of that row."""

_IDENTITY = re.compile(r"id=\d+,uuid='([^']*)'")
"""How a row of the history begins."""
_BATCHES = f"SELECT b.id, b.uuid, b.at, b.kind, b.target, b.session, {UNDONE} FROM batch b"
_MERGED = "SELECT batch_id, part, uuid, mark FROM merged"
_REMOVED = "SELECT table_name, row_id, old FROM change WHERE new IS NULL ORDER BY id"
_CHANGES = "SELECT batch_id, table_name, row_id, old, new FROM change ORDER BY id"

Key = tuple[str, str]
"""A row: its table and its UUID."""


class Version(NamedTuple):
    """A row as it was or is.

    Attributes:
        row: its columns, with the UUIDs of what it belongs to; None where it is not there.
        batch: the UUID of the batch that made it so, in whichever copy; None: no batch did.
        at: when that was written; empty where no batch did.
        number: the batch of this copy that made it so here.
    """

    row: Row | None
    batch: str | None = None
    at: str = ""
    number: int = 0

    @property
    def rank(self) -> tuple[datetime, str]:
        """What is higher was written later; both sides say the same of the same version."""
        return instant(self.at), self.batch or ""


class _Batch(NamedTuple):
    uuid: str
    at: str
    kind: str
    target: int | None
    session: str
    undone: int


class _Step(NamedTuple):
    """One change of a row: by which batch, and the text of what it was and became."""

    batch: int
    old: str | None
    new: str | None


def instant(text: str) -> datetime:
    """An instant of the tables, to be compared with others; without an offset it is UTC."""
    if not text:
        return datetime.min.replace(tzinfo=UTC)
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


class Side:
    """A journal as a merge sees it.

    Attributes:
        rows: the present rows, by their table and UUID.
        stored: the same, as they are in the file: `see_as_one` leaves them.
        numbers: the number of each.
        knows: the batches that this copy has seen, its own and those that a merge brought, with
            the instant of each; what a merge brought that was undone is not among them.
        same: rows that a merge found to be one with another, by UUID, and the other's.
        removed: rows that were deleted once, some of which are there again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the rows, and what is known; their history is read by `follow`."""
        self._connection = connection
        self._batches = {row[0]: _Batch(*row[1:]) for row in connection.execute(_BATCHES)}
        self.knows = {one.uuid: one.at for one in self._batches.values()}
        self.same: dict[str, str] = {}
        self._instants = dict(self.knows)
        self._origins: dict[tuple[int, str], str] = {}
        self._merges: set[int] = set()
        self._marked: dict[str, list[int]] = {}
        self._read_merges()
        self._named: dict[tuple[str, int], str] = {}
        self.removed: set[Key] = set()
        self.numbers: dict[Key, int] = {}
        self.stored = dict(self._read_rows())
        self.rows = {**self.stored}
        self._trails: dict[Key, list[_Step]] = {}

    @property
    def own(self) -> frozenset[str]:
        """The batches of persons in the history of this file: two copies have some in common."""
        return frozenset(one.uuid for one in self._batches.values() if one.session != SESSION)

    def _read_merges(self) -> None:
        for number, part, uuid, mark in self._connection.execute(_MERGED):
            self._merges.add(number)
            holds = not self._batches[number].undone
            if part == "batch":
                self._instants.setdefault(uuid, mark)
                if holds:
                    self.knows.setdefault(uuid, mark)
            elif part == "row":
                self._origins[number, uuid] = mark
                if holds:
                    self._marked.setdefault(uuid, []).append(number)
            elif holds:
                self.same[uuid] = mark

    def _read_rows(self) -> Iterator[tuple[Key, Row]]:
        for table, number, old in self._connection.execute(_REMOVED):  # history may name it
            self._named[table, number] = _identity(old)
            self.removed.add((table, _identity(old)))
        found = {
            table: rows_of(self._connection, f"SELECT * FROM {table}") for table in RECORDED_TABLES
        }
        for table, rows in found.items():
            for row in rows:
                self._named[table, row["id"]] = row["uuid"]
                self.numbers[table, row["uuid"]] = row["id"]
        for table, rows in found.items():
            for row in rows:
                yield (table, row["uuid"]), self._without_numbers(row)

    def _without_numbers(self, row: Row) -> Row:
        content = {name: value for name, value in row.items() if name not in {"id", "uuid"}}
        for column, table in PARENTS.items():
            if content.get(column) is not None:
                content[column] = self._named.get((table, content[column]), "")
        return content

    def see_as_one(self, same: Mapping[str, str]) -> None:
        """Let rows belong to what their parents are one with."""
        self.rows = {key: pointed(row, same) for key, row in self.rows.items()}

    def follow(self, keys: Iterable[Key]) -> None:
        """Read the history of some rows, each of which is there now or was removed."""
        wanted = set(keys)
        numbers = {(table, self.numbers[table, uuid]) for table, uuid in wanted & self.rows.keys()}
        for table, number, old in self._connection.execute(_REMOVED):
            if (table, _identity(old)) in wanted:
                numbers.add((table, number))
        for batch, table, number, old, new in self._connection.execute(_CHANGES):
            if (table, number) not in numbers:
                continue
            was, became = (_identity(text) for text in (old, new))
            for uuid in {was, became} - {""}:
                if (table, uuid) in wanted:  # a number may have been given again
                    step = _Step(
                        batch, old if was == uuid else None, new if became == uuid else None
                    )
                    self._trails.setdefault((table, uuid), []).append(step)

    def versions(
        self, key: Key, peer: Container[str], same: Mapping[str, str]
    ) -> tuple[Version, ...]:
        """What a row was, and is at last, as it looks to a peer who knows some batches.

        What was undone before the peer could see it, and every merge that was undone, is as if it
        had never been.
        """
        trail, now = self._trails.get(key, []), self.rows.get(key)
        if not trail:
            return (Version(now),)
        versions = [Version(self._read(trail[0].old, same))]
        taken_back: dict[int, list[Version]] = {}
        last = 0
        for step in trail:
            done = self._batches[step.batch]
            target = done.target or 0
            if step.batch == last:
                if versions[-1].number == last:
                    versions[-1] = versions[-1]._replace(row=self._read(step.new, same))
                continue
            last = step.batch
            if done.kind == "undo" and self._is_as_never(target, peer):
                taken_back[target] = list(_taken(versions, target))
            elif done.kind == "redo" and target in taken_back:
                versions += reversed(taken_back.pop(target))
            else:
                made_by = self._origins.get((step.batch, key[1]), done.uuid)
                made_at = self._instants.get(made_by, done.at)
                row = self._read(step.new, same)
                versions.append(Version(row, made_by, made_at, step.batch))
        for number in sorted(self._marked.get(key[1], ())):
            if number > last:  # both had said the same, and the other later
                made_by = self._origins[number, key[1]]
                versions.append(Version(now, made_by, self._instants.get(made_by, ""), number))
        versions[-1] = versions[-1]._replace(row=now)  # with columns that came since
        return tuple(versions)

    def _is_as_never(self, batch: int, peer: Container[str]) -> bool:
        return batch in self._merges or self._batches[batch].uuid not in peer

    def _read(self, text: str | None, same: Mapping[str, str]) -> Row | None:
        if text is None:
            return None
        return pointed(self._without_numbers(read_row(text)), same)


def pointed(row: Row, same: Mapping[str, str]) -> Row:
    """The row, belonging to what its parents are one with."""
    moved = {}
    for column in PARENTS:
        if row.get(column) in same:
            moved[column] = one_with(row[column], same)
    return {**row, **moved} if moved else row


def one_with(uuid: str, same: Mapping[str, str]) -> str:
    """What a row is one with in the end."""
    while uuid in same:
        uuid = same[uuid]
    return uuid


def _taken(versions: list[Version], batch: int) -> Iterator[Version]:
    """Take the versions from a batch on away, the latest first."""
    while len(versions) > 1 and versions[-1].number >= batch:
        yield versions.pop()


def _identity(text: str | None) -> str:
    found = _IDENTITY.match(text or "")
    return found[1] if found else ""
