"""What measure a column of values becomes: never on a scale that is not seen to be its own."""

from dataclasses import replace

import pytest

from sidelog.catalog.scales import Better, ScaleKind
from sidelog.exchange.incoming import Observation
from sidelog.exchange.reader import Decimals, Said
from tests.exchange.table.tables import HERE, Taken, new, ranges, table, value

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
        ("mood", (1, 5, 3), "mood-0-10", "0..10"),
        ("mood", (2, 5, 3) * 7, "mood-1-5", "1..5"),
        ("mood", (0, 5, 3) * 7, "mood-0-5", "0..5"),
        ("mood", (1, 2, 3, 4, 5, 6, 7) * 3, "mood-1-7", "1..7"),
        ("joy", (1, 10) * 10, "joy", "1..10"),
        ("mood", (55, 100), "mood-0-100", "0..100"),
        ("mood", (6.5, 7), "mood-0-10", "0..10"),
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
    first = Taken(table("mood", *(1, 5) * 10))
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
    rows = "".join(f"2026-05-01 {n // 60:02}:{n % 60:02},{2 * n}\n" for n in range(200))
    assert "measure x (new): 0 and up" in Taken(f"time,x\n{rows}").how("x")


def test_a_name_that_is_taken_in_every_way_is_counted() -> None:
    mood = HERE.measures["mood"]
    scale = mood.scale._replace(maximum=4)
    others = {name: mood._replace(name=name, scale=scale) for name in ("mood-0-10", "mood-0-10-2")}
    here = replace(HERE, measures={**HERE.measures, **others})
    assert list(Taken(table("mood", 1, 5), here=here).defined) == ["mood-0-10-3"]


# New ones


@pytest.mark.parametrize(
    ("name", "cells", "range_"),
    [
        ("pain", (0, 3), "0..10"),
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
        ("anything", (1, 2, 3, 4, 5, 3, 2, 1), "0..10"),
        ("anything", (1, 2, 3, 4, 5) * 4, "1..5"),
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


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Pain", Better.LOWER),
        ("Nausea after lunch", Better.LOWER),
        ("Energy", Better.HIGHER),
        ("Appetite", Better.NEITHER),
        ("Pain relief", Better.NEITHER),
        ("Calm despite stress", Better.NEITHER),
    ],
)
def test_the_name_of_a_rating_says_which_way_is_better(name: str, better: Better) -> None:
    taken = Taken(table(name, 2, 5))
    (made,) = taken.defined.values()
    assert (made.scale.better, made.scale.kind) == (better, ScaleKind.RATING)
    assert (f"{better} is better" in taken.how(name)) is (better is not Better.NEITHER)


def test_which_way_is_better_can_be_said() -> None:
    (made,) = Taken(table("pain", 1, 5), Said(better=Better.HIGHER)).defined.values()
    assert (made.title, made.scale.better) == ("pain", Better.HIGHER)


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("Настроение", "nastroenie"),
        ("心情分数", "mood-score"),
        ("7-day average", "m-7-day-average"),
        ("all", "all-no-unit"),
        ("x" * 60, "x" * 35 + "-6879"),
        ("x" * 61, "x" * 35 + "-8973"),
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
    content = table("power", "1,234", "10,432")
    question = Taken(content).reading.question
    assert question
    assert (question.field, question.flag) == ("decimals", "--decimal")
    assert question.choices == {"point": "1234", "comma": "1.234"}
    for answer, first in (("point", "1234"), ("comma", "1.234")):
        said = question.answered(Said(), answer)
        assert value("power", "1,234", "10,432", said=said)[0] == f"power {first}"
    assert Taken("date;x\n2026-05-01;1.234\n").reading.question
    assert value("x", "1.234") == ["x 1.234"]
    assert value("x", "1.234", said=Said(decimals=Decimals.COMMA)) == ["x 1234"]


@pytest.mark.parametrize(("name", "cell"), [("steps", "1,234"), ("Number of beers", "1.234")])
def test_what_is_counted_is_a_thousand(name: str, cell: str) -> None:
    taken = Taken(table(name, cell, cell.replace("1", "2")))
    assert [one.split()[-1] for one in taken.values] == ["1234", "2234"]
    assert f"parts thousands: {cell} in line 2 is 1234" in taken.how(name)


