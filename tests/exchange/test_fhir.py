"""The FHIR file: what its pages ask, whatever a person wrote, and what is said of a plan."""

import json
from datetime import date, datetime, timedelta, timezone
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.products import UNITS
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.exchange import fhir
from sidelog.exchange.fhir import Page, Plan, Whose, bundle, bundle_lines, gender_code
from tests.exchange.fhir_rules import broken_rules

AT = datetime(2026, 11, 22, 0, 0, tzinfo=timezone(timedelta(hours=1)))
JOURNAL = "00000000-0000-4000-8000-000000000001"
PRODUCT = "00000000-0000-4000-8000-000000000002"
ADA = Whose(JOURNAL, "Lovelace, Ada", "1990-02-03", "Female")
PAGES = (
    Page(*fhir.PATIENT_NOTE, "Health journal", b"%PDF-1"),
    Page(*fhir.SUMMARY, "What I take now", b"%PDF-2"),
)
FIRST = date(2026, 3, 1).toordinal()


def made(whose: Whose = ADA, *plans: Plan) -> dict[str, Any]:
    found = json.loads("".join(bundle_lines(bundle(whose, plans, PAGES, AT))))
    assert isinstance(found, dict)
    return found


def plan(*steps: RegimenStep, unit: str | None = "mg", until: date | None = None) -> Plan:
    return Plan(PRODUCT, "Sertraline, Tablet", unit, steps, date(2026, 3, 2), until)


def request(*steps: RegimenStep, unit: str | None = "mg", until: date | None = None) -> Any:  # noqa: ANN401
    return made(ADA, plan(*steps, unit=unit, until=until))["entry"][1]["resource"]


def issues(of: dict[str, Any]) -> list[str]:
    """What an independent R4 validator finds; the test is skipped where it is not installed."""
    try:
        validate = import_module("fhirkit").validate
    except ImportError:
        pytest.skip("fhirkit is not installed: pip install fhirkit-rs")
    return [f"{one.path}: {one.message}" for one in validate(json.dumps(of))]


def test_it_is_a_collection_of_one_person_plans_and_two_pages() -> None:
    found = made(ADA, plan(RegimenStep(FIRST, Rule(50))))
    assert (found["type"], found["timestamp"]) == ("collection", "2026-11-22T00:00:00+01:00")
    kinds = [entry["resource"]["resourceType"] for entry in found["entry"]]
    assert kinds == ["Patient", "MedicationRequest", "DocumentReference", "DocumentReference"]
    assert broken_rules(found) == []


def test_an_independent_validator_finds_nothing() -> None:
    steps = (RegimenStep(FIRST, Rule(50)), RegimenStep(FIRST + 9, Rule(75.5, 2)))
    assert issues(made(ADA, plan(*steps))) == []
    assert issues(made(Whose(JOURNAL))) == []
    assert issues({"resourceType": "Patient", "birthDate": "1990-13-01"}) != []


def test_each_page_is_the_patients_own_and_patient_shared() -> None:
    found = made()
    person = found["entry"][0]["fullUrl"]
    for entry, page in zip(found["entry"][1:], PAGES, strict=True):
        one = entry["resource"]
        assert one["type"]["coding"] == [
            {"system": "http://loinc.org", "code": page.code, "display": page.display}
        ]
        assert one["category"][0]["coding"][0]["code"] == "patient-shared"
        assert (one["subject"]["reference"], one["author"][0]["reference"]) == (person, person)
        assert one["date"] == found["timestamp"]
        assert "<b>Made:</b> Sun 22 Nov 2026<" in one["text"]["div"]


def test_a_plan_is_one_that_the_patient_reports() -> None:
    one = request(RegimenStep(FIRST, Rule(50)))
    assert (one["status"], one["intent"], one["reportedBoolean"]) == ("active", "plan", True)
    assert "<b>Takes:</b> Sertraline, Tablet" in one["text"]["div"]
    assert one["requester"] == one["subject"]
    assert one["medicationCodeableConcept"] == {"text": "Sertraline, Tablet"}
    assert one["authoredOn"] == "2026-03-02"
    (dosage,) = one["dosageInstruction"]
    assert dosage["text"] == "50 mg daily from Sun 1 Mar 2026"
    assert dosage["timing"]["repeat"] == {
        "boundsPeriod": {"start": "2026-03-01"},
        "frequency": 1,
        "period": 1,
        "periodUnit": "d",
    }
    quantity = {"value": 50, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}
    assert dosage["doseAndRate"] == [{"doseQuantity": quantity}]


def test_the_steps_of_a_plan_follow_each_other() -> None:
    steps = (
        RegimenStep(FIRST, Rule(4)),
        RegimenStep(FIRST + 10, Rule(2.5, 2, 3)),
        RegimenStep(FIRST + 20, Rule(0)),
        RegimenStep(FIRST + 30, Rule(1), until=FIRST + 34),
    )
    assert request(*steps)["dosageInstruction"] == [
        {"sequence": 1, "text": "4 mg daily from Sun 1 Mar 2026 to Tue 10 Mar 2026"},
        {
            "sequence": 2,
            "text": "2.5 mg every other day in 3 doses from Wed 11 Mar 2026 to Fri 20 Mar 2026",
        },
        {"sequence": 3, "text": "1 mg daily from Tue 31 Mar 2026 to Sat 4 Apr 2026"},
    ]


