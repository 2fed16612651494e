"""Parts of the day in a column of their own, in words or in letters or numbers: readings apart."""

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken

READINGS = (
    "date,{name},upper,pulse\n2024-05-15,{m},141,71\n2024-05-15,{m},137,69\n"
    "2024-05-15,{e},153,73\n2024-05-16,{m},142,75\n2024-05-16,{e},158,76\n"
)


def readings(m: str, e: str, name: str = "time") -> Taken:
    return Taken(READINGS.format(name=name, m=m, e=e))


@pytest.mark.parametrize(("m", "e"), [("m", "e"), ("M", "E"), ("Morning", "Evening")])
def test_letters_of_parts_of_the_day_tell_readings_apart(m: str, e: str) -> None:
    taken = readings(m, e)
    assert taken.reading.question is None
    assert taken.values == [
        "2024-05-15 upper-morning 139",
        "2024-05-15 pulse-morning 70",
        "2024-05-15 upper-evening 153",
        "2024-05-15 pulse-evening 73",
        "2024-05-16 upper-morning 142",
        "2024-05-16 pulse-morning 75",
        "2024-05-16 upper-evening 158",
        "2024-05-16 pulse-evening 76",
    ]
    assert "1 day has several values: their mean" in taken.how(f"upper {_word(m)}")


def _word(m: str) -> str:
    return "morning" if len(m) == 1 else m


def test_what_letters_stand_for_is_said() -> None:
    assert "in time m is morning, e is evening" in readings("m", "e").reading.why


@pytest.mark.parametrize(
    ("m", "e"),
    [("AM", "PM"), ("a", "p"), ("早", "晚"), ("morgens", "abends"), ("утром", "вечером")],
)
def test_so_do_words_of_other_languages(m: str, e: str) -> None:
    taken = readings(m, e)
    assert taken.reading.question is None
    assert len({one.split()[1] for one in taken.values}) == 4
    assert len(taken.values) == 8


@pytest.mark.parametrize(("m", "e", "name"), [("m", "a", "time"), ("m", "e", "who")])
def test_letters_that_may_be_anything_are_asked_about(m: str, e: str, name: str) -> None:
    assert readings(m, e, name).reading.question


MEALS = ("breakfast", "lunch", "dinner")


def meals(name: str, numbers: str = "123") -> Taken:
    rows = "".join(
        f"2026-05-0{day},{meal},{number},{120 + day}\n"
        for day in (1, 2, 3)
        for meal, number in zip(MEALS, numbers, strict=True)
    )
    return Taken(f"date,meal,{name},upper\n{rows}")


def test_the_order_of_readings_is_no_value() -> None:
    taken = meals("time")
    assert taken.why_left("time") == "it counts the lines of a day, and is no time of it"
    assert taken.values[:3] == [f"2026-05-01 upper-{meal} 121" for meal in MEALS]
    assert len(taken.values) == 9


def test_numbers_that_are_none_of_words_are_values() -> None:
    assert "2026-05-01 pain-lunch 5" in meals("pain", "254").values


def test_the_order_of_readings_alone_names_no_measure() -> None:
    days = (1, 2)
    rows = "".join(f"2026-05-0{day},{n},{120 + n}\n" for day in days for n in (1, 2, 3))
    taken = Taken(f"date,time,upper\n{rows}", Said(several=("mean",)))
    assert taken.values == ["2026-05-01 upper 122", "2026-05-02 upper 122"]
