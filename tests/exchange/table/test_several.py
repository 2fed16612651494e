"""Several values of a measure on a day that no time tells apart."""

from dataclasses import replace

import pytest

from sidelog.catalog.scales import DayRule, ScaleKind
from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, Taken

RATED = "date,mood level\n2026-05-01,5\n2026-05-01,8\n2026-05-02,5\n2026-05-02,5\n2026-05-03,1\n"
SUMMED = "2026-05-01 coffees 2"


def said(*several: str) -> Said:
    return Said(several=several)


def columns(*names: str, rows: str) -> str:
    return f"date,{','.join(names)}\n{rows}"


@pytest.mark.parametrize(
    ("how", "first", "second"),
    [("mean", "6.5", "5"), ("median", "6.5", "5"), ("maximum", "8", "5"), ("sum", "13", "10")],
)
def test_a_day_has_the_value_that_was_asked_for(how: str, first: str, second: str) -> None:
    taken = Taken(RATED, said(how))
    days = dict.fromkeys(value for value in taken.values)
    assert list(days) == [
        f"2026-05-01 mood-level {first}",
        f"2026-05-02 mood-level {second}",
        "2026-05-03 mood-level 1",
    ]
    assert taken.defined["mood-level"].scale.day_rule == how
    assert taken.lines[1].passed == ("counted in the value of their day",)
    assert taken.errors == []


def test_a_new_measure_that_nothing_says_it_of_is_asked_once_for_all() -> None:
    taken = Taken(
        columns("mood level", "pain", rows="2026-05-01,5,2\n2026-05-01,8,3\n2026-05-02,1,4\n")
    )
    question = taken.reading.question
    assert question is not None
    assert taken.lines == []
    assert question.text == (
        "1 day has several values of mood level, pain and no time, such as Fri 1 May 2026 "
        "(lines 2, 3): what counts?"
    )
    assert question.choices == {
        "mean": "their mean, 6.5",
        "maximum": "the highest, 8",
        "sum": "their sum, 13",
    }
    assert question.answered(Said(several=("x=sum",)), "mean").several == ("x=sum", "mean")


def test_of_many_measures_the_first_are_named() -> None:
    names = [f"rating {letter}" for letter in "abcde"]
    taken = Taken(columns(*names, rows="2026-05-01,5,2,1,2,3\n2026-05-01,8,3,3,3,4\n"))
    assert taken.reading.question is not None
    assert "rating a, rating b, rating c and 2 more and no time" in taken.reading.question.text


@pytest.mark.parametrize(
    ("name", "cells", "value"),
    [
        ("steps", (3000, 4000), "steps 7000"),
        ("water (ml)", (250, 300), "water 550"),
        ("exercise (min)", (20, 30), "exercise 50"),
        ("distance walked", (1.5, 2), "distance-walked 3.5"),
        ("pulse", (60, 70), "pulse 65"),
        ("glucose (mg/dL)", (100, 140), "glucose 120"),
        ("meditated", ("no", "yes"), "meditated 1"),
    ],
)
def test_what_its_nature_makes_plain_is_said_and_not_asked(
    name: str, cells: tuple[object, object], value: str
) -> None:
    taken = Taken(columns(name, rows="".join(f"2026-05-01,{cell}\n" for cell in cells)))
    assert taken.values == [f"2026-05-01 {value}"]
    assert "1 day has several values: " in taken.how(name)


def test_what_is_eaten_adds_up_though_a_body_has_fat() -> None:
    rows = "2026-05-01,5,10\n2026-05-01,8,30\n"
    assert Taken(columns("fat", "carbs", rows=rows)).values == [
        "2026-05-01 fat 13",
        "2026-05-01 carbs 40",
    ]
    assert Taken(columns("fat", "rest", rows=rows), said("mean")).values[0].endswith("fat 6.5")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("milk (oz)", DayRule.SUM),
        ("nursing duration", DayRule.SUM),
        ("time asleep (min)", DayRule.SUM),
        ("sleep quality", DayRule.MEAN),
        ("average pace (min/km)", DayRule.MEAN),
        ("steps", DayRule.SUM),  # as of all that is counted
        ("pulse", DayRule.MEAN),
        ("altitude (m)", DayRule.MEAN),
        ("pain level", DayRule.MEAN),
    ],
)
def test_moments_of_a_day_add_up_where_their_nature_makes_it_plain(
    name: str, rule: DayRule
) -> None:
    rows = "2026-05-01 08:00,2\n2026-05-01 19:00,3\n"
    (measure,) = Taken(columns(name, rows=rows)).defined.values()
    assert measure.scale.day_rule == rule


