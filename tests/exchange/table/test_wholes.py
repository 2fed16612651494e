"""A total of doses of a line: it names them, is left out beside them, and alone is what was had."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    "names",
    [
        "Morning (g),Evening (g),Kratom total (g)",
        "Dose 1 (g),Dose 2 (g),Total kratom g",
        "AM [g],PM [g],Kratom total g",
    ],
)
def test_a_total_names_its_parts_with_units(names: str) -> None:
    taken = Taken(f"Date,{names}\n2026-05-01,4,3,7\n2026-05-02,4,2.5,6.5\n2026-05-03,3,,3\n")
    assert [dose.lower() for dose in taken.doses] == [
        *("2026-05-01 kratom 4 g", "2026-05-01 kratom 3 g"),
        *("2026-05-02 kratom 4 g", "2026-05-02 kratom 2.5 g"),
        "2026-05-03 kratom 3 g",
    ]
    assert taken.why_left(names.rsplit(",", maxsplit=1)[-1]) == "a total of the others"
