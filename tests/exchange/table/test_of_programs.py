"""Cells in which a program wrote how it holds a thing, and not what that says."""

import pytest

from tests.exchange.table.tables import Taken

WIDGET = (
    "Widget(_cursor=Locked(_index=1, _path=(), _props={'kind': 'iframe', 'rows': None}), "
    "_parent=Widget())"
)
MOODS = ("Happy", "Very Sad", WIDGET, "Fine", WIDGET.replace("=1", "=2"), "Very Sad")


def log(*moods: str) -> str:
    rows = (f'2026-05-0{day} 15:32,"{mood}",{day}\n' for day, mood in enumerate(moods, start=1))
    return f"Date,Mood,steps\n{''.join(rows)}"


def test_the_text_of_a_program_is_no_note_and_is_counted() -> None:
    taken = Taken(log(*MOODS))
    assert taken.notes == [
        "2026-05-01 Mood: Happy",
        "2026-05-02 Mood: Very Sad",
        "2026-05-04 Mood: Fine",
        "2026-05-06 Mood: Very Sad",
    ]
    assert taken.reading.why.endswith(
        "2 cells of Mood are text of a program and say nothing "
        "(Widget(_cursor=Locked(_index=1, _path=()...)"
    )
    assert [one.split()[-1] for one in taken.values] == [*"123456"]


@pytest.mark.parametrize(
    "text", ["[object Object]", "<Widget object at 0x7f3a2b>", "<function mood at 0x10ab34>"]
)
def test_other_forms_of_it(text: str) -> None:
    taken = Taken(log("Happy", text, "Fine"))
    assert taken.notes == ["2026-05-01 Mood: Happy", "2026-05-03 Mood: Fine"]
    said = f"1 cell of Mood is the text of a program and says nothing ({text})"
    assert said in taken.reading.why


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#VALUE!", "#ERROR!"])
def test_what_a_spreadsheet_could_not_compute_says_nothing(text: str) -> None:
    assert Taken(log("Happy", text, "Fine")).notes == Taken(log("Happy", "", "Fine")).notes


@pytest.mark.parametrize(
    "text",
    ["Ran(dist=5)", "calm (stress=2, sleep=7)", "<3 at 0x", "[sad]", "mood=5 (bad), pain=3 (ok)"],
)
def test_words_of_a_person_are_kept(text: str) -> None:
    assert f"2026-05-02 Mood: {text}" in Taken(log("Happy", text, "Fine")).notes


def test_what_a_program_reckons_of_training_is_no_value() -> None:
    names = ["ctl", "atl", "rampRate", "ctlLoad", "Ride_eftp"]
    rows = "2025-05-26,61,76.98,61.25,-2.81,0.0,271.18\n2025-05-25,60,78.84,70.66,-1.85,5.0,271\n"
    taken = Taken(f"date,pulse,{','.join(names)}\n{rows}")
    assert taken.values == ["2025-05-26 pulse 61", "2025-05-25 pulse 60"]
    assert {taken.why_left(name) for name in names} == {
        "a program's reckoning of training, and nothing that was measured"
    }
    few = "date,pulse,ctl,atl\n2025-05-26,61,76.98,61.25\n2025-05-25,60,78.84,70.66\n"
    assert len(Taken(few).values) == 6


def test_moments_of_samsung_are_of_utc_at_the_offset_beside_them() -> None:
    start, end, offset = (
        f"com.samsung.health.sleep.{name}" for name in ("start_time", "end_time", "time_offset")
    )
    taken = Taken(
        f"sleep_score,{start},{end},{offset}\n"
        "70,2026-03-01 22:10:00.000,2026-03-02 05:40:00.000,UTC+0000\n"
        "80,2026-04-19 23:32:00.000,2026-04-20 23:20:00.000,UTC+0100\n"
    )
    assert "at the offset that" in taken.how(f"{end} + {offset}")
    assert [one for one in taken.values if "score" in one] == [
        "2026-03-02T05:40 sleep-score 70",
        "2026-04-21T00:20 sleep-score 80",
    ]


def test_marks_of_apple_are_no_values() -> None:
    taken = Taken(
        "type,productType,startDate,unit,value,HKWasUserEntered\n"
        'HKQuantityTypeIdentifierBodyMass,"iPhone8,2",2026-05-01 18:24:46 +0000,kg,77.1,1\n'
        'HKQuantityTypeIdentifierBodyMass,"iPhone10,3",2026-05-02 18:24:46 +0000,kg,77.5,\n'
    )
    assert [one.split()[1:] for one in taken.values] == [
        ["body-mass", "77.1"],
        ["body-mass", "77.5"],
    ]
    assert not taken.notes
