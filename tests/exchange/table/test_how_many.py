"""Words and numbers for how many were taken of what a name says that one holds."""

import pytest

from sidelog.exchange.table.amount.how_many import in_digits
from sidelog.exchange.table.amount.named import named_amount
from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    ("text", "product", "amount"),
    [
        ("2x Tramadol 50mg", "Tramadol", "2 x 50mg"),
        ("3 x Tramadol 50mg", "Tramadol", "3 x 50mg"),
        ("2 Tylenol 500mg", "Tylenol", "2 x 500mg"),
        ("2 Tylenol PM 500mg", "Tylenol PM", "2 x 500mg"),
        ("half a Tylenol 500mg", "Tylenol", "0.5 x 500mg"),
        ("half an Unheardof 500mg", "Unheardof", "0.5 x 500mg"),
        ("one Advil", "Advil", "1 piece"),
        ("half a Tylenol", "Tylenol", "0.5 pieces"),
        ("7 keto DHEA 50mg", "7 keto DHEA", "50mg"),
        ("One A Day 50mg", "One A Day", "50mg"),
    ],
)
def test_a_number_before_a_name_is_none_of_its_words(text: str, product: str, amount: str) -> None:
    assert named_amount(text) == (product, amount)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("one and a half", "1.5"),
        ("2 and a half tablets", "2.5 tablets"),
        ("a quarter", "0.25"),
        ("A quarter tablet", "0.25 tablet"),
        ("un demi comprim\u00e9", "0.5 comprim\u00e9"),
        ("eine halbe Tablette", "0.5 Tablette"),
        ("p\u00f3\u0142 tabletki", "0.5 tabletki"),
        ("p\u00f3\u0142tora tabletki", "1.5 tabletki"),
        ("half and half", "half and half"),
        ("a lot", "a lot"),
    ],
)
def test_words_for_a_number_are_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


def test_words_beside_a_strength_are_so_many_of_it() -> None:
    cells = ("one and a half", "one", "half", "a quarter", "none")
    lines = "".join(f"2026-10-0{day},Xanax 0.5mg,{text}\n" for day, text in enumerate(cells, 1))
    taken = Taken(f"Date,Medication,How much\n{lines}")
    assert taken.reading.question is None
    assert taken.doses == [
        "2026-10-01 Xanax 0.75 mg",
        "2026-10-02 Xanax 0.5 mg",
        "2026-10-03 Xanax 0.25 mg",
        "2026-10-04 Xanax 0.125 mg",
        "2026-10-05 Xanax none",
    ]


def test_half_of_what_nobody_says_is_kept_in_words() -> None:
    taken = Taken("Tag,Dosis Quetiapin\n2026-11-01,25 mg\n2026-11-02,25 mg\n2026-11-05,halbe\n")
    assert len(taken.doses) == 2
    assert taken.notes == ["2026-11-05 Quetiapin: halbe"]
    assert len(taken.errors) == 1


def test_what_equals_an_amount_is_called_by_its_product() -> None:
    taken = Taken("date,= mg diazepam\n2026-11-01,5.0\n2026-11-08,4.75\n")
    assert taken.doses == ["2026-11-01 diazepam 5 mg", "2026-11-08 diazepam 4.75 mg"]


def test_words_for_numbers_beside_a_column_of_units_are_amounts() -> None:
    lines = (
        "2024-04-01,Vitamin D,three thousand,international units\n"
        "2024-04-02,Vitamin D,800,IU\n"
        "2024-04-03,Kratom,one and a half,teaspoons\n"
        "2024-04-04,Kratom,2,teaspoons\n"
        "2024-04-05,Naproxen,two,tablets\n"
        "2024-04-06,Naproxen,1,tablets\n"
        "2024-04-07,Aspirin,two hundred,mg\n"
        "2024-04-08,Aspirin,several,mg\n"
    )
    taken = Taken(f"Date,Medicine,Amount,Unit\n{lines}")
    assert taken.doses == [
        "2024-04-01 Vitamin D 3000 IU",
        "2024-04-02 Vitamin D 800 IU",
        "2024-04-03 Kratom 1.5 teaspoon",
        "2024-04-04 Kratom 2 teaspoon",
        "2024-04-05 Naproxen 2 tablet",
        "2024-04-06 Naproxen 1 tablet",
        "2024-04-07 Aspirin 200 mg",
    ]
    assert len(taken.errors) == 1


def _days(name: str, *cells: str) -> Taken:
    lines = "".join(f'2026-05-0{day},"{cell}",{day}\n' for day, cell in enumerate(cells, 1))
    return Taken(f"date,{name},mood\n{lines}")


def test_what_is_counted_below_supplements_are_pieces_of_each() -> None:
    taken = _days("Supplements", "1 zinc, 2 lemon balm + omega-3", "1 zinc", "2 tulsi, 1 ginger")
    assert taken.doses == [
        "2026-05-01 zinc 1 piece",
        "2026-05-01 lemon balm 2 piece",
        "2026-05-01 omega-3 ?",
        "2026-05-02 zinc 1 piece",
        "2026-05-03 tulsi 2 piece",
        "2026-05-03 ginger 1 piece",
    ]


@pytest.mark.parametrize("name", ["Acne", "Kratom caps", "Kratom", "Seen"])
def test_what_is_counted_elsewhere_is_not_taken(name: str) -> None:
    taken = _days(name, "2 red, 1 white", "1 red, 3 white", "3 red", "2 white, 1 red")
    assert not taken.doses
    assert len(taken.notes) == 4
