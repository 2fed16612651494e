"""Cells that say yes, and how much: "yes (70 mg)", and no among amounts."""

import pytest

from tests.exchange.table.tables import Taken, table


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("TAK(70MG)", "70 mg"),
        ("yes (70 mg)", "70 mg"),
        ("s\u00ed 20mg", "20 mg"),
        ("oui: 20 mg", "20 mg"),
        ("\u662f(5mg)", "5 mg"),
        ("Yes", "?"),
        ("NIE", "none"),
        ("BRAK", "none"),
    ],
)
def test_yes_with_an_amount_is_a_dose(cell: str, amount: str) -> None:
    taken = Taken(table("Elvanse", "TAK(70MG)", cell, "TAK(30MG)", "N/A", "-"))
    assert taken.doses == [
        "2026-05-01 Elvanse 70 mg",
        f"2026-05-02 Elvanse {amount}",
        "2026-05-03 Elvanse 30 mg",
    ]
    assert not taken.errors


def test_an_amount_in_another_unit_is_of_another_form() -> None:
    taken = Taken(table("Elvanse", "TAK(70MG)", "ja, 5 ml", "TAK(30MG)", "N/A", "-"))
    assert "2026-05-02 Elvanse ml 5 ml" in taken.doses


def test_an_amount_among_many_that_say_no_more_than_yes() -> None:
    taken = Taken(table("Kratom", "yes", "no", "yes", "no", "yes (4 g)", "no"))
    assert [dose.rpartition("Kratom ")[2] for dose in taken.doses] == [
        *("?", "none", "?", "none", "4 g", "none")
    ]


def test_no_at_one_time_is_not_none_that_day() -> None:
    rows = "2026-05-01,11:32,yes (70 mg)\n2026-05-01,19:09,no\n2026-05-02,19:09,no\n"
    taken = Taken(f"date,time,Elvanse\n{rows}")
    assert taken.doses == ["2026-05-01T11:32 Elvanse 70 mg"]
    assert not taken.errors


@pytest.mark.parametrize("cell", ["yes (headache)", "no (5 mg)", "x 2"])
def test_other_words_are_no_amount(cell: str) -> None:
    taken = Taken(table("Elvanse", "yes (70 mg)", "yes (70 mg)", cell, "30 mg"))
    assert [dose for dose in taken.doses if "05-03" in dose] == []
    assert taken.errors


def test_a_letter_for_yes_may_stand_before_an_amount() -> None:
    taken = Taken(
        "Date,Melatonin,Trazodone\n2026-05-01,Y 3mg,N\n2026-05-02,Y 5mg,Y 50mg\n"
        "2026-05-03,N,Y 50mg\n"
    )
    assert taken.doses == [
        "2026-05-01 Melatonin 3 mg",
        "2026-05-01 Trazodone none",
        "2026-05-02 Melatonin 5 mg",
        "2026-05-02 Trazodone 50 mg",
        "2026-05-03 Melatonin none",
        "2026-05-03 Trazodone 50 mg",
    ]
