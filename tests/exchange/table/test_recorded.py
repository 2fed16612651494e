"""Columns of which nothing was recorded: counters, days said again, times, what programs wrote."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken, table, value

_LINES, _DAYS = "it counts the lines", "it counts the days"


@pytest.mark.parametrize(
    "name",
    [
        "No.",
        "#",
        "Nr.",
        "Lfd. Nr.",
        "\u5e8f\u53f7",
        "\u7de8\u865f",
        "Num\u00e9ro",
        "S/N",
        "row_number",
    ],
)
def test_the_number_of_a_line_is_no_value(name: str) -> None:
    taken = Taken(f"{name},date,mood\n12,2026-05-01,6\n13,2026-05-02,7\n")
    assert [one.split()[1] for one in taken.values] == ["mood-0-10"] * 2
    assert taken.why_left(name).startswith("a number of the line")


def test_observations_in_order_are_numbers_of_lines_and_others_are_observed() -> None:
    content = "Observation,Date,Water\n{},2026-05-01,1.2\n{},2026-05-02,2.1\n{},2026-05-03,1.9\n"
    content += "{},2026-05-04,2\n{},2026-05-06,3\n"
    taken = Taken(content.format(1, 2, 3, 5, 6))
    assert taken.why_left("Observation").startswith("a number of the line")
    assert taken.values[-1] == "2026-05-06 water 3"
    assert Taken(content.format(4, 2, 3, 1, 5)).values[0] == "2026-05-01 observation 4"


@pytest.mark.parametrize(
    ("name", "cells", "why"),
    [
        ("x", range(1, 8), _LINES),
        ("x", range(12), _LINES),
        ("Day", (1, 2, 3), _DAYS),
        ("Day", (40, 41, 42), _DAYS),
        ("Tag", (1,), _DAYS),
        ("\u5929\u6570", (3, 4), _DAYS),
    ],
)
def test_what_goes_up_by_one_counts(name: str, cells: range, why: str) -> None:
    assert Taken(table(name, *cells)).why_left(name) == why


@pytest.mark.parametrize("name", ["days_to_exam", "day_to_grad", "Tage bis zur Abgabe"])
def test_the_days_to_something_are_counted_down(name: str) -> None:
    assert Taken(table(name, 40, 39, 38, 37, 36, 35)).why_left(name) == _DAYS
    assert len(value(name, 40, 39, 36, 37, 36, 31)) == 6
    assert len(value("tablets left", 40, 39, 38, 37, 36, 35)) == 6


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("step", [1, -1])
def test_a_number_of_days_since_the_first_is_no_value(first: int, step: int) -> None:
    on = [1, 2, 4, 7, 8, 11, 20][::step]
    rows = "".join(f"{day}.5.2026,{day - 1 + first},{day % 3}\n" for day in on)
    taken = Taken(f"Datum,since,x\n{rows}")
    assert taken.why_left("since") == _DAYS
    assert len(taken.values) == 7
    assert len(Taken(f"Datum,since,x\n{rows}".replace(",20\n", ",21\n")).values) == 7


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("x", range(1, 7)),
        ("x", range(2, 12)),
        ("x", (1, 2, 3, 4, 5, 6, 8)),
        ("x (km)", range(1, 9)),
        ("x", (1, 2, 3, 4, 5, 6, 7) * 3),
        ("x", range(9, 0, -1)),
        ("Day", (7, 5, 8)),
    ],
)
def test_what_may_be_an_amount_or_a_rating_counts_nothing(name: str, cells: range) -> None:
    assert len(value(name, *cells)) == len(cells)


@pytest.mark.parametrize(
    "form",
    [
        "2026{month:02}{day:02}",
        "{day}.{month}.2026",
        "{month}/{day}/2026",
        "2026-{month:02}-{day:02} 00:00",
    ],
)
def test_a_day_that_is_said_twice_is_no_length(form: str) -> None:
    days = [(month, day) for month in (4, 5) for day in (2, 13, 14)]
    again = [form.format(month=month, day=day) for month, day in days]
    rows = "".join(
        f"2026-{month:02}-{day:02},97.{day},{text}\n"
        for (month, day), text in zip(days, again, strict=True)
    )
    for content, name in (
        (rows, "column 3"),
        (f"start,x,end\n{rows}", "end"),
        (f"date,x,y\n{rows}", "y"),
    ):
        taken = Taken(content)
        assert taken.why_left(name) == "the same day again"
        assert len(taken.values) == 6


def test_days_without_a_name_are_no_ends() -> None:
    rows = [(day, day + (day > 6)) for day in range(1, 9)]
    content = "".join(f"2026-05-{day:02},2026-05-{end:02},9\n" for day, end in rows)
    assert [one.split()[1] for one in Taken(content).values] == ["column-3"] * 8
    named = Taken(f"Von,Bis,x\n{content}")
    assert [one for one in named.values if "duration" in one][5:] == [
        *("2026-05-06 duration 1", "2026-05-07 duration 2", "2026-05-08 duration 2")
    ]


@pytest.mark.parametrize("head", ["", "Date,Weight,Date,Weight\n"])
def test_a_table_beside_another_has_days_of_its_own(head: str) -> None:
    beside = {1: ",2026-06-08,76.3", 2: ",2026-06-09,77.3"}
    rows = [f"2026-05-{day:02},7{day}.5{beside.get(day, ',,')}\n" for day in range(1, 7)]
    taken = Taken("".join([head, *rows]))
    assert len(taken.values) == 6
    whys = [left.why for left in taken.reading.left]
    assert any(why.startswith("it stands beside other days, those of ") for why in whys)


@pytest.mark.parametrize(
    "name",
    [
        "What time did you go to bed?",
        "Bedtime",
        "Wake time",
        "wake up",
        "\u8d77\u5e8a\u65f6\u95f4",
        "Aufstehzeit",
    ],
)
def test_times_without_a_colon_are_kept_as_times_are(name: str) -> None:
    taken = Taken(table(name, 245, 45, 1215, 2330))
    assert taken.values == []
    assert taken.notes == [
        *(f"2026-05-01 {name}: 2:45", f"2026-05-02 {name}: 45"),
        *(f"2026-05-03 {name}: 12:15", f"2026-05-04 {name}: 23:30"),
    ]
    assert "times of the day" in taken.how(name)
    assert "times without a sign in them: 245 is 2:45" in taken.reading.why


def test_a_night_lasts_from_one_time_without_a_colon_to_the_other() -> None:
    taken = Taken(
        "date,Bedtime,Wake time\n2026-05-01,2330,0645\n2026-05-02,45,730\n2026-05-03,0015,615\n"
    )
    assert taken.values == ["2026-05-01 sleep-hours 7.25", "2026-05-03 sleep-hours 6"]
    assert taken.errors == ["line 3, column Wake time: '45' is no time, such as 08:30"]
    assert taken.notes[1] == "2026-05-02 Bedtime: 45\nWake time: 7:30"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Time in bed", (445, 430, 515)),
        ("wake up", (0, 2, 1)),
        ("Wake time", (245, 61, 1215)),
        ("wake time (min)", (245, 45)),
        ("steps", (245, 45, 1215)),
    ],
)
def test_numbers_that_are_no_times_stay_numbers(name: str, cells: tuple[int, ...]) -> None:
    assert len(value(name, *cells)) == len(cells)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (
            ("1 1 1 3 3 3 4 4", "0,0,1,2,2", " ".join(["60"] * 12)),
            "rows of digits, such as a program draws",
        ),
        (("{'a': 1}", "['b']"), "lists within a cell, which are not opened"),
        (("https://a.b/c", "https://a.b/d"), "addresses of pages"),
        (("1c8b3f1e-0b7a-4f", "1c8b3f1e-0b7b-4f"), "codes of a program"),
    ],
)
def test_what_a_program_wrote_is_nobodys_note(cells: tuple[str, ...], why: str) -> None:
    assert Taken(table("x", *cells)).why_left("x") == why


@pytest.mark.parametrize(("of_a_day", "is_kept"), [(2, True), (3, False)])
def test_numbers_of_types_are_words_of_few_lines(of_a_day: int, *, is_kept: bool) -> None:
    days = [f"2026-05-0{day}" for day in (1, 2) for _ in range(of_a_day)]
    rows = "".join(f"{day},{place % 2},2,at {place}\n" for place, day in enumerate(days))
    taken = Taken(f"date,event type,alarm type,note\n{rows}")
    assert ("2026-05-01 event type: 1" in taken.notes) is is_kept
    left = [one.why for one in taken.reading.left if one.found == "event type"]
    assert left == ["numbers of types, and nothing says of which"] * (not is_kept)
    assert taken.why_left("alarm type") == "the same in every line"


def test_the_type_of_an_attack_is_in_the_note_of_its_dose() -> None:
    taken = Taken("date,type,medication\n2026-05-01,0,kratom 2 g\n2026-05-02,1,kratom 3 g\n")
    assert [one.note for one in taken.entries if isinstance(one, Dose)] == ["type: 0", "type: 1"]


def test_some_numbers_in_a_cell_are_a_persons() -> None:
    assert len(Taken(table("Sets", "12, 10, 8", "8 8 8")).notes) == 2


@pytest.mark.parametrize("name", ["Average", "Durchschnitt", "\u5e73\u5747", "total"])
def test_the_mean_of_many_lines_is_of_none_of_them(name: str) -> None:
    rows = "".join(f"2026-05-0{day},{day % 5},{'4.5' if day == 1 else ''}\n" for day in range(1, 9))
    taken = Taken(f"date,walks,{name}\n{rows}")
    assert taken.why_left(name) == "of many lines, and not of a day"
    daily = rows.replace(",\n", ",5\n")
    assert len(Taken(f"date,walks,{name}\n{daily}").values) == 16


@pytest.mark.parametrize("name", ["DM Instructor #", "Licence No.", "Card number", "Kunden-Nr"])
def test_the_number_of_a_person_or_a_paper_is_no_value(name: str) -> None:
    taken = Taken(f"date,{name},mood\n2026-05-01,186023,6\n2026-05-02,82449 (SSI),7\n")
    assert [one.split()[1] for one in taken.values] == ["mood-0-10"] * 2
    assert taken.why_left(name).startswith("a number of the line or of whom it is about")
    assert value("Number of patients", 3, 4) == ["number-of-patients 3", "number-of-patients 4"]


def test_a_time_beside_moments_is_theirs_or_a_length() -> None:
    rows = "2026-05-01 08:30:00,{},5\n2026-05-02 09:10:00,{},6\n"
    again = Taken("at,time,laps\n" + rows.format("08:30", "09:10"))
    assert again.why_left("time") == "the time of its line again"


def test_the_days_of_a_treatment_are_those_that_passed_and_those_to_come() -> None:
    rows = [(day, 20, day, 21 - day, 4 + day % 3) for day in (1, 2, 3, 5, 6)]
    lines = "".join(
        f"2026-05-{day:02},{all_},{at},{left},{mood}\n" for day, all_, at, left, mood in rows
    )
    names = ["days_of_treatment", "Nday_of_treatment", "days_of_treatment_left"]
    taken = Taken(f"date,{','.join(names)},mood\n{lines}")
    assert [*taken.defined] == ["mood-0-10"]
    assert taken.why_left(names[0]) == "how many days it all has, the same in every line"
    assert [*map(taken.why_left, names[1:])] == [_DAYS] * 2


@pytest.mark.parametrize("name", ["days of pain", "cigarettes per day", "treatment", "therapy min"])
def test_numbers_that_go_down_by_one_a_day_may_be_recorded(name: str) -> None:
    assert len(value(name, 20, 19, 18, 17, 16)) == 5


def test_numbered_factors_of_a_program_are_left_out_and_one_of_blood_is_not() -> None:
    rows = "2026-05-01,25,13,11,64\n2026-05-02,33,50,6,46\n"
    taken = Taken(f"date,factor_01,factor_02,factor_03,recovery\n{rows}")
    assert [one.split()[1] for one in taken.values] == ["recovery"] * 2
    assert taken.why_left("factor_02") == "a factor by its number, and nothing says of what"
    assert len(Taken("date,Factor 8\n2026-05-01,61\n2026-05-02,70\n").values) == 2


@pytest.mark.parametrize("name", ["source", "Source of caffeine"])
def test_what_amounts_came_from_is_the_note_of_each(name: str) -> None:
    drinks = ("Espresso", "Lemsip", "Monster", "Green Tea", "Espresso", "Cola")
    rows = (f"2026-05-0{day} 09:00,{day}0,{drink}\n" for day, drink in enumerate(drinks, start=1))
    taken = Taken(f"time,caffeine_mg,{name}\n{''.join(rows)}")
    assert taken.doses == [f"2026-05-0{day}T09:00 caffeine {day}0 mg" for day in range(1, 7)]
    notes = [one.note for one in taken.entries if isinstance(one, Dose)]
    assert notes == [f"{name}: {drink}" for drink in drinks]


@pytest.mark.parametrize("apps", [("WaterMinder", "Lifesum"), ("Jo's iPhone", "Watch", "Lifesum")])
def test_what_amounts_were_written_with_is_not_recorded(apps: tuple[str, ...]) -> None:
    rows = "".join(f"2026-05-0{day},{day}0,{apps[day % len(apps)]}\n" for day in range(1, 8))
    taken = Taken(f"date,caffeine_mg,source\n{rows}")
    assert len(taken.doses) == 7
    assert taken.why_left("source").startswith("about the device")


def test_parts_of_a_moment_say_no_more_than_it_does() -> None:
    rows = ("2026-03-01T09:00,60,9,9.0", "2026-03-02T18:30,61,9,18.5", "2026-03-04T07:30,63,9,7.5")
    taken = Taken("timestamp,DayOfYear,WeekOfYear,TimeOfDay\n" + "\n".join(rows))
    left = [taken.why_left(name) for name in ("DayOfYear", "WeekOfYear", "TimeOfDay")]
    assert left == [
        "the date says it",
        "the date says it",
        "the time of its line again",
    ]


def test_which_half_of_the_day_its_time_is_of_says_the_time() -> None:
    taken = Taken("date,time,period,upper\n2026-05-01,07:00,AM,120\n2026-05-01,20:03,PM,130\n")
    assert taken.why_left("period") == "the time of its line again"
    assert taken.notes == []


_PRESSURES = (
    "date,time,pulse,source,other date\n2026-05-01,09:10,66,vitals,\n"
    "2026-05-02,10:20,61,wrist{},2026-05-01\n2026-05-03,22:47,60,,2026-05-02\n"
    "2026-05-04,07:05,59,,2026-05-03\n2026-05-05,07:15,58,wrist,2026-05-03\n"
    "2026-05-06,14:15,70,vitals,first one 137\n2026-05-07,14:15,71,vitals,2026-05-06\n"
)


@pytest.mark.parametrize("doubt", ["-wrong", " (odd)", ", ungültig"])
def test_a_source_that_doubts_a_reading_is_kept(doubt: str) -> None:
    taken = Taken(_PRESSURES.format(doubt).replace(f"wrist{doubt}", f'"wrist{doubt}"'))
    assert f"2026-05-02 source: wrist{doubt}" in taken.notes
    assert not [left for left in taken.reading.left if left.found == "source"]
    assert Taken(_PRESSURES.format("")).why_left("source").startswith("about the device")


def test_the_words_in_a_column_of_other_days_are_notes_and_its_days_are_none() -> None:
    taken = Taken(_PRESSURES.format(""))
    assert taken.notes == ["2026-05-06 other date: first one 137"]
    assert taken.how("other date") == "notes of the day: its words alone, such as first one 137"
    assert taken.why_left("other date") == "another day or time, not that of the line"
