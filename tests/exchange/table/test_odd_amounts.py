"""Odd cells among amounts: the plain ones are doses, and what the odd ones say is kept."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken, table


def first_of(name: str, cell: str, usual: str) -> tuple[str, str | None]:
    """The amount and the note of an odd cell above plain ones."""
    taken = Taken(table(name, cell, usual, usual, usual))
    assert not taken.errors
    dose = taken.entries[0]
    assert isinstance(dose, Dose)
    return taken.doses[0].partition(f" {dose.product} ")[2], dose.note


@pytest.mark.parametrize(
    ("name", "cell", "usual", "amount", "note"),
    [
        ("Kratom", "heaping tsp", "4g", "?", "heaping tsp"),
        ("Kratom", "a pinch", "4g", "?", "a pinch"),
        ("Kratom", "0 (sick)", "4g", "none", "sick"),
        ("Kratom", "2g (maybe 3)", "4g", "2 g", "maybe 3"),
        ("Kratom", "4g in 2 doses", "4g", "4 g", "in 2 doses"),
        ("Methadone", "50 mls", "50 ml", "50 ml", None),
        ("Vitamin D", "2k IU", "2000 IU", "2000 IU", None),
        ("Sertraline", "50 mg (late)", "50mg", "50 mg", "late"),
        ("Estradiol", "4mg IM", "4mg", "4 mg", "IM"),
    ],
)
def test_what_stands_with_an_amount_is_its_note(
    name: str, cell: str, usual: str, amount: str, note: str | None
) -> None:
    assert first_of(name, cell, usual) == (amount, note)


def test_a_guess_is_an_estimate() -> None:
    dose = Taken(table("Kratom", "2g (maybe 3)", "4g", "3g")).entries[0]
    assert isinstance(dose, Dose)
    assert dose.estimate


@pytest.mark.parametrize(
    "word", ["forgot", "skipped", "oubli", "oubli\u00e9", "zapomnia\u0142em", "n\u00e3o tomei", "x"]
)
def test_a_missed_dose_takes_no_others_away(word: str) -> None:
    taken = Taken(table("Sertraline (mg)", "50", word, "-"))
    assert taken.doses == ["2026-05-01 Sertraline 50 mg"]
    assert taken.lines[1].passed == (f"{word}, so no dose",)
    assert not taken.errors


def test_words_that_are_no_amount_are_kept_as_a_note() -> None:
    taken = Taken(table("Clonazepam", "1mg -> 0.5mg", "0.5mg", "0.5mg"))
    assert len(taken.doses) == 2
    assert taken.notes == ["2026-05-01 Clonazepam: 1mg -> 0.5mg"]
    assert taken.errors[0].endswith("; its words are kept as a note")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.00 1000mcg tablet", "1000 \N{MICRO SIGN}g"),
        ("2 500 mg caps", "1000 mg"),
        ("0,5 20mg tablets", "10 mg"),
    ],
)
def test_so_many_pieces_of_so_much_are_that_much(cell: str, amount: str) -> None:
    taken = Taken(f"date;medicine;amount\n2026-05-01;Zinc;{cell}\n")
    assert taken.doses == [f"2026-05-01 Zinc {amount}"]
