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


NIGHTS = (
    "Date,Total Sleep (hrs),{amount},{time}\n2024-05-01,6,0,\n2024-05-02,7,50,08:35\n"
    "2024-05-03,6.5,100,19:10\n2024-05-04,5.5,200,01:30\n2024-05-05,6.7,0,\n"
)


@pytest.mark.parametrize(
    ("amount", "time", "product"),
    [
        ("Caffeine (mg)", "Coffee Time", "Caffeine"),
        ("Kratom (g)", "Kratom time", "Kratom"),
        ("Koffein (mg)", "Uhrzeit Kaffee", "Koffein"),
    ],
)
def test_the_time_of_one_dose_is_not_that_of_the_night(
    amount: str, time: str, product: str
) -> None:
    taken = Taken(NIGHTS.format(amount=amount, time=time))
    assert taken.values == [
        "2024-05-01 total-sleep 6",
        "2024-05-02 total-sleep 7",
        "2024-05-03 total-sleep 6.5",
        "2024-05-04 total-sleep 5.5",
        "2024-05-05 total-sleep 6.7",
    ]
    assert [one.split(" ")[:2] for one in taken.doses[:3]] == [
        ["2024-05-01", product],
        ["2024-05-02T08:35", product],
        ["2024-05-03T19:10", product],
    ]


def test_the_time_of_a_cup_is_that_of_its_line_where_a_day_has_several() -> None:
    taken = Taken(
        "Date,Coffee time,Caffeine (mg),Jitters (0-10)\n2024-05-01,08:00,50,2\n"
        "2024-05-01,13:00,100,4\n2024-05-02,08:10,50,1\n"
    )
    assert "2024-05-01T13:00 jitters 4" in taken.values


def test_the_time_of_a_named_dose_is_its_own() -> None:
    taken = Taken(
        "Date,Medication,Dose (mg),Dose time,Mood (0-10)\n2024-05-01,Sertraline,50,08:00,3\n"
        "2024-05-02,Sertraline,50,22:10,2\n2024-05-03,Sertraline,25,18:00,4\n"
    )
    assert taken.doses[1] == "2024-05-02T22:10 Sertraline 50 mg"
    assert taken.values[1] == "2024-05-02 mood 2"


@pytest.mark.parametrize(
    ("names", "form"),
    [
        ("Time,Methadone (mg),Time,Methadone (mg)", "{0},{1},{2},{3}"),
        ("Methadone (mg),Time,Methadone (mg),Time", "{1},{0},{3},{2}"),
        ("Time,Methadone (mg),Mood,Time,Methadone (mg)", "{0},{1},5,{2},{3}"),
    ],
)
def test_each_dose_of_one_name_is_at_the_time_beside_it(names: str, form: str) -> None:
    rows = ("07:00,20,13:00,20", "07:30,20,,15", "08:00,15,14:30,15", "07:00,15,,")
    lines = [form.format(*row.split(",")) for row in rows]
    body = "".join(f"2026-05-0{day},{line}\n" for day, line in enumerate(lines, 1))
    taken = Taken(f"Date,{names}\n{body}")
    assert taken.doses == [
        *("2026-05-01T07:00 Methadone 20 mg", "2026-05-01T13:00 Methadone 20 mg"),
        *("2026-05-02T07:30 Methadone 20 mg", "2026-05-02 Methadone 15 mg"),
        *("2026-05-03T08:00 Methadone 15 mg", "2026-05-03T14:30 Methadone 15 mg"),
        "2026-05-04T07:00 Methadone 15 mg",
    ]
    assert taken.notes == []
    assert taken.how("Time (2)") == "times of Methadone (mg) (2): "
