"""Cells of a file: dates in full, numbers without guessing, amounts with their units."""

from contextlib import suppress
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelog.errors import SidelogError
from sidelog.exchange.own.csv_layout import number_text
from sidelog.exchange.reader import DateOrder, Decimals
from sidelog.exchange.table.cells import Cells, note_text

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=BERLIN)
CELLS = Cells(NOW, time(0))


def refused(read: object, *texts: str) -> str:
    assert callable(read)
    with pytest.raises(SidelogError) as refusal:
        read(*texts)
    return refusal.value.message


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-09-01T08:30", "2026-09-01T08:30:00+02:00"),
        ("2026-01-01T08:30", "2026-01-01T08:30:00+01:00"),
        ("2026-09-01 8:30:15", "2026-09-01T08:30:15+02:00"),
        ("2026-09-01T08:30:15.250Z", "2026-09-01T08:30:15+00:00"),
        ("2026-08-05 09:00:00 -0700", "2026-08-05T09:00:00-07:00"),
        ("March 3, 2026 8:30 pm", "2026-03-03T20:30:00+01:00"),
    ],
)
def test_a_moment_has_the_offset_it_says_or_that_of_its_day(text: str, iso: str) -> None:
    when = CELLS.moment(text)
    assert when.at is not None
    assert when.at.isoformat() == iso
    assert when.day == when.at.date()


def test_a_moment_knows_whether_its_offset_is_this_machines() -> None:
    assert CELLS.moment("2026-09-01T08:30").is_local
    assert CELLS.moment("2026-09-01T08:30").written == "2026-09-01T08:30:00"
    assert not CELLS.moment("2026-09-01T08:30+05:00").is_local
    assert not CELLS.day("2026-09-01").is_local


def test_of_an_hour_that_repeats_the_first_is_meant() -> None:
    assert CELLS.moment("2026-10-25T02:30").written == "2026-10-25T02:30:00"
    assert str(CELLS.moment("2026-10-25T02:30").at) == "2026-10-25 02:30:00+02:00"


def test_the_night_belongs_to_the_day_before() -> None:
    night_owl = Cells(NOW, time(4))
    assert night_owl.moment("2026-09-02T03:59").day == date(2026, 9, 1)
    assert night_owl.moment("2026-09-02T04:00").day == date(2026, 9, 2)
    assert night_owl.day("2026-09-02 03:59").day == date(2026, 9, 1)
    assert night_owl.day("2026-09-02").day == date(2026, 9, 2)


def test_a_clock_time_is_of_the_day_that_the_line_says() -> None:
    assert str(CELLS.moment("08:30", "2026-09-01").at) == "2026-09-01 08:30:00+02:00"
    assert str(CELLS.moment("8:30 pm", "1 September 2026").at) == "2026-09-01 20:30:00+02:00"
    assert str(CELLS.moment("2026-09-02T01:00", "2026-09-01").at) == "2026-09-02 01:00:00+02:00"


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    assert "day-first or --dates month-first" in refused(CELLS.day, "03/04/2026")
    day_first = Cells(NOW, time(0), order=DateOrder.DAY_FIRST)
    month_first = Cells(NOW, time(0), order=DateOrder.MONTH_FIRST)
    assert day_first.day("3.4.2026").day == date(2026, 4, 3)
    assert month_first.day("03/04/2026").day == date(2026, 3, 4)
    assert str(day_first.moment("03.04.2026, 20:30:15").at) == "2026-04-03 20:30:15+02:00"
    assert "no day 2026-13-04" in refused(day_first.day, "04/13/2026")


@pytest.mark.parametrize("text", ["20/11/2025", "11/20/2025", "20.11.2025"])
def test_where_one_number_cannot_be_the_month_there_is_one_order(text: str) -> None:
    assert CELLS.day(text).day == date(2025, 11, 20)
    assert CELLS.day("5/5/2025").day == date(2025, 5, 5)
    assert "no day 2025-31-31" in refused(CELLS.day, "31/31/2025")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yesterday", "not a date in full"),
        ("monday", "not a date in full"),
        ("12 sep", "not a date in full"),
        ("2000 days ago", "not a date in full"),
        ("-2000d", "not a date in full"),
        ("5.6.24", "not a date in full"),
        ("2026-02-30", "no day 2026-02-30"),
        ("2026-11-23", "still to come"),
        ("1026-11-23", "before 1 January 1900"),
    ],
)
def test_what_is_no_day_of_the_past_is_refused(text: str, words: str) -> None:
    assert words in refused(CELLS.day, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-09-01", "has no time"),
        ("08:30", "not a date in full"),
        ("2h ago", "not a date in full"),
        ("now", "not a date in full"),
        ("2026-03-29T02:30", "There was no 02:30"),
        ("2026-09-01T25:00", "no moment"),
        ("2026-11-22T21:01", "still to come"),
        ("2026-11-23T04:30+09:00", "still to come here"),
    ],
)
def test_what_is_no_moment_of_the_past_is_refused(text: str, words: str) -> None:
    assert words in refused(CELLS.moment, text)


