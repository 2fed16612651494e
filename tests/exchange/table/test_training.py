"""Logs of training: each number is of the exercise in its line, and sets of a day become one."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, ranges

SETS = (
    "Date,Category,Exercise,Set Number,# of Reps,Weight (kg)\n"
    "2026-05-01,Push,Bench Press,1,8,60\n2026-05-01,Push,Bench Press,2,8,62.5\n"
    "2026-05-01,Push,Dips,1,10,0\n2026-05-01,Push,Dips,2,10,0\n2026-05-03,Pull,Row,1,12,40\n"
)


def test_of_each_exercise_the_heaviest_set_counts_and_all_its_reps() -> None:
    taken = Taken(SETS)
    assert taken.reading.question is None
    assert taken.values == [
        "2026-05-01 bench-press-reps 16",
        "2026-05-01 bench-press-weight 62.5",
        "2026-05-01 dips-reps 20",
        "2026-05-03 row-reps 12",
        "2026-05-03 row-weight 40",
    ]
    assert ranges(taken.defined.values())["bench-press-weight"] == "0.. kg"
    assert taken.why_left("Set Number")
    assert taken.why_left("Weight (kg)") == "0 in every line of 1 name"
    assert "1 day has several values: their sum" in taken.how("Bench Press reps")
    assert taken.how("Bench Press weight").endswith("1 day has several values: the highest")


def test_another_rule_may_be_said_of_an_exercise() -> None:
    taken = Taken(SETS, Said(several=("bench-press-weight=mean",)))
    assert "2026-05-01 bench-press-weight 61.25" in taken.values


def test_sets_of_a_moment_all_stay_and_form_the_day() -> None:
    rows = "".join(
        f"2026-05-0{day} 18:00:00,Legs,{length},{name},{number},{weight},{reps},0,{seconds}\n"
        for day, length in ((1, "1h 5m"), (2, "50m"), (3, "1h"))
        for name, weight, reps, seconds in (("Squat", 100, 5, 0), ("Plank", 0, 0, 60))
        for number in (1, 2)
    )
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds\n"
    taken = Taken(head + rows, Said(unit="kg"))
    ends = {one.name: (one.scale.day_rule, one.scale.unit) for one in taken.defined.values()}
    assert ends == {
        "duration": ("mean", "h"),
        "squat-weight": ("maximum", "kg"),
        "squat-reps": ("sum", ""),
        "plank-duration": ("sum", "s"),
    }
    assert taken.values[:4] == [
        "2026-05-01T18:00 duration 1.08333",
        "2026-05-01T18:00 squat-weight 100",
        "2026-05-01T18:00 squat-reps 5",
        "2026-05-01T18:00 duration 1.08333",
    ]
    assert taken.values.count("2026-05-01T18:00 squat-reps 5") == 2
    assert taken.why_left("Distance") == "0 in every line"
    assert taken.why_left("Reps") == "0 in every line of 1 name"


def test_a_unit_is_that_of_the_number_before_it() -> None:
    taken = Taken(
        "Date,Exercise,Weight,Weight Unit,Reps,Distance,Distance Unit\n"
        "2026-05-01,Curl,10,kg,8,,\n2026-05-01,Run,,,,5,km\n2026-05-02,Yoga,,,,,\n"
    )
    assert ranges(taken.defined.values()) == {
        "curl-weight": "0.. kg",
        "curl-reps": "0..",
        "run-distance": "0.. km",
    }
    assert taken.notes == ["2026-05-02 Exercise: Yoga"]
    assert taken.how("Exercise") == "notes of the day: where no number is beside it"


def test_the_title_of_an_exercise_names_it_beside_that_of_its_workout() -> None:
    rows = "".join(
        f'"Legs","{day} May 2026, 18:02","{name}",{number},{weight},{reps}\n'
        for day in (1, 3)
        for name, weight, reps in (("Squat", 100, 5), ("Curl", 20, 8))
        for number in (0, 1)
    )
    taken = Taken("title,start_time,exercise_title,set_index,weight_kg,reps\n" + rows)
    assert ranges(taken.defined.values()) == {
        "squat-weight": "0.. kg",
        "squat-reps": "0..",
        "curl-weight": "0.. kg",
        "curl-reps": "0..",
    }
    assert taken.why_left("set_index")


def test_names_of_units_are_called_by_what_they_are_of() -> None:
    taken = Taken("Datum,Übung,kg,Wiederholungen\n2026-05-01,Kreuzheben,80,5\n")
    assert taken.values == [
        "2026-05-01 kreuzheben-weight 80",
        "2026-05-01 kreuzheben-wiederholungen 5",
    ]


def test_the_weight_of_a_person_beside_an_exercise_is_their_own() -> None:
    taken = Taken(
        "date,exercise,duration (min),weight (kg),mood\n2026-05-01,walk,30,71.5,6\n"
        "2026-05-02,swim,45,71.2,7\n2026-05-03,walk,20,71.1,4\n2026-05-04,walk,25,71,8\n"
    )
    assert taken.values[:3] == [
        "2026-05-01 weight 71.5",
        "2026-05-01 mood 6",
        "2026-05-01 walk-duration 30",
    ]
    lifted = "date,exercise,weight (kg)\n2026-05-01,row,40\n2026-05-01,curl,10\n"
    assert Taken(lifted).values == ["2026-05-01 row-weight 40", "2026-05-01 curl-weight 10"]


def test_what_is_no_name_of_an_exercise_names_no_number() -> None:
    hard = "date,exercise,duration (min)\n2026-05-01,low,30\n2026-05-02,high,20\n"
    assert "2026-05-01 duration 30" in Taken(hard).values
    hard = "date,exercise,duration (min)\n2026-05-01,light,30\n2026-05-02,hard,20\n"
    assert "2026-05-01 duration 30" in Taken(hard).values
    lists = 'date,exercise,minutes\n2026-05-01,"walk, yoga",30\n2026-05-02,"walk, row",20\n'
    assert "2026-05-01 minutes 30" in Taken(lists).values
    mostly_none = "date,exercise,distance\n2026-05-01,run,5\n2026-05-02,,3\n2026-05-03,,4\n"
    assert Taken(mostly_none).values[1:] == ["2026-05-02 distance 3", "2026-05-03 distance 4"]


def test_an_activity_is_an_exercise_beside_how_far_it_went() -> None:
    taken = Taken(
        "date,activity,distance (km),duration (min)\n2026-05-01,run,5,30\n2026-05-01,swim,1,40\n"
        "2026-05-02,run,6,33\n"
    )
    assert taken.values[:4] == [
        "2026-05-01 run-distance 5",
        "2026-05-01 run-duration 30",
        "2026-05-01 swim-distance 1",
        "2026-05-01 swim-duration 40",
    ]


def test_an_exercise_may_have_columns_of_its_own() -> None:
    taken = Taken(
        "day,Squat (weight),Squat (reps),Pull-ups weight,Pull-ups count\n"
        "2026-05-01,60,8,0,6\n2026-05-01,70,8,0,5\n"
    )
    assert taken.reading.question is None
    assert [one for one in taken.values if "pull-ups-weight" not in one] == [
        "2026-05-01 squat-weight 70",
        "2026-05-01 squat-reps 16",
        "2026-05-01 pull-ups-count 11",
    ]


def test_a_time_that_some_exercises_have_is_how_long_they_took() -> None:
    head = "Date,Exercise,Weight (kg),Reps,Distance,Distance Unit,Time\n"
    taken = Taken(f"{head}2026-05-01,Squat,60,8,,,\n2026-05-02,Run,,,5.2,km,0:30:00\n")
    assert taken.values == [
        "2026-05-01 squat-weight 60",
        "2026-05-01 squat-reps 8",
        "2026-05-02 run-distance 5.2",
        "2026-05-02 run-duration 0.5",
    ]
    at = "Date,Time,Exercise,Reps\n2026-05-01,18:30,Squat,8\n2026-05-02,,Squat,8\n"
    assert Taken(at).values == ["2026-05-01T18:30 squat-reps 8", "2026-05-02 squat-reps 8"]


def test_a_type_names_exercises_beside_weights_and_counts() -> None:
    taken = Taken(
        "Date,Type,Weight,Set,Repetition,RPE,Missing,Calories\n"
        "2026-05-01,Squat,60,4,10,5,0,90\n2026-05-01,Bench,40,4,10,7,3,80\n"
        "2026-05-03,Squat,62,3,10,6,1,70\n2026-05-03,Squat,64,3,9,8,2,60\n"
        "2026-05-03,Bench,40,4,10,6,0,50\n",
        Said(several=("sum",)),
    )
    assert [one for one in taken.values if one.startswith("2026-05-03")] == [
        "2026-05-03 calories 180",
        "2026-05-03 squat-weight 64",
        "2026-05-03 squat-set 6",
        "2026-05-03 squat-repetition 19",
        "2026-05-03 squat-rpe 7",
        "2026-05-03 squat-missing 3",
        "2026-05-03 bench-weight 40",
        "2026-05-03 bench-set 4",
        "2026-05-03 bench-repetition 10",
        "2026-05-03 bench-rpe 6",
        "2026-05-03 bench-missing 0",
    ]


def test_the_kinds_of_sets_are_no_exercises() -> None:
    taken = Taken(
        "Date,Exercise,Type,Set,Reps,Weight\n2026-05-01,Squat,warmup,1,8,40\n"
        "2026-05-01,Squat,normal,2,8,60\n2026-05-02,Curl,normal,1,9,10\n"
    )
    assert "squat-reps" in taken.defined
    alone = "Date,Type,Reps,Weight\n2026-05-01,warmup,8,40\n2026-05-02,normal,8,60\n"
    assert "warmup-reps" not in Taken(alone).defined
