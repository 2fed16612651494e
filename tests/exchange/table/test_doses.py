"""A medicine is a medicine: doses, days without one, steps of regimens."""

from dataclasses import replace

import pytest

from sidelog.exchange.incoming import Dose, Event
from sidelog.exchange.reader import Said
from sidelog.exchange.table.dose_lines.counted import ZERO_BESIDE
from sidelog.journal.rows import Product
from tests.exchange.table.tables import HERE, Taken


def test_a_line_a_dose_with_its_unit_in_a_column() -> None:
    taken = Taken(
        "date,time,medicine,amount,unit\n"
        "2026-01-01,08:00,Ibuprofen,2,tablets\n"
        "2026-01-01,,Vit D,1000,IU\n"
        "2026-01-02,08:00,Syrup,10,spoons\n"
        "2026-01-03,08:00,,10,ml\n"
        "2026-01-04,08:00,,,\n"
        "2026-01-05,08:00,Tea,?,cup\n"
        "2026-01-06,08:00,Tea,half,\n"
        "2026-01-06,08:00,Tea,,\n"
        '2026-01-07,08:00,Tea,"1,5,5",cup\n'
    )
    assert taken.doses == [
        "2026-01-01T08:00 Ibuprofen 2 tablet",
        "2026-01-01 Vit D 1000 IU",
        "2026-01-02T08:00 Syrup ?",
        "2026-01-05T08:00 Tea ?",
        "2026-01-06T08:00 Tea ?",
    ]
    assert [error.split(":")[0] for error in taken.errors] == [
        *(
            "line 4, column amount",
            "line 5, column medicine",
            "line 8, column amount",
            "line 10, column amount",
        )
    ]
    assert "in the unit of unit" in taken.how("medicine + amount")


@pytest.mark.parametrize("header", ["dose_mg", "Dose (mg)", "dosage mg", "Amount [mg]", "mg"])
def test_the_unit_may_be_in_the_name(header: str) -> None:
    taken = Taken(f"date,medication,{header}\n2026-01-01,Sertraline,50\n")
    assert taken.doses == ["2026-01-01 Sertraline 50 mg"]
    (dose,) = taken.entries
    assert isinstance(dose, Dose)
    assert dose.entered == "50 mg"


def test_amounts_without_a_unit_are_asked_for_it() -> None:
    content = "date,medication,dose\n2026-01-01,Sertraline,50\n2026-01-02,Sertraline,75\n"
    question = Taken(content).reading.question
    assert question
    assert (question.field, question.flag) == ("unit", "--unit")
    assert "50 in line 2" in question.text
    said = question.answered(Said(), "mg")
    assert Taken(content, said).doses[0] == "2026-01-01 Sertraline 50 mg"


def test_a_few_without_a_unit_are_no_question() -> None:
    content = (
        "date,substance,amount\n2026-01-01,zinc,5mg\n2026-01-02,iron,5 mg\n2026-01-03,zinc,5\n"
    )
    taken = Taken(content)
    assert taken.reading.question is None
    assert taken.doses[-1] == "2026-01-03 zinc 5"


def test_amounts_with_their_unit_make_any_name_that_of_a_product() -> None:
    taken = Taken("date,what,how much\n2026-01-01,kava,5g\n2026-01-02,kava,2 capsules\n")
    assert taken.doses == ["2026-01-01 kava 5 g", "2026-01-02 kava capsule 2 capsule"]
    by_unit = Taken("date,name,amount,unit\n2026-01-01,kava,5,mg\n2026-01-02,kava,6,mg\n")
    assert by_unit.doses[0] == "2026-01-01 kava 5 mg"


def test_a_lone_column_of_a_unit_is_an_amount() -> None:
    content = "Date,Strain,Grams,Effect\n2026-04-01,Red,3.5,good\n2026-04-02,Green,4,okay\n"
    taken = Taken(content)
    assert taken.doses == ["2026-04-01 Red 3.5 g", "2026-04-02 Green 4 g"]
    assert taken.values == ["2026-04-01 effect 4", "2026-04-02 effect 3"]
    other = Taken("date,pill,How Many mg\n2026-04-01,A,50\n2026-04-02,B,75\n")
    assert other.doses == ["2026-04-01 A 50 mg", "2026-04-02 B 75 mg"]


