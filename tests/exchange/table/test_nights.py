"""Whose day a line has that went on over midnight, or lasted for about a day."""

from datetime import time
from itertools import pairwise

import pytest

from sidelog.exchange.reader import Said
from sidelog.exchange.table.nights.nights import is_end
from tests.exchange.table.tables import HERE, NOW, Here, Taken

SLEPT = """Date, Bed Time, Wake Time, Time In Bed, Snooze
1/21/2026, 12:38 AM, 6:23 AM, 5h 45m 00s,0
1/23/2026, 1:30 AM, 7:00 AM, 5h 30m 00s,0
1/23/2026, 9:30 PM, 6:30 AM, 9h 00m 00s,3
1/25/2026, 12:46 AM, 2:46 AM, 2h 00m 00s,1
1/26/2026, 11:30 PM, -, 7h 00m 00s,2
"""
FROM_FOUR = Here(NOW, time(4), HERE.measures)


def day_values(taken: Taken, measure: str) -> list[str]:
    """The days and the values of a measure."""
    return [
        f"{entry.day} {entry.value:g}"
        for entry in taken.entries
        if getattr(entry, "measure", "") == measure
    ]


def test_two_nights_under_one_date_are_told_apart_by_their_bedtimes() -> None:
    taken = Taken(SLEPT, here=FROM_FOUR)
    assert taken.reading.question is None
    assert day_values(taken, "time-in-bed") == [
        *("2026-01-21 5.75", "2026-01-23 5.5", "2026-01-24 9", "2026-01-25 2", "2026-01-27 7")
    ]
    assert taken.values[4] == "2026-01-24T06:30 time-in-bed 9"
    assert taken.notes[2] == "2026-01-24 Bed Time: 9:30 PM"
    assert taken.how("Date + Wake Time").endswith(
        "each is that of Bed Time; a night is of the day of Wake Time"
    )


def test_the_hours_of_nights_under_one_date_are_those_from_bed_to_waking() -> None:
    lines = "1/21/2026,00:30,06:30\n1/23/2026,01:30,07:00\n1/23/2026,21:30,06:30\n"
    taken = Taken(f"Date,Bedtime,Wake Time\n{lines}")
    assert taken.values == [
        *("2026-01-21T06:30 sleep-hours 6", "2026-01-23T07:00 sleep-hours 5.5"),
        "2026-01-24T06:30 sleep-hours 9",
    ]


def test_nights_under_the_date_of_waking_stay_on_it() -> None:
    lines = "1/22/2026,21:30,06:30\n1/22/2026,23:00,23:45\n1/23/2026,23:50,07:20\n"
    # Had both gone to bed on the 22nd, the second would lie within the first.
    assert Taken(f"Date,Bedtime,Wake Time\n{lines}").values == [
        *("2026-01-22T06:30 sleep-hours 9", "2026-01-22T23:45 sleep-hours 0.75"),
        "2026-01-23T07:20 sleep-hours 7.5",
    ]


def test_one_night_a_date_stays_on_it() -> None:
    once = SLEPT.replace("1/23/2026, 1:30", "1/22/2026, 1:30").replace(", -,", ", 6:30 AM,")
    assert day_values(Taken(once), "time-in-bed") == [
        *("2026-01-21 5.75", "2026-01-22 5.5", "2026-01-23 9", "2026-01-25 2", "2026-01-26 7")
    ]


NIGHTS = """From,To,Hours,Comment,DeepSleep
2026-05-03 06:22,2026-05-03 14:53,8.52,,0.9
2026-04-29 03:04,2026-04-29 07:24,4.33,,0.8
2026-04-27 19:31,2026-04-28 04:04,8.55,,0.9
2026-04-26 17:37,2026-04-27 02:06,8.49,asleep at once,0.7
2026-04-25 23:12,2026-04-26 02:57,3.75,,0.6
"""


def test_a_night_that_ended_before_the_persons_day_began_is_of_the_day_on_which_it_ended() -> None:
    taken = Taken(NIGHTS, here=FROM_FOUR)
    days = ["2026-05-03", "2026-04-29", "2026-04-28", "2026-04-27", "2026-04-26"]
    assert [one.partition(" ")[0] for one in day_values(taken, "hours")] == days
    assert taken.values[6] == "2026-04-27T02:06 hours 8.49"
    assert taken.notes == ["2026-04-27 asleep at once"]
    assert taken.why_left("From") == "when its lines began, and Hours says how long each was"


