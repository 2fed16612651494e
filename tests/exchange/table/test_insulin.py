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


LOG = (
    "time,Glucose,Carbs,{name},Notes\n2016-10-19 19:50:00,285.0,,1.0,\n"
    "2016-10-20 08:40:00,263.0,48.0,1.5,\n2016-10-20 15:40:00,234.0,32.0,0.0,tired\n"
    "2016-10-21 12:10:00,199.0,51.0,0,\n"
)


@pytest.mark.parametrize(
    ("name", "product"),
    [
        ("Humalog", "Humalog"),
        ("NovoRapid", "NovoRapid"),
        ("Lantus", "Lantus"),
        ("insulin", "insulin"),
        ("Bolus", "Insulin bolus"),
        ("Basal", "Insulin basal"),
    ],
)
def test_a_column_called_by_an_insulin_has_doses(name: str, product: str) -> None:
    content = LOG.format(name=name)
    question = Taken(content).reading.question
    assert question is not None
    assert (question.flag, list(question.choices)) == ("--unit", ["IU", "ml"])
    assert question.choices["IU"] == "1.0 IU"
    taken = Taken(content, Said(unit="IU"))
    assert taken.doses == [
        f"2016-10-19T19:50 {product} 1 IU",
        f"2016-10-20T08:40 {product} 1.5 IU",
    ]
    passed = [why for line in taken.lines for why in line.passed]
    assert passed == ["0 at a time, which does not say that the day had none: no dose"] * 2


def test_of_a_day_without_a_time_0_is_none() -> None:
    taken = Taken(table("Lantus", 12, 0), Said(unit="IU"))
    assert taken.doses == ["2026-05-01 Lantus 12 IU", "2026-05-02 Lantus none"]


def test_insulin_in_blood_is_no_dose() -> None:
    rows = "2026-05-01,8.1,90,1.4\n2026-06-01,7.2,88,1.5\n"
    assert Taken(f"date,insulin,glucose,HDL\n{rows}").doses == []
    tests = "2026-05-01,Insulin,8.1\n2026-05-01,TSH,2\n2026-06-01,Insulin,7.2\n2026-06-01,TSH,2.1\n"
    assert Taken(f"date,test,value\n{tests}").doses == []


def test_a_bolus_beside_no_sugar_may_be_of_anything() -> None:
    assert Taken(table("Bolus", 200, 150)).doses == []


def test_a_file_called_bolus_asks_of_what_its_amounts_are() -> None:
    rows = "2017-08-03 11:46:32,0.73\n2017-08-03 13:10:56,0.94\n2017-08-04 09:11:50,1.025\n"
    content = f"Boluses\n\ntime,normal\n{rows}".replace("Boluses", "pump bolus,")
    question = Taken(content).reading.question
    assert question is not None
    assert question.flag == "--product"
    taken = Taken(content, Said(product="Humalog IU"))
    assert taken.doses[-1] == "2017-08-04T09:11 Humalog 1.025 IU"


def test_lines_of_insulin_among_those_of_sugar_are_doses() -> None:
    rows = (
        "2025-07-25,blood_sugar,,123.0,08:22,\n2025-07-25,insulin,8,8.0,17:00,\n"
        "2025-07-25,insulin,12,12.0,17:08,\n2025-07-26,insulin,bolus,4.6,17:10,for meal\n"
        "2025-07-26,blood_sugar,,131.0,19:52,\n"
    )
    content = f"Date,Type,Kind,Value,Time,Note\n{rows}"
    question = Taken(content).reading.question
    assert question is not None
    assert question.flag == "--unit"
    taken = Taken(content, Said(unit="IU"))
    assert taken.doses == [
        "2025-07-25T17:00 insulin 8 IU",
        "2025-07-25T17:08 insulin 12 IU",
        "2025-07-26T17:10 insulin 4.6 IU",
    ]
    assert taken.values == ["2025-07-25T08:22 blood-sugar 123", "2025-07-26T19:52 blood-sugar 131"]
    assert "2025-07-26 insulin: for meal" in taken.notes
    assert "2025-07-25 insulin: Kind: 8" in taken.notes


def test_a_bolus_stands_beside_sugar_in_other_languages() -> None:
    for sugar in ("BZ", "Glicemia", "Glukose"):
        content = f"Datum,{sugar},Bolus,Basal\n2026-05-01,145,4.5,18\n2026-05-02,98,6,18\n"
        taken = Taken(content, Said(unit="IU"))
        assert [one.partition(" ")[2] for one in taken.doses] == [
            *("Insulin bolus 4.5 IU", "Insulin basal 18 IU"),
            *("Insulin bolus 6 IU", "Insulin basal 18 IU"),
        ]


