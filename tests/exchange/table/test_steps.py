"""What is taken as a rule: lists with first and last days, and changes in words."""

import pytest

from sidelog.exchange.incoming import Event, RegimenStep
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

HEAD = "Medication,Dose,Frequency,Start,End\n"


def events(taken: Taken) -> list[str]:
    """Such as "2026-01-01 start A: started"."""
    return [
        f"{one.day} {one.kind} {one.product}: {one.title}"
        for one in taken.entries
        if isinstance(one, Event)
    ]


@pytest.mark.parametrize("last", ["2026-03-01", "2026-03-02"])
@pytest.mark.parametrize("newest_first", [False, True])
def test_a_change_on_the_last_day_or_the_day_after_it_is_no_stop(
    last: str, *, newest_first: bool
) -> None:
    lines = [
        f"Quietal,50 mg,daily,2026-01-10,{last}\n",
        "Quietal,75 mg,daily,2026-03-02,2026-06-14\n",
        "Restol,5 mg,daily,2026-06-15,\n",
    ]
    taken = Taken(HEAD + "".join(reversed(lines) if newest_first else lines))
    assert sorted(taken.steps) == [
        "2026-01-10 Quietal 50 mg",
        "2026-03-02 Quietal 75 mg",
        "2026-06-15 Quietal 0 mg",
        "2026-06-15 Restol 5 mg",
    ]
    assert not taken.errors
    assert "unless another line goes on then" in taken.how("End")


def test_a_gap_between_two_lines_has_its_stop_and_so_has_a_single_day() -> None:
    taken = Taken(
        HEAD + "Quietal,50 mg,daily,2026-01-10,2026-01-10\nQuietal,75 mg,daily,2026-01-12,\n"
    )
    assert taken.steps == [
        "2026-01-10 Quietal 50 mg",
        "2026-01-11 Quietal 0 mg",
        "2026-01-12 Quietal 75 mg",
    ]


def test_a_stop_within_another_line_is_an_error_of_its_line() -> None:
    taken = Taken(
        HEAD
        + "Quietal,50 mg,daily,2026-01-10,2026-03-20\nQuietal,75 mg,daily,2026-03-02,2026-03-05\n"
    )
    assert taken.steps == [
        "2026-01-10 Quietal 50 mg",
        "2026-03-21 Quietal 0 mg",
        "2026-03-02 Quietal 75 mg",
    ]
    (error,) = taken.errors
    assert error.startswith("line 3, column Dose: another line of Quietal goes on")


def test_a_line_without_a_last_day_goes_on_until_the_stop_of_a_later_one() -> None:
    taken = Taken(
        HEAD + "Quietal,50 mg,daily,2026-01-10,\nQuietal,75 mg,daily,2026-03-02,2026-03-05\n"
    )
    assert taken.steps[-1] == "2026-03-06 Quietal 0 mg"


@pytest.mark.parametrize("word", ["ongoing", "Current", "now", "-", "still taking"])
def test_a_word_for_what_goes_on_is_no_last_day(word: str) -> None:
    taken = Taken(HEAD + f"Quietal,50 mg,daily,2026-01-10,{word}\n")
    assert taken.steps == ["2026-01-10 Quietal 50 mg"]
    assert not taken.errors


@pytest.mark.parametrize(
    ("often", "step"),
    [
        ("2x/day", "1000 mg 2x every 1"),
        ("2 x daily", "1000 mg 2x every 1"),
        ("3 times a day", "1500 mg 3x every 1"),
        ("2/day", "1000 mg 2x every 1"),
        ("b.i.d.", "1000 mg 2x every 1"),
        ("q6h", "2000 mg 4x every 1"),
        ("every 8 hours", "1500 mg 3x every 1"),
        ("1-0-1", "1000 mg 2x every 1"),
        ("2x tgl.", "1000 mg 2x every 1"),
    ],
)
def test_how_often_is_read_as_people_write_it(often: str, step: str) -> None:
    taken = Taken(HEAD + f"Quietal,500 mg,{often},2026-01-10,\n")
    assert taken.steps == [f"2026-01-10 Quietal {step}"]


