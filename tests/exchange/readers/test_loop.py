"""Loop Habit Tracker: its archive, its database, and numbers that are printed as words."""

import sqlite3
from contextlib import closing

import pytest

from sidelog.errors import BadDataError
from sidelog.exchange.readers import loop_marks
from tests.exchange.readers.fixtures.loop_backup import MARKS, database
from tests.exchange.readers.fixtures.loop_habits import HABITS, MEMBERS
from tests.exchange.readers.fixtures.loop_marks import CHECKMARKS
from tests.exchange.readers.fixtures.loop_tables import REPETITIONS
from tests.exchange.readers.reading import (
    entries,
    errors,
    reader,
    short,
    source_of,
    understood,
    zipped,
)


def test_the_archive() -> None:
    assert short(entries("loop_habits", zipped(MEMBERS))) == [
        ("2026-03-09", "", "loop-meditate", 1),
        ("2026-03-09", "", "Meditate: before breakfast"),
        ("2026-03-07", "", "loop-meditate", 0),
        ("2026-03-06", "", "loop-meditate", None),  # skipped
        ("2026-03-09", "", "loop-tea-green", 2.5),
        ("2026-03-08", "", "loop-tea-green", 0),  # which is printed as NO
        ("2026-03-07", "", "loop-tea-green", 0.001),
        ("2026-03-06", "", "loop-tea-green", 0.002),
        ("2026-03-05", "", "loop-tea-green", None),
    ]
    reading, lines = understood("loop_habits", zipped(MEMBERS))
    assert [line.passed for line in lines if line.passed] == [
        ("marked by the application, and not by hand",)
    ]
    assert reading.brought[2].how == "from 0 cups up"
    words = "UNKNOWN, NO, YES_AUTO, YES_MANUAL, SKIP or 2000"
    assert errors(lines) == [f"line 6, column Meditate: 'PERHAPS' is no mark, such as {words}"]


def test_quotation_marks_around_the_columns_make_no_difference() -> None:
    quoted = HABITS.replace("Position,Name", '"Position","Name"')
    found = entries("loop_habits", zipped(MEMBERS | {"Habits.csv": quoted}))
    assert found == entries("loop_habits", zipped(MEMBERS))
    assert reader("loop_habits").recognise(source_of(zipped({"Habits.csv": quoted})))


def test_the_database() -> None:
    assert short(entries("loop_backup", database())) == [
        ("2026-03-06", "", "loop-meditate", None),
        ("2026-03-07", "", "loop-meditate", 0),
        ("2026-03-09", "", "loop-meditate", 1),
        ("2026-03-09", "", "Meditate: before breakfast"),
        ("2026-03-08", "", "loop-tea-green", 0),
        ("2026-03-09", "", "loop-tea-green", 2.5),
    ]
    assert errors(understood("loop_backup", database())[1]) == [
        "line 1, column Meditate: 1000 is neither yes nor no",
        "line 9, column habit: it is a mark of a habit that is not in the file",
    ]


def test_the_archive_and_the_database_bring_the_same_entries() -> None:
    of_archive = {one.identity for one in entries("loop_habits", zipped(MEMBERS))}
    of_database = {one.identity for one in entries("loop_backup", database())}
    assert of_database <= of_archive


def test_a_table_of_marks_names_its_habits_by_number() -> None:
    assert short(entries("loop_tables", REPETITIONS.encode())) == [
        ("2026-03-09", "", "loop-habit-1", 0.002),  # another mark of it is 1000
        ("2026-03-08", "", "loop-habit-1", 0.001),
        ("2026-03-07", "", "loop-habit-1", 0),
        ("2026-03-06", "", "loop-habit-1", None),
        ("2026-03-04", "", "loop-habit-1", 1),
        ("2026-03-09", "", "loop-habit-2", 2.5),
        ("2026-03-08", "", "loop-habit-2", 0),
        ("2026-03-09", "", "loop-habit-9", 1),
    ]
    assert errors(understood("loop_tables", REPETITIONS.encode())[1]) == [
        "line 11, column timestamp: 'noon' should be a whole number",
        "line 12, column value: 'two' should be a whole number",
        "line 13, column value: '--5' should be a whole number",
        "line 14: it has 2 cells, and the header 4",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"004 Gone/Checkmarks.csv": "Date,Value\n2026-03-09,NO\n"}, "marks in '004 Gone', and no"),
        ({"Gone/Checkmarks.csv": "Date,Value\n2026-03-09,NO\n"}, "marks in 'Gone', and no"),
        ({"001 Meditate/Checkmarks.csv": "2026-03-09,2\n2026-03-08,2\n"}, "does not name the"),
        ({"001 Meditate/Checkmarks.csv": "Day,Mark\n2026-03-08,NO\n"}, "no columns Date and Value"),
        ({"Habits.csv": HABITS.split("\n", 1)[0]}, "has a header, and nothing below it"),
    ],
)
def test_an_archive_that_was_changed_is_refused(change: dict[str, str], said: str) -> None:
    with pytest.raises(BadDataError, match=said):
        understood("loop_habits", zipped(MEMBERS | change))


def test_marks_of_no_calendar_and_of_no_kind_cost_themselves() -> None:
    marks = ((1, 10**18, 2, ""), (1, "noon", 2, ""), (1, MARKS[0][1], 2.5, ""), (1, 0, 2, b"x"))
    _, lines = understood("loop_backup", database(marks))
    assert errors(lines) == [
        "line 1, column notes: \"b'x'\" should be a text",
        "line 2, column value: 2.5 should be a whole number",
        "line 3, column timestamp: it is in no calendar",
        "line 4, column timestamp: 'noon' should be a number",
    ]


def test_a_database_without_its_columns_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE Habits (id INTEGER, name TEXT)")
        connection.execute("CREATE TABLE Repetitions (id INTEGER)")
        content = connection.serialize()
    with pytest.raises(BadDataError, match="no table repetitions with the columns habit, timest"):
        understood("loop_backup", content)


def test_a_habit_without_a_name_has_its_number() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database())
        connection.execute("UPDATE Habits SET name = NULL WHERE id = 2")
        connection.commit()
        content = connection.serialize()
    assert short(entries("loop_backup", content))[-1][2] == "loop-habit-2"


def test_the_table_of_all_marks_has_a_habit_in_each_column() -> None:
    assert short(entries("loop_marks", CHECKMARKS.encode())) == [
        ("2026-03-09", "", "loop-meditate", 1),
        ("2026-03-09", "", "loop-tea", 2.5),
        ("2026-03-09", "", "loop-read-aloud", 0),
        ("2026-03-08", "", "loop-tea", None),
        ("2026-03-07", "", "loop-meditate", None),
        ("2026-03-07", "", "loop-tea", 0),
        ("2026-03-07", "", "loop-read-aloud", 1),
        ("2026-03-06", "", "loop-meditate", 0),
        ("2026-03-06", "", "loop-tea", 1),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "Date,mood,sleep,\n2026-03-09,5,7,\n2026-03-08,2,7,\n",
        "Date,a,b,\n2026-03-09,0,1,\n",
        "Date,a,b,\n9 March,2,1,\n",
        "Date,a,b,\n2026-03-09,2,1.5,\n",
        "Day,a,b,\n2026-03-09,2,-1,\n",
    ],
)
def test_a_table_of_anything_else_is_none_of_marks(content: str) -> None:
    assert loop_marks.recognise(source_of(content.encode())) is None
