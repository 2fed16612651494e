"""Lengths in units of other languages, and days since the line before."""

import pytest

from tests.exchange.table.tables import Taken, ranges, table


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("40 сек", "40", "s"),
        ("40 Sekunden", "40", "s"),
        ("12 мин", "12", "min"),
        ("12 minutos", "12", "min"),
        ("1 ч 30 мин", "1.5", "h"),
        ("7 horas", "7", "h"),
    ],
)
def test_units_of_time_in_other_languages(cell: str, value: str, unit: str) -> None:
    taken = Taken(table("Prodolzh", cell, cell))
    assert [one.split()[-1] for one in taken.values] == [value] * 2
    assert ranges(taken.defined.values()) == {"prodolzh": f"0.. {unit}"}


LINES = ((1, ""), (5, 4), (12, 7), (13, 1), (15, 2), (15, 0), (24, 9))


def between(step: int = 1) -> str:
    lines = LINES[::step]
    return "date,Gap,pain\n" + "".join(f"2026-05-{day:02},{gap},5\n" for day, gap in lines)


@pytest.mark.parametrize("step", [1, -1])
def test_days_since_the_line_before_are_computed(step: int) -> None:
    taken = Taken(between(step))
    assert taken.why_left("Gap") == "it counts the days from one line to the next"
    assert {one.split()[1] for one in taken.values} == {"pain"}


def test_other_numbers_are_values() -> None:
    taken = Taken(between().replace(",7,", ",6,"))
    assert "gap" in taken.reading.brought[1].name
