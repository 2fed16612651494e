"""Commas within brackets without quotation marks, and the marks that a program calls entries."""

from sidelog.exchange.reader import Said
from tests.exchange.table.tables import Taken


def entry(day: int, value: int) -> str:
    return f"Entry(timestamp=2022-04-0{day}, value={value})"


def habits(*rows: tuple[int, int, int]) -> str:
    lines = (
        f"2022-04-0{day},{','.join(entry(day, value) for value in row)},\n"
        for day, row in enumerate(rows, start=1)
    )
    return f"Date,Bath,Wake Up,Cycling,\n{''.join(lines)}"


def test_entries_are_the_marks_of_their_habits() -> None:
    taken = Taken(habits((2, 7000, -1), (0, 7250, 3000), (2, 6500, -1)))
    assert taken.values == [
        "2022-04-01 bath 1",
        "2022-04-01 wake-up 7",
        "2022-04-02 bath 0",
        "2022-04-02 wake-up 7.25",
        "2022-04-02 cycling 3",
        "2022-04-03 bath 1",
        "2022-04-03 wake-up 6.5",
    ]
    assert not taken.notes
    assert not taken.errors
    assert "of Wake Up, Cycling they are thousandths" in taken.reading.why


def test_an_entry_of_another_day_than_its_line_is_no_mark() -> None:
    rows = habits((2, 7000, -1), (0, 7250, 3000), (2, 6500, -1))
    assert not Taken(rows.replace(entry(2, 0), entry(3, 0))).values


def test_commas_within_brackets_are_of_their_cells() -> None:
    taken = Taken(
        "date,lunch,mood\n2026-01-01,tea (green, hot),4\n"
        "2026-01-02,rice (brown, cold),6\n2026-01-03,soup (leek, oil, salt),5\n",
        Said(range=(0, 10)),
    )
    assert [value.split()[-1] for value in taken.values] == ["4", "6", "5"]
    assert taken.notes[2] == "2026-01-03 lunch: soup (leek, oil, salt)"


def test_brackets_that_stay_open_part_nothing() -> None:
    taken = Taken("date,note,mood\n2026-01-01,well :(,4\n2026-01-02,bad :(,6\n2026-01-03,so,5\n")
    assert [value.split()[-1] for value in taken.values] == ["4", "6", "5"]
