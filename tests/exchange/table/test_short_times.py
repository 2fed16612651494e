"""Times without the sign between their parts, and bedtimes without their pm."""

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


_NIGHTS = (
    "3/1/2024,11:41,5:30,71\n3/2/2024,10:27,5:33,66\n3/4/2024,12:11,6:56,80\n"
    "3/14/2024,9:58,6:10,82\n3/15/2024,13:53,9:20,55\n"
)


@pytest.mark.parametrize("names", ["bedtime,wake", "went to bed,woke up"])
def test_a_night_from_11_41_to_5_30_began_in_the_evening(names: str) -> None:
    taken = Taken(f"date,{names},mood\n{_NIGHTS.replace(',71', ',7')}")
    lengths = [one for one in taken.values if "sleep-hours" in one]
    assert [float(one.rpartition(" ")[2]) for one in lengths] == pytest.approx(
        [5.8167, 7.1, 6.75, 8.2, 7.45], abs=1e-3
    )
    assert "has no pm: 11:41 is 23:41" in taken.reading.why


def test_what_stands_beside_such_a_night_is_at_the_time_of_it() -> None:
    taken = Taken(f"date,start,stop,sleep score\n{_NIGHTS}")
    assert taken.values[:2] == [
        "2024-03-01T05:30 sleep-score 71",
        "2024-03-01T05:30 duration 5.81667",
    ]


def test_a_time_past_midnight_stays_beside_them() -> None:
    taken = Taken(f"date,bedtime,wake,x\n{_NIGHTS}3/16/2024,1:15,9:00,5\n")
    assert taken.values[-2:] == ["2024-03-16 x 5", "2024-03-16 sleep-hours 7.75"]


def test_where_nothing_says_that_lines_are_nights_they_have_no_length_and_no_time() -> None:
    taken = Taken(f"date,start,stop,score\n{_NIGHTS}")
    assert taken.values[:2] == ["2024-03-01 score 71", "2024-03-02 score 66"]
    assert len(taken.values) == 5
    assert taken.notes[0] == "2024-03-01 start: 11:41\nstop: 5:30"
    assert taken.how("start").startswith("notes of the day: no am or pm: 11:41 in line 2")


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ("bedtime,wake", "3/16/2024,14:10,15:30,5\n"),  # a nap, by a clock of 24 hours
        ("start,stop", "3/16/2024,09:10,6:30,5\n"),
        ("start fasting,stop", ""),
    ],
)
def test_what_may_be_as_it_is_written_stays(names: str, more: str) -> None:
    taken = Taken(f"date,{names},x\n{_NIGHTS}{more}")
    assert "no pm" not in taken.reading.why
    assert not any("no am or pm" in one.how for one in taken.reading.brought)
