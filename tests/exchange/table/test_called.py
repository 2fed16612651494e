"""Columns that name what was taken in other languages, and what is asked where none does."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    "name", ["Lek", "Was", "Rem\u00e9dio", "Arznei", "Pr\u00e4parat", "M\u00e9doc", "Farmaco"]
)
def test_a_medicine_is_called_so_in_other_languages(name: str) -> None:
    taken = Taken(
        f"Date,{name},Dosis\n2026-10-01,Izotretynoina,20 mg\n2026-10-02,Tilidin,50 mg\n"
        "2026-10-03,Tilidin,n\u00e3o tomei\n"
    )
    assert taken.doses == ["2026-10-01 Izotretynoina 20 mg", "2026-10-02 Tilidin 50 mg"]


def test_a_question_of_what_offers_the_column_that_may_name_it() -> None:
    content = "Date,Stoff,Dosis\n2026-10-01,Izotretynoina,20 mg\n2026-10-02,Izotretynoina,10 mg\n"
    question = Taken(content).reading.question
    assert question
    assert "If Stoff names it, such as Izotretynoina, say Stoff." in question.text
    assert question.example == "Stoff"
    taken = Taken(content, Said(product="Stoff"))
    assert taken.doses == ["2026-10-01 Izotretynoina 20 mg", "2026-10-02 Izotretynoina 10 mg"]


def test_words_of_how_it_was_are_not_offered() -> None:
    question = Taken(
        "Date,Dose,Reason,Part\n2026-10-01,20 mg,pain,morning\n2026-10-02,10 mg,sleep,evening\n"
    ).reading.question
    assert question
    assert question.example == "kratom"


def test_wie_viel_is_the_amount_of_what_is_named() -> None:
    taken = Taken("Date,Was,Wie viel\n2026-10-01,Tilidin,50mg\n2026-10-02,Tilidin,25mg\n")
    assert taken.doses == ["2026-10-01 Tilidin 50 mg", "2026-10-02 Tilidin 25 mg"]


@pytest.mark.parametrize(
    "name", ["quetiapina", "Lamotrigin", "ibuprofeno", "metadona", "Fluox\u00e9tine", "finasterida"]
)
def test_a_medicine_is_known_by_its_end_in_several_languages(name: str) -> None:
    taken = Taken(f"date,{name}\n2026-05-01,50\n2026-05-02,25\n", Said(unit="mg"))
    assert taken.doses == [f"2026-05-01 {name} 50 mg", f"2026-05-02 {name} 25 mg"]
    question = Taken(f"date,{name}\n2026-05-01,50\n2026-05-02,25\n").reading.question
    assert question
    assert question.flag == "--unit"


@pytest.mark.parametrize("name", ["Qtd", "Quantidade", "Количество", "Сколько"])
def test_how_many_were_taken_is_no_measure_in_other_languages(name: str) -> None:
    taken = Taken(
        f"Data,Dor,Remédio,{name}\n2026-05-01,7,Naramig,1\n2026-05-02,5,Dipirona,2\n",
        Said(unit="tablet"),
    )
    assert taken.doses == ["2026-05-01 Naramig 1 tablet", "2026-05-02 Dipirona 2 tablet"]
    assert [one for one in taken.values if " dor " not in one] == []


def test_words_of_few_lines_are_not_offered_for_the_amounts_of_many() -> None:
    lines = [f"2026-10-{day},{day % 2},{'ebbing' if day == 12 else ''}\n" for day in range(10, 19)]
    question = Taken(f"Date,mg,Tide\n{''.join(lines)}").reading.question
    assert question
    assert "mg has amounts, such as 0 in line 2: of what? Say ? to leave them out." in question.text
    assert question.example == "kratom"


@pytest.mark.parametrize("name", ["Ritalin_Taken", "ritalin taken", "Taken Ritalin"])
def test_how_many_of_a_medicine_were_taken_are_doses(name: str) -> None:
    content = f"date,{name}\n2026-05-01,1\n2026-05-02,0\n2026-05-03,3\n"
    question = Taken(content).reading.question
    assert question is not None
    assert question.field == "unit"
    assert [dose.casefold() for dose in Taken(content, Said(unit="tablet")).doses] == [
        *("2026-05-01 ritalin 1 tablet", "2026-05-02 ritalin none", "2026-05-03 ritalin 3 tablet"),
    ]
    assert not Taken(content.replace("italin", "atings")).doses
