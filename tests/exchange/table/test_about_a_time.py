"""Times that are about."""

from datetime import time

import pytest

from sidelog.exchange.table.cell.days import read_clock
from tests.exchange.table.tables import Taken

LOG = """Date,StartTime,FinishTime,Comments
2012-05-27,14:15:00,14:25:30,one
2012-05-27,15:16:00?,15:22:00,two
2012-05-27,15:30:00,15:36:00?,three
2012-05-28,11:22:00,?,four
"""


@pytest.mark.parametrize(
    "text", ["15:16?", "15:16 ?", "~15:16", "ca. 15:16", "about 3:16 pm", "vers 15h16"]
)
def test_a_time_that_is_about_is_one(text: str) -> None:
    assert read_clock(text) == time(15, 16)


def test_numbers_and_words_that_are_about_are_no_times() -> None:
    assert [read_clock(text) for text in ("15?", "~8", "about noonish", "?", "25:16?")] == [
        None
    ] * 5


def test_a_start_and_an_end_that_are_about_keep_their_length() -> None:
    taken = Taken(LOG)
    assert taken.values == [
        "2012-05-27T14:15 duration 0.175",
        "2012-05-27T15:16 duration 0.1",
        "2012-05-27T15:30 duration 0.1",
    ]
    assert "taken as it stands: 15:16:00?" in taken.how("Date + StartTime")
    assert "taken as it stands: 15:36:00?" in Taken(LOG.replace("00?,15", "00,15")).how(
        "FinishTime"
    )
    assert not taken.errors
    assert "2012-05-28 four" in taken.notes[-1]


def test_an_end_that_is_about_stays_as_it_is_where_it_is_a_note() -> None:
    rows = "".join(f"2026-05-0{n},{n}1:00?,{n}\n" for n in (1, 2))
    taken = Taken(f"date,Woke up,mood\n{rows}2026-05-03,9:40,5\n")
    assert taken.notes[0] == "2026-05-01 Woke up: 11:00?"


def test_a_bare_time_among_am_and_pm_is_of_neither() -> None:
    taken = Taken(
        "Date,Start,tasks\n2026-05-01,11:30 AM,3\n2026-05-02,2:05 PM,4\n2026-05-03,9:00 PM,2\n"
        "2026-05-04,1:05,6\n2026-05-04,3:10,5\n2026-05-05,13:10,1\n2026-05-06,01:10,1\n"
        "2026-05-07,9:00 AM,1\n2026-05-08,9:00 AM,1\n2026-05-09,9:00 AM,1\n"
    )
    assert [one for one in taken.values if one >= "2026-05-04"][:3] == [
        "2026-05-04 tasks 5.5",
        "2026-05-05T13:10 tasks 1",
        "2026-05-06T01:10 tasks 1",
    ]
    assert len(taken.errors) == 2
    assert "'1:05' says neither am nor pm, as others do" in taken.errors[0]
