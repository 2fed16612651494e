"""Several doses that one cell says, each at its time where that is said."""

from datetime import time

import pytest

from sidelog.exchange.table.amount.doses_in_cell import Once, doses_in
from tests.exchange.table.tables import Taken, table


def doses(name: str, *cells: str) -> list[str]:
    """The doses of a column, without the first digits of their days."""
    taken = Taken(table(name, *cells))
    assert not taken.errors
    return [dose.removeprefix("2026-05-") for dose in taken.doses]


@pytest.mark.parametrize(
    "cell",
    [
        "8:00 - 3g, 14:00 - 2.5g",
        "8am 3g; 2pm 2.5g",
        "3g 8am, 2.5g 2pm",
        "3g @ 8am; 2.5g @ 2pm",
        "8am 3g + 2pm 2.5g",
        "3g (8am) and 2.5g (2pm)",
    ],
)
def test_each_dose_of_a_cell_has_its_time(cell: str) -> None:
    assert doses("Kratom", cell, "3g 8am", "4g") == [
        "01T08:00 Kratom 3 g",
        "01T14:00 Kratom 2.5 g",
        "02T08:00 Kratom 3 g",
        "03 Kratom 4 g",
    ]


@pytest.mark.parametrize(
    ("name", "cell", "found"),
    [
        ("Kratom (g)", "3, 3, 2.5", ["3 g", "3 g", "2.5 g"]),
        ("Kratom (g)", "3/3/2", ["3 g", "3 g", "2 g"]),
        ("Kratom (g)", "3/2", ["3 g", "2 g"]),
        ("Kratom", "3, 3, 2.5 g", ["3 g", "3 g", "2.5 g"]),
        ("Kratom", "2g morning + 1g night", ["2 g", "1 g"]),
        ("Kratom", "3g + 1g", ["4 g"]),
        ("Kratom", "4g red + 2g green", ["4 g", "2 g"]),
        ("Kratom", "2-3 g", ["2.5 g"]),
        ("Opipramol (mo-mi-ab) mg", "50-0-100", ["50 mg", "100 mg"]),
        ("Clonazepam", "0.5mg BID", ["0.5 mg", "0.5 mg"]),
        ("Clonazepam", "0.5mg x2", ["1 mg"]),
        ("Clonazepam", "75 mg twice", ["75 mg", "75 mg"]),
    ],
)
def test_amounts_of_a_cell_are_a_dose_each(name: str, cell: str, found: list[str]) -> None:
    product = name.partition(" ")[0]
    usual = "5" if "(" in name else "5 mg" if product == "Clonazepam" else "5 g"
    taken = doses(name, cell, *[usual] * 3)
    assert taken == [
        *(f"01 {product} {amount}" for amount in found),
        *(f"0{day} {product} {'5 mg' if 'mg' in usual + name else '5 g'}" for day in (2, 3, 4)),
    ]


def test_two_numbers_of_mg_may_be_a_strength() -> None:
    taken = Taken(table("Opipramol (mg)", "50", "100", "50/100", "50"))
    assert taken.doses[:2] == ["2026-05-01 Opipramol 50 mg", "2026-05-02 Opipramol 100 mg"]
    assert len(taken.doses) + len(taken.errors) == 4


def test_so_many_at_each_part_of_the_day_are_of_the_strength() -> None:
    taken = Taken(
        "Datum;Medikament;Dosierung\n01.10.2026;Opipramol 50 mg;1-0-2\n"
        "13.10.2026;Opipramol 50 mg;0-0-1\n"
    )
    assert taken.doses == [
        "2026-10-01 Opipramol 50 mg",
        "2026-10-01 Opipramol 100 mg",
        "2026-10-13 Opipramol 50 mg",
    ]


def test_names_with_amounts_and_times_are_a_dose_each() -> None:
    taken = Taken(
        'Date,Med\n2026-10-01,"kratom 4g 7am, kratom 3g 2pm, melatonin 3mg 10pm"\n'
        '2026-10-02,"kratom 4g 7:30am"\n2026-10-03,"kratom 4g"\n'
    )
    assert taken.doses == [
        "2026-10-01T07:00 kratom 4 g",
        "2026-10-01T14:00 kratom 3 g",
        "2026-10-01T22:00 melatonin 3 mg",
        "2026-10-02T07:30 kratom 4 g",
        "2026-10-03 kratom 4 g",
    ]


def test_a_cell_is_taken_whole_or_not_at_all() -> None:
    taken = Taken(table("Kratom", "4g", "3g", "2g", "3g morning, 2g valium"))
    assert len(taken.doses) == 3
    assert "another name stands in it" in taken.errors[0]


def test_a_cell_may_name_several_products_each_with_its_time() -> None:
    taken = Taken(
        'Date,Taken,Mood (1-10)\n2026-10-01,"kratom 4g 7am, kratom 3g 2pm, melatonin 3mg 10pm",6\n'
        '2026-10-02,"kratom 4g 7:30am, magnesium 400mg 10pm",5\n2026-10-03,nothing,3\n'
        "2026-10-04,kratom 2g 9am,6\n"
    )
    assert taken.doses == [
        "2026-10-01T07:00 kratom 4 g",
        "2026-10-01T14:00 kratom 3 g",
        "2026-10-01T22:00 melatonin 3 mg",
        "2026-10-02T07:30 kratom 4 g",
        "2026-10-02T22:00 magnesium 400 mg",
        "2026-10-04T09:00 kratom 2 g",
    ]
    assert taken.notes == ["2026-10-03 Taken: nothing"]


