"""Workbooks of several sheets: one table, tables of their own, and what is left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sidelog.exchange.reader import DateOrder, Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.books import Cell, book
from tests.exchange.table.tables import HERE, Taken

FOOD = ("date", "item", "grams")
HIKES: list[list[Cell]] = [["date", "hike (km)"], [date(2026, 6, 1), 12]]
LEFT = "other sheets; --sheet Next"


def sheet(*days: date | str, names: tuple[str, ...] = ("date", "mood")) -> list[list[Cell]]:
    return [[*names], *([day, 6] for day in days)]


def test_sheets_of_a_month_each_are_one_table() -> None:
    months = {
        "Mood Jan": [["Mood 2026"], [], *sheet(date(2026, 1, 1), date(2026, 1, 2))],
        "Notes": [["Tea", "is good"], ["for", "me"]],
        "Mood Feb": sheet(date(2026, 2, 1), "?"),
        "Mood Mar": sheet(date(2026, 3, 1), names=("date", "mood level")),
    }
    taken = Taken(book(months))
    assert taken.values == [
        "2026-01-01 mood-0-10 6",
        "2026-01-02 mood-0-10 6",
        "2026-02-01 mood-0-10 6",
        "2026-03-01 mood-level 6",
    ]
    assert taken.reading.what == (
        "a spreadsheet (sheet 'Mood Jan', of 4 sheets), with Mood Feb below it, lines counted on"
    )
    assert [line.errors[0].line for line in taken.lines if line.errors] == [8]
    assert taken.reading.why == "2 tables: Mood Jan and 1 more like it, Mood Mar"
    assert taken.why_left("Notes") == "no day stands there"
    assert len(Taken(book(months), Said(sheet="Mood Jan")).values) == 2


def test_sheets_of_a_day_each_are_one_table() -> None:
    days = {
        "Aug 27 2026": [["Squat", "Press"], [5, 10], [8, 12]],
        "Aug 28 2026": [["Squat", "Press"], [6, 11]],
        "Aug 29 2026": [["Squat", "Curl"], [6, 11]],
    }
    taken = Taken(book(days), Said(several=("maximum",)))
    assert taken.values == [
        "2026-08-27 squat 8",
        "2026-08-27 press 12",
        "2026-08-28 squat 6",
        "2026-08-28 press 11",
        "2026-08-29 squat 6",
        "2026-08-29 curl 11",
    ]
    assert Taken(book({"27.08.2026": [["Squat", "Press"]], "Log": sheet(date(2026, 5, 1))})).values


def test_sheets_with_days_across_are_one_table() -> None:
    rows: list[list[Cell]] = [["", date(2026, 1, 1), date(2026, 1, 2)], ["mood", 4, 7]]
    after: list[list[Cell]] = [["", date(2027, 1, 1), date(2027, 1, 2)], ["mood", 5, 6]]
    now = replace(HERE, now=HERE.now.replace(year=2028))
    taken = Taken(book({"2026": rows, "2027": after}), here=now)
    assert [one[:10] + one[-2:] for one in taken.values] == [
        "2026-01-01 4",
        "2026-01-02 7",
        "2027-01-01 5",
        "2027-01-02 6",
    ]


def lifted(*days: int, month: int = 5, names: tuple[str, ...] = ("lift",)) -> list[list[Cell]]:
    return [
        ["date", *names],
        *([date(2026, month, day), *range(day, day + len(names))] for day in days),
    ]


def test_a_sheet_whose_days_come_after_goes_on_with_its_own_columns_too() -> None:
    before = lifted(1, 2, names=("lift", "", "Lift"))
    after = lifted(1, 2, month=4, names=("Lift", "lift", "pull", ""))
    for row in (*before[1:], *after[1:]):
        row[-1] = f"felt {row[-1]}"
    before[1] = [date(2026, 5, 1), 1, "a", 3]
    before[2] = [date(2026, 5, 2), 2, "b", 4]
    taken = Taken(book({"Part 2": before, "Log": after}))
    assert taken.values == [
        "2026-05-01 lift 1",
        "2026-05-01 lift-no-unit 3",
        "2026-05-02 lift 2",
        "2026-05-02 lift-no-unit 4",
        "2026-04-01 lift 2",
        "2026-04-01 lift-no-unit 1",
        "2026-04-01 pull 3",
        "2026-04-02 lift 3",
        "2026-04-02 lift-no-unit 2",
        "2026-04-02 pull 4",
    ]
    assert taken.notes[-1] == "2026-04-02 column 6: felt 5"
    assert taken.reading.what.endswith(", with Log below it, lines counted on")


def test_a_sheet_with_other_values_of_the_same_days_may_be_of_somebody_else() -> None:
    for names, other in ((("lift",), ("lift",)), (("lift", "pull"), ("lift",))):
        content = book({"First": lifted(1, 3, names=names), "Next": lifted(2, 4, names=other)})
        taken = Taken(content)
        assert {value[:10] for value in taken.values} == {"2026-05-01", "2026-05-03"}
        assert taken.why_left("Next") == LEFT
    kids = book({"Me": HIKES, "Ann": lifted(1, 3), "Ben": lifted(2, 4)})
    assert Taken(kids).values == ["2026-06-01 hike 12"]
    assert Taken(kids).why_left("Ann, Ben") == "other sheets; --sheet Ann"


def test_a_sheet_with_days_and_other_columns_is_a_table_of_its_own() -> None:
    notes: list[list[Cell]] = [["date", "note"], [date(2026, 5, 2), "lost my watch"]]
    taken = Taken(book({"Lifts": lifted(1), "Hikes": HIKES, "Notes": notes}))
    assert taken.values == ["2026-05-01 lift 1", "2026-06-01 hike 12"]
    assert taken.notes == ["2026-05-02 lost my watch"]
    assert taken.reading.why == "3 tables: Lifts, Hikes, Notes"
    assert [line.number for line in taken.lines] == [2, 4, 6]
    assert taken.how("Hikes: hike (km)").startswith("measure hike (new): 0 km and up")
    named = Taken(
        book({"Lifts": lifted(1), "Next": HIKES}), mapping=Mapping("date", notes=("lift",))
    )
    assert named.why_left("Next") == LEFT


def test_sheets_that_share_no_more_than_the_time_of_their_lines_are_tables_of_their_own() -> None:
    def timed(name: str, *values: int) -> list[list[Cell]]:
        rows = [[date(2026, 5, 1), f"{hour}:30", hour] for hour in values]
        return [["Date", "Time", name], *rows]

    taken = Taken(book({"Food": timed("Milk ml", 8, 12), "Nappies": timed("Wet", 9, 15)}))
    assert taken.values == [
        "2026-05-01T08:30 milk 8",
        "2026-05-01T12:30 milk 12",
        "2026-05-01T09:30 wet 9",
        "2026-05-01T15:30 wet 15",
    ]


def test_a_question_names_its_sheet() -> None:
    twice = lifted(1, 1)
    twice[2][1] = 5
    question = Taken(book({"Hikes": HIKES, "Lifts": twice})).reading.question
    assert question is not None
    assert question.text.startswith("Lifts: 1 day has several values of lift")


def test_a_sheet_whose_columns_may_mean_something_else_is_left() -> None:
    sets = lifted(1, 2, names=("lift", "pull"))
    for other in (
        lifted(1, 2, names=("lift", "squat")),
        [["date", "squat", "next date"], [date(2026, 5, 1), 2, date(2026, 5, 8)]],
        [[date(2026, 5, 1), 2], [date(2026, 5, 2), 3]],
    ):
        taken = Taken(book({"First": sets, "Next": other}))
        assert len(taken.values) == 4
        assert taken.why_left("Next") == LEFT


def test_a_sheet_of_what_is_formed_from_others_is_left() -> None:
    taken = Taken(book({"Lifts": lifted(1), "Hike chart": HIKES}))
    assert taken.why_left("Hike chart") == 'other sheets; --sheet "Hike chart"'


def eaten(*grams: int, fat: tuple[int, ...] = ()) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [date(2026, 5, 1 + number // 3), f"food {number % 3}", one, *fat[number : number + 1]]
        for number, one in enumerate(grams)
    ]
    return [[*FOOD, "calories"], *rows]


def test_a_sheet_that_says_the_same_fills_what_is_empty_and_counts_nothing_twice() -> None:
    older = eaten(40, 50, 40, 40, 50, fat=(1, 2, 4, 8, 16))
    older.insert(3, [date(2026, 5, 1), "", "grams", "fat"])
    taken = Taken(
        book({"Food": eaten(40, 50, 40, 40, 50, 60), "Older": older}), Said(several=("sum",))
    )
    assert taken.values == ["2026-05-01 calories 7", "2026-05-02 calories 24"]
    assert len(taken.doses) == 6
    assert taken.reading.what.endswith(", with calories of the same lines in Older")


def test_a_sheet_that_says_no_more_than_another_is_left() -> None:
    food = eaten(40, 50, 40, 40, 50, 60, fat=(1, 2, 4, 8, 16, 32))
    once = Taken(book({"Food": food, "Copy": food[:4]}), Said(several=("sum",)))
    assert once.why_left("Copy") == "all of its lines are in Food"
    nearly = [*food[:6], [date(2026, 5, 2), "food 9", 7, 8]]
    assert Taken(book({"Food": food, "Copy": nearly})).why_left("Copy") == (
        "5 of its 6 lines are in Food; --sheet Copy"
    )


def sheet_of(name: str, days: Sequence[str], number: int) -> list[list[Cell]]:
    return [["Date", name], *([day, number + at] for at, day in enumerate(days))]


def test_what_was_said_of_days_is_said_of_each_sheet() -> None:
    days = ("Sat March 7", "Fri March 6", "Thu March 5", "Mon March 2")
    for some, first, said in (
        (days, "2020-03-07", Said(year=2020)),
        (("3/4", "3/6"), "2020-03-04", Said(year=2020, order=DateOrder.MONTH_FIRST)),
    ):
        walks = sheet_of("Walks", some, 4)
        naps = sheet_of("Naps", some, 7)
        both = [[*row, other[1]] for row, other in zip(walks, naps, strict=True)]
        content = book({"Walks": walks, "Naps": naps, "Both": both, "Legend": [["a"], ["b"]]})
        taken = Taken(content, said)
        assert len(taken.values) == 2 * len(some)
        assert {f"{first} walks 4", f"{first} naps 7"} <= {*taken.values}
        assert taken.why_left("Both") == "all of its lines are in Walks"
        assert taken.why_left("Legend") == "no day stands there"
        alone = Taken(book({"Walks": walks, "Both": both}), said)
        besides = "all of its lines are in Walks, but for Naps; --sheet Both"
        assert alone.why_left("Both") == besides
        assert Taken(content).reading.question
