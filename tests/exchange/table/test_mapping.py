"""Which column is what, as a person says it: found in the header, or refused with what is right."""

from typing import Any

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.table.mapping import Mapping, find_named, measure_name


def complaint(**columns: Any) -> str:  # noqa: ANN401  (as Mapping takes them)
    with pytest.raises(UsageError) as refusal:
        find_named(Mapping(**columns), ("day", "mood", "dose", "a=b"), "file.csv")
    return f"{refusal.value.message} {refusal.value.hint}"


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"value_column": "mood"}, "says the day"),
        ({"day": "day"}, "what to record"),
        ({"day": "day", "measure_column": "mood"}, "--measure-column and --value-column"),
        ({"day": "day", "product_column": "mood"}, "have no amounts"),
        ({"day": "day", "product_column": "mood", "amounts": ("dose", "a=b")}, "one --amount"),
        ({"day": "day", "measures": ("mod",)}, "Did you mean mood? Its columns: day, mood"),
        ({"day": "weekday", "measures": ("mood",)}, "no column 'weekday'"),
        ({"day": "day", "measures": (" =mood",)}, "no column ' '"),
    ],
)
def test_a_mapping_that_says_too_little_is_refused(columns: dict[str, Any], words: str) -> None:
    assert words in complaint(**columns)


def test_the_name_of_a_column_may_have_an_equals_sign() -> None:
    header = ("day", "a=b", "c")
    columns = find_named(Mapping(day="day", measures=("a=b", "a=b=d", "c=e")), header, "f")
    assert [name for _, name in columns.measures] == ["a-b", "d", "e"]
    assert columns.used() == {0, 1, 2}


def test_the_name_of_a_measure_is_one_that_can_be_typed() -> None:
    assert measure_name(" Größe (0-10) ") == "grosse-0-10"
