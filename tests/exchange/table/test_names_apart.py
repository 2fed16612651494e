"""Names of a long table that are of several things, as how they are written or their units tell."""

import pytest

from tests.exchange.table.tables import Taken, ranges

_HEAD = "Date,Name,Value,Units\n"


def test_a_ratio_is_no_difference_and_has_not_its_unit() -> None:
    taken = Taken(
        f"{_HEAD}2026-03-04,TC-HDL,91,mg/dL\n2026-03-04,TC/HDL,3.1,\n"
        "2026-04-06,TC-HDL,88,mg/dL\n2026-04-06,tc / hdl,2.9,\n"
    )
    assert taken.values == [
        "2026-03-04 tc-hdl 91",
        "2026-03-04 tc-per-hdl 3.1",
        "2026-04-06 tc-hdl 88",
        "2026-04-06 tc-per-hdl 2.9",
    ]
    assert ranges(taken.defined.values()) == {"tc-hdl": "0.. mg/dL", "tc-per-hdl": "0.."}


def test_a_ratio_is_another_where_no_unit_is_said_at_all() -> None:
    taken = Taken("Date,Name,Value\n2026-03-04,TC-HDL,91\n2026-03-04,TC/HDL,3.1\n")
    assert taken.values == ["2026-03-04 tc-hdl 91", "2026-03-04 tc-per-hdl 3.1"]


def test_a_unit_is_not_lent_from_one_way_to_write_a_name_to_another() -> None:
    taken = Taken(
        f"{_HEAD}2026-03-04,Temp.,97.5,F\n2026-03-05,Temp,3,\n"
        "2026-03-04,hair-count,80,\n2026-03-05,Hair Count,90,\n"
    )
    assert taken.values == [
        "2026-03-04 temp 97.5",
        "2026-03-05 temp-no-unit 3",
        "2026-03-04 hair-count 80",
        "2026-03-05 hair-count 90",
    ]
    assert [one.found for one in taken.reading.brought[1:3]] == ["hair-count", "Temp."]


def test_case_makes_no_other_unit() -> None:
    taken = Taken(
        f"{_HEAD}2026-03-04,Pulse,61,Beats/min\n2026-03-05,Pulse,66,Beats/Min\n"
        "2026-03-05,Arm,66,Foo\n2026-03-06,Arm,67,foo \n"
    )
    assert taken.values == [
        "2026-03-04 pulse 61",
        "2026-03-05 pulse 66",
        "2026-03-05 arm 66",
        "2026-03-06 arm 67",
    ]
    assert taken.notes == []


def test_each_of_two_units_of_a_name_is_a_measure_of_its_own() -> None:
    taken = Taken(
        f"{_HEAD}2026-03-04,Body Fat,40.1,lbs\n2026-03-04,Body Fat %,23.1,%\n"
        "2026-03-05,Body Fat,40.5,lbs\n2026-03-05,Body Fat %,23.3,%\n"
        "2026-03-04,Muscle,118 lb,\n2026-03-04,Muscle,71 %,\n"
        "2026-03-05,Muscle,119 lb,\n2026-03-05,Muscle,72 %,\n"
    )
    assert taken.values == [
        "2026-03-04 body-fat 40.1",
        "2026-03-04 body-fat-percent 23.1",
        "2026-03-05 body-fat 40.5",
        "2026-03-05 body-fat-percent 23.3",
        "2026-03-04 muscle 118",
        "2026-03-04 muscle-percent 71",
        "2026-03-05 muscle 119",
        "2026-03-05 muscle-percent 72",
    ]
    assert taken.how("Body Fat %").startswith("measure body-fat-percent")


def test_one_number_in_another_unit_may_be_mistyped() -> None:
    taken = Taken(
        f"{_HEAD}2026-03-04,Muscle,118,lb\n2026-03-05,Muscle,71,%\n2026-03-06,Muscle,119,lb\n"
    )
    assert taken.values == ["2026-03-04 muscle 118", "2026-03-06 muscle 119"]
    assert taken.notes == ["2026-03-05 Muscle 71 %"]


def test_the_unit_in_a_name_is_not_that_of_the_name_without_it() -> None:
    lines = "2026-03-04,Body Fat,40.1\n2026-03-04,Body Fat %,23.1\n"
    taken = Taken(f"Date,Name,Value\n{lines}{lines.replace('04', '05')}")
    assert taken.values[:2] == ["2026-03-04 body-fat 40.1", "2026-03-04 body-fat-percent 23.1"]
    assert ranges(taken.defined.values()) == {"body-fat": "0..", "body-fat-percent": "0..100 %"}


@pytest.mark.parametrize("kind", ["Activity", "Type"])
def test_what_all_lines_are_of_is_no_name_of_their_values(kind: str) -> None:
    lines = "".join(f"Ann,2026-05-0{day},Weight,3.{day}\n" for day in range(1, 5))
    taken = Taken(f"Name,Start,{kind},Amount\n{lines}")
    assert taken.values[0].split()[1] == "weight-no-unit"
    assert taken.why_left("Name") == "the same in every line: Ann"


def test_a_body_has_many_places_at_which_it_may_hurt() -> None:
    parts = ("arm", "leg", "eye", "ear", "hip", "jaw", "toe")
    places = [f"{side} {part}" for side in ("left", "right") for part in parts]
    lines = "".join(
        f"2026-03-{day:02},{place},{at % 7 + 1}.5\n"
        for day in range(1, 8)
        for at, place in enumerate(places)
    )
    taken = Taken(f"date,region,intensity\n{lines}")
    assert "2026-03-01 intensity-left-eye 3.5" in taken.values
    assert Taken(f"date,colour,intensity\n{lines}").reading.question
