import shlex
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.text import fold, quote


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hair Wash", "hair wash"),
        ("ÜBELKEIT", "ubelkeit"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("5 μg", "5 μg"),
        ("5 µg", "5 μg"),
        ("", ""),
    ],
)
def test_case_and_accents_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_are_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("kratom", "kratom"),
        ("magnesium oil", '"magnesium oil"'),
        ("l'arginine", "'l'\"'\"'arginine'"),
        ('vitamin "D3"', "'vitamin \"D3\"'"),
        ("50 $", "'50 $'"),
    ],
)
def test_a_name_is_shown_as_it_is_typed(name: str, typed: str) -> None:
    assert quote(name) == typed


@given(st.text(min_size=1))
def test_a_shell_reads_the_name_as_one_word(name: str) -> None:
    assert shlex.split(quote(name)) == [name]
