"""Lines named by several columns, some of them of a dose: "Drugs, Sertraline, dosage, 50mg"."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

LOG = (
    "2025-03-01,Drive,Home,distance,70.0,A.csv",
    "2025-03-01,Drive,Home,destination,Office,A.csv",
    "2025-03-01,Night Sleep,General,quality,9.0,Sleep.csv",
    "2025-03-01,Night Sleep,General,start,22:00,Sleep.csv",
    "2025-03-01,Drugs,Sertraline,dosage,50mg,Misc.csv",
    "2025-03-01,Drugs,Sertraline,notes,Good,Misc.csv",
    "2025-03-02,Drugs,Sertraline,dosage,75,Misc.csv",
    "2025-03-02,Water,General,Liters,2.5,Misc.csv",
)
ASKED = "In which unit are the amounts of Ativan (4 in line 10)?"


def log(*rows: str, said: Said | None = None) -> Taken:
    lines = ("Date,Category,Subtype,Metric,Value,Source", *LOG, *rows, "")
    return Taken("\n".join(lines), said or Said())


def test_a_value_that_others_name_is_no_product() -> None:
    taken = log()
    assert taken.doses == ["2025-03-01 Sertraline 50 mg", "2025-03-02 Sertraline 75 mg"]
    assert taken.values == [
        *("2025-03-01 distance-home 70", "2025-03-01 quality-general 9"),
        "2025-03-02 liters-general 2.5",
    ]
    assert "2025-03-01 notes Sertraline: Good" in taken.notes
    assert taken.how("dosage Sertraline") == "doses of Sertraline: numbers without a unit are in mg"


@pytest.mark.parametrize("name", ["Category", "Kind"])
def test_nor_is_one_of_lines_of_many_kinds(name: str) -> None:
    rows = ("Drive,70", "Piano,9", "Prozin,50 mg", "Drive,65", "Piano,8", "Prozin,50 mg")
    lines = (f"2025-03-0{day},{row}" for day, row in enumerate(rows, 1))
    taken = Taken("\n".join((f"Date,{name},Value", *lines, "")))
    assert taken.doses == ["2025-03-03 Prozin 50 mg", "2025-03-06 Prozin 50 mg"]
    assert taken.values == [
        *("2025-03-01 drive 70", "2025-03-02 piano 9"),
        *("2025-03-04 drive 65", "2025-03-05 piano 8"),
    ]


def test_a_part_of_the_day_in_brackets_is_none_of_the_name() -> None:
    taken = log(
        "2025-03-03,Drugs,Zopin (Night Time),dosage,15mg,Misc.csv",
        "2025-03-04,Drugs,Zopin (Day Time),dosage,20mg,Misc.csv",
    )
    assert taken.doses[2:] == ["2025-03-03 Zopin 15 mg", "2025-03-04 Zopin 20 mg"]
    assert [dose.note for dose in taken.entries if dose.column == "Value"][-2:] == [
        *("Night Time", "Day Time"),
    ]


def test_a_number_unlike_those_with_a_unit_is_of_none_that_is_known() -> None:
    row = ("2025-03-03,Drugs,Beer,dosage,100g,M.csv", "2025-03-04,Drugs,Beer,dosage,6,M.csv")
    for said in (Said(), Said(unit="mg")):
        taken = log(*row, said=said)
        assert taken.doses[2:] == ["2025-03-03 Beer 100 g", "2025-03-04 Beer ?"]
        assert "without one an amount that is not known" in taken.how("dosage Beer")
        assert ("(else --unit g)" in taken.how("dosage Beer")) is (said.unit is None)
    assert log(*row, said=Said(unit="g")).doses[3:] == ["2025-03-04 Beer 6 g"]


def test_an_amount_is_a_dose_of_a_medicine_alone() -> None:
    taken = log(
        "2025-03-03,Drugs,Sertraline,amount,50 mg,Misc.csv",
        "2025-03-03,Meals,Banana,amount,100 g,Misc.csv",
        "2025-03-04,Drugs,Sertraline,effect,7,Misc.csv",
    )
    assert taken.doses[2:] == ["2025-03-03 Sertraline 50 mg"]
    assert taken.values[3:] == ["2025-03-03 amount-banana 100", "2025-03-04 effect-sertraline 7"]


def test_a_count_beside_a_kind_stays_how_many_were_taken() -> None:
    taken = Taken(
        "Time,What,Nicotine per unit,Count,Craving 1-10\n"
        "2026-05-01 08:00,pouch,6 mg,1,7\n2026-05-01 12:00,spray,1 mg,2,5\n"
        "2026-05-01 20:00,pouch,6 mg,1,6\n2026-05-02 09:00,gum,2 mg,2,8\n"
    )
    assert [dose.split()[-2] for dose in taken.doses] == ["6", "2", "6", "4"]


def test_what_has_no_unit_at_all_is_asked_about_once() -> None:
    rows = (
        "2025-03-03,Drugs,Ativan,dosage,4,Misc.csv",
        "2025-03-04,Drugs,Lorazapam,dosage,7,Misc.csv",
    )
    question = log(*rows).reading.question
    assert question is not None
    both = f"{ASKED[:-1]}, and of Lorazapam (7 in line 11)? Of one alone: --unit Lorazapam=UNIT."
    assert question.text == both
    assert log(*rows, said=Said(unit="mg")).doses[2:] == [
        *("2025-03-03 Ativan 4 mg", "2025-03-04 Lorazapam 7 mg"),
    ]
    assert log(*rows, said=Said(unit="?")).doses[2:] == [
        *("2025-03-03 Ativan ?", "2025-03-04 Lorazapam ?"),
    ]


@pytest.mark.parametrize("words", [("Amount (g)", "Amount (mg)"), ("g", "mg"), ("Dose [g]", "mg")])
def test_what_a_line_is_of_may_be_an_amount_with_its_unit(words: tuple[str, str]) -> None:
    grams, milligrams = words
    taken = Taken(
        "Date,Subtype,Metric,Value\n"
        f"2025-03-01,Kratom,{grams},4\n2025-03-01,Losartan,{milligrams},50\n"
        "2025-03-01,Hands,Dryness (0-10),3\n2025-03-01,Protein,Amount (g),80\n"
        f"2025-03-02,Kratom,{grams},3.5\n2025-03-02,Losartan,{milligrams},50\n"
        "2025-03-02,Hands,Dryness (0-10),5\n2025-03-02,Body,kg,70\n"
    )
    assert taken.doses == [
        "2025-03-01 Kratom 4 g",
        "2025-03-01 Losartan 50 mg",
        "2025-03-02 Kratom 3.5 g",
        "2025-03-02 Losartan 50 mg",
    ]
    assert len(taken.values) == 4


def test_an_amount_with_its_unit_that_was_planned_is_no_dose() -> None:
    taken = Taken(
        "Date,Subtype,Metric,Value\n2025-03-01,Kratom,Amount (g),4\n"
        "2025-03-01,Kratom,Planned (g),3\n2025-03-02,Kratom,Amount (g),4\n"
        "2025-03-02,Kratom,Left (g),200\n"
    )
    assert taken.doses == ["2025-03-01 Kratom 4 g", "2025-03-02 Kratom 4 g"]
    assert {value.split()[2] for value in taken.values} == {"3", "200"}
