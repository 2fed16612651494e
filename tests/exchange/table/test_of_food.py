"""What a program reckons of the food of a day: nutrients, which nobody took by themselves."""

from dataclasses import replace

import pytest

from sidelog.exchange.incoming import Dose
from sidelog.journal.rows import Product
from tests.exchange.table.tables import HERE, Taken

DAYS = (
    "Date,Energy (kcal),Protein (g),Carbs (g),Fat (g),Fiber (g),Sodium (mg),Magnesium (mg),"
    "Zinc (mg),Vitamin D (IU),Caffeine (mg),Alcohol (g),Tyrosine (g),Completed\n"
    "2026-03-01,2100.1,80.5,250,70.2,22,2100,310.5,9.2,120,0,0,1.6,true\n"
    "2026-03-02,1900.5,75.1,230,64.9,19,1900,290.1,8.4,0,65,14.2,1.5,true\n"
    "2026-03-03,800,31,101,22.8,8,900,104.2,3.3,40,65,0,0.6,false\n"
)
SERVINGS = (
    'Day,Food Name,Amount,Energy (kcal),Caffeine (mg),B12 (Cobalamin) (µg),"Magnesium (mg)",'
    "Tyrosine (g)\n"
    '2026-03-01,Oat porridge,"40.00 g",150,0,0.1,50,0.2\n'
    '2026-03-01,Joint Complex,"1.00 capsule",,,2.5,,\n'
    '2026-03-01,Instant coffee,"1.00 tsp",5,65,0,7,0.01\n'
    '2026-03-02,Oat porridge,"40.00 g",150,0,0.1,50,0.2\n'
    '2026-03-02,Bean stew,"200.00 g",230,0,0.3,80,0.5\n'
)


def test_nutrients_of_days_are_no_doses() -> None:
    taken = Taken(DAYS)
    assert taken.doses == []
    assert [one for one in taken.values if one.startswith("2026-03-02")] == [
        "2026-03-02 energy-kcal 1900.5",
        "2026-03-02 protein 75.1",
        "2026-03-02 carbs 230",
        "2026-03-02 fat 64.9",
        "2026-03-02 fiber 19",
        "2026-03-02 sodium 1900",
        "2026-03-02 magnesium 290.1",
        "2026-03-02 zinc 8.4",
        "2026-03-02 vitamin-d 0",
        "2026-03-02 caffeine 65",
        "2026-03-02 alcohol 14.2",
        "2026-03-02 tyrosine 1.5",
    ]
    assert taken.why_left("Completed").startswith("of the program")


def test_nor_where_a_product_is_called_so() -> None:
    here = replace(HERE, products={"magnesium": Product(1, "Magnesium", None, "mg", None)})
    assert Taken(DAYS, here=here).doses == []


def test_amino_acids_are_of_food() -> None:
    taken = Taken(
        "Date,Energy (kcal),Lysine (g),Tyrosine (g),Valine (g)\n2026-03-01,2100,3.1,1.6,2.2\n"
        "2026-03-02,1900,2.9,1.5,2\n2026-03-03,2250,3.4,1.75,2.4\n"
    )
    assert taken.doses == []
    assert taken.values[2] == "2026-03-01 tyrosine 1.6"


def test_some_that_are_taken_are_doses() -> None:
    taken = Taken(
        "Date,Calories,Protein (g),Magnesium (mg),Tyrosine (mg),Kratom (g)\n"
        "2026-03-01,2100,80,300,500,3\n2026-03-02,1900,75,300,0,2\n"
    )
    assert taken.doses[:3] == [
        "2026-03-01 Magnesium 300 mg",
        "2026-03-01 Tyrosine 500 mg",
        "2026-03-01 Kratom 3 g",
    ]


def test_kratom_beside_many_nutrients_is_a_dose() -> None:
    header, *lines = DAYS.splitlines()
    taken = Taken("\n".join([f"{header},Kratom (g)", *(f"{line},2.5" for line in lines)]))
    assert taken.doses == [f"2026-03-0{day} Kratom 2.5 g" for day in (1, 2, 3)]


def test_nutrients_of_each_food_are_added_up() -> None:
    taken = Taken(SERVINGS)
    assert taken.doses == [
        "2026-03-01 Joint Complex 1 capsule",
        "2026-03-01 Instant coffee 1 teaspoon",
    ]
    assert [one for one in taken.values if one.startswith("2026-03-01")] == [
        "2026-03-01 energy-kcal 155",
        "2026-03-01 caffeine 65",
        "2026-03-01 b12-cobalamin 2.6",
        "2026-03-01 magnesium 57",
        "2026-03-01 tyrosine 0.21",
    ]


@pytest.mark.parametrize("time", ["", "8:00 AM"])
def test_micrograms_are_added_up_as_milligrams_are(time: str) -> None:
    taken = Taken(
        "Day,Time,Food Name,Amount,Beta-carotene (µg),Calcium (mg),Iron (mg)\n"
        f"2026-03-01,{time},Carrots,50 g,4000,16,1\n2026-03-01,{time},Kale,60 g,1700,90,2\n"
        f"2026-03-02,{time},Kale,30 g,850,45,1\n2026-03-02,{time},Rice,90 g,10,9,0.2\n"
    )
    assert "their sum" in taken.how("Beta-carotene (µg)")
    assert "their sum" in taken.how("Calcium (mg)")