@pytest.mark.parametrize("clock", ["13 Uhr", "13h", "13:00", "um 13 Uhr"])
def test_a_time_in_a_cell_is_that_of_the_amount_behind_it(clock: str) -> None:
    taken = Taken(
        f'Datum,Eintrag\n2026-11-02,"7 Uhr 20 Tropfen Tilidin, {clock} 15 Tropfen"\n'
        "2026-11-03,9 Uhr 20 Tropfen Tilidin\n"
    )
    assert taken.doses == [
        "2026-11-02T07:00 Tilidin 20 drop",
        "2026-11-02T13:00 Tilidin 15 drop",
        "2026-11-03T09:00 Tilidin 20 drop",
    ]


def test_an_amount_so_many_times_is_taken_once_at_each_of_its_times() -> None:
    once = doses_in("10mg x2 (8am, 2pm)", None)
    assert [(one.text, one.clock) for one in once] == [("10mg", time(8)), ("10mg", time(14))]
    for unknown in ("2 x 10mg (8am, 2pm)", "10mg x3 (8am, 2pm)"):
        assert doses_in(unknown, None) == (Once(unknown),)


def test_what_a_day_had_in_all_beside_its_doses_is_a_sum_of_them() -> None:
    lines = "".join(
        f'2026-05-0{day},"{dose} mg Sertraline, 200 mg Ibuprofen",200 mg Ibuprofen,'
        f"{dose},{total},7\n"
        for day, dose, total in ((1, 50, 400), (2, 50, 400), (3, 75, 400), (4, 75, 400))
    )
    taken = Taken(f"Date,8:00 AM,9:00 PM,Sertraline mg,Ibuprofen mg,mood\n{lines}")
    assert len(taken.doses) == 12
    assert taken.doses[0] == "2026-05-01T08:00 Sertraline 50 mg"
    assert taken.why_left("Sertraline mg") == "computed: the sum of the doses of Sertraline"
    assert taken.why_left("Ibuprofen mg") == "computed: the sum of the doses of Ibuprofen"
    other = Taken(f"Date,8:00 AM,9:00 PM,Zinc mg,Ibuprofen mg,mood\n{lines}")
    assert len(other.doses) == 16


def test_what_is_not_known_below_an_hour_is_said() -> None:
    taken = Taken(
        "Date,8:00 AM,9:00 PM,mood\n2026-05-01,1 Zyrtec,stool softener,7\n"
        '2026-05-02,"1 Percocet, 500 mg Naproxen",Miralax,7\n'
    )
    assert taken.doses == [
        "2026-05-01T08:00 Zyrtec 1 piece",
        "2026-05-02T08:00 Percocet 1 piece",
        "2026-05-02T08:00 Naproxen 500 mg",
        "2026-05-02T21:00 Miralax ?",
    ]
    passed = [one for line in taken.lines for one in line.passed]
    assert passed == ["stool softener is not known, so a note and no dose"]


def test_a_column_of_a_product_is_the_sum_of_others_of_it() -> None:
    taken = Taken(
        "Date,Kratom 8am (g),Kratom 2pm (g),Kratom (g)\n2026-05-01,3,2,5\n2026-05-02,3,2,5\n"
        "2026-05-03,3,1,4\n2026-05-04,2,1,3\n"
    )
    assert len(taken.doses) == 8
    assert taken.why_left("Kratom (g)") == "computed: the sum of the doses of Kratom"
    rows = "".join(
        f"2026-05-{day:02},{n},0,{n}\n" for day, n in enumerate((3, 4, 3, 2, 3, 4, 3), 1)
    )
    rows += "2026-05-08,3,1,4\n2026-05-09,2,2,4\n"
    seldom = Taken(f"Date,Kratom 8am (g),Kratom 2pm (g),Kratom (g)\n{rows}")
    assert [left.found for left in seldom.reading.left] == ["Kratom (g)"]
    assert sum("T08:00" in one for one in seldom.doses) == 9
    three = Taken("Date,Kratom 8am (g),Kratom 2pm (g),Kratom 9pm (g)\n2026-05-01,3,2,4\n")
    assert len(three.doses) == 3


def test_a_number_before_the_unit_of_a_title_is_what_a_piece_has() -> None:
    rows = "Date,Taken\n2026-05-01,1\n2026-05-02,2\n2026-05-03,0\n"
    taken = Taken(f"Sertraline 50 mg,\n{rows}")
    doses = ("1 sertraline 50 mg", "2 sertraline 100 mg", "3 sertraline none")
    assert taken.doses == [f"2026-05-0{dose}" for dose in doses]
    for title in ("Xanax 1 mg", "Xanax 2 mg taper"):  # 2 may be mg, or pieces
        question = Taken(f"{title},\n{rows}").reading.question
        assert question
        assert question.flag == "--unit"


def test_a_second_column_of_doses_names_its_own() -> None:
    taken = Taken(
        "Date,Dose,Mood,Dose,Mood\n2026-05-01,3 g kratom,4,2 g kratom,6\n"
        "2026-05-02,2.5 g kratom,5,2 g kratom,5\n"
    )
    assert taken.doses == [
        *("2026-05-01 kratom 3 g", "2026-05-01 kratom 2 g"),
        *("2026-05-02 kratom 2.5 g", "2026-05-02 kratom 2 g"),
    ]


def test_what_an_injection_did_is_no_injection() -> None:
    taken = Taken("Date,Injection site pain\n2026-05-01,3\n2026-05-02,1\n2026-05-03,0\n")
    assert not taken.doses
    assert len(taken.values) == 3
