"""Amounts that stand in each line until the next dose."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

WEEKS = [
    ("2025-03-03", "1.0", "2025-03-03"),
    ("2025-03-04", "1.0", "2025-03-03"),
    ("2025-03-05", "1.0", "2025-03-03"),
    ("2025-03-10", "1.5", "2025-03-10"),
    ("2025-03-11", "1.5", "2025-03-10"),
    ("2025-03-12", "1.5", "2025-03-10"),
]


def _table(names: str, cells: list[tuple[str, str, str]]) -> str:
    return names + "".join(
        "\n" + ",".join(line) + f",{3 + len(line[1])}.{i}" for i, line in enumerate(cells)
    )


@pytest.mark.parametrize(
    "called", ["injection_date", "last dose", "Letzte Spritze", "inyecci\u00f3n"]
)
def test_an_amount_is_of_the_day_of_its_injection(called: str) -> None:
    taken = Taken(_table(f"date,dose_mg,{called},level", WEEKS), Said(product="semaglutide"))
    assert taken.doses == ["2025-03-03 semaglutide 1 mg", "2025-03-10 semaglutide 1.5 mg"]
    assert len(taken.values) == len(WEEKS)
    assert f"on the days that {called} says" in taken.how("dose_mg")
    assert taken.how(called) == "days of the doses of dose_mg: "
    assert taken.lines[1].passed == ("amounts that another line has as well: no dose",)


def test_a_count_of_days_since_says_it_as_well() -> None:
    counted = [(day, dose, str(i % 3)) for i, (day, dose, _) in enumerate(WEEKS)]
    taken = Taken(_table("date,Ozempic (mg),days since injection,level", counted))
    assert taken.doses == ["2025-03-03 Ozempic 1 mg", "2025-03-10 Ozempic 1.5 mg"]


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        ("date,kratom (g),injection_date,level", WEEKS),
        ("date,sertraline (mg),last visit,level", WEEKS),
        (
            "date,kratom (g),last dose,level",
            [(day, f"{i}", of) for i, (day, _, of) in enumerate(WEEKS, 1)],
        ),
        ("date,Ozempic (mg),last dose,level", [(day, dose, day) for day, dose, _ in WEEKS]),
    ],
)
def test_what_is_taken_in_each_line_is_a_dose_of_each(
    names: str, cells: list[tuple[str, str, str]]
) -> None:
    assert len(Taken(_table(names, cells)).doses) == len(cells)


def test_a_dose_whose_day_has_no_line_is_left_out_and_said() -> None:
    cells = [*WEEKS, ("2025-03-18", "2", "2025-03-17"), ("2025-03-19", "2", "2025-03-17")]
    taken = Taken(_table("date,Ozempic (mg),injection_date,level", cells))
    assert len(taken.doses) == 2
    assert "1 left out, whose day has no line" in taken.how("Ozempic (mg)")
