"""Holds of a regimen, and how long something lasts."""

from datetime import date

import pytest

from sidelog.catalog.regimen.rhythms import Length, parse_length
from sidelog.catalog.regimen.rules import RegimenStep, Rule
from sidelog.catalog.regimen.words import Hold, parse_plan
from sidelog.errors import BadDataError, NothingMatchedError, UsageError


def test_a_hold_postpones_what_comes_later_and_nothing_else() -> None:
    hold = parse_plan("hold for 2 weeks")
    assert hold == Hold(Length(14))
    assert isinstance(hold, Hold)
    steps = [RegimenStep(day, Rule(1.0), f"r{day}") for day in (739000, 739014, 739028)]
    moved = hold.postponed(steps, 739010)
    assert [(one.reference, one.day) for one in moved] == [("r739014", 739028), ("r739028", 739042)]
    # On the first day of all, what is held can only be that.
    assert len(hold.postponed(steps, 739000)) == 2
    with pytest.raises(UsageError, match="A step begins on") as refused:
        hold.postponed(steps, 739014)
    assert refused.value.hint == "Before it: --on 2024-05-07; from it on: --on 2024-05-09"
    with pytest.raises(NothingMatchedError, match="no later step"):
        hold.postponed(steps, 739029)


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("2w", Length(14)),
        ("a week", Length(7)),
        ("week", Length(7)),
        ("ten days", Length(10)),
        ("3 months", Length(0, 3)),
        ("1 mo", Length(0, 1)),
        ("2 fortnights", Length(28)),
    ],
)
def test_a_length(words: str, length: Length) -> None:
    assert parse_length(words) == length


def test_a_plan_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(BadDataError, match="beyond the calendar"):
        Length(0, 12).after(date(9999, 6, 1))
    with pytest.raises(BadDataError, match="beyond the calendar"):
        Length(400).after(date(9999, 6, 1))
    assert Length(0, 13).after(date(2026, 12, 31)) == date(2028, 1, 31)
