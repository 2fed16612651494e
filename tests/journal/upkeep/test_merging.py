"""Two copies of a journal, both written since they parted, brought together."""

from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.entries import delete_entry, edit_entry
from sidelog.journal.history.batches import changes, history
from sidelog.journal.journal import open_journal
from sidelog.journal.keeping.common import delete_unused
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.products import edit_product
from tests.journal.editions import named
from tests.journal.upkeep.machines import (
    Machine,
    alike,
    day,
    merged_both_ways,
    product,
)

OWN = named("mood")._replace(name="tingling", title="Tingling")


def test_nothing_is_to_do_where_both_are_the_same(laptop: Machine, stick: Machine) -> None:
    assert laptop.plan(stick).is_nothing
    before = laptop.history()
    laptop.merge(stick)
    assert laptop.history() == before


def test_what_either_side_wrote_is_on_both(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.record("mood", day(1), 3)
        kept.add_note(day(1), "here")
        edit_entry(kept, "e1", title="a cold")
    with stick.write() as kept:
        kept.record("mood", day(2), 7)
        kept.take(product(kept, "zinc", "mg"), day(2), 15, entered="15mg")
        add_measure(kept, OWN)
        kept.record("tingling", day(2), 2)
        delete_entry(kept, "n1")
    plan = laptop.plan(stick)
    assert not plan.conflicts
    assert sorted(one.key[0] for one in plan.coming) == [
        *("dose", "measure", "observation", "observation", "product", "scale")
    ]
    assert [one.key[0] for one in plan.going] == ["note"]
    merged_both_ways(laptop, stick)


def test_merging_twice_changes_nothing(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.record("mood", day(1), 3)
    with stick.write() as kept:
        kept.record("mood", day(1), 4)
        kept.record("mood", day(2), 4)
    laptop.merge(stick)
    before = laptop.path.read_bytes()
    assert laptop.plan(stick).is_nothing
    laptop.merge(stick)
    assert laptop.path.read_bytes() == before


def test_the_merge_is_one_batch_in_the_history(laptop: Machine, stick: Machine) -> None:
    with stick.write() as kept:
        kept.record("mood", day(2), 7)
        kept.record("dryness", day(2), 1)
    laptop.merge(stick)
    with open_journal(laptop.path) as kept:
        latest = history(kept, 1)[0]
        assert latest.summary == "merge stick.db"
        assert len([*changes(kept, latest.id)]) == 2


# Deletions


def test_what_one_side_deleted_is_deleted_and_stays_so(laptop: Machine, stick: Machine) -> None:
    with stick.write() as kept:
        delete_entry(kept, "n1")
    assert stick.plan(laptop).is_nothing
    laptop.merge(stick)
    assert alike(laptop, stick)
    assert laptop.plan(stick).is_nothing
    assert stick.plan(laptop).is_nothing


def test_what_was_deleted_after_a_merge_stays_deleted(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.add_note(day(3), "new")
    stick.merge(laptop)
    with stick.write() as kept:
        delete_entry(kept, "n2")
    laptop.merge(stick)
    assert alike(laptop, stick)
    assert stick.plan(laptop).is_nothing


def test_deleted_and_changed_is_a_conflict(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        delete_entry(kept, "n1")
    with stick.write() as kept:
        edit_entry(kept, "n1", text="changed")
    ((conflict, stands),) = laptop.plan(stick).conflicts
    assert stands is None
    assert [*conflict.mine.values()] == [None]
    assert conflict.newer == "theirs"
    one, _ = merged_both_ways(laptop, stick)
    assert any(row.get("text") == "changed" for row in one.content().values())


@pytest.mark.parametrize("prefer", ["mine", "theirs"])
def test_mine_here_is_theirs_there(laptop: Machine, stick: Machine, prefer: str) -> None:
    with laptop.write() as kept:
        kept.record("mood", day(9), 1)
        kept.record("mood", day(1), 1)
        delete_entry(kept, "n1")
    with stick.write() as kept:
        kept.record("mood", day(9), 2)
        kept.record("mood", day(1), 2)
        edit_entry(kept, "n1", text="changed")
    other = stick.copied(stick.path.with_name("other.db"))
    other.merge(laptop, {"mine": "theirs", "theirs": "mine"}[prefer])
    laptop.merge(stick, prefer)
    assert alike(laptop, other)
    stick.merge(laptop, prefer=None)  # what was decided is known: nothing is asked again
    assert alike(laptop, stick)


def test_a_deletion_merged_and_undone_is_not_the_other_sides(
    laptop: Machine, stick: Machine
) -> None:
    with stick.write() as kept:
        kept.record("mood", day(2), 7)
        delete_entry(kept, "n1")
    before = laptop.content()
    laptop.merge(stick)
    laptop.undo()
    assert laptop.content() == before
    assert stick.plan(laptop).is_nothing  # nothing was said here
    laptop.merge(stick)
    assert alike(laptop, stick)


def test_a_merge_that_was_undone_takes_nothing_from_the_other(
    laptop: Machine, stick: Machine
) -> None:
    with stick.write() as kept:
        kept.record("mood", day(2), 7)
    with laptop.write() as kept:
        kept.record("mood", day(3), 7)
    laptop.merge(stick)
    stick.merge(laptop)
    laptop.undo()
    assert stick.plan(laptop).is_nothing
    laptop.merge(stick)
    assert alike(laptop, stick)
    laptop.undo()
    laptop.redo()
    assert laptop.plan(stick).is_nothing


# The same row, changed on both sides


def test_after_a_merge_only_what_came_since_counts(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="one")
    stick.merge(laptop)
    with stick.write() as kept:
        edit_entry(kept, "n1", text="two")
    laptop.merge(stick, prefer=None)
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="three")
    stick.merge(laptop, prefer=None)
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="four")
    laptop.merge(stick, prefer=None)
    stick.merge(laptop, prefer=None)
    assert alike(laptop, stick)
    assert any(row.get("text") == "four" for row in stick.content().values())


def test_what_stayed_although_it_was_deleted_there_is_as_both_agreed(
    laptop: Machine, stick: Machine
) -> None:
    with laptop.write() as kept:
        product(kept, "zinc", "mg")
    stick.merge(laptop)
    with stick.write() as kept:
        delete_unused(kept, "product", "zinc")
        kept.record("mood", day(1), 3)
    with laptop.write() as kept:
        kept.take(product(kept, "zinc"), day(2), 15, entered="15mg")
    laptop.merge(stick)
    stick.merge(laptop)
    with laptop.write() as kept:
        edit_product(kept, "zinc", name="zinc tablets")
    assert not laptop.plan(stick).conflicts
    assert not stick.plan(laptop).conflicts
    merged_both_ways(laptop, stick)


def test_changed_on_both_sides_is_a_conflict_again_only_if_both_change_again(
    laptop: Machine, stick: Machine
) -> None:
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="one")
    with stick.write() as kept:
        edit_entry(kept, "n1", text="two")
    assert len(laptop.merge(stick, "mine").conflicts) == 1
    assert not laptop.plan(stick).conflicts
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="three")
    assert not stick.plan(laptop).conflicts
    with stick.write() as kept:
        edit_entry(kept, "n1", text="four")
    assert len(stick.plan(laptop).conflicts) == 1


