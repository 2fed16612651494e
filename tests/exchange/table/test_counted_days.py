"""Days that are counted from one whose date a title says."""

import pytest

from sidelog.exchange.reader import DateOrder, Said
from tests.exchange.table.tables import Taken, days, refused

COUNTED = "Day,Mood,Note\nDay 1,5,a\nDay 2,4,b\nDay 12,6,c\n"
JULY = ["2025-07-07", "2025-07-08", "2025-07-18"]


@pytest.mark.parametrize(
    "title",
    [
        "Quit weed - Day 1 = Monday July 7 2025,,",
        "Start date: 2025-07-07",
        "Start date:,2025-07-07,",
        "Day 0: 6 July 2025",
        '"My log\nMon, July 7, 2025 is day 1"',
        "Stopped 7 July 2025 (day 1)\nhard",
    ],
)
def test_days_are_counted_from_the_one_that_a_title_says(title: str) -> None:
    taken = Taken(f"{title}\n{COUNTED}")
    assert [one.split()[0] for one in taken.values] == JULY
    assert [one.split()[1] for one in taken.notes] == ["a", "b", "c"]
    assert "by the title in line 1" in taken.reading.what


def test_days_may_be_counted_by_their_numbers_from_none_on() -> None:
    assert days("Started Mon 7/7/2025\nDay,Mood\n0,4\n1,5\n11,6\n") == JULY
    assert days("Tag 1: Mo, 7. Juli 2025\nTag,Stimmung\nTag 1,4\nTag 2,5\nTag 12,6\n") == JULY


def test_days_are_not_counted_from_what_is_not_said_or_not_sure() -> None:
    assert "says the day of its lines" in refused(f"Quit weed\n{COUNTED}")
    assert "says the day of its lines" in refused(f"Started 1 May 2025 or 2 May 2025\n{COUNTED}")
    assert "it is not sure which day '7/8/2025' is" in refused(f"Day 1: 7/8/2025\n{COUNTED}")
    said = Said(order=DateOrder.MONTH_FIRST)
    assert days(f"Day 1: 7/8/2025\n{COUNTED}", said)[0] == "2025-07-08"


def test_a_title_with_a_start_changes_no_days_that_are_apart_or_in_full() -> None:
    apart = "Started 7 July 2025\nyear,month,day,mood\n2025,8,1,5\n2025,8,2,6\n"
    assert days(apart) == ["2025-08-01", "2025-08-02"]
    full = "Started 7 July 2025\nday,date,mood\n1,2025-08-01,5\n2,2025-08-02,6\n"
    assert days(full) == ["2025-08-01", "2025-08-02"]
