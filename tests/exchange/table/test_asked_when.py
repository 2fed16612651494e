"""Questions that a time answers, and which of them is the time of a line."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

ACROSS = """,6/19,6/20,6/21,6/22,6/23,6/24
1b. What time start winding down?,2:10 AM,2:40 AM,1:50 AM,2:10 AM,2:20 AM,3:20 AM
Mood (1-10)?,9,6,7,7,8,7
"14. If alcohol, how many standard drinks?",0,1.3,0,2,3,0
"""


def test_the_time_of_a_question_is_not_that_of_the_day() -> None:
    taken = Taken(ACROSS, Said(year=2025))
    assert taken.doses == [
        "2025-06-19 alcohol none",
        "2025-06-20 alcohol 1.3 drink",
        "2025-06-21 alcohol none",
        "2025-06-22 alcohol 2 drink",
        "2025-06-23 alcohol 3 drink",
        "2025-06-24 alcohol none",
    ]
    assert taken.values[0].startswith("2025-06-19 mood")
    assert taken.notes[0] == "2025-06-19 1b. What time start winding down?: 2:10 AM"


@pytest.mark.parametrize(
    ("name", "is_of_line"),
    [
        ("What time?", True),
        ("What time did you take it?", True),
        ("What time did you get up?", False),
        ("\u00bfA qu\u00e9 hora te acostaste?", False),
    ],
)
def test_a_question_of_the_line_gives_its_time(name: str, *, is_of_line: bool) -> None:
    rows = "".join(f"2026-05-0{day},2{day % 3}:15,{day}\n" for day in range(1, 7))
    taken = Taken(f"date,{name},mood\n{rows}")
    assert ("T21:15" in taken.values[0]) is is_of_line
