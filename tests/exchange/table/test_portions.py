"""Foods with their portion behind them in one cell, as the diary of an app writes them."""

import pytest

from tests.exchange.table.tables import Taken

FOODS = (
    "date,meal,food,quant,calories\n"
    '2026-03-01,breakfast,"Marca - Magnesio, 1 Pastilla",1,5\n'
    '2026-03-01,lunch,"Casa - Arroz, 120 gram",120,150\n'
    '2026-03-01,lunch,"Huevo Duro (50g) - Huevo, 1 huevo",1,75\n'
    '2026-03-01,dinner,"Bodega - Vino Blanco, 1 Copa 120 Cc., 2 copa 120 gr.",2,214\n'
    '2026-03-02,breakfast,"marca - creatina, 5 g",5,0\n'
    '2026-03-02,lunch,"Huerta - Sandia, 90 g - 1/4 sandia",90,30\n'
    '2026-03-02,lunch,"Casa - Lentejas, 300 , gr",,330\n'
    '2026-03-02,dinner,"rubia 0,0 - cerveza, 250 ml",250,150\n'
)


def test_portions_are_amounts() -> None:
    taken = Taken(FOODS)
    assert taken.reading.question is None
    assert taken.doses == [
        "2026-03-01 Marca - Magnesio 1 tablet",
        "2026-03-02 marca - creatina 5 g",
        "2026-03-02 rubia 0,0 - cerveza 250 ml",
    ]
    assert taken.values == ["2026-03-01 calories 444", "2026-03-02 calories 510"]


def test_what_is_no_amount_is_kept_in_words() -> None:
    notes = "\n".join(Taken(FOODS).notes)
    assert "Bodega - Vino Blanco, 1 Copa 120 Cc.: 2 copa 120 gr." in notes
    assert "food: Huerta - Sandia, 90 g - 1/4 sandia" in notes
    assert "food: Casa - Lentejas, 300 , gr\n" in notes


def test_the_bare_number_of_a_portion_is_left_out() -> None:
    assert Taken(FOODS).why_left("quant") == "the number of the portion in food again"


def test_foods_in_portions_of_their_own_are_notes() -> None:
    taken = Taken(
        "date,food,quant,calories\n"
        '2026-03-01,"Huevo, 2 huevos",2,75\n2026-03-01,"Pan, 1 rebanada",1,90\n'
        '2026-03-02,"Naan, 3 naan",3,150\n2026-03-02,"Atun, 1 lata",1,60\n'
    )
    assert taken.doses == []
    assert taken.reading.question is None
    assert taken.why_left("quant") == "the number of the portion in food again"


def test_a_portion_behind_a_dash() -> None:
    taken = Taken(
        "date,alimento,kcal\n2026-03-01,Creatina - 1 scoop 4 g,0\n"
        "2026-03-01,Arroz - 120 g,150\n2026-03-02,Creatina - 2 scoop 8 g,0\n"
    )
    assert taken.doses == [
        "2026-03-01 Creatina 1 scoop",
        "2026-03-02 Creatina 2 scoop",
    ]
    assert taken.notes == ["2026-03-01 alimento: Arroz, 120 g"]


def test_another_number_beside_portions_is_a_value() -> None:
    taken = Taken(
        'date,food,hunger\n2026-03-01,"Arroz, 120 g",3\n2026-03-02,"Arroz, 90 g",4\n'
        '2026-03-03,"Creatina, 4 g",4\n2026-03-04,"Arroz, 100 g",2\n'
    )
    assert taken.values[:2] == ["2026-03-01 hunger 3", "2026-03-02 hunger 4"]
    assert taken.doses == ["2026-03-03 Creatina 4 g"]


@pytest.mark.parametrize(
    "list_of", ["Rice, 200 g chicken", "Rice, 100 g, chicken, 200 g", "Rice, 100 g, 2 eggs"]
)
def test_a_list_of_foods_has_no_portion_behind_it(list_of: str) -> None:
    lines = "".join(f'2026-03-0{day},"{list_of}",{day}\n' for day in (1, 2, 3, 4))
    taken = Taken(f"date,food,mood\n{lines}")
    assert "is read as a column" not in taken.reading.why
    assert taken.values == [f"2026-03-0{day} mood-0-10 {day}" for day in (1, 2, 3, 4)]