def test_one_night_more_moves_none_to_another_day() -> None:
    lines = "".join(
        f"2026-05-0{day} 2{day % 4}:10,2026-05-0{day + 1} 06:00,{day}\n" for day in range(1, 6)
    )
    more = lines + "2026-05-07 01:10,2026-05-07 03:10,2\n"
    before, after = (
        Taken(f"From,To,Hours asleep\n{some}", here=FROM_FOUR) for some in (lines, more)
    )
    assert after.values[: len(before.values)] == before.values
    assert after.values[-1].startswith("2026-05-07T03:10")


BREWED = """startTime,date,beans,coffee,endTime
7:13 AM,9/17/2026,173,Roast,na
9:14 AM,9/18/2026,170,Roast,na
8:9 AM,9/19/2026,171,Blend,8:30 AM
9:13 AM,9/20/2026,172,Brazil,9:24 PM
7:35 PM,9/20/2026,174,Brazil,7:45 AM
8:59 AM,9/21/2026,183,Brazil,9:10 AM
"""


def test_ends_half_a_day_later_are_slips_and_nothing_against_the_starts() -> None:
    taken = Taken(BREWED)
    assert [value for value in taken.values if " beans " in value] == [
        *("2026-09-17T07:13 beans 173", "2026-09-18T09:14 beans 170"),
        *("2026-09-19T08:09 beans 171", "2026-09-20T09:13 beans 172"),
        *("2026-09-20T19:35 beans 174", "2026-09-21T08:59 beans 183"),
    ]
    assert taken.reading.brought[0].found == "startTime + date"


NAPS = """Date,Sleep_Started,Struggle_Time,Actual_Sleep_Time,Wake_Up_Time,Sleep_Duration,Total_Mins
3/14/2019,10:00:00 AM,0:30:00,10:30:00 AM,12:00:00 PM,1:30:00,90.00
3/14/2019,8:00:00 PM,0:10:00,8:10:00 PM,12:40:00 AM,4:30:00,270.00
3/15/2019,9:30:00 AM,0:25:00,9:55:00 AM,10:55:00 AM,1:00:00,60.00
3/15/2019,7:45:00 PM,0:05:00,7:50:00 PM,1:20:00 AM,5:30:00,330.00
"""


def test_each_of_several_of_a_day_is_at_its_start() -> None:
    taken = Taken(NAPS)
    assert taken.reading.question is None
    assert [one for one in taken.values if "sleep-duration" in one] == [
        "2019-03-14T10:00 sleep-duration 1.5",
        "2019-03-14T20:00 sleep-duration 4.5",
        "2019-03-15T09:30 sleep-duration 1",
        "2019-03-15T19:45 sleep-duration 5.5",
    ]
    assert taken.why_left("Total_Mins") == "Sleep_Duration again, in min"


def test_no_hour_is_0_beside_am_and_pm() -> None:
    assert "2019-03-14T10:00 struggle-time 0.5" in Taken(NAPS).values
    by_24 = NAPS.replace(" AM", "").replace(" PM", "")
    assert "struggle-time" not in " ".join(Taken(by_24).values)
    bed = "date,bed,wake,sleep\n2026-05-01,10:10 PM,6:50,0:20\n2026-05-02,11:00 PM,6:40,0:30\n"
    assert Taken(bed).values == []  # which is when she fell asleep


def test_a_length_since_something_is_no_start() -> None:
    rows = "2026-05-01,1:30\n2026-05-01,2:15\n2026-05-02,0:45\n"
    for name in ("away from home", "duration since start"):
        taken = Taken(f"date,{name}\n{rows}")
        assert taken.reading.brought[0].found == "date"
    assert Taken(f"date,from\n{rows}").reading.brought[0].found == "date + from"


def test_in_portuguese_and_italian_a_night_has_a_start_and_an_end_as_well() -> None:
    rows = "2024-03-13,23:10,06:50\n2024-03-14,22:50,06:10\n2024-03-15,00:20,08:30\n"
    for header in ("Data,Início,Fim", "data,inizio,fine", "datum,begin,einde"):
        taken = Taken(f"{header}\n{rows}", here=FROM_FOUR)
        assert taken.values == [
            *("2024-03-13T06:50 duration 7.66667", "2024-03-14T06:10 duration 7.33333"),
            "2024-03-15T08:30 duration 8.16667",
        ]


