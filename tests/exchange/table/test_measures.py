"""What measure a column of values becomes: never on a scale that is not seen to be its own."""

from dataclasses import replace

import pytest

from sidelog.catalog.scales import Better, ScaleKind
from sidelog.errors import BadDataError, UsageError
from sidelog.exchange.reader import Decimals, Said
from tests.exchange.table.tables import HERE, Taken, ranges


def table(name: str, *cells: object) -> str:
    rows = "".join(f'2026-05-{day:02},"{cell}"\n' for day, cell in enumerate(cells, start=1))
    return f'date,"{name}"\n{rows}'


def value(name: str, *cells: object, said: Said | None = None) -> list[str]:
    """The values without their days."""
    return [one.partition(" ")[2] for one in Taken(table(name, *cells), said or Said()).values]


def new(name: str, *cells: object, said: Said | None = None) -> dict[str, str]:
    """The ranges of the measures that are new."""
    return ranges(Taken(table(name, *cells), said or Said()).defined.values())


# The journal's own measures


@pytest.mark.parametrize(
    ("name", "cells", "measure"),
    [
        ("mood", (6, 8), "mood"),
        ("Mood", (0, 10), "mood"),
        ("Mood (0-10)", (1, 2), "mood"),
        ("mood", ("4/10", "3/10"), "mood"),
        ("Hair shedding", (0, 3), "shedding"),
        ("weight (kg)", (70, 71.5), "weight"),
        ("Body weight", ("70 kg", "71.5kg"), "weight"),
        ("Ferritin [ng/mL]", (12, 40), "ferritin"),
        ("hair count", (85, 300), "hair-count"),
        ("moisturiser", ("yes", "no"), "moisturiser"),
        ("Sleep", ("7:45", "8:10"), "sleep-hours"),
        ("sleep hours", (7.5, 8), "sleep-hours"),
        ("Sleep quality", (6, 8), "sleep"),
    ],
)
def test_a_column_of_the_same_range_is_the_journals_measure(
    name: str, cells: tuple[object, ...], measure: str
) -> None:
    taken = Taken(table(name, *cells))
    assert {one.split()[1] for one in taken.values} == {measure}
    assert taken.defined == {}
    assert "as in the journal" in taken.how(name)


@pytest.mark.parametrize(
    ("name", "cells", "measure", "range_"),
    [
        ("mood", (1, 5, 3), "mood-1-5", "1..5"),
        ("mood", (1, 2, 3, 4, 5, 6, 7), "mood-1-7", "1..7"),
        ("mood", (55, 100), "mood-0-100", "0..100"),
        ("mood", (6.5, 7), "mood-1-10", "1..10"),
        ("mood (1-10)", (6, 7), "mood-1-10", "1..10"),
        ("mood", ("4/5", "3/5"), "mood-0-5", "0..5"),
        ("mood", ("good", "bad"), "mood-1-5", "1..5"),
        ("mood", ("yes", "no"), "mood-yes-no", "0..1"),
        ("weight", (70.5, 71), "weight-no-unit", "0.."),
        ("weight (lbs)", (155, 160), "weight-lb", "0.. lb"),
        ("sleep", (7, 8), "sleep-no-unit", "0.."),
    ],
)
def test_a_column_of_another_range_is_a_measure_of_its_own(
    name: str, cells: tuple[object, ...], measure: str, range_: str
) -> None:
    assert new(name, *cells) == {measure: range_}


def test_a_measure_that_came_earlier_is_found_again() -> None:
    first = Taken(table("mood", 1, 5))
    (made,) = first.defined.values()
    here = replace(HERE, measures={**HERE.measures, made.name: made})
    again = Taken(table("mood", 2, 4, 1), here=here)
    assert again.defined == {}
    assert again.values[0] == "2026-05-01 mood-1-5 2"


def test_what_may_mean_two_things_is_found_again_by_its_range() -> None:
    (made,) = Taken(table("sleep", 7, 8)).defined.values()
    here = replace(HERE, measures={**HERE.measures, made.name: made})
    again = Taken(table("sleep", 6, 9), here=here)
    assert (again.defined, again.values[0]) == ({}, "2026-05-01 sleep-no-unit 6")


