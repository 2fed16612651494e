"""Lines that say only that something happened."""

import re
from datetime import time

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.incoming import Event
from sidelog.exchange.reader import Here, Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, Taken


def test_names_that_never_have_a_value_say_what_happened() -> None:
    rows = "".join(
        f"2026-02-1{day} 0{hour}:00,{name},{amount}\n"
        for day in (0, 1, 2)
        for hour, name, amount in ((6, "Pump", 70), (7, "Bottle", 40), (8, "Nurse", ""))
    )
    taken = Taken(f"Date,Type,Amount (ml)\n{rows}2026-02-13 06:00,Bottle,\n")
    assert taken.values[:2] == ["2026-02-10T06:00 pump 70", "2026-02-10T07:00 bottle 40"]
    nursed = [f"2026-02-1{day} Type: Nurse" for day in (0, 1, 2)]
    assert taken.notes == [*nursed, "2026-02-13 Type: Bottle"]
    assert taken.how("Type") == "notes of the day: where a line with its time has no value"
    of_days = Taken(f"Date,Type,Amount (ml)\n{re.sub(' ..:00', '', rows)}2026-02-13,Bottle,\n")
    assert of_days.notes == nursed
    assert of_days.how("Type") == "notes of the day: where it says nurse, which never has a value"


def test_a_unit_without_a_value_is_of_nothing() -> None:
    taken = Taken(
        "at,type,value,unit\n2026-05-01 15:00,formula,120,ml\n2026-05-01 17:00,rice,,spoons\n"
        "2026-05-01 18:00,formula,90,ml\n2026-05-02 17:00,rice,,spoons\n"
    )
    assert taken.values == ["2026-05-01T15:00 formula 120", "2026-05-01T18:00 formula 90"]
    assert taken.notes == ["2026-05-01 type: rice", "2026-05-02 type: rice"]


DAYS = "date\n2026-01-04\n2026-01-06\n"


def test_of_days_alone_it_is_asked_what_happened() -> None:
    asked = Taken(DAYS).reading.question
    assert asked
    assert (asked.flag, asked.text.partition(":")[2]) == (
        "--happened",
        " what happened then? For what was taken say --product. Say ? to leave it.",
    )
    events = [one for one in Taken(DAYS, Said(happened="gym")).entries if isinstance(one, Event)]
    assert [(str(one.day), one.kind, one.title) for one in events] == [
        ("2026-01-04", "other", "gym"),
        ("2026-01-06", "other", "gym"),
    ]
    with pytest.raises(UsageError, match="makes no use of --happened"):
        Taken("date,mood\n2026-01-04,5\n", Said(happened="gym"))


def test_moments_alone_are_days_alone() -> None:
    stamps = "id,timestamp,time\na1,2026-01-04T08:30:21,08:30:21\n"
    taken = Taken(f"{stamps}a2,2026-01-04T09:10:00,09:10:00\n", Said(happened="smoked"))
    assert len(taken.entries) == 2
    assert taken.why_left("time") == "the time of its line again"


MOMENTS = (
    "id,timestamp,date,time\n"
    "aa1bq9x2,2026-03-01T08:30:21-03:00,2026-03-01,08:30:21\n"
    "aa2cq9x3,2026-03-01T23:46:30-03:00,2026-03-01,23:46:30\n"
    "aa3dq9x4,2026-03-02T09:34:16-03:00,2026-03-02,09:34:16\n"
    "aa4eq9x5,2026-03-02T09:34:16-03:00,2026-03-02,09:34:16\n"
)


def test_of_moments_that_are_said_twice_it_is_asked_what_happened_or_was_taken() -> None:
    asked = Taken(MOMENTS).reading.question
    assert asked
    assert asked.flag == "--happened"
    events = [e for e in Taken(MOMENTS, Said(happened="smoked")).entries if isinstance(e, Event)]
    assert [str(one.day) for one in events] == ["2026-03-01"] * 2 + ["2026-03-02"] * 2
    taken = Taken(MOMENTS, Said(product="nicotine"))
    assert taken.doses == [
        "2026-03-01T08:30 nicotine ?",
        "2026-03-01T23:46 nicotine ?",
        "2026-03-02T09:34 nicotine ?",
        "2026-03-02T09:34 nicotine ?",
    ]
    assert [str(one.at)[-6:] for one in taken.entries] == ["-03:00"] * 4
    assert taken.how("timestamp").startswith("day and time: date and time say the same")
    assert taken.why_left("date") == "the same day again"
    with pytest.raises(UsageError, match="makes no use of --product"):
        Taken(MOMENTS, Said(happened="?", product="nicotine"))


def test_another_moment_than_that_of_day_and_time_is_not_taken_for_it() -> None:
    taken = Taken(MOMENTS.replace("01,23:46:30", "01,20:46:30"))
    assert taken.reading.brought[0].found == "date + time"
    assert taken.why_left("timestamp") == "another day or time, not that of the line"


def test_a_line_that_leaves_nothing_is_counted() -> None:
    taken = Taken("date,mood,words\n2026-01-04,5,a\n2026-01-05,,\n")
    assert [line.passed for line in taken.lines] == [(), ("a line that says no more than its day",)]


PLACES = "".join(
    f'"March {day}, 2026 at 0{hour}:18AM",{place}\n'
    for day in range(1, 7)
    for hour, place in ((8, "home"), (9, "work"), (9, "work"))
)


def test_of_moments_and_words_of_a_file_of_coffees_it_is_asked_what_happened_or_was_taken() -> None:
    asked = Taken(PLACES, name="coffees.csv").reading.question
    assert asked
    assert (asked.flag, asked.text.partition(":")[0]) == (
        "--happened",
        "coffees.csv has moments, and words beside them, such as 'home'",
    )
    assert Taken(PLACES).reading.question is None
    taken = Taken(PLACES, Said(product="coffee"))
    assert taken.doses[:3] == [
        "2026-03-01T08:18 coffee ?",
        *["2026-03-01T09:18 coffee ?"] * 2,
    ]
    assert taken.how("column 2").startswith("notes of the doses")
    happened = Taken(PLACES, Said(happened="coffee"))
    assert sum(isinstance(one, Event) for one in happened.entries) == 18
    assert happened.how("column 2").startswith("notes of the events")
    assert len(Taken(PLACES, Said(happened="?"), name="coffees.csv").notes) == 18


def test_words_that_their_column_names_or_that_do_not_come_again_are_notes() -> None:
    named = Taken(f"at,diaper\n{PLACES}", name="coffees.csv")
    lines = "".join(f"2026-03-0{day} 08:00,a day as the {day}th\n" for day in range(1, 8))
    told = Taken(lines, name="coffees.csv")
    assert (named.reading.question, told.reading.question) == (None, None)
    assert Taken(f"at,diaper\n{PLACES}", Said(product="milk")).doses[0] == "2026-03-01T08:18 milk ?"


def test_an_event_of_a_moment_has_its_time_in_its_note() -> None:
    content = "at,what\n2026-03-01 09:10:00,Dizzy\n2026-03-03 00:30:00,Numb\n"
    mapping = Mapping(at="at", event_column="what")
    here = Here(HERE.now, time(4), HERE.measures)
    taken = Taken(content, here=here, mapping=mapping)
    events = [one for one in taken.entries if isinstance(one, Event)]
    assert [(f"{one.day}", one.title, one.note) for one in events] == [
        ("2026-03-01", "Dizzy", "09:10"),
        ("2026-03-02", "Numb", "00:30"),
    ]
    assert [one.at and one.at.day for one in events] == [1, 3]  # so that it is said
