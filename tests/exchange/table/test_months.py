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
