"""The time from the start to the end of a night, beside columns of parts of it."""

from collections.abc import Callable

import pytest

from tests.exchange.table.tables import Taken, ranges

NIGHTS = [
    ("2021-03-02 23:10", "2021-03-03 07:10", 430, 480, 50),
    ("2021-03-04 00:00", "2021-03-04 07:30", 395, 450, 55),
    ("2021-03-04 22:45", "2021-03-05 06:50", 445, 485, 40),
    ("2021-03-05 23:30", "2021-03-06 08:00", 445, 510, 65),
]


def nights(part: str, column: int, more: str = "minutes_wake") -> Taken:
    rows = (f"{one[0]},{one[1]},{one[column]},{one[4]}\n" for one in NIGHTS)
    return Taken(f"sleep_time,wake_time,{part},{more}\n{''.join(rows)}")


def test_minutes_asleep_are_not_how_long_a_night_was() -> None:
    taken = nights("minutes_asleep", 2)
    assert [one for one in taken.values if "in-bed" in one] == [
        "2021-03-03T07:10 time-in-bed 8",
        "2021-03-04T07:30 time-in-bed 7.5",
        "2021-03-05T06:50 time-in-bed 8.08333",
        "2021-03-06T08:00 time-in-bed 8.5",
    ]
    assert len([one for one in taken.values if "minutes-asleep" in one]) == len(NIGHTS)
    assert ranges(taken.defined.values())["time-in-bed"] == "0.. h"
    assert "from sleep_time to wake_time" in taken.how("sleep_time")


def test_what_is_the_end_minus_the_start_says_it() -> None:
    taken = nights("minutes_in_bed", 3)
    assert {one.split()[1] for one in taken.values} == {"minutes-in-bed", "minutes-wake"}
    why = "when its lines began, and minutes_in_bed says how long each was"
    assert taken.why_left("sleep_time") == why


def test_a_night_in_which_the_clocks_were_changed_does_not_matter() -> None:
    rows = "".join(
        f"2021-03-2{day}T23:10:00+01:00,2021-03-2{day + 1}T07:10:00+0{1 + (day == 7)}:00,"
        f"{8 - (day == 7)}:00,3\n"
        for day in range(4, 9)
    )
    taken = Taken(f"start,end,sleep duration,wakes\n{rows}")
    assert "sleep duration says how long each was" in taken.why_left("start")


ONE_LATE = [
    ("2022-05-01 23:10", "2022-05-02 07:10", "8.0"),
    ("2022-05-02 22:40", "2022-05-04 06:10", "7.5"),
    ("2022-05-04 23:30", "2022-05-05 07:00", "7.5"),
    ("2022-05-05 23:00", "2022-05-06 06:00", "7.0"),
    ("2022-05-06 23:50", "2022-05-07 08:20", "8.5"),
]


def lengths(*lines: tuple[str, str, str], name: str = "sleep_duration") -> Taken:
    rows = "".join(f"{','.join(line)},{60 + at}\n" for at, line in enumerate(lines))
    return Taken(f"start_time,end_time,{name},sleep_score\n{rows}")


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text,
        lambda text: f"{text}:00+02:00",
        lambda text: f"{text[8:10]}.{text[5:7]}.{text[:4]}{text[10:]}",
    ],
)
def test_a_night_whose_end_is_a_day_too_late_is_of_the_day_that_its_length_says(
    write: Callable[[str], str],
) -> None:
    lines = [(write(start), write(end), length) for start, end, length in ONE_LATE]
    taken = lengths(*lines)
    assert [one.split()[::2] for one in taken.values if "duration" in one] == [
        ["2022-05-02T07:10", "8"],
        ["2022-05-03T06:10", "7.5"],
        ["2022-05-05T07:00", "7.5"],
        ["2022-05-06T06:00", "7"],
        ["2022-05-07T08:20", "8.5"],
    ]
    said = "of line 3 the day before: end_time is a day later than start_time and sleep_duration"
    assert said in taken.how("end_time")
    why = "when its lines began, and sleep_duration says how long each was"
    assert taken.why_left("start_time") == why


def test_where_a_length_says_nothing_of_it_or_few_are_of_their_lines_an_end_is_as_it_is() -> None:
    other = [*ONE_LATE[:1], (*ONE_LATE[1][:2], "6.0"), *ONE_LATE[2:]]
    for lines in (other, [(*one[:2], "1.5") for one in ONE_LATE]):
        taken = lengths(*lines)
        assert "the day before" not in taken.how("end_time")
        assert any(one.startswith("2022-05-04T06:10") for one in taken.values)


