"""Medicines that a side effect is ascribed to: no line says that one was taken."""

import pytest

from tests.exchange.table.tables import Taken

OF_EFFECTS = (
    "Medication,Side Effect,Severity,Date\nIbuprofen,Nausea,3,2026-04-02\n"
    "Metformin,Headache,4,2026-03-30\nAspirin,Stomach Pain,2,2026-03-25\n"
    "Zoloft,Nausea,1,2026-03-18\nIbuprofen,Dizziness,2,2026-03-12\n"
)


@pytest.mark.parametrize("name", ["Side Effect", "Adverse event", "Symptom", "Reaction"])
def test_how_bad_each_effect_was_and_no_dose(name: str) -> None:
    taken = Taken(OF_EFFECTS.replace("Side Effect", name))
    assert taken.doses == []
    assert taken.values == [
        "2026-04-02 nausea 3",
        "2026-03-30 headache 4",
        "2026-03-25 stomach-pain 2",
        "2026-03-18 nausea 1",
        "2026-03-12 dizziness 2",
    ]
    assert taken.notes[1:3] == [
        "2026-03-30 Headache: Medication: Metformin",
        "2026-03-25 Stomach Pain: Medication: Aspirin",
    ]
    assert taken.how("Medication") == (
        f"notes of the day: what {name} is ascribed to; no line says that it was taken, so no doses"
    )


def test_effects_of_a_day_each_in_other_words() -> None:
    taken = Taken(
        "Datum;Medikament;Nebenwirkung;Stärke (0-10)\n02.04.2026;Sertralin;Übelkeit;3\n"
        "02.04.2026;Ibuprofen;Magenschmerzen;4\n13.04.2026;Sertralin;Schwindel;5\n"
        "17.04.2026;Sertralin;Kopfschmerzen;2\n"
    )
    assert taken.doses == []
    assert taken.values[:2] == ["2026-04-02 ubelkeit 3", "2026-04-02 magenschmerzen 4"]
    assert "2026-04-02 Magenschmerzen: Medikament: Ibuprofen" in taken.notes


FOR_A_SYMPTOM = (
    "Date,Symptom,Severity,Medication\n2026-04-02,Migraine,5,Ibuprofen\n"
    "2026-04-03,Migraine,6,Sumatriptan\n2026-04-04,Cramps,5,Ibuprofen\n"
)
FEW_EFFECTS = (
    "Date,Medication,Side Effects,Mood (1-10)\n2026-04-02,Zoloft,,5\n"
    "2026-04-03,Zoloft,none,6\n2026-04-04,Zoloft,nausea,5\n"
)
WITH_AMOUNTS = (
    "Date,Medication,Dose,Side Effect\n2026-04-02,Ibuprofen,400 mg,Nausea\n"
    "2026-03-30,Metformin,500 mg,Headache\n2026-03-31,Metformin,500 mg,Nausea\n"
)
OF_DAYS = (
    "date,medication,side effect,mood,sleep hours\n2026-03-01,Sertraline,nausea,3,7\n"
    "2026-03-02,Sertraline,nausea,4,6\n2026-03-03,Sertraline,dizziness,2,8\n"
)
WHEN_TAKEN = OF_EFFECTS.replace("Date", "Date taken")


@pytest.mark.parametrize("content", [FOR_A_SYMPTOM, FEW_EFFECTS, WITH_AMOUNTS, WHEN_TAKEN, OF_DAYS])
def test_what_was_taken_is_a_dose(content: str) -> None:
    assert len(Taken(content).doses) == content.count("\n") - 1


def test_symptoms_in_spanish_are_measures_beside_what_was_taken() -> None:
    taken = Taken(
        "Fecha;Síntoma;Intensidad;Medicamento;Alivio\n01/03/2026;Migraña;7;Ibuprofeno;5\n"
        "02/03/2026;Náuseas;3;;\n05/03/2026;Migraña;8;Ibuprofeno;8\n15/03/2026;Migraña;4;;\n"
    )
    assert len(taken.doses) == 2
    assert [one for one in taken.values if "alivio" not in one] == [
        "2026-03-01 migrana 7",
        "2026-03-02 nauseas 3",
        "2026-03-05 migrana 8",
        "2026-03-15 migrana 4",
    ]
