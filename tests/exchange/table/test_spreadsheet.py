"""Spreadsheets: typed cells come in as what they are."""

import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from sidelog.errors import BadDataError, ConfigurationError, UsageError
from sidelog.exchange.reader import DateOrder, Said
from sidelog.exchange.table.book.sheets import are_of_times
from sidelog.exchange.table.book.spreadsheet import cell_text, is_spreadsheet
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.books import Cell, Percent, book
from tests.exchange.table.tables import HERE, Taken, source_of, table

LOG: list[list[Cell]] = [
    ["My log"],
    [],
    ["Date", "Weight (kg)", "Sleep", "Took pill", "Note"],
    [date(2026, 5, 1), 70.1, timedelta(hours=7, minutes=45), True, "ä <b>"],
    [datetime(2026, 5, 2), 0.1 + 0.2, time(8, 10), False, None],  # noqa: DTZ001  (a sheet has no zones)
    [date(2026, 5, 3), None, "6 h 30"],
]


def test_typed_cells_are_read_exactly() -> None:
    taken = Taken(book({"About": [["hello"]], "Log": LOG}))
    assert taken.values == [
        "2026-05-01 weight 70.1",
        "2026-05-01 sleep-hours 7.75",
        "2026-05-02 weight 0.3",
        "2026-05-02 sleep-hours 8.16667",
        "2026-05-03 sleep-hours 6.5",
    ]
    assert taken.doses == ["2026-05-01 pill ?", "2026-05-02 pill none"]
    assert taken.notes == ["2026-05-01 ä <b>"]
    assert taken.reading.what == "a spreadsheet (sheet 'Log', of 2 sheets)"
    assert [line.number for line in taken.lines] == [4, 5, 6]


def test_moments_of_a_sheet_keep_their_seconds() -> None:
    rows: list[list[Cell]] = [["When", "Sys"], [datetime(2026, 5, 1, 22, 30, 15), 120]]  # noqa: DTZ001
    (entry,) = Taken(book({"S": rows})).entries
    assert entry.at
    assert entry.at.isoformat() == "2026-05-01T22:30:15+02:00"


def dated(*days: Cell) -> bytes:
    return book(
        {"S": [["Made on", date(2026, 9, 9)], ["Date", "Mood"], *([day, 5] for day in days)]}
    )


def test_dates_beside_days_in_words_may_be_exchanged_and_are_refused() -> None:
    """As in a sheet that puts the month first, in which a person writes the day first."""
    eighths = [date(2026, month, 8) for month in range(1, 12)]
    words = [f"{day}/08/2026" for day in range(12, 21)]
    for said in (Said(), Said(order=DateOrder.DAY_FIRST)):
        with pytest.raises(BadDataError) as refusal:
            Taken(dated(*eighths, *words), said)
        assert refusal.value.message == (
            "file.csv, column Date: 11 are dates of the spreadsheet, as in line 3, and 9 are "
            "words, as 12/08/2026 in line 14: the day and the month of the 11 may be exchanged."
        )
    with pytest.raises(BadDataError, match="may be exchanged"):
        Taken(dated(*eighths, *words), mapping=Mapping(day="Date", measures=("Mood",)))
    for more in (["04/05/2026"], [date(2026, 1, 20), "13/08/2026", date(2026, 5, 2)]):
        with pytest.raises(BadDataError, match="may be exchanged"):
            Taken(dated(date(2026, 1, 8), *more))


def test_dates_beside_days_in_words_are_taken_where_all_are_in_order() -> None:
    taken = Taken(dated(date(2026, 8, 12), "13/08/2026", date(2026, 8, 14), "15/08/2026"))
    assert [value.split()[0] for value in taken.values] == [
        f"2026-08-{day}" for day in range(12, 16)
    ]
    taken = Taken(
        dated(date(2026, 5, 1), date(2026, 5, 2)), mapping=Mapping("Date", notes=("Mood",))
    )
    assert len(taken.notes) == 2
    taken = Taken(dated("when?", date(2026, 8, 14), "13/08/2026"))
    assert [value.split()[0] for value in taken.values] == ["2026-08-14", "2026-08-13"]
    taken = Taken(dated(date(2026, 1, 8), "9 Jan 2026"))
    assert [value.split()[0] for value in taken.values] == ["2026-01-08", "2026-01-09"]


def test_the_other_sheets_in_which_something_stands_are_named() -> None:
    rows: list[list[Cell]] = [["date", "mood"], [date(2026, 5, 1), 6]]
    other: list[list[Cell]] = [["date", "mood"], [date(2026, 5, 1), 4]]
    content = book({"Left": rows, "My right": other, "Empty": [], "Meds": [["Drug", "mg"]]})
    taken = Taken(content)
    assert taken.why_left("My right") == 'other sheets; --sheet "My right"'
    assert taken.why_left("Meds") == "no day stands there"
    assert Taken(content, Said(sheet="Left")).why_left("My right, Meds")
    assert Taken(book({"Sep": rows, "Empty": []})).reading.left == ()


def sheet(*days: date) -> list[list[Cell]]:
    return [["date", "mood"], *([day, 6] for day in days)]