@pytest.mark.parametrize(
    ("decimals", "text", "number"),
    [
        (Decimals.POINT, "3.5", 3.5),
        (Decimals.POINT, "+.5", 0.5),
        (Decimals.POINT, "-1e3", -1000),
        (Decimals.COMMA, "3,5", 3.5),
        (Decimals.COMMA, "1,234", 1.234),
        (Decimals.EITHER, "3,5", 3.5),
        (Decimals.EITHER, "3.5", 3.5),
        (Decimals.EITHER, "1234", 1234),
    ],
)
def test_numbers(decimals: Decimals, text: str, number: float) -> None:
    assert Cells(NOW, time(0), decimals).number(text) == number


@pytest.mark.parametrize(
    ("decimals", "text", "words"),
    [
        (Decimals.POINT, "3,5", "--decimal comma"),
        (Decimals.COMMA, "3.5", "--decimal comma was said"),
        (Decimals.EITHER, "1.234", "more than a thousand or less"),
        (Decimals.POINT, "NaN", "not a number"),
        (Decimals.POINT, "inf", "not a number"),
        (Decimals.POINT, "1e400", "larger than any number"),
        (Decimals.POINT, "1_000", "not a number"),
        (Decimals.POINT, "\u0663", "not a number"),
        (Decimals.POINT, "1,234.5", "not a number"),
        (Decimals.POINT, "", "not a number"),
        (Decimals.POINT, "x" * 100, f"'{'x' * 39}…' is not a number"),
    ],
)
def test_what_is_no_number_is_refused(decimals: Decimals, text: str, words: str) -> None:
    assert words in refused(Cells(NOW, time(0), decimals).number, text)


@given(st.floats(min_value=-9e14, max_value=9e14))
def test_a_number_that_is_written_reads_back(number: float) -> None:
    assert CELLS.number(number_text(number)) == number


@pytest.mark.parametrize(
    ("text", "taken", "number", "unit"),
    [
        ("200mg", True, 200, "mg"),
        ("0.3 mg", True, 0.3, "mg"),
        ("500\u00b5g", True, 500, "\u00b5g"),
        ("500 \u03bcg", True, 500, "\u00b5g"),
        ("2 capsules", True, 2, "capsule"),
        ("0.3", True, 0.3, None),
        ("?", True, None, None),
        ("unknown", True, None, None),
        ("None", False, None, None),
    ],
)
def test_amounts(text: str, taken: bool, number: float | None, unit: str | None) -> None:  # noqa: FBT001
    amount = CELLS.amount(text)
    assert (not amount.is_none, amount.number or None) == (taken, number)
    assert (amount.unit.name if amount.unit else None, amount.typed) == (unit, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("500\u03bcgg", "is not a unit that is known"),
        ("0 mg", "For a day on which you took none, write: none"),
        ("-3g", "An amount cannot be negative: '-3g'"),
        ("much", "'much' is not an amount. Write a number and its unit"),
        ("half", "does not say of what; write the unit beside it"),
        ("4 gr", "gr may be grams or grains"),
        ("1,5g", "--decimal comma"),
        ("100 kg", "is more than can be meant"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, words: str) -> None:
    assert words in refused(CELLS.amount, text)


def test_a_range_is_an_estimate_and_a_comma_is_what_the_file_has_it_for() -> None:
    amount = Cells(NOW, time(0), Decimals.COMMA).amount("1,5-2,5 mg")
    assert (amount.number, amount.estimate, amount.typed) == (2, True, "1,5-2,5 mg")


def test_a_note_is_kept_as_it_is() -> None:
    text = "\u202e=1+1\x07\r\n\t "
    assert note_text(text) == text
    assert "NUL" in refused(note_text, "a\0b")
    assert "are kept at most" in refused(note_text, "a" * 1_000_001)


@given(st.text())
def test_no_cell_is_a_surprise(text: str) -> None:
    """Whatever a cell holds, it is understood or refused, and nothing else."""
    for read in (CELLS.day, CELLS.moment, CELLS.number, CELLS.amount, note_text):
        with suppress(SidelogError):
            read(text)
