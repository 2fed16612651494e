"""Times that are of one value of their line each."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

MEALS = (
    "date,{tbef},{gbef},ins,{gaft},{taft},meal\n13/03/17,10:00,161,3,91,13:00,Bkfst\n"
    "13/03/17,12:45,267,5,130,14:30,Lunch\n14/03/17,11:00,238,4,91,13:00,Lunch\n"
    "14/03/17,20:00,194,5,227,22:00,Lunch\n15/03/17,9:30,153,7,124,NA,Bkfst\n"
)
SHORT = MEALS.format(tbef="tbef", gbef="gbef", taft="taft", gaft="gaft")
LONG = MEALS.format(
    tbef="Time before", gbef="Glucose before", taft="Time after", gaft="Glucose after"
)


@pytest.mark.parametrize(("content", "name"), [(SHORT, "gbef"), (LONG, "glucose-before")])
def test_each_value_is_at_its_time(content: str, name: str) -> None:
    taken = Taken(content, Said(product="Humalog IU"))
    assert taken.reading.question is None
    assert [one for one in taken.values if name in one] == [
        f"2017-03-13T10:00 {name} 161",
        f"2017-03-13T12:45 {name} 267",
        f"2017-03-14T11:00 {name} 238",
        f"2017-03-14T20:00 {name} 194",
        f"2017-03-15T09:30 {name} 153",
    ]
    after = name.replace("bef", "aft").replace("ore", "er")
    assert [one for one in taken.values if after in one][-2:] == [
        f"2017-03-14T22:00 {after} 227",
        f"2017-03-15 {after} 124",
    ]
    assert [one.partition(" ")[2] for one in taken.doses] == [
        *(f"Humalog {amount} IU" for amount in (3, 5, 4, 5, 7))
    ]
    assert "2017-03-13 meal: Bkfst" in taken.notes


def test_of_what_ins_is_is_asked() -> None:
    question = Taken(SHORT).reading.question
    assert question is not None
    assert question.text == (
        "ins has amounts, such as 3 in line 2: of what, and in which unit? Say ? to leave them out."
    )


def test_a_time_of_its_own_that_cannot_be_read_is_said() -> None:
    taken = Taken(SHORT.replace("20:00", "20:77"), Said(product="Humalog IU"))
    assert "2017-03-14 gbef 194" in taken.values
    assert taken.errors == [
        "line 5, column gbef: '20:77' is no time, such as 08:30; the value is taken without a time"
    ]


def test_lengths_are_no_times_of_values() -> None:
    rows = "2026-05-01,7:30,4,8:10,3\n2026-05-02,6:50,5,7:40,6\n"
    taken = Taken(f"date,sleep time,sleep quality,nap time,nap quality\n{rows}")
    assert not [one for one in taken.values if "T" in one]
