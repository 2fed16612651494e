"""What was made on two machines for one place: one value a day, one name, one scale."""

from pathlib import Path

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.entries import delete_entry, edit_entry
from sidelog.journal.journal import open_journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.people import add_visit, ask, say_of_person
from sidelog.journal.keeping.products import edit_product
from tests.journal.editions import named
from tests.journal.upkeep.machines import (
    EVENING,
    SUNDAY,
    Machine,
    alike,
    day,
    merged_both_ways,
    period_of,
    product,
)

OWN = named("mood")._replace(name="tingling", title="Tingling")


# Made apart for one place


def test_one_value_a_day(laptop: Machine, stick: Machine) -> None:
    for machine, value in ((laptop, 3), (stick, 4)):
        with machine.write() as kept:
            kept.record("mood", day(1), value)
            kept.record("shedding", day(1), 2)
            kept.record("mood", day(2), value, at=EVENING)
    plan = laptop.plan(stick)
    assert len(plan.conflicts) == 2
    one, _ = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert [each.value for each in kept.observations("mood", day(2), SUNDAY)] == [4, 4]
        assert len(kept.observations("shedding", day(1), SUNDAY)) == 1


def test_a_dose_takes_the_place_of_a_none(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.take_none(product(kept, "kratom"), day(1))
        kept.take(product(kept, "kratom"), day(2), 4, entered="4g")
    with stick.write() as kept:
        kept.take(product(kept, "kratom"), day(1), 4, entered="4g")
        kept.take(product(kept, "kratom"), day(1), 2, entered="2g")
        kept.take(product(kept, "kratom"), day(2), 3, entered="3g")
    ((conflict, _),) = laptop.plan(stick).conflicts
    assert (len(conflict.mine), len(conflict.theirs), conflict.newer) == (1, 2, "theirs")
    one, _ = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        taken = kept.said_days(kept.products["kratom"], period_of(1, 2))
        assert [each.doses for each in taken] == [2, 2]
    laptop.merge(stick, "mine")
    with open_journal(laptop.path) as kept:
        taken = kept.said_days(kept.products["kratom"], period_of(1, 2))
        assert [each.doses for each in taken] == [2, 0]


def test_the_same_dose_on_both_sides_may_be_two(laptop: Machine, stick: Machine) -> None:
    for machine, estimate in ((laptop, False), (stick, True)):
        with machine.write() as kept:
            for amount in (4, 4, 2, 5 + estimate):
                kept.take(
                    product(kept, "kratom"), day(1), amount, entered="typed", estimate=estimate
                )
            kept.take(product(kept, "kratom"), day(1), 4, entered="4g", at=EVENING)
    plan = laptop.plan(stick)
    assert [(one.twins, stands) for one, stands in plan.conflicts] == [(True, None)] * 3
    assert not plan.is_open
    two, one = (laptop.copied(laptop.path.with_name(f"{n}.db")) for n in (2, 1))
    two.merge(stick, prefer=None)
    one.merge(stick, prefer="mine")
    other = stick.copied(stick.path.with_name("other.db"))
    other.merge(laptop, prefer="theirs")
    assert alike(one, other)
    for machine, doses in ((two, 9), (one, 6)):
        with open_journal(machine.path) as kept:
            (taken,) = kept.said_days(kept.products["kratom"], period_of(1, 1))
            assert taken.doses == doses
        assert machine.plan(stick).is_nothing
        stick_after = stick.copied(stick.path.with_name("after.db"))
        stick_after.merge(machine, prefer=None)
        assert alike(machine, stick_after)


def test_a_dose_changed_on_one_side_and_the_same_on_the_other_are_no_twins(
    laptop: Machine, stick: Machine
) -> None:
    with laptop.write() as kept:
        edit_entry(kept, "d1", amount=2.0, entered="2g")
    with stick.write() as kept:
        kept.take(product(kept, "kratom"), day(9), 2, entered="2g")
    assert not laptop.plan(stick).conflicts


def test_a_value_with_a_time_takes_the_place_of_a_skip(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.record("mood", day(0), None)
    with stick.write() as kept:
        kept.record("mood", day(0), 4, at=EVENING)
    one, _ = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert [each.value for each in kept.observations("mood", SUNDAY, SUNDAY)] == [4]


def test_two_nones_and_the_same_words_are_one(laptop: Machine, stick: Machine) -> None:
    for machine in (laptop, stick):
        with machine.write() as kept:
            kept.take_none(product(kept, "kratom"), day(1))
            kept.add_note(day(1), "the same")
            kept.add_event("stress", day(1), title="the same")
            kept.take(product(kept, "kratom"), day(2), 4, entered="4g", at=EVENING)
            visit = add_visit(kept, day(-9), who="Dr Vo")
            ask(kept, "Why?", visit)
            say_of_person(kept, "name", "Ada")
    before = len(laptop.content())
    assert not laptop.plan(stick).conflicts
    one, _ = merged_both_ways(laptop, stick)
    assert len(one.content()) == before


def test_a_question_goes_with_its_visit(laptop: Machine, stick: Machine) -> None:
    for machine, words in ((laptop, "Why?"), (stick, "How?")):
        with machine.write() as kept:
            visit = add_visit(kept, day(-9), who="Dr Vo", goal=words)
            ask(kept, words, visit)
            say_of_person(kept, "name", words)
    assert len(laptop.plan(stick).conflicts) == 2
    one, _ = merged_both_ways(laptop, stick)
    visits = [key for key in one.content() if key[0] == "visit"]
    assert len(visits) == 1
    assert [row["visit_id"] for key, row in one.content().items() if key[0] == "question"] == [
        visits[0][1]
    ] * 2


def test_a_product_added_on_both_is_one(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.take(product(kept, "zinc", "mg"), day(1), 30, entered="30mg")
    with stick.write() as kept:
        kept.take(product(kept, "zinc", "mg"), day(2), 15, entered="15mg")
    assert not laptop.plan(stick).conflicts
    one, other = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert kept.products["zinc"].unit == "mg"
        assert len(kept.said_days(kept.products["zinc"], period_of(1, 2))) == 2
    # The stick goes on with a product that is another's here.
    with stick.write() as kept:
        kept.take(kept.products["zinc"], day(3), 15, entered="15mg")
        edit_entry(kept, "d2", note="with food")
    for machine in (one, other):
        machine.merge(stick, prefer=None)
    assert alike(one, other)
    stick.merge(one, prefer=None)
    assert alike(one, stick)


def test_a_product_of_another_unit_gets_another_name(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.take(product(kept, "zinc", "mg"), day(1), 15, entered="15mg")
    with stick.write() as kept:
        kept.take(product(kept, "zinc", "capsule"), day(2), 1, entered="1 capsule")
    ((conflict, _),) = laptop.plan(stick).conflicts
    assert conflict.names
    one, _ = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert kept.products["zinc"].unit == "mg"
        (other,) = [name for name in kept.products if name.startswith("zinc ")]
        assert kept.products[other].unit == "capsule"


def test_of_three_machines_two_that_say_the_same_are_one_whichever_come_first(
    laptop: Machine, stick: Machine, tmp_path: Path
) -> None:
    third = laptop.copied(tmp_path / "third" / "journal.db")
    for machine, form in ((laptop, "tablet"), (stick, "capsule"), (third, "tablet")):
        with machine.write() as kept:
            kept.add_product("zinc", unit="mg", form=form)
    ends = []
    for order in ((laptop, stick, third), (laptop, third, stick), (stick, third, laptop)):
        one = order[0].copied(tmp_path / str(len(ends)) / "journal.db")
        for other in order[1:]:
            one.merge(other)
        ends.append(one)
    assert alike(*ends)
    with open_journal(ends[0].path) as kept:
        forms = [one.form for name, one in kept.products.items() if name.startswith("zinc")]
        assert sorted(map(str, forms)) == ["capsule", "tablet"]


def test_a_measure_added_on_both_is_one(laptop: Machine, stick: Machine) -> None:
    for machine in (laptop, stick):
        with machine.write() as kept:
            add_measure(kept, OWN)
            kept.record("tingling", day(1), 2)
    assert not laptop.plan(stick).conflicts
    merged_both_ways(laptop, stick)


def test_a_measure_of_another_scale_gets_another_name(laptop: Machine, stick: Machine) -> None:
    other = OWN._replace(scale=OWN.scale._replace(maximum=20, anchors=()))
    for machine, measure in ((laptop, OWN), (stick, other)):
        with machine.write() as kept:
            add_measure(kept, measure)
            kept.record("tingling", day(1), 2)
    assert len(laptop.plan(stick).conflicts) == 1
    one, _ = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert kept.measures["tingling"].scale.maximum == 20
        assert len([name for name in kept.measures if name.startswith("tingling-")]) == 1


def test_a_name_for_two(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        edit_product(kept, "kratom", name="leaf")
    with stick.write() as kept:
        kept.take(product(kept, "leaf", "mg"), day(1), 2, entered="2mg")
        kept.take(kept.products["kratom"], day(1), 2, entered="2g")
    ((conflict, _),) = laptop.plan(stick).conflicts
    assert conflict.names
    merged_both_ways(laptop, stick)


def test_names_that_were_exchanged(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.take(product(kept, "zinc", "mg"), day(1), 15, entered="15mg")
    stick.merge(laptop)
    with laptop.write() as kept:
        edit_product(kept, "kratom", name="x")
        edit_product(kept, "zinc", name="kratom")
        edit_product(kept, "x", name="zinc")
    stick.merge(laptop, prefer=None)
    assert alike(stick, laptop)
    stick.undo()
    with open_journal(stick.path) as kept:
        assert kept.products["zinc"].unit == "mg"


def test_a_name_that_was_deleted_and_given_anew(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        product(kept, "zinc", "mg")
        add_measure(kept, OWN)
    stick.merge(laptop)
    with laptop.write() as kept:
        common.delete_unused(kept, "product", "zinc")
        common.delete_unused(kept, "measure", "tingling")
    with laptop.write() as kept:
        product(kept, "zinc", "g")
        add_measure(kept, OWN)
    stick.merge(laptop, prefer=None)
    assert alike(laptop, stick)
    stick.undo()
    stick.redo()
    assert alike(laptop, stick)


def test_days_that_were_exchanged(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        kept.record("mood", day(8), 6)
    stick.merge(laptop)
    with laptop.write() as kept:
        for name, to in (("o1", 5), ("o3", 9), ("o1", 8)):
            edit_entry(kept, name, day=day(to))
    stick.merge(laptop, prefer=None)
    assert alike(stick, laptop)
    before = stick.content()
    stick.undo()
    stick.redo()
    assert stick.content() == before


def test_what_something_belongs_to_comes_back(laptop: Machine, stick: Machine) -> None:
    for machine in (laptop,):
        with machine.write() as kept:
            product(kept, "zinc", "mg")
            add_measure(kept, OWN)
            add_visit(kept, day(-9), who="Dr Vo")
    stick.merge(laptop)
    with laptop.write() as kept:
        common.delete_unused(kept, "product", "zinc")
        common.delete_unused(kept, "measure", "tingling")
        delete_entry(kept, "v1")
    with stick.write() as kept:
        kept.take(kept.products["zinc"], day(1), 15, entered="15mg")
        kept.record("tingling", day(1), 2)
        ask(kept, "Why?", None)
        edit_entry(kept, "q1", visit_id=1)
    one, other = merged_both_ways(laptop, stick)
    one.undo()
    assert one.content() == laptop.content()
    assert other.content() == stick.content()


def test_another_unit_where_one_has_amounts(laptop: Machine, stick: Machine) -> None:
    with laptop.write() as kept:
        product(kept, "zinc", None)
    stick.merge(laptop)
    with laptop.write() as kept:
        edit_product(kept, "zinc", unit="capsule", usual_amount=1)
    with stick.write() as kept:
        zinc = kept.set_unit(kept.products["zinc"], "mg")
        kept.take(zinc, day(1), 15, entered="15mg")
    one = laptop.copied(laptop.path.with_name("one.db"))
    one.merge(stick, "mine")
    with open_journal(one.path) as kept:
        assert (kept.products["zinc"].unit, kept.products["zinc"].usual_amount) == ("mg", None)
    merged_both_ways(laptop, stick)
    with laptop.write() as kept:
        kept.take(kept.products["zinc"], day(1), 1, entered="1 capsule")
    with pytest.raises(BadDataError, match="zinc has amounts in capsule here and in mg there"):
        laptop.plan(stick)


# Scales


@pytest.mark.parametrize("first", ["laptop", "stick"])
def test_another_scale_on_both_sides(laptop: Machine, stick: Machine, first: str) -> None:
    both = [(laptop, 20), (stick, 30)]
    for machine, maximum in both if first == "laptop" else both[::-1]:
        with machine.write() as kept:
            edit_measure(kept, "mood", maximum=maximum)
            kept.record("mood", day(1 if maximum == 20 else 2), maximum)
    assert len(laptop.plan(stick).conflicts) == 1
    one, other = merged_both_ways(laptop, stick)
    with open_journal(one.path) as kept:
        assert kept.measures["mood"].scale.version == 3
        assert kept.measures["mood"].scale.maximum == (30 if first == "laptop" else 20)
    one.undo()
    other.undo()
    assert one.content() == laptop.content()
    assert other.content() == stick.content()


def test_the_same_scale_on_both_sides(laptop: Machine, stick: Machine) -> None:
    for machine, n in ((laptop, 1), (stick, 2)):
        with machine.write() as kept:
            edit_measure(kept, "mood", maximum=20)
            kept.record("mood", day(n), 20)
    assert not laptop.plan(stick).conflicts
    one, other = merged_both_ways(laptop, stick)
    one.undo()
    other.undo()
    assert one.content() == laptop.content()
    assert other.content() == stick.content()
