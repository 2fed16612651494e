"""Columns that say what another one of their line says."""

from tests.exchange.table.tables import Taken

HEADER = "date,time,level,level text,comment,angry,anxious,coffee,sertraline,tired\n"
ROWS = """2026-03-01,09:05,6,(6) Okay,Restarting #sertraline at 50mg,0,0,0,1,0
2026-03-01,18:30,5,(5) Meh,#tired,0,0,0,0,1
2026-03-02,10:12,6,(6) Okay,,0,0,0,0,0
2026-03-03,09:40,4,(4) Blah,#anxious today,0,1,0,0,0
2026-03-09,11:00,6,(6) Okay,#sertraline up to 100mg,0,0,0,1,0
"""


def test_a_medicine_that_is_a_tag_of_the_comment_is_no_dose() -> None:
    taken = Taken(HEADER + ROWS)
    assert taken.doses == []
    assert taken.why_left("sertraline") == "a tag of comment, which says it; no dose"
    assert taken.steps == ["2026-03-01 sertraline 50 mg", "2026-03-09 sertraline 100 mg"]


def test_a_medicine_with_a_column_of_its_own_is_one_though_a_comment_speaks_of_it() -> None:
    rows = ROWS.replace("#sertraline", "sertraline")
    taken = Taken(HEADER + rows)
    assert [one for one in taken.doses if "none" not in one] == [
        "2026-03-01T09:05 sertraline ?",
        "2026-03-09T11:00 sertraline ?",
    ]


def test_tags_that_no_line_has_are_left_out_in_one_sentence() -> None:
    taken = Taken(HEADER + ROWS)
    assert taken.why_left("angry and 1 more") == "tags that no line has: 0 in every line"
    assert not any("angry" in one or "coffee" in one for one in taken.values)
    assert "2026-03-03T09:40 anxious 1" in taken.values


def test_of_very_many_columns_those_of_0_alone_are_tags_that_no_line_has() -> None:
    def of(count: int) -> Taken:
        names = ",".join(f"tag{chr(97 + n)}" for n in range(count))
        rows = [f"2026-05-0{day},{day % 2},{day},{','.join('0' * count)}\n" for day in range(1, 6)]
        return Taken(f"date,calm,steps,{names}\n{''.join(rows)}")

    many, few = of(24), of(5)
    assert many.why_left("taga and 23 more") == "tags that no line has: 0 in every line"
    assert "2026-05-01 calm 1" in many.values
    assert "2026-05-01 taga 0" in few.values  # which may be answers


def test_words_that_begin_with_the_number_beside_them_say_it_again() -> None:
    taken = Taken(HEADER + ROWS)
    assert taken.why_left("level text") == "level again, in words"
    assert "2026-03-01T18:30 level 5" in taken.values
    other = Taken(HEADER + ROWS.replace("4,(4) Blah", "4,(3) Blah"))
    assert "2026-03-03 level text: (3) Blah" in other.notes


def test_the_same_weight_in_another_unit_is_there_once() -> None:
    rows = "2025-01-01,150.2,68.13\n2025-01-02,150.8,68.4\n2025-01-03,149.6,67.86\n"
    taken = Taken(f"date,weight_lbs,weight_kgs\n{rows}2025-01-05,149.0,\n")
    assert taken.why_left("weight_kgs") == "weight_lbs again, in kg"
    assert len(taken.values) == 4
    other = rows.replace("68.4", "70.4").replace("67.86", "71")
    assert len(Taken(f"date,weight_lbs,weight_kgs\n{other}").values) == 6


def test_times_in_hours_say_again_when_something_was() -> None:
    taken = Taken(
        "date,asleep,awake,hours,decST,decWT\n2026-05-01,3:30,9:30,6,3.5,9.5\n"
        "2026-05-02,1:15,9:00,7.75,25.25,9\n2026-05-03,23:45,8:00,8.25,23.75,8\n"
        "2026-05-04,0:20,7:40,7.33,0.33,7.67\n"
    )
    assert taken.why_left("decST") == "asleep again, in hours"
    assert taken.why_left("decWT") == "awake again, in hours"
    assert "2026-05-02 hours 7.75" in taken.values


def test_hours_of_what_another_column_says_in_words_are_not_taken_twice() -> None:
    lengths = ("7 hours 12 minutes", "7 hours 28 minutes", "6 hours 57 minutes", "8 hours 1 minute")
    rows = "".join(
        f"2026-05-0{day},{hours},{words}\n"
        for day, hours, words in zip(range(1, 5), (7.2, 7.5, 7.0, 8.0), lengths, strict=True)
    )
    taken = Taken(f"Date,Total Sleep (in hours),Sleep Duration (hours and minutes)\n{rows}")
    kept = "Sleep Duration (hours and minutes)"
    assert taken.why_left("Total Sleep (in hours)") == f"{kept} again, in hours"
    assert len(taken.values) == 4
    other = Taken(f"Date,Total Sleep (in hours),{kept}\n{rows.replace(',7.', ',5.')}")
    assert len(other.values) == 8


def test_a_second_column_of_one_name_and_its_numbers_is_left_out() -> None:
    rows = [f"2026-05-0{day},{60 + day},{60 + day}" for day in range(1, 5)]
    taken = Taken("date,Weight (kg), Weight (kg)\n" + "\n".join(rows))
    assert taken.why_left("Weight (kg) (2)") == "Weight (kg) again"
    other = Taken("date,Pulse,Pulse\n2026-05-01,60,70\n2026-05-02,61,72\n2026-05-03,62,74\n")
    assert len(other.values) == 6


def test_a_height_in_inches_is_that_in_centimetres_again() -> None:
    rows = "2026-05-01,68.58,27\n2026-05-02,66.04,26\n2026-05-04,64.77,25.5\n"
    taken = Taken(f"date,height (cm),height (in)\n{rows}")
    assert taken.why_left("height (in)") == "height (cm) again, in inches"
    assert len(taken.values) == 3
