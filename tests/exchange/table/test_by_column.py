"""Columns that are each of one product, by its name, by a part of the day, or by what is said."""

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, ranges


@pytest.mark.parametrize("header", ["AM dose", "Dose (mg)", "afternoon dose mg", "dose"])
def test_amounts_of_nobody_knows_what_are_asked_for_or_left(header: str) -> None:
    rows = "2026-01-01,5 mg,6\n2026-01-02,7.5 mg,7\n"
    rows = rows.replace(" mg", "") if "mg" in header or header == "dose" else rows
    content = f"date,{header},mood\n{rows}"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    taken = Taken(content, Said(product="?"))
    assert "no column says of what" in taken.why_left(header)
    assert taken.values == ["2026-01-01 mood-0-10 6", "2026-01-02 mood-0-10 7"]


DAYS = (
    "date,dose 1 (g),dose 2 (g),total (g)\n2026-01-01,4,3.5,7.5\n2026-01-02,4,4,8\n"
    "2026-01-03,3,,3\n"
)


def test_of_what_amounts_are_a_person_says_once() -> None:
    asked = Taken(DAYS).reading.question
    assert asked
    assert asked.text.startswith(
        "dose 1 (g), dose 2 (g) have amounts, such as 4 in line 2: of what?"
    )
    taken = Taken(DAYS, Said(product="Kratom"))
    assert taken.doses == [
        "2026-01-01 Kratom 4 g",
        "2026-01-01 Kratom 3.5 g",
        "2026-01-02 Kratom 4 g",
        "2026-01-02 Kratom 4 g",
        "2026-01-03 Kratom 3 g",
    ]
    assert taken.why_left("total (g)") == "computed: the sum of dose 1 (g) to dose 2 (g)"
    written = "date,dose 1,dose 2,total\n2026-01-01,4 g,3 g,7 g\n2026-01-02,4 g,4 g,8 g\n"
    assert Taken(written, Said(product="Kratom")).why_left("total") == "a total of the others"
    with pytest.raises(UsageError, match="makes no use of --product"):
        Taken("date,kratom (g)\n2026-01-01,4\n", Said(product="Kava"))


def test_columns_of_parts_of_the_day_are_of_one_product() -> None:
    taken = Taken(
        "date,Kratom am,Kratom pm,Kratom total (g),Strain,Skin\n2026-01-01,4g,3g,7,Red,dry\n"
        "2026-01-02,none,2g,2,Green,ok\n2026-01-03,none,none,0,,ok\n"
    )
    assert taken.doses == [
        "2026-01-01 Kratom 4 g",
        "2026-01-01 Kratom 3 g",
        "2026-01-02 Kratom 2 g",
        "2026-01-03 Kratom none",
        "2026-01-03 Kratom none",
    ]
    assert taken.notes[0] == "2026-01-01 Strain: Red\nSkin: dry"
    assert taken.why_left("Kratom total (g)")


def test_a_question_for_what_was_taken_names_it_and_its_unit() -> None:
    taken = Taken(
        "Timestamp,How many grams of kratom did you take today?,How much hair did you lose? (1-5),"
        "Any other meds?\n1/13/2026 22:01,12,3,ibuprofen 400mg\n"
        '1/14/2026 22:01,10,2,"melatonin 3 mg, magnesium"\n1/15/2026 22:01,9,2,none\n'
    )
    assert taken.doses == [
        "2026-01-13T22:01 ibuprofen 400 mg",
        "2026-01-13 kratom 12 g",
        "2026-01-14T22:01 melatonin 3 mg",
        "2026-01-14T22:01 magnesium ?",
        "2026-01-14 kratom 10 g",
        "2026-01-15 kratom 9 g",
    ]
    assert ranges(taken.defined.values()) == {"how-much-hair-did-you-lose": "1..5"}