@pytest.mark.parametrize("often", ["q7h", "0x/day", "every 0 hours", "2-0-1", "0-0-0"])
def test_what_is_no_rhythm_is_refused_and_its_words_are_kept(often: str) -> None:
    taken = Taken(
        HEAD + f"Restol,5 mg,daily,2026-01-10,\nQuietal,500 mg,{often},2026-01-10,2026-02-01\n"
    )
    assert taken.steps == ["2026-01-10 Restol 5 mg"]
    assert taken.notes == [f"2026-01-10 Quietal: 500 mg, {often}, until 2026-02-01"]


@pytest.mark.parametrize("often", ["as needed", "PRN", "p.r.n."])
def test_what_is_taken_as_needed_is_an_event_and_no_plan(often: str) -> None:
    taken = Taken(
        HEAD + f"Quietal,400 mg,{often},2026-02-01,\nRestol,5 mg,{often},2026-02-01,2026-02-05\n"
    )
    assert not taken.steps
    assert events(taken) == [
        f"2026-02-01 medicine Quietal: 400 mg, {often}",
        f"2026-02-01 medicine Restol: 5 mg, {often}",
    ]
    spans = [(one.until, one.ongoing) for one in taken.entries if isinstance(one, Event)]
    assert [(str(until), ongoing) for until, ongoing in spans] == [
        ("None", True),
        ("2026-02-05", False),
    ]
    assert "no plan" in taken.how("Frequency")


def test_an_amount_that_cannot_be_read_costs_its_step_and_keeps_the_words() -> None:
    taken = Taken(
        "Medication,Dose,Frequency,Start,End,Why\n"
        "Quietal,1/2 tablet (25mg),daily,2026-01-10,,sleep\n"
        "Restol,40-30-20 mg taper,daily,2026-01-11,,\n"
        "Other,5 mg,daily,2026-01-12,,\n"
        "Another,5 mg,daily,2026-01-13,,\n"
    )
    assert taken.steps == ["2026-01-12 Other 5 mg", "2026-01-13 Another 5 mg"]
    assert taken.notes == [
        "2026-01-10 Quietal: 1/2 tablet (25mg), daily\nWhy: sleep",
        "2026-01-11 Restol: 40-30-20 mg taper, daily",
    ]
    kept = "; its words are kept as a note"
    assert taken.errors == [
        f"line 2, column Dose: '(25mg)' is more than an amount, in '1/2 tablet (25mg)'{kept}",
        f"line 3, column Dose: '40-30-20 mg taper' does not go from less to more{kept}",
    ]


def test_changes_in_words_are_steps_and_no_doses() -> None:
    taken = Taken(
        "Date,Medication,Change\n"
        "2026-01-10,Quietal,started 50 mg\n"
        "2026-03-02,Quietal,increased to 75 mg\n"
        "2026-06-15,Quietal,75 -> 100 mg\n"
        "2026-07-01,Quietal,\n"
        "2026-07-15,Quietal,reduced from 100 mg to 50 mg twice daily\n"
        "2026-08-01,Quietal,went back up to 125 mg\n"
        "2026-09-01,Quietal,stopped\n"
    )
    assert not taken.doses
    assert taken.steps == [
        "2026-01-10 Quietal 50 mg",
        "2026-03-02 Quietal 75 mg",
        "2026-06-15 Quietal 100 mg",
        "2026-07-15 Quietal 100 mg 2x every 1",
        "2026-08-01 Quietal 125 mg",
        "2026-09-01 Quietal 0",
    ]
    assert "no doses" in taken.how("Medication")


def test_a_change_without_a_plain_amount_is_an_event_or_a_note() -> None:
    taken = Taken(
        "Date,Medication,Change,Remarks\n"
        "2026-01-10,Quietal,started 50 mg,\n"
        "2026-01-20,Quietal,increased by 25 mg,why\n"
        "2026-01-21,Quietal,increased 25 mg,\n"
        "2026-01-22,Quietal,adjusted,\n"
        "2026-01-23,Quietal,started 5 furlongs,bad\n"
        "2026-01-23,Quietal,added 5 mg,\n"
        "2026-01-24,Quietal,stopped for a while,\n"
    )
    assert taken.steps == ["2026-01-10 Quietal 50 mg"]
    assert events(taken) == [
        "2026-01-20 increase Quietal: increased by 25 mg",
        "2026-01-21 increase Quietal: increased 25 mg",
        "2026-01-24 stop Quietal: stopped for a while",
    ]
    assert taken.notes == [
        "2026-01-22 Quietal: adjusted",
        "2026-01-23 Quietal: started 5 furlongs\nbad",
        "2026-01-23 Quietal: added 5 mg",
    ]
    assert len(taken.errors) == 2


