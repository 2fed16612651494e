"""The other values of a line that names what its value is of, and two words that tell apart."""

from itertools import product

import pytest

from sidelog.exchange.incoming import Note
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


def symptoms(name: str, *of_days: str) -> Taken:
    """A table of two symptoms a day, with another column that has the same in both lines."""
    rows = (
        f"2026-05-0{day},{symptom},{day},{cell}\n"
        for day, cell in enumerate(of_days, start=1)
        for symptom in ("rash", "cramp")
    )
    return Taken(f"date,symptom,severity,{name}\n" + "".join(rows))


def test_what_every_journal_has_is_of_the_day_unless_a_day_has_two() -> None:
    rows = "2026-05-01,run,6,{},7\n2026-05-02,yoga,3,4,7\n2026-05-02,run,5,{},8\n"
    taken = Taken(f"date,type,intensity,mood,pace\n{rows}".format(3, 4))
    assert [one for one in taken.values if "mood" in one] == [
        *("2026-05-01 mood-0-10 3", "2026-05-02 mood-0-10 4")
    ]
    assert "2026-05-02 yoga-pace 7" in taken.values
    two = Taken(f"date,type,intensity,mood,pace\n{rows}".format(3, 5))
    assert "2026-05-02 run-mood 5" in two.values


def test_the_same_numbers_in_other_lines_are_other_values() -> None:
    rows = "2026-05-01,walk,1,2,3\n2026-05-01,swim,2,3,\n2026-05-02,walk,3,1,1\n"
    taken = Taken(f"date,type,value,score,level\n{rows}")
    assert taken.values[:3] == [
        *("2026-05-01 walk 1", "2026-05-01 walk-score 2", "2026-05-01 walk-level 3")
    ]


def test_what_a_name_says_is_a_value_once_more_or_about_it_is_left_out() -> None:
    rows = "2026-05-01,iron,9,90,L,5\n2026-05-01,zinc,20,70,H,8\n2026-05-02,iron,12,95,L,5\n"
    taken = Taken(f"date,test,result,result_raw,flag,ref_low\n{rows}")
    assert taken.values == ["2026-05-01 iron 9", "2026-05-01 zinc 20", "2026-05-02 iron 12"]
    assert taken.why_left("result_raw") == "result once more, as its name says: raw"
    assert taken.why_left("ref_low") == "it says something about result, and is no value"


def test_words_of_a_scale_are_values_of_what_a_line_is_of() -> None:
    rows = "2026-05-01,walk,30,bad\n2026-05-01,swim,20,good\n2026-05-02,walk,35,good\n"
    taken = Taken(f"date,type,value,feeling\n{rows}")
    assert taken.values[:4] == [
        *("2026-05-01 walk 30", "2026-05-01 walk-feeling 2"),
        *("2026-05-01 swim 20", "2026-05-01 swim-feeling 4"),
    ]


def test_a_word_about_a_day_is_no_name_of_its_many_values() -> None:
    rows = "".join(f"2026-05-0{day},{'ab'[day % 2]},{day},1,2,3,4\n" for day in range(1, 7))
    taken = Taken(f"date,type,score,fog,chills,cough,cramps\n{rows}")
    assert taken.values[:2] == ["2026-05-01 score 1", "2026-05-01 fog 1"]
    assert taken.notes[0] == "2026-05-01 type: b"


def taken_apart(days: int, *pairs: tuple[str, str]) -> Taken:
    """A table with a score of each pair of words on each day."""
    rows = (
        f"2026-05-{day:02},{side},{site},{day + place}\n"
        for day in range(1, days + 1)
        for place, (side, site) in enumerate(pairs)
    )
    return Taken("date,side,site,score\n" + "".join(rows), Said(several=("mean",)))


def test_two_words_tell_lines_apart_together_where_neither_does_alone() -> None:
    taken = taken_apart(2, *product(("left", "right"), ("hip", "knee")))
    assert taken.values[:4] == [
        *("2026-05-01 score-left-hip 1", "2026-05-01 score-left-knee 2"),
        *("2026-05-01 score-right-hip 3", "2026-05-01 score-right-knee 4"),
    ]
    assert taken.how("side + site") == (
        "names of measures: together they tell the lines of a day apart, as neither does alone"
    )


