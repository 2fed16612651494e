"""What may be done to the texts of a page, whatever its form."""

import pytest

from sidelog.report.page.document import kept_together


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("8.12 g → 2 g on 30 July.", "8.12~g~→~2~g on 30~July."),
        ("7 → 2 of 28. (clear)", "7~→~2~of 28. (clear)"),
        ("20 µg/L, 70 kg; 5 °C", "20~µg/L, 70~kg; 5~°C"),
        ("only 12 ratings", "only 12 ratings"),
        ("20 Mayhem", "20 Mayhem"),
    ],
)
def test_a_number_stays_beside_its_unit(said: str, shown: str) -> None:
    assert kept_together(said).replace("\N{NO-BREAK SPACE}", "~") == shown
