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
