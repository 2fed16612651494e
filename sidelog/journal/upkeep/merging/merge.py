"""Merging another copy of the journal, both written since they parted: planned, and done.

What both copies have in common is found by the UUIDs of batches and rows, so that neither has to
know when they parted.  The other is only read.  What was merged is one batch here: `undo` takes it
back, and what was taken back counts as never merged.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from sidelog.errors import BadDataError
from sidelog.journal.columns import Row
from sidelog.journal.history.batches import Change
from sidelog.journal.history.describe import Named, Names
from sidelog.journal.journal import Journal
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.merging.conflicts import Conflict
from sidelog.journal.upkeep.merging.rows import Together
from sidelog.journal.upkeep.merging.sides import PARENTS, Key, Side, one_with, pointed

WAYS = ("mine", "theirs", "newer")
"""What can be preferred in every conflict."""

Other = sqlite3.Connection
"""The other copy, open to be read."""

_PARENTS = ("measure", "scale", "product", "visit")
_LEAVES = tuple(table for table in RECORDED_TABLES if table not in _PARENTS)
_PICTURE = "SELECT sha256, media, bytes FROM picture WHERE sha256 = ?"


class Write(NamedTuple):
    """A row as it is here and as it is to be; None where it is not there."""

    key: Key
    old: Row | None
    new: Row | None
    batch: str | None
    """The batch of the other that made it so; None: the merge does."""

    @property
    def change(self) -> Change:
        """The same for `describe`, with UUIDs in the place of numbers."""
        return Change(self.key[0], self.old, self.new)


class Once(NamedTuple):
    """What was entered on both sides: the row that is kept, the other, and what both say."""

    kept: Key
    gone: Key
    row: Row


class Plan(NamedTuple):
    """What a merge does to this journal.

    Attributes:
        writes: the rows that change, parents before children.
        conflicts: what both sides said, each with what stands: "mine", "theirs", "both", or None
            where nobody said; then its `otherwise` is in `writes`.
        once: rows that were entered on both sides and say the same, of which one is kept.
        learned: the batches of the other that this copy did not know, with their instants.
        same: rows found to be one with another, by UUID.
        later: rows that both have alike, the other since a later batch, by UUID.
        kept: rows that the other deleted, and that stay as something here needs them, by UUID.
        names: what the measures and products of both sides are called, by their UUIDs.
    """

    writes: tuple[Write, ...]
    conflicts: tuple[tuple[Conflict, str | None], ...]
    once: tuple[Once, ...]
    learned: Mapping[str, str]
    same: Mapping[str, str]
    later: Mapping[str, str]
    kept: frozenset[str]
    names: Names

    @property
    def is_open(self) -> bool:
        """Whether a conflict is undecided in which only one of both can stand."""
        return any(stands is None and not one.twins for one, stands in self.conflicts)

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to write: not even what was decided."""
        return not self.writes and not self.conflicts

    @property
    def by_themselves(self) -> list[Write]:
        """The rows that change, are in no conflict, and say what no other says."""
        keys = {key for one, _ in self.conflicts for key in (*one.mine, *one.theirs)}
        keys |= {key for one in self.once for key in (one.kept, one.gone)}
        return [one for one in self.writes if one.key not in keys]

    @property
    def coming(self) -> list[Write]:
        """Rows that are new here."""
        return [one for one in self.by_themselves if one.old is None]

    @property
    def changing(self) -> list[Write]:
        """Rows that become another."""
        return [one for one in self.by_themselves if one.old is not None and one.new is not None]

    @property
    def going(self) -> list[Write]:
        """Rows that were deleted there, or whose place something else has."""
        return [one for one in self.by_themselves if one.new is None]


