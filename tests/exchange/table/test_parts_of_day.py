"""What was taken in the morning and in the evening, by columns, and by names in one column."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


def test_what_was_taken_in_each_part_of_the_day_comes_in() -> None:
    taken = Taken(
        "Date,Morning meds,Evening meds\n2026-10-01,Sertraline 50mg,Melatonin 3mg\n"
        '2026-10-02,"Sertraline 50mg, Vitamin D 1000 IU",Melatonin 3mg\n'
        "2026-10-03,Sertraline 25mg,none\n"
    )
    assert taken.doses == [
        "2026-10-01 Sertraline 50 mg",
        "2026-10-01 Melatonin 3 mg",
        "2026-10-02 Sertraline 50 mg",
        "2026-10-02 Vitamin D 1000 IU",
        "2026-10-02 Melatonin 3 mg",
        "2026-10-03 Sertraline 25 mg",
    ]


def test_each_part_of_the_day_has_its_own_amounts() -> None:
    taken = Taken(
        "Date,Morning meds,Morning dose,Evening meds,Evening dose\n"
        "2026-10-01,Sertraline,50 mg,Melatonin,3 mg\n2026-10-02,Sertraline,25 mg,Melatonin,5 mg\n"
    )
    assert taken.doses == [
        "2026-10-01 Sertraline 50 mg",
        "2026-10-01 Melatonin 3 mg",
        "2026-10-02 Sertraline 25 mg",
        "2026-10-02 Melatonin 5 mg",
    ]


@pytest.mark.parametrize("name", ["Minoxidil 1ml", "Min 1ml"])
def test_whether_it_was_taken_is_asked_of_each_part_of_the_day(name: str) -> None:
    taken = Taken(
        f"Date,{name} AM,{name} PM\n2026-10-01,yes,yes\n2026-10-02,yes,no\n2026-10-03,no,no\n"
    )
    product = name.split(maxsplit=1)[0]
    some = [f"2026-10-01 {product} 1 ml", f"2026-10-02 {product} 1 ml"]
    assert sorted({*taken.doses} - {f"2026-10-02 {product} none"}) == [
        *some,
        f"2026-10-03 {product} none",
    ]
    assert taken.values == []


def test_a_glass_of_water_is_a_habit_still() -> None:
    taken = Taken("Date,Water 250ml AM\n2026-10-01,yes\n2026-10-02,no\n")
    assert taken.doses == []


def test_names_of_one_product_with_parts_of_the_day_are_that_product() -> None:
    taken = Taken(
        "Date,Drug,Dose\n2026-10-01,Kratom AM,4 g\n2026-10-01,Kratom PM,3 g\n"
        "2026-10-02,Tylenol PM,500 mg\n"
    )
    assert taken.doses == [
        "2026-10-01 Kratom 4 g",
        "2026-10-01 Kratom 3 g",
        "2026-10-02 Tylenol PM 500 mg",
    ]
    assert [dose.note for dose in taken.entries] == ["AM", "PM", None]
    assert "Kratom AM" not in taken.how("Drug + Dose")


def test_a_plan_keeps_the_names_of_its_parts() -> None:
    taken = Taken(
        "Started,Drug,Dose,Frequency\n2026-10-01,Kratom AM,4 g,daily\n"
        "2026-10-01,Kratom PM,3 g,daily\n"
    )
    assert taken.steps == ["2026-10-01 Kratom AM 4 g", "2026-10-01 Kratom PM 3 g"]


def test_columns_that_are_parts_of_the_day_are_all_of_the_drug() -> None:
    taken = Taken(
        "Date,Drug,AM,PM\n2026-11-01,oxycodone,10 mg,5 mg\n2026-11-02,oxycodone,10 mg,0 mg\n"
    )
    doses = ["2026-11-01 oxycodone 10 mg", "2026-11-01 oxycodone 5 mg"]
    assert taken.doses == [*doses, "2026-11-02 oxycodone 10 mg"]
    assert taken.values == taken.errors == []
    content = "Date,Drug,AM,PM\n2026-11-01,oxycodone,10,5\n2026-11-02,oxycodone,10,\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--unit"
    assert Taken(content, Said(unit="mg")).doses == [*doses, "2026-11-02 oxycodone 10 mg"]


@pytest.mark.parametrize(
    "header",
    [
        "Kratom 8:00,Kratom 13:00,Kratom 20:30",
        "Kratom 8am,Kratom 1pm,Kratom 8:30 pm",
        "Kratom 8:00 (g),Kratom 13:00 (g),Kratom 20:30 (g)",
        "8:00 Kratom,13:00 Kratom,20:30 Kratom",
    ],
)
def test_a_product_may_have_a_column_for_each_time_of_the_day(header: str) -> None:
    rows = "2026-11-01,3,2,2.5\n2026-11-02,3,,0\n"
    taken = Taken(f"Date,{header}\n{rows}", Said(unit=None if "(g)" in header else "g"))
    assert taken.doses == [
        "2026-11-01T08:00 Kratom 3 g",
        "2026-11-01T13:00 Kratom 2 g",
        "2026-11-01T20:30 Kratom 2.5 g",
        "2026-11-02T08:00 Kratom 3 g",
    ]
    assert "at 08:00" in taken.how(header.split(",", maxsplit=1)[0])


def test_whether_a_product_was_taken_may_have_a_column_for_each_time() -> None:
    taken = Taken("Date,Tramadol 8am,Tramadol 8pm\n2026-11-01,Y,N\n2026-11-02,Y,Y\n")
    assert taken.doses == [
        "2026-11-01T08:00 Tramadol ?",
        "2026-11-02T08:00 Tramadol ?",
        "2026-11-02T20:00 Tramadol ?",
    ]


def test_few_ml_of_a_part_of_the_day_are_of_a_medicine() -> None:
    taken = Taken("Date,Min AM,Min PM\n2026-11-01,1 ml,1ml\n2026-11-02,0.5 ml,-\n")
    assert taken.doses == [
        "2026-11-01 Min 1 ml",
        "2026-11-01 Min 1 ml",
        "2026-11-02 Min 0.5 ml",
    ]
    drunk = Taken("Date,Water AM,Water PM\n2026-11-01,250 ml,500 ml\n2026-11-02,300 ml,-\n")
    assert not drunk.doses
    assert len(drunk.values) == 3


def test_the_part_that_it_is_of_a_solution_makes_nothing_else_of_a_product() -> None:
    taken = Taken("Date,Minoxidil 5% AM,Minoxidil 5% PM\n2026-11-01,Y,N\n2026-11-02,Y,Y\n")
    assert taken.doses == [
        "2026-11-01 Minoxidil 5% ?",
        "2026-11-02 Minoxidil 5% ?",
        "2026-11-02 Minoxidil 5% ?",
    ]


PILL = "date,morning_pill,evening_pill\n2026-10-01,YES,No\n2026-10-02,No,No\n2026-10-03,YES,YES\n"


def test_whether_the_pill_of_a_part_of_the_day_was_taken_is_a_dose_of_it() -> None:
    alone = Taken("".join(f"{row.rpartition(',')[0]}\n" for row in PILL.splitlines()))
    assert alone.doses == [
        "2026-10-01 morning pill ?",
        "2026-10-02 morning pill none",
        "2026-10-03 morning pill ?",
    ]
    assert "--product says of what" in alone.how("morning_pill")
    assert alone.values == []


def test_what_a_pill_is_may_be_said() -> None:
    taken = Taken(PILL, Said(product="Sertraline"))
    assert taken.doses.count("2026-10-03 Sertraline ?") == 2
    assert "2026-10-01 Sertraline ?" in taken.doses
    assert "2026-10-02 Sertraline none" in taken.doses
    assert "--product" not in taken.how("morning_pill")


def test_a_column_alone_may_be_of_a_part_of_the_day_too() -> None:
    taken = Taken(
        "date,Min AM,Nyt PM,Lyrica abends\n2026-05-01,1 ml,1 tablet,75 mg\n"
        "2026-05-02,0.5 ml,2 tablets,75 mg\n"
    )
    assert taken.doses[:3] == [
        "2026-05-01 Min 1 ml",
        "2026-05-01 Nyt PM 1 tablet",
        "2026-05-01 Lyrica 75 mg",
    ]


def test_whether_medicine_of_a_part_of_the_day_was_taken_is_a_dose_of_what_is_said() -> None:
    content = "date,medicine_evening,pain\n2026-10-01,1,3\n2026-10-02,0,2\n2026-10-03,1,4\n"
    assert Taken(content).doses[:2] == [
        "2026-10-01 medicine evening ?",
        "2026-10-02 medicine evening none",
    ]
    assert Taken(content, Said(product="Sertraline")).doses[0] == "2026-10-01 Sertraline ?"


def test_each_part_of_the_day_may_name_what_was_taken_in_it() -> None:
    taken = Taken(
        "Giorno,Mattina,Pomeriggio,Sera,Umore\n2026-05-01,Sertralina 50 mg,,Xanax 10 gtt,6\n"
        "2026-05-02,Sertralina 50 mg,Xanax 5 gtt,Xanax 10 gtt,5\n"
    )
    assert sorted(taken.doses) == [
        "2026-05-01 Sertralina 50 mg",
        "2026-05-01 Xanax 10 drop",
        "2026-05-02 Sertralina 50 mg",
        "2026-05-02 Xanax 10 drop",
        "2026-05-02 Xanax 5 drop",
    ]


def test_a_painkiller_that_is_called_by_the_night_is_a_product_of_its_own() -> None:
    of_night = Taken(
        "date,Tylenol PM,Kratom PM\n2026-05-01,2 tablets,3 g\n2026-05-02,1 tablet,2 g\n"
    )
    assert of_night.doses[:2] == ["2026-05-01 Tylenol PM 2 tablet", "2026-05-01 Kratom 3 g"]
    twice = Taken("date,Ibuprofen AM,Ibuprofen PM\n2026-05-01,400 mg,200 mg\n2026-05-02,400 mg,-\n")
    assert twice.doses[:2] == ["2026-05-01 Ibuprofen 400 mg", "2026-05-01 Ibuprofen 200 mg"]


def test_none_in_words_is_of_its_part_of_the_day() -> None:
    taken = Taken(
        "Date,AM,PM\n2026-05-01,none,Kratom 2g\n2026-05-02,Kratom 3g,none\n2026-05-03,none,none\n"
    )
    assert [*dict.fromkeys(taken.doses)] == [
        "2026-05-01 Kratom 2 g",
        "2026-05-02 Kratom 3 g",
        "2026-05-03 Kratom none",
    ]
    assert taken.errors == []


def test_before_and_after_an_hour_is_no_time_of_a_product() -> None:
    taken = Taken(
        "Date,Kratom before 9pm (g),Kratom after 9pm (g)\n2024-08-01,4,2\n2024-08-02,4,0\n"
    )
    assert taken.doses == [
        "2024-08-01 Kratom 4 g",
        "2024-08-01 Kratom 2 g",
        "2024-08-02 Kratom 4 g",
    ]
