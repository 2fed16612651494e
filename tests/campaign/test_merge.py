"""A month on two and three machines, merged: all end alike, and the conflicts are counted right.

How many conflicts there are is found a second time, from three states alone: as both were when they
parted, and as each is now.  Few months by default; with SIDELOG_MERGES=200 so many,
from the seed SIDELOG_FROM on.
"""

import os
from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import combinations, permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sidelog.journal.history.batches import IN_EFFECT
from sidelog.journal.journal import open_journal
from sidelog.journal.upkeep.checking.check import check
from tests.journal.files import is_sound
from tests.journal.upkeep.machines import Clock, Machine
from tests.journal.upkeep.typed import STEPS, type_on

ASKED = int(os.environ.get("SIDELOG_MERGES", "0"))
FIRST = int(os.environ.get("SIDELOG_FROM", "0"))
MONTHS = range(FIRST, FIRST + (ASKED or 3))
A_MONTH = 60 if ASKED else 25
"""Commands on each machine."""

Rows = Mapping[tuple[str, str], dict[str, Any]]
NO_DIFFERENCE = {"position", "recorded_at", "recorded_on", "entered", "source"}
NO_DIFFERENCE |= {"lag_set_at", "bad_set_at"}


def like(row: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    if row is None or other is None:
        return row is other
    return all(row[name] == other[name] for name in row.keys() - NO_DIFFERENCE)


def settled(
    parted: Rows, mine: Rows, theirs: Rows, newer: Rows
) -> tuple[int, dict[tuple[str, str], Any]]:
    """The conflicts of rows that both changed, and the rows that are left without those."""
    found = 0
    left: dict[tuple[str, str], Any] = {}
    for key in {*parted, *mine, *theirs}:
        before, one, other = (rows.get(key) for rows in (parted, mine, theirs))
        if like(one, other) or like(other, before):
            left[key] = one
        elif like(one, before):
            left[key] = other
        else:
            found += 1
            left[key] = newer.get(key)
    left = {key: row for key, row in left.items() if row is not None}
    for row in [*left.values()]:  # what something belongs to comes back
        for table in ("product", "measure"):
            key = (table, row.get(f"{table}_id"))
            if key[1] and key not in left:
                left[key] = mine.get(key) or theirs.get(key)
    return found, left


def named_alike(left: Rows, mine: Rows, theirs: Rows) -> tuple[int, dict[str, str]]:
    """How many measures and products have the name of another, and those made apart that are one.

    A product that either side has had with another name is the same by its identity.
    """
    found, one_with = 0, dict[str, str]()
    named = sorted(key for key in left if key[0] in {"product", "measure"})
    for key, other in combinations(named, 2):
        if key[0] == other[0] and left[key]["name"] == left[other]["name"]:
            is_new = {one for one in (key, other) if one not in mine or one not in theirs}
            is_one = is_new == {key, other} and like(left[key], left[other])
            found += not is_one
            if is_one:
                one_with[other[1]] = key[1]
    return found, one_with


def conflicts(parted: Rows, mine: Rows, theirs: Rows, newer: Rows) -> int:
    """How many there are, as a person would count them; of each row `newer` is what stands."""
    found, left = settled(parted, mine, theirs, newer)
    unlike, one_with = named_alike(left, mine, theirs)
    found += unlike
    for places in (day_values, profile):
        here, there = (places(left, rows, one_with) for rows in (theirs, mine))
        found += sum(here[place] != there[place] for place in here.keys() & there.keys())
    nones: dict[bool, set[Any]] = {False: set(), True: set()}
    doses: dict[bool, set[Any]] = {False: set(), True: set()}
    for key, row in left.items():
        if key[0] == "dose":
            product = one_with.get(row["product_id"], row["product_id"])
            is_apart = (key not in theirs, key not in mine)
            (doses if row["taken"] else nones)[is_apart[0]].add((product, row["day"], is_apart))
    here = {one[:2] for one in nones[True]} & {one[:2] for one in doses[False] if one[2][1]}
    there = {one[:2] for one in doses[True]} & {one[:2] for one in nones[False] if one[2][1]}
    return found + len(here) + len(there)


def the_same_twice(parted: Rows, mine: Rows, theirs: Rows, newer: Rows) -> int:
    """How many doses were written down on both since, alike in product, day and amount."""
    _, left = settled(parted, mine, theirs, newer)
    _, one_with = named_alike(left, mine, theirs)
    counts = []
    for rows, others in ((mine, theirs), (theirs, mine)):
        new = [key for key in rows if key not in parted and key not in others]
        counts.append(
            Counter(
                (one_with.get(row["product_id"], row["product_id"]), row["day"], row["amount"])
                for row in (rows[key] for key in new if key[0] == "dose")
                if row["taken"]
            )
        )
    return sum((counts[0] & counts[1]).values())


def day_values(left: Rows, others: Rows, one_with: Mapping[str, str]) -> dict[Hashable, Any]:
    return {
        (one_with.get(row["measure_id"], row["measure_id"]), row["day"]): row["value"]
        for key, row in left.items()
        if key[0] == "observation" and key not in others
    }


def profile(left: Rows, others: Rows, _: Mapping[str, str]) -> dict[Hashable, Any]:
    return {
        row["key"]: row["value"]
        for key, row in left.items()
        if key[0] == "profile" and key not in others
    }


def hold_alike(*machines: Machine) -> None:
    for one in machines:
        assert is_sound(one.path)
        with open_journal(one.path) as kept:
            assert check(kept).is_whole
    assert all(one.content() == machines[0].content() for one in machines)


@pytest.mark.parametrize("seed", MONTHS)
def test_two_machines(journal: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311  (the same in every run)
    first = Machine(journal, Clock())
    for _ in range(A_MONTH):
        type_on(first, random.choice(sorted(STEPS)), random.randrange(28))
    type_on(first, "log", 1)
    second = first.copied(journal.with_name("stick.db"))
    for _ in range(2):
        parted = first.content()
        for machine in (first, second):
            for _ in range(A_MONTH):
                name = random.choice(sorted(STEPS))
                if name not in {"undo", "redo"} or not next_is_a_merge(machine):
                    type_on(machine, name, random.randrange(28))
        plans = first.plan(second), second.plan(first)
        newer = {
            key: row
            for conflict, _ in plans[0].conflicts
            if conflict.mine.keys() == conflict.theirs.keys()
            for key, row in getattr(conflict, conflict.newer).items()
            if row is not None
        }
        expected = conflicts(parted, first.content(), second.content(), newer)
        twins = the_same_twice(parted, first.content(), second.content(), newer)
        for plan in plans:
            asked = Counter(conflict.twins for conflict, _ in plan.conflicts)
            assert (asked[False], asked[True]) == (expected, twins)
        other = second.copied(journal.with_name("other.db"))
        other.merge(first)
        first.merge(second)
        hold_alike(first, other)
        second.merge(first)
        hold_alike(first, second)
        assert first.plan(second).is_nothing


def next_is_a_merge(machine: Machine) -> bool:
    """Whether what would be undone is a merge: they had then not parted where the model says."""
    with open_journal(machine.path) as kept:
        query = f"SELECT summary FROM batch b WHERE {IN_EFFECT} ORDER BY id DESC LIMIT 1"
        return any(one.startswith("merge") for (one,) in kept.query(query))


@pytest.mark.parametrize("seed", MONTHS)
def test_three_machines(journal: Path, seed: int) -> None:
    random = Random(f"three {seed}")  # noqa: S311  (the same in every run)
    first = Machine(journal, Clock())
    type_on(first, "log", 1)
    machines = [first, *(first.copied(journal.with_name(f"{n}.db")) for n in (1, 2))]
    for machine in machines:
        for _ in range(A_MONTH):
            type_on(machine, random.choice(sorted(STEPS)), random.randrange(28))
    ends = []
    for n, order in enumerate(permutations(machines)):
        one = order[0].copied(journal.with_name(f"end-{n}.db"))
        for other in order[1:]:
            one.merge(other)
        ends.append(one)
    hold_alike(*ends)
