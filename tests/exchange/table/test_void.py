"""Lines of which a column says that they do not count, since others took their place."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

MEALS = """date,time,food,calories,{name}
2026-02-01,08:00:00,oats and milk,300,{no}
2026-02-01,13:00:00,rice and beans,500,{yes}
2026-02-01,13:00:00,"rice and beans, two tortillas",700,{no}
2026-02-02,08:10:00,oats,250,{no}
"""


@pytest.mark.parametrize(
    ("name", "no", "yes"),
    [
        ("corrected", "0", "1"),
        ("is_deleted", "false", "true"),
        ("Gelöscht", "nein", "ja"),
        ("replaced", "", "x"),
        ("is_void", "no", "yes"),
    ],
)
def test_it_is_asked_whether_marked_lines_count(name: str, no: str, yes: str) -> None:
    file = MEALS.format(name=name, no=no, yes=yes)
    question = Taken(file).reading.question
    assert question
    assert question.text.startswith(f"{name} is {yes} in 1 line, such as line 3")
    assert [question.typed(answer) for answer in question.choices] == [f"{name}={no}", f"{name}=*"]
    taken = Taken(file, Said(where=(f"{name}={no}",)))
    assert taken.values == [
        "2026-02-01T08:00 calories 300",
        "2026-02-01T13:00 calories 700",
        "2026-02-02T08:10 calories 250",
    ]
    every = Taken(file, Said(where=(f"{name}=*",)))
    assert len(every.values) == 4
    assert every.why_left(name) == "it says which lines do not count"


def test_where_no_line_is_marked_nothing_is_asked() -> None:
    taken = Taken(MEALS.format(name="corrected", no="0", yes="0"))
    assert taken.reading.question is None
    assert {value.split()[1] for value in taken.values} == {"calories"}


def test_whose_lines_are_meant_is_asked_as_well() -> None:
    file = "date,person,mood,deleted\n2026-01-01,Anna,4,0\n2026-01-01,Ben,2,1\n2026-01-02,Ben,3,0\n"
    asked = Taken(file, Said(where=("deleted=*",))).reading.question
    assert asked
    assert asked.column == "person"


@pytest.mark.parametrize(("name", "cells"), [("void", "10"), ("corrected", "37"), ("voided", "01")])
def test_what_is_no_mark_of_lines_is_a_value(name: str, cells: str) -> None:
    rows = "".join(f"2026-01-0{day},{cell}\n" for day, cell in enumerate(cells, start=1))
    taken = Taken(f"date,{name}\n{rows}")
    assert taken.reading.question is None
    assert len(taken.values) == 2
