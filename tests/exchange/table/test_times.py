"""The times of lines: beside their days, in their own columns, of this zone or another."""

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import pytest

from sidelog.exchange.reader import DateOrder, Here, Said
from sidelog.exchange.table.cell.days import read_day
from tests.exchange.table.tables import HERE, NOW, Taken, dated, days

DAY_FIRST = Said(order=DateOrder.DAY_FIRST)


@pytest.mark.parametrize("size", [1, 1000])
def test_seconds_and_milliseconds_since_1970_are_local_moments(size: int) -> None:
    taken = Taken(f"time,mood\n{1767300000 * size},7\n{1767386400 * size},7\n0,7\n")
    assert taken.values == ["2026-01-01T21:40 mood-0-10 7", "2026-01-02T21:40 mood-0-10 7"]
    assert "the beginning of 1970, as programs write it where no time" in taken.errors[0]
    assert not taken.lines[0].local


def test_a_time_in_a_column_of_its_own_makes_moments() -> None:
    content = "date,time,bedtime,mood\n2026-05-01,8:30 p.m.,23:00,7\n2026-05-02,,22:00,7\n"
    content += "2026-05-03,soon,22:00,7\n2026-05-04,-,21:00,6\n"
    taken = Taken(content)
    assert taken.values == [
        *("2026-05-01T20:30 mood-0-10 7", "2026-05-02 mood-0-10 7"),
        *("2026-05-03 mood-0-10 7", "2026-05-04 mood-0-10 6"),
    ]
    assert taken.errors == [
        "line 4, column time: 'soon' is no time, such as 08:30; the line is taken without a time"
    ]
    assert taken.lines[0].local


def test_a_time_is_known_by_the_words_of_its_name() -> None:
    content = "date,Time of Measurement,Wake Time,mood\n2026-05-01,8:00,6:00,7\n"
    assert Taken(content).values == ["2026-05-01T08:00 mood-0-10 7"]


@pytest.mark.parametrize(
    ("early", "late"),
    [("7:30a", "9:15p"), ("7.30am", "9.15pm"), ("0730", "2115"), ("7h30", "21h15")],
)
def test_times_may_be_written_short(early: str, late: str) -> None:
    content = f"date,time,mood\n2026-05-01,{early},7\n2026-05-02,{late},6\n"
    assert Taken(content).values == ["2026-05-01T07:30 mood-0-10 7", "2026-05-02T21:15 mood-0-10 6"]


def test_the_hour_alone_and_a_word_for_it_may_stand_among_times() -> None:
    taken = Taken("date,time,mood\n2026-05-01,7a,7\n2026-05-02,9p,6\n2026-05-03,evening,5\n")
    assert [value.split()[0] for value in taken.values] == [
        *("2026-05-01T07:00", "2026-05-02T21:00", "2026-05-03")
    ]
    assert taken.errors == [
        "line 4, column time: 'evening' is no time, such as 08:30; the line is taken without a time"
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026/02/01 9:15:33 PM MST", "2026-02-01T21:15:33-07:00"),
        ("2026/07/01 9:15:33 AM GMT+2", "2026-07-01T09:15:33+02:00"),
        ("2026/07/01 9:15:33 PM BST", "2026-07-01T21:15:33+01:00"),
        ("2026-02-01 21:15:33 CET", "2026-02-01T21:15:33+01:00"),
        ("2026-02-01T21:15:33+01:00[Europe/Berlin]", "2026-02-01T21:15:33+01:00"),
        ("2026/07/01 9:15:33 PM IST", "2026-07-01T21:15:33+02:00"),
    ],
)
def test_the_name_of_a_zone_is_its_offset_unless_it_has_several(text: str, moment: str) -> None:
    taken = Taken(dated(text, name="Timestamp"))
    assert [entry.at.isoformat() for entry in taken.entries if entry.at] == [moment]
    assert taken.lines[0].local is text.endswith("IST")


@pytest.mark.parametrize(
    ("name", "late", "when"),
    [
        ("beeptime", "20:57", "day and time"),
        ("screentime", "04:57", "day"),
        ("risetime", "20:57", "day"),
        ("sleeptime", "20:57", "day"),
    ],
)
def test_a_time_may_be_one_word_with_what_it_is_of(name: str, late: str, when: str) -> None:
    content = f"date,{name},mood\n2026-05-01,02:32,7\n2026-05-02,{late},6\n"
    assert Taken(content).reading.brought[0].name == when
    assert Taken("date,Bed Time,mood\n2026-05-01,23:00,7\n").values == ["2026-05-01 mood-0-10 7"]


