"""Calendars: each line a month and each column a day of it, or the other way round."""

from calendar import monthrange

import pytest

from sidelog.exchange.reader import Said
from tests.exchange.table.books import book
from tests.exchange.table.tables import Taken, refused

DAYS = range(1, 32)


def calendar(*months: tuple[int, str], corner: str = "", behind: str = "") -> list[list[str]]:
    """A calendar whose cells are the number of the month and of the day, as one number."""
    header = [corner, *map(str, DAYS), *([behind] if behind else [])]
    return [
        header,
        *(
            [name, *(f"{month}{day:02}" if _is(month, day) else "" for day in DAYS)]
            + (["999"] if behind else [])
            for month, name in months
        ),
    ]


def _is(month: int, day: int) -> bool:
    return day <= monthrange(2025, month)[1]


def text(rows: list[list[str]]) -> str:
    return "".join(",".join(row) + "\n" for row in rows)


SPRING = ((1, "January"), (2, "Feb"), (3, "M\u00e4rz"))


def of_spring(taken: Taken, name: str = "value") -> bool:
    expected = [
        f"2025-{month:02}-{day:02} {name} {month}{day:02}"
        for month in (1, 2, 3)
        for day in DAYS
        if _is(month, day)
    ]
    return taken.values == expected and not taken.errors


def test_the_year_of_a_calendar_is_that_of_its_sheet() -> None:
    taken = Taken(book({"2025": calendar(*SPRING)}))
    assert of_spring(taken)
    assert "a calendar of 2025 of days by month" in taken.reading.what


def test_the_year_of_a_calendar_may_stand_above_it_or_beside_its_months() -> None:
    assert of_spring(Taken("My year 2025\n" + text(calendar(*SPRING))))
    assert of_spring(Taken(text(calendar(*SPRING, corner="2025", behind="Total"))))
    assert of_spring(Taken(text(calendar(*((m, f"{name} 2025") for m, name in SPRING)))))
    assert of_spring(Taken(text(calendar(*((m, f"2025-0{m}") for m, _ in SPRING)))))
    assert of_spring(Taken(text(calendar(*((m, f"2025\u5e74{m}\u6708") for m, _ in SPRING)))))


def test_the_year_of_a_calendar_without_one_is_asked_for() -> None:
    content = text(calendar(*SPRING, corner="Steps"))
    question = Taken(content).reading.question
    assert question
    assert question.flag == "--year"
    assert of_spring(Taken(content, Said(year=2025)), "steps")


def test_the_lines_of_a_calendar_may_be_its_days() -> None:
    rows = [list(cells) for cells in zip(*calendar(*SPRING, corner="2025"), strict=True)]
    assert of_spring(Taken(text(rows)))


def test_a_day_that_a_month_does_not_have_is_left_out() -> None:
    rows = calendar(*SPRING, corner="2025")
    rows[2][31] = "231"
    taken = Taken(text(rows))
    assert taken.errors == ["line 3: there is no 31 February"]
    assert len(taken.values) == 31 + 28 + 31


@pytest.mark.parametrize("count", [4, 12])
def test_few_numbers_in_a_row_are_no_days_of_a_month(count: int) -> None:
    rows = [row[: count + 1] for row in calendar(*SPRING, corner="2025")]
    assert "says the day of its lines" in refused(text(rows))


HEADER = "Day,Mood,Note\n"
STACKED = ("1,5,a\n2,4,\n31,6,b\nJan total,15,\n,,\n", "1,5,\n28,3,c\n")
DAYS_OF_BOTH = ["2025-01-01 5", "2025-01-02 4", "2025-01-31 6", "2025-02-01 5", "2025-02-28 3"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"JANUARY 2025,,\n{HEADER}", f"FEBRUARY 2025,,\n{HEADER}"),
        (f"Jan 25\n{HEADER}", "Feb '25\n"),
        (f"Januar 2025,,\n{HEADER}", f"Februar,,\n{HEADER}"),
        (f"My moods 2025\nJanuary\n{HEADER}", "February\n"),
        ("January 2025,Mood,Note\n", "February 2025,Mood,Note\n"),
    ],
)
def test_days_are_of_the_month_that_stands_above_them(first: str, second: str) -> None:
    taken = Taken(first + STACKED[0] + second + STACKED[1])
    assert [f"{one.split()[0]} {one.split()[-1]}" for one in taken.values] == DAYS_OF_BOTH
    assert taken.notes == ["2025-01-01 a", "2025-01-31 b", "2025-02-28 c"]
    assert taken.errors == []
    assert [line.passed for line in taken.lines if line.passed] == [("a line of sums or means",)]


