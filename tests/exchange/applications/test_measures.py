"""Measures of applications: names that can be typed, and that no two things share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.exchange.applications.measures import Measures, built_in, quantity, rating, yes_no
from sidelog.journal.rules import check_measure, check_name


@given(st.lists(st.text(max_size=80), max_size=6), st.booleans())
def test_whatever_it_is_called_it_can_be_kept_and_typed(words: list[str], is_yes_no: bool) -> None:  # noqa: FBT001
    measures = Measures("Some Diary", "diary")
    scale = yes_no() if is_yes_no else quantity("kg")
    for one in words:
        measure = measures.measure(one, scale)
        check_name(measure.name)
        check_measure(measure)
        assert measure == measures.measure(one, scale)


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("Neck pain", "diary-neck-pain", "Neck pain (Diary)"),
        ("  Tea:  green ", "diary-tea-green", "Tea: green (Diary)"),
        ("Übelkeit", "diary-ubelkeit", "Übelkeit (Diary)"),
        ("読書", "diary-c71b9", "読書 (Diary)"),
        ("a" * 60, f"diary-{'a' * 28}-11ee3", f"A{'a' * 50}… (Diary)"),
    ],
)
def test_names_and_titles(words: str, name: str, title: str) -> None:
    measure = Measures("Diary", "diary").measure(words, yes_no())
    assert (measure.name, measure.title) == (name, title)


def test_two_things_whose_names_are_typed_alike_are_two_measures() -> None:
    measures = Measures("Diary", "diary")
    one, other = measures.measure("Tea!", yes_no()), measures.measure("Tea?", yes_no())
    assert one.name == "diary-tea"
    assert other.name.startswith("diary-tea-")
    assert measures.measure("tea?", yes_no()).name == other.name


def test_a_scale_says_where_it_is_from() -> None:
    assert Measures("Diary", "diary").measure("x", rating(1, 2)).scale.source == "Diary, imported"


def test_anchors_count_from_the_lowest_value() -> None:
    assert rating(-1, 1, ("low", "middle", "high")).anchors == (
        (-1, "low"),
        (0, "middle"),
        (1, "high"),
    )
    assert rating(-1, 1, ("low", "middle", "high")).whole
    assert not rating(0, None).whole


def test_sidelogs_own_are_taken_as_they_are() -> None:
    assert built_in("weight").scale.unit == "kg"