def test_the_amount_may_be_written_with_the_name() -> None:
    taken = Taken(
        "date,medication taken,pain\n"
        "2026-04-01,Ibuprofen 400mg,7\n"
        "2026-04-02,none,3\n"
        '2026-04-03,"Ibuprofen 400 mg, Aspirin 1 tablet",6\n'
        '2026-04-04,"one, two",6\n'
        "2026-04-05,Aspirin 1.2.3 mg,6\n"
        "2026-04-06,,6\n"
    )
    assert taken.doses == [
        "2026-04-01 Ibuprofen 400 mg",
        "2026-04-03 Ibuprofen 400 mg",
        "2026-04-03 Aspirin 1 tablet",
        "2026-04-04 one, two ?",
    ]
    assert len(taken.values) == 6
    assert taken.errors[0].startswith("line 6, column medication taken: ")


def test_a_note_is_of_the_dose_where_a_line_is_nothing_else() -> None:
    content = "date,medication,dose,note\n2026-01-01,A,5 mg, with food \n2026-01-02,A,5 mg,\n"
    taken = Taken(content)
    assert [dose.note for dose in taken.entries if isinstance(dose, Dose)] == [" with food ", None]
    assert taken.notes == []
    diary = Taken("date,medication,dose,mood,note\n2026-01-01,A,5 mg,7,slept\n")
    assert diary.notes == ["2026-01-01 slept"]
    alone = Taken("date,medication,dose,note\n2026-01-01,A,5 mg,a\n2026-01-02,,,only words\n")
    assert alone.notes == ["2026-01-02 only words"]


def test_a_column_a_product() -> None:
    taken = Taken(
        "date,caffeine_mg,kratom (g),Sertraline,mood\n"
        "2026-01-01,200,4,50mg,6\n"
        "2026-01-02,0,,none,7\n"
        "2026-01-03,50,3.5,-,7\n"
        "2026-01-04,x,3.5,75 mg,7\n"
    )
    assert taken.doses == [
        "2026-01-01 caffeine 200 mg",
        "2026-01-01 kratom 4 g",
        "2026-01-01 Sertraline 50 mg",
        "2026-01-02 caffeine none",
        "2026-01-02 Sertraline none",
        "2026-01-03 caffeine 50 mg",
        "2026-01-03 kratom 3.5 g",
        "2026-01-04 kratom 3.5 g",
        "2026-01-04 Sertraline 75 mg",
    ]
    assert taken.lines[3].passed == ("x, so no dose",)
    assert "in mg; 0 is none that day" in taken.how("caffeine_mg")
    assert len(taken.values) == 4


def test_a_product_of_the_journal_is_known_by_its_name() -> None:
    here = replace(HERE, products={"tonic": Product(1, "Tonic", None, "ml", None)})
    content = "date,Tonic,Tonic dose\n2026-01-01,10,5 ml\n2026-01-02,15,5 ml\n"
    question = Taken(content, here=here).reading.question
    assert question
    assert question.field == "unit"
    assert Taken(content, Said(unit="ml"), here).doses[0] == "2026-01-01 Tonic 10 ml"


def test_what_is_eaten_is_no_medicine() -> None:
    content = "date,Fat (g),Sodium (mg),Iron (mg),Water (ml)\n2026-01-01,30,900,5,500\n"
    taken = Taken(content)
    assert taken.doses == []
    assert [value.split()[1] for value in taken.values] == ["fat", "sodium", "iron", "water"]


def test_at_a_time_a_day_without_a_dose_has_none() -> None:
    taken = Taken("time,took zinc\n2026-01-01 08:00,yes\n2026-01-02 08:00,no\n")
    assert taken.doses == ["2026-01-01T08:00 zinc ?", "2026-01-02 zinc none"]


