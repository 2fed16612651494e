"""What 03/04/2026 means, and which columns say when: told by the whole file, or asked."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.reader import DateOrder, Here, Said
from sidelog.exchange.table.cell.said_words import SaidWords
from sidelog.exchange.table.dating.moments import Moments
from sidelog.exchange.table.planning.file import plan_file
from sidelog.exchange.table.rows.grid import text_grid
from sidelog.exchange.table.rows.header import find_columns
from tests.exchange.table.tables import HERE, NOW, Taken, dated, days, refused, source_of

DAY_FIRST = Said(order=DateOrder.DAY_FIRST)


# The order of numbers


def test_moments_of_utc_are_at_the_offset_that_their_line_says() -> None:
    taken = Taken(
        "count,startTime,zone_offset\n5,2026-05-01T23:30:00Z,+09:00\n6,2026-05-02T23:30:00Z,-04:00\n"
    )
    assert taken.values == ["2026-05-02T08:30 count 5", "2026-05-02T19:30 count 6"]
    assert not any(line.local for line in taken.lines)
    how = "moments of UTC, at the offset that zone_offset says: +09:00"
    assert taken.how("startTime + zone_offset") == f"day and time: {how}"
    counted = Taken("time,x,offset\n1777678200,5,UTC+0900\n1777764600,6,UTC+0900\n")
    assert counted.values == ["2026-05-02T08:30 x 5", "2026-05-03T08:30 x 6"]


def test_times_that_are_not_of_utc_are_taken_as_they_are_written() -> None:
    taken = Taken("time,x,offset\n2026-05-01 23:30,5,+09:00\n")
    assert taken.values == ["2026-05-01T23:30 x 5"]
    assert taken.why_left("offset") == "an offset, +09:00: times are taken as they are written"


def test_one_line_settles_the_whole_column_and_is_shown() -> None:
    taken = Taken(dated("03/04/2026", "13/04/2026"))
    assert taken.values == ["2026-04-03 mood-0-10 7", "2026-04-13 mood-0-10 7"]
    assert taken.how("date") == "day: day-first: 13/04/2026 in line 3"


def test_where_nothing_settles_it_one_question_is_asked() -> None:
    content = dated("03/04/2026", "05/05/2026", "01/02/2026")
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
        Taken(dated("03/04/2026", "13/08/2026"), Said(order=DateOrder.MONTH_FIRST))
    assert refusal.value.message == (
        "file.csv: --dates month-first was said, and 13/08/2026 in line 3 is day-first."
    )


def test_a_column_of_both_orders_is_asked_about() -> None:
    content = dated("13/04/2026", "04/13/2026", "03/04/2026")
    question = Taken(content).reading.question
    assert question
    assert question.choices == {"day-first": "Fri 3 Apr 2026", "month-first": "Wed 4 Mar 2026"}
    assert "13/04/2026 in line 2 is day-first and 04/13/2026 in line 3" in question.text
    taken = Taken(content, DAY_FIRST)
    assert taken.errors == ["line 3, column date: '04/13/2026': no such day (day-first)"]


def test_days_that_have_one_reading_each_need_no_question() -> None:
    taken = Taken(dated("14.10.2026", "10/13/2026"))
    assert [one.split()[0] for one in taken.values] == ["2026-10-14", "2026-10-13"]
    assert "each has one reading only" in taken.how("date")


def test_days_with_dots_are_day_first_and_said_to_be() -> None:
    content = dated("01.12.2025", "02.11.2026")
    taken = Taken(content)
    assert [one.split()[0] for one in taken.values] == ["2025-12-01", "2026-11-02"]
    assert "01.12.2025 in line 2; else --dates month-first" in taken.how("date")
    assert days(content, Said(order=DateOrder.MONTH_FIRST)) == ["2025-01-12", "2026-02-11"]
    assert Taken(dated("01.12.2025", "02/11/2026")).reading.question
    assert days(dated("01.12.2025", "01.13.2026")) == ["2025-01-12", "2026-01-13"]


@pytest.mark.parametrize("across", ["Mon,Tue,Wed,Thu,Fri", "1,2,3,4,5"])
def test_days_across_need_their_month_and_year(across: str) -> None:
    message = refused(f"Habits\n,{across}\nwalk,x,,x,x,\nread,x,x,,x,x\n")
    first, last = across[: across.index(",")], across.rsplit(",", 1)[1]
    assert f"days across, {first} to {last} in line 2, without their month" in message


def test_a_text_of_sentences_is_no_table() -> None:
    text = "It was a bad day, took 2 pills, mood 3\nThen better, mood 6\nIn the end it was gone\n"
    assert "has no table: its lines have no columns" in refused(text)
    assert "nothing below it" in refused("Diary\ndate,mood\n")


def test_days_that_would_be_still_to_come_settle_it() -> None:
    taken = Taken(dated("01/12/2026", "02/11/2026"))
    assert taken.values == ["2026-01-12 mood-0-10 7", "2026-02-11 mood-0-10 7"]
    assert "day-first, 01/12/2026 in line 2 would be still to come" in taken.how("date")


def test_the_order_of_the_lines_settles_it_where_it_is_told_apart() -> None:
    taken = Taken(dated("05/01/2026", "06/01/2026", "07/01/2026", "01/02/2026"))
    assert taken.values[-1] == "2026-02-01 mood-0-10 7"
    assert "day-first: only so its lines are in order" in taken.how("date")
    wrong = "date,mood\n05/01/2026,7\n30/02/2026,7\n06/01/2026,7\n07/01/2026,7\n01/02/2026,7\n1\n"
    assert "only so its lines are in order" in Taken(wrong).how("date")


def test_weekdays_settle_it_beside_the_day_or_in_it() -> None:
    content = "date,weekday,mood\n05/04/2026,Sunday,7\n06/04/2026,Monday,7\n"
    taken = Taken(content)
    assert [value.split()[0] for value in taken.values] == ["2026-04-05", "2026-04-06"]
    assert "only so the weekdays beside them are right" in taken.how("date")
    assert days(dated("Sun 05/04/2026", "Mon 06/04/2026")) == ["2026-04-05", "2026-04-06"]


def test_days_of_which_both_numbers_are_the_same_need_no_order() -> None:
    assert days(dated("05/05/2026", "06/06/2026")) == ["2026-05-05", "2026-06-06"]


def test_years_of_two_digits_are_of_this_century() -> None:
    taken = Taken(dated("5/1/26", "5/13/26"))
    assert taken.values[0] == "2026-05-01 mood-0-10 7"


def test_a_year_of_two_digits_in_front_is_known_by_what_changes() -> None:
    taken = Taken(dated("26-05-01", "26-05-02", "26-05-03"))
    assert [value.split()[0] for value in taken.values] == [
        "2026-05-01",
        "2026-05-02",
        "2026-05-03",
    ]
    assert "the year is in front" in taken.how("date")
    assert days(dated("05-01-26", "05-13-26")) == ["2026-05-01", "2026-05-13"]
    assert days(dated("01-02-26", "02-02-26", "13-02-26")) == [
        *("2026-02-01", "2026-02-02", "2026-02-13")
    ]


def test_a_year_that_may_be_a_day_is_refused() -> None:
    assert "may begin with its day or with its year" in refused(dated("26-05-01"))


def test_serials_epochs_and_their_beginning() -> None:
    taken = Taken("date,mood\n46143,7\n46144.5,7\n0,7\n90000,7\nx,7\n1e300,7\n46145,7\n")
    assert taken.values == [
        "2026-05-01 mood-0-10 7",
        "2026-05-02T12:00 mood-0-10 7",
        "2026-05-03 mood-0-10 7",
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


def test_a_year_beside_a_day_is_its_own() -> None:
    assert days('date,year,mood\n"3 Aug",2026,7\n"Mon 3 Aug",2026,7\n') == ["2026-08-03"] * 2


def test_the_day_from_which_machines_count_is_no_day() -> None:
    words = ["1970-01-01", "1969-12-31T19:00:00-05:00", "1.1.1970", "Jan 1, 1970", "1970-01-02"]
    taken = Taken(dated(*words, "2026-05-13").replace(",7", ",9"), DAY_FIRST)
    assert taken.values[-1] == "2026-05-13 mood 9"
    assert len(taken.values) == 2
    assert [error.partition(" is the beginning of 1970")[0] for error in taken.errors] == [
        f"line {line}, column date: {word!r}" for line, word in enumerate(words[:4], start=2)
    ]


# Which column


def test_the_day_of_the_person_is_taken_and_not_when_it_was_sent() -> None:
    taken = Taken("Timestamp,Date,mood\n2026-05-03 08:00,2026-05-02,7\n")
    assert taken.values == ["2026-05-02 mood-0-10 7"]
    assert taken.why_left("Timestamp") == "another day or time, not that of the line"


def test_an_end_is_no_day_of_a_line() -> None:
    taken = Taken("End,Start,mood\n2026-05-03 08:00,2026-05-02 23:00,7\n")
    assert "2026-05-02T23:00 mood-0-10 7" in taken.values


def test_a_year_that_is_apart_goes_with_the_rest_of_the_date() -> None:
    content = "year,date,mood\n2026,June 22,7\n2026,22 July,7\n2026,soon,7\nx,June 1,7\n"
    taken = Taken(content)
    assert taken.values == ["2026-06-22 mood-0-10 7", "2026-07-22 mood-0-10 7"]
    assert taken.errors[0] == "line 4, column date: 'soon' of '2026' is no day"


def test_year_month_and_day_in_three_columns() -> None:
    content = "Year,Month,Day,mood\n2026,5,1,7\n2026,2,30,7\n"
    taken = Taken(content)
    assert taken.values == ["2026-05-01 mood-0-10 7"]
    assert taken.errors == ["line 3, column Day: '2026-2-30' is no day"]


@pytest.mark.parametrize("content", ["a,b\nx,y\nz,w\n", "day,mood\n1,7\n2,7\n", "Week,Day\n5,1\n"])
def test_without_a_day_nothing_comes_in(content: str) -> None:
    assert "says the day of its lines" in refused(content)


def test_a_year_and_an_hour_without_numbers_are_none() -> None:
    assert "without their year" in refused('year,date\n"20,26",June 22\n')
    taken = Taken("date,hour,mood\n2026-05-01,noon,7\n2026-05-01,late,7\n2026-05-02,x,7\n")
    assert len(taken.values) == 3


def test_a_year_alone_is_no_day() -> None:
    assert "says the day" in refused("year,mood\n2026,7\n2025,6\n")


def test_the_last_day_that_can_be_counted_is_still_to_come() -> None:
    rows = "2026,5,1,08:30,7\n9999,12,31,08:30,7\n"
    assert "is still to come here" in Taken(f"year,month,day,time,mood\n{rows}").errors[0]


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
    taken = Taken(dated("2026-05-01 08:00", text))
    assert len(taken.values) == 1
    assert words in taken.errors[0]
    assert taken.errors[0].startswith("line 3, column date: ")


def test_east_of_here_a_day_may_not_have_begun_here() -> None:
    here = Here(NOW.astimezone(ZoneInfo("America/Los_Angeles")), time(0), HERE.measures)
    ahead = (NOW + timedelta(hours=5, minutes=-1)).strftime("%Y-%m-%dT%H:%M+09:00")
    taken = Taken(dated("2026-05-01 08:00", ahead), here=here)
    assert "Mon 23 Nov 2026 is still to come here" in taken.errors[0]


def test_what_is_wrong_with_many_lines_holds_none_of_them() -> None:
    columns = find_columns(text_grid(source_of(dated("2026-05-01", ""))), None)
    plan = plan_file(columns, HERE, Said(), set(), SaidWords({}))
    moments = Moments(plan.dating, HERE, frozenset(), ahead=False)
    deep = []
    for _ in range(3):
        with pytest.raises(BadDataError) as refusal:
            moments.at(["", "7"])
        deep.append(len(refusal.traceback))
    assert len(set(deep)) == 1


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-05",
            "2026-W05",
            "202605",
            "May 2026",
            "2026/05",
            "Oct 1-7",
            "1-7 May",
        ),
        *("Aug 27 - Sep 2", "1/1/2026 - 1/7/2026", '"Mar 21, 2025 - Mar 27, 2025"'),
    ],
)
def test_a_span_of_days_is_no_day(text: str) -> None:
    with pytest.raises(BadDataError, match="says spans of days") as raised:
        Taken(f"period,mood\n{text},7\n")
    assert "of a day" in raised.value.hint


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


def test_a_day_or_a_year_in_front_is_as_was_said() -> None:
    rows = "date,x\n22/05/25,0.5\n23/05/26,1.5\n"
    with pytest.raises(BadDataError) as raised:
        Taken(rows)
    assert "--dates day-first" in raised.value.hint
    said = Taken(rows, Said(order=DateOrder.DAY_FIRST))
    assert said.values == ["2025-05-22 x 0.5", "2026-05-23 x 1.5"]


def test_short_years_behind_dots_are_day_first_between_semicolons() -> None:
    taken = Taken("Datum;Kratom (g)\n1.9.26;4,0\n2.9.26;3,5\n")
    assert taken.doses == ["2026-09-01 Kratom 4 g", "2026-09-02 Kratom 3.5 g"]
    assert taken.how("Datum").startswith("day: day-first, as days with dots are: 1.9.26 in line 2")
    asked = Taken("Date,Kratom (g)\n1.9.26,4\n2.9.26,3\n").reading.question
    assert asked is not None
    assert asked.flag == "--dates"


def test_days_without_blanks_are_read_between_bare_returns() -> None:
    assert days("Date,mood\r03mar2021,5\r04mar2021,6\r") == ["2021-03-03", "2021-03-04"]


def test_the_last_day_of_a_span_is_no_year() -> None:
    weeks = "Sep 24-30,7\nOct 1-7,6\nAug 27 - Sep 2,5\nSep 17-23,6\nAug 20-26,8\n"
    with pytest.raises(BadDataError, match="says spans of days, such as 'Sep 24-30' in line 2"):
        Taken(f"Date,score\n{weeks}")


@pytest.mark.parametrize("weeks", ["Oct 8-14,7\nOct 15-21,6", "Oct 29-Nov 4,7\nNov 5-Nov 11,6"])
def test_weeks_of_one_length_are_no_days(weeks: str) -> None:
    with pytest.raises(BadDataError, match="says spans of days"):
        Taken(f"Date,score\n{weeks}\n")
    assert Taken("Date,score\nOct 8-14,7\nOct 12-14,6\n").values[0] == "2014-10-08 score 7"


def test_days_that_would_all_be_of_january_are_the_firsts_of_months() -> None:
    months = [f"{month}/1/{year}" for year in (24, 25) for month in range(1, 13)]
    taken = Taken(dated(*months))
    assert taken.values[1].startswith("2024-02-01")
    assert "month-first: else all would be days of January" in taken.how("date")
    assert Taken(dated(*months[:12])).reading.question
