"""Columns that look like something else: what was found in the files of many programs."""

import pytest

from sidelog.catalog.scales import Better
from sidelog.errors import BadDataError
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, new, table, value


def test_lengths_of_time_are_hours() -> None:
    assert value("asleep", "7:45", "45 min", "6 h 30", "8", "half") == [
        *("asleep 7.75", "asleep 0.75", "asleep 6.5", "asleep 8")
    ]
    assert value("run (min)", "0:30", "45") == ["run 0.5", "run 0.75"]


def test_lengths_may_be_written_in_several_ways_in_one_column() -> None:
    ways = ("7h 30", "7,5 h", "7.5hrs", "7:30h", "450 min", "27000 s", "PT7H30M", "7 h 30 min")
    taken = Taken(table("Sleep", *ways))
    assert [one.split(" ", 1)[1] for one in taken.values] == ["sleep-hours 7.5"] * len(ways)
    assert value("Rest", "PT45M", "PT1H") == ["rest 0.75", "rest 1"]
    assert not Taken(table("bedtime", "23:30h", "22:15 h")).values


def test_times_of_the_day_are_no_values() -> None:
    assert "times of the day" in Taken(table("bed time", "23:05")).how("bed time")
    assert "of a length its name would say so" in Taken(table("x", "7:05")).how("x")
    taken = Taken(table("x", "7 pm", "8 pm"))
    assert "times of the day" in taken.how("x")
    assert taken.notes == ["2026-05-01 x: 7 pm", "2026-05-02 x: 8 pm"]


def test_blood_pressure_is_two_measures() -> None:
    taken = Taken(table("rest", "120/80", "135/85", "121-79", "high"))
    assert taken.values[:2] == ["2026-05-01 rest-systolic 120", "2026-05-01 rest-diastolic 80"]
    assert taken.values[4:] == ["2026-05-03 rest-systolic 121", "2026-05-03 rest-diastolic 79"]
    assert taken.errors == ["line 5, column rest: 'high' is no blood pressure, such as 120/80"]
    assert Taken(table("at rest", "120/800", "130/900")).values == []


def test_a_mistyped_blood_pressure_costs_its_cell_and_not_the_column() -> None:
    taken = Taken(table("BP", "120/80", "12/80", "80/125", "1400/90", "95/95"))
    assert taken.values == ["2026-05-01 bp-systolic 120", "2026-05-01 bp-diastolic 80"]
    assert [error.split(": ")[1].split()[0] for error in taken.errors] == [
        *("'12/80'", "'80/125'", "'1400/90'", "'95/95'")
    ]
    assert Taken(table("BP", "12/80", "13/80")).values == []
    assert Taken(table("done", "120/80", "1/2", "3/4", "1/3")).values == []


def test_words_in_a_known_order_are_mapped_openly() -> None:
    taken = Taken(table("cramps", "none", "Severe", "mild", "mild"))
    assert taken.values[:2] == ["2026-05-01 cramps 0", "2026-05-02 cramps 3"]
    assert "none 0, mild 1, Severe 3" in taken.how("cramps")
    (made,) = taken.defined.values()
    assert made.scale.anchors == ((0, "none"), (1, "mild"), (3, "Severe"))
    assert made.scale.better is Better.LOWER


def test_words_in_no_order_are_kept_in_one_note_of_their_line() -> None:
    taken = Taken(
        "date,symptoms,place,mood,note\n2026-05-01,itch,home,6,a\n2026-05-02,,home,7,\n"
        '2026-05-03,"nausea, itch",,5,b\n'
    )
    assert taken.notes == [
        "2026-05-01 a",
        "2026-05-01 symptoms: itch\nplace: home",
        "2026-05-02 place: home",
        "2026-05-03 b",
        "2026-05-03 symptoms: nausea, itch",
    ]
    assert taken.how("place") == "notes of the day: words, such as home"
    assert len(taken.values) == 3