def test_medicines_in_pairs_of_columns() -> None:
    taken = Taken(
        "Date,Medication 1,Dose 1,Medication 2,Dose 2\n"
        "2026-01-01,Sertraline,50 mg,Magnesium,200 mg\n2026-01-02,Sertraline,50 mg,,\n"
        "2026-01-03,Sertraline,75 mg,,5 mg\n"
    )
    assert taken.doses == [
        "2026-01-01 Sertraline 50 mg",
        "2026-01-01 Magnesium 200 mg",
        "2026-01-02 Sertraline 50 mg",
        "2026-01-03 Sertraline 75 mg",
    ]
    assert taken.errors == ["line 4, column Medication 2: it is empty, beside an amount"]


def test_a_medicine_is_known_by_how_its_name_ends_and_asked_for_its_unit() -> None:
    content = "date,sertraline,mood\n2026-01-01,50,6\n2026-01-02,75,7\n"
    question = Taken(content).reading.question
    assert question
    assert question.field == "unit"
    assert Taken(content, Said(unit="mg")).doses[1] == "2026-01-02 sertraline 75 mg"


def test_names_with_their_amounts_are_doses_whatever_their_column_is_called() -> None:
    content = "When,What\n2026-05-01 08:00,Kratom 4g\n2026-05-01 20:00,Kratom 3g\n"
    taken = Taken(f"{content}2026-05-02 08:00,Melatonin\n2026-05-02 09:00,Headache\n")
    assert taken.doses == [
        "2026-05-01T08:00 Kratom 4 g",
        "2026-05-01T20:00 Kratom 3 g",
        "2026-05-02T08:00 Melatonin ?",
    ]
    assert taken.notes == ["2026-05-02 What: Headache"]


@pytest.mark.parametrize(
    ("rows", "are_doses"),
    [
        ("Kratom,4 g\nKratom,3 g", True),
        ("Zinc,5 mg\nZinc,6 mg\nTea,1 cup", True),
        ("Milk,120 ml\nMilk,90 ml", False),
    ],
)
def test_amounts_beside_any_name_are_doses_where_only_a_medicine_has_such(
    rows: str,
    are_doses: bool,  # noqa: FBT001  (drawn)
) -> None:
    lines = "".join(f"2026-05-0{day},{row}\n" for day, row in enumerate(rows.split("\n"), start=1))
    assert bool(Taken(f"date,event,value\n{lines}").doses) is are_doses


def test_how_many_tablets_is_an_amount() -> None:
    content = "date,headache (y/n),ibuprofen (# tablets)\n2026-05-01,y,2\n2026-05-02,n,0\n"
    taken = Taken(content)
    assert taken.doses == ["2026-05-01 ibuprofen 2 tablet", "2026-05-02 ibuprofen none"]
    assert taken.values == ["2026-05-01 headache 1", "2026-05-02 headache 0"]


def test_what_was_had_beside_grams_is_a_product_of_its_own() -> None:
    taken = Taken("date,source,grams\n2026-02-13,coffee,15\n2026-02-13,tea,5\n2026-02-14,tea,4\n")
    assert taken.doses == [
        *("2026-02-13 coffee 15 g", "2026-02-13 tea 5 g", "2026-02-14 tea 4 g"),
    ]
    assert "device" in Taken("date,source,grams fat\n2026-02-13,App,15\n").why_left("source")


def test_the_product_type_of_apple_health_is_a_device() -> None:
    taken = Taken(
        'type,productType,unit,startDate,value\nMass,"iPhone8,2",kg,2026-02-13,61.5\n'
        'Mass,"iPhone8,2",kg,2026-02-14,61.7\n'
    )
    assert not taken.doses
    assert taken.values == ["2026-02-13 mass 61.5", "2026-02-14 mass 61.7"]


def test_what_happened_to_medicines_is_no_dose() -> None:
    taken = Taken("date,med events\n2026-02-13,began quietal\n2026-02-14,saw the doctor\n")
    assert not taken.doses
    (event,) = (one for one in taken.entries if isinstance(one, Event))
    assert (event.kind, event.product) == ("start", "quietal")
    assert taken.notes == ["2026-02-14 med events: saw the doctor"]


