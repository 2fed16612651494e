"""Yes and no of what was taken, in files with several lines a day."""

from collections.abc import Callable

from tests.exchange.table.tables import Taken

HOURS = ("08:15", "13:00", "20:30")


def log(
    said: Callable[[int, str], str], name: str = "Zoloft", hours: tuple[str, ...] = HOURS
) -> str:
    rows = (
        f"2026-03-0{day} {hour},{(day + at) % 7},{said(day, hour)}\n"
        for day in range(1, 9)
        for at, hour in enumerate(hours)
    )
    return f"time,mood,{name}\n{''.join(rows)}"


def test_no_in_one_of_several_lines_is_not_none_that_day() -> None:
    taken = Taken(log(lambda day, hour: str(int(hour == "08:15" and day % 2))))
    assert taken.doses == [f"2026-03-0{day}T08:15 Zoloft ?" for day in (1, 3, 5, 7)]
    assert [one.passed for one in taken.lines[:3]] == [
        (),
        ("no in one of several lines: not none that day",),
        ("no in one of several lines: not none that day",),
    ]
    assert "does not say that the day had none" in taken.how("Zoloft")


def test_yes_in_all_lines_of_a_day_is_one_dose() -> None:
    taken = Taken(log(lambda day, _: "yes" if day % 2 else "no", "Took Zoloft today"))
    assert taken.doses == [
        f"2026-03-0{day} zoloft {'?' if day % 2 else 'none'}" for day in range(1, 9)
    ]
    assert taken.lines[1].passed == ("the dose of its day, as another line says it",)
    assert "taken once that day" in taken.how("Took Zoloft today")


def test_a_line_a_day_says_it_of_the_day() -> None:
    taken = Taken(log(lambda day, _: "no" if day % 3 else "yes", hours=HOURS[:1]))
    assert len(taken.doses) == 8
    assert sum(one.endswith("none") for one in taken.doses) == 6
    # A second line on one day says no: it had its dose all the same.
    again = log(lambda day, _: "no" if day % 3 else "yes", hours=HOURS[:1])
    taken = Taken(f"{again}2026-03-03 21:00,4,no\n")
    assert taken.doses == Taken(again).doses
    assert not [line for line in taken.lines if line.errors]


def test_yes_and_no_may_have_accents() -> None:
    taken = Taken("fecha,Kratom\n2026-03-01,s\u00ed\n2026-03-02,n\u00e3o\n2026-03-03,s\u00ed\n")
    assert taken.doses == [
        "2026-03-01 Kratom ?",
        "2026-03-02 Kratom none",
        "2026-03-03 Kratom ?",
    ]


def test_a_word_of_its_own_does_not_hide_what_the_others_say_of_a_dose() -> None:
    taken = Taken(
        "Date,Time,Medication,Dose,Taken?\n2026-03-01,08:00,Methadone,40 mg,Y\n"
        "2026-03-02,08:00,Methadone,40 mg,N\n2026-03-03,08:00,Methadone,40 mg,vomited\n"
    )
    assert taken.doses == ["2026-03-01T08:00 Methadone 40 mg", "2026-03-03T08:00 Methadone 40 mg"]
    assert [getattr(one, "note", None) for one in taken.entries] == [None, "Taken?: vomited"]
