"""How often, or how many of, an amount was taken, as a column beside it says."""

import pytest

from tests.exchange.table.tables import Taken


def taken_of(head: str, *lines: str) -> Taken:
    """A log with a line a day."""
    rows = "".join(f"2026-10-0{day},{line}\n" for day, line in enumerate(lines, 1))
    return Taken(f"Date,Drug,{head}\n{rows}")


def test_a_count_is_of_an_amount_whose_unit_stands_beside_it() -> None:
    head, lines = "Dose,Unit,Count", ("Tramadol,50,mg,2", "Tramadol,50,mg,1.5")
    taken = taken_of(head, *lines)
    assert taken.doses == ["2026-10-01 Tramadol 100 mg", "2026-10-02 Tramadol 75 mg"]
    assert not taken.values


def test_words_for_how_often_are_so_many_doses() -> None:
    lines = ("C,0.5 mg,twice a day", "C,0.5 mg,once", "C,0.25 mg,3x", "C,0.5 mg,as needed")
    taken = taken_of("Dose,Frequency", *lines, "C,none,twice a day", "C,1 mg,BID")
    assert taken.doses == [
        *["2026-10-01 C 0.5 mg"] * 2,
        "2026-10-02 C 0.5 mg",
        *["2026-10-03 C 0.25 mg"] * 3,
        "2026-10-04 C 0.5 mg",
        "2026-10-05 C none",
        *["2026-10-06 C 1 mg"] * 2,
    ]
    assert [getattr(entry, "note", "") for entry in taken.entries][-3:] == [None, "BID", "BID"]


def test_a_number_of_times_a_day_is_so_many_doses() -> None:
    taken = taken_of("Dose mg,Times per day", "Tramadol,50,4", "Tramadol,50,1")
    assert taken.doses == [*["2026-10-01 Tramadol 50 mg"] * 4, "2026-10-02 Tramadol 50 mg"]
    assert not taken.values


def test_times_beside_an_amount_have_a_dose_each() -> None:
    lines = ('Norco,10 mg,"8am, 2pm"', "Norco,5 mg,8am", 'Norco,5 mg,"8am, 3pm"')
    taken = taken_of("Dose,Taken at", *lines)
    assert taken.doses == [
        "2026-10-01T08:00 Norco 10 mg",
        "2026-10-01T14:00 Norco 10 mg",
        "2026-10-02T08:00 Norco 5 mg",
        "2026-10-03T08:00 Norco 5 mg",
        "2026-10-03T15:00 Norco 5 mg",
    ]


@pytest.mark.parametrize(
    "content",
    [
        (
            "Date,Drug,Dose,Frequency\n2026-10-01,C,0.5 mg,twice a day\n"
            "2026-10-01,C,0.5 mg,twice a day\n2026-10-02,C,0.5 mg,once\n"
        ),
        (
            "Date,Time,Drug,Dose,Frequency\n2026-10-01,08:00,C,0.5 mg,twice a day\n"
            "2026-10-01,20:00,C,0.5 mg,twice a day\n2026-10-02,08:00,C,0.5 mg,once\n"
        ),
        (
            "Date,Drug,Daily dose,Frequency\n2026-10-01,C,0.5 mg,twice a day\n"
            "2026-10-02,C,0.5 mg,twice a day\n2026-10-03,C,0.5 mg,once\n"
        ),
    ],
)
def test_where_each_line_is_one_dose_or_a_whole_day_it_stays_one(content: str) -> None:
    assert len(Taken(content).doses) == 3


def test_what_is_taken_as_needed_is_one_dose_beside_others() -> None:
    taken = Taken(
        "Date,Drug,Dose,Frequency\n2026-10-01,Xanax,0.5 mg,twice a day\n"
        "2026-10-02,Xanax,1 mg,once\n2026-10-03,Xanax,0.5 mg,PRN\n"
    )
    assert [one.partition(" Xanax ")[2] for one in taken.doses] == [
        *("0.5 mg", "0.5 mg", "1 mg", "0.5 mg")
    ]


