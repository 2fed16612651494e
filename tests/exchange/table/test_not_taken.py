"""Amounts that are not what was taken: what was planned, means, equivalents, running totals."""

import pytest

from tests.exchange.table.tables import Taken

_PLANNED = "what was planned, and not what was taken"


@pytest.mark.parametrize(
    ("planned", "taken"),
    [
        ("Prescribed dose (mg)", "Dose taken (mg)"),
        ("Planned (mg)", "Actual (mg)"),
        ("Target dose (mg)", "Dose (mg)"),
    ],
)
def test_what_was_planned_is_no_dose_in_whatever_order(planned: str, taken: str) -> None:
    first = Taken(
        f"Date,{planned},{taken},Medication\n2026-10-01,10,12.5,Valium\n2026-10-02,9,0,Valium\n"
    )
    second = Taken(
        f"Date,Medication,{taken},{planned}\n2026-10-01,Valium,12.5,10\n2026-10-02,Valium,0,9\n"
    )
    assert first.doses == second.doses == ["2026-10-01 Valium 12.5 mg", "2026-10-02 Valium none"]
    assert first.why_left(planned) == second.why_left(planned) == _PLANNED
    assert first.values == second.values == []


def test_what_was_written_with_its_unit_is_told_apart_as_well() -> None:
    taken = Taken("Date,Drug,Prescribed,Actual\n2026-10-05,Clonazepam,2mg,2.25mg\n")
    assert taken.doses == ["2026-10-05 Clonazepam 2.25 mg"]
    assert taken.why_left("Prescribed") == _PLANNED
    taken = Taken("Date,Old dose,New dose,Medication\n2026-01-05,100 mg,75 mg,Sertraline\n")
    assert taken.steps == ["2026-01-05 Sertraline 75 mg"]
    assert taken.why_left("Old dose") == "what was taken before, beside what is taken since"


def test_what_was_prescribed_is_the_dose_beside_whether_it_was_taken() -> None:
    taken = Taken("Date,Medication,Prescribed dose,Taken\n2026-10-05,Valium,10 mg,1\n")
    assert taken.doses == ["2026-10-05 Valium 10 mg"]


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("Kratom target (g)", _PLANNED),
        ("Kratom goal", _PLANNED),
        ("Kratom avg (g)", "a mean of what was taken, and no dose"),
        ("Kratom reduction (g)", "how much less was taken, and not how much"),
        ("Valium equiv (mg)", "an equivalent of what was taken, and no dose"),
        ("MME (mg)", "an equivalent of what was taken, and no dose"),
        ("Cumulative dose (mg)", "all that was taken up to its day, and no dose"),
        ("Kratom allowed (g)", "how much was allowed, and not what was taken"),
        ("Kratom limit", "how much was allowed, and not what was taken"),
        ("Max kratom (g)", "how much was allowed, and not what was taken"),
        ("Kratom max (g)", "how much was allowed, and not what was taken"),
        ("Kratom Rx (g)", _PLANNED),
        ("Wife's kratom (g)", "of somebody else, as its name says"),
        ("Kratom mom (g)", "of somebody else, as its name says"),
        ("Running total mg", "all that was taken up to its day, and no dose"),
    ],
)
def test_what_is_reckoned_from_doses_is_none(column: str, why: str) -> None:
    taken = Taken(f"Date,Kratom (g),{column}\n2026-10-01,8,9\n2026-10-02,7.5,8.5\n")
    assert taken.doses == ["2026-10-01 Kratom 8 g", "2026-10-02 Kratom 7.5 g"]
    assert taken.why_left(column) == why
    assert taken.values == []


def test_means_and_changes_of_other_things_stay_measures() -> None:
    taken = Taken(
        "Date,Feeding amount (ml),Length change (mm),Flow avg (ml)\n2026-10-01,80,5,30\n"
        "2026-10-02,85,6,31\n"
    )
    assert "2026-10-01 length-change 5" in taken.values
    taken = Taken("Date,Hair avg (g),Mood\n2026-10-01,8,5\n2026-10-02,9,6\n")
    assert "2026-10-01 hair-avg 8" in taken.values


def test_a_target_of_a_body_is_none_of_what_was_taken() -> None:
    taken = Taken("Date,Weight (kg),Target weight (kg)\n2026-10-01,81,75\n2026-10-02,80.5,75\n")
    assert taken.why_left("Target weight (kg)") == "what Weight (kg) was to be, and not what it was"


def test_a_name_alone_says_nothing_of_a_limit_or_of_another() -> None:
    taken = Taken("Date,Tylenol Max (mg),Mood\n2026-10-01,500,5\n2026-10-02,250,6\n")
    assert taken.doses == ["2026-10-01 Tylenol Max 500 mg", "2026-10-02 Tylenol Max 250 mg"]
    taken = Taken("Date,Mom's lisinopril (mg)\n2026-10-01,10\n2026-10-02,20\n")
    assert len(taken.doses) == 2


@pytest.mark.parametrize("name", ["Dose change?", "Change", "Dosis\u00e4nderung"])
def test_a_change_of_the_dose_beside_its_amount_is_a_note(name: str) -> None:
    taken = Taken(
        f"Date,Sertraline,{name}\n2026-11-01,50 mg,\n2026-11-02,50 mg,no\n"
        "2026-11-03,75 mg,+25mg\n2026-11-04,73 mg,-2mg\n"
    )
    assert taken.doses == [
        f"2026-11-0{day} Sertraline {amount} mg" for day, amount in enumerate((50, 50, 75, 73), 1)
    ]
    assert [note.split(": ")[-1] for note in taken.notes][-2:] == ["+25mg", "-2mg"]
    assert not taken.errors
    assert not taken.defined


def test_whether_the_dose_was_changed_stays_a_measure() -> None:
    taken = Taken("Date,Kratom,Dose change?\n2026-11-01,5g,no\n2026-11-02,4g,yes\n")
    assert taken.values == ["2026-11-01 dose-change 0", "2026-11-02 dose-change 1"]


@pytest.mark.parametrize(
    ("planned", "done", "piece"),
    [
        ("Geplante Menge", "Eingenommene Menge", "Kapsel(n)"),
        ("Planned", "Taken", "capsule"),
    ],
)
def test_pieces_that_were_taken_are_told_from_those_planned(
    planned: str, done: str, piece: str
) -> None:
    taken = Taken(
        f"Date,Time,Medication,{planned},{done},Unit,Status\n"
        "2026-11-01,07:00,Ramipril 5 mg,1,1,tablet,\n"
        f"2026-11-01,21:00,Pregabalin 75 mg,1,2,{piece},\n"
        "2026-11-02,07:00,Ramipril 5 mg,1,0,tablet(s),ill\n"
        "2026-11-03,07:00,Ramipril 5 mg,1,0.5,tablet(s),\n"
        f"2026-11-03,21:00,Pregabalin 75 mg,1,,{piece},open\n"
    )
    assert taken.reading.question is None
    assert taken.doses == [
        "2026-11-01T07:00 Ramipril 5 mg 1 tablet",
        "2026-11-01T21:00 Pregabalin 75 mg 2 capsule",
        "2026-11-02 Ramipril 5 mg none",
        "2026-11-03T07:00 Ramipril 5 mg 0.5 tablet",
    ]
    assert taken.why_left(planned) == _PLANNED
    assert any("open" in note for note in taken.notes)


def test_steps_beside_those_planned_stay_measures() -> None:
    taken = Taken("Date,Planned,Steps\n2026-10-01,8000,7500\n2026-10-02,8000,9000\n")
    assert "2026-10-01 planned 8000" in taken.values