def test_decimals_may_stand_behind_a_comma_here_and_a_point_there() -> None:
    taken = Taken(table("x", "1.5", "2,55", "3.5", "4.5.5"))
    assert taken.values == ["2026-05-01 x 1.5", "2026-05-02 x 2.55", "2026-05-03 x 3.5"]
    assert "behind a comma, and behind a point: 1.5 in line 2" in taken.how("x")
    assert "where a point begins the decimals" in taken.errors[0]


def test_a_cell_that_is_no_number_costs_itself() -> None:
    taken = Taken(table("pain", 3, "5/20", "1o", "2..5", 4, "1e300"))
    assert taken.values == ["2026-05-01 pain 3", "2026-05-05 pain 4"]
    assert [error.partition(": ")[2] for error in taken.errors] == [
        "'5/20' is not a number; if it means that nothing is known, say --missing",
        "'1o' is not a number; if it means that nothing is known, say --missing",
        "'2..5' is no number, where a point begins the decimals",
        "'1e300' is larger than any number that is kept",
    ]


def test_words_and_ranges_among_numbers_are_kept_as_they_are() -> None:
    words = ("2-3", "~5", "100+", "many", "warm upper 70's", "8 (Garmin)", "\u672a\u68c0\u67e5")
    taken = Taken(table("temp", *range(12), *words))
    assert taken.errors == []
    assert taken.notes == [f"2026-05-{13 + day} temp {text}" for day, text in enumerate(words)]
    assert "2-3 in line 14 is kept as it is, in a note (7 so, such as ~5, 100+)" in (
        taken.how("temp")
    )


def test_words_among_lengths_of_time_are_kept_as_they_are() -> None:
    taken = Taken(table("rest duration", "7:30", "0 days 06:00:00", "1 year +", "7:4o", "5:15"))
    assert taken.notes == ["2026-05-03 rest duration 1 year +"]
    assert [error.partition(": ")[2] for error in taken.errors] == [
        "'7:4o' is no length of time, such as 7:45"
    ]


def test_ranges_beside_bounds_are_those_of_a_laboratory() -> None:
    taken = Taken(table("reference_range", "50-180", "<200", ">=40", "3.5-5.3", "NEGATIVE"))
    assert "ranges, and a value is one number" in taken.why_left("reference_range")


def test_ranges_that_somebody_chose_among_are_kept_word_for_word() -> None:
    bands = ("6-8 hrs", "<6 hrs", "6-8 hrs", ">8 hrs")
    taken = Taken(table("hours of sleep", *bands))
    assert taken.notes == [
        f"2026-05-0{day} hours of sleep: {band}" for day, band in enumerate(bands, start=1)
    ]
    assert "ranges, such as 6-8 hrs, <6 hrs, >8 hrs" in taken.how("hours of sleep")


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
    assert "<5 in line 3 is kept as it is, in a note (2 so, such as >100 mg/L)" in taken.how("CRP")


def test_missing_words_are_shown_with_their_number_and_more_can_be_said() -> None:
    taken = Taken(table("pain", 3, "N/A", "-", "-"))
    assert taken.values == ["2026-05-01 pain 3"]
    assert "nothing known where it says N/A or - (3)" in taken.how("pain")
    assert [line.empty for line in taken.lines] == [0, 1, 1, 1]
    assert Taken(table("pain", 3, 4, "none")).errors != []
    said = Taken(table("pain", 3, "None", 0), Said(missing=("none",)))
    assert (said.values[1:], said.errors) == (["2026-05-03 pain 0"], [])


def test_a_day_that_was_skipped_is_said_so() -> None:
    assert value("mood", 6, "skip", 8) == ["mood 6", "mood skipped", "mood 8"]
    taken = Taken("date,mood\n2026-05-01 08:00,6\n2026-05-02 08:00,skip\n2026-05-03 08:00,6\n")
    assert len(taken.errors) == 1