def test_hours_are_times_where_a_day_has_several_lines() -> None:
    content = "date,hour,steps\n2026-05-01,9,100\n2026-05-01,10,200\n2026-05-02,x,5\n"
    taken = Taken(content)
    assert taken.values == [
        "2026-05-01T09:00 steps 100",
        "2026-05-01T10:00 steps 200",
        "2026-05-02 steps 5",
    ]
    once = Taken("date,hour,steps\n2026-05-01,9,100\n2026-05-02,10,200\n")
    assert once.values == ["2026-05-01 steps 100", "2026-05-02 steps 200"]
    assert "which" in once.why_left("hour")


def test_midnight_in_every_line_is_no_time() -> None:
    taken = Taken(dated("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z"))
    assert taken.values == ["2026-05-01 mood-0-10 7", "2026-05-02 mood-0-10 7"]
    assert "every time is 00:00" in taken.how("date")


def test_utc_becomes_local_and_an_offset_stays() -> None:
    taken = Taken(dated("2026-05-01T22:30:00Z", "2026-05-01T22:30:00-05:00"))
    moments = [entry.at.isoformat() for entry in taken.entries if entry.at]
    assert moments == ["2026-05-02T00:30:00+02:00", "2026-05-01T22:30:00-05:00"]
    assert [f"{entry.day}" for entry in taken.entries] == ["2026-05-02", "2026-05-01"]
    assert "1 in UTC become local time" in taken.how("date")
    assert not any(line.local for line in taken.lines)


def test_a_time_on_the_day_of_a_change_of_the_clocks_has_the_offset_of_its_hour() -> None:
    taken = Taken(dated("2026-03-29 01:30", "2026-03-29 08:30"))
    assert [f"{entry.at:%H:%M%z}" for entry in taken.entries] == ["01:30+0100", "08:30+0200"]


def test_utc_becomes_local_on_both_sides_of_a_change_of_the_clocks() -> None:
    """On Lord Howe they go by half an hour, in the middle of an hour of UTC."""
    here = Here(NOW.astimezone(ZoneInfo("Australia/Lord_Howe")), time(0), HERE.measures)
    texts = ("2025-10-03T15:15Z", "2025-10-04T15:15Z", "2025-10-04T15:45Z", "2025-10-06T15:15Z")
    moments = [
        entry.at.isoformat() for entry in Taken(dated(*texts), here=here).entries if entry.at
    ]
    assert moments == [
        "2025-10-04T01:45:00+10:30",
        "2025-10-05T01:45:00+10:30",
        "2025-10-05T02:45:00+11:00",
        "2025-10-07T02:15:00+11:00",
    ]


def test_a_night_belongs_to_the_day_before() -> None:
    here = Here(NOW, time(4), HERE.measures)
    taken = Taken(dated("2026-05-01 02:00", "2026-05-01 08:00"), here=here)
    assert [f"{entry.day}" for entry in taken.entries] == ["2026-04-30", "2026-05-01"]


def test_many_moments_are_read_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sidelog.exchange.table.dating.moments._MOST_HELD", 1)
    assert days(dated("2026-05-01", "2026-05-02", "2026-05-01")) == [
        *("2026-05-01", "2026-05-02", "2026-05-01")
    ]


def test_an_hour_and_a_minute_make_a_time_together() -> None:
    taken = Taken(
        "Date,Hour,Minute,Level\n2026-05-01,15,27,6\n2026-05-01,16,5,5\n2026-05-02,8,,4\n"
        "2026-05-02,,30,3\n2026-05-03,9,x,4\n"
    )
    assert taken.values == [
        "2026-05-01T15:27 level 6",
        "2026-05-01T16:05 level 5",
        "2026-05-02 level 3.5",
        "2026-05-03 level 4",
    ]
    assert taken.errors[0].startswith("line 6, column Hour: '9:x' is no time, such as 08:30")
    assert taken.reading.brought[0].found == "Date + Hour + Minute"