def test_the_same_change_on_both_sides_is_none(laptop: Machine, stick: Machine) -> None:
    for machine in (laptop, stick):
        with machine.write() as kept:
            edit_entry(kept, "n1", text="one")
    assert not laptop.plan(stick).conflicts
    merged_both_ways(laptop, stick)
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="two")
    assert len(laptop.plan(stick).conflicts) == 1  # neither knows that the other had it


def test_what_was_undone_was_no_change(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="one")
    laptop.undo()
    with stick.write() as kept:
        edit_entry(kept, "n1", text="two")
    assert not laptop.plan(stick).conflicts
    merged_both_ways(laptop, stick)


def test_an_undo_of_what_the_other_has_is_a_change(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        edit_entry(kept, "n1", text="one")
    stick.merge(laptop)
    laptop.undo()
    stick.merge(laptop, prefer=None)
    assert alike(laptop, stick)
    laptop.redo()
    stick.merge(laptop, prefer=None)
    assert alike(laptop, stick)


def test_measures_that_are_moved_are_no_conflict(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        edit_measure(kept, "nails", position=1)
    with stick.write() as kept:
        edit_measure(kept, "mood", title="How I feel")
        edit_measure(kept, "dryness", position=1)
    assert not laptop.plan(stick).conflicts
    one, _ = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert kept.measures["mood"].title == "How I feel"


# Others


def test_another_persons_journal(laptop: Machine, journal: Path) -> None:
    other = Machine(journal.with_name("other.db"), laptop.clock)
    with other.write() as kept:
        kept.record("mood", day(1), 3)
        kept.record("mood", day(9), 3)
    with pytest.raises(BadDataError, match="nothing in common"):
        laptop.plan(other)
    laptop.merge(other, unrelated=True)
    other.merge(laptop)
    assert alike(laptop, other)


def test_each_conflict_can_be_answered(laptop: Machine, stick: Machine) -> None:
    for machine, value in ((laptop, 3), (stick, 4)):
        with machine.write() as kept:
            kept.record("mood", day(1), value)
            kept.record("shedding", day(1), value)
    plan = laptop.plan(stick)
    assert plan.is_open
    keys = [one.key for one, _ in plan.conflicts]
    answers = dict(zip(keys, ("mine", "theirs"), strict=True))
    done = laptop.merge(stick, prefer=None, answers=answers)
    assert [stands for _, stands in done.conflicts] == ["mine", "theirs"]


def test_three_machines_in_any_order(laptop: Machine, stick: Machine) -> None:
    phone = laptop.copied(laptop.path.with_name("phone.db"))
    for n, machine in enumerate((laptop, stick, phone), start=1):
        with machine.write() as kept:
            kept.record("mood", day(1), n)
            kept.add_note(day(1), "all three")
            edit_entry(kept, "n1", text=f"by {n}")
            kept.take(product(kept, "zinc", "mg"), day(n), n, entered=f"{n}mg")
    one = laptop.copied(laptop.path.with_name("one.db"))
    one.merge(stick)
    one.merge(phone)
    other = phone.copied(laptop.path.with_name("other.db"))
    other.merge(laptop)
    other.merge(stick)
    stick.merge(phone)
    laptop.merge(stick)
    assert alike(one, other, laptop)


def test_a_photo_comes_with_its_picture(laptop: Machine, stick: Machine) -> None:
    with stick.write() as kept:
        kept.query("INSERT INTO picture VALUES (?, 'image/png', ?)", "a" * 64, b"png")
        photo = {"day": day(1), "site": "crown", "sha256": "a" * 64, **kept.batch.written}
        kept.batch.insert("photo", photo)
    laptop.merge(stick)
    assert alike(laptop, stick)
    with open_journal(laptop.path) as kept:
        assert kept.query("SELECT bytes FROM picture").fetchall() == [(b"png",)]
