"""Numbers and amounts in words, held here and nowhere else."""

import pytest

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
