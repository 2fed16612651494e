"""Bearable: each category becomes a thing of its own, on a scale of its own."""

import pytest

from sidelog.exchange.incoming import Definition, Dose
from sidelog.exchange.reader import Said
from tests.exchange.readers.fixtures.bearable import EIGHT, NO_UNIT, SEVEN
from tests.exchange.readers.reading import entries, errors, short, understood

DAY = "2021-12-08"


def line(of_day: str, category: str, rating: str, detail: str, notes: str = "") -> bytes:
    """A file of one line."""
    cells = ("8th Dec 2021", "Wednesday", of_day, category, rating, detail, notes)
    return (SEVEN.split("\n", 1)[0] + "\n" + ",".join(f'"{cell}"' for cell in cells)).encode()


def test_seven_columns() -> None:
    assert short(entries("bearable", SEVEN.encode())) == [
        (DAY, "05:00+0100", "bearable-neck-pain", 1),
        (DAY, "14:00+0100", "bearable-neck-pain", 2),
        (DAY, "14:00+0100", "Neck pain: after work"),
        (DAY, "20:00+0100", "bearable-back-lower-pain", 4),
        (DAY, "", "bearable-itch", 1),
        (DAY, "", "bearable-rash", 3),
        (DAY, "22:15+0100", "bearable-mood", 7),
        (DAY, "22:15+0100", "Mood: Calm, Hopeful"),
        (DAY, "", "bearable-energy", 0),  # a true zero
        (DAY, "09:00+0100", "Factors: Coffee, Long walk"),
        (DAY, "", "Factors: Alcohol (2)"),
        (DAY, "08:30+0100", "Sertraline", 50, "mg"),
        (DAY, "", "Magnesium", None, None),
        (DAY, "", "Vitamin D", 1, "drop"),
        (DAY, "", "Zinc", 2, "tablet"),
        (DAY, "", "Gratitudes: The sun"),
        (DAY, "", "Food Diary: Soup, bread"),
        (DAY, "", "sleep-hours", 9.75),
        (DAY, "", "bearable-sleep-quality", 4),
        (DAY, "", "weight", 72.5),
        (DAY, "", "bearable-temperature", 36.9),
        (DAY, "", "bearable-migraine-aura", 2.5),
        (DAY, "", "Migraine aura: left side"),
    ]
    assert errors(understood("bearable", SEVEN.encode())[1]) == [
        "line 6, column rating/amount: it is 3, and the detail says Mild",
        "line 14, column rating/amount: it has 2, and the detail 1: each needs its own",
        "line 23, column date: '8 December' is no date, such as 2026-08-05",
    ]


def test_eight_columns_have_a_date_in_iso_that_counts() -> None:
    assert short(entries("bearable", EIGHT.encode())) == [
        ("2024-01-05", "09:00+0100", "bearable-neck-pain", 2),
        ("2024-01-05", "", "bearable-mood", 10),
    ]
    assert errors(understood("bearable", EIGHT.encode())[1]) == [
        "line 4, column date: '6th Jan 2024' and '2024-01-05' are two days"
    ]


def test_the_date_in_iso_may_stand_first_too() -> None:
    swapped = EIGHT.replace('"5. Jan. 2024",2024-01-05', '2024-01-05,"5. Jan. 2024"')
    assert short(entries("bearable", swapped.encode()))[1][0] == "2024-01-05"


def test_no_scale_is_squashed() -> None:
    _, lines = understood("bearable", SEVEN.encode())
    scales = {
        part.measure.name: part.measure.scale
        for one in lines
        for part in one.parts
        if isinstance(part, Definition)
    }
    ranges = {name: (scale.minimum, scale.maximum) for name, scale in scales.items()}
    assert ranges["bearable-neck-pain"] == (1, 4)
    assert ranges["bearable-mood"] == (1, 10)
    assert ranges["bearable-energy"] == (0, None)  # nothing says how far it goes
    anchors = ((1, "mild"), (2, "moderate"), (3, "severe"), (4, "unbearable"))
    assert scales["bearable-neck-pain"].anchors == anchors
    reading, _ = understood("bearable", SEVEN.encode())
    assert "4 unbearable; a bad day is 3 or higher" in reading.brought[0].how
    assert scales["bearable-temperature"].unit == "C"


