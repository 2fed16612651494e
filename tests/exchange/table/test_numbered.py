"""Doses of a day in columns with numbers: "Dose 1" and "Dose 2", each perhaps with its time."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


def test_all_doses_are_of_what_a_column_names() -> None:
    taken = Taken(
        "Date,Dose 1,Time 1,Dose 2,Time 2,Drug\n2026-10-01,5 mg,6:00,5 mg,14:00,Oxycodone\n"
        "2026-10-02,5 mg,6:15,2.5 mg,14:10,Oxycodone\n2026-10-03,5 mg,6:10,,,Oxycodone\n"
    )
    assert taken.doses == [
        "2026-10-01T06:00 Oxycodone 5 mg",
        "2026-10-01T14:00 Oxycodone 5 mg",
        "2026-10-02T06:15 Oxycodone 5 mg",
        "2026-10-02T14:10 Oxycodone 2.5 mg",
        "2026-10-03T06:10 Oxycodone 5 mg",
    ]
    assert taken.notes == []


def test_numbered_columns_of_one_product_are_of_that() -> None:
    taken = Taken(
        "Date,Kratom 1 (g),Time 1,Kratom 2 (g),Time 2\n2026-10-01,3,6:00,3,14:00\n"
        "2026-10-02,3,6:15,2.5,14:10\n"
    )
    assert taken.doses == [
        "2026-10-01T06:00 Kratom 3 g",
        "2026-10-01T14:00 Kratom 3 g",
        "2026-10-02T06:15 Kratom 3 g",
        "2026-10-02T14:10 Kratom 2.5 g",
    ]


def test_a_number_in_the_name_of_a_vitamin_stays() -> None:
    taken = Taken("Date,Vitamin B 6 (mg),Vitamin B 12 (mg)\n2026-10-01,2,1\n2026-10-02,3,1\n")
    assert taken.doses[:2] == ["2026-10-01 Vitamin B 6 2 mg", "2026-10-01 Vitamin B 12 1 mg"]


@pytest.mark.parametrize(("first", "second"), [("1st", "2nd"), ("1\u00e8re", "2\u00e8me")])
def test_doses_with_ordinals_are_numbered_as_well(first: str, second: str) -> None:
    header = f"Date,{first} time,{first} dose,{second} time,{second} dose"
    rows = "2026-11-01,7:30,3 g,19:00,2.5 g", "2026-11-03,7:45,2.5 g,,"
    taken = Taken(f"{header},Strain\n{rows[0]},Red Borneo\n{rows[1]},White Maeng Da\n")
    assert taken.doses == [
        "2026-11-01T07:30 Red Borneo 3 g",
        "2026-11-01T19:00 Red Borneo 2.5 g",
        "2026-11-03T07:45 White Maeng Da 2.5 g",
    ]
    assert taken.notes == []
    content = f"{header}\n{rows[0]}\n{rows[1]}\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    assert Taken(content, Said(product="kratom")).doses == [
        "2026-11-01T07:30 kratom 3 g",
        "2026-11-01T19:00 kratom 2.5 g",
        "2026-11-03T07:45 kratom 2.5 g",
    ]
