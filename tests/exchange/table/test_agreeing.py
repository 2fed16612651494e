"""The time from the start to the end of a night, beside columns of parts of it."""

from tests.exchange.table.tables import Taken, ranges

NIGHTS = [
    ("2021-03-02 23:10", "2021-03-03 07:10", 430, 480, 50),
    ("2021-03-04 00:00", "2021-03-04 07:30", 395, 450, 55),
    ("2021-03-04 22:45", "2021-03-05 06:50", 445, 485, 40),
    ("2021-03-05 23:30", "2021-03-06 08:00", 445, 510, 65),
]


def nights(part: str, column: int, more: str = "minutes_wake") -> Taken:
    rows = (f"{one[0]},{one[1]},{one[column]},{one[4]}\n" for one in NIGHTS)
    return Taken(f"sleep_time,wake_time,{part},{more}\n{''.join(rows)}")


def test_minutes_asleep_are_not_how_long_a_night_was() -> None:
    taken = nights("minutes_asleep", 2)
    assert [one for one in taken.values if "in-bed" in one] == [
        "2021-03-03T07:10 time-in-bed 8",
        "2021-03-04T07:30 time-in-bed 7.5",
        "2021-03-05T06:50 time-in-bed 8.08333",
        "2021-03-06T08:00 time-in-bed 8.5",
    ]
    assert len([one for one in taken.values if "minutes-asleep" in one]) == len(NIGHTS)
    assert ranges(taken.defined.values())["time-in-bed"] == "0.. h"
    assert "from sleep_time to wake_time" in taken.how("sleep_time")


def test_what_is_the_end_minus_the_start_says_it() -> None:
    taken = nights("minutes_in_bed", 3)
    assert {one.split()[1] for one in taken.values} == {"minutes-in-bed", "minutes-wake"}
    why = "when its lines began, and minutes_in_bed says how long each was"
    assert taken.why_left("sleep_time") == why


def test_a_night_in_which_the_clocks_were_changed_does_not_matter() -> None:
    rows = "".join(
        f"2021-03-2{day}T23:10:00+01:00,2021-03-2{day + 1}T07:10:00+0{1 + (day == 7)}:00,"
        f"{8 - (day == 7)}:00,3\n"
        for day in range(4, 9)
    )
    taken = Taken(f"start,end,sleep duration,wakes\n{rows}")
    assert "sleep duration says how long each was" in taken.why_left("start")
