"""Times of the day without a sign in them, in a file that names no column."""

import pytest

from tests.exchange.table.tables import Taken

TIMES = (804, 801, 806, 1844, 813, 733, 917, 821, 1207, 644)
DAYS = (14, 14, 15, 16, 17, 18, 19, 20, 21, 22)


def lines(times: tuple[int, ...], more: str = ",131,71,67,,") -> str:
    return "".join(f"3/{day}/2020,{time}{more}\n" for day, time in zip(DAYS, times, strict=True))


def test_numbers_beside_the_day_that_all_are_times_are_those_of_the_lines() -> None:
    taken = Taken(lines(TIMES))
    assert taken.reading.question is None
    assert taken.values[:2] == ["2020-03-14T08:04 column-3 131", "2020-03-14T08:04 column-4 71"]
    assert "2020-03-16T18:44 column-3 131" in taken.values
    assert not any("column-2" in one for one in taken.values)
    assert "times without a sign in them: 804 is 8:04" in taken.reading.why


@pytest.mark.parametrize(
    "times",
    [
        (804, 801, 866, 1844, 813, 733, 917, 821, 1207, 644),  # 66 minutes
        (850, 800, 850, 1800, 800, 700, 950, 825, 1200, 650),  # round numbers
        (804, 801, 806, 844, 813, 833, 817, 821, 807, 848),  # of one hour
        (804, 801, 806, 104, 813, 733, 917, 821, 1207, 644),  # too early for so few
    ],
)
def test_numbers_that_may_be_others_are_no_times(times: tuple[int, ...]) -> None:
    assert "804 is 8:04" not in Taken(lines(times)).reading.why


def test_beside_pressures_a_few_times_are_enough() -> None:
    six = "".join(lines(TIMES).splitlines(keepends=True)[:6])
    assert "804 is 8:04" in Taken(six).reading.why
    assert "804 is 8:04" not in Taken(six.replace(",131,71", ",5,7")).reading.why


def test_one_column_behind_it_is_not_enough() -> None:
    assert "804 is 8:04" not in Taken(lines(TIMES, ",131")).reading.why


def test_two_orders_within_a_day_are_none() -> None:
    content = lines(TIMES) + "3/22/2020,712,131,71,67,,\n"
    assert "804 is 8:04" not in Taken(content).reading.why
