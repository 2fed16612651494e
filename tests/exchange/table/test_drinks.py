"""Columns of what was drunk and of how many: a measure for each drink, whose day has their sum."""

import pytest

from tests.exchange.table.tables import Taken

LINES = (
    "2024-05-09,Ale,3.0\n2024-05-08,Prosecco,2.0\n2024-05-08,Red wine,3.0\n2024-05-07,Milk,1.0\n"
    "2024-05-07,Milk,1.0\n2024-05-06,Soda,3.0\n2024-05-05,Ale,1.0\n"
)


@pytest.mark.parametrize(
    "header",
    ["drinks,Value", "Drink,amount", "Getränke,Anzahl", "bebida,cantidad", "Drink,How many"],
)
def test_each_drink_is_a_measure(header: str) -> None:
    taken = Taken(f"Date,{header}\n{LINES}")
    assert taken.reading.question is None
    assert taken.values == [
        "2024-05-09 ale 3",
        "2024-05-08 prosecco 2",
        "2024-05-08 red-wine 3",
        "2024-05-07 milk 2",
        "2024-05-06 soda 3",
        "2024-05-05 ale 1",
    ]
    assert not taken.notes


def test_many_of_a_drink_are_no_ratings_and_the_mood_is_of_the_day() -> None:
    lines = "".join(f"2024-05-{day:02},Ale,{1 + day % 5},4\n" for day in range(1, 29))
    taken = Taken(f"Date,Drink,Value,Mood\n{lines}2024-05-28,Tea,2,4\n")
    assert taken.defined["ale"].scale.maximum is None
    assert "2024-05-28 tea 2" in taken.values
    assert set(taken.defined) == {"ale", "tea", "mood-0-10"}


def test_alike_drinks_of_a_moment_were_both_drunk() -> None:
    taken = Taken(
        "Date,Time,Drink,Count\n2024-05-01,08:00,Coffee,1\n2024-05-01,08:00,Coffee,1\n"
        "2024-05-02,09:00,Tea,2\n2024-05-03,09:10,Tea,1\n"
    )
    assert taken.values.count("2024-05-01T08:00 coffee 1") == 2