def test_the_part_of_the_day_of_a_dose_is_said_in_its_note() -> None:
    found = entries("bearable", line("pm", "Meds/Supplements", "", "Magnesium (mg)", "with food"))
    assert isinstance(found[0], Dose)
    assert (found[0].at, found[0].note) == (None, "with food\nTime of day: pm")


def test_the_hours_of_the_parts_of_a_day_are_said_wherever_they_begin() -> None:
    later = line("am", "Mood", "5", "").split(b"\n")[1]
    reading, _ = understood("bearable", line("", "Mood", "6", "") + b"\n" + later)
    assert "have the times 05:00, 09:00, 14:00 and 20:00" in reading.brought[0].how


def test_an_amount_without_a_unit_is_one_question() -> None:
    reading, lines = understood("bearable", NO_UNIT.encode())
    assert reading.question
    assert reading.question.field == "unit"
    assert reading.question.choices["tablet"] == "2 tablet"
    assert lines == []
    assert short(entries("bearable", NO_UNIT.encode(), Said(unit="tablets"))) == [
        (DAY, "", "Iron", 2, "tablet")
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (line("", "Symptom", "2", "Pain (left)"), [("bearable-pain-left", 2)]),
        (line("", "Symptom", "", "Pain (SEVERE)"), [("bearable-pain", 3)]),
        (line("", "Symptom", "", "Pain"), []),
        (line("", "Sleep", "7:05", "", "woke once"), [("sleep-hours", 7.08333333333333)]),
        (line("all day", "Meds/Supplements", "0", "Iron (mg)"), [("Iron", "none")]),
        (line("", "Mood", "", "Calm"), []),
        (line("", "Meds/Supplements", "2 tablets", "Iron (mg)"), [("Iron", 2, "tablet")]),
        (line("", "Bowel Movements", "", ""), []),
    ],
)
def test_what_is_written_and_what_it_becomes(
    content: bytes, found: list[tuple[object, ...]]
) -> None:
    values = [one[2:] for one in short(entries("bearable", content)) if len(one) > 3]
    assert values == found


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (line("", "Symptom", "2", ""), "detail: it is empty, and a symptom has a name"),
        (line("", "Symptom", "much", "Pain"), "rating/amount: 'much' is not a number"),
        (line("", "Meds/Supplements", "2", ""), "detail: it is empty, and a dose is of something"),
        (line("", "Health measurements", "2", ""), "detail: it is empty, and a measurement has a"),
        (line("", "Health measurements", "", "Pulse"), "rating/amount: '' is not a number"),
        (line("", "Sleep", "9:75", ""), "rating/amount: '9:75' is no length of time"),
        (line("noonish", "Mood", "5", ""), "time of day: 'noonish' is no time"),
        (line("", "Energy", "4/5", ""), "rating/amount: '4/5' is not a number"),
        (line("", "", "5", ""), "category: it is empty"),
        (line("", "Meds/Supplements", "-5 mg", "Iron"), "rating/amount: An amount cannot be neg"),
    ],
)
def test_what_is_wrong_is_said_with_its_column(content: bytes, wrong: str) -> None:
    said = errors(understood("bearable", content)[1])
    assert len(said) == 1
    assert said[0].startswith(f"line 2, column {wrong}")


def test_rows_of_another_length_cost_themselves() -> None:
    assert errors(understood("bearable", (SEVEN + "a,b\n").encode())[1])[-1] == (
        "line 24: it has 2 cells, and the header 7"
    )