def test_a_word_that_is_the_same_in_every_line_says_nothing() -> None:
    rows = "".join(f"2026-05-0{day},watch,{day}\n" for day in range(1, 5))
    assert Taken(f"date,made by,mood\n{rows}").why_left("made by") == (
        "the same in every line: watch"
    )


def test_yes_and_no_are_one_and_nought() -> None:
    taken = Taken(table("gym", "x", "", "no", "TRUE", "maybe", *"yyyyyyyyyy"))
    assert taken.values[:3] == ["2026-05-01 gym 1", "2026-05-03 gym 0", "2026-05-04 gym 1"]
    assert taken.notes == ["2026-05-05 gym maybe"]


@pytest.mark.parametrize(
    ("name", "cells", "why"),
    [
        ("x", ("1-5", "1-5"), "ranges, and a value is one number"),
        ("x", ("-", "N/A"), "nothing is known in any line"),
        ("sent", ("2026-05-03", "2026-05-03"), "another day or time"),
        ("id", (1, 2), "a number of the line"),
        ("weekday", ("Fri", "Sat"), "the date says it"),
        ("week", ("W18", "2026-W19"), "the date says it"),
        ("wd", ("Fri", "Sat"), "weekdays"),
        ("latitude", (50.1, 50.2), "about the device or the place"),
        ("x", ("", ""), "it is empty"),
    ],
)
def test_what_is_no_value_is_left_and_says_why(
    name: str, cells: tuple[object, ...], why: str
) -> None:
    rows = "".join(f'2026-05-{day:02},"{cell}",6\n' for day, cell in enumerate(cells, start=1))
    taken = Taken(f'date,"{name}",mood\n{rows}')
    assert why in taken.why_left(name)
    assert len(taken.values) == len(cells)


def test_weeks_of_a_count_of_their_own_are_kept_in_the_note() -> None:
    taken = Taken("date,week,mood\n2026-05-01,6th,6\n2026-05-09,7th,7\n")
    assert taken.notes == ["2026-05-01 week: 6th", "2026-05-09 week: 7th"]


def test_many_values_are_read_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sidelog.exchange.table.column.values._MOST_HELD", 1)
    monkeypatch.setattr("sidelog.exchange.table.evidence._MOST_TEXTS", 1)
    monkeypatch.setattr("sidelog.exchange.table.evidence._MOST_ROWS_AT_ONCE", 2)
    assert value("mood", 6, 7, 8, 6, 7) == ["mood 6", "mood 7", "mood 8", "mood 6", "mood 7"]


def test_a_column_that_never_changes_says_so() -> None:
    assert "the same in every line" in Taken(table("pain", 3, 3)).how("pain")
    assert "the same" not in Taken(table("pain", 3, "", 3)).how("pain")


def test_a_unit_in_a_column_of_its_own_is_that_of_the_numbers() -> None:
    content = "Date,Weight,Unit\n2026-01-01,155,lbs\n2026-01-02,154.5,lbs\n"
    taken = Taken(content)
    assert taken.values == ["2026-01-01 weight-lb 155", "2026-01-02 weight-lb 154.5"]
    assert taken.how("Unit") == "unit of Weight: lb"
    changing = Taken("Date,Weight,Unit,mood\n2026-01-01,155,lbs,6\n2026-01-02,70,kg,7\n")
    assert changing.values == [
        "2026-01-01 weight-lb 155",
        "2026-01-01 mood-0-10 6",
        "2026-01-02 weight 70",
        "2026-01-02 mood-0-10 7",
    ]
    assert changing.how("Unit") == "units of Weight: lbs, kg; each is a measure of its own"
    unknown = Taken("Date,Weight,Unit,mood\n2026-01-01,155,xx,6\n2026-01-02,70,kg,7\n")
    assert unknown.why_left("Unit") == "units of Weight"
    assert unknown.why_left("Weight") == "its unit changes: Unit"
    called = Taken("Unit,Date,value,by hand\nkg,2026-01-01,61,1\nkg,2026-01-02,62,1\n")
    assert called.how("Unit") == "unit of value: kg"
    apart = Taken("Unit,Date,a,b\nkg,2026-01-01,1,6\nkg,2026-01-02,2,7\n")
    assert "not plain of which numbers" in apart.why_left("Unit")
    assert len(apart.values) == 4


