"""In what unit the numbers of a column are."""

from dataclasses import replace

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import HERE, Taken, new, ranges, table, value


def test_units_in_cells_are_the_columns() -> None:
    taken = Taken(table("weight", "70 kg", "70500 g", "71"))
    assert taken.values == ["2026-05-01 weight 70", "2026-05-02 weight 70.5"]
    assert "'71' has no unit, and the column has several" in taken.errors[0]
    assert "numbers without a unit are in kg" in Taken(table("weight", "70 kg", "71")).how("weight")


@pytest.mark.parametrize(
    ("name", "cells", "values"),
    [
        (
            "weight",
            ("70 kg", "155 lb", "154 lb"),
            ["weight 70", "weight 70.3068", "weight 69.8532"],
        ),
        (
            "glucose",
            ("98 mg/dL", "102 mg/dL", "5.6 mmol/L"),
            ["glucose 98", "glucose 102", "glucose 100.8"],
        ),
        ("chest", ("100 cm", "40 in"), ["chest 100", "chest 101.6"]),
    ],
)
def test_what_is_in_another_unit_is_turned_into_that_of_the_column(
    name: str, cells: tuple[str, ...], values: list[str]
) -> None:
    assert value(name, *cells) == values


def test_a_unit_with_which_a_number_is_unlike_the_others_was_mistyped() -> None:
    taken = Taken(table("weight", "70 kg", "74 kg", "73 lb"))
    assert taken.values == ["2026-05-01 weight 70", "2026-05-02 weight 74"]
    assert taken.errors == ["line 4, column weight: '73 lb' is in lb, and the column in kg"]


def test_the_unit_that_was_said_is_that_of_the_journals_measure() -> None:
    assert value("weight", 70, said=Said(unit="kg")) == ["weight 70"]
    assert value("weight", 155, said=Said(unit="pounds")) == ["weight-lb 155"]
    assert value("sleep", 7.5, said=Said(unit="h")) == ["sleep-hours 7.5"]
    assert value("ferritin", 12, said=Said(unit="\N{MICRO SIGN}g/L")) == ["ferritin 12"]
    with pytest.raises(UsageError, match="'tabletz' is not a unit"):
        Taken(table("weight", 70), Said(unit="tabletz"))


@pytest.mark.parametrize(
    ("name", "cells", "unit", "values"),
    [
        ("weight", (70, 82.5), "kg", ["weight 70", "weight 82.5"]),
        ("sleep", (7.5, 8), "h", ["sleep-hours 7.5", "sleep-hours 8"]),
        ("sleep", (420, 505), "min", ["sleep-hours 7", "sleep-hours 8.41667"]),
        ("sleep", (28_800, 27_000), "s", ["sleep-hours 8", "sleep-hours 7.5"]),
    ],
)
def test_the_unit_that_is_offered_makes_numbers_those_of_the_journals_measure(
    name: str, cells: tuple[object, ...], unit: str, values: list[str]
) -> None:
    (meant,) = {one.split()[0] for one in values}
    offered = f"no unit is said: --unit {unit} makes it {meant}"
    assert offered in Taken(table(name, *cells)).how(name)
    assert value(name, *cells, said=Said(unit=unit)) == values


def test_hours_with_a_few_slips_among_them_are_offered_no_minutes() -> None:
    cells = (7.5, 8, 6, 85)
    assert "if it is in hours, say --unit h" in Taken(table("sleep", *cells)).how("sleep")
    assert value("sleep", *cells, said=Said(unit="h"))[0].endswith("h 7.5")
    assert "--unit min makes it" in Taken(table("sleep", 8, 420, 505, 390)).how("sleep")


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("albumin globulin ratio A/G", {"albumin-globulin-ratio-a-g": "0.."}),
        ("N-L ratio (N/L)", {"n-l-ratio-n-l": "0.."}),
        ("albumin creatinine ratio mg/g", {"albumin-creatinine-ratio": "0.. mg/g"}),
        ("ALT U/L", {"alt": "0.. U/L"}),
    ],
)
def test_letters_of_what_a_ratio_is_of_are_no_unit(name: str, measure: dict[str, str]) -> None:
    assert new(name, 1.5, 1.4, 22.3) == measure