FORM = (
    "Timestamp,food_eaten,insulin_injected,level_before,time\n"
    "7/13/2026 12:03:10,35,{0},4.3,08:00\n7/13/2026 15:45:08,150,{1},5.6,13:00\n"
    "7/14/2026 0:10:13,100,{0},5.6,20:30\n7/14/2026 11:42:58,Test,{2},test1,09:00\n"
)


def test_insulin_injected_is_of_doses_and_more_than_a_pen_holds_is_in_iu() -> None:
    taken = Taken(FORM.format("2.5", "8.5", ""))
    assert taken.reading.question is None
    assert taken.doses == [
        "2026-07-13T12:03 insulin 2.5 IU",
        "2026-07-13T15:45 insulin 8.5 IU",
        "2026-07-14T00:10 insulin 2.5 IU",
    ]
    assert taken.how("insulin_injected").startswith(
        "doses of insulin: more than 3 cannot be ml; in IU"
    )
    assert "of several a day: their sum" in taken.how("food_eaten")
    asked = Taken(FORM.format("0.2", "0.3", "")).reading.question
    assert asked
    assert list(asked.choices) == ["IU", "ml"]


def test_a_word_with_its_number_is_kept_as_the_word_is() -> None:
    taken = Taken(FORM.format("2.5", "8.5", ""))
    assert {"2026-07-14 food_eaten Test", "2026-07-14 level_before test1"} <= {*taken.notes}
    assert not taken.errors
    assert "12o" in str(Taken(table("weight", 70, 71, "12o")).errors)


def test_grams_that_were_eaten_are_added_beside_boluses() -> None:
    rows = "2026-05-16 10:48,75,65,16.7\n2026-05-16 11:51,65,45,15.4\n"
    taken = Taken(f"Time,Carbs,Fats,Bolus Total\n{rows}")
    for name in ("Carbs", "Fats", "Bolus Total"):
        assert "of several a day: their sum" in taken.how(name)
    ratios = Taken("Time,Carbs Ratio\n2026-05-16 10:48,12\n2026-05-16 11:51,9\n")
    assert "their mean" in ratios.how("Carbs Ratio")


LANGUAGES = (
    "Dato,Blodsukkermåling,Basalinjektion enheder,Bolus (måltid),Insulin (korrektion)",
    "Datum,Blutzuckermessung,Basalinjektion-Einheiten,Bolus (Mahlzeit),Korrekturinsulin",
    "Datum,Bloedglucosemeting,Basaalinjectie-eenheden,Bolus (maaltijd),Insuline (correctie)",
    "Date,Glycémie,Unités d'injection basale,bolus (repas),Insuline (correction)",
    "Fecha,Glucosa,Unidades de inyección basal,Insulina (comida),Insulina (corrección)",
    "Data,Glicemia,Unità di iniezione basale,Insulina (pasto),Insulina (correzione)",
    "Datum,Blodsockermätning,Basalinjektion enheter,Bolus (måltid),Insulin (korrigering)",
    "Dato,Blodsukkermåling,Basalinjeksjon enheter,Bolus (måltid),Insulin (korreksjon)",
    "Date,Blood Sugar,Basal Injection Units,Insulin Injection Units (Pen),Bolus (Correction)",
)


@pytest.mark.parametrize("header", LANGUAGES)
def test_units_of_insulin_are_its_doses_in_other_languages(header: str) -> None:
    taken = Taken(f"{header}\n2026-05-13,8.1,7,2,1\n2026-05-14,5.2,6,5,2\n")
    assert taken.reading.question is None
    amounts = [one.split()[0] + one.rpartition(" ")[0][-2:] for one in taken.doses]
    assert amounts == [
        f"2026-05-{some}" for some in ("13 7", "13 2", "13 1", "14 6", "14 5", "14 2")
    ]
    assert all(one.endswith(" IU") for one in taken.doses)
    assert [one.rpartition(" ")[2] for one in taken.values] == ["8.1", "5.2"]
    correction = header.rpartition(",")[2]
    assert f"as {header.split(',')[2]} is; in IU" in taken.how(correction)


@pytest.mark.parametrize(
    "name",
    ["Basal rate (enheder)", "Débit basal (unités)", "Velocità basale (unità)", "Insulin gesamt"],
)
def test_a_rate_and_a_sum_are_no_doses_in_other_languages(name: str) -> None:
    assert Taken(f"date,Glicemia,{name}\n2026-05-13,98,7\n2026-05-14,101,6\n").doses == []


def test_pieces_of_another_medicine_are_no_units_of_insulin() -> None:
    taken = Taken("date,medicine,dose\n2026-05-01,Ibuprofeno,2 unidades\n2026-05-02,X,1 unidad\n")
    assert not any(one.endswith("IU") for one in taken.doses)
