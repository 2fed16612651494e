"""Lengths of time that are told by what stands beside them, and by no name."""

from tests.exchange.table.tables import Taken, sheet

SLEEP = """日付,気分,睡眠時間,就寝時間,起床時間
2025-01-25,6,0:00:00,0:00:00,0:00:00
2025-01-26,7,8:59:30,20:45:26,5:44:56
2025-01-27,3,7:52:15,21:51:35,5:43:50
2025-01-28,5,6:21:59,21:00:00,3:21:59
"""
ACTIVITIES = """date,Guitar,Garden,Up
2026-05-01,0:30,0:00,8:00
2026-05-02,0:00,2:00,9:00
2026-05-03,0:30,4:30,8:30
2026-05-04,0:00,0:00,7:45
2026-05-05,1:00,0:30,8:15
"""


def test_what_two_times_are_apart_is_a_length() -> None:
    taken = Taken(SLEEP)
    assert [one for one in taken.values if "sleep" in one] == [
        "2025-01-26 sleep-time 8.99167",
        "2025-01-27 sleep-time 7.87083",
        "2025-01-28 sleep-time 6.36639",
    ]
    assert "from 就寝時間 to 起床時間" in taken.how("睡眠時間")
    assert "起床時間: 5:44:56" in taken.notes[1]
    other = Taken(SLEEP.replace("8:59:30", "9:30:00").replace("7:52:15", "1:10:00"))
    assert not [one for one in other.values if "sleep" in one]


def test_activities_in_no_order_with_0_00_among_them_are_lengths() -> None:
    taken = Taken(ACTIVITIES)
    assert taken.values[:4] == [
        "2026-05-01 guitar 0.5",
        "2026-05-01 garden 0",
        "2026-05-02 guitar 0",
        "2026-05-02 garden 2",
    ]
    assert taken.notes[0] == "2026-05-01 Up: 8:00"
    assert "no times of the day" in taken.how("Guitar")


def test_what_may_be_either_is_kept_in_words() -> None:
    alone = Taken(ACTIVITIES.replace("Garden,", "Lunch,").replace(",0:00,", ",12:00,"))
    assert not alone.values
    nights = "date,Lights,Dozed\n2026-05-01,0:00,0:30\n2026-05-02,0:00,0:10\n"
    ordered = Taken(f"{nights}2026-05-03,0:30,1:00\n2026-05-04,1:00,1:20\n")
    assert not ordered.values


def test_time_wasted_is_not_the_time_of_its_line() -> None:
    taken = Taken(sheet("無意味な時間,mood", *(f"{n % 3}:00,{n}" for n in range(1, 7))))
    assert taken.values[0].startswith("2026-05-01 mood")


def test_what_is_never_longer_than_the_night_is_a_length() -> None:
    taken = Taken(
        sheet(
            "TotalSleepTime,RealSleepTime,WakeUpCall",
            *("7:10,6:20,0:50", "4:00,3:25,0:35", "6:05,5:40,0:25", "5:50,5:00,0:50"),
            "8:05,7:00,1:05",
        )
    )
    assert [one for one in taken.values if "total" not in one][:4] == [
        "2026-05-01 real-sleep-time 6.33333",
        "2026-05-01 wake-up-call 0.833333",
        "2026-05-02 real-sleep-time 3.41667",
        "2026-05-02 wake-up-call 0.583333",
    ]
    assert "never longer than TotalSleepTime, so a length" in taken.how("WakeUpCall")
    exact = sheet(
        "inBed,quality",
        "07:20:31,04:10:23",
        "08:01:04,04:55:56",
        "06:40:00,03:58:12",
        "07:55:40,05:01:37",
        "06:58:19,04:02:05",
    )
    assert "never longer than inBed" in Taken(exact).how("quality")


def test_times_of_a_night_are_no_parts_of_it() -> None:
    taken = Taken(
        sheet(
            "TimeInBed,WakeUp,Risen,Sleep time,Breakfast",
            *("8:00,6:30,6:30,0:40,7:00", "8:10,6:45,6:45,0:30,7:10", "7:40,6:20,6:20,0:50,6:50"),
            *("8:30,7:00,7:00,0:20,7:30", "7:50,6:30,6:30,0:45,6:55"),
        )
    )
    assert {one.split()[1] for one in taken.values} == {"time-in-bed"}
    assert taken.how("WakeUp") == "notes of the day: times of the day, which are no values"


def nights(asleep: str, *times: tuple[str, str, str]) -> Taken:
    return Taken(sheet(f"In bed,Up,{asleep}", *map(",".join, times)))


NIGHTS = (
    ("23:10", "06:50", "6:40"),
    ("23:40", "07:30", "7:10"),
    ("00:15", "08:00", "7:00"),
    ("22:50", "06:30", "6:55"),
)


def test_what_lies_round_midnight_is_the_time_of_going_to_bed() -> None:
    taken = nights("Asleep", *NIGHTS)
    assert [one.split()[2] for one in taken.values] == ["6.66667", "7.16667", "7", "6.91667"]
    assert {one.split()[1] for one in taken.values} == {"asleep"}
    assert "never longer than from In bed to Up" in taken.how("Asleep")
    assert "2026-05-01 In bed: 23:10\nUp: 06:50" in taken.notes
    two = Taken(sheet("In bed,Up", *(f"{bed},{up}" for bed, up, _ in NIGHTS)))
    assert [one.split()[1:] for one in two.values][:2] == [
        ["sleep-hours", "7.66667"],
        ["sleep-hours", "7.83333"],
    ]


def test_a_time_of_falling_asleep_is_no_length() -> None:
    fell = [(bed, up, f"0:{20 + n}") for n, (bed, up, _) in enumerate(NIGHTS)]
    assert not [one for one in nights("Asleep", *fell).values if "asleep" in one]
    longer = [(bed, up, "8:30") for bed, up, _ in NIGHTS]
    assert not [one for one in nights("Asleep", *longer).values if "asleep" in one]


def test_who_fasts_for_most_of_a_day_still_does() -> None:
    taken = Taken(sheet("Fasting duration", "20:00", "22:30", "0:00", "3:15"))
    assert [one.split()[2] for one in taken.values] == ["20", "22.5", "0", "3.25"]
