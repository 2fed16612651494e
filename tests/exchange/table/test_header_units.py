"""Parts of the day with a unit, whose cells name what was taken with a number alone."""

import pytest

from tests.exchange.table.tables import Taken

SHEET = """Data;Rano (mg);Wieczór (mg);Suma;Magnesium
13.03.2026;Tramadol 50;Tramadol 100;150;yes
14.03.2026;Tramadol 50;;50;no
15.03.2026;;Tramadol 75,5 + Ibuprofen 400;;yes
16.03.2026;;;150;yes
17.03.2026;forgot;Tramadol 100;100;yes
"""


def test_the_unit_of_a_header_is_that_of_the_numbers_behind_names() -> None:
    taken = Taken(SHEET)
    assert [one for one in taken.doses if "Magnesium" not in one] == [
        "2026-03-13 Tramadol 50 mg",
        "2026-03-13 Tramadol 100 mg",
        "2026-03-14 Tramadol 50 mg",
        "2026-03-15 Tramadol 75.5 mg",
        "2026-03-15 Ibuprofen 400 mg",
        "2026-03-17 Tramadol 100 mg",
    ]
    assert "the unit of Rano (mg), Wieczór (mg) is that of the numbers" in taken.reading.why
    assert "2026-03-14 Magnesium none" in taken.doses


def test_a_total_of_the_only_product_is_taken_where_no_part_says_anything() -> None:
    taken = Taken(SHEET.replace("75,5 + Ibuprofen 400;;", "75;75;"))
    assert "2026-03-16 Tramadol 150 mg" in taken.doses
    assert sum("Tramadol" in one for one in taken.doses) == 6


def test_drops_are_counted_so_as_well() -> None:
    taken = Taken("Date;Matin (gouttes);Humeur\n13/03/2026;Laroxyl 5;6\n14/03/2026;Laroxyl 4;5\n")
    assert taken.doses == ["2026-03-13 Laroxyl 5 drop", "2026-03-14 Laroxyl 4 drop"]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Morning (tablets)", ("Tramadol 50", "Tramadol 100")),
        ("Breakfast (g)", ("Oats 50", "Bread 80")),
        ("Morning (mg)", ("a headache at 9", "Vitamin B12")),
    ],
    ids=["how strong each is", "food", "words"],
)
def test_other_numbers_behind_words_are_words(name: str, cells: tuple[str, str]) -> None:
    taken = Taken(f"Date;{name}\n13.03.2026;{cells[0]}\n14.03.2026;{cells[1]}\n")
    assert not taken.doses
    assert [one.partition(": ")[2] for one in taken.notes] == [*cells]