def test_amounts_beside_changes_in_words_are_steps() -> None:
    taken = Taken(
        "Date,Medication,Dose,Comment\n2026-01-10,Quietal,50 mg,started 50 mg\n"
        "2026-03-02,Quietal,75 mg,increased to 75 mg\n2026-03-09,Quietal,,stopped\n"
    )
    assert taken.steps == [
        "2026-01-10 Quietal 50 mg",
        "2026-03-02 Quietal 75 mg",
        "2026-03-09 Quietal 0",
    ]


def test_a_comment_that_a_few_doses_were_the_first_makes_no_plan_of_them() -> None:
    taken = Taken(
        "Date,Medication,Dose,Comment\n2026-01-10,Quietal,50 mg,started\n"
        "2026-01-11,Quietal,50 mg,\n2026-01-12,Quietal,50 mg,\n"
    )
    assert len(taken.doses) == 3
    assert not taken.steps


def test_how_often_in_words_that_nobody_knows_is_no_once_a_day() -> None:
    taken = Taken(HEAD + "Quietal,50 mg,when it rains,2026-01-10,2026-02-01\n")
    assert not taken.steps
    assert "'when it rains' does not say how often" in taken.errors[0]


def test_a_list_may_have_its_amounts_with_the_names() -> None:
    taken = Taken(
        "Medication,Start,End\nQuietal 50 mg,2026-01-10,2026-03-01\n"
        "Quietal 75 mg;Other 1 mg,2026-03-02,ongoing\nRestol,2026-01-01,2026-02-01\n"
    )
    assert not taken.doses
    assert taken.steps == [
        "2026-01-10 Quietal 50 mg",
        "2026-03-02 Quietal 75 mg",
        "2026-03-02 Other 1 mg",
    ]
    assert events(taken) == ["2026-01-01 medicine Restol: None"]
    assert taken.how("Medication").startswith("regimens of ")
    assert "else as an event" in taken.how("Medication")


def test_changes_without_a_unit_are_asked_for_it() -> None:
    content = "Date,Medication,Change\n2026-01-10,Quietal,started 50\n2026-03-02,Quietal,stopped\n"
    question = Taken(content).reading.question
    assert question is not None
    assert "amounts of Change (started 50 in line 2)" in question.text
    assert question.choices["mg"] == "50 mg"
    assert Taken(content, Said(unit="mg")).steps == [
        "2026-01-10 Quietal 50 mg",
        "2026-03-02 Quietal 0",
    ]


def test_words_of_a_change_are_no_name_of_a_product() -> None:
    taken = Taken(
        "Date,Medication\n2026-01-10,started Quietal 50 mg\n2026-03-01,Quietal up to 75 mg\n"
        "2026-04-01,stopped Quietal\n"
    )
    assert not taken.doses
    assert taken.notes[0] == "2026-01-10 Medication: started Quietal 50 mg"


def test_a_note_beside_a_name_that_says_a_change_makes_no_dose_of_its_line() -> None:
    taken = Taken(
        "Date,Medication,Notes\n2026-01-10,Quietal,started 50 mg\n2026-01-12,Restol,headache\n"
        "2026-01-14,Restol,\n2026-01-15,Restol,stopped bleeding\n2026-03-02,Quietal,stopped\n"
    )
    assert taken.doses == ["2026-01-12 Restol ?", "2026-01-14 Restol ?", "2026-01-15 Restol ?"]
    assert taken.steps == ["2026-01-10 Quietal 50 mg", "2026-03-02 Quietal 0"]
    assert "the line is no dose" in taken.how("Notes")


