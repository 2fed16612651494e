"""Amounts of one product in several forms, and days of which it is said only that it was taken."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


def test_another_unit_in_a_column_of_one_product_is_another_form() -> None:
    taken = Taken(
        "date,kratom\n2026-11-01,4 g\n2026-11-02,4 caps\n2026-11-03,3.5 g\n2026-11-04,2 tsp\n"
    )
    assert taken.doses == [
        "2026-11-01 kratom 4 g",
        "2026-11-02 kratom capsule 4 capsule",
        "2026-11-03 kratom 3.5 g",
        "2026-11-04 kratom teaspoon 2 teaspoon",
    ]
    assert taken.how("kratom in capsule") == (
        "doses of kratom capsule: another form is another product"
    )


def test_units_that_are_converted_are_of_one_form() -> None:
    taken = Taken(
        "Date,Dose\n2026-11-01 08:00,2 tsp\n2026-11-01 14:00,2 tsp\n2026-11-02 08:00,4.5 g\n"
        "2026-11-03 08:00,4000 mg\n2026-11-03 14:00,4\n",
        Said(product="kratom g"),
    )
    assert [one.split(" ", 1)[1] for one in taken.doses] == [
        *["kratom teaspoon 2 teaspoon"] * 2,
        *("kratom 4.5 g", "kratom 4000 mg", "kratom 4 g"),
    ]


def test_another_unit_in_another_column_may_be_the_same_dose_again() -> None:
    taken = Taken("Date,Valium (mg),Valium (ml)\n2026-11-01,5,5\n2026-11-08,4.75,4.75\n")
    assert not any("Valium ml" in one for one in taken.doses)


def test_how_much_beside_whether_may_be_in_another_form() -> None:
    taken = Taken(
        "Date,Used kratom?,If yes how much\n2026-11-01,Yes,3g\n2026-11-02,No,\n"
        "2026-11-05,Yes,2 caps\n"
    )
    assert taken.doses == [
        "2026-11-01 kratom 3 g",
        "2026-11-02 kratom none",
        "2026-11-05 kratom capsule 2 capsule",
    ]


def test_yes_among_amounts_is_a_dose_of_an_amount_not_known() -> None:
    taken = Taken("date,kratom\n2026-11-01,4 g\n2026-11-02,Yes\n2026-11-03,no\n2026-11-04,2.5 g\n")
    assert taken.doses == [
        "2026-11-01 kratom 4 g",
        "2026-11-02 kratom ?",
        "2026-11-03 kratom none",
        "2026-11-04 kratom 2.5 g",
    ]
    assert taken.errors == []
