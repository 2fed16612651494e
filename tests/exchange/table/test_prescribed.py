"""Changes of a prescription, in any language: steps of a plan, and no doses."""

import pytest

from sidelog.exchange.incoming import Event
from tests.exchange.table.tables import Taken


def events(taken: Taken) -> list[str]:
    """Such as "2026-01-01 start Quietal"."""
    return [
        f"{one.day} {one.kind} {one.product}" for one in taken.entries if isinstance(one, Event)
    ]


@pytest.mark.parametrize(
    ("begun", "raised", "lowered", "kept", "ended"),
    [
        ("Insatt", "Dosökning", "Dosminskning", "Fortsatt", "Utsatt"),
        ("angesetzt", "erhöht", "reduziert", "fortgesetzt", "abgesetzt"),
        ("débuté", "augmenté", "diminué", "poursuivi", "arrêté"),
        ("iniciado", "aumentado", "reducido", "continuado", "suspendido"),
        ("iniziato", "aumentato", "ridotto", "continuato", "sospeso"),
        ("iniciada", "aumentada", "reduzida", "mantida", "suspensa"),
        ("gestart", "verhoogd", "verlaagd", "voortgezet", "gestopt"),
        ("startet", "øget", "reduceret", "fortsat", "seponeret"),
        ("startet", "økt", "redusert", "uendret", "seponert"),
        ("włączono", "zwiększono", "zmniejszono", "kontynuacja", "odstawiono"),
        ("Started", "Dose increased", "Dose reduced", "Continued", "Discontinued"),
    ],
)
def test_a_change_is_a_step_and_no_dose(
    begun: str, raised: str, lowered: str, kept: str, ended: str
) -> None:
    taken = Taken(
        "Date,Time,Medication,Dose,Action\n"
        f"2026-03-01,09:00,Quietal,5 mg,{begun}\n"
        f"2026-04-01,09:00,Quietal,10 mg 1x1,{raised}\n"
        f"2026-05-01,09:00,Quietal,7 mg,{lowered}\n"
        f"2026-06-01,09:00,Quietal,7 mg,{kept}\n"
        f"2026-07-01,09:00,Quietal,,{ended}\n"
    )
    assert not taken.doses
    assert taken.steps == [
        "2026-03-01 Quietal 5 mg",
        "2026-04-01 Quietal 10 mg",
        "2026-05-01 Quietal 7 mg",
        "2026-06-01 Quietal 7 mg",
        "2026-07-01 Quietal 0",
    ]
    assert not taken.errors


def test_a_start_of_which_nobody_says_how_much_is_an_event() -> None:
    taken = Taken(
        "Date,Medication,Dose,Action\n2026-03-01,Quietal,,Insatt\n2026-04-01,Zestor,5 mg,Insatt\n"
    )
    assert not taken.doses
    assert taken.steps == ["2026-04-01 Zestor 5 mg"]
    assert events(taken) == ["2026-03-01 start Quietal"]
    assert "how much is not said" in taken.errors[0]


def test_what_is_taken_as_needed_is_no_step() -> None:
    taken = Taken(
        "Date,Medication,Dose,Action,Notes\n"
        "2026-03-01,Quietal,5 mg,Fortsatt,1 tablett vid behov max 2/dag\n"
        "2026-03-02,Zestor,5 mg,Insatt,\n"
        "2026-03-03,Quietal,5 mg,Utsatt,vid behov\n"
    )
    assert taken.steps == ["2026-03-02 Zestor 5 mg", "2026-03-03 Quietal 0"]
    assert events(taken) == ["2026-03-01 medicine Quietal"]
    assert "what is taken as needed is no plan" in taken.how("Action")


def test_a_clinic_is_no_unit() -> None:
    taken = Taken(
        "Date,Medication,Dose,Unit\n"
        "2026-03-01,Quietal,5 mg 1x1,Akuten Eken\n"
        "2026-03-02,Quietal,5 mg,Vårdcentralen Eken\n"
    )
    assert taken.doses == ["2026-03-01 Quietal 5 mg", "2026-03-02 Quietal 5 mg"]
    assert "Akuten Eken" in taken.how("Unit")
