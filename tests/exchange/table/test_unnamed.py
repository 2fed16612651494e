"""Amounts of what no column says: by the title of a file, by a question, or asked for."""

from dataclasses import replace

import pytest

from sidelog.exchange.reader import Said
from sidelog.journal.rows import Product
from tests.exchange.table.tables import HERE, Taken

TAPER = (
    "Day,Date,Target (g),Actual (g),Doses,Notes\n1,2026-01-15,20,21.5,5,rough\n"
    "2,2026-01-16,20,20,5,\n3,2026-01-17,19,19.5,4,\n4,2026-01-18,19,,,none logged\n"
)


def test_a_title_says_of_what_amounts_are() -> None:
    taken = Taken(f"Kratom taper log 2026,,,,,\n{TAPER}")
    assert taken.doses == [
        "2026-01-15 kratom 21.5 g",
        "2026-01-16 kratom 20 g",
        "2026-01-17 kratom 19.5 g",
    ]
    assert taken.how("Actual (g)").endswith("of kratom, as the title says")
    assert taken.why_left("Target (g)") == "what was planned, and not what was taken"
    assert [one.split()[1:] for one in taken.values] == [
        ["doses", "5"],
        ["doses", "5"],
        ["doses", "4"],
    ]


def test_what_was_said_is_above_the_title() -> None:
    taken = Taken(f"Kratom and kava,,,,,\n{TAPER}")
    assert taken.reading.question
    assert taken.reading.question.flag == "--product"
    taken = Taken(f"Kratom log,,,,,\n{TAPER}", Said(product="Kava"))
    assert taken.doses[0] == "2026-01-15 Kava 21.5 g"


def test_grams_that_a_form_asks_for_are_of_what_it_asked_before() -> None:
    taken = Taken(
        "Date,Did you take kratom today?,If yes how many grams?,Which strain?,Skin (1-10)\n"
        "2026-01-05,Yes,8,Red Bali,4\n2026-01-06,Yes,6.5,Green Maeng Da,5\n2026-01-07,No,,,6\n"
    )
    assert taken.doses == [
        "2026-01-05 kratom 8 g",
        "2026-01-06 kratom 6.5 g",
        "2026-01-07 kratom none",
    ]
    assert "2026-01-05 Which strain?: Red Bali" in taken.notes


def test_a_total_is_not_asked_for_beside_its_parts() -> None:
    taken = Taken(
        "Date,Subutex AM,Subutex PM,Total\n2026-05-01,8mg,4mg,12mg\n2026-05-02,6mg,4mg,10mg\n"
    )
    assert taken.reading.question is None
    assert taken.why_left("Total") == "a total of the others"
    assert len(taken.doses) == 4


@pytest.mark.parametrize("name", ["Photo taken", "capsules left", "Note taken?"])
def test_what_is_taken_or_left_may_be_no_product(name: str) -> None:
    cells = ("60", "56", "52") if "left" in name else ("yes", "no", "yes")
    rows = "".join(f"2026-01-0{day},{cell},5\n" for day, cell in enumerate(cells, 1))
    assert not Taken(f"date,{name},mood\n{rows}").doses


def test_sentences_with_amounts_are_notes() -> None:
    taken = Taken(
        'date,entry\n2026-01-01,"took 3g red at 8am, 2g at 2pm. skin dry"\n'
        '2026-01-02,"4g total, hair ok"\n2026-01-03,none today!\n'
    )
    assert not taken.doses
    assert len(taken.notes) == 3


@pytest.mark.parametrize("names", ["7:00 AM,3:00 PM,Total", "Morning,Evening,Total"])
def test_columns_of_times_with_grams_in_their_cells_are_asked_for(names: str) -> None:
    content = f"Date,{names}\n2026-01-15,3g,2g,5g\n2026-01-16,3g,,3g\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    taken = Taken(content, Said(product="kratom"))
    assert [one.partition(" kratom ")[2] for one in taken.doses] == ["3 g", "2 g", "3 g"]
    assert taken.why_left("Total") == "a total of the others"


