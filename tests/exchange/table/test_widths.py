"""Lines that have fewer cells than the header, or more."""

import pytest

from sidelog.exchange.reader import Said
from sidelog.exchange.table.rows.grid import text_grid
from tests.exchange.table.tables import Taken, source_of

LIFTS = "date,lift name,size,laps,lasted,how\n2026-05-01,row,7,5,,\n2026-05-02,row,6,5,,\n"


@pytest.mark.parametrize(
    "lift", ["press (each, both)", "press [a, b, c]", "press, seated", ":(, :["]
)
def test_words_that_a_comma_has_parted_are_put_together(lift: str) -> None:
    taken = Taken(f"{LIFTS}2026-05-03,{lift},8,5,,\n2026-05-04,press,7,4,,\n")
    assert taken.errors == []
    assert taken.notes[2] == f"2026-05-03 lift name: {lift}"
    assert taken.values[4:6] == ["2026-05-03 size 8", "2026-05-03 laps 5"]
    assert f"in line 4 {lift!r} is one cell" in taken.reading.why


def test_delimiters_beyond_the_header_are_taken_off() -> None:
    assert Taken(f"{LIFTS}2026-05-03,press,8,5,0:10,hard,\n").errors == []


@pytest.mark.parametrize(
    "row",
    [
        "2026-05-03,press (each,both,8,5,,",  # nothing ends the bracket
        "2026-05-03,press,8, 5,5,,",  # no number goes on behind a comma
        "2026-05-03,press,seated,8,5,,",  # or the lift is called seated
    ],
)
def test_a_line_that_is_not_sure_to_be_parted_is_left_out(row: str) -> None:
    assert Taken(f"{LIFTS}{row}\n").errors == ["line 4: it has 7 cells, and the header 6"]


def test_blanks_part_nothing_where_other_cells_begin_with_them() -> None:
    content = "date, food, mood\n2026-05-01, eggs, 5\n2026-05-02, eggs, ham, 6\n"
    assert Taken(content).errors == ["line 3: it has 4 cells, and the header 3"]


READINGS = "when,kind,glucose (mg/dL),carbs (g),lasted (hh:mm:ss),rate (mg/dL/min),device\n"
READINGS += "".join(f"2026-05-{day:02},EGV,{100 + day},,,,a{day}bc\n" for day in range(1, 9))


def test_last_cells_that_lines_lack_are_empty_where_the_others_fit() -> None:
    taken = Taken(
        READINGS + "2026-05-09,meal,,50,,\n2026-05-10,walk,,,00:30:00,\n2026-05-11,EGV,99,,,,abc\n"
    )
    assert taken.errors == []
    assert taken.values[-2] == "2026-05-09 carbs 50"
    assert len(taken.values) == 10
    assert (
        "line 10 and others like it end with rate (mg/dL/min): what is behind it is empty"
        in taken.reading.why
    )


def test_a_last_line_may_be_cut_off_in_the_midst_of_a_number() -> None:
    assert Taken(READINGS + "2026-05-09,meal,,5").errors == [
        "line 10: it has 4 cells, and the header 7"
    ]


@pytest.mark.parametrize(("count", "wrong"), [(24, 0), (12, 1)])
def test_a_number_is_no_note_where_many_notes_are_words(count: int, wrong: int) -> None:
    rows = "".join(f"2026-05-{day:02};70,{day};{60 + day % 9};so\n" for day in range(1, count))
    rows += "2026-05-30;70,5;66\n2026-05-31;70,1;61;so\n"
    taken = Taken(f"date;weight (kg);pulse;note\n{rows}")
    assert len(taken.errors) == wrong
    assert ("2026-05-30 pulse 66" in taken.values) is (wrong == 0)


def test_where_many_lines_end_alike_the_gap_is_the_same_in_all() -> None:
    header = "when,kind,glucose,insulin,device,note\n"
    rows = [f"2026-05-0{day},EGV,{100 + day},,a{day},x\n" for day in range(1, 6)]
    fasting = "2026-05-06,fasting,125,,\n"
    alone = Taken(f"{header}{fasting}{''.join(rows)}")
    assert alone.errors == ["line 2: it has 5 cells, and the header 6"]  # or of insulin
    scans = [f"2026-05-{day},scan,,7,phone {day}\n" for day in range(10, 15)]
    mixed = "".join(scan + row for scan, row in zip(scans, rows, strict=True))
    taken = Taken(f"{header}{fasting}{''.join(rows)}{mixed}", Said(unit="IU"))
    assert "2026-05-06 glucose 125" in taken.values
    assert taken.errors == []


