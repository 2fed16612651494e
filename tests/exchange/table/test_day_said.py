"""Amounts of a day as a whole, or of the day before, as their column says."""

import pytest

from tests.exchange.table.tables import Taken


@pytest.mark.parametrize(
    "name",
    [
        "Kratom grams (yesterday)",
        "Grams of kratom yesterday",
        "How many grams of kratom did you take yesterday?",
        "Kratom last night (g)",
        "Kratom gestern (g)",
        "Kratom ayer (g)",
        "Kratom hier (g)",
    ],
)
def test_an_amount_of_yesterday_is_of_the_day_before(name: str) -> None:
    for time in ("", " 08:04"):
        taken = Taken(f"Date,{name},Mood\n2026-10-05{time},8,6\n2026-10-06{time},7,5\n")
        assert [dose.casefold() for dose in taken.doses] == [
            "2026-10-04 kratom 8 g",
            "2026-10-05 kratom 7 g",
        ]
        assert "of the day before that of its line, without a time" in taken.how(name)
        assert taken.values[0].endswith(" 6")
        assert taken.values[0].startswith("2026-10-05")


@pytest.mark.parametrize("name", ["Kratom today (g)", "Grams of kratom today in total?"])
def test_an_amount_of_today_has_no_time(name: str) -> None:
    taken = Taken(f"Time,{name}\n2026-10-05 21:00,8\n2026-10-06 21:30,7\n")
    assert [dose[:11] for dose in taken.doses] == ["2026-10-05 ", "2026-10-06 "]
    assert "of its day as a whole, without a time" in taken.how(name)


FORM = "Timestamp,How many mg of kratom?\n10/13/2026 21:04:33,4000\n"


def test_what_a_form_asks_once_a_day_was_not_taken_when_it_was_sent() -> None:
    taken = Taken(f"{FORM}10/14/2026 20:10:01,3500\n")
    assert taken.doses == ["2026-10-13 kratom 4000 mg", "2026-10-14 kratom 3500 mg"]


def test_what_a_form_asks_several_times_a_day_was_taken_then() -> None:
    taken = Taken(f"{FORM}10/13/2026 23:10:01,3500\n")
    assert taken.doses == ["2026-10-13T21:04 kratom 4000 mg", "2026-10-13T23:10 kratom 3500 mg"]


def test_the_stamp_of_a_log_is_the_time_of_its_doses() -> None:
    taken = Taken("Timestamp,Kratom (g)\n10/13/2026 08:04:33,4\n10/14/2026 08:10:01,3\n")
    assert taken.doses == ["2026-10-13T08:04 Kratom 4 g", "2026-10-14T08:10 Kratom 3 g"]