def test_a_name_beside_amounts_is_that_of_the_product_whatever_it_is_called() -> None:
    taken = Taken(
        "when;what;how much\n2026-05-01;melatonin;0,3mg\n2026-05-02;melatonin;300 μg\n"
        "2026-05-02;tea;2 cups\n2026-05-03;tea;1 jug\n"
    )
    assert taken.doses == [
        "2026-05-01 melatonin 0.3 mg",
        "2026-05-02 melatonin 300 µg",
        "2026-05-02 tea 2 cup",
    ]
    assert len(taken.errors) == 1


def test_names_with_numbers_go_with_the_amounts_of_the_same_number() -> None:
    content = "date,med1,med1_dose,med2,med2_dose\n2026-05-01,quietal,50,restol,100\n"
    assert Taken(content, Said(unit="mg")).doses == [
        *("2026-05-01 quietal 50 mg", "2026-05-01 restol 100 mg")
    ]


def test_a_note_of_whatever_length_is_no_name_with_an_amount() -> None:
    """To look for one in so many spaces would take hours."""
    words = f"a{' ' * 200_000}b"
    assert Taken(f"date,thoughts\n2026-05-01,{words}\n").notes == [f"2026-05-01 {words}"]


def test_of_many_products_a_few_are_said_and_how_many_more_there_are() -> None:
    rows = "".join(f"2026-05-01,{name},5 mg\n" for name in "ABCDE")
    taken = Taken(f"date,medicine,dose\n{rows}")
    assert "doses of A, B, C and 2 more" in taken.how("medicine + dose")


def test_what_happened_to_a_medicine_is_kept_in_the_words_that_say_it() -> None:
    taken = Taken("date,med_events\n2026-05-01,started X 25 mg\n2026-05-09,stopped X 25 mg\n")
    assert taken.doses == []
    assert taken.notes[0] == "2026-05-01 med_events: started X 25 mg"


def test_several_products_of_a_cell_are_named_one_by_one() -> None:
    taken = Taken("date,medication\n2026-05-01,A 5 mg;B 2 mg;\n2026-05-02,B 2 mg;C 1 mg;D 1 mg;\n")
    assert "doses of A, B, C and 1 more" in taken.how("medication")
    assert taken.doses[:2] == ["2026-05-01 A 5 mg", "2026-05-01 B 2 mg"]


def test_what_was_eaten_has_a_name_before_a_type() -> None:
    taken = Taken(
        "date,meal_type,food_name,grams\n2026-05-01,Lunch,Rice,90\n2026-05-02,Lunch,Egg,50\n"
    )
    assert [note.partition("\n")[0] for note in taken.notes] == [
        "2026-05-01 food_name: Rice, 90 g",
        "2026-05-02 food_name: Egg, 50 g",
    ]


def test_a_vitamin_beside_what_else_food_has_is_not_taken() -> None:
    food = "date,protein_g,fat_g,vitamin_c_mg,vitamin_d_iu\n2026-05-01,80,60,90,1000\n"
    taken = Taken(food)
    assert "2026-05-01 vitamin-c 90" in taken.values
    assert taken.doses == ["2026-05-01 vitamin d 1000 IU"]


def test_in_a_food_diary_what_is_weighed_is_of_food() -> None:
    names = ("Energy (kcal)", "Protein (g)", "Fat (g)", "Carbs (g)", "Fiber (g)", "Iron (mg)")
    others = ("Caffeine (mg)", "B12 (µg)", "Vitamin D (IU)", "Melatonin (mg)")
    values = ",1" * len(names + others)
    taken = Taken(",".join(("Date", *names, *others)) + f"\n2026-05-01{values}\n")
    assert taken.doses == ["2026-05-01 Melatonin 1 mg"]
    few = Taken(",".join(("Date", *names[:4], *others)) + "\n2026-05-01" + ",1" * 8 + "\n")
    assert few.doses[0] == "2026-05-01 Caffeine 1 mg"


def test_units_may_be_in_other_letters() -> None:
    taken = Taken("date,Лекарство\n2026-05-01,Лизиноприл 10 мг\n2026-05-02,Кратом 4 мл\n")
    assert taken.doses == ["2026-05-01 Лизиноприл 10 mg", "2026-05-02 Кратом 4 ml"]


def test_what_is_said_about_a_medicine_names_none() -> None:
    taken = Taken("date,medication timing\n2026-05-01,before food\n2026-05-02,after food\n")
    assert taken.doses == []
    assert taken.notes[0] == "2026-05-01 medication timing: before food"


