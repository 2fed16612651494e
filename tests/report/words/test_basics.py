"""Numbers and amounts in words, held here and nowhere else."""

from datetime import date

import pytest

from sidelog.report.words import basics as say
from sidelog.report.words.basics import NO_NUMBER, amount, apart, number


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, NO_NUMBER),
        (0.0, "0"),
        (1e-12, "0"),
        (0.00049, "0.00049"),
        (0.004, "0.004"),
        (-0.0123, "-0.012"),
        (0.256, "0.26"),
        (3.333, "3.33"),
        (12.34, "12.3"),
        (70.45, "70"),
    ],
)
def test_a_number_has_as_many_digits_as_a_person_needs(value: float | None, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "amount not known"),
        (0.00049, "0.00049 g"),
        (0.004, "0.004 g"),
        (0.25, "0.25 g"),
        (70.456, "70.46 g"),
    ],
)
def test_a_small_amount_is_no_zero(value: float | None, said: str) -> None:
    assert amount(value, "g") == said


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (3.0, 5.0, ("3", "5")),
        (69.6, 70.4, ("69.6", "70.4")),
        (70.0, 70.45, ("70", "70.5")),
        (70.41, 70.44, ("70.41", "70.44")),
        (12.34, 12.31, ("12.34", "12.31")),
        (0.0041, 0.0042, ("0.0041", "0.0042")),
        (70.45, 70.45, ("70", "70")),
        (70.451, 70.452, ("70", "70")),
    ],
)
def test_what_is_compared_does_not_read_alike(
    one: float, other: float, said: tuple[str, str]
) -> None:
    assert apart(one, other) == said


def test_how_far_it_has_come_is_a_count_and_a_day() -> None:
    today = date(2026, 11, 22)
    assert say.until_then("Mood", 1, date(2026, 12, 9), today) == (
        "Mood: 1 day so far; the last weeks can be compared from 9 December at the earliest."
    )
    assert say.until_then("Mood", 12, date(2027, 3, 14), today) == (
        "Mood: 12 days so far; the last weeks can be compared from 14 March 2027 at the earliest."
    )
    assert say.of_late("Mood", 26) == "Mood: written down on 26 days of the last 28."
