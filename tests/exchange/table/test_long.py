"""A name and a value in each line, a word that tells lines apart, and the words of a person."""

import pytest

from sidelog.exchange.incoming import Note
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, ranges


def test_each_name_is_a_measure_with_a_range_of_its_own() -> None:
    taken = Taken(
        "date,metric,value\n"
        "2026-05-01,mood,8\n2026-05-01,Steps,3000\n2026-05-02,steps,12000\n"
        "2026-05-02,sleep,7:30\n2026-05-02,pain,severe\n2026-05-03,pain,mild\n"
        "2026-05-03,weather,sunny\n2026-05-04,,5\n2026-05-04,x,\n"
    )
    assert taken.values == [
        "2026-05-01 mood 8",
        "2026-05-01 steps 3000",
        "2026-05-02 steps 12000",
        "2026-05-02 sleep-hours 7.5",
        "2026-05-02 pain 3",
        "2026-05-03 pain 1",
    ]
    assert ranges(taken.defined.values()) == {"steps": "0..", "pain": "0..3"}
    assert taken.how("weather") == "notes of the day: words, such as sunny"
    assert taken.notes == ["2026-05-03 weather: sunny"]
    assert taken.errors == ["line 9, column metric: it is empty, and the line has a value"]


def test_another_number_of_a_line_comes_in_with_its_name() -> None:
    rows = "2026-05-01,walk,30,3\n2026-05-01,gym,45,2\n2026-05-02,walk,25,6\n"
    taken = Taken(f"date,type,value,score\n{rows}")
    assert taken.values == [
        "2026-05-01 walk 30",
        "2026-05-01 walk-score 3",
        "2026-05-01 gym 45",
        "2026-05-01 gym-score 2",
        "2026-05-02 walk 25",
        "2026-05-02 walk-score 6",
    ]


def test_two_words_together_tell_the_lines_of_a_day_apart() -> None:
    lines = (
        f"2026-05-0{day},{part},{arm},{110 + n + day}\n"
        for day in (1, 2)
        for n, (part, arm) in enumerate(
            [("morning", "left"), ("morning", "right"), ("evening", "left"), ("evening", "right")]
        )
    )
    taken = Taken("date,when,arm,systolic\n" + "".join(lines))
    assert taken.values[:5] == [
        "2026-05-01 systolic-morning-left 111",
        "2026-05-01 systolic-morning-right 112",
        "2026-05-01 systolic-evening-left 113",
        "2026-05-01 systolic-evening-right 114",
        "2026-05-02 systolic-morning-left 112",
    ]
    assert taken.reading.question is None


def test_each_name_may_have_its_unit_and_other_numbers() -> None:
    taken = Taken(
        "Time,Type,Amount (ml),Duration (min)\n"
        "2026-02-01 03:10,Bottle,120,\n2026-02-01 06:10,Nursing,,14\n2026-02-01 05:40,Diaper,,\n"
    )
    assert taken.values == ["2026-02-01T03:10 bottle 120", "2026-02-01T06:10 nursing-duration 14"]
    assert ranges(taken.defined.values()) == {"bottle": "0.. ml", "nursing-duration": "0.. min"}


def test_a_unit_in_a_column_is_that_of_its_line() -> None:
    taken = Taken(
        "Date,Test,Result,Unit,Reference Range\n"
        "2026-01-15,Ferritin,23,ng/mL,15-150\n2026-01-15,TSH,<0.1,mIU/L,0.4-4.0\n"
        "2026-06-15,Weight,70500,g,\n2026-06-16,Weight,71,kg,\n2026-06-17,Weight,72,kg,\n"
    )
    assert taken.values == [
        "2026-01-15 ferritin 23",
        "2026-06-15 weight 70.5",
        "2026-06-16 weight 71",
        "2026-06-17 weight 72",
    ]
    assert taken.notes == ["2026-01-15 TSH <0.1 mIU/L"]


