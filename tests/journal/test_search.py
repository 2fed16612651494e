"""Search: every word, whatever its case and accents, wherever a person writes."""

from datetime import date, timedelta

import pytest

from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.regimens import write_regimen
from sidelog.journal.rows import DayLine
from sidelog.journal.search import search

SUNDAY = date(2026, 11, 22)
DAYS = [SUNDAY - timedelta(days=back) for back in range(8)]


def names(kept: Journal, words: str, **limits: object) -> list[str]:
    """What is found, by its name."""
    found = search(kept, words, **limits)  # type: ignore[arg-type]
    return [
        one.reference if isinstance(one, DayLine) else f"{one.kind} {one.name}" for one in found
    ]


@pytest.fixture
def filled(kept: Journal) -> Journal:
    """A journal with every kind of entry, a day apart, the newest first in this list."""
    product = kept.add_product("Mitragyna süß", unit="g")
    kept.add_note(DAYS[0], "Übelkeit after breakfast")
    kept.add_event("stress", DAYS[1], title="exam", note="sleepless")
    kept.take(product, DAYS[2], 4, entered="four spoons", note="on an empty stomach")
    kept.add_event("reduce", DAYS[3], product=product)
    at, on = kept.batch.written.values()
    insert = kept.batch.insert
    written = {"recorded_at": at, "recorded_on": on}
    nail = {"limb": "left hand", "digit": 1, "kind": "ridge", "note": "white line"}
    insert("nail_finding", {"day": DAYS[4].isoformat(), **nail, **written})
    insert("visit", {"day": "2026-12-04", "who": "Dr. Berg", "goal": "iron", "recorded_at": at})
    insert("question", {"position": 1, "text": "Is it the thyroid?", "recorded_at": at})
    write_regimen(kept, product, [RegimenStep(DAYS[6].toordinal(), Rule(4.0))], note="slowly")
    return kept


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ubelkeit", ["n1"]),
        ("ÜBELKEIT", ["n1"]),
        ("breakfast ÜBEL", ["n1"]),
        ("breakfast exam", []),
        ("exam sleepless", ["e1"]),
        ("stress", ["e1", "measure stress"]),
        ("empty spoons", ["d1"]),
        ("MITRAGYNA suss", ["d1", "e2", "r1", "product Mitragyna süß"]),
        ("slowly", ["r1"]),
        ("white left", ["f1"]),
        ("berg iron", ["v1"]),
        ("thyroid", ["q1"]),
        ("hair-count", ["measure hair-count"]),
        ("hairs", ["measure hair-count"]),
    ],
)
def test_words_are_found_wherever_they_were_written(
    filled: Journal, words: str, found: list[str]
) -> None:
    assert names(filled, words) == found


@pytest.mark.parametrize("words", ["%", "_", "br%st", "e*", '"', "' OR 1=1 --", "\\"])
def test_nothing_is_a_wildcard(filled: Journal, words: str) -> None:
    assert names(filled, words) == []


def test_what_looks_like_a_wildcard_is_found_literally(kept: Journal) -> None:
    kept.add_note(SUNDAY, "100% sure_thing")
    assert names(kept, "0% E_T") == ["n1"]


@pytest.mark.parametrize("words", ["", "  ", "\u0301"])
def test_no_word_is_refused(kept: Journal, words: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        search(kept, words)


def test_the_newest_comes_first_and_what_has_no_day_last(kept: Journal) -> None:
    product = kept.add_product("leaf", unit="g")
    kept.add_note(DAYS[3], "leaf")
    kept.take(product, DAYS[1], 1, entered="1 g")
    kept.add_note(DAYS[2], "leaf")
    assert names(kept, "leaf") == ["d1", "n2", "n1", "product leaf"]
    assert names(kept, "leaf", limit=2) == ["d1", "n2"]


def test_a_span_leaves_out_other_days_and_what_has_none(filled: Journal) -> None:
    assert names(filled, "suss", first=DAYS[3], last=DAYS[3]) == ["e2"]
    assert names(filled, "suss", first=DAYS[2]) == ["d1"]
    assert names(filled, "suss", last=DAYS[4]) == ["r1"]
