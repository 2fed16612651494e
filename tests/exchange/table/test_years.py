"""Days that are written without their year: told by weekdays, or asked, and carried on."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import DateOrder, Question, Said
from sidelog.exchange.table.reading import read
from tests.exchange.table.tables import HERE, Taken, dated, days, refused, source_of

OF_2025 = Said(year=2025)


def asked(content: str, said: Said | None = None, name: str = "file.csv") -> Question:
    """The question of a table."""
    question = read(source_of(content, name), HERE, said or Said(), None).question
    assert question
    return question


def written(form: str, some: Iterable[date]) -> str:
    return dated(*(f"{day:{form}}" for day in some))


def from_day(first: date, count: int) -> list[date]:
    return [first + timedelta(n) for n in range(count)]


WINTER = from_day(date(2025, 12, 20), 30)


def test_the_year_of_the_first_line_is_asked_for() -> None:
    question = asked("date,mood\n3/14,7\n3/15,6\n")
    assert question == Question(
        "year",
        "--year",
        "date has days without their year, such as 3/14 in line 2: which year is the first line "
        "of?",
        {"2026": "14 March to 15 March: 2026", "2025": "14 March to 15 March: 2025"},
    )
    assert question.answered(Said(), "2025") == OF_2025


@pytest.mark.parametrize("form", ["%d %B", "%b %d", "%d. %b.", "%d.%m.", "%m/%d", "%b %d 00:00"])
def test_days_without_a_year_are_of_the_year_that_was_said(form: str) -> None:
    some = from_day(date(2025, 3, 10), 9)
    assert days(written(form, some), OF_2025) == [str(day) for day in some]


@pytest.mark.parametrize("some", [WINTER, WINTER[::-1]], ids=["oldest first", "newest first"])
def test_the_year_changes_at_new_year(some: list[date]) -> None:
    taken = Taken(written("%m/%d", some), Said(year=some[0].year))
    assert [one.split()[0] for one in taken.values] == [str(day) for day in some]
    assert f": {some[0].year} to {some[-1].year}, as was said" in taken.how("date")


def test_a_late_line_begins_no_year() -> None:
    some = [*WINTER[:20], WINTER[15], *WINTER[20:]]
    assert days(written("%m/%d", some), OF_2025) == [str(day) for day in some]


def test_lines_in_no_order_are_of_one_year_where_they_are_of_few_months() -> None:
    assert days(dated("May 20", "March 3", "April 9", "March 1"), OF_2025) == [
        *("2025-05-20", "2025-03-03", "2025-04-09", "2025-03-01")
    ]


@pytest.mark.parametrize(
    "some",
    [
        ("Dec 31", "Jan 1"),
        ("Jan 3", "Nov 20", "May 1", "Nov 21", "Feb 1"),
        ("Dec 30", "Dec 31", "Jan 1", "Dec 31", "Jan 2"),
    ],
)
def test_where_nothing_tells_where_a_year_begins_nothing_comes_in(some: tuple[str, ...]) -> None:
    assert "nothing says where a new year begins" in refused(dated(*some), OF_2025)


def test_weekdays_tell_the_year() -> None:
    some = from_day(date(2025, 3, 1), 20)
    taken = Taken(written("%a %d %b", some))
    assert [one.split()[0] for one in taken.values] == [str(day) for day in some]
    how = "1 March to 20 March: 2025, the only year in which the weekdays are right"
    assert taken.how("date") == f"the year of each day: {how} | day: "
    beside = "".join(f"{day:%m/%d},{day:%A},7\n" for day in some)
    assert days(f"date,weekday,mood\n{beside}") == [str(day) for day in some]


def test_of_the_years_in_which_the_weekdays_are_right_one_is_asked_for() -> None:
    content = written("%a %d %b", from_day(date(2026, 3, 2), 9))
    assert [*asked(content).choices] == ["2026", "2020"]


def test_a_weekday_that_is_wrong_is_named() -> None:
    some = [f"{day:%a %m/%d}" for day in from_day(date(2025, 3, 1), 20)]
    taken = Taken(dated(*some[:19], "Mon 03/20"))
    assert taken.errors == ["line 21, column date: '2025-03-20 Monday' is not a Monday"]


def test_a_year_that_cannot_be_is_not_offered() -> None:
    assert [*asked(dated("Nov 22", "Nov 23")).choices] == ["2025", "2024"]
    assert [*asked(dated("Feb 28", "Feb 29")).choices] == ["2024", "2020"]
    assert [*asked(written("%m/%d", WINTER)).choices] == ["2025", "2024"]


def test_a_year_that_cannot_be_is_refused() -> None:
    for content, why in (
        (dated("Nov 22", "Nov 23"), "Nov 23 in line 3 would be still to come"),
        (dated("Mon Mar 4", "Tue Mar 5"), "in it most weekdays of the file are wrong"),
        (dated("3/14"), "--dates day-first was said, and 3/14 in line 2 is month-first"),
        (dated("2026-03-04"), "makes no use of --year"),
    ):
        with pytest.raises(UsageError, match=why):
            Taken(content, Said(DateOrder.DAY_FIRST, year=2026))


def test_the_order_of_its_numbers_is_asked_for_first() -> None:
    content = dated("3/4", "3/5", "3/6")
    assert asked(content).choices == {"day-first": "3 April", "month-first": "4 March"}
    month_first = Said(order=DateOrder.MONTH_FIRST)
    assert asked(content, month_first).field == "year"
    both = Said(order=DateOrder.MONTH_FIRST, year=2025)
    assert days(content, both) == ["2025-03-04", "2025-03-05", "2025-03-06"]


def test_lines_that_go_on_from_day_to_day_tell_the_order() -> None:
    content = "date,kratom g\n" + "".join(f"5/{day},5\n" for day in (1, 2, 3, 3, 5, 6))
    assert asked(content).field == "year"
    taken = Taken(content, Said(year=2026))
    assert [one.split()[0] for one in taken.doses] == [
        *("2026-05-01", "2026-05-02", "2026-05-03"),
        *("2026-05-03", "2026-05-05", "2026-05-06"),
    ]
    assert taken.how("date").startswith(
        "the year of each day: month-first: the lines go on from day to day so: 5/1, 5/2; else "
        "--dates day-first"
    )
    assert asked(content, Said(order=DateOrder.DAY_FIRST)).field == "year"


def test_days_with_a_year_go_on_from_day_to_day_too() -> None:
    newest_first = [f"{day:02}/03/2026" for day in range(9, 3, -1)]
    assert days(dated(*newest_first)) == [f"2026-03-0{day}" for day in range(9, 3, -1)]


@pytest.mark.parametrize(
    "some",
    [
        [f"0{month}/01/2026" for month in range(1, 9)],  # or the first of each month
        [f"02/0{day}/2026" for day in range(1, 5)],
        ["02/01/2026", "02/03/2026", "02/08/2026", "02/09/2026", "02/10/2026", "02/11/2026"],
    ],
)
def test_days_that_may_be_of_months_are_asked_for(some: list[str]) -> None:
    assert asked(dated(*some)).field == "order"


def test_weekdays_tell_the_order_too() -> None:
    some = from_day(date(2025, 3, 4), 7)
    assert days(written("%a %m/%d", some)) == [str(day) for day in some]


def test_columns_that_are_days_have_their_year_too() -> None:
    content = "symptom,3/28,3/29,3/30,3/31\nmood,5,6,7,8\n"
    assert days(content, OF_2025) == ["2025-03-28", "2025-03-29", "2025-03-30", "2025-03-31"]


def test_a_first_line_with_a_day_names_nothing() -> None:
    assert days("3/14,7\n3/15,8\n", OF_2025) == ["2025-03-14", "2025-03-15"]


def test_ratings_and_months_are_no_days() -> None:
    assert "says the day of its lines" in refused("pain,mood\n3/10,5\n4/10,6\n")
    assert "says the day of its lines" in refused("month,mood\nJan 24,5\nFeb 24,6\n")


def test_moments_beside_days_have_their_year() -> None:
    nights = (
        "date,asleep,hours\n31 Dec,2026-01-01T00:55,8.5\n2 Jan,2026-01-02T23:13,9.1\n"
        "2 Jan,2026-01-03T04:40,4.5\n"
    )
    nights += "".join(f"{day} Jan,2026-01-{day:02}T23:00,8\n" for day in range(3, 10))
    nights += "29 Feb,2026-03-02T01:00,4\n"
    taken = Taken(nights, Said(several=("sum",)))
    assert taken.values[:2] == ["2025-12-31 hours 8.5", "2026-01-02 hours 13.6"]
    assert taken.how("date") == "the year of each day: that of asleep beside it | day: "
    assert [error.split(":")[0] for error in taken.errors] == ["line 12, column date"]


def test_moments_beside_days_have_their_order() -> None:
    rows = "date,asleep,x\n3/4,2026-03-05T00:10,0.5\n4/4,2026-04-04T23:10,1.5\n"
    assert days(rows) == ["2026-03-04", "2026-04-04"]
    with pytest.raises(UsageError, match="makes no use of --year"):
        days(rows, OF_2025)


@pytest.mark.parametrize(
    "rows",
    [
        "date,asleep,x\n3 Apr,2026-03-05T00:10,0.5\n",
        "what,date,x\n3 Apr,2026-04-03T00:10,0.5\n",
        "day,date,x\n2026-04-03,3 Apr,0.5\n",
    ],
    ids=["of other days", "not called a day", "with its year itself"],
)
def test_other_days_without_a_year_are_left_alone(rows: str) -> None:
    assert "year" not in " ".join(one.name for one in Taken(rows).reading.brought)


@pytest.mark.parametrize(
    "content",
    [
        "month,date,mood\njanuary,31,7\nFeb.,1,6\n",
        "Month,Day,mood\nJan,31,7\n,31,\nFeb,1,6\n",
        "month,day,mood\n1,31,7\n2,1,6\n",
    ],
)
def test_a_month_may_stand_beside_its_days(content: str) -> None:
    taken = Taken(content, OF_2025)
    assert taken.values == ["2025-01-31 mood-0-10 7", "2025-02-01 mood-0-10 6"]
    assert "are read together" in taken.reading.why
    assert asked(content).field == "year"


def test_a_month_in_words_has_its_year_beside_it() -> None:
    content = "year,month,day,mood\n2025,January,31,7\n2025,February,1,6\n"
    assert days(content) == ["2025-01-31", "2025-02-01"]


def test_days_of_no_month_stay_as_they_are() -> None:
    content = "date,month,day,mood\n2026-05-01,May,1,7\n2026-05-02,May,2,6\n"
    assert days(content)[0] == "2026-05-01"
    assert "are read together" not in Taken(content).reading.why


def test_times_do_not_hide_the_days_of_a_column_that_is_called_something_else() -> None:
    content = (
        "Sleep Score 4 Weeks,Score,Bedtime,Wake Time\n"
        "Mar 14,81,10:12 PM,6:05 AM\nMar 13,66,11:30 PM,5:55 AM\n"
    )
    assert asked(content).flag == "--year"
    assert Taken(content, OF_2025).values[0] == "2025-03-14 score 81"


def test_weekdays_with_feira_tell_the_year() -> None:
    rows = "01/05,quinta-feira,7\n02/05,sexta-feira,6\n03/05,sábado,5\n"
    taken = Taken(f"Data,Dia da semana,humor\n{rows}")
    assert [one.split()[0] for one in taken.values] == ["2025-05-01", "2025-05-02", "2025-05-03"]
    assert "the only year in which the weekdays are right" in taken.how("Data")
    assert taken.why_left("Dia da semana") == "weekdays, which the date says"


def test_years_that_are_offered_are_those_of_the_weekdays() -> None:
    rows = "13/03,quarta-feira,7\n14/03,quinta-feira,6\n15/03,sexta-feira,5\n"
    question = asked(f"Data,Dia da semana,humor\n{rows}", name="sono 2025.csv")
    assert [*question.choices] == ["2024", "2019"]


@pytest.mark.parametrize("line", ["7.10,6.40,7.25,7.75,7.60,8.35,8.10", "7.35,1,1,1,1,1,8.03"])
def test_numbers_of_hours_are_no_days_without_a_year(line: str) -> None:
    hours = f"Mon,Tues,Wed,Thurs,Fri,Sat,Sun\n{line}\n7.08,6.90,6.75,7.30,5.80,8.02,7.45\n"
    assert "has days across, Mon to Sun in line 1" in refused(hours)


def test_days_with_points_are_days_beside_hours() -> None:
    assert asked("x,hours\n7.10,6.5\n8.10,7.25\n7.11,8.5\n").flag == "--year"


def test_the_one_year_of_a_title_is_that_of_its_days() -> None:
    content = "Kratom diary {},,\nday,mood,note\n1 Mar,5,\n2 Mar,6,\n3 Mar,4,x\n"
    taken = Taken(content.format(2024))
    assert [value[:10] for value in taken.values] == ["2024-03-01", "2024-03-02", "2024-03-03"]
    how = next(one.how for one in taken.reading.brought if "the year" in one.name)
    assert how.endswith("2024, as its title or name says (else --year 2023)")
    for other in ("2023 and 2024", "2031"):  # two, and one still to come
        assert asked(content.format(other)).field == "year"
