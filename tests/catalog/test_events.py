import re

import pytest

from sidelog.catalog.events import EVENT_KINDS, EventKind, Exposure, find


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
