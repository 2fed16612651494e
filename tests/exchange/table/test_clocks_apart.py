"""Times whose am and pm stand apart, and words of mood in sheets without a header."""

from datetime import time

import pytest

from sidelog.exchange.table.cell.days import read_clock
from tests.exchange.table.tables import Taken

MOODS = (
    "27-06-2026,11:40:AM,Happy,good lunch",
    "27-06-2026,11:40:AM,Sad,bad news",
    "27-06-2026,11:43:AM,Angry,traffic",
    "27-06-2026,12:07:PM,Neutral,fine",
    "28-06-2026,01:15:PM,Happy,walk",
)


@pytest.mark.parametrize(
    "text", ["1:40:PM", "01.40.PM", "1:40 : PM", "1:40-pm", "1:40 .p.m.", "1:40, PM", "13:40"]
)
def test_a_sign_may_stand_before_am_and_pm(text: str) -> None:
    assert read_clock(text) == time(13, 40)


def test_moods_without_a_header_have_their_times() -> None:
    taken = Taken("".join(f"{row}\n" for row in MOODS))
    assert taken.reading.question is None
    assert taken.values == [
        "2026-06-27T11:40 column-3 4",
        "2026-06-27T11:40 column-3 2",
        "2026-06-27T12:07 column-3 3",
        "2026-06-28T13:15 column-3 4",
    ]
    assert "2026-06-27 column 3 Angry" in taken.notes
