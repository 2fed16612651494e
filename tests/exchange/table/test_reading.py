"""The door itself: what a file was taken for, and that flags bring the same entries."""

import pytest

from sidelog.errors import UsageError
from sidelog.exchange.reader import Decimals, Said
from sidelog.exchange.table.mapping import Mapping
from tests.exchange.table.books import book
from tests.exchange.table.tables import Taken


def test_a_person_sees_what_it_was_taken_for_and_why() -> None:
    reading = Taken("Diary\ndate;mood\n2026-05-01;9\n").reading
    assert reading.form == "csv"
    assert reading.what == "a table (CSV, between semicolons)"
    assert reading.why == (
        "its column 'date' says the day of each line; "
        "line 2 names the columns, and 'Diary' above it is not read"
    )
    assert [(one.found, one.name) for one in reading.brought] == [
        *(("date", "day"), ("mood", "measure mood"))
    ]
    assert reading.counted == "line"


def test_what_a_person_says_of_the_columns_is_done() -> None:
    content = "Diary\ndate;what;score\n13.05.2026;a;6,5\n14.05.2026;b;7\n"
    mapping = Mapping(day="date", measures=("score=pain",), notes=("what",))
    taken = Taken(content, mapping=mapping)
    assert taken.values == ["2026-05-13 pain 6.5", "2026-05-14 pain 7"]
    assert taken.notes == ["2026-05-13 a", "2026-05-14 b"]
    assert [one.found for one in taken.reading.brought] == ["date", "score", "what"]
    part = Taken(
        content, Said(decimals=Decimals.COMMA), mapping=mapping.__class__("date", notes=("what",))
    )
    assert part.why_left("score") == "not named"
    sheet = book({"S": [["date", "x"], ["2026-05-01", 6.5], ["2026-05-02", 7]]})
    assert Taken(sheet, mapping=Mapping(day="date", measures=("x",))).values == [
        *("2026-05-01 x 6.5", "2026-05-02 x 7")
    ]
    with pytest.raises(UsageError, match="no column 'nope'"):
        Taken(content, mapping=Mapping(day="nope", notes=("what",)))


@pytest.mark.parametrize(
    ("content", "mapping"),
    [
        (
            "when,happy,note\n2026-05-01T08:00,37,a\n2026-05-01T08:00,37,a\n2026-05-02T09:30,80,\n",
            Mapping(at="when", measures=("happy",), notes=("note",)),
        ),
        (
            "day,mood,note\n2026-05-01,6, as it is \n2026-05-02,skip,\n2026-05-03,8,\n",
            Mapping(day="day", measures=("mood",), notes=("note",)),
        ),
        (
            (
                "datetime,substance,amount\n2022-07-06T22:31:44+02:00,melatonin,0.372mg\n"
                "2022-07-06T23:00:00Z,Melatonin,2 capsules\n2022-07-07T23:00:00Z,melatonin,none\n"
            ),
            Mapping(at="datetime", product_column="substance", amounts=("amount",)),
        ),
        (
            "date,metric,value\n2026-05-01,mood,6\n2026-05-02,Mood,8\n2026-05-02,steps,100\n",
            Mapping(day="date", measure_column="metric", value_column="value"),
        ),
    ],
)
def test_by_itself_a_file_brings_the_entries_that_flags_brought(
    content: str, mapping: Mapping
) -> None:
    by_flags = {entry.identity for entry in Taken(content, mapping=mapping).entries}
    assert {entry.identity for entry in Taken(content).entries} == by_flags
    assert len(by_flags) > 2


def test_a_file_that_grew_brings_the_same_entries_again() -> None:
    first = Taken("date,mood\n2026-05-02,9\n2026-05-01,6\n").entries
    more = Taken("date,mood\n2026-05-01,6\n2026-05-02,9\n2026-05-03,8\n").entries
    assert {entry.identity for entry in first} < {entry.identity for entry in more}


def test_a_sheet_that_was_saved_as_csv_brings_the_same_entries() -> None:
    sheet = Taken(book({"S": [["date", "mood"], ["2026-05-01", 6], ["2026-05-02", 7.0]]}))
    text = Taken("date;mood\n2026-05-01;6\n2026-05-02;7\n")
    assert [one.identity for one in sheet.entries] == [one.identity for one in text.entries]
