"""One -1 in a small file of counts, which says that nothing is known."""

import pytest

from tests.exchange.table.tables import Taken

COUNTS = (
    "date,anna77,bobo_x,{name},dendy\n2026-06-08,0,0,0,2\n2026-06-09,4,3,0,0\n"
    "2026-06-10,0,1,-1,0\n2026-06-11,2,0,1,0\n2026-06-12,0,7,1,{last}\n"
)


def test_a_count_is_not_below_none() -> None:
    taken = Taken(COUNTS.format(name="Kris", last=0))
    assert [one for one in taken.values if "kris" in one] == [
        "2026-06-08 kris 0",
        "2026-06-09 kris 0",
        "2026-06-11 kris 1",
        "2026-06-12 kris 1",
    ]
    assert "nothing known where it says -1 (1)" in taken.how("Kris")


@pytest.mark.parametrize(("name", "last"), [("mood", 0), ("weight change", 0), ("Kris", -2)])
def test_what_may_be_below_0_is_kept(name: str, last: int) -> None:
    taken = Taken(COUNTS.format(name=name, last=last))
    assert any(one.startswith("2026-06-10") and one.endswith(" -1") for one in taken.values)