def test_times_may_be_written_without_a_sign_between() -> None:
    taken = Taken(
        "date,time,sys\n2026-05-01,930,120\n2026-05-01,2017,125\n2026-05-02,nan,130\n2026-05-03,05,9\n"
    )
    assert taken.values == [
        "2026-05-01T09:30 sys 120",
        "2026-05-01T20:17 sys 125",
        "2026-05-02 sys 130",
        "2026-05-03 sys 9",
    ]
    assert len(taken.errors) == 1
    minutes = Taken("date,time,laps\n2026-05-01,45,20\n2026-05-02,120,25\n")
    assert minutes.values[0] == "2026-05-01 time 45"


def test_one_or_two_digits_among_times_without_a_sign_say_no_time() -> None:
    content = "date,What time was it?,pain\n2026-05-01,830,3\n2026-05-02,2015,2\n"
    taken = Taken(f"{content}2026-05-03,22,1\n2026-05-04,9,1\n")
    assert [one.split()[0] for one in taken.values] == [
        *("2026-05-01T08:30", "2026-05-02T20:15", "2026-05-03", "2026-05-04")
    ]
    assert [error.partition(";")[0] for error in taken.errors] == [
        "line 4, column What time was it?: '22' is no time, such as 08:30",
        "line 5, column What time was it?: '9' is no time, such as 08:30",
    ]


def test_a_minute_may_be_one_digit() -> None:
    taken = Taken(
        "date,time,sys\n2026-05-01,19:0,120\n2026-05-01,7:9,125\n2026-05-02,07:10,125\n"
        "2026-05-02,25:1,1\n2026-05-02,09:12,1\n2026-05-03,09:14,1\n2026-05-04,1:2:3:4,1\n"
        "2026-05-05,09:12,1\n2026-05-05,09:13,1\n"
    )
    assert taken.values[:2] == ["2026-05-01T19:00 sys 120", "2026-05-01T07:09 sys 125"]
    assert [error.partition(";")[0] for error in taken.errors] == [
        "line 5, column time: '25:1' is no time, such as 08:30",
        "line 8, column time: '1:2:3:4' is no time, such as 08:30",
    ]


def test_a_time_beside_the_day_needs_no_name() -> None:
    taken = Taken("3/13/2026,6:52,125\n3/13/2026,13:15,121\n3/14/2026,6:50,120\n")
    assert taken.values == [
        "2026-03-13T06:52 column-3 125",
        "2026-03-13T13:15 column-3 121",
        "2026-03-14T06:50 column-3 120",
    ]


def test_a_moment_is_taken_before_a_day_that_has_several_lines() -> None:
    content = "date,datetime,hrv\n2026-05-01,2026-05-01 17:50,32\n2026-05-01,2026-05-01 06:08,45\n"
    assert Taken(content).values == ["2026-05-01T17:50 hrv 32", "2026-05-01T06:08 hrv 45"]
    once = "date,datetime,hrv\n2026-05-01,2026-05-01 17:50,32\n2026-05-02,2026-05-02 06:08,45\n"
    assert Taken(once).values[0] == "2026-05-01 hrv 32"


def test_a_plan_is_no_moment_of_a_line() -> None:
    taken = Taken(
        "goal_wake_time,com.example.app.sleep.start_time,score\n"
        "2026-05-01 07:00,2026-04-30 23:10,80\n2026-05-02 07:00,2026-05-01 23:40,70\n"
    )
    assert taken.values[0] == "2026-04-30T23:10 score 80"


def test_of_several_times_of_a_night_none_is_that_of_the_line() -> None:
    taken = Taken("Date,Bed Time,Ring Time,x\n2026-05-01,11:38 PM,6:22 AM,7\n")
    assert taken.values == ["2026-05-01 x 7"]


def test_times_that_may_lack_am_and_pm_are_taken_as_written_with_a_word() -> None:
    rows = "".join(f"2026-05-0{day},{hour}:15,120\n" for day, hour in enumerate(range(4, 12), 1))
    assert "few times are after noon" in Taken(f"date,time,sys\n{rows}").how("date + time")
    some = f"date,time,sys\n{rows}2026-05-09,13:15,120\n"
    assert "few times are after noon" in Taken(some).how("date + time")
    later = f"date,time,sys\n{rows}2026-05-09,18:15,120\n"
    assert "few times are after noon" not in Taken(later).how("date + time")