def test_months_may_have_other_columns_and_days_that_they_have_not_are_said() -> None:
    months = "Jan 2025\nDay,Mood,Sleep (h)\n1,5,7\n2nd,4,6\n\nFeb 2025\nDay,Sleep (h),Mood,Pain\n"
    taken = Taken(f"{months}1,8,6,2\n30,8,6,2\nsick,,,\n")
    assert [one for one in taken.values if "sleep" in one] == [
        "2025-01-01 sleep-hours 7",
        "2025-01-02 sleep-hours 6",
        "2025-02-01 sleep-hours 8",
    ]
    assert [one.split()[0] for one in taken.values if "pain" in one] == ["2025-02-01"]
    assert taken.errors[0] == "line 9: there is no 30 February"
    assert "'sick'" in taken.errors[1]


def test_the_year_of_months_below_one_another_is_asked_for_where_none_has_one() -> None:
    content = f"January\n{HEADER}{STACKED[0]}February\n{HEADER}{STACKED[1]}"
    question = Taken(content).reading.question
    assert question
    assert question.flag == "--year"
    assert len(Taken(content, Said(year=2025)).values) == len(DAYS_OF_BOTH)


def test_a_month_above_days_in_full_changes_none_of_them() -> None:
    taken = Taken("January 2025\nDay,Date,Mood\n1,2025-01-15,5\n2,2025-01-16,4\n")
    assert [one.split()[0] for one in taken.values if "mood" in one] == ["2025-01-15", "2025-01-16"]


def test_some_days_of_months_with_their_years_are_a_calendar() -> None:
    days = "1,2,3,4,5,6,7"
    taken = Taken(f"Kratom g,{days}\nSep 2026,12,12,,11,11,10,10\nOct 2026,8,8,8,7,7,7,0\n")
    assert taken.doses[:3] == [
        "2026-09-01 Kratom 12 g",
        "2026-09-02 Kratom 12 g",
        "2026-09-04 Kratom 11 g",
    ]
    assert taken.doses[-1] == "2026-10-07 Kratom none"
    assert "without their month and year" in refused(
        f"Kratom g,{days}\nSep{',1' * 7}\nOct{',1' * 7}\n"
    )
    assert refused("Kratom g,1,2,3,4,5\nSep 2026,1,1,1,1,1\nOct 2026,1,1,1,1,1\n")  # of weeks


def test_a_month_that_stands_once_is_of_the_lines_below_it_with_its_year() -> None:
    taken = Taken(
        "Month,Day,Kratom (g)\nOctober 2026,30,12\n,31,11.5\nSum,,23.5\nNovember 2026,1,11\n,2,11\n"
    )
    assert taken.doses == [
        "2026-10-30 Kratom 12 g",
        "2026-10-31 Kratom 11.5 g",
        "2026-11-01 Kratom 11 g",
        "2026-11-02 Kratom 11 g",
    ]
    assert not taken.errors


@pytest.mark.parametrize(
    "rows", ["Day,1,2,3\nNov 2026,,,\n", "Nov 2026,,,\nDay,1,2,3\n"], ids=["below", "above"]
)
def test_days_across_are_of_the_month_in_the_line_beside_them(rows: str) -> None:
    taken = Taken(f"{rows}Kratom g,5,5,4.5\nMood,6,5,5\n")
    assert taken.doses == [
        "2026-11-01 Kratom 5 g",
        "2026-11-02 Kratom 5 g",
        "2026-11-03 Kratom 4.5 g",
    ]


@pytest.mark.parametrize("month", ["", "Nov 2026", "Feb 2026"], ids=["none", "far", "too short"])
def test_days_across_are_of_no_month_that_does_not_stand_beside_them(month: str) -> None:
    days = ",".join(str(day) for day in range(28, 32))
    rows = f"Day,{days}\n{month if month[:1] == 'F' else ''}\nMood,6,5,5,4\nKratom g,5,5,4,4\n"
    assert refused(f"{rows}Sleep,6,6,6,7\n{month if month[:1] == 'N' else ''}\n")


def test_a_line_without_cells_is_below_no_title() -> None:
    question = Taken('Date,Change\n2026-06-01,\n"2026-08-15,\n2026-09-01,\n').reading.question
    assert question
    assert question.flag == "--happened"
