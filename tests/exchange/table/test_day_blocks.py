"""Three lines a day: the day alone, times, and below each how long it was."""

import pytest

from tests.exchange.table.tables import Taken, refused

_FIRST = "1/20/26,,,\n0:00,6:55,12:40,20:15\n5.42,1.35,2.05,3.45\n"
_SECOND = "1/21/26,,,\n0:30,7:11,13:33,\n6.20,1.00,1.45,\n"
_THIRD = "1/22/26,,,\n1:10,7:11,,\n5.05,0.39,,\n"


def test_each_time_has_the_length_below_it() -> None:
    taken = Taken(_FIRST + _SECOND + _THIRD)
    assert len(taken.values) == 9
    assert taken.values[:2] == [
        "2026-01-20T00:00 duration 5.7",
        "2026-01-20T06:55 duration 1.58333",
    ]
    assert taken.values[-1] == "2026-01-22T07:11 duration 0.65"
    assert "where 5.42 is 5:42" in taken.reading.what


def test_lengths_may_have_a_colon() -> None:
    taken = Taken((_FIRST + _SECOND + _THIRD).replace(".", ":"))
    assert taken.values[0] == "2026-01-20T00:00 duration 5.7"


@pytest.mark.parametrize(
    ("third", "why"),
    [
        (_THIRD.replace("0.39", "0.75"), "but that of line 7 has not"),
        (_THIRD.replace("5.05", "6.05"), "but that of line 7 has not"),  # over another
        (_THIRD.replace("0.39", ""), "but that of line 7 has not"),
        ("", "but they are too few"),
    ],
)
def test_what_is_not_plain_is_refused_without_a_question(third: str, why: str) -> None:
    assert why in refused(_FIRST + _SECOND + third)
