"""Words behind the day of a line that would be a weekday elsewhere."""

import pytest

from sidelog.exchange.incoming import Dose
from tests.exchange.table.tables import Taken

SAME = """2026-03-01 - sertraline 50 mg
2026-03-02 - same
2026-03-03 same as yesterday
2026-03-05 sat at home, sertraline 25 mg
6 Mar 2026: sertraline 25 mg
3/14/26 mon ami came
"""


def _said(content: str) -> list[str]:
    """The doses with what else their line says, and the notes."""
    taken = Taken(content)
    assert not taken.errors
    said = [
        f"{one.day} {one.amount:g} {one.note}" for one in taken.entries if isinstance(one, Dose)
    ]
    return said + taken.notes


def test_same_is_no_weekday_and_no_dose() -> None:
    assert _said(SAME) == [
        "2026-03-01 50 None",
        "2026-03-05 25 sat at home",
        "2026-03-06 25 None",
        "2026-03-02 entry: same",
        "2026-03-03 entry: same as yesterday",
        "2026-03-14 entry: mon ami came",
    ]


def test_a_word_behind_a_day_without_its_year_is_kept_as_well() -> None:
    content = "2026-03-04 sertraline 50 mg\n3/17 sat at home\n3/18 sertraline 25 mg\n"
    assert "2026-03-17 entry: sat at home" in _said(content)


def test_a_wrong_weekday_among_others_is_told() -> None:
    taken = Taken(
        "2026-03-01 Sun sertraline 50 mg\n2026-03-02 Mon sertraline 50 mg\n"
        "2026-03-03 Sat sertraline 50 mg\n"
    )
    assert taken.doses == ["2026-03-01 sertraline 50 mg", "2026-03-02 sertraline 50 mg"]
    assert [error.partition(": ")[2] for error in taken.errors] == [
        "'2026-03-03 Sat' is not a Saturday"
    ]


@pytest.mark.parametrize("day", ["2026-03-03 Sat:", "2026-03-03 Sat -", "2026-03-03 Sat"])
def test_a_wrong_weekday_before_what_was_taken_is_told_as_well(day: str) -> None:
    taken = Taken(f"2026-03-01: kratom 3 g\n2026-03-02: kratom 2 g\n{day} kratom 1 g\n")
    assert taken.doses == ["2026-03-01 kratom 3 g", "2026-03-02 kratom 2 g"]
    assert "is not a Saturday" in taken.errors[0]
