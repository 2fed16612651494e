import re

import pytest

from sidelog.catalog.events import (
    EVENT_KINDS,
    EventKind,
    Exposure,
    check_amounts,
    find,
    say_amounts,
)
from sidelog.errors import BadDataError


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda kind: kind.name)
def test_only_events_about_a_product_change_an_exposure(kind: EventKind) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.name)
    assert kind.title
    assert kind.about_product == (kind.exposure is not Exposure.UNCHANGED)
    assert not (kind.about_product and kind.spans_days)
    assert kind.exposure is Exposure.UP or not kind.rechallenge


def test_names_and_titles_are_unique() -> None:
    assert len({kind.name for kind in EVENT_KINDS}) == len(EVENT_KINDS)
    assert len({kind.title for kind in EVENT_KINDS}) == len(EVENT_KINDS)


def test_what_each_change_means_for_the_exposure() -> None:
    changes = {kind.name: kind.exposure for kind in EVENT_KINDS if kind.about_product}
    assert changes == {
        "start": Exposure.UP,
        "stop": Exposure.DOWN,
        "reduce": Exposure.DOWN,
        "increase": Exposure.UP,
        "restart": Exposure.UP,
    }
    assert [kind.name for kind in EVENT_KINDS if kind.rechallenge] == ["restart"]


def test_what_the_clinician_asks_for_can_be_recorded() -> None:
    for name in ("illness", "surgery", "birth", "diet", "stress", "shampoo", "lab", "medicine"):
        assert find(name)


def test_kinds_are_found_by_name_in_any_case() -> None:
    assert find("Illness") is find("illness")
    assert find("nothing") is None


def check(name: str, before: float | None, after: float | None) -> None:
    kind = find(name)
    assert kind
    check_amounts(kind, before, after, "g")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        *((kind.name, None, None) for kind in EVENT_KINDS),
        *(("start", before, 2) for before in (None, 0)),
        ("start", 0, None),
        *(("restart", before, 0.5) for before in (None, 0)),
        *(("stop", 2, after) for after in (None, 0)),
        ("stop", None, 0),
        ("reduce", 8, 6),
        ("reduce", 8, None),
        ("reduce", None, 0),
        ("increase", 6, 8),
        ("increase", None, 8),
        ("increase", 0, None),
    ],
)
def test_amounts_that_go_the_way_of_their_change_are_taken(
    name: str, before: float | None, after: float | None
) -> None:
    check(name, before, after)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("reduce", 6, 8, "reduce goes down, and 6 g to 8 g a day does not."),
        ("reduce", 8, 8, "reduce goes down, and 8 g to 8 g a day does not."),
        ("reduce", 0, None, "reduce goes down, and from none does not."),
        ("increase", 8, 6, "increase goes up, and 8 g to 6 g a day does not."),
        ("increase", None, 0, "increase goes up, and to none does not."),
        ("start", 2, 4, "start goes from none, not 2 g to 4 g a day."),
        ("start", 0, 0, "start goes up, and none to none does not."),
        ("restart", 2, None, "restart goes from none, not from 2 g a day."),
        ("stop", 4, 2, "stop goes to none, not 4 g to 2 g a day."),
        ("illness", 8, None, "illness has no amounts."),
        ("lab", None, 0, "lab has no amounts."),
        ("reduce", -1, None, "An amount a day is a number from 0 up."),
        ("increase", None, 1e15, "An amount a day is a number from 0 up."),
        ("increase", None, float("nan"), "An amount a day is a number from 0 up."),
    ],
)
def test_amounts_that_contradict_their_change_are_refused_with_both_said(
    name: str, before: float | None, after: float | None, said: str
) -> None:
    with pytest.raises(BadDataError) as refused:
        check(name, before, after)
    assert refused.value.message == said


@pytest.mark.parametrize(
    ("before", "after", "unit", "said"),
    [
        (None, None, "g", ""),
        (8, 4, "g", "8 g to 4 g a day"),
        (8, None, "g", "from 8 g a day"),
        (None, 1, "capsule", "to 1 capsule a day"),
        (2, 0, "capsule", "2 capsules a day to none"),
        (0, 50, "mg", "none to 50 mg a day"),
        (None, 0, None, "to none"),
        (0, None, None, "from none"),
    ],
)
def test_the_amounts_of_a_change_in_words(
    before: float | None, after: float | None, unit: str | None, said: str
) -> None:
    assert say_amounts(before, after, unit) == said
