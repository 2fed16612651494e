"""Lengths that are parts of a day, as a spreadsheet writes them: 0,3125 of 7 h 30 min."""

from tests.exchange.table.tables import Taken

PHASES = (
    "Made;Duration;Minutes;Date;Hours;category;rank\n"
    "maandag 4 mei 2026;0,3125;30;4-5-2026;0,5;InBed;22\n"
    "maandag 4 mei 2026;0,3125;30;4-5-2026;0,5;InBed;22\n"
    "dinsdag 5 mei 2026;0,291666667;0;5-5-2026;0;InBed;21\n"
    "dinsdag 5 mei 2026;0,020833333;30;5-5-2026;0,5;AsleepDeep;21\n"
    "woensdag 6 mei 2026;0,034722222;50;6-5-2026;0,833333333;AsleepDeep;20\n"
    "woensdag 6 mei 2026;0,013888889;20;6-5-2026;0,333333333;AsleepDeep;20\n"
    "zaterdag 16 mei 2026;0,302083333;15;16-5-2026;0,25;InBed;19\n"
)


def test_parts_of_a_day_are_hours_of_each_kind() -> None:
    taken = Taken(PHASES)
    assert taken.reading.question is None
    assert taken.values == [
        "2026-05-04 inbed-duration 7.5",
        "2026-05-05 inbed-duration 7",
        "2026-05-05 asleepdeep-duration 0.5",
        "2026-05-06 asleepdeep-duration 1.16667",
        "2026-05-16 inbed-duration 7.25",
    ]
    assert {one.scale.unit for one in taken.defined.values()} == {"h"}
    assert "0,3125 is 7 h 30 min, a part of a day" in taken.how("InBed Duration")
    assert not taken.notes


def test_what_says_the_length_again_is_left_out_and_a_whole_line_too() -> None:
    taken = Taken(PHASES)
    assert taken.why_left("Minutes") == "Duration again, its minutes alone"
    assert taken.why_left("Hours") == "Duration again, its minutes alone, in hours"
    assert taken.why_left("rank") == "it counts the days"
    assert taken.lines[1].passed == ("the same line again, of the same length to the second",)


def test_hours_and_minutes_of_their_own_say_it_too() -> None:
    rows = "1,0.3125,7,30\n2,0.34375,8,15\n3,0.25,6,0\n4,0.2604166667,6,15\n"
    rows = "".join(f"2026-05-0{row}\n" for row in rows.splitlines())
    taken = Taken(f"date,Sleep duration,Sleep hours,Sleep minutes\n{rows}")
    assert taken.values == [
        "2026-05-01 sleep-hours 7.5",
        "2026-05-02 sleep-hours 8.25",
        "2026-05-03 sleep-hours 6",
        "2026-05-04 sleep-hours 6.25",
    ]
    assert taken.why_left("Sleep hours") == "Sleep duration again, its hours alone"


def test_a_number_beside_minutes_that_say_another_thing_is_none() -> None:
    rows = "".join(f"2026-05-0{day},0.{day}125,{day * 3}\n" for day in range(1, 7))
    taken = Taken(f"date,Duration,Minutes\n{rows}")
    assert taken.values[0] == "2026-05-01 duration 0.1125"


def test_a_rank_that_goes_by_no_day_is_kept() -> None:
    rows = "".join(f"2026-05-0{day},{rank}\n" for day, rank in enumerate((3, 1, 4, 2, 5), start=1))
    assert Taken(f"date,rank\n{rows}").values[0] == "2026-05-01 rank 3"
