"""What was planned or computed, beside what was measured: it is left out, and said."""

import pytest

from tests.exchange.table.tables import Taken

BAND = """date,upper bound,goal,lower bound,actual
2020-03-02,71.0,70.0,69.0,70.3
2020-03-03,70.96666667,69.96666667,68.96666667,70.1
2020-03-04,70.93333333,69.93333333,68.93333333,
2020-03-05,70.9,69.9,68.9,70.4
"""


def test_the_line_of_a_goal_and_its_ends_are_no_measures() -> None:
    taken = Taken(BAND)
    assert [one.split()[2] for one in taken.values] == ["70.3", "70.1", "70.4"]
    for name in ("upper bound", "goal", "lower bound"):
        assert taken.why_left(name).startswith("a goal that goes on in a straight line")


def test_a_goal_that_goes_up_and_down_is_none_of_the_measures_it_is_the_goal_of() -> None:
    taken = Taken(BAND.replace(",69.96666667,", ",75,"))
    assert taken.why_left("goal") == "what actual was to be, and not what it was"


def test_a_goal_is_told_by_the_name_or_the_unit_of_what_was_measured() -> None:
    taken = Taken(
        "date,time,Step Goal,Steps,Drunk (ml),Goal (ml),Goal Reached in %\n"
        "2020-03-02,08:00,8000,6512,300,2500,12%\n2020-03-02,12:00,7600,7020,500,2450,33%\n"
        "2020-03-03,09:00,9100,8040,250,2610,10%\n2020-03-04,10:00,8200,8100,400,2380,17%\n"
    )
    assert taken.why_left("Step Goal") == "what Steps was to be, and not what it was"
    assert taken.why_left("Goal (ml)") == "what Drunk (ml) was to be, and not what it was"
    assert taken.why_left("Goal Reached in %").startswith("how much of a goal was reached")
    assert {one.split()[-2] for one in taken.values} == {"steps", "drunk"}


def test_a_target_that_mostly_stays_is_a_plan() -> None:
    days = [f"2020-03-{day:02},{80 - day / 7:.1f},{2200 - day // 6 * 150}" for day in range(1, 31)]
    taken = Taken("date,weight_kg,tgt_kcal\n" + "\n".join(days) + "\n")
    assert taken.why_left("tgt_kcal").startswith("a goal that mostly stays as it is")
    assert {one.split()[1] for one in taken.values} == {"weight"}


def test_how_far_a_goal_was_reached_comes_in_where_no_goal_is_said() -> None:
    table = "date,goal reached (%),mood\n2020-03-02,40,3\n2020-03-03,80,5\n2020-03-04,60,4\n"
    assert "2020-03-03 goal-reached 80" in Taken(table).values


def test_what_is_called_a_goal_alone_comes_in() -> None:
    assert "2020-03-02 goal 70" in Taken("date,goal\n2020-03-02,70\n2020-03-03,70\n").values
    met = "date,goal met,actual\n2020-03-02,1,70.3\n2020-03-03,1,70.1\n2020-03-04,1,70.2\n"
    assert "2020-03-02 goal-met 1" in Taken(met).values


def test_a_weight_again_and_its_moving_average_are_left_out() -> None:
    taken = Taken(
        "date,Weight,Number_weight,Moving Avg\n"
        '13.05.2020 7:10:00,64.2,"64,20",\n14.05.2020 7:05:00,64.8,"64,80",\n'
        '15.05.2020 7:20:00,63.9,"63,90","64,30"\n16.05.2020 7:15:00,64.5,"64,50","64,40"\n'
    )
    assert taken.why_left("Number_weight") == "Weight again"
    assert taken.why_left("Moving Avg") == "computed: a moving average"
    assert [one.split()[2] for one in taken.values] == ["64.2", "64.8", "63.9", "64.5"]


def test_what_is_called_smoothed_is_computed_beside_what_was_measured() -> None:
    rows = "2020-05-01,158,157.2,157.4\n2020-05-02,156,156.9,157\n2020-05-03,157,156.8,156.9\n"
    taken = Taken(f"date,raw,smoothed,raw_smoothed\n{rows}")
    assert taken.why_left("smoothed") == "computed: a moving average"
    assert taken.why_left("raw_smoothed") == "computed: a running mean of raw, as it is called"
    assert {one.split()[1] for one in taken.values} == {"raw"}
    alone = "date,smoothed\n2020-05-01,157.2\n2020-05-02,156.9\n"
    assert "2020-05-02 smoothed 156.9" in Taken(alone).values


def test_doses_of_the_same_amount_are_not_again() -> None:
    rows = "2026-05-01,2.5,2.5\n2026-05-02,2.25,2.25\n2026-05-03,2,2\n"
    assert len(Taken(f"date,kratom (g),evening kratom (g)\n{rows}").doses) == 6


def test_an_efficiency_is_computed_of_the_two_lengths() -> None:
    nights = """date,time_in_bed,sleep_duration,efficacy
2025-04-01,8H 0M 0S,6H 0M 0S,75
2025-04-02,7H 30M 0S,6H 45M 0S,90
2025-04-03,8H 0M 0S,7H 0M 0S,87.5
2025-04-04,6H 40M 0S,5H 0M 0S,75
"""
    said = "computed: sleep_duration as a part of time_in_bed"
    assert Taken(nights).why_left("efficacy") == said
    assert "2025-04-02 efficacy 50" in Taken(nights.replace(",90", ",50")).values


