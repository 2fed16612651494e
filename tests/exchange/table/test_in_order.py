"""Cells that name several things beside a cell of several amounts, and names beside groups."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

HEADER = "date,substanceGroup,md_substance,md_dose\n"
PLAIN = "2017-03-05,LSD,lsd,10 ug\n2017-03-07,LSD,Lsd,12 ug\n2017-03-16,LSD,LSD,15 ug\n"


def of(name: str, amount: str) -> Taken:
    return Taken(f'{HEADER}{PLAIN}2017-03-20,Psilocybin,"{name}","{amount}"\n')


@pytest.mark.parametrize(
    ("name", "amount", "doses"),
    [
        (
            "rue and 4-HO-MET",
            "One gram and 2 milligram, respectively",
            ["rue 1 g", "4-HO-MET 2 mg"],
        ),
        ("4-HO-MET and MDMA", "4 mg and 30 mg, respectively", ["4-HO-MET 4 mg", "MDMA 30 mg"]),
        ("4-HO-MET, MDMA", "4 and 30 mg respectively", ["4-HO-MET 4 mg", "MDMA 30 mg"]),
        ("cubensis, rue", "0.12g, 0.1g", ["cubensis 0.12 g", "rue 0.1 g"]),
        ("cubensis und rue", "0,12g + 0,1g", ["cubensis 0.12 g", "rue 0.1 g"]),
        ("Cubensis b+ & Rue", "0.2g and 0.1 grams", ["Cubensis b+ 0.2 g", "Rue 0.1 g"]),
    ],
)
def test_each_amount_is_of_the_name_in_its_place(name: str, amount: str, doses: list[str]) -> None:
    taken = of(name, amount)
    assert [dose.partition(" ")[2] for dose in taken.doses if "03-20" in dose] == doses


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("cubensis, rue, MDMA", "0.1 g and 0.2 g"),
        ("cubensis, rue", "0.1 g, 0.2 g, 5 mg"),
        ("cubensis", "0.1 g and 0.2 g, respectively"),
    ],
)
def test_other_numbers_of_names_and_amounts_are_no_dose(name: str, amount: str) -> None:
    taken = of(name, amount)
    assert len(taken.doses) == 3
    assert "which is whose is not plain" in taken.errors[0]
    assert any(f"{name}: {amount}" in note for note in taken.notes)


def test_several_amounts_of_one_thing_are_as_they_were() -> None:
    assert of("cubensis", "0.2g and 0.1g").doses[-1] == "2017-03-20 cubensis 0.3 g"
    assert len(of("cubensis", "0.2g, 0.1g").doses) == 5


def test_a_name_that_says_more_is_no_sentence() -> None:
    rows = "2026-05-01,Antibiotic,Amoxicillin with some food,500 mg\n"
    taken = Taken(f"date,medication class,medication,dose\n{rows}")
    assert taken.doses == ["2026-05-01 Amoxicillin with some food 500 mg"]


SPOILT = (
    "date,substance,dose\n2016-08-08,LSD,1-Oct\n2016-08-11,LSD,9 ug\n2016-08-14,lsd,1-Aug\n"
    "2016-08-18,LSD,12 ug\n2016-08-22,lsd,Oct-15\n"
)


@pytest.mark.parametrize("said", [Said(), Said(unit="ug")])
def test_a_day_is_no_amount(said: Said) -> None:
    taken = Taken(SPOILT, said)
    assert taken.reading.question is None
    assert taken.doses == ["2016-08-11 LSD 9 \u00b5g", "2016-08-18 LSD 12 \u00b5g"]
    assert [error.partition("; ")[0] for error in taken.errors] == [
        "line 2, column dose: '1-Oct' is a day, not an amount",
        "line 4, column dose: '1-Aug' is a day, not an amount",
        "line 6, column dose: 'Oct-15' is a day, not an amount",
    ]
    assert "2016-08-08 LSD: 1-Oct" in taken.notes


def test_the_unit_of_a_number_that_has_one_is_not_asked() -> None:
    rows = "2016-08-08,LSD,9 ug\n2016-08-09,LSD,10\n2016-08-10,LSD,500\n2016-08-11,MDMA,12\n"
    question = Taken(f"date,substance,dose\n{rows}").reading.question
    assert question is not None
    assert "(10 in line 3)" in question.text
