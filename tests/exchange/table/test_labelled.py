"""Text whose lines have labels, of which that of the day begins a record."""

from tests.exchange.table.tables import Taken

MIGRAINES = """
Date: Sat Feb 28 17:12:21 EST 2026
Type: Migraine
Pain: 4
Symptoms: sore neck, spots,
 and a stiff jaw
------------------------
Date: 28 fevrier 2026
Type: Medication
Medication: Advil 200 mg
------------------------
Date: Sun Mar 1 09:56:51 EST 2026
Type: Migraine
Pain: 7
Trigger:
"""


def test_each_label_is_a_column_and_that_of_the_day_begins_a_record() -> None:
    taken = Taken(MIGRAINES)
    assert taken.doses == ["2026-02-28 Advil 200 mg"]
    assert taken.values == ["2026-02-28T17:12 pain 4", "2026-03-01T09:56 pain 7"]
    assert [line.number for line in taken.lines] == [2, 8, 12]
    assert taken.notes[0] == "2026-02-28 sore neck, spots, and a stiff jaw"
    assert taken.reading.what == "lines with labels, of which 'Date' begins a record"


TEA = """Date: June 1, 2026
- [ ] Supplements:
    - 1 matcha, 2 rose water, 1 ginger + omega-3
    -  Mood: 5, Anxiety:  2
    - Time: 10:45
- [ ] Supplements:
    - 1 tulsi, 0.5 ginger
    - Mood: 4, Anxiety: 3
    - Time: 18:00

Date: June 2, 2026
- [ ] Supplements:
    - 1 tulsi, 1 ginger
    - Mood: 3, Anxiety: 3
    - Time: 11:00
Date: June 3, 2026
- [ ] Supplements:
    - 2 ginger, 1 lemon
    - Mood: 2, Anxiety: 4
    - Time: 19:00
said in passing
"""


def test_a_first_label_that_comes_again_begins_another_record_of_its_day() -> None:
    taken = Taken(TEA)
    assert taken.doses[:6] == [
        "2026-06-01T10:45 matcha 1 piece",
        "2026-06-01T10:45 rose water 2 piece",
        "2026-06-01T10:45 ginger 1 piece",
        "2026-06-01T10:45 omega-3 ?",
        "2026-06-01T18:00 tulsi 1 piece",
        "2026-06-01T18:00 ginger 0.5 piece",
    ]
    assert [one for one in taken.values if "mood" in one] == [
        "2026-06-01T10:45 mood-0-10 5",
        "2026-06-01T18:00 mood-0-10 4",
        "2026-06-02T11:00 mood-0-10 3",
        "2026-06-03T19:00 mood-0-10 2",
    ]
    assert "2026-06-03 entry: said in passing" in taken.notes


def test_a_day_that_is_called_so_may_stand_above_lines_without_labels() -> None:
    taken = Taken("Date: 2026-05-01\nkratom 2 g at 8am\nmood low\nDate: 2026-05-02\nkratom 3 g\n")
    assert taken.doses == ["2026-05-01T08:00 kratom 2 g", "2026-05-02 kratom 3 g"]
    assert taken.notes == ["2026-05-01 entry: mood low"]
    assert taken.reading.what.startswith("lines of text, of which 2 of the first 5 begin")


def test_a_table_whose_names_end_with_a_colon_is_one() -> None:
    table = Taken("Date: ,Mood: \n2026-05-01,4\n2026-05-02,5\n2026-05-03,3\n")
    assert table.reading.what.startswith("a table")


def test_of_two_names_of_a_zone_the_clock_is_taken_as_it_stands() -> None:
    days = ("Sat Feb 28 17:12:21 EST/EDT 2026", "Sun Mar  1 09:56:51 2026")
    rows = "".join(f"{day},{mood}\n" for mood, day in enumerate(days, 4))
    taken = Taken(f"date,mood\n{rows}")
    assert taken.values == ["2026-02-28T17:12 mood-0-10 4", "2026-03-01T09:56 mood-0-10 5"]


def test_the_colon_of_a_time_makes_no_label() -> None:
    taken = Taken(
        "Date: 2026-05-01\nPain: 4\nNote: bad night, slept 8:30\nDate: 2026-05-02\nPain: 5\n"
        "Note: took it early\n woke 7:45 again\nDate: 2026-05-03\nPain: 6\nNote: slept 9:15\n"
    )
    assert taken.values == [f"2026-05-0{day} pain {day + 3}" for day in (1, 2, 3)]
    assert taken.notes == [
        "2026-05-01 bad night, slept 8:30",
        "2026-05-02 took it early woke 7:45 again",
        "2026-05-03 slept 9:15",
    ]
