"""Columns that a sheet computes of the others in their line, or of the one before."""

import pytest

from tests.exchange.table.tables import Taken

READINGS = (
    "Date,Sys 1,Sys 2,Sys 3,A\n2026-05-01,122,,,122\n2026-05-02,,,,#N/A\n"
    "2026-05-03,131,127,,129\n2026-05-04,128,122,123,124\n2026-05-05,109,102,105,105\n"
    "2026-05-06,118,113,116,116\n2026-05-07,125,121,119,122\n"
)


def test_the_rounded_mean_of_readings_is_computed_whatever_it_is_called() -> None:
    taken = Taken(READINGS)
    assert taken.why_left("A") == "computed: the mean of Sys 1 to Sys 3"
    assert "2026-05-04 sys-3 123" in taken.values
    assert "2026-05-04 a 131" in Taken(READINGS.replace(",124\n", ",131\n")).values


BODY = "date,weight kg,waist,hip,{}\n" + "".join(
    f"2026-05-{day:02},{weight},{waist},{hip},{{}}\n"
    for day, (weight, waist, hip) in enumerate(
        [(80.2, 98, 104), (79.6, 97, 104), (79.9, 99, 105), (78.4, 96, 103), (77.8, 95, 103)], 1
    )
)


@pytest.mark.parametrize(
    ("name", "numbers", "why"),
    [
        ("BMI", (26.2, 26.0, 26.1, 25.6, 25.4), "weight kg times 0.3266"),
        ("waist-hip ratio", (0.942, 0.933, 0.943, 0.932, 0.922), "waist as a part of hip"),
        ("W%H", (0.557, 0.551, 0.563, 0.545, 0.54), "waist times 0.005684"),
    ],
)
def test_an_index_of_the_body_and_a_ratio_are_computed(
    name: str, numbers: tuple[float, ...], why: str
) -> None:
    taken = Taken(BODY.format(name, *numbers))
    assert taken.why_left(name).startswith(f"computed: {why[:-2]}")
    assert len(taken.values) == 15
    other = Taken(BODY.format(name, *numbers[::-1]))
    assert len(other.values) == 20


@pytest.mark.parametrize(
    ("name", "since"),
    [("\u5dee\u5206", "first line"), ("change", "line before"), ("weight loss", "first line")],
)
def test_a_change_from_another_line_is_computed(name: str, since: str) -> None:
    weights = [80.2, 79.6, 79.9, 78.4, 77.8, 78.1, 77.2]
    before = weights[:1] * 7 if since == "first line" else [80.2, *weights]
    way = -1 if name == "weight loss" else 1
    lines = [
        f"2026-05-0{day},{weight},{way * (weight - then):.1f}"
        for day, (weight, then) in enumerate(zip(weights, before, strict=False), start=1)
    ]
    taken = Taken("\n".join([f"date,weight kg,{name}", *lines]))
    assert taken.why_left(name) == f"computed: the change of weight kg from the {since}"
    assert [one.split()[2] for one in taken.values] == [f"{one:g}" for one in weights]


@pytest.mark.parametrize("name", ["hrvAvg7", "hrv 7d avg", "rolling mean hrv", "hrv_avg_30_days"])
def test_a_running_mean_is_computed_beside_that_of_which_it_is_called(name: str) -> None:
    taken = Taken(f"date,hrv,{name},respAvg\n2026-05-01,50,52,15\n2026-05-02,58,54,16\n")
    assert taken.why_left(name) == "computed: a running mean of hrv, as it is called"
    assert [one.split()[1:] for one in taken.values if "hrv" in one] == [
        ["hrv", "50"],
        ["hrv", "58"],
    ]
    assert any("resp-avg" in one for one in taken.values)
    assert "52" in Taken(f"date,{name}\n2026-05-01,52\n2026-05-02,54\n").values[0]


def test_a_goal_that_was_rounded_and_begins_later_is_no_measure() -> None:
    goals = [""] * 5 + [f"{80 - day * 0.06:.1f}" for day in range(22)]
    lines = [f"2026-05-{day:02},{goal},{79 + day % 3}" for day, goal in enumerate(goals, start=1)]
    taken = Taken("\n".join(["date,target,weight kg", *lines]))
    assert taken.why_left("target").startswith("a goal that goes on in a straight line")
    assert len(taken.values) == 27


