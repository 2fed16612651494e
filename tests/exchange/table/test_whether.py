"""Words of several languages, and of many kinds, for a dose that was taken or not."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken


def log(name: str, *said: str, drug: str = "Medication") -> Taken:
    rows = "".join(f"2026-10-{day:02},A,{day} mg,{one}\n" for day, one in enumerate(said, start=1))
    return Taken(f"Date,{drug},Dose,{name}\n{rows}")


@pytest.mark.parametrize(
    ("name", "yes", "no", "missed"),
    [
        ("Genommen", "ja", "nein", "vergessen"),
        ("Status", "eingenommen", "ausgelassen", "weggelassen"),
        ("Tomado", "s\u00ed", "no", "olvid\u00e9"),
        ("Tomou?", "sim", "n\u00e3o", "esqueci"),
        ("Pris", "oui", "non", "saut\u00e9"),
        ("Statut", "pris", "oubli\u00e9", "non pris"),
        ("Przyj\u0119ty", "tak", "nie", "pomini\u0119ta"),
        ("Preso", "s\u00ec", "no", "dimenticato"),
        ("Ingenomen", "ja", "nee", "vergeten"),
        ("Done", "yes", "no", "skipped"),
        ("Confirmed", "TRUE", "FALSE", "FALSE"),
        ("Completed", "1", "0", "0"),
        ("Result", "success", "fail", "skip"),
        ("Status", "Done", "Not done", "Ordered"),
        ("Status", "Taken", "Not Taken", "Refused"),
        ("Status", "Taken", "Held", "Out of stock"),
        ("Status", "Taken", "pending", "Upcoming"),
        ("What", "took", "threw away", "declined"),
    ],
)
def test_what_was_not_taken_is_no_dose(name: str, yes: str, no: str, missed: str) -> None:
    taken = log(name, yes, no, missed, yes)
    assert taken.doses == ["2026-10-01 A 1 mg", "2026-10-04 A 4 mg"]
    assert taken.lines[1].passed == (f"{no}, so no dose",)
    assert not taken.defined


def test_a_word_that_is_not_known_is_of_no_dose_and_that_is_said() -> None:
    taken = log("Status", "Taken", "Missed", "resting", "reordering", "8:30", "evening", "vomited")
    assert [one[:10] for one in taken.doses] == [
        "2026-10-01",
        "2026-10-05",
        "2026-10-06",
        "2026-10-07",
    ]
    assert taken.lines[2].passed == ("resting does not say whether it was taken, so no dose",)
    assert "of which it is not known: resting, reordering" in taken.how("Status")
    assert "2026-10-03 Status: resting" in taken.notes


def test_in_another_language_it_is_said_of_the_one_product_too() -> None:
    taken = Taken("Fecha;Tomado;Pregabalina (mg)\n02/10/2026;s\u00ed;75\n14/10/2026;no;75\n")
    assert taken.doses == ["2026-10-02 Pregabalina 75 mg"]


@pytest.mark.parametrize(("on", "off"), [("applied", "removed"), ("on", "off"), ("on", "fell off")])
def test_a_patch_is_taken_where_it_is_put_on(on: str, off: str) -> None:
    rows = "".join(f"2026-10-0{day},B 50 mcg,{said}\n" for day, said in enumerate((on, off, on), 1))
    taken = Taken(f"Date,Patch,Action\n{rows}")
    assert taken.doses == [f"2026-10-0{day} B 50 \N{MICRO SIGN}g" for day in (1, 3)]
    assert taken.lines[1].passed == (f"{off}, so no dose",)


def test_of_a_medicine_that_wears_off_on_and_off_are_states_of_a_body() -> None:
    assert len(log("State", "on", "off", "on").doses) == 3


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Status", ("scheduled", "as needed", "scheduled")),
        ("Result", ("slept well", "lost weight", "no effect")),
        ("Action", ("start", "skipped", "stop")),
    ],
)
def test_words_of_something_else_say_nothing_of_a_dose(name: str, words: tuple[str, ...]) -> None:
    assert not any(line.passed for line in log(name, *words).lines)


def test_how_many_were_taken_is_no_yes() -> None:
    rows = "2026-10-01,A 75 mg,1,taken\n2026-10-02,A 75 mg,2,taken\n2026-10-03,A 75 mg,0,skipped\n"
    taken = Taken(f"Date,Medication,Taken,Status\n{rows}")
    assert taken.doses == ["2026-10-01 A 75 mg", "2026-10-02 A 150 mg"]


def test_a_habit_that_was_done_is_a_measure() -> None:
    taken = Taken("Date,Mood,Done\n2026-10-01,5,yes\n2026-10-02,4,no\n2026-10-03,5,yes\n")
    assert [one for one in taken.values if "done" in one] == [
        "2026-10-01 done 1",
        "2026-10-02 done 0",
        "2026-10-03 done 1",
    ]


@pytest.mark.parametrize("name", ["Taken with food", "Tomado con comida"])
def test_with_what_a_dose_was_taken_says_that_it_was(name: str) -> None:
    assert len(log(name, "yes", "no", "no").doses) == 3


@pytest.mark.parametrize("said", ["half", "Partial", "double", "Half dose"])
def test_a_dose_of_more_or_less_than_was_meant_has_an_amount_not_known(said: str) -> None:
    taken = Taken(
        f"Date,Medication,Dose,Status\n2026-10-01,Sertraline,50 mg,Taken\n"
        f"2026-10-02,Sertraline,50 mg,{said}\n2026-10-03,Sertraline,50 mg,Missed\n"
    )
    assert taken.doses == ["2026-10-01 Sertraline 50 mg", "2026-10-02 Sertraline ?"]
    assert any(said in note for note in taken.notes) or said in str(taken.entries)


@pytest.mark.parametrize("none", ["keine", "rien", "nada", "niente", "none"])
def test_a_word_for_nothing_is_no_medicine(none: str) -> None:
    lines = f"2026-05-01,Lamictal 100 mg\n2026-05-02,{none}\n2026-05-03,Lamictal 100 mg\n"
    taken = Taken(f"Date,Medication\n{lines}")
    assert taken.doses == ["2026-05-01 Lamictal 100 mg", "2026-05-03 Lamictal 100 mg"]


def test_missed_in_place_of_a_name_is_no_dose_and_no_product() -> None:
    rows = "".join(f"2026-03-0{day},Veltal,20 mg,\n" for day in range(1, 9))
    taken = Taken(
        f"Date,Drug,Dose,Remark\n{rows}2026-03-10,missed,,was away\n2026-03-11,skipped,20 mg,\n"
    )
    assert taken.doses == [f"2026-03-0{day} Veltal 20 mg" for day in range(1, 9)]
    assert [one.passed for one in taken.lines[-2:]] == [
        ("missed, so no dose",),
        ("skipped, so no dose",),
    ]
    assert "was away" in taken.notes[0]
    assert "missed" not in taken.how("Drug + Dose")


def test_missed_among_names_with_their_amounts_is_no_dose() -> None:
    taken = Taken(
        "Date,Medication\n2026-03-01,Veltal 20 mg\n2026-03-02,forgot\n2026-03-03,Veltal 20 mg\n"
        "2026-03-04,Veltal 20 mg\n2026-03-05,none\n2026-03-06,Veltal 20 mg\n"
    )
    assert [one.split()[1] for one in taken.doses] == ["Veltal"] * 4
    assert ("forgot, so no dose",) in [one.passed for one in taken.lines]


def test_cells_that_say_an_amount_leave_the_others_as_they_are() -> None:
    taken = Taken(
        "Prozac 20 mg log,,\nDate,Taken,Notes\n2026-05-01,Yes,\n2026-05-02,Yes,a headache\n"
        "2026-05-03,No,\n2026-05-04,half,\n2026-05-05,Yes,\n2026-05-06,10 mg,\n2026-05-07,2,\n"
        "2026-05-08,Yes,\n"
    )
    assert [dose.removeprefix("2026-05-") for dose in taken.doses] == [
        "01 prozac 20 mg",
        "02 prozac 20 mg",
        "03 prozac none",
        "04 prozac ?",
        "05 prozac 20 mg",
        "06 prozac 10 mg",
        "07 prozac ?",
        "08 prozac 20 mg",
    ]
    about = {f"{one.day:%d}": one.note for one in taken.entries if isinstance(one, Dose)}
    assert (about["04"], about["06"], about["07"]) == ("half", None, "2")
    assert taken.notes == ["2026-05-02 a headache"]
    assert not taken.errors
