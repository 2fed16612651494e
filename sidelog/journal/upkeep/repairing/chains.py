"""The history of each row as a chain: each change begins with what the one before left.

Where a change was lost, its neighbours say what it did: it is put back where it was.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sidelog.journal.history.literals import Value, read_row
from sidelog.journal.tables.schema import RECORDED_TABLES
from sidelog.journal.upkeep.repairing.salvage import Found
from sidelog.journal.upkeep.repairing.shapes import Columns

_BEGIN = re.compile(r"id=(-?\d+),")
_WRITTEN = re.compile(r",recorded_at='([^']*)'")
_BEFORE_HISTORY = frozenset({"measure", "scale"})
"""Tables that have rows from before there was a history."""

Key = tuple[str, int]
"""A row: its table and its number."""


class Step(NamedTuple):
    """One change, as its table has it."""

    id: int
    batch: int
    table: str
    row: int
    old: str | None
    new: str | None


class Link(NamedTuple):
    """A change that must have been: after one that is known, and before another."""

    key: Key
    old: str | None
    new: str | None
    after: int
    before: int | None


class Chains:
    """The history as far as it could be read.

    Attributes:
        steps: the changes by row, in their order.
        lost: numbers of changes that could not be read.
    """

    def __init__(self, found: Found) -> None:
        good = [step for rows in found.rows["change"].values() for step in _good(rows)[:1]]
        self.steps = defaultdict[Key, list[Step]](list)
        for step in sorted(good):
            self.steps[step.table, step.row].append(step)
        self._batches = {step.id: step.batch for step in good}
        there = found.known["change"].rows
        for number, columns in there.items():
            batch = columns.get("batch_id")
            if isinstance(batch, int):
                self._batches.setdefault(number, batch)
        ids = {step.id for step in good}
        last = max(self._batches, default=0)
        newest = max((*found.rows["batch"], *found.known["batch"].rows), default=0)
        self.lost = [number for number in range(1, last + 1) if number not in ids]
        is_cut_off = newest > max(self._batches.values(), default=0)
        is_cut_off |= not found.is_counted("change")
        self._end = last + 1 if is_cut_off else max(self.lost, default=0)

    def is_certain(self, step: Step) -> bool:
        """Whether no change that was lost can be of its row and later."""
        return step.id > self._end

    def owner(self) -> dict[str, Key]:
        """Which row has an identity, as the history tells."""
        owners = {}
        for key, steps in self.steps.items():
            found = re.search(r",uuid='([^']*)'", steps[-1].new or steps[-1].old or "")
            if found:
                owners[found[1]] = key
        return owners

    def links(self, now: Mapping[Key, str], seeded: Iterable[Key]) -> list[Link]:
        """What the history lacks, so that it tells of every row as it is `now`."""
        links, before_history = list[Link](), frozenset(seeded)
        for key in sorted(
            {*self.steps, *now}, key=lambda key: (RECORDED_TABLES.index(key[0]), key)
        ):
            steps, last, at = self.steps.get(key, []), None, 0
            for step in steps:
                is_first = not at and key[0] in _BEFORE_HISTORY
                if not is_first and not goes_on(last, step.old):
                    links.append(Link(key, last, step.old, at, step.id))
                last, at = step.new, step.id
            if not goes_on(last, now.get(key)) and (steps or key not in before_history):
                links.append(Link(key, last, now.get(key), at, None))
        return links

    def put_back(self, links: Iterable[Link], written: Mapping[int, str]) -> list[Link]:
        """Put links where a change was lost; returns those for which there is no such place.

        Args:
            links: what the history lacks.
            written: when each batch was written.
        """
        left, free = list[Link](), list(self.lost)
        for link in links:
            when = _WRITTEN.search(link.new or "")
            low = bisect_left(free, link.after + 1)
            high = len(free) if link.before is None else bisect_left(free, link.before)
            places = free[low:high]
            same = (one for one in places if when and written.get(self._batch(one)) == when[1])
            number = next(same, places[0] if places else None)
            if number is None:
                left.append(link)
                continue
            free.remove(number)
            step = Step(number, self._batch(number), *link.key, link.old, link.new)
            self.steps[link.key].append(step)
            self.steps[link.key].sort()
        self.lost = free
        return left

    def join(self, link: Link) -> None:
        """Let the change after a break begin with what the one before it left."""
        steps = self.steps[link.key]
        place = next(place for place, step in enumerate(steps) if step.id == link.before)
        steps[place] = steps[place]._replace(old=link.old)
        if link.old is None and steps[place].new is None:  # it would be no change at all
            del steps[place]

    def all(self) -> list[Step]:
        """Every change, in its order."""
        return sorted(step for steps in self.steps.values() for step in steps)

    def _batch(self, number: int) -> int:
        """The batch of a change, known or between those of its neighbours."""
        if number not in self._batches:
            before = max((one for one in self._batches if one < number), default=None)
            after = min((one for one in self._batches if one > number), default=None)
            near = before if after is None else after
            self._batches[number] = 1 if near is None else self._batches[near]
        return self._batches[number]


def goes_on(before: str | None, after: str | None) -> bool:
    """Whether a row is as it was, but for columns that came with an update."""
    if before == after:
        return True
    if before is None or after is None:
        return False
    try:
        return read_row(before).items() <= read_row(after).items()
    except ValueError:
        return False


def row_of(text: str) -> dict[str, Value] | None:
    """A row of the history by column; None where the text is none."""
    try:
        return read_row(text)
    except ValueError:
        return None


def _good(rows: list[Columns]) -> list[Step]:
    """Those of the rows of `change` that tell of the row that they name."""
    steps = (Step(*row) for row in rows)  # type: ignore[arg-type]  # the shape says so
    return [step for step in steps if all(_is_of(step, text) for text in (step.old, step.new))]


def _is_of(step: Step, text: str | None) -> bool:
    if text is None:
        return True
    begin = _BEGIN.match(text)
    return begin is not None and int(begin[1]) == step.row and row_of(text) is not None
