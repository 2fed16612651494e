import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.catalog.text import fold


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