def test_words_of_one_column_are_one_scale_for_every_name() -> None:
    taken = Taken(
        "date,symptom,severity\n2026-01-01,Nausea,severe\n2026-01-02,Itch,mild\n"
        "2026-01-03,Itch,moderate\n"
    )
    assert taken.values[0] == "2026-01-01 nausea 3"


def test_a_word_tells_the_lines_of_a_day_apart() -> None:
    taken = Taken(
        "Date,When,Systolic,Diastolic\n2026-05-01,Morning,120,80\n2026-05-01,Evening,130,85\n"
        "2026-05-02,Morning,121,81\n"
    )
    assert taken.values[:2] == [
        "2026-05-01 systolic-morning 120",
        "2026-05-01 diastolic-morning 80",
    ]
    assert taken.values[2] == "2026-05-01 systolic-evening 130"


def test_where_words_do_not_tell_all_lines_apart_they_are_left() -> None:
    said = Said(several=("mean",))
    taken = Taken("Date,Spot,Pain\n2026-05-01,a,7\n2026-05-01,a,8\n2026-05-01,b,6\n", said)
    assert taken.values == ["2026-05-01 pain 7"]
    assert taken.notes[0] == "2026-05-01 Spot: a"


def test_too_many_names_are_said_and_not_held() -> None:
    rows = "".join(f"2026-05-01,name {number},7\n" for number in range(2100))
    taken = Taken(f"date,metric,value\n{rows}")
    assert len(taken.values) == 2000
    assert len(taken.errors) == 100
    assert "more names than" in taken.errors[0]


def test_words_of_a_person_are_notes_of_the_day_as_they_are() -> None:
    taken = Taken(
        "date,mood,Comments,What happened\n"
        '2026-05-01,7," slept\nwell ",went for a long walk along the river\n'
        "2026-05-02,8,N/A,met an old friend of mine in the city\n"
        "2026-05-03,8,,\n"
    )
    assert [note.text for note in taken.entries if isinstance(note, Note)] == [
        " slept\nwell ",
        "What happened: went for a long walk along the river",
        "What happened: met an old friend of mine in the city",
    ]


def test_words_alone_come_in_as_notes_where_there_is_nothing_else() -> None:
    taken = Taken("Date,Start,End,Type\n2026-01-01,22:00,23:30,migraine\n2026-01-04,,,tension\n")
    assert taken.notes == ["2026-01-04 Type: tension"]


def test_a_note_that_cannot_be_kept_costs_itself() -> None:
    long = "a b " * 300_000
    taken = Taken(f"date,mood,note\n2026-05-01,7,{long}\n2026-05-02,6,good words\n")
    assert len(taken.values) == 2
    assert taken.errors[0].startswith("line 2, column note: The note has")


def test_one_number_beside_a_name_needs_no_name_of_its_own() -> None:
    taken = Taken("date,habit,minutes\n2026-05-01,reading,30\n2026-05-02,yoga,20\n")
    assert taken.values == ["2026-05-01 reading 30", "2026-05-02 yoga 20"]


def test_many_lines_are_understood_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sidelog.exchange.table.long.by_name._ROWS_AT_ONCE", 2)
    rows = "".join(f"2026-05-{day:02},mood,{day % 5 + 6}\n" for day in range(1, 12))
    taken = Taken(f"date,metric,value\n{rows}2026-05-12,6\n")
    assert len(taken.values) == 11
    assert len(taken.errors) == 1


def test_a_line_of_another_width_tells_nothing_apart() -> None:
    taken = Taken("Date,When,Sys\n2026-05-01,am,120\n2026-05-01,pm,130\n2026-05-01\n")
    assert taken.values == ["2026-05-01 sys-am 120", "2026-05-01 sys-pm 130"]


def test_a_word_that_is_the_same_in_every_line_names_nothing() -> None:
    taken = Taken(
        "date,zone_name,steps,kcal\n2026-05-01,Resting,3000,1700\n2026-05-02,Resting,9000,1900\n"
    )
    assert taken.values[:2] == ["2026-05-01 steps 3000", "2026-05-01 kcal 1700"]