def test_grams_used_are_amounts_and_grams_bought_are_not() -> None:
    taken = Taken(
        "Date,Product,Grams bought,Grams used\n2026-01-02,Red,250,0\n2026-01-05,Red,,8\n"
        "2026-01-06,Red,,7.5\n"
    )
    assert taken.doses == ["2026-01-02 Red none", "2026-01-05 Red 8 g", "2026-01-06 Red 7.5 g"]


@pytest.mark.parametrize(
    ("name", "product"), [("mg oxy", "oxy"), ("Zoloft mg/day", "Zoloft"), ("Dose/day", "")]
)
def test_a_name_is_without_its_unit_and_its_day(name: str, product: str) -> None:
    content = f"Date,{name},mood\n2026-01-15,30 mg,5\n2026-01-16,20 mg,6\n2026-01-17,0,2\n"
    if product:
        assert Taken(content).doses[0] == f"2026-01-15 {product} 30 mg"
    else:
        assert Taken(content).reading.question


def test_a_tick_below_a_medicine_with_its_strength_in_percent_is_a_dose() -> None:
    taken = Taken("date,Tretinoin 0.025%,skin\n2026-01-15,Y,4\n2026-01-16,N,3\n2026-01-17,Y,3\n")
    assert taken.doses == [
        "2026-01-15 Tretinoin 0.025% ?",
        "2026-01-16 Tretinoin 0.025% none",
        "2026-01-17 Tretinoin 0.025% ?",
    ]


def test_an_amount_is_of_the_one_thing_that_was_asked_for() -> None:
    taken = Taken(
        "Day,Took kratom?,Amount,Cravings\n2026-01-05,Yes,8 g,3\n2026-01-06,No,,7\n"
        "2026-01-07,No,0,6\n"
    )
    assert taken.doses == [
        "2026-01-05 kratom 8 g",
        "2026-01-06 kratom none",
        "2026-01-07 kratom none",
    ]
    other = Taken("Day,Amount,Cravings\n2026-01-05,8.50,3\n2026-01-06,3.20,7\n")
    assert not other.doses  # which may be money
    assert other.reading.question is None


def test_the_doses_of_two_parts_of_the_day_are_both_of_what_is_named() -> None:
    taken = Taken(
        "Date,AM Dose (mg),PM Dose (mg),Medication\n2026-01-05,25,50,Lamictal\n"
        "2026-01-06,25,,Lamictal\n2026-01-07,50,50,Lamictal\n"
    )
    assert [one.partition(" Lamictal ")[2] for one in taken.doses] == [
        *("25 mg", "50 mg", "25 mg", "50 mg", "50 mg")
    ]


def test_a_form_that_asks_when_it_was_taken_says_the_time_of_the_dose() -> None:
    taken = Taken(
        "Timestamp,Score,Vyvanse Dose,Time Taken\n1/15/2026 20:11:00,7,30mg,7:30 AM\n"
        "1/16/2026 21:05:10,6,30mg,\n"
    )
    assert taken.doses == ["2026-01-15T07:30 Vyvanse 30 mg", "2026-01-16T21:05 Vyvanse 30 mg"]
    assert "times of Vyvanse Dose" in taken.how("Time Taken")


@pytest.mark.parametrize("name", ["p\u0159\u00edjem", "ingesta", "Einnahme", "prise", "consumo"])
def test_an_intake_of_what_nobody_says_is_asked_for(name: str) -> None:
    content = (
        f"cas,{name},krev\n2026-03-05 16:40:00,20.5,0\n2026-03-05 17:15:00,0,0.2\n"
        "2026-03-05 18:00:00,20.5,0.1\n2026-03-06 20:30:00,19.5,0\n2026-03-06 22:05:00,0,0.2\n"
    )
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    taken = Taken(content, Said(product="alcohol", unit="g"))
    assert taken.doses == [
        "2026-03-05T16:40 alcohol 20.5 g",
        "2026-03-05T18:00 alcohol 20.5 g",
        "2026-03-06T20:30 alcohol 19.5 g",
    ]
    assert [one for one in taken.values if "17:15" in one] == ["2026-03-05T17:15 krev 0.2"]
    left = Taken(content, Said(product="?"))
    assert not left.doses
    assert left.why_left(name) == "how much was taken, and no column says of what"


