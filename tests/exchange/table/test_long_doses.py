"""Lines of several things, of which some were taken: their amounts are doses."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, ranges


def listed(header: str, *rows: str, said: Said | None = None) -> Taken:
    """A list of several things, a line each."""
    return Taken("\n".join((header, *rows, "")), said or Said())


def of_type(*rows: str) -> Taken:
    return listed("Date,Type,Value,Unit", *(f"2026-01-0{n},{row}" for n, row in enumerate(rows, 1)))


def test_lines_of_what_was_taken_are_doses_beside_measures() -> None:
    taken = listed(
        "Date,Time,Type,Value,Unit,Comment",
        "2026-01-01,08:00,Weight,82.5,kg,",
        "2026-01-01,08:05,Kratom,4,g,red",
        "2026-01-01,20:00,Mood,6,/10,",
        "2026-01-02,08:10,Kratom,4.5,g,",
        "2026-01-02,09:00,Kratom,,,",
        "2026-01-02,12:00,Headache,3,out of 10,after lunch",
        "2026-01-02,21:00,Mood,5,/10,",
    )
    assert taken.doses == [
        *("2026-01-01T08:05 Kratom 4 g", "2026-01-02T08:10 Kratom 4.5 g"),
        "2026-01-02T09:00 Kratom ?",
    ]
    assert taken.values == [
        *("2026-01-01T08:00 weight 82.5", "2026-01-01T20:00 mood 6"),
        *("2026-01-02T12:00 headache 3", "2026-01-02T21:00 mood 5"),
    ]
    assert ranges(taken.defined.values()) == {"headache": "0..10"}
    assert taken.notes == ["2026-01-01 Kratom: red", "2026-01-02 Headache: after lunch"]
    assert "doses of Kratom" in taken.how("Kratom")


@pytest.mark.parametrize(
    ("name", "value"), [("Type", "Value"), ("Item", "Amount"), ("Entry", "Value")]
)
def test_units_in_cells_tell_doses_from_measures(name: str, value: str) -> None:
    taken = listed(
        f"Date,{name},{value}",
        *("2026-01-01,Kratom,4 g", "2026-01-01,Mood,6/10", "2026-01-01,Weight,80 kg"),
        *("2026-01-02,Kratom,none", "2026-01-02,Zyrtexol,1 tablet", "2026-01-02,Mood,5/10"),
    )
    assert taken.doses == [
        *("2026-01-01 Kratom 4 g", "2026-01-02 Kratom none", "2026-01-02 Zyrtexol 1 tablet")
    ]
    assert taken.values == ["2026-01-01 mood 6", "2026-01-01 weight 80", "2026-01-02 mood 5"]


@pytest.mark.parametrize(
    ("line", "dose"),
    [
        ("Ibuprofen,2,tablets", "Ibuprofen 2 tablet"),
        ("Zyrtexol,50,mg", "Zyrtexol 50 mg"),
        ("Vitamin D,1000,IU", "Vitamin D 1000 IU"),
        ("Alcohol,2,drinks", "Alcohol 2 drink"),
        ("Insulin,8,units", "Insulin 8 IU"),
        ("Glucose,95,mg/dl", ""),
        ("Glucose,95,mg", ""),
        ("Magnesium,2.1,mg/dL", ""),
        ("Ferritin,45,mg", ""),
        ("Kratom craving,4,/10", ""),
        ("Protein,80,g", ""),
        ("Steps,8000,", ""),
    ],
)
def test_a_name_and_a_unit_tell_whether_something_was_taken(line: str, dose: str) -> None:
    doses = of_type(line, "Mood,6,/10", "Mood,7,/10").doses
    assert doses == ([f"2026-01-01 {dose}"] if dose else [])


def test_what_food_has_is_not_taken() -> None:
    food = of_type("Protein,80,g", "Sodium,2300,mg", "Magnesium,300,mg", *["Kratom,4,g"] * 2)
    assert food.doses == ["2026-01-04 Kratom 4 g", "2026-01-05 Kratom 4 g"]
    assert "2026-01-03 magnesium 300" in food.values


def test_a_second_form_and_a_zero_beside_a_dose_are_as_in_a_log_of_doses() -> None:
    rows = ("2026-01-01,Kratom,4,g", "2026-01-01,Kratom,0,g", "2026-01-02,Kratom,2,capsules")
    taken = listed("Date,Type,Value,Unit", *rows, "2026-01-02,Mood,7,/10", "2026-01-03,Kratom,3,g")
    assert taken.doses == [
        *("2026-01-01 Kratom 4 g", "2026-01-02 Kratom capsule 2 capsule", "2026-01-03 Kratom 3 g")
    ]


def test_the_unit_of_bare_amounts_of_a_medicine_is_asked() -> None:
    rows = ("2026-01-01,Kratom,4", "2026-01-01,Mood,8", "2026-01-02,Kratom,5")
    question = listed("Date,What,Value", *rows).reading.question
    assert question
    assert question.flag == "--unit"
    said = listed("Date,What,Value", *rows, said=Said(unit="g"))
    assert said.doses == ["2026-01-01 Kratom 4 g", "2026-01-02 Kratom 5 g"]


@pytest.mark.parametrize(
    ("unit", "range_"),
    [("/10", "0..10"), ("/5", "0..5"), ("of 10", "0..10"), ("1-5", "1..5"), ("0 to 4", "0..4")],
)
def test_a_top_where_a_unit_stands_is_a_scale(unit: str, range_: str) -> None:
    long = of_type(f"Ache,3,{unit}", f"Ache,4,{unit}", "Weight,80,kg")
    assert ranges(long.defined.values()) == {"ache": range_}
    wide = listed("Date,Ache,Unit", f"2026-01-01,3,{unit}", f"2026-01-02,4,{unit}")
    assert ranges(wide.defined.values()) == {"ache": range_}


def test_how_bad_each_symptom_was_stands_beside_what_was_taken_for_it() -> None:
    taken = Taken(
        "Date,Symptom,Severity,Meds\n2026-11-01,nausea,6,ondansetron 4mg\n"
        "2026-11-01,headache,4,ibuprofen 400mg\n2026-11-02,nausea,3,none\n"
        "2026-11-03,no symptoms,0,\n"
    )
    assert taken.reading.question is None
    assert taken.values == ["2026-11-01 nausea 6", "2026-11-01 headache 4", "2026-11-02 nausea 3"]
    assert taken.doses == ["2026-11-01 ondansetron 4 mg", "2026-11-01 ibuprofen 400 mg"]
    assert taken.notes == ["2026-11-03 no symptoms: 0"]


def test_what_has_no_amount_among_types_was_not_taken() -> None:
    taken = Taken(
        "Time,Type,Amount,Note\n2026-03-01 08:00,Feed,120 ml,\n2026-03-01 09:00,Diaper,,wet\n"
        "2026-03-01 12:00,Vitamin D,1 drop,\n2026-03-02 08:00,Feed,110 ml,\n"
    )
    assert taken.doses == ["2026-03-01T12:00 Vitamin D 1 drop"]
    assert "2026-03-01T08:00 feed 120" in taken.values
    assert any("Diaper" in note for note in taken.notes)
