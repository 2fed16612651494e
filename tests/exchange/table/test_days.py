"""Cells that say a day: every form with one reading, and the numbers of those with two."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.exchange.reader import DateOrder
from sidelog.exchange.table.cell.days import (
    is_day,
    read_clock,
    read_day,
    read_day_of_year,
)

DAY_FIRST, MONTH_FIRST = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-25",
        "2026/2/25",
        "2026.02.25",
        "20260225",
        "Feb 25, 2026",
        "February 25 2026",
        "25-Feb-2026",
        "25-Feb-26",
        "25 feb. 2026",
        "Wed 25 Feb 2026",
        "Wednesday, February 25, 2026",
        "25th February 2026",
        "the 25th of Feb 2026",
        "2026 Feb 25",
        "25. Februar 2026",
        "25 février 2026",
        "25 de febrero de 2026",
        "woensdag 25 februari 2026",
        "  Wed,  25 Feb 2026 ",
        "Day 12 - 2026-02-25",
        "Wk 3 (25 Feb 2026)",
        "Week 9, Wed 25 Feb 2026",
        "25feb2026",
        "25Feb26",
        "25févr.2026",
    ],
)
def test_a_day_with_one_reading_is_read(text: str) -> None:
    said = read_day(text.strip())
    assert said
    assert (said.day, said.clock, said.wrong) == (date(2026, 2, 25), None, "")


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("2026-02-25 08:30", time(8, 30), ""),
        ("2026022508", time(8), ""),
        ("202602250830", time(8, 30), ""),
        ("2026-02-25 18:36:1", time(18, 36, 1), ""),
        ("2026-02-25T22:30:15.123Z", time(22, 30, 15), "Z"),
        ("2026-02-25 22:30:15 UTC", time(22, 30, 15), "Z"),
        ("2026-02-25T08:30:00+02:00", time(8, 30), "+02:00"),
        ("2026-02-25 08:30:00 +0200", time(8, 30), "+02:00"),
        ("2026-02-25 08:30:00-05", time(8, 30), "-05:00"),
        ("2026/02/25 10:45:12 AM GMT+1", time(10, 45, 12), "+01:00"),
        ("Wed Feb 25 2026 08:30:00 GMT+0100 (CET)", time(8, 30), "+01:00"),
        ("20260225T083000Z", time(8, 30), "Z"),
        ("10:45 PM, 25 Feb 2026", time(22, 45), ""),
        ("Feb 25 2026 at 8:30 p.m.", time(20, 30), ""),
        ("25 Feb 2026 12:05 am", time(0, 5), ""),
        ("25 Feb 2026, 22.05 Uhr", time(22, 5), ""),
        ("25 Feb 2026 8h30", time(8, 30), ""),
        ("25 Feb 2026 08:30+0100", time(8, 30), "+01:00"),
        ("2026/02/25 9:15:33 PM MST", time(21, 15, 33), "-07:00"),
        ("2026/02/25 9:15:33 AM EST", time(9, 15, 33), "-05:00"),
        ("2026/02/25 9:15:33 PM GMT+5:30", time(21, 15, 33), "+05:30"),
        ("2026/02/25 8:12:01 \u03bc.\u03bc. EEST", time(20, 12, 1), "+03:00"),
        ("2026/02/25 8:12:01 \u03c0.\u03bc. EET", time(8, 12, 1), "+02:00"),
        ("2026/02/25 8:12:01 \u5348\u5f8c JST", time(20, 12, 1), "+09:00"),
        ("2026-02-25 21:15:33 CET", time(21, 15, 33), "+01:00"),
        ("2026-02-25 21:15:33 UT", time(21, 15, 33), "Z"),
        ("2026-02-25 21:15:33 IST", time(21, 15, 33), ""),
        ("2026-02-25T21:15:33+01:00[Europe/Berlin]", time(21, 15, 33), "+01:00"),
        ("2026-02-25T21:15:33.5Z[UTC]", time(21, 15, 33), "Z"),
        ("2026-02-25 9:15p", time(21, 15), ""),
        ("Day 3 (25 Feb 2026 7a)", time(7), ""),
    ],
)
def test_a_time_beside_a_day_is_read(text: str, clock: time, zone: str) -> None:
    said = read_day(text)
    assert said
    assert (said.day, said.clock, said.zone) == (date(2026, 2, 25), clock, zone)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3/4/2026", (3, 4, 2026)),
        ("03.04.26", (3, 4, 2026)),
        ("03. 04. 2026 22:30", (3, 4, 2026)),
        ("13-04-2026", (13, 4, 2026)),
        ("Fri 3/4/2026", (3, 4, 2026)),
        ("(Fri) 3/4/2026", (3, 4, 2026)),
        ("Fri (3/4/2026)", (3, 4, 2026)),
        ("Day 1 (3/4/26)", (3, 4, 2026)),
        ("3/4/2026 - day 12", (3, 4, 2026)),
    ],
)
def test_a_day_in_numbers_waits_for_its_order(text: str, numbers: tuple[int, int, int]) -> None:
    said = read_day(text)
    assert said
    assert (said.day, said.numbers) == (None, numbers)
    assert said.on(None) is None
    assert said.on(DAY_FIRST) == date(2026, 4, numbers[0])


def test_an_order_in_which_there_is_no_such_day_has_none() -> None:
    said = read_day("13/04/2026")
    assert said
    assert said.on(MONTH_FIRST) is None


def test_numbers_that_are_the_same_need_no_order() -> None:
    said = read_day("5/5/2026")
    assert said
    assert said.on(None) == date(2026, 5, 5)


def test_a_year_of_two_digits_may_be_in_front() -> None:
    said, other = read_day("26-05-01"), read_day("26-13-01")
    assert said
    assert said.year_first == date(2026, 5, 1)
    assert other
    assert other.year_first is None


@pytest.mark.parametrize(
    "text", ["2026-02-30", "30/02/2026", "Feb 30, 2026", "2026-02-25 25:00", "2026-02-25 13:00 am"]
)
def test_a_day_or_a_time_that_there_is_not_is_wrong(text: str) -> None:
    said = read_day(text)
    assert said
    assert said.wrong


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "2026",
        "70.5",
        "1234567",
        "2-3",
        "120/80",
        "6 h 30",
        "May 2026",
        "Feb 25",
        "12345678",
        "2026-05-01Z",
        "99 Feb xx",
        "monday 12",
        "x" * 70 + "1",
        "march 1 may 2026 3",
        "25 Feb 20266",
    ],
)
def test_what_is_no_day_in_full_is_none(text: str) -> None:
    assert read_day(text) is None
    assert not is_day(text)


def test_a_french_mar_is_a_tuesday_beside_another_month() -> None:
    said = read_day("mar. 3 févr. 2026")
    assert said
    assert (said.day, said.weekday) == (date(2026, 2, 3), 1)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("08:30", time(8, 30)),
        ("2:52 p.m.", time(14, 52)),
        ("12 PM", time(12)),
        ("22.05 Uhr", time(22, 5)),
        ("8h30", time(8, 30)),
        ("7:30a", time(7, 30)),
        ("12p", time(12)),
        ("8:30 \u03bc.\u03bc.", time(20, 30)),
        ("30p", None),
        ("2 a", None),
        ("12", None),
        ("10.45", None),
        ("24:00", None),
        ("soon", None),
    ],
)
def test_a_time_of_the_day_is_read(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("June 22", date(2026, 6, 22)),
        ("22 June", date(2026, 6, 22)),
        ("22.06.", date(2026, 6, 22)),
        ("06/07", None),
        ("soon", None),
    ],
)
def test_a_day_of_a_year_that_is_apart_is_read(text: str, day: date | None) -> None:
    assert read_day_of_year(text, 2026) == day


FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%b %d, %Y", "%A, %d-%b-%Y", "%d %b %y")


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.sampled_from(FORMS))
def test_whatever_day_is_written_in_a_form_with_one_reading_is_read_back(
    day: date, form: str
) -> None:
    said = read_day(day.strftime(form))
    assert said
    assert said.day == day


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.sampled_from("./-"), st.booleans())
def test_a_day_in_numbers_is_read_back_in_its_order(day: date, sign: str, first: bool) -> None:  # noqa: FBT001  (drawn)
    form = f"%d{sign}%m{sign}%Y" if first else f"%m{sign}%d{sign}%Y"
    said = read_day(day.strftime(form))
    assert said
    assert said.on(DAY_FIRST if first else MONTH_FIRST) == day


@given(st.text(max_size=60))
def test_no_text_is_too_much(text: str) -> None:
    read_day(text)
    read_clock(text)
    read_day_of_year(text, 2026)


@given(
    st.builds(datetime.combine, st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.times()),
    st.sampled_from(["%H:%M", "%H:%M:%S", "%I:%M %p", "%H.%M uhr", "%H%M", "25:00"]),
    st.sampled_from(["", "Z", "+05:30", " UTC", " GMT+2"]),
)
def test_a_moment_is_read_alike_in_whatever_way_its_parts_are_found(
    moment: datetime, clock: str, zone: str
) -> None:
    """A day and the time behind it are read apart where both are plain, and else together."""
    timed = f"{moment:{clock}}".lower() + zone
    assert read_day(f"{moment:%Y-%m-%d}T{timed}") == read_day(f"{moment:%Y-%m-%d}t{timed}")
    if not zone:
        assert read_day(f"{moment:%d/%m/%y} {timed}") == read_day(f"{timed} {moment:%d/%m/%y}")


def test_noon_behind_a_day_is_its_time() -> None:
    said = read_day("Nov 6 2026 noon")
    assert said
    assert (said.day, said.clock) == (date(2026, 11, 6), time(12))


def test_a_day_without_blanks_is_read_with_its_time_and_no_score_is_one() -> None:
    said = read_day("25FEB2026:08:30:00")
    assert said
    assert (said.day, said.clock) == (date(2026, 2, 25), time(8, 30))
    assert [read_day(text) for text in ("4out10", "25mg2026", "3set12")] == [None] * 3


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("16/03/2021 07.30", time(7, 30)),
        ("16.3.2021 7.30", time(7, 30)),
        ("2021-03-16 23.59", time(23, 59)),
        ("Tue 16 March 2021, 07.30.15", time(7, 30, 15)),
        ("2021-03-16 07.30.15", time(7, 30, 15)),
    ],
)
def test_a_time_with_dots_stands_behind_a_whole_day(text: str, clock: time) -> None:
    said = read_day(text)
    assert said
    assert (said.on(DAY_FIRST) or said.day, said.clock) == (date(2021, 3, 16), clock)


@pytest.mark.parametrize(
    "text",
    [
        "16/03/2021 7.5",
        "16/03/2021 7.75",
        "16/03/2021 24.10",
        "16/03/2021 7.305",
        "2021-03-16 7.75",
        "2021-03-16 7.305",
        "22.06 08.30",
        "7.30",
    ],
)
def test_a_number_behind_a_day_is_no_time(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["2026022524", "2026132508", "202602250", "20260225083", "1577836800"]
)
def test_a_number_of_other_digits_is_no_day(text: str) -> None:
    assert read_day(text) is None