def test_that_moments_add_up_is_said() -> None:
    rows = "2026-05-01 08:00,2\n2026-05-01 19:00,3\n"
    how = "of several a day: their sum"
    taken = Taken(columns("milk (ml)", rows=rows))
    assert taken.how("milk (ml)").endswith(f"{how} (else --several milk=mean)")
    assert taken.values == ["2026-05-01T08:00 milk 2", "2026-05-01T19:00 milk 3"]
    asked = Taken(columns("milk (ml)", rows=rows), said("milk=maximum"))
    assert asked.how("milk (ml)").endswith("of several a day: the highest")
    assert how not in Taken(columns("milk (ml)", rows=rows), said("milk=mean")).how("milk (ml)")


def test_how_long_a_workout_was_stands_in_each_of_its_lines() -> None:
    sets = "".join(f"2026-05-01 08:00,1h 5m,{reps},90\n" for reps in (8, 7, 6, 5))
    taken = Taken(
        columns("duration", "reps", "calories", rows=f"{sets}2026-05-02 08:00,59m,8,90\n")
    )
    rules = {name: one.scale.day_rule for name, one in taken.defined.items()}
    assert rules == {"duration": "mean", "reps": "sum", "calories": "sum"}
    assert taken.values[-3:] == [
        "2026-05-02T08:00 duration 0.983333",
        "2026-05-02T08:00 reps 8",
        "2026-05-02T08:00 calories 90",
    ]


def test_how_long_the_sessions_of_a_day_were_adds_up() -> None:
    taken = Taken(
        "start,end\n2026-05-01 08:00,2026-05-01 08:30\n2026-05-01 19:00,2026-05-01 20:00\n"
    )
    assert taken.defined["duration"].scale.day_rule == DayRule.SUM
    assert "of several a day: their sum" in taken.how("end")


def test_what_is_seldom_there_twice_may_have_been_corrected() -> None:
    days = "".join(f"2026-05-{day:02},3000\n" for day in range(1, 31))
    rows = f"{days}2026-05-30,4000\n"
    assert Taken(columns("steps", rows=rows)).reading.question
    assert Taken(columns("steps", rows=rows), said("maximum")).values[-1].endswith("steps 4000")
    nights = rows.replace("3000", "7").replace("4000", "8")
    assert Taken(columns("sleep hours", rows=nights)).reading.question
    assert Taken(columns("sleep hours", rows=nights), said("mean")).values[-1].endswith(" 7.5")


def test_what_is_said_of_one_measure_is_of_that_one() -> None:
    rows = "2026-05-01,3000,5\n2026-05-01,4000,8\n"
    taken = Taken(columns("steps", "mood level", rows=rows), said("maximum", "steps=mean"))
    assert taken.values == ["2026-05-01 steps 3500", "2026-05-01 mood-level 8"]
    scale = taken.defined["steps"].scale
    assert (scale.kind, scale.whole) == (ScaleKind.QUANTITY, False)
    plain = Taken(columns("steps", rows="2026-05-01,3000\n2026-05-01,4000\n"), said("maximum"))
    assert plain.values == ["2026-05-01 steps 7000"]
    assert plain.how("steps").endswith("their sum (else --several steps=mean)")


def test_two_lengths_of_sleep_may_be_a_nap_or_a_repetition() -> None:
    rows = "2026-05-01,7\n2026-05-01,1.5\n"
    here = replace(HERE, measures={})
    assert Taken(columns("sleep (h)", rows=rows), here=here).reading.question
    built_in = columns("sleep hours", rows=rows)
    assert Taken(built_in).reading.question
    assert Taken(built_in, said("mean")).values == ["2026-05-01 sleep-hours 4.25"]


