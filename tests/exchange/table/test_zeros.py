"""Columns that are 0 in every line."""

from datetime import date, timedelta

import pytest

from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken, table

SCORE = Mapping(day="date", measures=("score",))


def _days(names: str, *cells: str) -> str:
    rows = "".join(f"2026-05-{day:02},{line}\n" for day, line in enumerate(cells, start=1))
    return f"date,{names}\n{rows}"


@pytest.mark.parametrize(
    "name",
    [
        *("sleep", "Schritte", "Active Energy (kcal)", "distance (km)", "duration", "Snooze Time"),
        *("Max Run Cadence", "exercise goal", "\u7761\u7720"),
    ],
)
def test_what_nobody_has_none_of_for_long_was_not_recorded(name: str) -> None:
    taken = Taken(_days(f"{name},mood", "0,5", "0,7", "0,6"))
    assert taken.why_left(name) == "0 in every line"
    assert len(taken.values) == 3


@pytest.mark.parametrize(
    "name",
    [
        *("pain", "cigarettes", "headache", "sleep quality", "exercise (min)", "seizures", "x"),
        *("nap duration", "stress", "alcohol", "Durchfall"),
    ],
)
def test_what_somebody_may_have_none_of_comes_in(name: str) -> None:
    taken = Taken(_days(f"{name},mood", "0,5", "0,7", "0,6"))
    assert len(taken.values) + len(taken.doses) == 6
    assert "0 in every line" not in [left.why for left in taken.reading.left]


def test_a_night_without_sleep_is_one() -> None:
    assert len(Taken(table("sleep (h)", 0, 0)).values) == 2


_SURE = "Avg Power,Alarm,Steps"
_ZEROS = [f"{mood},0,0,0,0,0,{yes}" for mood, yes in ((5, 0), (7, 1), (6, 0))]


def test_a_program_that_writes_0_for_all_that_it_does_not_know_means_nothing() -> None:
    taken = Taken(_days(f"mood,{_SURE},Grit,pain", *(line[:-2] for line in _ZEROS)))
    assert [left.found for left in taken.reading.left] == ["Avg Power", "Alarm", "Steps", "Grit"]
    assert len(taken.values) == 6


def test_among_answers_of_yes_and_no_a_0_is_no() -> None:
    taken = Taken(_days(f"mood,{_SURE},Grit,pain,tennis", *_ZEROS))
    assert [left.found for left in taken.reading.left] == ["Avg Power", "Alarm", "Steps"]
    assert len(taken.values) == 12


_WATCH = ["56,36,76", "53,59,75", "0,0,0", "55,60,70", "0,0,0"]


def test_where_nothing_was_measured_the_0_of_all_else_means_nothing() -> None:
    taken = Taken(_days("resting pulse,readiness,score", *_WATCH))
    assert [one.split()[1] for one in taken.values] == ["resting-pulse", "readiness", "score"] * 3
    said = "nothing known where resting pulse is 0, too (2)"
    assert said in taken.how("readiness")
    assert said in taken.how("score")
    named = Taken(_days("resting pulse,readiness,score", *_WATCH), mapping=SCORE)
    assert [one.split()[2] for one in named.values] == ["76", "75", "70"]


@pytest.mark.parametrize(
    ("names", "cells", "count"),
    [
        ("pulse,pain", ("56,3", "0,0", "60,0", "0,0", "58,5"), 5),
        ("pulse,steps", ("56,3000", "0,0", "60,500", "58,400"), 4),
        ("pulse,pain", ("56,3", "0,0", "60,4", "0,0"), 4),
        ("pulse,steps,water", ("56,3000,1", "0,0,1", "60,500,1", "0,0,2"), 4),
        ("score,steps", ("56,3000", "0,0", "60,500", "0,0"), 4),
    ],
)
def test_a_0_that_comes_elsewhere_or_once_stays(
    names: str, cells: tuple[str, ...], count: int
) -> None:
    last = names.rpartition(",")[2] if "water" not in names else "steps"
    values = Taken(_days(names, *cells)).values
    assert len([one for one in values if one.split()[1] == last]) == count


