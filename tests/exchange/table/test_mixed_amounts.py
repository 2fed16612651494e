"""Columns of amounts some of which say more: what can be read is a dose, the odd cell is a note."""

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken, table


def test_amounts_among_words_are_doses() -> None:
    cells = ("2-3 g", "~4g", "lots", "5g (2+3)", "3g x2", "4g total", "under 1g", "1g (planned 2g)")
    taken = Taken(table("kratom", *cells))
    assert taken.doses == [
        "2026-05-01 kratom 2.5 g",
        "2026-05-02 kratom 4 g",
        "2026-05-04 kratom 5 g",
        "2026-05-05 kratom 6 g",
        "2026-05-06 kratom 4 g",
        "2026-05-07 kratom ?",
        "2026-05-08 kratom 1 g",
    ]
    doses = [one for one in taken.entries if isinstance(one, Dose)]
    assert [one.estimate for one in doses[:3]] == [True, True, False]
    assert doses[-1].note == "planned 2g"
    assert taken.notes == ["2026-05-03 kratom: lots"]
    assert len(taken.errors) == 1


def test_the_odd_cell_costs_itself() -> None:
    cells = ("50 mg", "(50 mg)", "50 mg?", "-50 mg", "50 mg skipped", "no 50 mg", "50 mg (vomited)")
    taken = Taken(table("Sertraline", *cells))
    assert taken.doses == [f"2026-05-0{day} Sertraline 50 mg" for day in (1, 3, 7)]
    assert taken.notes == [
        "2026-05-02 Sertraline: (50 mg)",
        "2026-05-04 Sertraline: -50 mg",
        "2026-05-05 Sertraline: 50 mg skipped",
        "2026-05-06 Sertraline: no 50 mg",
    ]
    assert len(taken.errors) == 4


def test_words_of_none_among_few_amounts_are_kept() -> None:
    taken = Taken(table("Ketamine troche", "100mg", "nothing", "off day", "zilch", "100mg"))
    assert taken.doses == [
        "2026-05-01 Ketamine troche 100 mg",
        "2026-05-02 Ketamine troche none",
        "2026-05-05 Ketamine troche 100 mg",
    ]
    assert len(taken.notes) == 2


def test_notes_with_some_amounts_stay_notes() -> None:
    taken = Taken(table("Kratom notes", "4 g", "3 g", "slept badly", "tired all day"))
    assert taken.doses == []
    assert len(taken.notes) == 4


def test_several_amounts_behind_a_name_are_its_doses() -> None:
    taken = Taken(
        "2026-11-02 kratom 5g, 4g, 4g\n2026-11-03 kratom 4g x 3\n2026-11-04 kratom 3g\n"
        "2026-11-05 0 kratom\n2026-11-06 kratom 2g (was going to take 4g)\n"
    )
    assert taken.doses == [
        *(f"2026-11-02 kratom {number} g" for number in (5, 4, 4)),
        "2026-11-03 kratom 12 g",
        "2026-11-04 kratom 3 g",
        "2026-11-05 kratom none",
        "2026-11-06 kratom 2 g",
    ]
