"""Numbers of formulas in lines in which nothing was entered yet."""

from tests.exchange.table.tables import Taken, days

_KILOS = (80.3, 77.5, 77, 76.6, 76.3, 78.1)


def _sheet(head: str, *, after: tuple[str, ...]) -> str:
    lines, before = list[str](), 0.0
    for day, kilos in enumerate(_KILOS, start=1):
        change = f"{kilos - before:.1f}" if before else ""
        lines.append(f"2026-05-{day:02},{kilos},{change},{kilos * 2.204623:.4f}")
        before = kilos
    lines += [f"2026-05-{day:02},{cells}" for day, cells in enumerate(after, start=7)]
    return "\n".join([head, *lines])


def test_a_formula_that_runs_on_says_nothing() -> None:
    head = "date,weight (kg),step (kg),pounds (lb)"
    after = (",-78.1,0", ",0,0", "77.0,77.0,169.7560", "76,-1,167.5514")
    content = _sheet(head, after=after)
    taken = Taken(content)
    steps = [one.split()[2] for one in taken.values if "step" in one]
    assert steps == ["-2.8", "-0.5", "-0.4", "-0.3", "1.8", "-1"]
    assert "nothing known where weight (kg) is empty" in taken.how("step (kg)")
    told = Taken(content.replace("step", "change"))
    assert (
        told.why_left("change (kg)") == "computed: the change of weight (kg) from the line before"
    )
    assert taken.why_left("pounds (lb)") == "weight (kg) again, in lb"


def test_what_was_entered_beside_an_empty_cell_stays() -> None:
    head = "date,weight (kg),change (kg),pounds (lb)"
    taken = Taken(_sheet(head, after=(",,171.5", ",-5,", "77,0,169.7560")))
    assert "2026-05-07 pounds 171.5" in taken.values
    assert "2026-05-08 change -5" in taken.values


def test_of_a_column_without_empty_cells_nothing_is_left_out() -> None:
    content = "date,sessions,minutes\n" + "".join(
        f"2026-05-{day:02},{count},{count * 30 or ''}\n"
        for day, count in enumerate((2, 0, 1, 3, 0, 2, 4, 0, 1), start=1)
    )
    taken = Taken(content)
    assert len([one for one in taken.values if "sessions" in one]) == 9
    assert "nothing known" not in taken.how("sessions")


def test_degrees_that_are_computed_of_an_empty_cell_are_none() -> None:
    lines = [f"2026-05-{day:02},36.{day},{97.88 + day * 0.18 - 1.08:.2f}" for day in range(1, 8)]
    lines += ["2026-05-08,,32", "2026-05-09,,32"]
    content = "\n".join(["date,morning,morning F", *lines])
    assert len(days(content)) == 14


def test_none_of_anything_is_no_change_of_a_weight_that_stays() -> None:
    lines = [f"2026-05-{day:02},{'80' if day < 8 else ''},0" for day in range(1, 12)]
    taken = Taken("\n".join(["date,weight,cigarettes", *lines]))
    assert len([one for one in taken.values if "cigarettes" in one]) == 11


def test_a_sheet_may_have_its_newest_line_at_the_top() -> None:
    kilos = (77, 76.5, 77, 78, 77.6)
    rows = [
        f"2026-05-{9 - at:02},{one},{one - kilos[at + 1]:.1f}" for at, one in enumerate(kilos[:-1])
    ]
    lines = [
        "date,weight (kg),change",
        "2026-05-11,,0",
        "2026-05-10,,-77",
        *rows,
        "2026-05-05,77.6,",
    ]
    values = [one.split()[2] for one in Taken("\n".join(lines)).values if "change" in one]
    assert values == ["0.5", "-0.5", "-1", "0.4"]


def test_answers_that_are_equal_now_and_then_are_not_computed() -> None:
    cells = ("3,3", ",", "2,2", ",", "1,1", ",", ",1", "4,4", "2,-2", ",2")
    lines = [f"2026-05-{day:02},{both}" for day, both in enumerate(cells, start=1)]
    taken = Taken("\n".join(["date,sleepiness,activity", *lines]))
    assert len([one for one in taken.values if "activity" in one]) == 7


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