@pytest.mark.parametrize("name", ["Einnahme (kcal)", "prise"])
def test_an_intake_of_food_or_a_tick_is_not_asked_for(name: str) -> None:
    cells = (1, 0, 1) if name == "prise" else (1800, 2100, 1950)
    rows = "".join(f"2026-03-0{day},{cell}\n" for day, cell in enumerate(cells, 1))
    assert Taken(f"date,{name}\n{rows}").reading.question is None


def test_grams_a_day_are_amounts_of_what_is_asked_for() -> None:
    content = "date,gpd,mood\n2026-11-02,18,5\n2026-11-03,17.5,4\n2026-11-04,,6\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    taken = Taken(content, Said(product="kratom"))
    assert taken.doses == ["2026-11-02 kratom 18 g", "2026-11-03 kratom 17.5 g"]
    taken = Taken("date,kratom_gpd,mood\n2026-11-02,18,5\n2026-11-03,17.5,4\n")
    assert taken.doses == ["2026-11-02 kratom 18 g", "2026-11-03 kratom 17.5 g"]


AT_HOURS = "6am,11am,4pm,9pm\n2026-11-01,4,3,3,2\n2026-11-02,4,3,,0\n"
OF_HOURS = [
    "2026-11-01T06:00 kratom 4 g",
    "2026-11-01T11:00 kratom 3 g",
    "2026-11-01T16:00 kratom 3 g",
    "2026-11-01T21:00 kratom 2 g",
    "2026-11-02T06:00 kratom 4 g",
    "2026-11-02T11:00 kratom 3 g",
]


def test_columns_of_hours_are_of_what_the_title_says() -> None:
    assert Taken(f"Kratom grams,,,,\nDate,{AT_HOURS}").doses == OF_HOURS
    other = Taken(f"Glucose,,,,\nDate,{AT_HOURS}")
    assert not other.doses
    assert other.reading.question is None


def test_of_what_columns_of_hours_beside_a_target_are_is_asked() -> None:
    table = (
        "Date,Target,6am,11am,4pm,9pm,Total,Over/under\n2026-11-01,12,4,3,3,2,12,0\n"
        "2026-11-02,7,4,3,,0,7,0\n2026-11-03,12,4,3,3,3,13,+1\n"
    )
    question = Taken(table).reading.question
    assert question
    assert question.flag == "--product"
    taken = Taken(table, Said(product="kratom g"))
    assert taken.doses[:6] == OF_HOURS
    assert not taken.values
    assert taken.why_left("Target") == "what was planned, and not what was taken"
    assert not Taken(table, Said(product="?")).entries


WEEKS = "Week of,Mon,Tue,Wed,Thu,Fri,Sat,Sun{}\n2026-11-02,40{u},40{u},,38{u},38{u},38{u},38{u}{}\n"


def test_weekdays_across_are_of_what_the_title_says() -> None:
    taken = Taken("Methadone 2026,,,,,,,\n" + WEEKS.format("", "", u=" mg"))
    assert taken.doses[:3] == [
        "2026-11-02 methadone 40 mg",
        "2026-11-03 methadone 40 mg",
        "2026-11-05 methadone 38 mg",
    ]


@pytest.mark.parametrize("parts", [(",Weekly total", ",232", ""), ("", "", " mg")])
def test_of_what_weekdays_across_are_is_asked(parts: tuple[str, str, str]) -> None:
    table = WEEKS.format(*parts[:2], u=parts[2])
    question = Taken(table).reading.question
    assert question
    assert question.flag == "--product"
    taken = Taken(table, Said(product="Methadone mg"))
    assert taken.doses[0] == "2026-11-02 Methadone 40 mg"
    assert len(taken.doses) == 6


