"""Joining two products: doses, plans and events, days of both, and what is never joined."""

from typing import Any

import pytest

from sidelog.errors import BadDataError, NothingMatchedError, SidelogError, UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.joined_products import plan_products
from sidelog.journal.keeping.products import edit_product
from tests.journal.keeping.joins import SUNDAY, days, joined


def doses(kept: Journal, name: str) -> list[tuple[int, bool, float | None]]:
    """How many days ago, whether it was taken, and how much, of every dose of a product."""
    found = kept.doses(kept.products[name], days(99), SUNDAY)
    return [(SUNDAY.toordinal() - one.day, one.taken, one.amount) for one in found]


@pytest.fixture
def two(kept: Journal) -> Journal:
    """A journal with two names for one powder, in two units."""
    kept.add_product("kratom", unit="g")
    kept.add_product("kratom powder", unit="mg")
    return kept


def take(kept: Journal, name: str, count: int, amount: float | None, **said: Any) -> None:  # noqa: ANN401
    kept.take(kept.products[name], days(count), amount, entered="as typed", **said)


def test_doses_plans_and_events_become_those_of_the_other(two: Journal) -> None:
    powder = two.products["kratom powder"]
    take(two, "kratom powder", 3, 4500)
    take(two, "kratom powder", 2, None)
    two.take_none(powder, days(1))
    two.add_event("reduce", days(3), product=powder, before=9000, after=4500)
    two.add_event("start", days(9), product=powder, before=0)
    two.batch.insert(
        "regimen_step",
        {
            "product_id": powder.id,
            "from_day": "2026-11-01",
            "daily_amount": 4500,
            "recorded_at": two.batch.writer.instant,
        },
    )
    plan = joined(two, plan_products(two, "Kratom POWDER", "KRATOM"))
    assert plan.moved == {"dose": 3, "regimen step": 1, "event": 2}
    assert plan.units == ("mg", "g")
    assert doses(two, "kratom") == [(3, True, 4.5), (2, True, None), (1, False, None)]
    assert [(one.product, one.before, one.after) for one in two.events()] == [
        ("kratom", 0, None),
        ("kratom", 9, 4.5),
    ]
    query = "SELECT product_id, daily_amount FROM regimen_step"
    assert two.connection.execute(query).fetchall() == [(two.products["kratom"].id, 4.5)]
    assert list(two.products) == ["kratom"]


def test_what_was_typed_keeps_its_unit(two: Journal) -> None:
    take(two, "kratom powder", 1, 4500)
    two.add_product("kratom bag", unit="g")
    take(two, "kratom bag", 2, 3)
    joined(two, plan_products(two, "kratom powder", "kratom"))
    joined(two, plan_products(two, "kratom bag", "kratom"))
    query = "SELECT amount, entered FROM dose ORDER BY id"
    assert two.connection.execute(query).fetchall() == [(4.5, "4500 mg"), (3, "as typed")]


def test_a_day_with_doses_of_both_has_to_be_said(two: Journal) -> None:
    take(two, "kratom", 1, 4)
    take(two, "kratom powder", 1, 3000)
    take(two, "kratom powder", 1, 500)
    with pytest.raises(BadDataError) as refused:
        plan_products(two, "kratom powder", "kratom")
    assert refused.value.message == (
        "kratom powder and kratom both have doses on 1 day: "
        "Sat 21 Nov 2026 (3000 mg + 500 mg and 4 g)."
    )
    assert refused.value.hint == (
        'Say whose stand then: --prefer "kratom powder" or --prefer kratom. Or --both: they add up.'
    )


@pytest.mark.parametrize(
    ("how", "stand"),
    [
        ({"both": True}, [0.5, 3, 4]),
        ({"prefer": "KRATOM"}, [4]),
        ({"prefer": "kratom powder"}, [0.5, 3]),
    ],
)
def test_of_such_a_day_what_is_said_stands(
    two: Journal, how: dict[str, Any], stand: list[float]
) -> None:
    take(two, "kratom", 1, 4)
    take(two, "kratom powder", 1, 3000)
    take(two, "kratom powder", 1, 500)
    plan = joined(two, plan_products(two, "kratom powder", "kratom", **how))
    assert sorted(amount or 0 for *_, amount in doses(two, "kratom")) == stand
    assert plan.left_out == 3 - len(stand)


@pytest.mark.parametrize(
    ("first", "second", "stand", "note"),
    [
        (None, None, [(1, False, None)], "two\none"),
        (None, 4.0, [(1, True, 4)], "two\none"),
        (4000.0, None, [(1, True, 4)], "one\ntwo"),
    ],
)
def test_a_none_of_the_one_says_nothing_of_the_other(
    two: Journal,
    first: float | None,
    second: float | None,
    stand: list[tuple[int, bool, float | None]],
    note: str,
) -> None:
    for name, amount, said in (("kratom powder", first, "one"), ("kratom", second, "two")):
        if amount is None:
            two.take_none(two.products[name], days(1), note=said)
        else:
            take(two, name, 1, amount, note=said)
    plan = joined(two, plan_products(two, "kratom powder", "kratom"))
    assert doses(two, "kratom") == stand
    assert plan.left_out == 1
    assert two.connection.execute("SELECT note FROM dose").fetchall() == [(note,)]


