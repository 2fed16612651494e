"""Lines of a medicine among lines of other things, of which few columns say many things."""

import pytest

from sidelog.exchange.incoming import Dose
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


LOG = (
    ("oxygen", "250", "l/m", "", "medicine", ""),
    ("Migraine", "", "", "3", "symptom", ""),
    ("awake", "", "", "", "sport", ""),
    ("Sumatriptan", "50", "mg", "", "medicine", ""),
    ("Runny nose", "", "", "4", "symptom", ""),
    ("2 attacks missing", "", "", "", "report", "was travelling"),
    ("beer", "500", "ml", "", "food", ""),
    ("Migraine", "", "", "5", "symptom", ""),
    ("cycling", "12", "km", "", "sport", ""),
    ("Sumatriptan", "", "mg", "", "medicine", ""),
)


def log(lines: tuple[tuple[str, ...], ...] = LOG) -> Taken:
    """A table of an app with a column of the kind of each line."""
    rows = (f"2026-05-0{at % 9 + 1} 1{at}:00,{','.join(line)}\n" for at, line in enumerate(lines))
    return Taken(f"Time,Name,Quantity,Unit,Intensity,Type,Description\n{''.join(rows)}")


def test_only_lines_of_what_is_taken_are_doses_of_a_log_that_has_symptoms() -> None:
    taken = log()
    assert taken.doses == [
        "2026-05-01T10:00 oxygen ?",
        "2026-05-04T13:00 Sumatriptan 50 mg",
        "2026-05-07T16:00 beer 500 ml",
        "2026-05-01T19:00 Sumatriptan ?",
    ]
    assert taken.values == [
        "2026-05-02T11:00 migraine 3",
        "2026-05-05T14:00 runny-nose 4",
        "2026-05-08T17:00 migraine 5",
    ]
    assert taken.notes[1:3] == [
        *("2026-05-03 Name: awake\nType: sport", "2026-05-05 Runny nose: Type: symptom")
    ]
    noted = "\n".join(taken.notes)
    assert "Name: 2 attacks missing" in noted
    assert "was travelling" in noted
    assert "Name: cycling\nQuantity: 12\nUnit: km\nType: sport" in noted
    assert taken.how("Name + Quantity").endswith("where Type is medicine or food")


def test_the_words_of_an_amount_that_cannot_be_read_are_in_the_note_whole() -> None:
    taken = log()
    dose = next(one for one in taken.entries if isinstance(one, Dose))
    assert (dose.product, dose.amount, dose.note) == ("oxygen", None, "250 l/m")
    assert "a dose of an amount that is not known" in taken.errors[0]


def test_one_column_may_name_a_medicine_with_its_amount() -> None:
    taken = Taken(
        "Start,Activity,Quantity,Extra data,Text,By\n"
        "2026-03-05 19:00,Medicine,2,ml,Famotidine : 2 ml,Ann\n"
        "2026-03-05 18:10,Bottle,120,Formula,Mia drank 120 ml of formula (15m),Bob\n"
        "2026-03-05 12:00,Medicine,1.25,ml,Advil: 1.25 ml,Ann\n"
        "2026-03-05 09:00,Bottle,90,Formula,Mia drank 90 ml of formula (9m),Bob\n"
        "2026-03-04 09:00,Bottle,110,Formula,Mia drank 110 ml of formula (9m),Bob\n"
    )
    assert taken.doses == [
        "2026-03-05T19:00 Famotidine 2 ml",
        "2026-03-05T12:00 Advil 1.25 ml",
    ]
    assert taken.how("Text").startswith("doses of Famotidine, Advil: where Activity is Medicine")
    assert [one.split()[1] for one in taken.values] == ["bottle"] * 3
    assert sum("drank" in one for one in taken.notes) == 3


def test_what_a_baby_drank_and_what_is_to_come_are_no_doses() -> None:
    taken = Taken(
        "Time,Type,Text\n"
        "2024-03-01 08:00,Medicine,Calpol: 4 ml\n"
        "2024-03-01 09:00,Temp,Temp: 38.4 C\n"
        "2024-03-01 14:00,Medicine,Calpol: refused\n"
        "2024-03-02 08:00,Medicine,Nurofen: 2 ml (dribbled)\n"
        "2024-03-02 09:00,Bottle,Drank: 110 ml\n"
        "2024-03-02 12:00,Medicine,Next Calpol: 4 ml at 7pm\n"
    )
    assert taken.doses == ["2024-03-01T08:00 Calpol 4 ml", "2024-03-02T08:00 Nurofen 2 ml"]
    assert "2024-03-02 Text: Next Calpol: 4 ml at 7pm" in "\n".join(taken.notes)
    assert any("Drank: 110 ml" in note for note in taken.notes)


def test_a_name_of_what_is_to_come_is_no_product() -> None:
    said = (
        "Zymol: 5 ml",
        "Zymol: 5 ml due at 6pm",
        "Zymol: next 5 ml at 6pm",
        "Tomorrow Zymol 5 ml",
    )
    lines = "".join(f"2024-03-0{day},{text},4\n" for day, text in enumerate(said, start=1))
    taken = Taken(f"Date,Medicine,Mood\n{lines}")
    assert taken.doses == ["2024-03-01 Zymol 5 ml"]
    assert taken.notes == [
        f"2024-03-0{day} Medicine: {text}" for day, text in enumerate(said[1:], start=2)
    ]
    beside = Taken("Date,Medicine,Amount\n2024-03-01,Zymol,5 ml\n2024-03-02,Next Zymol,5 ml\n")
    assert beside.doses == ["2024-03-01 Zymol 5 ml"]
    assert beside.notes == ["2024-03-02 Medicine: Next Zymol 5 ml"]


def test_what_was_drunk_is_no_product_in_a_column_of_medicines() -> None:
    taken = Taken(
        "Date,Medicine,Amount\n2024-03-01,Zymol,5 ml\n2024-03-02,Drank,110 ml\n"
        "2024-03-03,Zymol,5 ml\n"
    )
    assert taken.doses == ["2024-03-01 Zymol 5 ml", "2024-03-03 Zymol 5 ml"]
    assert taken.notes == ["2024-03-02 Medicine: Drank 110 ml"]


def test_a_name_with_no_behind_it_is_of_no_dose() -> None:
    taken = Taken("Date,Medicine\n2024-03-01,Lexapro: 10 mg\n2024-03-02,Lexapro: no\n")
    assert taken.doses == ["2024-03-01 Lexapro 10 mg"]
    assert taken.notes == ["2024-03-02 Medicine: Lexapro: no"]
