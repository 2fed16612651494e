"""What several values of a day become by what they are of."""

from dataclasses import replace
from datetime import time

import pytest

from tests.exchange.table.tables import HERE, Taken

BODY = """time,weight,{},water
2026-05-01 07:00,80,31.2,50.2
2026-05-01 19:00,81,31.4,49.8
2026-05-02 07:00,80.5,31.1,50.4
"""


@pytest.mark.parametrize("part", ["muscle", "Muscle mass", "bone", "visceral fat"])
def test_the_water_of_a_body_is_of_the_day_its_mean(part: str) -> None:
    how = Taken(BODY.format(part)).how("water")
    assert "of several a day: their mean" in how


def test_water_of_another_size_and_beside_what_is_no_part_is_drunk() -> None:
    drunk = BODY.replace("50.2", "5").replace("49.8", "4").replace("50.4", "5").format("muscle")
    for content in (drunk, BODY.format("muscle soreness"), BODY.format("bmi")):
        assert "of several a day: their sum" in Taken(content).how("water")


@pytest.mark.parametrize("name", ["sleep hours", "asleep"])
def test_a_night_that_each_session_says_once_more_is_of_its_day(name: str) -> None:
    taken = Taken(
        f"date,start_time,focus,{name},duration_time\n2026-05-01,17:00,2,8.4,1:24:00\n"
        "2026-05-02,16:00,4,9.7,0:56:00\n2026-05-02,20:18,4,9.7,1:40:00\n"
        "2026-05-03,12:04,3,7.4,1:25:00 AM\n2026-05-03,14:04,3,7.8,1:10:00\n"
    )
    nights = [one.split() for one in taken.values if name.split(maxsplit=1)[0] in one]
    assert {day: hours for day, _, hours in nights} == {
        "2026-05-01": "8.4",
        "2026-05-02": "9.7",
        "2026-05-03": "7.6",
    }
    assert "of the night, which each line of its day says again" in taken.how(name)
    assert "of several a day: their sum" in taken.how("duration_time")
    assert "2026-05-03T12:04 duration-time 1.41667" in taken.values


def test_sleep_of_which_some_is_shorter_than_a_night_is_added_up() -> None:
    naps = "date,start_time,asleep (h),duration\n2026-05-01,17:00,7,1:24\n2026-05-01,20:00,1,0:56\n"
    assert "of several a day: their sum" in Taken(naps).how("asleep (h)")


def doses(name: str, *of_days: str, times: tuple[str, ...] = ("08:00", "14:00")) -> Taken:
    """Doses of three days, with a value in each of their lines, which a space parts."""
    rows = "".join(
        f"2026-05-0{day},{time},{2 + at},{value}\n"
        for day, some in enumerate(of_days, start=1)
        for at, (time, value) in enumerate(zip(times, some.split(), strict=True))
    )
    return Taken(f"Date,Time,Kratom g,{name}\n{rows}")


def test_sleep_that_each_dose_says_once_more_is_taken_once() -> None:
    for name in ("Slept (h)", "Sleep last night (h)"):
        taken = doses(name, "7.5 7.5", "6 6", "0 0")
        measure = next(iter(taken.defined))
        hours = zip((1, 2, 3), ("7.5", "6", "0"), strict=True)
        assert sorted(set(taken.values)) == [
            f"2026-05-0{day} {measure} {value}" for day, value in hours
        ]
        assert "the same in all lines of a day, taken once" in taken.how(name)
        assert len(taken.doses) == 6
    both = "Date,Time,Kratom g,Slept (h),Naps (h)\n2026-05-01,08:00,2,7,1\n"
    both += "2026-05-01,20:00,2,7,1\n2026-05-02,08:00,3,6,0.5\n2026-05-02,20:00,2,6,0.5\n"
    assert "taken once" in Taken(both).how("Naps (h)")
    # What is said at 1:00 is that of the same date, even where it is of the day before.
    here = replace(HERE, day_starts=time(4))
    early = "Date,Time,Kratom g,Slept (h)\n2026-05-01,08:00,2,7\n2026-05-01,20:00,2,7\n"
    early += "2026-05-02,01:00,3,6\n2026-05-02,20:00,2,6\n"
    assert set(Taken(early, here=here).values) == {"2026-05-01 slept 7", "2026-05-02 slept 6"}


def test_what_is_alike_by_chance_is_added_up() -> None:
    alike = (
        doses("Meditation (min)", "5 5", "10 10", "5 5"),
        doses("Slept (h)", "7 7", "7 7", "7 7"),
        doses("Slept (h)", "7.5 7.5", "6 1", "8 8"),
        doses("Naps (h)", "1 1", "1.5 1.5", "0 0"),
    )
    for taken in alike:
        assert len(taken.values) == 6
        assert all("T" in one.split()[0] for one in taken.values)
        assert any("of several a day: their sum" in one.how for one in taken.reading.brought)


@pytest.mark.parametrize(
    "name",
    ["Meditation (min)", "Water (ml)", "Cigarettes", "Coffee (cups)", "Carbs (g)", "Naps (h)"],
)
def test_what_is_had_at_each_line_is_added_up_though_it_is_as_much_again(name: str) -> None:
    taken = doses(name, "1 1", "2 2", "3 3")
    assert len(taken.values) == 6
    assert "taken once" not in taken.how(name)


@pytest.mark.parametrize("name", ["Daily water (ml)", "Steps today", "Total steps", "Slept (h)"])
def test_what_is_of_the_day_is_taken_once_where_its_lines_say_it_again(name: str) -> None:
    taken = doses(name, "6 6", "7 7", "8 8")
    assert "taken once" in taken.how(name)
    assert {one.rsplit(maxsplit=1)[1] for one in taken.values} == {"6", "7", "8"}
    assert not any("T" in one.split()[0] for one in taken.values)


def test_meals_of_a_day_are_added_and_the_sugar_of_blood_beside_them_is_not() -> None:
    taken = Taken(
        "Date,Time,Blood Sugar Measurement,Meal Carbohydrates (Grams),Protein\n"
        "2026-05-01,08:00,110,30,5\n2026-05-01,12:00,130,45,20\n2026-05-02,08:30,120,40,10\n"
    )
    assert "their mean" in taken.how("Blood Sugar Measurement")
    assert "their sum" in taken.how("Meal Carbohydrates (Grams)")


def test_what_is_needed_is_not_added_up() -> None:
    nights = (
        "Sleep onset,Wake onset,Asleep duration (min),Sleep need (min),Sleep debt (min)\n"
        "2026-05-01 23:00,2026-05-02 07:00,430,500,20\n"
        "2026-05-02 14:00,2026-05-02 14:40,30,510,24\n"
    )
    taken = Taken(nights)
    assert "of several a day: their sum" in taken.how("Asleep duration (min)")
    for name in ("Sleep need (min)", "Sleep debt (min)"):
        assert "of several a day: their mean" in taken.how(name)
