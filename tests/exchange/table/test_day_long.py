"""Lines that last about a day each: what they say is of the day that they go through."""

from datetime import time
from itertools import pairwise

from sidelog.exchange.reader import Here
from tests.exchange.table.tables import HERE, NOW, Taken

AT_FOUR = Here(NOW, time(4), HERE.measures)
SPANS = [
    ("2024-03-03 22:10:00", "2024-03-05 04:40:00"),
    ("2024-03-05 04:40:00", "2024-03-06 02:50:00"),
    ("2024-03-06 02:50:00", "2024-03-06 22:00:00"),
    ("2024-03-06 22:00:00", "2024-03-08 00:33:00"),
    ("2024-03-08 00:33:00", "2024-03-08 23:50:00"),
    ("2024-03-08 23:50:00", ""),
]


def cycles(spans: list[tuple[str, str]], ends: str = "Cycle end time") -> Taken:
    rows = (
        f"{start},{end},{question},{str((n + shift) % 2 == 0).lower()}\n"
        for n, (start, end) in enumerate(spans)
        for shift, question in enumerate(["Have any tea?", "Take the stairs?"])
    )
    header = f"Cycle start time,{ends},Question text,Answered yes\n"
    return Taken(header + "".join(rows), here=AT_FOUR)


def test_each_is_of_the_day_that_it_goes_through() -> None:
    taken = cycles(SPANS)
    days = [4, 5, 6, 7, 8, 9]
    assert [one for one in taken.values if "tea" in one] == [
        f"2024-03-0{day} have-any-tea {day % 2 == 0:d}" for day in days
    ]
    assert [one for one in taken.values if "stairs" in one] == [
        f"2024-03-0{day} take-the-stairs {day % 2:d}" for day in days
    ]
    how = taken.how("Cycle start time + Cycle end time")
    assert how == "day: each is of the day that it goes through"


def test_what_does_not_follow_what_was_before_stays_at_its_moment() -> None:
    fasts = [
        (f"2024-03-{day:02} 20:00", f"2024-03-{day + 1:02} {12 + day % 3}:00")
        for day in range(1, 9)
    ]
    taken = cycles(fasts)
    assert taken.values[0].startswith("2024-03-01T20:00 ")


def test_short_lines_that_follow_each_other_stay_at_their_moments() -> None:
    moments = [f"2024-03-01 {hour:02}:00" for hour in range(6, 14)]
    taken = cycles(list(pairwise(moments)))
    assert taken.values[0].startswith("2024-03-01T06:00 ")


def test_a_line_that_lasts_for_days_is_of_the_day_after_its_start() -> None:
    more = [(f"2024-03-{day:02} 23:00", f"2024-03-{day + 1:02} 23:00") for day in range(9, 20)]
    spans = [*SPANS[:-1], ("2024-03-08 23:50:00", "2024-03-14 23:00"), *more[5:]]
    taken = cycles(spans)
    assert "2024-03-09 have-any-tea 0" in taken.values


def test_a_gap_of_days_between_two_tells_nothing_of_the_others() -> None:
    spans = [
        ("2024-03-01 02:10:00", "2024-03-01 23:30:08"),
        ("2024-03-05 00:40:00", "2024-03-06 02:10:00"),
        ("2024-03-06 02:10:00", "2024-03-06 22:50:00"),
        ("2024-03-09 23:20:00", "2024-03-10 23:50:00"),
    ]
    taken = cycles(spans)
    tea = [one.split()[0] for one in taken.values if "tea" in one]
    assert tea == ["2024-03-01", "2024-03-05", "2024-03-06", "2024-03-10"]


def test_other_ends_and_the_strain_of_a_day_beside_them_change_nothing() -> None:
    rows = "".join(f"{start},{end},{n + 5},{end}\n" for n, (start, end) in enumerate(SPANS))
    taken = Taken(f"Cycle start time,Cycle end time,Day Strain,Wake onset\n{rows}", here=AT_FOUR)
    assert taken.values == [f"2024-03-0{n + 4} day-strain {n + 5}" for n in range(6)]


def test_the_day_is_that_of_which_a_line_has_most() -> None:
    spans = [
        ("2024-03-01 23:30", "2024-03-02 15:10"),
        ("2024-03-02 15:10", "2024-03-03 16:40"),
        ("2024-03-03 16:40", "2024-03-04 23:00"),
        ("2024-03-04 23:00", "2024-03-05 22:50"),
    ]
    tea = [one for one in cycles(spans).values if "tea" in one]
    assert [one.split()[0] for one in tea] == [f"2024-03-0{day}" for day in (2, 3, 4, 5)]
