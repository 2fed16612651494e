"""A column of amounts of many things: what is not in its one unit is kept as it is written."""

from tests.exchange.table.tables import Taken


def meals(*lines: tuple[str, str]) -> Taken:
    rows = (
        f"2025-05-0{day},08:1{day},{food},{much},{day * 40}\n"
        for day, (food, much) in enumerate(lines, start=1)
    )
    return Taken(f"Date,Time,Food_Name,Measure,kcal\n{''.join(rows)}")


def test_amounts_of_which_few_are_in_one_unit_are_words() -> None:
    taken = meals(
        ("Tea", "250 mL"),
        ("Rusk", "2 slices"),
        ("Pie", "1"),
        ("Ham", "75 g"),
        ("Stout", "1 bottle"),
        ("Whey", "1 scoop"),
        ("Milk", "125 mL"),
    )
    assert taken.notes == [
        "2025-05-01 Food_Name: Tea\nMeasure: 250 mL",
        "2025-05-02 Food_Name: Rusk\nMeasure: 2 slices",
        "2025-05-03 Food_Name: Pie\nMeasure: 1",
        "2025-05-04 Food_Name: Ham\nMeasure: 75 g",
        "2025-05-05 Food_Name: Stout\nMeasure: 1 bottle",
        "2025-05-06 Food_Name: Whey\nMeasure: 1 scoop",
        "2025-05-07 Food_Name: Milk\nMeasure: 125 mL",
    ]
    assert taken.errors == []
    assert {one.split()[1] for one in taken.values} == {"kcal"}
    assert "amounts in many units" in taken.how("Measure")


def test_what_is_not_in_the_unit_of_most_is_kept_with_what_it_is_of() -> None:
    taken = meals(
        ("Tea", "250 mL"),
        ("Milk", "0.2 L"),
        ("Soup", "300 mL"),
        ("Juice", "125 mL"),
        ("Stout", "1 bottle"),
        ("Pie", "1"),
        ("Ham", "75 g"),
        ("Rusk", "2 slices"),
    )
    assert taken.values[::2][:4] == [
        "2025-05-01T08:11 measure 250",
        "2025-05-02T08:12 measure 200",
        "2025-05-03T08:13 measure 300",
        "2025-05-04T08:14 measure 125",
    ]
    assert [one for one in taken.notes if "Measure" in one] == [
        "2025-05-05 Measure: 1 bottle\nFood_Name: Stout",
        "2025-05-06 Measure: 1\nFood_Name: Pie",
        "2025-05-07 Measure: 75 g\nFood_Name: Ham",
        "2025-05-08 Measure: 2 slices\nFood_Name: Rusk",
    ]
    assert taken.errors == []


def test_a_weight_without_a_unit_is_still_refused() -> None:
    rows = "2025-05-01,70 kg\n2025-05-02,154 lb\n2025-05-03,71\n2025-05-04,70.2 kg\n"
    taken = Taken(f"date,weight\n{rows}")
    assert any("'71' has no unit" in error for error in taken.errors)
    assert taken.notes == []
