"""How long it was from the start of a line to its end."""

import pytest

from sidelog.exchange.incoming import Event, Note
from tests.exchange.table.tables import Taken, ranges


def test_a_start_and_an_end_say_how_long_it_was() -> None:
    taken = Taken(
        "id,start,end,nap\n1,26/02/2026 07:36,26/02/2026 08:06,1\n"
        "2,25/02/2026 19:30,26/02/2026 01:00,0\n"
        "3,24/02/2026 19:30,,0\n4,23/02/2026 19:30,23/02/2026 18:00,0\n5,22/02/2026 19:30,later,0\n"
    )
    assert taken.values == [
        "2026-02-26T07:36 nap 1",
        "2026-02-26T07:36 duration 0.5",
        "2026-02-25T19:30 nap 0",
        "2026-02-25T19:30 duration 5.5",
        *(f"2026-02-{day}T19:30 nap 0" for day in (24, 23, 22)),
    ]
    assert ranges(taken.defined.values())["duration"] == "0.. h"
    assert taken.errors == [
        "line 5, column end: '23/02/2026 18:00' is not an end of what began at 2026-02-23T19:30:00",
        "line 6, column end: 'later' is not a date in full, such as 2026-09-01",
    ]
    assert "from start to end" in taken.how("end")


def test_an_end_that_is_a_time_may_be_after_midnight() -> None:
    taken = Taken(
        "Start Date,Start Time,End Time\n3/13/2026,13:30,17:00\n"
        "3/13/2026,23:15,06:45\n3/14/2026,,07:00\n"
    )
    assert taken.values == ["2026-03-13T13:30 duration 3.5", "2026-03-13T23:15 duration 7.5"]
    assert taken.errors == ["line 4, column End Time: '07:00' has no time, or its start has none"]


def test_an_end_in_full_beside_a_start_that_is_a_time() -> None:
    rows = "2026-09-05,23:30,2026-09-06 07:00,4\n2026-09-08,00:20,2026-09-08 08:00,5\n"
    taken = Taken(f"Date,Start,End,Quality\n{rows}2026-09-09,22:00,2026-09-09 06:00,3\n")
    assert [one for one in taken.values if "duration" in one] == [
        "2026-09-05T23:30 duration 7.5",
        "2026-09-08T00:20 duration 7.66667",
    ]
    assert len(taken.errors) == 1
    assert "is not an end of what began at 2026-09-09T22:00" in taken.errors[0]
    halves = "".join(
        f"2026-09-{day:02},{day}:30,2026-09-{day:02} 23:00,4\n" for day in range(1, 10)
    )
    assert taken.how("End")
    assert not Taken(f"Date,Start,End,Quality\n{halves}").how("End")  # 9:30 may be 21:30


def test_of_whole_days_the_first_and_the_last_count() -> None:
    taken = Taken("start_date,end_date\n2026-05-01,2026-05-04\n2026-06-01,2026-05-04\n")
    assert taken.values == ["2026-05-01 duration 4"]
    assert ranges(taken.defined.values())["duration"] == "0.. days"
    assert taken.how("end_date").endswith(
        "from start_date to end_date, both counted; --happened says of what"
    )
    assert taken.errors == [
        "line 3, column end_date: '2026-05-04' is not an end of what began on 2026-06-01"
    ]
    assert Taken("start_date,end_date\n2026-05-01,2026-05-01\n").values == []


def test_what_is_said_is_not_counted_again() -> None:
    said = Taken("start,end,duration\n2026-02-26 07:36,2026-02-26 08:06,30\n")
    assert said.values == ["2026-02-26T07:36 duration 30"]
    lengths = Taken("start,end,asleep\n2026-02-26 07:36,2026-02-26 08:06,0:25\n")
    assert sorted(lengths.values) == [
        "2026-02-26T08:06 asleep 0.416667",
        "2026-02-26T08:06 time-in-bed 0.5",
    ]


def test_no_end_is_looked_for_where_nothing_starts() -> None:
    taken = Taken("date,end,x\n2026-02-26 07:36,2026-02-26 08:06,1\n")
    assert taken.values == ["2026-02-26T07:36 x 1"]
    alone = Taken("start,end,x\n2026-02-26 07:36,2026-02-27,1\n")
    assert alone.values == ["2026-02-26T07:36 x 1"]


def test_times_of_twelve_hours_say_no_length() -> None:
    rows = "".join(f"2026-05-{day:02},11:{day},5:{day}\n" for day in range(10, 20))
    assert not Taken(f"date,start,stop\n{rows}").values


def test_lengths_that_are_named_by_their_lines_are_not_counted_again() -> None:
    taken = Taken(
        "start,end,duration_min,stage\n2026-01-15 23:28,2026-01-15 23:58,30,light\n"
        "2026-01-15 23:58,2026-01-16 00:58,60,deep\n2026-01-16 00:58,2026-01-16 01:08,10,light\n"
    )
    assert [one.split()[1] for one in taken.values] == [
        *("light-duration", "deep-duration", "light-duration")
    ]


