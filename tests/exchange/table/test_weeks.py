"""Tables in which a line is a week, and a column a weekday."""

import pytest

from tests.exchange.table.tables import Taken, refused

WEEKDAYS = "Mon,Tue,Wed,Thu,Fri,Sat,Sun"


def test_each_weekday_of_a_week_is_its_own_day() -> None:
    weeks = "2026-03-02,mood,5,6,,7,5,6,9\n2026-03-09,mood,4\n2026-11-16,mood,3\n"
    taken = Taken(f"Week of,what,{WEEKDAYS}\n{weeks}")
    assert taken.values == [
        "2026-03-02 mood 5",
        "2026-03-03 mood 6",
        "2026-03-05 mood 7",
        "2026-03-06 mood 5",
        "2026-03-07 mood 6",
        "2026-03-08 mood 9",
        "2026-03-09 mood 4",
        "2026-11-16 mood 3",
    ]
    assert taken.errors == []
    assert taken.reading.what == "a table (CSV, between commas, with weekdays as columns)"


def test_a_week_begins_where_its_columns_do_and_what_is_behind_them_is_of_no_day() -> None:
    content = "start,Sunday,Monday,Tuesday,Wednesday,Thursday,Total\n1/3/2026,1,2,3,4,9,19\n"
    taken = Taken(content)
    assert [one.split()[::2] for one in taken.values] == [
        *(["2026-03-01", "1"], ["2026-03-02", "2"], ["2026-03-03", "3"], ["2026-03-04", "4"]),
        ["2026-03-05", "9"],
    ]
    assert "Total behind them left out" in taken.reading.what


def test_a_line_that_begins_no_week_is_named() -> None:
    weeks = "".join(f"2025-{month:02}-03,{'5,' * 6}5\n" for month in (2, 3) * 30)
    taken = Taken(f"week,{WEEKDAYS}\n{weeks}2025-03-04,5,5,5,5,5,5,5\n")
    assert taken.errors == [
        "line 62: '2025-03-04' is no Monday, with which its week begins",
    ]


def test_weeks_that_do_not_begin_as_their_columns_do_are_refused() -> None:
    for start in ("2026-03-03", "3/2"):
        assert refused(f"Week of,{WEEKDAYS}\n{start},5,6,7,5,6,7,8\n") == (
            f"file.csv has a week in each line, and '{start}' in line 2, column Week of, is not "
            "sure to be the Monday with which its columns begin."
        )
    assert "has days across" in refused(f"Week,{WEEKDAYS}\n12,5,6,7,5,6,7,8\n")


def test_a_week_may_say_that_it_is_one() -> None:
    taken = Taken(
        "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nWeek of 2 Mar 2026,12,11,11,10,10,9,9\n"
        "wk beginning 9 Mar 2026,9,9,8,8,8,7,7\n"
    )
    assert taken.values[0].startswith("2026-03-02 ")
    assert taken.values[-1].startswith("2026-03-15 ")


@pytest.mark.parametrize(
    ("corner", "first"),
    [
        ("Kratom grams/day", "2026-03-02 Kratom 3 g"),
        ("Kratom (g per day)", "2026-03-02 Kratom 3 g"),
        ("Hairs", "2026-03-02 hairs 3"),
        ("Daily mood (1-10)", "2026-03-02 mood-1-10 3"),
        *((word, "2026-03-02 value 3") for word in ("Week", "Date", "Week of", "Woche", "KW 2026")),
    ],
)
def test_the_corner_above_the_weeks_may_name_what_each_day_has(corner: str, first: str) -> None:
    taken = Taken(
        f"{corner},{WEEKDAYS}\n2026-03-02,3,4,2,5,4,3,2\n2026-03-09,3,2,2,4,3,3,5\n"
        "Average,3,3,2,4.5,3.5,3,3.5\n"
    )
    assert (taken.doses or taken.values)[0] == first
    assert len(taken.doses or taken.values) == 14
    assert taken.errors == []
    assert taken.lines[-1].passed == ("a line of sums or means",)
