"""Another name for what is kept, and the name that it had."""

from collections.abc import Callable

import pytest

from sidelog.errors import BadDataError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping import common
from sidelog.journal.keeping.common import called_otherwise
from sidelog.journal.keeping.joined_measures import plan_measures
from sidelog.journal.keeping.joined_products import plan_products
from sidelog.journal.keeping.joining import join
from sidelog.journal.keeping.measures import add_measure, edit_measure
from sidelog.journal.keeping.products import edit_product, former_names
from tests.journal.conftest import Write
from tests.journal.keeping.joins import HAIR, SUNDAY, days, values


def test_a_measure_of_the_persons_own_keeps_its_entries_under_another_name(
    kept: Journal,
) -> None:
    add_measure(kept, HAIR)
    kept.record("hair", SUNDAY, 2)
    place = list(kept.measures).index("hair")
    assert edit_measure(kept, "hair", name="mane").name == "mane"
    assert values(kept, "mane") == [(0, 2)]
    assert list(kept.measures).index("mane") == place


@pytest.mark.parametrize(
    ("name", "other", "said"),
    [
        ("hair", "Mane", "cannot be the name"),
        ("hair", "none", "cannot be the name"),
        ("hair", "mood", "There is a measure mood already"),
        ("shedding", "mane", "shedding came with sidelog and keeps its name"),
    ],
)
def test_a_name_that_cannot_be_is_refused(kept: Journal, name: str, other: str, said: str) -> None:
    add_measure(kept, HAIR)
    with pytest.raises(BadDataError, match=said):
        edit_measure(kept, name, name=other)


Step = Callable[[Journal], object]


def renamed(name: str, other: str) -> Step:
    return lambda kept: edit_product(kept, name, name=other)


def together(name: str, into: str) -> Step:
    return lambda kept: join(kept, plan_products(kept, name, into))


@pytest.mark.parametrize(
    ("steps", "known"),
    [
        ([], {}),
        ([renamed("a", "c")], {"a": "c"}),
        ([renamed("a", "Ä"), renamed("Ä", "c")], {"a": "c"}),
        ([renamed("a", "c"), renamed("c", "d")], {"a": "d", "c": "d"}),
        ([renamed("a", "c"), renamed("c", "a")], {"c": "a"}),
        ([renamed("a", "c"), Journal.undo], {}),
        ([renamed("a", "c"), together("c", "b"), Journal.undo], {"a": "c"}),
        ([renamed("a", "c"), renamed("b", "a")], {"b": "a"}),
        ([together("a", "b")], {"a": "b"}),
        ([together("a", "b"), renamed("b", "c")], {"a": "c", "b": "c"}),
        ([renamed("a", "c"), together("c", "b")], {"a": "b", "c": "b"}),
        ([together("a", "b"), together("b", "x")], {"a": "x", "b": "x"}),
        ([together("a", "b"), Journal.undo], {}),
        ([together("a", "b"), Journal.undo, together("b", "a")], {"b": "a"}),
        ([together("a", "b"), Journal.undo, Journal.redo], {"a": "b"}),
    ],
)
def test_a_name_that_something_had_is_known(
    write: Write, steps: list[Step], known: dict[str, str]
) -> None:
    with write() as kept:
        for name in ("a", "b", "x"):
            kept.take(kept.add_product(name, unit="g"), days(ord(name)), 1, entered="1g")
    for step in steps:
        with write() as kept:
            step(kept)
    with write() as kept:
        assert {name: one.name for name, one in former_names(kept).items()} == known


def test_the_names_of_measures_are_known_as_well(write: Write) -> None:
    with write() as kept:
        add_measure(kept, HAIR)
        kept.record("hair", SUNDAY, 2)
        edit_measure(kept, "hair", name="mane")
    with write() as kept:
        join(kept, plan_measures(kept, "mane", "shedding"))
    with write() as kept:  # whose row may have the number of the one that is gone
        add_measure(kept, HAIR._replace(name="flakes"))
        common.delete_unused(kept, "measure", "flakes")
    with write() as kept:
        assert called_otherwise(kept, "measure") == {"hair": "shedding", "mane": "shedding"}
