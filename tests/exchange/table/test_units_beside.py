"""Columns of units beside several columns of numbers, and units that change from line to line."""

from datetime import time

import pytest

from sidelog.exchange.reader import Here
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, NOW, Taken, ranges

NURSERY = (
    "type,beginLocal,BOTTLE_volume,BOTTLE_volumeUnit,WEIGHT,WEIGHT_unit,SLEEP_seconds\n"
    "SLEEP,05/30/2026 11:35,,,,,2703\n"
    "BOTTLE,05/30/2026 1:00,100,ML,,,\n"
    "BOTTLE,05/30/2026 5:00,2,FLOZ,,,\n"
    "BOTTLE,05/29/2026 1:27,10,ML,,,\n"
    "SLEEP,05/28/2026 9:10,,,,,1800\n"
    "GROW,05/26/2026 0:00,,,14.5,LB,\n"
    "SLEEP,05/25/2026 13:20,,,,,3600\n"
)


def test_amounts_of_two_units_are_turned_into_one() -> None:
    taken = Taken(NURSERY)
    assert [one for one in taken.values if "bottle" in one] == [
        "2026-05-30T01:00 bottle-volume 100",
        "2026-05-30T05:00 bottle-volume 59.1471",
        "2026-05-29T01:27 bottle-volume 10",
    ]
    assert ranges(taken.defined.values())["bottle-volume"] == "0.. ml"
    assert taken.how("BOTTLE_volumeUnit") == "units of BOTTLE_volume: ML, FLOZ"
    assert "2 FLOZ is 59.15 ml" in taken.how("BOTTLE_volume")


def test_each_column_of_units_is_of_its_own_numbers() -> None:
    taken = Taken(NURSERY)
    assert taken.how("WEIGHT_unit") == "unit of WEIGHT: lb"
    assert ranges(taken.defined.values())["weight-lb"] == "0.. lb"


def test_a_weighing_at_midnight_alone_is_of_its_whole_day() -> None:
    here = Here(NOW, time(4), HERE.measures)
    assert "2026-05-26 weight-lb 14.5" in Taken(NURSERY, here=here).values
    # What is done at that time is done then.
    slept = NURSERY.replace("GROW,05/26/2026 0:00,,,14.5,LB,", "SLEEP,05/26/2026 0:00,,,,,900")
    assert "2026-05-26T00:00 sleep-hours 0.25" in Taken(slept, here=here).values


SOUPS = (
    "date,soup,soup_unit\n2026-05-01,2,cup\n2026-05-02,200,ml\n2026-05-03,3,\n2026-05-04,150,ml\n"
)


def test_units_of_which_none_is_so_much_of_the_other_are_measures_of_their_own() -> None:
    taken = Taken(SOUPS)
    assert taken.values == [
        "2026-05-01 soup 2",
        "2026-05-02 soup-ml 200",
        "2026-05-03 soup-no-unit 3",
        "2026-05-04 soup-ml 150",
    ]
    assert taken.how("soup_unit") == "units of soup: cup, ml; each is a measure of its own"
    assert not sum(line.empty for line in taken.lines)


def test_amounts_of_a_column_that_was_named_are_turned_as_well() -> None:
    content = "date,milk,unit\n2026-05-01,100,ml\n2026-05-02,2,fl oz\n2026-05-03,90,ml\n"
    taken = Taken(content, mapping=Mapping(day="date", measures=("milk=bottle",)))
    assert [one.split()[-1] for one in taken.values] == ["100", "59.1471", "90"]
    assert taken.values[0] == "2026-05-01 bottle 100"


def test_glucose_in_two_units_is_turned_by_nobody() -> None:
    rows = "2026-05-01,110,mg/dL\n2026-05-02,6.1,mmol/L\n2026-05-03,100,mg/dL\n"
    taken = Taken(f"date,glucose,glucose_unit\n{rows}")
    assert [one.split()[-1] for one in taken.values] == ["110", "6.1", "100"]
    assert {one.scale.unit for one in taken.defined.values()} == {"mg/dL", "mmol/L"}


@pytest.mark.parametrize("name", ["Unit type", "Measure", "unit kind"])
def test_a_column_of_units_alone_names_nothing(name: str) -> None:
    rows = "2026-05-01 08:00,Pears,110,g\n2026-05-01 12:00,Plums,30,g\n2026-05-02 09:00,Oats,60,g\n"
    taken = Taken(f"time,ingredients,amount,{name}\n{rows}")
    assert [value.split()[1:] for value in taken.values] == [
        *(["amount", "110"], ["amount", "30"], ["amount", "60"]),
    ]


def test_a_unit_in_just_the_lines_of_one_column_is_its_unit() -> None:
    content = (
        "carbs;created_at;eventType;glucose;insulin;units\n"
        "90;2026-05-09T14:27:17+02:00;Meal Bolus;;10.7;\n"
        ";2026-05-09T14:26:30+02:00;BG Check;111.0;;mg/dl\n"
        "45;2026-05-08T21:45:40+02:00;Meal Bolus;;3.7;\n"
        ";2026-05-08T21:40:10+02:00;BG Check;164.0;;mg/dl\n"
        "30;2026-05-08T08:45:40+02:00;Meal Bolus;;2.9;\n"
        ";2026-05-07T08:40:10+02:00;BG Check;98.0;;mg/dl\n"
    )
    taken = Taken(content)
    assert taken.how("units") == "unit of glucose: mg/dl"
    assert ranges(taken.defined.values()) == {"carbs": "0..", "glucose": "0.. mg/dl"}
