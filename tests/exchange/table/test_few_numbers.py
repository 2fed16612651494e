"""A number or two among words of a name, and what is said of numbers that stay words."""

from tests.exchange.table.tables import Taken

HEADER = "Drawn,Marker Name,Value,Units\n"
OTHERS = "2025-01-05,Ferritin,40.0,ng/mL\n2025-01-05,TSH,1.2,mIU/L\n2025-03-09,TSH,1.4,mIU/L\n"


def test_one_number_with_a_unit_beside_a_word_is_measured() -> None:
    taken = Taken(
        f"{HEADER}{OTHERS}2025-01-05,Zinc (RBC),TNP,mg/L\n2025-03-09,Zinc (RBC),11.5,mg/L\n"
    )
    assert "2025-03-09 zinc-rbc 11.5" in taken.values
    assert taken.defined["zinc-rbc"].scale.unit == "mg/L"
    assert taken.notes == ["2025-01-05 Zinc (RBC) TNP"]
    assert "TNP in line 5 is kept as it is, in a note (1 so)" in taken.how("Zinc (RBC)")


def test_so_is_a_number_without_a_unit_beside_other_names_of_numbers() -> None:
    taken = Taken(f"{HEADER}{OTHERS}2025-01-05,pH,clotted,\n2025-03-09,pH,7.5,\n")
    assert "2025-03-09 ph 7.5" in taken.values


def test_numbers_that_stay_among_words_are_said() -> None:
    taken = Taken(
        f"{HEADER}{OTHERS}2025-01-05,Colour,yellow,\n2025-01-09,Colour,pale,\n2025-03-09,Colour,3,\n"
    )
    assert taken.how("Colour").endswith("words, such as yellow, pale, and numbers, such as 3")
    assert "2025-03-09 Colour: 3" in taken.notes
