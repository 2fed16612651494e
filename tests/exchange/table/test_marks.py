"""Loop's tables of marks, by themselves or saved again: words, codes and thousandths."""

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


IN_WORDS = """Date,Electrolytes,Tea,Headache,Water,Milk,
2024-06-17,UNKNOWN,YES_AUTO,UNKNOWN,1500,UNKNOWN,
2024-06-16,YES_MANUAL,YES_AUTO,NO,2000,UNKNOWN,
2024-06-15,YES_MANUAL,YES_MANUAL,YES_MANUAL,UNKNOWN,UNKNOWN,
2024-06-14,UNKNOWN,YES_MANUAL,NO,1250,UNKNOWN,
2024-06-13,NO,UNKNOWN,SKIP,NO,UNKNOWN,
"""


def test_words_of_marks_are_yes_and_no() -> None:
    taken = Taken(IN_WORDS)
    assert "YES_MANUAL is yes, NO is no, UNKNOWN is nothing" in taken.reading.why
    assert "YES_AUTO is nothing: marked by the application" in taken.reading.why
    assert "1000 for 1, so of Water all are thousandths" in taken.reading.why
    assert sorted(taken.doses) == [
        "2024-06-13 Electrolytes none",
        "2024-06-15 Electrolytes ?",
        "2024-06-16 Electrolytes ?",
    ]
    assert sorted(taken.values) == [
        "2024-06-13 headache skipped",
        "2024-06-13 water 0",
        "2024-06-14 headache 0",
        "2024-06-14 tea 1",
        "2024-06-14 water 1.25",
        "2024-06-15 headache 1",
        "2024-06-15 tea 1",
        "2024-06-16 headache 0",
        "2024-06-16 water 2",
        "2024-06-17 water 1.5",
    ]
    assert not taken.notes


def test_a_scale_that_a_person_added_beside_words_of_marks_stays() -> None:
    lines = IN_WORDS.splitlines()
    added = [line + cell for line, cell in zip(lines, ["Vigour", *"31203"], strict=True)]
    assert [one for one in Taken("\n".join(added)).values if "vigour" in one] == [
        "2024-06-17 vigour 3",
        "2024-06-16 vigour 1",
        "2024-06-15 vigour 2",
        "2024-06-14 vigour 0",
        "2024-06-13 vigour 3",
    ]


ONE_HABIT = """Date,Value,Notes
06-05-2026,1000,
05-05-2026,2000,
04-05-2026,SKIP,
31-03-2026,2000,
30-03-2026,UNKNOWN,
"""


def test_numbers_of_one_habit_are_thousandths() -> None:
    taken = Taken(ONE_HABIT)
    assert "Loop Habit Tracker writes 1000 for 1" in taken.reading.why
    assert taken.values == [
        "2026-05-06 value 1",
        "2026-05-05 value 2",
        "2026-05-04 value skipped",
        "2026-03-31 value 2",
    ]
    assert "2026-05-06 value 1.5" in Taken(ONE_HABIT.replace(",1000,", ",1500,")).values


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (",1000,", ",1003,"),
        ("SKIP", ""),
        ("Value", "Steps"),
        ("UNKNOWN", ""),
    ],
)
def test_numbers_beside_less_that_is_of_loop_stay(before: str, after: str) -> None:
    content = ONE_HABIT.replace(",1000,", ",1500,").replace(before.replace("1000", "1500"), after)
    assert "Loop" not in Taken(content).reading.why


KRATOM = """Date,Take finasteride,Kratom (g),Water (cups)
2026-03-04,YES_MANUAL,0,5000
2026-03-03,YES_MANUAL,2500,5000
2026-03-02,NO,3250,8000
2026-03-01,YES_MANUAL,4000,5000
"""


def test_numbers_in_each_line_beside_a_yes_are_thousandths_as_well() -> None:
    taken = Taken(KRATOM)
    assert "so of Kratom (g), Water (cups) all are thousandths" in taken.reading.why
    assert [one for one in taken.doses if "Kratom" in one] == [
        "2026-03-04 Kratom none",
        "2026-03-03 Kratom 2.5 g",
        "2026-03-02 Kratom 3.25 g",
        "2026-03-01 Kratom 4 g",
    ]


def test_numbers_with_a_gap_that_a_person_added_beside_a_yes_stay() -> None:
    taken = Taken(KRATOM.replace("Kratom (g)", "Kratom (mg)").replace(",0,", ",,"))
    assert "so of Water (cups) all are thousandths" in taken.reading.why
    assert "2026-03-02 Kratom 3250 mg" in taken.doses


def test_a_broken_line_below_the_header_is_no_mark_of_a_program() -> None:
    taken = Taken('Date,Mood\n"2026-05-01,3\n2026-05-02,4\n2026-05-03,5\n')
    assert [value.split()[-1] for value in taken.values] == ["4", "5"]
    assert len(taken.errors) == 1
