"""The short names of entries."""

import pytest

from sidelog.errors import UsageError
from sidelog.journal.references import Kind, Reference, parse_reference, row_name


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("o12", Kind.OBSERVATION),
        ("d12", Kind.DOSE),
        ("e12", Kind.EVENT),
        ("n12", Kind.NOTE),
        ("v12", Kind.VISIT),
        ("q12", Kind.QUESTION),
        ("f12", Kind.NAIL_FINDING),
        ("p12", Kind.PHOTO),
        ("r12", Kind.REGIMEN_STEP),
    ],
)
def test_a_letter_and_a_number_name_an_entry(words: str, kind: Kind) -> None:
    assert parse_reference(words) == Reference(kind, 12)
    assert str(Reference(kind, 12)) == words


def test_case_and_space_around_make_no_difference() -> None:
    assert parse_reference(" D3 ") == Reference(Kind.DOSE, 3)


@pytest.mark.parametrize(
    "words", ["", "d", "3", "d0", "d03", "d-1", "d3x", "x3", "d 3", "d3 d4", "d٣", "d" + "9" * 19]
)
def test_anything_else_is_refused_with_what_would_be_right(words: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_reference(words)
    assert "such as d3" in refused.value.hint


def test_a_row_without_a_short_name_is_called_by_its_table() -> None:
    assert row_name("measure", 3) == "measure 3"
    assert row_name("nail_finding", 3) == "f3"