def test_a_sheet_that_is_called_by_a_day_is_of_that_day() -> None:
    sets: list[list[Cell]] = [["Legs"], ["Squat", "Time"], [5, time(8, 0)], [8, time(8, 10)]]
    content = book(
        {
            "Log": sheet(date(2026, 5, 1)),
            "27.08.2026": sets,
            "2026-09-01": sheet(date(2026, 5, 2)),
        }
    )
    taken = Taken(content, Said(sheet="27.08.2026"))
    assert taken.values == ["2026-08-27T08:00 squat 5", "2026-08-27T08:10 squat 8"]
    assert [line.number for line in taken.lines] == [3, 4]
    assert taken.reading.what == (
        "a spreadsheet (sheet '27.08.2026', of 3 sheets, whose name is the day of its lines)"
    )
    assert [value[:10] for value in Taken(content, Said(sheet="2026-09-01")).values] == [
        "2026-05-02"
    ]
    assert taken.why_left("Log, 2026-09-01")


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Jan", "February", True),
        ("2023", "2024", True),
        ("Mood 2023", "Mood 2024", True),
        ("Week 1", "Week 12", True),
        ("Q1 2024", "Q2 2024", True),
        ("4月", "12月", True),
        ("Januar 23", "Februar 23", True),
        ("Sheet1", "Sheet2", False),
        ("Rat 1", "Rat 2", False),
        ("Left arm", "Right arm", False),
        ("Weight", "Steps", False),
        ("Mood", "Mood", False),
        ("27.08.2026", "2026-08-28", True),
    ],
)
def test_names_of_times_are_told_from_others(one: str, other: str, *, are: bool) -> None:
    assert are_of_times(one, other) is are


def test_the_sheet_that_was_said_is_read() -> None:
    content = book({"Log": LOG, "Other": [["date", "mood"], [date(2026, 5, 1), 6]]})
    assert Taken(content, Said(sheet="Other")).values == ["2026-05-01 mood-0-10 6"]
    assert Taken(content, Said(sheet="other")).values == ["2026-05-01 mood-0-10 6"]
    with pytest.raises(UsageError, match="no sheet 'None'") as refusal:
        Taken(content, Said(sheet="None"))
    assert refusal.value.hint == "Its sheets: Log, Other."


def test_a_spreadsheet_without_a_table_is_said() -> None:
    with pytest.raises(BadDataError, match="no sheet with a table"):
        Taken(book({"S": [["hello"]], "T": []}))


def test_a_damaged_spreadsheet_is_said() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.xml", "<no")
    with pytest.raises(BadDataError, match="a spreadsheet that cannot be read"):
        Taken(made.getvalue())
    with pytest.raises(BadDataError, match="a spreadsheet that cannot be read"):
        Taken(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_spreadsheet_that_would_fill_the_memory_is_refused() -> None:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", " " * 60_000_000)
    with pytest.raises(BadDataError, match="would unpack to"):
        Taken(made.getvalue())


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ConfigurationError, match="not installed") as refusal:
        Taken(book({"Log": LOG}))
    assert "pip install 'sidelog[spreadsheets]'" in refusal.value.hint


def test_text_is_no_spreadsheet() -> None:
    assert not is_spreadsheet(source_of("date,mood\n"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (5.0, "5"),
        (7, "7"),
        (0.1 + 0.2, "0.3"),
        (True, "TRUE"),
        (False, "FALSE"),
        (time(8, 29, 59, 999_999), "08:30:00"),
        (datetime(2026, 5, 1, 8, 29, 59, 999_999), "2026-05-01 08:30:00"),  # noqa: DTZ001
        (timedelta(hours=30, seconds=5), "30:00:05"),
    ],
)
def test_a_cell_says_what_was_typed(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


def test_a_damaged_sheet_is_said() -> None:
    whole = book({"Log": LOG})
    made = BytesIO()
    with ZipFile(BytesIO(whole)) as packed, ZipFile(made, "w") as again:
        for name in packed.namelist():
            content = packed.read(name)
            again.writestr(name, content[:400] if name.endswith("s1.xml") else content)
    with pytest.raises(BadDataError, match="a spreadsheet that cannot be read"):
        Taken(made.getvalue())


def changed(content: bytes, path: str, old: str, new: str) -> bytes:
    """A workbook of which a part says something else."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            after.writestr(name, text.replace(old, new) if name == path else text)
    return made.getvalue()


def test_cells_farther_apart_than_memory_holds_are_refused() -> None:
    rows: list[list[Cell]] = [["date", "mood"], [date(2026, 5, 1), 6]]
    far = changed(book({"Log": rows}), "xl/worksheets/s1.xml", 'r="B2"', 'r="XFD1048576"')
    with pytest.raises(BadDataError, match="cells so far apart"):
        Taken(far)


def test_a_sheet_that_is_hidden_comes_after_those_that_are_seen() -> None:
    first: list[list[Cell]] = [["date", "mood"], [date(2026, 5, 1), 6]]
    other: list[list[Cell]] = [["date", "mood"], [date(2026, 5, 2), 4]]
    content = book({"Old": first, "Now": other})
    hidden = changed(content, "xl/workbook.xml", 'name="Old"', 'name="Old" state="hidden"')
    assert [value[:10] for value in Taken(hidden).values] == ["2026-05-02"]


def test_what_is_kept_in_words_is_there_when_its_measure_is() -> None:
    content = table("CRP", 3, "<5")
    (made,) = Taken(content).defined.values()
    here = replace(HERE, measures={**HERE.measures, made.name: made})
    assert Taken(content, here=here).notes == Taken(content).notes


def test_what_a_sheet_shows_as_percent_is_percent() -> None:
    shares = [0.365, 0.07, 1]
    rows = [
        [date(2026, 5, day), Percent(share), Percent(share) if day > 1 else share]
        for day, share in enumerate(shares, start=1)
    ]
    taken = Taken(book({"About": [["hello"]], "A & B": [["Date", "Fat", "Some"], *rows]}))
    assert [one for one in taken.values if "fat" in one] == [
        "2026-05-01 fat 36.5",
        "2026-05-02 fat 7",
        "2026-05-03 fat 100",
    ]
    assert [one for one in taken.values if "some" in one] == [
        "2026-05-01 some 0.365",
        "2026-05-02 some 0.07",
        "2026-05-03 some 1",
    ]