def test_a_column_of_what_was_done_is_read_where_no_food_is() -> None:
    taken = Taken("Date,Mood,Completed\n2026-03-01,5,true\n2026-03-02,6,false\n2026-03-03,4,true\n")
    assert taken.values[1] == "2026-03-01 completed 1"


def test_portions_in_words_of_food_are_amounts_where_some_are_taken() -> None:
    taken = Taken(
        "Day,Group,Food Name,Amount,Energy (kcal),Water (g),Tyrosine (g),Category\n"
        '2026-03-01,Uncategorized,"Eggs, Boiled","2.00 large",150,80,0.5,Dairy\n'
        "2026-03-01,Uncategorized,Beans in Sauce,1.00 can,300,,,\n"
        "2026-03-01,Uncategorized,Joint Complex,1.00  capsule,,,,\n"
        "2026-03-01,Uncategorized,Vitamin D,3.00 x 1000.0 IU,,,,\n"
        "2026-03-02,Uncategorized,Daily Plate,1.00 full recipe,500,200,2.1,\n"
        "2026-03-02,Uncategorized,Joint Complex,2.00  capsule,,,,\n"
    )
    assert taken.doses == [
        "2026-03-01 Joint Complex 1 capsule",
        "2026-03-01 Vitamin D 3000 IU",
        "2026-03-02 Joint Complex 2 capsule",
    ]
    assert "2026-03-01 Food Name: Eggs, Boiled, 2.00 large" in "\n".join(taken.notes)
    assert any("Beans in Sauce, 1.00 can" in note for note in taken.notes)


def test_a_portion_in_fluid_ounces_is_a_dose_of_an_amount_not_known() -> None:
    taken = Taken(
        "Day,Food Name,Amount,Energy (kcal)\n2026-03-01,Coffee from Beans,16.00 fl oz,5\n"
        "2026-03-01,Joint Complex,1.00 Capsule,\n2026-03-01,Ginger Gummies,2.00 Servings,20\n"
        "2026-03-02,Plain Water,40.00 fl oz,0\n2026-03-02,Turmeric,1.00 Serving,9\n"
    )
    assert taken.doses == [
        "2026-03-01 Coffee from Beans ?",
        "2026-03-01 Joint Complex 1 capsule",
        "2026-03-01 Ginger Gummies 2 serving",
        "2026-03-02 Turmeric 1 serving",
    ]
    notes = [one.note for one in taken.entries if isinstance(one, Dose)]
    assert notes[0] == "16.00 fl oz"
    assert taken.notes == ["2026-03-02 Food Name: Plain Water, 40.00 fl oz"]
    assert "fluid ounce is about 28 ml or 30 ml by country, and is not kept" in taken.errors[0]
    assert taken.errors[0].endswith("amount that is not known, with its words in the note")


def test_portions_of_foods_alone_are_no_doses() -> None:
    taken = Taken(
        "Day,Food Name,Amount,Energy (kcal)\n2026-03-01,Eggs,2.00 large,150\n"
        "2026-03-01,Beans,1.00 can,300\n2026-03-02,Bread,1.00 slice,90\n"
    )
    assert taken.doses == []
    assert taken.notes[0] == "2026-03-01 Amount: 2.00 large"


def test_minerals_are_taken_where_nothing_else_of_food_is_said() -> None:
    content = "Date,Iron (mg),Calcium (mg),{}\n" + "".join(
        f"2026-05-0{day},25,600,{day}\n" for day in range(1, 7)
    )
    taken = Taken(content.format("Energy"))
    assert taken.doses[:2] == ["2026-05-01 Iron 25 mg", "2026-05-01 Calcium 600 mg"]
    assert [one.split()[1] for one in taken.values] == ["energy-0-10"] * 6
    assert not Taken(content.format("Protein (g)")).doses
    varied = "".join(f"2026-05-0{day},2{day},60{day}\n" for day in range(1, 7))
    assert not Taken(f"Date,Iron (mg),Calcium (mg)\n{varied}").doses


EATEN = (
    "Date,Time,logged_food,amount,unit,calorie,total_carb,sugar,protein\n"
    "2026-03-02,8:15:00,Plum,2,,60,15,13,1\n2026-03-02,19:30:00,Shake,12,fluid oz,300,50,40,5\n"
    "2026-03-03,20:00:00,Rice,2,cup,400,88,0,8\n2026-03-04,12:00:00,Cod,3,ounce,90,0,0,20\n"
    "2026-03-05,7:15:00,Figs,4,Figs,120,32,27,1\n2026-03-06,7:15:00,Rusk,,,120,24,12,2\n"
)


def test_amounts_of_foods_in_many_units_are_noted_with_them() -> None:
    taken = Taken(EATEN)
    assert taken.doses == []
    assert taken.how("unit") == "units of amount: each behind its amount"
    assert taken.how("amount") == "notes of the day: amounts in many units"
    assert taken.notes == [
        "2026-03-02 logged_food: Plum\namount: 2",
        "2026-03-02 logged_food: Shake\namount: 12 fluid oz",
        "2026-03-03 logged_food: Rice\namount: 2 cup",
        "2026-03-04 logged_food: Cod\namount: 3 ounce",
        "2026-03-05 logged_food: Figs\namount: 4 Figs",
        "2026-03-06 logged_food: Rusk",
    ]


@pytest.mark.parametrize("name", ["calorie", "total_carb", "sugar", "protein"])
def test_all_nutrients_of_foods_are_sums(name: str) -> None:
    assert "several a day: their sum" in Taken(EATEN).how(name)
