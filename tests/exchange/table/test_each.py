"""How much each has, beside how many there were: "Drops", "mg/drop", "Capsules (500mg each)"."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


@pytest.mark.parametrize("name", ["mg/drop", "mg per drop"])
def test_what_each_has_is_no_dose_beside_the_total(name: str) -> None:
    content = f"Date,Drops,{name},Total mg\n2026-06-01,20,0.5,10\n2026-06-02,19,0.5,9.5\n"
    question = Taken(content).reading.question
    assert question
    assert question.text.startswith("Total mg has amounts")
    taken = Taken(content, Said(product="Diazepam"))
    assert taken.doses == ["2026-06-01 Diazepam 10 mg", "2026-06-02 Diazepam 9.5 mg"]
    assert taken.why_left(name) == "how much each has, and not how much was taken"


def test_so_many_doses_are_so_many_times_what_each_has() -> None:
    taken = Taken(
        "Date,Kratom doses,Grams per dose\n2026-10-01,4,3\n2026-10-02,3,2.5\n2026-10-03,0,\n"
        "2026-10-04,,3\n2026-10-05,4,\n"
    )
    assert taken.doses == [
        "2026-10-01 Kratom 12 g",
        "2026-10-02 Kratom 7.5 g",
        "2026-10-03 Kratom none",
    ]
    assert taken.values == []


def test_pieces_of_what_no_column_names_are_asked_of_what() -> None:
    content = "Date,Capsules (500mg each)\n2026-10-01,8\n2026-10-02,7\n"
    question = Taken(content).reading.question
    assert question
    assert question.flag == "--product"
    taken = Taken(content, Said(product="Kratom"))
    assert taken.doses == ["2026-10-01 Kratom 4000 mg", "2026-10-02 Kratom 3500 mg"]
    taken = Taken("Date,Capsules,mg per capsule\n2026-10-01,8,500\n", Said(product="Kratom"))
    assert taken.doses == ["2026-10-01 Kratom 4000 mg"]


def test_what_a_liquid_holds_is_still_a_part_of_its_name() -> None:
    taken = Taken("Date,Xanax (0.5mg/tablet)\n2026-10-01,2\n2026-10-02,3\n")
    assert not any("each has" in left.why for left in taken.reading.left)


def test_what_each_tablet_has_may_change_beside_how_many_there_were() -> None:
    taken = Taken(
        "date,time,7-OH tabs,mg per tab,total mg\n2026-11-01,9:00,2,15,30\n"
        "2026-11-01,15:30,1.5,15,22.5\n2026-11-03,,0,15,0\n2026-11-04,,,15,\n"
        "2026-11-05,11:00,1,20,20\n"
    )
    assert taken.doses == [
        "2026-11-01T09:00 7-OH 30 mg",
        "2026-11-01T15:30 7-OH 22.5 mg",
        "2026-11-03 7-OH none",
        "2026-11-05T11:00 7-OH 20 mg",
    ]
    assert taken.why_left("total mg") == "a total of the others"
    assert taken.values == []