def test_a_measure_of_the_journal_forms_its_day_as_it_does() -> None:
    rows = "2026-05-01,5,0,60\n2026-05-01,8,4,62\n2026-05-02,10,1,\n2026-05-03,0,1,\n"
    taken = Taken(columns("mood", "shedding", "weight (kg)", rows=rows))
    assert taken.values[:3] == [
        "2026-05-01 mood 6",
        "2026-05-01 shedding 4",
        "2026-05-01 weight 61",
    ]
    assert taken.defined == {}
    assert taken.how("mood").endswith(
        "1 day has several values: their mean, rounded to whole numbers, as in the journal"
    )


def test_equal_values_are_said_twice_unless_they_may_add_up() -> None:
    rows = "2026-05-01,1\n2026-05-01,1\n2026-05-02,3\n"
    once = Taken(columns("mood level", rows=rows))
    assert once.values[:2] == ["2026-05-01 mood-level 1"] * 2  # which the journal takes once
    asked = Taken(columns("coffees", rows=rows)).reading.question
    assert asked is not None
    assert asked.choices == {"mean": "one of them, 1", "sum": "their sum, 2"}
    assert Taken(columns("coffees", rows=rows), said("sum")).values[0] == SUMMED
    assert Taken(columns("coffees", rows=rows), said("mean")).values[0] == "2026-05-01 coffees 1"
    assert Taken(columns("mood level", rows=rows), said("sum")).values[0].endswith("level 2")


def test_a_whole_line_that_is_said_again_counts_once() -> None:
    rows = "2026-05-01,63,3000,5\n2026-05-01,63,3000,5\n2026-05-02,62,4000,6\n"
    taken = Taken(columns("weight (kg)", "steps", "coffees", rows=rows))
    assert taken.values[:3] == [
        "2026-05-01 weight 63",
        "2026-05-01 steps 3000",
        "2026-05-01 coffees 5",
    ]
    noted = "2026-05-01,63,3000,5,a\n2026-05-01,63,3000,5,b\n"
    others = columns("weight (kg)", "steps", "coffees", "note", rows=noted)
    assert Taken(others).reading.question
    few = columns("weight (kg)", "steps", rows="2026-05-01,63,3000\n2026-05-01,63,3000\n")
    assert Taken(few).reading.question


def test_fat_of_a_body_and_its_goal_are_not_what_was_eaten() -> None:
    rows = "2026-05-01,15.3,14\n2026-05-01,15.3,14\n"
    taken = Taken(columns("body fat", "goal of body fat", rows=rows))
    assert (taken.reading.question, taken.values[0]) == (None, "2026-05-01 body-fat 15.3")


def test_a_heading_of_other_letters_is_said_and_can_be_typed() -> None:
    rows = columns("体脂肪率", rows="2026-05-01 08:00,15\n2026-05-01 09:00,17\n")
    assert Taken(rows).how("体脂肪率").endswith('(else --several "体脂肪率=sum")')
    assert Taken(rows, said("体脂肪率=sum")).how("体脂肪率").endswith("several a day: their sum")
    asked = Taken(columns("腕立て", rows="2026-05-01,5\n2026-05-01,7\n")).reading.question
    assert asked is not None
    assert asked.text.startswith("1 day has several values of 腕立て and no time")
    spaced = Taken(columns("mood level", rows=RATED.partition("\n")[2]), said("Mood Level=sum"))
    assert spaced.values[0].endswith(" 13")


def test_lines_with_a_time_and_without_form_the_day_together() -> None:
    rows = "2026-05-01,08:00,5\n2026-05-01,,7\n2026-05-01,,8\n2026-05-02,09:00,5\n"
    taken = Taken(columns("time", "mood level", rows=rows), said("mean"))
    assert taken.values == [
        "2026-05-01 mood-level 6.66667",
        "2026-05-02T09:00 mood-level 5",
    ]
    in_one = "date,mood level\n2026-05-01 08:00,5\n2026-05-01,7\n2026-05-01,8\n2026-05-02 10:00,1\n"
    assert "2026-05-01 mood-level 8" in Taken(in_one, said("maximum")).values


