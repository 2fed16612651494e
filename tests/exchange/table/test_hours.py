"""Times of the day that are hours alone, or stand in a column that is called an hour."""

import pytest

from tests.exchange.table.tables import Taken


def test_hours_alone_tell_the_lines_of_a_day_apart() -> None:
    taken = Taken("Date,Time,Kratom g\n2026-10-01,7,3\n2026-10-01,19,3\n2026-10-02,7,2\n")
    assert taken.doses == [
        "2026-10-01T07:00 Kratom 3 g",
        "2026-10-01T19:00 Kratom 3 g",
        "2026-10-02T07:00 Kratom 2 g",
    ]
    assert taken.how("Date + Time").endswith("times are hours: 19 is 19:00")


def test_numbers_that_may_be_anything_are_no_hours() -> None:
    for some in ((7, 9), (20, 45), (0.5, 14)):  # of the morning or not, of minutes
        taken = Taken(
            f"Date,Time,Kratom g\n2026-10-01,{some[0]},3\n2026-10-01,{some[1]},3\n"
            f"2026-10-02,{some[0]},2\n2026-10-02,{some[1]},2\n"
        )
        assert not any("T07" in dose or "T20" in dose for dose in taken.doses)


@pytest.mark.parametrize("slip", ["20h300", "20h75", "20:300", "9hh45", "around ten"])
def test_a_slip_among_times_costs_itself_alone(slip: str) -> None:
    content = "date,heure,besoin\n2025-11-01,11h50,5\n2025-11-01,12h30,6\n2025-11-02,9h05,7\n"
    taken = Taken(f"{content}2025-11-02,{slip},4\n2025-11-03,10h30,6\n2025-11-03,15h30,5\n")
    assert [one.split()[0] for one in taken.values] == [
        "2025-11-01T11:50",
        "2025-11-01T12:30",
        "2025-11-02T09:05",
        "2025-11-03T10:30",
        "2025-11-03T15:30",
    ]
    assert taken.notes == ["2025-11-02 besoin 4"]
    (error,) = taken.errors
    assert error.startswith(f"line 5, column heure: '{slip}' is no time")


def test_lengths_that_are_longer_than_a_day_are_no_times() -> None:
    cells = ("8h30", "9h15", "27h10", "11h50")
    rows = "".join(f"2025-11-0{n},{cell},5\n" for n, cell in enumerate(cells, start=1))
    assert "T" not in "".join(Taken(f"date,heure,besoin\n{rows}").values)


def test_a_number_below_1_among_times_is_a_part_of_the_day() -> None:
    taken = Taken("date,time,mood\n2026-05-01,0.25,4\n2026-05-01,0.71,3\n2026-05-02,0.5,2\n")
    assert taken.values == [
        "2026-05-01T06:00 mood-0-10 4",
        "2026-05-01T17:02 mood-0-10 3",
        "2026-05-02T12:00 mood-0-10 2",
    ]
    assert "times are parts of the day: 0.25 is 06:00" in taken.how("date + time")


def test_a_0_among_times_is_none() -> None:
    rows = "".join(f"2026-05-0{n},{n + 7}:3{n},{n}\n" for n in range(2, 7))
    taken = Taken(f"date,time,mood\n2026-05-01,0,4\n{rows}2026-05-07,19,3\n")
    assert taken.values[0] == "2026-05-01 mood-0-10 4"
    assert taken.values[-1] == "2026-05-07T19:00 mood-0-10 3"
    assert [error.reason for line in taken.lines for error in line.errors] == [
        "'0' is no time, such as 08:30; the line is taken without a time"
    ]


def test_a_column_called_hour_that_has_whole_times_is_the_time() -> None:
    content = "day,hour,weight kg\n2026-05-01,{},99\n2026-05-01,{},98\n2026-05-02,{},97\n"
    assert Taken(content.format("09:39", "12:30", "18:17")).values == [
        "2026-05-01T09:39 weight 99",
        "2026-05-01T12:30 weight 98",
        "2026-05-02T18:17 weight 97",
    ]
    assert not Taken(content.format("1:30", "0:45", "2:00")).values[0].startswith("2026-05-01T")
    both = Taken("day,hour,time,pulse\n2026-05-01,09:00,09:39,61\n2026-05-02,12:00,12:30,62\n")
    assert both.values == ["2026-05-01T09:39 pulse 61", "2026-05-02T12:30 pulse 62"]


def test_an_hour_that_is_known_in_no_line_is_no_time_or_length() -> None:
    taken = Taken("date,hour,pulse\n2026-05-01,NA,61\n2026-05-02,NA,62\n")
    assert taken.why_left("hour") == "nothing is known in any line"
    assert taken.values == ["2026-05-01 pulse 61", "2026-05-02 pulse 62"]