def test_pounds_are_offered_beside_kilograms() -> None:
    said = "--unit kg makes it weight; if they are pounds, say --unit lb"
    assert said in Taken(table("weight", 255, 251)).how("weight")
    assert value("weight", 200, said=Said(unit="lb")) == ["weight-lb 200"]


@pytest.mark.parametrize(
    ("name", "cells"),
    [("steps", (70,)), ("weight", (900, 910)), ("weight", (1, 0.9)), ("sleep", (-5, 4))],
)
def test_no_unit_is_offered_that_the_numbers_cannot_be_in(
    name: str, cells: tuple[object, ...]
) -> None:
    assert "no unit is said" not in Taken(table(name, *cells)).how(name)


def test_no_fever_is_offered_to_be_in_celsius_that_is_in_fahrenheit() -> None:
    weight = HERE.measures["weight"]
    scale = weight.scale._replace(unit="\N{DEGREE SIGN}C")
    fever = weight._replace(name="fever", title="Fever", scale=scale)
    here = replace(HERE, measures={**HERE.measures, "fever": fever})
    assert "--unit \N{DEGREE SIGN}C" in Taken(table("fever", 36.6), here=here).how("fever")
    assert "--unit" not in Taken(table("fever", 97.2), here=here).how("fever")


def test_minutes_of_what_the_journal_has_in_hours_become_hours() -> None:
    taken = Taken(table("sleep_minutes", 420, 505))
    assert taken.values == ["2026-05-01 sleep-hours 7", "2026-05-02 sleep-hours 8.41667"]
    assert taken.how("sleep_minutes").endswith("become hours: 420 in line 2 is 7")


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
        ("score_move_every_hour", "score-move-every-hour", "0.."),
        ("times_an_hour", "times-an-hour", "0.."),
        ("every 4 hours", "every-4-hours", "0.."),
        ("within_30_min", "within-30-min", "0.."),
        ("bp after 5 min", "bp-after-5-min", "0.."),
        ("glucose 2 hours", "glucose-2-hours", "0.."),
        ("unrest 2 hours after meal", "unrest-2-hours-after-meal", "0.."),
        ("Happy hour", "happy-hour", "0.."),
        ("Rest day h", "rest-day-h", "0.."),
        ("time_in_bed_h", "time-in-bed", "0.. h"),
        ("study_hour", "study", "0.. h"),
        ("Minutes after waking", "minutes-after-waking", "0.. min"),
        ("walk 10 min", "walk-10-min", "0.. min"),
    ],
)
def test_what_looks_like_a_unit_may_be_none(name: str, measure: str, range_: str) -> None:
    assert new(name, 5, 8, 11, 12, 16, 14, 15, 20) == {measure: range_}


@pytest.mark.parametrize(
    ("name", "unit"),
    [("hb_g_dl", "g/dL"), ("vo2 mL min", "mL/min"), ("chol mmol per l", "mmol/L")],
)
def test_a_rate_may_be_written_without_its_stroke(name: str, unit: str) -> None:
    (made,) = Taken(table(name, 1.5)).defined.values()
    assert made.scale.unit == unit


def test_a_lowest_value_beside_a_highest_is_not_in_minutes() -> None:
    header = "date,Week Min,Week Max,run min,glow (min),glow (max)"
    taken = Taken(f"{header}\n2026-05-01,61.5,64.5,35,2.5,4.5\n")
    assert ranges(taken.defined.values()) == {
        "week-minimum": "0..",
        "week-max": "0..",
        "run": "0.. min",
        "glow-minimum": "0..",
        "glow-max": "0..",
    }


