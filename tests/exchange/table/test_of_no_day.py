"""How tall a person is, and how old, and what was bought: columns of no day."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tests.exchange.table.tables import Taken

FIRST = date(2024, 3, 1)
BORN = date(1968, 12, 24)


def table(name: str, cells: Iterable[object], step: int = 9) -> str:
    days = (FIRST + timedelta(days=step * n) for n in range(999))
    rows = zip(days, cells, strict=False)
    lines = (f'{day},"{cell}",{70 + n % 7 / 10}' for n, (day, cell) in enumerate(rows))
    return "\n".join((f"date,{name},weight", *lines))


def ages(decimals: int, year: float = 365.25, step: int = 9) -> list[str]:
    days = [(FIRST - BORN).days + step * n for n in range(30)]
    return [f"{day / year:.{decimals}f}" for day in days]


@pytest.mark.parametrize(
    ("name", "cells", "said"),
    [
        ("Height", [1.78] * 25 + [1.80] * 4, "1.78 in 25 of 29 lines"),
        ("height_cm", [178] * 12, "178 in every line"),
        ("Altura", ["1,65"] * 11 + ["1,66"], "1,65 in 11 of 12 lines"),
        ("height (in)", [66.5] * 12, "66.5 in every line"),
    ],
)
def test_a_height_that_stays_the_same_is_of_the_person(
    name: str, cells: list[object], said: str
) -> None:
    taken = Taken(table(name, cells))
    assert taken.why_left(name) == f"how tall the person is, and not of a day: {said}"
    assert len(taken.values) == len(cells)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Height", [1.50, 1.51, 1.52, 1.53] + [1.54] * 3),
        ("Height", [61] * 9 + [62]),
        ("jump height", [140] * 12),
        ("height", [0.61] * 12),
        ("Height", [178] * 4),
        ("altitude", [178] * 12),
    ],
)
def test_another_height_may_be_of_a_day(name: str, cells: list[object]) -> None:
    assert "measure" in Taken(table(name, cells)).how(name)


def test_a_height_alone_is_what_was_recorded() -> None:
    rows = "".join(f"2026-05-{day:02},178\n" for day in range(1, 10))
    assert len(Taken(f"date,height\n{rows}").values) == 9


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Age", ages(4)),
        ("age (years)", ages(1, step=60)),
        ("Alter", [age.replace(".", ",") for age in ages(2)]),
        ("age in months", ages(1, 365.25 / 12)),
        ("Age days", ages(0, 1)),
    ],
)
def test_an_age_that_goes_up_with_the_days_is_said_by_the_date(name: str, cells: list[str]) -> None:
    step = 60 if name == "age (years)" else 9
    taken = Taken(table(name, cells, step))
    assert taken.why_left(name) == "the age of the person, which the date says"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Metabolic Age", ages(4)),
        ("kratom (g)", [40 - n / 7 for n in range(30)]),
        ("hours", ages(4)),
    ],
)
def test_what_was_measured_or_taken_may_go_up_as_well(name: str, cells: list[object]) -> None:
    taken = Taken(table(name, cells))
    assert name not in {one.found for one in taken.reading.left}


def test_what_some_lines_say_is_of_their_days() -> None:
    taken = Taken("date,sleep (h),sex\n2026-05-01,7,\n2026-05-02,6,withdrawal\n2026-05-03,8,\n")
    assert taken.notes == ["2026-05-02 sex: withdrawal"]


BAGS = (
    "Purchased,Start Date,End Date,Cost,Store,Name,Size,Rating\n"
    "2026/2/1,2026/2/5,2026/2/20,9.50,Corner,Dark Roast,12oz,4\n"
    "2026/2/1,2026/2/20,3/4,8.00,Corner,House Blend,12oz,3\n"
    "2026/3/1,2026/3/4,2026-03-20,14,Market,Kenya AA,16 oz,5\n"
)


def test_what_a_thing_cost_is_no_measure_of_it_and_its_end_is_kept() -> None:
    taken = Taken(BAGS)
    assert taken.values == [
        "2026-02-05 dark-roast 4",
        "2026-02-20 house-blend 3",
        "2026-03-04 kenya-aa 5",
    ]
    words = {line for note in taken.notes for line in note.partition(" ")[2].split("\n")}
    assert {"End Date: 2026/2/20", "End Date: 3/4", "End Date: 2026-03-20"} <= words
    assert {"Cost: 9.50", "Size: 12oz", "Store: Corner", "Kenya AA: Purchased: 2026/3/1"} <= words
    assert taken.how("Cost") == "notes of the day: of what was bought, as it is"
    assert taken.doses == []


def test_what_a_day_cost_is_a_value() -> None:
    rows = [f"2026-05-0{day},Corner,{day}.50" for day in range(1, 6)]
    taken = Taken("\n".join(["date,store,cost", *rows, ""]))
    assert taken.values[0] == "2026-05-01 cost 1.5"
