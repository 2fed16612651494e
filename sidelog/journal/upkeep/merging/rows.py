"""What the rows of two copies of a journal are together, the same whichever is merged into which.

First each row by itself: what one side changed since both agreed stands; what both changed is a
conflict.  Then what was made apart and cannot stand beside each other, by the rules of the tables
and by those of the journal: the same thing twice becomes one, anything else is a conflict.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from sidelog.catalog.text import fold
from sidelog.errors import BadDataError
from sidelog.journal.columns import Row
from sidelog.journal.rules import LONGEST_MEASURE_NAME, LONGEST_PRODUCT_NAME
from sidelog.journal.tables.measure_rows import MEANING
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.merging.conflicts import BOTH, Choose, Conflict, Said
from sidelog.journal.upkeep.merging.places import (
    PLACES,
    dose_day,
    everything_said,
    observed_day,
    same_dose,
)
from sidelog.journal.upkeep.merging.sides import PARENTS, Key, Side, Version, one_with, pointed
from sidelog.journal.upkeep.merging.versions import ahead, like

_UNDATED = frozenset({"measure", "scale", "product", "profile"})
"""Tables whose rows do not say when they were written."""
_DIGITS = 4
"""Behind a name that something else has."""


class Outcome(NamedTuple):
    """What a row is in the end, and which batch made it so; None where the merge does."""

    row: Row | None
    batch: str | None


class Together:
    """The rows of both sides as one.

    Attributes:
        conflicts: what both said otherwise, in the order of the tables.
        same: rows made apart that are one with another, by UUID.
        twice: rows made apart that say the same, of which one is kept: that one, and the other.
        later: rows that are as here there too, by UUID, since a later batch of the other.
        kept: rows of this side, by UUID, that the other deleted and that something here needs.
        outcomes: every row that is on a side, or was before.
    """

    def __init__(self, mine: Side, theirs: Side, choose: Choose) -> None:
        """Find out; a `BadDataError` says what no choice can bring together."""
        self.conflicts: list[Conflict] = []
        self.twice: list[tuple[Key, Key]] = []
        self.later: dict[str, str] = {}
        self.kept: set[str] = set()
        self._sides = (mine, theirs)
        self.same = self._still_same()
        self._choose = choose
        self._versions: dict[Key, tuple[tuple[Version, ...], tuple[Version, ...]]] = {}
        for side in self._sides:
            side.see_as_one(self.same)
        self.outcomes = self._row_by_row()
        self._keys: dict[str, list[Key]] = {table: [] for table in RECORDED_TABLES}
        for key in sorted(self.outcomes):
            self._keys[key[0]].append(key)
        self._keep_units()
        self._keep_parents()
        self._names("measure")
        self._names("product")
        self._scales()
        for table in RECORDED_TABLES:
            self._places(table)
        self._twins("dose", same_dose)
        self._gives_way("dose", dose_day, lambda row: not row["taken"])
        self._gives_way("observation", observed_day, lambda row: row["at"] is None)

    def _still_same(self) -> dict[str, str]:
        """What earlier merges found to be one, where that is on a side still."""
        same = {one: other for side in self._sides for one, other in side.same.items()}
        there = {uuid for side in self._sides for _, uuid in side.rows}
        return {one: other for one, other in same.items() if one_with(other, same) in there}

    def in_table(self, table: str) -> list[tuple[Key, Row]]:
        """The rows of a table that are there in the end, in an order that both sides share."""
        rows = ((key, self.outcomes[key].row) for key in self._keys[table])
        return [(key, row) for key, row in rows if row is not None]

    # Each row by itself

    def _row_by_row(self) -> dict[Key, Outcome]:
        mine, theirs = self._sides
        every = {**mine.rows, **theirs.rows}
        unlike = [key for key in every if mine.rows.get(key) != theirs.rows.get(key)]
        # Of these only the history says when they became so, and a third copy may differ.
        alike = [key for key in every if key[0] in _UNDATED and key not in set(unlike)]
        alike += (mine.removed & theirs.removed) - every.keys()
        for side in self._sides:
            side.follow([*unlike, *alike])
        for key in (*unlike, *alike):
            self._versions[key] = (
                mine.versions(key, theirs.knows, self.same),
                theirs.versions(key, mine.knows, self.same),
            )
        found = {key: Outcome(row, None) for key, row in every.items()}
        for key in alike:
            here, there = (one[-1] for one in self._versions[key])
            if there.rank > here.rank and there.batch:
                self.later[key[1]] = there.batch
        order = {table: place for place, table in enumerate(RECORDED_TABLES)}
        for key in sorted(unlike, key=lambda one: (order[one[0]], one[1])):
            stands = self._standing(key)
            found[key] = Outcome(stands.row, stands.batch)
        return found

    def _standing(self, key: Key) -> Version:
        both = self._versions[key]
        side = ahead(*both, *(side.knows for side in self._sides))
        if side is None:
            here, there = (one[-1].row for one in both)
            side = self._decided({key: here}, {key: there})
        return both[side][-1]

    def _decided(self, mine: Said, theirs: Said, *, newer: str = "", names: bool = False) -> int:
        """Which side stands in a conflict, 0 or 1; `newer` where that is not by the time."""
        return int(self._chosen(mine, theirs, newer=newer, names=names) == "theirs")

    def _chosen(
        self, mine: Said, theirs: Said, *, newer: str = "", names: bool = False, twins: bool = False
    ) -> str:
        latest = [
            max((self._latest(key, side) for key in keys), key=lambda one: one.rank)
            for side, keys in enumerate((mine, theirs))
        ]
        written = (latest[0].at, latest[1].at)
        newer = newer or ("theirs" if latest[1].rank > latest[0].rank else "mine")
        conflict = Conflict(mine, theirs, written, newer, names, twins)
        self.conflicts.append(conflict)
        return self._choose(conflict)

    def _by_time(self, keys: Iterable[Key], side: int) -> list[Key]:
        """Rows of a side, the one that was written last first."""
        return sorted(keys, key=lambda key: (self._latest(key, side).rank, key), reverse=True)

    def _later_first(self, pair: tuple[Key, Key]) -> list[Key]:
        """A row of this side and one of the other that say the same, the later one first."""
        ranks = {key: self._latest(key, side).rank for side, key in enumerate(pair)}
        return sorted(pair, key=lambda key: (ranks[key], key), reverse=True)

    def _latest(self, key: Key, side: int) -> Version:
        found = self._versions.get(key)
        return found[side][-1] if found else Version(self._sides[side].rows.get(key))

    # What belongs to something

    def _keep_units(self) -> None:
        """Let a product keep the unit that its amounts are in."""
        for key, row in self.in_table("product"):
            both = [side.rows.get(key) for side in self._sides]
            if None in both or both[0]["unit"] == both[1]["unit"]:  # type: ignore[index]
                continue
            used = [_has_amounts(side, key[1]) for side in self._sides]
            if all(used):
                here, there = (one["unit"] for one in both if one)
                raise BadDataError(
                    f"{row['name']} has amounts in {here} here and in {there} there, and no merge "
                    "can make one of them the other.",
                    hint="In one of the two, give these doses a product of their own: "
                    "sidelog product add, then sidelog edit NAME --product NEW",
                )
            of = both[used[1]]
            if any(used) and of is not None and row["unit"] != of["unit"]:
                usual = of["usual_amount"]
                kept = {"unit": of["unit"], "usual_amount": usual}
                self.outcomes[key] = Outcome({**row, **kept}, None)

    def _keep_parents(self) -> None:
        """Let nothing be without what it belongs to: what was deleted on one side comes back."""
        for table in reversed(RECORDED_TABLES):
            for _, row in self.in_table(table):
                for column, parent in PARENTS.items():
                    if row.get(column) is not None:
                        self._bring_back((parent, row[column]))
        values, scales = self.in_table("observation"), self.in_table("scale")
        needed = {(row["measure_id"], row["scale_version"]) for _, row in values}
        needed -= {(row["measure_id"], row["version"]) for _, row in scales}
        has_none = {uuid for (_, uuid), _ in self.in_table("measure")}
        has_none -= {row["measure_id"] for _, row in scales}
        for key, row in chain.from_iterable([*side.rows.items()] for side in self._sides):
            if key[0] == "scale" and (
                row["measure_id"] in has_none or (row["measure_id"], row["version"]) in needed
            ):
                self._bring_back(key)

    def _bring_back(self, key: Key) -> None:
        there = self.outcomes.get(key)
        if there is None or there.row is None:
            row = next(side.rows[key] for side in self._sides if key in side.rows)
            self.outcomes[key] = Outcome({**row}, None)
            if key in self._sides[0].rows:
                self.kept.add(key[1])

    # What was made apart

    def _groups(
        self, table: str, place: Callable[[Row], Hashable], *, of_any: bool = False
    ) -> Iterator[tuple[list[Key], list[Key]]]:
        """The rows of one place of which some are here alone, and some there alone.

        With `of_any` a row of one side alone may be in its place by the merge itself.
        """
        found: dict[Hashable, list[Key]] = defaultdict(list)
        for key, row in self.in_table(table):
            if (where := place(row)) is not None:
                found[where].append(key)
        mine, theirs = self._sides
        for keys in (some for some in found.values() if len(some) > 1):
            here, there = (
                [
                    one
                    for one in keys
                    if self._is_of(side, one, place)
                    or (of_any and one in side.rows and one not in other.rows)
                ]
                for side, other in ((mine, theirs), (theirs, mine))
            )
            alone = [one for one in here if one not in there]
            others = [one for one in there if one not in here]
            if alone and others:
                yield alone, others

    def _is_of(self, side: Side, key: Key, place: Callable[[Row], Hashable]) -> bool:
        """Whether a row is in its place on a side."""
        there, now = side.rows.get(key), self.outcomes[key].row
        return there is not None and now is not None and place(there) == place(now)

    def _row(self, key: Key) -> Row:
        row = self.outcomes[key].row
        if row is None:
            raise KeyError(key)
        return row

    def _leave_out(self, key: Key) -> None:
        self.outcomes[key] = Outcome(None, None)

    def _places(self, table: str) -> None:
        """Settle what was made apart for one place: the same twice is one, else one gives way."""
        for where in PLACES.get(table, ()):
            for here, there in self._groups(table, where):
                ordered = (self._by_time(keys, side) for side, keys in enumerate((here, there)))
                for pair in zip(*ordered, strict=False):
                    rows = [self._row(key) for key in pair]
                    if like(*rows):
                        kept, gone = self._later_first(pair)
                        self.twice.append((kept, gone))
                        if table == "visit":
                            self.same[gone[1]] = kept[1]
                    else:
                        stands = self._decided({pair[0]: rows[0]}, {pair[1]: rows[1]})
                        gone = pair[1 - stands]
                        if table == "visit":
                            self.same[gone[1]] = pair[stands][1]
                    self._leave_out(gone)
        self._point()

    def _twins(self, table: str, place: Callable[[Row], Hashable]) -> None:
        """Settle what was made on either side and says the same, without a time to tell it apart.

        Only what is new: of a row that a third copy has too, that one may say something else.
        """
        for apart in self._groups(table, place):
            ordered = (
                self._by_time((key for key in keys if self._is_new(key, side)), side)
                for side, keys in enumerate(apart)
            )
            for pair in zip(*ordered, strict=False):
                here, there = ({key: self._row(key)} for key in pair)
                stands = self._chosen(here, there, twins=True)
                if stands != BOTH:
                    self._leave_out(pair[int(stands == "mine")])

    def _is_new(self, key: Key, side: int) -> bool:
        """Whether a row of a side was never on the other."""
        other = self._sides[1 - side]
        return key not in other.rows and key not in other.removed

    def _gives_way(
        self, table: str, day: Callable[[Row], Hashable], is_none: Callable[[Row], bool]
    ) -> None:
        """Settle a "none" of a day here, and something said of that day there."""
        for apart in self._groups(table, day):
            kinds = [{is_none(self._row(key)) for key in keys} for keys in apart]
            if kinds not in ([{True}, {False}], [{False}, {True}]):
                continue
            here, there = ({key: self._row(key) for key in keys} for keys in apart)
            # As ever, what was taken or rated takes the place of what was not.
            more = "theirs" if kinds[0] == {True} else "mine"
            stands = self._decided(here, there, newer=more)
            for key in apart[1 - stands]:
                self._leave_out(key)

    def _names(self, table: str) -> None:
        """Settle what has one name: the same added twice is one, else one gets another name.

        That name is by what the row says, so that the same on a third machine gets it too.
        """
        again = True
        while again:
            again = False
            for apart in self._groups(table, lambda row: fold(str(row["name"])), of_any=True):
                pair = (apart[0][0], apart[1][0])
                is_new = pair[0] not in self._sides[1].rows and pair[1] not in self._sides[0].rows
                if is_new and self._says(pair[0]) == self._says(pair[1]):
                    kept, gone = sorted(pair)  # one that was renamed has no time of its own
                    self.twice.append((kept, gone))
                    self.same[gone[1]] = kept[1]
                    for key in (gone, *self._scales_of(gone)):
                        self._leave_out(key)
                    continue
                here, there = ({key: self._row(key)} for key in pair)
                says = [(repr(self._says(key)), key) for key in pair]
                # Not by the time: of three machines two may be together already.
                newer = "theirs" if says[1] > says[0] else "mine"
                other = pair[1 - self._decided(here, there, newer=newer, names=True)]
                row = self._row(other)
                name = _another_name(table, str(row["name"]), repr(self._says(other)))
                self.outcomes[other] = Outcome({**row, "name": name}, None)
                again = True
        self._point()

    def _says(self, key: Key) -> object:
        """Everything that a measure or a product says, with the scales of a measure."""
        scales = [self._row(one) for one in self._scales_of(key)]
        scales.sort(key=lambda one: int(one["version"]))
        apart = [everything_said({**one, "measure_id": ""}) for one in scales]
        return everything_said(self._row(key)), apart

    def _scales_of(self, measure: Key) -> Sequence[Key]:
        return [key for key, row in self.in_table("scale") if row["measure_id"] == measure[1]]

    def _scales(self) -> None:
        """Settle the scales of one measure that have one number."""
        for apart in self._groups("scale", lambda row: (row["measure_id"], row["version"])):
            mine, theirs = pair = (apart[0][0], apart[1][0])
            rows = [self._row(key) for key in pair]
            if like(*rows):
                self._leave_out(self._later_first(pair)[1])
                continue
            stands = self._decided({mine: rows[0]}, {theirs: rows[1]})
            if all(rows[0][name] == rows[1][name] for name in MEANING):
                self._leave_out(pair[1 - stands])
            else:
                self._renumber(pair[stands], stands)

    def _renumber(self, key: Key, side: int) -> None:
        """Give a scale the highest number of its measure, so that it is in force."""
        row = self._row(key)
        measure, before = row["measure_id"], row["version"]
        scales = [one for _, one in self.in_table("scale") if one["measure_id"] == measure]
        version = max(one["version"] for one in scales) + 1
        self.outcomes[key] = Outcome({**row, "version": version}, None)
        for one, value in self.in_table("observation"):
            there = self._sides[side].rows.get(one)
            on_it = (value["measure_id"], value["scale_version"]) == (measure, before)
            if on_it and there is not None and there["scale_version"] == before:
                self.outcomes[one] = Outcome({**value, "scale_version": version}, None)

    def _point(self) -> None:
        """Let what belonged to a row that is one with another belong to that."""
        if not self.same:
            return
        for side in self._sides:
            side.see_as_one(self.same)
        for key, one in self.outcomes.items():
            if one.row is not None:
                self.outcomes[key] = one._replace(row=pointed(one.row, self.same))


def _has_amounts(side: Side, product: str) -> bool:
    """Whether anything is recorded in the unit of a product."""
    return any(
        row.get("product_id") == product and any(row.get(name) for name in _AMOUNTS)
        for row in side.rows.values()
    )


_AMOUNTS = ("amount", "daily_amount", "amount_before", "amount_after")


def _another_name(table: str, name: str, says: str) -> str:
    """A name that is the same on every machine, for what says that."""
    end = sha256(says.encode()).hexdigest()[:_DIGITS]
    if table == "product":
        return f"{name[: LONGEST_PRODUCT_NAME - _DIGITS - 1]} {end}"
    return f"{name[: LONGEST_MEASURE_NAME - _DIGITS - 1]}-{end}"
