"""Days whose year is told by the lines around, and one whose year alone is another."""

import pytest

from sidelog.exchange.table.cell.days import read_day, read_without_year
from tests.exchange.table.tables import Taken, dated, days, refused

HEAD = "DATE;need\n"


def sheet(*texts: str) -> str:
    return HEAD + "".join(f"{text};{n % 4}\n" for n, text in enumerate(texts))


def test_the_year_of_the_lines_around_goes_on() -> None:
    taken = Taken(sheet("05/02/2025", "14-feb", "27/02/2025", "06-ago", "31-dic"))
    assert [one.split()[0] for one in taken.values] == [
        "2025-02-05",
        "2025-02-14",
        "2025-02-27",
        "2025-08-06",
        "2025-12-31",
    ]
    assert "'14-feb' in line 3 is of 2025; 3 such" in taken.how("DATE")


def test_it_goes_on_over_new_year_both_ways() -> None:
    texts = ("30-dic", "13/01/2025", "02-feb", "30-nov", "04-ene", "2026-02-01")
    expected = [
        *("2024-12-30", "2025-01-13", "2025-02-02", "2025-11-30", "2026-01-04", "2026-02-01")
    ]
    assert days(sheet(*texts)) == expected
    assert days(sheet(*reversed(texts))) == expected[::-1]


def test_lines_between_two_that_do_not_agree_are_left_out() -> None:
    taken = Taken(sheet("13/01/2023", "14-feb", "15/01/2026", "02-feb", "20/02/2026"))
    assert [one.split()[0] for one in taken.values] == [
        "2023-01-13",
        "2026-01-15",
        "2026-02-02",
        "2026-02-20",
    ]
    assert len(taken.errors) == 1
    assert taken.errors[0].startswith("line 3, column DATE: '14-feb' is not a date in full")


def test_a_neighbour_whose_year_is_a_slip_tells_no_year() -> None:
    taken = Taken(sheet("20/05/2025", "22-may", "23/05/2024", "24/05/2025"))
    assert taken.values == [
        "2025-05-20 need 0",
        "2025-05-22 need 1",
        "2024-05-23 need 2",
        "2025-05-24 need 3",
    ]
    assert taken.errors == []
    assert "23/05/2024 in line 4 has another year than the lines around it" in taken.how("DATE")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(("06-ago", 8), ("3-ene", 1), ("5-dic", 12), ("2-set", 9), ("4/out", 10), ("7-maj", 5)),
        *(("2-mag", 5), ("9-okt", 10), ("8-gru", 12), ("8-kwi", 4), ("3-pro", 12), ("1-srp", 8)),
        *(("1-mrt", 3), ("9-avr", 4), ("9-dez", 12), ("2 cvc", 7), ("3-fev", 2), ("4-led", 1)),
    ],
)
def test_short_months_of_other_languages_are_known(text: str, month: int) -> None:
    said = read_without_year(text)
    assert said is not None
    assert said.day is not None
    assert said.day.month == month


def test_words_that_are_a_month_elsewhere_are_none_before_other_words() -> None:
    august = read_day("6 ago. 2025")
    assert august is not None
    assert str(august.day) == "2025-08-06"
    for text in ("4 out of 10", "4 out", "3 set", "2 ago"):
        assert read_day(text) is None
        assert read_without_year(text) is None


def test_a_day_in_full_is_not_quoted_as_if_it_were_none() -> None:
    texts = ("05/02/2025", "some time", "later", "much later", "at last")
    assert "'some time' in line 3" in refused(sheet(*texts))


def how(*days: str) -> str:
    return Taken(dated(*days)).how("date")


def test_a_lone_year_is_named_and_not_corrected() -> None:
    days = ("1/13/2026", "1/14/2026", "1/15/2025", "1/16/2026", "1/27/2026")
    assert "1/15/2025 in line 4 has another year than the lines around it" in how(*days)
    assert Taken(dated(*days)).values[2].startswith("2025-01-15 mood")
    assert "another year" in how(*reversed(days))


def test_over_new_year_it_is_named_as_well() -> None:
    assert "2025-01-01" in how("2025-12-30", "2025-12-31", "2025-01-01", "2026-01-02")


@pytest.mark.parametrize(
    "days",
    [
        ("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"),
        ("2025-01-10", "2026-01-11", "2026-01-12"),  # a first line may be from before
        ("2026-01-10", "2025-01-11", "2025-01-12", "2026-01-13"),
        ("2026-01-10", "2025-06-11", "2026-01-13"),  # it would be between in no year
    ],
)
def test_other_years_are_not_named(days: tuple[str, ...]) -> None:
    assert "another year" not in how(*days)