def test_a_measure_of_which_only_bounds_are_known_is_found_again() -> None:
    (made,) = Taken(table("CRP", 3, "<5")).defined.values()
    here = replace(HERE, measures={**HERE.measures, made.name: made})
    assert "measure crp:" in Taken(table("CRP", "<5", "<4"), here=here).how("CRP")


def test_a_measure_without_an_end_takes_whatever_fits() -> None:
    (made,) = Taken(table("anything", 3, 4)).defined.values()
    here = replace(HERE, measures={**HERE.measures, made.name: made})
    assert Taken(table("anything", 1, 2, 3, 4, 5, 1, 2, 3), here=here).defined == {}


def test_many_numbers_have_ends_too() -> None:
    rows = "".join(f"2026-05-01 {n // 60:02}:{n % 60:02},{n}\n" for n in range(200))
    assert "the file has 0 to 199" in Taken(f"time,x\n{rows}").how("x")


def test_a_name_that_is_taken_in_every_way_is_counted() -> None:
    mood = HERE.measures["mood"]
    scale = mood.scale._replace(maximum=4)
    others = {name: mood._replace(name=name, scale=scale) for name in ("mood-1-5", "mood-1-5-2")}
    here = replace(HERE, measures={**HERE.measures, **others})
    assert list(Taken(table("mood", 1, 5), here=here).defined) == ["mood-1-5-3"]


# New ones


@pytest.mark.parametrize(
    ("name", "cells", "range_"),
    [
        ("pain", (0, 3), "0..5"),
        ("pain", (0, 7), "0..10"),
        ("joy", (10, 12), "0.."),
        ("happy", (37, 67), "0..100"),
        ("steps", (987, 10432), "0.."),
        ("coffee", (1, 2), "0.."),
        ("SpO2 (%)", (97, 98), "0..100 %"),
        ("effort %", (97, 150), "0.. %"),
        ("temperature deviation", (-0.5, 0.1), "-10.."),
        ("change", (-12, 30), "-100.."),
        ("anything", (3, 4), "0.."),
        ("anything", (1, 2, 3, 4, 5, 3, 2, 1), "1..5"),
        ("anything", (5, 20, 30, 50, 60, 70, 80, 100), "0.."),
        ("done", (0, 1, 1, 0, 1, 0, 0, 1), "0..1"),
        ("glucose mmol/L", (5.6, 6.1), "0.. mmol/L"),
        ("minutes asleep", (431, 393), "0.. min"),
        ("naps asleep", ("0:30", "1:00"), "0..24 h"),
    ],
)
def test_a_new_measure_has_a_range_for_later_files_too(
    name: str, cells: tuple[object, ...], range_: str
) -> None:
    assert list(new(name, *cells).values()) == [range_]


def test_what_is_better_is_not_known_unless_it_is_said() -> None:
    (made,) = Taken(table("pain", 1, 5)).defined.values()
    assert made.scale.better is Better.NEITHER
    (made,) = Taken(table("pain", 1, 5), Said(better=Better.LOWER)).defined.values()
    assert made.scale.better is Better.LOWER
    assert (made.title, made.scale.kind, made.scale.whole) == ("pain", ScaleKind.RATING, True)


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Настроение", "nastroenie"),
        ("7-day average", "m-7-day-average"),
        ("all", "all-no-unit"),
        ("x" * 60, "x" * 40),
    ],
)
def test_any_name_of_a_column_becomes_one_that_can_be_typed(name: str, measure: str) -> None:
    assert list(new(name, 3, 4)) == [measure]


def test_two_columns_never_become_one_measure() -> None:
    taken = Taken("date,pain!,Pain,p?ain\n2026-05-01,11,12,13\n")
    assert taken.values == [
        *("2026-05-01 pain 11", "2026-05-01 pain-no-unit 12", "2026-05-01 p-ain 13")
    ]
    more = Taken("date,a,A,a!,a?\n2026-05-01,11,12,13,14\n")
    assert list(more.defined) == ["a", "a-no-unit", "a-no-unit-2", "a-no-unit-3"]


# Numbers