def test_the_unit_of_a_column_is_that_of_its_values_whatever_a_line_is_called() -> None:
    rows = "2026-05-01 08:00,Milk (bottle),2.5\n2026-05-01 09:00,Formula,3.5\n"
    taken = Taken(f"time,type,amount (oz)\n{rows}")
    assert ranges(taken.defined.values()) == {"milk-bottle": "0.. oz", "formula": "0.. oz"}
    assert new("Food (IN)", 1500) == {"food-in": "0.."}


@pytest.mark.parametrize(
    ("cells", "doubtful"),
    [
        (("99 F", 98.6, 37.1, 101), "'37.1' has no unit, and may be in \N{DEGREE SIGN}C"),
        (("37.1 C", 36.6, 98.6), "'98.6' has no unit, and may be in \N{DEGREE SIGN}F"),
        (("155 lb", 154, 70.5), "'70.5' has no unit, and may be in kg"),
        (("70 kg", 71, 155), "'155' has no unit, and may be in lb"),
        (("110 mg/dL", 98, 5.6), "'5.6' has no unit, and may be in mmol/L"),
        (("2 h", 3, 90), "'90' has no unit, and may be in min"),
    ],
)
def test_a_number_without_a_unit_may_be_in_another_than_its_column(
    cells: tuple[object, ...], doubtful: str
) -> None:
    taken = Taken(table("measured", *cells))
    assert [error.partition(": ")[2] for error in taken.errors] == [doubtful]
    assert len(taken.values) == len(cells) - 1


def test_a_number_without_a_unit_is_in_that_of_the_others_where_no_other_is_usual() -> None:
    assert value("CRP", "5 mg/L", 500) == ["crp 5", "crp 500"]


# Columns of units beside those that a person named


def test_the_unit_of_a_named_column_of_values_is_read() -> None:
    content = (
        "date,type,value,unit\n2026-05-01,Weight,171,lb\n2026-05-02,Weight,78,kg\n"
        "2026-05-02,Pulse,60,bpm\n"
    )
    mapping = Mapping(day="date", measure_column="type", value_column="value")
    taken = Taken(content, mapping=mapping)
    assert taken.values == [
        "2026-05-01 weight 77.5643",
        "2026-05-02 weight 78",
        "2026-05-02 pulse 60",
    ]
    assert "171 lb is 77.56 kg" in taken.how("Weight")
    assert taken.how("unit") == "units of value: "


def test_the_unit_beside_a_named_column_is_its_own() -> None:
    mapping = Mapping(day="date", measures=("Weight",))
    pounds = Taken("date,Weight,Unit\n2026-05-01,171,lb\n2026-05-02,172,lb\n", mapping=mapping)
    assert pounds.values == []
    assert "its numbers are in lb" in pounds.why_left("Weight")
    changing = Taken("date,Weight,Unit\n2026-05-01,171,lb\n2026-05-02,78,kg\n", mapping=mapping)
    assert changing.why_left("Weight") == "its unit changes: Unit"
    kilos = Taken("date,Weight,Unit\n2026-05-01,78,kg\n", mapping=mapping)
    assert kilos.values == ["2026-05-01 weight 78"]
    counted = Taken("date,Weight,Units\n2026-05-01,78,6\n", mapping=mapping)
    assert (counted.values, counted.why_left("Units")) == (["2026-05-01 weight 78"], "not named")


def test_the_unit_of_named_products_is_read() -> None:
    mapping = Mapping(day="date", product_column="what", amounts=("much",))
    taken = Taken("date,what,much,unit\n2026-05-01,iron,50,mg\n", mapping=mapping)
    assert taken.doses == ["2026-05-01 iron 50 mg"]


