"""Lengths of time whose cells do not say whether they are of hours or of minutes."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken, table, value


def test_lengths_without_seconds_are_like_those_with() -> None:
    runs = ("26:42", "1:06:06", "36:02", "1:02:10")
    assert value("Duration", *runs) == [
        "duration 0.445",
        "duration 1.10167",
        "duration 0.600556",
        "duration 1.03611",
    ]
    how = Taken(table("Duration", *runs)).how("Duration")
    assert "minutes and seconds become hours: 26:42 in line 2 is 0.445" in how
    assert value("Worked", "7:45", "8:01:30") == ["worked 7.75", "worked 8.025"]
    assert value("Duration (h)", "26:42", "1:06:06")[0] == "duration 26.7"


@pytest.mark.parametrize(
    ("distance", "far", "lengths", "hours"),
    [
        ("Distance (km)", (3, 5), ("18:00", "39:00"), (0.3, 0.65)),
        ("km", (3, 5), ("15:00", "18:00"), (0.25, 0.3)),
        ("Distance (m)", (1000, 1500), ("24:00", "36:00"), (0.4, 0.6)),
        ("Distance", (3, 5), ("18:00", "39:00"), (0.3, 0.65)),
        ("Distance (km)", (5, 40), ("0:30", "2:00"), (0.5, 2)),
        ("Distance (km)", (12, 20), ("8:00", "10:00"), (8, 10)),
    ],
)
def test_nobody_is_under_way_for_days(
    distance: str, far: tuple[int, ...], lengths: tuple[str, ...], hours: tuple[float, ...]
) -> None:
    rows = "".join(
        f"2026-05-0{day},{one},{length}\n"
        for day, one, length in zip((1, 2), far, lengths, strict=True)
    )
    taken = Taken(f"date,{distance},Duration\n{rows}")
    found = [float(one.split()[2]) for one in taken.values if " duration " in one]
    assert found == [*hours]


def test_a_time_of_more_than_a_day_beside_a_distance_is_how_long_it_took() -> None:
    runs = "Date,Distance (km),Time\n2026-05-01,5.1,26:42\n2026-05-02,3.2,18:30\n"
    assert Taken(runs).values == [
        "2026-05-01 distance 5.1",
        "2026-05-01 time 0.445",
        "2026-05-02 distance 3.2",
        "2026-05-02 time 0.308333",
    ]
    assert Taken(runs.replace("26:42", "16:42")).values[0] == "2026-05-01T16:42 distance 5.1"


def test_a_long_fast_is_of_hours() -> None:
    assert value("Fasting duration", "26:30", "18:00", said=Said())[0] == "fasting-duration 26.5"


def test_a_length_is_called_so_in_other_languages() -> None:
    night = "Data;Início;Fim;Duração;Sono profundo;REM;Tempo acordado\n"
    night += "13/03/2024;23:10;06:50;07:25;00:55;01:30;00:06\n"
    taken = Taken(night + "14/03/2024;00:20;08:30;07:55;00:45;01:50;00:12\n")
    assert taken.values[:4] == [
        "2024-03-13T06:50 duracao 7.41667",
        "2024-03-13T06:50 sono-profundo 0.916667",
        "2024-03-13T06:50 rem 1.5",
        "2024-03-13T06:50 tempo-acordado 0.1",
    ]
    assert value("Durée", "7:30", "8:00") == ["duree 7.5", "duree 8"]
    assert value("Horas de sono", "7:30", "8:00") == ["horas-de-sono 7.5", "horas-de-sono 8"]


@pytest.mark.parametrize("name", ["Heure de sommeil", "A que horas foi para a cama", "Hora sueño"])
def test_the_hour_of_going_to_sleep_is_no_length(name: str) -> None:
    assert value(name, "0:30", "1:10") == []


def test_lengths_of_minutes_that_are_about_so_long_become_notes() -> None:
    taken = Taken(table("Sleep (min)", "~400", "~380"))
    assert not taken.values
    assert taken.notes == ["2026-05-01 Sleep (min) ~400", "2026-05-02 Sleep (min) ~380"]
    assert "become hours" not in taken.how("Sleep (min)")


def test_a_night_beside_a_distance_is_of_hours() -> None:
    content = "date,sleep,distance\n2026-01-01,7:30,3.1 km\n2026-01-02,8:05,2 km\n"
    assert Taken(content).values[0] == "2026-01-01 sleep-hours 7.5"


def test_sleeps_that_were_timed_to_the_second_are_lengths() -> None:
    assert value("Sleep time", "0:39:28", "10:20:11", "2:05:40")[1] == "sleep-time 10.3364"
    for times in (("23:10:28", "0:20:11"), ("1:39:00", "0:20:00"), ("7:10:28", "6:20:11")):
        assert value("Sleep time", *times) == []
