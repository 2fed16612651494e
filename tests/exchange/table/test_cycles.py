"""Files of cycles: on the day of each line a period began."""

import re
from datetime import date, timedelta

import pytest

from sidelog.exchange.incoming import Event
from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

CYCLES = """Zyklusnummer;Zykluslänge;1. Zyklustag;Hilfslinie
1;30;25.12.2024;
2;28;24.01.2025;36,40
3;27;21.02.2025;36,55
4;33;20.03.2025;36,80
5;4;22.04.2025;
"""


def begun(taken: Taken) -> list[str]:
    """The days and the words of what happened."""
    return [f"{one.day} {one.title}" for one in taken.entries if isinstance(one, Event)]


def test_the_start_of_each_cycle_happened_on_its_day() -> None:
    taken = Taken(CYCLES)
    assert begun(taken) == [
        "2024-12-25 1. Zyklustag",
        "2025-01-24 1. Zyklustag",
        "2025-02-21 1. Zyklustag",
        "2025-03-20 1. Zyklustag",
        "2025-04-22 1. Zyklustag",
    ]
    assert taken.values == [
        "2025-01-24 hilfslinie 36.4",
        "2025-02-21 hilfslinie 36.55",
        "2025-03-20 hilfslinie 36.8",
    ]
    assert taken.why_left("Zykluslänge") == "it counts the days from one line to the next"
    assert "events: 1. Zyklustag, in each line" in taken.how("1. Zyklustag")


def test_a_period_without_an_end_yet_has_begun_too() -> None:
    rows = "2026-01-03,28,5\n2026-01-31,29,5\n2026-03-01,,4\n"
    taken = Taken(f"start_date,cycle_length,period_length\n{rows}")
    assert begun(taken) == [
        "2026-01-03 start of a period",
        "2026-01-31 start of a period",
        "2026-03-01 start of a period",
    ]
    assert [one.split()[1:] for one in taken.values] == [["period-length", n] for n in "554"]


def test_months_and_days_of_a_period_are_no_starts() -> None:
    months = "2026-01-01,71\n2026-02-01,70\n2026-03-01,69\n2026-04-01,68\n"
    days = "2026-01-03,2\n2026-01-04,3\n2026-01-31,2\n2026-03-02,4\n"
    assert begun(Taken(f"Period start,weight (kg)\n{months}")) == []
    assert begun(Taken(f"date,period pain\n{days}")) == []
    assert begun(Taken(f"Cycle start,laps\n{days}")) == []


def test_a_cycle_that_is_too_short_takes_no_other_away() -> None:
    rows = "2026-01-03,29\n2026-02-01,31\n2026-03-04,10\n2026-03-14,45\n2026-04-28,\n"
    taken = Taken(f"begin,cycle_length\n{rows}")
    assert [one[:10] for one in begun(taken)] == [
        *("2026-01-03", "2026-02-01", "2026-03-04", "2026-03-14", "2026-04-28")
    ]
    assert taken.how("begin").endswith(
        "start of a cycle, in each line; 2026-03-14 is 10 days after the one before: is it right?"
    )
    two = "2026-01-03,10\n2026-01-13,10\n2026-01-23,40\n2026-03-04,30\n2026-04-03,\n"
    assert begun(Taken(f"begin,cycle_length\n{two}")) == []


PERIODS = "2026-01-03,2026-01-07\n2026-02-01,2026-02-06\n2026-03-04,\n2026-03-20,2026-03-24\n"


def test_first_and_last_days_are_of_what_is_said_to_have_happened() -> None:
    content = f"begin,end\n{PERIODS}"
    taken = Taken(content, Said(happened="illness"))
    events = [one for one in taken.entries if isinstance(one, Event)]
    assert [(f"{one.day} {one.kind}", str(one.until)) for one in events] == [
        ("2026-01-03 illness", "2026-01-07"),
        ("2026-02-01 illness", "2026-02-06"),
        ("2026-03-04 illness", "None"),
        ("2026-03-20 illness", "2026-03-24"),
    ]
    assert taken.values == []
    assert taken.how("begin + end") == "events: illness, in each line, with its last day"
    assert begun(Taken(content, Said(happened="period")))[0] == "2026-01-03 period"
    unsaid = Taken(content)
    assert len(unsaid.values) == 3
    assert "--happened says of what" in unsaid.how("end")


def test_one_odd_day_of_many_takes_no_start_away() -> None:
    days = [date(2025, 1, 3) + timedelta(days=at * 28 + at % 3) for at in range(12)]
    rows = "".join(f"{day},5\n" for day in sorted([*days, days[4] + timedelta(days=2)]))
    taken = Taken(f"period start,days\n{rows}")
    assert len(begun(taken)) == 13
    assert "2025-04-28 is 2 days after the one before: is it right?" in taken.how("period start")
    more = "".join(f"{day},5\n" for day in sorted([*days, *(day + timedelta(2) for day in days)]))
    assert begun(Taken(f"period start,days\n{more}")) == []


@pytest.mark.parametrize("name", ["day_in_cycle", "cycle day", "Zyklustag"])
def test_the_day_of_a_cycle_is_no_value_of_the_symptom_beside_it(name: str) -> None:
    taken = Taken(
        f"date,symptom,{name}\n2026-05-01,headache,3\n2026-05-01,sad,3\n2026-05-02,headache,4\n"
        "2026-05-20,headache,1\n2026-05-21,sad,2\n"
    )
    called = re.sub(r"\W|_", "-", name).casefold()
    assert taken.values[0] == f"2026-05-01 {called} 3"
    assert sum(isinstance(one, Event) for one in taken.entries) == 5