def test_the_end_of_a_number_in_a_column_of_words_is_refused() -> None:
    with pytest.raises(BadDataError, match="line 2: comment has numbers only, beside the whole"):
        Taken("date,temp,comment\n2026-05-01,36,6\n2026-05-02,36,8\n")
    assert Taken("date,temp,comment\n2026-05-01,36.5,6\n2026-05-02,36,8\n").errors == []


def test_a_journal_that_was_written_or_not_is_no_end_of_a_number() -> None:
    marks = ["0,0", "1,0", "0,1", "1,1", "1,0"]
    lines = "".join(f"2026-05-0{day},{mark}\n" for day, mark in enumerate(marks, 1))
    taken = Taken(f"date,walk,journal\n{lines}")
    assert [one.split()[2] for one in taken.values if "journal" in one] == [*"00110"]
    # What stands behind it has its own place, so that no line is longer than its header.
    before = Taken("date,walk,journal,steps\n2026-05-01,36,6,4100\n2026-05-02,31,8,5200\n")
    assert before.values[1::3] == ["2026-05-01 journal 6", "2026-05-02 journal 8"]


def test_a_number_beside_hours_and_minutes_is_in_hours_or_minutes() -> None:
    taken = Taken(table("Time awake", "1:15", 41, 3, "2:00"))
    assert [one.split()[2] for one in taken.values] == ["1.25", "0.683333", "0.05", "2"]
    assert "a number alone is in min: 41 in line 3" in taken.how("Time awake")
    assert value("Asleep", "7:30", 8, "6 h 30") == ["asleep 7.5", "asleep 8", "asleep 6.5"]


def test_one_letter_again_and_again_says_neither_yes_nor_no() -> None:
    taken = Taken(table("kind", "Fasting", *"FFFFFFFFFFF"))
    assert not taken.values
    assert value("done", "y", "n") == ["done 1", "done 0"]
    assert value("done", "x", "X") == ["done 1", "done 1"]


def test_what_a_program_wrote_for_itself_is_not_recorded() -> None:
    taken = Taken(
        "date,log,sent,detail,link,phone hours,app\n"
        "2026-05-01,11388770715,1778996763839,{'a': 1},https://example.org/1,3,X\n"
        "2026-05-02,11421831252,1778996734000,{'a': 2},https://example.org/2,2.5,X\n"
    )
    assert taken.values == ["2026-05-01 phone 3", "2026-05-02 phone 2.5"]
    assert not taken.notes
    left = {name: taken.why_left(name) for name in ("log", "sent", "detail", "link", "app")}
    assert left["log"] == left["sent"]
    assert len({*left.values()}) == 4


def test_a_name_in_other_letters_is_written_as_it_sounds() -> None:
    assert new("Настроение_Утро_(0-5)", 3) == {"nastroenie-utro": "0..5"}
    assert new("Βάρος", 70.5) == {"varos": "0.."}
    assert new("Søvn og læsning", 70.5) == {"sovn-og-laesning": "0.."}
    assert new("커피", 70.5) == {"keopi": "0.."}
    assert new("ガム", 70.5) == {"gamu": "0.."}
    assert new("コーヒー", 70.5) == {"kohi": "0.."}


def test_a_name_in_signs_is_written_as_what_they_mean_or_are() -> None:
    assert new("体脂肪\uff08%\uff09", 20.5) == {"body-fat": "0..100 %"}
    assert new("睡眠の質", 7) == {"sleep-quality": "0..10"}
    assert new("腰痛", 3.5) == {"m-8170-75db": "0.."}
    assert new("🏃", 3.5) == {"runner": "0.."}
    assert new("🏃 Run", 3.5) == {"run": "0.."}