def test_what_is_measured_in_blood_is_not_taken() -> None:
    taken = Taken("date,glucose_mg\n2026-05-01,98\n")
    assert taken.doses == []
    assert taken.values == ["2026-05-01 glucose 98"]


def test_an_amount_with_one_reading_has_it_whatever_the_others_have() -> None:
    taken = Taken('day,kratom dose\n2026-09-01,"1,5g"\n2026-09-02,0.5 g\n')
    assert taken.doses == ["2026-09-01 kratom 1.5 g", "2026-09-02 kratom 0.5 g"]


def test_amounts_that_are_worked_out_make_a_column_of_amounts() -> None:
    taken = Taken("date,Ibuprofen\n2026-05-01,2 x 200 mg\n2026-05-02,\n2026-05-03,2-3 x 200 mg\n")
    assert taken.doses == ["2026-05-01 Ibuprofen 400 mg", "2026-05-03 Ibuprofen 500 mg"]
    unknown = Taken("date,Quietal\n2026-05-01,2 x 200 mg\n2026-05-02,3 x 200 mg\n")
    assert unknown.doses == ["2026-05-01 Quietal 400 mg", "2026-05-02 Quietal 600 mg"]
    named = Taken("date,medicine,dose\n2026-05-01,Quietal,2 x 200 mg\n2026-05-02,Quietal,1+1 mg\n")
    assert named.doses == ["2026-05-01 Quietal 400 mg", "2026-05-02 Quietal 2 mg"]


def test_nought_with_its_unit_is_none_that_day() -> None:
    taken = Taken("day,kratom dose\n2026-09-01,0 g\n2026-09-02,0.5 g\n")
    assert taken.doses == ["2026-09-01 kratom none", "2026-09-02 kratom 0.5 g"]


def test_naps_are_taken_and_are_no_product() -> None:
    taken = Taken("date,Did you take any naps?\n2026-05-01,yes\n2026-05-02,no\n")
    assert not taken.doses
    assert len(taken.values) == 2


def test_a_0_beside_a_dose_of_its_day_is_left_out_and_any_other_is_a_day_without() -> None:
    rows = (
        "2026-05-01,bread,0\n2026-05-01,tea,40\n2026-05-02,bread,0\n2026-05-03,tea,20\n"
        "2026-05-03,tea,none\n"
    )
    taken = Taken(f"day,food,Caffeine (mg)\n{rows}")
    assert taken.doses == [
        "2026-05-01 Caffeine 40 mg",
        "2026-05-02 Caffeine none",
        "2026-05-03 Caffeine 20 mg",
        "2026-05-03 Caffeine none",
    ]
    assert [line.passed for line in taken.lines] == [(ZERO_BESIDE,), (), (), (), ()]


def test_a_bracket_behind_an_amount_is_a_note_of_the_dose() -> None:
    taken = Taken(
        "time,medication\n2026-01-05,ajovy 70mg\n2026-01-06,ajovy 140mg (fail)\n"
        "2026-01-07,maxalt (half)\n2026-01-08,maxalt\n"
    )
    assert taken.doses[:2] == ["2026-01-05 ajovy 70 mg", "2026-01-06 ajovy 140 mg"]
    assert taken.doses[2:] == ["2026-01-07 maxalt (half) ?", "2026-01-08 maxalt ?"]
    assert [one.note for one in taken.entries if isinstance(one, Dose)][:2] == [None, "fail"]


def test_pieces_with_what_they_hold_are_no_name_of_an_amount() -> None:
    taken = Taken(
        "When,What,How much\nNov 2 2026 3:15pm,Ibuprofen,400mg\n"
        "Nov 3 2026 11:40am,Lorazepam,0.5mg\nNov 6 2026 noon,Ibuprofen,1 tab (200mg)\n"
    )
    assert taken.doses == [
        "2026-11-02T15:15 Ibuprofen 400 mg",
        "2026-11-03T11:40 Lorazepam 0.5 mg",
        "2026-11-06T12:00 Ibuprofen tablet 1 tablet",
    ]