def test_columns_that_say_what_they_are_of_are_not_named_by_the_kind_of_a_line() -> None:
    taken = Taken(
        "Time,Event Type,Glucose Value (mg/dL),Carb Value (grams),Ticks\n"
        "2026-05-01 08:00,Reading,110,,1\n2026-05-01 08:05,Reading,112,,2\n"
        "2026-05-01 08:10,Meal,,34,\n2026-05-01 08:15,Reading,121,,3\n"
    )
    assert taken.values == [
        "2026-05-01T08:00 glucose-value 110",
        "2026-05-01T08:00 ticks 1",
        "2026-05-01T08:05 glucose-value 112",
        "2026-05-01T08:05 ticks 2",
        "2026-05-01T08:10 carb-value 34",
        "2026-05-01T08:15 glucose-value 121",
        "2026-05-01T08:15 ticks 3",
    ]


def test_a_length_or_a_rating_of_a_kind_keeps_its_name() -> None:
    lengths = Taken(
        "Type,Start,Duration\nNap,2026-02-01 09:00,01:10\nMeal,2026-02-01 11:00,00:15\n"
        "Nap,2026-02-01 14:00,00:30\n"
    )
    assert lengths.values == [
        "2026-02-01T09:00 nap-duration 1.16667",
        "2026-02-01T11:00 meal-duration 0.25",
        "2026-02-01T14:00 nap-duration 0.5",
    ]
    ratings = Taken(
        "date,Severity,Type\n2026-02-01,5,Dull\n2026-02-02,3,Sharp\n2026-02-03,4,Dull\n"
    )
    assert ratings.values == [
        "2026-02-01 dull-severity 5",
        "2026-02-02 sharp-severity 3",
        "2026-02-03 dull-severity 4",
    ]


def test_words_that_change_in_every_line_name_nothing() -> None:
    taken = Taken(
        "date,want,rest\n2026-02-01,to walk,2\n2026-02-01,a swim,1\n2026-02-02,quiet,3\n"
        "2026-02-03,music,1\n",
        Said(several=("maximum",)),
    )
    assert taken.values[0] == "2026-02-01 rest 2"


def test_what_stands_for_no_unit_is_none() -> None:
    taken = Taken(
        "date,signal,value,unit\n2026-02-01,stretched,1,bool\n2026-02-01,tea,2,count\n"
        "2026-02-02,stretched,0,bool\n2026-02-02,zinc,80,mcg/dL (calc)\n"
    )
    assert taken.values == [
        "2026-02-01 stretched 1",
        "2026-02-01 tea 2",
        "2026-02-02 stretched 0",
        "2026-02-02 zinc 80",
    ]


def test_answers_to_questions_are_measures_called_so() -> None:
    taken = Taken(
        "Start,Question text,Answered yes,Notes\n2026-02-01 23:00,Ate late?,true,\n"
        "2026-02-01 23:00,Read in bed?,false,\n2026-02-02 23:00,Ate late?,false,\n"
    )
    assert taken.values == [
        "2026-02-01T23:00 ate-late 1",
        "2026-02-01T23:00 read-in-bed 0",
        "2026-02-02T23:00 ate-late 0",
    ]


def test_the_names_of_a_column_of_ratings_have_one_scale() -> None:
    taken = Taken(
        "date,symptom,severity\n2026-02-01,cramps,8\n2026-02-01,rash,2\n2026-02-02,rash,3\n"
        "2026-02-02,cramps,1\n"
    )
    assert ranges(taken.defined.values()) == {"cramps": "0..10", "rash": "0..10"}
    drunk = Taken(
        "time,type,amount\n"
        + "".join(f"2026-02-{day:02} 08:00,milk,{day * 9}\n" for day in range(1, 12))
        + "2026-02-12 08:00,tea,3\n"
    )
    assert ranges(drunk.defined.values()) == {"milk": "0..", "tea": "0.."}