def test_a_goal_of_a_table_of_yes_and_no_was_not_reached() -> None:
    taken = Taken(_days("tennis,steps goal,tea", "0,0,1", "1,0,1", "0,0,0"))
    assert len(taken.values) + len(taken.doses) == 9


def test_a_rating_of_0_in_every_line_and_what_a_device_wrote_of_itself_are_left_out() -> None:
    rows = "".join(
        f"2026-04-0{day},{day}.5,0.0,10007,-{day},{day % 3},0.0\n" for day in range(1, 8)
    )
    taken = Taken(f"date,hours,Rating,Framerate,LenAdjust,cycles,pain rating\n{rows}")
    assert taken.why_left("Rating") == "0 in every line"
    assert taken.why_left("Framerate").startswith("about the device")
    assert taken.why_left("LenAdjust").startswith("about the device")
    assert "2026-04-01 pain-rating 0" in taken.values
    given = Taken(
        f"date,hours,Rating,Framerate,LenAdjust,cycles,pain\n{rows}2026-04-08,5,3,,,1,0\n"
    )
    assert "2026-04-08 rating 3" in given.values


def test_a_count_that_is_1_in_every_line_is_no_measure() -> None:
    rows = [f"2026-05-0{day},{'tired' if day % 2 else 'calm'}" for day in range(1, 7)]
    taken = Taken("\n".join(["date,moods,counts", *(f"{row},1" for row in rows), ""]))
    assert taken.values == []
    assert taken.why_left("counts") == "1 in every line, as a line counts itself"
    assert len(taken.notes) == len(rows)
    gym = Taken("\n".join(["date,moods,gym", *(f"{row},1" for row in rows), ""]))
    assert gym.values == [f"2026-05-0{day} gym 1" for day in range(1, 7)]
    alone = Taken("\n".join(["date,count", *(f"2026-05-0{day},1" for day in range(1, 7)), ""]))
    assert len(alone.values) == len(rows)
    seldom = [f"{row},{1 if n else ''}" for n, row in enumerate(rows)]
    assert len(Taken("\n".join(["date,moods,counts", *seldom, ""])).values) == len(rows) - 1


@pytest.mark.parametrize(
    "part",
    [
        *("Fat", "Fett", "Fat (%)", "Fat Mass (kg)", "Muscle Mass", "Bone mass", "Water %"),
        *("Visceral Fat Level", "Grasa visceral", "Masse grasse (%)", "Masse osseuse", "IMC"),
        *("Massa muscolare", "Acqua corporea", "Gordura corporal", "Vetpercentage", "Fettmasse"),
        *("Tkanka tłuszczowa (%)", "Fat percentage", "Fettmasse (kg)"),
    ],
)
def test_nobody_has_0_of_a_part_of_a_body_that_stands_beside_its_weight(part: str) -> None:
    lines = "".join(f"2021-03-0{day},7{day}.2,0\n" for day in range(1, 7))
    taken = Taken(f"Date,Weight (kg),{part}\n{lines}")
    assert taken.why_left(part) == "nothing is known in any line"
    assert len(taken.values) == 6
    some = Taken(f"Date,Weight (kg),{part}\n{lines}2021-03-08,75,21.5\n2021-03-09,75,22.5\n")
    assert [one.split()[2] for one in some.values if "weight" not in one] == ["21.5", "22.5"]


@pytest.mark.parametrize(
    ("part", "other"),
    [("Fat", "Protein"), ("Fat (g)", "Carbs"), ("Water", "Coffee"), ("Muscle", "Headache")],
)
def test_of_what_may_be_eaten_drunk_or_felt_0_is_a_value(part: str, other: str) -> None:
    lines = "".join(f"2021-03-0{day},7{day}.2,{day % 2 * 3},{day}\n" for day in range(1, 7))
    taken = Taken(f"Date,Weight (kg),{part},{other}\n{lines}")
    assert "nothing known" not in taken.how(part)
    assert len([one for one in taken.values if one.endswith(" 0")]) == 3