def test_decimals_are_told_by_the_column_or_by_the_file() -> None:
    assert value("x", "1,5", "1.234,5") == ["x 1.5", "x 1234.5"]
    assert value("x", "1.5", "1,234.5") == ["x 1.5", "x 1234.5"]
    content = 'date,distance,steps\n2026-05-01,7.5,"1,234"\n2026-05-02,8.25,"10,432"\n'
    assert Taken(content).values[1] == "2026-05-01 steps 1234"
    content = "date;distance;steps\n2026-05-01;7,5;1.234\n2026-05-02;8,25;987\n"
    assert Taken(content).values[1] == "2026-05-01 steps 1234"


def test_what_may_be_a_thousand_is_asked() -> None:
    content = table("steps", "1,234", "10,432")
    question = Taken(content).reading.question
    assert question
    assert (question.field, question.flag) == ("decimals", "--decimal")
    assert question.choices == {"point": "1234", "comma": "1.234"}
    for answer, first in (("point", "1234"), ("comma", "1.234")):
        said = question.answered(Said(), answer)
        assert value("steps", "1,234", "10,432", said=said)[0] == f"steps {first}"
    assert Taken("date;x\n2026-05-01;1.234\n").reading.question
    assert value("x", "1.234") == ["x 1.234"]
    assert value("x", "1.234", said=Said(decimals=Decimals.COMMA)) == ["x 1234"]


def test_a_cell_of_another_sign_than_its_column_costs_itself() -> None:
    taken = Taken(table("x", "1.5", "2,55", "3.5"))
    assert len(taken.values) == 2
    assert "where a point begins the decimals" in taken.errors[0]


def test_units_in_cells_are_the_columns() -> None:
    taken = Taken(table("weight", "70 kg", "70500 g", "71", "155 lb"))
    assert taken.values == ["2026-05-01 weight 70", "2026-05-02 weight 70.5"]
    assert "'71' has no unit, and the column has several" in taken.errors[0]
    assert "'155 lb' is in lb, and the column in kg" in taken.errors[1]
    assert "numbers without a unit are in kg" in Taken(table("weight", "70 kg", "71")).how("weight")


def test_the_unit_that_was_said_is_that_of_the_journals_measure() -> None:
    assert value("weight", 70, said=Said(unit="kg")) == ["weight 70"]
    assert value("weight", 155, said=Said(unit="pounds")) == ["weight-lb 155"]
    assert value("sleep", 7.5, said=Said(unit="h")) == ["sleep-hours 7.5"]
    assert value("weight", 155, said=Said(unit="mg")) == ["weight-no-unit 155"]
    assert value("ferritin", 12, said=Said(unit="\N{MICRO SIGN}g/L")) == ["ferritin 12"]
    with pytest.raises(UsageError, match="'tabletz' is not a unit"):
        Taken(table("weight", 70), Said(unit="tabletz"))
    assert "no unit is said: --unit kg makes it weight" in Taken(table("weight", 70)).how("weight")
    assert "no unit" not in Taken(table("steps", 70)).how("steps")


def test_a_cell_that_is_no_number_costs_itself() -> None:
    taken = Taken(table("pain", 3, "2-3", "~5", "5/20", "many", 4, "1e300"))
    assert taken.values == ["2026-05-01 pain 3", "2026-05-06 pain 4"]
    assert [error.partition(": ")[2] for error in taken.errors] == [
        "'2-3' is a range, and a value is one number",
        "'~5' is about a number, and a value is a number",
        "'5/20' is not a number; if it means that nothing is known, say --missing",
        "'many' is not a number; if it means that nothing is known, say --missing",
        "'1e300' is larger than any number that is kept",
    ]


def test_a_number_of_another_top_costs_itself() -> None:
    taken = Taken(table("pain", "4/10", "5/10", "3/5", "1.2.3/10"))
    assert taken.errors == [
        "line 4, column pain: '3/5' is of 5, not of 10",
        "line 5, column pain: '1.2.3/10' is no number, where a point begins the decimals",
    ]


def test_parts_of_different_wholes_are_left() -> None:
    taken = Taken(table("done", "1/2", "2/3", "3/4"))
    assert "parts of different wholes: 1/2 in line 2" in taken.why_left("done")


def test_less_than_a_number_is_kept_as_it_is_said() -> None:
    taken = Taken(table("CRP", 3, "<5", ">100 mg/L"))
    assert taken.values == ["2026-05-01 crp 3"]
    assert taken.notes == ["2026-05-02 CRP <5", "2026-05-03 CRP >100 mg/L"]
    assert "<5 in line 3 is kept as it is, in a note (2 so)" in taken.how("CRP")


