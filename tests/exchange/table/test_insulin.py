"""Insulin, whose units are international ones."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, new, table, value


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("Bolus (U)", "Insulin bolus"),
        ("Meal bolus [units]", "Insulin meal bolus"),
        ("Basal Insulin units", "Basal Insulin"),
        ("Humalog (u)", "Humalog"),
        ("units_of_insulin", "insulin"),
        ("Vitamin D (units)", "Vitamin D"),
    ],
)
def test_units_behind_a_name_are_international_ones(name: str, product: str) -> None:
    taken = Taken(table(name, 4, 5.5))
    assert taken.doses == [f"2026-05-01 {product} 4 IU", f"2026-05-02 {product} 5.5 IU"]
    assert taken.how(name) == f"doses of {product}: in IU"


def test_units_behind_a_number_are_too() -> None:
    taken = Taken(table("Bolus", "4U", "4 u", "12 units", "3 IU", 0))
    assert [one.partition(" ")[2] for one in taken.doses] == [
        *(f"Insulin bolus {amount}" for amount in ("4 IU", "4 IU", "12 IU", "3 IU", "none"))
    ]
    assert value("Alcohol", "2 units", "3 units") == ["alcohol 2", "alcohol 3"]
    assert new("Alcohol", "2 units") == {"alcohol": "0.. units"}


@pytest.mark.parametrize(
    ("name", "range_"),
    [("Basal rate (U/h)", "0.. U/h"), ("IOB (U)", "0.."), ("Total insulin (U)", "0..")],
)
def test_what_is_said_about_insulin_is_no_dose(name: str, range_: str) -> None:
    assert list(new(name, 0.8, 1.5).values()) == [range_]


def test_a_bolus_of_another_thing_is_none_of_insulin() -> None:
    assert Taken(table("Bolus (mg)", 2)).doses == ["2026-05-01 Bolus 2 mg"]


def test_lines_that_name_insulin_have_its_units() -> None:
    rows = ("Humalog,4 units", "Lantus,12U", "Aspirin,1 tablet", "Remedy X,2 units")
    content = "".join(f"2026-05-01,{row}\n" for row in rows)
    taken = Taken(f"date,medicine,dose\n{content}")
    assert [one.partition(" ")[2] for one in taken.doses] == [
        *("Humalog 4 IU", "Lantus 12 IU", "Aspirin 1 tablet")
    ]
    assert taken.errors == [
        (
            "line 5, column dose: Units may be IU, or drinks. Write IU, or drinks;"
            " its words are kept as a note"
        )
    ]
    beside = Taken("date,medicine,dose,unit\n2026-05-01,Humalog,4,units\n")
    named = Taken("date,insulin,units\n2026-05-01,Humalog,4\n")
    alone = Taken("date,medication\n2026-05-01,Humalog 4u\n")
    assert beside.doses == named.doses == alone.doses == ["2026-05-01 Humalog 4 IU"]


def test_a_plan_of_insulin_has_its_units() -> None:
    taken = Taken("since,medication,dose,how often\n2026-05-01,Lantus,12 units,daily\n")
    assert taken.steps == ["2026-05-01 Lantus 12 IU"]


def test_doses_of_insulin_without_a_unit_are_asked_for_it() -> None:
    content = "date,insulin,dose\n2026-05-01,Humalog,4\n"
    question = Taken(content).reading.question
    assert question
    assert question.choices["IU"] == "4 IU"
    assert Taken(content, Said(unit="IU")).doses == ["2026-05-01 Humalog 4 IU"]


def test_boluses_of_a_day_that_are_values_are_added() -> None:
    rows = "2026-05-01 08:00,Bolus,4,U\n2026-05-01 12:00,Bolus,6,U\n2026-05-02 12:00,Bolus,5,U\n"
    taken = Taken(f"time,type,value,unit\n{rows}")
    assert "0 units and up; of several a day: their sum" in taken.how("Bolus")