def test_what_is_zero_in_just_the_lines_without_sleep_was_not_measured_either() -> None:
    nights = "".join(
        f"2026-05-{day:02},{400 + day},{asleep},{wait},{parts},{pain}\n"
        for day, (asleep, wait, parts, pain) in enumerate(
            [("0.0", "0.0", 0, 0)] * 4 + [("371.5", "7.5", 6, 3), ("362.0", "0.02", 8, 2)], 1
        )
    )
    head = "date,Minutes in bed,Minutes asleep,Time to fall asleep,Number of sleep periods,pain"
    taken = Taken(f"{head}\n{nights}")
    assert [one for one in taken.values if one.startswith("2026-05-04")] == [
        "2026-05-04 minutes-in-bed 404",
        "2026-05-04 pain 0",
    ]
    said = "nothing known where Minutes asleep is 0, too (4)"
    assert said in taken.how("Time to fall asleep")
    assert said in taken.how("Number of sleep periods")
    other = Taken(f"{head}\n{nights}2026-05-07,430,380,0,7,2\n").values
    assert "2026-05-04 time-to-fall-asleep 0" in other


def test_a_column_that_was_emptied_is_not_said_to_be_empty() -> None:
    lines = "".join(f"2026-05-{day:02},{day % 4},32.0,No weather\n" for day in range(1, 9))
    taken = Taken(f"date,mood,Weather temperature (\N{DEGREE SIGN}F),Weather type\n{lines}")
    assert taken.why_left("Weather temperature (\N{DEGREE SIGN}F)") == (
        "nothing that it says is known; 32 (8) is nothing where Weather type says No weather"
    )


def test_very_many_columns_of_0_were_never_used_where_as_many_are_empty() -> None:
    foods = "meat,fish,dairy,sweets,sauces,fruit,vegetables"
    names = f"{foods},headache,neck (0-3),zinc,mood"
    cells = [f"{'0,' * 10}{mood}" for mood in "5476"]
    unused = ",".join(f"other {number}" for number in range(12))
    taken = Taken(_days(f"{names},{unused}", *(one + 12 * "," for one in cells)))
    assert {one.split()[1] for one in taken.values} == {"headache", "neck", "mood-0-10"}
    assert taken.doses == [f"2026-05-0{day} zinc none" for day in range(1, 5)]
    assert taken.why_left("fish") == "0 in every line"
    # A person who fills in a form has none of them.
    assert len({one.split()[1] for one in Taken(_days(names, *cells)).values}) == 10


def test_what_nobody_took_on_any_day_is_none_however_many_they_are() -> None:
    names = "Kratom (g),Xanax (mg),Ambien (mg),Advil (mg),Kava (g),Oxy (mg),Lyrica (mg),Valium (mg)"
    taken = Taken(_days(f"{names},Mood", *(f"{'0,' * 8}{mood}" for mood in "567")))
    assert len(taken.doses) == 24
    assert {one.rsplit(maxsplit=1)[1] for one in taken.doses} == {"none"}


def _nights(count: int) -> str:
    measured = [f"2026-03-{day:02},{430 + day},{day % 3},{day % 2}\n" for day in range(1, 13)]
    return "date,Minutes Asleep,Number of Awakenings,Beers\n" + "".join(
        [*measured, *(f"2026-04-{day:02},0,0,0\n" for day in range(1, count + 1))]
    )


def test_a_night_that_was_not_measured_has_no_awakenings_though_others_have_none() -> None:
    taken = Taken(_nights(5))
    said = "nothing known where Minutes Asleep is 0, too (5)"
    assert said in taken.how("Number of Awakenings")
    assert sum("awakenings" in one for one in taken.values) == 12
    assert sum("beers" in one for one in taken.values) == 17  # which no watch counts
    assert said.replace("5", "3") not in Taken(_nights(3)).how("Number of Awakenings")


def test_ten_nights_of_0_are_a_programs_however_seldom() -> None:
    first = date(2025, 1, 1)
    nights = [(first + timedelta(day), 0 if day % 30 == 0 else 400 + day) for day in range(330)]
    content = "".join(f"{day},{minutes}\n" for day, minutes in nights)
    how = Taken(f"date,Minutes Asleep\n{content}").how("Minutes Asleep")
    assert "nothing known where it says 0 (11)" in how
