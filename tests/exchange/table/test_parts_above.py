"""Days whose year, or whose month, stands only in the line in which it changes."""

import pytest

from tests.exchange.table.tables import Taken

ONCE = (
    "Date,Weight (kg),Year,,\nDecember 11,71.2,2023,,\nDecember 18,71,,,\n"
    "January 2,70.4,2024,,\nJanuary 8,70.1,,,\nJanuary 8,70.3,,,\nJuly 1,69,,,\nMay 6,68.4,2025,,\n"
)


def test_a_year_that_stands_once_is_that_of_the_lines_below() -> None:
    taken = Taken(ONCE)
    assert taken.values == [
        "2023-12-11 weight 71.2",
        "2023-12-18 weight 71",
        "2024-01-02 weight 70.4",
        "2024-01-08 weight 70.2",
        "2024-07-01 weight 69",
        "2025-05-06 weight 68.4",
    ]
    assert "an empty Year is that of the line above it" in taken.reading.why


def test_the_latest_year_may_stand_first() -> None:
    taken = Taken(
        "Year,Date,Steps\n2024,8 Jan,4000\n,2 Jan,5000\n"
        "2023,18 Dec,3000\n,11 Dec,2000\n,4 Dec,Average\n"
    )
    assert taken.values == [
        "2024-01-08 steps 4000",
        "2024-01-02 steps 5000",
        "2023-12-18 steps 3000",
        "2023-12-11 steps 2000",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("January 2,70.4,2024", "January 2,70.4,"),  # New Year without its year
        ("December 11,71.2,2023", "December 11,71.2,"),  # the first year is said nowhere
    ],
)
def test_a_year_that_was_forgotten_is_told_from_no_line_above(before: str, after: str) -> None:
    taken = Taken(ONCE.replace(before, after))
    said = [value.partition(" ")[0] for value in taken.values]
    assert set(said) <= {"2023-12-11", "2024-01-02", "2025-05-06"}
    wrong = [error.reason for line in taken.lines for error in line.errors]
    assert wrong
    assert all("its year is empty" in one for one in wrong)


def test_a_year_that_one_line_lacks_is_not_told_from_above() -> None:
    taken = Taken(
        "Date,Year,Mood\nMay 1,2024,4\nMay 2,,5\nMay 3,2024,3\nMay 4,2024,3\nMay 5,2024,2\n"
    )
    assert len(taken.values) == 4
