"""Tables that are laid out otherwise: days across, counted or alone in a line, weeks, spans."""

import pytest

from sidelog.exchange.reader import DateOrder, Said
from tests.exchange.table.tables import Taken, days, refused

DAYS = "2026-05-01,2026-05-02,2026-05-04,2026-05-05"


def test_days_across_may_stand_below_what_is_about_the_whole() -> None:
    taken = Taken(
        f"Name:,Anna,,,,\nborn,1990-12-24,,,,\n\ndate,{DAYS},,Table\n"
        "weight (kg),70,,71,70.5,,0.25\nwaist (cm),88,84,85,.,,0.5\n"
    )
    assert taken.values == [
        "2026-05-01 weight 70",
        "2026-05-01 waist 88",
        "2026-05-02 waist 84",
        "2026-05-04 weight 71",
        "2026-05-04 waist 85",
        "2026-05-05 weight 70.5",
    ]
    assert taken.reading.what.endswith(
        "with days as columns; what stands to the right of them is left out"
    )


def test_what_stands_right_beside_days_makes_them_no_columns() -> None:
    taken = Taken(f"day,{DAYS},x\n2026-05-01,1,2,3,4,5\n")
    assert "with days as columns" not in taken.reading.what


def test_a_day_may_stand_alone_above_its_lines() -> None:
    taken = Taken(
        'Time,Weight,BMI,\n" Dec 9, 2021",\n1:06 PM,61.2 kg,23,\n'
        '" Dec 8, 2021",\n1:07 PM,61.0 kg,22.9,\n8:00 PM,61.4 kg,--,\n'
    )
    assert taken.values == [
        "2021-12-09T13:06 weight 61.2",
        "2021-12-09T13:06 bmi 23",
        "2021-12-08T13:07 weight 61",
        "2021-12-08T13:07 bmi 22.9",
        "2021-12-08T20:00 weight 61.4",
    ]
    assert taken.errors == []
    bare = Taken("2026-05-01 08:30\n2026-05-02 09:15\n2026-05-03 07:45\n").reading.question
    assert bare is not None
    assert "what happened then?" in bare.text


def test_a_header_that_comes_again_is_that_of_the_first_lines_too() -> None:
    rows = "".join(
        f"id,zone,from,hours{f',{day}:0' * wide}\n"
        f"{day},CET,2026-05-0{day} 23:00,{day}.5{',9' * wide}\n"
        for day, wide in ((1, 2), (2, 5), (3, 9))
    )
    assert Taken(rows).values == [
        "2026-05-01T23:00 hours 1.5",
        "2026-05-02T23:00 hours 2.5",
        "2026-05-03T23:00 hours 3.5",
    ]


def test_notes_may_have_numbers_alone() -> None:
    taken = Taken("date,mood,note\n2026-05-01,5,600\n2026-05-02,6,550\n2026-05-03,7,less now\n")
    assert taken.notes == ["2026-05-01 600", "2026-05-02 550", "2026-05-03 less now"]


def test_words_of_a_last_column_go_on_behind_commas() -> None:
    taken = Taken(
        "date,pushups,note\n2026-05-01,194,to failure. 64,4x, 3x\n2026-05-02,0,climbed\n"
        "2026-05-03,7,5,slept\n"
    )
    assert taken.notes == ["2026-05-01 to failure. 64,4x, 3x", "2026-05-02 climbed"]
    assert taken.errors == ["line 4: it has 4 cells, and the header 3"]


def test_a_unit_is_of_the_column_that_is_called_so() -> None:
    taken = Taken(
        "date,burned,goal,burned unit\n2026-05-01,313,300,kcal\n2026-05-02,391,300,kcal\n"
    )
    assert {one.name: one.scale.unit for one in taken.defined.values()} == {
        "burned": "kcal",
        "goal": "",
    }


def test_lines_that_are_drawn_say_nothing() -> None:
    taken = Taken(
        "date\twalks\tnote\n----\t-----\t----\n2026-05-01\t4\tso\n2026-05-02\t5\t------\n"
        "=========\n\t~~~~~\t\n"
    )
    assert taken.values == ["2026-05-01 walks 4", "2026-05-02 walks 5"]
    assert taken.notes == ["2026-05-01 so"]
    assert taken.errors == []


