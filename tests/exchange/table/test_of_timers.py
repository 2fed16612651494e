"""Minutes and seconds of a timer that writes no zero before a second below ten."""

from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.tables import Taken

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
    assert [one.split()[2] for one in taken.values if " right " in one] == [
        "1.2",
        "0",
        "9",
        "0",
        "0",
    ]
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