@pytest.mark.parametrize(
    ("name", "on", "over"),
    [("Status", "active", "stopped"), ("Still taking", "yes", "no"), ("Status", "ended", "ended")],
)
def test_what_was_stopped_on_a_day_that_nobody_knows_is_no_plan_that_goes_on(
    name: str, on: str, over: str
) -> None:
    taken = Taken(
        f"Medication,Dose,Frequency,Start,End,{name}\n"
        f"Quietal,50 mg,daily,2026-01-10,,{over}\nRestol,5 mg,daily,2026-01-10,2026-02-01,{over}\n"
        f"Other,5 mg,daily,2026-01-12,2026-02-01,{on}\n"
    )
    assert [step for step in taken.steps if "Quietal" in step] == []
    assert "2026-02-02 Restol 0 mg" in taken.steps
    assert "2026-01-12 Other 5 mg" in taken.steps
    assert taken.errors[0].startswith(
        "line 2, column Dose: it was stopped, and the line does not say when"
    )
    assert taken.notes[0].startswith("2026-01-10 Quietal: 50 mg, daily")


def test_an_end_with_its_time_is_that_of_a_dose_and_no_last_day() -> None:
    taken = Taken(
        "medicine,dose,start,end\nQuietal,50 mg,2026-01-10 08:00,2026-01-10 08:05\n"
        "Quietal,50 mg,2026-01-10 20:00,2026-01-10 20:05\n"
    )
    assert not taken.steps
    assert len(taken.doses) == 2
    midnights = Taken(HEAD + "Quietal,5 mg,daily,2026-01-10 00:00:00,2026-01-12 00:00:00\n")
    assert midnights.steps == ["2026-01-10 Quietal 5 mg", "2026-01-13 Quietal 0 mg"]


def test_nought_in_a_list_is_a_stop_of_its_own() -> None:
    taken = Taken(
        HEAD + "Quietal,5 mg,daily,2026-01-10,2026-02-01\nQuietal,0 mg,daily,2026-03-01,\n"
    )
    assert taken.steps == [
        "2026-01-10 Quietal 5 mg",
        "2026-02-02 Quietal 0 mg",
        "2026-03-01 Quietal 0",
    ]


def test_when_on_its_day_something_is_taken_stays_in_the_note() -> None:
    taken = Taken(
        "name,dose,frequency,start_date\nZinc,15mg,Daily,2024-02-01\n"
        "Melatonin,3mg,Evening,2024-03-10\nIron,20mg,at bedtime,2024-04-01\n"
    )
    notes = [one.note for one in taken.entries if isinstance(one, RegimenStep)]
    assert notes == [None, "Evening", "at bedtime"]


@pytest.mark.parametrize("head", ["What changed", "Changes", "Change made", "\u00c4nderung"])
def test_a_column_of_changes_has_no_doses(head: str) -> None:
    taken = Taken(
        f"Med,Date,{head}\nVeltal,2026-02-01,Started 20 mg\nVeltal,2026-02-15,two of 20 mg\n"
        "Veltal,2026-03-15,other brand\nVeltal,2026-04-01,one in the morning\n"
        "Veltal,2026-06-15,Stopped\n"
    )
    assert not taken.doses
    assert taken.steps == ["2026-02-01 Veltal 20 mg", "2026-06-15 Veltal 0"]
    assert [one.split("\n")[0] for one in taken.notes] == [
        "2026-02-15 Veltal: two of 20 mg",
        "2026-03-15 Veltal: other brand",
        "2026-04-01 Veltal: one in the morning",
    ]
    assert "'two of 20 mg' is not understood as a change" in taken.errors[0]


@pytest.mark.parametrize("head", ["What happened", "Action"])
def test_a_column_of_what_happened_may_have_changes(head: str) -> None:
    taken = Taken(
        f"Med,Date,{head}\nVeltal,2026-02-01,Started 20 mg\nVeltal,2026-02-15,took it late\n"
        "Veltal,2026-03-15,vomited\nVeltal,2026-06-15,Stopped\n"
    )
    assert taken.doses == ["2026-02-15 Veltal ?", "2026-03-15 Veltal ?"]
    assert taken.steps == ["2026-02-01 Veltal 20 mg", "2026-06-15 Veltal 0"]