def plan_merge(
    journal: Journal,
    other: Other,
    *,
    prefer: str | None = None,
    answers: Mapping[str, str] | None = None,
    unrelated: bool = False,
) -> Plan:
    """What merging another copy into this journal does; nothing is written.

    Args:
        journal: this one.
        other: the other, at this version's tables.
        prefer: which side stands in every conflict, one of `WAYS`.
        answers: "mine" or "theirs", of twins also "both", for single conflicts, by their key.
        unrelated: whether the two may have no entry in common.

    Raises:
        BadDataError: they have none, or hold what no choice can bring together.
    """
    mine, theirs = Side(journal.connection), Side(other)
    if not unrelated:
        refuse_unrelated(mine, theirs)
    said = dict(answers or {})
    decided: dict[str, str | None] = {}

    def choose(conflict: Conflict) -> str:
        way = conflict.newer if prefer == "newer" else prefer
        decided[conflict.key] = stands = said.get(conflict.key, way)
        return stands or conflict.otherwise

    together = Together(mine, theirs, choose)
    return Plan(
        writes=tuple(_writes(mine, together)),
        conflicts=tuple((one, decided[one.key]) for one in together.conflicts),
        once=tuple(_once(mine, theirs, together)),
        learned={uuid: at for uuid, at in theirs.knows.items() if uuid not in mine.knows},
        same={one: other for one, other in together.same.items() if mine.same.get(one) != other},
        later=together.later,
        kept=frozenset(together.kept),
        names=_names(mine, theirs),
    )


def refuse_unrelated(mine: Side, theirs: Side) -> None:
    """Refuse two journals of which both have entries, and that have no command or entry in common.

    Raises:
        BadDataError: they are such.
    """
    entries = [{key for key in side.rows if key[0] in _LEAVES} for side in (mine, theirs)]
    known = mine.own & theirs.knows.keys() or theirs.own & mine.knows.keys()
    if all(entries) and not (known or set.intersection(*entries)):
        raise BadDataError(
            "These two journals have nothing in common, so they may be two people's.",
            hint="If both are yours, say it with --unrelated.",
        )


def _writes(mine: Side, together: Together) -> Iterator[Write]:
    order = {table: place for place, table in enumerate(RECORDED_TABLES)}
    for key in sorted(together.outcomes, key=lambda one: (order[one[0]], one[1])):
        there, one = mine.stored.get(key), together.outcomes[key]
        if there != one.row:
            yield Write(key, there, one.row, one.batch)


def _once(mine: Side, theirs: Side, together: Together) -> Iterator[Once]:
    stored = {**theirs.stored, **mine.stored}
    for kept, gone in together.twice:
        yield Once(kept, gone, stored[kept])


def _names(mine: Side, theirs: Side) -> Names:
    rows = {**theirs.rows, **mine.rows}
    return {
        key: Named(row["name"], row.get("unit"))
        for key, row in rows.items()
        if key[0] in {"measure", "product"}
    }


def apply_merge(journal: Journal, plan: Plan, other: Other) -> None:
    """Do what was planned, as one batch; both are as they were when the plan was made.

    Rows go and come in an order in which no rule of the tables is broken in between, there nor on
    the way back.
    """
    if plan.is_nothing:
        return
    number = journal.batch.begin()
    _Writing(journal, plan, other).write()
    (own,) = journal.query("SELECT uuid FROM batch WHERE id = ?", number).fetchone()
    # That a row stays although the other deleted it is said by this merge, which has seen both.
    rows = {**plan.later, **dict.fromkeys(plan.kept, own)}
    rows |= {one.key[1]: one.batch for one in plan.writes if one.batch}
    for part, marks in (("batch", plan.learned), ("row", rows), ("same", plan.same)):
        journal.connection.executemany(
            "INSERT INTO merged (batch_id, part, uuid, mark) VALUES (?, ?, ?, ?)",
            [(number, part, uuid, mark) for uuid, mark in marks.items()],
        )
    journal.forget_names()


