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


BOUGHT = (
    "2024-02-01;Cerveza;Foo;4.0;Bar A;0.33;0.0165\n2024-02-01;Cerveza;Foo;4.0;Bar A;0.33;0.0165\n"
    "2024-02-01;Roncola;;10.0;Bar A;0.4;0.048\n2024-02-02;Vino;;3.0;Bar B;0.15;0.018\n"
    "2024-02-04;Mojito;;9.0;Bar B;0.0;0.0\n2024-02-05;Cerveza;Foo;2.5;Home;0.33;0.0165\n"
)


def test_drinks_beside_their_volume_are_doses_and_none_is_of_nothing() -> None:
    taken = Taken(f"DATE;DRINK;BRAND;PRICE;PLACE;VOLUMEN_L;ALCOHOL_L\n{BOUGHT}")
    assert taken.reading.question is None
    assert taken.doses == [
        "2024-02-01 Cerveza 0.33 l",
        "2024-02-01 Cerveza 0.33 l",
        "2024-02-01 Roncola 0.4 l",
        "2024-02-02 Vino 0.15 l",
        "2024-02-04 Mojito ?",
        "2024-02-05 Cerveza 0.33 l",
    ]
    assert "0 is how much nobody knew (1)" in taken.how("DRINK + VOLUMEN_L")
    assert "2024-02-01 alcohol-l 0.081" in taken.values
    assert "nothing known where it says 0.0 (1)" in taken.how("ALCOHOL_L")
    assert not any(one.startswith("2024-02-04") for one in taken.values)
    assert set(taken.defined) == {"alcohol-l"}
    assert "2024-02-02 PRICE: 3.0\nPLACE: Bar B" in taken.notes


def test_0_that_is_not_seldom_is_none_of_a_drink() -> None:
    rows = "".join(f"2024-02-0{day};Beer;{0.5 * (day > 5)}\n" for day in range(1, 9))
    taken = Taken(f"Date;Drink;Volume_L\n{rows}")
    assert taken.doses[0] == "2024-02-01 Beer none"
    assert taken.doses[-1] == "2024-02-08 Beer 0.5 l"


@pytest.mark.parametrize("header", ["Volume (ml)", "Size (oz)", "volume_ml", "Menge (ml)"])
def test_other_drinks_beside_their_volume_are_measures_in_its_unit(header: str) -> None:
    taken = Taken(
        f"Date,Drink,Price,{header}\n2024-02-01,Water,0,330\n2024-02-01,Water,0,330\n"
        "2024-02-01,Tea,2,200\n2024-02-02,Coffee,3,150\n2024-02-04,Water,0,500\n"
    )
    assert taken.values == [
        "2024-02-01 water 660",
        "2024-02-01 tea 200",
        "2024-02-02 coffee 150",
        "2024-02-04 water 500",
    ]
    assert taken.defined["tea"].scale.unit == ("oz" if "oz" in header else "ml")