@pytest.mark.parametrize(
    "row",
    [
        "2026-05-20,2,5",  # which of the three it is that is missing, nobody knows
        "2026-05-20,2,so",  # a word where numbers are
        "2026-05-20",
    ],
)
def test_a_line_in_whose_midst_a_cell_may_be_missing_is_left_out(row: str) -> None:
    rows = "".join(f"2026-05-{day:02},{day % 3},{day % 5},1,so\n" for day in range(1, 9))
    taken = Taken(f"date,mood,walks,naps,note\n{rows}{row}\n2026-05-21,1,2,0,\n")
    cells = row.count(",") + 1
    assert taken.errors == [
        f"line 10: it has {cells} cell{'s' * (cells > 1)}, and the header 5",
    ]


def test_lines_of_before_a_table_had_more_columns_are_whole() -> None:
    header = "date,mood,walks,naps,note\n"
    old = "".join(f"2026-05-{day:02},{day % 3},{day * 3 % 7}\n" for day in range(1, 7))
    new = "".join(f"2026-05-{day:02},{day % 3},{day * 3 % 7},1,so\n" for day in range(7, 15))
    taken = Taken(header + old + new)
    assert len(taken.values) == 6 * 2 + 8 * 3
    assert taken.errors == []
    assert "lines 2 to 7 end with walks" in taken.reading.why


def test_what_nearly_every_line_says_is_a_note_of_none() -> None:
    rows = [f"2026-05-01 {n // 60:02}:{n % 60:02},EGV,{80 + n % 9}\n" for n in range(1200)]
    rows += ["2026-05-02 08:00,walk,\n"]
    taken = Taken(f"time,label,glucose (mg/dL)\n{''.join(rows)}")
    assert taken.notes == ["2026-05-02 label: walk"]
    assert taken.how("label").endswith("; not EGV, which nearly every line says")
    alone = Taken("time,label\n" + "".join(row.rpartition(",")[0] + "\n" for row in rows))
    assert len(alone.notes) == 1201


def test_an_empty_name_that_no_line_has_a_cell_for_is_none() -> None:
    rows = "Baby,2026-05-01 22:25,4 hrs,\nBaby,2026-05-02 03:45,,\nBaby,2026-05-02 13:00,1 hr,\n"
    taken = Taken(f"Name,Time, , Duration,Note\n{rows}")
    assert taken.values == ["2026-05-01T22:25 duration 4", "2026-05-02T13:00 duration 1"]
    assert "no cell for the empty name before Duration" in taken.reading.why
    filled = rows.replace("4 hrs,", "4 hrs,5")
    assert "column-3" in " ".join(Taken(f"Name,Time, , Duration,Note\n{filled}").values)


TAGS = "date,level,word,comment,angry,antisocial,anxious,bored,grey,sad,surreal,average\n"
TAGGED = """2026-02-25,6,Okay,,,,,,,,,
2026-02-26,4,Meh,#sad #bored,,,,1,,1,,
2026-02-27,5,So-so,#angry,1,,,,,,,
2026-02-28,4,Meh,#grey,,,,,1,,,
2026-03-01,4,Meh,#surreal,,,,,,,1,
2026-03-02,4,Meh,#anxious,,,1,,,,,
2026-03-03,5,So-so,#antisocial,,1,,,,,,
2026-03-04,5,So-so,#average,,,,,,,,1
2026-03-05,5,So-so,,,,,,,,,
"""
SHORT = "2026-07-01,6,Okay,,,,\n2026-07-02,3,Bad,#surreal,,1,\n2026-07-03,4,Meh,#grey,1,,\n"
SHORT += "2026-07-05,4,Meh,,,,\n"


def test_marks_of_lines_with_other_columns_are_left_out_and_their_sure_cells_come_in() -> None:
    taken = Taken(TAGS + TAGGED + SHORT)
    assert [error.partition(" is left out")[0] for error in taken.errors] == [
        "line 12: it has 7 cells, and the header 12: '1' below antisocial",
        "line 13: it has 7 cells, and the header 12: '1' below angry",
    ]
    assert [one for one in taken.values if "2026-07" in one] == [
        "2026-07-01 level 6",
        "2026-07-02 level 3",
        "2026-07-03 level 4",
        "2026-07-05 level 4",
    ]
    assert "2026-07-03 #grey" in taken.notes