def test_what_was_taken_on_the_day_of_a_night_was_not_taken_when_it_was_over() -> None:
    rows = "2024-03-13,23:10,06:50,1,80\n2024-03-14,22:50,06:10,0,60\n2024-03-15,00:20,08:30,1,0\n"
    taken = Taken(f"date,start,stop,melatonin,caffeine mg\n{rows}", here=FROM_FOUR)
    assert taken.doses == [
        *("2024-03-13 melatonin ?", "2024-03-13 caffeine 80 mg", "2024-03-14 melatonin none"),
        *("2024-03-14 caffeine 60 mg", "2024-03-15 melatonin ?", "2024-03-15 caffeine none"),
    ]
    assert "of its day as a whole" in taken.how("melatonin")
    assert "of its day as a whole" in taken.how("caffeine mg")


def test_a_night_between_times_with_dots_has_its_length_and_none_of_more_than_a_day() -> None:
    taken = Taken(
        "sleep_time,wake_time,sleep_quality,snooze_time\n"
        "15/03/2022 23.00,16/03/2022 07.30,5,15\n"
        "16/03/2022 00.30,17/03/2022 08.20,4,\n"
        "18/03/2022 00.15,18/03/2022 08.00,6,\n"
    )
    assert taken.values == [
        "2022-03-16T07:30 sleep-quality 5",
        "2022-03-16T07:30 snooze-time 15",
        "2022-03-16T07:30 time-in-bed 8.5",
        "2022-03-17T08:20 sleep-quality 4",
        "2022-03-18T08:00 sleep-quality 6",
        "2022-03-18T08:00 time-in-bed 7.75",
    ]


def test_the_last_word_says_that_a_time_in_bed_is_over() -> None:
    taken = Taken(
        "In bed start,In bed Finish,Minutes in bed\n"
        "2026-03-03 23:20,2026-03-04 06:30,430\n2026-03-04 23:40,2026-03-05 04:50,310\n"
        "2026-03-05 05:10,2026-03-05 07:00,110\n2026-03-05 22:50,2026-03-06 07:30,520\n",
        here=FROM_FOUR,
    )
    assert "a night is of the day of In bed Finish" in taken.how("In bed Finish")
    assert day_values(taken, "minutes-in-bed") == [
        *("2026-03-04 430", "2026-03-05 310", "2026-03-05 110", "2026-03-06 520")
    ]
    assert is_end("bed end time")
    assert not is_end("went to bed")


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
    return Taken(header + "".join(rows), here=FROM_FOUR)


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
    taken = Taken(f"Cycle start time,Cycle end time,Day Strain,Wake onset\n{rows}", here=FROM_FOUR)
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


def test_when_somebody_was_awake_is_the_end_of_a_night() -> None:
    content = "sleep,awake,seconds\n2026-05-01 22:10,2026-05-02 06:10,28000\n"
    taken = Taken(f"{content}2026-05-02 23:00,2026-05-03 07:30,29000\n")
    assert [value.split()[0] for value in taken.values[:2]] == ["2026-05-02T06:10"] * 2
    spent = Taken("date,sleep,awake\n2026-05-02,7.5,0.5\n2026-05-03,8,1\n")
    assert [value.split()[0] for value in spent.values] == ["2026-05-02"] * 2 + ["2026-05-03"] * 2


def test_a_few_nights_without_an_end_are_left_out_and_the_others_are_of_the_day_of_waking() -> None:
    rows = [f"2026-05-{day:02} 22:10,2026-05-{day + 1:02} 06:10,480,70\n" for day in range(1, 25)]
    content = f"Start Time,End Time,Duration (mins),Sleep Quality (%)\n{''.join(rows)}"
    taken = Taken(f"{content}2026-05-26 22:00,(null),0,0\n")
    assert taken.values[0].startswith("2026-05-02T06:10 ")
    assert len(taken.values) == 2 * len(rows)
    assert taken.errors == ["line 26, column End Time: it is empty, and every line needs its day"]