def test_what_was_taken_and_how_much_are_a_dose_in_whatever_units() -> None:
    taken = Taken(
        "when;what;how much\n13.01.2026 08:10;Kratom;4,5 g\n13.01.2026 20:00;Ibuprofen;400\n"
        "14.01.2026 09:00;Vit D3;1000 IE\n15.01.2026 21:00;Kratom;?\n"
    )
    assert taken.doses == [
        "2026-01-13T08:10 Kratom 4.5 g",
        "2026-01-13T20:00 Ibuprofen 400",
        "2026-01-14T09:00 Vit D3 1000 IU",
        "2026-01-15T21:00 Kratom ?",
    ]


def test_a_tick_below_a_medicine_and_its_amount_is_a_dose_of_it() -> None:
    taken = Taken(
        "date,Levothyroxine 75mcg,Vitamin D 1000 IU,weight 70kg\n2026-01-01,x,1,yes\n"
        "2026-01-02,,0,no\n"
    )
    assert taken.doses == [
        "2026-01-01 Levothyroxine 75 \N{MICRO SIGN}g",
        "2026-01-01 Vitamin D 1000 IU",
        "2026-01-02 Vitamin D none",
    ]
    assert taken.how("Levothyroxine 75mcg").endswith("yes: 75mcg; no: none that day")
    assert "2026-01-01 weight-70kg 1" in taken.values


def test_a_vitamin_with_a_letter_is_no_slot_of_medicines() -> None:
    rows = "2026-05-01,Ibuprofen 400mg,with food\n2026-05-02,Aspirin 100mg,before bed\n"
    taken = Taken(f"date,Medication,Vitamin C\n{rows}")
    assert taken.doses == ["2026-05-01 Ibuprofen 400 mg", "2026-05-02 Aspirin 100 mg"]


def test_slots_are_told_apart_by_letters() -> None:
    taken = Taken(
        "date,Drug A - name,Drug A - dosage,Drug B - name,Drug B - dosage\n"
        "2026-05-01,Pregabalin,300 mg,Seroquil,100 mg\n2026-05-02,Ativan,5 mg,,\n"
    )
    assert taken.doses == [
        "2026-05-01 Pregabalin 300 mg",
        "2026-05-01 Seroquil 100 mg",
        "2026-05-02 Ativan 5 mg",
    ]


def test_how_a_dose_felt_is_no_amount_of_it() -> None:
    taken = Taken(
        "date,Medication,How I felt after the dose (1-10)\n2026-05-01,Ibuprofen,7\n"
        "2026-05-02,Ibuprofen,5\n"
    )
    assert taken.doses == ["2026-05-01 Ibuprofen ?", "2026-05-02 Ibuprofen ?"]
    assert list(ranges(taken.defined.values()).values()) == ["1..10"]


def test_numbers_below_times_of_the_day_are_amounts_only_in_a_unit_of_doses() -> None:
    rows = "2026-01-01,5,6,7\n2026-01-02,5,4,7\n2026-01-03,6,4,8\n"
    assert Taken(f"Date,8am,12pm,8pm\n{rows}").reading.question is None
    asked = Taken(f"Date,8am (g),12pm (g),8pm (g)\n{rows}").reading.question
    assert asked
    assert asked.flag == "--product"


def test_words_before_and_after_are_no_parts_of_one_day() -> None:
    rows = "2026-01-01,50,75\n2026-01-02,75,100\n2026-01-03,50,25\n"
    doses = Taken(f"Date,Sertraline before (mg),Sertraline after (mg)\n{rows}").doses
    assert doses[:2] == [
        "2026-01-01 Sertraline before 50 mg",
        "2026-01-01 Sertraline after 75 mg",
    ]


def test_lines_with_times_are_doses_and_no_plan() -> None:
    taken = Taken(
        "Start,End,Melatonin (mg),Room\n2026-01-05 22:30,2026-01-06 06:30,3,night\n"
        "2026-01-06 22:40,2026-01-07 06:10,3,evening\n2026-01-07 23:30,2026-01-08 07:30,5,night\n"
    )
    assert not taken.steps
    assert [dose.partition(" ")[2][-14:] for dose in taken.doses] == [
        "Melatonin 3 mg",
        "Melatonin 3 mg",
        "Melatonin 5 mg",
    ]