@pytest.mark.parametrize(
    ("name", "cells", "measure", "range_"),
    [
        ("mood", (2, 7), "mood-0-10", "0..10"),
        ("mood", (1, 2, 3, 4, 5, 6) * 4, "mood-1-6", "1..6"),
        ("shedding", (1, 4), "shedding-0-10", "0..10"),
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
    assert [one.split()[1] for one in more.values] == ["mood-0-10"] * 3
    assert not more.defined


def test_parts_of_a_whole_and_ticks_are_on_no_scale_of_five() -> None:
    assert new("quality", 0.82, 0.76) == {"quality": "0.."}
    assert new("pain", 1, "", 1) == {"pain": "0.."}


# Lengths of time, pairs, words


def test_what_was_lifted_is_not_what_somebody_weighs() -> None:
    taken = Taken("date,reps,weight_kg\n2026-05-01,8,60.5\n")
    assert taken.values == ["2026-05-01 reps 8", "2026-05-01 weight-kg 60.5"]


@pytest.mark.parametrize(("name", "is_asked"), [("value", True), ("column 2", True), ("x", False)])
def test_a_name_that_says_little_may_be_of_something_else(name: str, *, is_asked: bool) -> None:
    content = table(name, 3.5, 0.25)
    before = {**HERE.measures, **Taken(content).defined}
    again = Taken(content, here=replace(HERE, measures=before))
    assert again.defined == {}
    assert ("is it the same?" in again.how(name)) is is_asked


def test_a_word_of_yes_in_two_cases_is_said_once() -> None:
    taken = Taken(table("gym", "Yes", "no", "yes", "No"))
    assert "Yes 1; no 0" in taken.how("gym")


def test_a_range_that_was_said_is_that_of_each_measure_without_a_unit() -> None:
    taken = Taken("date,weight kg,joy\n2026-05-01,70,5\n2026-05-02,71,12\n", Said(range=(0, 10)))
    assert taken.how("joy") == "measure joy (new): 0 to 10; higher is better"
    assert "measure weight" in taken.how("weight kg")
    assert [error.partition(",")[0] for error in taken.errors] == ["line 3"]


def test_a_stray_point_before_a_whole_number_is_no_fraction() -> None:
    taken = Taken(table("systolic", "131", ".118", "129", "125"))
    assert [one.split()[2] for one in taken.values] == ["131", "129", "125"]
    said = "line 3, column systolic: '.118' begins with a point, and the others are whole"
    assert taken.errors == [said]
    assert value("wine", "1", ".5", "2") == ["wine 1", "wine 0.5", "wine 2"]
    assert len(value("lactate", "12.5", ".9", "11")) == 3


@pytest.mark.parametrize(
    ("name", "cells", "found"),
    [
        ("Weight Control (lb)", ("-21.2", "-20"), ["weight-control -21.2", "weight-control -20"]),
        ("Weight Control (lb)", ("-21.2", "3"), ["weight-control -21.2", "weight-control 3"]),
        ("Weight to goal (kg)", ("-4",), ["weight-to-goal -4"]),
        ("Weight (kg)", ("-70",), []),
    ],
)
def test_what_is_to_be_lost_is_below_zero(name: str, cells: tuple[str], found: list[str]) -> None:
    assert value(name, *cells) == found


def test_digits_that_may_say_a_day_are_a_number_among_numbers_as_long() -> None:
    pauses = ["44177000", "24921000", "20010215", "20170230", "3592000"]
    days = [f"2024-05-0{day}" for day, _ in enumerate(pauses, 1)]
    lines = [f"{day},{pause}" for day, pause in zip(days, pauses, strict=True)]
    taken = Taken("\n".join(["Date,Pause", *lines]))
    values = [entry.value for entry in taken.entries if isinstance(entry, Observation)]
    assert values == list(map(float, pauses))


def test_a_day_among_numbers_is_none_of_them() -> None:
    taken = Taken("Date,Pause\n2024-05-01,441\n2024-05-02,20240502\n2024-05-03,359\n")
    assert [one.split()[-1] for one in taken.values] == ["441", "359"]
    (wrong,) = (error.reason for line in taken.lines for error in line.errors)
    assert wrong.startswith("'20240502' is not a number")