def test_two_words_of_very_many_kinds_name_no_measures() -> None:
    taken = taken_apart(2, *product("abcd", "efgh"))
    assert taken.values == ["2026-05-01 score 8.5", "2026-05-02 score 9.5"]


def test_two_words_that_are_seldom_said_together_tell_nothing_apart() -> None:
    rows = "".join(
        f"2026-05-{day:02},{first},{second},{day}\n"
        for day, pairs in enumerate(("ax ay", "bx by", "cx cz", "az bz", "ay by"), start=1)
        for first, second in pairs.split()
    )
    taken = Taken(f"date,side,weather,score\n{rows}", Said(several=("mean",)))
    assert taken.values[0] == "2026-05-01 score 1"


def test_how_much_a_part_of_the_body_hurts_names_no_line() -> None:
    taken = Taken(
        "date,knee_pain,leg_fatigue,nsaids\n15-1-2024,1,7,False\n15-1-2024,0,4,False\n"
        "16-1-2024,2,5,Yea\n17-1-2024,1,5,False\n",
        Said(several=("mean",)),
    )
    assert taken.values[:2] == ["2024-01-15 knee-pain 0.5", "2024-01-15 leg-fatigue 5.5"]
    assert "2024-01-16 nsaids 1" in taken.values


LOG = """date,item,value,unit,color,size
2026-02-20 08:29,Tea,1,,3,0.5
2026-02-20 09:18,Water,20,ounces,1,1
2026-02-20 10:01,Soda,3,,6,1.5
2026-02-20 11:11,Soda,2,,6,1
2026-02-21 12:12,Water,16,ounces,1,0.8
2026-02-21 13:16,Soda,1,,6,0.5
2026-02-22 14:48,Tea,1,,4,0.5
"""


def test_how_an_app_draws_a_line_is_no_value_of_its_name() -> None:
    taken = Taken(LOG)
    assert {value.split()[1] for value in taken.values} == {"tea", "water", "soda"}
    assert taken.why_left("color") == "how lines are shown by their item, and no value"
    assert taken.why_left("size") == "how lines are shown by their item, and no value"


def test_a_size_that_does_not_follow_from_name_and_value_is_a_value() -> None:
    rows = "".join(
        f"2026-02-2{n},{'swelling' if n % 2 else 'rash'},{n % 4},{n * 7 % 9}\n" for n in range(8)
    )
    taken = Taken(f"date,item,value,size\n{rows}")
    assert "2026-02-21 swelling-size 7" in taken.values


def test_a_value_as_far_as_it_was_known_is_no_other_one() -> None:
    header = "date,note,metric,value,value_partial\n"
    rows = "2021-05-19,,mind,2.24,2.24\n2021-05-20,Walk.,mind,-12.08,-12.08\n"
    last = "2021-05-21,,mind,,23.34\n2021-05-22,,mind,18.29,18.29\n"
    taken = Taken(f"{header}{rows}{last}")
    assert [one.split()[1] for one in taken.values] == ["mind"] * 3
    assert taken.why_left("value_partial").startswith("value as far as it was known")
    other = Taken(f"{header}{rows}{last[:-6]}9\n")
    assert "2021-05-22 mind-value-partial 9" in other.values


def test_how_much_a_value_was_to_be_is_none_of_its_own() -> None:
    taken = Taken(
        "Tracker,Date,Value,Unit,Goal\nShed,2026-11-01,85,hairs,50\nShed,2026-11-02,92,hairs,50\n"
        "Water,2026-11-01,6,cups,8\nWater,2026-11-02,7,cups,8\n"
    )
    assert [one.rpartition(" ")[0] for one in taken.values if "shed" in one] == [
        *("2026-11-01 shed", "2026-11-02 shed")
    ]
    assert [one for one in taken.values if "goal" in one] == []
    assert taken.why_left("Goal") == "what Value was to be, and not what it was"


