"""What a search finds of every kind of entry, as the line that is shown."""

from datetime import date, timedelta

import pytest

from sidelog.errors import UsageError
from sidelog.journal.journal import Journal
from sidelog.journal.keeping.people import add_visit, ask
from sidelog.journal.references import Kind
from sidelog.journal.rows import DayLine
from sidelog.journal.search import Named, search

SUNDAY = date(2026, 11, 22)


def days(count: int) -> date:
    return SUNDAY - timedelta(days=count)


@pytest.fixture
def filled(kept: Journal) -> Journal:
    """A journal with an entry of each kind in which something can be found, a day apart."""
    product = kept.add_product("Mitragyna süß", unit="g")
    kept.add_note(days(0), "Übelkeit after breakfast")
    kept.add_event("stress", days(1), title="exam", note="sleepless")
    kept.take(product, days(2), 4, entered="four spoons", note="on an empty stomach")
    kept.add_event("reduce", days(3), product=product, before=8, after=4)
    written = kept.batch.written
    nail = {"limb": "left hand", "digit": 1, "kind": "ridge", "note": "white line"}
    kept.batch.insert("nail_finding", {"day": days(4).isoformat(), **nail, **written})
    add_visit(kept, days(-5), who="Dr. Berg", goal="blood test")
    ask(kept, "Is it the thyroid?")
    kept.batch.update("question", 1, {"answer": "perhaps the iron"})
    kept.connection.execute("INSERT INTO picture VALUES (?, 'image/png', x'00')", ("0" * 64,))
    photo = {"site": "crown", "sha256": "0" * 64, "note": "after washing"}
    kept.batch.insert("photo", {"day": days(6).isoformat(), **photo, **written})
    kept.take_none(product, days(7), note="a day off")
    step = {"product_id": product.id, "from_day": days(8).isoformat(), "daily_amount": 4}
    at = {"recorded_at": kept.batch.writer.instant}
    kept.batch.insert("regimen_step", {**step, "note": "slower", **at})
    kept.record("mood", days(9), 5)
    return kept


def names(kept: Journal, words: str, **limits: object) -> list[str]:
    """What is found: the short name of an entry, or the kind and name of what is listed."""
    found = search(kept, words, **limits)  # type: ignore[arg-type]
    return [
        one.reference if isinstance(one, DayLine) else f"{one.kind} {one.name}" for one in found
    ]


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
        ("a day off", ["d2"]),
        ("MITRAGYNA suss", ["d1", "e2", "d2", "r1", "product Mitragyna süß"]),
        ("slower", ["r1"]),
        ("white left", ["f1"]),
        ("ridge", ["f1"]),
        ("crown washing", ["p1"]),
        ("berg blood", ["v1"]),
        ("thyroid", ["q1"]),
        ("iron", ["q1"]),
        ("hair-count", ["measure hair-count"]),
        ("hairs", ["measure hair-count"]),
        ("%", []),
        ("_", []),
        ("br%st", []),
        ("e*", []),
        ('"', []),
        ("' OR 1=1 --", []),
        ("\\", []),
    ],
)
def test_words_are_found_wherever_they_were_written(
    filled: Journal, words: str, found: list[str]
) -> None:
    assert names(filled, words) == found


def test_every_kind_of_entry_that_has_words_is_searched(filled: Journal) -> None:
    found = {line.reference[0] for line in search(filled, "e") if isinstance(line, DayLine)}
    letters = {"n", "e", "d", "r", "f", "p", "v", "q"}
    assert found == letters
    assert len(letters) == len(Kind) - 1  # a value has no words of its own


def test_what_is_found_is_the_entry_as_it_is_shown(filled: Journal) -> None:
    (note,) = search(filled, "breakfast")
    assert isinstance(note, DayLine)
    assert (note.day, note.kind, note.text) == (SUNDAY, "note", "Übelkeit after breakfast")
    (visit,) = search(filled, "berg")
    assert isinstance(visit, DayLine)
    assert (visit.day, visit.kind, visit.name) == (days(-5), "visit", "Dr. Berg")
    (dose,) = search(filled, "spoons")
    assert isinstance(dose, DayLine)
    assert (dose.name, dose.value, dose.unit, dose.taken) == ("Mitragyna süß", 4, "g", True)
    (measure,) = search(filled, "hairs")
    assert measure == Named("measure", "hair-count")


def test_what_looks_like_a_wildcard_is_found_literally(kept: Journal) -> None:
    kept.add_note(SUNDAY, "100 % sure_ly")
    assert names(kept, "% _LY") == ["n1"]


@pytest.mark.parametrize("words", ["", "  ", "\u0301"])
def test_no_word_is_refused(filled: Journal, words: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        search(filled, words)


def test_the_newest_comes_first_and_what_has_no_day_last(kept: Journal) -> None:
    kept.add_product("shampoo")
    for back in (3, 0, 2):
        kept.add_note(days(back), "shampoo")
    kept.add_event("shampoo", days(1))
    add_visit(kept, days(-9), goal="shampoo")
    assert names(kept, "shampoo") == ["v1", "n2", "e1", "n3", "n1", "product shampoo"]
    for limit in range(1, 7):
        assert names(kept, "shampoo", limit=limit) == names(kept, "shampoo")[:limit]


def test_a_period_leaves_out_other_days_and_what_has_none(filled: Journal) -> None:
    assert names(filled, "mitragyna", first=days(3), last=days(1)) == ["d1", "e2"]
    assert names(filled, "stress", first=SUNDAY) == []
    assert names(filled, "thyroid", last=SUNDAY) == ["q1"]
    assert names(filled, "thyroid", last=days(1)) == []
    assert names(filled, "mitragyna", last=days(8)) == ["r1"]


def test_a_question_is_found_on_the_day_of_its_visit(kept: Journal) -> None:
    ask(kept, "Is it the thyroid?", add_visit(kept, days(-9)))
    assert names(kept, "thyroid", first=days(-9)) == ["q1"]
    assert names(kept, "thyroid", last=SUNDAY) == []