@pytest.mark.parametrize("sign", ["_", ":", ";", " ", ","])
def test_a_day_in_pieces_is_whole_and_what_hangs_on_it_is_a_value(sign: str) -> None:
    taken = Taken(f"2026,4,10{sign}1150\n2026,4,15{sign}1205\n2026,5,1{sign}1616\n")
    assert taken.values == [
        *("2026-04-10 column-2 1150", "2026-04-15 column-2 1205", "2026-05-01 column-2 1616")
    ]
    assert "2026-4-10 and 1150" in taken.reading.what or sign == ","
    assert Taken(f"14,4,2026{sign}70\n15,4,2026{sign}71\n").values == [
        *("2026-04-14 column-2 70", "2026-04-15 column-2 71")
    ]


def test_numbers_beside_a_day_are_no_pieces_of_another() -> None:
    assert len(Taken("2026-05-01,4,10,2015\n2026-05-02,5,11,2016\n").values) == 6
    assert "says the day of its lines" in refused("4,10,1150\n5,11,1205\n")


def test_days_on_which_nothing_was_noted_yet_are_no_days_of_the_lines_below() -> None:
    empty = "".join(f"2026-03-{day:02},,\n" for day in range(1, 32))
    taken = Taken(f"date,floss,calls\n{empty * 2}2026-05-01,1,3\n2026-05-02,0,2\n")
    assert taken.reading.question is None
    assert taken.values[:2] == ["2026-05-01 floss 1", "2026-05-01 calls 3"]


# Lines that are weeks, with a column for each weekday

WEEKDAYS = "Mon,Tue,Wed,Thu,Fri,Sat,Sun"


def test_each_weekday_of_a_week_is_its_own_day() -> None:
    weeks = "2026-03-02,mood,5,6,,7,5,6,9\n2026-03-09,mood,4\n2026-11-16,mood,3\n"
    taken = Taken(f"Week of,what,{WEEKDAYS}\n{weeks}")
    assert taken.values == [
        "2026-03-02 mood 5",
        "2026-03-03 mood 6",
        "2026-03-05 mood 7",
        "2026-03-06 mood 5",
        "2026-03-07 mood 6",
        "2026-03-08 mood 9",
        "2026-03-09 mood 4",
        "2026-11-16 mood 3",
    ]
    assert taken.errors == []
    assert taken.reading.what == "a table (CSV, between commas, with weekdays as columns)"


def test_a_week_begins_where_its_columns_do_and_what_is_behind_them_is_of_no_day() -> None:
    content = "start,Sunday,Monday,Tuesday,Wednesday,Thursday,Total\n1/3/2026,1,2,3,4,9,19\n"
    taken = Taken(content)
    assert [one.split()[::2] for one in taken.values] == [
        *(["2026-03-01", "1"], ["2026-03-02", "2"], ["2026-03-03", "3"], ["2026-03-04", "4"]),
        ["2026-03-05", "9"],
    ]
    assert "Total behind them left out" in taken.reading.what


def test_a_line_that_begins_no_week_is_named() -> None:
    weeks = "".join(f"2025-{month:02}-03,{'5,' * 6}5\n" for month in (2, 3) * 30)
    taken = Taken(f"week,{WEEKDAYS}\n{weeks}2025-03-04,5,5,5,5,5,5,5\n")
    assert taken.errors == [
        "line 62: '2025-03-04' is no Monday, with which its week begins",
    ]


def test_weeks_that_do_not_begin_as_their_columns_do_are_refused() -> None:
    for start in ("2026-03-03", "3/2"):
        assert refused(f"Week of,{WEEKDAYS}\n{start},5,6,7,5,6,7,8\n") == (
            f"file.csv has a week in each line, and '{start}' in line 2, column Week of, is not "
            "sure to be the Monday with which its columns begin."
        )
    assert "has days across" in refused(f"Week,{WEEKDAYS}\n12,5,6,7,5,6,7,8\n")


def test_a_week_may_say_that_it_is_one() -> None:
    taken = Taken(
        "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nWeek of 2 Mar 2026,12,11,11,10,10,9,9\n"
        "wk beginning 9 Mar 2026,9,9,8,8,8,7,7\n"
    )
    assert taken.values[0].startswith("2026-03-02 ")
    assert taken.values[-1].startswith("2026-03-15 ")


@pytest.mark.parametrize(
    ("corner", "first"),
    [
        ("Kratom grams/day", "2026-03-02 Kratom 3 g"),
        ("Kratom (g per day)", "2026-03-02 Kratom 3 g"),
        ("Hairs", "2026-03-02 hairs 3"),
        ("Daily mood (1-10)", "2026-03-02 mood-1-10 3"),
        *((word, "2026-03-02 value 3") for word in ("Week", "Date", "Week of", "Woche", "KW 2026")),
    ],
)
def test_the_corner_above_the_weeks_may_name_what_each_day_has(corner: str, first: str) -> None:
    taken = Taken(
        f"{corner},{WEEKDAYS}\n2026-03-02,3,4,2,5,4,3,2\n2026-03-09,3,2,2,4,3,3,5\n"
        "Average,3,3,2,4.5,3.5,3,3.5\n"
    )
    assert (taken.doses or taken.values)[0] == first
    assert len(taken.doses or taken.values) == 14
    assert taken.errors == []
    assert taken.lines[-1].passed == ("a line of sums or means",)