def test_marks_of_lines_that_leave_off_what_is_empty_at_their_end_stay() -> None:
    short = "".join(f"2026-07-0{day},4,Meh,,{1 if day == 3 else ''},1\n" for day in range(1, 7))
    taken = Taken(TAGS + TAGGED + short)
    assert taken.errors == []
    assert "2026-07-03 angry 1" in taken.values


def test_a_tag_is_no_mean_of_many_lines() -> None:
    assert "2026-03-04 average 1" in Taken(TAGS + TAGGED).values


def test_marks_of_lines_of_before_there_were_more_columns_stay() -> None:
    header = "date,level,tense,calm,worn,glad,late\n"
    old = "".join(f"2026-04-0{day},5,{1 if day == 3 else ''},,\n" for day in range(1, 8))
    new = "".join(f"2026-05-0{day},6,,1,,,{1 if day == 3 else ''}\n" for day in range(1, 9))
    taken = Taken(header + old + new)
    assert "2026-04-03 tense 1" in taken.values
    assert taken.errors == []


def test_cells_beyond_the_header_that_are_all_empty_are_nothing() -> None:
    taken = Taken(
        "Date,Clonazepam (mg),Mood,Notes\n2026-05-01,1,5,,\n2026-05-02,1,4,ok,\n"
        "2026-05-03,0.875,3,bad,,,\n2026-05-04,.75,3,,,,,\n2026-05-05,0.75,,\n2026-05-06,1,,,,\n"
    )
    assert taken.doses == [
        "2026-05-01 Clonazepam 1 mg",
        "2026-05-02 Clonazepam 1 mg",
        "2026-05-03 Clonazepam 0.875 mg",
        "2026-05-04 Clonazepam 0.75 mg",
        "2026-05-05 Clonazepam 0.75 mg",
        "2026-05-06 Clonazepam 1 mg",
    ]
    assert [value.split()[-1] for value in taken.values] == ["5", "4", "3", "3"]
    assert not taken.errors


def test_a_number_that_a_comma_may_have_cut_costs_the_line() -> None:
    taken = Taken(
        "Date,Clonazepam (mg),Mood,Notes\n2026-05-01,1,5,,\n2026-05-02,1,4,ok\n2026-05-03,2,4,\n"
    )
    assert taken.errors == ["line 2: it has 5 cells, and the header 4"]


def test_a_blank_behind_the_last_delimiter_is_nothing() -> None:
    rows = "2026-05-01,120,80,,\n2026-05-02,121,81,, \n2026-05-03,122,82,,\n"
    taken = Taken(f"date,systolic,diastolic,,\n{rows}")
    assert taken.errors == []
    assert "2026-05-02 systolic 121" in taken.values


def test_an_end_of_a_line_that_was_written_twice_is_one() -> None:
    content = b"date,mood\r\r\n2026-05-01,5\r\r\n2026-05-02,oh\r\r\n\r\r\n2026-05-04,x\r\r\n"
    assert [row.line for row in text_grid(source_of(content)).read()] == [1, 2, 3, 5]
    plain = content.replace(b"\r\r\n", b"\r")  # each of which is an end of its own
    assert [row.line for row in text_grid(source_of(plain)).read()] == [1, 2, 3, 5]


def test_below_a_header_that_comes_again_what_lines_lack_is_empty() -> None:
    header = "Id,Tz,From,To,Hours,Rating,Comment,Snore,Geo,"
    nights = [(2, 10.0, 0.0), (3, 9.0, 4.5), (4, 8.0, 0.0), (14, 7.0, 5.0)]
    pairs = [
        f'{header}"6:1{n}"\n"1{n}","X/Y","{day - 1:02}. 01. 2026 2{n}:1{n}",'
        f'"{day:02}. 01. 2026 6:1{n}","{hours}","{rating}"\n'
        for n, (day, hours, rating) in enumerate(nights)
    ]
    taken = Taken("".join(pairs))
    assert taken.values == [
        "2026-01-02T06:10 hours 10",
        "2026-01-03T06:11 hours 9",
        "2026-01-03T06:11 rating 4.5",
        "2026-01-04T06:12 hours 8",
        "2026-01-14T06:13 hours 7",
        "2026-01-14T06:13 rating 5",
    ]
    assert not taken.errors
    assert taken.why_left("Snore") == "it is empty"
    cut = Taken("".join([*pairs, f'{header}"6:19"\n"19","X/Y","19. 01. 2026 22:40"\n']))
    assert cut.values == taken.values
    assert cut.errors == ["line 10: it has 3 cells, and the header 9"]