def test_a_percentage_of_a_total_is_no_measure_and_what_is_more_is_no_part() -> None:
    taken = Taken(
        "Timestamp,PO,NG,Total,Percentage,Percentage of Total for Period,Daily Total\n"
        "2025-07-03 9:12,40,20,60,66.7%,8%,480\n2025-07-03 12:00,30,30,60,50.0%,15%,480\n"
        "2025-07-04 17:52,60,0,60,100.0%,9%,480\n2025-07-04 20:50,15,45,60,25.0%,17%,480\n"
    )
    assert {one.found: one.why for one in taken.reading.left} == {
        "Total": "computed: the sum of PO to NG",
        "Percentage": "computed: PO as a part of Total",
        "Percentage of Total for Period": "computed: a percentage of Total",
        "Daily Total": "computed: always 8 times Total",
    }


def test_a_percentage_of_a_body_is_measured() -> None:
    rows = "2026-05-01,80,16,20\n2026-05-02,81,16.2,20\n2026-05-03,79,15.01,19\n"
    taken = Taken(f"date,weight (kg),fat (kg),body fat %\n{rows}2026-05-04,78,13.26,17\n")
    assert "2026-05-04 body-fat 17" in taken.values


def test_an_empty_cell_is_no_no_to_a_step_of_a_plan() -> None:
    taken = Taken(
        "Week,Starting,Valium per day,Done?\n1,2026-09-07,10 mg,yes\n2,2026-09-14,9 mg,yes\n"
        "3,2026-09-21,8 mg,no - held at 9\n4,2026-09-28,8 mg,yes\n5,2026-10-05,7 mg,\n"
    )
    assert taken.steps == [
        "2026-09-07 Valium 10 mg",
        "2026-09-14 Valium 9 mg",
        "2026-09-28 Valium 8 mg",
        "2026-10-05 Valium 7 mg",
    ]
    assert taken.lines[2].passed == ("no - held at 9, so no step: the plan goes on as before",)
    assert taken.how("Done?").startswith(
        "whether it was taken: lines that say otherwise than taken are no steps; "
    )


def test_a_step_that_is_not_ticked_is_left_out_of_a_plan() -> None:
    taken = Taken(
        "Week,Starting,Valium per day,Done?\n1,2026-09-07,10 mg,x\n2,2026-09-14,9 mg,\n"
        "3,2026-09-21,8 mg,x\n"
    )
    assert taken.steps == ["2026-09-07 Valium 10 mg", "2026-09-21 Valium 8 mg"]
    why = "Done? not ticked, so no step: the plan goes on as before"
    assert taken.lines[1].passed == (why,)


NIGHTS = """date,total_h,deep_h,light_h,rem_h,awake_h,avg_hrv,hrv_7d_avg,hrv_status,sleep_need_h
2026-09-06,7.5,1.5,4.0,2.0,0.1,70,68,BALANCED,8.0
2026-09-05,6.01,1.0,3.5,1.5,0.3,66,67,BALANCED,8.5
2026-09-04,4.2,0.7,3.0,0.5,0.2,61,,NONE,8.0
2026-09-03,8.0,1.8,4.2,2.0,0.0,72,,NONE,8.17
2026-09-02,7.24,1.25,4.0,2.0,0.4,69,,NONE,8.0
"""


def test_how_long_somebody_slept_comes_in_with_its_stages_and_no_goal() -> None:
    taken = Taken(NIGHTS)
    assert taken.values[:6] == [
        "2026-09-06 total 7.5",
        "2026-09-06 deep 1.5",
        "2026-09-06 light 4",
        "2026-09-06 rem 2",
        "2026-09-06 awake 0.1",
        "2026-09-06 avg-hrv 70",
    ]
    assert taken.why_left("sleep_need_h") == "what total_h was to be, and not what it was"
    assert taken.why_left("hrv_7d_avg") == "computed: a running mean of avg_hrv, as it is called"


def test_no_status_of_a_program_is_nothing_to_note() -> None:
    assert Taken(NIGHTS).notes == [f"2026-09-0{day} hrv_status: BALANCED" for day in (6, 5)]
    words = Taken("date,pain_status\n2026-09-06,None\n2026-09-05,Worse\n2026-09-04,Better\n")
    assert words.notes[0] == "2026-09-06 pain_status: None"


def test_another_sum_and_a_need_that_was_rated_are_as_before() -> None:
    spent = NIGHTS.replace("deep_h,light_h,rem_h", "work_h,walk_h,home_h")
    assert Taken(spent).why_left("total_h") == "computed: the sum of work_h to home_h"
    rated = Taken("date,sleep,need for sleep\n2026-09-06,7,3\n2026-09-05,6,5\n")
    assert len(rated.values) == 4


@pytest.mark.parametrize("name", ["Insulin_model", "bg predicted", "BG forecast (mg/dL)"])
def test_what_a_model_says_is_left_out_beside_what_was_measured(name: str) -> None:
    content = f"date,pre_meal_bg,{name}\n2026-05-01,250,310.25\n2026-05-02,240,250.75\n"
    taken = Taken(content)
    assert taken.values == ["2026-05-01 pre-meal-bg 250", "2026-05-02 pre-meal-bg 240"]
    assert taken.why_left(name) == "what a model says that it is, and nothing that was measured"
    alone = Taken(content.replace("pre_meal_bg", "bg_model"))
    assert len(alone.values) == 4


def test_what_a_person_estimated_stays_unless_it_was_measured_too() -> None:
    content = "date,weight kg,{}\n2026-05-01,81.5,1900\n2026-05-02,81.2,2100\n"
    assert len(Taken(content.format("calories_estimated")).values) == 4
    assert len(Taken(content.format("weight_estimated")).values) == 2
