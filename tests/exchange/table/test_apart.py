"""The parts of a day in columns of their own: its year, its month, its hour."""

import pytest

from tests.exchange.table.tables import Taken

TRACKED = """Day,Month,Year,Bedtime,Hours of Sleep,mood
15,August,2026,28,8,7
16,August,2026,27,6.5,9
17,August,2026,23,8.5,8
1,September,2026,3,7,10
2,September,,,,
"""


def test_a_bedtime_in_numbers_is_no_day_beside_one_that_is_called_so() -> None:
    taken = Taken(TRACKED)
    assert taken.values[:3] == [
        *("2026-08-15 bedtime 28", "2026-08-15 hours-of-sleep 8", "2026-08-15 mood 7")
    ]
    assert taken.values[-1] == "2026-09-01 mood 10"
    assert taken.errors == ["line 6, column Day: its year is empty, and every line needs its day"]


@pytest.mark.parametrize("month", ["August", "Aout", "08"])
def test_a_month_in_words_is_read_where_some_line_has_no_day(month: str) -> None:
    taken = Taken(f"Day,Month,Year,mood\n15,{month},2026,7\nlast,{month},2026,9\n16,,2026,5\n")
    assert taken.values == ["2026-08-15 mood 7"]
    assert taken.errors == [
        f"line 3, column Day: '2026-{month}-last' is no day",
        "line 4, column Day: its month is empty, and every line needs its day",
    ]