def test_known_words_of_other_languages_say_what_a_column_is() -> None:
    taken = Taken(
        "日付,薬,薬量,気分,メモ\n2026年5月1日,A,50 mg,3,よく眠れた\n2026年5月2日,A,25 mg,5,\n"
    )
    assert taken.doses == ["2026-05-01 A 50 mg", "2026-05-02 A 25 mg"]
    assert taken.values == ["2026-05-01 mood-0-10 3", "2026-05-02 mood-0-10 5"]
    assert taken.notes == ["2026-05-01 よく眠れた"]
    russian = Taken("дата,настроение,болит голова\n2026-05-01,3,Да\n2026-05-02,5,Нет\n")
    assert russian.values == [
        *("2026-05-01 nastroenie 3", "2026-05-01 bolit-golova 1"),
        *("2026-05-02 nastroenie 5", "2026-05-02 bolit-golova 0"),
    ]


def test_when_somebody_fell_asleep_is_no_length() -> None:
    assert not Taken(table("fell_asleep", "14:48:39", "23:10:00")).values
    assert value("fell asleep in", "0:10") == ["fell-asleep-in 0.166667"]


def test_a_number_may_have_its_word_behind_it() -> None:
    taken = Taken(table("headache", "1.0:Mild", "3:Quite bad", "0"))
    assert [one.split()[2] for one in taken.values] == ["1", "3", "0"]
    assert "1.0 Mild; 3 Quite bad" in taken.how("headache")


def test_times_beside_one_another_are_no_lengths() -> None:
    content = (
        "date,asleep,wakeup,sleep_duration\n2026-05-01,0:40,8:30,7:10\n2026-05-02,2:00,8:00,6:00\n"
    )
    assert Taken(content).values == [
        *("2026-05-01 sleep-duration 7.16667", "2026-05-02 sleep-duration 6"),
    ]
    assert not Taken(table("sleep", "23:30", "22:45")).values
    assert not Taken(table("start_time_hour", "23:30", "22:45")).values
    assert value("sleep", "7:30", "6:45")[0] == "sleep-hours 7.5"


def test_the_number_of_a_person_or_of_a_set_is_no_value() -> None:
    taken = Taken("date,patient,set_order,weight,reps\n2026-05-01,1,1,60,8\n2026-05-02,1,2,70,8\n")
    why = "a number of the line or of whom it is about, and nothing that was recorded"
    assert taken.why_left("patient") == taken.why_left("set_order") == why
    assert "--unit kg" not in taken.how("weight")  # which is not the person's own


def test_si_and_no_are_yes_and_no_and_among_words_words() -> None:
    taken = Taken("fecha,ejercicio,agua\n2026-05-01,s,s\n2026-05-02,n,editar\n2026-05-03,n,s\n")
    assert taken.values == [f"2026-05-0{day} ejercicio {int(day == 1)}" for day in (1, 2, 3)]
    assert taken.notes == [*("2026-05-01 agua: s", "2026-05-02 agua: editar", "2026-05-03 agua: s")]


def test_numbers_of_somebody_are_no_persons() -> None:
    said = Said(where=("child=*",))
    taken = Taken("date,baby_feeds,child\n2026-05-01,7,1\n2026-05-02,8,2\n", said)
    assert taken.values == ["2026-05-01 baby-feeds 7", "2026-05-02 baby-feeds 8"]
    assert "apart" in taken.why_left("child")


def test_a_long_name_of_a_program_becomes_its_last_part() -> None:
    assert new("com.example.health.heart_rate", 60, 61) == {"heart-rate": "0.."}


@pytest.mark.parametrize(
    ("name", "range_"),
    [("Mood (-5 to 5)", "-5..5"), ("Mood [-3..+3]", "-3..3"), ("Mood -2 to 2", "-2..2")],
)
def test_a_scale_may_be_about_zero(name: str, range_: str) -> None:
    assert list(new(name, -2, 1).values()) == [range_]
    assert "mood-minus-5-5" in new("Mood (-5 to 5)", -2, 1)
    assert list(new("delta 5-5", -2, 1).values()) == ["-10.."]


def test_minutes_and_seconds_are_a_length() -> None:
    assert value("Sleep latency", "22m 30s", "6 min 0 sec") == [
        *("sleep-latency 0.375", "sleep-latency 0.1"),
    ]