def test_scores_that_a_program_gives_tasks_are_no_values() -> None:
    taken = Taken(
        "Task Name,Task ID,Task Type,Date,Value\n"
        "Take zinc,1f2,daily,2026-11-01 08:12:33,1\nTake zinc,1f2,daily,2026-11-02 08:40:10,-0.97\n"
        "No kratom,9ab,habit,2026-11-01 22:00:00,1\n"
    )
    assert taken.values == []
    assert taken.doses == []
    assert "2026-11-02 Value: -0.97\nTask Name: Take zinc\nTask Type: daily" in taken.notes


def notes_of(taken: Taken) -> list[str]:
    """The notes, each that is there twice once."""
    found = {one.identity: f"{one.day} {one.text}" for one in taken.entries if type(one) is Note}
    return [*found.values()]


def test_a_note_in_all_lines_of_a_day_is_one_of_that_day() -> None:
    taken = symptoms("notes", "Two wines", "", "Slept late", "Two wines")
    assert notes_of(taken) == [
        *("2026-05-01 Two wines", "2026-05-03 Slept late", "2026-05-04 Two wines")
    ]
    assert "the same in all lines of a day, taken once" in taken.how("notes")


def test_a_note_in_one_line_of_a_day_is_of_what_that_is_of() -> None:
    rows = "".join(
        f"2026-05-0{day},{symptom},{day},{note}\n"
        for day in range(1, 5)
        for symptom, note in (("rash", "Two wines"), ("cramp", "Two wines" if day < 4 else ""))
    )
    taken = Taken(f"date,symptom,severity,notes\n{rows}")
    assert notes_of(taken)[-2:] == ["2026-05-03 cramp: Two wines", "2026-05-04 rash: Two wines"]


def test_what_lines_without_a_name_have_alone_is_a_measure_of_its_own() -> None:
    taken = Taken(
        "type,date,score,minutes,habit,value\n"
        "sleep,2026-05-01,81,412,,\nsleep,2026-05-02,64,388,,\n"
        "habit,2026-05-01,,,Read,True\nhabit,2026-05-02,,,Drinks,2\n"
        "habit,2026-05-03,,,Drinks,1\nhabit,2026-05-03,,,Read,True\n"
    )
    assert taken.values == [
        *("2026-05-01 score 81", "2026-05-01 minutes 412"),
        *("2026-05-02 score 64", "2026-05-02 minutes 388"),
        *("2026-05-01 read 1", "2026-05-02 drinks 2", "2026-05-03 drinks 1", "2026-05-03 read 1"),
    ]
    assert not taken.errors


def test_what_a_line_without_a_name_has_beside_a_value_is_of_nothing_known() -> None:
    rows = "2026-05-01,mood,5,\n2026-05-01,,,7\n2026-05-02,mood,4,\n2026-05-02,,6,8\n"
    taken = Taken(f"date,metric,value,score\n{rows}")
    assert taken.values == ["2026-05-01 mood-0-10 5", "2026-05-02 mood-0-10 4"]
    error = "column metric: it is empty, and the line has a value"
    assert taken.errors == [f"line 3, {error}", f"line 5, {error}", f"line 5, {error}"]


@pytest.mark.parametrize(
    ("name", "done", "points"), [("name", "is_done", "reward"), ("habit", "completed", "XP")]
)
def test_points_for_what_was_done_are_no_value_of_it(name: str, done: str, points: str) -> None:
    taken = Taken(
        f"date,{name},{done},{points}\n2026-05-01,Long walk,True,1\n2026-05-01,Laundry,False,2\n"
        "2026-05-02,Long walk,False,1\n2026-05-02,Windows,True,3\n"
    )
    assert taken.reading.question is None
    assert taken.values == [
        "2026-05-01 long-walk 1",
        "2026-05-01 laundry 0",
        "2026-05-02 long-walk 0",
        "2026-05-02 windows 1",
    ]
    assert taken.why_left(points) == f"points for {name}"
