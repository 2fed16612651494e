"""Several tables in one file, and headers of two rows."""

import pytest

from sidelog.errors import BadDataError
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

FITBIT = """\
Body
Date,Weight (kg),Fat
"13-08-2021","70.5","15"
"14-08-2021","70.4","16"

Activities
Date,Steps,Distance
"13-08-2021","6,432","3.5"
"14-08-2021","7,432","4.5"

Food Log 20210813
Daily Totals
"","Calories","0"

Food Log 20210814
Daily Totals
"","Calories","0"
"""


def test_each_table_is_read_with_a_header_of_its_own() -> None:
    taken = Taken(FITBIT)
    assert taken.reading.why == "2 tables: Body, Activities"
    assert taken.values == [
        "2021-08-13 weight 70.5",
        "2021-08-13 fat 15",
        "2021-08-14 weight 70.4",
        "2021-08-14 fat 16",
        "2021-08-13 steps 6432",
        "2021-08-13 distance 3.5",
        "2021-08-14 steps 7432",
        "2021-08-14 distance 4.5",
    ]
    assert taken.errors == []
    assert taken.how("Body: Weight (kg)").startswith("measure weight: 0 kg and up")
    assert taken.why_left("Food Log 20210813 and 1 more like it").startswith(
        "line 12: No column of file.csv says the day"
    )


def test_what_two_tables_call_the_same_are_two_measures() -> None:
    taken = Taken("A\ndate,rating a,b\n2026-05-01,5,1\n\nB\ndate,rating a,c\n2026-05-01,8,1\n")
    assert taken.values[::2] == ["2026-05-01 rating-a 5", "2026-05-01 rating-a-0-10 8"]


def test_tables_with_one_header_are_one_table() -> None:
    taken = Taken(
        "May 2026,,\ndate,mood level,sleep hours\n2026-05-01,5,7\n2026-05-02,7,8\n,,\n"
        "June 2026,,\nDate,mood level,sleep hours\n2026-06-01,9,7\n\n"
        "date,mood level,sleep hours\n2026-06-02,1,6\n"
    )
    assert [value for value in taken.values if "mood" in value] == [
        "2026-05-01 mood-level 5",
        "2026-05-02 mood-level 7",
        "2026-06-01 mood-level 9",
        "2026-06-02 mood-level 1",
    ]
    assert (taken.errors, taken.lines[-1].number) == ([], 11)


def test_a_table_after_an_empty_line_needs_no_title() -> None:
    taken = Taken("date,mood\n2026-05-01,5\n\ndate,steps,\n2026-05-01,800,\n")
    assert taken.values == ["2026-05-01 mood-0-10 5", "2026-05-01 steps 800"]
    assert taken.reading.why == "2 tables: the table of line 1, the table of line 4"


def test_a_header_with_other_names_after_its_first_begins_a_table() -> None:
    taken = Taken(
        "date, glucose\n2026-05-01 09:00,95\n2026-05-02 09:00,99\n"
        "Date, ketone\n2026-05-01 09:05,0.0\n2026-05-02 09:05,1.5\n"
        "Date, ketone\n2026-05-03 09:05,0.5\n"
    )
    assert taken.values == [
        "2026-05-01T09:00 glucose 95",
        "2026-05-02T09:00 glucose 99",
        "2026-05-01T09:05 ketone 0",
        "2026-05-02T09:05 ketone 1.5",
        "2026-05-03T09:05 ketone 0.5",
    ]


def test_the_question_of_a_table_is_that_of_the_file() -> None:
    taken = Taken("A\ndate,mood\n03/04/2026,5\n\nB\ndate,steps\n2026-05-01,800\n")
    assert taken.reading.question is not None
    assert taken.reading.question.field == "order"
    assert taken.lines == []


def test_lines_about_the_whole_and_the_words_of_a_person_begin_no_table() -> None:
    taken = Taken(
        "My moods\nby me\n\ndate,mood,note\n2026-05-01,1,\nTotal,,\nso,it,is\n"
        '2026-05-02,6,"two\n\nlines"\nwords,and,words\n2026-05-03,9,\n'
    )
    assert taken.values == [
        "2026-05-01 mood 1",
        "2026-05-02 mood 6",
        "2026-05-03 mood 9",
    ]
    assert len(taken.errors) == 2


def test_words_behind_empty_lines_begin_no_table_where_the_lines_go_on() -> None:
    taken = Taken(
        "date,time,pain (1-5),length (min),treatment\n2026-05-01,13:00,3,15,Oxygen\n"
        "2026-05-02,13:00,1,20,Coffee\n,,,,\n,,,,\npossible trigger,was calm,,,\n"
        "2026-05-07,12:00,2,10,Oxygen\n2026-05-08,12:45,4,25,Sleep\n"
    )
    assert taken.values[::2] == [
        "2026-05-01T13:00 pain 3",
        "2026-05-02T13:00 pain 1",
        "2026-05-07T12:00 pain 2",
        "2026-05-08T12:45 pain 4",
    ]
    assert taken.values[-1] == "2026-05-08T12:45 length 25"
    assert [error.partition(":")[0] for error in taken.errors] == ["line 6, column date"]


