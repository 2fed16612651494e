"""Lines that are there twice, and those that are alike."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

SUM = Said(several=("sum",))
TWICE = (
    "{key},date,kratom (g),coffees,created_at\n"
    "a,2026-05-01,3,1,2026-05-08 10:00\nb,2026-05-01,3,1,2026-05-08 10:00\n"
    "a,2026-05-01,3,1,2026-05-09 10:00\nc,2026-05-02,4,2,2026-05-08 10:00\n"
    "d,2026-05-03,4,2,2026-05-08 10:00\n"
)
ONCE = ["2026-05-01 kratom 3 g", "2026-05-01 kratom 3 g"]


@pytest.mark.parametrize("key", ["logId", "id", "uuid", "Entry key", "record_id"])
def test_lines_of_the_same_key_that_say_the_same_are_one(key: str) -> None:
    taken = Taken(TWICE.format(key=key), SUM)
    assert taken.doses[:2] == ONCE
    assert taken.values[0] == "2026-05-01 coffees 2"
    assert taken.lines[2].passed == (f"lines that say the same {key} again",)
    assert len(taken.doses) == 4


@pytest.mark.parametrize(
    ("key", "said", "other"),
    [
        ("batch", "", ""),  # which is no key
        ("med id", "", ""),  # which is of what was taken
        ("logId", "a,2026-05-01,3,1,2026-05-09", "x,2026-05-01,3,1,2026-05-09"),
        ("logId", "a,2026-05-01,3,1,2026-05-09", ",2026-05-01,3,1,2026-05-09"),
        ("id", "d,2026-05-03", "a,2026-05-03"),  # of whom
    ],
)
def test_lines_without_a_key_of_their_own_all_count(key: str, said: str, other: str) -> None:
    content = TWICE.format(key=key)
    assert said in content
    taken = Taken(content.replace(said, other) if said else content, SUM)
    assert len(taken.doses) == 5
    assert taken.values[0] == "2026-05-01 coffees 3"


def test_of_lines_of_the_same_key_that_differ_and_of_sets_all_count() -> None:
    edited = TWICE.format(key="logId").replace("a,2026-05-01,3,1,2026-05-09", "a,2026-05-01,2,1,")
    assert len(Taken(edited, SUM).doses) == 5
    sets = "logId,date,exercise,reps\na,2026-05-01,squat,5\na,2026-05-01,squat,5\n"
    taken = Taken(f"{sets}b,2026-05-02,squat,6\n", SUM)
    assert [value.split()[2] for value in taken.values] == ["10", "6"]


KEYED = """glucose (mg/dL),Created,Measured,Meal
130,2026-02-03T20:27:24.2,2026-02-03 20:26,fasting
100,2026-02-02T21:40:22.3,2026-02-01 10:00,fasting
100,2026-02-02T21:39:38.0,2026-02-01 10:00,fasting
100,2026-02-02T21:37:41.0,2026-02-01 10:00,fasting
150,2026-02-01T20:53:49.8,2026-02-01 20:50,2h after
"""


def test_readings_that_were_keyed_again_are_one() -> None:
    taken = Taken(KEYED)
    assert taken.values == [
        "2026-02-03T20:26 glucose 130",
        "2026-02-01T10:00 glucose 100",
        "2026-02-01T20:50 glucose 150",
    ]
    assert [line.passed for line in taken.lines[2:4]] == [
        ("lines alike in all but Created: keyed again",)
    ] * 2


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("glucose (mg/dL)", "carbs (g)"),  # which are added up
        ("Created", "Next meal"),
    ],
)
def test_alike_lines_of_a_moment_that_nothing_says_were_keyed_again_all_count(
    said: str, other: str
) -> None:
    assert len(Taken(KEYED.replace(said, other, 1)).values) == 5


COPIED = "date,time,score,{},quality\n" + "".join(
    f"2026-05-0{day},06:4{day},{70 + day},{480 + day},{day % 3 + 2}\n" for day in (1, 2, 3, 1, 2)
)


def test_a_line_of_a_moment_that_was_copied_is_read_once() -> None:
    taken = Taken(COPIED.format("sleep (min)"))
    assert len(taken.values) == 9
    assert [line.passed for line in taken.lines[3:]] == [
        ("the same line again, of its moment",)
    ] * 2


def test_what_is_eaten_twice_at_a_time_counts_twice() -> None:
    foods = "date,time,kcal,protein (g),fat (g)\n2026-05-01,19:00,250,11,12\n"
    taken = Taken(f"{foods}2026-05-01,19:00,250,11,12\n2026-05-01,20:00,80,1,2\n")
    assert len(taken.values) == 9


def test_a_line_from_the_same_moment_to_the_same_is_one() -> None:
    rows = (
        "2026-03-02,80,2026-03-02T08:00Z,2026-03-02T09:20Z",
        "2026-03-03,90,2026-03-03T13:00Z,2026-03-03T14:30Z",
        "2026-03-03,90,2026-03-03T13:00Z,2026-03-03T14:30Z",
        "2026-03-03,60,2026-03-04T02:00Z,2026-03-04T03:00Z",
    )
    taken = Taken("day,nap (min),start,end\n" + "\n".join(rows), Said(several=("sum",)))
    assert [value.split()[2] for value in taken.values] == ["80", "150"]
    assert [line.passed for line in taken.lines][2] == (
        "the same line again, from the same moment to the same",
    )
