"""Columns of drinks, as measures or as doses; and medicines that their words alone tell."""

import pytest

from sidelog.exchange.reader import Said
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


MEDICINES = (
    "2019-03-02 21:10:00\t25\tsertraline\n2019-04-11 20:00:00\t10\tpropranolol\n"
    "2019-04-11 21:00:00\t75\tsertraline\n2019-05-06 21:30:00\t0\tpropranolol\n"
    "2019-06-01 09:00:00\t155\tbotox\n"
)


def test_numbers_beside_medicines_are_amounts_though_no_line_names_them() -> None:
    asked = Taken(MEDICINES).reading.question
    assert asked
    assert asked.flag == "--unit"
    taken = Taken(MEDICINES, Said(unit="mg"))
    assert taken.doses == [
        "2019-03-02T21:10 sertraline 25 mg",
        "2019-04-11T20:00 propranolol 10 mg",
        "2019-04-11T21:00 sertraline 75 mg",
        "2019-05-06 propranolol none",
        "2019-06-01T09:00 botox 155 mg",
    ]
    assert not taken.values


def test_numbers_beside_other_words_are_a_measure() -> None:
    words = {"sertraline": "home", "propranolol": "work", "botox": "gym"}
    content = MEDICINES
    for medicine, word in words.items():
        content = content.replace(medicine, word)
    taken = Taken(content)
    assert not taken.doses
    assert len(taken.values) == 5


def test_drinks_are_doses_of_their_types() -> None:
    taken = Taken(
        "date,type,volume_ml,abv,units,craving\n2025-03-01 18:05:11,Beer,500,5.0,1.97,4\n"
        "2025-03-01 21:40:03,Wine,150,12.0,1.42,6\n2025-03-03 19:15:45,Beer,330,4.5,1.17,3\n"
        "2025-03-05 22:01:09,Spirits,40,40.0,1.26,7\n"
    )
    assert [one.partition(" ")[2] for one in taken.doses] == [
        "Beer 500 ml",
        "Wine 150 ml",
        "Beer 330 ml",
        "Spirits 40 ml",
    ]
    assert "2025-03-01T18:05 units 1.97" in taken.values
    assert "2025-03-01T18:05 abv 5" in taken.values
    assert not any("volume" in one for one in taken.values)


def test_what_a_baby_drank_is_a_measure() -> None:
    taken = Taken(
        "date,type,volume_ml\n2025-03-01 08:00,Breast,40\n2025-03-01 12:00,Bottle,90\n"
        "2025-03-02 08:00,Breast,50\n2025-03-02 12:00,Bottle,95\n"
    )
    assert not taken.doses
    assert len(taken.values) == 4


@pytest.mark.parametrize(
    ("drink", "container"),
    [("Drink", "Container"), ("Getr\u00e4nk", "Gef\u00e4\u00df"), ("Boisson", "R\u00e9cipient")],
)
def test_a_drink_beside_its_container_is_a_dose_in_each_line(drink: str, container: str) -> None:
    rows = "01,Beer,Glass\n01,Water,Bottle\n02,Coffee,Mug\n03,Oat latte,Mug\n"
    rows = "".join(f"2026-05-{row}\n" for row in rows.splitlines())
    taken = Taken(f"Date,{drink},{container}\n{rows}")
    assert taken.doses == [
        "2026-05-01 Beer ?",
        "2026-05-01 Water ?",
        "2026-05-02 Coffee ?",
        "2026-05-03 Oat latte ?",
    ]
    assert taken.how(container).startswith("notes of the doses")
    assert not taken.errors


def test_a_drink_without_a_container_is_a_word_of_its_line() -> None:
    taken = Taken("Date,Drink,Place\n2026-05-01,Beer,home\n2026-05-02,Tea,work\n")
    assert not taken.doses
    assert "2026-05-01 Drink: Beer" in taken.notes[0]
