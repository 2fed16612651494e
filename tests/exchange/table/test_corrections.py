"""A column that was taken for something else: the person says what it is, and the others stay."""

import pytest

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import NOTHING_SAID, Taken

SHEET = """Date,Time,Kratom (g),Stock left,Hair (0-10),Remarks,id
2026-03-01,08:00,3,120,4,slept badly,17
2026-03-02,08:10,2.5,117.5,6,fine,18
2026-03-03,08:05,2.5,115,5,,19
2026-03-04,09:00,2,113,7,dry hands,20
"""
DOSES = [
    *("2026-03-01T08:00 Kratom 3 g", "2026-03-02T08:10 Kratom 2.5 g"),
    *("2026-03-03T08:05 Kratom 2.5 g", "2026-03-04T09:00 Kratom 2 g"),
]


def corrected(content: str, said: Said = NOTHING_SAID, **columns: tuple[str, ...]) -> Taken:
    return Taken(content, said, mapping=Mapping(**columns))


def test_what_is_left_out_is_gone_and_the_others_stay() -> None:
    found, whole = corrected(SHEET, left_out=("Stock left",)), Taken(SHEET)
    assert found.doses == DOSES
    assert found.values == [value for value in whole.values if "stock-left" not in value]
    assert found.notes == whole.notes
    assert found.why_left("Stock left") == "as you said"


def test_a_time_that_is_left_out_is_that_of_no_line() -> None:
    found = corrected(SHEET, left_out=("Time", "Stock left", "Hair (0-10)"))
    assert found.doses == [f"{dose[:10]}{dose[16:]}" for dose in DOSES]


def test_without_the_day_no_line_has_one() -> None:
    with pytest.raises(BadDataError, match="says the day of its lines"):
        corrected(SHEET, left_out=("Date",))


def test_a_note_says_which_column_has_its_number() -> None:
    found = corrected(SHEET, notes=("Stock left", "Remarks"))
    assert {value.split()[1] for value in found.values} == {"hair"}
    assert found.notes[:2] == ["2026-03-01 slept badly", "2026-03-01 Stock left: 120"]


def test_a_measure_has_the_name_that_the_person_says_and_else_its_column_s() -> None:
    found = corrected(SHEET, measures=("id=visits", "Hair (0-10)"), left_out=("Stock left",))
    assert found.values[:2] == ["2026-03-01T08:00 visits 17", "2026-03-01T08:00 hair 4"]
    assert found.doses == DOSES


def test_amounts_are_of_the_product_that_the_person_says_and_else_of_their_column_s() -> None:
    said = Said(unit="mg")
    found = corrected(SHEET, said, amounts=("Stock left=Magnesium",), left_out=("Hair (0-10)",))
    assert found.doses[:2] == [DOSES[0], "2026-03-01T08:00 Magnesium 120 mg"]
    named = corrected(SHEET, said, amounts=("Kratom (g)", "id"), left_out=("Hair (0-10)",))
    assert named.doses[:2] == [DOSES[0], "2026-03-01T08:00 id 17 mg"]
    asked = corrected(SHEET, amounts=("Stock left",)).reading.question
    assert asked
    assert asked.flag == "--unit"


def test_names_of_what_was_taken_are_doses_of_which_nobody_knows_how_much() -> None:
    content = "Date,Sleep (h),Extra\n2026-03-01,7,Bang\n2026-03-02,8,No\n2026-03-03,6,Celsius\n"
    found = Taken(content, mapping=Mapping(product_column="Extra"))
    assert found.doses == ["2026-03-01 Bang ?", "2026-03-03 Celsius ?"]
    assert len(found.values) == 3
    with_amounts = Taken(
        content, Said(unit="mg"), mapping=Mapping(product_column="Extra", amounts=("Sleep (h)",))
    )
    assert with_amounts.doses[0] == "2026-03-01 Bang 7 mg"


def test_a_column_that_no_table_has_is_refused() -> None:
    with pytest.raises(UsageError, match="no column 'Stock'") as refusal:
        corrected(SHEET, left_out=("Stock",))
    assert refusal.value.hint
    assert refusal.value.hint.startswith("Did you mean Stock left? Its columns: Date, Time")


TABLES = """Walks
Date,km,pages
2026-03-01,5,14
2026-03-02,6,13


Weight
Date,weight (kg),pages
2026-03-01,70,1
2026-03-02,70.5,2
"""


def test_each_table_of_a_file_is_corrected_in_the_columns_that_it_has() -> None:
    found = corrected(TABLES, measures=("weight (kg)=body",), left_out=("pages",))
    assert found.values == [
        *("2026-03-01 km 5", "2026-03-02 km 6", "2026-03-01 body 70", "2026-03-02 body 70.5")
    ]


def test_a_column_may_be_called_by_its_table() -> None:
    found = corrected(TABLES, left_out=("Weight: pages",))
    assert found.why_left("Weight: pages") == "as you said"
    assert [value for value in found.values if " pages " in value] == [
        *("2026-03-01 pages 14", "2026-03-02 pages 13")
    ]
