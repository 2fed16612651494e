"""Minutes and seconds of a timer, and with a point between them."""

import pytest

from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken, ranges, sheet

FEEDS = (
    "#, time, Left, Right, Bottle, Bottle Amount\n"
    "1, 03/21/16 09:17:09, 0:0, 1:12, 0:0,\n2, 03/21/16 11:00:39, 8:30, 0:0, 0:0,\n"
    "3, 03/21/16 13:37:57, 14:3, 9:0, 0:0,\n4, 03/21/16 19:41:00, 0:0, 0:0, Bottle-Pump, 2oz\n"
    "5, 03/22/16 08:20:01, 66:15, 0:0, 0:0,\n"
)


def test_a_timer_writes_minutes_and_seconds_without_a_zero() -> None:
    taken = Taken(FEEDS)
    assert [one for one in taken.values if " left " in one] == [
        "2016-03-21T09:17 left 0",
        "2016-03-21T11:00 left 8.5",
        "2016-03-21T13:37 left 14.05",
        "2016-03-21T19:41 left 0",
        "2016-03-22T08:20 left 66.25",
    ]
    right = [one.split()[2] for one in taken.values if " right " in one]
    assert right == ["1.2", "0", "9", "0", "0"]
    assert "minutes and seconds: 8:30 is 8.5 min, 0:0 is 0 min (2)" in taken.how("Left")
    assert taken.defined["left"].scale.unit == "min"
    assert taken.notes == ["2016-03-21 Bottle: Bottle-Pump"]
    assert "0:0 of Bottle is nothing used" in taken.reading.why


def test_lengths_of_a_timer_may_be_named() -> None:
    taken = Taken(FEEDS, mapping=Mapping(at="time", measures=("Left",)))
    assert taken.values[1:3] == ["2016-03-21T11:00 left 8.5", "2016-03-21T13:37 left 14.05"]


def test_what_may_be_times_or_hours_is_not_of_a_timer() -> None:
    assert not [one for one in Taken(FEEDS.replace("66:15", "16:15")).values if " left " in one]
    assert not Taken("Date,Hours worked\n2026-05-01,38:5\n2026-05-08,0:0\n").values


WALKS = [(8, 57), (16, 9), (14, 36), (16, 20), (14, 9), (12, 15), (10, 0), (11, 1)]


def pointed(minutes: int, seconds: int) -> str:
    """As a sheet writes it, without a 0 at its end."""
    return f"{minutes}.{seconds:02}".rstrip("0").rstrip(".")


MANY = [pointed(17 + at % 3, at * 13 % 60) for at in range(1, 26)]
LONG = [pointed(9 + at, at * 13 % 60) for at in range(1, 26)]


def test_a_pace_that_another_column_has_in_minutes_is_left_out_and_lengths_are_read_like_it() -> (
    None
):
    pace = [(17, 46), (17, 42), (18, 20), (17, 28), (19, 3), (18, 27), (20, 0), (18, 9)]
    lines = [
        f"{pointed(*walk)},{pointed(*one)},{one[0] + one[1] / 60:.2f},"
        f"{(walk[0] + walk[1] / 60) / (one[0] + one[1] / 60):.2f}"
        for walk, one in zip(WALKS, pace, strict=True)
    ]
    taken = Taken(sheet("Duration,Pace,Pace_min,Distance", *lines))
    assert taken.why_left("Pace") == "Pace_min again, in minutes and seconds"
    assert taken.values[::3] == [
        "2026-05-01 duration 8.95",
        "2026-05-02 duration 16.15",
        "2026-05-03 duration 14.6",
        f"2026-05-04 duration {16 + 1 / 3:g}",
        "2026-05-05 duration 14.15",
        "2026-05-06 duration 12.25",
        "2026-05-07 duration 10",
        f"2026-05-08 duration {11 + 1 / 60:g}",
    ]
    assert ranges(taken.defined.values())["duration"] == "0.. min"
    said = "8.57 in line 2 is 8 min 57 s: no value has more than 59 behind the point"
    assert said in taken.how("Duration")


def test_hours_and_minutes_with_a_point_beside_a_pace_stay_as_they_are() -> None:
    lines = [f"{pointed(1, at * 13 % 60)},{text},5.5" for at, text in enumerate(MANY, 1)]
    taken = Taken(sheet("Duration,Pace,Distance", *lines))
    assert "2026-05-01 duration 1.13" in taken.values


@pytest.mark.parametrize("name", ["Duration", "Duration (min)", "Dauer", "pace"])
def test_many_lengths_of_which_none_has_60_or_more_are_minutes_and_seconds(name: str) -> None:
    taken = Taken(sheet(name, *LONG))
    assert [value.split()[-1] for value in taken.values][:3] == ["10.2167", "11.4333", "12.65"]
    assert "10.13 in line 2 is 10 min 13 s" in taken.how(name)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Duration", [*LONG[:24], "12.6"]),
        ("Duration", LONG[:15]),
        ("Duration", [f"{at + 20}.25" for at in range(25)]),
        ("Duration", MANY),
        ("Duration (h)", LONG),
        ("Sleep duration", LONG),
        ("length", LONG),
        ("weight", LONG),
    ],
    ids=["one has 60", "few", "quarters", "maybe hours", "hours", "sleep", "length", "weight"],
)
def test_other_numbers_stay_as_they_are(name: str, texts: list[str]) -> None:
    taken = Taken(sheet(name, *texts))
    assert float(taken.values[0].split()[-1]) == float(texts[0])
    assert "behind the point" not in taken.how(name)
