"""0 in lines of another kind, and beside the tap of another button, is nothing."""

from dataclasses import replace
from datetime import time

import pytest

from tests.exchange.table.tables import HERE, Taken

_LINES = (
    "Breast,05-16 12:47,42,0.0,0.00\nDiaper,05-16 12:40,0,0.0,0.00\n"
    "Expressed,05-16 10:35,0,2.3,0.00\nBottle,05-16 10:33,0,0.9,0.00\n"
    "Growth,05-16 00:00,0,0.0,8.25\nDiaper,05-15 23:01,0,0.0,0.00\n"
    "Bottle,05-15 16:10,0,1.1,0.00\nExpressed,05-15 14:02,0,2.1,0.00\n"
    "Breast,05-15 09:12,31,0.0,0.00\n"
).replace(",05-", ",2026-05-")
FEEDS = f"Log Type,Start Date,Duration(mins),Amount(ounces),Weight(lbs)\n{_LINES}"


def test_zeros_of_other_kinds_are_nothing_and_each_kind_has_its_amount() -> None:
    taken = Taken(FEEDS, here=replace(HERE, day_starts=time(4)))
    assert taken.values == [
        "2026-05-16T12:47 breast-duration 42",
        "2026-05-16T10:35 expressed 2.3",
        "2026-05-16T10:33 bottle 0.9",
        "2026-05-16 baby-weight 8.25",
        "2026-05-15T16:10 bottle 1.1",
        "2026-05-15T14:02 expressed 2.1",
        "2026-05-15T09:12 breast-duration 31",
    ]
    assert "of several a day: their sum" in taken.how("Bottle")
    assert taken.defined["bottle"].scale.unit == "oz"
    assert "00:00 (1) says that no time is known" in taken.how("Start Date")


def test_of_few_lines_each_kind_has_its_amount_too() -> None:
    few = Taken("".join(FEEDS.splitlines(keepends=True)[:7]))
    assert [one.split()[1:] for one in few.values] == [
        ["breast-duration", "42"],
        ["expressed", "2.3"],
        ["bottle", "0.9"],
        ["baby-weight", "8.25"],
    ]


def test_it_is_said_which_zeros_are_nothing() -> None:
    said = "0 (5) is nothing where Log Type says Breast, Diaper, Growth"
    assert said in Taken(FEEDS).how("Expressed")
    assert said not in Taken(FEEDS).how("Bottle")


@pytest.mark.parametrize("other", ["Bottle,2026-05-14 16:10,0,0.0,0.00\n", ""])
def test_zeros_that_a_kind_has_now_and_then_are_values(other: str) -> None:
    rest = "Rest,2026-05-{0:02} 08:00,0,0\nRun,2026-05-{0:02} 18:00,30,5\n"
    runs = "".join(rest.format(day) for day in range(1, 6))
    taken = Taken(FEEDS + other) if other else Taken(f"type,when,minutes,laps\n{runs}")
    assert any(value.endswith(" 0") for value in taken.values)


def weather(kind: str, name: str, none: str, zero: str = "0.0") -> str:
    """Nights, four of whose lines have no weather and 0 beside it."""
    lines = [f"2026-03-{day:02},{none},{zero},7" for day in range(1, 5)]
    lines += ["2026-03-05,Cloudy,8.4,6", "2026-03-06,Rain,-1.2,5", "2026-03-07,Snow,0.0,8"]
    return "\n".join((f"date,{kind},{name},hours slept", *lines))


@pytest.mark.parametrize(
    ("kind", "name", "none"),
    [
        ("Weather type", "Weather temperature (°C)", "No weather"),
        ("Weather type", "Weather temperature (°C)", "unknown"),
        ("Wetter", "Temperatur (°C)", "keine Daten"),
        ("Clima", "Temperatura", "Ningún dato"),
        ("Météo", "Température", "Aucune météo"),
        ("Weather", "Humidity", "n/a"),
        ("Weather", "Air pressure (hPa)", "not recorded"),
    ],
)
def test_where_a_kind_says_that_there_is_none_0_of_what_is_measured_is_nothing(
    kind: str, name: str, none: str
) -> None:
    taken = Taken(weather(kind, name, none))
    found = [one.split() for one in taken.values]
    assert [
        (one[0], one[2]) for one in found if "slept" not in one[1] and "sleep" not in one[1]
    ] == [
        ("2026-03-05", "8.4"),
        ("2026-03-06", "-1.2"),
        ("2026-03-07", "0"),
    ]
    assert f"0 (4) is nothing where {kind} says {none}" in taken.how(name)


