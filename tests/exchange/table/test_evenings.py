"""Nights that began at 11:41, which do not say that it was in the evening."""

import pytest

from tests.exchange.table.tables import Taken

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
