"""Search: every word, whatever its case and accents, wherever a person writes."""

from datetime import date, timedelta

import pytest

from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.records import NailFinding, Question, Visit
from sidelog.journal.search import search

SUNDAY = date(2026, 11, 22)


def names(kept: Journal, words: str, **limits: object) -> list[str]:
    """What is found, such as "note 1"."""
    found = search(kept, words, **limits)  # type: ignore[arg-type]
    return [f"{type(record).__name__.lower()} {record.id}" for record in found]


@pytest.fixture
def filled(kept: Journal) -> Journal:
    """A journal with a word of each kind, a day apart, the newest first in this list."""
    days = [SUNDAY - timedelta(days=back) for back in range(7)]
    product = kept.add_product("Mitragyna süß", unit="g")
    kept.add_note(days[0], "Übelkeit after breakfast")
    kept.add_event("stress", days[1], title="exam", note="sleepless")
    kept.take(product, days[2], 4, entered="four spoons", note="on an empty stomach")
    kept.add_event("reduce", days[3], product=product)
    kept.add(NailFinding(day=days[4], limb="left hand", digit=1, kind="ridge", note="white line"))
    kept.add(Visit(day=days[5], who="Dr. Berg", goal="blood test"))
    kept.add(Question(position=1, text="Is it the thyroid?"))
    return kept


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ubelkeit", ["note 1"]),
        ("ÜBELKEIT", ["note 1"]),
        ("breakfast ÜBEL", ["note 1"]),
        ("breakfast exam", []),
        ("exam sleepless", ["event 1"]),
        ("stress", ["event 1", "measure 8"]),
        ("empty spoons", ["dose 1"]),
        ("MITRAGYNA suss", ["event 2", "product 1"]),
        ("white", ["nailfinding 1"]),
        ("berg blood", ["visit 1"]),
        ("thyroid", ["question 1"]),
        ("hair-count", ["measure 12"]),
        ("hairs", ["measure 12"]),
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
    kept.add_note(SUNDAY, "100 % sure_ly")
    assert names(kept, "% _LY") == ["note 1"]


@pytest.mark.parametrize("words", ["", "  ", "\u0301"])
def test_no_word_is_refused(filled: Journal, words: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        filled.search(words)


def test_the_newest_comes_first_and_what_has_no_day_last(kept: Journal) -> None:
    kept.add_product("shampoo")
    for back in (3, 0, 2):
        kept.add_note(SUNDAY - timedelta(days=back), "shampoo")
    kept.add_event("shampoo", SUNDAY - timedelta(days=1))
    assert names(kept, "shampoo") == ["note 2", "event 1", "note 3", "note 1", "product 1"]
    assert names(kept, "shampoo", limit=2) == ["note 2", "event 1"]


def test_a_span_leaves_out_other_days_and_what_has_none(filled: Journal) -> None:
    first, last = SUNDAY - timedelta(days=3), SUNDAY - timedelta(days=1)
    assert names(filled, "mitragyna", first=first, last=last) == ["event 2"]
    assert names(filled, "stress", first=SUNDAY) == []
    assert names(filled, "thyroid", last=SUNDAY) == ["question 1"]
    assert names(filled, "thyroid", last=last) == []