def shots(liquid: str, *rows: str) -> str:
    return "\n".join([f"Date,{liquid},mg,Site", *rows])


SHOTS = (
    "2026-11-03,0.4,80,R quad",
    "2026-11-06,0.4,80,L quad",
    "2026-11-10,0.35,70,left glute",
)


def test_an_amount_is_of_what_the_ml_of_it_beside_it_are_called() -> None:
    taken = Taken(shots("Test cyp (mL)", *SHOTS))
    assert taken.doses == [
        "2026-11-03 Test cyp 80 mg",
        "2026-11-06 Test cyp 80 mg",
        "2026-11-10 Test cyp 70 mg",
    ]
    assert "of Test cyp, as Test cyp (mL) says" in taken.how("mg")
    product = {"test cyp": Product(1, "Test cyp", None, "mg", None)}
    again = Taken(shots("Test cyp (mL)", *SHOTS), here=replace(HERE, products=product))
    assert (again.doses, again.values) == (taken.doses, taken.values)


@pytest.mark.parametrize("liquid", ["Volume (mL)", "Injected mL", "Shot no"])
def test_where_something_got_into_a_body_names_no_product(liquid: str) -> None:
    question = Taken(shots(liquid, *SHOTS)).reading.question
    assert question
    assert "Site" not in question.text
    assert question.example == "kratom"


def test_a_ml_of_one_liquid_holds_as_much_in_all_lines() -> None:
    question = Taken(shots("Saline (mL)", *SHOTS, "2026-11-12,0.4,20,R arm")).reading.question
    assert question
    assert "Site" not in question.text


@pytest.mark.parametrize(
    "cells",
    [
        ("3g @ 7am", "2g @ 8pm"),
        ("3g at 7:00", "2g at 20:00"),
        ("4x3g", "3x3g"),
        ("1g, 2g", "2g, 2g"),
    ],
)
def test_amounts_with_a_time_or_several_are_no_names(cells: tuple[str, str]) -> None:
    first, second = (f'"{cell}"' for cell in cells)
    content = f"date,Dose 1,Dose 2\n2026-10-13,{first},{second}\n2026-10-14,{first},{second}\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    assert asked.text.endswith(f"such as {cells[0]} in line 2: of what? Say ? to leave them out.")


def test_amounts_with_their_times_are_of_what_is_said() -> None:
    rows = "2026-10-13,3g @ 7am,2g @ 8pm\n2026-10-14,2g @ 7am,\n"
    taken = Taken(f"date,Dose 1,Dose 2\n{rows}", Said(product="kratom"))
    assert taken.doses == [
        "2026-10-13T07:00 kratom 3 g",
        "2026-10-13T20:00 kratom 2 g",
        "2026-10-14T07:00 kratom 2 g",
    ]


def test_a_total_says_of_what_its_parts_of_the_day_are() -> None:
    taken = Taken(
        "Date,Morning,Noon,Evening,Total mg Diazepam,Sleep\n2026-05-01,5,2,4,11,6\n"
        "2026-05-02,4,2,4,10,7\n2026-05-03,4,0,4,8,6\n"
    )
    assert taken.doses == [
        *("2026-05-01 Diazepam 5 mg", "2026-05-01 Diazepam 2 mg", "2026-05-01 Diazepam 4 mg"),
        *("2026-05-02 Diazepam 4 mg", "2026-05-02 Diazepam 2 mg", "2026-05-02 Diazepam 4 mg"),
        *("2026-05-03 Diazepam 4 mg", "2026-05-03 Diazepam 4 mg"),
    ]
    assert taken.how("Morning").endswith("of Diazepam, as Total mg Diazepam says")
    assert taken.why_left("Total mg Diazepam") == "a total of the others"
    at = Taken(
        "Date,07:00,22:00,Kratom total g\n2026-05-01,3,2,5\n2026-05-02,3,1,4\n2026-05-03,2,,2\n"
    )
    assert at.doses[0] == "2026-05-01T07:00 Kratom 3 g"
    assert len(at.doses) == 5