def test_parts_of_the_day_have_so_many_of_an_amount() -> None:
    lines = "Lyrica,75 mg,1-0-1", "Lyrica,75 mg,0.5-0-0", "Lyrica,75 mg,0-0-0-1"
    taken = taken_of("Dose,Schedule", *lines, 'Lyrica,75 mg,"2-0-0,5"', "Lyrica,75 mg,0-0-0")
    assert taken.doses == [
        *["2026-10-01 Lyrica 75 mg"] * 2,
        "2026-10-02 Lyrica 37.5 mg",
        "2026-10-03 Lyrica 75 mg",
        "2026-10-04 Lyrica 150 mg",
        "2026-10-04 Lyrica 37.5 mg",
        "2026-10-05 Lyrica none",
    ]
    assert taken.how("Schedule").endswith("is a dose, of so many of it as 0.5-0-0 says")


def test_one_half_a_day_is_no_whole() -> None:
    taken = taken_of("Dose,Einnahme", "Zoloft,50 mg,1-0-0", "Zoloft,50 mg,½-0-0")
    assert taken.doses == ["2026-10-01 Zoloft 50 mg", "2026-10-02 Zoloft 25 mg"]


def test_parts_of_the_day_below_a_strength_are_pieces_of_it() -> None:
    rows = "01.10.2026;1-0-1\n02.10.2026;0,5-0-0\n03.10.2026;0-0-0-1\n"
    assert Taken(f"Datum;Pregabalin 75 mg\n{rows}").doses == [
        *["2026-10-01 Pregabalin 75 mg"] * 2,
        "2026-10-02 Pregabalin 37.5 mg",
        "2026-10-03 Pregabalin 75 mg",
    ]


def test_parts_of_the_day_that_are_no_whole_are_no_step_of_a_plan() -> None:
    rows = "2026-10-01,C,75 mg,1-0-1\n2026-10-02,D,50 mg,0.5-0-0\n2026-10-04,E,10 mg,0-0-0-1\n"
    taken = Taken(f"Started,Drug,Dose,Schedule\n{rows}")
    assert taken.steps == ["2026-10-01 C 150 mg 2x every 1", "2026-10-04 E 10 mg"]
    assert taken.notes == ["2026-10-02 D: 50 mg, 0.5-0-0"]
    assert len(taken.errors) == 1


@pytest.mark.parametrize(
    ("dose", "times"),
    [
        ("Kratom per dose (g)", "Times per day"),
        ("Kratom por toma (g)", "Veces al d\u00eda"),
        ("Kratom pro Dosis (g)", "mal am Tag"),
        ("Kratom dose (g)", "How often"),
    ],
)
def test_each_time_is_a_dose_of_what_a_column_has_of_each(dose: str, times: str) -> None:
    taken = Taken(
        f"Date,{dose},{times}\n2026-10-01,2.5,3\n2026-10-02,2,1\n2026-10-03,2,2\n"
        "2026-10-04,2,1\n2026-10-05,2,0\n"
    )
    assert taken.doses == [
        *["2026-10-01 Kratom 2.5 g"] * 3,
        "2026-10-02 Kratom 2 g",
        *["2026-10-03 Kratom 2 g"] * 2,
        "2026-10-04 Kratom 2 g",
        "2026-10-05 Kratom none",
    ]
    assert not taken.values


def test_an_amount_that_may_be_of_the_whole_day_is_taken_once() -> None:
    taken = Taken("Date,Kratom (g),Times per day\n2026-10-01,12,4\n2026-10-02,9,3\n")
    assert taken.doses == ["2026-10-01 Kratom 12 g", "2026-10-02 Kratom 9 g"]


@pytest.mark.parametrize(
    ("count", "each"),
    [
        ("Count", "Nicotine per unit"),
        ("Quantity", "Nicotine per pouch (mg)"),
        ("Anzahl", "Nicotine je St\u00fcck"),
    ],
)
def test_a_count_is_of_what_a_column_has_of_each_piece(count: str, each: str) -> None:
    taken = Taken(
        f"Date,What,{count},{each}\n2026-10-01,spray,2,1 mg\n2026-10-01,pouch,1,6 mg\n"
        "2026-10-02,gum,3,2 mg\n2026-10-02,spray,4,1 mg\n"
    )
    assert taken.doses == [
        "2026-10-01 Nicotine 2 mg",
        "2026-10-01 Nicotine 6 mg",
        "2026-10-02 Nicotine 6 mg",
        "2026-10-02 Nicotine 4 mg",
    ]
    assert not taken.values
