"""Lengths whose unit is known by another one that they are together."""

import pytest

from tests.exchange.table.tables import Taken

SLEEPS = """start,end,duration,asleep,soothing,rem,deep
2026-02-15 16:44:48,2026-02-15 16:45:49,61,41,20,30,11
2026-02-15 17:00:42,2026-02-15 17:16:21,939,187,752,87,100
2026-02-15 20:00:00,2026-02-16 02:00:00,21600,20000,1600,9000,11000
2026-02-16 20:00:00,2026-02-17 01:00:00,18000,17000,1000,8000,9000
2026-02-17 20:00:00,2026-02-17 21:00:00,3600,3500,100,1500,2000
"""


def test_the_parts_of_a_length_have_its_unit_and_so_have_theirs() -> None:
    taken = Taken(SLEEPS)
    assert "in s: from start to end" in taken.how("duration")
    assert "in s: with soothing it is duration" in taken.how("asleep")
    assert "in s: with deep it is asleep" in taken.how("rem")
    assert "of several a day: their sum" in taken.how("soothing")


@pytest.mark.parametrize(
    "sheet",
    [
        SLEEPS.replace(",soothing", ",soothing min"),
        SLEEPS.replace("1600", "1500").replace("1000,8", "900,8").replace(",752,", ",700,"),
        SLEEPS.replace("duration", "quality"),
    ],
)
def test_other_numbers_have_no_unit(sheet: str) -> None:
    assert "in s: with" not in Taken(sheet).how("asleep")


def test_few_lines_tell_nothing_of_parts() -> None:
    few = "".join(SLEEPS.splitlines(keepends=True)[:4])
    assert "in s" not in Taken(few).how("asleep")


def test_lengths_beside_the_moments_of_a_night_are_in_the_unit_of_these() -> None:
    nights = "".join(
        f"2026-05-0{day},2026-05-0{day} 22:20:00,2026-05-0{day + 1} 07:{day}0:00,{520 + day * 10}\n"
        for day in range(1, 6)
    )
    taken = Taken(f"date,sleep_start,sleep_end,duration\n{nights}")
    assert "in min: from sleep_start to sleep_end" in taken.how("duration")
    assert taken.values[0] == "2026-05-01 duration 530"
