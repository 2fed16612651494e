"""Numbers that a sheet or a program computes from the others of its lines."""

from tests.exchange.table.tables import Taken

HABITS = """date,read,walk,early,SCORE,PERCENT,STREAK,MONTH,,,,
2026-03-12,TRUE,TRUE,FALSE,2,66.67%,1,SCORE,33.60%,,Habit,Completion
2026-03-13,FALSE,TRUE,FALSE,1,33.33%,2,,,,read,50.00%
2026-03-14,FALSE,FALSE,FALSE,0,0.00%,0,BEST STREAK,2,,walk,75.00%
2026-03-15,TRUE,TRUE,TRUE,3,100.00%,1,,,,early,25.00%
,,,,,,,,,,,
,50.00%,75.00%,25.00%,,,,,,,,
"""


def test_scores_shares_and_streaks_of_a_line_are_computed() -> None:
    taken = Taken(HABITS)
    assert [left.why for left in taken.reading.left if left.found in {"SCORE", "PERCENT"}] == [
        "computed: the sum of read to early",
        "computed: a part of SCORE",
    ]
    assert taken.why_left("STREAK") == "computed: how many lines in a row have SCORE"
    assert taken.values[:3] == ["2026-03-12 read 1", "2026-03-12 walk 1", "2026-03-12 early 0"]
    assert len(taken.values) == 12


def test_what_stands_in_lines_without_a_day_is_no_note() -> None:
    assert "in a note" not in Taken(HABITS).how("read")


def test_smaller_tables_beside_that_of_the_days_are_no_notes() -> None:
    taken = Taken(HABITS)
    assert taken.notes == []
    assert taken.why_left("MONTH") == "of a smaller table beside that of the days"
    noted = (
        HABITS.replace("MONTH", "note").replace("SCORE,33.60%", "slow,").replace("STREAK,2", ",")
    )
    assert "2026-03-12 slow" in Taken(noted).notes


DRINKS = """date,wine,beer,shots,daily total,calibrated weekly total,7 days,14 days,rated
2026-05-18,3.00,0.00,0.00,3.00,,,,4
2026-05-19,0.00,2.00,0.00,2.00,,,,5
2026-05-20,0.00,0.00,0.00,0.00,4.20,5.00,2.50,5
2026-05-21,2.50,1.00,0.00,3.50,7.10,8.50,4.25,6
2026-05-22,1.00,0.00,4.00,5.00,9.90,13.50,6.75,2
2026-05-23,0.00,0.50,0.00,0.50,9.10,14.00,7.00,3
"""


def test_sums_of_lines_and_of_days_are_computed() -> None:
    taken = Taken(DRINKS)
    assert {left.found: left.why for left in taken.reading.left} == {
        "daily total": "computed: the sum of wine to shots",
        "7 days": "computed: sums or means of daily total over 7 lines",
        "14 days": "computed: sums or means of daily total over 14 lines",
        "calibrated weekly total": "of many lines, and not of a day",
    }
    assert {value.split()[1] for value in taken.values} == {"wine", "beer", "shots", "rated"}


def test_a_total_that_is_no_sum_of_the_others_or_is_called_more_comes_in() -> None:
    other = Taken(DRINKS.replace(",5.00,", ",7.25,").replace("daily total", "total"))
    assert "2026-05-22 total 7.25" in other.values
    slept = "date,deep (h),light (h),total sleep (h)\n"
    slept += "".join(f"2026-05-0{day},{day},2,{day + 2}\n" for day in range(1, 6))
    assert "2026-05-01 total-sleep 3" in Taken(slept).values


EMA = (
    "datetime,date,study_day,mood,melatonin,mood_daily_mean\n"
    "2026-02-18 10:06:00,2026-02-18,1.0,65.0,0,\n2026-02-18 22:04:36,2026-02-18,1.0,55.0,0,60.0\n"
    "2026-02-19 10:00:01,2026-02-19,2.0,80.0,1,\n2026-02-19 22:00:22,2026-02-19,2.0,70.0,1,75.0\n"
    "2026-02-20 10:00:01,2026-02-20,3.0,80.0,1,\n2026-02-20 22:00:22,2026-02-20,3.0,60.0,1,70.0\n"
)


def test_the_mean_of_a_day_and_its_number_are_computed() -> None:
    taken = Taken(EMA)
    assert taken.why_left("mood_daily_mean") == "computed: the mean of mood of its day"
    assert taken.why_left("study_day") == "it counts the days"
    assert taken.doses == [
        "2026-02-18 melatonin none",
        "2026-02-19 melatonin ?",
        "2026-02-20 melatonin ?",
    ]
    assert len(taken.values) == 6


def test_what_is_called_a_mean_and_is_none_of_the_day_stays() -> None:
    taken = Taken(EMA.replace(",75.0", ",71.0").replace(",70.0\n", ",73.0\n"))
    assert "2026-02-19T22:00 mood-daily-mean 71" in taken.values


def test_a_day_of_a_cycle_begins_again() -> None:
    rows = "".join(f"2026-05-{day:02},{day % 9 + 1},{day % 4}\n" for day in range(1, 25))
    assert "2026-05-09 cycle-day 1" in Taken(f"date,cycle_day,pain\n{rows}").values


def test_what_is_net_of_another_and_hours_of_two_parts_are_computed() -> None:
    taken = Taken(
        "Date,Calories,Cal. Target,Calorie Net,ToSleep Hr.,ToSleep Min.,Awake Hr.,Awake Min.,"
        "Awake Calc.,ToSleep Calc.\n2026-05-03,1900,1600,300,-1,0,6,,6,-1\n"
        "2026-05-04,,,0,1,15,9,45,9.75,1.25\n2026-05-05,,,0,,,,,0,0\n"
        "2026-05-06,3900,,3900,1,54,9,30,9.5,1.9\n2026-05-07,2200,,2200,,,,,0,0\n"
        "2026-05-08,1650,1600,50,0,24,7,12,7.2,0.4\n"
    )
    left = {one.found: one.why for one in taken.reading.left}
    assert left["Cal. Target"] == "what Calories was to be, and not what it was"
    assert left["Calorie Net"] == "computed: Calories less Cal. Target"
    assert left["Awake Calc."] == "Awake Hr. again, in hours"
    assert left["ToSleep Calc."] == "ToSleep Hr. again, in hours"
    assert [one for one in taken.values if one.startswith("2026-05-08")] == [
        "2026-05-08 calories 1650",
        "2026-05-08 to-sleep 0.4",
        "2026-05-08 awake 7.2",
    ]


def test_what_is_called_net_and_is_no_difference_stays() -> None:
    days = [(1900, 1600, 310), (2000, 1500, 420), (1800, 1700, 90), (2100, 1600, 530), (1700, 1, 2)]
    rows = "".join(
        f"2026-05-0{day},{a},{b},{net}\n" for day, (a, b, net) in enumerate(days, start=1)
    )
    taken = Taken(f"Date,Eaten,Burned,Net\n{rows}")
    assert "2026-05-02 net 420" in taken.values