def test_so_is_the_32_that_it_becomes_in_fahrenheit() -> None:
    name = "Weather temperature (°F)"
    taken = Taken(weather("Weather type", name, "No weather", "32.0"))
    assert [one for one in taken.values if "weather-temperature" in one] == [
        "2026-03-05 weather-temperature 8.4",
        "2026-03-06 weather-temperature -1.2",
        "2026-03-07 weather-temperature 0",
    ]
    assert "32 (4) is nothing where Weather type says No weather" in taken.how(name)
    celsius = Taken(weather("Weather type", "Weather temperature (°C)", "No weather", "32.0"))
    assert "2026-03-01 weather-temperature 32" in celsius.values


@pytest.mark.parametrize(
    ("kind", "name", "none"),
    [
        ("Exercise type", "Exercise minutes", "None"),
        ("Pain type", "Pain level", "no pain"),
        ("Headache type", "Headache pressure", "no headache"),
        ("Drink", "Drinks", "none"),
        ("Exercise type", "Exercise minutes", "n/a"),
        ("Mood", "Temperature", "No weather"),
    ],
)
def test_where_there_may_well_be_none_0_is_how_much_there_was(
    kind: str, name: str, none: str
) -> None:
    lines = [f"2026-03-{day:02},{none},7,0" for day in range(1, 5)]
    lines += ["2026-03-05,Some,8,30", "2026-03-06,Other,6,45"]
    taken = Taken("\n".join((f"date,{kind},hours slept,{name}", *lines)))
    assert "is nothing where" not in taken.how(name)
    assert len([one for one in taken.values if one.endswith(" 0")]) == 4


def test_what_no_line_knew_is_no_temperature_of_it() -> None:
    rows = "".join(f"2026-05-0{day},7,32.0,No weather\n" for day in range(1, 6))
    taken = Taken(f"date,sleep (h),Weather temperature (°F),Weather type\n{rows}")
    assert [one.split()[1] for one in taken.values] == ["sleep-hours"] * 5


TAPS = (
    "At,Wine,Beer,Strong\n2026-01-17 11:47:58,0,1,0\n2026-01-18 14:02:40,1,0,0\n"
    "2026-01-18 14:02:45,1,0,0\n2026-01-18 17:35:57,0,0,1\n2026-01-18 20:07:54,1,0,0\n"
    "2026-01-19 21:00:00,0,3,0\n2026-01-19 21:00:00,0,1,0\n2026-01-20 20:00:26,1,0,0\n"
)


def test_a_tap_counts_one_thing_and_says_nothing_of_the_others() -> None:
    taken = Taken(TAPS)
    assert taken.values == [
        "2026-01-17T11:47 beer 1",
        "2026-01-18T14:02 wine 1",
        "2026-01-18T14:02 wine 1",
        "2026-01-18T17:35 strong 1",
        "2026-01-18T20:07 wine 1",
        "2026-01-19T21:00 beer 3",
        "2026-01-19T21:00 beer 1",
        "2026-01-20T20:00 wine 1",
    ]
    assert {str(one.scale.day_rule) for one in taken.defined.values()} == {"sum"}
    assert {one.scale.minimum for one in taken.defined.values()} == {0}
    assert "0 beside a count of another is no value" in taken.how("Beer")


def test_where_a_line_has_two_numbers_or_a_day_one_line_0_is_a_value() -> None:
    both = Taken(TAPS.replace("11:47:58,0,1,0", "11:47:58,1,1,0"))
    assert "2026-01-18T14:02 beer 0" in both.values
    days = "".join(f"2026-02-0{day} 09:00,{day % 2},{1 - day % 2}\n" for day in range(1, 8))
    assert "2026-02-01T09:00 tired 0" in Taken(f"At,happy,tired\n{days}").values


def test_taps_of_one_each_are_the_same_measures_when_they_come_again() -> None:
    rows = "".join(f"2026-01-{day:02} 12:0{n},{1 - n},{n}\n" for day in range(1, 9) for n in (0, 1))
    content = f"at,wine,beer\n{rows}"
    taken = Taken(content)
    again = Taken(content, here=replace(HERE, measures={**HERE.measures, **taken.defined}))
    assert taken.values[:2] == ["2026-01-01T12:00 wine 1", "2026-01-01T12:01 beer 1"]
    assert again.values == taken.values
