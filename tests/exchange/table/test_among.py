"""Lines of a medicine among lines of other things, of which few columns say many things."""

import pytest

from tests.exchange.table.tables import Taken

HEADER = "Type,Start,End,Duration,Start Condition,Start Location,End Condition,Notes\n"
BABY = (
    "Feed,2026-03-10 06:50,2026-03-10 07:02,00:12,00:07R,Breast,00:04L,\n"
    "Sleep,2026-03-10 05:44,2026-03-10 06:46,01:02,,,,\n"
    "Meds,2026-03-09 12:12,,,2drops,Vitamina K 100UI,,after lunch\n"
    "Diaper,2026-03-09 11:15,,,,,Pee,\n"
    "Meds,2026-03-09 09:00,,,5drops,Colimil,,\n"
    "Growth,2026-03-08 19:29,,,4.1kg,52cm,37cm,\n"
    "Pump,2026-03-08 15:00,2026-03-08 15:30,00:30,0ml,,30ml,\n"
)


def test_lines_of_meds_are_doses_of_what_another_column_names() -> None:
    taken = Taken(HEADER + BABY)
    assert taken.doses == [
        "2026-03-09T12:12 Vitamina K 100UI 2 drop",
        "2026-03-09T09:00 Colimil 5 drop",
    ]
    assert taken.how("Start Location + Start Condition") == (
        "doses of Vitamina K 100UI, Colimil: where Type is Meds"
    )
    assert taken.notes[2:4] == [
        "2026-03-09 after lunch",
        "2026-03-09 Type: Diaper\nEnd Condition: Pee",
    ]
    assert not taken.errors


@pytest.mark.parametrize("kind", ["Meds", "Note"])
def test_amounts_of_lines_of_many_kinds_are_no_product(kind: str) -> None:
    nameless = BABY.replace("Meds", kind).replace("Vitamina K 100UI", "").replace("Colimil", "")
    taken = Taken(HEADER + nameless)
    assert not taken.doses
    noted = "\n".join(taken.notes)
    assert kind == "Note" or ("2drops" in noted and "5drops" in noted)


def test_lines_of_how_long_are_no_lines_of_doses_alone() -> None:
    lines = "2026-05-01 02:30,Bottle,90ml\n2026-05-01 05:00,Breast,15 min\n"
    taken = Taken(f"Date,Type,Amount\n{lines}2026-05-03 08:30,Vitamin D,2 drops\n")
    assert taken.reading.question
    assert taken.reading.question.flag == "--product"
