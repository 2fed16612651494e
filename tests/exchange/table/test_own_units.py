"""The unit in a column's own name comes before what a column of units says."""

import pytest

from tests.exchange.table.tables import Taken, ranges


def fed(*, system: str) -> Taken:
    lines = [
        ("17:10", "Left Breast", "", "", 12, ""),
        ("14:02", "Right Breast", "", "", 13, ""),
        ("11:30", "Bottle", "2.00", "59", 10, system),
        ("08:15", "Left Breast", "", "", 7, ""),
        ("05:40", "Bottle", "3.00", "88", 8, system),
        ("04:10", "Bottle", "2.50", "73", 9, system),
    ]
    rows = (f"2015-06-20 {','.join(map(str, one))}\n" for one in lines)
    header = "Start Time,Feed Type,Quantity (oz),Quantity (ml or g),Duration (Minutes),Unit\n"
    return Taken(header + "".join(rows))


@pytest.mark.parametrize("system", ["IMPERIAL", "METRIC", "US"])
def test_a_system_of_units_is_no_unit(system: str) -> None:
    taken = fed(system=system)
    assert [one for one in taken.values if " bottle " in one] == [
        "2015-06-20T11:30 bottle 2",
        "2015-06-20T05:40 bottle 3",
        "2015-06-20T04:10 bottle 2.5",
    ]
    assert ranges(taken.defined.values()) == {
        "left-breast-duration": "0.. min",
        "right-breast-duration": "0.. min",
        "bottle": "0.. oz",
        "bottle-duration": "0.. min",
    }
    assert taken.why_left("Unit") == f"it says no unit: {system}"
    assert "their sum" in taken.how("Bottle")


def test_a_quantity_in_two_units_is_there_once() -> None:
    assert fed(system="IMPERIAL").why_left("Quantity (ml or g)") == "Quantity (oz) again, in ml"


def test_a_column_of_another_unit_does_not_beat_that_of_the_header() -> None:
    rows = "".join(f"2026-03-0{day},{90 + day},miles\n" for day in range(1, 7))
    taken = Taken(f"date,Distance (km),Unit\n{rows}")
    assert ranges(taken.defined.values()) == {"distance": "0.. km"}
    assert taken.why_left("Unit") == "Distance (km) says its own unit, km"


def test_a_word_that_is_no_unit_does_not_cost_its_numbers() -> None:
    rows = "".join(f"2026-03-0{day},{90 + day},METRIC\n" for day in range(1, 7))
    taken = Taken(f"date,Thing,Unit\n{rows}")
    assert taken.values[0] == "2026-03-01 thing 91"


def test_films_and_pumps_of_a_medicine_are_doses_as_tablets_are() -> None:
    taken = Taken(
        "Date,Suboxone 8mg (tabs),Suboxone 8mg (films),Estradiol gel (pumps),Mood\n"
        "2026-05-01,1,,2,5\n2026-05-02,,1,2,6\n2026-05-03,,2,3,4\n"
    )
    assert taken.doses == [
        "2026-05-01 Suboxone 8mg tablet 1 tablet",
        "2026-05-01 Estradiol gel 2 pump",
        "2026-05-02 Suboxone 8mg 1 film",
        "2026-05-02 Estradiol gel 2 pump",
        "2026-05-03 Suboxone 8mg 2 film",
        "2026-05-03 Estradiol gel 3 pump",
    ]
    assert len(taken.values) == 3


def test_ml_behind_what_one_of_them_holds_are_doses() -> None:
    taken = Taken("Date,Methadone 1mg/1ml (ml),Minox (ml)\n2026-05-01,40,1\n2026-05-02,38,1\n")
    assert taken.doses[:2] == ["2026-05-01 Methadone 40 ml", "2026-05-01 Minox 1 ml"]
    assert len(taken.doses) == 4


@pytest.mark.parametrize("title", ["Kratom log", "Wool log"])
def test_grams_called_by_a_kind_of_kratom_are_doses_in_a_file_of_it(title: str) -> None:
    taken = Taken(
        f"{title},,,\nDate,Red AM g,Green PM g,Notes\n2026-05-01,3,2,ok\n2026-05-02,3,2.5,\n"
    )
    assert taken.doses == (title == "Kratom log") * [
        "2026-05-01 Red 3 g",
        "2026-05-01 Green 2 g",
        "2026-05-02 Red 3 g",
        "2026-05-02 Green 2.5 g",
    ]
