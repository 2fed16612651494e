"""Times whose am and pm stand apart, and words of mood in sheets without a header."""

from datetime import time

import pytest

from sidelog.exchange.table.cell.days import read_clock
from tests.exchange.table.tables import Taken

MOODS = (
    "27-06-2026,11:40:AM,Happy,good lunch",
    "27-06-2026,11:40:AM,Sad,bad news",
    "27-06-2026,11:43:AM,Angry,traffic",
    "27-06-2026,12:07:PM,Neutral,fine",
    "28-06-2026,01:15:PM,Happy,walk",
)


@pytest.mark.parametrize(
    "text", ["1:40:PM", "01.40.PM", "1:40 : PM", "1:40-pm", "1:40 .p.m.", "1:40, PM", "13:40"]
)
def test_a_sign_may_stand_before_am_and_pm(text: str) -> None:
    assert read_clock(text) == time(13, 40)


def test_moods_without_a_header_have_their_times() -> None:
    taken = Taken("".join(f"{row}\n" for row in MOODS))
    assert taken.reading.question is None
    assert taken.values == [
        "2026-06-27T11:40 column-3 4",
        "2026-06-27T11:40 column-3 2",
        "2026-06-27T12:07 column-3 3",
        "2026-06-28T13:15 column-3 4",
    ]
    assert "2026-06-27 column 3 Angry" in taken.notes


@pytest.mark.parametrize(
    ("left", "arrived"),
    [("Time I leave home", "Time I arrive there"), ("departure time", "arrival time")],
)
def test_of_two_times_of_a_way_a_line_is_of_the_first(left: str, arrived: str) -> None:
    rows = "2026-05-01,9:18,9:33,40\n2026-05-01,14:50,15:08,35\n2026-05-02,8:20,8:41,20\n"
    taken = Taken(f"date,{left},{arrived},heart rate\n{rows}")
    assert taken.values[:4] == [
        "2026-05-01T09:18 heart-rate 40",
        "2026-05-01T09:18 duration 0.25",
        "2026-05-01T14:50 heart-rate 35",
        "2026-05-01T14:50 duration 0.3",
    ]


def test_of_one_line_a_day_neither_is_that_of_the_other_values() -> None:
    taken = Taken(
        "date,Time I leave home,Time I arrive there,heart rate\n"
        "2026-05-01,9:18,9:33,64\n2026-05-02,8:20,8:41,63\n"
    )
    assert taken.values == ["2026-05-01 heart-rate 64", "2026-05-02 heart-rate 63"]


@pytest.mark.parametrize(
    ("clocks", "times"),
    [
        (("07:31", "15:20", "21:05"), ("T07:31", "T15:20", "T21:05")),
        (("7:31", "8:20", "6:05"), ("", "", "")),  # which may be how long something took
        (("23:31", "00:20", "22:05"), ("", "", "")),  # or when somebody went to bed
    ],
)
def test_times_beside_the_day_are_those_of_its_line_where_nothing_is_named(
    clocks: tuple[str, ...], times: tuple[str, ...]
) -> None:
    rows = "".join(f"2023-05-1{day} {clock} 16{day}.2\n" for day, clock in enumerate(clocks))
    values = [one for one in Taken(rows).values if " column-3 " in one]
    assert values == [f"2023-05-1{day}{at} column-3 16{day}.2" for day, at in enumerate(times)]