def test_a_dose_of_several_a_day_has_no_number_of_its_own() -> None:
    (dosage,) = request(RegimenStep(FIRST, Rule(6, 1, 3)))["dosageInstruction"]
    assert dosage == {"sequence": 1, "text": "6 mg daily in 3 doses from Sun 1 Mar 2026"}


def test_a_plan_before_its_stop_is_one_step() -> None:
    steps = (RegimenStep(FIRST, Rule(4, 2)), RegimenStep(FIRST + 20, Rule(0)))
    (dosage,) = request(*steps)["dosageInstruction"]
    assert dosage["timing"]["repeat"] == {
        "boundsPeriod": {"start": "2026-03-01", "end": "2026-03-20"},
        "frequency": 1,
        "period": 2,
        "periodUnit": "d",
    }


def test_a_plan_that_was_stopped_says_so() -> None:
    one = request(RegimenStep(FIRST, Rule(5)), until=date(2026, 10, 19))
    assert one["status"] == "stopped"
    assert "<b>Took:</b> Sertraline, Tablet" in one["text"]["div"]
    bounds = one["dosageInstruction"][0]["timing"]["repeat"]["boundsPeriod"]
    assert bounds == {"start": "2026-03-01", "end": "2026-10-19"}


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("g", {"unit": "g", "code": "g"}),
        ("\N{MICRO SIGN}g", {"unit": "\N{MICRO SIGN}g", "code": "ug"}),
        ("ml", {"unit": "ml", "code": "mL"}),
        ("IU", {"unit": "IU", "code": "[iU]"}),
        ("capsule", {"unit": "capsule", "code": "{capsule}"}),
        (None, {}),
    ],
)
def test_a_unit_has_the_code_of_ucum_or_none(unit: str | None, said: dict[str, str]) -> None:
    one = request(RegimenStep(FIRST, Rule(2)), unit=unit)
    quantity = one["dosageInstruction"][0]["doseAndRate"][0]["doseQuantity"]
    quantity.pop("system", None)
    assert quantity == {"value": 2, **said}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("female", "female"),
        (" Woman ", "female"),
        ("m", "male"),
        ("non-binary", "other"),
        ("unknown", "unknown"),
        ("it is complicated", ""),
        ("", ""),
    ],
)
def test_a_gender_has_a_code_where_fhir_has_one(said: str, code: str) -> None:
    assert gender_code(said) == code
    patient = made(ADA._replace(gender=said))["entry"][0]["resource"]
    assert patient.get("gender", "") == code


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Lovelace, Ada King", {"family": "Lovelace", "given": ["Ada", "King"]}),
        ("Ada Lovelace", {}),
        (", Ada", {}),
        ("Lovelace,", {}),
    ],
)
def test_which_part_of_a_name_is_the_familys_is_not_guessed(
    said: str, name: dict[str, Any]
) -> None:
    patient = made(ADA._replace(name=said))["entry"][0]["resource"]
    assert patient["name"] == [{"text": said, **name}]


def test_what_a_clinic_cannot_match_is_known() -> None:
    assert fhir.not_matched(ADA) == []
    assert fhir.not_matched(Whose(JOURNAL)) == ["name", "birth date", "gender"]
    assert fhir.not_matched(ADA._replace(gender="odd")) == ["gender"]
    nobody = made(Whose(""))
    assert set(nobody["entry"][0]["resource"]) == {"resourceType", "id", "text"}
    assert broken_rules(nobody) == []


def test_identities_are_those_of_the_journal_and_change_with_what_they_name() -> None:
    one, other = made(), made(ADA._replace(identity=PRODUCT))
    assert one == made()
    ids = [[entry["fullUrl"] for entry in of["entry"]] for of in (one, other)]
    assert not set(ids[0]) & set(ids[1])
    again = bundle(ADA, (), (PAGES[0], PAGES[1]._replace(pdf=b"%PDF-3")), AT)
    kept = [entry["fullUrl"] for entry in again["entry"]]
    assert [a == b for a, b in zip(ids[0], kept, strict=True)] == [True, True, False]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
rules = st.builds(Rule, st.floats(0, 1e9), st.integers(1, 366), st.integers(1, 24))
units = st.sampled_from([one.name for one in UNITS]) | st.none()


@given(texts, texts, texts.filter(str.strip), units, st.lists(rules, min_size=1, max_size=4))
def test_whatever_is_written_breaks_no_rule(
    name: str, gender: str, product: str, unit: str | None, held: list[Rule]
) -> None:
    steps = tuple(RegimenStep(FIRST + 7 * place, rule) for place, rule in enumerate(held))
    written = Plan(PRODUCT, product, unit, steps, date(2026, 3, 1))
    found = made(Whose(JOURNAL, name.strip(), "1990-02-03", gender.strip()), written)
    assert broken_rules(found) == []
