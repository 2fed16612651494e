"""Lengths in several columns: hours beside minutes, and parts of a day beside both."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, sheet


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("sleep_hours,sleep_minutes", "sleep-hours"),
        ("Sleep h,Sleep m", "sleep-hours"),
        ("Hours,Minutes", "hours"),
        ("Screen time (h),Screen time (min)", "screen-time"),
        ("hours slept,minutes slept", "hours-slept"),
        ("screenHours,screenMins", "screen-hours"),
    ],
)
def test_hours_and_minutes_side_by_side_are_one_length(header: str, measure: str) -> None:
    taken = Taken(sheet(header, "7,30", "6,0", "0,45", ","))
    assert taken.values == [
        *(f"2026-05-0{day} {measure} {hours}" for day, hours in ((1, 7.5), (2, 6), (3, 0.75)))
    ]
    hours, minutes = header.split(",")
    assert "7 h 30 min in line 2 is 7.5" in taken.how(hours)
    assert taken.how(minutes) == f"minutes of {hours}: the two are read together"
    assert not taken.errors


def test_half_of_a_length_is_left_out_and_said() -> None:
    content = sheet("sleep_hours,sleep_minutes", "7,30", "7,", ",50", "n/a,n/a", "x,5")
    taken = Taken(content)
    assert taken.values == ["2026-05-01 sleep-hours 7.5"]
    assert [error.partition(": ")[2] for error in taken.errors] == [
        "'7 h ? min' says a part only; where a part is none, write 0",
        "'? h 50 min' says a part only; where a part is none, write 0",
        "'x h 5 min' is no length of time, such as 7:45",
    ]
    how = "the two are read together; where only one is filled, the length is left out (2)"
    assert taken.how("sleep_minutes") == f"minutes of sleep_hours: {how}"
    said = Taken(sheet("Hours,Minutes", "7,30", "99,99"), Said(missing=("99",)))
    assert (said.values, said.errors) == (["2026-05-01 hours 7.5"], [])


def test_minutes_that_are_all_of_the_hours_again_are_left_out() -> None:
    taken = Taken(sheet("rest_hours,rest_minutes", "7,420", "6.52,391", ",", "0,0"))
    assert [one.split(" ", 1)[1] for one in taken.values] == ["rest 7", "rest 6.52", "rest 0"]
    assert taken.why_left("rest_minutes") == "the same as rest_hours, in minutes"


@pytest.mark.parametrize("row", ["7,90", "7.5,31", ",420", "7,425"])
def test_other_minutes_are_a_measure_of_their_own(row: str) -> None:
    taken = Taken(sheet("rest_hours,rest_minutes", "6,360", row))
    assert "2026-05-01 rest-min 360" in taken.values
    assert f"2026-05-02 rest-min {row.split(',')[1]}" in taken.values


@pytest.mark.parametrize(
    "header", ["rest_hours,walk_minutes", "start hours,start minutes", "steps,minutes", "HR,Min"]
)
def test_columns_that_are_called_otherwise_are_of_two_things(header: str) -> None:
    assert len(Taken(sheet(header, "7,30", "6,0")).values) == 4


def test_lengths_in_two_columns_are_those_of_the_name_of_their_line() -> None:
    rows = ("2026-05-01,run,1,30", "2026-05-01,swim,0,45", "2026-05-02,run,2,15")
    taken = Taken("date,activity,hours,minutes\n" + "".join(f"{row}\n" for row in rows))
    assert taken.values == [*("2026-05-01 run 1.5", "2026-05-01 swim 0.75", "2026-05-02 run 2.25")]


def test_a_row_that_ends_early_has_no_minutes() -> None:
    taken = Taken(sheet("mood,Hours,Minutes", "5,7,30", "6,7,15", "7,8", "6,6,5"))
    assert [one for one in taken.values if "hours" in one][2:] == ["2026-05-04 hours 6.08333"]


PHASES = (
    "Made;Duration;Minutes;Date;Hours;category;rank\n"
    "maandag 4 mei 2026;0,3125;30;4-5-2026;0,5;InBed;22\n"
    "maandag 4 mei 2026;0,3125;30;4-5-2026;0,5;InBed;22\n"
    "dinsdag 5 mei 2026;0,291666667;0;5-5-2026;0;InBed;21\n"
    "dinsdag 5 mei 2026;0,020833333;30;5-5-2026;0,5;AsleepDeep;21\n"
    "woensdag 6 mei 2026;0,034722222;50;6-5-2026;0,833333333;AsleepDeep;20\n"
    "woensdag 6 mei 2026;0,013888889;20;6-5-2026;0,333333333;AsleepDeep;20\n"
    "zaterdag 16 mei 2026;0,302083333;15;16-5-2026;0,25;InBed;19\n"
)


def test_parts_of_a_day_are_hours_of_each_kind() -> None:
    taken = Taken(PHASES)
    assert taken.reading.question is None
    assert taken.values == [
        "2026-05-04 in-bed-duration 7.5",
        "2026-05-05 in-bed-duration 7",
        "2026-05-05 asleep-deep-duration 0.5",
        "2026-05-06 asleep-deep-duration 1.16667",
        "2026-05-16 in-bed-duration 7.25",
    ]
    assert {one.scale.unit for one in taken.defined.values()} == {"h"}
    assert "0,3125 is 7 h 30 min, a part of a day" in taken.how("InBed Duration")
    assert not taken.notes


def test_what_says_the_length_again_is_left_out_and_a_whole_line_too() -> None:
    taken = Taken(PHASES)
    assert taken.why_left("Minutes") == "Duration again, its minutes alone"
    assert taken.why_left("Hours") == "Duration again, its minutes alone, in hours"
    assert taken.why_left("rank") == "it counts the days"
    assert taken.lines[1].passed == ("the same line again, of the same length to the second",)


def test_hours_and_minutes_of_their_own_say_it_too() -> None:
    rows = ("0.3125,7,30", "0.34375,8,15", "0.25,6,0", "0.2604166667,6,15")
    taken = Taken(sheet("Sleep duration,Sleep hours,Sleep minutes", *rows))
    assert taken.values == [
        "2026-05-01 sleep-hours 7.5",
        "2026-05-02 sleep-hours 8.25",
        "2026-05-03 sleep-hours 6",
        "2026-05-04 sleep-hours 6.25",
    ]
    assert taken.why_left("Sleep hours") == "Sleep duration again, its hours alone"


def test_a_number_beside_minutes_that_say_another_thing_is_none() -> None:
    taken = Taken(sheet("Duration,Minutes", *(f"0.{n}125,{n * 3}" for n in range(1, 7))))
    assert taken.values[0] == "2026-05-01 duration 0.1125"


def test_a_rank_that_goes_by_no_day_is_kept() -> None:
    assert Taken(sheet("rank", "3", "1", "4", "2", "5")).values[0] == "2026-05-01 rank 3"