def test_missing_words_are_shown_with_their_number_and_more_can_be_said() -> None:
    taken = Taken(table("pain", 3, "N/A", "-", "-"))
    assert taken.values == ["2026-05-01 pain 3"]
    assert "nothing known where it says N/A or - (3)" in taken.how("pain")
    assert [line.empty for line in taken.lines] == [0, 1, 1, 1]
    assert Taken(table("pain", 3, 4, "none")).errors != []
    said = Taken(table("pain", 3, "None", 0), Said(missing=("none",)))
    assert (said.values[1:], said.errors) == (["2026-05-03 pain 0"], [])


@pytest.mark.parametrize(
    ("name", "cells", "values"),
    [
        ("snore", (-1, 12, 3), ["snore 12", "snore 3"]),
        ("noise", (-1, -1), []),
        ("direction", (-1, 0, 1), ["direction -1", "direction 0", "direction 1"]),
        ("temp change", (-1, 5), ["temp-change -1", "temp-change 5"]),
        ("balance", (-1, 5), ["balance -1", "balance 5"]),
        ("x", (-1, -7, 5), ["x -1", "x -7", "x 5"]),
        ("x", (-999, 5), ["x 5"]),
    ],
)
def test_a_number_below_all_is_nothing_known_where_a_program_wrote_it(
    name: str, cells: tuple[object, ...], values: list[str]
) -> None:
    assert value(name, *cells) == values


def test_a_day_that_was_skipped_is_said_so() -> None:
    assert value("mood", 6, "skip", 8) == ["mood 6", "mood skipped", "mood 8"]
    taken = Taken("date,mood\n2026-05-01 08:00,6\n2026-05-02 08:00,skip\n2026-05-03 08:00,6\n")
    assert len(taken.errors) == 1


@pytest.mark.parametrize(
    ("name", "cells", "measure", "range_"),
    [
        ("mood", (2, 7), "mood-1-10", "1..10"),
        ("mood", (1, 2, 3, 4, 5, 6), "mood-1-6", "1..6"),
        ("shedding", (1, 4), "shedding-1-5", "1..5"),
    ],
)
def test_a_scale_is_the_journals_only_where_it_is_seen(
    name: str, cells: tuple[object, ...], measure: str, range_: str
) -> None:
    taken = Taken(table(name, *cells))
    assert ranges(taken.defined.values()) == {measure: range_}


def test_a_file_that_grew_keeps_the_measure_that_it_made() -> None:
    made = Taken(table("mood", 5, 6)).defined
    here = replace(HERE, measures={**HERE.measures, **made})
    more = Taken(table("mood", 5, 6, 9), here=here)
    assert [one.split()[1] for one in more.values] == ["mood-1-10"] * 3
    assert not more.defined


@pytest.mark.parametrize(
    ("name", "measure", "range_"),
    [
        ("Resting HR", "resting-hr", "0.."),
        ("avg_hr", "avg-hr", "0.."),
        ("Deep sleep HR", "deep-sleep-hr", "0.."),
        ("total_sleep_hr", "total-sleep", "0..24 h"),
        ("Heart rate (min)", "heart-rate-min", "0.."),
        ("Nap (min)", "nap", "0.. min"),
        ("Movements per hour", "movements-per-hour", "0.."),
        ("breaths_per_min", "breaths-per-min", "0.."),
        ("score_average_heart_rate", "score-average-heart-rate", "0.."),
        ("day_steps", "day-steps", "0.."),
    ],
)
def test_what_looks_like_a_unit_may_be_none(name: str, measure: str, range_: str) -> None:
    assert new(name, 5, 8, 11, 12, 16, 14, 15, 20) == {measure: range_}


def test_parts_of_a_whole_and_ticks_are_on_no_scale_of_five() -> None:
    assert new("quality", 0.82, 0.76) == {"quality": "0.."}
    assert new("pain", 1, "", 1) == {"pain": "0.."}


# Lengths of time, pairs, words


def test_lengths_of_time_are_hours() -> None:
    assert value("asleep", "7:45", "45 min", "6 h 30", "8", "half") == [
        *("asleep 7.75", "asleep 0.75", "asleep 6.5", "asleep 8")
    ]
    assert value("run (min)", "0:30", "45") == ["run 0.5", "run 0.75"]


