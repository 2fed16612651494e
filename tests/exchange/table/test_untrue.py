"""Times that are hardly true, by which nothing is moved to another day."""

import re
from datetime import time

import pytest

from sidelog.exchange.reader import DateOrder, Said
from tests.exchange.table.tables import HERE, NOW, Here, Taken

FROM_4 = Here(NOW, time(4), HERE.measures)
WALKS = "date,time,distance\n" + "".join(
    f"2026-05-0{day},{clock},{number}\n"
    for day, clock, number in [
        (3, "10:42", 0.9),
        (3, "1:30", 0.5),
        (4, "12:14", 0.8),
        (4, "3:28", 0.6),
        (5, "9:59", 0.7),
    ]
)
LAST = "2026-05-05 distance 0.7"
HALVES = "a clock of 12 hours without am or pm: its times are not kept"


def test_of_a_clock_of_12_hours_that_says_no_half_the_days_are_as_written() -> None:
    taken = Taken(WALKS, here=FROM_4)
    assert taken.values == ["2026-05-03 distance 1.4", "2026-05-04 distance 1.4", LAST]
    assert HALVES in taken.how("date + time")


def test_lines_without_a_time_make_no_difference() -> None:
    taken = Taken(f"{WALKS}2026-05-06,,0.3\n2026-05-07,n/a,0.2\n", here=FROM_4)
    assert HALVES in taken.how("date + time")
    assert taken.values[2:] == [LAST, "2026-05-06 distance 0.3", "2026-05-07 distance 0.2"]


def test_what_counts_of_a_day_is_as_where_times_are_kept() -> None:
    taken = Taken(re.sub("distance", "pain", WALKS), here=FROM_4)
    assert taken.reading.question is None
    assert taken.values[:2] == ["2026-05-03 pain 0.7", "2026-05-04 pain 0.7"]


def test_so_it_is_behind_the_day_in_one_cell() -> None:
    lines = re.sub(r"2026-05-0(\d),", r"5/\1/2026 ", WALKS).replace("date,time", "date")
    taken = Taken(lines, Said(order=DateOrder.MONTH_FIRST), here=FROM_4)
    assert taken.values == ["2026-05-03 distance 1.4", "2026-05-04 distance 1.4", LAST]
    assert HALVES in taken.how("date")


def test_two_doses_of_a_day_that_lost_their_times_both_stay() -> None:
    lines = re.sub(r"0\.\d", "ibuprofen,400 mg", WALKS).replace("distance", "medicine,dose")
    taken = Taken(lines, here=FROM_4)
    assert taken.doses == [f"2026-05-0{day} ibuprofen 400 mg" for day in (3, 3, 4, 4, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        WALKS.replace(",1:30", ",01:30"),
        WALKS.replace("9:59", "13:05"),
        WALKS.replace("distance", "sleep quality"),
    ],
)
def test_a_clock_of_24_hours_keeps_its_times(lines: str) -> None:
    taken = Taken(lines, here=FROM_4)
    assert taken.values[1].startswith("2026-05-03T01:30")
    assert taken.entries[1].day.isoformat() == "2026-05-02"


def _lines(*clocks: str) -> str:
    """Lines of a day each, on which something was at these times, again and again."""
    times = (clocks * 15)[:15]
    return "".join(
        f"2026-05-{day:02} {clock},{day * 7 % 5}\n" for day, clock in enumerate(times, 1)
    )


@pytest.mark.parametrize(
    ("clocks", "count"),
    [
        (("01:30", "02:14", "07:20", "03:45", "02:15"), "12 of 15"),
        (("02:00:00",), "15 of 15"),
        (("02:00:00", "01:00:00"), "15 of 15"),
    ],
)
def test_so_many_times_after_midnight_without_evenings_are_hardly_true(
    clocks: tuple[str, ...], count: str
) -> None:
    taken = Taken(f"date,itch\n{_lines(*clocks)}", here=FROM_4)
    assert f"{count} times are between 00:00 and 04:00: hardly true" in taken.how("date")
    assert taken.values[0] == "2026-05-01 itch 2"
    assert taken.values[14] == "2026-05-15 itch 0"


@pytest.mark.parametrize(
    ("clocks", "name"),
    [
        (("01:30", "02:14", "23:20", "03:45", "02:15"), "itch"),  # somebody is up late
        (("01:30", "02:14", "11:20", "03:45", "02:15"), "itch"),  # and asleep until ten
        (("01:30", "02:14", "01:10"), "itch"),
        (("01:30", "02:14", "07:20", "03:45", "02:15"), "sleep quality"),
    ],
)
def test_times_after_midnight_may_be_true(clocks: tuple[str, ...], name: str) -> None:
    taken = Taken(f"date,{name}\n{_lines(*clocks)}", here=FROM_4)
    assert taken.entries[0].day.isoformat() == "2026-04-30"
    assert taken.values[0].startswith("2026-05-01T01:30")
