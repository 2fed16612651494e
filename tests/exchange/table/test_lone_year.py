"""A day whose year alone is another than that of the lines before and behind it."""

import pytest

from tests.exchange.table.tables import Taken, dated


def how(*days: str) -> str:
    return Taken(dated(*days)).how("date")


def test_a_lone_year_is_named_and_not_corrected() -> None:
    days = ("1/13/2026", "1/14/2026", "1/15/2025", "1/16/2026", "1/27/2026")
    assert "1/15/2025 in line 4 has another year than the lines around it" in how(*days)
    assert Taken(dated(*days)).values[2].startswith("2025-01-15 mood")
    assert "another year" in how(*reversed(days))


def test_over_new_year_it_is_named_as_well() -> None:
    assert "2025-01-01" in how("2025-12-30", "2025-12-31", "2025-01-01", "2026-01-02")


@pytest.mark.parametrize(
    "days",
    [
        ("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"),
        ("2025-01-10", "2026-01-11", "2026-01-12"),  # a first line may be from before
        ("2026-01-10", "2025-01-11", "2025-01-12", "2026-01-13"),
        ("2026-01-10", "2025-06-11", "2026-01-13"),  # it would be between in no year
    ],
)
def test_other_years_are_not_named(days: tuple[str, ...]) -> None:
    assert "another year" not in how(*days)
