"""Amounts without a unit that are plain: pieces of a named strength, or of the one unit written."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("name", "amounts", "doses"),
    [
        ("Xanax 0.5mg", ["1.5", "1", "half", "none"], ["0.75 mg", "0.5 mg", "0.25 mg", "none"]),
        ("Xanax 0.5mg", ["half", "one", "skipped"], ["0.25 mg", "0.5 mg"]),
        ("Oxycodone 5mg", ["2", "1", "1/2"], ["10 mg", "5 mg", "2.5 mg"]),
    ],
)
def test_pieces_of_a_named_strength_need_no_unit(
    name: str, amounts: list[str], doses: list[str]
) -> None:
    rows = "".join(f"2026-10-0{day},{name},{one}\n" for day, one in enumerate(amounts, 1))
    taken = Taken(f"Date,Medication,How much\n{rows}")
    assert taken.reading.question is None
    product = name.split(maxsplit=1)[0]
    assert taken.doses == [f"2026-10-0{day} {product} {one}" for day, one in enumerate(doses, 1)]


@pytest.mark.parametrize(("name", "amount"), [("Xanax 2mg", "2"), ("Sertraline 50mg", "50")])
def test_what_may_be_the_strength_itself_is_asked(name: str, amount: str) -> None:
    taken = Taken(f"Date,Medication,Amount\n2026-10-01,{name},{amount}\n2026-10-02,{name},1\n")
    assert taken.reading.question
    assert taken.reading.question.flag == "--unit"


def test_tablets_of_a_named_strength_are_so_many_of_it() -> None:
    taken = Taken(
        "Date,Med,Amount\n2026-10-01,Oxycodone 5mg,2 tablets\n"
        "2026-10-02,Oxycodone 5mg,half tablet\n"
    )
    assert taken.doses == ["2026-10-01 Oxycodone 10 mg", "2026-10-02 Oxycodone 2.5 mg"]


def test_a_unit_of_one_product_is_not_that_of_another() -> None:
    taken = Taken(
        "Date,Drug,Dose\n2026-10-01,Levothyroxine,50\n2026-10-02,Levothyroxine,50\n"
        "2026-10-03,Sertraline,25mg\n"
    )
    assert taken.reading.question
    assert taken.reading.question.flag == "--unit"


def test_a_tablet_may_be_cut_short_in_spanish_and_french() -> None:
    taken = Taken(
        "Fecha,Medicamento,Cantidad\n2026-05-01,Orfidal,1 comp.\n2026-05-02,Orfidal,2 cp\n"
    )
    assert taken.doses == ["2026-05-01 Orfidal 1 tablet", "2026-05-02 Orfidal 2 tablet"]