def test_a_number_without_a_unit_is_refused_where_the_others_are_in_several() -> None:
    mapping = Mapping(day="date", measures=("Weight",))
    taken = Taken(table("Weight", "155 lb", 156, "70 kg"), mapping=mapping)
    assert taken.values == ["2026-05-01 weight 70.3068", "2026-05-03 weight 70"]
    assert taken.errors == ["line 3, column Weight: '156' has no unit, and the column has several"]


def test_two_parts_of_a_length_in_minutes_are_minutes_and_seconds() -> None:
    assert value("Run (min)", "18:34", "39:35") == ["run 0.309444", "run 0.659722"]
    assert value("Run (min)", "1:30", "0:45") == ["run 1.5", "run 0.75"]


def test_a_heart_rate_is_no_number_of_hours() -> None:
    taken = Taken("date,sleep hr,nap hr\n2026-01-12,64.2,1.5\n2026-01-13,71.2,2\n")
    assert ranges(taken.defined.values()) == {"sleep-heart-rate": "0..", "nap": "0.. h"}


@pytest.mark.parametrize(
    ("name", "cells", "numbers"),
    [
        ("Body Fat (%)", (0.21, 0, 0.253), ["21", "25.3"]),
        ("SpO2 %", (0.97, 1), ["97", "100"]),
        ("Schlafeffizienz (%)", ("0,9", "0,85"), ["90", "85"]),
        ("sleep efficiency [%]", ("0,9", "0,85"), ["90", "85"]),
        ("Battery percentage", (0.5, 0, 1), ["50", "0", "100"]),
        ("Body Fat (%)", (0.9, 21), ["0.9", "21"]),
        ("Body Fat (%)", ("0.5%", "0.9%"), ["0.5", "0.9"]),
        ("body fat", (0.21, 0.25), ["0.21", "0.25"]),
        ("blood alcohol (%)", (0.05, 0.08), ["0.05", "0.08"]),
    ],
)
def test_parts_of_one_that_are_called_percent_become_it(
    name: str, cells: tuple[object, ...], numbers: list[str]
) -> None:
    assert [one.split()[-1] for one in value(name, *cells)] == numbers


def test_of_parts_that_become_percent_it_is_said() -> None:
    how = Taken(table("Body Fat (%)", 0, 0.21)).how("Body Fat (%)")
    assert "0 to 100 %; parts of one become percent: 0.21 in line 3 is 21" in how
    how = Taken(table("alcohol in blood (%)", 0.05, 0.1)).how("alcohol in blood (%)")
    assert how.endswith("none is above 1 %: 0.05 in line 2")


def test_what_a_column_of_units_says_is_a_unit_and_no_word_in_brackets_is() -> None:
    taken = Taken(
        'test,result,units,date\n"Cortisol, Total (LC/MS)",21.3,mcg/dL,2026-05-01\n'
        "MCV,90.0,fL,2026-05-01\nMCH,29.7,pg,2026-05-01\nPlatelets,161,Thousand/uL,2026-05-01\n"
        "eGFR,60,mL/min/1.73m2,2026-05-01\nA1c,5.7,% by wt,2026-05-01\nMCV,91,fL,2026-05-02\n"
        "Chol/HDL,3.7,calc,2026-05-01\nIron,104,mcg/dL (calc),2026-05-01\n"
        "WBC,NONE SEEN,/HPF,2026-05-01\n"
        "Pages,20,pages,2026-05-01\nANA,1:40,titer,2026-05-01\n"
    )
    assert ranges(taken.defined.values()) == {
        "cortisol-total-lc-ms": "0.. mcg/dL",
        "mcv": "0.. fL",
        "mch": "0.. pg",
        "platelets": "0.. Thousand/uL",
        "egfr": "0.. mL/min/1.73m2",
        "a1c": "0.. % by wt",
        "chol-hdl": "0..",
        "iron": "0.. mcg/dL",
        "pages": "0.. pages",
    }
    assert taken.notes == ["2026-05-01 WBC: NONE SEEN", "2026-05-01 ANA: 1:40 titer"]
    assert taken.errors == []