def test_where_no_table_has_what_was_said_it_is_refused() -> None:
    content = "A\ndate,mood\n2026-05-01,5\n\nB\ndate,steps\n2026-05-01,800\n"
    one = Taken(content, Said(where=("mood=5",)))
    assert one.values == ["2026-05-01 measure"] or one.why_left("B")
    with pytest.raises(Exception, match="names no column"):
        Taken(content, Said(where=("x=5",)))


def test_a_header_that_was_said_is_that_of_the_file() -> None:
    with pytest.raises(BadDataError):
        Taken(FITBIT, Said(header=12))


# Two rows of a header


def test_units_may_stand_below_the_names() -> None:
    taken = Taken(
        "Date,Weight,Water,Mood\n[yyyy-mm-dd],[kg],[ml],(1-5)\n"
        "2026-05-01,70,300,5\n2026-05-02,71,500,4\n"
    )
    assert taken.values[:3] == [
        "2026-05-01 weight 70",
        "2026-05-01 water 300",
        "2026-05-01 mood-1-5 5",
    ]
    assert taken.errors == []
    assert taken.reading.why.endswith("line 2 has units")


def test_names_may_stand_below_those_of_their_group() -> None:
    taken = Taken(
        "Date,Morning,,Evening,\n,Sys,Dia,Sys,Dia\n2026-05-01,120,80,130,85\n"
        "2026-05-02,121,81,131,86\n"
    )
    assert taken.values[:4] == [
        "2026-05-01 morning-sys 120",
        "2026-05-01 morning-dia 80",
        "2026-05-01 evening-sys 130",
        "2026-05-01 evening-dia 85",
    ]
    assert taken.errors == []


@pytest.mark.parametrize("row", [",70,1", "x,y,z", ",,5", ",a,"])
def test_a_row_of_something_else_is_no_header(row: str) -> None:
    taken = Taken(f"Date,Weight (kg),\n{row}\n2026-05-01,70,1\n2026-05-02,71,1\n")
    assert len(taken.errors) == (row != "x,y,z")


def test_a_table_that_grew_by_a_column_goes_on_below_its_new_header() -> None:
    taken = Taken(
        "date,mood level,sleep hours\n2026-05-01,5,7\n\nmood level,date,walks,sleep hours\n"
        "9,2026-05-02,2,8\n"
    )
    assert [value for value in taken.values if "mood" in value] == [
        "2026-05-01 mood-level 5",
        "2026-05-02 mood-level 9",
    ]
    titled = "A\ndate,rating a,b\n2026-05-01,5,1\n\nB\ndate,rating a,b,c\n2026-05-01,8,1,1\n"
    assert Taken(titled).reading.why == "2 tables: A, B"
    months = titled.replace("A\n", "May\n", 1).replace("B\n", "June 2026\n")
    assert Taken(months).reading.why.endswith("May and 1 more like it is one table")


@pytest.mark.parametrize(
    "below",
    [
        "\ndate,weight (kg),kratom g,mood,nap\n2026-05-03,80.2,3,7,8\n2026-05-04,80.1,6,6,\n",
        "date,weight (kg),kratom g\n2026-05-03,80.2,3\n2026-05-04,80.1,6\n",
        "weight (kg),kratom g,date,mood\n80.2,3,2026-05-03,7\n80.1,6,2026-05-04,6\n",
        "weight (kg),kratom g,date,mood,,\n80.2,3,2026-05-03,7,,\n80.1,6,2026-05-04,,,\n",
        "weight (kg),kratom g,date,mood\n80.2,3,2026-05-03\n80.1,6,2026-05-04,6\n",
    ],
)
def test_a_table_that_goes_on_is_read_by_the_names_of_its_columns(below: str) -> None:
    taken = Taken(
        "date,kratom g,weight (kg),mood\n2026-05-01,4,80,5\n2026-05-02,5,80.5,6\n" + below
    )
    assert taken.doses == [f"2026-05-0{day} kratom {g} g" for day, g in enumerate((4, 5, 3, 6), 1)]
    assert [value for value in taken.values if "weight" in value] == [
        "2026-05-01 weight 80",
        "2026-05-02 weight 80.5",
        "2026-05-03 weight 80.2",
        "2026-05-04 weight 80.1",
    ]
    assert len({value.split()[1] for value in taken.values if "mood" in value}) == 1
    assert taken.errors == []


def test_a_second_header_is_one_where_days_have_no_year_too() -> None:
    content = (
        "Day,Steps,Asleep,\n15-Apr,9693,403,\n16-Apr,9870,428,\n,,,\n"
        "Day,Deep Sleep (min),Ended,\n15-Apr,45,2019-04-16 8:07AM,\n16-Apr,83,2019-04-17 8:07AM,\n"
    )
    taken = Taken(content, Said(year=2019))
    assert [one for one in taken.values if "steps" in one] == [
        "2019-04-15 steps 9693",
        "2019-04-16 steps 9870",
    ]
    assert "2019-04-15 deep-sleep 45" in taken.values
