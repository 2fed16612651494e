"""Days on which something was started, weeks apart, each with what is taken a day from then on."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

WEEKS = """Week,Start date,Diazepam mg AM,Diazepam mg PM,Total daily,Symptoms
1,07/09/2026,10,10,20,fine
2,14/09/2026,8,10,18,"shaky, poor sleep"
3,21/09/2026,8,8,16,better
4,28/09/2026,6,,6,tremor
"""


def test_stages_are_steps_of_what_the_parts_of_a_day_come_to() -> None:
    taken = Taken(WEEKS)
    assert not taken.doses
    assert taken.steps == [
        "2026-09-07 Diazepam 20 mg",
        "2026-09-14 Diazepam 18 mg",
        "2026-09-21 Diazepam 16 mg",
        "2026-09-28 Diazepam 6 mg",
    ]
    notes = [step.note for step in taken.entries if hasattr(step, "every_days")]
    assert notes[1] == "Diazepam mg AM: 8; Diazepam mg PM: 10"
    assert taken.notes[1] == "2026-09-14 Symptoms: shaky, poor sleep"
    how = "regimens of Diazepam: each line so much a day from its day on, until the next; no doses"
    assert taken.how("Diazepam mg AM") == how


def test_a_name_with_its_amount_is_a_step_from_its_start() -> None:
    rows = "2026-01-01,Prozac 40 mg\n2026-02-01,Prozac 20 mg\n2026-03-01,Prozac 10 mg\n"
    taken = Taken(f"Start date,Dose\n{rows}")
    assert not taken.doses
    assert taken.steps == [
        "2026-01-01 Prozac 40 mg",
        "2026-02-01 Prozac 20 mg",
        "2026-03-01 Prozac 10 mg",
    ]
    assert len(Taken(f"Date,Dose\n{rows}").doses) == 3


def test_what_is_started_day_by_day_is_of_doses() -> None:
    taken = Taken(
        "Start date,Diazepam mg\n2026-09-01,10\n2026-09-02,10\n2026-09-09,8\n2026-09-16,8\n"
    )
    assert len(taken.doses) == 4


def test_a_new_dose_beside_the_old_one_is_a_step_and_no_dose() -> None:
    rows = (
        "2026-01-05,100 mg,75 mg,Sertraline\n2026-01-09,75 mg,50 mg,Sertraline\n"
        "2026-03-05,20 mg,0 mg,Citalopram\n"
    )
    taken = Taken(f"Date,Old dose,New dose,Medication\n{rows}")
    assert not taken.doses
    assert taken.steps == [
        "2026-01-05 Sertraline 75 mg",
        "2026-01-09 Sertraline 50 mg",
        "2026-03-05 Citalopram 0",
    ]
    assert "each line so much a day from its day on" in taken.how("Medication + New dose")
    assert taken.why_left("Old dose") == "what was taken before, beside what is taken since"


@pytest.mark.parametrize(("before", "since"), [("From", "To"), ("von", "auf"), ("De", "\u00c0")])
def test_from_and_to_beside_a_medicine_are_the_old_dose_and_the_new(
    before: str, since: str
) -> None:
    rows = "2026-03-02,Venlafaxine,50 mg,37.5 mg\n2026-03-20,Venlafaxine,37.5 mg,0\n"
    taken = Taken(f"Date,Med,{before},{since}\n{rows}")
    assert not taken.doses
    assert not taken.values
    assert taken.steps == ["2026-03-02 Venlafaxine 37.5 mg", "2026-03-20 Venlafaxine 0"]
    assert taken.why_left(before) == "what was taken before, beside what is taken since"


def test_what_came_from_somewhere_is_a_dose() -> None:
    rows = "2026-03-02,4,1\n2026-03-09,3,1\n"
    taken = Taken(f"Date,Kratom dose (g),mg de caf\u00e9ine\n{rows}")
    assert "2026-03-02 Kratom 4 g" in taken.doses
    assert not [one for one in taken.reading.left if "before" in one.why]


def test_doses_of_each_day_beside_the_one_before_are_doses() -> None:
    rows = "2026-01-05,5,4\n2026-01-06,4,4\n2026-01-07,4,3\n2026-01-08,3,3\n"
    taken = Taken(f"Date,Previous kratom (g),Current kratom (g)\n{rows}")
    assert not taken.steps
    assert [one.partition(" kratom ")[2] for one in taken.doses][-1] == "3 g"


def test_of_what_a_new_dose_is_has_to_be_said() -> None:
    content = "Date,Old dose (mg),New dose (mg)\n2026-01-05,100,75\n2026-02-05,75,50\n"
    asked = Taken(content).reading.question
    assert asked
    assert asked.flag == "--product"
    taken = Taken(content, Said(product="sertraline"))
    assert taken.steps == ["2026-01-05 sertraline 75 mg", "2026-02-05 sertraline 50 mg"]


def test_weeks_of_so_much_a_day_are_steps_but_for_one_that_was_not_done() -> None:
    taken = Taken(
        "Week,Starting,Valium per day,Done?\n1,2026-09-07,10 mg,yes\n2,2026-09-14,9 mg,yes\n"
        "3,2026-09-21,8 mg,no - held at 9\n4,2026-09-28,8 mg,yes\n"
    )
    assert taken.steps == [
        "2026-09-07 Valium 10 mg",
        "2026-09-14 Valium 9 mg",
        "2026-09-28 Valium 8 mg",
    ]
    assert not taken.doses
    assert taken.notes == ["2026-09-21 Done?: no - held at 9"]
    assert [line.passed for line in taken.lines if line.passed] == [
        ("no - held at 9, so no step: the plan goes on as before",)
    ]


def test_amounts_a_day_from_week_to_week_are_steps_whatever_their_day_is_called() -> None:
    taken = Taken("Week of,Diazepam per day\n2026-09-07,10 mg\n2026-09-14,9 mg\n2026-09-21,8 mg\n")
    assert taken.steps[1:] == ["2026-09-14 Diazepam 9 mg", "2026-09-21 Diazepam 8 mg"]
    assert not taken.doses


def test_what_was_taken_in_an_attack_is_no_plan() -> None:
    taken = Taken(
        "start_time,end_time,max_pain,medication_1,med_1_dose_mg\n"
        "2026-03-01 08:00,2026-03-01 14:00,8,Sumatriptan,50\n"
        "2026-03-09 16:00,2026-03-09 18:30,5,Ibuprofen,400\n"
        "2026-03-20 06:00,2026-03-20 20:00,9,Sumatriptan,100\n"
    )
    assert taken.steps == []
    assert taken.doses == [
        "2026-03-01T08:00 Sumatriptan 50 mg",
        "2026-03-09T16:00 Ibuprofen 400 mg",
        "2026-03-20T06:00 Sumatriptan 100 mg",
    ]