@pytest.mark.parametrize("name", ["Uhrzeit", "время", "時刻", "시간"])
def test_the_time_has_a_name_in_each_language(name: str) -> None:
    assert Taken(f"date,{name},x\n2026-05-01,7:05,0.5\n").values == ["2026-05-01T07:05 x 0.5"]


@pytest.mark.parametrize("text", ["20260501083000", "202605010830", "2026-05-01-08:30:00"])
def test_a_moment_may_have_no_signs_between_its_parts(text: str) -> None:
    assert Taken(f"date,x\n{text},0.5\n").values == ["2026-05-01T08:30 x 0.5"]
    assert read_day("20261301083000") is None


def test_of_columns_without_names_the_only_times_are_those_of_the_lines() -> None:
    rows = "2026-05-01,a b,7:15,0.5\n2026-05-01,c d,21:30,1.5\n2026-05-02,a b,8:15,0.5\n"
    taken = Taken(rows)
    assert taken.values[:2] == ["2026-05-01T07:15 column-4 0.5", "2026-05-01T21:30 column-4 1.5"]


def test_words_and_hours_alone_are_read_among_times() -> None:
    rows = ("1,noon,3", "2,8am,4", "3,19,5", "4,19 Uhr,6", "5,7 pm,7")
    content = "date,time,pain\n" + "".join(f"2026-05-0{row}\n" for row in rows)
    taken = Taken(content)
    hours = [one.split()[0][-6:] for one in taken.values]
    assert hours == ["T12:00", "T08:00", "T19:00", "T19:00", "T19:00"]
    assert taken.errors == []
    unsure = Taken(content + "2026-05-06,7,5\n2026-05-07,midnight,5\n")
    assert unsure.values[-2:] == ["2026-05-06 pain 5", "2026-05-07 pain 5"]
    assert [error.partition(";")[0] for error in unsure.errors] == [
        *("line 7, column time: '7' is no time, such as 08:30",),
        "line 8, column time: 'midnight' may begin its day or end it",
    ]
    plain = Taken("date,time,pain\n2026-05-01,7:30,3\n2026-05-02,7,4\n")
    assert plain.values[1] == "2026-05-02T07:00 pain 4"


def test_values_whose_times_cannot_be_read_are_several_of_a_day() -> None:
    content = "date,time,pain\n2026-05-01,later,3\n2026-05-01,abends,5\n2026-05-02,8:00,4\n"
    content += "2026-05-03,8:30,4\n2026-05-04,9:30,4\n"
    question = Taken(content).reading.question
    assert question
    assert "such as Fri 1 May 2026 (lines 2, 3)" in question.text
    doses = Taken(
        "date,time,medicine,dose\n2026-05-01,8:00,ibuprofen,4 mg\n2026-05-01,late,ibuprofen,4 mg\n"
    )
    assert doses.doses == ["2026-05-01T08:00 ibuprofen 4 mg", "2026-05-01 ibuprofen 4 mg"]


@pytest.mark.parametrize("name", ["time", "Heure", "Uhrzeit"])
def test_hours_with_an_h_are_times_under_the_name_of_a_time(name: str) -> None:
    content = f"date,{name},mood\n2026-05-01,9h,4\n2026-05-02,22h15,5\n"
    assert days(content) == ["2026-05-01T09:00", "2026-05-02T22:15"]
    for lengths in (("2h", "45 min"), ("9h", "10h 45m"), ("1h30", "2h")):
        rows = "".join(f"2026-05-0{day},{text},4\n" for day, text in enumerate(lengths, start=1))
        assert not any(entry.at for entry in Taken(f"date,{name},mood\n{rows}").entries)


def test_the_same_words_at_the_same_minute_come_in_once() -> None:
    content = "date,time,note\n2026-05-01,8:00,bad\n2026-05-01,8:00,bad\n2026-05-01,9:00,bad\n"
    said = [entry.identity for entry in Taken(content).entries]
    assert said[0] == said[1] != said[2]
    of_days = Taken("date,note\n2026-05-01,bad\n2026-05-01,bad\n").entries
    assert of_days[0].identity != of_days[1].identity


def test_a_length_of_time_beside_the_day_is_no_time_of_the_line() -> None:
    taken = Taken("Date,Moving Time,laps\n2026-05-01,0:27:32,20\n2026-05-02,1:02:10,25\n")
    assert [value for value in taken.values if "laps" in value] == [
        *("2026-05-01 laps 20", "2026-05-02 laps 25")
    ]