def test_words_of_an_order_and_names_with_values_are_formed_too() -> None:
    words = Taken(columns("pain", rows="2026-05-01,mild\n2026-05-01,severe\n"), said("mean"))
    assert words.values == ["2026-05-01 pain 2"]
    lines = "2026-05-01,steps,10\n2026-05-01,steps,20\n2026-05-01,pulse,60\n2026-05-01,rest,dunno\n"
    named = Taken(columns("metric", "value", rows=lines))
    assert named.values == ["2026-05-01 steps 30", "2026-05-01 pulse 60"]


def test_doses_and_notes_of_a_day_stay_as_they_are() -> None:
    rows = "2026-05-01,Ibuprofen,400 mg,2,so\n2026-05-01,Ibuprofen,400 mg,4,and so\n"
    taken = Taken(columns("medicine", "dose", "pain", "note", rows=rows), said("mean"))
    assert taken.doses == ["2026-05-01 Ibuprofen 400 mg"] * 2
    assert taken.notes == ["2026-05-01 so", "2026-05-01 and so"]
    assert taken.values == ["2026-05-01 pain 3"]


def test_the_same_file_in_another_order_brings_the_same() -> None:
    header, *rows = RATED.splitlines(keepends=True)

    def identities(content: str) -> set[str]:
        entries = Taken(content, said("mean")).entries
        return {entry.identity for entry in entries}

    assert identities(RATED) == identities("".join([header, *reversed(rows)]))


def test_what_is_no_way_to_form_a_value_is_refused() -> None:
    with pytest.raises(UsageError, match="'lowest' does not say") as refusal:
        Taken(RATED, said("mood-level=lowest"))
    assert refusal.value.hint == f"--several is one of {', '.join(DayRule)}."


# A word that tells the lines of a day apart


def test_what_tells_lines_apart_may_be_a_number_or_stand_beside_words() -> None:
    taken = Taken(
        "Date,Session,Pain,Slept\n2026-05-01,1,mild,yes\n2026-05-01,2,severe,no\n"
        "2026-05-02,1,severe,yes\n2026-05-02,2,mild,yes\n"
    )
    assert taken.values[:4] == [
        "2026-05-01 pain-1 1",
        "2026-05-01 slept-1 1",
        "2026-05-01 pain-2 3",
        "2026-05-01 slept-2 0",
    ]


def test_a_part_of_the_day_that_comes_twice_is_one_value_and_all_have_one_scale() -> None:
    rows = "".join(
        f"2026-05-{day:02},{part},{number}\n"
        for day in range(1, 6)
        for part, number in (("Morning", 2), ("Evening", 2 + day))
    )
    taken = Taken(f"Date,When,Pain\n{rows}2026-05-05,Evening,9\n", said("maximum"))
    assert taken.values[-1] == "2026-05-05 pain-evening 9"
    assert {one.scale.maximum for one in taken.defined.values()} == {10}


def test_what_is_there_once_a_day_needs_no_word_to_tell_it_apart() -> None:
    taken = Taken(
        "Date,When,Pain,Steps\n2026-05-01,Morning,2,\n2026-05-01,Evening,5,3000\n"
        "2026-05-02,Evening,3,4000\n"
    )
    assert taken.values == [
        "2026-05-01 pain-morning 2",
        "2026-05-01 steps 3000",
        "2026-05-01 pain-evening 5",
        "2026-05-02 steps 4000",
        "2026-05-02 pain-evening 3",
    ]


def test_a_few_words_tell_lines_apart_though_one_comes_twice_on_a_day() -> None:
    rows = "".join(f"2026-05-{day:02},{spot},4\n" for day in range(1, 11) for spot in "ab")
    taken = Taken(f"Date,Spot,Pain\n{rows}2026-05-10,a,5\n", said("sum"))
    assert taken.values[-2:] == ["2026-05-10 pain-a 9", "2026-05-10 pain-b 4"]


