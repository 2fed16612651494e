"""Tables that are laid out otherwise: days across or alone in a line, headers that come again."""

import pytest

from tests.exchange.table.tables import Taken, refused

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
