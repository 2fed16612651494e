"""Columns that say by their words alone that they name what was taken."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

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