def test_a_bedtime_and_a_time_of_waking_say_how_long_a_night_was() -> None:
    rows = ("1,11:30 PM,7:10 AM,3", "2,12:15 AM,6:45 AM,4", "3,10:50 PM,,2", "4,,7:00 AM,2")
    content = "night of,Bedtime,Woke up,rested\n" + "".join(f"2026-05-0{row}\n" for row in rows)
    taken = Taken(content + "2026-05-05,11:30 AM,7:00 AM,1\n2026-05-06,late,7:00 AM,1\n")
    assert [one for one in taken.values if "sleep" in one] == [
        *("2026-05-01 sleep-hours 7.66667", "2026-05-02 sleep-hours 6.5")
    ]
    assert taken.notes[0] == "2026-05-01 Bedtime: 11:30 PM\nWoke up: 7:10 AM"
    assert taken.errors == [
        "line 5, column Woke up: '7:00 AM' has no time of going to bed beside it",
        "line 6, column Woke up: '7:00 AM' is not the end of a night that began at 11:30 AM",
        "line 7, column Woke up: 'late' is no time, such as 08:30",
    ]
    said = Taken("date,bedtime,woke up,slept (h)\n2026-05-01,23:00,7:00,7.5\n")
    assert said.values == ["2026-05-01 slept 7.5"]


@pytest.mark.parametrize(
    "names", ["sleep_start,sleep_end", "Sleep from,Sleep to", "Schlaf von,Schlaf bis"]
)
def test_the_start_and_the_end_of_sleep_are_those_of_a_night(names: str) -> None:
    rows = "2026-05-01,23:00,07:15\n2026-05-02,00:30,08:00\n2026-05-03,22:45,06:00\n"
    taken = Taken(f"date,{names}\n{rows}")
    assert taken.values == [
        *("2026-05-01 sleep-hours 8.25", "2026-05-02 sleep-hours 7.5"),
        "2026-05-03 sleep-hours 7.25",
    ]
    assert not Taken(f"date,nap start,nap end\n{rows}").values
    beside = rows.replace("\n", ",13:00,14:10\n")
    both = Taken(f"date,{names},nap start,nap end\n{beside}")
    assert "nap start has no pm" not in both.reading.why
    assert both.values == taken.values


def test_what_happened_from_one_day_to_another_is_an_event_with_its_end() -> None:
    rows = ("1 May 2026,4 May 2026,flu,bad,4", "7 May 2026,,migraine,,5", "8 May 2026,now,hay,,2")
    rows += ("9 May 2026,3 May 2026,cold,,", "10 May 2026,soon,cut,,", "11 May 2026,-,,,")
    taken = Taken("From,To,What,How bad,Severity\n" + "".join(f"{row}\n" for row in rows))
    events = [one for one in taken.entries if isinstance(one, Event)]
    assert [(one.day.day, one.until and one.until.day, one.title) for one in events] == [
        *((1, 4, "flu"), (7, None, "migraine"), (8, None, "hay"), (9, None, "cold")),
        (10, None, "cut"),
    ]
    assert [one.ongoing for one in events] == [False, False, True, False, False]
    assert taken.notes == ["2026-05-01 How bad: bad"]
    assert taken.values[0] == "2026-05-01 severity 4"
    assert [error.partition(": ")[0] for error in taken.errors] == [
        *("line 5, column To", "line 6, column To")
    ]
    assert taken.how("What + To") == "events: each with its last day"
    alone = Taken("From,To,Illness,How bad\n2026-05-01,2026-05-04,flu,bad\n")
    (event,) = (one for one in alone.entries if isinstance(one, Event))
    assert event.note == "How bad: bad"


def test_a_day_is_no_end_of_itself_where_a_line_has_none() -> None:
    taken = Taken("2026-05-01,5,6\n2026-05-02,4,6\nlost,,\n2026-05-04,3,7\n")
    assert taken.values == [
        *("2026-05-01 column-2 5", "2026-05-01 column-3 6", "2026-05-02 column-2 4"),
        *("2026-05-02 column-3 6", "2026-05-04 column-2 3", "2026-05-04 column-3 7"),
    ]


NIGHTS = (
    "Date,Start,End,Wakes\n2026-07-15,03:32,07:39,7\n2026-07-14,21:59,06:00,12\n"
    "2026-07-13,01:21,08:02,15\n2026-07-12,23:39,07:07,5\n"
)


def test_a_day_is_that_of_waking_where_nights_would_else_be_one_upon_the_other() -> None:
    taken = Taken(NIGHTS)
    assert taken.values[:4] == [
        "2026-07-15T07:39 wakes 7",
        "2026-07-15T07:39 duration 4.11667",
        "2026-07-14T06:00 wakes 12",
        "2026-07-14T06:00 duration 8.01667",
    ]
    assert "the day is that of End" in taken.how("Date + End")
    assert taken.notes[0] == "2026-07-15 Start: 03:32"
    said = Taken(NIGHTS.replace("Wakes", "Asleep (h)"))
    assert [value for value in said.values if "duration" in value] == []


