"""Lines of sums and means below the lines of days: they are none of them."""

import pytest

from tests.exchange.table.tables import Taken


def test_a_line_of_a_sum_has_no_day() -> None:
    rows = "".join(f"2026-05-0{day},{day}\n" for day in range(1, 8))
    taken = Taken(f"date,drinks\n{rows},28\n")
    assert len(taken.values) == 7
    assert len(taken.errors) == 1


@pytest.mark.parametrize(
    "name", ["Total", "TOTAL:", "avg", "Durchschnitt", "M\u00e9dia", "May total", "\u00d8 / Woche"]
)
def test_a_line_that_is_called_a_sum_is_passed_over(name: str) -> None:
    rows = "".join(f"2026-05-0{day},{day},\n" for day in range(1, 8))
    taken = Taken(f"date,drinks,note\n{rows}{name},28,\n")
    assert len(taken.values) == 7
    assert taken.errors == []
    assert taken.lines[-1].passed == ("a line of sums or means",)
    assert Taken(f"date,drinks,note\n{rows}a mean total mess,2,\n").errors
