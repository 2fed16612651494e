"""Numbers whose unit stands behind them in the words of their lines."""

import pytest

from tests.exchange.table.tables import Taken, ranges

HEADER = "Date and Time,Duration (min),Activity,Quantity,Extra,Text,Caregiver\n"
BABY = (
    "3/30/21 7:47 PM,690,Sleep,,,Kim slept in the crib (11h30m),A\n"
    "3/30/21 7:05 PM,30,Bottle,7.5,Formula,Kim drank 7.5 oz of formula (30m),U\n"
    "3/30/21 2:29 PM,33,Sleep,,,Kim slept in the crib (33m),U\n"
    "3/30/21 1:05 PM,,Bottle,6,Milk,Kim drank 6 oz of milk,A\n"
    "3/30/21 9:30 AM,8,Bottle,8,Formula,Kim drank 8 oz of formula (8m),A\n"
    "3/29/21 11:03 AM,,Height,29,inch,Kim's height: 29 in,A\n"
    "3/29/21 10:58 AM,,Weight,19,lbs,Kim's weight: 19 lbs,A\n"
)


def test_the_words_of_lines_say_the_unit_of_their_numbers() -> None:
    taken = Taken(HEADER + BABY)
    found = ranges(taken.defined.values())
    assert (found["bottle"], found["height"], found["weight-lb"]) == (
        "0.. oz",
        "0.. in",
        "0.. lb",
    )
    assert "in oz, as Text says; of several a day: their sum" in taken.how("Bottle")
    assert [one for one in taken.values if " bottle " in one] == [
        "2021-03-30T19:05 bottle 7.5",
        "2021-03-30T13:05 bottle 6",
        "2021-03-30T09:30 bottle 8",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("drank 6 oz of milk", "drank 6 ml of milk"),
        ("drank 6 oz of milk", "drank some of the milk"),
        ("drank 6 oz of milk", "drank 6 in the morning"),
    ],
)
def test_words_that_do_not_say_the_same_of_each_say_no_unit(before: str, after: str) -> None:
    taken = Taken(HEADER + BABY.replace(before, after))
    assert ranges(taken.defined.values())["bottle"] == "0.."


def test_a_number_in_the_name_of_a_line_is_not_its_value() -> None:
    taken = Taken(
        "Date,tracker_name,value\n2026-05-01,Standing for 5 minutes,5\n"
        "2026-05-01,Noise of 1 hour,1\n"
        "2026-05-02,Standing for 5 minutes,5\n2026-05-02,Noise of 1 hour,2\n"
        "2026-05-03,Standing for 5 minutes,5\n2026-05-03,Noise of 1 hour,1\n"
    )
    assert not any(one.scale.unit for one in taken.defined.values())


def test_a_column_may_say_the_unit_of_some_lines_and_nothing_else() -> None:
    named = BABY.replace("Kim's weight: 19 lbs", "weighed").replace("19,lbs", "8.6,kg")
    more = "3/28/21 9:30 AM,,Weight,8.5,kg,weighed,A\n3/27/21 9:30 AM,,Weight,8.4,kg,weighed,A\n"
    taken = Taken(HEADER + named + more)
    assert "in kg, as Extra says" in taken.how("Weight")