def test_a_column_that_was_named_is_asked_about_in_the_same_way() -> None:
    mapping = Mapping(day="date", measures=("x=mood",))
    taken = Taken(columns("x", rows="2026-05-01,5\n2026-05-01,8\n"), mapping=mapping)
    assert taken.values == ["2026-05-01 mood 6"]
    assert taken.how("x").endswith("their mean, rounded to whole numbers, as in the journal")
    new = Mapping(day="date", measures=("x=flow",))
    rows = columns("x", rows="2026-05-01,5\n2026-05-01,8\n")
    asked = Taken(rows, Said(range=(0, 10)), mapping=new)
    assert asked.reading.question is not None
    answered = asked.reading.question.answered(Said(range=(0, 10)), "maximum")
    assert Taken(rows, answered, mapping=new).values == ["2026-05-01 flow 8"]


def test_no_way_to_form_a_value_is_refused_in_every_file() -> None:
    with pytest.raises(UsageError, match="'foo' does not say how several values"):
        Taken("date,mood\n2026-05-01,5\n", Said(several=("foo",)))


def test_a_rule_of_a_measure_that_the_file_has_not_is_refused() -> None:
    with pytest.raises(UsageError, match=r"No measure of the file is called 'zzz'") as refusal:
        Taken("date,mood\n2026-05-01,5\n", Said(several=("zzz=mean",)))
    assert refusal.value.hint == "It has mood-0-10."
    none = "date,sleep\n2026-05-01,restless\n2026-05-01,calm\n"
    with pytest.raises(UsageError) as refusal:
        Taken(none, Said(several=("zzz=mean",)))
    assert refusal.value.hint == "It has none."


def test_ratings_that_are_added_up_have_no_top() -> None:
    rows = "date,pain level\n2026-05-01,7\n2026-05-01,8\n2026-05-02,3\n"
    taken = Taken(rows, Said(several=("sum",)))
    assert taken.values == ["2026-05-01 pain-level 15", "2026-05-02 pain-level 3"]
    assert taken.how("pain level").startswith("measure pain-level (new): 0 and up; ")


def test_how_another_rule_is_said_stands_once() -> None:
    rows = "time,flights,stairs\n2026-05-01 08:00,5,3\n2026-05-01 20:00,7,3\n"
    taken = Taken(rows)
    assert taken.how("flights").endswith("their mean (else --several flights=sum)")
    assert taken.how("stairs").endswith("of several a day: their mean")


def test_of_moments_it_is_said_how_they_form_the_days_value() -> None:
    rows = "2026-05-01 08:00,5\n2026-05-01 20:00,7\n2026-05-02 08:00,6\n"
    assert "of several a day: their mean (else --several flights=sum)" in Taken(
        f"time,flights\n{rows}"
    ).how("flights")
    assert "several" not in Taken(f"time,flights\n{rows[20:]}").how("flights")


def test_of_what_is_called_the_highest_the_highest_counts() -> None:
    rows = "2026-05-01 10:00,62,49,104,40,\n2026-05-01 11:15,78,45,112,42,\n"
    taken = Taken(f"time,Max Depth (ft),Bottom Time,Max Heart Rate,VO2 max\n{rows}")
    rules = {one.name: str(one.scale.day_rule) for one in taken.defined.values()}
    assert rules == {
        "max-depth": "maximum",
        "bottom-time": "sum",
        "max-heart-rate": "maximum",
        "vo2-max": "mean",
    }
    assert taken.how("Max Depth (ft)").endswith("the highest (else --several max-depth=mean)")
    plain = Taken("date,max depth\n2026-05-01,20\n2026-05-01,31\n2026-05-02,8\n")
    assert plain.values == ["2026-05-01 max-depth 31", "2026-05-02 max-depth 8"]


def test_the_days_are_named_on_which_a_yes_hides_a_no() -> None:
    rows = "".join(f"2026-05-0{day},{day % 2}\n" for day in range(1, 9))
    how = Taken(columns("gym", rows=f"{rows}2026-05-02,1\n")).how("gym")
    assert "1 day has several values: yes where any is (Sat 2 May 2026)" in how
