"""How far a measure has come, in words."""

from datetime import date

from sidelog.report.words import basics as say


def test_how_far_it_has_come_is_a_count_and_a_day() -> None:
    today = date(2026, 11, 22)
    assert say.until_then("Mood", 1, date(2026, 12, 9), today) == (
        "Mood: 1 day so far; the last weeks can be compared from 9 December at the earliest."
    )
    assert say.until_then("Mood", 12, date(2027, 3, 14), today) == (
        "Mood: 12 days so far; the last weeks can be compared from 14 March 2027 at the earliest."
    )
    assert say.of_late("Mood", 26) == "Mood: written down on 26 days of the last 28."