def test_what_happened_and_words_about_it_are_no_names_and_values() -> None:
    rows = "2026-05-01 08:00,treat,1 pack,\n2026-05-01 09:00,water,,\n2026-05-01 10:00,water,,\n"
    taken = Taken(f"time,event_type,amount,notes\n{rows}2026-05-02 08:00,treat,half,late\n")
    assert taken.values == []
    assert taken.notes == [
        "2026-05-01 event_type: treat\namount: 1 pack",
        *["2026-05-01 event_type: water"] * 2,
        *("2026-05-02 late", "2026-05-02 event_type: treat\namount: half"),
    ]


def test_what_happened_without_an_amount_is_kept_in_a_note() -> None:
    rows = "2026-05-01 08:00,milk,90\n2026-05-01 09:00,nappy,\n2026-05-01 10:00,milk,120\n"
    taken = Taken(f"time,event_type,amount\n{rows}2026-05-01 11:00,nappy,\n")
    assert taken.values == ["2026-05-01T08:00 milk 90", "2026-05-01T10:00 milk 120"]
    assert taken.notes == ["2026-05-01 event_type: nappy"] * 2
    assert taken.how("event_type") == "notes of the day: where a line has no value"
    assert not any(line.empty for line in taken.lines)


def test_of_habits_it_is_said_of_what_their_numbers_are() -> None:
    taken = Taken(
        "date,habit,completed,TimeSpentMinutes\n2026-05-01,Exercise,Yes,30\n"
        "2026-05-01,Reading,No,0\n2026-05-02,Exercise,Yes,25\n2026-05-02,Reading,Yes,10\n"
    )
    assert ranges(taken.defined.values()) == {
        "exercise": "0.. min",
        "exercise-completed": "0..1",
        "reading": "0.. min",
        "reading-completed": "0..1",
    }
    assert taken.values[:2] == ["2026-05-01 exercise 30", "2026-05-01 exercise-completed 1"]
    how = "names and values: each name is a measure of its own"
    assert taken.how("habit + TimeSpentMinutes") == how


def test_a_name_that_is_another_on_each_day_names_no_measure() -> None:
    rows = "".join(f"@May {day},2026-05-{day:02},yes,no\n" for day in range(1, 7))
    taken = Taken(f"name,date,reading,stretch\n{rows}")
    assert taken.values[:2] == ["2026-05-01 reading 1", "2026-05-01 stretch 0"]


def test_a_name_that_is_the_same_in_every_line_says_what_its_value_is_of() -> None:
    rows = "2026-05-01,30,HKQuantityTypeIdentifierExerciseTime,min\n"
    taken = Taken(f"date,value,type,unit\n{rows}{rows.replace('01', '02')}")
    assert taken.values == ["2026-05-01 exercise-time 30", "2026-05-02 exercise-time 30"]
    assert ranges(taken.defined.values()) == {"exercise-time": "0.. min"}


def test_meals_tell_the_lines_of_a_day_apart() -> None:
    taken = Taken(
        "date,meal_type,kcal\n2026-05-22,breakfast,290\n2026-05-22,lunch,580\n"
        "2026-05-22,dinner,710\n2026-05-23,breakfast,380\n2026-05-23,lunch,620\n"
        "2026-05-23,snack,210\n2026-05-24,lunch,500\n"
    )
    assert taken.values[:3] == [
        *(
            "2026-05-22 kcal-breakfast 290",
            "2026-05-22 kcal-lunch 580",
            "2026-05-22 kcal-dinner 710",
        )
    ]


def test_a_long_name_that_ends_like_a_value_is_none_of_another_column() -> None:
    taken = Taken(
        "date,event_kind,body_event_kind_level\n2026-05-22,a,3\n2026-05-23,b,4\n2026-05-24,a,5\n"
    )
    assert taken.values[0] == "2026-05-22 body-event-kind-level 3"