def test_a_score_of_0_and_1_may_be_of_any_scale() -> None:
    assert new("nap score", 0, 1, 0, 1, 0, 0, 1, 1, 0) == {"nap-score": "0.."}
    assert new("headache", 0, 1, 0, 1, 0, 0, 1, 1, 0) == {"headache": "0..1"}


def test_a_name_of_a_row_among_machines_is_no_note() -> None:
    ids = ("235428cc-0ee5-4436-ad82-162b62eaf40c", "dbede945-8e5d-4d3b-aff3-52ea59960bc2")
    assert "program" in Taken(table("datauuid", *ids)).why_left("datauuid")


def test_a_time_of_whole_numbers_is_no_value_where_it_may_be_one_of_the_day() -> None:
    taken = Taken("date,time,sys\n2026-05-01,900,120\n2026-05-02,930,121\n")
    assert taken.values == ["2026-05-01 sys 120", "2026-05-02 sys 121"]
    assert "nothing says which" in taken.why_left("time")
    assert Taken("date,time\n2026-05-01,190\n").values == ["2026-05-01 time 190"]


def test_what_a_person_is_is_not_recorded_of_a_day() -> None:
    taken = Taken("date,age,gender,mood\n2026-05-01,33,1,6\n2026-05-02,33,1,7\n")
    assert len(taken.values) == 2
    assert taken.why_left("age") == taken.why_left("gender") == "of the person, and not of a day"


def test_a_column_may_be_called_by_its_unit_and_a_number_may_stand_before_one() -> None:
    assert new("lbs", 150.5) == {"lbs": "0.. lb"}
    assert new("Walk for 20 minutes", 20, 25) == {"walk-for-20-minutes": "0.. min"}


def test_words_of_a_column_of_notes_are_none_because_they_have_numbers() -> None:
    assert Taken(table("note", "3/4", "1/2")).notes == ["2026-05-01 3/4", "2026-05-02 1/2"]
    assert Taken(table("note", "no")).notes == ["2026-05-01 no"]


def test_a_number_that_is_always_the_same_beside_a_table_is_none_of_it() -> None:
    taken = Taken(",date,miles\n0,2026-05-01,4.5\n0,2026-05-02,6.5\n")
    assert taken.values == ["2026-05-01 miles 4.5", "2026-05-02 miles 6.5"]
    assert taken.why_left("column 1") == "it has no name, and says little"


@pytest.mark.parametrize(
    "cells",
    [
        ("0.2g", "no", "0.5g", "no"),
        ("5 a", "2026-01-01", "3"),
        ("2026-01-01", "3"),
        ("no", "2", "yes, a lot", "3"),
    ],
)
def test_cells_of_several_kinds_are_kept_word_for_word(cells: tuple[str, ...]) -> None:
    rows = "".join(f'2026-05-{day:02},"{cell}",6\n' for day, cell in enumerate(cells, start=1))
    taken = Taken(f"date,hops,mood\n{rows}")
    assert taken.notes == [f"2026-05-{day:02} hops: {cell}" for day, cell in enumerate(cells, 1)]
    assert len(taken.values) == len(cells)
    assert taken.errors == []
    long = "".join(f'2026-05-{day:02},hops,"{cell}"\n' for day, cell in enumerate(cells, start=1))
    assert (
        Taken(f"date,metric,value\n{long}2026-05-09,mood,6\n2026-05-10,mood,7\n").notes
        == taken.notes
    )


def test_numbers_beside_a_table_are_none_of_it() -> None:
    taken = Taken(
        "date,mood,weekday,,,entry\n2026-05-01,6.5,Fri,total,3,slept\n2026-05-02,7,Sat,,,\n"
        "2026-05-03,7,Sun,,,walked\n"
    )
    assert len(taken.values) == 3
    assert taken.why_left("column 5") == "it has no name, and says little"
    assert taken.notes == ["2026-05-01 column 4: total\nentry: slept", "2026-05-03 entry: walked"]
