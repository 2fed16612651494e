"""What a row was, of which the witnesses may not agree.

Its table tells of it, the history, the indices, and the newest whole copy.  Where its table has it
no more, and no later change was lost, the history proves it.  Where the history tells otherwise
than its table, an index or the copy decides; where neither does, the row stands as it was found,
and is named.  What sidelog's own measures say is known.
"""

from sidelog.catalog.measures import EDITION
from sidelog.journal.history.literals import Value
from sidelog.journal.tables.built_in import own_rows
from sidelog.journal.upkeep.checking.replaying import PREFERRED, SEEDED
from sidelog.journal.upkeep.repairing.chains import Chains, Key, goes_on, row_of
from sidelog.journal.upkeep.repairing.salvage import Found
from sidelog.journal.upkeep.repairing.shapes import Columns, Shapes
from sidelog.journal.upkeep.repairing.witness import Witness


class Choosing:
    """The rows as they were, as far as that can be told.

    Attributes:
        rebuilt: rows that the history, an index, a copy or the catalog proves.
        disputed: rows as they were found, of which the history tells otherwise.
        doubtful: rows as the history last tells of them, where later changes were lost.
        lost: rows that were there, and could not be got back.
    """

    def __init__(self, found: Found, shapes: Shapes, chains: Chains, witness: Witness) -> None:
        self._found, self._shapes, self._chains = found, shapes, chains
        self._witness = witness
        self._owners = chains.owner()
        self.rebuilt, self.disputed = set[Key](), set[Key]()
        self.doubtful, self.lost = set[Key](), set[Key]()
        editions = {row for rows in found.rows["catalog"].values() for row in rows}
        is_of_this = ("measures", str(EDITION)) in editions
        self._own = {
            identity: {name: row[name] for name in row.keys() - PREFERRED}
            for table in SEEDED
            for identity, row in own_rows(table)
            if is_of_this
        }

    def choose(
        self, table: str, number: int, texts: dict[str, Columns]
    ) -> tuple[Columns | None, bool]:
        """The row as it was, and whether that is proved; None where there was none."""
        key = table, number
        steps = self._chains.steps.get(key)
        known = self._found.known[table].rows.get(number, {})
        agreeing = [text for text in texts if self._agrees(table, texts[text], known)]
        if not steps:
            return self._without_history(key, texts, agreeing, known), False
        last = steps[-1]
        same = next((text for text in texts if goes_on(last.new, text)), None)
        is_certain = self._chains.is_certain(last)
        if same is not None:
            return texts[same], is_certain
        told = self._as_told(table, last.new, next(iter(texts.values()), None))
        if is_certain:
            return self._last_told(key, last.new, told, texts), True
        if texts:
            return texts[[*agreeing, *texts][0]], False
        is_there = self._found.known[table].has(number)
        if is_there is None and table in self._found.whole:
            is_there = False
        if is_there is False or (last.new is None and not is_there):
            return None, False
        return self._as_last_told(key, told, known), False

    def _without_history(
        self, key: Key, texts: dict[str, Columns], agreeing: list[str], known: object
    ) -> Columns | None:
        table, number = key
        if not texts:
            return self._as_indexed(key)
        row = texts[[*agreeing, *texts][0]]
        identity = row[1]
        if self._owners.get(str(identity), key) != key:  # its number was damaged
            return None
        is_absent = self._found.known[table].has(number) is False
        if is_absent and self._is_elsewhere(table, number, identity):
            return None
        if not known and is_absent and not self._chains.lost:
            return None  # neither the history nor an index, both whole, knows of it
        return self._as_sidelogs_own(key, row)

    def _as_sidelogs_own(self, key: Key, row: Columns) -> Columns:
        """A row; one of sidelog's own measures, which has no history, as its edition has it."""
        own = self._own.get(str(row[1]), {})
        names = self._shapes.names(key[0])
        right = tuple(own.get(name, value) for name, value in zip(names, row, strict=True))
        if right != row:
            self.rebuilt.add(key)
        return right

    def _is_elsewhere(self, table: str, number: int, identity: Value) -> bool:
        rows = self._found.known[table].rows.items()
        return any(row.get("uuid") == identity for other, row in rows if other != number)

    def _agrees(self, table: str, row: Columns, known: object) -> bool:
        """Whether a row is as the indices have it, where they have it."""
        named = dict(zip(self._shapes.names(table), row, strict=True))
        return isinstance(known, dict) and all(
            named.get(name) == value for name, value in known.items()
        )

    def _as_told(self, table: str, text: str | None, base: Columns | None) -> Columns | None:
        """A row of the history as its table has it; what came later is as it was found."""
        said = row_of(text) if text else None
        if said is None:
            return None
        columns = self._shapes.columns[table]
        there = base or tuple(column.default for column in columns)
        return tuple(
            said.get(column.name, value) for column, value in zip(columns, there, strict=True)
        )

    def _last_told(
        self, key: Key, said: str | None, told: Columns | None, texts: dict[str, Columns]
    ) -> Columns | None:
        """A row of which no later change was lost, and that was not found as it was told."""
        if told is None:
            return None
        known = self._found.known[key[0]].rows.get(key[1], {})
        agreeing = [text for text in texts if self._agrees(key[0], texts[text], known)]
        is_indexed = self._agrees(key[0], told, known)
        if agreeing and not is_indexed:
            return texts[agreeing[0]]
        if agreeing:  # the index has both
            copied = self._witness(*key)
            proved = next((text for text in agreeing if _are_same(copied, text)), None)
            if proved or not _are_same(copied, said):
                self.disputed |= set() if proved else {key}
                return texts[proved or agreeing[0]]
        self.rebuilt.add(key)
        return told

    def _as_last_told(self, key: Key, told: Columns | None, known: object) -> Columns | None:
        """A row that was lost with its latest change: as it was before, but for what is indexed."""
        row = self._as_indexed(key)
        if row is None and told is not None:
            names = self._shapes.names(key[0])
            over = known if isinstance(known, dict) else {}
            row = tuple(over.get(name, value) for name, value in zip(names, told, strict=True))
            self.doubtful.add(key)
        return row

    def _as_indexed(self, key: Key) -> Columns | None:
        """A row whose every column is in some index."""
        table, number = key
        known = {"id": number, **self._found.known[table].rows.get(number, {})}
        names = self._shapes.names(table)
        if len(known) == 1:
            return None
        if not known.keys() >= set(names):
            self.lost.add(key)
            return None
        self.rebuilt.add(key)
        return tuple(known[name] for name in names)


def _are_same(one: str | None, other: str | None) -> bool:
    """Whether two texts tell the same of a row, of which one may be of an earlier version."""
    return one is not None and (goes_on(one, other) or goes_on(other, one))
