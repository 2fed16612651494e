"""What 03/04/2026 means, and which columns say when: told by the whole file, or asked."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.reader import DateOrder, Here, Said
from sidelog.exchange.table.cell.days import read_day
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.plan import plan_file
from sidelog.exchange.table.rows.grid import text_grid
from sidelog.exchange.table.rows.header import find_columns
from tests.exchange.table.tables import HERE, NOW, Taken, source_of

DAY_FIRST = Said(order=DateOrder.DAY_FIRST)


def days(content: str, said: Said | None = None, here: Here = HERE) -> list[str]:
    taken = Taken(content, said or Said(), here)
    assert taken.reading.question is None
    return [value.split()[0] for value in taken.values]


def table(*texts: str, name: str = "date") -> str:
    return f"{name},mood\n" + "".join(f'"{text}",7\n' for text in texts)


def refused(content: str, said: Said | None = None) -> str:
    with pytest.raises(BadDataError) as refusal:
        Taken(content, said or Said())
    return refusal.value.message


# The order of numbers


def test_one_line_settles_the_whole_column_and_is_shown() -> None:
    taken = Taken(table("03/04/2026", "13/04/2026"))
    assert taken.values == ["2026-04-03 mood-1-10 7", "2026-04-13 mood-1-10 7"]
    assert taken.how("date") == "day: day-first: 13/04/2026 in line 3"


def test_where_nothing_settles_it_one_question_is_asked() -> None:
    content = table("03/04/2026", "05/05/2026", "01/02/2026")
    question = Taken(content).reading.question
    assert question
    assert (question.field, question.flag) == ("order", "--dates")
    assert "03/04/2026 in line 2" in question.text
    assert question.choices == {"day-first": "Fri 3 Apr 2026", "month-first": "Wed 4 Mar 2026"}
    assert Taken(content).lines == []
    assert days(content, question.answered(Said(), "month-first")) == [
        *("2026-03-04", "2026-05-05", "2026-01-02")
    ]
    assert days(content, DAY_FIRST) == ["2026-04-03", "2026-05-05", "2026-02-01"]


def test_an_order_that_the_file_contradicts_is_refused_with_the_line() -> None:
    with pytest.raises(UsageError) as refusal:
        Taken(table("03/04/2026", "13/08/2026"), Said(order=DateOrder.MONTH_FIRST))
    assert refusal.value.message == (
        "file.csv: --dates month-first was said, and 13/08/2026 in line 3 is day-first."
    )


def test_a_column_of_both_orders_is_asked_about() -> None:
    content = table("13/04/2026", "04/13/2026")
    question = Taken(content).reading.question
    assert question
    assert "13/04/2026 in line 2 is day-first and 04/13/2026 in line 3" in question.text
    taken = Taken(content, DAY_FIRST)
    assert taken.errors == ["line 3, column date: '04/13/2026': no such day (day-first)"]


def test_days_that_would_be_still_to_come_settle_it() -> None:
    taken = Taken(table("01/12/2026", "02/11/2026"))
    assert taken.values == ["2026-01-12 mood-1-10 7", "2026-02-11 mood-1-10 7"]
    assert "day-first, 01/12/2026 in line 2 would be still to come" in taken.how("date")


def test_the_order_of_the_lines_settles_it_where_it_is_told_apart() -> None:
    taken = Taken(table("05/01/2026", "06/01/2026", "07/01/2026", "01/02/2026"))
    assert taken.values[-1] == "2026-02-01 mood-1-10 7"
    assert "day-first: only so its lines are in order" in taken.how("date")
    wrong = "date,mood\n05/01/2026,7\n30/02/2026,7\n06/01/2026,7\n07/01/2026,7\n01/02/2026,7\n1\n"
    assert "only so its lines are in order" in Taken(wrong).how("date")


def test_weekdays_settle_it_beside_the_day_or_in_it() -> None:
    content = "date,weekday,mood\n05/04/2026,Sunday,7\n06/04/2026,Monday,7\n"
    taken = Taken(content)
    assert [value.split()[0] for value in taken.values] == ["2026-04-05", "2026-04-06"]
    assert "only so the weekdays beside them are right" in taken.how("date")
    assert days(table("Sun 05/04/2026", "Mon 06/04/2026")) == ["2026-04-05", "2026-04-06"]


def test_days_of_which_both_numbers_are_the_same_need_no_order() -> None:
    assert days(table("05/05/2026", "06/06/2026")) == ["2026-05-05", "2026-06-06"]


def test_years_of_two_digits_are_of_this_century() -> None:
    taken = Taken(table("5/1/26", "5/13/26"))
    assert taken.values[0] == "2026-05-01 mood-1-10 7"


def test_a_year_of_two_digits_in_front_is_known_by_what_changes() -> None:
    taken = Taken(table("26-05-01", "26-05-02", "26-05-03"))
    assert [value.split()[0] for value in taken.values] == [
        "2026-05-01",
        "2026-05-02",
        "2026-05-03",
    ]
    assert "the year is in front" in taken.how("date")
    assert days(table("05-01-26", "05-13-26")) == ["2026-05-01", "2026-05-13"]
    assert days(table("01-02-26", "02-02-26", "13-02-26")) == [
        *("2026-02-01", "2026-02-02", "2026-02-13")
    ]


def test_a_year_that_may_be_a_day_is_refused() -> None:
    assert "may begin with its day or with its year" in refused(table("26-05-01"))


def test_serials_epochs_and_their_beginning() -> None:
    taken = Taken("date,mood\n46143,7\n46144.5,7\n0,7\n90000,7\nx,7\n1e300,7\n46145,7\n")
    assert taken.values == [
        "2026-05-01 mood-1-10 7",
        "2026-05-02T12:00 mood-1-10 7",
        "2026-05-03 mood-1-10 7",
    ]
    assert "Excel counts them: 46143 is 2026-05-01" in taken.how("date")
    assert [error.split(":")[0] for error in taken.errors] == [
        *("line 4, column date", "line 5, column date", "line 6, column date"),
        "line 7, column date",
    ]


def test_numbers_that_nothing_calls_days_are_so_only_where_they_can_be_nothing_else() -> None:
    assert days("a,mood\n46143,7\n46144,7\n") == ["2026-05-01", "2026-05-02"]
    assert "says the day" in refused("steps,mood\n25000,7\n30000,7\n")
    assert "says the day" in refused("x,mood\n46143,7\n46143,7\n")


@pytest.mark.parametrize("text", ["Mon 3 Aug", "August 3", "3. Aug.", "29 Feb", "03/08"])
def test_days_without_a_year_are_refused_with_what_would_be_right(text: str) -> None:
    assert refused(table(text)) == (
        f"file.csv: date has days without their year, such as {text!r} in line 2."
    )
    assert days('date,year,mood\n"3 Aug",2026,7\n"Mon 3 Aug",2026,7\n') == ["2026-08-03"] * 2


def test_the_day_from_which_machines_count_is_no_day() -> None:
    words = ["1970-01-01", "1969-12-31T19:00:00-05:00", "1.1.1970", "Jan 1, 1970", "1970-01-02"]
    taken = Taken(table(*words, "2026-05-13").replace(",7", ",9"), DAY_FIRST)
    assert taken.values[-1] == "2026-05-13 mood 9"
    assert len(taken.values) == 2
    assert [error.partition(" is the beginning of 1970")[0] for error in taken.errors] == [
        f"line {line}, column date: {word!r}" for line, word in enumerate(words[:4], start=2)
    ]


@pytest.mark.parametrize("size", [1, 1000])
def test_seconds_and_milliseconds_since_1970_are_local_moments(size: int) -> None:
    taken = Taken(f"time,mood\n{1767300000 * size},7\n{1767386400 * size},7\n0,7\n")
    assert taken.values == ["2026-01-01T21:40 mood-1-10 7", "2026-01-02T21:40 mood-1-10 7"]
    assert "the beginning of 1970, as programs write it where no time" in taken.errors[0]
    assert not taken.lines[0].local


# Which column


def test_the_day_of_the_person_is_taken_and_not_when_it_was_sent() -> None:
    taken = Taken("Timestamp,Date,mood\n2026-05-03 08:00,2026-05-02,7\n")
    assert taken.values == ["2026-05-02 mood-1-10 7"]
    assert taken.why_left("Timestamp") == "another day or time, not that of the line"


def test_an_end_is_no_day_of_a_line() -> None:
    taken = Taken("End,Start,mood\n2026-05-03 08:00,2026-05-02 23:00,7\n")
    assert "2026-05-02T23:00 mood-1-10 7" in taken.values


def test_a_time_in_a_column_of_its_own_makes_moments() -> None:
    content = "date,time,bedtime,mood\n2026-05-01,8:30 p.m.,23:00,7\n2026-05-02,,22:00,7\n"
    content += "2026-05-03,soon,22:00,7\n2026-05-04,-,21:00,6\n"
    taken = Taken(content)
    assert taken.values == [
        *("2026-05-01T20:30 mood-1-10 7", "2026-05-02 mood-1-10 7", "2026-05-04 mood-1-10 6")
    ]
    assert taken.errors == ["line 4, column time: 'soon' is no time, such as 08:30"]
    assert taken.lines[0].local


def test_a_time_is_known_by_the_words_of_its_name() -> None:
    content = "date,Time of Measurement,Wake Time,mood\n2026-05-01,8:00,6:00,7\n"
    assert Taken(content).values == ["2026-05-01T08:00 mood-1-10 7"]
    assert Taken("date,Bed Time,mood\n2026-05-01,23:00,7\n").values == ["2026-05-01 mood-1-10 7"]


def test_hours_are_times_where_a_day_has_several_lines() -> None:
    content = "date,hour,steps\n2026-05-01,9,100\n2026-05-01,10,200\n2026-05-02,x,5\n"
    taken = Taken(content)
    assert taken.values == ["2026-05-01T09:00 steps 100", "2026-05-01T10:00 steps 200"]
    once = Taken("date,hour,steps\n2026-05-01,9,100\n2026-05-02,10,200\n")
    assert once.values == ["2026-05-01 steps 100", "2026-05-02 steps 200"]
    assert once.why_left("hour") == "the date says it"


def test_a_year_that_is_apart_goes_with_the_rest_of_the_date() -> None:
    content = "year,date,mood\n2026,June 22,7\n2026,22 July,7\n2026,soon,7\nx,June 1,7\n"
    taken = Taken(content)
    assert taken.values == ["2026-06-22 mood-1-10 7", "2026-07-22 mood-1-10 7"]
    assert taken.errors[0] == "line 4, column date: 'soon' of '2026' is no day"


def test_year_month_and_day_in_three_columns() -> None:
    content = "Year,Month,Day,mood\n2026,5,1,7\n2026,2,30,7\n"
    taken = Taken(content)
    assert taken.values == ["2026-05-01 mood-1-10 7"]
    assert taken.errors == ["line 3, column Day: '2026-2-30' is no day"]


@pytest.mark.parametrize("content", ["a,b\nx,y\nz,w\n", "day,mood\n1,7\n2,7\n", "Month,Day\n5,1\n"])
def test_without_a_day_nothing_comes_in(content: str) -> None:
    assert "says the day of its lines" in refused(content)


def test_a_year_and_an_hour_without_numbers_are_none() -> None:
    assert "without their year" in refused('year,date\n"20,26",June 22\n')
    taken = Taken("date,hour,mood\n2026-05-01,noon,7\n2026-05-01,late,7\n2026-05-02,x,7\n")
    assert len(taken.values) == 3


def test_a_year_alone_is_no_day() -> None:
    assert "says the day" in refused("year,mood\n2026,7\n2025,6\n")


# Moments


def test_midnight_in_every_line_is_no_time() -> None:
    taken = Taken(table("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z"))
    assert taken.values == ["2026-05-01 mood-1-10 7", "2026-05-02 mood-1-10 7"]
    assert "every time is 00:00" in taken.how("date")


def test_utc_becomes_local_and_an_offset_stays() -> None:
    taken = Taken(table("2026-05-01T22:30:00Z", "2026-05-01T22:30:00-05:00"))
    moments = [entry.at.isoformat() for entry in taken.entries if entry.at]
    assert moments == ["2026-05-02T00:30:00+02:00", "2026-05-01T22:30:00-05:00"]
    assert [f"{entry.day}" for entry in taken.entries] == ["2026-05-02", "2026-05-01"]
    assert "1 in UTC become local time" in taken.how("date")
    assert not any(line.local for line in taken.lines)


def test_a_time_on_the_day_of_a_change_of_the_clocks_has_the_offset_of_its_hour() -> None:
    taken = Taken(table("2026-03-29 01:30", "2026-03-29 08:30"))
    assert [f"{entry.at:%H:%M%z}" for entry in taken.entries] == ["01:30+0100", "08:30+0200"]


def test_the_last_day_that_can_be_counted_is_still_to_come() -> None:
    rows = "2026,5,1,08:30,7\n9999,12,31,08:30,7\n"
    assert "is still to come here" in Taken(f"year,month,day,time,mood\n{rows}").errors[0]


def test_utc_becomes_local_on_both_sides_of_a_change_of_the_clocks() -> None:
    """On Lord Howe they go by half an hour, in the middle of an hour of UTC."""
    here = Here(NOW.astimezone(ZoneInfo("Australia/Lord_Howe")), time(0), HERE.measures)
    texts = ("2025-10-03T15:15Z", "2025-10-04T15:15Z", "2025-10-04T15:45Z", "2025-10-06T15:15Z")
    moments = [
        entry.at.isoformat() for entry in Taken(table(*texts), here=here).entries if entry.at
    ]
    assert moments == [
        "2025-10-04T01:45:00+10:30",
        "2025-10-05T01:45:00+10:30",
        "2025-10-05T02:45:00+11:00",
        "2025-10-07T02:15:00+11:00",
    ]


def test_a_night_belongs_to_the_day_before() -> None:
    here = Here(NOW, time(4), HERE.measures)
    taken = Taken(table("2026-05-01 02:00", "2026-05-01 08:00"), here=here)
    assert [f"{entry.day}" for entry in taken.entries] == ["2026-04-30", "2026-05-01"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-12-01", "is still to come here"),
        ("2026-11-22 23:00", "is still to come here"),
        ("2026-03-29 02:30", "the clocks went forward"),
        ("2026-02-30", "no such day"),
        ("Sunday, 2 May 2026", "is not a Sunday"),
        ("2026-05-01T08:00+25:00", "is an offset that no zone has"),
        ("soon", "is not a date in full"),
        ("", "every line needs its day"),
        ("N/A", "every line needs its day"),
    ],
)
def test_a_line_without_a_day_that_was_is_said(text: str, words: str) -> None:
    taken = Taken(table("2026-05-01 08:00", text))
    assert len(taken.values) == 1
    assert words in taken.errors[0]
    assert taken.errors[0].startswith("line 3, column date: ")


def test_east_of_here_a_day_may_not_have_begun_here() -> None:
    here = Here(NOW.astimezone(ZoneInfo("America/Los_Angeles")), time(0), HERE.measures)
    ahead = (NOW + timedelta(hours=5, minutes=-1)).strftime("%Y-%m-%dT%H:%M+09:00")
    taken = Taken(table("2026-05-01 08:00", ahead), here=here)
    assert "Mon 23 Nov 2026 is still to come here" in taken.errors[0]


def test_many_moments_are_read_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sidelog.exchange.table.dating.moments._MOST_HELD", 1)
    assert days(table("2026-05-01", "2026-05-02", "2026-05-01")) == [
        *("2026-05-01", "2026-05-02", "2026-05-01")
    ]


def test_an_hour_and_a_minute_make_a_time_together() -> None:
    taken = Taken(
        "Date,Hour,Minute,Level\n2026-05-01,15,27,6\n2026-05-01,16,5,5\n2026-05-02,8,,4\n"
        "2026-05-02,,30,3\n2026-05-02,9,x,4\n"
    )
    assert taken.values == [
        "2026-05-01T15:27 level 6",
        "2026-05-01T16:05 level 5",
        "2026-05-02T08:00 level 4",
        "2026-05-02 level 3",
    ]
    assert taken.errors == ["line 6, column Hour: '9:x' is no time, such as 08:30"]
    assert taken.reading.brought[0].found == "Date + Hour + Minute"


def test_times_may_be_written_without_a_sign_between() -> None:
    taken = Taken(
        "date,time,sys\n2026-05-01,930,120\n2026-05-01,2017,125\n2026-05-02,nan,130\n2026-05-03,05,9\n"
    )
    assert taken.values == [
        "2026-05-01T09:30 sys 120",
        "2026-05-01T20:17 sys 125",
        "2026-05-02 sys 130",
    ]
    assert len(taken.errors) == 1
    minutes = Taken("date,time,laps\n2026-05-01,45,20\n2026-05-02,120,25\n")
    assert minutes.values[0] == "2026-05-01 time 45"


def test_a_minute_may_be_one_digit() -> None:
    taken = Taken(
        "date,time,sys\n2026-05-01,19:0,120\n2026-05-01,7:9,125\n2026-05-02,07:10,125\n"
        "2026-05-02,25:1,1\n2026-05-02,09:12,1\n2026-05-03,09:14,1\n2026-05-04,1:2:3:4,1\n"
        "2026-05-05,09:12,1\n2026-05-05,09:13,1\n"
    )
    assert taken.values[:2] == ["2026-05-01T19:00 sys 120", "2026-05-01T07:09 sys 125"]
    assert taken.errors == [
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


def test_what_is_wrong_with_many_lines_holds_none_of_them() -> None:
    columns = find_columns(text_grid(source_of(table("2026-05-01", ""))), None)
    plan = plan_file(columns, HERE, Said(), set())
    moments = Moments(plan.dating, HERE, frozenset(), ahead=False)
    deep = []
    for _ in range(3):
        with pytest.raises(BadDataError) as refusal:
            moments.at(["", "7"])
        deep.append(len(refusal.traceback))
    assert len(set(deep)) == 1


@pytest.mark.parametrize("text", ["2026-05", "2026-W05", "202605", "May 2026", "2026/05"])
def test_a_month_or_a_week_is_no_day(text: str) -> None:
    with pytest.raises(BadDataError, match="says a week or a month") as raised:
        Taken(f"period,mood\n{text},7\n")
    assert "of a day" in raised.value.hint


def test_times_that_may_lack_am_and_pm_are_taken_as_written_with_a_word() -> None:
    rows = "".join(f"2026-05-0{day},{hour}:15,120\n" for day, hour in enumerate(range(4, 12), 1))
    assert "few times are after noon" in Taken(f"date,time,sys\n{rows}").how("date + time")
    some = f"date,time,sys\n{rows}2026-05-09,13:15,120\n"
    assert "few times are after noon" in Taken(some).how("date + time")
    later = f"date,time,sys\n{rows}2026-05-09,18:15,120\n"
    assert "few times are after noon" not in Taken(later).how("date + time")


@pytest.mark.parametrize(
    "text",
    [
        "2026. 05. 01.",
        "2026.05.01.",
        "2026年5月1日",
        "2026年5月1日(金)",
        "2026/05/01(金)",
        "01/05/2026 (Fri)",
        "1/5/26 Fri",
    ],
)
def test_a_day_may_have_its_weekday_beside_it(text: str) -> None:
    assert Taken(f"date,x\n{text},0.5\n").values == ["2026-05-01 x 0.5"]


@pytest.mark.parametrize("name", ["Uhrzeit", "время", "時刻", "시간"])
def test_the_time_has_a_name_in_each_language(name: str) -> None:
    assert Taken(f"date,{name},x\n2026-05-01,7:05,0.5\n").values == ["2026-05-01T07:05 x 0.5"]


@pytest.mark.parametrize("text", ["20260501083000", "202605010830", "2026-05-01-08:30:00"])
def test_a_moment_may_have_no_signs_between_its_parts(text: str) -> None:
    assert Taken(f"date,x\n{text},0.5\n").values == ["2026-05-01T08:30 x 0.5"]
    assert read_day("20261301083000") is None


def test_a_day_or_a_year_in_front_is_as_was_said() -> None:
    rows = "date,x\n22/05/25,0.5\n23/05/26,1.5\n"
    with pytest.raises(BadDataError) as raised:
        Taken(rows)
    assert "--dates day-first" in raised.value.hint
    said = Taken(rows, Said(order=DateOrder.DAY_FIRST))
    assert said.values == ["2025-05-22 x 0.5", "2026-05-23 x 1.5"]


def test_of_columns_without_names_the_only_times_are_those_of_the_lines() -> None:
    rows = "2026-05-01,a b,7:15,0.5\n2026-05-01,c d,21:30,1.5\n2026-05-02,a b,8:15,0.5\n"
    taken = Taken(rows)
    assert taken.values[:2] == ["2026-05-01T07:15 column-4 0.5", "2026-05-01T21:30 column-4 1.5"]