def test_a_day_is_that_of_the_start_where_nights_follow_one_another() -> None:
    evenings = NIGHTS.replace("15,03:32", "15,23:32").replace("13,01:21", "13,23:21")
    assert "2026-07-14T21:59 wakes 12" in Taken(evenings).values


def test_a_night_in_full_is_of_the_day_of_waking() -> None:
    head = "went to bed,woke up,sleep notes\n"
    nights = "2026-05-01 22:50,2026-05-02 06:20,a\n2026-05-03 00:20,2026-05-03 07:50,b\n"
    taken = Taken(head + nights + "2026-05-04 09:00,2026-05-04 08:00,c\n")
    assert taken.values == ["2026-05-02T06:20 duration 7.5", "2026-05-03T07:50 duration 7.5"]
    wrong = "'2026-05-04 09:00' is not a start of what ended at 2026-05-04T08:00:00"
    assert taken.errors == [f"line 4, column went to bed: {wrong}"]
    named = Taken(head.replace("went to bed,woke up", "start,end") + nights)
    assert named.values == taken.values
    assert named.how("end") == "day and time: a night is of the day of end"


def test_of_a_line_that_says_one_end_the_moment_is_kept() -> None:
    taken = Taken(
        "from_time,to_time,created_at\nNULL,2026-04-01 14:40,2026-04-01 15:00\n"
        "2026-04-01 16:00,2026-04-01 16:15,2026-04-01 16:20\n"
        "2026-04-01 18:30,NULL,2026-04-01 19:00\n"
        "2026-04-01 21:05,2026-04-01 21:35,2026-04-01 21:40\n"
        "2026-04-02 09:10,,2026-04-02 09:50\nNULL,NULL,2026-04-02 11:00\n"
    )
    assert taken.values == ["2026-04-01T16:00 duration 0.25", "2026-04-01T21:05 duration 0.5"]
    assert [(str(one.at)[:16], one.text) for one in taken.entries if isinstance(one, Note)] == [
        ("2026-04-01 14:40", "to_time: 2026-04-01 14:40"),
        ("2026-04-01 18:30", "from_time: 2026-04-01 18:30"),
        ("2026-04-02 09:10", "from_time: 2026-04-02 09:10"),
    ]
    assert not any(line.passed for line in taken.lines)
    assert "says one of them alone, that is kept, without a length" in taken.how("to_time")
    assert taken.errors == ["line 7, column from_time: it is empty, and every line needs its day"]


def test_the_first_day_of_what_has_no_last_one_is_kept() -> None:
    taken = Taken("start_date,end_date\n2026-05-01,2026-05-04\n2026-06-01,\n")
    assert taken.values == ["2026-05-01 duration 4"]
    assert taken.notes == ["2026-06-01 start_date: 2026-06-01"]


def test_a_start_without_a_length_is_kept_beside_others() -> None:
    attacks = """Started,Duration,Recovered,Description
2012-03-02 00:00:00,-,2012-03-02 00:00:00,
2012-03-19 15:30:00,6 hours,2012-03-19 21:30:00,after the film
2012-04-11 11:00:00,2 hours,2012-04-11 13:00:00,
"""
    taken = Taken(attacks)
    assert taken.notes == [
        "2012-03-02 Started: 2012-03-02 00:00:00",
        "2012-03-19 Description: after the film",
    ]
    assert len(taken.values) == 2
    assert "a line that says no more is kept, as a note" in taken.how("Started")
    written = Taken(attacks.replace("Started", "Written"))
    assert written.notes == ["2012-03-19 Description: after the film"]


def test_an_end_in_full_may_be_of_the_day_after() -> None:
    taken = Taken(
        "Date,What,Start,End\n2026-05-01,Sleep,2026-05-01 18:15,2026-05-02 06:58\n"
        "2026-05-02,Sleep,09:15,10:15\n2026-05-03,Sleep,09:15,10:00\n"
    )
    assert taken.errors == []
    assert [one.split()[-1] for one in taken.values] == ["12.7167", "1", "0.75"]


def test_lines_of_which_some_are_of_sleep_are_at_their_starts() -> None:
    taken = Taken(
        "Start,End,Name,CountsAsSleep\n2026-03-03 09:00:00,2026-03-03 09:12:00,walk,False\n"
        "2026-03-03 09:12:00,2026-03-03 11:42:00,work,False\n"
        "2026-03-04 23:40:00,2026-03-05 07:40:00,sleep,True\n"
        "2026-03-05 09:12:00,2026-03-05 11:42:00,work,False\n"
    )
    assert "2026-03-03T09:00 walk-duration 0.2" in taken.values
