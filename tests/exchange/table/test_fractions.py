"""Fractions below what is taken are parts of a piece, and no ratings."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("name", "am", "pm"), [("Xanax", "AM", "PM"), ("Lexomil", "matin", "soir")]
)
def test_fractions_of_parts_of_the_day_are_parts_of_tablets(name: str, am: str, pm: str) -> None:
    taken = Taken(
        f"Date,{name} {am},{name} {pm}\n2026-11-01,1/4,1/2\n2026-11-02,1/4,0\n2026-11-03,1/4,1/4\n"
    )
    assert taken.reading.question is None
    assert taken.doses == [
        f"2026-11-01 {name} 0.25 tablet",
        f"2026-11-01 {name} 0.5 tablet",
        f"2026-11-02 {name} 0.25 tablet",
        f"2026-11-03 {name} 0.25 tablet",
        f"2026-11-03 {name} 0.25 tablet",
    ]
    assert not taken.values
    assert "in tablet" in taken.how(f"{name} {pm}")


def test_a_half_in_every_line_of_a_medicine_is_half_of_a_piece() -> None:
    content = "Date,Klonopin,Anxiety\n2026-11-01,1/2,5/10\n2026-11-02,1/2,6/10\n"
    taken = Taken(content)
    assert taken.doses == ["2026-11-01 Klonopin 0.5 tablet", "2026-11-02 Klonopin 0.5 tablet"]
    assert taken.values == ["2026-11-01 anxiety 5", "2026-11-02 anxiety 6"]
    assert Taken(content, Said(unit="piece")).doses[0] == "2026-11-01 Klonopin 0.5 piece"


def test_fractions_of_a_strength_are_of_its_pieces() -> None:
    taken = Taken("Date,Xanax 0.5mg\n2026-11-01,1/2\n2026-11-02,1/4\n2026-11-03,1\n")
    assert [one.split(" ", 1)[1] for one in taken.doses] == [
        "Xanax 0.25 mg",
        "Xanax 0.125 mg",
        "Xanax 0.5 mg",
    ]


def test_fractions_of_what_is_not_known_are_left_unless_a_piece_is_said() -> None:
    content = "Date,Zyzzol,Mood\n2026-11-01,1/2,5/10\n2026-11-02,1/4,6/10\n2026-11-03,3/4,4/10\n"
    assert not Taken(content).doses
    assert Taken(content).why_left("Zyzzol") == (
        "its numbers are parts of different wholes: 1/2 in line 2 (else --unit tablet)"
    )
    taken = Taken(content, Said(unit="tablet"))
    assert [one.split(" ", 1)[1] for one in taken.doses] == [
        *("Zyzzol 0.5 tablet", "Zyzzol 0.25 tablet", "Zyzzol 0.75 tablet")
    ]
    pills = "Date,Pills,Anxiety\n2026-11-01,3/4,5/10\n2026-11-02,1/2,6/10\n"
    asked = Taken(pills).reading.question
    assert asked
    assert asked.flag == "--product"
    assert Taken(pills, Said(product="Xanax")).doses[0] == "2026-11-01 Xanax 0.75 tablet"


def test_fractions_of_a_rating_stay_a_rating() -> None:
    taken = Taken("Date,Anxiety,Focus\n2026-11-01,1/4,4/10\n2026-11-02,3/4,7/10\n")
    assert not taken.doses
    assert taken.values[:2] == ["2026-11-01 anxiety 1", "2026-11-01 focus 4"]


def test_fractions_beside_amounts_are_no_tablets() -> None:
    taken = Taken("Date,Zoloft\n2026-11-01,25\n2026-11-02,1/2\n2026-11-03,50\n", Said(unit="mg"))
    assert taken.doses == [
        "2026-11-01 Zoloft 25 mg",
        "2026-11-03 Zoloft 50 mg",
    ]


def test_numbers_of_a_medicine_at_a_part_of_the_day_are_doses() -> None:
    content = "Date,Xanax AM,Xanax PM\n2026-11-01,0.25,0.5\n2026-11-02,0.25,0\n"
    assert not Taken(content).doses
    assert Taken(content, Said(unit="mg")).doses == [
        "2026-11-01 Xanax 0.25 mg",
        "2026-11-01 Xanax 0.5 mg",
        "2026-11-02 Xanax 0.25 mg",
    ]