def test_a_letter_may_tell_the_lines_of_a_day_apart() -> None:
    taken = Taken(
        "date,sugar,when\n2026-05-01,6.1,F\n2026-05-01,7.2,P\n2026-05-02,6.4,F\n2026-05-02,7,P\n"
    )
    assert taken.values[:2] == ["2026-05-01 sugar-f 6.1", "2026-05-01 sugar-p 7.2"]


def test_a_symptom_a_line_is_a_measure_and_a_list_of_them_is_a_note() -> None:
    one = Taken("date,symptoms,severity\n" + "2026-05-01,Itch,3\n2026-05-02,Nausea,6\n" * 3)
    assert one.values[:2] == ["2026-05-01 itch-severity 3", "2026-05-02 nausea-severity 6"]
    several = Taken(
        "date,symptoms,severity\n" + '2026-05-01,"Itch, rash",3\n2026-05-02,Nausea,6\n' * 3
    )
    assert several.values[:2] == ["2026-05-01 severity 3", "2026-05-02 severity 6"]
    assert several.notes[0] == "2026-05-01 symptoms: Itch, rash"


def test_a_name_without_values_is_left_and_its_lines_are_counted() -> None:
    taken = Taken(
        "date,metric,value\n2026-05-01,mood,8\n2026-05-01,range,1-5\n2026-05-02,range,2-6\n"
    )
    assert "a value is one number" in taken.why_left("range")
    assert [len(line.passed) for line in taken.lines] == [0, 1, 1]


def test_parts_of_the_day_tell_values_apart_beside_what_was_taken() -> None:
    rows = ("1,Morning,4,Ibuprofen 400 mg", "1,Evening,6,", "2,Morning,3,", "2,Evening,7,none")
    content = "date,when,pain,meds taken\n" + "".join(f"2026-05-0{row}\n" for row in rows)
    taken = Taken(content)
    assert taken.reading.question is None
    assert [one.partition(" ")[2] for one in taken.values] == [
        *("pain-morning 4", "pain-evening 6", "pain-morning 3", "pain-evening 7")
    ]
    assert taken.doses == ["2026-05-01 Ibuprofen 400 mg"]


def baby(*rows: str) -> Taken:
    return Taken(
        "Date,Start,Activity,Amount,Unit,Details\n"
        + "".join(f"2026-05-0{day},8:00,{row}\n" for day, row in enumerate(rows, start=1))
    )


def test_a_medicine_among_other_lines_is_a_dose_where_its_product_is_plain() -> None:
    others = ("Bottle,90,ml,", "Bottle,120,ml,", *["Nap,,,", "Diaper,,,wet"] * 3)
    taken = baby(*others[:4], *others[:3], "Medicine,2.5,ml,Paracetamol", "Medicine,,,Ibuprofen")
    assert taken.doses == [*("2026-05-08T08:00 Paracetamol 2.5 ml", "2026-05-09T08:00 Ibuprofen ?")]
    assert taken.values[:2] == ["2026-05-01T08:00 bottle 90", "2026-05-02T08:00 bottle 120"]
    assert "2026-05-03 Activity: Nap" in taken.notes
    assert "where Activity is Medicine" in taken.how("Details + Amount")
    for unsure in ("Medicine,2.5,ml,for fever", "Medicine,2.5,,Paracetamol"):
        assert baby(*others, unsure).doses == []


def test_parts_of_a_day_that_few_lines_have_tell_none_apart() -> None:
    lines = "".join(f"2026-05-{day:02},N/A,{day % 4 + 2},N/A\n" for day in range(3, 14))
    taken = Taken(
        "date,time of day,stress 1-10,purpose\n2026-05-01,morning,4,work/errands\n"
        f"2026-05-01,night,3,dinner/movies\n2026-05-02,night,5,dinner/movies\n{lines}"
    )
    asked = taken.reading.question
    assert asked
    assert asked.flag == "--several"