# Days that are counted from one whose date a title says

COUNTED = "Day,Mood,Note\nDay 1,5,a\nDay 2,4,b\nDay 12,6,c\n"
JULY = ["2025-07-07", "2025-07-08", "2025-07-18"]


@pytest.mark.parametrize(
    "title",
    [
        "Quit weed - Day 1 = Monday July 7 2025,,",
        "Start date: 2025-07-07",
        "Start date:,2025-07-07,",
        "Day 0: 6 July 2025",
        '"My log\nMon, July 7, 2025 is day 1"',
        "Stopped 7 July 2025 (day 1)\nhard",
    ],
)
def test_days_are_counted_from_the_one_that_a_title_says(title: str) -> None:
    taken = Taken(f"{title}\n{COUNTED}")
    assert [one.split()[0] for one in taken.values] == JULY
    assert [one.split()[1] for one in taken.notes] == ["a", "b", "c"]
    assert "by the title in line 1" in taken.reading.what


def test_days_may_be_counted_by_their_numbers_from_none_on() -> None:
    assert days("Started Mon 7/7/2025\nDay,Mood\n0,4\n1,5\n11,6\n") == JULY
    assert days("Tag 1: Mo, 7. Juli 2025\nTag,Stimmung\nTag 1,4\nTag 2,5\nTag 12,6\n") == JULY


def test_days_are_not_counted_from_what_is_not_said_or_not_sure() -> None:
    assert "says the day of its lines" in refused(f"Quit weed\n{COUNTED}")
    assert "says the day of its lines" in refused(f"Started 1 May 2025 or 2 May 2025\n{COUNTED}")
    assert "it is not sure which day '7/8/2025' is" in refused(f"Day 1: 7/8/2025\n{COUNTED}")
    said = Said(order=DateOrder.MONTH_FIRST)
    assert days(f"Day 1: 7/8/2025\n{COUNTED}", said)[0] == "2025-07-08"


def test_a_title_with_a_start_changes_no_days_that_are_apart_or_in_full() -> None:
    apart = "Started 7 July 2025\nyear,month,day,mood\n2025,8,1,5\n2025,8,2,6\n"
    assert days(apart) == ["2025-08-01", "2025-08-02"]
    full = "Started 7 July 2025\nday,date,mood\n1,2025-08-01,5\n2,2025-08-02,6\n"
    assert days(full) == ["2025-08-01", "2025-08-02"]


# Several spans a day, each between two columns

NIGHTS = """date;from_1;to_1;from_2;to_2;from_3;to_3
2023.10.23;05:27;09:59;22:11;23:59;;
2023.10.24;00:00;02:06;14:00;15:30;18:32;23:59
2023.10.25;;;;;;
2023.10.26;23:30;;08:00;08:20;;
"""


def test_each_span_is_a_length_at_its_time() -> None:
    taken = Taken(NIGHTS)
    assert [value.replace(" duration ", " ") for value in taken.values] == [
        "2023-10-23T05:27 4.53333",
        "2023-10-23T22:11 1.8",
        "2023-10-24T00:00 2.1",
        "2023-10-24T14:00 1.5",
        "2023-10-24T18:32 5.45",
        "2023-10-26T08:00 0.333333",
    ]
    assert taken.notes == ["2023-10-26 start: 23:30"]
    assert not taken.errors
    assert "up to 3 spans, from_1 to to_3" in taken.reading.why


def test_spans_have_the_number_of_what_they_are_of() -> None:
    taken = Taken(
        "Date,Sleep1 start,Sleep1 end,Sleep2 start,Sleep2 end\n"
        "2026-03-01,05:30,09:30,22:00,23:30\n2026-03-02,00:15,02:15,,\n"
    )
    assert [value.split()[-1] for value in taken.values] == ["4", "1.5", "2"]


def test_beside_other_values_times_stay_words_of_their_day() -> None:
    taken = Taken(
        "date,from_1,to_1,from_2,to_2,steps\n"
        "2026-03-01,05:30,09:30,22:00,23:30,4000\n2026-03-02,00:15,02:15,,,5000\n"
    )
    assert taken.values == ["2026-03-01 steps 4000", "2026-03-02 steps 5000"]
    assert "from_2: 22:00" in taken.notes[0]