class _Writing:
    """The rows of a merge on their way into the journal."""

    def __init__(self, journal: Journal, plan: Plan, other: Other) -> None:
        self._journal = journal
        self._batch = journal.batch
        self._other = other
        self._same = plan.same
        self._writes = {one.key: one for one in plan.writes}
        self._numbers: dict[Key, int] = {}
        for table in RECORDED_TABLES:
            for number, uuid in journal.query(f"SELECT id, uuid FROM {table}"):
                self._numbers[table, uuid] = number

    def write(self) -> None:
        for table in reversed(_LEAVES):
            self._delete(table)
        self._in_place(self._same)
        for table in ("measure", "product"):
            names = {one.new["name"] for one in self._of(table) if one.new is not None}
            gone = (one for one in self._of(table) if one.new is None and one.old is not None)
            self._free_names(one for one in gone if one.old and one.old["name"] in names)
        for table in (*_PARENTS, *_LEAVES):
            self._update(table)
            if table == "scale":
                self._renumber()
            self._insert(table)
        for table in reversed(_PARENTS):
            self._delete(table)

    def _of(self, table: str) -> list[Write]:
        return [one for one in self._writes.values() if one.key[0] == table]

    def _columns(self, row: Row) -> Row:
        """The columns of a row as this journal holds them: with numbers of its own."""
        numbers = {
            column: self._numbers[table, row[column]]
            for column, table in PARENTS.items()
            if row.get(column) is not None
        }
        return {**row, **numbers}

    def _delete(self, table: str) -> None:
        for one in self._of(table):
            if one.new is None:
                self._batch.delete(table, self._numbers[one.key])

    def _insert(self, table: str) -> None:
        for one in self._of(table):
            if one.new is None or one.old is not None:
                continue
            if table == "photo":
                self._copy_picture(one.new["sha256"])
            columns = self._columns(one.new)
            self._numbers[one.key] = self._batch.insert(table, columns, one.key[1])

    def _update(self, table: str) -> None:
        """Change rows in the order that lets them pass each other; where none does, anew."""
        waiting = [one for one in self._of(table) if one.new is not None and one.old is not None]
        while waiting:
            left = [one for one in waiting if not self._has_changed(one)]
            if len(left) == len(waiting):
                self._exchange(table, left)
                return
            waiting = left

    def _has_changed(self, one: Write) -> bool:
        with suppress(sqlite3.IntegrityError):
            self._change(one)
            return True
        return False

    def _change(self, one: Write) -> None:
        columns = self._columns(one.new or {})
        if one.key[0] == "scale":  # with the values that are on it; see below
            columns.pop("version")
        self._batch.update(one.key[0], self._numbers[one.key], columns)

    def _exchange(self, table: str, some: Sequence[Write]) -> None:
        """Change rows that wait for each other's places."""
        if table in _PARENTS:
            self._free_names(some)
            for one in some:
                self._change(one)
            return
        for one in some:
            self._batch.delete(table, self._numbers[one.key])
        for one in some:
            columns = {"id": self._numbers[one.key], **self._columns(one.new or {})}
            self._batch.insert(table, columns, one.key[1])

    def _free_names(self, some: Iterable[Write]) -> None:
        """Give measures or products another name, while something else comes to have theirs."""
        for one in some:
            name = f"merged-{one.key[1].replace('-', '')[-32:]}"
            self._batch.update(one.key[0], self._numbers[one.key], {"name": name})

    def _in_place(self, same: Mapping[str, str]) -> None:
        """Let what comes in the place of what is one with it have its number: others belong to it.

        A scale is one with that of its measure and number; whatever is on it stays.
        """
        for table in _PARENTS:
            gone = {
                self._place(one.key, pointed(one.old, same), same): one
                for one in self._of(table)
                if one.new is None and one.old is not None
            }
            for one in self._of(table):
                if one.new is None or one.old is not None:
                    continue
                other = gone.get(self._place(one.key, one.new, {}))
                if other is not None:
                    self._numbers[one.key] = number = self._numbers[other.key]
                    columns = {**self._columns(one.new), "uuid": one.key[1]}
                    self._batch.update(table, number, columns)
                    del self._writes[other.key], self._writes[one.key]

    def _place(self, key: Key, row: Row, same: Mapping[str, str]) -> object:
        """What is the same of a row that goes and of one that comes in its place."""
        if key[0] == "scale":
            return row["measure_id"], row["version"]
        return one_with(key[1], same)

    def _renumber(self) -> None:
        """Give a scale another number, with the values that are on it."""
        for one in self._of("scale"):
            if one.old is None or one.new is None or one.old["version"] == one.new["version"]:
                continue
            columns = self._columns(one.new)
            number = self._batch.insert("scale", columns)
            query = "SELECT id FROM observation WHERE measure_id = ? AND scale_version = ?"
            there = columns["measure_id"], one.old["version"]
            for (row,) in self._journal.query(query, *there).fetchall():
                self._batch.update("observation", row, {"scale_version": one.new["version"]})
            self._batch.delete("scale", self._numbers[one.key])
            self._batch.update("scale", number, {"uuid": one.key[1]})
            self._numbers[one.key] = number

    def _copy_picture(self, digest: str) -> None:
        picture = self._other.execute(_PICTURE, (digest,)).fetchone()
        if picture is not None:
            self._journal.query("INSERT OR IGNORE INTO picture VALUES (?, ?, ?)", *picture)
