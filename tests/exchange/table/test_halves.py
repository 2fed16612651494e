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


def at_times(*lines: str, columns: str = "Date,Time,AM/PM,Kratom g") -> Taken:
    return Taken("\n".join([columns, *lines]))


def test_halves_in_a_column_of_their_own_are_of_the_times_beside_them() -> None:
    lines = "2026-10-13,1:30,PM,3", "2026-10-13,9:00,AM,2", "2026-10-14,12:30,AM,2.5"
    taken = at_times(*lines, "2026-10-14,12:15,PM,1")
    assert taken.doses == [
        "2026-10-13T13:30 Kratom 3 g",
        "2026-10-13T09:00 Kratom 2 g",
        "2026-10-14T00:30 Kratom 2.5 g",
        "2026-10-14T12:15 Kratom 1 g",
    ]
    assert "Time and AM/PM are read together" in taken.reading.why
    assert not taken.notes


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ("Date,Time,,Kratom g", ("2026-10-13,1:30,p.m.,3", "2026-10-13,9:00,a.m.,3")),
        ("Date,Time,Period,Kratom g", ("2026-10-13,1:30,下午,3", "2026-10-13,9:00,上午,3")),
        ("Date,ampm,Time,Kratom g", ("2026-10-13,p,1.30,3", "2026-10-13,a,9,3")),
        ("Date,Hour,Minute,Meridiem,Kratom g", ("2026-10-13,1,30,PM,3", "2026-10-13,9,0,AM,3")),
        ("Date and time,AM or PM,Kratom g", ("2026-10-13 1:30,PM,3", "2026-10-13 9:00,AM,3")),
        ("Date,Time,Kratom g,AM/PM", ("2026-10-13,1:30,3,PM", "2026-10-13,9:00,3,AM")),
    ],
)
def test_so_they_are_by_any_name(columns: str, lines: tuple[str, ...]) -> None:
    taken = at_times(*lines, columns=columns)
    assert taken.doses == ["2026-10-13T13:30 Kratom 3 g", "2026-10-13T09:00 Kratom 3 g"]


def test_each_of_several_times_has_its_own_half() -> None:
    lines = "2026-10-13,10:30,PM,7:00,AM", "2026-10-14,11:30,PM,7:30,AM"
    taken = at_times(*lines, columns="Date,Bed,AM/PM,Wake,AM/PM")
    assert [one.split()[1:] for one in taken.values] == [
        ["sleep-hours", "8.5"],
        ["sleep-hours", "8"],
    ]


def test_a_time_whose_half_is_not_said_or_is_wrong_is_none() -> None:
    lines = "2026-10-13,1:30,PM,3", "2026-10-14,2:15,,3", "2026-10-15,13:00,AM,3"
    taken = at_times(*lines, "2026-10-16,14:00,PM,3", "2026-10-17,3:00,PM,3")
    times = "2026-10-13T13:30", "2026-10-14", "2026-10-15", "2026-10-16T14:00", "2026-10-17T15:00"
    assert taken.doses == [f"{time} Kratom 3 g" for time in times]
    assert [error.partition(" is no time")[0] for error in taken.errors] == [
        "line 3, column Time: '2:15 am or pm'",
        "line 4, column Time: '13:00 am'",
    ]


def test_halves_beside_times_of_24_hours_stay_words() -> None:
    taken = at_times("2026-10-13,00:30,PM,3", "2026-10-13,13:30,PM,3", "2026-10-14,9:00,AM,3")
    assert [dose[:16] for dose in taken.doses] == [
        "2026-10-13T00:30",
        "2026-10-13T13:30",
        "2026-10-14T09:00",
    ]


def test_numbers_beside_halves_are_no_times() -> None:
    taken = at_times("2026-10-13,PM,3", "2026-10-14,AM,4", columns="Date,AM/PM,Mood")
    assert [value.rpartition(" ")[2] for value in taken.values] == ["3", "4"]


def test_a_length_beside_halves_stays_one() -> None:
    lines = "2026-10-13,1:30,PM", "2026-10-14,0:45,AM", "2026-10-15,1:10,PM"
    taken = at_times(*lines, columns="Date,Walk duration,AM/PM")
    assert "are read together" not in taken.reading.why


def at(*times: str) -> Taken:
    rows = (f"2026-10-1{day},{time},{day + 1}\n" for day, time in enumerate(times))
    return Taken(f"Date,Time,Kratom g\n{''.join(rows)}")


def test_a_bare_time_beside_am_and_pm_may_be_of_either() -> None:
    taken = at("8:00 AM", "1:30", "7:00 PM", "8:15 AM", "14:00", "noon")
    assert taken.doses == [
        "2026-10-10T08:00 Kratom 1 g",
        "2026-10-11 Kratom 2 g",
        "2026-10-12T19:00 Kratom 3 g",
        "2026-10-13T08:15 Kratom 4 g",
        "2026-10-14T14:00 Kratom 5 g",
        "2026-10-15T12:00 Kratom 6 g",
    ]
    assert [one for one in taken.errors if "neither am nor pm" in one] == taken.errors
    assert len(taken.errors) == 1


@pytest.mark.parametrize(
    "times",
    [
        ("7:30", "13:05", "20:00", "7:45", "1:10 PM"),  # of 24 hours, but for one
        ("7:30", "1:05 PM", "20:10", "7:45", "1:10 PM", "8:00"),  # who says pm alone
        ("7:30", "13:05", "20:00", "7:45 AM", "8:00"),
    ],
)
def test_a_bare_time_among_others_of_24_hours_is_as_it_stands(times: tuple[str, ...]) -> None:
    taken = at(*times)
    assert not taken.errors
    assert taken.doses[0] == "2026-10-10T07:30 Kratom 1 g"


def test_a_bare_time_behind_its_day_may_be_of_either() -> None:
    taken = Taken(
        "Start,End,Kratom g\n2026-08-01 7:30 AM,2026-08-01 9:00 AM,3\n"
        "2026-08-01 1:05,2026-08-01 2:00 PM,2\n2026-08-02 7:30 AM,2026-08-02 9:00 AM,3\n"
        "2026-08-02 11:30 PM,2026-08-03 1:00 AM,3\n"
    )
    assert taken.doses[:2] == ["2026-08-01T07:30 Kratom 3 g", "2026-08-01 Kratom 2 g"]
    assert [one.split()[2] for one in taken.values] == ["1.5", "1.5", "1.5"]
    assert "'2026-08-01 1:05' says neither am nor pm" in taken.errors[0]
