"""Days in parts: an empty one is that of the line above, and six digits are one day."""

import pytest

from sidelog.errors import BadDataError
from tests.exchange.table.tables import Taken

ONCE = (
    "Date,Weight (kg),Year,,\nDecember 11,71.2,2023,,\nDecember 18,71,,,\n"
    "January 2,70.4,2024,,\nJanuary 8,70.1,,,\nJanuary 8,70.3,,,\nJuly 1,69,,,\nMay 6,68.4,2025,,\n"
)


def test_a_year_that_stands_once_is_that_of_the_lines_below() -> None:
    taken = Taken(ONCE)
    assert taken.values == [
        "2023-12-11 weight 71.2",
        "2023-12-18 weight 71",
        "2024-01-02 weight 70.4",
        "2024-01-08 weight 70.2",
        "2024-07-01 weight 69",
        "2025-05-06 weight 68.4",
    ]
    assert "an empty Year is that of the line above it" in taken.reading.why


def test_the_latest_year_may_stand_first() -> None:
    taken = Taken(
        "Year,Date,Steps\n2024,8 Jan,4000\n,2 Jan,5000\n"
        "2023,18 Dec,3000\n,11 Dec,2000\n,4 Dec,Average\n"
    )
    assert taken.values == [
        "2024-01-08 steps 4000",
        "2024-01-02 steps 5000",
        "2023-12-18 steps 3000",
        "2023-12-11 steps 2000",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("January 2,70.4,2024", "January 2,70.4,"),  # New Year without its year
        ("December 11,71.2,2023", "December 11,71.2,"),  # the first year is said nowhere
    ],
)
def test_a_year_that_was_forgotten_is_told_from_no_line_above(before: str, after: str) -> None:
    taken = Taken(ONCE.replace(before, after))
    said = [value.partition(" ")[0] for value in taken.values]
    assert set(said) <= {"2023-12-11", "2024-01-02", "2025-05-06"}
    wrong = [error.reason for line in taken.lines for error in line.errors]
    assert wrong
    assert all("its year is empty" in one for one in wrong)


def test_a_year_that_one_line_lacks_is_not_told_from_above() -> None:
    taken = Taken(
        "Date,Year,Mood\nMay 1,2024,4\nMay 2,,5\nMay 3,2024,3\nMay 4,2024,3\nMay 5,2024,2\n"
    )
    assert len(taken.values) == 4


PAIN = (
    "No value = as on the day before for:,,,region,side  and ,intensity\n"
    "year,month,day,region,side,intensity\n"
    "2019,3,30,Hands,,3.1\n,,,Forehead,,2.8\n,,31,Hands,,3\n,,,Forehead,Right only,2.6\n"
    ",4,1,Hands,,2.5\n,,,Forehead,,\n,,2,Hands,,2\n,,,Forehead,,2.2\n,,,,,\n"
    "2020,1,1,Hands,,1.5\n,,,Forehead,,1\n,,2,Hands,,1.4\n"
)


def test_an_empty_year_month_or_day_is_that_of_the_line_above() -> None:
    taken = Taken(PAIN)
    assert [value.replace("intensity-", "") for value in taken.values] == [
        "2019-03-30 hands 3.1",
        "2019-03-30 forehead 2.8",
        "2019-03-31 hands 3",
        "2019-03-31 forehead 2.6",
        "2019-04-01 hands 2.5",
        "2019-04-02 hands 2",
        "2019-04-02 forehead 2.2",
        "2020-01-01 hands 1.5",
        "2020-01-01 forehead 1",
        "2020-01-02 hands 1.4",
    ]
    assert taken.notes == ["2019-03-31 side: Right only"]
    assert "line 2 names the columns" in taken.reading.why
    assert "an empty year, month or day is that of the line above it" in taken.reading.why


def test_a_new_month_without_its_day_has_none() -> None:
    taken = Taken(PAIN.replace(",4,1,Hands", ",4,,Hands"))
    wrong = [error.reason for line in taken.lines for error in line.errors]
    assert "it is empty, and every line needs its day" in wrong
    assert not any(value.startswith("2019-04-01") for value in taken.values)
    assert "2019-04-02 intensity-hands 2" in taken.values