def test_several_sleeps_in_one_cycle_are_each_of_its_own_waking() -> None:
    header = "Cycle start time,Cycle end time,Sleep onset,Wake onset,In bed duration (min),Nap"
    rows = [
        f"2026-05-{day:02} 01:10:00,2026-05-{day + 1:02} 01:10:00,2026-05-{day:02} {onset}:00,"
        f"2026-05-{day:02} {wake}:00,{minutes},{nap}"
        for day in range(4, 9)
        for onset, wake, minutes, nap in (
            *(("01:10", "07:10", 360, "false"), ("13:00", "14:00", 60, "true")),
        )
    ]
    taken = Taken("\n".join([header, *rows, ""]))
    assert taken.reading.question is None
    assert taken.values[:2] == [
        *("2026-05-04T07:10 in-bed-duration 360", "2026-05-04T07:10 nap 0"),
    ]
    assert "2026-05-08T14:00 in-bed-duration 60" in taken.values
    assert taken.why_left("Sleep onset").startswith("when its lines began")
    once = Taken("\n".join([header, *rows[::2], ""]))
    assert {value.split()[0] for value in once.values} == {f"2026-05-{n:02}" for n in range(4, 9)}


BESIDE_DAYS = """day,bedtime_start,bedtime_end,deep_seconds
2022-03-03,2022-03-02 22:40:00,2022-03-03 07:10:00,5400
2022-03-04,2022-03-03 23:00:00,2022-03-04 07:00:00,6000
2022-03-04,2022-03-04 14:00:00,2022-03-04 14:45:00,1200
"""


def test_a_night_that_has_its_day_beside_its_moments_is_at_its_end() -> None:
    taken = Taken(BESIDE_DAYS, here=FROM_FOUR)
    assert taken.reading.question is None
    assert day_values(taken, "time-in-bed") == ["2022-03-03 8.5", "2022-03-04 8", "2022-03-04 0.75"]
    assert "2022-03-04T14:45 deep 1200" in taken.values
    assert taken.why_left("day") == "the same day again"


def test_moments_of_utc_are_those_of_a_night_where_its_days_are_theirs_here() -> None:
    nights = BESIDE_DAYS.replace("bedtime_start", "sleepStartGMT").replace(
        "bedtime_end", "sleepEndGMT"
    )
    taken = Taken(nights, here=FROM_FOUR)
    assert "2022-03-03T08:10 time-in-bed 8.5" in taken.values  # of Berlin
    assert "moments of UTC, as it is called, become local time" in taken.how("sleepEndGMT")
    late = nights.replace("2022-03-04 14:45", "2022-03-04 23:30")
    assert "another day or time" in Taken(late, here=FROM_FOUR).why_left("sleepEndGMT")


@pytest.mark.parametrize(
    "other",
    [
        BESIDE_DAYS.replace(
            "2022-03-04,2022-03-04 14", "2022-03-05,2022-03-04 14"
        ),  # of another day
        BESIDE_DAYS.replace("deep_seconds", "steps"),
        BESIDE_DAYS.replace("2022-03-04 14:45:00", ""),
        BESIDE_DAYS.replace("bedtime", "dinner").replace("deep_seconds", "mood"),
    ],
)
def test_a_day_stays_that_of_its_line_where_the_end_is_of_another_or_the_line_no_night(
    other: str,
) -> None:
    taken = Taken(other.replace("2022-03-04,2022-03-04 14", "2022-03-06,2022-03-04 14"))
    assert "2022-03-03 " in taken.values[0]


def test_the_day_that_a_person_names_is_that_of_its_column() -> None:
    taken = Taken(BESIDE_DAYS, Said(day="bedtime_start"), here=FROM_FOUR)
    assert taken.values[0] == "2022-03-02T22:40 deep 5400"


def test_what_ends_a_sleep_may_be_called_anything() -> None:
    taken = Taken(
        "time_lower_bound,time_upper_bound,is_nap,sleep_score\n"
        "2026-03-01T23:50:56.347+00:00,2026-03-02T07:17:33.866+00:00,False,80\n"
        "2026-03-03T00:21:58.462+00:00,2026-03-03T08:28:11.932+00:00,False,70\n",
        here=FROM_FOUR,
    )
    assert "a night is of the day of time_upper_bound" in taken.how("time_upper_bound")
    assert day_values(taken, "sleep-score") == ["2026-03-02 80", "2026-03-03 70"]


def test_a_length_that_is_another_in_some_lines_is_said_beside_the_start_that_is_left() -> None:
    nights = "".join(
        f"2026-05-0{day} 23:00,2026-05-0{day + 1} 07:00,{960 if day == 3 else 480}\n"
        for day in range(1, 8)
    )
    table = f"Sleep start,Sleep end,minutes in bed\n{nights}"
    said = 'in line 4 it says another length (--note "Sleep start" keeps the starts)'
    assert Taken(table).why_left("Sleep start").endswith(said)
    assert "another length" not in Taken(table.replace("960", "490")).why_left("Sleep start")
