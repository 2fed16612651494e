"""What was planned or computed, beside what was measured: it is left out, and said."""

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


def test_a_goal_may_be_written_now_and_then() -> None:
    rows = "2020-03-02,70,70.3\n2020-03-03,,70.1\n2020-03-04,70,70.4\n2020-03-05,70,70.2\n"
    assert Taken(f"date,goal,actual\n{rows}").why_left("goal").startswith("a goal that goes on")


def test_what_is_called_a_goal_and_goes_up_and_down_comes_in() -> None:
    assert "2020-03-03 goal 75" in Taken(BAND.replace(",69.96666667,", ",75,")).values
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