def test_what_was_lost_since_the_line_before_is_computed_as_is_its_share() -> None:
    taken = Taken(
        "date,week,Weight (kg),loss_from_prev_day,loss_from_prev_day_pct,lost %\n"
        "2026-05-01,18,91,,,\n2026-05-02,18,90.6,0.4,0.004395604,0.44\n"
        "2026-05-03,18,90.8,-0.2,-0.002207506,-0.22\n2026-05-04,19,90.1,0.7,0.007709251,0.77\n"
        "2026-05-05,19,90.1,0,0,0\n2026-05-06,19,89,1.1,0.012208657,1.22\n"
        "2026-05-07,19,88.4,0.6,0.006741573,0.67\n"
    )
    why = "computed: the change of Weight (kg) from the line before"
    assert taken.why_left("loss_from_prev_day") == why
    assert taken.why_left("loss_from_prev_day_pct") == f"{why}, as a part of it"
    assert taken.why_left("lost %") == f"{why}, as a part of it"
    assert {one.split()[1] for one in taken.values} == {"weight"}
    own = "date,hair loss,shower\n" + "".join(
        f"2026-05-0{day},{loss},{day % 3}\n" for day, loss in enumerate((3, 1, 4, 2, 5, 0), 1)
    )
    assert "2026-05-05 hair-loss 5" in Taken(own).values


@pytest.mark.parametrize(
    ("name", "by", "found"),
    [
        ("adjusted", -3.6, "raw less 3.6"),
        ("corrected", 0.25, "raw and 0.25"),
    ],
)
def test_a_column_that_is_another_but_for_a_constant_is_computed(
    name: str, by: float, found: str
) -> None:
    raw = [150 + day * 7 % 11 + (day % 3) / 10 for day in range(1, 26)]
    lines = [f"2026-05-{day:02},{one:g},{one + by:g}\n" for day, one in enumerate(raw, 1)]
    taken = Taken(f"date,raw,{name}\n2026-04-30,,\n" + "".join(lines))
    assert taken.why_left(name) == f"computed: {found}, in every line"
    assert len(taken.values) == 25
    other = f"date,raw,{name}\n2026-04-30,150,140\n" + "".join(lines)
    assert f"2026-04-30 {name} 140" in Taken(other).values


@pytest.mark.parametrize(
    ("names", "by"),
    [
        ("Pain on waking (0-10),Pain at bedtime (0-10)", 1),
        ("Itch (0-100),Redness (0-100)", 20),
        ("Itch,Redness", 2),
        ("Back pain,Knee pain", 0.5),
    ],
)
def test_a_rating_is_never_computed_from_another(names: str, by: float) -> None:
    lines = (f"2026-05-{day:02},{1 + day * 5 % 7},{1 + day * 5 % 7 + by}\n" for day in range(1, 26))
    taken = Taken(f"date,{names}\n" + "".join(lines))
    assert len(taken.values) == 50
    assert "computed" not in str(taken.reading.left)


@pytest.mark.parametrize(
    "names", ["kratom AM g,kratom PM g", "morning,evening", "dose 1,dose 2", "kratom,oxycodone"]
)
def test_amounts_that_go_down_together_are_not_computed(names: str) -> None:
    amounts = [30 - day + day % 3 * 4 for day in range(1, 26)]
    lines = [f"2026-05-{day:02},{one},{one + 10}\n" for day, one in enumerate(amounts, 1)]
    taken = Taken(f"date,{names}\n" + "".join(lines))
    assert not any("computed" in left.why for left in taken.reading.left)


def test_what_goes_but_down_may_be_tapered_whatever_it_is_called() -> None:
    lines = [f"2026-05-{day:02},{30 - day},{40 - day}\n" for day in range(1, 26)]
    assert "2026-05-02 b 38" in Taken("date,a,b\n" + "".join(lines)).values


@pytest.mark.parametrize("name", ["proportion_studying", "Share of day", "Anteil am Tag"])
def test_a_rounded_part_of_the_day_is_computed(name: str) -> None:
    minutes = [90, 150, 120, 180, 45, 100, 60]
    lines = [f"2026-05-0{at},{some},{some / 960:.2f}" for at, some in enumerate(minutes, 1)]
    taken = Taken("\n".join([f"date,study_time_min,{name}", *lines]))
    assert taken.why_left(name).startswith("computed: study_time_min times 0.001")
    others = [line.replace(",0.", ",0.3") for line in lines[:3]]
    assert len(Taken("\n".join([f"date,study_time_min,{name}", *others, *lines[3:]])).values) == 14