def test_parts_that_are_no_sum_are_not_of_it() -> None:
    taken = Taken(
        "Date,Morning,Evening,Total mg Diazepam\n2026-05-01,5,2,12\n2026-05-02,4,3,10\n"
        "2026-05-03,3,2,8\n"
    )
    assert len(taken.values) == 6
    assert taken.doses[0] == "2026-05-01 Diazepam 12 mg"


def test_a_title_of_one_word_and_mg_names_what_is_taken() -> None:
    weeks = "{}\nWeek of,Mon,Tue,Wed,Thu,Fri,Sat,Sun{}\n2026-05-04,1,1,1,0.75,0.75,,0.75{}\n"
    assert Taken(weeks.format("Tavor (mg) 2026,,,,,,,", "", "")).doses[:1] == [
        "2026-05-04 tavor 1 mg"
    ]
    assert not Taken(weeks.format("Total (mg),,,,,,,", "", "")).doses
    behind = Taken(weeks.format("", ",Week total mg oxycodone", ",5.25"))
    assert behind.doses[:1] == ["2026-05-04 oxycodone 1 mg"]


def test_what_was_planned_says_of_what_was_taken() -> None:
    planned = "Date,Planned mg clonazepam,Took mg\n2026-05-01,1,1\n2026-05-02,1,1.25\n"
    taken = Taken(planned)
    assert taken.doses == ["2026-05-01 clonazepam 1 mg", "2026-05-02 clonazepam 1.25 mg"]
    assert taken.how("Took mg").endswith("of clonazepam, as Planned mg clonazepam says")


def test_names_of_what_is_taken_are_those_of_the_amounts_beside_them() -> None:
    known = Taken("Date,Actual (g),What\n2026-05-01,6,kratom\n2026-05-02,5.5,kratom\n")
    assert known.doses == ["2026-05-01 kratom 6 g", "2026-05-02 kratom 5.5 g"]
    of_one = Taken("Date,Caps,Kratom\n2026-05-01,6,Red Bali\n2026-05-02,5,Green\n")
    assert of_one.doses == ["2026-05-01 Red Bali 6 capsule", "2026-05-02 Green 5 capsule"]


def test_numbers_below_a_strength_are_in_its_unit() -> None:
    taken = Taken(
        "Prozac 20 mg log,,,\nDate,AM,PM,Mood\n2026-05-01,20,,4\n2026-05-02,10,10,6\n"
        "2026-05-03,5,,7\n"
    )
    assert taken.doses == [
        "2026-05-01 prozac 20 mg",
        "2026-05-02 prozac 10 mg",
        "2026-05-02 prozac 10 mg",
        "2026-05-03 prozac 5 mg",
    ]
    assert [value.split()[1] for value in taken.values] == ["mood-0-10"] * 3


@pytest.mark.parametrize("rows", ["3,4\n2026-05-02,7,6", "1,0\n2026-05-02,1,1"])
def test_other_numbers_below_a_strength_are_none_of_its_unit(rows: str) -> None:
    taken = Taken(f"Prozac 20 mg log,,\nDate,AM,PM\n2026-05-01,{rows}\n")
    assert not any(dose.endswith((" 1 mg", " 4 mg")) for dose in taken.doses)
    taken = Taken(f"Klonopin 2 mg side effects,,\nDate,AM,PM\n2026-05-01,{rows}\n")
    assert not taken.doses


def test_a_small_strength_leaves_open_whether_numbers_are_pieces() -> None:
    content = "Klonopin 2 mg log,,\nDate,AM,PM\n2026-05-01,1,2\n2026-05-02,0.5,1\n"
    question = Taken(content).reading.question
    assert question
    assert question.flag == "--unit"
    assert Taken(content, Said(unit="mg")).doses[0] == "2026-05-01 klonopin 1 mg"
