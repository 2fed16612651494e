"""Words that tell the lines of a day apart, and words about the day."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

MEAN = Said(several=("mean",))


def days_with(word: str, again: str, name: str = "Period") -> str:
    """Twelve days of meals in two periods, and one of the days a second time with a word."""
    rows = "".join(
        f"2026-05-{day:02},{4 + day % 3},{'Exam' if day > 7 else 'Usual'}\n" for day in range(1, 13)
    )
    rows = rows.replace("2026-05-03,4,Usual\n", f"2026-05-03,4,{word}\n2026-05-03,7,{again}\n")
    return f"Date,Meals,{name}\n{rows}"


@pytest.mark.parametrize("name", ["Period", "Phase"])
def test_a_word_that_a_day_again_has_as_well_is_one_of_the_day(name: str) -> None:
    asked = Taken(days_with("Usual", "Usual", name)).reading.question
    assert asked
    assert "several values of Meals " in asked.text
    taken = Taken(days_with("Usual", "Usual", name), MEAN)
    assert [*taken.defined] == ["meals"]
    assert "2026-05-03 meals 5.5" in taken.values
    assert len(taken.values) == 12
    assert f"2026-05-01 {name}: Usual" in taken.notes
    assert f"2026-05-12 {name}: Exam" in taken.notes


def test_a_word_that_differs_within_a_day_parts_its_values() -> None:
    taken = Taken(days_with("Usual", "Exam"))
    assert [*taken.defined] == ["meals-usual", "meals-exam"]
    assert taken.values[2:4] == ["2026-05-03 meals-usual 4", "2026-05-03 meals-exam 7"]


def test_parts_of_the_day_tell_its_values_apart_whichever_comes_again() -> None:
    file = days_with("Usual", "Usual").replace("Usual", "morning").replace("Exam", "evening")
    assert [*Taken(file, MEAN).defined] == ["meals-morning", "meals-evening"]


def test_parts_of_the_day_that_are_read_again_and_again_part_its_values() -> None:
    rows = "".join(
        f"2026-05-0{day},{when},{number + day}\n"
        for day in (1, 2, 3)
        for when, number in (("morning", 120), ("evening", 130))
        for _ in range(3)
    )
    assert [*Taken(f"date,when,upper\n{rows}", MEAN).defined] == ["upper-morning", "upper-evening"]


def test_units_in_a_row_are_not_how_much_each_has() -> None:
    lines = "3/28/2024,protein,0,12,7.5\n,fruit,0,1,2\n,fat,3,10,2\n"
    lines += "3/29/2024,protein,20,0,0\n,fruit,1,0,0\n,fat,4,3,1\n"
    taken = Taken(f"Date,food,Eaten (g/pcs/cups),,\n,,morning,noon,evening\n{lines}")
    assert taken.reading.left == ()
    assert taken.notes == []
    assert len(taken.values) == 18
    assert "2024-03-28 eaten-noon-protein 12" in taken.values
    assert "2024-03-29 eaten-morning-fruit 1" in taken.values
    assert not any(one.scale.unit for one in taken.defined.values())


def sessions(name: str, first: str = "sunny", second: str = "cloudy") -> str:
    """Study sessions of ten days, of which some days have two, with a word that differs there."""
    rows = "".join(f"2026-05-{day:02},{day % 4 + 1},{60 + day},{first}\n" for day in range(1, 11))
    rows += "".join(f"2026-05-{day:02},4,{90 + day},{second}\n" for day in (2, 4, 6, 8))
    return f"date,score,Duration (minutes),{name}\n{rows}"


@pytest.mark.parametrize(
    "name", ["Weather", "Mood", "Others present", "Day type", "With whom", "Wetter"]
)
def test_what_was_around_a_line_parts_no_values(name: str) -> None:
    taken = Taken(sessions(name), MEAN)
    assert [*taken.defined] == ["score", "duration"]
    assert "2026-05-02 score 3.5" in taken.values
    assert f"2026-05-01 {name}: sunny" in taken.notes


@pytest.mark.parametrize("name", ["Type", "Meal", "Exercise", "Where on the arm"])
def test_what_kind_a_value_is_of_parts_values(name: str) -> None:
    assert len(Taken(sessions(name, "left arm", "right arm")).defined) == 4


def test_a_place_of_the_body_parts_values() -> None:
    assert len(Taken(sessions("Location", "left arm", "right arm")).defined) == 4
    assert len(Taken(sessions("Where", "hands", "lips")).defined) == 4
    assert len(Taken(sessions("Location", "home", "library"), MEAN).defined) == 2


def test_what_is_said_of_all_measures_is_of_lengths_too_and_of_no_count() -> None:
    taken = Taken(sessions("Weather").replace("score", "steps"), MEAN)
    assert "2026-05-02 duration 77" in taken.values
    assert "2026-05-02 steps 7" in taken.values
    plain = Taken(sessions("Weather"), Said(several=("score=mean",)))
    assert "2026-05-02 duration 154" in plain.values