def test_times_of_the_day_are_no_values() -> None:
    assert "times of the day" in Taken(table("bed time", "23:05")).why_left("bed time")
    assert "of a length its name would say so" in Taken(table("x", "7:05")).why_left("x")
    assert "times of the day" in Taken(table("x", "7 pm", "8 pm")).why_left("x")


def test_blood_pressure_is_two_measures() -> None:
    taken = Taken(table("BP", "120/80", "135/85", "high"))
    assert taken.values[:2] == ["2026-05-01 bp-systolic 120", "2026-05-01 bp-diastolic 80"]
    assert len(taken.errors) == 2
    other = Taken(table("BP", "120/800", "130/900"))
    assert other.values == []


def test_words_in_a_known_order_are_mapped_openly() -> None:
    taken = Taken(table("cramps", "none", "Severe", "mild", "mild"))
    assert taken.values[:2] == ["2026-05-01 cramps 0", "2026-05-02 cramps 3"]
    assert "none 0, mild 1, Severe 3" in taken.how("cramps")
    (made,) = taken.defined.values()
    assert made.scale.anchors == ((0, "none"), (1, "mild"), (3, "Severe"))
    assert made.scale.better is Better.LOWER


def test_words_in_no_order_are_left_and_say_why() -> None:
    taken = Taken("date,weather,mood\n2026-05-01,sunny,6\n2026-05-02,rain,7\n")
    assert taken.why_left("weather") == "words in no order that is known: sunny, rain"


def test_yes_and_no_are_one_and_nought() -> None:
    taken = Taken(table("gym", "x", "", "no", "TRUE", "maybe", *"yyyyyyyyyy"))
    assert taken.values[:3] == ["2026-05-01 gym 1", "2026-05-03 gym 0", "2026-05-04 gym 1"]
    assert taken.errors == ["line 6, column gym: 'maybe' is neither yes nor no"]


@pytest.mark.parametrize(
    ("name", "cells", "why"),
    [
        ("x", ("1-5", "1-5"), "ranges, and a value is one number"),
        ("x", ("-", "N/A"), "nothing is known in any line"),
        ("x", ("5 a", "2026-01-01", "3"), "words in no order that is known: 5 a"),
        ("sent", ("2026-05-03", "2026-05-03"), "another day or time"),
        ("id", (1, 2), "a number of the line"),
        ("weekday", ("Fri", "Sat"), "the date says it"),
        ("wd", ("Fri", "Sat"), "weekdays"),
        ("latitude", (50.1, 50.2), "about the device or the place"),
        ("dose", (50, 75), "no column says of what"),
        ("child", (1, 2), "tells 2 people apart"),
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
    assert changing.values == ["2026-01-01 mood-1-10 6", "2026-01-02 mood-1-10 7"]
    assert changing.why_left("Unit") == "units of Weight"
    assert changing.why_left("Weight") == "its unit changes: Unit"
    apart = Taken("Unit,Date,a,b\nkg,2026-01-01,1,6\nkg,2026-01-02,2,7\n")
    assert "not plain of which numbers" in apart.why_left("Unit")
    assert len(apart.values) == 4


def test_the_end_of_a_number_in_a_column_of_words_is_refused() -> None:
    with pytest.raises(BadDataError, match="line 2: comment has numbers only, beside the whole"):
        Taken("date,temp,comment\n2026-05-01,36,6\n2026-05-02,36,8\n")
    assert Taken("date,temp,comment\n2026-05-01,36.5,6\n2026-05-02,36,8\n").errors == []


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
    assert left["log"] == left["sent"] != left["detail"] == left["link"] != left["app"]


def test_a_name_in_other_letters_is_written_as_it_sounds() -> None:
    assert new("Настроение_Утро_(0-5)", 3) == {"nastroenie-utro": "0..5"}
    assert new("Βάρος", 70.5) == {"varos": "0.."}
    assert new("体重", 70.5) == {"measure": "0.."}


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


def test_numbers_of_somebody_are_no_persons() -> None:
    taken = Taken("date,baby_feeds,child\n2026-05-01,7,1\n2026-05-02,8,2\n")
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