def test_a_unit_may_stand_before_the_part_of_the_day() -> None:
    rows = "2026-01-01,4,4,5\n2026-01-02,4,3,6\n2026-01-03,3,3,5\n"
    taken = Taken(f"Date,Kratom g AM,Kratom g PM,Mood\n{rows}")
    assert [one.partition(" Kratom ")[2] for one in taken.doses] == [
        *("4 g", "4 g", "4 g", "3 g", "3 g", "3 g")
    ]


def test_units_behind_the_amounts_of_one_product_are_theirs() -> None:
    taken = Taken(
        "Date,Kratom,Unit,Mood\n2026-05-01,5,g,6\n2026-05-02,4,g,5\n2026-05-03,400,mg,7\n"
    )
    assert taken.reading.question is None
    assert taken.doses == [
        "2026-05-01 Kratom 5 g",
        "2026-05-02 Kratom 4 g",
        "2026-05-03 Kratom 400 mg",
    ]
    assert taken.how("Unit") == "units of Kratom: "


def test_a_medicine_is_no_measure_where_half_of_its_amounts_are_not_plain() -> None:
    taken = Taken("Date,Tylenol (mg)\n2026-05-01,500/500\n2026-05-02,500\n")
    assert taken.values == []
    assert taken.doses == ["2026-05-02 Tylenol 500 mg"]
    assert taken.notes == ["2026-05-01 Tylenol: 500/500"]


@pytest.mark.parametrize(
    ("name", "rows", "doses"),
    [
        ("Kratom g", ("3,2", "3,3", "2,0"), ["3 g", "2 g", "3 g", "3 g", "2 g"]),
        ("Kratom", ("3 g,2 g", "3 g,none", "2 g,"), ["3 g", "2 g", "3 g", "2 g"]),
        ("Kratom", ("yes,no", "yes,yes", "no,no"), ["?", "?", "?", "none", "none"]),
        ("Dose (g)", ("3,2", "3,3", "2,"), ["3 g", "2 g", "3 g", "3 g", "2 g"]),
    ],
)
def test_a_second_column_of_the_same_name_is_of_the_same(
    name: str, rows: tuple[str, str, str], doses: list[str]
) -> None:
    lines = "".join(f"2026-05-0{day},{row},5\n" for day, row in enumerate(rows, 1))
    said = Said(product="Kratom") if name == "Dose (g)" else Said()
    taken = Taken(f"Date,{name},{name},Mood\n{lines}", said)
    assert [one.split(" ", 1)[1] for one in taken.doses] == [f"Kratom {one}" for one in doses]
    assert len(taken.values) == 3


def test_a_second_column_that_says_the_same_in_each_line_is_no_dose() -> None:
    rows = "2026-05-01,25,5,25\n2026-05-02,25,4,25\n2026-05-03,25,6,25\n"
    taken = Taken(f"Date,Sertraline mg,Mood,Sertraline mg\n{rows}")
    assert len(taken.doses) == 3
    assert taken.why_left("Sertraline mg (2)").startswith("Sertraline mg again")


@pytest.mark.parametrize("name", ["Caffeine Intake (mg)", "caffeine consumption mg"])
def test_the_word_for_taking_is_no_part_of_what_is_taken(name: str) -> None:
    doses = Taken(f"date,{name}\n2026-05-01,50\n2026-05-02,0\n").doses
    assert [dose.casefold() for dose in doses] == [
        "2026-05-01 caffeine 50 mg",
        "2026-05-02 caffeine none",
    ]


def test_a_unit_in_brackets_before_another_is_no_part_of_what_is_taken() -> None:
    taken = Taken("date,Kratom (g) / caps\n2026-05-01,5 g\n2026-05-02,10 caps\n")
    assert {dose.split()[1] for dose in taken.doses} == {"Kratom"}
