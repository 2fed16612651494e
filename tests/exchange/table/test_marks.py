"""Loop's table of all marks, saved again: its codes and its thousandths."""

import pytest

from tests.exchange.table.tables import Taken

MARKS = """Date,Sport,Mood: calm,Café,Ordi: Code,Nuit,Poids
03-16-24,-1,-1,-1,-1,-1,-1
03-15-24,2,2,2,2,6500,71000
03-14-24,-1,0,2,-1,7200,-1
03-13-24,0,2,2,1,-1,71400
03-12-24,2,2,-1,2,8000,-1
03-11-24,1,-1,3,0,0,70850
"""


def test_marks_are_yes_and_no_and_numbers_are_thousandths() -> None:
    taken = Taken(MARKS)
    assert "marks of Loop Habit Tracker: 2 is yes, 0 is no, -1 is nothing" in taken.reading.why
    assert "of Nuit, Poids they are thousandths" in taken.reading.why
    assert {one for one in taken.values if one.startswith("2024-03-15")} == {
        "2024-03-15 sport 1",
        "2024-03-15 mood-calm 1",
        "2024-03-15 cafe 1",
        "2024-03-15 ordi-code 1",
        "2024-03-15 nuit 6.5",
        "2024-03-15 poids 71",
    }
    assert "2024-03-13 sport 0" in taken.values
    assert "2024-03-11 cafe skipped" in taken.values
    assert {"2024-03-11 nuit 0", "2024-03-11 poids 70.85"} <= {*taken.values}
    # 1 was put there by the application, and -1 says nothing.
    assert not [one for one in taken.values if "2024-03-11 sport" in one or "2024-03-16" in one]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (",6500,", ",6503,"),  # steps, and no thousandths
        (",2,2,2,2,", ",3,1,1,3,"),  # a scale of its own
        (",2,2,2,2,", ",2,2,,2,"),  # which Loop never leaves empty
        ("Date", "Day"),
    ],
)
def test_other_numbers_are_left_as_they_are(before: str, after: str) -> None:
    assert "Loop" not in Taken(MARKS.replace(before, after)).reading.why


def test_a_scale_with_codes_for_nothing_is_no_table_of_marks() -> None:
    rows = "".join(f"2026-05-0{day},{day % 3},{day % 2 - 1},-1,0,{day}000\n" for day in range(1, 9))
    assert "Loop" not in Taken(f"date,pain,itch,nausea,rash,steps\n{rows}").reading.why
