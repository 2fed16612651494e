"""The laws of merging, for whatever was typed on two or three machines."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sidelog.journal.journal import open_journal
from sidelog.journal.upkeep.checking.check import check
from tests.journal.files import is_sound
from tests.journal.upkeep.machines import Clock, Machine
from tests.journal.upkeep.typed import STEPS, type_on

Typed = list[tuple[str, int]]

# Few numbers, so that both sides meet on the same rows and days.
TYPED = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 3)), max_size=6)


@contextmanager
def machines(before: Typed, *after: Typed) -> Iterator[list[Machine]]:
    """Machines that have the same journal, and what was typed on each of them since."""
    with TemporaryDirectory() as folder:
        first = Machine(Path(folder, "0.db"), Clock())
        for name, n in [("log", 0), ("take", 0), ("note", 0), *before]:
            type_on(first, name, n)
        found = [first, *(first.copied(Path(folder, f"{n}.db")) for n in range(1, len(after)))]
        for machine, typed in zip(found, after, strict=True):
            for name, n in typed:
                type_on(machine, name, n)
        yield found


def copies(machine: Machine, *names: str) -> list[Machine]:
    return [machine.copied(machine.path.with_name(f"{name}-copy.db")) for name in names]


def hold_alike(found: Sequence[Machine]) -> None:
    for one in found:
        assert is_sound(one.path)
        with open_journal(one.path) as kept:
            assert check(kept).is_whole
    assert all(one.content() == found[0].content() for one in found[1:])


@settings(max_examples=4)
@given(TYPED, TYPED, TYPED)
def test_either_way_is_the_same_and_twice_is_nothing(before: Typed, a: Typed, b: Typed) -> None:
    with machines(before, a, b) as (laptop, stick):
        here, there = copies(laptop, "here")[0], copies(stick, "there")[0]
        here.merge(stick)
        there.merge(laptop)
        hold_alike([here, there])
        for one, other in ((here, stick), (there, laptop), (here, there), (there, here)):
            assert one.plan(other).is_nothing
        if here.history() > laptop.history():
            here.undo()
            assert here.content() == laptop.content()
            here.redo()
            hold_alike([here, there])


@settings(max_examples=3)
@given(TYPED, TYPED, TYPED, st.permutations(["mine", "theirs"]))
def test_mine_is_theirs_from_the_other_side(
    before: Typed, a: Typed, b: Typed, ways: list[str]
) -> None:
    with machines(before, a, b) as (laptop, stick):
        here, there = copies(laptop, "here")[0], copies(stick, "there")[0]
        here.merge(stick, ways[0])
        there.merge(laptop, ways[1])
        hold_alike([here, there])


@settings(max_examples=3)
@given(TYPED, TYPED, TYPED, TYPED, TYPED)
def test_merging_again_and_again_ends_alike(
    before: Typed, a: Typed, b: Typed, c: Typed, d: Typed
) -> None:
    with machines(before, a, b) as (laptop, stick):
        laptop.merge(stick)
        for name, n in c:
            type_on(laptop, name, n)
        stick.merge(laptop)
        for name, n in d:
            type_on(stick, name, n)
        if not {"undo", "redo"} & {name for name, _ in d}:  # the merge may have been undone
            assert not laptop.plan(stick).conflicts  # nobody wrote here meanwhile
        laptop.merge(stick)
        stick.merge(laptop)
        hold_alike([laptop, stick])


@settings(max_examples=2)
@given(TYPED, TYPED, TYPED, TYPED)
def test_three_in_any_order_are_the_same(before: Typed, a: Typed, b: Typed, c: Typed) -> None:
    with machines(before, a, b, c) as found:
        ends = []
        for n, order in enumerate(permutations(found)):
            (one,) = copies(order[0], f"{n}")
            for other in order[1:]:
                one.merge(other)
            ends.append(one)
        hold_alike(ends)