def test_a_day_has_one_plan(two: Journal) -> None:
    for name, amount in (("kratom", 4), ("kratom powder", 3000)):
        columns = {"product_id": two.products[name].id, "from_day": "2026-11-01"}
        written = {"daily_amount": amount, "recorded_at": two.batch.writer.instant}
        two.batch.insert("regimen_step", {**columns, **written})
    for how in ({}, {"both": True}):
        with pytest.raises(BadDataError, match=r"1 Nov 2026 \(3000 mg a day and 4 g a day\)"):
            plan_products(two, "kratom powder", "kratom", **how)  # type: ignore[arg-type]
    joined(two, plan_products(two, "kratom powder", "kratom", "kratom powder"))
    query = "SELECT daily_amount FROM regimen_step"
    assert two.connection.execute(query).fetchall() == [(3,)]


def plan_of(two: Journal, name: str, steps: dict[str, float]) -> None:
    for day, amount in steps.items():
        columns = {"product_id": two.products[name].id, "from_day": day, "daily_amount": amount}
        written = two.batch.writer.instant
        two.batch.insert("regimen_step", {**columns, "recorded_at": written})


def test_plans_that_hold_at_the_same_time_are_not_one(two: Journal) -> None:
    plan_of(two, "kratom powder", {"2026-10-01": 3000})
    plan_of(two, "kratom", {"2026-11-01": 4, "2026-11-10": 2})
    with pytest.raises(BadDataError, match=r"1 Nov 2026 \(3000 mg a day and 4 g a day\)"):
        plan_products(two, "kratom powder", "kratom")
    joined(two, plan_products(two, "kratom powder", "kratom", "kratom"))
    query = "SELECT daily_amount FROM regimen_step ORDER BY from_day"
    assert two.connection.execute(query).fetchall() == [(4,), (2,)]


def test_a_plan_after_another_that_was_stopped_goes_on_from_it(two: Journal) -> None:
    plan_of(two, "kratom powder", {"2026-09-01": 3000, "2026-10-01": 0})
    plan_of(two, "kratom", {"2026-11-01": 4})
    joined(two, plan_products(two, "kratom powder", "kratom"))
    query = "SELECT daily_amount FROM regimen_step ORDER BY from_day"
    assert two.connection.execute(query).fetchall() == [(3,), (0,), (4,)]


def test_what_was_said_of_the_first_alone_goes_with_it(two: Journal) -> None:
    edit_product(
        two,
        "kratom powder",
        form="leaf-powder",
        strength="1.4 per cent",
        lot="A 17",
        usual_amount=4000,
        note="from the shop",
    )
    edit_product(two, "kratom", lot="B 2", note="mine")
    plan = joined(two, plan_products(two, "kratom powder", "kratom"))
    assert set(plan.takes_over) == {"form", "strength", "usual_amount", "note"}
    query = "SELECT form, unit, strength, lot, usual_amount, note FROM product"
    assert two.connection.execute(query).fetchall() == [
        ("leaf-powder", "g", "1.4 per cent", "B 2", 4, "mine\nfrom the shop")
    ]


def test_the_unit_goes_with_the_amounts_where_the_other_has_none(kept: Journal) -> None:
    kept.add_product("kratom")
    kept.take_none(kept.add_product("kratom tea"), days(2))
    kept.take(kept.add_product("kratom bag", unit="g"), days(1), 4, entered="4g")
    joined(kept, plan_products(kept, "kratom bag", "kratom"))
    joined(kept, plan_products(kept, "kratom tea", "kratom"))
    assert doses(kept, "kratom") == [(2, False, None), (1, True, 4)]
    assert kept.products["kratom"].unit == "g"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({"form": "tea"}, {"form": "extract"}, "one is tea, two is extract"),
        ({"strength": "5 mg"}, {"strength": "9 mg"}, "one is 5 mg, two is 9 mg"),
        ({"unit": "capsule"}, {"unit": "g"}, "one is recorded in capsules, two in g"),
        ({"unit": "ml"}, {"unit": "g"}, "one is recorded in ml, two in g"),
        ({"unit": "capsule"}, {"form": "leaf-powder"}, "leaf-powder is not recorded in capsules"),
    ],
)
def test_different_things_are_never_joined(
    kept: Journal, first: dict[str, Any], second: dict[str, Any], said: str
) -> None:
    for name, changes_ in (("one", first), ("two", second)):
        kept.add_product(name)
        edit_product(kept, name, **changes_)
    with pytest.raises(BadDataError, match=said):
        plan_products(kept, "one", "two")


@pytest.mark.parametrize(
    ("name", "into", "prefer", "error", "said"),
    [
        ("kratom", "KRATOM", None, UsageError, "joined with itself"),
        ("kratom", "tea", None, NothingMatchedError, "no product 'tea'"),
        ("tea", "kratom", None, NothingMatchedError, "no product 'tea'"),
        ("kratom", "old", None, NothingMatchedError, "old is put away"),
        ("kratom", "kratom powder", "old", UsageError, "'old' is neither of the two"),
    ],
)
def test_what_cannot_be_meant_of_products_is_refused(
    two: Journal, name: str, into: str, prefer: str | None, error: type[SidelogError], said: str
) -> None:
    two.add_product("old")
    common.retire(two, "product", "old")
    with pytest.raises(error, match=said):
        plan_products(two, name, into, prefer)