def test_numbers_of_one_name_whose_units_are_not_known_and_change_stay_words() -> None:
    taken = Taken(
        "test,result,unit,date\nMCV,90,fL,2026-05-01\nMCV,7,xu,2026-05-02\nIron,5,mg/dL,2026-05-02\n"
    )
    assert taken.notes == ["2026-05-01 MCV: 90 fL", "2026-05-02 MCV: 7 xu"]
    assert taken.how("MCV") == "notes of the day: its unit changes: fL, xu"


def test_a_unit_in_every_line_is_that_of_the_numbers_before_it() -> None:
    rows = "2018-05-03,171.2,pounds,25.1\n2018-05-04,170.9,pounds,25.06\n"
    taken = Taken(rows)
    assert ranges(taken.defined.values()) == {"column-2": "0.. lb", "column-4": "0.."}
    assert taken.how("column 3") == "unit of column 2: lb"
    taken = Taken(f"date,weight,what,bmi\n{rows}")
    assert taken.values[0] == "2018-05-03 weight-lb 171.2"
    persons = Taken("date,weight,sex\n2018-05-03,71,F\n2018-05-04,70,F\n")
    assert persons.values[0] == "2018-05-03 weight-no-unit 71"


@pytest.mark.parametrize("unit", ["lb", "mg"])
def test_a_unit_that_no_numbers_have_is_refused(unit: str) -> None:
    with pytest.raises(UsageError, match="makes no use of --unit"):
        Taken(table("mood", 5, 7), Said(unit=unit))
    assert Taken("date,mood\n3/14,7\n", Said(unit=unit)).reading.question


@pytest.mark.parametrize(
    "name", ["Sitting in bed for approx. \u00bd hour", "Having a talk for 5 minutes", "Plank 2 min"]
)
def test_a_length_of_time_in_a_question_is_no_unit_of_its_ratings(name: str) -> None:
    (made,) = Taken(table(name, 5, 6, 4)).defined.values()
    assert (made.scale.unit, made.title) == ("", name)
    (made,) = Taken(
        f"date,tracker,value\n2026-05-01,{name},5\n2026-05-02,{name},4\n"
    ).defined.values()
    assert (made.scale.unit, made.title) == ("", name)


def test_a_number_that_no_rating_has_is_of_the_length_before_it() -> None:
    assert new("Having a talk for 5 minutes", 5, 15) == {"having-a-talk-for-5-minutes": "0.. min"}
    assert new("Having a talk (minutes)", 5, 6) == {"having-a-talk": "0.. min"}


def test_a_unit_may_be_written_in_other_signs() -> None:
    inside = Taken("date,Weight(in lbs)\n2026-05-01,185.9\n2026-05-02,183.9\n")
    assert inside.how("Weight(in lbs)").startswith("measure weight-lb (new): 0 lb and up")
    beside = Taken("date,unit,water\n2026-05-01,FL_OZ,24\n2026-05-02,FL_OZ,48\n")
    assert beside.how("water").startswith("measure water (new): 0 fl oz and up")


def test_glucose_of_several_moments_is_not_added_up() -> None:
    taken = Taken("time,glu_mg\n2026-05-01 07:00,154\n2026-05-01 08:00,149\n")
    assert "of several a day: their mean" in taken.how("glu_mg")


def test_the_weight_of_a_grown_person_in_grams_is_in_kilograms() -> None:
    assert value("weight (g)", 90389, 92550.5) == ["weight 90.389", "weight 92.5505"]
    offered = "no unit is said: --unit g makes it weight"
    assert Taken(table("weight", 90389, 92550)).how("weight").endswith(offered)
    assert value("weight", 90389, said=Said(unit="g")) == ["weight 90.389"]
    assert new("weight (g)", 3500, 3600) == {"weight-g": "0.. g"}