def test_midnight_in_many_lines_is_said_where_it_is_of_the_day_before() -> None:
    rows = "time,x\n2026-05-01 00:00,0.5\n2026-05-02 08:00,1.5\n2026-05-03 09:00,2.5\n"
    late = replace(HERE, day_starts=time(4))
    assert "00:00 (1) is a time, still of the day" in Taken(rows, here=late).how("time")
    assert "00:00" not in Taken(rows).how("time")


def test_times_in_a_column_called_utc_are_of_utc() -> None:
    taken = Taken("UTC Time,mood\n2026-07-01 08:30:00,6\n2026-07-02 22:30:00,7\n")
    assert [one[:16] for one in taken.values] == ["2026-07-01T10:30", "2026-07-03T00:30"]
    assert not any(line.local for line in taken.lines)


def test_days_that_moments_beside_them_disagree_with_are_the_persons_own() -> None:
    rows = "".join(
        f"2026-05-0{day + 1},2026-05-0{day + n} 0{n}:30,{day + n}\n"
        for day in (1, 3)
        for n in (0, 1)
    )
    taken = Taken(f"Date,Datetime,flights taken\n{rows}", Said(several=("sum",)))
    assert taken.values == ["2026-05-02 flights-taken 3", "2026-05-04 flights-taken 7"]
    assert taken.why_left("Datetime") == "another day or time, not that of the line"


def test_a_word_in_place_of_a_time_hides_no_moment_of_its_day() -> None:
    taken = Taken(
        "date,time,amount_ml\n2026-06-25,afternoon,20\n2026-06-25,19:00,20\n2026-06-25,night,7\n"
        "2026-06-26,08:00,15\n"
    )
    assert taken.values == ["2026-06-25 amount 47", "2026-06-26T08:00 amount 15"]
    assert taken.how("amount_ml").endswith(
        "; 1 day has values without a time beside others: their sum, and no times are kept (Thu 25 "
        "Jun 2026)"
    )


def test_a_time_that_cannot_be_read_hides_no_moment_of_its_day() -> None:
    taken = Taken(
        "date,time,level\n2026-02-24,08:10,115\n2026-02-25,07:40,120\n2026-02-25,12:75,160\n"
        "2026-02-26,9:99,140\n"
    )
    assert taken.values == [
        "2026-02-24T08:10 level 115",
        "2026-02-25T07:40 level 120",
        "2026-02-26 level 140",
    ]
    assert taken.notes == ["2026-02-25 level 160"]
    assert "a note where its time cannot be read" in taken.how("level")


def test_what_hardly_a_line_has_is_no_time_of_the_others() -> None:
    rows = "".join(f"23:30,07:00,,2026-05-{day:02},5\n" for day in range(1, 29))
    taken = Taken(f"Sleep,Wake,Time,date,mood\n{rows}23:30,07:00,7:30,2026-05-29,5\n")
    assert all("T" not in value.split()[0] for value in taken.values)


@pytest.mark.parametrize(
    "name", ["Uhrzeit", "Godzina", "Heure", "Hora", "Ora", "Klokka", "Kellonaika", "Kl.", "時刻"]
)
def test_times_with_a_point_are_known_by_the_name_of_their_column(name: str) -> None:
    days = ("01,8.30,5", "01,14.05,6", "02,9.15,4")
    taken = Taken("\n".join([f"date,{name},mood", *(f"2026-05-{day}" for day in days), ""]))
    assert taken.values == [
        f"2026-05-{when} mood-0-10 {value}"
        for when, value in (("01T08:30", 5), ("01T14:05", 6), ("02T09:15", 4))
    ]
    assert "times have a point: 14.05 is 14:05" in taken.how(f"date + {name}")


@pytest.mark.parametrize("times", [("1.30", "2.15"), ("8.30", "14.75"), ("8.3", "14.05")])
def test_numbers_that_may_be_no_times_stay_numbers(times: tuple[str, str]) -> None:
    rows = [f"2026-05-0{day},{at},5" for day, at in enumerate(times, start=1)]
    taken = Taken("\n".join(["date,time,mood", *rows, ""]))
    assert not any("T" in value for value in taken.values)