def test_a_length_of_0_of_hours_from_start_to_end_is_not_known() -> None:
    lines = [*ONE_LATE[:1], ("2022-05-02 22:40", "2022-05-03 06:10", "0.0"), *ONE_LATE[2:]]
    taken = lengths(*lines, name="time in bed (hours)")
    found = [one.split() for one in taken.values if "bed" in one]
    assert [(one[0][:10], one[2]) for one in found] == [
        ("2022-05-02", "8"),
        ("2022-05-05", "7.5"),
        ("2022-05-06", "7"),
        ("2022-05-07", "8.5"),
    ]
    said = "nothing known where it says 0.0 (1), though it was hours from start_time to end_time"
    assert said in taken.how("time in bed (hours)")
    assert len([one for one in taken.values if "score" in one]) == len(lines)


def test_a_night_of_no_length_and_0_percent_was_broken_off_and_says_nothing() -> None:
    taken = Taken(
        "Start;End;Sleep quality;Time in bed;Heart rate;Steps\n"
        "2021-01-15 09:22:59;2021-01-15 16:20:44;74%;6:57;;10\n"
        "2021-01-16 09:53:15;2021-01-16 17:08:14;0%;7:14;;300\n"
        "2021-01-17 10:48:28;2021-01-17 11:31:28;0%;0:00;;6035\n"
        "2021-01-17 11:32:16;2021-01-17 17:13:29;60%;5:41;;20\n"
    )
    assert [one for one in taken.values if "steps" not in one] == [
        "2021-01-15T16:20 sleep-quality 74",
        "2021-01-15T16:20 time-in-bed 6.95",
        "2021-01-16T17:08 sleep-quality 0",
        "2021-01-16T17:08 time-in-bed 7.23333",
        "2021-01-17T17:13 sleep-quality 60",
        "2021-01-17T17:13 time-in-bed 5.68333",
    ]
    assert "nothing known where it says 0:00 (1), beside 0 %" in taken.how("Time in bed")
    assert "nothing known where Time in bed is 0:00, too (1)" in taken.how("Sleep quality")


@pytest.mark.parametrize(("unit", "size"), [("s", 3600), ("min", 60), ("h", 1)])
def test_what_is_the_end_minus_the_start_has_its_unit(unit: str, size: int) -> None:
    lines = [
        ("2022-03-01 10:00", "2022-03-01 12:30", 2.5),
        ("2022-03-01 14:00", "2022-03-01 15:00", 1),
        ("2022-03-01 23:30", "2022-03-01 03:30", 4),  # whose end is on the next day
        ("2022-03-02 09:45", "2022-03-03 10:15", 0.5),
    ]
    rows = "".join(f"{begun},{ended},{hours * size:g}\n" for begun, ended, hours in lines)
    taken = Taken(f"from_time,to_time,duration\n{rows}2022-03-04 13:12,,\n")
    assert ranges(taken.defined.values()) == {"duration": f"0.. {unit}"}
    assert f"in {unit}: from from_time to to_time" in taken.how("duration")
    assert [one.split()[2] for one in taken.values] == [f"{hours * size:g}" for *_, hours in lines]


def test_times_apart_from_their_day_tell_the_unit_too() -> None:
    taken = Taken(
        "Date,Start time,End time,Duration\n2022-03-01,10:00,12:30,150\n2022-03-02,14:00,14:45,45\n"
        "2022-03-03,23:30,00:30,60\n2022-03-04,09:00,09:20,35\n"
    )
    assert ranges(taken.defined.values()) == {"duration": "0.. min"}


def test_numbers_that_are_not_the_time_between_have_no_unit() -> None:
    taken = Taken(
        "from_time,to_time,duration\n2022-03-01 10:00,2022-03-01 12:30,7\n"
        "2022-03-01 14:00,2022-03-01 15:00,9\n2022-03-02 09:45,2022-03-02 10:15,8\n"
        "2022-03-03 09:45,2022-03-03 12:15,5\n"
    )
    assert taken.defined["duration"].scale.unit == ""


def test_lines_in_two_units_have_none() -> None:
    taken = Taken(
        "Date,Start,End,What,Duration\n2026-03-01,23:30,07:00,Sleep,7.5\n"
        "2026-03-02,14:00,14:20,Nap,20\n2026-03-03,23:00,07:00,Sleep,8\n"
        "2026-03-04,22:45,06:45,Sleep,8\n2026-03-05,23:15,06:15,Sleep,7\n"
    )
    assert taken.defined["duration"].scale.unit == ""
