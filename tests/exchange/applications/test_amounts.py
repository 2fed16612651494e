"""Amounts as applications have them: unknown stays unknown, and words are kept."""

import pytest

from sidelog.catalog.amounts import Amount
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.applications.amounts import (
    amount_in_words,
    amount_of,
    unit_question,
    with_unit,
)
from sidelog.exchange.reader import Said


def plain(amount: Amount) -> tuple[float | None, str | None, str]:
    """The number, the unit and the words."""
    return amount.number, amount.unit.name if amount.unit else None, amount.typed


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("10mg", (10, "mg", "10mg")),
        (" 2  tablets ", (2, "tablet", "2 tablets")),
        ("1", (1, None, "1")),
        ("", (None, None, "not known")),
        ("as needed", (None, None, "as needed")),
        ("1 Tablette", (1, "tablet", "1 Tablette")),
        ("1 Klecks", (None, None, "1 Klecks")),
        ("1/2", (None, None, "1/2")),  # of what, nobody says
        ("0 mg", (0, "mg", "0 mg")),
    ],
)
def test_words(words: str, amount: tuple[object, ...]) -> None:
    assert plain(amount_in_words(words)) == amount


@pytest.mark.parametrize(("words", "kind"), [("-5 mg", BadDataError), ("1,234 mg", UsageError)])
def test_words_that_are_wrong_or_have_two_readings_are_refused(
    words: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        amount_in_words(words)


@pytest.mark.parametrize(
    ("number", "unit", "amount"),
    [
        (None, "mg", (None, None, "not known")),
        (2.5, "g", (2.5, "g", "2.5 g")),
        (2, "hits", (None, None, "2 hits")),
        (2, None, (2, None, "2")),
        (0, "mg", (0, "mg", "0 mg")),
    ],
)
def test_numbers_and_units(
    number: float | None, unit: str | None, amount: tuple[object, ...]
) -> None:
    assert plain(amount_of(number, unit)) == amount


def test_a_unit_that_was_said_is_for_amounts_without_one() -> None:
    said = Said(unit="tablets")
    assert plain(with_unit("2", said)) == (2, "tablet", "2 tablet")
    assert plain(with_unit("2 mg", said)) == (2, "mg", "2 mg")
    assert plain(with_unit("some day", said)) == (None, None, "some day")
    assert plain(with_unit("2", Said())) == (2, None, "2")


def test_a_question_names_the_first_amount_without_a_unit() -> None:
    amounts = [("5 mg", "Iron"), ("-1", "Iron"), ("?", "Iron"), ("2", "Omega 3"), ("3", "Zinc")]
    question = unit_question(amounts, Said())
    assert question is not None
    assert "the 2 in '2' of 'Omega 3'" in question.text
    assert unit_question(amounts[:3], Said()) is None
    assert unit_question(amounts, Said(unit="capsule")) is None
    with pytest.raises(UsageError):
        unit_question([], Said(unit="heap"))
