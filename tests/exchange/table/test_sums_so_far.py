"""Doses that are each the sum of their day so far, of which the last is what was taken."""

from datetime import time

import pytest

from sidelog.exchange.reader import Here
from tests.exchange.table.tables import HERE, NOW, Taken

AT_FOUR = Here(NOW, time(4), HERE.measures)

_DAYS = ((0, 0, 95), (0, 110, 110), (50, 50, 170), (0, 0, 0), (0, 120, 215))
_HOURS = ("08:10", "13:40", "20:30")


def sheet(name: str, days: tuple[tuple[int, ...], ...]) -> Taken:
    """A table with three lines a day, the latest first."""
    rows = [
        f"2026-05-0{day} {hour},{(day + at) % 5},{amounts[at]}\n"
        for day, amounts in enumerate(days, start=1)
        for at, hour in enumerate(_HOURS)
    ]
    return Taken(f"time,energy,{name}\n{''.join(rows[::-1])}")


@pytest.mark.parametrize("name", ["total caffeine (mg)", "caffeine today (mg)"])
def test_of_sums_so_far_the_last_of_a_day_is_its_dose(name: str) -> None:
    taken = sheet(name, _DAYS)
    amounts = ("95 mg", "110 mg", "170 mg", "none", "215 mg")
    assert taken.doses[::-1] == [
        f"2026-05-0{day} caffeine {amount}" for day, amount in enumerate(amounts, start=1)
    ]
    assert "each the sum of its day so far: the last of a day is its dose" in taken.how(name)
    assert taken.lines[1].passed == ("amounts that another line has as well: no dose",)
    assert len(taken.values) == 15


def test_a_sum_at_a_time_that_is_a_slip_is_of_the_day_that_is_written() -> None:
    rows = "".join(
        f"2026-05-0{day} {hour},{day % 3},{amount}\n"
        for day in range(1, 5)
        for hour, amount in (("08:10", 0), ("2:47" if day == 3 else "14:47", 80), ("20:30", 80))
    )
    taken = Taken(f"time,energy,total caffeine (mg)\n{rows}", here=AT_FOUR)
    assert taken.doses == [f"2026-05-0{day} caffeine 80 mg" for day in range(1, 5)]


def test_what_is_after_midnight_is_in_the_sum_of_the_day_before() -> None:
    rows = "".join(
        f"2026-05-0{day} {hour},{day % 3},{amount}\n"
        for day in range(2, 6)
        for hour, amount in (("00:40", 120), ("08:10", 0), ("14:30", 80), ("20:30", 80))
    )
    taken = Taken(f"time,energy,caffeine today (mg)\n{rows}", here=AT_FOUR)
    amounts = (120, 120, 120, 120, 80)
    assert taken.doses == [
        f"2026-05-0{day} caffeine {amount} mg" for day, amount in enumerate(amounts, start=1)
    ]


def test_what_falls_within_a_day_is_a_dose_in_each_line() -> None:
    taken = sheet("total caffeine (mg)", (*_DAYS[:-1], (0, 120, 60)))
    assert taken.doses[:2] == [
        *("2026-05-05T20:30 caffeine 60 mg", "2026-05-05T13:40 caffeine 120 mg")
    ]


def test_two_doses_a_day_that_do_not_fall_are_no_sums() -> None:
    taken = sheet("total caffeine (mg)", ((40, 40, 80), (80, 80, 80), (40, 60, 80)))
    assert len(taken.doses) == 9