def test_words_tell_the_lines_of_a_day_in_three_cells_apart() -> None:
    days = [(2019, month, day) for month in (1, 2) for day in (1, 2, 3)]
    lines = [f"{y},{m},{d},{side},{m + d}" for y, m, d in days for side in ("Left", "Right")]
    taken = Taken("\n".join(["Year,Month,Day,Knee side,Swelling", *lines]))
    assert taken.reading.question is None
    assert len(taken.values) == len(lines)


def log(*days: str) -> str:
    return "date,skin dryness\n" + "".join(f"{day},{at % 4}\n" for at, day in enumerate(days))


@pytest.mark.parametrize(
    ("days", "order", "first"),
    [
        (("240230", "240301", "240302"), "", ""),  # 30 February
        (("240228", "240229", "240301"), "yymmdd", "2024-02-28"),
        (("280224", "290224", "010324"), "ddmmyy", "2024-02-28"),
        (("022824", "022924", "030124"), "mmddyy", "2024-02-28"),
        (("010203", "020203", "030203", "040203"), "ddmmyy", "2003-02-01"),
        (("240303", "240302", "240301"), "yymmdd", "2024-03-03"),
        (("010203", "100910", "121110"), "", ""),  # in several orders, and they do not go on
        (("240301", "240302"), "", ""),  # too few
    ],
)
def test_they_are_read_where_one_order_fits_all(
    days: tuple[str, ...], order: str, first: str
) -> None:
    if not order:
        with pytest.raises(BadDataError, match="says the day of its lines"):
            Taken(log(*days))
        return
    taken = Taken(log(*days))
    assert taken.values[0].startswith(first)
    assert len(taken.values) == len(days)
    assert f"date is written as {order}: {days[0]} is {first}" in taken.reading.why


def test_a_line_of_another_kind_is_said() -> None:
    days = [f"24{month:02}{day:02}" for month in range(1, 13) for day in range(1, 29)]
    days += [f"25{month:02}{day:02}" for month in range(1, 4) for day in range(1, 29)]
    taken = Taken(log(*days, "soon"))
    (error,) = taken.lines[-1].errors
    assert error.line == len(days) + 2


@pytest.mark.parametrize(
    ("year", "day"), [("21", "2021-03-04"), ("08", "2008-03-04"), ("2021", "2021-03-04")]
)
def test_a_year_of_two_digits_in_its_own_column_is_of_this_century(year: str, day: str) -> None:
    lines = f"{year},03,04,08,15,12\n{year},03,05,07,55,14\n"
    taken = Taken(f"year,month,day,hour,minute,resting energy\n{lines}")
    assert taken.errors == []
    assert taken.values[0] == f"{day}T08:15 resting-energy 12"
    said = [one.how for one in taken.reading.brought if one.name == "day and time"]
    assert ("years of two digits are of this century" in said[0]) is (len(year) == 2)


def test_so_it_is_beside_the_rest_of_a_date() -> None:
    taken = Taken("Date,Weight (kg),Year\nDecember 11,71.2,21\nDecember 18,71,21\nMay 6,70,22\n")
    assert taken.values[0] == "2021-12-11 weight 71.2"
    assert taken.values[-1] == "2022-05-06 weight 70"


def test_a_year_of_one_digit_may_be_the_first_of_a_diary() -> None:
    taken = Taken("year,month,day,weight (kg)\n1,3,4,71.2\n1,3,5,71\n")
    assert taken.values[0] == "0001-03-04 weight 71.2"  # which the journal does not take


@pytest.mark.parametrize(
    "header",
    [
        "year,month,day",
        "startyear,startmonth,startday",
        "LogYear,LogMonth,LogDay",
        "Date Year,Date Month,Date Day",
        "entry-year,entry-month,entry-day",
    ],
)
def test_the_parts_of_days_may_have_one_word_before_their_names(header: str) -> None:
    rows = "2019,6,30,3\n2019,7,1,4\n2019,7,13,5\n"
    assert Taken(f"{header},km\n{rows}").values == [
        *("2019-06-30 km 3", "2019-07-01 km 4", "2019-07-13 km 5"),
    ]


def test_parts_of_another_day_or_of_several_are_none_of_a_lines_day() -> None:
    rows = "2019,6,30,3\n2019,7,1,4\n"
    for header in ("birthyear,birthmonth,birthday", "year,start month,end day"):
        with pytest.raises(BadDataError, match="says the day of its lines"):
            Taken(f"{header},km\n{rows}")
