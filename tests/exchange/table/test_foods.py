"""What was eaten, and how much of each: of several foods of a day there is no mean."""

from tests.exchange.table.tables import Taken

LINES = (
    "2026-04-16,{meal}Cheddar,45\n2026-04-16,{meal}Gummies,5\n2026-04-16,{meal}Cheddar,20\n"
    "2026-04-17,{meal}Sweet Potato,195\n2026-04-18,{meal}Gummies,7.5\n"
)
DOSES = ["2026-04-16 Gummies 5 g", "2026-04-18 Gummies 7.5 g"]
EATEN = ["Cheddar, 45 g", "Cheddar, 20 g", "Sweet Potato, 195 g"]


def eaten(taken: Taken) -> list[str]:
    """What the notes of foods say."""
    return [note.partition(": ")[2].partition("\n")[0] for note in taken.notes]


def test_each_food_with_its_amount() -> None:
    taken = Taken(f"day,food,grams\n{LINES.format(meal='')}")
    assert taken.doses == DOSES
    assert taken.values == []
    assert eaten(taken) == EATEN


def test_each_food_of_a_meal() -> None:
    taken = Taken(f"log_date,meal,food_name,grams\n{LINES.format(meal='Snack,')}")
    assert taken.doses == DOSES


def test_calories_are_those_of_the_day() -> None:
    taken = Taken(
        "date,food,calories,protein (g),grams\n2026-04-16,Milk,200,7,210\n"
        "2026-04-16,Bread,150,4,50\n2026-04-17,Milk,195,7,200\n2026-04-17,Cheese,340,20,40\n"
    )
    assert taken.values == [
        "2026-04-16 calories 350",
        "2026-04-16 protein 11",
        "2026-04-17 calories 535",
        "2026-04-17 protein 27",
    ]
    assert taken.doses == []
    assert eaten(taken)[:2] == ["Milk, 210 g", "Bread, 50 g"]


def test_amounts_without_a_unit_are_no_doses() -> None:
    taken = Taken(
        "date,food,amount\n2026-04-16,Milk,200\n2026-04-16,Bread,50\n2026-04-17,Milk,195\n"
        "2026-04-17,Bread,40\n"
    )
    assert taken.doses == []
    assert taken.values[:2] == ["2026-04-16 amount-milk 200", "2026-04-16 amount-bread 50"]


def test_among_foods_what_is_taken_is_a_dose_and_what_is_eaten_a_note() -> None:
    taken = Taken(
        "date,food,amount\n2026-05-01,Oats,60 g\n2026-05-01,Creatine,4 g\n"
        "2026-05-01,Nature's D,1 tablet\n2026-05-02,Eggs,100 g\n"
    )
    assert taken.doses == ["2026-05-01 Creatine 4 g", "2026-05-01 Nature's D 1 tablet"]
    assert taken.notes == ["2026-05-01 food: Oats, 60 g", "2026-05-02 food: Eggs, 100 g"]
    how = next(one.name for one in taken.reading.brought if one.found == "food + amount")
    assert how == "doses of Creatine, among foods, which are notes"
